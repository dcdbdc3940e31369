"""Which of the titles that a text gives to one person is theirs."""

from collections.abc import Sequence

from nlp.people.claim import Claim

FULLER = {"apposition", "after", "predicate"}  # than a rank before the name
# what a rank leaves open: "Capt. Ann Sample, the jail administrator,"
RANKS = {
    "capt.", "captain", "lt.", "lieutenant", "sgt.", "sergeant", "cpl.", "corporal", "maj.",
    "major", "col.", "colonel", "lt. col.", "lieutenant colonel", "deputy", "detective", "dr.",
}  # fmt: skip


def first_title(claims: Sequence[Claim], text: str) -> Claim:
    """The first, but a title of one's own before that of several, a bare rank, or none printed."""
    fuller = {
        claim.mention.start
        for claim in claims
        if claim.relation in FULLER and claim.title.role != "agency-head"
    }

    def weakness(claim: Claim) -> tuple[bool, bool, bool, bool]:
        is_rank = claim.printed is not None and text[slice(*claim.printed)].lower() in RANKS
        return (
            claim.relation == "duty",
            claim.title.role == "predecessor",
            is_rank and claim.relation == "before" and claim.mention.start in fuller,
            claim.plural != "",
        )

    return min(claims, key=weakness)
