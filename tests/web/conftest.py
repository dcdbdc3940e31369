"""An archive of sample documents about invented people, hostile ones among them, and its site.

It is written as the crawler and the taggers write it: through the Store.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from archive.findings import Findings
from archive.records import (
    Agency,
    AgencyMention,
    AgreementMention,
    Fetch,
    Jurisdiction,
    JurisdictionMention,
    Outcome,
    Person,
    PersonMention,
    Quote,
    Run,
    Source,
)
from archive.store import Store
from archive.visits import Link, Page, Settled, Visit
from cli.site import WEB, open_site


def from_file(path: Path) -> ModuleType:
    """A file of no package as a module, the way Datasette loads a plugin."""
    spec = spec_from_file_location(path.stem, path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ROSTER = from_file(Path(__file__).with_name("sample_roster.py"))
SEEN = datetime(2026, 3, 5, 15, tzinfo=UTC)
LEDGER = Source(
    id="sample-ledger",
    name="The Sample Ledger",
    kind="feed",
    url="https://ledger.example/feed",
    home_state="NE",
    language="en",
    rights="copyrighted",
)
OFFICE = replace(
    LEDGER,
    id="sample-office",
    name="Sample Federal Office",
    url="https://office.example/news",
    home_state=None,
    rights="public-domain",
)
SILENT = replace(LEDGER, id="sample-silent", name="The Silent Sample")

SIGNED = Page(
    url="https://ledger.example/signed",
    kind="news",
    title="Sample County signs a 287(g) agreement",
    byline="Robin Writer",
    published_at=datetime(2026, 3, 4, 14, 30, tzinfo=UTC),
    updated_at=date(2026, 3, 5),
    language="en",
    section="Local",
    text=(
        "PLUM CREEK, Neb. — The Sample County Sheriff’s Office has joined the 287(g) programme, "
        "Sheriff Ann Sample said on Tuesday.\n\n"
        "“It costs the county nothing. The jail model in Plum Creek stays in the jail,” "
        "Sample told the Ledger.\n\n"
        "Not everyone in Washington County agrees.\n\n"
        "“Nobody asked the people of Plum Creek,” said the Rev. Jo Doe."
    ),
)
OPINION = replace(
    SIGNED,
    url="https://ledger.example/opinion",
    title="Opinion: The county should think again about 287g",
    byline=None,
    published_at=date(2026, 3, 2),
    updated_at=None,
    section="Opinion",
    is_opinion=True,
    text="Sheriff Ann Sample promised a vote on 287g. “We will ask first,” she said.",
    is_paywalled=True,
    wire="Sample Wire",
)
RELEASE = replace(
    SIGNED,
    url="https://office.example/release",
    kind="press-release",
    title="Sample Federal Office welcomes a partner",
    byline=None,
    published_at=date(2026, 3, 3),
    updated_at=None,
    place="Plum Creek, NE",
    topic="Partnerships",
    section=None,
    text="The office welcomes Sample County to section 287 (g).\n\nOfficers train in spring.",
)
UNDATED = replace(
    SIGNED,
    url="https://ledger.example/undated",
    title="A page on 287-G without a date",
    byline=None,
    published_at=None,
    updated_at=None,
    section=None,
    text="Commissioners in Plum Creek spoke of 287-G. They took no vote.",
)
HOSTILE = replace(
    SIGNED,
    url="javascript:alert(1)",
    title='<script>alert("title")</script> & "quoted" 287(g)',
    byline="<img src=x onerror=alert(2)>",
    published_at=date(2026, 2, 1),
    text=(
        "<script>alert(3)</script> </p><style>*{display:none}</style> ⟦ {{ 7 * 7 }} 287(g)\n\n"
        '“<b>Bold</b> &amp; words,” said <i>Eve</i> "Quote" O\'Sample 🦀 \0 end.'
    ),
)
EMPTY = replace(SIGNED, url="https://ledger.example/empty", title="287(g)", text="")
LONG = replace(
    SIGNED,
    url="https://ledger.example/long",
    title="Unbroken 287(g) " + "x" * 300,
    published_at=date(2026, 1, 2),
    text="y" * 5_000 + " 287(g)",
)
MANY = [
    replace(
        SIGNED,
        url=f"https://ledger.example/notes/{number}",
        title=f"Notebook {number}: the 287(g) talks",
        published_at=date(2025, 12, number),
        updated_at=None,
        text=f"Sheriff Ann Sample spoke again. “Talk number {number} went well,” she said.",
    )
    for number in range(1, 26)
]

JOINED = "The Sample County Sheriff’s Office has joined the 287(g) programme"  # as she is reported

STATE = Jurisdiction(
    id="ne", name="Nebraska", kind="state", state="NE", fips="31", geonames=None, county=None
)
COUNTY = replace(
    STATE, id="ne-sample-county", name="Sample County", kind="county", fips="31999", geonames=1
)
TOWN = replace(
    COUNTY, id="ne-plum-creek", name="Plum Creek", kind="place", fips=None, county=COUNTY.id
)
AGENCY = Agency(
    id="ne-sample-county-sheriffs-office",
    name="Sample County Sheriff’s Office",
    kind="sheriff",
    state="NE",
    jurisdiction=COUNTY.id,
)
SHERIFF = Person(
    id="ann-sample-ne-sample-county",
    name="Ann Sample",
    role="sheriff",
    title="Sheriff",
    is_official=True,
    organization=AGENCY.name,
    jurisdiction=COUNTY.id,
)
PASTOR = Person(
    id="jo-doe",
    name="Jo Doe",
    role=None,
    title="Rev.",
    is_official=False,
    organization=None,
    jurisdiction=None,
)
EVE = replace(PASTOR, id="eve/<b>?&#ü", name='<i>Eve</i> "Quote" O\'Sample', title=None)


def within(text: str, words: str) -> dict:
    """Where words first stand in a text."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def found(version: int, page: Page, words: str, tagger: str) -> dict:
    return {"version": version, "score": 0.9, "tagger": tagger} | within(page.text, words)


