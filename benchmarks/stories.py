"""Invented news stories about 287(g), as many and as long as are asked for.

`python -m benchmarks.stories try.db 5000 --words 120` puts some into an archive, to try
`287g tag` on. Nobody in them exists.
"""

import argparse
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from tqdm import tqdm

from archive.records import Fetch, Outcome, Source
from archive.store import Store
from archive.visits import Page, Visit

FIRST = ("Ann", "Norbert", "Odalys", "Merle", "Tamsin", "Anselm", "Guadalupe", "Corwin", "Idella")
LAST = ("Sample", "Quill", "Brandvold", "Haskins", "Tarver", "Boom", "Peñarrubia", "Lindqvist")
COUNTIES = (
    "Cass County, Nebraska", "Otsego County, New York", "Rapides Parish, Louisiana",
    "Polk County, Florida", "Bucks County, Pennsylvania", "Dakota County, Nebraska",
    "Frederick County, Maryland", "Hall County, Georgia", "Collin County, Texas",
)  # fmt: skip
TOWNS = ("Plattsmouth", "Cooperstown", "Alexandria", "Lakeland", "Doylestown", "Gainesville")
PARAGRAPHS = (
    "{town} — {county} will {verb} its 287(g) agreement with U.S. Immigration and Customs "
    "Enforcement, Sheriff {first} {last} said on Monday.",
    "“We looked at what it costs and at what it brings, and the numbers did not add up for the "
    "people who pay us,” {last} told the county board. “So we asked the lawyers.”",
    "The sheriff's office has {number} deputies, of whom eight were trained by ICE in Charleston, "
    "South Carolina, for four weeks in the spring.",
    "Commissioner {first} {other} said that she had not seen the memorandum before it was signed, "
    "and that the board should have voted on it.",
    "“Nobody called us,” {other} said. “I read about it in the newspaper, as everybody else did, "
    "and that is no way to run a county.”",
    "About {number} people came to the meeting at the courthouse in {town}. Most who spoke "
    "were against it; a few thanked the deputies for their work.",
    "According to {first} {third}, the executive director of the Sample Legal Aid Society, three "
    "of her clients were held at the {county} jail for longer than a judge had ordered.",
    "Under the task force model, deputies may ask people about their status during traffic stops. "
    "Under the jail enforcement model they may do so only once somebody has been booked.",
    "The police department of {town} is not part of the agreement. Chief {first} {third} said his "
    "officers “answer calls, whoever makes them,” and will go on doing so.",
    "{other}, a Democrat, has asked the state attorney general for an opinion. An answer is "
    "expected in the fall, said {first} {fourth}, a spokesman for the office.",
    "In a statement, ICE said that it values its partners and that the programme has kept "
    "dangerous people off the streets. It did not answer questions about {county}.",
    "Rain fell through the evening, and the line at the door reached the parking lot of the "
    "library across Main Street, where the overflow crowd watched on a screen.",
    "The county signed its first agreement in 2019 and renewed it two years later. It was one of "
    "{number} in the state at the time; today there are more than twice as many.",
    "“My job is to keep the jail safe and the budget whole,” {last} said in an interview, adding "
    "that he would meet with pastors, growers and school officials before the end of the month.",
    "The next hearing is set for the first Tuesday of the month at 6 p.m. in room {number}.",
)


def story(number: int, words: int) -> str:
    """A story of at least so many words; the same number gives the same."""
    random = Random(number)
    told: list[str] = []
    people = random.sample(LAST, 4)
    county, town = random.choice(COUNTIES), random.choice(TOWNS)
    while sum(len(paragraph.split()) for paragraph in told) < words:
        paragraph = PARAGRAPHS[len(told)] if len(told) < 2 else random.choice(PARAGRAPHS)
        told.append(
            paragraph.format(
                county=county,
                town=town,
                first=random.choice(FIRST),
                last=people[0],
                other=people[1],
                third=people[2],
                fourth=people[3],
                verb=random.choice(("sign", "end", "renew", "pause")),
                number=random.randint(12, 480),
            )
        )
    return "\n\n".join(told)


def visits(run: int, count: int, words: int) -> Iterator[Visit]:
    """The stories as a crawl would bring them, some a day."""
    for number in range(count):
        url = f"https://ledger.example/{number}"
        published = date(2025, 1, 1) + timedelta(days=number % 500)
        seen = datetime(2026, 6, 1, tzinfo=UTC)
        page = Page(
            url=url,
            kind="news",
            title=f"Story no. {number}",
            text=story(number, words),
            published_at=published,
        )
        fetch = Fetch(run=run, url=url, fetched_at=seen, outcome=Outcome.RELEVANT)
        yield Visit(fetch=fetch, page=page)


def fill(path: Path, count: int, words: int) -> None:
    """Put stories into an archive that need not be there yet."""
    source = Source(
        id="ledger",
        name="The Ledger (sample)",
        kind="feed",
        url="https://ledger.example/feed",
        home_state="NE",
        language="en",
        rights="copyrighted",
    )
    with Store(path) as store, tqdm(total=count, unit="story") as bar:
        store.save_sources([source])
        coming = visits(store.start_run("ledger"), count, words)
        while some := list(islice(coming, 100)):
            store.save_visits(some)
            bar.update(len(some))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("db", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--words", type=int, default=600)
    asked = parser.parse_args()
    fill(asked.db, asked.count, asked.words)
