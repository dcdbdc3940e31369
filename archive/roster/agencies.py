"""The agencies of the roster: names that the sheets prove to be one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archive.roster.agency_names import Closeness, likeness
from archive.roster.history import ListedAgency
from archive.roster.joins import Joins
from archive.roster.keys import normal
from archive.roster.listed_names import ListedName, Name
from archive.roster.records import AgencyAlias, ListingState, SheetKind
from archive.roster.tables import Table
from archive.roster.tracks import Move, Track

STANDING = (ListingState.LISTED, ListingState.MISSING, ListingState.DELISTED)


def join_moved(
    joins: Joins,
    moves: Iterable[Move],
    tracks: Sequence[Track],
    applications: Mapping[str, set[str]],
) -> None:
    """A name that nothing but agreements now under another name ever bore is that one's alias."""
    holders: dict[str, set[int]] = defaultdict(set)
    for track in tracks:
        for row in track.rows:
            holders[row.agency_id].add(id(track))
    moved: dict[tuple[str, str], set[int]] = defaultdict(set)
    models: dict[str, set[str]] = defaultdict(set)
    for move in moves:
        moved[(move.old, move.new)].add(id(move.track))
        models[move.old].add(move.track.row.model)
    for (old, new), those in sorted(moved.items()):
        asked = applications.get(old, set()) <= models[old]
        if asked and holders[old] <= those and joins.names(old) == {old}:
            joins.join(old, new)


def applications(pending: Iterable[Table]) -> dict[str, set[str]]:
    """Models by Agency.id by the printed name."""
    found: dict[str, set[str]] = defaultdict(set)
    for table in pending:
        for row in table.rows:
            found[row.agency_id].add(row.model)
    return found


def join_applicants(joins: Joins, names: Mapping[Name, ListedName]) -> None:
    """A pending agency with the participant that it became under a slightly other name."""
    takers = [it for it in names.values() if it.last.kind is SheetKind.PARTICIPATING]
    for one in names.values():
        if one.last.kind is SheetKind.PENDING and one.first.kind is SheetKind.PENDING:
            near = {
                other.row.agency_id
                for other in takers
                if one.row.place == other.row.place and has_become(one, other)
            }
            if len(near) == 1:
                joins.join(one.row.agency_id, near.pop())


def has_become(pending: ListedName, taker: ListedName) -> bool:
    """Very alike, of one county, and not taking part before it asked to."""
    one, other = pending.row, taker.row
    if taker.first.moment < pending.first.moment or one.county != other.county or not one.county:
        return False
    names = likeness(one.name, other.name, normal(other.row.state_as_printed))
    is_near = names.closeness >= Closeness.SPELT
    return is_near and names.is_one_body and names.has_same_level


def ids_by_name(joins: Joins, names: Mapping[Name, ListedName]) -> dict[str, str]:
    """Agency.id by each of the ids that its names would give: that of the newest."""
    found: dict[str, str] = {}
    for those in names_of_agencies(joins, names):
        newest = newest_of(those).row.agency_id
        found |= dict.fromkeys((one.row.agency_id for one in those), newest)
    return found


def names_of_agencies(joins: Joins, names: Mapping[Name, ListedName]) -> Iterator[list[ListedName]]:
    """The names of each agency together."""
    by_id: dict[str, list[ListedName]] = defaultdict(list)
    for one in names.values():
        by_id[one.row.agency_id].append(one)
    for those in joins.agencies(sorted(by_id)):
        yield [one for name in sorted(those) for one in by_id.get(name, ())]


def newest_of(names: Sequence[ListedName]) -> ListedName:
    """The participants' list counts more than the pending list."""
    return max(
        names,
        key=lambda it: (
            it.last.kind is SheetKind.PARTICIPATING,
            it.last.moment,
            it.first.moment,
            it.row.agency_id,
            it.row.name,
        ),
    )


def aliases(ids: Mapping[str, str], names: Mapping[Name, ListedName]) -> Iterator[AgencyAlias]:
    """Every name, the newest too; one that stands in two states, once."""
    grouped: dict[tuple[str, str], list[ListedName]] = defaultdict(list)
    for one in names.values():
        grouped[(ids[one.row.agency_id], one.row.name)].append(one)
    for (agency, _), those in sorted(grouped.items()):
        newest = newest_of(those)
        yield AgencyAlias(
            id=newest.row.agency_id,
            agency=agency,
            name=newest.row.printed,
            first_sheet=min(those, key=lambda it: it.first.moment).first.sheet,
            last_sheet=max(those, key=lambda it: it.last.moment).last.sheet,
        )


def agencies(
    ids: Mapping[str, str],
    names: Mapping[Name, ListedName],
    tracks: Iterable[Track],
    pending: Table | None,
) -> list[ListedAgency]:
    """All that any good sheet names, by id."""
    listings: dict[str, set[ListingState]] = defaultdict(set)
    for track in tracks:
        listings[ids[track.row.agency_id]].add(track.state)
    waiting = {ids[row.agency_id] for row in pending.rows} if pending else set()
    grouped: dict[str, list[ListedName]] = defaultdict(list)
    for one in names.values():
        grouped[ids[one.row.agency_id]].append(one)
    return [
        listed_agency(agency, those, listing_of(listings[agency], agency in waiting))
        for agency, those in sorted(grouped.items())
    ]


def listing_of(states: set[ListingState], is_pending: bool) -> ListingState:
    """An agency's, from its agreements; the best of them counts."""
    standing = next((state for state in STANDING if state in states), None)
    if standing is not None:
        return standing
    return ListingState.PENDING if is_pending else ListingState.NO_LONGER_PENDING


def listed_agency(agency: str, names: list[ListedName], listing: ListingState) -> ListedAgency:
    """By its newest name; type and county as far as any name has them."""
    newest = newest_of(names).row
    rows = [it.row.row for it in sorted(names, key=lambda it: (it.last.moment, it.row.name))]
    return ListedAgency(
        id=agency,
        name=newest.printed,
        state=newest.state,
        type=next((row.type for row in reversed(rows) if row.type), None),
        county=next((row.county for row in reversed(rows) if row.county), None),
        listing=listing,
    )
