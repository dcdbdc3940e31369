"""Agencies of a state."""

from nlp.gazetteer import names
from nlp.roster.by_place import is_local
from nlp.roster.listed import ReadAgency, Resolution, found, in_column
from nlp.roster.naming import has, keys, within, word_list
from nlp.wordlists import rules


def own_name(listed: ReadAgency) -> int:
    """How many words of its state's name an agency's name begins with."""
    for name in names_of(listed.state):
        if listed.words[: len(name)] == name:
            return len(name)
    return 0


def names_of(state: str) -> list[tuple[str, ...]]:
    """What a name of a state's body may begin with: "Florida", "FL", "State of Florida", "CNMI"."""
    aliases = rules("roster")["states"]
    short = [tuple(alias.split()) for alias, code in aliases.items() if code == state]
    name = keys(names.states()[state].jurisdiction.name)
    leading = [(head, "of", *name) for head in ("state", "commonwealth")]
    return [*leading, name, (state.lower(),), *short]


def state_of(listed: ReadAgency, note: str | None = None) -> Resolution:
    """An agency of its state."""
    return found(listed, names.states()[listed.state].jurisdiction, "state", note=note)


def of_district(listed: ReadAgency) -> Resolution | None:
    """The District of Columbia, which has neither counties nor towns."""
    return state_of(listed) if listed.state == "DC" else None


def of_territory(listed: ReadAgency) -> Resolution | None:
    """ "Port Authority of Guam Police": a territory has no counties, and its name suffices."""
    is_own = any(within(" ".join(name), listed.words) for name in names_of(listed.state))
    is_grounds = listed.kind == "campus"
    if listed.state in word_list("territories") and is_own and not is_grounds:
        return state_of(listed)
    return None


def by_its_name(listed: ReadAgency) -> Resolution | None:
    """ "Florida Department of Corrections", but not "Florida City Police Department"."""
    own = own_name(listed)
    following = listed.words[own : own + 1]
    if not own or listed.kind in {"campus", "constable"}:
        return None
    return state_of(listed) if word_list("of_state").issuperset(following) else None


def by_its_office(listed: ReadAgency) -> Resolution | None:
    """ "Office of the Attorney General", which ICE's TYPE calls a state's."""
    begins = word_list("state_heads").issuperset(listed.words[:1])
    if listed.is_called("state") and begins and not is_local(listed):
        return state_of(listed)
    return None


def is_plainly_states(listed: ReadAgency) -> bool:
    """Whether a name begins with the state's and tells of no local body: no "State Constable"."""
    is_of_part = listed.kind in {"constable", "campus", "port"}
    return bool(own_name(listed)) and not is_of_part


def by_its_type(listed: ReadAgency) -> Resolution | None:
    """What ICE's TYPE calls a state's and nothing places more closely."""
    if not listed.is_called("state") or (is_local(listed) and not own_name(listed)):
        return None
    if listed.county and not is_plainly_states(listed):
        return in_column(listed, "listed as a state's agency, but its name is not the state's")
    if has(listed.words, "court_districts"):
        return state_of(listed, "of a district of the state's courts, which has several counties")
    return state_of(listed)
