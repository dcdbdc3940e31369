"""Walls against robots that answer with status 200, by what they say (crawler/walls.toml)."""

import re
import tomllib
from pathlib import Path

from scrapy.http import Response, TextResponse

from crawler.headers import header
from crawler.html_page import read_page, read_text

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
TITLES = frozenset(WORDS["titles"])
ENDINGS = tuple(WORDS["endings"])
HTML_MAX = 100_000  # characters: a longer page is none
CAPTCHA_HTML_MAX = 50_000  # characters of a page that is a captcha and little else
TITLED_MAX = 1500  # characters to read under a title that walls have
LITTLE = 400  # characters to read beside a captcha: a form at a story's foot is no wall
FIRST_ELEMENT = re.compile(r"<([a-z][\w:.-]*)")  # "<rss version=…", "<html xmlns=…"
# "<title>Just a moment…", "<h1 class='x'><b>Access denied": the beginning of each
HEADING = re.compile(r"<(?:title|h1)\b[^>]*>(.{,200})", re.DOTALL)
SITE_NAME = re.compile(r"\s+[|·–—-]\s.*")  # "Access denied | The Ledger"


def find_wall(response: Response) -> str | None:
    """What tells that an answer is a wall; None where it is none."""
    for name in WORDS["headers"]:
        if stated := header(response, name):
            return f"{name}: {stated}"
    is_short = isinstance(response, TextResponse) and len(response.body) <= 4 * HTML_MAX
    return wall_in(read_text(response)) if is_short else None


def wall_in(html: str) -> str | None:
    """The title or the captcha of a page that is a wall; None where it is none."""
    folded = html.casefold() if len(html) <= HTML_MAX else ""
    if not _may_be(folded) or _is_xml(folded):
        return None
    soup = read_page(html)
    title = soup.title or soup.h1
    named = _single(title.get_text()) if title else ""
    for silent in soup.select("title, script, style, noscript, template"):
        silent.extract()
    length = len(_single(soup.get_text(" ")))
    if length <= TITLED_MAX and _is_title(named):
        return named
    if length > LITTLE:
        return None
    if _is_title(SITE_NAME.sub("", named)):
        return named
    return next((mark for mark in WORDS["captchas"] if mark in folded), None)


def _may_be(folded: str) -> bool:
    """A quick look, for nearly every page is none."""
    headings = " ".join(HEADING.findall(folded))
    if any(words in headings for words in (*TITLES, *ENDINGS)):
        return True
    return len(folded) <= CAPTCHA_HTML_MAX and any(mark in folded for mark in WORDS["captchas"])


def _is_title(words: str) -> bool:
    folded = words.casefold().rstrip(".…!")
    return folded in TITLES or folded.endswith(ENDINGS)


def _is_xml(folded: str) -> bool:
    """Whether a page is a feed or the like; XHTML is a page as any other."""
    first = FIRST_ELEMENT.search(folded)
    return folded.lstrip().startswith("<?xml") and (first is None or first[1] != "html")


def _single(words: str) -> str:
    return " ".join(words.split())
