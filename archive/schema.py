"""The tables of archive.db, as a history of migrations. Append; never edit one that shipped.

Full-text search is made with sqlite-utils' enable_fts, since Datasette does not recognise FTS
tables that quote their content table otherwise. `table.transform()` drops triggers, those of
full-text search too: a migration that transforms must call `index_text` again. One that transforms
a table which the view source_health reads drops that view first and calls `create_view` after.
"""

from sqlite_utils import Database, Migrations

from archive.health import create_view

migrations = Migrations("archive")

TOKENIZE = "porter unicode61"


def index_text(db: Database, table: str, columns: list[str]) -> None:
    """Full-text search over columns, kept in step by triggers.

    sqlite-utils' own update trigger fires on every column; ours on the indexed ones only, for a
    page that is merely asked again must not cost a re-indexing.
    """
    db.table(table).enable_fts(columns, create_triggers=True, tokenize=TOKENIZE, replace=True)
    names = ", ".join(columns)
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("old", "new"))
    db.execute(f"drop trigger [{table}_au]")
    db.execute(
        f"""
        create trigger [{table}_au] after update of {names} on {table} begin
          insert into {table}_fts ({table}_fts, rowid, {names}) values ('delete', old.rowid, {old});
          insert into {table}_fts (rowid, {names}) values (new.rowid, {new});
        end
        """
    )


@migrations(name="0001_collection")
def collection(db: Database) -> None:
    db.table("sources").create(
        {
            "id": str,
            "name": str,
            "kind": str,
            "url": str,
            "home_state": str,
            "language": str,
            "rights": str,
        },
        pk="id",
        not_null={"name", "kind", "url", "language", "rights"},
    )
    db.table("runs").create(
        {
            "id": int,
            "source": str,
            "started_at": str,
            "finished_at": str,
            "outcome": str,
            "message": str,
            "asked": int,
            "fetched": int,
            "not_modified": int,
            "new": int,
            "changed": int,
            "unchanged": int,
            "irrelevant": int,
            "gone": int,
            "blocked": int,
            "failed": int,
        },
        pk="id",
        not_null={"source", "started_at"},
        foreign_keys=[("source", "sources", "id")],
    )
    db.table("runs").create_index(["source", "started_at"])
    db.table("fetches").create(
        {
            "id": int,
            "run": int,
            "url": str,
            "fetched_at": str,
            "outcome": str,
            "status": int,
            "message": str,
            "location": str,
            "content_type": str,
            "length": int,
            "sha256": str,
            "etag": str,
            "last_modified": str,
            "warc_file": str,
            "warc_offset": int,
        },
        pk="id",
        not_null={"run", "url", "fetched_at", "outcome"},
        foreign_keys=[("run", "runs", "id")],
    )
    db.table("fetches").create_index(["run"])
    db.table("fetches").create_index(["url", "id"])
    db.table("documents").create(
        {
            "id": int,
            "source": str,
            "url": str,
            "kind": str,
            "title": str,
            "byline": str,
            "published_at": str,
            "updated_at": str,
            "language": str,
            "section": str,
            "is_opinion": int,
            "place": str,
            "topic": str,
            "text": str,
            "version": int,
            "first_seen_at": str,
            "fetched_at": str,
        },
        pk="id",
        not_null={"source", "url", "kind", "title", "text", "first_seen_at", "fetched_at"},
        foreign_keys=[("source", "sources", "id")],
    )
    db.table("documents").create_index(["url"], unique=True)
    db.table("documents").create_index(["source"])  # newest first: in the order of the id
    db.table("documents").create_index(["source", "first_seen_at"])
    db.table("versions").create(
        {
            "id": int,
            "document": int,
            "fetch": int,
            "title": str,
            "text": str,
            "sha256": str,
            "first_seen_at": str,
        },
        pk="id",
        not_null={"document", "fetch", "title", "text", "sha256", "first_seen_at"},
        foreign_keys=[("document", "documents", "id"), ("fetch", "fetches", "id")],
    )
    db.table("versions").create_index(["document", "first_seen_at"])
    db.table("versions").create_index(["fetch"])
    db.table("documents").add_foreign_key("version", "versions", "id")
    db.table("documents").create_index(["version"], unique=True)
    index_text(db, "documents", ["title", "text"])


