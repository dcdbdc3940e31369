"""Writing a source into the registry's files."""

from dataclasses import replace

import pytest

from crawler.adding import add_to, file_of, refuse_unwritable, standing_in, table_of, twin_of
from crawler.errors import BadRegistry
from crawler.registry import read_registry


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"home_state": None},
        {"name": 'The "Ledger" \\ of Peñas'},
        {"wordpress": "https://ledger.example/", "sitemap": "https://ledger.example/map"},
        {"is_on": False},
        {"kind": "listing", "options": '{"link": "h3 > a", "path": "^/\\\\d+"}'},
    ],
)
def test_what_is_written_is_read_back_the_same(ledger, tmp_path, change):
    source = replace(ledger, **change)
    add_to(tmp_path / "ne.toml", source)
    assert read_registry(tmp_path) == [source]


def test_other_tables_and_comments_stay_as_they_are(ledger, tmp_path):
    file = tmp_path / "ne.toml"
    before = f"# of Otoe County\n{table_of(ledger)}\n# to be continued"
    file.write_text(before, encoding="utf-8")
    add_to(file, replace(ledger, id="gazette"))
    assert file.read_text(encoding="utf-8").startswith(f"{before}\n\n[gazette]\n")
    assert [source.id for source in read_registry(file)] == ["ledger", "gazette"]


def test_a_faulty_source_is_refused_and_the_file_left_alone(ledger, tmp_path):
    with pytest.raises(BadRegistry, match=r"\[The Ledger\] an id is lower-case words"):
        add_to(tmp_path / "ne.toml", replace(ledger, id="The Ledger"))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(ledger, tmp_path):
    with pytest.raises(BadRegistry, match=r"cannot be written \(No such file or directory\)"):
        add_to(tmp_path / "nowhere" / "ne.toml", ledger)


@pytest.mark.parametrize(
    "before", [b"[ledger]\nname = 'A'\n", b"[gazette", b"\xff\xfe\x00", b"x = " + b"[" * 5000]
)
def test_a_file_that_would_be_no_toml_is_left_as_it_was(ledger, tmp_path, before):
    file = tmp_path / "ne.toml"
    file.write_bytes(before)
    with pytest.raises(BadRegistry, match=r"with \[ledger\] in it, it is not TOML"):
        add_to(file, ledger)
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [before]


@pytest.mark.parametrize("before", [None, "", "# of Otoe County\n"])
def test_in_a_file_that_is_to_be_begun_no_source_stands(tmp_path, before):
    file = tmp_path / "ne.toml"
    if before is not None:
        file.write_text(before, encoding="utf-8")
    assert standing_in(file) == []


@pytest.mark.parametrize(("path", "why"), [(".", "a folder"), ("nowhere/ne.toml", "no such")])
def test_what_cannot_be_written_is_refused_before_it_is_tried(tmp_path, path, why):
    with pytest.raises(BadRegistry, match=f"cannot be written .*{why}"):
        refuse_unwritable(tmp_path / path)


@pytest.mark.parametrize(("state", "name"), [("NE", "ne.toml"), (None, "us.toml")])
def test_a_source_stands_in_its_state_s_file(tmp_path, state, name):
    assert file_of(tmp_path, state) == tmp_path / name


def test_a_registry_of_one_file_is_that_file(tmp_path):
    file = tmp_path / "all.toml"
    file.touch()
    assert file_of(file, "NE") == file


@pytest.mark.parametrize(
    ("source_id", "url", "is_twin"),
    [
        ("ledger", "https://other.example/", True),
        (None, "https://www.LEDGER.example/news", True),
        (None, "https://api.ledger.example/", True),  # its WordPress
        ("gazette", "https://gazette.example/", False),
        (None, "https://ledger.example.com/", False),
    ],
)
def test_a_twin_has_the_same_id_or_host(ledger, source_id, url, is_twin):
    known = replace(ledger, wordpress="https://api.ledger.example/")
    assert (twin_of(source_id, url, [known]) is known) == is_twin
