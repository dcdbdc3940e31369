"""Brings web/figures.json, which the site's page on method shows, up to date: `make figures`.

What was measured on data of others stands there by hand; docs/methodology.md has the commands.
"""

import json
from pathlib import Path

from nlp.evaluation.own import published
from nlp.pipeline import build

FILE = Path(__file__).parents[1] / "web" / "figures.json"


def main() -> None:
    """Write the figures of our samples into the file, and leave the rest."""
    known = json.loads(FILE.read_text(encoding="utf-8")) | {"samples": published(build())}
    FILE.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
