"""Agencies of towns, and those that only the COUNTY column can place: townships, campuses."""

from collections.abc import Iterator

from archive.records import Jurisdiction
from nlp.gazetteer.entries import entries
from nlp.roster.kinds import kind_of
from nlp.roster.known import independent_cities, mended, places
from nlp.roster.listed import Listed, Resolution, found, in_column, opened
from nlp.roster.naming import has, spans, within, word_list

MISSPELT_LETTERS = 7  # of a place's name that may differ by one
NAMESAKES = 20_000  # inhabitants of a town in which a college of its name is sure to lie


def of_town(listed: Listed) -> Resolution | None:
    """ "Town of Palm Beach Police Department": the one place of exactly this name."""
    for start, end in spans(listed.words):
        all = called(listed.state, "".join(listed.words[start:end]))
        if len(all) == 1:
            rest = listed.words[:start] + listed.words[end:]
            return found(listed, all[0], "place-name", kind=kind_of(rest))
        if all:
            why = f"{listed.state} has several places called {all[0].name}"
            return in_column(listed, why) or opened(listed, why)
    return None


def called(state: str, letters: str) -> tuple[Jurisdiction, ...]:
    """The places of a name; "Baltimore City" is the independent one."""
    cities = independent_cities(state).get(letters.removesuffix("city"), ())
    return places(state).get(letters, ()) or (cities if letters.endswith("city") else ())


def of_township(listed: Listed) -> Resolution | None:
    """ "Washington Township": a state has several, and the gazetteer does not say where."""
    if "township" not in listed.words:
        return None
    why = "a township, of which a state may have several of one name"
    return in_column(listed, why) or opened(listed, why)


def shared(listed: Listed) -> Resolution | None:
    """ "Northwest Regional Police Department": its name may be any place's."""
    if not has(listed.words, "shared"):
        return None
    why = "a body of several jurisdictions"
    if listed.is_called("state"):
        return in_column(listed, why)
    return in_column(listed, why) or opened(listed, why)


def of_grounds(listed: Listed) -> Resolution | None:
    """A college, school district, airport or harbour: where it lies, not whose name it bears."""
    if listed.kind not in {"campus", "port"}:
        return None
    why = "its name does not say where it lies"
    if placed := in_column(listed, why):
        return placed
    town = next(towns(listed), None)
    return found(listed, town, "place-name") if town else opened(listed, why)


def towns(listed: Listed) -> Iterator[Jurisdiction]:
    """The one town whose name begins the name: "Melbourne | International Airport"."""
    least = 0 if has(listed.words, "school_districts") else NAMESAKES
    for end in range(len(listed.words) - 1, 0, -1):
        all = places(listed.state).get("".join(listed.words[:end]), ())
        is_whole = listed.words[end] in word_list("of_town")  # no "University | of Florida"
        if is_whole and len(all) == 1 and inhabitants(all[0]) >= least:
            yield all[0]


def inhabitants(place: Jurisdiction) -> int:
    """Of a place of the gazetteer."""
    return next((entry.population or 0 for entry in entries() if entry.id == place.id), 0)


def of_misspelt(listed: Listed) -> Resolution | None:
    """ "Indiatlantic": the only place whose name differs by a letter."""
    for start, end in spans(listed.words):
        words = listed.words[start:end]
        letters = "" if word_list("body").issuperset(words) else "".join(words)
        if len(letters) >= MISSPELT_LETTERS and (one := mended(places(listed.state), letters)):
            return found(listed, one, "mended-name", note=f"read as {one.name}")
    return None


def is_local(listed: Listed) -> bool:
    """Whether no state would have such a body: "Police Department", "Sheriff's Office"."""
    return listed.kind in {"sheriff", "constable", "marshal"} or within(
        "police department", listed.words
    )
