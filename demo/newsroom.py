"""The newsroom: every sample site on a port of its own, from `with` to its end."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from demo.behaviours import behaviour_of
from demo.outlets import Outlet, read_outlet, registry_table
from demo.pages import answers, not_found
from demo.samples import SampleDocument, read_document, read_documents
from demo.server import SiteServer
from demo.site import Site
from demo.workbooks import SampleWorkbook, read_workbooks

SITES = Path(__file__).parent / "sites"  # one of every kind
TRAPS = Path(__file__).parent / "traps"  # and those that misbehave


class Newsroom:
    """Serves the sites of some folders on 127.0.0.1. Its addresses are known once it is entered.

    Ports are free ones, or consecutive from `first_port` in the order of the folders.
    """

    def __init__(
        self, first_port: int | None = None, *, folders: Iterable[Path] = (SITES,)
    ) -> None:
        self.outlets = tuple(
            read_outlet(file.parent)
            for folder in folders
            for file in sorted(folder.glob("*/site.toml"))
        )
        self._first_port = first_port
        self._servers: dict[str, SiteServer] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:  # closes what stands when a later port is taken
            stack.callback(self._close)
            for number, outlet in enumerate(self.outlets):
                port = self._first_port + number if self._first_port else 0
                self._servers[outlet.id] = SiteServer(port)
            for outlet in self.outlets:
                self._start(outlet)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    @property
    def registered(self) -> tuple[Outlet, ...]:
        """The outlets that the registry names."""
        return tuple(outlet for outlet in self.outlets if outlet.is_registered)

    @property
    def urls(self) -> Mapping[str, str]:
        """Where the crawler starts, by the outlet's id."""
        return {one.id: self._address(one.id) + one.start for one in self.registered}

    def registry(self) -> str:
        """A registry of these sites for the crawler, TOML."""
        return "\n".join(registry_table(one, self._address(one.id)) for one in self.registered)

    def expectations(self) -> Mapping[str, str]:
        """What a visit to each source must come to, by its id."""
        return {outlet.id: outlet.expects for outlet in self.registered}

    def documents(self) -> tuple[SampleDocument, ...]:
        """Every document that a polite crawler may fetch, with what is true of it."""
        return tuple(document for document in self._all() if not document.is_private)

    def forbidden(self) -> tuple[str, ...]:
        """The addresses that a listing names and robots.txt forbids."""
        return tuple(document.url for document in self._all() if document.is_private)

    def named(self, site: str) -> tuple[SampleDocument, ...]:
        """The documents of others that a discovery service names."""
        outlet = next(outlet for outlet in self.outlets if outlet.id == site)
        return tuple(self._sample(name) for name in outlet.names)

    def workbooks(self, site: str) -> tuple[SampleWorkbook, ...]:
        """The workbooks that a site posts, newest first."""
        outlet = next(outlet for outlet in self.outlets if outlet.id == site)
        return read_workbooks(outlet.folder, site=site, address=self._address(site))

    def rosters(self) -> Mapping[str, Mapping[str, Any]]:
        """What the archive must hold after a visit to each source that posts workbooks."""
        return {outlet.id: outlet.roster for outlet in self.registered if outlet.roster}

    def asked(self) -> frozenset[str]:
        """Every address that was asked for, as it was asked."""
        return frozenset(
            server.address + path
            for server in self._servers.values()
            for path in tuple(server.asked)  # which grows meanwhile
        )

    def _close(self) -> None:
        """Close all at once: each takes a moment to notice."""
        if self._servers:
            with ThreadPoolExecutor(len(self._servers)) as pool:
                list(pool.map(SiteServer.close, self._servers.values()))

    def _start(self, outlet: Outlet) -> None:
        site = self._site(outlet)
        self._servers[outlet.id].start(
            dict(answers(site)), not_found=not_found(site), behaviour=behaviour_of(site)
        )

    def _site(self, outlet: Outlet) -> Site:
        return Site(
            outlet=outlet,
            address=self._address(outlet.id),
            documents=self._read(outlet),
            named=self.named(outlet.id),
            workbooks=self.workbooks(outlet.id),
        )

    def _all(self) -> tuple[SampleDocument, ...]:
        return tuple(document for outlet in self.outlets for document in self._read(outlet))

    def _read(self, outlet: Outlet) -> tuple[SampleDocument, ...]:
        found = read_documents(outlet.folder, site=outlet.id, address=self._address(outlet.id))
        is_closed = outlet.forbids_all
        return tuple(replace(one, is_private=True) for one in found) if is_closed else found

    def _sample(self, name: str) -> SampleDocument:
        site, _, document = name.partition("/")
        folder = next(outlet.folder for outlet in self.outlets if outlet.id == site)
        return read_document(folder / f"{document}.txt", site=site, address=self._address(site))

    def _address(self, site: str) -> str:
        return self._servers[site].address
