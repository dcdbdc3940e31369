"""Who is kept out though quoted: arrestees, defendants, victims, minors. rules/withheld.toml"""

import re
from collections.abc import Iterable

from nlp.found import Mention
from nlp.wordlists import any_of, rules

NOUN = any_of(rules("withheld")["nouns"])
VERB = any_of(rules("withheld")["verbs"])
BEFORE = re.compile(  # "suspect ", "17-year-old ", "detained immigrant "
    rf"(?:{NOUN},?|(?<!\d)(?:\d|1[0-7])-year-old(?:\s[a-z]+)?)\s$", re.IGNORECASE
)
AFTER = re.compile(  # ", 17,", ", a detainee", ", who was arrested", " was charged"
    rf",\s(?:\d|1[0-7])(?=[,.;)]|\syears)"
    rf"|,\s(?:\d+,\s)?(?:an?|the|one of the)\s(?:[\w-]+\s){{0,4}}?{NOUN}"
    rf"|,?\s(?:who\s)?(?:was|is|were|had been|has been)\s(?:\w+\s){{0,2}}?{VERB}",
    re.IGNORECASE,
)
REACH = 80  # characters beside a name


def is_withheld(text: str, mentions: Iterable[Mention]) -> bool:
    """Whether words beside any mention make the bearer one of the policed, or a child."""
    return any(
        BEFORE.search(text[max(0, mention.start - REACH) : mention.start])
        or AFTER.match(text[mention.end : mention.end + REACH])
        for mention in mentions
    )
