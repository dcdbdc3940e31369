"""Precision, recall and F1, and shares of what was matched."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Score:
    """How many of the given findings are right, and of the wanted ones found."""

    name: str
    right: int = 0
    given: int = 0
    wanted: int = 0
    errors: tuple[str, ...] = ()

    @property
    def precision(self) -> float | None:
        """The share of the given ones that is right; None where none was given."""
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        """The share of the wanted ones that was found; None where none was wanted."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """Their harmonic mean; None where nothing was given or wanted."""
        both = self.given + self.wanted
        return 2 * self.right / both if both else None

    def __add__(self, other: "Score") -> "Score":
        """The same measure over both."""
        return Score(
            name=self.name,
            right=self.right + other.right,
            given=self.given + other.given,
            wanted=self.wanted + other.wanted,
            errors=self.errors + other.errors,
        )


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many of the matched findings are right in one field, where the answer has it."""

    name: str
    right: int = 0
    of: int = 0
    errors: tuple[str, ...] = ()

    @property
    def share(self) -> float | None:
        """None where there is nothing to count."""
        return self.right / self.of if self.of else None

    def __add__(self, other: "Share") -> "Share":
        """The same measure over both."""
        return Share(
            name=self.name,
            right=self.right + other.right,
            of=self.of + other.of,
            errors=self.errors + other.errors,
        )


Measure = Score | Share
