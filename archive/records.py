"""The records of the archive: one frozen dataclass per table, its fields the table's columns.

Times are UTC (archive/times.py); a `date` field holds a day or a second, as precise as the page.
Offsets count Unicode code points into the version's text, half-open, so that
``version.text[quote.start:quote.end] == quote.text`` always holds.
None means that the page does not say; an empty string never means unknown.
A finding names the version it was read from, its tagger ("quotes@1") and a score from 0 to 1.
Tables whose key the database gives have one column more than their record: ``id``.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

ROSTER = "ice-roster"  # the kind of source that reads ICE's workbooks, and no documents


class Outcome(StrEnum):
    """What became of a fetch, or of a whole run; each way of getting nothing has its own name."""

    OK = "ok"  # a run that read its listing
    RELEVANT = "relevant"  # a document about 287(g)
    IRRELEVANT = "irrelevant"  # a document about something else
    LISTING = "listing"  # a page or feed read for its links
    WORKBOOK = "workbook"  # a workbook of the roster
    ROBOTS = "robots"  # a robots.txt, whatever came of it
    REDIRECTED = "redirected"
    NOT_MODIFIED = "not-modified"  # 304, the answer to a conditional request
    EMPTY = "empty"  # an answer without content, or a feed without entries
    PAGE_CHANGED = "page-changed"  # the page lacks what the spider reads from it
    NOT_A_FEED = "not-a-feed"  # HTML or anything else where a feed, sitemap or API should be
    NOT_A_WORKBOOK = "not-a-workbook"  # HTML or anything else where a workbook should be
    GONE = "gone"  # 404 or 410
    BLOCKED = "blocked"  # 401, 403, 429, 451, or a wall with status 200
    FORBIDDEN_BY_ROBOTS = "forbidden-by-robots"  # never asked, for robots.txt says no
    PRIVATE_ADDRESS = "private-address"  # never asked, for it leads into a private network
    BUDGET_SPENT = "budget-spent"  # a run that asked as much as it may; the next one goes on
    TIME_OUT = "time-out"
    TOO_LARGE = "too-large"
    FAILED = "failed"  # 5xx, or no answer at all
    INTERRUPTED = "interrupted"  # a run that was killed; the next one goes on


READ = (Outcome.RELEVANT, Outcome.IRRELEVANT)  # a document that was read
FAILURES = (
    Outcome.EMPTY,
    Outcome.PAGE_CHANGED,
    Outcome.NOT_A_FEED,
    Outcome.NOT_A_WORKBOOK,
    Outcome.TIME_OUT,
    Outcome.TOO_LARGE,
    Outcome.FAILED,
)
BARRED = (Outcome.BLOCKED, Outcome.FORBIDDEN_BY_ROBOTS, Outcome.PRIVATE_ADDRESS)
LOST = (*FAILURES, Outcome.BLOCKED)  # a document that a later run asks again
ANSWERED = (  # a page came back, whatever it was good for
    *READ,
    Outcome.LISTING,
    Outcome.WORKBOOK,
    Outcome.EMPTY,
    Outcome.PAGE_CHANGED,
    Outcome.NOT_A_FEED,
    Outcome.NOT_A_WORKBOOK,
)
WELL = (Outcome.OK, Outcome.NOT_MODIFIED)  # a run that read all that its source listed


@dataclass(frozen=True, kw_only=True)
class Source:
    """A place that publishes documents; a table of the registry."""

    id: str  # e.g. "ice-newsroom"
    name: str
    kind: str  # the spider that reads it: "ice-newsroom", "feed"; crawler/spiders/
    url: str  # the page or feed that the spider starts from
    home_state: str | None  # postal code; None for national outlets
    language: str  # BCP 47, e.g. "en"
    rights: str  # "public-domain" or "copyrighted"
    wordpress: str | None = None  # home of its WordPress API, which gives its history
    sitemap: str | None = None  # which gives its history, too
    options: str | None = None  # what its spider needs to know beside, as a JSON object of texts
    is_on: bool = True  # visited by a crawl that names no source

    def option(self, name: str) -> str | None:
        """One of the options, such as the `link` of a listing: a CSS selector."""
        found: str | None = json.loads(self.options or "{}").get(name)
        return found


@dataclass(frozen=True, kw_only=True)
class Address:
    """An address that the crawler knows: when to ask for it next, and what was said of it.

    The crawl's frontier and its memory: archive/frontier.py. `byline` to `topic` are what a listing
    says of the document there.
    """

    url: str  # canonical
    source: str  # Source.id of whoever asks for it
    role: str  # "document", or the spider that reads it as a listing: "feed", "wordpress"
    found_at: datetime  # when it was first named
    due_at: datetime | None  # when to ask for it next; None: never again
    visits: int = 0  # answers read so far, for the interval to the next
    failures: int = 0  # in a row
    outcome: Outcome | None = None  # of the last fetch; None before the first
    run: int | None = None  # runs.id of the last fetch
    byline: str | None = None
    published_at: date | None = None
    section: str | None = None
    topic: str | None = None


@dataclass(frozen=True, kw_only=True)
class Lead:
    """A headline that a discovery service names without the document's own address."""

    source: str  # Source.id of the service
    title: str
    outlet: str | None  # as the service names it
    outlet_url: str | None  # the outlet's home
    published_at: date | None
    found_at: datetime


