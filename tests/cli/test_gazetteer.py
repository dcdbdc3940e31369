"""`287g gazetteer update`, from files and from a server on loopback."""

import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from cli.gazetteer import gazetteer
from nlp.gazetteer.folder import ADDITION, VARIABLE, folder

HEADER = "USPS|GEOID|NAME|FUNCSTAT|INTPTLAT|INTPTLONG\n"
PLACES = f"{HEADER}PA|4219784|Doylestown borough|A|40.3142|-75.1280\n"
SUBDIVISIONS = (
    f"{HEADER}PA|4201705616|Bensalem township|A|40.1103|-74.9433\n"
    "PA|4201719792|Doylestown township|A|40.2970|-75.1398\n"
)


def packed(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as files:
        files.writestr("gazetteer.txt", text)
    return file.getvalue()


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder of its own for what is kept."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "kept"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "kept"


class Bureau(BaseHTTPRequestHandler):
    """Serves the two files, a broken one and one that stops short."""

    FILES = {  # noqa: RUF012 -- read by all, written by none
        "/place.zip": packed(PLACES),
        "/cousubs.zip": packed(SUBDIVISIONS),
        "/broken.zip": packed(PLACES)[:60],
        "/short.zip": packed(PLACES),
    }

    def do_GET(self) -> None:
        content = self.FILES.get(self.path)
        if content is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content) + (self.path == "/short.zip")))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def bureau() -> Iterator[str]:
    """The address of a server of the Bureau's files."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bureau)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def update(*sources: str):
    options = [word for source in sources for word in ("--from", source)]
    return CliRunner().invoke(gazetteer, ["update", *options])


def test_what_is_downloaded_is_kept(home, bureau):
    result = update(f"{bureau}/place.zip", f"{bureau}/cousubs.zip")
    assert result.exit_code == 0, result.output
    assert "2 places have their codes, 0 places and 1 townships are new" in result.output
    assert len((home / ADDITION).read_text(encoding="utf-8").splitlines()) == 3


def test_a_file_need_not_be_packed(home, tmp_path):
    (tmp_path / "places.txt").write_text(PLACES, encoding="utf-8")
    (tmp_path / "cousubs.txt").write_text(SUBDIVISIONS, encoding="utf-8")
    assert update("places.txt", "cousubs.txt").exit_code == 0
    assert "pa-doylestown-township-bucks-county" in (home / ADDITION).read_text(encoding="utf-8")


def test_a_kind_that_is_lacking_is_told(home, tmp_path):
    (tmp_path / "places.txt").write_text(PLACES, encoding="utf-8")
    assert "no file of county subdivisions" in update("places.txt").output


def test_a_second_update_replaces_the_first(home, bureau):
    update(f"{bureau}/cousubs.zip")
    update(f"{bureau}/place.zip")
    assert (home / ADDITION).read_text(encoding="utf-8").startswith("pa-doylestown\t")
    assert [path.name for path in home.iterdir()] == [ADDITION]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/moved.zip", "answered 404"),
        ("/broken.zip", "a broken zip file. Download it anew."),
        ("/short.zip", "broke off after"),
    ],
)
def test_trouble_with_an_address_keeps_nothing(home, bureau, path, told):
    result = update(f"{bureau}{path}")
    assert result.exit_code == 1
    assert told in result.output
    assert not home.exists()


def test_files_without_a_place_leave_what_was_kept(home, tmp_path):
    (tmp_path / "places.txt").write_text(PLACES, encoding="utf-8")
    (tmp_path / "head.txt").write_text(PLACES.partition("\n")[0], encoding="utf-8")
    update("places.txt")
    before = (home / ADDITION).read_bytes()
    result = update("head.txt")
    assert (result.exit_code, (home / ADDITION).read_bytes()) == (1, before)
    assert "no line of these files is of a place" in result.output


@pytest.mark.parametrize(
    ("at", "listed"),
    [(6, 8), (8, 10), (40, 0)],  # encrypted; packed in an unknown way; damaged
)
def test_a_zip_file_that_cannot_be_unpacked_is_named(home, tmp_path, at, listed):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr("a.txt", PLACES)
    spoilt = bytearray(file.getvalue())
    spoilt[at] = 99
    if listed:  # the list at the end of a zip file says it again
        spoilt[spoilt.find(b"PK\x01\x02") + listed] = 99
    (tmp_path / "places.zip").write_bytes(spoilt)
    assert "a broken zip file" in update("places.zip").output


def test_an_address_that_is_none_is_named(home):
    assert "http://[sample: cannot be reached" in update("http://[sample").output


def test_without_a_network_it_says_what_to_do(home, bureau):
    result = update("http://127.0.0.1:1/place.zip")
    assert result.exit_code == 1
    assert "cannot be reached" in result.output
    assert "fetch the file on another machine and name it with --from" in result.output


def test_a_file_that_is_not_there_is_named(home):
    assert "nowhere.zip: cannot be read (No such file" in update("nowhere.zip").output


def test_a_folder_that_cannot_be_written_is_named(home, tmp_path):
    home.write_text("a file where the folder should be", encoding="utf-8")
    (tmp_path / "places.txt").write_text(PLACES, encoding="utf-8")
    result = update("places.txt")
    assert result.exit_code == 1
    assert f"{home / ADDITION}: cannot be written" in result.output


def test_the_folder_is_the_users_own_where_none_is_named(tmp_path, monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert folder() == tmp_path / "archive-287g"
