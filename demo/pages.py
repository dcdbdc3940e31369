"""Every answer of a site that stands in a table: its pages, and where a crawler begins."""

from collections.abc import Iterator
from http import HTTPStatus

from demo.answers import Answer
from demo.markup import to_html
from demo.rendering import STILL, page
from demo.samples import SampleDocument
from demo.site import Site
from demo.starts import starts

RELATED = 3  # teasers of other stories on a page


def answers(site: Site) -> Iterator[tuple[str, Answer]]:
    """Pairs of an address's path with query, and what it gives."""
    yield "/robots.txt", robots(site)
    yield "/", front(site)
    yield from starts(site)
    for document in site.documents:
        yield document.path, document_page(site, document)
        if document.moved_from is not None:
            yield document.moved_from, moved(document)


def front(site: Site) -> Answer:
    """The front page, with a teaser of each document."""
    return page(site, "front.html", documents=site.public)


def document_page(site: Site, document: SampleDocument) -> Answer:
    """A document's own page, with teasers of others."""
    return page(
        site,
        f"{site.outlet.look}/document.html",
        document=document,
        blocks=[to_html(block, entities=document.writes_entities) for block in document.blocks],
        related=[other for other in site.public if other != document][:RELATED],
        changed_at=document.updated_at or document.published_at,
    )


def not_found(site: Site) -> Answer:
    """What every unknown address gives."""
    return page(site, "not-found.html", status=HTTPStatus.NOT_FOUND)


def moved(document: SampleDocument) -> Answer:
    """A lasting redirect from a document's former address."""
    return Answer(
        body=b"",
        content_type="text/html; charset=utf-8",
        changed_at=STILL,
        location=document.url,
        status=HTTPStatus.MOVED_PERMANENTLY,
    )


def robots(site: Site) -> Answer:
    """The outlet's robots.txt; an empty Disallow allows everything."""
    delay = site.outlet.crawl_delay
    rules = [f"Disallow: {path}" for path in site.outlet.disallow] or ["Disallow:"]
    asks = [] if delay is None else [f"Crawl-delay: {delay}"]
    text = "\n".join(["User-agent: *", *rules, *asks, ""])
    return Answer(body=text.encode(), content_type="text/plain; charset=utf-8", changed_at=STILL)
