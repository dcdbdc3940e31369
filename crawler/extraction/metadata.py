"""What a page states about itself for machines: JSON-LD first, then meta tags."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from crawler.extraction import json_ld
from crawler.extraction.bylines import parse_byline
from crawler.extraction.dates import most_precise, parse_date
from crawler.extraction.paywall import stated_paywall
from crawler.extraction.printed import words_of

TITLE = ("og:title", "twitter:title", "dc.title")
AUTHOR = ("author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article:author")
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "pubdate",
    "publish-date",
    "date",
)
CREDITS = ("author", "creator", "provider", "sourceOrganization", "creditText", "copyrightHolder")
UPDATED = ("article:modified_time", "og:article:modified_time", "og:updated_time", "last-modified")
SECTION = ("article:section", "og:article:section", "parsely-section")
KICKERS = ("kicker", "eyebrow", "overline", "section-label", "section-name", "label")  # CSS classes


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """What is stated; None or empty where the page does not say."""

    title: str | None
    window_title: str | None  # <title>, the last resort: it often names the outlet as well
    byline: str | None
    credits: tuple[str, ...]  # whoever is said to have written or provided it, as printed
    published_at: date | None
    updated_at: date | None
    language: str | None  # primary tag, "en"
    section: str | None
    labels: tuple[str, ...]  # sections, and what stands above the headline
    types: tuple[str, ...]  # schema.org
    canonical: str | None  # as printed
    is_paywalled: bool | None


def read_metadata(tree: HtmlElement) -> Metadata:
    """Gather the statements of a page."""
    article = json_ld.find_article(tree)
    tags = _meta_tags(tree)
    sections = [*json_ld.words(article.get("articleSection")), *_contents(tags, SECTION)]
    return Metadata(
        title=_title(article, tags),
        window_title=next((words_of(one) for one in tree.xpath("//head/title")), None) or None,
        byline=_byline(article, tags),
        credits=tuple(_credits(article, tags)),
        published_at=_date(article, "datePublished", tags, PUBLISHED),
        updated_at=_date(article, "dateModified", tags, UPDATED),
        language=_language(tree, tags),
        section=html.unescape(sections[0]) if sections else None,
        labels=(*sections, *_kickers(tree)),
        types=tuple(json_ld.types(article)),
        canonical=next(iter(tree.xpath("//link[@rel='canonical']/@href")), None),
        is_paywalled=stated_paywall(article, tags),
    )


def _title(article: dict[str, Any], tags: dict[str, list[str]]) -> str | None:
    stated = (*json_ld.words(article.get("headline")), *_contents(tags, TITLE))
    site = next(iter(_contents(tags, ("og:site_name",))), None)
    return next((_without(html.unescape(one), site) for one in stated if one), None)


def _without(title: str, site: str | None) -> str:
    """ "County signs | The Ledger" without the site's own name."""
    for mark in (" | ", " - ", " – ", " — "):
        if site and title.endswith(mark + site):
            return title.removesuffix(mark + site).strip()
    return title.strip()


def _byline(article: dict[str, Any], tags: dict[str, list[str]]) -> str | None:
    stated = json_ld.words(article.get("author"))
    names = parse_byline(html.unescape(one) for one in stated)
    return names or parse_byline(html.unescape(one) for one in _contents(tags, AUTHOR))


def _credits(article: dict[str, Any], tags: dict[str, list[str]]) -> Iterator[str]:
    for key in CREDITS:
        yield from map(html.unescape, json_ld.words(article.get(key)))
    yield from map(html.unescape, _contents(tags, AUTHOR))


def _date(
    article: dict[str, Any], key: str, tags: dict[str, list[str]], names: tuple[str, ...]
) -> date | None:
    stated = (*json_ld.words(article.get(key)), *_contents(tags, names))
    return most_precise(map(parse_date, stated))


def _language(tree: HtmlElement, tags: dict[str, list[str]]) -> str | None:
    stated = (*tree.xpath("/html/@lang"), *_contents(tags, ("og:locale", "content-language")))
    codes = (one.strip().replace("_", "-").split("-")[0].lower() for one in stated)
    return next((code for code in codes if code.isalpha() and len(code) in (2, 3)), None)


def _kickers(tree: HtmlElement) -> Iterator[str]:
    """Short labels beside the headline; those further off belong to other stories."""
    for element in tree.xpath("//h1[1]/../*[@class] | //h1[1]/../../*[@class]"):
        if any(kicker in element.get("class").lower() for kicker in KICKERS):
            yield words_of(element)


def _contents(tags: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [content for name in names for content in tags.get(name, ())]


def _meta_tags(tree: HtmlElement) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = (
            tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        )
        content = (tag.get("content") or "").strip()
        if name and content:
            tags.setdefault(name.strip().lower(), []).append(content)
    return tags