def place(version: int, page: Page, words: str, jurisdiction: str | None, role: str = "mentioned"):
    return JurisdictionMention(
        **found(version, page, words, "jurisdictions@1"),
        jurisdiction=jurisdiction,
        candidates=None if jurisdiction else '["ne-washington-county", "ia-washington-county"]',
        role=role,
    )


def named(version: int, page: Page, words: str, person: Person) -> PersonMention:
    return PersonMention(
        **found(version, page, words, "officials@1"),
        person=person.id,
        title=person.title,
        role=person.role,
        organization=person.organization,
        jurisdiction=person.jurisdiction,
    )


def said(version: int, page: Page, words: str, person: Person | None, **more) -> Quote:
    return Quote(
        **found(version, page, words, "quotes@1"),
        kind="direct",
        speaker=person and person.name,
        speaker_kind="person" if person else None,
        speaker_start=None,
        speaker_end=None,
        person=person and person.id,
        cue=more.get("cue"),
        told_to=more.get("told_to"),
        venue=more.get("venue"),
    )


def in_signed(version: int) -> Findings:
    return Findings(
        jurisdictions=(STATE, COUNTY, TOWN),
        jurisdiction_mentions=(
            place(version, SIGNED, "Neb.", STATE.id),
            place(version, SIGNED, "Sample County", COUNTY.id, "subject"),
            place(version, SIGNED, "Plum Creek", TOWN.id),
            place(version, SIGNED, "Washington County", None),
        ),
        agencies=(AGENCY,),
        agency_mentions=(
            AgencyMention(
                **found(version, SIGNED, "Sample County Sheriff’s Office", "agencies@1"),
                agency=AGENCY.id,
            ),
        ),
        people=(SHERIFF, PASTOR),
        person_mentions=(
            named(version, SIGNED, "Ann Sample", SHERIFF),
            named(version, SIGNED, "Jo Doe", PASTOR),
        ),
        quotes=(
            said(
                version,
                SIGNED,
                "It costs the county nothing. The jail model in Plum Creek stays in the jail,",
                SHERIFF,
                cue="told",
                told_to="the Ledger",
                venue="interview",
            ),
            said(version, SIGNED, "Nobody asked the people of Plum Creek,", PASTOR, cue="said"),
            replace(said(version, SIGNED, JOINED, SHERIFF, cue="said"), kind="indirect"),
        ),
        agreement_mentions=(
            AgreementMention(
                **found(version, SIGNED, SIGNED.text.split("\n")[0], "agreements@1"),
                event="signed",
                agency=AGENCY.id,
                jurisdiction=COUNTY.id,
                state="NE",
                model="jail-enforcement",
                date="2026-03",
                reasons='["cost", "law"]',
            ),
        ),
    )


def in_opinion(version: int) -> Findings:
    return Findings(
        jurisdictions=(COUNTY,),
        people=(SHERIFF,),
        person_mentions=(named(version, OPINION, "Ann Sample", SHERIFF),),
        quotes=(said(version, OPINION, "We will ask first,", SHERIFF, cue="said"),),
    )


