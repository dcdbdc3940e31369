"""Offices without a printed title, plain from what a text says of someone: "who represents District
3 on the county board", "ran the county jail", "Ann Sample with the Fire Department"."""

import re
from collections.abc import Iterator

from nlp.found import Mention
from nlp.people.claim import Claim
from nlp.people.members import body_role
from nlp.people.parties import PARTY, is_state
from nlp.people.titles import HEADS, Title

# "city council", "Kane County Board of Supervisors"
BODY = (
    r"(?P<body>(?:(?:[A-Z][\w.’'&-]*|city|county|town|township|village|borough|parish|school|state|"
    r"library|planning|zoning|local)\s){0,5}?(?:[Cc]ouncil|[Cc]ommission|[Bb]oard(?:\sof\s[A-Z]\w+)?|"
    r"[Ss]elect\s?[Bb]oard|[Ll]egislature|[Gg]eneral [Aa]ssembly|[Ss]enate|[Ff]iscal [Cc]ourt|"
    r"[Cc]ommissioners [Cc]ourt|[Pp]olice [Jj]ury|House of (?:Delegates|Representatives))\b)"
    r"(?!\s(?:chamber|meeting|room|agenda|race|floor))"
)
# ", who represents District 3 on |the county board", " sat on |the city council for two terms"
SITS = re.compile(
    r"(?:,\s[^,.;:“”\"\n]{1,30})?,?\s(?:who\s)?(?:(?:also|now|currently|once)\s)?"
    r"(?P<verb>represents|represented|sits|sat|serves|served|is|was)\s"
    r"(?:(?!(?:on|in|and|or)\b)[\w.’'-]+\s){0,6}?(?:on|in)\s(?:the\s|its\s|our\s)?" + BODY
)
# ", who runs |the Elko County jail"; " ran |the Kane County jail from 1993 until 2009"
RUNS = re.compile(
    r"(?P<who>,?\swho)?\s(?P<verb>runs|heads|leads|oversees|directs|chairs|ran|headed|led|oversaw|"
    r"directed|chaired)\s(?P<body>(?:(?!from|until|when|for|and\b)[^\s,.;:“”\"]+ ?){1,10})"
)
# "the county |jail", what is run without "who": "Sample leads the pack" is none
RUN = re.compile(
    r"(?:the|a|its|his|her|[A-Z]\w+)\s(?:[\w.’'-]+\s){0,5}?(?:jail|prison|detention center|"
    r"[Dd]epartment|sheriff[’']s [Oo]ffice|agency|bureau|police|board|council|commission)\b"
)
# " with| the Huntsville Fire Department", ", of| the state’s Department of Health"
OF = re.compile(
    r",?\s(?:with|of|from)\s(?P<body>(?:the\s)?(?:[A-Z][\w.’'&-]*\s){1,5}"
    r"(?:Department(?:\s(?:of|for)(?:\s(?:the\s)?(?:and\s)?[A-Z]\w+){1,6})?|Police|Agency|Bureau|"
    r"Sheriff[’']s (?:Office|Department)|Fire Rescue|Highway Patrol|Health District))"
)
# "appointed |Ann Sample| to the library board"
APPOINTED = re.compile(r"\b(?:re-?)?(?:appoint|nam|elect)(?:ed|s|ing)\s$")
SEAT = re.compile(r"\sto\s(?:a\sseat\son\s)?(?:the\s|its\s)?" + BODY)
# "he succeeded his uncle, |Harold Sample"
SUCCEEDED = re.compile(
    r"\b(?:succeed(?:s|ed|ing)|replac(?:es|ed|ing)|took over from|taking over from)\s"
    r"(?:(?:his|her|the)\s(?:late\s|former\s)?[a-z]+,?\s)?(?:[A-Z][a-z]+\s)?$"
)
BEFORE = 60  # characters before a name or a head
PAST = {
    "ran", "headed", "led", "oversaw", "directed", "chaired", "represented", "sat", "served", "was",
}  # fmt: skip


def find_duties(text: str, mention: Mention) -> Iterator[Claim]:
    """What the words around a name say that its bearer does."""
    work = _runs(text, mention) or _sits(text, mention)
    if work is not None:
        yield work
        return
    before = text[max(0, mention.start - BEFORE) : mention.start]
    seat = SEAT.match(text, mention.end)
    if seat is not None and APPOINTED.search(before):
        yield _office(mention, body_role(seat["body"]) or "official", seat.span("body"))
    if (body := OF.match(text, mention.end)) is not None:
        yield _office(mention, "official", body.span("body"))
    label = PARTY.match(text, mention.end)
    if label is not None and not is_state(label["place"]):  # Ann Sample, D-Springfield
        yield _office(mention, "state-legislator", label.span("place"))
    if SUCCEEDED.search(before):
        yield _office(mention, "predecessor", (mention.start, mention.start), is_past=True)


def _runs(text: str, mention: Mention) -> Claim | None:
    runs = RUNS.match(text, mention.end)
    if runs is None or not (runs["who"] or RUN.match(runs["body"])):
        return None
    return Claim(
        mention=mention,
        title=HEADS["head"],
        printed=(runs.start("verb"), runs.start("body") + len(runs["body"].rstrip())),
        region=runs.span("body"),
        relation="predicate",
        is_past=runs["verb"] in PAST,
    )


def _sits(text: str, mention: Mention) -> Claim | None:
    sits = SITS.match(text, mention.end)
    role = body_role(sits["body"]) if sits is not None else None
    if sits is None or role is None:
        return None
    printed = sits.start("verb"), sits.end("body")
    return _office(mention, role, sits.span("body"), printed, sits["verb"] in PAST)


def _office(
    mention: Mention,
    role: str,
    body: tuple[int, int],
    printed: tuple[int, int] | None = None,
    is_past: bool = False,
) -> Claim:
    official = "yes" if role in {"predecessor", "state-legislator"} else "body"
    return Claim(
        mention=mention,
        title=Title(role=role, official=official, organization=None, bodies=None),
        printed=printed,
        region=body,
        relation="duty",
        is_past=is_past,
    )
