from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from spacy.language import Language

from archive.records import Fetch, Outcome, Source
from archive.store import Store
from archive.visits import Page, Visit
from nlp.pipeline import build


@pytest.fixture(scope="session")
def language() -> Language:
    return build()


@pytest.fixture
def keep(store: Store, ledger: Source) -> Callable[[int, str, str | None], None]:
    """Have the archive keep a document of the Ledger: its number, text and stated language."""
    store.save_sources([ledger])
    run = store.start_run("ledger")

    def keep(number: int, text: str, language: str | None) -> None:
        url = f"https://ledger.example/{number}"
        page = Page(
            url=url,
            kind="news",
            title=f"No. {number}",
            text=text,
            language=language,
            published_at=date(2026, 3, 1),
        )
        seen = datetime(2026, 3, 2, 15, tzinfo=UTC)
        fetch = Fetch(run=run, url=url, fetched_at=seen, outcome=Outcome.RELEVANT)
        store.save_visits([Visit(fetch=fetch, page=page)])

    return keep
