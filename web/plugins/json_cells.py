"""Filter `from_json`: a list that is stored as JSON in one cell."""

import json

from datasette import hookimpl


@hookimpl
def prepare_jinja2_environment(env):
    env.filters["from_json"] = from_json


def from_json(cell: str | None) -> list:
    """The list; an empty one for an empty cell."""
    return json.loads(cell) if cell else []