@migrations(name="0002_findings")
def findings(db: Database) -> None:
    span = {"start": int, "end": int, "text": str}
    by = {"score": float, "tagger": str}
    found = {"version", "start", "end", "text", "score", "tagger"}
    db.table("jurisdictions").create(
        {
            "id": str,
            "name": str,
            "kind": str,
            "state": str,
            "fips": str,
            "geonames": int,
            "county": str,
        },
        pk="id",
        not_null={"name", "kind", "state"},
        foreign_keys=[("county", "jurisdictions", "id")],
    )
    db.table("jurisdictions").create_index(["state", "kind"])
    db.table("jurisdictions").create_index(["county"])
    db.table("jurisdiction_mentions").create(
        {"id": int, "version": int, "jurisdiction": str, "candidates": str, "role": str}
        | span
        | by,
        pk="id",
        not_null=found | {"role"},
        foreign_keys=[("version", "versions", "id"), ("jurisdiction", "jurisdictions", "id")],
    )
    db.table("jurisdiction_mentions").create_index(["version", "start"])
    db.table("jurisdiction_mentions").create_index(["jurisdiction", "version"])
    db.table("agencies").create(
        {"id": str, "name": str, "kind": str, "state": str, "jurisdiction": str},
        pk="id",
        not_null={"name", "kind"},
        foreign_keys=[("jurisdiction", "jurisdictions", "id")],
    )
    db.table("agencies").create_index(["jurisdiction"])
    db.table("agency_mentions").create(
        {"id": int, "version": int, "agency": str} | span | by,
        pk="id",
        not_null=found | {"agency"},
        foreign_keys=[("version", "versions", "id"), ("agency", "agencies", "id")],
    )
    db.table("agency_mentions").create_index(["version", "start"])
    db.table("agency_mentions").create_index(["agency", "version"])
    db.table("people").create(
        {
            "id": str,
            "name": str,
            "role": str,
            "title": str,
            "is_official": int,
            "organization": str,
            "jurisdiction": str,
        },
        pk="id",
        not_null={"name", "is_official"},
        foreign_keys=[("jurisdiction", "jurisdictions", "id")],
    )
    db.table("people").create_index(["jurisdiction"])
    db.table("people").create_index(["name"])
    db.table("person_mentions").create(
        {
            "id": int,
            "version": int,
            "person": str,
            "title": str,
            "role": str,
            "organization": str,
            "jurisdiction": str,
        }
        | span
        | by,
        pk="id",
        not_null=found | {"person"},
        foreign_keys=[
            ("version", "versions", "id"),
            ("person", "people", "id"),
            ("jurisdiction", "jurisdictions", "id"),
        ],
    )
    db.table("person_mentions").create_index(["version", "start"])
    db.table("person_mentions").create_index(["person", "version"])
    db.table("person_mentions").create_index(["jurisdiction"])
    db.table("quotes").create(
        {"id": int, "version": int}
        | span
        | {
            "kind": str,
            "speaker": str,
            "speaker_kind": str,
            "speaker_start": int,
            "speaker_end": int,
            "person": str,
            "cue": str,
            "told_to": str,
            "venue": str,
        }
        | by,
        pk="id",
        not_null=found | {"kind"},
        foreign_keys=[("version", "versions", "id"), ("person", "people", "id")],
    )
    db.table("quotes").create_index(["version", "start"])
    db.table("quotes").create_index(["person", "version"])
    index_text(db, "quotes", ["text", "speaker"])
    db.table("taggings").create(
        {"version": int, "tagger": str, "tagged_at": str},
        pk=("version", "tagger"),
        not_null={"tagged_at"},
        foreign_keys=[("version", "versions", "id")],
    )


