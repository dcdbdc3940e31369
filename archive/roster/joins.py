"""Names of one agency, joined as the sheets prove it."""

from collections.abc import Iterable


class Joins:
    """A union of names; each name is an agency's id by that name."""

    def __init__(self) -> None:
        self._sets: dict[str, set[str]] = {}

    def names(self, name: str) -> set[str]:
        """All names of the agency of this name."""
        return self._sets.setdefault(name, {name})

    def join(self, one: str, other: str) -> None:
        """Two names, and all that is joined to either."""
        first, second = self.names(one), self.names(other)
        if first is not second:
            first |= second
            self._sets |= dict.fromkeys(second, first)

    def agencies(self, names: Iterable[str]) -> list[set[str]]:
        """The sets that these names are in, each once."""
        return list({id(self.names(name)): self.names(name) for name in names}.values())
