"""The forms of English verbs: "tear up" gives "tears up", "tore up", "torn up", "tearing up"."""

import re
from collections.abc import Iterator

BASE, THIRD, PAST, PARTICIPLE, GERUND = "base", "third", "past", "participle", "gerund"
# past and participle; one word where they are the same, a slash between two that both are used
IRREGULAR = {
    "be": "was/were been", "become": "became become", "begin": "began begun", "bid": "bid",
    "break": "broke broken", "bring": "brought", "buy": "bought", "cancel": "canceled/cancelled",
    "choose": "chose chosen", "come": "came come", "cut": "cut", "do": "did done",
    "draw": "drew drawn", "fall": "fell fallen", "forgo": "forwent forgone",
    "freeze": "froze frozen", "get": "got got/gotten", "give": "gave given", "go": "went gone",
    "green-light": "green-lit/green-lighted", "greenlight": "greenlit/greenlighted",
    "have": "had", "hear": "heard", "hold": "held", "keep": "kept", "leave": "left", "let": "let",
    "lie": "lay lain", "lose": "lost", "make": "made", "mean": "meant", "ok": "ok'd", "put": "put",
    "quit": "quit", "run": "ran run", "say": "said", "seek": "sought", "send": "sent", "set": "set",
    "sew": "sewed sewn", "shoot": "shot", "shut": "shut", "sit": "sat", "stand": "stood",
    "stick": "stuck", "strike": "struck", "take": "took taken", "tear": "tore torn",
    "think": "thought", "throw": "threw thrown", "undo": "undid undone", "unwind": "unwound",
    "win": "won", "wind": "wound", "withdraw": "withdrew withdrawn", "write": "wrote written",
}  # fmt: skip
THIRDS = {"be": "is/are", "have": "has"}
DOUBLING = {  # verbs whose last letter doubles: "dropped"
    "bar", "begin", "bid", "commit", "cut", "drop", "get", "hop", "let", "opt", "permit", "plan",
    "put", "quit", "re-up", "rip", "run", "scrap", "set", "shut", "sit", "stop", "submit", "win",
}  # fmt: skip
CONSONANT_Y = re.compile(r"[^aeiou]y$")  # "apply"
HISSING = re.compile(r"(?:s|x|z|ch|sh|[^aeiou]o)$")  # "pass", "axe" is none
UNCHANGED = ("no longer", "will", "would", "not")  # "no longer plan" is inflected behind them


def forms(verb: str) -> Iterator[tuple[str, str]]:
    """All forms of a verb and of what belongs to it, each with the name of the form."""
    for word in UNCHANGED:
        if verb.startswith(f"{word} "):
            rest = verb.removeprefix(f"{word} ")
            yield from ((f"{word} {words}", name) for words, name in forms(rest))
            return
    head, _, rest = verb.partition(" ")
    behind = f" {rest}" if rest else ""
    for name, words in _forms(head):
        yield from ((f"{word}{behind}", name) for word in words.split("/"))


def _forms(head: str) -> Iterator[tuple[str, str]]:
    past, _, participle = IRREGULAR.get(head, _regular(head)).partition(" ")
    yield BASE, head
    yield THIRD, THIRDS.get(head, _third(head))
    yield PAST, past
    yield PARTICIPLE, participle or past
    yield GERUND, "lying" if head == "lie" else f"{_stem(head)}ing"


def _third(head: str) -> str:
    if CONSONANT_Y.search(head):
        return f"{head[:-1]}ies"
    return f"{head}es" if HISSING.search(head) else f"{head}s"


def _regular(head: str) -> str:
    if CONSONANT_Y.search(head):
        return f"{head[:-1]}ied"
    return f"{head}d" if head.endswith("e") else f"{_stem(head)}ed"


def _stem(head: str) -> str:
    if head in DOUBLING:
        return head + head[-1]
    drops = head.endswith("e") and not head.endswith(("ee", "oe", "ye")) and head != "be"
    return head[:-1] if drops else head
