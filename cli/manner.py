"""How a crawl is made and told of, and the options that say so."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

import click
from tqdm import tqdm

from cli.telling import JsonTeller, Teller

ON_LOOPBACK: dict[str, Any] = {
    "ALLOW_LOOPBACK": True,
    "HTTPPROXY_ENABLED": False,  # a proxy would ask for 127.0.0.1 on its own machine
}


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How a crawl is made and told of."""

    settings: dict[str, Any] = field(default_factory=dict)  # Scrapy's, over ours
    log: str = "text"  # or "json"
    verbose: bool = False

    @contextmanager
    def teller(self, sources: int) -> Iterator[Teller | JsonTeller]:
        """Whoever tells, with a bar that is gone at the end."""
        if self.log == "json":
            yield JsonTeller()
            return
        with tqdm(total=sources, unit="source", disable=None, leave=False) as bar:
            yield Teller(bar)


def crawling(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of whatever visits sources, handed over as one `manner`."""

    @click.option(
        "--budget",
        type=click.IntRange(1),
        help="Requests to each source; what remains waits for the next run. [default: 2000]",
    )
    @click.option(
        "--log",
        type=click.Choice(["text", "json"]),
        default="text",
        help="A line a source for people, or a JSON object an event for programs.",
    )
    @click.option("--verbose", is_flag=True, help="Tell of every request.")
    @click.option("--loopback", is_flag=True, help="Also ask servers on this machine, for trying.")
    @wraps(command)
    def with_manner(
        *, budget: int | None, log: str, verbose: bool, loopback: bool, **others: Any
    ) -> Any:
        settings = ({"REQUESTS_BUDGET": budget} if budget else {}) | (
            ON_LOOPBACK if loopback else {}
        )
        manner = Manner(settings=settings, log=log, verbose=verbose)
        return command(manner=manner, **others)

    return with_manner