@dataclass(frozen=True, kw_only=True)
class Run:
    """One visit to one source.

    `new`, `changed`, `unchanged` count documents, and the workbooks of the roster; the counts below
    `asked` count them and listings as each ended, retries and redirects once. No robots.txt counts.
    """

    source: str  # Source.id
    started_at: datetime
    finished_at: datetime | None = None  # None while it runs
    outcome: Outcome | None = None  # None while it runs
    message: str | None = None  # what went wrong, naming source, thing and place
    asked: int = 0  # requests sent, retries and redirects among them
    fetched: int = 0  # answered with a page
    not_modified: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    irrelevant: int = 0
    gone: int = 0
    blocked: int = 0
    failed: int = 0  # time-outs and pages that could not be read among them
    channel: str | None = None  # the history read, "wordpress", or "probe"; None for what is new


@dataclass(frozen=True, kw_only=True)
class Fetch:
    """One request and what came back. A redirect is a fetch of its own."""

    run: int  # runs.id
    url: str  # as asked
    fetched_at: datetime
    outcome: Outcome
    status: int | None = None  # HTTP status; None where there was no answer
    message: str | None = None  # the reason of a failure
    location: str | None = None  # where a redirect leads
    content_type: str | None = None
    length: int | None = None  # bytes of the body as sent
    sha256: str | None = None  # hex digest of the body as sent
    etag: str | None = None
    last_modified: str | None = None  # as the server states it
    warc_file: str | None = None  # name in the WARC folder; None where nothing was kept
    warc_offset: int | None = None  # bytes from the file's start


@dataclass(frozen=True, kw_only=True)
class Document:
    """One published page about 287(g), as it stands now."""

    id: int  # archive/ids.py
    source: str  # Source.id
    url: str  # canonical
    kind: str  # "news", "press-release" or "statement"
    title: str
    byline: str | None
    published_at: date | None  # as the page states it
    updated_at: date | None  # as the page states it
    language: str | None  # BCP 47
    section: str | None
    is_opinion: bool
    place: str | None  # the dateline of a press release, "Galveston, TX"
    topic: str | None  # ICE's own heading
    text: str  # of the current version
    version: int  # versions.id of the current version
    first_seen_at: datetime
    fetched_at: datetime  # when the page was last asked for and answered
    is_paywalled: bool = False  # as the page marks itself
    wire: str | None = None  # the agency that it comes from, "Associated Press"


@dataclass(frozen=True, kw_only=True)
class Version:
    """One state of a document's words. A changed stamp or byline alone makes none."""

    document: int  # Document.id
    fetch: int  # fetches.id of the response that it was first read from
    title: str
    text: str
    sha256: str  # hex digest of title and text: archive/visits.py
    first_seen_at: datetime
    language: str | None = None  # "en", as the taggers made it out; None: not read yet, or no words


@dataclass(frozen=True, kw_only=True)
class Jurisdiction:
    """A state, county or place that a document names or a listed agency serves."""

    id: str  # "ne", "ne-dakota-county", "pa-bensalem"
    name: str  # "Dakota County"
    kind: str  # state, county, parish, borough, census-area, independent-city, place, township
    state: str  # postal code
    fips: str | None  # state 2 digits, county 5, place 7, township 10
    geonames: int | None  # GeoNames id
    county: str | None  # Jurisdiction.id of the county that holds a place; None where not known


@dataclass(frozen=True, kw_only=True)
class JurisdictionMention:
    """Words that name a jurisdiction. Without evidence for one, the candidates stay."""

    version: int
    jurisdiction: str | None  # Jurisdiction.id; None where it stays ambiguous
    candidates: str | None  # JSON list of Jurisdiction.id; None where it is not ambiguous
    role: str  # "subject" or "mentioned"
    start: int
    end: int
    text: str
    score: float
    tagger: str


