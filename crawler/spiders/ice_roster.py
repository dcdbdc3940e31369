"""ICE's 287(g) page and the workbooks that it links to: who takes part, and who has applied.

As of November 2026 (SOURCES.md). Any link to a spreadsheet or a public file counts: what a workbook
holds is told by its content. Each is asked for in every run in which the page links to it, so that
one that is replaced under its old name is seen to change.
"""

from collections.abc import AsyncIterator, Iterator
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from scrapy import Request
from scrapy.http import Response

from archive.hosts import site
from archive.roster.workbook import Posted
from archive.visits import Listing
from crawler.errors import PageChanged
from crawler.file_names import file_name
from crawler.headers import header
from crawler.html_page import read_page, read_text, stated
from crawler.source_spider import SourceSpider
from crawler.urls import canonical, joined
from crawler.workbooks.link_cell import read_link
from crawler.workbooks.reading import read_workbook

ENDINGS = (".xlsx", ".xlsm", ".xls")
PUBLIC_FILE = "file-download/download/public"  # its name stands in Content-Disposition only
WORKBOOKS_MAX = 40  # of one page; it has two to four
HREF_MAX = 5_000  # characters; Outlook wraps make some of 700
PDF = b"%PDF-"


class IceRosterSpider(SourceSpider):
    """Reads `source.url` as the page, and all further pages of its listing as workbooks."""

    name = "ice-roster"
    is_search = True  # it names workbooks and no documents; without a workbook the page has changed

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the page, changed or not: a workbook may be replaced where the page stays."""
        for url in self.first_listings():
            yield self._ask_listing(url, unconditional="yes")

    def parse_listing(self, response: Response) -> Listing:
        """The workbooks of the page."""
        return parse_page(response)

    def read_listing(self, response: Response) -> None:
        """Keep a workbook, or what the page links to."""
        asked = response.meta.get("address")
        if asked is None or not leads_to_workbook(asked):
            super().read_listing(response)
        elif is_other_file(asked, response):
            self.recorder.add_listing(response, Listing())
        else:
            self.recorder.read_workbook(response, posted)


def posted(response: Response) -> Posted:
    """A workbook as ICE posts it. Raises what crawler/workbooks/ says of what is none."""
    return Posted(
        workbook=read_workbook(response.body),
        content=response.body,
        name=file_name(response) or "without a name",
        seen_at=response.meta["fetch"].fetched_at,
        url=canonical(response.url),
        last_modified=header(response, "Last-Modified"),
    )


def parse_page(response: Response) -> Listing:
    """The workbooks of the page, and how many beyond WORKBOOKS_MAX are left out."""
    found = workbook_links(response)
    is_cut = len(found) > WORKBOOKS_MAX
    return Listing(
        pages=found[:WORKBOOKS_MAX],
        lack=f"{response.url} links to {len(found)} workbooks: the first {WORKBOOKS_MAX} count"
        if is_cut
        else None,
    )


def workbook_links(response: Response) -> tuple[str, ...]:
    """Every workbook that the page links to on its own site, each once, in the page's order."""
    page = read_page(read_text(response))
    found = tuple(dict.fromkeys(_workbooks(page, response.url)))
    own = tuple(one for one in found if _is_of_site(one, response.url))
    if not own:
        links = len(page.select("a[href], area[href]"))
        elsewhere = f", though on another site: {found[0]}" if found else ""
        raise PageChanged(
            f"none of the {links} links at {response.url} leads to a workbook{elsewhere}"
        )
    return own


def leads_to_workbook(address: str) -> bool:
    """Whether an address looks like a workbook's."""
    path = unquote(urlsplit(address).path).strip().lower()
    return path.endswith(ENDINGS) or PUBLIC_FILE in path


def is_other_file(asked: str, response: Response) -> bool:
    """Whether a public file, whose address says nothing of its kind, is a PDF: a memorandum."""
    is_nameless = PUBLIC_FILE in unquote(urlsplit(asked).path).lower()
    return is_nameless and response.body.startswith(PDF)


def _workbooks(page: BeautifulSoup, url: str) -> Iterator[str]:
    base = joined(url, stated(page, "base[href]", "href")) or url
    hrefs = (str(link["href"]) for link in page.select("a[href], area[href]"))
    for href in hrefs:
        address = _address(href, base) if len(href) <= HREF_MAX else None
        if address is not None and leads_to_workbook(address):
            yield canonical(address)


def _address(href: str, base: str) -> str | None:
    """Where a link leads, be it copied from an e-mail or with a broken scheme."""
    inner, odd = read_link(href)
    is_whole = href.strip().lower().startswith("http")
    is_mended = odd is not None and (is_whole or odd.kind == "wrapped-link")
    return inner if inner and is_mended else joined(base, href)


def _is_of_site(address: str, page: str) -> bool:
    """Whether an address is on the page's host or below it: media.ice.gov, of www.ice.gov."""
    here, there = site(page), site(address)
    return there == here or there.endswith(f".{here}")
