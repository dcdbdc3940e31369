"""How an act and the agreement stand to each other in a sentence."""

import re

from nlp.agreements.alphabet import DATE, DEAL, FEDERAL, OTHER, PARTY, PLAN
from nlp.agreements.inflection import PARTICIPLE, forms
from nlp.agreements.lexicon import senses, split
from nlp.agreements.topic import WORDS
from nlp.wordlists import any_of

DONE, LIGHT, ALONE, OF = (
    senses("verbs", "papers", "nouns"),
    senses("light"),
    senses("alone"),
    senses("of"),
)
SPLIT = split("verbs")
NOUNS = senses("nouns")
SUFFERED = {
    words: one for words, several in {**LIGHT, **DONE}.items() for one in several
    if one.form == PARTICIPLE and one.act != "hold" and not words.startswith("been ")
}  # fmt: skip
ACTS = re.compile(any_of({**DONE, **LIGHT}), re.IGNORECASE)  # "signed on"
ALONES = re.compile(any_of(ALONE), re.IGNORECASE)  # "pulled out"
NAMES = rf"[{PARTY}{FEDERAL}{OTHER}]+(?:['’]s?)?"
DETERMINER = (
    r"(?:the|an?|its|his|her|their|our|my|this|that|these|those|one|such|any|all|both|another"
    rf"|participate|{NAMES}|[{DEAL}{PLAN}])"
)
# words that begin something else: "signed a bill | that", "declined | to say", "spoke | against"
BLOCKED = (
    r"(?:that(?!\s(?:is|was|same)\b)|who|whom|which|because|after|before|if|when|while|but|or|whether|until|since|than|says?|said|was|were|"
    rf"is|are|has|have|had|not|no|without|against|to(?!\s{DETERMINER})|and|(?!existing|standing|pending|training|long)\w+ing|bills?|laws?|legislation|letters?|petitions?|outside|despite|over(?!\s(?:the|its)))\b"
)
WORD = rf"(?!{BLOCKED})[\w'’%$-]+"
LOOSE = rf"(?:(?:{NAMES}|{DATE}+|{WORD})[\s”“\"]+){{0,7}}?"
STRICT = rf"(?:(?:{any_of(WORDS['between'])}|{NAMES})[\s”“\"]+){{0,5}}?"
# "signed | it", "ended | those | of Cass County"
BEHIND = (
    rf"(?![\w'’{PARTY}])(?=\s?[.,;:)”\"]|\s*$|\s{DATE}|\s(?:in|on|up|down|off|aside|back|after|last|this|because|and|at|for|with|by|again|too|of|until|still|only|since|void|afterwards?|later|unanimously|"
    r"to\sinclude|altogether|four|two|three|lapse|expire|die|run)\b)"
)
PRONOUN = (
    rf"(?:{PARTY}{{2}}|one|them|those|theirs|his|hers|(?:its|his|her|their)\sown"
    rf"|the\s(?:same|(?:same\s|whole\s)?(?:papers?|documents?|idea|offer|invitation|step|thing|plan|matter|question))){BEHIND}"
)
THING = rf"(?P<thing>[{DEAL}{PLAN}]+|{PRONOUN})"
# "signed | its | agreement", "approved and | signed | it"
OBJECT = re.compile(
    rf"[\s”“\"]+(?:(?:and\s\w+ed\s)?{LOOSE}(?P<thing>[{DEAL}{PLAN}]+)|{STRICT}(?P<pronoun>{PRONOUN}))",
    re.IGNORECASE)  # fmt: skip
NEAR_OBJECT = re.compile(
    rf"[\s”“\"]+{STRICT}(?:(?P<thing>[{DEAL}{PLAN}]+)|(?P<pronoun>{PRONOUN}))", re.IGNORECASE
)  # "has | an | agreement"
# "turned | the agreement | down", "put | it | on hold"
APART = re.compile(
    rf"(?P<verb>{any_of({head for head, _ in SPLIT})})\s{STRICT}{THING}\s"
    rf"(?P<tail>{any_of({tail for _, tail in SPLIT})})", re.IGNORECASE)  # fmt: skip
