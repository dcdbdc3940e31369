"""`287g tag --processes`: real processes over a real archive, some of them killed."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive.readings import FINDINGS
from archive.records import Fetch, Outcome
from archive.store import Store
from archive.times import now
from archive.visits import Page, Visit
from nlp.pipeline import TAGGERS

COUNT = 90
COMMAND = (sys.executable, "-c", "from cli import main; main()", "tag")


@pytest.fixture
def db(tmp_path, ledger) -> Path:
    """An archive with unread documents; one of them holds the word "deadly"."""
    path = tmp_path / "archive.db"
    with Store(path) as store:
        store.save_sources([ledger])
        run = store.start_run("ledger")
        store.save_visits([visit(run, number) for number in range(COUNT)])
    return path


def visit(run: int, number: int) -> Visit:
    url = f"https://ledger.example/{number}"
    word = "deadly" if number == COUNT // 2 else "long"
    text = f"“We signed no. {number},” Cass County Sheriff Ann Sample said after a {word} debate."
    page = Page(url=url, kind="news", title=f"No. {number}", text=text)
    fetch = Fetch(run=run, url=url, fetched_at=now(), outcome=Outcome.RELEVANT)
    return Visit(fetch=fetch, page=page)


def started(db: Path, *options: str, **settings) -> subprocess.Popen:
    return subprocess.Popen(
        [*COMMAND, "--db", str(db), *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **settings,
    )  # fmt: skip


def tagged(db: Path, *options: str, **settings) -> tuple[int, str, str]:
    with started(db, *options, **settings) as command:
        told, troubles = command.communicate()
    return command.returncode, told, troubles


def rows(db: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(db)) as archive:
        return archive.execute(query).fetchall()


def count_read(db: Path) -> int:
    return rows(db, "select count(distinct version) from taggings")[0][0]


def wait_for(what) -> None:
    """Until something holds, a few minutes at most."""
    for _ in range(10_000):
        if what():
            return
        time.sleep(0.02)
    raise TimeoutError(what)


def wait_for_first(db: Path, command: subprocess.Popen) -> None:
    """Until something is read."""
    wait_for(lambda: count_read(db) or command.poll() is not None)
    assert command.poll() is None, command.communicate()


def children(pid: int) -> list[int]:
    """Processes that read: the children that multiprocessing spawned to run our code."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in found if b"spawn_main" in command_line(int(child))]


def command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return b""


def check_whole(db: Path) -> None:
    """Each version is read with all its findings, or not at all."""
    assert (
        rows(db, f"select * from taggings group by version having count(*) <> {len(TAGGERS)}") == []
    )
    for table in FINDINGS:
        unread = f"select * from {table} where version not in (select version from taggings)"
        assert rows(db, unread) == []
    quotes = "select 1 from taggings where version not in (select version from quotes)"
    assert rows(db, quotes) == []


def found(db: Path) -> Iterator[list[tuple]]:
    for table in FINDINGS:
        columns = [name for _, name, *_ in rows(db, f"pragma table_info({table})") if name != "id"]
        names = ", ".join(f'"{name}"' for name in columns)
        yield rows(db, f"select {names} from {table} order by version, start")


def test_two_processes_find_what_one_finds(db, tmp_path):
    other = tmp_path / "other.db"
    other.write_bytes(db.read_bytes())
    (code, told, _), alone = tagged(db, "--processes", "2"), tagged(other)
    assert (code, told) == (0, alone[1])
    assert list(found(db)) == list(found(other))


@pytest.mark.parametrize("ended_by", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_stopped_leaves_no_half_version_and_no_process(db, ended_by):
    command = started(db, "--processes", "2", start_new_session=True)
    with command:
        wait_for_first(db, command)
        readers = children(command.pid)
        if ended_by is signal.SIGINT:  # as a terminal sends it: to all of them
            os.killpg(command.pid, ended_by)
        else:
            command.kill()
        told = command.communicate()[1]
    assert "Traceback" not in told
    assert len(readers) == 2
    wait_for(lambda: not any(b"spawn_main" in command_line(reader) for reader in readers))
    assert 0 < count_read(db) < COUNT
    check_whole(db)
    tagged(db)
    assert count_read(db) == COUNT
    check_whole(db)


def test_a_reading_process_that_is_killed_costs_no_document(db):
    with started(db, "--processes", "2") as command:
        wait_for_first(db, command)
        os.kill(children(command.pid)[0], signal.SIGKILL)
        told, _ = command.communicate()
    assert (command.returncode, told[: len("90 documents read")]) == (0, "90 documents read")
    check_whole(db)


DEADLY = """
import os, signal
from nlp.pipeline import PACKAGED, load as packaged

def load(**overrides):
    language = packaged(PACKAGED)
    make = language.tokenizer

    def tokens(text):
        if "deadly" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return make(text)

    language.tokenizer = tokens
    return language
"""


@pytest.fixture
def deadly(tmp_path) -> str:
    """A folder with a spaCy pipeline that one word kills."""
    folder = tmp_path / "packages"
    (folder / "en_deadly").mkdir(parents=True)
    (folder / "en_deadly" / "__init__.py").write_text(DEADLY)
    (folder / "en_deadly-1.dist-info").mkdir()
    metadata = "Metadata-Version: 2.1\nName: en_deadly\nVersion: 1\n"
    (folder / "en_deadly-1.dist-info" / "METADATA").write_text(metadata)
    return str(folder)


def test_the_text_that_kills_its_process_is_named_and_the_others_are_read(db, deadly):
    path = {**os.environ, "PYTHONPATH": os.pathsep.join([deadly, *sys.path])}
    code, told, troubles = tagged(db, "--processes", "2", "--model", "en_deadly", env=path)
    ((document,),) = rows(db, "select id from documents where text like '%deadly%'")
    assert code == 1
    assert told.startswith("89 documents read: 89 quotes")
    assert told.endswith(f"could not read 1 document: {document}\n")
    assert f"document {document} (No. 45): not read: the process that read it ended" in troubles
    check_whole(db)


def test_a_model_that_is_not_installed_is_told_once(db):
    code, _, troubles = tagged(db, "--processes", "2", "--model", "en_no_such_model")
    assert code == 2
    assert "no spaCy pipeline 'en_no_such_model' is installed" in " ".join(troubles.split())
    assert "Traceback" not in troubles
