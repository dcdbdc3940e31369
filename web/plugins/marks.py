"""Filter `marked`: a text as paragraphs with its findings marked in place.

Findings may nest ("Dakota County" in "Dakota County Sheriff's Office" in a quote) and may overlap:
where one runs out of another, it is cut in two at that point. No link ever stands in a link.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from datasette import hookimpl
from markupsafe import Markup, escape

PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)  # "One.\n\nTwo." gives two
OUTERMOST = (  # where two findings cover the same words
    "agreement",
    "quote",
    "reported",
    "agency",
    "person",
    "place",
)
SAID = {  # an inner anchor, a title and the words
    "agreement": Markup('<span class="agreement"{} title="{}">{}</span>'),
    "quote": Markup('<q class="quote"{} title="{}">{}</q>'),
    "reported": Markup('<span class="reported"{} title="{}">{}</span>'),
}
ANCHORS = {"agreement": "agreement", "quote": "quote", "reported": "quote"}
PAGES = {"agency": "/agencies/", "person": "/people/", "place": "/jurisdictions/"}


@hookimpl
def prepare_jinja2_environment(env):
    env.filters["marked"] = marked


def marked(text: str, findings: list[dict]) -> Markup:
    """Paragraphs of HTML; what somebody said starts at the anchor `quote-<start>`.

    A sentence about agreements starts at `agreement-<start>`, once for all that it tells.
    """
    once = {(f["kind"], f["start"], f["end"], f["target"]): f for f in map(plainly, findings)}
    ordered = sorted(
        once.values(), key=lambda f: (f["start"], -f["end"], OUTERMOST.index(f["kind"]))
    )
    return Markup("\n").join(
        Markup("<p>{}</p>").format(Markup("").join(pieces(text, *paragraph.span(), ordered)))
        for paragraph in PARAGRAPH.finditer(text)
    )


def pieces(
    text: str, start: int, end: int, findings: list[dict], in_link: bool = False
) -> Iterator[Markup]:
    """The words from start to end, escaped, each finding around its own words."""
    waiting = [f for f in findings if f["start"] < end and f["end"] > start]
    while waiting:
        first, *waiting = waiting
        opens, closes = max(first["start"], start), min(first["end"], end)
        yield escape(text[start:opens])
        inner = [f for f in waiting if f["start"] < closes]
        words = Markup("").join(pieces(text, opens, closes, inner, in_link or is_link(first)))
        yield element(first, words, in_link, is_first=opens == first["start"])
        start = closes
        waiting = [f for f in waiting if f["end"] > start]
    yield escape(text[start:end])


def plainly(finding: dict) -> dict:
    """A finding; of an agreement only that it is one, for a sentence may tell of several."""
    return finding | {"target": None} if finding["kind"] == "agreement" else finding


def is_link(finding: dict) -> bool:
    return finding["kind"] in PAGES and finding["target"] is not None


def element(finding: dict, words: Markup, in_link: bool, *, is_first: bool) -> Markup:
    """One finding's HTML: a link where it has a page, unless it stands in a link already."""
    kind, title = finding["kind"], described(finding)
    if kind in SAID:
        anchor = Markup(' id="{}-{}"').format(ANCHORS[kind], finding["start"]) if is_first else ""
        return SAID[kind].format(anchor, title, words)
    if is_link(finding) and not in_link:
        address = PAGES[kind] + quote(finding["target"], safe="")
        return Markup('<a class="{}" href="{}" title="{}">{}</a>').format(
            kind, address, title, words
        )
    return Markup('<span class="{}" title="{}">{}</span>').format(kind, title, words)


def described(finding: dict) -> str:
    """What a reader is told who points at a finding."""
    name = finding["name"]
    match finding["kind"]:
        case "quote":
            return f"Quote: {name}" if name else "Quote: the text names no speaker"
        case "agreement":
            return "Says what became of an agreement"
        case "reported":
            return f"Reported, not quoted: {name or 'the text names no speaker'}"
        case "place" if finding["target"] is None:
            return "Place: several fit"
        case kind:
            return f"{kind.capitalize()}: {name}"
