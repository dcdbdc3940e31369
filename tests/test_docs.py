"""Pages that a program writes are as that program writes them today."""

from pathlib import Path

from crawler.registry import read_registry
from crawler.registry_page import page

DOCS = Path(__file__).parents[1] / "docs"


def test_docs_sources_is_what_the_registry_says():
    written = (DOCS / "sources.md").read_text(encoding="utf-8")
    assert written == page(read_registry()), "run: 287g sources --markdown > docs/sources.md"
