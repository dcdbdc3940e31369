"""A spider of any kind, made as a crawl makes it, and asked without a network."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from scrapy.http import HtmlResponse, Response

from archive.records import Source
from crawler.source_spider import SourceSpider


@pytest.fixture
def new_spider() -> Callable[..., SourceSpider]:
    """Makes a spider of a class for a sample source, with these fields and options."""

    def make(
        spider: type[SourceSpider],
        *,
        options: dict[str, str] | None = None,
        is_history: bool = False,
        **fields: Any,
    ) -> SourceSpider:
        stated = {"url": "https://ledger.example/", "home_state": "NE"} | fields
        source = Source(
            id="sample",
            name="A sample",
            kind=spider.name,
            language="en",
            rights="copyrighted",
            options=json.dumps(options or {}),
            **stated,
        )
        return spider(source=source, recorder=None, is_history=is_history)

    return make


@pytest.fixture
def answer() -> Callable[..., Response]:
    """Makes the answer of an address."""

    def make(
        body: str | bytes = b"",
        *,
        url: str = "https://ledger.example/",
        status: int = 200,
        headers: dict[str, str] | None = None,
        kind: type[Response] = HtmlResponse,
    ) -> Response:
        content = body.encode() if isinstance(body, str) else body
        return kind(url, body=content, status=status, headers=headers or {})

    return make
