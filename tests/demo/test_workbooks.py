"""The sample office's workbooks are what their files state."""

import tomllib
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from urllib.error import HTTPError
from urllib.parse import parse_qs, urljoin, urlsplit
from urllib.request import urlopen
from zipfile import BadZipFile, ZipFile

import openpyxl
import pytest
from bs4 import BeautifulSoup

from demo.newsroom import SITES
from demo.spreadsheets import SHEET, spreadsheet
from demo.workbooks import read_workbook

OFFICE = "ice-roster-sample"
FILES = sorted((SITES / OFFICE).glob("*.csv"))


def links(newsroom, site: str) -> list[str]:
    with urlopen(newsroom.urls[site]) as answer:
        page = BeautifulSoup(answer.read(), "html.parser")
    return [str(link["href"]) for link in page.select("a.file")]


def answer(newsroom, site: str, path: str):
    with urlopen(urljoin(newsroom.urls[site], path)) as found:
        return found.read(), found.headers


def sheet(newsroom, path: str):
    body, _ = answer(newsroom, OFFICE, path)
    return openpyxl.load_workbook(BytesIO(body)).worksheets[0]


def one(newsroom, words: str):
    return next(sample for sample in newsroom.workbooks(OFFICE) if words in sample.path)


def test_the_page_links_to_every_workbook_newest_first(newsroom):
    samples = newsroom.workbooks(OFFICE)
    assert links(newsroom, OFFICE) == [sample.href for sample in samples]
    assert len(samples) == newsroom.rosters()[OFFICE]["postings"] == 9
    moments = [sample.modified for sample in samples]
    assert moments == sorted(moments, reverse=True)


def test_the_page_links_in_every_form_that_is_seen(newsroom):
    forms = [urlsplit(href) for href in links(newsroom, OFFICE)]
    assert {bool(form.scheme) for form in forms} == {True, False}
    assert [form for form in forms if form.netloc and not form.scheme]
    assert [form for form in forms if form.path.startswith("../")]
    (wrapped,) = [form for form in forms if form.netloc.startswith("gcc02.safelinks")]
    inner = parse_qs(wrapped.query)["url"][0]
    assert answer(newsroom, OFFICE, inner)[0].startswith(b"PK")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_workbook_holds_the_rows_of_its_file(newsroom, file):
    sample = read_workbook(file, site=OFFICE, address="")
    rows = sheet(newsroom, sample.path).iter_rows(values_only=True)
    for printed, row in zip(sample.rows, rows, strict=True):
        for words, value in zip(printed, row, strict=True):
            told = value.date().isoformat() if isinstance(value, datetime) else value or ""
            assert told == ("link" if words.startswith("https://") else words)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_workbook_says_that_it_is_a_sample(file):
    sample = read_workbook(file, site=OFFICE, address="")
    about = openpyxl.load_workbook(BytesIO(spreadsheet(sample)))["About this sample"]
    words = [row[0] for row in about.iter_rows(values_only=True)]
    assert "Sample page: invented people, invented events." in words


def test_a_workbook_states_when_it_was_modified_and_so_does_its_server(newsroom):
    sample = one(newsroom, "10192026mid")
    body, headers = answer(newsroom, OFFICE, sample.path)
    stated = openpyxl.load_workbook(BytesIO(body)).properties.modified
    assert stated.replace(tzinfo=UTC) == sample.modified
    assert headers["Last-Modified"] == "Mon, 19 Oct 2026 16:20:00 GMT"


def test_a_workbook_is_the_same_bytes_whenever_it_is_made(newsroom):
    sample = one(newsroom, "10052026am")
    again = spreadsheet.__wrapped__(sample)
    assert sha256(again).digest() == sha256(spreadsheet(sample)).digest()


