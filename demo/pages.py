"""Every answer of a site, made from its outlet, its documents and its templates."""

from collections.abc import Iterator, Sequence
from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from demo import dates
from demo.answers import Answer
from demo.markup import to_html
from demo.outlets import Outlet
from demo.samples import SampleDocument

SAMPLE_MARK = "Sample page: invented people, invented events."
ROWS = 25  # releases on a page of the listing
RELATED = 3  # teasers of other stories on a page
STILL = date(2025, 1, 2)  # when the pages that never change were last changed
FEED_TYPES = {
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "rdf.xml": "application/rdf+xml",
    "feed.json": "application/feed+json",
}

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.globals["sample_mark"] = SAMPLE_MARK
TEMPLATES.filters |= {
    "iso": dates.iso,
    "moment": dates.moment,
    "rfc822": dates.rfc822,
    "printed": dates.printed,
    "printed_hour": dates.printed_hour,
}


def answers(
    outlet: Outlet, documents: Sequence[SampleDocument], address: str
) -> Iterator[tuple[str, Answer]]:
    """Pairs of an address's path with query, and what it gives."""
    public = [document for document in documents if not document.is_private]
    yield "/robots.txt", robots(outlet)
    yield "/", page(outlet, "front.html", address, documents=public)
    yield from starts(outlet, documents, address)
    for document in documents:
        yield document.path, document_page(outlet, document, public, address)
        if document.moved_from is not None:
            yield document.moved_from, moved(document)


def starts(
    outlet: Outlet, documents: Sequence[SampleDocument], address: str
) -> Iterator[tuple[str, Answer]]:
    """The feed, or the pages of the listing: where a crawler begins."""
    if outlet.feed is not None:
        yield outlet.start, feed(outlet, outlet.feed, documents, address)
        return
    for number, start in enumerate(range(0, len(documents), ROWS)):
        made = page(
            outlet,
            f"{outlet.id}/listing.html",
            address,
            rows=documents[start : start + ROWS],
            number=number,
            is_last=start + ROWS >= len(documents),
        )
        yield f"{outlet.start}?page={number}", made
        if number == 0:
            yield outlet.start, made


def document_page(
    outlet: Outlet, document: SampleDocument, others: Sequence[SampleDocument], address: str
) -> Answer:
    """A document's own page, with teasers of others."""
    return page(
        outlet,
        f"{outlet.id}/document.html",
        address,
        document=document,
        blocks=[to_html(block, entities=document.writes_entities) for block in document.blocks],
        related=[other for other in others if other != document][:RELATED],
        changed_at=document.updated_at or document.published_at,
    )


def feed(
    outlet: Outlet, template: str, documents: Sequence[SampleDocument], address: str
) -> Answer:
    """The outlet's feed, in its own format."""
    return page(
        outlet,
        f"feeds/{template}",
        address,
        documents=documents,
        changed_at=max(dates.moment(document.published_at) for document in documents),
        media_type=FEED_TYPES[template],
    )


def not_found(outlet: Outlet, address: str) -> Answer:
    """What every unknown address gives."""
    return page(outlet, "not-found.html", address, status=HTTPStatus.NOT_FOUND)


def moved(document: SampleDocument) -> Answer:
    """A lasting redirect from a document's former address."""
    return Answer(
        body=b"",
        content_type="text/html; charset=utf-8",
        changed_at=STILL,
        location=document.url,
        status=HTTPStatus.MOVED_PERMANENTLY,
    )


def robots(outlet: Outlet) -> Answer:
    """The outlet's robots.txt; an empty Disallow allows everything."""
    rules = [f"Disallow: {path}" for path in outlet.disallow] or ["Disallow:"]
    text = "\n".join(["User-agent: *", *rules, ""])
    return Answer(body=text.encode(), content_type="text/plain; charset=utf-8", changed_at=STILL)


def page(
    outlet: Outlet,
    template: str,
    address: str,
    *,
    changed_at: date = STILL,
    media_type: str = "text/html",
    status: HTTPStatus = HTTPStatus.OK,
    **names: Any,
) -> Answer:
    """A template, filled and encoded; what the charset lacks becomes a character reference."""
    text = TEMPLATES.get_template(template).render(outlet=outlet, address=address, **names)
    return Answer(
        body=text.encode(outlet.charset, "xmlcharrefreplace"),
        content_type=f"{media_type}; charset={outlet.charset}",
        changed_at=changed_at,
        status=status,
    )
