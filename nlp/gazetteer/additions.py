"""What the Census Bureau's files add to our table: codes of places that we have, and new places.

A place that we know gets the code of the incorporated place of its name nearby; else of the
township or town that governs there; else of the statistical place. What is left over is new.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive.records import Jurisdiction
from nlp.gazetteer.census import TOWNSHIPS, Line
from nlp.gazetteer.county_shapes import county_at
from nlp.gazetteer.earth import km
from nlp.gazetteer.entries import CITY_KINDS, Entry
from nlp.gazetteer.slugs import slug
from nlp.words import name_key

NEAR_KM = 25.0  # the Bureau's point of a large city can be far from GeoNames'
MERGED = re.compile(r"[-/]")  # "Nashville-Davidson", "Louisville/Jefferson County"
# what our names of new townships are; the Bureau writes "Lincoln township"
CALLED = {"town": "Town of {}", "plantation": "{} Plantation"}
CALLED_ELSE = "{} Township"

Pair = tuple[Entry, Line]


def additions(lines: Iterable[Line], entries: Sequence[Entry]) -> Iterator[Entry]:
    """Our places with their codes, and the places and townships that we lack."""
    # the District is one entry, and of the territories we have nothing smaller
    states = {entry.state for entry in entries if entry.jurisdiction.kind == "place"}
    wanted = (line for line in lines if line.state in states and is_wanted(line))
    listed = list({line.geoid: line for line in wanted}.values())  # a file may be given twice
    close = tuple(namesakes(listed, entries))
    coded = paired(close)
    for entry, line in coded:
        if entry.jurisdiction.kind == "place":
            yield replace(entry, jurisdiction=replace(entry.jurisdiction, fips=line.geoid))
    taken = {line.geoid for _, line in coded}
    # a statistical place beside one of ours is the middle of that, not another
    taken |= {line.geoid for _, line in close if line.is_statistical}
    yield from new([line for line in listed if line.geoid not in taken], entries)


def is_wanted(line: Line) -> bool:
    """Whether a line is a place, or a township or town that governs itself.

    Cities and boroughs stand among the subdivisions a second time.
    """
    return not line.is_subdivision or (line.governed and line.designation in TOWNSHIPS)


def namesakes(lines: Iterable[Line], entries: Iterable[Entry]) -> Iterator[Pair]:
    """Each of our places with each line of its name nearby."""
    ours: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.jurisdiction.kind in CITY_KINDS:
            ours[entry.state, name_key(entry.jurisdiction.name)].append(entry)
    for line in lines:
        for key in dict.fromkeys((name_key(line.name), name_key(MERGED.split(line.name)[0]))):
            near = (one for one in ours.get((line.state, key), ()) if apart(one, line) < NEAR_KM)
            yield from ((entry, line) for entry in near)


def apart(entry: Entry, line: Line) -> float:
    """Kilometres between the points of an entry and a line."""
    return km(line.latitude, line.longitude, entry.latitude or 0.0, entry.longitude or 0.0)


def paired(close: Iterable[Pair]) -> list[Pair]:
    """The line of each place, no line twice; the best come first."""
    done: set[str] = set()
    pairs: list[Pair] = []
    for entry, line in sorted(close, key=lambda pair: (rank(pair[1]), apart(*pair))):
        if done.isdisjoint({entry.id, line.geoid}):
            done |= {entry.id, line.geoid}
            pairs.append((entry, line))
    return pairs


def rank(line: Line) -> int:
    """Which of two lines of one name is the place that news means."""
    return 2 if line.is_statistical else int(line.is_subdivision)


def new(lines: Iterable[Line], entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries of lines that we do not have, each with its county; an id is given once."""
    known = [entry.jurisdiction for entry in entries]
    by_fips = {one.fips or "": one for one in known}
    states = {one.state: one.fips or "" for one in known if one.kind == "state"}
    ids = {one.id for one in known}
    for line in lines:
        county = by_fips.get(line.geoid[:5]) if line.is_subdivision else None
        # Connecticut's subdivisions are coded by planning regions, which we do not have
        around = county_at(line.latitude, line.longitude, states[line.state])
        county = county or by_fips[around or ""]
        id = readable(line, county)
        place = jurisdiction(line, f"{id}-{line.geoid}" if id in ids else id, county)
        ids.add(place.id)
        yield Entry(jurisdiction=place, latitude=line.latitude, longitude=line.longitude)


def readable(line: Line, county: Jurisdiction) -> str:
    """A place's id; a township's has its county: "mi-lincoln-township-berrien-county"."""
    if not line.is_subdivision:
        return slug(line.state, line.name)
    return slug(line.state, f"{line.name} {line.designation} {county.name}")


def jurisdiction(line: Line, id: str, county: Jurisdiction) -> Jurisdiction:
    """The record of a new place."""
    called = CALLED.get(line.designation or "", CALLED_ELSE) if line.is_subdivision else "{}"
    return Jurisdiction(
        id=id, name=called.format(line.name), kind="township" if line.is_subdivision else "place",
        state=line.state, fips=line.geoid, geonames=None, county=county.id,
    )  # fmt: skip
