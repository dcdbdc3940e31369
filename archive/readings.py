"""What the taggers are to read, and what they found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from archive.agencies import UNNAMED_AGENCIES, Listed, listed, unlisted
from archive.findings import Findings
from archive.officials import link_officials
from archive.records import Agency, Jurisdiction, Tagging
from archive.relinking import Sought, read_again, relink
from archive.rows import row_of, upsert
from archive.times import now

FINDINGS = ("quotes", "person_mentions", "agency_mentions", "jurisdiction_mentions")


@dataclass(frozen=True, kw_only=True)
class Unread:
    """A version that lacks current taggers, with what they need to know of its document."""

    version: int
    document: int
    title: str
    text: str
    home_state: str | None  # of its source, postal code
    language: str | None
    published_at: str | None


@dataclass(frozen=True)
class Readings:
    """The findings of one archive. Each change is a transaction of its own."""

    db: Database

    def count_unread(self, taggers: Sequence[str]) -> int:
        """How many current versions lack one of the taggers."""
        query, parameters = _unread(taggers)
        return int(self.db.execute(f"select count(*) from ({query})", parameters).fetchone()[0])

    def unread(self, taggers: Sequence[str], limit: int) -> list[Unread]:
        """Up to `limit` current versions that lack one of the taggers, newest document first."""
        query, parameters = _unread(taggers)
        rows = self.db.query(f"{query} order by documents.id desc limit ?", [*parameters, limit])
        return [Unread(**row) for row in rows]

    def save_findings(self, found: Iterable[tuple[int, Findings]], taggers: Sequence[str]) -> None:
        """Set what the taggers say of versions, dropping what was said before, in one transaction.

        A version is either read by all the taggers or, after a crash, still unread.
        """
        with self.db.atomic():
            for version, findings in found:
                for table in (*FINDINGS, "taggings"):
                    self.db.execute(f"delete from {table} where version = ?", [version])
                self._save_named(findings)
                for table in FINDINGS:
                    rows = [row_of(record) for record in getattr(findings, table)]
                    self.db.table(table).insert_all(rows)
                self.db.table("taggings").insert_all(
                    row_of(Tagging(version=version, tagger=tagger, tagged_at=now()))
                    for tagger in taggers
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
                set (title, role, organization) = (latest.title, latest.role, latest.organization)
                from (
                  select person, person_mentions.title, role, organization, max(documents.id)
                  from person_mentions join documents using (version)
                  where person_mentions.title is not null
                  group by person
                ) as latest
                where latest.person = people.id
                """
            )

    def _save_named(self, findings: Findings) -> None:
        """In an order that foreign keys allow."""
        upsert(self.db, "jurisdictions", map(self._with_county, findings.jurisdictions))
        self._save_agencies(findings.agencies)
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
    and id not in (select county from jurisdictions where county is not null)
    and not (kind = 'state' and exists (select 1 from agencies where listing is not null))
    """,
)


def _unread(taggers: Sequence[str]) -> tuple[str, list[Any]]:
    marks = ", ".join("?" * len(taggers))
    query = f"""
        select versions.id as version, documents.id as document, versions.title, versions.text,
          sources.home_state, documents.language, documents.published_at
        from documents
        join versions on versions.id = documents.version
        join sources on sources.id = documents.source
        where (
          select count(*) from taggings
          where taggings.version = versions.id and tagger in ({marks})
        ) < ?
    """
    return query, [*taggers, len(taggers)]
