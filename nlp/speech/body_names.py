"""The full name of a body that speaks ("the agency", "ACA"), and of a document by its author."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from nlp.found import FoundAgency
from nlp.speech.kinds import ARTICLE, LEADING, head

FARTHEST = 100  # mentions back
FEDERAL = {"agency", "department", "bureau"}  # a federal agency goes by these whatever its name
PRIVATE = {"group", "organization", "nonprofit", "coalition", "company", "firm", "union"}
# "the agency", "the county’s board"
DEFINITE = re.compile(r"(?:the|this|that|its|their)\s[\w’' -]+$", re.IGNORECASE)
ACRONYM = re.compile(r"[A-Z]{3,6}$")  # "ACLU"
SMALL = {"of", "the", "and", "for", "in", "on", "to", "&"}
# "an agency fact sheet", "the department’s memo"
AUTHOR = re.compile(
    r"\b(?:(?:the|an?)\s)?(?P<noun>agency|department|bureau|office)(?:[’']s)?(?=\s)", re.IGNORECASE
)
# "the memo": nothing tells whose
BARE = re.compile(r"(?:the|that|this)\s(?P<noun>[a-z-]+(?:\s[a-z-]+)?)$", re.IGNORECASE)
POSSESSIVE = re.compile(r"[’']s?$")  # "ICE|’s"


class BodyNames:
    """The bodies of one text, by place."""

    def __init__(
        self, text: str, agencies: Sequence[FoundAgency], bodies: Iterable[tuple[int, int, str]]
    ) -> None:
        self.text = text
        self.agencies = sorted(
            (mention.start, mention.end, agency.name, agency.kind)
            for agency in agencies
            for mention in agency.mentions
        )
        others = [
            (start, end, POSSESSIVE.sub("", text[start:end]), "")
            for start, end, kind in bodies
            if kind == "body" and self._agency(start, end) is None
        ]
        self.all = sorted((*self.agencies, *others))
        self.initials = {_initials(name): name for _, _, name, _ in self.all if " " in name}

    def of_body(self, start: int, end: int) -> str:
        """The name of the body that speaks at a place."""
        printed = LEADING.sub("", self.text[start:end]).strip(" ,")
        agency = self._agency(start, end)
        if agency is not None:
            return agency
        if DEFINITE.match(printed) is not None:
            return self._meant(head(printed).lower(), start) or printed
        if ACRONYM.match(printed) is not None:
            return self.initials.get(printed, printed)
        return printed

    def of_document(self, start: int, end: int) -> str:
        """A document as printed, with its author's name for "the agency"."""
        printed = LEADING.sub("", self.text[start:end]).strip(" ,")
        author = AUTHOR.search(printed)
        name = self._meant(author["noun"].lower(), start) if author is not None else None
        if author is not None and name is not None:
            return f"{printed[: author.start()]}{name}{printed[author.end() :]}"
        bare = BARE.match(printed)
        return printed if bare is None else self._authored(bare["noun"].lower(), start) or printed

    def last(self, before: int) -> str | None:
        """The body named last."""
        index = bisect_left(self.all, (before,)) - 1
        return self.all[index][2] if index >= 0 else None

    def _agency(self, start: int, end: int) -> str | None:
        index = bisect_left(self.agencies, (end,)) - 1
        if index >= 0 and self.agencies[index][1] > start:
            return self.agencies[index][2]
        return None

    def _meant(self, noun: str, before: int) -> str | None:
        """The last body before that a noun fits."""
        last = noun.split()[-1] if noun else ""
        index = bisect_left(self.all, (before,))
        for _, _, name, kind in reversed(self.all[max(0, index - FARTHEST) : index]):
            if noun and (noun in name.lower() or last in name.lower().split()):
                return name
            if (kind and last in FEDERAL) or (not kind and last in PRIVATE):
                return name
        return None

    def _authored(self, noun: str, before: int) -> str | None:
        """`memo from ICE`, `ICE’s memo`, where the last mention of the noun before has it so."""
        at = self.text.lower().rfind(f" {noun}", 0, before)
        if at < 0:
            return None
        after = re.compile(rf"\s{re.escape(noun)}\s(?:from|by|of)\s(?:the\s)?", re.IGNORECASE)
        link = after.match(self.text, at)
        for start, end, name, _ in self._around(at):
            if link is not None and start == link.end():
                return f"{noun} from {name}"
            if at >= end and POSSESSIVE.sub("", self.text[end:at]) == "":
                return f"{name} {noun}"
        return None

    def _around(self, at: int) -> Sequence[tuple[int, int, str, str]]:
        index = bisect_left(self.all, (at,))
        return self.all[max(0, index - 1) : index + 1]


def _initials(name: str) -> str:
    words = (word for word in ARTICLE.sub("", name).split() if word.lower() not in SMALL)
    return "".join(word[0] for word in words).upper()