AUXILIARY = r"(?:has\sbeen|have\sbeen|had\sbeen|was|were|is|are|remains|stays|got|gets|being)"
ADVERB = (
    r"(?:\w+ly|also|first|since|again|then|now|later|last|once|still|soon|already|all|both|each"
    rf"|{DATE}+)"
)
# ", which ran for a year,", " with ICE", " between the two"
MIDDLE = (
    rf"(?:,?\s(?:first\s)?(?:signed|reached|struck|adopted)\s(?:by\s{PARTY}+\s)?(?:in\s|on\s)?{DATE}+,?)?"
    rf"(?:\sthere)?(?:\s(?:that|which)\s[^,;.{DEAL}]{{1,100}}?)?(?:\s(?:with|of|between|in|for|held\sby|at)\s[^,;]{{1,60}}?)?"
    r"(?:,\s[^,;]{1,100}(?:,[^,;]{1,60})?(?:,[^,;]{1,60})?,)?(?:,?\s(?:which|that))?"
)
SAID = (
    rf"(?:{AUXILIARY}(?P<denied>\s(?:not|never)|n['’]t)?\s(?:{ADVERB}\s){{0,3}}(?P<verb>{any_of(SUFFERED)})"
    rf"|(?:has\s|have\s|had\s)?(?:{ADVERB}\s){{0,2}}(?P<own>{any_of(OF)}))"
)
# what may follow a verb without an object
END = re.compile(
    rf"(?=\s?[.,;:)”\"—–]|\s*$|\s{DATE}|\s(?:with|from)\s{FEDERAL}|\swith\s\d|\sfor\s{PARTY}|\sthe\s(?:same|next|following)\s|\s(?:in|on|after|before|when|under|again|too|and|but|then|"
    r"soon|because|as|on|for|this|last|earlier|just|without|four|two|three|over|amid|by|along|until|even|came|for\snow|twice|within|ahead|first|altogether|once|while|citing)\b)"
)
# "Cass County | ’s | commissioners"
BOARD = (
    r"(?:\s(?:county\s|city\s|town\s)?(?:board|council|commission|commissioners|supervisors|sheriff"
    r"|selectmen|aldermen|select\sboard|police|trustees))?"
)
BEFORE_ALONE = re.compile(
    rf"(?P<subject>(?<![{PARTY}{OTHER}{FEDERAL}])[{PARTY}{OTHER}{FEDERAL}]++)(?:['’]s?)?{BOARD}"
    rf"(?:,\s[^,;]{{1,60}},)?(?:,?\s(?:that|who|which|has|have|had|did|will|would|{ADVERB})){{0,3}},?\s$"
)
GOES_ON = re.compile(
    rf"(?:,\s(?:and\s)?|\s(?:and|but|then)\s)(?:(?:has|have|had|{ADVERB})\s){{0,2}}$", re.IGNORECASE
)


def _moving(where: str) -> str:
    return any_of(words for verb in WORDS["moving"][where] for words, _ in forms(verb))


