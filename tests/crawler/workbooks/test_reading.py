"""A workbook's table, row by row."""

import re
from datetime import UTC, date, datetime

import pytest

from archive.roster.records import SheetKind
from crawler.workbooks.reading import read_workbook

TODAY = date(2026, 3, 3)
# "<dcterms:modified xsi:type=…>2026-03-02T17:34:46Z</dcterms:modified>"
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")

PDF = "https://www.ice.gov/doclib/287gMOA/Sample{}.pdf"


def oddities(workbook) -> list[tuple[int, str, str]]:
    return [
        (line.position, odd.column, odd.kind) for line in workbook.lines for odd in line.oddities
    ]


def test_a_row_is_read_with_all_that_it_prints(read, row):
    def link(sheet):
        sheet["G2"].hyperlink = PDF.format(1)
        sheet["H2"].hyperlink = "http://ice.gov/a.pdf"

    (line,) = read(
        [row(state="Texas ", agency="Sample\u00a0City PD ", county="#N/A", addendum="Link")],
        change=link,
    ).lines
    assert (line.position, line.is_hidden) == (2, False)
    assert (line.row.state, line.row.state_as_printed) == ("TX", "Texas")
    assert (line.row.agency, line.row.type, line.row.county) == ("Sample City PD", "County", None)
    assert (line.row.model, line.row.model_as_printed) == ("task-force", "Task Force Model")
    assert (line.row.signed, line.row.signed_as_printed) == (date(2025, 5, 8), "2025-05-08")
    assert (line.row.moa, line.row.moa_as_printed) == (PDF.format(1), "link")
    assert line.row.addendum == "https://www.ice.gov/a.pdf"
    assert line.row.addendum_as_printed == "Link"
    assert [(odd.column, odd.kind, odd.row) for odd in line.oddities] == [
        ("ADDENDUM", "mended-link", line.row.id)
    ]


def test_columns_are_found_by_name_in_any_order(read, row):
    usual = read([row(1), row(2)])
    order = [6, 3, 0, 7, 5, 2, 4, 1]
    header = [("STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA",
               "ADDENDUM")[place] for place in order]  # fmt: skip
    mixed = read(
        [[row(number)[place] for place in order] for number in (1, 2)],
        header=[f" {name.lower()}\n" for name in header],
    )
    assert [line.row for line in mixed.lines] == [line.row for line in usual.lines]
    assert mixed.sheet_id == usual.sheet_id
    assert mixed.columns == tuple(name.lower() for name in header)


def test_the_order_of_rows_and_hiding_make_no_other_sheet(read, row):
    def hide(sheet):
        sheet.row_dimensions[3].hidden = True

    usual = read([row(1), row(2), row(3)])
    hidden = read([row(3), row(1), row(2)], change=hide)
    assert hidden.sheet_id == usual.sheet_id
    assert [line.is_hidden for line in hidden.lines] == [False, True, False]


@pytest.mark.parametrize(
    "cells",
    [
        {"agency": "Sample County 1 Sheriff's Office  "},
        {"agency": "Sample County 1\u00a0Sheriff's Office"},
        {"state": " TEXAS"},
        {"signed": date(2025, 5, 8)},
        {"addendum": "  "},
    ],
)
def test_blanks_make_no_other_row(read, row, cells):
    assert read([row(**cells)]).lines[0].row == read([row()]).lines[0].row


@pytest.mark.parametrize(
    "cells",
    [{"agency": "Sample Town PD"}, {"state": "UTAH"}, {"signed": None}, {"moa": "link pending"}],
)
def test_other_words_make_another_row(read, row, cells):
    assert read([row(**cells)]).lines[0].row.id != read([row()]).lines[0].row.id


def test_blank_rows_are_skipped_and_numbers_stay(read, row):
    blank = [None] * 8
    workbook = read([blank, row(1), ["", " ", "\u00a0"], blank, row(2), blank, blank])
    assert [line.position for line in workbook.lines] == [3, 6]


def test_the_header_may_stand_lower(read, row):
    header = ["287(g) participants (sample)"]
    names = [None] * 2 + ["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED", "MOA"]
    cells = [None, None, "UTAH", "Sample Town PD", "Task Force Model", date(2025, 5, 8), "link"]
    workbook = read([[None], names, cells], header=header)
    assert [(line.position, line.row.agency) for line in workbook.lines] == [(4, "Sample Town PD")]


def test_a_row_with_stray_words_is_kept_and_flagged(read, row):
    workbook = read([row(), ["UTAH"], ["Updated 3/2/2026"]])
    assert [line.row.agency for line in workbook.lines][1:] == [None, None]
    assert (3, "LAW ENFORCEMENT AGENCY", "no-agency") in oddities(workbook)
    assert (4, "STATE", "unknown-state") in oddities(workbook)
    assert (3, "SUPPORT TYPE", "no-model") in oddities(workbook)


def test_a_repeated_header_is_left_out_with_a_remark(read, row):
    header = ("STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE")
    rows = [["UTAH", "A", "JEM"], ["State ", "Law Enforcement Agency", "x"], ["UTAH", "B", "JEM"]]
    workbook = read(rows, header=header)
    assert [line.row.agency for line in workbook.lines] == ["A", "B"]
    assert workbook.remarks == ("Row 3 repeats the header, and is left out.",)


def test_repeated_rows_are_kept_with_a_remark(read, row):
    workbook = read([row(1), row(2), row(1), row(1)])
    assert len(workbook.lines) == 4
    assert workbook.remarks == ("Rows that repeat another one exactly: 2.",)


