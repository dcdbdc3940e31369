"""The roster, crawled over loopback: what a page links to becomes files, postings and sheets."""

from datetime import UTC, date, datetime
from email.utils import format_datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

PAGE = "/identify-and-arrest/287g"
COLUMNS = ("STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA")
STATES = ("NEBRASKA", "KANSAS", "TEXAS", "OHIO", "GEORGIA")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def participants(count: int = 60) -> list[list[object]]:
    """Rows of invented counties, in some states."""
    return [
        [
            STATES[number % len(STATES)],
            f"Sample{number} County Sheriff's Office",
            "County",
            f"Sample{number} County",
            "Task Force Model",
            date(2026, 1, 1 + number % 28),
            "link",
        ]
        for number in range(count)
    ]


def pending(count: int = 8) -> list[list[object]]:
    """Rows as of the other list."""
    return [[*row[:5], "link pending"] for row in participants(count)]


def made(rows: list[list[object]]) -> bytes:
    """A workbook of participants or, by the length of its rows, of pending agencies."""
    book = Workbook()
    sheet = book.worksheets[0]
    is_pending = len(rows[0]) < len(COLUMNS)
    sheet.append([one for one in COLUMNS if not (is_pending and one == "SIGNED")])
    for row in rows:
        sheet.append(row)
    book.save(file := BytesIO())
    return file.getvalue()


def post(site, name: str, content: bytes, day: int, *, path: str | None = None, **headers: str):
    """Post a workbook in November 2026, with validators."""
    stated = format_datetime(datetime(2026, 11, day, 12, tzinfo=UTC), usegmt=True)
    how = {"Content-Type": XLSX, "Last-Modified": stated} | headers
    site.serve(path or f"/lists/{name}", content, headers=how, etag=f'"{name}-{day}"')


def link(site, *paths: str, **how):
    links = "".join(f'<p><a href="{path}">A list</a></p>' for path in paths)
    site.serve(PAGE, f"<html><body><h1>287(g)</h1>{links}</body></html>", **how)


def roster(site):
    return site.source(PAGE, "ice-roster")


def ended(archive) -> tuple:
    """How the last run ended."""
    query = "select outcome, new, unchanged, not_modified, failed, message from runs"
    return archive.rows(f"{query} order by id")[-1]


def counts(archive) -> list[int]:
    """Files, postings and sheets."""
    tables = ("roster_files", "roster_postings", "roster_sheets")
    return [archive.rows(f"select count(*) from {table}")[0][0] for table in tables]


@pytest.fixture
def office(site):
    """Two lists, linked from the page."""
    post(site, "participating.xlsx", made(participants()), 2)
    post(site, "pending.xlsx", made(pending()), 2)
    link(site, "/lists/participating.xlsx", "/lists/pending.xlsx", etag='"page"')
    return site


def test_a_first_crawl_keeps_both_lists(office, archive):
    archive.crawl(roster(office))
    assert ended(archive) == ("ok", 2, 0, 0, 0, None)
    assert counts(archive) == [2, 2, 2]
    kept = archive.rows("select kind, rows, standing from roster_sheets order by kind")
    assert kept == [("participating", 60, "good"), ("pending", 8, "good")]


def test_a_posting_names_its_answer_and_the_server_s_date(office, archive):
    archive.crawl(roster(office))
    query = """
        select name, roster_postings.url, moment, moment_from, outcome, sha256 = file
        from roster_postings join fetches on fetches.id = roster_postings.fetch
        order by name
    """
    moment = ("2026-11-02T12:00:00Z", "last-modified", "workbook", 1)
    assert archive.rows(query) == [
        (name, f"{office.url}/lists/{name}", *moment)
        for name in ("participating.xlsx", "pending.xlsx")
    ]


def test_a_second_crawl_asks_the_page_anew_and_the_workbooks_whether_they_changed(office, archive):
    archive.crawl(roster(office))
    first = archive.rows("select * from roster_postings")
    archive.crawl(roster(office))
    assert ended(archive) == ("ok", 0, 0, 2, 0, None)
    assert archive.rows("select * from roster_postings") == first
    page, *workbooks = office.asked[-3:]
    assert "If-None-Match" not in page[1]
    assert {headers["If-None-Match"] for _, headers in workbooks} == {
        '"participating.xlsx-2"',
        '"pending.xlsx-2"',
    }


def test_a_workbook_that_is_replaced_under_its_name_is_a_sheet_of_its_own(office, archive):
    archive.crawl(roster(office))
    post(office, "participating.xlsx", made(participants(61)), 3)
    archive.crawl(roster(office))
    assert ended(archive) == ("ok", 1, 0, 1, 0, None)
    assert counts(archive) == [3, 3, 3]
    added = "select type, old, new from agreement_events where type = 'added'"
    assert len(archive.rows(added)) == 1


def test_a_workbook_that_left_the_page_is_not_asked_for(office, archive):
    archive.crawl(roster(office))
    link(office, "/lists/pending.xlsx")
    asked = len(office.asked)
    archive.crawl(roster(office))
    assert office.paths()[asked:] == ["/robots.txt", PAGE, "/lists/pending.xlsx"]
    assert counts(archive) == [2, 2, 2]


