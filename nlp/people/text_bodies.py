"""The agencies and other bodies of one text by place, and which of them an office belongs to."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from archive.records import Jurisdiction
from nlp.people.claim import Claim
from nlp.people.text_places import PARAGRAPH, TextPlaces
from nlp.people.titles import HEAD, HEADS, PRIVATE, PUBLIC

Agency = tuple[int, int, str, Jurisdiction | None]
# "the board voted", "supervisors": what a bare "Chairman Sample" may preside over
BOARD = re.compile(
    r"\b(?:board of (?:county )?(?:supervisors|commissioners|selectmen|trustees|assessors)|"
    r"(?:county|city|town|township|village|borough) (?:board|council|commission)|select board|"
    r"school board|village (?:trustees|president|clerk|manager|attorney|hall)|"
    r"commissioners|supervisors|selectmen|council members|police jury|jurors|fiscal court|"
    r"assessors)\b",
    re.IGNORECASE,
)
OF = re.compile(r",?\s(?:of|with|for|at)\s(?:the\s)?")  # Director Sample| of the |agency
BEHIND = 400  # characters after a name in which a board may be named first
# "School Resource" of an officer, "Assistant Field Office" of a director
OPENINGS = {
    " ".join(words[:end]) for words in map(str.split, HEADS) for end in range(1, len(words))
}
CHAIRS = {"chair", "chairman", "chairwoman", "chairperson", "president", "member", "trustee"}


class TextBodies:
    """Every body that a text names, in order."""

    def __init__(self, doc: Doc, text: str, places: TextPlaces) -> None:
        self.text = text
        self.places = places
        self.agencies: list[Agency] = sorted(
            (
                (mention.start, mention.end, agency.name, agency.jurisdiction)
                for agency in doc._.agencies
                for mention in agency.mentions
            ),
            key=lambda agency: agency[:2],
        )
        self.starts = [agency[0] for agency in self.agencies]
        self.boards = [(match.start(), match.group()) for match in BOARD.finditer(text)]
        self.has_fiscal_court = any("iscal" in words for _, words in self.boards)
        self.bodies = [
            (ent.start_char, ent.end_char)
            for ent in doc.ents
            if ent.label_ == "ORG" and "\n" not in ent.text
        ]

    def overlapping(self, start: int, end: int) -> Iterator[Agency]:
        """The agencies that stand in a stretch of text, at least in part."""
        index = max(0, bisect_left(self.starts, start) - 1)
        while index < len(self.agencies) and self.agencies[index][0] < end:
            if self.agencies[index][1] > start:
                yield self.agencies[index]
            index += 1

    def organization(self, claim: Claim) -> str | None:
        """The body beside a title; else, of a bare director, the agency that stands near."""
        start, end = claim.region
        agency = next(self.overlapping(start, end), None)
        if agency is not None:
            return agency[2]
        for body in self.bodies[bisect_left(self.bodies, (start,)) :]:
            if body[1] > end:
                break
            if not self._is_no_body(*body):
                return self.text[slice(*body)]
        return self._behind(claim.mention.end) or self.near(claim)

    def _behind(self, end: int) -> str | None:
        """Director Sample of | ICE."""
        link = OF.match(self.text, end)
        if link is None:
            return None
        agency = next((one for one in self.overlapping(link.end(), link.end() + 1)), None)
        return agency[2] if agency is not None and agency[0] == link.end() else None

    def _is_no_body(self, start: int, end: int) -> bool:
        """Council (President), Cass County (Sheriff): the model's bodies that name none."""
        words = self.text[start:end]
        is_common = " " not in words and not words.isupper() and PUBLIC.search(words) is not None
        is_place = any(
            left <= start and end <= right for left, right, _ in self.places.within(start, end)
        )
        is_title = HEAD.fullmatch(words) is not None or words.lower() in OPENINGS
        return is_common or is_place or is_title

    def near(self, claim: Claim) -> str | None:
        """Then-Deputy Director Sample, in a paragraph that names the agency."""
        if claim.relation != "before":
            return None
        if claim.title.role == "spokesperson":
            return self._spoken_for(claim.region[0])
        agency = self.closest(claim.mention.start) if claim.title.role == "director" else None
        return agency[2] if agency is not None else None

    def _spoken_for(self, start: int) -> str | None:
        """The public body that a paragraph names last before "spokesman Sample"."""
        index = bisect_left(self.bodies, (start,)) - 1
        body = self.bodies[index] if index >= 0 else (0, 0)
        agency = bisect_left(self.starts, start) - 1
        if agency >= 0 and self.agencies[agency][1] >= body[1]:
            body = self.agencies[agency][:2]
        words, between = self.text[slice(*body)], self.text[body[1] : start]
        is_near = body[1] > 0 and len(between) < PARAGRAPH and "\n" not in between
        is_public = PUBLIC.search(words) and not PRIVATE.search(words)
        return words if is_near and is_public else None

    def closest(self, start: int) -> Agency | None:
        """The agency named last before in the paragraph, else the next in it."""
        index = bisect_left(self.starts, start)
        for near in (index - 1, index):
            if 0 <= near < len(self.agencies):
                left = self.agencies[near][0]
                between = self.text[min(left, start) : max(left, start)]
                if len(between) < PARAGRAPH and "\n" not in between:
                    return self.agencies[near]
        return None

    def board(self, claim: Claim) -> str | None:
        """The board that a text names last before Chairman Sample, or soon after."""
        printed = claim.printed
        if printed is None or CHAIRS.isdisjoint(self.text[slice(*printed)].lower().split()):
            return None
        index = bisect_left(self.boards, (claim.mention.start, "")) - 1
        if index >= 0:
            return self.boards[index][1]
        behind = self.boards[0] if self.boards else None
        is_near = behind is not None and behind[0] < claim.mention.end + BEHIND
        return behind[1] if behind is not None and is_near else None
