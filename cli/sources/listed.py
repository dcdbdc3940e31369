"""What the list of sources says of each."""

from pathlib import Path

from archive.health import Health, Verdict, health
from archive.opening import open_to_read
from archive.records import Source

COLUMNS = ("source", "kind", "state", "documents", "last_run", "outcome", "verdict")


def listed(sources: list[Source], db: Path) -> list[dict[str, object]]:
    """A row a source, by COLUMNS."""
    found = _health(db)
    return [_row(source, found.get(source.id)) for source in sources]


def _row(source: Source, found: Health | None) -> dict[str, object]:
    verdict = found.verdict if found else Verdict.NEVER_VISITED
    return {
        "source": source.id,
        "kind": source.kind,
        "state": source.home_state or "US",
        "documents": found.documents if found else None,
        "last_run": found.started_at if found else None,
        "outcome": found.outcome or ("running" if found.started_at else None) if found else None,
        "verdict": str(verdict if source.is_on else Verdict.OFF),
    }


def _health(db: Path) -> dict[str, Health]:
    """How each source does; empty before the first crawl."""
    if not db.exists():
        return {}
    with open_to_read(db) as connection:
        return {one.source: one for one in health(connection)}
