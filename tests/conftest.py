from collections.abc import Iterator

import pytest

from archive.store import Store


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    with Store(tmp_path / "archive.db") as store:
        yield store