@dataclass(frozen=True, kw_only=True)
class Agency:
    """A body of government that enforces, detains or deports: named in a text, listed by ICE."""

    id: str  # "ne-dakota-county-sheriffs-office"
    name: str
    kind: str  # sheriff, police, corrections, state-police, prosecutor, federal, other, …
    state: str | None  # postal code; None for federal bodies and without evidence
    jurisdiction: str | None  # Jurisdiction.id
    listing: str | None = None  # where it stands on ICE's lists: roster/records.py; None: on none
    type: str | None = None  # as ICE lists it last: "County"
    county: str | None = None  # as ICE lists it last
    jurisdiction_by: str | None = None  # the rule that found the jurisdiction of a listed agency
    note: str | None = None  # why it was set by hand, or stays open
    resolver: str | None = None  # what looked for it last, "places@1"; None: nothing has


@dataclass(frozen=True, kw_only=True)
class AgencyMention:
    """Words that name an agency."""

    version: int
    agency: str  # Agency.id
    start: int
    end: int
    text: str
    score: float
    tagger: str


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone who holds office, speaks for a body or is quoted; never anyone else.

    Two documents name the same person only where the name and a second identifier agree:
    archive/people.py makes the id so, nlp/merging/ finds what it kept apart.
    """

    id: str  # "chris-kleinberg-ne-dakota-county"
    name: str  # the fullest that a document gives
    role: str | None  # class of the latest title: "sheriff", "police-chief", … (docs/labels.md)
    title: str | None  # latest, as printed
    is_official: bool
    organization: str | None
    jurisdiction: str | None  # Jurisdiction.id
    is_former: bool = False  # the latest document speaks of an office held in the past


@dataclass(frozen=True, kw_only=True)
class PersonMerge:
    """That two people whom documents gave different ids are one. The first is no row of people."""

    id: str  # Person.id as the documents gave it: PersonMention.found_as
    person: str  # Person.id of the one that stays
    name: str  # the fullest that a document gives under the former id
    by: str  # "rule" or "review", a line of the reviewed file
    because: str  # in words: which names, office or place, and times agree
    is_official: bool  # as documents have it under the former id


@dataclass(frozen=True, kw_only=True)
class PersonMention:
    """Words that name a person, with the office that this version gives them."""

    version: int
    person: str  # Person.id
    title: str | None  # as printed in this version
    role: str | None
    organization: str | None
    jurisdiction: str | None  # Jurisdiction.id
    start: int
    end: int
    text: str
    score: float
    tagger: str
    agency: str | None = None  # Agency.id of the office: archive/officials.py
    is_former: bool = False  # the version speaks of an office held in the past
    found_as: str | None = None  # Person.id before any merge; None: not merged


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Words that a document puts in someone's mouth, without their outer marks."""

    version: int
    start: int
    end: int
    text: str
    kind: str  # "direct" or "indirect"
    speaker: str | None  # the fullest name, or the words for an unnamed one; None: nobody
    speaker_kind: str | None  # person, organization, document, unnamed
    speaker_start: int | None  # where the attribution stands
    speaker_end: int | None
    person: str | None  # Person.id of a speaker who is a person
    cue: str | None  # "said"
    told_to: str | None  # "Reuters"
    venue: str | None  # interview, statement, press-release, testimony, meeting, …
    score: float
    tagger: str
    found_as: str | None = None  # Person.id before any merge; None: not merged


@dataclass(frozen=True, kw_only=True)
class AgreementMention:
    """A sentence that says what became of an agreement of one agency or place."""

    version: int
    event: str  # signed, ended, …: docs/labels.md
    agency: str | None  # Agency.id
    jurisdiction: str | None  # Jurisdiction.id
    state: str | None  # postal code
    model: str | None  # as AgreementModel in archive/roster/records.py: "task-force"
    date: str | None  # of the event, as precise as the text: "2026", "2026-03", "2026-03-09"
    reasons: str | None  # JSON list of codes: docs/labels.md; None where the text gives none
    start: int
    end: int
    text: str  # the sentence
    score: float
    tagger: str


@dataclass(frozen=True, kw_only=True)
class Tagging:
    """That a tagger has read a version, whether or not it found anything."""

    version: int
    tagger: str  # component and version, "quotes@1"
    tagged_at: datetime
