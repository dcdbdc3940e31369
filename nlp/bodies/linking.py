"""Which agency of ICE's lists a body is that a text names. In doubt, none."""

from collections.abc import Sequence
from dataclasses import replace

from archive.agencies import Listed
from nlp.bodies.listed import COUNTIES, Roster, is_open
from nlp.bodies.listings import Naming, find_listed
from nlp.bodies.naming import Body
from nlp.bodies.spellings import body_key, compared, town_name, word_list
from nlp.bodies.state_evidence import SCORES, StateEvidence, Strength, holds_state
from nlp.gazetteer.names import counties
from nlp.words import Word

MANY = 5  # states with a county of a name


def link(
    text: str,
    words: Sequence[Word],
    bodies: Sequence[Body],
    known: Roster,
    evidence: StateEvidence,
) -> tuple[Body, ...]:
    """The bodies of a text, each with the listed agency that it is, and those that only lists name.

    A listed name gives way to a longer body around it, and to the body of a known town or county.
    """
    evidence = evidence.without([body for body in bodies if body.is_moved or body.is_unsettled])
    linked = {body: linked_body(text, body, known, evidence) for body in bodies}
    new: list[Body] = []
    for naming in find_listed(text, words, known):
        covered = [body for body in bodies if overlap(body, naming)]
        if any(stands(body, naming) for body in covered):
            continue
        one = chosen(naming.agencies, naming.start, naming.end, naming.is_common, evidence)
        if one is not None:
            for body in covered:
                linked.pop(body, None)
            new.append(body_of(naming, covered, *one))
    return tuple(sorted((*linked.values(), *new), key=lambda body: body.start))


def overlap(body: Body, naming: Naming) -> bool:
    """Whether they share words."""
    return body.start < naming.end and naming.start < body.end


def stands(body: Body, naming: Naming) -> bool:
    """Whether a body that shares words with a listed name is more than it, or has its place."""
    if body.start == naming.start and body.end == naming.end:
        return body.jurisdiction is not None or body.is_unsettled or body.kind == "federal"
    return body.start < naming.start or (body.start == naming.start and naming.end < body.end)


def body_of(naming: Naming, covered: Sequence[Body], agency: Listed, score: float) -> Body:
    """A listed agency as a body. Its place is left out: a university is not its county's."""
    return Body(
        start=naming.start,
        end=naming.end,
        head=covered[0].head if covered else agency.names[0],
        kind=agency.kind,
        score=score,
        name=agency.names[0],
        state=agency.state,
        listed=agency.id,
    )


def linked_body(text: str, body: Body, known: Roster, evidence: StateEvidence) -> Body:
    """A body with its listed agency, if it is one."""
    if body.kind == "federal" or body.name is None or body.is_unsettled:
        return body
    printed = text[body.start : body.end]
    if body.jurisdiction is not None:
        agency = known.of_body(
            printed, body.name,
            kind=body.kind, state=body.state, jurisdiction=body.jurisdiction.id,
        )  # fmt: skip
        if agency is not None:
            return replace(body, listed=agency.id)
    named = known.by_key.get(body_key(printed), ())
    if body.is_moved:
        named = tuple(agency for agency in named if agency.state == body.state)
    if body.jurisdiction is not None:
        named = tuple(agency for agency in named if is_open(agency))
    one = chosen(named, body.start, body.end, False, evidence)
    if one is None:
        return body
    agency, score = one
    return replace(body, listed=agency.id, state=agency.state, score=min(body.score, score))


def chosen(
    agencies: Sequence[Listed], start: int, end: int, is_common: bool, evidence: StateEvidence
) -> tuple[Listed, float] | None:
    """The one agency of a name for whose state something speaks, and how sure that is.

    More must speak for a name of common nouns, "Department of Corrections".
    """
    rated = sorted(
        ((strength(agency, start, end, evidence), agency) for agency in agencies),
        key=lambda pair: -pair[0],
    )
    best = [agency for much, agency in rated if much == rated[0][0]]
    if len(best) != 1 or rated[0][0] < (Strength.ONLY if is_common else Strength.HOME):
        return None
    rivals = {much for much, _ in rated[1:]} - {Strength.NONE}
    if rivals and not (rivals == {Strength.HOME} or rated[0][0] is Strength.NAME):
        return None
    return best[0], SCORES[rated[0][0]]


def strength(agency: Listed, start: int, end: int, evidence: StateEvidence) -> Strength:
    """How much speaks for an agency's state where its name stands."""
    evidence = evidence.outside_names(start, end)
    inside = evidence.within(start, end)
    if agency.state is None or (inside and agency.state not in inside):
        return Strength.NONE  # "the Texas Office of the Attorney General"
    if is_elsewhere(agency, evidence):
        return Strength.NONE
    if holds_state(evidence.text[start:end], agency.state):
        return Strength.NAME
    return evidence.strength(agency.state, start, end)


def is_elsewhere(agency: Listed, evidence: StateEvidence) -> bool:
    """Whether it may be a namesake in another county: a state has ten Union Townships, Wards 5."""
    county, name = agency.jurisdiction or "", agency.names[0]
    if not county.endswith(COUNTIES):
        return False
    township, is_everywhere = town_name(name), is_numbered(name)
    if township is None and not is_everywhere:
        return False
    named = evidence.counties(agency.state or "")
    common = is_everywhere or is_common_name(township or "")
    return county not in named if named or common else False


def is_numbered(name: str) -> bool:
    """Whether a name is a number of its county that it leaves out: "Ward 5 Marshal's Office"."""
    key = compared(name)
    return bool(key) and key[0] in word_list("numbered") and any(map(str.isdigit, key[1:2]))


def is_common_name(town: str) -> bool:
    """Whether towns all over are called so, as counties are: "Greene", "Union"."""
    return len({entry.state for entry in counties().get(town, ())}) >= MANY
