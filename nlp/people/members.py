"""What a member of a body is, by the body's name."""

import re

from nlp.wordlists import any_of, rules

ROLES = [
    (re.compile(any_of(entry["words"]), re.IGNORECASE), entry["role"])
    for entry in rules("bodies")["members"]
]


def body_role(words: str) -> str | None:
    """The role of a member; None where the words name no body with members of ours."""
    return next((role for pattern, role in ROLES if pattern.search(words)), None) or None
