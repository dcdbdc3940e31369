"""What a WARC file holds about 287(g): each page read as the crawl would read it."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scrapy.http import HtmlResponse

from archive.hosts import site
from archive.records import Source
from archive.visits import Link, Page
from crawler.errors import BadRegistry, CrawlError, Walled
from crawler.kinds import WITHOUT_DOCUMENTS, WITHOUT_SPIDER, spider_of
from crawler.raw_spellings import may_be_relevant
from crawler.relevance import is_relevant
from crawler.source_spider import SourceSpider
from crawler.urls import canonical
from crawler.walls import find_wall
from crawler.warc_files import Capture, NotWarc, Tally, captures

log = logging.getLogger(__name__)
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it never names the page


@dataclass(frozen=True, kw_only=True)
class Found:
    """A page about 287(g)."""

    file: Path
    source: str  # Source.id
    url: str  # canonical
    capture: Capture
    page: Page


@dataclass(frozen=True, kw_only=True)
class Progress:
    """More of a file has been read."""

    file: Path
    bytes: int  # since it was told last


@dataclass(frozen=True, kw_only=True)
class Ended:
    """The end of a file."""

    file: Path
    tally: Tally
    trouble: str | None = None  # why not all of it could be read


Event = Found | Progress | Ended


class Hosts:
    """Which source wrote a page, by its host; what none of ours wrote is the WARC files' own."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.sources: dict[str, Source] = {}
        other = None
        for source in sources:
            if source.kind in WITHOUT_SPIDER:
                other = other or source
                continue
            if source.kind in WITHOUT_DOCUMENTS:
                continue
            for url in filter(None, (source.url, source.wordpress, source.sitemap)):
                self.sources.setdefault(site(url), source)
        if other is None:
            raise BadRegistry(
                f"the registry has no source of kind {WITHOUT_SPIDER[0]!r}, which keeps the pages"
                " that no outlet of ours wrote. Write one, as [cc-news] in crawler/sources/us.toml."
            )
        self.other = other

    def source_of(self, url: str) -> Source:
        """The source of the page at this address."""
        return self.sources.get(site(url), self.other)


def scan(file: Path, hosts: Hosts) -> Iterator[Event]:
    """All that a file holds about 287(g), how far it is read meanwhile, and its end."""
    tally, told = Tally(), 0
    try:
        for place, capture in captures(file, tally, may_be_relevant):
            yield Progress(file=file, bytes=place - told)
            told = place
            found = _found(file, capture, hosts, tally) if capture is not None else None
            if found is not None:
                yield found
    except (NotWarc, OSError) as error:
        yield Ended(file=file, tally=tally, trouble=_named(file, error))
        return
    yield Progress(file=file, bytes=file.stat().st_size - told)
    yield Ended(file=file, tally=tally, trouble=_trouble(file, tally))


def _found(file: Path, capture: Capture, hosts: Hosts, tally: Tally) -> Found | None:
    """The page that was captured; None where it is not about 287(g), or cannot be read."""
    try:
        url = canonical(capture.url)
        source = hosts.source_of(url)
        page = _page(capture, url, source)
    except Exception as error:  # whatever a page holds, it costs that page alone
        tally.skipped["unreadable"] += 1
        level = logging.INFO if isinstance(error, CrawlError | ValueError) else logging.WARNING
        log.log(level, "%s: %s: %r", file, capture.url, error)
        return None
    if not is_relevant(page.title, page.text):
        return None
    return Found(file=file, source=source.id, url=url, capture=capture, page=page)


def _page(capture: Capture, url: str, source: Source) -> Page:
    response = HtmlResponse(url, headers=capture.headers, body=capture.page)
    if wall := find_wall(response):
        raise Walled(f"a wall against robots in place of the page: {wall!r}")
    reader = spider_of(source.kind) or SourceSpider
    return reader.parse_document(response, Link(url=url), source)


def _named(file: Path, error: NotWarc | OSError) -> str:
    return str(error) if isinstance(error, NotWarc) else f"{file}: {error.strerror or error}"


def _trouble(file: Path, tally: Tally) -> str | None:
    found = []
    if tally.is_cut:
        found.append("it is cut short, and was read to its last whole record")
    if tally.damaged:
        places = "place" if tally.damaged == 1 else "places"
        found.append(f"records were damaged in {tally.damaged} {places}")
    return f"{file}: {'; '.join(found)}" if found else None
