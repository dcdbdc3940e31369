"""No file costs much, and none gives anything but a workbook or a refusal."""

import resource
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.roster.workbook import Workbook
from crawler.workbooks.reading import read_workbook
from crawler.workbooks.refusals import Damaged, NotAWorkbook, TooMuch
from crawler.workbooks.unpacking import MEMBER_MAX, MEMBERS_MAX, UNPACKED_MAX

SECONDS_MAX = 20.0  # of CPU, for the largest that is read at all
GROWTH_MAX = 600_000  # KiB of memory


@contextmanager
def cheap() -> Iterator[None]:
    began, peak = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.process_time() - began < SECONDS_MAX
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak < GROWTH_MAX


@pytest.mark.parametrize(
    ("name", "size", "words"),
    [
        ("xl/worksheets/sheet1.xml", UNPACKED_MAX + 1, "unpacks to"),
        ("xl/sharedStrings.xml", MEMBER_MAX + 1, "xl/sharedStrings.xml"),
    ],
)
def test_a_bomb_is_refused_before_it_is_unpacked(zipped, name, size, words):
    with cheap(), pytest.raises(TooMuch, match=words):
        read_workbook(zipped(**{name: b" " * size}))


def test_too_many_members_are_refused(zipped):
    with pytest.raises(TooMuch, match=f"{MEMBERS_MAX + 1} parts"):
        read_workbook(zipped(**{str(number): b"" for number in range(MEMBERS_MAX + 1)}))


def test_a_directory_that_lies_about_sizes_is_refused(build, rezip, row):
    pad = lambda body: body.replace(b"<sheetData>", b"<sheetData>" + b" " * 9_000_000)  # noqa: E731
    content = bytearray(rezip(build([row()]), sheet1=pad))
    place = content.index(b"xl/worksheets/sheet1.xml", content.index(b"PK\x01\x02")) - 46
    content[place + 24 : place + 28] = struct.pack("<I", 1_000)
    with cheap(), pytest.raises(Damaged):
        read_workbook(bytes(content))


@pytest.mark.parametrize(
    "blank",
    [
        b'<row r="#" ht="15" customHeight="1"/>',
        b'<row r="#"><c r="A#" s="1"/></row>',
        b'<row r="#" hidden="1"><c r="A#" t="inlineStr"><is><t> </t></is></c></row>',
    ],
)
def test_rows_formatted_to_the_end_cost_little(build, rezip, row, blank):
    content = build([row(1), row(2)])
    rows = b"".join(blank.replace(b"#", b"%d" % number) for number in range(4, 1_048_577))
    padded = rezip(
        content, sheet1=lambda body: body.replace(b"</sheetData>", rows + b"</sheetData>")
    )
    with cheap():
        workbook = read_workbook(padded)
    assert workbook.sheet_id == read_workbook(content).sheet_id


def test_a_stray_cell_far_away_costs_little_and_is_told_of(build, row):
    def stray(sheet):
        sheet["XFD2"] = "stray"
        sheet["A1048576"] = "stray"

    content = build([row(1), row(2)], change=stray)
    with cheap():
        workbook = read_workbook(content)
    assert len(workbook.lines) == 2
    assert workbook.remarks == (
        "Row 1048576 holds something, after 1000 blank rows; it is not read.",
    )


def test_a_gap_of_many_rows_is_no_end(build, row):
    def stray(sheet):
        for place, cell in enumerate(row(9), start=1):
            sheet.cell(900, place, cell)

    assert [line.position for line in read_workbook(build([row()], change=stray)).lines] == [2, 900]


@given(st.binary(max_size=2_000).map(lambda rest: b"PK" + rest) | st.binary(max_size=200))
def test_any_bytes_are_refused_by_name(content):
    with pytest.raises(NotAWorkbook):
        read_workbook(content)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    flips=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=8),
    part=st.sampled_from(["", "sheet1", "workbook", "sharedStrings", "styles", "core"]),
)
def test_flipped_bytes_give_a_workbook_or_a_refusal(build, rezip, row, flips, part):
    def flip(body: bytes) -> bytes:
        flipped = bytearray(body)
        for place, byte in flips:
            flipped[place % len(flipped)] = byte
        return bytes(flipped)

    content = build([row(1), row(2)])
    broken = rezip(content, **{part: flip}) if part else flip(content)
    with suppress(NotAWorkbook):
        assert isinstance(read_workbook(broken), Workbook)
