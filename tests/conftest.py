import os
from collections.abc import Iterator

import pytest

from archive.records import Source
from archive.store import Store

os.environ["ARCHIVE_287G_DATA"] = "/nonexistent"  # a developer's own places change no test


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    with Store(tmp_path / "archive.db") as store:
        yield store


@pytest.fixture(scope="session")
def ledger() -> Source:
    """A sample newspaper in Nebraska."""
    return Source(
        id="ledger",
        name="The Ledger (sample)",
        kind="feed",
        url="https://ledger.example/feed",
        home_state="NE",
        language="en",
        rights="copyrighted",
    )
