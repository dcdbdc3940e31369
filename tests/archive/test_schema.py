"""Tables, records and the descriptions that readers see say the same."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from archive import records
from archive.roster import records as roster
from archive.schema import migrations

RECORDS = {
    "sources": records.Source,
    "runs": records.Run,
    "fetches": records.Fetch,
    "addresses": records.Address,
    "leads": records.Lead,
    "documents": records.Document,
    "versions": records.Version,
    "jurisdictions": records.Jurisdiction,
    "jurisdiction_mentions": records.JurisdictionMention,
    "agencies": records.Agency,
    "agency_mentions": records.AgencyMention,
    "people": records.Person,
    "person_mentions": records.PersonMention,
    "person_merges": records.PersonMerge,
    "agreement_mentions": records.AgreementMention,
    "quotes": records.Quote,
    "taggings": records.Tagging,
    "roster_files": roster.RosterFile,
    "roster_postings": roster.RosterPosting,
    "roster_sheets": roster.RosterSheet,
    "roster_rows": roster.RosterRow,
    "roster_sheet_rows": roster.RosterSheetRow,
    "roster_oddities": roster.RosterOddity,
    "roster_sheet_oddities": roster.RosterSheetOddity,
    "agency_aliases": roster.AgencyAlias,
    "agreements": roster.Agreement,
    "agreement_events": roster.AgreementEvent,
    "roster_counts": roster.RosterCount,
    "sought_names": roster.SoughtName,
}
KEYED_BY_THE_DATABASE = {
    "runs",
    "fetches",
    "addresses",
    "leads",
    "versions",
    "jurisdiction_mentions",
    "agency_mentions",
    "person_mentions",
    "quotes",
    "agreement_mentions",
    "roster_postings",
}
METADATA = Path(__file__).parents[2] / "datasette_metadata.json"


def described() -> dict[str, dict]:
    return json.loads(METADATA.read_text())["databases"]["archive"]["tables"]


def test_every_table_has_a_record(store):
    of_search = {name for name in store.db.table_names() if "_fts" in name}
    of_migrations = {"_sqlite_migrations"}
    assert set(store.db.table_names()) - of_search - of_migrations == set(RECORDS)


@pytest.mark.parametrize("table", RECORDS)
def test_a_table_has_the_fields_of_its_record(store, table):
    columns = set(store.db.table(table).columns_dict)
    key = {"id"} if table in KEYED_BY_THE_DATABASE else set()
    assert columns == {field.name for field in fields(RECORDS[table])} | key


@pytest.mark.parametrize("table", RECORDS)
def test_every_column_is_described_for_readers(store, table):
    columns = set(store.db.table(table).columns_dict)
    assert set(described()[table]["columns"]) == columns
    assert all(described()[table]["columns"].values())


def test_every_table_is_described_for_readers():
    assert set(RECORDS) <= set(described())
    assert all(described()[table].get("description") for table in RECORDS)


def test_every_foreign_key_is_indexed(store):
    for table in RECORDS:
        rows = store.db.table(table)
        first = {index.columns[0] for index in rows.indexes} | {rows.pks[0]}
        assert {key.column for key in rows.foreign_keys} <= first, table


def test_migrating_again_changes_nothing(store):
    before = store.db.schema
    migrations.apply(store.db)
    assert store.db.schema == before
