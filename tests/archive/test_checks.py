"""A whole archive passes, and each way of being broken is named."""

from hashlib import sha256
from pathlib import Path

import pytest

from archive.checks import faults
from archive.findings import Findings
from archive.records import Fetch, Outcome, Quote, Run
from archive.rereading import as_phrase
from archive.snapshots import Exchange, Snapshots, snapshots_folder
from archive.times import now
from archive.visits import Link, Page, Visit

TITLE = "Sample County signs a 287(g) agreement"
TEXT = "“It costs nothing,” said 🦀 Ann Sample.\n\nA zero \0 is here. “Not so,” said Jo Doe."


@pytest.fixture
def folder(store) -> Path:
    return snapshots_folder(store.path)


@pytest.fixture
def whole(store, folder, ledger):
    """An archive with a document, its raw answer, and a quote on each side of a zero character."""
    url, body = "https://ledger.example/story", b"<html>A sample</html>"
    exchange = Exchange(
        url=url,
        moment=now(),
        request="GET /story HTTP/1.1",
        request_headers=[],
        response="200 OK",
        response_headers=[],
        body=body,
    )
    with Snapshots(folder) as snapshots:
        file, offset = snapshots.keep(exchange)
    store.save_sources([ledger])
    run = store.start_run(ledger.id)
    with store.db.atomic():
        store.frontier.add(ledger.id, [Link(url=url)], now())
    fetch = Fetch(
        run=run,
        url=url,
        fetched_at=now(),
        outcome=Outcome.RELEVANT,
        sha256=sha256(body).hexdigest(),
        warc_file=file,
        warc_offset=offset,
    )
    store.save_visits([Visit(fetch=fetch, page=Page(url=url, kind="news", title=TITLE, text=TEXT))])
    store.finish_run(run, Run(source=ledger.id, started_at=now(), finished_at=now()))
    quotes = tuple(quote(words) for words in ("It costs nothing,", "Not so,"))
    store.readings.save_findings([(1, Findings(quotes=quotes))], ["quotes@1"])
    return store


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    nobody = dict.fromkeys(
        ("speaker", "speaker_kind", "speaker_start", "speaker_end", "person"), None
    )
    return Quote(
        version=1,
        start=start,
        end=start + len(words),
        text=words,
        kind="direct",
        cue=None,
        told_to=None,
        venue=None,
        score=1.0,
        tagger="quotes@1",
        **nobody,
    )


@pytest.fixture
def wrong(whole, folder):
    """What is found wrong."""
    return lambda **how: [fault.wrong for fault in faults(whole.db.conn, folder, **how)]


@pytest.mark.parametrize("thorough", [False, True])
def test_nothing_is_wrong_with_a_whole_archive(wrong, thorough):
    assert wrong(thorough=thorough) == []


@pytest.mark.parametrize(
    ("breach", "told"),
    [
        (
            "update documents set version = null",
            "documents without a current version of their own",
        ),
        ("update documents set text = 'other'", "documents whose title or text is not that of"),
        ("update versions set title = 'other'", "documents whose title or text is not that of"),
        ("delete from fetches", "versions without the fetch that they were read from: 1 (1)"),
        ("delete from fetches", "rows of versions that name missing fetches: 1 (1)"),
        (
            "delete from sources",
            "addresses that are due and belong to no source: 1 (https://ledger.",
        ),
        ("delete from sources", "rows of documents that name missing sources"),
        (
            """
            insert into runs (source, started_at) values
            ('ledger', '2026-01-01T00:00:00Z'), ('ledger', '2026-01-02T00:00:00Z')
            """,
            "runs without an end, though later runs of their sources began: 1 (2)",
        ),
        (
            "update quotes set start = start + 1",
            "rows of quotes whose words do not stand at their offsets: 2 (",
        ),
        (
            "update quotes set start = -1",
            "rows of quotes whose words do not stand at their offsets: 2 (",
        ),
        (
            "update quotes set text = 'Not SO,' where id = 2",
            "rows of quotes whose words do not stand at their offsets: 1 (2)",
        ),
        (
            "insert into documents_fts (documents_fts) values ('delete-all')",
            "rows of documents that",
        ),
        ("delete from documents_fts_docsize", "rows of documents that the search index does not"),
        (
            "insert into quotes_fts (rowid, text, speaker) values (99, 'gone', 'gone')",
            "rows of quotes that the search index does not hold as they are: 1 (99)",
        ),
        ("update fetches set warc_file = 'gone.warc.gz'", "WARC files missing from "),
        ("update fetches set warc_offset = 3", "fetches whose kept answer cannot be read: 1 (1)"),
        (
            "update fetches set warc_offset = 999999",
            "fetches whose kept answer cannot be read: 1 (1)",
        ),
        ("update fetches set sha256 = 'f'", "fetches whose kept answer cannot be read: 1 (1)"),
        ("update fetches set url = 'https://o.example/'", "fetches whose kept answer cannot be"),
    ],
)
def test_what_is_broken_is_named(whole, wrong, breach, told):
    whole.db.execute("pragma foreign_keys = off")
    with whole.db.conn:
        whole.db.execute(breach)
    assert any(told in one for one in wrong()), wrong()


def test_a_row_that_search_would_not_find_by_its_words_is_named(whole, wrong):
    with whole.db.conn:
        whole.db.execute("drop trigger documents_au")
        whole.db.execute("update documents set title = 'Quite other words'")
        whole.db.execute("update versions set title = 'Quite other words'")
    assert len(wrong()) == 1
    assert "rows of documents that the search index does not hold as they are: 1 (" in wrong()[0]


def test_of_many_rows_the_first_few_are_named(whole, wrong):
    for _ in range(8):
        whole.db.table("runs").insert({"source": "ledger", "started_at": "2026-01-01T00:00:00Z"})
    (told,) = wrong()
    assert told.startswith("runs without an end, ")
    assert told.endswith(": 7 (2, 3, 4, 5, 6 …)")


def test_each_fault_says_what_to_do(whole, folder):
    (folder / next(folder.iterdir()).name).unlink()
    (fault,) = faults(whole.db.conn, folder)
    assert str(fault).endswith("says whether it is whole.")


def test_looking_changes_nothing(whole, wrong):
    before = whole.db.conn.total_changes
    wrong(thorough=True)
    assert whole.db.conn.total_changes == before


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ('Sheriff says "no" – again', '"Sheriff says ""no"" – again"'),
        (
            "one two three four five six seven eight nine",
            '"one two three four five six seven eight"',
        ),
        ("before \0 after", '"before"'),
        ("– … !", None),
        ("", None),
    ],
)
def test_a_row_is_looked_for_by_its_first_words(words, phrase):
    assert as_phrase(words) == phrase
