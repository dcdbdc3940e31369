"""The way out: only into the public internet, and never for more headers than we can hold."""

from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, DownloadFailedError
from scrapy.http import Response
from twisted.python.failure import Failure
from twisted.web._newclient import HEADER, STATUS

from crawler.errors import PrivateAddress, TooLarge
from crawler.resolver import PublicResolver, is_refused, literal

HEADERS_MAX = 262_144  # bytes of headers, as browsers take; Twisted takes any number


class PublicHandler(HTTP11DownloadHandler):
    """Scrapy's handler for http and https, which asks nothing of a private network.

    An address that stands in the link itself is checked here, for a proxy looks names up itself;
    what a name stands for is checked by crawler/resolver.py.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.allow_loopback = crawler.settings.getbool("ALLOW_LOOPBACK")
        self._pool._factory = _BoundedFactory

    async def download_request(self, request: Request) -> Response:
        """Ask, or say why not."""
        host = urlsplit(request.url).hostname or ""
        address = literal(host)
        if address is not None and is_refused(address, allow_loopback=self.allow_loopback):
            raise PrivateAddress(f"{host} is an address of a private network; it was not asked")
        resolver = _resolver()
        request.meta["sent_at"] = monotonic()
        try:
            return await super().download_request(request)
        except CannotResolveHostError as error:
            private = resolver.refusal(host)
            if private is None:
                raise
            raise PrivateAddress(
                f"{host} stands for {private}, an address of a private network; it was not asked"
            ) from error
        except DownloadFailedError as error:
            if _is_flooded(error.__cause__):
                raise TooLarge(f"more than {HEADERS_MAX} bytes of headers") from error
            raise
        finally:
            request.meta["ended_at"] = monotonic()


class HeadersTooLarge(Exception):
    """More headers than we take, told to Twisted, which loses the connection for it."""


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    """A connection that ends where the headers of an answer do not."""

    headers = 0  # bytes of headers so far

    def request(self, request: Any) -> Any:
        self.headers = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802
        super().dataReceived(data)  # type: ignore[no-untyped-call]
        if self._parser is None or self._parser.state not in (STATUS, HEADER):
            return
        self.headers += len(data)
        if self.headers > HEADERS_MAX:
            failure = Failure(HeadersTooLarge())  # type: ignore[no-untyped-call]
            self._giveUp(failure)  # type: ignore[no-untyped-call]


class _BoundedFactory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: Any) -> _BoundedProtocol:  # noqa: N802
        return _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


def _resolver() -> PublicResolver:
    from twisted.internet import reactor  # importing it earlier would install the wrong one

    resolver = reactor.nameResolver
    if not isinstance(resolver, PublicResolver):
        raise RuntimeError("names are looked up unchecked: start the process by scrapy_settings()")
    return resolver


def _is_flooded(cause: BaseException | None) -> bool:
    return any(reason.check(HeadersTooLarge) for reason in getattr(cause, "reasons", ()))
