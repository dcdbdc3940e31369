import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from demo.newsroom import SITES, TRAPS, Newsroom

COUNT = sum(1 for _ in SITES.glob("*/site.toml"))


@pytest.fixture(scope="session")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as newsroom:
        yield newsroom


@pytest.fixture(scope="session")
def traps() -> Iterator[Newsroom]:
    """The sites that misbehave."""
    with Newsroom(folders=(TRAPS,)) as newsroom:
        yield newsroom


@pytest.fixture
def free_ports() -> int:
    """The first of as many consecutive free ports as there are sites."""
    return next(first for first in range(20_000, 30_000, COUNT) if are_free(first))


def are_free(first: int) -> bool:
    with ExitStack() as stack:
        try:
            for port in range(first, first + COUNT):
                stack.enter_context(socket.socket()).bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
