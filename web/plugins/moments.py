"""Filters `moment`, `day` and `between`: stored dates and UTC times as a reader says them.

Each is as precise as it is stored.
"""

from datetime import datetime, timedelta

from datasette import hookimpl
from markupsafe import Markup


@hookimpl
def prepare_jinja2_environment(env):
    env.filters["moment"] = moment
    env.filters["day"] = day
    env.filters["between"] = between
    env.tests["day"] = is_day


def moment(text: str) -> Markup:
    """`2 March 2026` for a day, `2 March 2026, 15:00 UTC` for a time."""
    time = f"{text[11:16]} UTC" if "T" in text else ""
    return element(text, ", ".join(filter(None, [spoken(text), time])))


def day(text: str) -> Markup:
    """The day alone."""
    return element(text, spoken(text))


def between(later: str, earlier: str) -> Markup:
    """`between 21 February and 15 May 2025`; the later day where no more than a day lies between.

    Between two sheets a change may have happened on any of these days.
    """
    if not is_long(earlier, later):
        return day(later)
    first, last = spoken(earlier), day(later)
    shared = 2 if earlier[:7] == later[:7] else 1 if earlier[:4] == later[:4] else 0
    first = first.rsplit(" ", shared)[0]  # "21 February" of 2025, "3" of one month
    return Markup("between {} and {}").format(element(earlier, first), last)


def is_long(earlier: str, later: str) -> bool:
    """Whether more than a day lies between two stored times."""
    try:
        return datetime.fromisoformat(later) - datetime.fromisoformat(earlier) > timedelta(days=1)
    except (ValueError, TypeError):  # no dates, or a day beside a time
        return False


def is_day(text: str) -> bool:
    """Whether it begins as a date does: 2026-03-02."""
    return spoken(text) != text


def spoken(text: str) -> str:
    """`2 March 2026`, `March 2026` for a month; the text itself where it is no date."""
    try:
        if len(text) == len("2026-03"):
            return f"{datetime.strptime(text, '%Y-%m'):%B %Y}"
        date = datetime.strptime(text[:10], "%Y-%m-%d")
    except ValueError:
        return text
    return f"{date.day} {date:%B %Y}"


def element(stored: str, spoken: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(stored, spoken)