def test_a_list_is_told_by_its_content_where_two_were_swapped(site, archive):
    post(site, "pending.xlsx", made(participants()), 2)
    post(site, "participating.xlsx", made(pending()), 2)
    link(site, "/lists/pending.xlsx", "/lists/participating.xlsx")
    archive.crawl(roster(site))
    query = """
        select roster_postings.name, roster_sheets.kind from roster_postings
        join roster_files on roster_files.id = roster_postings.file
        join roster_sheets on roster_sheets.id = roster_files.sheet
        order by name
    """
    assert archive.rows(query) == [
        ("participating.xlsx", "pending"),
        ("pending.xlsx", "participating"),
    ]


def test_a_table_under_seven_names_is_one_sheet(site, archive):
    names = [f"list{number}.xlsx" for number in range(7)]
    for number, name in enumerate(names):
        post(site, name, made(participants()), 2 + number)
    link(site, *(f"/lists/{name}" for name in names))
    archive.crawl(roster(site))
    assert ended(archive)[:3] == ("ok", 1, 6)
    assert counts(archive)[1:] == [7, 1]


def test_a_public_file_has_the_name_that_its_header_states(site, archive):
    path = "/file-download/download/public/1743"
    stated = {"Content-Disposition": 'attachment; filename="../participating 11.xlsx"'}
    post(site, "x", made(participants()), 2, path=path, **stated)
    link(site, path)
    archive.crawl(roster(site))
    assert archive.rows("select name, url from roster_postings") == [
        ("participating 11.xlsx", site.url + path)
    ]


def test_a_public_file_that_is_a_memorandum_is_no_trouble(office, archive):
    path = "/file-download/download/public/17"
    office.serve(path, b"%PDF-1.7\n", headers={"Content-Type": "application/pdf"})
    link(office, "/lists/pending.xlsx", path)
    archive.crawl(roster(office))
    assert ended(archive) == ("ok", 1, 0, 0, 0, None)


WALL = "<html><head><title>Just a moment...</title></head><body>Checking</body></html>"
REFUSED = {
    "page": ("<html><body><h1>Moved</h1></body></html>", 200, "not-a-workbook"),
    "wall": (WALL, 200, "blocked"),
    "nothing": ("", 200, "empty"),
    "missing": ("", 404, "gone"),
    "cut": (made(participants())[:3000], 200, "not-a-workbook"),
    "forbidden": ("", 403, "blocked"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_workbook_that_cannot_be_read_is_named_and_costs_no_other(office, archive, name):
    body, status, outcome = REFUSED[name]
    office.serve("/lists/participating.xlsx", body, status=status)
    archive.crawl(roster(office))
    ending, new, *_, message = ended(archive)
    assert (ending, new) == (outcome, 1)
    assert message.startswith(f"sample: nothing read from {office.url}/lists/participating.xlsx: ")
    assert archive.rows("select kind from roster_sheets") == [("pending",)]


def test_a_workbook_that_was_refused_is_asked_for_whole_again(office, archive):
    office.serve("/lists/participating.xlsx", "<h1>Moved</h1>", etag='"moved"')
    archive.crawl(roster(office))
    post(office, "participating.xlsx", made(participants()), 2)
    archive.crawl(roster(office))
    assert ended(archive)[:2] == ("ok", 1)


def test_a_page_without_workbooks_has_changed(site, archive):
    link(site, "/about")
    archive.crawl(roster(site))
    assert ended(archive)[0] == "page-changed"
    assert site.paths() == ["/robots.txt", PAGE]


def test_a_page_with_thousands_of_workbooks_is_followed_only_so_far(site, archive):
    link(site, *(f"/lists/{number}.xlsx" for number in range(10_000)))
    archive.crawl(roster(site))
    assert ended(archive)[0] == "too-large"
    assert len(site.paths()) == 2 + 40


def test_a_workbook_on_another_site_is_not_asked_for(office, new_site, archive):
    other = new_site()
    link(office, "/lists/pending.xlsx", f"{other.url}/list.xlsx")
    archive.crawl(roster(office))
    assert other.asked == []
    assert ended(archive)[0] == "ok"


def test_a_redirect_to_the_page_is_followed(office, archive):
    office.serve("/287g", status=301, headers={"Location": PAGE})
    archive.crawl(office.source("/287g", "ice-roster"))
    assert ended(archive)[:2] == ("ok", 2)


def test_a_probe_asks_for_the_page_alone(office, archive):
    archive.probe(roster(office))
    assert office.paths() == ["/robots.txt", PAGE]
    assert archive.outcomes() == {"sample": "ok"}
    archive.crawl(roster(office))
    assert ended(archive)[:2] == ("ok", 2)


def test_a_run_that_spent_its_budget_goes_on_with_the_next(office, archive):
    archive.crawl(roster(office), REQUESTS_BUDGET=2)
    assert ended(archive)[0] == "budget-spent"
    archive.crawl(roster(office))
    assert ended(archive)[0] == "ok"
    assert counts(archive) == [2, 2, 2]


def test_a_page_that_asked_to_wait_is_read_as_a_page_afterwards(office, archive):
    office.serve(PAGE, status=429, headers={"Retry-After": "30"})
    archive.crawl(roster(office))
    assert ended(archive)[0] == "blocked"
    archive.pass_days(1)
    link(office, "/lists/participating.xlsx", "/lists/pending.xlsx")
    archive.crawl(roster(office))
    assert ended(archive)[:2] == ("ok", 2)


def test_a_source_that_names_no_documents_is_well(office, archive):
    archive.crawl(roster(office))
    archive.crawl(roster(office))
    assert archive.rows("select verdict from source_health") == [("ok",)]
