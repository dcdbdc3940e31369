"""The kinds of source: each is read by a spider of that name, a file of crawler/spiders/."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from archive.records import ROSTER
from crawler import spiders

if TYPE_CHECKING:  # Scrapy takes half a second to import
    from crawler.source_spider import SourceSpider

HISTORIES = ("wordpress", "sitemap")  # fields of Source, each read by the spider of that name
WITHOUT_DOCUMENTS = (ROSTER,)  # what it reads are workbooks
WITHOUT_SPIDER = ("warc",)  # only `287g backfill warc` fills such a source


@cache
def kinds() -> tuple[str, ...]:
    """All kinds; spiders/ice_newsroom.py reads "ice-newsroom"."""
    modules = (module.name.replace("_", "-") for module in iter_modules(spiders.__path__))
    return tuple(sorted([*modules, *WITHOUT_SPIDER]))


@cache
def spider_of(kind: str) -> "type[SourceSpider] | None":
    """The spider that reads a kind; None for the kinds that none reads."""
    if kind in WITHOUT_SPIDER:
        return None
    module = import_module(f"{spiders.__name__}.{kind.replace('-', '_')}")
    found: type[SourceSpider] = next(
        value for value in vars(module).values() if getattr(value, "name", None) == kind
    )
    return found


def options_of(kind: str) -> tuple[frozenset[str], frozenset[str]]:
    """The options that a source of this kind may have, and of them those that it must have."""
    spider = spider_of(kind)
    if spider is None:
        return frozenset(), frozenset()
    return spider.takes | spider.needs, spider.needs
