"""Where this machine keeps what `287g gazetteer update` downloads: outside the program's folder.

The folder that ARCHIVE_287G_DATA names; else `archive-287g` in XDG_DATA_HOME, which is
`~/.local/share` where it is not set. All archives of one user read the same file.
"""

import os
from pathlib import Path

VARIABLE = "ARCHIVE_287G_DATA"
ADDITION = "places-census.tsv"


def folder() -> Path:
    """The folder, which need not be there."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen)
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "archive-287g"
