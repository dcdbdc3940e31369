"""The words for what is done with an agreement, in all their forms, as nlp/rules/ lists them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from nlp.agreements.inflection import BASE, forms
from nlp.wordlists import rules

ACTS = {one["name"]: one for one in rules("agreement_acts")["act"]}
GOVERNORS = {one["name"]: one for one in rules("agreement_governors")["governor"]}
BETWEEN = ("still", "now", "also", "already", "currently")  # "is | still | part"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sense:
    """What words may mean: an act, in a form of its verb."""

    act: str
    form: str
    manner: str  # "verbs", "light", "alone", "of", "nouns"


Senses = Mapping[str, tuple[Sense, ...]]  # by the words


def senses(*manners: str) -> Senses:
    """The words of some of the lists."""
    found: dict[str, list[Sense]] = defaultdict(list)
    for act, one in ACTS.items():
        for manner in manners:
            for words, form in _all(one[manner], inflects=manner != "nouns"):
                if all(sense.act != act or sense.form != form for sense in found[words]):
                    found[words].append(Sense(act=act, form=form, manner=manner))
    return {words: tuple(several) for words, several in found.items()}


def split(manner: str) -> dict[tuple[str, str], tuple[Sense, ...]]:
    """The verbs that take the agreement between their words: ("turned", "down")."""
    found: dict[tuple[str, str], list[Sense]] = defaultdict(list)
    for act, one in ACTS.items():
        for verb in one[manner]:
            for words, form in forms(verb) if "~" in verb else ():
                head, _, behind = words.partition(" ~ ")
                found[head, behind].append(Sense(act=act, form=form, manner=manner))
    return {words: tuple(several) for words, several in found.items()}


def _all(verbs: Iterable[str], *, inflects: bool) -> Iterator[tuple[str, str]]:
    for verb in verbs:
        joined = verb.replace(" ~", "")
        yield from forms(joined) if inflects else ((joined, BASE),)
        if joined.startswith("be "):
            yield from (one for word in BETWEEN for one in forms(f"be {word}{joined[2:]}"))


def governors() -> dict[str, tuple[str, str]]:
    """By their words: which governor, and in which form. The first that lists them has them."""
    found: dict[str, tuple[str, str]] = {}
    for name, one in GOVERNORS.items():
        for verb in one["verbs"]:
            for words, form in forms(verb):
                found.setdefault(words, (name, form))
    return found


def outcome(act: str, governor: str | None, *, is_plan: bool) -> str | None:
    """The event that an act comes to."""
    if governor:
        event: str | None = GOVERNORS[governor]["acts"].get(act)
        return "withdrawn" if is_plan and event == "ended" else event
    told: str = ACTS[act]["plan" if is_plan else "deal"]
    return told
