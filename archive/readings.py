"""What the taggers are to read, and what they found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from archive.agencies import UNNAMED_AGENCIES, Listed, listed, unlisted
from archive.findings import Findings
from archive.merges import Changed, apply_merges
from archive.officials import link_officials
from archive.records import Agency, Jurisdiction, PersonMerge, Tagging
from archive.relinking import Sought, read_again, relink
from archive.rows import row_of, upsert
from archive.times import now

# tables of findings, each with the components that fill it; a row goes before what it names
FINDINGS = {
    "agreement_mentions": ("agreements",),
    "quotes": ("quotes",),
    "person_mentions": ("officials", "quotes"),  # with a title; then the quoted, less the policed
    "agency_mentions": ("agencies",),
    "jurisdiction_mentions": ("jurisdictions",),
}


@dataclass(frozen=True, kw_only=True)
class Unread:
    """A version that lacks current taggers, with what they need to know of its document."""

    version: int
    document: int
    title: str
    text: str
    home_state: str | None  # of its source, postal code
    language: str | None  # as its page states it
    published_at: str | None
    taggers: tuple[str, ...] = ()  # that read it, of any version; none: it is new


@dataclass(frozen=True)
class Readings:
    """The findings of one archive. Each change is a transaction of its own."""

    db: Database

    def count_unread(self, taggers: Sequence[str]) -> int:
        """How many current versions lack one of the taggers."""
        query, parameters = _unread(taggers, "count(*)")
        return int(self.db.execute(query, parameters).fetchone()[0])

    def unread(self, taggers: Sequence[str], limit: int, before: int | None = None) -> list[Unread]:
        """Up to `limit` current versions that lack one of the taggers, newest document first.

        `before` is the Document.id to go on from.
        """
        query, parameters = _unread(taggers, UNREAD)
        if before is not None:
            query, parameters = f"{query} and documents.id < ?", [*parameters, before]
        rows = self.db.query(f"{query} order by documents.id desc limit ?", [*parameters, limit])
        return [Unread(**row | {"taggers": tuple((row["taggers"] or "").split())}) for row in rows]

    def save_findings(self, found: Iterable[tuple[int, Findings]], taggers: Sequence[str]) -> None:
        """Set what the taggers say of versions, dropping what was said before, in one transaction.

        What other components found stays. A version is either read by all the taggers or, after a
        crash, by none of them.
        """
        components = {tagger.partition("@")[0] for tagger in taggers}
        tables = [table for table, by in FINDINGS.items() if not components.isdisjoint(by)]
        with self.db.atomic():
            for version, findings in found:
                self._drop(version, tables, components)
                self._save_named(findings, tables)
                for table in tables:
                    rows = [row_of(record) for record in getattr(findings, table)]
                    self.db.table(table).insert_all(rows)
                self._mark(version, findings.language, taggers)

    def _drop(self, version: int, tables: Iterable[str], components: Iterable[str]) -> None:
        for table in tables:
            self.db.execute(f"delete from {table} where version = ?", [version])
        for component in components:
            self.db.execute(
                "delete from taggings where version = ? and tagger like ? || '@%'",
                [version, component],
            )

    def _mark(self, version: int, language: str | None, taggers: Iterable[str]) -> None:
        self.db.execute("update versions set language = ? where id = ?", [language, version])
        self.db.table("taggings").insert_all(
            row_of(Tagging(version=version, tagger=tagger, tagged_at=now())) for tagger in taggers
        )

    def listed_agencies(self) -> list[Listed]:
        """The agencies that stand or stood on ICE's lists, with all their names."""
        return list(listed(self.db))

    def unlisted_agencies(self) -> list[Listed]:
        """The agencies that texts alone name, but federal ones."""
        return list(unlisted(self.db))

    def relink(self, same: Iterable[tuple[str, str]] = ()) -> int:
        """Let unlisted agencies hand their mentions to the listed ones that they are.

        Gives how many did. `same` are their ids, the unlisted one's first; a listed agency's
        former ids need not be among them.
        """
        with self.db.atomic():
            return relink(self.db, same)

    def sought_names(self) -> set[str]:
        """The names of listed agencies for which documents have been searched."""
        return {name for (name,) in self.db.execute("select name from sought_names")}

    def read_again(self, names: Sequence[Sought]) -> int:
        """Have documents read anew that hold one of the names; gives how many they are."""
        with self.db.atomic():
            return read_again(self.db, names)

    def link_officials(self) -> None:
        """Link officials with the agencies whose offices they hold."""
        with self.db.atomic():
            link_officials(self.db)

    def merge_people(self, merges: Iterable[PersonMerge]) -> Changed:
        """Make these all the merges of people that hold."""
        with self.db.atomic():
            return apply_merges(self.db, merges)

    def drop_unnamed(self) -> None:
        """Remove people, agencies and jurisdictions that no finding names any more.

        What the roster names stays.
        """
        with self.db.atomic():
            for statement in UNNAMED:
                self.db.execute(statement)

    def retitle_people(self) -> None:
        """Give each person the title of the newest document that prints one."""
        with self.db.atomic():
            self.db.execute(
                """
                update people
                set (title, role, organization, is_former) =
                  (latest.title, latest.role, latest.organization, latest.is_former)
                from (
                  select person, person_mentions.title, role, organization, is_former,
                    max(documents.id)
                  from person_mentions join documents using (version)
                  where person_mentions.title is not null
                  group by person
                ) as latest
                where latest.person = people.id
                """
            )

    def _save_named(self, findings: Findings, tables: Iterable[str]) -> None:
        """In an order that foreign keys allow."""
        upsert(self.db, "jurisdictions", map(self._with_county, findings.jurisdictions))
        self._save_agencies(findings.agencies)
        if "person_mentions" in tables:
            upsert(self.db, "people", findings.people)

    def _with_county(self, one: Jurisdiction) -> Jurisdiction:
        """A place with the county that the archive knows of, if a text tells of none."""
        known = self.db.execute(
            "select county from jurisdictions where id = ?", [one.id]
        ).fetchone()
        return replace(one, county=one.county or known[0]) if known else one

    def _save_agencies(self, agencies: Iterable[Agency]) -> None:
        """What the roster says of an agency outweighs what a text says."""
        self.db.conn.executemany(
            """
            insert into agencies (id, name, kind, state, jurisdiction) values (?, ?, ?, ?, ?)
            on conflict (id) do update set
              name = excluded.name,
              kind = excluded.kind,
              state = excluded.state,
              jurisdiction = excluded.jurisdiction
            where listing is null
            """,
            [(one.id, one.name, one.kind, one.state, one.jurisdiction) for one in agencies],
        )


