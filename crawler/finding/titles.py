"""The titles that a listing of any kind gives, without following them."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from parsel import Selector
from scrapy.http import Response, TextResponse

from crawler.finding.candidates import Candidate
from crawler.gzipped import unpacked
from crawler.json_answer import listed

TITLES = (  # of RSS, of Atom, of a news sitemap
    "//*[local-name()='item' or local-name()='entry' or local-name()='news']"
    "/*[local-name()='title']"
)


def titles_in(response: Response, candidate: Candidate) -> Iterator[str]:
    """The titles of a feed, a news sitemap or a listing page."""
    if candidate.kind == "listing" and isinstance(response, TextResponse):
        for anchor in response.css(candidate.options["link"]):
            yield " ".join(anchor.css("::text").getall())
        return
    text = unpacked(response.body, url=response.url).decode("utf-8", "replace")
    if text.lstrip("\ufeff \t\r\n")[:1] == "{":
        yield from _json_titles(text)
        return
    for title in Selector(text=text, type="xml").xpath(TITLES):
        yield " ".join(title.xpath(".//text()").getall())


def _json_titles(text: str) -> Iterator[str]:
    with suppress(ValueError):
        feed: Any = json.loads(text)
        yield from (str(one.get("title") or "") for one in listed(feed.get("items")))
