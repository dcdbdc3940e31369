"""Workbooks as ICE posted them: the very bytes, and no list that is full of them."""

from hashlib import sha256
from io import BytesIO

import openpyxl
import pytest

PART = "participatingAgencies{}.xlsx"


@pytest.fixture(scope="module")
def file(get, sheets) -> str:
    """The SHA-256 of a sample workbook."""
    query = f"/archive/files_of_sheet.json?_shape=array&sheet={sheets[PART.format(2)]}"
    return get(query).json()[0]["file"]


def test_a_workbook_is_the_very_bytes(get, file):
    content = get(f"/roster/files/{file}.xlsx").content
    assert sha256(content).hexdigest() == file
    assert openpyxl.load_workbook(BytesIO(content)).active["A1"].value == "STATE"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("content-type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("content-disposition", 'attachment; filename="participatingAgencies2.xlsx"'),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "public, max-age=31536000, immutable"),
    ],
)
def test_a_workbook_is_kept_to_disk_under_its_name(get, file, name, value):
    assert get(f"/roster/files/{file}.xlsx").headers[name] == value


def test_a_workbook_that_a_reader_has_is_not_sent_again(get, file):
    answer = get(f"/roster/files/{file}.xlsx", headers={"if-none-match": f'W/"{file}"'})
    assert (answer.status_code, answer.content) == (304, b"")
    other = get(f"/roster/files/{file}.xlsx", headers={"if-none-match": '"0"'})
    assert (other.status_code, other.headers["etag"]) == (200, f'"{file}"')


@pytest.mark.parametrize("address", ["0" * 64 + ".xlsx", "0.xlsx", "0" * 64, "x" * 64 + ".xlsx"])
def test_an_unknown_workbook_is_not_found(get, address):
    answer = get(f"/roster/files/{address}")
    assert answer.status_code == 404
    assert "Not here" in answer.text


@pytest.mark.parametrize(
    ("posted", "kept"),
    [
        ("pendingAgencies02272026am.xlsx", "pendingAgencies02272026am.xlsx"),
        ('x"; y=\r\nz.xlsx', "x-y-z.xlsx"),
        ("../../etc/passwd", "etc-passwd.xlsx"),
        ("ページ.xlsx", "f.xlsx"),
        ("", "f.xlsx"),
        (None, "f.xlsx"),
        ("a" * 500, "a" * 120 + ".xlsx"),
    ],
)
def test_a_name_is_one_that_any_system_can_keep(plugin, posted, kept):
    assert plugin("workbooks").file_name(posted, "f") == kept


@pytest.mark.parametrize(
    "address",
    [
        "roster_files.json",
        "roster_files.json?_shape=array",
        "roster_files.json?_shape=objects&_size=max",
        "roster_files.json?_nl=on&_shape=array",
        "roster_files.csv",
        "roster_files?_sort=length",
        "roster~5Ffiles.json",
        "roster_files.json?_col=content",
        "roster_files.json?_nocol=length",
    ],
)
def test_a_list_of_workbooks_leaves_out_their_bytes(get, address):
    answer = get(f"/archive/{address}")
    assert answer.status_code == 200
    assert len(answer.content) < 40_000
    assert "encoded" not in answer.text
    assert "Binary" not in answer.text


def test_other_tables_are_left_as_they_are(get):
    rows = get("/archive/roster_postings.json?_shape=array").json()
    assert {row["name"] for row in rows} >= {PART.format(2), "pendingAgencies5.xlsx"}