UNNAMED = (
    """
    delete from people
    where id not in (select person from person_mentions)
    and id not in (select person from quotes where person is not null)
    """,
    UNNAMED_AGENCIES,
    """
    delete from jurisdictions
    where id not in (select jurisdiction from jurisdiction_mentions where jurisdiction is not null)
    and id not in (select jurisdiction from person_mentions where jurisdiction is not null)
    and id not in (select jurisdiction from people where jurisdiction is not null)
    and id not in (select jurisdiction from agencies where jurisdiction is not null)
    and id not in (select jurisdiction from agreement_mentions where jurisdiction is not null)
    and id not in (select county from jurisdictions where county is not null)
    and not (kind = 'state' and exists (select 1 from agencies where listing is not null))
    """,
)


UNREAD = """
    versions.id as version, documents.id as document, versions.title, versions.text,
    sources.home_state, documents.language, documents.published_at,
    (
      select group_concat(tagger, ' ') from taggings where taggings.version = versions.id
    ) as taggers
"""


def _unread(taggers: Sequence[str], columns: str) -> tuple[str, list[Any]]:
    marks = ", ".join("?" * len(taggers))
    query = f"""
        select {columns}
        from documents
        join versions on versions.id = documents.version
        join sources on sources.id = documents.source
        where (
          select count(*) from taggings
          where taggings.version = documents.version and tagger in ({marks})
        ) < ?
    """
    return query, [*taggers, len(taggers)]
