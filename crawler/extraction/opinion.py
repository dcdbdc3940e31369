"""Whether a page is opinion: by its section, its address, its type, or a label at its title."""

import re
from collections.abc import Collection, Iterable

LABELS = (
    "opinions?",
    "opinión",
    "editorials?",
    "op-?eds?",
    "commentary",
    "commentaries",
    "columns?",
    "columnists?",
    "columna",
    "letters? to the editor",
    "cartas al (?:editor|director)",
    "viewpoints?",
    "perspectives?",
    "guest (?:column|commentary|essay|opinion)",
    "reader(?:s'|’s|s’|'s)? (?:letters?|views?)",
)
ANY = "|".join(LABELS)
# A section or kicker that is nothing else: "Opinion", "Letters"; "Opinion research" is none
LABEL = re.compile(rf"(?:{ANY}|letters)", re.IGNORECASE)
# "/opinion/", "/letters-to-the-editor/"; not "/news/columnist-arrested/"
PATH = re.compile(rf"/(?:{ANY.replace(' ', '-')}|letters)/", re.IGNORECASE)
# "Opinion | Why we left", "Guest column: Keep the jail out of it", "Commentary — …"
TITLE = re.compile(rf"(?:{ANY})\s*[:|–—]", re.IGNORECASE)
TYPE = "OpinionNewsArticle"  # schema.org


def is_opinion(labels: Iterable[str], types: Collection[str], *, title: str, path: str) -> bool:
    """Whether any of the marks of opinion stands; words within the text are none."""
    return (
        TYPE in types
        or any(LABEL.fullmatch(label.strip()) for label in labels)
        or PATH.search(path) is not None
        or TITLE.match(title) is not None
    )
