import gzip
import json

import pytest
from click.testing import CliRunner

from cli.extract import extract

MORE = "<p>" + "The board will hear the public on it next month, its chair said. " * 4 + "</p>"
PAGE = (
    '<html lang="en"><head><title>County signs</title>'
    '<link rel="canonical" href="https://ledger.example/a">'
    '<meta property="article:published_time" content="2026-03-02T09:00:00-06:00"></head><body>'
    f"<article><h1>County signs</h1><p class='byline'>By Jane Roe</p>{MORE}{MORE}</article>"
    "</body></html>"
)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs the command on files of these names and contents."""
    monkeypatch.chdir(tmp_path)

    def run_on(**files: bytes):
        names = [name.replace("_", ".") for name in files]
        for name, content in zip(names, files.values(), strict=True):
            (tmp_path / name).write_bytes(content)
        return CliRunner().invoke(extract, names)

    return run_on


def test_a_page_becomes_a_line_with_every_key_of_the_contract(run):
    result = run(a_html=PAGE.encode())
    row = json.loads(result.stdout)
    text = row.pop("text")
    assert row == {
        "id": "a",
        "url": "https://ledger.example/a",
        "title": "County signs",
        "byline": "Jane Roe",
        "published_at": "2026-03-02T15:00:00Z",
        "updated_at": None,
        "language": "en",
        "section": None,
        "is_paywalled": False,
        "wire": None,
    }
    assert text.startswith("The board will hear")


def test_a_gzipped_page_reads_the_same(run):
    plain, packed = run(a_html=PAGE.encode()), run(a_html_gz=gzip.compress(PAGE.encode()))
    assert packed.stdout == plain.stdout


def test_a_page_that_states_no_address_has_none(run):
    page = PAGE.replace("canonical", "icon")
    assert json.loads(run(a_html=page.encode()).stdout)["url"] is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bad_html", b""),
        ("bad_html", b"\x00\x01\x02"),
        ("bad_html", b"<html><body><img src='a.png'></body></html>"),
        ("bad_html_gz", b"no gzip"),
        ("bad_html_gz", gzip.compress(PAGE.encode())[:-20]),
    ],
)
def test_a_bad_file_is_named_and_the_others_go_on(run, name, content):
    result = run(**{name: content, "good_html": PAGE.encode()})
    assert result.exit_code == 1
    assert result.stderr.startswith(name.replace("_", "."))
    assert [json.loads(row)["id"] for row in result.stdout.splitlines()] == ["good"]


def test_section_wall_and_wire_service_are_printed(run):
    marks = (
        '<meta property="article:section" content="Courts">'
        '<meta property="article:content_tier" content="locked">'
        '<meta name="author" content="John Doe, Associated Press"></head>'
    )
    row = json.loads(run(a_html=PAGE.replace("</head>", marks).encode()).stdout)
    assert (row["section"], row["is_paywalled"], row["wire"]) == (
        "Courts",
        True,
        "Associated Press",
    )


def test_a_missing_file_is_named(tmp_path):
    result = CliRunner().invoke(extract, [str(tmp_path / "none.html")])
    assert result.exit_code == 1
    assert "none.html: No such file" in result.stderr
