"""Rows as aligned columns, for people."""

from collections.abc import Iterable, Iterator, Sequence


def aligned(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """A line a row; None is left blank."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()
