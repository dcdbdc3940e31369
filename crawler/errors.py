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


class TooLarge(CrawlError):
    """More than we take."""

    outcome = Outcome.TOO_LARGE


class Miscoded(CrawlError):
    """A body that is not coded as its headers say."""


class PrivateAddress(CrawlError):
    """An address inside a private network: the request was never sent."""

    outcome = Outcome.PRIVATE_ADDRESS


class ForbiddenByRobots(CrawlError):
    """A page that robots.txt forbids: the request was never sent."""

    outcome = Outcome.FORBIDDEN_BY_ROBOTS


class AskedToWait(CrawlError):
    """A host that answers "not now", and for longer than a run waits."""

    outcome = Outcome.BLOCKED


class HostResting(CrawlError):
    """A host that is left alone for the rest of a run: the request was never sent."""

    outcome = Outcome.BLOCKED


class HostSilent(HostResting):
    """A host left alone because it did not answer in time, again and again."""

    outcome = Outcome.TIME_OUT


class HostDown(HostResting):
    """A host left alone because no connection to it holds."""

    outcome = Outcome.FAILED


class BudgetSpent(HostResting):
    """A run that has asked as much as it may: the next one goes on."""

    outcome = Outcome.BUDGET_SPENT


class RobotsUnavailable(HostResting):
    """A host left alone because its robots.txt cannot be read: all is forbidden (RFC 9309)."""

    outcome = Outcome.FORBIDDEN_BY_ROBOTS


class BadRegistry(Exception):
    """A registry file that cannot be used as it stands."""
