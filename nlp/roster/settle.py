"""Gives the listed agencies of an archive their kinds and jurisdictions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.records import Jurisdiction
from archive.roster.saving import Settlement, Unsettled
from archive.store import Store
from nlp.gazetteer import names
from nlp.gazetteer.entries import with_counties
from nlp.roster.resolve import RESOLVER, resolve


@dataclass(frozen=True, kw_only=True)
class Resolved:
    """How many agencies were looked at, and how many of them stay open."""

    resolved: int
    open: int


def resolve_listed(store: Store) -> Resolved:
    """Look for the jurisdictions of all listed agencies that this resolver has not looked at."""
    unsettled = store.roster.unsettled(RESOLVER)
    settlements = [settlement(one) for one in unsettled]
    if settlements:
        store.roster.settle(settlements, with_counties(named(settlements)))
    resolved = sum(one.jurisdiction is not None for one in settlements)
    return Resolved(resolved=resolved, open=len(settlements) - resolved)


def named(settlements: Iterable[Settlement]) -> Iterator[Jurisdiction]:
    """All states, and what the settlements name."""
    yield from (one.jurisdiction for one in names.states().values())
    yield from (one.jurisdiction for one in settlements if one.jurisdiction is not None)


def settlement(agency: Unsettled) -> Settlement:
    """What the resolver finds for one agency, as the archive keeps it."""
    found = resolve(agency.name, state=agency.state, type=agency.type, county=agency.county)
    return Settlement(
        agency=agency.id,
        kind=found.kind,
        jurisdiction=found.jurisdiction,
        by=found.by,
        note=found.note,
        resolver=RESOLVER,
    )