OWN = ("end", "approve", "reject", "pause")  # what "it" does: "it passed"
PATTERNS = {
    # "the agreement | with ICE | was | ended", "it lapsed"
    "passive": rf"(?<!{DEAL})(?P<thing>{DEAL}++){MIDDLE}\s?,?\s?{SAID}",
    "plan-passive": rf"(?<!{PLAN})(?P<thing>{PLAN}++){MIDDLE}\s?,?\s?{SAID}",
    # "it | lapsed | in June"
    "itself": (
        rf"(?<!{PARTY})(?P<thing>{PARTY}{{2}})\s(?:has\s|had\s|was\s)?(?:{ADVERB}\s)?"
        rf"(?P<own>{any_of(words for words, several in OF.items() if several[0].act in OWN)})"
        rf"{END.pattern}"
    ),
    # "Cass County | ’s | lapsed in June"
    "theirs": (
        rf"(?P<thing>(?P<subject>(?<!{PARTY}){PARTY}++)['’]s?|\b(?:ours|mine))\s(?:{ADVERB}\s)?"
        rf"(?P<own>{any_of(OF)}){END.pattern}"
    ),
    # "so did | Cass County"
    "so": rf"\b(?P<verb>so\s(?:did|has|have))\s(?P<subject>{PARTY}+)",
    # "Cass County | already has"
    "already": (
        rf"(?P<subject>(?<!{PARTY}){PARTY}++)\s"
        rf"(?P<verb>already\s(?:has|have|did)){END.pattern}"
    ),
    # "the motion | carried, | 6-1"
    "carried": (
        r"\b(?:motion|measure|resolution|proposal)\s"
        r"(?P<verb>(?P<failed>failed|died|was\sdefeated|was\svoted\sdown|did\snot\spass)|passed|carried)\b"
    ),
    # "gave | its 30-day | notice"
    "notice": (
        rf"\b(?P<verb>(?:gave|served|mailed|sent)(?:\s(?:{FEDERAL}+|its|his|her|their|the|a|required|formal"
        r"|written|official|\d+-day|\d+\sdays['’]?)){0,4}\snotice)\b(?!\sof\s(?:a|the)\s(?:hearing|meeting))"
    ),
    # "took | the county | out in 2021", "cut | Cass County | off"
    "taken": (
        rf"\b(?P<verb>{_moving('out')})\s(?:the\s)?(?P<whom>{PARTY}+)\s(?:back\s)?(?:out|off){END.pattern}"
    ),
    # "withdrew | his office | in May"
    "withdrew": (
        r"\b(?P<verb>withdrew|removed|pulled|yanked)\s(?:the\s)?"
        rf"(?P<whom>{PARTY}+){END.pattern}"
    ),
    # "Cass County’s commissioners | will vote | on Tuesday"
    "voting": (
        rf"(?P<subject>(?<!{PARTY}){PARTY}++)(?:['’]s?)?{BOARD}(?:,\s[^,;]{{1,60}},)?\s"
        rf"(?P<verb>(?:will|(?:is|are)\s(?:set\s|expected\s|scheduled\s)?to|plans?\sto)\s"
        rf"(?:vote|decide|hold\sa\s(?:\w+\s){{0,2}}(?:session|hearing|vote|forum|meeting)"
        rf"|take\s(?:it|the\s(?:matter|question|issue))\sup)){END.pattern}"
    ),
    # "the agreement, | first | signed | on May 2,"
    "reduced": (
        rf"(?<!{DEAL})(?P<thing>{DEAL}++),?\s(?:{ADVERB}\s)?"
        rf"(?P<verb>{any_of(SUFFERED)})(?=\s(?:by|on|in|last|with|{DATE}))"
    ),
    # "the agreement that | the county | signed | in May"
    "relative": (
        rf"(?<![{DEAL}{PLAN}])(?P<thing>[{DEAL}{PLAN}]++),?\s(?:that\s|which\s)?(?P<subject>{PARTY}+)"
        rf"(?:\s(?:has|have|had|{ADVERB})){{0,2}}\s(?P<verb>{any_of(DONE)})"
    ),
    # "took | the county | out of | the program"
    "removed": (
        rf"(?P<verb>{_moving('out')})\s(?:the\s)?(?P<whom>{PARTY}+)\s(?:back\s)?(?:out\sof|from)\s{STRICT}(?P<thing>{DEAL}+)"
    ),
    # "brought | the county | into | the program"
    "into": (
        rf"(?P<verb>{_moving('in')})\s(?:the\s)?(?P<whom>{PARTY}+)\s(?:back\s)?(?:into|in|up\sfor)\s{STRICT}(?P<thing>{DEAL}+)"
    ),
    # "a motion to join | the program | failed"
    "motion": (
        rf"\b(?:motion|proposal|resolution|measure|vote|bid)\s(?:to|for|on|in\sfavor\sof)\s(?:[\w'’-]+\s|{NAMES}\s){{0,6}}?(?P<thing>{DEAL}+)"
        rf"(?:\s{DATE}+)?\s(?P<verb>(?P<failed>failed|died|fell\sshort|was\sdefeated|lost|was\svoted\sdown|did\snot\spass|went\sdown)|passed|carried|was\sadopted)\b"
    ),
    # "turned | the county | down"
    "down": rf"(?P<verb>turn(?:ed|s))\s(?:the\s)?(?P<whom>[{PARTY}{FEDERAL}]+)\sdown\b",
    # "voted 3-2 in May | against |", "decided in May | not to"
    "refused": (
        rf"\b(?P<verb>vot(?:ed|es)|decided|chose|opted|elected)\b[^.;{DEAL}]{{0,40}}?\s(?:against|not\sto)"
        rf"(?:\s(?:join|joining|sign|signing|apply|applying|participate|participating|take\spart|it|the\s(?:idea|plan|proposal|measure|application)|{PARTY}{{2}}))?(?=\s?[.,;:)”\"—–]|\s*$|\s{DATE})"
    ),
    # "voted to | bar | the sheriff from joining"
    "barred": (
        r"\bvoted\b[^.;]{0,40}?\sto\s(?P<verb>bar|prohibit|forbid|block|keep|stop|prevent)\s[^.;,]{1,40}?\s"
        r"from\s(?:joining|signing|entering|participating|applying)\b"
    ),
    # "the | termination | took effect on receipt", "Cass County’s | withdrawal | came by letter"
    "nominal": (
        rf"(?P<thing>(?:\b(?:the|its|his|her|their|an?)|['’]s)\s(?P<verb>{any_of(NOUNS)}))"
        r"\s(?:took\seffect|takes\seffect|came|was|followed|is\seffective|becomes\seffective)\b"
    ),
    # "asked | ICE for | the same agreement"
    "asked": (
        rf"\b(?P<verb>ask(?:ed|s|ing)?)\s(?:{FEDERAL}+|federal\sofficials)\sfor\s{STRICT}"
        rf"(?P<thing>[{DEAL}{PLAN}]+)"
    ),
    # "the answer was no"
    "answered": (
        r"\b(?:answer|vote)\s(?:was|came\sback|is)\s(?:[\w-]+\s){0,2}?(?P<verb>no|against)\b"
        r"(?=[\s]?[.,;”\"]|\sit\b|\sjoining\b)"
    ),
    # "is one of three counties | with | an agreement"
    "with": (
        rf"\b(?:is|are|was|were|remains?|among|one\sof)\s[^,.;{PARTY}{FEDERAL}{DEAL}]{{1,50}}?\s"
        rf"(?P<verb>with)\s{STRICT}(?P<thing>{DEAL}+)"
    ),
    # "Cass County joined in 2019, | Otoe County | in 2020"
    "gapped": rf"(?:,|;|\band)\s(?P<verb>(?P<subject>{PARTY}+)),?\s{DATE}+",
    # "Otoe County joined. Cass County | followed | in May"
    "same": (
        rf"(?P<subject>(?<!{PARTY}){PARTY}++)(?:\s{ADVERB})?\s"
        rf"(?P<verb>followed(?:\ssuit)?|(?:was|were|came)\snext|did\sthe\ssame|did\sso|did\slikewise){END.pattern}"
    ),
}
COMPILED = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in PATTERNS.items()}
