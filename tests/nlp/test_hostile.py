"""Any text at all is read, in linear time, and every offset is right."""

import json
import time

import pytest
from spacy.language import Language

from nlp.answers import answers
from nlp.read import Text, read

STORY = "“We signed,” said Cass County Sheriff Ann Sample. ICE had no comment. "
ENGLISH = "This is what the board of the county said to all of us in the room. "
MARKS = "\"'“”‘’«»„‟‹›`´"

TEXTS = {
    "empty": "",
    "spaces": " \n\t\u00a0\u2028\r " * 50,
    **{f"marks {ord(mark):x}": f"{ENGLISH}{mark * 1_000_000}" for mark in "\"“”'’"},
    "marks alone": MARKS * 20_000,
    "alternating marks": ENGLISH + "“”" * 20_000 + "\"' " * 20_000,
    "nested marks": ENGLISH + "“‘" * 10_000 + STORY + "’”" * 10_000,
    "opened and never closed": "“We signed the thing, she said. " * 3_000,
    "without a line's end": STORY * 4_300,  # 300,000 characters
    "one sentence 5,000 times": "Sheriff Ann Sample signed it. " * 5_000,
    "Spanish": "El alguacil firmó un acuerdo con el gobierno federal, dijo Ana Sample. " * 50,
    "Cyrillic": "«Мы подписали соглашение», — сказал шериф Анна Сэмпл. " * 50,
    "Haitian Creole": "Cherif la di li siyen yon akò ak gouvènman an pou kenbe moun yo. " * 50,
    "what HTML left": f"<p class=\"a\">{STORY}</p><br/><script>if (a < b) {{}}</script>" * 50,
    "entities": "&ldquo;We signed,&rdquo; said Sheriff Ann Sample of the county. &nbsp;&#39; " * 50,
    "emoji": f"👮🏽\u200d♀️🇺🇸 {STORY}👨\u200d👩\u200d👧" * 50,
    "joiners": ENGLISH + "\u200d\ufeff\u200b" * 5_000 + STORY,
    "right to left": f"\u202e{STORY}\u202c \u2067قال الشريف\u2069 {STORY}",
    "combining marks": ENGLISH + "a" + "\u0301" * 20_000 + STORY,
    "control characters": f"\x00\x01\x1b[31m{STORY}\x00\x85\x0c\x7f" * 20,
    "one long word": f"{ENGLISH}{'a' * 100_000} {STORY}",
    "figures": f"{ENGLISH}{'7' * 50_000} {STORY}",
    "initials": ENGLISH + "A. " * 20_000 + STORY,
    "capitals": STORY.upper() * 50,
    "carriage returns": STORY.replace(". ", ".\r\n\r\n") * 50,
    "commas": ENGLISH + "Cass, Polk, " * 10_000,
    "titles": ENGLISH + "Sheriff Deputy Chief " * 5_000,
    "names": ENGLISH + "Ann Sample Bob Doe " * 5_000,
    "counties": ENGLISH + "Cass County and " * 5_000,
    "years and agreements": "The 287(g) agreement of Cass County ended in 2026 after it " * 2_000,
    "cues": ENGLISH + "said told asked " * 10_000,
    "according to": ENGLISH + "according to " * 10_000,
    "openings": ENGLISH + "(" * 50_000 + "[" * 50_000,
    "dashes": ENGLISH + "— - – " * 20_000,
    "full stops": ENGLISH + "." * 50_000 + " . " * 20_000,
}  # fmt: skip


def spans(found: object):
    """Every finding with its offsets, however deep it stands."""
    if isinstance(found, dict):
        if found.keys() >= {"start", "end", "text"}:
            yield found
        found = list(found.values())
    if isinstance(found, list):
        for one in found:
            yield from spans(one)


SIZE = 4_000  # characters


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_is_refused_and_offsets_are_right(language, name):
    text = TEXTS[name][: 2 * SIZE]
    (answer,) = answers(language, [json.dumps({"id": 1, "text": text, "state": "NE"}).encode()])
    assert "error" not in answer
    for one in spans(answer):
        assert text[one["start"] : one["end"]] == one["text"]


@pytest.mark.parametrize("name", [name for name in TEXTS if len(TEXTS[name]) > 2 * SIZE])
def test_twice_the_text_takes_about_twice_the_time(language, name):
    text = TEXTS[name]
    half, whole = (cpu_seconds(language, text[:size]) for size in (SIZE, 2 * SIZE))
    assert whole < 3.2 * half + 0.2


def cpu_seconds(language: Language, text: str) -> float:
    start = time.process_time()
    read(language, Text(text=text))
    return time.process_time() - start
