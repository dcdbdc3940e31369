"""What the words before a verb make of it: a fact, a vote, a refusal, a plan, or nothing."""

import re
from dataclasses import dataclass

from nlp.agreements.alphabet import DATE, DEAL, OTHER, PARTY, PLAN
from nlp.agreements.inflection import BASE, GERUND, PARTICIPLE, THIRD
from nlp.agreements.lexicon import Sense, governors
from nlp.wordlists import any_of

LOOK_BACK = 120  # characters before a verb
BETWEEN = 70  # between "voted" and "to"
GOVERNORS = governors()
GOVERNOR = re.compile(any_of(GOVERNORS), re.IGNORECASE)  # "voted", "is considering"
ADVERBS = (
    r"(?:(?:\w+ly|also|then|now|soon|first|still|again|once|already|since|later|ever|all|both"
    rf"|each|just|even|{DATE}+),?\s){{0,3}}"
)
# "voted | not to | sign", "whether to | join"
TO = re.compile(
    rf"\b(?P<how>not\s|whether\s(?:or\snot\s)?|never\s)?to\s(?:not\s)?{ADVERBS}$", re.IGNORECASE
)
# "will | end", "won't | sign", "would formally | leave"
WILL = re.compile(
    rf"(?P<modal>\bwill|\bwon['’]t|\bwould|\bwouldn['’]t|['’]ll)\s(?P<not>not\s|never\s)?{ADVERBS}(?:be\s)?$",
    re.IGNORECASE,
)
DID = re.compile(rf"\b(?:did|does|do)(?P<not>n['’]t|\snot|\snever)?\s{ADVERBS}$", re.IGNORECASE)
MODAL = re.compile(
    rf"\b(?:would|could|should|might|may|must|shall|can|cannot)\s(?:not\s|never\s)?{ADVERBS}(?:have\s|be\s)?{ADVERBS}$",
    re.IGNORECASE,
)
# "let | the county | sign"
LETTING = re.compile(rf"\b(?:let|make|help|have|see|asks?|asked|told)\s{PARTY}+\s$", re.IGNORECASE)
LET = re.compile(rf"\b(?:let|have)\s(?:the\s|its\s|their\s)?{PARTY}+\s$", re.IGNORECASE)
# "|said| it would end", "gave |notice| that it would leave"
SAYING = re.compile(
    r"\b(?:said|say|says|told|announced|announces|notice|wrote|informed|notified|vowed|pledged|promised|letter)\b",
    re.IGNORECASE,
)
# "has |not yet |signed", "|never |joined", "|without |renewing"
DENIED = re.compile(
    r"(?:\b(?:not|never|nor|neither|none|nobody|hardly|without|yet\sto|instead\sof|rather\sthan|no\sone)|n['’]t)"
    r"(?:\s[\w-]+){0,2}\s$",
    re.IGNORECASE,
)
# "the first county in the state to | join"
ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|latest|newest|last|only|next|\d+th)\s(?:[\w'’-]+\s){0,7}$",
    re.IGNORECASE,
)
# "|voted 4-1 against |joining"
AGAINST = re.compile(
    rf"\b(?:vot\w+|decid\w+|came\sout|recommended)\b[^.;:]{{0,50}}\sagainst\s{ADVERBS}$",
    re.IGNORECASE,
)
# "are to vote on Tuesday on | joining"
VOTE_ON = re.compile(rf"\b(?:votes?|voting|decide)\b[^.;:]{{0,40}}\son\s{ADVERBS}$", re.IGNORECASE)
# "the idea of | joining", "talks on | renewing"
IDEA = re.compile(
    rf"\b(?:ideas?|possibility|discussions?|talks?|talked|question|prospect|merits|interest|debate|negotiations|conversations?|proposal)\s(?:of|in|about|on|over|for)\s{ADVERBS}$",
    re.IGNORECASE,
)
# "|after |signing", "|since |joining"
FACTUAL = re.compile(
    rf"(?:\b(?:after|since|by|upon|following|before|then|of|for|in|is|are|been|was|were|from|on)\s{ADVERBS}|,\s{ADVERBS})$",
    re.IGNORECASE,
)
# "two counties |that |sign", "deputies |still |take part"
PLURAL = re.compile(
    rf"(?:[{PARTY}{OTHER}]|\b(?:that|who|which|still|both|all|deputies|officers|counties|agencies|offices|troopers|supervisors|commissioners|members|selectmen|aldermen|trustees|magistrates|also))\s{ADVERBS}$",
    re.IGNORECASE,
)
# "|was |signed", "|has been |renewed"
BEING = re.compile(rf"\b(?:is|are|was|were|be|been|being|gets?|got)\s{ADVERBS}$", re.IGNORECASE)
# "|has |joined", "county|’s |joined"
HAVING = re.compile(rf"(?:\b(?:has|have|had|having)|['’](?:s|ve|d))\s{ADVERBS}$", re.IGNORECASE)
CONDITION = re.compile(
    r"\b(?:[Ii]f|unless|wish(?:es|ed)?|in\scase|as\sthough|suppose|urg(?:ed?|es|ing)|oppos(?:ed?|es)|favou?r(?:s|ed)?|support(?:s|ed)?|calls?\s(?:on|for)|"
    r"called\s(?:on|for)|calling\s(?:on|for)|demand\w*|petition(?:s|ed)\s|threat\w+|false\w*|rumou?rs?|hypothetical\w*)\b"
    rf"|(?:^|,\s)[Hh]ad\s{PARTY}"
)
# a clause that these words govern besides
UNREAL = re.compile(r"\b(?:whether|hopes?|hoped|propos\w+|would|could|might|should|bill)\b")
CLAUSE = re.compile(r"[;:—–(]|,\s(?:and|but|while|though|although)\s|\s(?:but|while)\s")
COMING = re.compile(r"\b(?:to|will|is|are|may|could)\s(?:\w+ly\s)?$", re.IGNORECASE)
SUPPOSED = re.compile(
    r"\b(?:would|could|might|should|must|not|never|can)\s(?:\w+ly\s|be\s)?$|n['’]t\s$|\b(?:power|right|authority|ability|discretion)\sto\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
# "no longer | takes part"
LONGER = re.compile(rf"\bno\slonger\s{ADVERBS}$", re.IGNORECASE)
# "the vote was 4-1 to | join"
COUNT = re.compile(r"\bvote\s(?:was|of)\s\d+\W\d+\b[^.;:,]{0,40}$", re.IGNORECASE)
VOTING = re.compile(r"\bvote\b|\b\d+-\d+\b", re.IGNORECASE)
STOPS = (";", ":", DEAL, PLAN)
ADJACENT = re.compile(rf"\s?{ADVERBS}", re.IGNORECASE)
NAMING = re.compile(
    r"(?:^|\b(?:the|its|his|her|their|an?|after|of|on|by|for)|['’]s)\s?(?:\w+\s)?$", re.IGNORECASE
)
TELLING = re.compile(rf"{PARTY}(?:,\s[^,]{{1,40}},)?\s$")
# "means to | stay in"
LASTING = re.compile(r"(?:stay|remain|continu|keep|stick|maintain)", re.IGNORECASE)
MEANT = re.compile(r"(?:mean|plan|intend|expect|hope|want)", re.IGNORECASE)
FACT = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """How an act is meant: by which governor (`FACT` for none), and where the words begin."""

    governor: str
    start: int


def reading(masked: str, start: int, verb: int, sense: Sense) -> Reading | None:
    """What the words from the start of the sentence to a verb make of it; None: nothing."""
    begins = max(start, verb - LOOK_BACK)
    left = masked[begins:verb]
    clause = CLAUSE.split(left)[-1]
    found = _read(left, sense)
    if found is None or CONDITION.search(clause):
        return None
    governor, at = found
    before = CLAUSE.split(left[:at])[-1]
    if governor in (FACT, "decide", "happen", "start", "stop") and UNREAL.search(before):
        return None
    if governor == "weigh" and sense.act == "hold" and LASTING.match(masked, verb):
        governor = FACT if MEANT.match(left, at) else governor
    return Reading(governor=governor, start=begins + at)


def _read(left: str, sense: Sense) -> tuple[str, int] | None:
    here = len(left)
    if sense.manner == "nouns":
        is_noun = NAMING.search(left) and not TO.search(left) and not DENIED.search(left)
        return (FACT, here) if is_noun else None
    if sense.form == GERUND:
        return _gerund(left)
    if longer := LONGER.search(left):
        return "stop", longer.start()
    if sense.form == BASE:
        return _base(left, sense)
    if DENIED.search(left) or MODAL.search(left) or TO.search(left):
        return None
    if sense.form == PARTICIPLE and not HAVING.search(left) and not BEING.search(left):
        return None
    if sense.form == THIRD and LETTING.search(left):
        return None
    return FACT, here


def _base(left: str, sense: Sense) -> tuple[str, int] | None:
    if to := TO.search(left):
        return _infinitive(left, to)
    if will := WILL.search(left):
        return _future(left, will, sense)
    if did := DID.search(left):
        if did["not"]:
            return ("refuse", did.start()) if sense.act == "renew" else None
        return FACT, did.start()
    if letting := LET.search(left):
        return _base(left[: letting.start()], sense)
    if MODAL.search(left) or LETTING.search(left) or DENIED.search(left):
        return None
    return (FACT, len(left)) if sense.act in ("hold", "consider") and PLURAL.search(left) else None


def _infinitive(left: str, to: re.Match[str]) -> tuple[str, int] | None:
    how = (to["how"] or "").strip().lower()
    count = COUNT.search(left, 0, to.start())
    found = ("vote", count.start()) if count else _governor(left, to.start())
    if found is None:
        ordinal = ORDINAL.search(left, 0, to.start())
        return (FACT, ordinal.start()) if ordinal and not how else None
    name, at = found
    if how.startswith("whether"):
        return ("weigh", at) if name in ("weigh", "vote", "decide") else None
    if how in ("not", "never"):
        return ("refuse", at) if name in ("vote", "decide", "weigh") else None
    return "vote" if name == "decide" and VOTING.search(left) else name, at


def _governor(left: str, end: int, within: int = BETWEEN) -> tuple[str, int] | None:
    """The governor nearest before an offset, as far as it states anything."""
    matches = list(GOVERNOR.finditer(left, max(0, end - within), end))
    for match in reversed(matches):
        between = left[match.end() : end]
        if any(mark in between for mark in STOPS) or DENIED.search(f"{between} "):
            return None
        words = " ".join(match.group().lower().replace("’", "'").split())
        name, form = GOVERNORS[words]
        before = left[: match.start()]
        if name == "happen" and not ADJACENT.fullmatch(between):
            continue
        if SUPPOSED.search(before):
            return None
        if PARTY in between and name in ("ask", "write"):
            return None  # "asked the sheriff to"
        if words.startswith("t") and name == "vote" and not _is_told(before, between):
            return None
        if name in ("vote", "decide") and form in (BASE, GERUND) and COMING.search(before):
            return "weigh", match.start()
        if form == BASE and not COMING.search(before) and not PLURAL.search(before):
            continue
        return name, match.start()
    return None


def _is_told(before: str, between: str) -> bool:
    """Whether a board tells its sheriff to: "the board | told | the sheriff | to"."""
    whom = PARTY in between or between.strip() in ("him", "her", "them")
    return whom and TELLING.search(before) is not None


def _future(left: str, will: re.Match[str], sense: Sense) -> tuple[str, int] | None:
    modal = will["modal"].lower().replace("’", "'")
    if will["not"] or modal in ("won't", "wouldn't"):
        return "refuse", will.start()
    if modal == "would" and not SAYING.search(left, 0, will.start()):
        return None
    if sense.act in ("end", "pause", "reject", "consider"):
        return FACT, will.start()
    return ("weigh", will.start()) if sense.act in ("join", "apply", "approve") else None


def _gerund(left: str) -> tuple[str, int] | None:
    if against := AGAINST.search(left):
        return "refuse", against.start()
    if on := VOTE_ON.search(left):
        return "weigh", on.start()
    trimmed = len(re.sub(rf"{ADVERBS}$", "", left).rstrip())
    matches = list(GOVERNOR.finditer(left, max(0, trimmed - 40), trimmed))
    if matches and matches[-1].end() == trimmed and (found := _governor(left, trimmed)):
        return found
    if idea := IDEA.search(left):
        return "weigh", idea.start()
    if DENIED.search(left) or not FACTUAL.search(left):
        return None
    return FACT, len(left)
