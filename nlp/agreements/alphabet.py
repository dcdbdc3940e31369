"""A text in which names and agreements are blanked out, one letter for each kind, so that patterns
meet "Cass County signed its 287(g) agreement" and "she signed the pact" alike. Offsets stay."""

from collections.abc import Iterable

PARTY = "\ue000"  # an agency, its head, a county or town, named or not
FEDERAL = "\ue001"  # ICE, the Department of Homeland Security
OTHER = "\ue002"  # somebody else: a senator, "30 agencies"
DEAL = "\ue003"  # a 287(g) agreement, or the programme
PLAN = "\ue004"  # an application
DATE = "\ue005"
LETTERS = {ord(letter): " " for letter in (PARTY, FEDERAL, OTHER, DEAL, PLAN, DATE)}

Blank = tuple[int, int, str]  # start, end, letter


def blanked(text: str, blanks: Iterable[Blank]) -> str:
    """The text, as long as before; where two blanks overlap, the first to begin stays."""
    plain = text.translate(LETTERS)
    parts, at = [], 0
    for start, end, letter in sorted(blanks, key=lambda blank: (blank[0], -blank[1])):
        if start >= at:
            parts += [plain[at:start], letter * (end - start)]
            at = end
    return "".join((*parts, plain[at:]))
