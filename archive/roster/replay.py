"""All sheets in order of time, and what follows from them: pure, and the same in any order."""

from collections.abc import Mapping, Sequence

from archive.roster.agencies import (
    agencies,
    aliases,
    applications,
    ids_by_name,
    join_applicants,
    join_moved,
)
from archive.roster.agreement_ids import agreement_ids, agreements, events
from archive.roster.applicants import Applicants
from archive.roster.counts import counts
from archive.roster.history import History, Sighting, Verdict
from archive.roster.joins import Joins
from archive.roster.judges import judge_applicants, judge_participants
from archive.roster.keys import KeyedRow
from archive.roster.listed_names import listed_names
from archive.roster.participants import call_the_roll
from archive.roster.records import RosterRow
from archive.roster.roll import Roll
from archive.roster.tables import Compare, Table, remembering, tables


def replay(sightings: Sequence[Sighting], rows: Mapping[int, RosterRow]) -> History:
    """Agencies and agreements with every change proven, of all sheets that were ever sighted."""
    keyed = {number: KeyedRow(row=row) for number, row in rows.items()}
    every = [*tables(sightings, keyed)]
    compare = remembering()
    taking, verdicts = judge_participants(every, compare)
    asking, verdicts_of_pending = judge_applicants(every, taking, compare)
    return history(taking, asking, verdicts | verdicts_of_pending, compare)


def history(
    taking: Sequence[Table],
    asking: Sequence[Table],
    verdicts: Mapping[str, Verdict],
    compare: Compare,
) -> History:
    """From the good sheets of both kinds."""
    joins = Joins()
    roll, applicants = Roll(joins), Applicants(joins, compare)
    call_the_roll(roll, taking, compare)
    for table in asking:
        applicants.read(table)
    names = listed_names([*taking, *asking])
    join_moved(joins, roll.moves, roll.tracks, applications(asking))
    join_applicants(joins, names)
    ids = ids_by_name(joins, names)
    numbers = agreement_ids(roll.tracks, ids)
    return History(
        agencies=tuple(agencies(ids, names, roll.tracks, applicants.last)),
        aliases=tuple(aliases(ids, names)),
        agreements=tuple(agreements(roll.tracks, ids, numbers)),
        events=tuple(events([*roll.drafts, *applicants.drafts], ids, numbers)),
        counts=tuple(counts(taking, ids)),
        verdicts=verdicts,
    )