def test_an_unknown_column_is_left_out_with_a_remark(read, row, build):
    header = [*("STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY"),
              *("SUPPORT TYPE", "SIGNED", "MOA", "ADDENDUM"), None, "NOTES"]  # fmt: skip
    workbook = read([[*row(), None, "x"]], header=header)
    assert workbook.lines[0].row == read([row()]).lines[0].row
    assert workbook.remarks == ("The column 'NOTES' is none that we know, and is left out.",)
    assert workbook.columns[-2:] == ("ADDENDUM", "NOTES")


def test_words_beside_the_table_are_remarked_upon(read, row):
    workbook = read([row(), [None] * 10 + ["stray"]])
    assert len(workbook.lines) == 1
    assert "the first is row 3" in workbook.remarks[0]


def test_a_misspelt_column_is_taken_with_a_remark(read):
    header = ("STATES", "LAW ENFORCMENT AGENCIES", "SUPORT TYPE", "SINGED", "MOA LINK")
    workbook = read([["UTAH", "A", "JEM", date(2025, 5, 8), "link"]], header=header)
    assert workbook.kind is SheetKind.PARTICIPATING
    assert workbook.lines[0].row.moa_as_printed == "link"
    assert workbook.remarks[0] == "The column 'STATES' is taken for STATE."
    assert len(workbook.remarks) == 5


def test_a_column_that_nearly_has_a_name_that_is_there_is_another(read):
    header = ("SLATE", "STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE")
    workbook = read([["grey", "UTAH", "A", "JEM"]], header=header)
    assert workbook.lines[0].row.state == "UT"
    assert workbook.remarks == ("The column 'SLATE' is none that we know, and is left out.",)


def test_of_two_columns_with_one_name_the_first_filled_counts(read):
    header = ("STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "TYPE", "TYPE")
    rows = [["UTAH", "A", "JEM", None, "County"], ["UTAH", "B", "JEM", "State", "County"]]
    workbook = read(rows, header=header)
    assert [line.row.type for line in workbook.lines] == ["County", "State"]
    assert workbook.remarks == ("2 columns are named TYPE; each row's first filled one counts.",)


def test_a_second_table_is_remarked_upon_and_a_hidden_one_comes_last(read, row):
    def hide(sheet):
        book = sheet.parent
        book.create_sheet("Notes", 0).append(["not the table"])
        other = book.create_sheet("Copy", 0)
        other.append(["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE"])
        other.append(["UTAH", "Other", "JEM"])
        other.sheet_state = "hidden"

    workbook = read([row()], change=hide)
    assert workbook.lines[0].row.state == "TX"
    assert workbook.remarks == ("The worksheet 'Copy' has such a table, too; it is not read.",)


def test_a_list_without_days_of_signing_is_pending(read, row, pending_header):
    workbook = read([row()[:5]], header=pending_header)
    assert workbook.kind is SheetKind.PENDING
    assert oddities(workbook) == []


def test_an_empty_column_of_days_makes_no_participating_list(read, row):
    workbook = read([row(1, signed=None), row(2, signed="N/A")])
    assert workbook.kind is SheetKind.PENDING
    assert oddities(workbook) == []
    assert workbook.remarks == ("The column SIGNED is empty: taken for a pending list.",)


def test_a_participating_list_without_links_is_remarked_upon(read, row):
    header = ("STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED")
    assert read([row()[:6]], header=header).remarks == ("There is no MOA column.",)


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2026-03-02T17:34:46Z", datetime(2026, 3, 2, 17, 34, 46, tzinfo=UTC)),
        ("2026-03-02T17:34:46", datetime(2026, 3, 2, 17, 34, 46, tzinfo=UTC)),
        ("2026-03-02T12:34:46-05:00", datetime(2026, 3, 2, 17, 34, 46, tzinfo=UTC)),
        ("2026-03-04T23:00:00Z", datetime(2026, 3, 4, 23, tzinfo=UTC)),
        ("2006-12-31T00:00:00Z", None),  # before there was an .xlsx
        ("2026-03-05T00:00:00Z", None),  # two days ahead
    ],
)
def test_the_workbooks_own_time_counts_where_it_can_be(build, rezip, row, stated, moment):
    def state(core: bytes) -> bytes:
        return MODIFIED.sub(rb"\g<1>%s\g<2>" % stated.encode(), core)

    content = rezip(build([row()]), core=state)
    assert read_workbook(content, today=TODAY).modified_at == moment


@pytest.mark.parametrize("core", [b"<coreProperties", b"", b"\xff\xfe", b"<a><b></a>"])
def test_broken_properties_cost_the_time_alone(build, rezip, row, core):
    workbook = read_workbook(rezip(build([row()]), core=lambda _: core), today=TODAY)
    assert (len(workbook.lines), workbook.modified_at) == (1, None)


@pytest.mark.parametrize("stated", [b"yesterday", b"2026-13-41T00:00:00Z", b"2026-03-02"])
def test_a_time_that_is_none_costs_itself_alone(build, rezip, row, stated):
    content = rezip(build([row()]), core=lambda core: MODIFIED.sub(rb"\g<1>%s\g<2>" % stated, core))
    assert len(read_workbook(content, today=TODAY).lines) == 1


def test_a_workbook_that_states_no_time_has_none(build, rezip, row):
    content = rezip(build([row()]), core=lambda core: MODIFIED.sub(b"", core))
    assert read_workbook(content, today=TODAY).modified_at is None


def test_a_workbook_without_properties_has_no_time(build, rezip, row):
    content = rezip(build([row()]), core=None)
    assert read_workbook(content, today=TODAY).modified_at is None
