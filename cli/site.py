"""The site over one archive: Datasette with our templates, styles, pages and named queries."""

import json
import sqlite3
from pathlib import Path

from datasette.app import Datasette  # type: ignore[import-untyped]
from datasette.database import Database  # type: ignore[import-untyped]
from datasette.plugins import pm  # type: ignore[import-untyped]

from archive.opening import read_only

ROOT = Path(__file__).parents[1]
WEB = ROOT / "web"
NAME = "archive"  # whatever the file is called, addresses begin with /archive/
SETTINGS = {
    "suggest_facets": False,  # thirty queries with every table page
    "sql_time_limit_ms": 2_000,
    "default_page_size": 50,
    "truncate_cells_html": 240,  # characters of a table's cell; the row's page has them all
}


class Archive(Database):  # type: ignore[misc]  # Datasette is untyped
    """Datasette's database, but for its own way to a file, which stumbles over "?" in a name."""

    def connect(self, write: bool = False) -> sqlite3.Connection:
        connection = read_only(Path(self.path), any_thread=True)
        self._all_file_connections.append(connection)  # for its close()
        return connection


def open_site(db: Path) -> Datasette:
    """The newsroom's own face: full text and SQL, while another process may write."""
    # else each mistyped address prints a screen of variables
    pm.get_plugin("datasette.handle_exception").rich = None
    site = Datasette(
        metadata=json.loads((ROOT / "datasette_metadata.json").read_text(encoding="utf-8")),
        template_dir=str(WEB / "templates"),
        plugins_dir=str(WEB / "plugins"),
        static_mounts=[("assets", str(WEB / "static"))],
        settings=SETTINGS,
    )
    site.remove_database("_memory")
    site.add_database(Archive(site, path=str(db), is_mutable=True), name=NAME)
    return site
