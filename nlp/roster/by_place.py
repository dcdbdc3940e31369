"""Agencies of towns, and those that only the COUNTY column can place: townships, campuses."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from archive.records import Jurisdiction
from nlp.gazetteer.entries import entries
from nlp.roster import by_county
from nlp.roster.kinds import kind_of
from nlp.roster.known import counties, independent_cities, mended, places, spread
from nlp.roster.listed import ReadAgency, Resolution, found, in_column, opened
from nlp.roster.naming import has, spans, within, word_list

MISSPELT_LETTERS = 7  # of a place's name that may differ by one
NAMESAKES = 20_000  # inhabitants of a town in which a college of its name is sure to lie
PORT_OF = ("port", "of")  # "Port of Houston Authority"
COMMON = 12  # states that have a place of a name which more than one place of a state may bear


def of_town(listed: ReadAgency) -> Resolution | None:
    """ "Town of Palm Beach Police Department": the one place of exactly this name."""
    for start, end in spans(listed.words):
        letters = "".join(listed.words[start:end])
        towns = called(listed.state, letters)
        rest = listed.words[:start] + listed.words[end:]
        if len(towns) == 1:
            place = found(listed, towns[0], "place-name", kind=kind_of(rest))
            return of_namesake(listed, letters, rest) or place
        if towns:
            why = f"{listed.state} has several places called {towns[0].name}"
            return in_column(listed, why) or opened(listed, why)
    return None


def of_namesake(listed: ReadAgency, letters: str, rest: Sequence[str]) -> Resolution | None:
    """ "Franklin Borough", "Springfield Constable": smaller namesakes are not in the gazetteer."""
    bearers = counties(listed.state).get(letters, ())
    if listed.county is None or listed.county in bearers:
        return None
    is_civil_town = "town" in rest and listed.state in word_list("civil_towns")
    is_small = "borough" in rest or listed.kind == "constable"
    if not is_civil_town and not (is_small and is_common(letters, bearers)):
        return None
    why = f"in {listed.county.name} by ICE's list; several places may bear the name"
    return in_column(listed, why)


def is_common(letters: str, bearers: Sequence[Jurisdiction]) -> bool:
    """Whether a county of the state bears a name too, or places of many states do."""
    return bool(bearers) or spread(places)[letters] >= COMMON


def called(state: str, letters: str) -> tuple[Jurisdiction, ...]:
    """The places of a name; "Baltimore City" is the independent one."""
    cities = independent_cities(state).get(letters.removesuffix("city"), ())
    return places(state).get(letters, ()) or (cities if letters.endswith("city") else ())


def of_township(listed: ReadAgency) -> Resolution | None:
    """ "Washington Township": a state has several, and the gazetteer does not say where."""
    if "township" not in listed.words:
        return None
    why = "a township, of which a state may have several of one name"
    return in_column(listed, why) or opened(listed, why)


def shared(listed: ReadAgency) -> Resolution | None:
    """ "Northwest Regional Police Department": its name may be any place's."""
    if not has(listed.words, "shared"):
        return None
    why = "a body of several jurisdictions"
    if listed.is_called("state") and has(listed.words, "court_districts"):
        return in_column(listed, why)  # else the state's, of whose courts it is
    return in_column(listed, why) or opened(listed, why)


def of_grounds(listed: ReadAgency) -> Resolution | None:
    """A college, school district, airport or harbour: where it lies, not whose name it bears."""
    if listed.kind not in {"campus", "port"}:
        return None
    why = "its name does not say where it lies"
    if placed := in_column(listed, why):
        return placed
    town = next(towns(listed), None)
    if town:
        return found(listed, town, "place-name")
    return by_county.of_grounds(listed) or opened(listed, why)


def towns(listed: ReadAgency) -> Iterator[Jurisdiction]:
    """The one town whose name begins the name: "Melbourne | International Airport"."""
    least = 0 if has(listed.words, "school_districts") else NAMESAKES
    is_port = listed.words[:2] == PORT_OF
    words = listed.words[2:] if is_port else listed.words
    for end in range(len(words) - 1, 0, -1):
        named = places(listed.state).get("".join(words[:end]), ())
        is_whole = is_port or words[end] in word_list("of_town")  # no "University | of Florida"
        if is_whole and len(named) == 1 and inhabitants()[named[0].id] >= least:
            yield named[0]


@cache
def inhabitants() -> Mapping[str, int]:
    """Of the places of the gazetteer, by id."""
    return {entry.id: entry.population or 0 for entry in entries()}


def of_misspelt(listed: ReadAgency) -> Resolution | None:
    """ "Indiatlantic": the only place whose name differs by a letter."""
    for start, end in spans(listed.words):
        words = listed.words[start:end]
        letters = "" if word_list("body").issuperset(words) else "".join(words)
        if len(letters) >= MISSPELT_LETTERS and (one := mended(places(listed.state), letters)):
            return found(listed, one, "mended-name", note=f"read as {one.name}")
    return None


def is_local(listed: ReadAgency) -> bool:
    """Whether no state would have such a body: "Police Department", "Sheriff's Office"."""
    is_police = within("police department", listed.words) and "capitol" not in listed.words
    return is_police or listed.kind in {"sheriff", "constable", "marshal"}
