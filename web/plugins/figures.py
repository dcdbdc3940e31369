"""`figures()` in templates: how well texts are read, as web/figures.json has it.

`samples` is what `287g evaluate --json` prints; `benchmarks` are data that may not be passed on.
"""

import json
from pathlib import Path

from datasette import hookimpl

FILE = Path(__file__).parent.parent / "figures.json"


@hookimpl
def prepare_jinja2_environment(env):
    env.globals["figures"] = figures
    env.filters["percent"] = percent


def figures() -> dict:
    """The figures by the data that they were measured on."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def percent(share: float | None) -> str:
    """`93.4` for 0.934; a dash where nothing was counted."""
    return "–" if share is None else f"{100 * share:.1f}"
