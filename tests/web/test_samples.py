"""An archive of samples says so on every page; one of the real world does not."""

import asyncio
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from archive.records import Source
from archive.store import Store
from cli.site import open_site

TOLD = "Samples: the outlets, people, agreements and events here are invented."
SITES = Path(__file__).parents[2] / "demo" / "sites"
LEDGER = Source(
    id="plum-ledger",
    name="The Plum Ledger (sample)",
    kind="feed",
    url="https://ledger.example/feed",
    home_state="NE",
    language="en",
    rights="copyrighted",
)
REAL = replace(LEDGER, name="The Sample Ledger")


def shown(path: Path, source: Source, address: str) -> str:
    """A page of the site over an archive of one source."""
    with Store(path) as store:
        store.save_sources([source])
    with asyncio.Runner() as runner:
        return runner.run(open_site(path).client.get(address)).text


@pytest.mark.parametrize("address", ["/", "/roster", "/agencies", "/search?q=plum", "/archive"])
def test_an_archive_of_samples_says_so(tmp_path, address):
    assert TOLD in shown(tmp_path / "samples.db", LEDGER, address)


def test_an_archive_of_the_real_world_does_not(tmp_path):
    assert TOLD not in shown(tmp_path / "real.db", REAL, "/")


@pytest.mark.parametrize(
    "file", sorted(SITES.glob("*/site.toml")), ids=lambda file: file.parent.name
)
def test_every_demo_source_is_called_a_sample(file):
    assert tomllib.loads(file.read_text(encoding="utf-8"))["name"].endswith("(sample)")
