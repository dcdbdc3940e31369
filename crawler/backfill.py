"""Keeping what WARC files held: a page, its fetch at the moment of its capture, its raw response.

What is kept already is not kept again, so a backfill that was killed is simply run again.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

from archive.records import Fetch, Outcome, Run, Source
from archive.snapshots import Exchange, Snapshots, snapshots_folder
from archive.store import Store
from archive.times import now
from archive.visits import Link, Listing, Visit
from crawler.warc_scan import Found

BATCH = 100  # pages kept in one transaction
CHANNEL = "warc"  # of the runs
KNOWN = "kept before"  # beside "new", "changed" and "unchanged"


class Backfill:
    """One run for each source that pages come from. A context manager, which ends the runs."""

    def __init__(self, database: Path, sources: Iterable[Source]) -> None:
        self.store = Store(database)
        self.snapshots = Snapshots(snapshots_folder(database))
        self._sources = {source.id: source for source in sources}
        self._kept: dict[Path, Counter[str]] = {}  # by file
        self._runs: dict[str, int] = {}  # runs.id by Source.id
        self._counts: dict[str, Counter[str]] = {}  # by Source.id
        self._began = now()
        self.store.end_open_runs()
        self._pending: dict[tuple[str, datetime], Found] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self.flush()
            self._finish(Outcome.OK if error is None else Outcome.INTERRUPTED)
        finally:
            self.snapshots.close()
            self.store.close()

    def add(self, found: Found) -> None:
        """Keep a page, unless it was kept before: the same address at the same moment."""
        key = (found.url, found.capture.moment)
        if key in self._pending or self._is_kept(found):
            self._kept.setdefault(found.file, Counter())[KNOWN] += 1
            return
        self._pending[key] = found
        if len(self._pending) >= BATCH:
            self.flush()

    def kept_of(self, file: Path) -> Counter[str]:
        """What became of a file's pages so far, by "new", "changed", "unchanged", KNOWN."""
        self.flush()
        return self._kept.get(file, Counter())

    def flush(self) -> None:
        """Keep what is pending."""
        pending = sorted(self._pending.values(), key=_group)
        for (file, source), group in groupby(pending, _group):
            counts = self.store.save_visits([self._visit(found) for found in group])
            self._kept.setdefault(file, Counter()).update(counts)
            self._counts[source].update(counts)
        self._pending = {}

    def _is_kept(self, found: Found) -> bool:
        asked = {found.url, found.capture.url}  # a crawl follows redirects as they are written
        return any(self.store.has_fetch(url, found.capture.moment) for url in asked)

    def _visit(self, found: Found) -> Visit:
        capture = found.capture
        file, offset = self.snapshots.keep(_exchange(found))
        headers = {name.lower(): value for name, value in capture.headers}
        fetch = Fetch(
            run=self._run(found.source),
            url=found.url,
            fetched_at=capture.moment,
            outcome=Outcome.RELEVANT,
            status=200,
            content_type=headers.get("content-type"),
            length=len(capture.body),
            sha256=sha256(capture.body).hexdigest(),
            etag=headers.get("etag"),
            last_modified=headers.get("last-modified"),
            warc_file=file,
            warc_offset=offset,
        )
        # so that whoever visits its source asks for it again, too
        named = Listing(links=(Link(url=found.page.url),))
        return Visit(fetch=fetch, page=found.page, listing=named)

    def _run(self, source: str) -> int:
        if source not in self._runs:
            self.store.save_sources([self._sources[source]])
            self._runs[source] = self.store.start_run(source, self._began, channel=CHANNEL)
            self._counts[source] = Counter()
        return self._runs[source]

    def _finish(self, outcome: Outcome) -> None:
        for source, run in self._runs.items():
            counts = self._counts[source]
            record = Run(
                source=source,
                started_at=self._began,
                finished_at=now(),
                outcome=outcome,
                fetched=counts.total(),
                new=counts["new"],
                changed=counts["changed"],
                unchanged=counts["unchanged"],
                channel=CHANNEL,
            )
            self.store.finish_run(run, record)


def _group(found: Found) -> tuple[Path, str]:
    return found.file, found.source


def _exchange(found: Found) -> Exchange:
    """The raw response, under the id of the record that it is copied from."""
    capture = found.capture
    protocol, _, status = capture.status_line.partition(" ")
    return Exchange(
        url=capture.url,
        moment=capture.moment,
        request=None,
        request_headers=(),
        response=status,
        response_headers=capture.headers,
        body=capture.body,
        protocol=protocol,
        ip=capture.ip,
        record_id=capture.record_id,
    )
