"""HTML of a news page in, a Page out.

The tree is parsed once and read by all. What is no text is taken where it stands surest: what the
page states in JSON-LD and meta tags, what it prints around its headline, what the outlet's feed
said of it. A date is never guessed from elsewhere in the page: it may be that of another story.
Where none of these gives one, the day that the page's own address is filed under counts,
`/2026/03/02/`.
"""

from itertools import dropwhile
from urllib.parse import urlsplit

import trafilatura
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from py3langid import classify  # type: ignore[import-untyped]
from trafilatura.metadata import extract_author

from archive.visits import Link, Page
from crawler.errors import PageChanged
from crawler.extraction.blocks import read_blocks
from crawler.extraction.bylines import parse_byline
from crawler.extraction.dates import day_in_path, most_precise
from crawler.extraction.headline import find_headline
from crawler.extraction.metadata import read_metadata
from crawler.extraction.opinion import is_opinion
from crawler.extraction.paywall import shows_paywall
from crawler.extraction.printed import Heading, read_heading
from crawler.extraction.text import find_text
from crawler.extraction.wire import find_wire
from crawler.urls import stated_canonical

MOST = 5_000_000  # characters or bytes of a page that are parsed
LARGE = 1_000_000  # of one on which trafilatura's guess would take too long
NOWHERE = "about:blank"  # the address of a saved page that does not state its own


def extract(html: str | bytes, link: Link | None = None) -> Page:
    """What a news page says; `link.url` is where it was found.

    Raises PageChanged where it has no text or no title.
    """
    link = link or Link(url=NOWHERE)
    tree = trafilatura.load_html(html[:MOST])
    place = "" if link.url == NOWHERE else f" at {link.url}"
    if tree is None:
        raise PageChanged(f"no HTML{place}")
    blocks = read_blocks(tree)
    headline = find_headline(blocks, tree)
    stated = read_metadata(tree)
    printed = Heading()
    if headline is not None and blocks[headline].is_heading:
        printed = read_heading(blocks[headline])
    body = find_text(tree, blocks, headline)
    paragraphs = list(dropwhile(printed.lines.__contains__, body.paragraphs))
    text = "\n\n".join(paragraphs)
    title = stated.title or printed.headline or stated.window_title or _guessed_title(tree)
    if not text or not title:
        raise PageChanged(f"no {'title' if text else 'text'} found in the page{place}")
    section = stated.section or link.section
    url = stated_canonical(stated.canonical, link.url)
    byline = stated.byline or printed.byline or link.byline
    is_paywalled = stated.is_paywalled
    if is_paywalled is None:
        is_paywalled = shows_paywall(tree, text)
    return Page(
        url=url,
        kind="news",
        title=title,
        text=text,
        byline=byline or (_guessed_byline(tree) if len(html) <= LARGE else None),
        published_at=most_precise((stated.published_at, printed.published_at))
        or link.published_at
        or day_in_path(urlsplit(url).path),
        updated_at=most_precise((stated.updated_at, printed.updated_at)),
        language=stated.language or str(classify(text)[0]),
        section=section,
        is_opinion=is_opinion(
            (*stated.labels, section or ""), stated.types, title=title, path=urlsplit(link.url).path
        ),
        is_paywalled=is_paywalled,
        wire=find_wire((*stated.credits, *printed.credits), paragraphs, body.beside),
    )


def _guessed_title(tree: HtmlElement) -> str | None:
    return trafilatura.extract_metadata(tree, extensive=False).title


def _guessed_byline(tree: HtmlElement) -> str | None:
    """trafilatura's guess; it prunes the tree, so nothing may read that afterwards."""
    return parse_byline((extract_author(tree) or "").split(";"))