def test_a_saved_filter_hides_all_states_but_one(newsroom):
    sample = one(newsroom, "10192026mid")
    found = sheet(newsroom, sample.path)
    hidden = {number for number, row in found.row_dimensions.items() if row.hidden}
    shown = [row[0].value for row in found.iter_rows() if row[0].row not in hidden]
    assert set(shown) == {"STATE", "TEXAS"}
    assert len(hidden) > 30


def test_a_link_of_a_cell_leads_to_a_memorandum(newsroom):
    found = sheet(newsroom, one(newsroom, "10262026pm").path)
    targets = {cell.hyperlink.target for cell in found["G"] if cell.hyperlink}
    hosts = {urlsplit(target).netloc for target in targets}
    assert hosts == {"sample-office.example", "gcc02.safelinks.protection.outlook.com"}


def test_a_file_without_a_name_in_its_address_states_it_in_a_header(newsroom):
    _, headers = answer(newsroom, OFFICE, one(newsroom, "file-download").path)
    assert headers.get_filename() == "participatingAgencies11162026am.xlsx"
    assert headers.get_content_type() == "application/octet-stream"


def test_the_two_lists_of_november_9_stand_under_each_other_s_names(newsroom):
    columns = {
        name: [cell.value for cell in sheet(newsroom, one(newsroom, name).path)[1]]
        for name in ("participatingAgencies11092026am", "pendingAgencies11092026am")
    }
    assert "SIGNED" in columns["pendingAgencies11092026am"]
    assert "SIGNED" not in columns["participatingAgencies11092026am"]


def test_every_agency_of_a_workbook_has_its_state(newsroom):
    misspelt = set()
    for sample in newsroom.workbooks(OFFICE):
        assert all(row[0] and row[1] for row in sample.rows)
        misspelt |= {row[0] for row in sample.rows if row[0] == "NEBRAKSA"}
    assert misspelt == {"NEBRAKSA"}


def test_a_file_without_a_path_is_named(tmp_path):
    (tmp_path / "nowhere.csv").write_text('+++\nlabel = "A list"\n+++\nSTATE\n', encoding="utf-8")
    with pytest.raises(KeyError) as caught:
        read_workbook(tmp_path / "nowhere.csv", site="x", address="")
    assert "nowhere.csv" in caught.value.__notes__[0]


def test_a_file_that_is_not_toml_is_named(tmp_path):
    (tmp_path / "odd.csv").write_text("+++\nlabel =\n+++\nSTATE\n", encoding="utf-8")
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        read_workbook(tmp_path / "odd.csv", site="x", address="")
    assert "odd.csv" in caught.value.__notes__[0]


# Those that misbehave


def listed(traps, site: str) -> bytes:
    (href,) = links(traps, site)
    return answer(traps, site, href)[0]


def test_a_page_stands_where_a_workbook_should_be(traps):
    assert listed(traps, "roster-page-for-workbook").startswith(b"<!DOCTYPE html>")
    assert b"Just a moment" in listed(traps, "roster-wall")


def test_a_workbook_is_cut(traps):
    with pytest.raises(BadZipFile):
        ZipFile(BytesIO(listed(traps, "roster-cut-workbook")))


def test_a_workbook_is_empty(traps):
    assert listed(traps, "roster-empty-workbook") == b""


def test_a_small_workbook_unpacks_to_much(traps):
    body = listed(traps, "roster-bomb")
    assert len(body) < 1_000_000
    with ZipFile(BytesIO(body)) as bomb:
        assert bomb.getinfo(SHEET).file_size > 150_000_000


def test_a_workbook_is_missing(traps):
    with pytest.raises(HTTPError, match="404"):
        listed(traps, "roster-missing-workbook")


def test_a_page_links_to_no_workbook(traps):
    assert links(traps, "roster-without-links") == []


def test_a_name_leads_out_of_its_folder(traps):
    (href,) = links(traps, "roster-hostile-name")
    stated = answer(traps, "roster-hostile-name", href)[1]["Content-Disposition"]
    assert "../../../etc/" in stated
