from collections.abc import Iterator
from pathlib import Path

import pytest

from nlp.gazetteer import entries, names
from nlp.gazetteer.additions import additions
from nlp.gazetteer.census import read
from nlp.gazetteer.folder import ADDITION, VARIABLE

# In the form of the Census Bureau's files. The places are real, not every number is; cells that
# nothing reads are empty.
PLACES = """\
USPS|GEOID|GEOIDFQ|ANSICODE|NAME|LSAD|FUNCSTAT|ALAND|AWATER|ALAND_SQMI|AWATER_SQMI|INTPTLAT|INTPTLONG
CT|0916120|||Cobalt CDP|57|S|||||41.5583|-72.5579
DC|1150000|||Washington city|25|A|||||38.9042|-77.0165
IL|1714000|||Chicago city|25|A|||||41.8374|-87.6820
MD|2404000|||Baltimore city|25|F|||||39.3000|-76.6105
PA|4219784|||Doylestown borough|21|A|||||40.3142|-75.1280
TN|4752006|||Nashville-Davidson metropolitan government (balance)|00|F|||||36.1718|-86.7850
"""
SUBDIVISIONS = """\
USPS|GEOID|GEOIDFQ|ANSICODE|NAME|FUNCSTAT|ALAND|AWATER|ALAND_SQMI|AWATER_SQMI|INTPTLAT|INTPTLONG
CT|0915021860|||Eastford town|A|||||41.8995|-72.0990
IL|1703114000|||Chicago city|F|||||41.8374|-87.6820
ME|2303180740|||Wells town|A|||||43.3270|-70.6200
MI|2602147820|||Lincoln charter township|A|||||42.0146|-86.5404
MI|2606347940|||Lincoln township|A|||||43.9200|-83.0300
NE|3104391660|||St. Johns precinct|N|||||42.4300|-96.4600
PA|4201705616|||Bensalem township|A|||||40.1103|-74.9433
PA|4201719784|||Doylestown borough|A|||||40.3142|-75.1280
PA|4201719792|||Doylestown township|A|||||40.2970|-75.1398
"""


@pytest.fixture(scope="session")
def lines() -> list:
    """What the two small files list."""
    files = {"places.txt": PLACES, "cousubs.txt": SUBDIVISIONS}
    return [line for name, text in files.items() for line in read(text.splitlines(), name)]


@pytest.fixture
def with_census(tmp_path, monkeypatch, lines) -> Iterator[Path]:
    """The gazetteer as it is after `287g gazetteer update`."""
    entries.write(tmp_path / ADDITION, additions(lines, tuple(entries.ours())))
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    forget()
    yield tmp_path / ADDITION
    monkeypatch.undo()
    forget()


def forget() -> None:
    """Let the gazetteer be read anew."""
    for module in (entries, names):
        for function in vars(module).values():
            if hasattr(function, "cache_clear"):
                function.cache_clear()
