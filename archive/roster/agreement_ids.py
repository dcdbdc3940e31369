"""Ids of agreements and events, the same in every derivation."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archive.roster.keys import NO_STATE
from archive.roster.records import Agreement, AgreementEvent
from archive.roster.tracks import Draft, Track
from archive.slugs import slug

SHEET_DIGITS = 6


def agreement_ids(tracks: Iterable[Track], agencies: Mapping[str, str]) -> dict[int, str]:
    """By id() of the track; a further agreement of the same model is numbered."""
    taken: Counter[str] = Counter()
    found: dict[int, str] = {}
    for track in sorted(tracks, key=lambda it: (it.first.moment, str(it.signed), it.row.row.id)):
        name = f"{agencies[track.row.agency_id]}-{slug(track.row.model) or NO_STATE}"
        taken[name] += 1
        found[id(track)] = name if taken[name] == 1 else f"{name}-{taken[name]}"
    return found


def agreements(
    tracks: Iterable[Track], agencies: Mapping[str, str], numbers: Mapping[int, str]
) -> list[Agreement]:
    """For the archive, by id."""
    found = (agreement(it, numbers[id(it)], agencies[it.row.agency_id]) for it in tracks)
    return sorted(found, key=lambda it: it.id)


def agreement(track: Track, number: str, agency: str) -> Agreement:
    """For the archive."""
    return Agreement(
        id=number,
        agency=agency,
        model=track.row.model,
        model_as_printed=track.row.row.model_as_printed,
        signed=track.signed,
        signed_as_printed=track.signed_as_printed,
        moa=track.moa,
        addendum=track.addendum,
        listing=track.state,
        first_sheet=track.first.sheet,
        last_sheet=track.last.sheet,
        first_listed_at=track.first.moment,
        last_listed_at=track.last.moment,
    )


def events(
    drafts: Sequence[Draft], agencies: Mapping[str, str], agreements: Mapping[int, str]
) -> Iterator[AgreementEvent]:
    """In order of time."""
    taken: Counter[str] = Counter()
    for draft in sorted(drafts, key=order):
        name = event_name(draft)
        taken[name] += 1
        number = name if taken[name] == 1 else f"{name}-{taken[name]}"
        yield event(draft, number, agencies, agreements)


def order(draft: Draft) -> tuple[object, ...]:
    """By time; the rest makes it the same in every derivation."""
    rows = (draft.row_before, draft.row_after)
    return draft.after.moment, event_name(draft), *(row.row.id if row else 0 for row in rows)


def event_name(draft: Draft) -> str:
    """From what the sheets print, for an agency's id changes with its name."""
    row = draft.row_after or draft.row_before or draft.row
    sheets = draft.before.sheet[:SHEET_DIGITS] + draft.after.sheet[:SHEET_DIGITS]
    return f"{draft.after.moment:%Y-%m-%d}-{draft.type}-{row.agency_id}-{slug(row.model)}-{sheets}"


def event(
    draft: Draft, number: str, agencies: Mapping[str, str], agreements: Mapping[int, str]
) -> AgreementEvent:
    """For the archive."""
    row = draft.track.row if draft.track else draft.row
    return AgreementEvent(
        id=number,
        type=draft.type,
        agency=agencies[row.agency_id],
        agreement=agreements[id(draft.track)] if draft.track else None,
        model=row.model,
        moment=draft.after.moment,
        sheet_before=draft.before.sheet,
        sheet_after=draft.after.sheet,
        confirmed_by=draft.confirmed_by.sheet if draft.confirmed_by else None,
        row_before=draft.row_before.row.id if draft.row_before else None,
        row_after=draft.row_after.row.id if draft.row_after else None,
        old=draft.old,
        new=draft.new,
        because=draft.because,
    )
