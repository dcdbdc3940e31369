"""The agencies of ICE's lists by every name and by their place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from archive.agencies import Listed
from nlp.bodies.spellings import (
    body_key,
    compared,
    is_plain,
    spellings,
    town_word,
)

ONE_EACH = {"sheriff", "police", "corrections"}  # kinds of which a town or county has one
COUNTIES = ("-county", "-parish")  # ends of Jurisdiction.id
END = ""  # key of a branch at which a name may end
Branch = dict[str, Any]  # words to further branches, END to the agencies of the name


@dataclass(frozen=True, kw_only=True, slots=True)
class Roster:
    """All listed agencies, ready to be looked up."""

    by_key: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict)
    by_place: Mapping[tuple[str, str | None], tuple[Listed, ...]] = field(default_factory=dict)
    tree: Branch = field(default_factory=dict)

    def of_body(
        self, *names: str, kind: str, state: str | None, jurisdiction: str
    ) -> Listed | None:
        """The one agency that a body of a known jurisdiction is, by its names or by its kind.

        A township of which only the county is known needs its text: nlp/bodies/linking.py.
        """
        fitting = [one for one in self.named(*names, state=state) if is_same_town(names, one)]
        for group in (
            [one for one in fitting if one.jurisdiction == jurisdiction],
            [one for one in fitting if is_open(one) and town_word(one.names[0]) is None],
        ):
            if group:
                return only(group, names)
        alike = self.by_place.get((kind, jurisdiction), ())
        return alike[0] if len(alike) == 1 and is_same_town(names, alike[0]) else None

    def named(self, *names: str, state: str | None) -> tuple[Listed, ...]:
        """The agencies of a state that bear the first of some names that is on the lists."""
        for name in names:
            found = self.by_key.get(body_key(name), ())
            if inside := tuple(one for one in found if one.state == state):
                return inside
        return ()


def roster(agencies: Iterable[Listed]) -> Roster:
    """The agencies by every name and by their place."""
    by_key: dict[str, dict[str, Listed]] = defaultdict(dict)
    by_place: dict[tuple[str, str | None], list[Listed]] = defaultdict(list)
    tree: Branch = {}
    for agency in agencies:
        for name in spellings(agency):
            by_key[body_key(name)][agency.id] = agency
            plant(tree, compared(name), agency)
        if agency.kind in ONE_EACH and is_plain(agency):
            by_place[agency.kind, agency.jurisdiction].append(agency)
    return Roster(
        by_key={key: tuple(group.values()) for key, group in by_key.items()},
        by_place={place: tuple(group) for place, group in by_place.items()},
        tree=tree,
    )


def only(agencies: Sequence[Listed], names: Sequence[str]) -> Listed | None:
    """The one of some agencies; of several the one that bears just the first of some names."""
    if len(agencies) == 1:
        return agencies[0]
    printed = compared(names[0])
    exact = [one for one in agencies if printed in map(compared, one.names)]
    return exact[0] if len(exact) == 1 else None


def is_open(agency: Listed) -> bool:
    """Whether its own town is not known: of a township often the county alone is."""
    return agency.jurisdiction is None or (
        agency.jurisdiction.endswith(COUNTIES) and not is_plain(agency)
    )


def is_same_town(names: Sequence[str], agency: Listed) -> bool:
    """Whether a text may call a town so: never "Sample Township" for the borough of Sample."""
    printed = {town_word(name) for name in names} - {None}
    listed = {town_word(name) for name in agency.names} - {None}
    return not printed or not listed or bool(printed & listed)


def plant(tree: Branch, key: Sequence[str], agency: Listed) -> None:
    """Let a name lead to an agency."""
    for word in key:
        tree = tree.setdefault(word, {})
    tree.setdefault(END, {})[agency.id] = agency
