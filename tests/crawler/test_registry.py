from urllib.parse import urlsplit

import pytest

from crawler.errors import BadRegistry
from crawler.registry import choose, kinds, read_registry

TABLE = """
[ledger]
name = "The Ledger"
kind = "feed"
url = "https://ledger.example/feed/"
home_state = "NE"
language = "en"
rights = "copyrighted"
"""


@pytest.fixture
def written(tmp_path):
    """Writes a registry file."""

    def write(text: str, name: str = "ne.toml"):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_our_own_registry_is_sound_and_names_every_kind():
    sources = read_registry()
    assert len(sources) >= 50
    assert {source.kind for source in sources} == set(kinds())


def test_no_two_of_our_sources_share_an_address():
    addresses = [urlsplit(source.url)[1:] for source in read_registry()]
    assert len(set(addresses)) == len(addresses)


def test_a_table_becomes_a_source(written):
    (source,) = read_registry(written(TABLE))
    assert (source.id, source.kind, source.home_state) == ("ledger", "feed", "NE")


def test_a_national_outlet_has_no_home_state(written):
    (source,) = read_registry(written(TABLE.replace('home_state = "NE"\n', "")))
    assert source.home_state is None


def test_a_folder_is_read_whole(written, tmp_path):
    written(TABLE)
    written(TABLE.replace("[ledger]", "[gazette]"), "pa.toml")
    assert [source.id for source in read_registry(tmp_path)] == ["ledger", "gazette"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('kind = "feed"', 'kind = "fax"', r"\[ledger\] kind: no spider reads 'fax'"),
        ('kind = "feed"\n', "", r"\[ledger\] kind: missing"),
        ("https:", "ftp:", r"\[ledger\] url: .* no http or https address"),
        ('"NE"', '"Nebraska"', r"\[ledger\] home_state: 'Nebraska' is no postal code"),
        ('"en"', '"English"', r"\[ledger\] language: 'English'"),
        ('"copyrighted"', '"free"', r"\[ledger\] rights: 'free' must be one of"),
        ('"The Ledger"', "7", r"\[ledger\] name: must be text, not 7"),
        ('"The Ledger"', '" "', r"\[ledger\] name: must be text"),
        ("rights =", "wrights =", r"\[ledger\] wrights: unknown key; the keys are name, kind"),
        ("[ledger]", "[The_Ledger]", r"\[The_Ledger\] an id is lower-case words"),
        ("[ledger]", "", r"\[name\] is no table"),
        ('"NE"', '"NE', "not TOML: .* line 6"),
    ],
)
def test_a_fault_is_told_with_file_source_and_key(written, old, new, fault):
    file = written(TABLE.replace(old, new))
    with pytest.raises(BadRegistry, match=f"ne.toml: {fault}"):
        read_registry(file)


def test_a_source_that_stands_twice_is_refused(written, tmp_path):
    written(TABLE)
    written(TABLE, "pa.toml")
    with pytest.raises(BadRegistry, match=r"pa.toml: \[ledger\] stands in the registry twice"):
        read_registry(tmp_path)


@pytest.mark.parametrize("name", ["nothing.toml", "."])
def test_a_registry_without_sources_is_refused(tmp_path, written, name):
    written("", "nothing.toml")
    with pytest.raises(BadRegistry, match="no sources"):
        read_registry(tmp_path / name)


def test_a_misspelt_source_is_answered_with_the_nearest(written):
    with pytest.raises(
        BadRegistry, match=r"no source 'leger' in the registry; did you mean ledger\?"
    ):
        choose(read_registry(written(TABLE)), ["leger"])
