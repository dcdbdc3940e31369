"""The Federal Register's API: a search for a phrase, in pages."""

import json
import re
from collections.abc import Mapping
from math import ceil
from urllib.parse import parse_qsl, urlencode, urlsplit

from demo.answers import Answer
from demo.rendering import STILL
from demo.samples import SampleDocument
from demo.site import Behaviour, Site

WORD = re.compile(r"\w+")
NUMBER = re.compile(r"/(\d{4}-\d{5})/")  # "/documents/2026/03/12/2026-04711/slug"


def federal_register(site: Site) -> Behaviour:
    """Answers searches for the site's documents, `rows` of them a page whatever is asked."""

    def answer(target: str) -> Answer | None:
        parts = urlsplit(target)
        query = dict(parse_qsl(parts.query))
        return search(site, query) if parts.path == site.outlet.start else None

    return answer


def search(site: Site, query: Mapping[str, str]) -> Answer:
    """One page of results, newest first."""
    phrase = _words(query.get("conditions[term]", ""))
    found = [
        one
        for one in site.documents
        if phrase.isspace() or phrase in _words(f"{one.title} {one.text}")
    ]
    rows, number = site.outlet.rows, int(query.get("page", 1))
    pages = ceil(len(found) / rows)
    further = {"next_page_url": _page(site, query, number + 1)} if number < pages else {}
    results = [result(one) for one in found[(number - 1) * rows : number * rows]]
    told = {"count": len(found), "total_pages": pages} | further | {"results": results}
    return Answer(
        body=json.dumps(told).encode(),
        content_type="application/json; charset=utf-8",
        changed_at=STILL,
    )


def result(document: SampleDocument) -> dict[str, object]:
    """One document of the results."""
    number = NUMBER.search(document.path)
    return {
        "document_number": number and number[1],
        "type": document.topic,
        "title": document.title,
        "abstract": document.summary,
        "publication_date": document.published_at.isoformat(),
        "agencies": [{"raw_name": "SAMPLE DEPARTMENT", "slug": "sample-department"}],
        "html_url": document.url,
        "pdf_url": f"{document.url}.pdf",
    }


def _page(site: Site, query: Mapping[str, str], number: int) -> str:
    asked = urlencode({**query, "page": number})
    return f"{site.address}{site.outlet.start}?{asked}"


def _words(text: str) -> str:
    """Text as the search's index has it, without punctuation: "287 g"."""
    return f" {' '.join(WORD.findall(text.casefold()))} "
