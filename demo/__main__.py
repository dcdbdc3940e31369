"""`python -m demo`: run the newsroom until Ctrl-C."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event

from demo.newsroom import SITES, TRAPS, Newsroom
from demo.server import PortTaken

FIRST_PORT = 8301
LAST_PORT = 65_535


def main() -> None:
    options = parse_options()
    try:
        with suppress(KeyboardInterrupt), newsroom_of(options) as newsroom:
            announce(newsroom, options.registry)
            Event().wait()
    except PortTaken as error:
        sys.exit(f"demo: {error} (--first-port)")


def newsroom_of(options: argparse.Namespace) -> Newsroom:
    """The sites, with or without those that misbehave."""
    folders = (SITES, TRAPS) if options.traps else (SITES,)
    return Newsroom(options.first_port, folders=folders)


def announce(newsroom: Newsroom, registry: Path) -> None:
    """Write the registry and say where everything is."""
    write_registry(newsroom, registry)
    lines = [
        *newsroom.urls.values(),
        f"Now: 287g crawl --loopback --sources {registry}",
        "Ctrl-C ends this.",
    ]
    sys.stdout.write("\n".join([*lines, ""]))
    sys.stdout.flush()


def write_registry(newsroom: Newsroom, file: Path) -> None:
    """Write what a crawl needs to visit the sites; ends the program where that cannot be."""
    try:
        file.write_text(newsroom.registry(), encoding="utf-8")
    except OSError as error:
        sys.exit(
            f"demo: {file}: the registry cannot be written ({error.strerror})."
            " Name a file in a folder of yours with --registry."
        )


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m demo", description="Run the sample newsroom.")
    parser.add_argument("--first-port", type=int, default=FIRST_PORT)
    parser.add_argument("--registry", type=Path, default=Path("demo-sources.toml"))
    parser.add_argument("--traps", action="store_true", help="with the sites that misbehave")
    options = parser.parse_args()
    count = len(newsroom_of(options).outlets)
    highest = LAST_PORT + 1 - count
    if not 0 <= options.first_port <= highest:
        parser.error(
            f"--first-port {options.first_port}: {count} sites take {count} ports in a row."
            f" Take 1 to {highest}, or 0 for any that are free."
        )
    return options


if __name__ == "__main__":
    main()
