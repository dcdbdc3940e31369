"""Which row a link belongs to."""

import pytest
from openpyxl.worksheet.hyperlink import Hyperlink

PDF = "https://www.ice.gov/doclib/287gMOA/Sample{}.pdf"


def test_a_wrapped_link_makes_no_other_row(read, row):
    def link(address):
        return lambda sheet: setattr(sheet["G2"], "hyperlink", address)

    plain = read([row()], change=link(PDF.format(1)))
    wrapped = read([row()], change=link(f"chrome-extension://abc/{PDF.format(1)}"))
    assert wrapped.sheet_id == plain.sheet_id
    assert [odd.kind for odd in wrapped.lines[0].oddities] == ["wrapped-link"]


def test_a_link_may_span_a_range_and_a_cells_own_goes_first(read, row):
    def link(sheet):
        sheet["G3"].hyperlink = PDF.format(3)
        sheet["G2"].hyperlink = PDF.format(2)
        sheet["G2"].hyperlink.ref = "G2:G4"

    workbook = read([row(1), row(2), row(3), row(4)], change=link)
    assert [line.row.moa for line in workbook.lines] == [
        PDF.format(2),
        PDF.format(3),
        PDF.format(2),
        None,
    ]


def test_a_link_over_a_whole_column_belongs_to_no_row(read, row):
    def link(sheet):
        sheet["G2"].hyperlink = PDF.format(2)
        sheet["G2"].hyperlink.ref = "G1:G1048576"
        sheet["G3"].hyperlink = PDF.format(3)

    workbook = read([row(1), row(2)], change=link)
    assert [line.row.moa for line in workbook.lines] == [None, PDF.format(3)]
    assert workbook.remarks == ("A link over G1:G1048576 belongs to no row: it is left out.",)


def test_a_link_may_be_a_formula_or_typed(read, row):
    rows = [
        row(1, moa=f'=HYPERLINK("{PDF.format(1)}","link")'),
        row(2, moa=PDF.format(2)),
        row(3, moa='=HYPERLINK(A1&".pdf","link")'),
    ]
    workbook = read(rows)
    assert [line.row.moa for line in workbook.lines] == [PDF.format(1), PDF.format(2), None]
    assert [odd.kind for line in workbook.lines for odd in line.oddities] == ["odd-link"]


def test_a_link_goes_before_a_typed_address_unless_it_leads_nowhere(read, row):
    def link(sheet):
        sheet["G2"].hyperlink = PDF.format(1)
        sheet["G3"].hyperlink = "mailto:office@sample.example"
        sheet["G2"].value = sheet["G3"].value = PDF.format(2)

    workbook = read([row(1), row(2)], change=link)
    assert [line.row.moa for line in workbook.lines] == [PDF.format(1), PDF.format(2)]


@pytest.mark.parametrize("cell", ["G2", "H2"])
def test_another_address_makes_another_row(read, row, cell):
    def link(number):
        return lambda sheet: setattr(sheet[cell], "hyperlink", PDF.format(number))

    first, second = (read([row(addendum="link")], change=link(number)) for number in (1, 2))
    assert first.lines[0].row.id != second.lines[0].row.id


def test_words_beside_a_link_are_kept(read, row):
    def link(sheet):
        sheet["G2"].hyperlink = PDF.format(1)

    (line,) = read([row(moa="link\u00a0|\u00a0addendum")], change=link).lines
    assert (line.row.moa, line.row.moa_as_printed) == (PDF.format(1), "link | addendum")


def test_a_link_with_a_location_keeps_it(read, row):
    def link(sheet):
        sheet["G2"].hyperlink = Hyperlink(ref="G2", target=PDF.format(1), location="page=2")

    assert read([row()], change=link).lines[0].row.moa == PDF.format(1) + "#page=2"
