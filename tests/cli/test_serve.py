"""What `287g serve` says before it serves, and a real server behind it."""

import http.client
import json
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from click.testing import CliRunner

from archive.records import Source
from archive.store import Store
from cli import main


def refusal(*arguments: str) -> str:
    """What the command says where it does not serve."""
    result = CliRunner().invoke(main, ["serve", *arguments])
    assert result.exit_code == 1
    return result.output


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> Iterator[str]:
    """Where `287g serve` serves an empty archive, in a process of its own."""
    db = tmp_path_factory.mktemp("serve") / "we?ird#sample.db"
    Store(db).close()
    command = [sys.executable, "-c", "from cli import main; main()"]
    process = subprocess.Popen(
        [*command, "serve", "--db", str(db), "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    with process:
        yield process.stdout.readline()
        process.terminate()


@pytest.fixture
def ask(address):
    def answer(path: str, method: str = "GET") -> tuple[int, bytes]:
        server = urlsplit(address.split(" at ")[1].split()[0])
        connection = http.client.HTTPConnection(server.hostname, server.port, timeout=60)
        connection.request(method, path)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response.status, body

    return answer


def test_a_missing_file_is_named_with_what_to_do(tmp_path):
    said = refusal("--db", str(tmp_path / "none.db"))
    assert "none.db: no such file" in said
    assert "287g crawl --db" in said
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to be read as one" * 9])
def test_a_file_that_is_no_archive_is_refused(tmp_path, content):
    path = tmp_path / "other.db"
    path.write_bytes(content)
    assert "other.db: not an archive" in refusal("--db", str(path))


def test_another_database_is_refused_and_left_alone(tmp_path):
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("create table documents (id)")
    before = (tmp_path / "other.db").read_bytes()
    connection.close()
    assert "not an archive" in refusal("--db", str(tmp_path / "other.db"))
    assert (tmp_path / "other.db").read_bytes() == before


def test_an_archive_of_an_older_version_is_named_with_what_to_do(store):
    store.db.execute("delete from _sqlite_migrations where name = '0002_findings'")
    assert "older version" in refusal("--db", str(store.path))


def test_an_address_of_another_machine_is_named_with_what_to_do(store):
    said = refusal("--db", str(store.path), "--host", "300.1.1.1")
    assert "300.1.1.1" in said
    assert "--host" in said
    assert "--port" not in said


def test_a_busy_port_is_named_with_what_to_do(store):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refusal("--db", str(store.path), "--port", str(port))
    assert f"port {port}" in said
    assert "--port" in said


def test_the_address_is_printed(address):
    assert address.startswith("/")
    assert "sample.db at http://127.0.0.1:" in address


def test_the_database_is_called_archive_whatever_its_file(ask):
    status, body = ask("/archive/latest.json?_shape=array")
    assert (status, json.loads(body)) == (200, [])


def test_an_empty_archive_says_how_to_fill_it(ask):
    status, body = ask("/")
    assert status == 200
    assert b"287g crawl" in body


@pytest.mark.parametrize("character", ["a", "🦀"])
@pytest.mark.parametrize("path", ["/search?q=", "/archive/search.json?q="])
def test_ten_thousand_characters_are_no_error(ask, path, character):
    assert ask(path + quote(character * 10_000))[0] == 200


def test_what_another_process_saves_shows_at_once(ask, address):
    source = Source(
        id="late",
        name="The Late Sample",
        kind="feed",
        url="https://late.example/feed",
        home_state=None,
        language="en",
        rights="copyrighted",
    )
    assert b"The Late Sample" not in ask("/sources")[1]
    with Store(address.split(" at ")[0]) as store:
        store.save_sources([source])
        assert b"The Late Sample" in ask("/sources")[1]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "FOO"])
@pytest.mark.parametrize("path", ["/", "/archive/search.json", "/nowhere"])
def test_the_site_is_only_read(ask, path, method):
    assert ask(path, method)[0] == 405


def test_nobody_can_write_through_the_site(ask):
    status, _ = ask("/archive.json?sql=" + quote("delete from documents"))
    assert status == 400
