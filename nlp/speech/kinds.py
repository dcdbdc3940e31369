"""What kind of speaker a noun phrase names: an organization, a document, or someone unnamed."""

import re

from nlp.people.titles import HEADS
from nlp.speech.cues import WORDS
from nlp.wordlists import any_of

# nouns of offices, documents and bodies, the longest at each place
NOUN = re.compile(any_of([*HEADS, *WORDS["documents"], *WORDS["bodies"]]), re.IGNORECASE)
# "fact sheet", "memos"
DOCUMENT = re.compile(
    any_of([*WORDS["documents"], *(f"{word}s" for word in WORDS["documents"])]) + "$", re.IGNORECASE
)
# "police department"
BODY = re.compile(any_of(WORDS["bodies"]) + "$", re.IGNORECASE)
# "by a letter", "the draft memo": a document, wherever it stands
WRITTEN = re.compile(
    rf"\b(?:an?|the|this|that|one)\s(?:[\w-]+\s){{0,2}}?{any_of(WORDS['documents'])}", re.IGNORECASE
)
# "one |man"
INDEFINITE = re.compile(r"(?:an?|one|another|some)\s", re.IGNORECASE)
# "deputy", never "deputies"
PERSON = re.compile(
    any_of([*(word for word, title in HEADS.items() if title.singular is None), *WORDS["people"]])
    + "$",
    re.IGNORECASE,
)
# "Senate Bill 8", "Section 5"
NUMBERED = re.compile(
    r"\b(?:Bill|Section|Article|Act|Amendment|Title|Rule|Order|Form|Resolution|Proposition)"
    r"\s(?:No\.\s)?[\dIVX]+(?:\(\w\))*$"
)
# "Community Voices Network": a name that the model did not find
NAME = re.compile(
    r"(?:\b(?!The\s)[A-Z][\w.&’'-]*(?:\s(?:of|and|for|the|&)(?:\sthe)?)?\s)+[A-Z][\w&’'-]*$"
)
# "one of the", "part of the"
PART = re.compile(
    r"^(?:[Oo]ne|[Tt]wo|[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Bb]oth|[Pp]art|[Nn]one|[Aa]ny|[Ee]ach|[Aa]ll"
    r"|an?\s\w+|the\s(?:first|second|last|latest))\sof\s"
)
# a phrase's head ends here: "a spokesman | for the office", "a woman | who came"
COMPLEMENT = re.compile(
    r",|\s(?:of|for|from|in|at|by|on|to|with|about|that|which|who|whose|dated|sent|signed|released"
    r"|issued|posted|published|obtained|written|filed|between|near|outside|inside)\b"
)
# "|the |memo"
ARTICLE = re.compile(r"^(?:the|an?|this|that|its|his|her|their|our)\s+", re.IGNORECASE)
# "|But |the agency"
LEADING = re.compile(
    r"^(?:but|and|so|yet|still|then|meanwhile|when|while|as|in fact|indeed)[,\s]+", re.IGNORECASE
)


# "county |sheriff"
OFFICE = re.compile(any_of(HEADS) + "$", re.IGNORECASE)
# "the agreement| itself"
ITSELF = re.compile(r"\s(?:itself|himself|herself|themselves)$")


def head(phrase: str) -> str:
    """A phrase without what follows its head noun: "one of the memos from ICE" as "memos"."""
    words = PART.sub("", LEADING.sub("", phrase.strip(" ,—–-")))
    return ITSELF.sub("", ARTICLE.sub("", COMPLEMENT.split(words, maxsplit=1)[0].strip()))


def is_someone(phrase: str) -> bool:
    """Whether a phrase brings in one person without a name: "one man", "a deputy"."""
    if not INDEFINITE.match(phrase) or PERSON.search(head(phrase)) is None:
        return False
    return kind(phrase) == "unnamed"


def kind(phrase: str) -> str:
    """organization, document or unnamed."""
    noun = head(phrase)
    if DOCUMENT.search(noun) or NUMBERED.search(phrase):
        return "document"
    if BODY.search(noun):
        return "organization"
    return "organization" if NAME.search(noun) and not OFFICE.search(noun) else "unnamed"
