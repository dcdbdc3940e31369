"""What is known of a title that a text gives to a name."""

from dataclasses import dataclass

from nlp.found import Mention
from nlp.people.titles import Title


@dataclass(frozen=True, kw_only=True)
class Claim:
    """That a text gives a title to a name."""

    mention: Mention
    title: Title
    printed: tuple[int, int] | None  # from its first modifier to its head; None: none is printed
    region: tuple[int, int]  # all words that stand with it: body and place
    relation: str  # before, apposition, predicate, after, duty
    plural: str = ""  # the head as printed where several bear the title
    is_past: bool = False  # the verb says so: "served as sheriff until 2019"

    @property
    def beside(self) -> tuple[int, int]:
        """The title and all words that stand with it."""
        spans = [self.region, self.printed or self.region]
        return min(start for start, _ in spans), max(end for _, end in spans)