@migrations(name="0003_frontier")
def frontier(db: Database) -> None:
    sources = db.table("sources")
    for column in ("wordpress", "sitemap", "options"):
        sources.add_column(column, str)
    sources.add_column("is_on", int, not_null_default=1)
    db.table("documents").add_column("is_paywalled", int, not_null_default=0)
    db.table("documents").add_column("wire", str)
    db.table("runs").add_column("channel", str)
    db.table("addresses").create(
        {
            "id": int,
            "url": str,
            "source": str,
            "role": str,
            "found_at": str,
            "due_at": str,
            "visits": int,
            "failures": int,
            "outcome": str,
            "run": int,
            "byline": str,
            "published_at": str,
            "section": str,
            "topic": str,
        },
        pk="id",
        not_null={"url", "source", "role", "found_at", "visits", "failures"},
        foreign_keys=[("source", "sources", "id")],
    )
    db.table("addresses").create_index(["url"], unique=True)
    db.execute(
        """
        create index idx_addresses_due on addresses (source, role, due_at desc)
        where due_at is not null
        """
    )
    db.table("addresses").create_index(["source", "found_at"])
    db.table("leads").create(
        {
            "id": int,
            "source": str,
            "title": str,
            "outlet": str,
            "outlet_url": str,
            "published_at": str,
            "found_at": str,
        },
        pk="id",
        not_null={"source", "title", "found_at"},
        foreign_keys=[("source", "sources", "id")],
    )
    db.execute("create unique index idx_leads_title on leads (title, ifnull(outlet, ''))")
    db.table("leads").create_index(["source", "found_at"])
    # What was fetched before there was a frontier: documents and failures are due at once
    db.execute(
        """
        insert into addresses (url, source, role, found_at, due_at, visits, failures, outcome, run)
        select
          fetches.url,
          runs.source,
          'document',
          min(fetches.fetched_at),
          case when fetches.outcome in ('irrelevant', 'redirected', 'gone', 'forbidden-by-robots')
            then null else max(fetches.fetched_at) end,
          fetches.outcome in ('relevant', 'not-modified'),
          0,
          fetches.outcome,
          fetches.run
        from fetches
        join runs on runs.id = fetches.run
        join (select max(id) as id from fetches group by url) as latest using (id)
        where fetches.outcome not in ('listing', 'robots')
        and fetches.url not in (select url from sources)
        group by fetches.url
        """
    )


@migrations(name="0004_health")
def health(db: Database) -> None:
    create_view(db)


@migrations(name="0005_roster")
def roster(db: Database) -> None:
    db.execute("drop view if exists source_health")  # it reads tables that are yet to come
    agencies = db.table("agencies")
    for column in ("listing", "type", "county", "jurisdiction_by", "note", "resolver"):
        agencies.add_column(column, str)
    agencies.create_index(["state", "listing"])
    # sqlite-utils would make the table anew for the reference
    db.execute("alter table person_mentions add column agency text references agencies(id)")
    db.execute(
        """
        create index idx_person_mentions_agency on person_mentions (agency, version)
        where agency is not null
        """
    )
    db.table("roster_sheets").create(
        {
            "id": str,
            "kind": str,
            "columns": str,
            "rows": int,
            "moment": str,
            "remarks": str,
            "standing": str,
            "reason": str,
        },
        pk="id",
        not_null={"kind", "columns", "rows", "moment"},
    )
    db.table("roster_sheets").create_index(["moment"])
    db.table("roster_files").create(
        {"id": str, "sheet": str, "length": int, "modified_at": str, "content": bytes},
        pk="id",
        not_null={"sheet", "length", "content"},
        foreign_keys=[("sheet", "roster_sheets", "id")],
    )
    db.table("roster_files").create_index(["sheet"])
    db.table("roster_postings").create(
        {
            "id": int,
            "file": str,
            "name": str,
            "url": str,
            "fetch": int,
            "last_modified": str,
            "moment": str,
            "moment_from": str,
            "seen_at": str,
        },
        pk="id",
        not_null={"file", "name", "moment", "moment_from", "seen_at"},
        foreign_keys=[("file", "roster_files", "id"), ("fetch", "fetches", "id")],
    )
    db.execute(
        """
        create unique index idx_roster_postings_file
        on roster_postings (file, name, ifnull(url, ''), ifnull(last_modified, ''))
        """
    )
    db.table("roster_postings").create_index(["fetch"])
    cells = ("type", "county", "signed", "moa", "addendum")
    printed = ("state", "model", "signed", "moa", "addendum")
    db.table("roster_rows").create(
        {"id": int, "state": str, "agency": str, "model": str}
        | dict.fromkeys(cells, str)
        | {f"{name}_as_printed": str for name in printed},
        pk="id",
        not_null={"model"},
    )
    db.table("roster_sheet_rows").create(
        {"sheet": str, "position": int, "row": int, "is_hidden": int},
        pk=("sheet", "position"),
        not_null={"row", "is_hidden"},
        foreign_keys=[("sheet", "roster_sheets", "id"), ("row", "roster_rows", "id")],
    )
    db.table("roster_sheet_rows").create_index(["row", "sheet", "position"])
    db.table("roster_oddities").create(
        {"id": int, "row": int, "column": str, "kind": str, "printed": str, "taken_as": str},
        pk="id",
        not_null={"row", "column", "kind"},
        foreign_keys=[("row", "roster_rows", "id")],
    )
    db.table("roster_oddities").create_index(["row"])
    db.table("roster_sheet_oddities").create(
        {"sheet": str, "position": int, "oddity": int},
        pk=("sheet", "position", "oddity"),
        foreign_keys=[("sheet", "roster_sheets", "id"), ("oddity", "roster_oddities", "id")],
    )
    db.table("roster_sheet_oddities").create_index(["oddity"])
    db.table("agency_aliases").create(
        {"id": str, "agency": str, "name": str, "first_sheet": str, "last_sheet": str},
        pk=("agency", "name"),
        not_null={"id", "first_sheet", "last_sheet"},
        foreign_keys=[
            ("agency", "agencies", "id"),
            ("first_sheet", "roster_sheets", "id"),
            ("last_sheet", "roster_sheets", "id"),
        ],
    )
    for column in ("id", "first_sheet", "last_sheet"):
        db.table("agency_aliases").create_index([column])
    db.table("agreements").create(
        {
            "id": str,
            "agency": str,
            "model": str,
            "model_as_printed": str,
            "signed": str,
            "signed_as_printed": str,
            "moa": str,
            "addendum": str,
            "listing": str,
            "first_sheet": str,
            "last_sheet": str,
            "first_listed_at": str,
            "last_listed_at": str,
        },
        pk="id",
        not_null={
            "agency",
            "model",
            "listing",
            "first_sheet",
            "last_sheet",
            "first_listed_at",
            "last_listed_at",
        },
        foreign_keys=[
            ("agency", "agencies", "id"),
            ("first_sheet", "roster_sheets", "id"),
            ("last_sheet", "roster_sheets", "id"),
        ],
    )
    for column in ("agency", "first_sheet", "last_sheet", "signed"):
        db.table("agreements").create_index([column])
    db.table("agreement_events").create(
        {
            "id": str,
            "type": str,
            "agency": str,
            "agreement": str,
            "model": str,
            "moment": str,
            "sheet_before": str,
            "sheet_after": str,
            "confirmed_by": str,
            "row_before": int,
            "row_after": int,
            "old": str,
            "new": str,
            "because": str,
        },
        pk="id",
        not_null={"type", "agency", "model", "moment", "sheet_before", "sheet_after"},
        foreign_keys=[
            ("agency", "agencies", "id"),
            ("agreement", "agreements", "id"),
            ("sheet_before", "roster_sheets", "id"),
            ("sheet_after", "roster_sheets", "id"),
            ("confirmed_by", "roster_sheets", "id"),
            ("row_before", "roster_rows", "id"),
            ("row_after", "roster_rows", "id"),
        ],
    )
    for column in ("agency", "agreement", "sheet_before", "sheet_after", "confirmed_by"):
        db.table("agreement_events").create_index([column])
    for column in ("row_before", "row_after"):
        db.table("agreement_events").create_index([column])
    db.table("agreement_events").create_index(["moment", "type"])
    db.table("roster_counts").create(
        {"sheet": str, "model": str, "agreements": int, "agencies": int},
        pk=("sheet", "model"),
        not_null={"agreements", "agencies"},
        foreign_keys=[("sheet", "roster_sheets", "id")],
    )
    db.table("sought_names").create({"name": str, "sought_at": str}, pk="name")
    create_view(db)


