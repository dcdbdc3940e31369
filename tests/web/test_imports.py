"""web/ stands alone: it meets the rest of the house in the database."""

import ast
import sys

import pytest

from cli.site import WEB

ALLOWED = {"datasette", "markupsafe"} | sys.stdlib_module_names
PLUGINS = sorted((WEB / "plugins").glob("*.py"))


def imported(source: str) -> set[str]:
    """First names of all modules that a source imports; "." for one of its own folder."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names.add("." if node.level else node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("path", PLUGINS, ids=lambda path: path.name)
def test_a_plugin_imports_datasette_and_the_standard_library_only(path):
    assert imported(path.read_text()) <= ALLOWED


def test_there_are_plugins():
    assert len(PLUGINS) >= 5


@pytest.mark.parametrize(
    "source",
    ["import archive.store", "from nlp import found", "from . import marks", "import jinja2"],
)
def test_a_breach_is_seen(source):
    assert not imported(source) <= ALLOWED


@pytest.mark.parametrize("path", sorted(WEB.rglob("*.*")), ids=lambda path: path.name)
def test_no_file_asks_another_host(path):
    """Links lead elsewhere; nothing is loaded from there."""
    text = path.read_text()
    assert 'src="http' not in text
    assert "url(http" not in text
    assert "@import" not in text
    assert not [line for line in text.splitlines() if "<link" in line and "http" in line]
