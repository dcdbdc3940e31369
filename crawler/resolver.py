"""No way into a private network: what a name stands for is checked as it is looked up.

The addresses that pass are the very ones that Twisted connects to, so that a name which stands for
another address a moment later (DNS rebinding) gains nothing.
"""

import ipaddress
import socket
from collections.abc import Iterable, Sequence
from typing import Any, Self
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.crawler import Crawler
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import (
    IAddress,
    IHostResolution,
    IResolutionReceiver,
)
from zope.interface import implementer  # type: ignore[import-untyped]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

GLOBAL = ipaddress.ip_network("2000::/3")  # all of IPv6 that is handed out to the public
# IPv4 that some versions of Python take for global: protocol assignments, the old 6to4 relays
SPECIAL = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24")))
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # an IPv4 address in the last 32 bits
TEREDO = ipaddress.ip_network("2001::/32")  # a tunnel to whatever its server likes


def is_refused(address: Address, *, allow_loopback: bool = False) -> bool:
    """Whether an address is none of the public internet."""
    if address.is_loopback:
        return not allow_loopback
    if isinstance(address, ipaddress.IPv4Address):
        is_special = address.is_multicast or any(address in network for network in SPECIAL)
        return is_special or not address.is_global
    inner = _inner(address)
    if inner is not None:
        return is_refused(inner, allow_loopback=allow_loopback)
    return address not in GLOBAL or address in TEREDO or not address.is_global


def literal(host: str) -> Address | None:
    """The address that a host stands for without a look-up; None for a name.

    Reads what the system's own resolver reads: "2130706433", "0x7f.1" and "0177.0.0.1" are all
    127.0.0.1. "localhost" and all below it are loopback by RFC 6761.
    """
    name = host.removeprefix("[").removesuffix("]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return ipaddress.IPv4Address("127.0.0.1")
    try:
        return ipaddress.ip_address(name.partition("%")[0])  # "fe80::1%eth0"
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(name))
    except (OSError, UnicodeError):
        return None


class PublicResolver(CachingHostnameResolver):
    """Scrapy's resolver, which refuses a name where any address that it stands for is private.

    Where a proxy is configured, the proxy looks names up: then only addresses that stand in a link
    itself are checked (crawler/middlewares/networks.py). The proxy's own address may be private.
    """

    def __init__(
        self,
        reactor: ReactorBase,
        cache_size: int,
        *,
        allow_loopback: bool = False,
        exempt: Iterable[str] = (),
    ) -> None:
        super().__init__(reactor, cache_size)
        self.allow_loopback = allow_loopback
        self.exempt = frozenset(exempt)
        self.refused: dict[str, Address] = {}  # the private address behind a name

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Called with the process, whose settings count for all its crawlers."""
        return cls(
            reactor,
            crawler.settings.getint("DNSCACHE_SIZE"),
            allow_loopback=crawler.settings.getbool("ALLOW_LOOPBACK"),
            exempt=proxies(),
        )

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: IResolutionReceiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """Hand on the addresses of a name once all are known to be public."""
        return super().resolveHostName(
            _Guard(self, resolutionReceiver, hostName),  # type: ignore[arg-type]
            hostName,
            portNumber,
            addressTypes,
            transportSemantics,
        )

    def passes(self, name: str, address: Any) -> bool:
        """Whether we may connect to an address that a name stands for; a refusal is remembered."""
        found = ipaddress.ip_address(address.host.partition("%")[0])
        if name in self.exempt or not is_refused(found, allow_loopback=self.allow_loopback):
            return True
        self.refused[_ascii(name)] = found
        return False

    def refusal(self, host: str) -> Address | None:
        """The private address for which a host was refused just now."""
        return self.refused.pop(_ascii(host), None)


@implementer(IResolutionReceiver)
class _Guard:  # Twisted's interfaces name no `self`, which mypy takes at its word
    """Holds the addresses of one name back until all are known."""

    def __init__(self, resolver: PublicResolver, receiver: Any, name: str) -> None:
        self.resolver = resolver
        self.receiver = receiver
        self.name = name
        self.found: list[IAddress] = []

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802
        self.receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802
        self.found.append(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        if all(self.resolver.passes(self.name, address) for address in self.found):
            for address in self.found:
                self.receiver.addressResolved(address)
        self.receiver.resolutionComplete()  # without any, the name is unknown to whoever asked


def proxies() -> frozenset[str]:
    """The hosts of the proxies that the environment names, as Scrapy reads it."""
    hosts = (urlsplit(url if "//" in url else f"//{url}").hostname for url in getproxies().values())
    return frozenset(host for host in hosts if host)


def _ascii(name: str) -> str:
    """ "xn--bcher-kva.example" for "bücher.example": Twisted asks for the one or the other."""
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to: mapped, 6to4, or through NAT64."""
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
