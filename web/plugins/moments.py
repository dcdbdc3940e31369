"""Filter `moment`: a stored date or UTC time as a reader says it, as precise as it is stored."""

from datetime import datetime

from datasette import hookimpl
from markupsafe import Markup


@hookimpl
def prepare_jinja2_environment(env):
    env.filters["moment"] = moment
    env.filters["day"] = day


def moment(text: str) -> Markup:
    """`2 March 2026` for a day, `2 March 2026, 15:00 UTC` for a time."""
    time = f"{text[11:16]} UTC" if "T" in text else ""
    return element(text, ", ".join(filter(None, [spoken(text), time])))


def day(text: str) -> Markup:
    """The day alone."""
    return element(text, spoken(text))


def spoken(text: str) -> str:
    """`2 March 2026`; the text itself where it is no date."""
    try:
        date = datetime.strptime(text[:10], "%Y-%m-%d")
    except ValueError:
        return text
    return f"{date.day} {date:%B %Y}"


def element(stored: str, spoken: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(stored, spoken)
