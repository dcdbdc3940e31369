"""`python -m demo`: run the newsroom until Ctrl-C."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event

from demo.newsroom import Newsroom
from demo.server import PortTaken

FIRST_PORT = 8301


def main() -> None:
    options = parse_options()
    try:
        with suppress(KeyboardInterrupt), Newsroom(options.first_port) as newsroom:
            announce(newsroom, options.registry)
            Event().wait()
    except PortTaken as error:
        sys.exit(f"demo: {error} (--first-port)")


def announce(newsroom: Newsroom, registry: Path) -> None:
    """Write the registry and say where everything is."""
    registry.write_text(newsroom.registry(), encoding="utf-8")
    lines = [*newsroom.urls.values(), f"Now: 287g crawl --sources {registry}", "Ctrl-C ends this."]
    sys.stdout.write("\n".join([*lines, ""]))
    sys.stdout.flush()


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m demo", description="Run the sample newsroom.")
    parser.add_argument("--first-port", type=int, default=FIRST_PORT)
    parser.add_argument("--registry", type=Path, default=Path("demo-sources.toml"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
