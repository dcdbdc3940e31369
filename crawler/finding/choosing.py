"""The best of an outlet's ways in, as a source of the registry."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from archive.records import Outcome, Source
from archive.slugs import slug
from archive.times import now
from crawler.errors import CrawlError
from crawler.finding.judging import Finding
from crawler.finding.spider import Found
from crawler.registry import source_of

PREFERENCE = ("feed", "news-sitemap", "wordpress", "listing")
STALE = timedelta(days=365)  # a feed without news for so long is a forgotten one


class NothingFound(CrawlError):
    """An outlet that shows no way in."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a person says of an outlet; None where it is to be found out."""

    home_state: str | None  # None for national outlets
    id: str | None = None
    name: str | None = None
    language: str | None = None


def source_from(found: Found, told: Told) -> Source:
    """The source that what was found makes. Raises NothingFound, saying why and what to do."""
    way = best(found.findings, today=now().date())
    if way is None:
        raise NothingFound(why_nothing(found))
    name = told.name or found.clues.name or urlsplit(found.url).hostname or ""
    wordpress = next((one.url for one in found.findings if _gives(one, "wordpress")), None)
    sitemap = next((one.url for one in found.findings if _gives(one, "sitemap")), None)
    table = {
        "name": name,
        "kind": way.kind,
        "url": way.url,
        "home_state": told.home_state,
        "language": told.language or found.clues.language or "en",
        "rights": "copyrighted",
        "wordpress": wordpress,
        "sitemap": sitemap if wordpress is None else None,
        "options": way.options,
    }
    return source_of(told.id or slug(name).removeprefix("the-"), table)


def best(findings: list[Finding], *, today: date) -> Finding | None:
    """The way that is to be asked daily: fresh before stale, then by kind, then as stated."""
    ways = [one for one in findings if one.is_good and one.kind in PREFERENCE]

    def rank(way: Finding) -> tuple[bool, int]:
        is_stale = way.newest is not None and today - way.newest > STALE
        return is_stale, PREFERENCE.index(way.kind)

    return min(ways, key=rank, default=None)


def why_nothing(found: Found) -> str:
    """What went wrong at an outlet as a whole, and what to do next."""
    page = next((one for one in found.findings if one.kind == "page"), None)
    if page is not None:
        return f"{found.url}: {page.outcome}: {page.reason}. {_advice(page.outcome)}"
    return (
        f"{found.url}: a page, but no feed, news sitemap, WordPress API or list of headlines. "
        'Name a feed instead, or write a table of kind "listing" by hand (CONTRIBUTING.md).'
    )


def _advice(outcome: Outcome) -> str:
    if outcome is Outcome.PRIVATE_ADDRESS:
        return "Is it a server on this machine, for trying? Then add --loopback."
    return "Open it in a browser: is the address right? Else name its feed instead."


def _gives(finding: Finding, kind: str) -> bool:
    return finding.is_good and finding.kind == kind
