"""A rule of the house that no tool of others knows: only archive/ writes to archive.db."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OTHERS = ("cli", "crawler", "demo", "nlp", "web")
FILES = sorted(file for folder in OTHERS for file in (ROOT / folder).rglob("*.py"))

# "insert into people", "delete from quotes", "create virtual table x", "update people set name = ?"
STATEMENT = re.compile(
    r"\b(?:insert\s+(?:or\s+\w+\s+)?into|replace\s+into|delete\s+from|drop\s+(?:table|index|trigger)"
    r"|(?:create|alter)\s+(?:\w+\s+){0,2}(?:table|index|trigger|view)"
    r"|update\s+(?:or\s+\w+\s+)?\w+\s+set)\b",
    re.IGNORECASE,
)
WRITERS = {"insert_all", "upsert", "upsert_all", "delete_where", "execute_write", "executescript"}
ON_TABLES = {"insert", "update", "delete", "create", "drop"}  # of lists and sets, too


def writes(source: str) -> Iterator[int]:
    """Lines of a source that change a database: SQL in a string, or a call of sqlite-utils."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=str(words)) if STATEMENT.search(words):
                yield node.lineno
            case ast.Call(func=ast.Attribute(attr=name)) if name in WRITERS:
                yield node.lineno
            case ast.Call(func=ast.Attribute(attr=name, value=table)) if (
                name in ON_TABLES and is_table(table)
            ):
                yield node.lineno


def is_table(node: ast.expr) -> bool:
    """Whether it is `db.table("people")` or `db["people"]`."""
    match node:
        case ast.Call(func=ast.Attribute(attr="table")):
            return True
        case ast.Subscript(value=ast.Name(id="db") | ast.Attribute(attr="db")):
            return True
    return False


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_only_archive_writes_to_the_database(file):
    lines = list(writes(file.read_text(encoding="utf-8")))
    assert not lines, f"{file.relative_to(ROOT)}: lines {lines} write; move them into archive/"


def test_every_folder_is_looked_through():
    assert {file.relative_to(ROOT).parts[0] for file in FILES} == set(OTHERS)


@pytest.mark.parametrize(
    "breach",
    [
        'db.execute("insert into people (id) values (1)")',
        'db.execute("""\n  DELETE\n  FROM quotes\n""")',
        'db.execute(f"update {table} set name = 1 where id = 2; drop table people")',
        'db.execute("update people set name = 1")',
        'db.execute("create table if not exists seen (url text)")',
        'db.execute("create virtual table words using fts5(text)")',
        'db.execute("alter table people add column age")',
        'store.db.table("people").insert({"id": 1})',
        'store.db["people"].update(1, {"name": "x"})',
        "people.upsert_all(rows)",
        "people.insert_all(rows)",
    ],
)
def test_a_breach_is_seen(breach):
    assert list(writes(breach))


def test_the_archive_itself_is_seen_to_write():
    files = [file.read_text(encoding="utf-8") for file in (ROOT / "archive").glob("*.py")]
    assert sum(len(list(writes(text))) for text in files) > 5


@pytest.mark.parametrize(
    "innocent",
    ['"updates set for Monday"', "words.insert(0, 'x')", "seen.update(urls)", '"Create an alert"'],
)
def test_other_words_and_calls_are_let_be(innocent):
    assert not list(writes(innocent))
