"""What goes wrong with a page or a source, each by its name. Messages name source, thing, place."""

from typing import ClassVar

from archive.records import Outcome


class CrawlError(Exception):
    """A page cannot be read; it costs that page alone."""

    outcome: ClassVar[Outcome] = Outcome.FAILED


class PageChanged(CrawlError):
    """A page lacks what its spider reads from it; the spider may need new selectors."""

    outcome = Outcome.PAGE_CHANGED


class NotAFeed(CrawlError):
    """HTML, or anything else, where a feed should be."""

    outcome = Outcome.NOT_A_FEED


class Walled(CrawlError):
    """A wall against robots where a page should be."""

    outcome = Outcome.BLOCKED


class Empty(CrawlError):
    """An answer without content, or a feed without entries."""

    outcome = Outcome.EMPTY


class BadRegistry(Exception):
    """A registry file that cannot be used as it stands."""
