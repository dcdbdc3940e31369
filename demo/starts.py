"""Where a crawler begins: the feeds, listings and sitemaps of a site."""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from demo import dates
from demo.answers import Answer
from demo.postings import postings
from demo.rendering import page
from demo.samples import SampleDocument
from demo.site import Site

FEED_TYPES = {
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "rdf.xml": "application/rdf+xml",
    "feed.json": "application/feed+json",
    "sitemap.xml": "application/xml",
}
LISTINGS = ("ice-newsroom", "dhs", "listing")  # kinds whose start is a page with rows


def starts(site: Site) -> Iterator[tuple[str, Answer]]:
    """Everything that names documents, as far as the site's behaviour does not give it."""
    outlet = site.outlet
    if outlet.feed is not None:
        yield outlet.start, feed(site, outlet.feed, site.listed)
    elif outlet.kind == "news-sitemap":
        yield from news_sitemaps(site)
    elif outlet.kind == "ice-roster":
        yield from postings(site)
    elif outlet.kind in LISTINGS and not outlet.behaviour:
        yield from listing(site)
    if outlet.sitemap is not None and outlet.sitemap != outlet.start:
        yield from numbered_sitemap(site, outlet.sitemap)


def feed(site: Site, template: str, documents: Sequence[SampleDocument]) -> Answer:
    """The outlet's feed, or its one sitemap, in its own format."""
    return page(
        site,
        f"feeds/{template}",
        documents=documents,
        changed_at=max(dates.moment(document.published_at) for document in documents),
        media_type=FEED_TYPES[template],
    )


def listing(site: Site) -> Iterator[tuple[str, Answer]]:
    """The pages of a listing; the one behind the last has no row, as Drupal has it."""
    rows, documents, start = site.outlet.rows, site.listed, site.outlet.start
    for number, first in enumerate(range(0, len(documents) + rows, rows)):
        made = page(
            site,
            f"{site.outlet.look}/listing.html",
            rows=documents[first : first + rows],
            number=number,
            is_last=first + rows >= len(documents),
        )
        yield f"{start}?page={number}", made
        if number == 0:
            yield start, made


def numbered_sitemap(site: Site, start: str) -> Iterator[tuple[str, Answer]]:
    """ICE's sitemap, `/sitemap.xml?page=1` and on, of all documents; the last names none."""
    path, rows = start.partition("?")[0], site.outlet.rows
    for number, first in enumerate(range(0, len(site.documents) + rows, rows), start=1):
        some = site.documents[first : first + rows]
        made = page(site, "feeds/numbered.xml", documents=some, media_type="application/xml")
        yield f"{path}?page={number}", made


def news_sitemaps(site: Site) -> Iterator[tuple[str, Answer]]:
    """An index, and a gzipped news sitemap of each month."""
    months = {
        f"/news-{month}.xml.gz": tuple(some) for month, some in groupby(site.documents, _month)
    }
    changes = {path: some[0].listed_on for path, some in months.items()}
    yield (
        site.outlet.start,
        page(site, "feeds/index.xml", changes=changes, media_type="application/xml"),
    )
    for path, documents in months.items():
        made = page(site, "feeds/news-sitemap.xml", documents=documents)
        packed = gzip.compress(made.body, mtime=0)
        yield path, replace(made, body=packed, content_type="application/x-gzip")


def _month(document: SampleDocument) -> str:
    return f"{document.published_at:%Y-%m}"
