"""Small readings of an HTML page whose structure we know."""

import warnings

from bs4 import BeautifulSoup, Tag
from scrapy.http import Response, TextResponse

from crawler.errors import PageChanged, TooLarge
from crawler.headers import header

HTML_MAX = 5_000_000  # bytes: parsing takes a hundred times as many
DEPTH_MAX = 500  # Python itself gives up at 1,000 calls within calls


def read_text(response: Response) -> str:
    """The text of an answer. Raises PageChanged for a PDF, a picture, …, TooLarge for the rest."""
    if not isinstance(response, TextResponse):
        kind = header(response, "Content-Type") or "something else"
        raise PageChanged(f"{kind} where a page should be, at {response.url}")
    if len(response.body) > HTML_MAX:
        raise TooLarge(f"a page of more than {HTML_MAX} bytes at {response.url}")
    try:
        return response.text
    except (UnicodeError, LookupError, ValueError):  # "charset=idna", which decodes no page
        return response.body.decode("utf-8", "replace")


def read_page(html: str) -> BeautifulSoup:
    """The page in a text. Raises PageChanged where elements nest deeper than any page's do."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that it looks like XML, or an address
        page = BeautifulSoup(html, "lxml")
    depths = {id(page): 0}
    for element in page.find_all(True):
        depths[id(element)] = depths[id(element.parent)] + 1
    if max(depths.values()) > DEPTH_MAX:
        raise PageChanged(f"elements nest more than {DEPTH_MAX} deep")
    return page


def words_of(element: Tag | None) -> str | None:
    """The words in an element, in single spaces; None where there are none."""
    return " ".join(element.get_text().split()) or None if element else None


def stated(page: BeautifulSoup | Tag, selector: str, attribute: str) -> str | None:
    """What an attribute says; None where the page does not say."""
    found = page.select_one(selector)
    return str(found[attribute]).strip() or None if found and found.get(attribute) else None
