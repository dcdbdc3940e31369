"""Filter `highlighted`: what a search found, from the signs ⟦ and ⟧ to <mark>, all else escaped."""

import re

from datasette import hookimpl
from markupsafe import Markup, escape

OPEN_BRACKET = re.compile(r"⟦([^⟦⟧]*\([^⟦⟧)]*)⟧\)")  # "⟦287(g⟧)": no word ends in a bracket
FOUND = re.compile(r"⟦([^⟦⟧]*)⟧")  # "the ⟦sheriff⟧ said"
STRAY = re.compile(r"[⟦⟧]")  # a sign that the text itself prints


@hookimpl
def prepare_jinja2_environment(env):
    env.filters["highlighted"] = highlighted


def highlighted(text: str | None) -> Markup:
    """HTML in which found words are <mark>; a sign without its partner is dropped."""
    parts = FOUND.split(OPEN_BRACKET.sub(r"⟦\1)⟧", text or ""))
    return Markup("").join(
        Markup("<mark>{}</mark>").format(part) if number % 2 else escape(STRAY.sub("", part))
        for number, part in enumerate(parts)
    )
