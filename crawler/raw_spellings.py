"""Whether a page's raw bytes may speak of 287(g), told without reading the page.

For WARC files, where one page in a thousand does. It may say yes in vain, and must never say no to
a page that crawler/relevance.py would take: whatever stands for a sign in HTML counts as that sign.
Words in UTF-8, or in any charset that has ASCII's signs in ASCII's places (crawler/transfer.py).
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from crawler.relevance import INVISIBLE

# Every spelling has a 7, and behind it a g or what may stand for one: "287(g)", "287 &#40;g)",
# "287<b>(g)", "278(g)", "1357\u0028g)". Before it the rest of the number, or what may stand for it:
# "28<b>7</b>(g)", "28&shy;7g". The order is that of what fails soonest.
SEVEN = re.compile(
    rb"(?s)7[\s\x1c-\x1f(\[\-8;gG<&\\\x80-\xff]"
    rb"(?:(?<=[23>;y\x80-\xff]87.)|(?<=[3>;y\x80-\xff]57.)|(?<=27[8<&\\\x80-\xff])"
    rb"|(?<=[0xX]37.)|(?<=[>;y\x80-\xff]7.))"
    rb"(?:(?<=[gG<&\\\x80-\xff])|[\s\x1c-\x1f(\[\-8;]*+[gG<&\\\x80-\xff])"
)
BACK, AHEAD = 300, 600  # bytes around a 7 that hold the number, the g and the tags between

JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")  # "287\u0028g\u0029"
JSON_SPACE = re.compile(r"\\[nrtf]")  # "287\n(g)"
# "<!-- a > b -->", "<a title='1 > 0'>", "<b>", and one that the window cuts off
TAG = re.compile(r"""(?s)<!--.*?-->|<(?:[^"'>]|"[^"]*"|'[^']*')*>|<[^>]*(?:>|$)""")
# "(", " (", "-", "\ufffd(": U+FFFD is a sign of another charset, such as a space
GAP = r"[\s()\[\]\-\u2010-\u2015\ufffd]*"
# "287(g)", "287-G", "278 (g)", "1357(g)"
SPELLED = re.compile(rf"(?:287|278|1357){GAP}[gG]")
MANY = 2000  # places to look at; a page with more of them is read
ROUNDS = 3  # entities are decoded once by a browser, and twice by us

# Where signs lie that NFKC makes a 7 of: "⁷", "₇", "⑦", "７", "𝟕"
BLOCKS = (
    (0x2070, 0x3400),
    (0xFF10, 0xFF1A),
    (0x1D7CE, 0x1D800),
    (0x1F100, 0x1F10B),
    (0x1FBF0, 0x1FBFA),
)


def may_be_relevant(body: bytes) -> bool:
    """Whether any spelling of the programme may stand in these bytes."""
    return any(
        count > MANY or _is_spelled(body, found.start())
        for count, found in enumerate(_sevens(body))
    )


def _sevens(body: bytes) -> Iterator[re.Match[bytes]]:
    yield from SEVEN.finditer(body)
    yield from ENCODED_SEVEN.finditer(body)
    if body.isascii():
        return
    for lead, seconds, pattern in OTHER_SEVENS:  # a search for one byte costs next to nothing
        if lead in body and any(second in body for second in seconds):
            yield from pattern.finditer(body)


def _is_spelled(body: bytes, place: int) -> bool:
    text = body[max(place - BACK, 0) : place + AHEAD].decode("utf-8", "replace")
    text = JSON_ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), JSON_SPACE.sub(" ", text))
    for _ in range(ROUNDS):
        text = html.unescape(TAG.sub("", text))
    return SPELLED.search(INVISIBLE.sub("", unicodedata.normalize("NFKC", text))) is not None


def _other_sevens() -> list[str]:
    signs = (chr(code) for first, end in BLOCKS for code in range(first, end))
    return [one for one in signs if "7" in unicodedata.normalize("NFKC", one)]


def _by_lead(signs: list[str]) -> Iterator[tuple[int, set[int], re.Pattern[bytes]]]:
    """The first byte of signs in UTF-8, all second bytes behind it, and a pattern for the signs."""
    for lead, group in groupby(sorted(map(str.encode, signs)), key=lambda sign: sign[0]):
        sequences = list(group)
        rests = b"|".join(re.escape(sign[1:]) for sign in sequences)
        first = re.escape(bytes([lead]))
        yield lead, {sign[1] for sign in sequences}, re.compile(first + b"(?:" + rests + b")")


def _entities(signs: list[str]) -> bytes:
    decimal = "|".join(f"{ord(one)}" for one in ("7", *signs))
    hexadecimal = "|".join(f"{ord(one):x}" for one in signs)
    return f"#(?:0*(?:{decimal})(?![0-9])|[xX]0*(?i:{hexadecimal})(?![0-9a-fA-F]))".encode()


OTHER_SEVENS = tuple(_by_lead(_other_sevens()))
# "&#55;", "&#055;", "&amp;#65303;": a 7, or another sign for one; "&#x37;" has a 7 of its own
ENCODED_SEVEN = re.compile(_entities(_other_sevens()))
