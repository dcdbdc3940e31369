"""What an answer is good for: read by the very spider that would crawl it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from scrapy.http import Response

from archive.records import Outcome, Source
from archive.times import day
from crawler.errors import Walled
from crawler.finding.candidates import Candidate
from crawler.finding.titles import titles_in
from crawler.kinds import spider_of
from crawler.outcomes import Ending, ending_of_error
from crawler.recorder import RunRecorder
from crawler.relevance import is_relevant
from crawler.sitemaps import read_sitemap
from crawler.source_spider import SourceSpider
from crawler.urls import canonical
from crawler.walls import find_wall


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What became of a candidate."""

    kind: str
    url: str  # canonical
    outcome: Outcome  # LISTING where it can be read
    reason: str | None = None  # why it cannot
    documents: int = 0  # that its first answer names
    relevant: int = 0  # of them about 287(g), by their titles
    newest: date | None = None
    options: dict[str, str] = field(default_factory=dict)
    further: tuple[str, ...] = ()  # sitemaps that an index names
    is_guess: bool = False

    @property
    def is_good(self) -> bool:
        return self.outcome is Outcome.LISTING


def judge(candidate: Candidate, response: Response) -> Finding:
    """What a candidate's answer holds; whatever is wrong with it is named."""
    try:
        return _read(candidate, response)
    except Exception as error:  # whatever an answer holds, it costs that candidate alone
        return failed(candidate, ending_of_error(error))


def failed(candidate: Candidate, ending: Ending) -> Finding:
    """A candidate that gave nothing."""
    return Finding(
        kind=candidate.kind,
        url=canonical(candidate.url),
        outcome=ending.outcome,
        reason=ending.reason,
        options=candidate.options,
        is_guess=candidate.is_guess,
    )


def reader(candidate: Candidate) -> SourceSpider:
    """The spider that reads a candidate's kind, as if it stood in the registry."""
    spider = spider_of(candidate.kind)
    assert spider is not None  # no candidate is of a kind without one
    source = Source(
        id="found",
        name="found",
        kind=candidate.kind,
        url=candidate.url,
        home_state=None,
        language="en",
        rights="copyrighted",
        options=json.dumps(candidate.options),
    )
    recorder = cast(RunRecorder, None)  # nothing is kept
    return spider(source=source, recorder=recorder, is_history=True)


def _read(candidate: Candidate, response: Response) -> Finding:
    if wall := find_wall(response):
        raise Walled(f"a wall against robots: {wall!r}")
    if candidate.kind in ("sitemap", "news-sitemap"):
        return _read_sitemap(candidate, response)
    found = reader(candidate).parse_listing(response)
    is_search = candidate.kind == "wordpress"  # for 287(g): every document found is about it
    return Finding(
        kind=candidate.kind,
        url=candidate.url if is_search else canonical(response.url),
        outcome=Outcome.LISTING,
        documents=len(found.links),
        relevant=len(found.links) if is_search else _relevant(titles_in(response, candidate)),
        newest=_newest(link.published_at for link in found.links),
        options=candidate.options,
        is_guess=candidate.is_guess,
    )


def _read_sitemap(candidate: Candidate, response: Response) -> Finding:
    """A sitemap whose documents have a date of publication is a news sitemap."""
    found = read_sitemap(response.body, url=response.url)
    published = [place.published_at for place in found.documents if place.published_at]
    changed = [place.changed_at for place in (*found.documents, *found.sitemaps)]
    return Finding(
        kind="news-sitemap" if published else "sitemap",
        url=canonical(response.url),
        outcome=Outcome.LISTING,
        documents=len(found.documents),
        relevant=_relevant(titles_in(response, candidate)),
        newest=_newest(published or changed),
        further=tuple(place.url for place in found.sitemaps),
        is_guess=candidate.is_guess,
    )


def _relevant(titles: Iterable[str]) -> int:
    return sum(is_relevant(title, "") for title in titles)


def _newest(dates: Iterable[date | None]) -> date | None:
    return max((day(one) for one in dates if one), default=None)
