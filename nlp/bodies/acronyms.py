"""Short names that a text gives a listed agency itself: "Florida Highway Patrol (FHP)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.bodies.heads import federal
from nlp.bodies.naming import Body

DEFINED = re.compile(r" \([“\"]?(?P<short>[A-Z]{3,8})[”\"]?\)")  # " (FHP)", " (“FHP”)"


def with_acronyms(text: str, bodies: Sequence[Body]) -> tuple[Body, ...]:
    """The bodies of a text with those that it names by a short name of its own."""
    taken = {at for body in bodies for at in range(body.start, body.end)}
    new = [
        replace(body, start=start, end=start + len(short))
        for short, body in defined(text, bodies).items()
        for start in uses(text, short)
        if start not in taken
    ]
    return tuple(sorted((*bodies, *new), key=lambda body: body.start))


def defined(text: str, bodies: Sequence[Body]) -> dict[str, Body]:
    """Each short name with the one listed agency that bears it here; ICE is always ICE."""
    found: dict[str, Body] = {}
    several: set[str] = set()
    for body in bodies:
        behind = DEFINED.match(text, body.end) if body.listed else None
        if behind is None or behind["short"] in federal():
            continue
        first = found.setdefault(behind["short"], body)
        several |= {behind["short"]} if first.listed != body.listed else set()
    return {short: body for short, body in found.items() if short not in several}


def uses(text: str, short: str) -> Iterator[int]:
    """Where a text prints a short name: not "FHP-2" or "AFHP"."""
    return (found.start() for found in re.finditer(rf"(?<![\w-]){short}(?![\w-])", text))
