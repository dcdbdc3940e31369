"""One site as it stands while the newsroom runs."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from demo.answers import Answer, Stream
from demo.outlets import Outlet
from demo.samples import SampleDocument
from demo.workbooks import SampleWorkbook


@dataclass(frozen=True, kw_only=True)
class Site:
    """An outlet with its documents, at its address."""

    outlet: Outlet
    address: str  # without a slash at the end
    documents: tuple[SampleDocument, ...]  # newest first
    named: tuple[SampleDocument, ...] = ()  # of other sites, by `outlet.names`
    workbooks: tuple[SampleWorkbook, ...] = ()  # newest first

    def is_start(self, target: str, path: str | None = None) -> bool:
        """Whether a crawler begins with what is asked; an API has a `path`, whatever is sought."""
        return target == self.outlet.start if path is None else urlsplit(target).path == path

    @property
    def public(self) -> tuple[SampleDocument, ...]:
        """The documents that robots.txt allows."""
        return tuple(document for document in self.documents if not document.is_private)

    @property
    def listed(self) -> tuple[SampleDocument, ...]:
        """The documents that its daily listing names."""
        return tuple(document for document in self.documents if not document.is_history)


# Gives an answer to the path and query that were asked, or None for what stands in the table.
Behaviour = Callable[[str], Answer | Stream | None]
