"""Why a workbook is refused, each by its name. Whoever asked adds where it comes from."""

from collections.abc import Iterator
from contextlib import contextmanager

from archive.records import Outcome
from crawler.errors import CrawlError

WORDS_MAX = 200  # characters of a parser's own complaint


class NotAWorkbook(CrawlError):
    """HTML, a damaged file or anything else where one of ICE's workbooks should be."""

    outcome = Outcome.NOT_A_WORKBOOK


class Damaged(NotAWorkbook):
    """A workbook that breaks off, is scrambled or breaks the format."""


class TooMuch(NotAWorkbook):
    """A workbook that unpacks to more than we take."""


class NoTable(NotAWorkbook):
    """A workbook without the table of agencies, or with an empty one."""


class UnclearKind(NotAWorkbook):
    """A table that is neither the participating list nor a pending one."""


@contextmanager
def damage_named(part: str) -> Iterator[None]:
    """Turns whatever a parser raises on a broken file into Damaged."""
    try:
        yield
    except NotAWorkbook:
        raise
    except Exception as error:
        cause = error.__cause__ or error  # openpyxl's own words name no reason
        words = f"{type(cause).__name__}: {cause}"[:WORDS_MAX]
        raise Damaged(f"not a workbook: {part} cannot be read ({words})") from error