@migrations(name="0006_reading")
def reading(db: Database) -> None:
    """What texts say of agreements, who is one with whom, and which language a text is in."""
    db.execute("alter table versions add column language text")
    for table in ("people", "person_mentions"):
        db.execute(f"alter table {table} add column is_former integer not null default 0")
    for table in ("person_mentions", "quotes"):
        db.execute(f"alter table {table} add column found_as text")
        db.execute(f"create index idx_{table}_found_as on {table} (found_as)")
    db.execute(  # whom nothing names any more goes, and what was merged with them
        """
        create table person_merges (
          id text primary key,
          person text not null references people(id) on delete cascade,
          name text not null,
          by text not null,
          because text not null,
          is_official integer not null
        )
        """
    )
    db.table("person_merges").create_index(["person"])
    db.table("agreement_mentions").create(
        {
            "id": int,
            "version": int,
            "event": str,
            "agency": str,
            "jurisdiction": str,
            "state": str,
            "model": str,
            "date": str,
            "reasons": str,
            "start": int,
            "end": int,
            "text": str,
            "score": float,
            "tagger": str,
        },
        pk="id",
        not_null={"version", "event", "start", "end", "text", "score", "tagger"},
        foreign_keys=[
            ("version", "versions", "id"),
            ("agency", "agencies", "id"),
            ("jurisdiction", "jurisdictions", "id"),
        ],
    )
    for column in ("version", "agency", "jurisdiction"):
        db.table("agreement_mentions").create_index([column])
