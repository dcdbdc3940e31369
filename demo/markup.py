"""A block of a sample document as HTML."""

from markupsafe import Markup, escape

from demo.samples import LINK, list_lines

ENTITIES = str.maketrans({"(": "&#40;", ")": "&#41;"})


def to_html(block: str, *, entities: bool = False) -> Markup:
    """A heading, a list or a paragraph; with `entities`, no parenthesis is left as itself."""
    if block.startswith("## "):
        return Markup("<h2>{}</h2>").format(inline(block.removeprefix("## ")))
    if block.startswith("- "):
        lines = (Markup("<li>{}</li>").format(inline(line)) for line in list_lines(block))
        return Markup("<ul>{}</ul>").format(Markup("").join(lines))
    words = inline(block)
    return Markup("<p>{}</p>").format(Markup(words.translate(ENTITIES)) if entities else words)


def inline(words: str) -> Markup:
    """Words with their links."""
    return Markup(LINK.sub(r'<a href="\2">\1</a>', str(escape(words))))
