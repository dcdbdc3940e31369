"""HTML of a news page in, a Page out.

trafilatura finds the text. All else is taken where it stands surest: what the page states in
JSON-LD and meta tags, what it prints around its headline, what the outlet's feed said of it. A
date is never guessed from elsewhere in the page: it may be that of another story. Where none of
these gives one, the day that the page's own address is filed under counts, `/2026/03/02/`.
"""

from urllib.parse import urlsplit

import trafilatura
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from py3langid import classify  # type: ignore[import-untyped]

from archive.visits import Link, Page
from crawler.bylines import parse_byline
from crawler.dates import day_in_path, most_precise
from crawler.errors import PageChanged
from crawler.metadata import read_metadata
from crawler.opinion import is_opinion
from crawler.printed import Heading, read_heading
from crawler.urls import stated_canonical

NOWHERE = "about:blank"  # the address of a saved page that does not state its own


def extract(html: str | bytes, link: Link | None = None) -> Page:
    """What a news page says; `link.url` is where it was found.

    Raises PageChanged where it has no text or no title.
    """
    link = link or Link(url=NOWHERE)
    tree = trafilatura.load_html(html)
    place = "" if link.url == NOWHERE else f" at {link.url}"
    if tree is None:
        raise PageChanged(f"no HTML{place}")
    stated, printed = read_metadata(tree), read_heading(tree)
    text = find_text(tree, printed)
    title = stated.title or printed.headline or stated.window_title or _guessed(tree).title
    if not text or not title:
        raise PageChanged(f"no {'title' if text else 'text'} found in the page{place}")
    section = stated.section or link.section
    url = stated_canonical(stated.canonical, link.url)
    return Page(
        url=url,
        kind="news",
        title=title,
        text=text,
        byline=stated.byline or printed.byline or link.byline or _guessed_byline(tree),
        published_at=most_precise((stated.published_at, printed.published_at))
        or link.published_at
        or day_in_path(urlsplit(url).path),
        updated_at=most_precise((stated.updated_at, printed.updated_at)),
        language=stated.language or str(classify(text)[0]),
        section=section,
        is_opinion=is_opinion(
            (*stated.labels, section or ""), stated.types, title=title, path=urlsplit(link.url).path
        ),
    )


def find_text(tree: HtmlElement, printed: Heading) -> str:
    """The body of the page, paragraphs parted by blank lines; empty where there is none."""
    is_laid_out_in_tables = bool(tree.xpath("//h1/ancestor::table"))
    found = trafilatura.extract(
        tree, include_comments=False, include_tables=not is_laid_out_in_tables
    )
    lines = [line.strip() for line in (found or "").splitlines() if line.strip()]
    while lines and " ".join(lines[0].lstrip("#- ").split()) in printed.lines:
        del lines[0]
    return "\n\n".join(lines)


def _guessed(tree: HtmlElement) -> trafilatura.settings.Document:
    return trafilatura.extract_metadata(tree, extensive=False)


def _guessed_byline(tree: HtmlElement) -> str | None:
    return parse_byline((_guessed(tree).author or "").split(";"))
