"""Filters `plotted` and `monthly`: counts over time as the lines of a chart, and as a table.

Each is given series of (name, rows), a row with `day` and the number that is drawn, in any order.
A chart's lines are in units of its frame, WIDTH × HEIGHT, to be stretched; all else is in per cent.
"""

from datetime import date, timedelta
from itertools import count

from datasette import hookimpl

WIDTH, HEIGHT = 1000, 100
MOST_TICKS = 4
ROUND = (1, 2, 5)  # times a power of ten: what a reader's axis counts in
MOST_DOTS = 60  # days: more would run into each other
EDGE = 10  # per cent from either side where a label no longer stands in the middle


@hookimpl
def prepare_jinja2_environment(env):
    env.filters["plotted"] = plotted
    env.filters["monthly"] = monthly


def plotted(series: list[tuple[str, list[dict]]], number: str) -> dict | None:
    """Lines and axes; None where there are not two days to draw a line between."""
    days = sorted({date.fromisoformat(row["day"]) for _, rows in series for row in rows})
    if len(days) < 2:
        return None
    first, last = days[0], days[-1]
    heights = ticks(max(row[number] for _, rows in series for row in rows))
    lines = [
        {
            "name": name,
            "points": points(rows, number, first, last, heights[-1]),
            "dots": dots(rows, number, first, last, heights[-1]),
        }
        for name, rows in series
        if rows
    ]
    return {
        "lines": lines,
        "heights": [{"number": n, "at": 100 - 100 * n / heights[-1]} for n in heights],
        "days": [labelled(day, first, last) for day in marked_days(first, last)],
        "first": first.isoformat(),
        "last": last.isoformat(),
    }


def points(rows: list[dict], number: str, first: date, last: date, top: int) -> str:
    """The points of one line, oldest first: "0.0,81.5 12.3,80.0"."""
    return " ".join(
        f"{across(date.fromisoformat(row['day']), first, last) * WIDTH:.1f},"
        f"{HEIGHT - HEIGHT * row[number] / top:.2f}"
        for row in sorted(rows, key=lambda row: row["day"])
    )


def dots(rows: list[dict], number: str, first: date, last: date, top: int) -> list[dict]:
    """Where the sheets of a line stand, in per cent; none where they would run into each other."""
    if len(rows) >= MOST_DOTS:
        return []
    return [
        {
            "x": round(100 * across(date.fromisoformat(row["day"]), first, last), 2),
            "y": round(100 - 100 * row[number] / top, 2),
        }
        for row in rows
    ]


def across(day: date, first: date, last: date) -> float:
    """How far a day lies between two others, from 0 to 1."""
    return (day - first).days / (last - first).days


def ticks(most: int) -> list[int]:
    """Round numbers from 0 to the first that is no less than the greatest: 0, 500, …, 2000."""
    steps = (unit * 10**power for power in count() for unit in ROUND)
    step = next(step for step in steps if step * MOST_TICKS >= most)
    return list(range(0, max(most, 1) + step, step))[: -(-max(most, 1) // step) + 1]


def marked_days(first: date, last: date) -> list[date]:
    """First days of months, evenly spaced; the first and last day where that gives no two."""
    months = [
        date(number // 12, number % 12 + 1, 1)
        for number in range(first.year * 12 + first.month, last.year * 12 + last.month)
    ]
    apart = -(-len(months) // MOST_TICKS)
    return months[::apart] if len(months) > 1 else [first, last]


def labelled(day: date, first: date, last: date) -> dict:
    at = 100 * across(day, first, last)
    anchor = "start" if at < EDGE else "end" if at > 100 - EDGE else "middle"
    words = f"{day:%b %Y}" if last - first > timedelta(days=62) else f"{day.day} {day:%b %Y}"
    return {"at": round(at, 2), "anchor": anchor, "words": words}


def monthly(series: list[tuple[str, list[dict]]], number: str) -> list[dict]:
    """The last day of each month that any series has, newest first, with each series' number."""
    table: dict[str, dict] = {}
    for name, rows in series:
        for row in sorted(rows, key=lambda row: row["day"]):
            month = table.setdefault(row["day"][:7], {"day": "", "numbers": {}})
            if row["day"] > month["day"]:
                month |= {"day": row["day"], "sheet": row["sheet"], "numbers": {}}
            if row["day"] == month["day"]:
                month["numbers"][name] = row[number]
    return [table[month] for month in sorted(table, reverse=True)]
