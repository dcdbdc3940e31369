"""ICE's 287(g) page as the sample office has it, and the workbooks that it links to."""

from collections.abc import Iterator
from dataclasses import replace

from demo.answers import Answer
from demo.rendering import page
from demo.site import Site
from demo.spreadsheets import MEDIA_TYPE, bomb, spreadsheet
from demo.workbooks import SampleWorkbook

SAYS_NOTHING = "application/octet-stream"  # of a file whose name stands in a header


def postings(site: Site) -> Iterator[tuple[str, Answer]]:
    """The page, and every workbook that is there."""
    yield (
        site.outlet.start,
        page(site, "ice-roster-sample/agreements.html", workbooks=site.workbooks),
    )
    for one in site.workbooks:
        if one.fault != "missing":
            yield one.path, posting(site, one)


def posting(site: Site, workbook: SampleWorkbook) -> Answer:
    """What the address of a workbook gives."""
    whole = Answer(
        body=spreadsheet(workbook),
        content_type=SAYS_NOTHING if workbook.name else MEDIA_TYPE,
        changed_at=workbook.modified,
        headers=tuple(_name(workbook)),
    )
    match workbook.fault:
        case None:
            return whole
        case "page":
            return page(site, "traps/sorry.html")
        case "wall":
            return page(site, "traps/wall.html")
        case "empty":
            return replace(whole, body=b"")
        case "cut":
            return replace(whole, body=whole.body[: len(whole.body) // 2])
        case "bomb":
            return replace(whole, body=bomb(workbook))
        case fault:
            raise ValueError(f"no such fault: {fault!r} of {site.address}{workbook.path}")


def _name(workbook: SampleWorkbook) -> Iterator[tuple[str, str]]:
    if workbook.name is not None:
        yield "Content-Disposition", f'attachment; filename="{workbook.name}"'
