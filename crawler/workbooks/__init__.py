"""Reading ICE's workbooks: the bytes of an .xlsx in, archive.roster.workbook.Workbook out.

`reading.py` is what others call. `unpacking.py`, `outline.py` and `worksheets.py` get at the cells,
`header.py` finds the table, `lines.py` reads its rows, and one file each knows states, models,
types, dates and links. What is odd is kept as printed and named, never dropped.
"""