def in_notes(version: int, page: Page) -> Findings:
    words = page.text[page.text.index("“") + 1 : page.text.index("”")]
    return Findings(
        jurisdictions=(COUNTY,),
        people=(SHERIFF,),
        person_mentions=(named(version, page, "Ann Sample", SHERIFF),),
        quotes=(said(version, page, words, SHERIFF, cue="said"),),
    )


def in_hostile(version: int) -> Findings:
    return Findings(
        people=(EVE,),
        person_mentions=(named(version, HOSTILE, '<i>Eve</i> "Quote" O\'Sample', EVE),),
        quotes=(said(version, HOSTILE, "<b>Bold</b> &amp; words,", EVE, told_to="<u>us</u>"),),
    )


def fill(store: Store) -> None:
    """Crawl and tag the samples."""
    store.save_sources([LEDGER, OFFICE, SILENT])
    ledger, office = store.start_run(LEDGER.id), store.start_run(OFFICE.id)
    pages = [HOSTILE, SIGNED, OPINION, UNDATED, EMPTY, LONG, *MANY]
    store.save_visits([visit(ledger, page) for page in pages])
    store.save_visits([visit(office, RELEASE)])
    store.save_visits([visit(ledger, replace(UNDATED, text=UNDATED.text + " Not yet."))])
    with store.db.atomic():
        store.frontier.add(LEDGER.id, [Link(url=OPINION.url)], SEEN)
        removed = Settled(address=OPINION.url, run=ledger, outcome=Outcome.GONE, moment=SEEN)
        store.frontier.settle(removed)
    for run, source, outcome in ((ledger, LEDGER, "ok"), (office, OFFICE, "page-changed")):
        store.finish_run(
            run,
            Run(
                source=source.id,
                started_at=SEEN,
                finished_at=SEEN,
                outcome=Outcome(outcome),
                message=None if outcome == "ok" else "sample-office: no list of news <here>",
                new=8,
            ),
        )
    version = dict(store.db.execute("select url, version from documents").fetchall())
    tagged = [
        (version[SIGNED.url], in_signed(version[SIGNED.url])),
        (version[OPINION.url], in_opinion(version[OPINION.url])),
        (version[HOSTILE.url], in_hostile(version[HOSTILE.url])),
        *((version[page.url], in_notes(version[page.url], page)) for page in MANY),
    ]
    taggers = ["jurisdictions@1", "agencies@1", "officials@1", "quotes@1", "agreements@1"]
    store.readings.save_findings(tagged, taggers)
    store.save_workbooks(ROSTER.workbooks())
    store.readings.link_officials()


def visit(run: int, page: Page) -> Visit:
    fetch = Fetch(
        run=run,
        url=page.url,
        fetched_at=SEEN,
        outcome=Outcome.RELEVANT,
        status=200,
        sha256="0" * 64,
    )
    return Visit(fetch=fetch, page=page)


@pytest.fixture(scope="session")
def db(tmp_path_factory) -> Path:
    """The sample archive, under a name of its own."""
    path = tmp_path_factory.mktemp("web") / "sample.db"
    with Store(path) as store:
        fill(store)
    return path


@pytest.fixture(scope="session")
def get(db) -> Iterator:
    """Ask the site, in this process: get("/search?q=jail") gives a response."""
    with asyncio.Runner() as runner:
        site = open_site(db)
        yield lambda address, method="GET", **more: runner.run(
            site.client.request(method, address, **more)
        )


@pytest.fixture(scope="session")
def ids(db) -> dict[str, int]:
    """Ids of the sample documents by address."""
    with Store(db) as store:
        return dict(store.db.execute("select url, id from documents").fetchall())


@pytest.fixture(scope="session")
def plugin():
    """A file of web/plugins as a module, the way Datasette loads it: plugin("marks")."""

    return lambda name: from_file(WEB / "plugins" / f"{name}.py")


@pytest.fixture(scope="session")
def sheets(db) -> dict[str, str]:
    """Ids of the sample sheets by the names of their workbooks."""
    postings = "select name, sheet from roster_postings join roster_files on roster_files.id = file"
    with Store(db) as store:
        return dict(store.db.execute(postings).fetchall())


@pytest.fixture(scope="session")
def events(db) -> dict[str, str]:
    """The id of one of the sample changes of each type."""
    with Store(db) as store:
        return dict(store.db.execute("select type, max(id) from agreement_events group by 1"))
