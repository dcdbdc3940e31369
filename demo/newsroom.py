"""The newsroom: every sample site on a port of its own, from `with` to its end."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from demo.outlets import Outlet, read_outlet, registry_table
from demo.pages import answers, not_found
from demo.samples import SampleDocument, read_documents
from demo.server import SiteServer

SITES = Path(__file__).parent / "sites"


class Newsroom:
    """Serves the sites of a folder on 127.0.0.1. Its addresses are known once it is entered.

    Ports are free ones, or consecutive from `first_port` in the order of the folder.
    """

    def __init__(self, first_port: int | None = None, *, folder: Path = SITES) -> None:
        self.outlets = tuple(
            read_outlet(file.parent) for file in sorted(folder.glob("*/site.toml"))
        )
        self._folder = folder
        self._first_port = first_port
        self._addresses: dict[str, str] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:  # closes what stands when a later port is taken
            for number, outlet in enumerate(self.outlets):
                server = SiteServer(self._first_port + number if self._first_port else 0)
                stack.callback(server.close)
                self._addresses[outlet.id] = server.address
                documents = self._read(outlet)
                server.start(
                    dict(answers(outlet, documents, server.address)),
                    not_found=not_found(outlet, server.address),
                )
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    @property
    def urls(self) -> Mapping[str, str]:
        """Where the crawler starts, by the outlet's id."""
        return {outlet.id: self._addresses[outlet.id] + outlet.start for outlet in self.outlets}

    def registry(self) -> str:
        """A registry of these sites for the crawler, TOML."""
        return "\n".join(registry_table(one, self._addresses[one.id]) for one in self.outlets)

    def documents(self) -> tuple[SampleDocument, ...]:
        """Every document that a polite crawler may fetch, with what is true of it."""
        return tuple(document for document in self._all() if not document.is_private)

    def forbidden(self) -> tuple[str, ...]:
        """The addresses that a feed names and robots.txt forbids."""
        return tuple(document.url for document in self._all() if document.is_private)

    def _all(self) -> tuple[SampleDocument, ...]:
        return tuple(document for outlet in self.outlets for document in self._read(outlet))

    def _read(self, outlet: Outlet) -> tuple[SampleDocument, ...]:
        folder = self._folder / outlet.id
        return read_documents(folder, site=outlet.id, address=self._addresses[outlet.id])
