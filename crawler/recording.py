"""The seam to the network: conditional requests out; every answer kept raw and taken down."""

from dataclasses import replace
from hashlib import sha256
from http import HTTPStatus
from typing import Self
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from w3lib.url import safe_url_string

from archive.records import Fetch, Outcome
from archive.snapshots import Exchange
from archive.times import now
from crawler.outcomes import Failure, outcome_of_status
from crawler.recorder import RunRecorder


class Recording:
    """Downloader middleware next to the network: sees redirects, retries and robots.txt as well.

    An answer that its status settles is taken down here; one that must be read goes on in
    `request.meta["fetch"]` to whoever reads it.
    """

    def __init__(self, recorder: RunRecorder) -> None:
        self.recorder = recorder

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.spider.recorder)  # type: ignore[union-attr]

    def process_request(self, request: Request) -> None:
        """Make the request conditional on what we were given last time."""
        for name in ("If-None-Match", "If-Modified-Since"):
            request.headers.pop(name, None)  # a redirect inherits those of the address before
        known = self.recorder.store.validators(request.url)
        if known is not None and known.etag:
            request.headers["If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            request.headers["If-Modified-Since"] = known.last_modified

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep the answer as it was sent."""
        request.meta.pop("fetch", None)
        fetch = self._kept(request, response)
        outcome = _settled(request, response)
        if outcome is None:
            request.meta["fetch"] = fetch
        else:
            self.recorder.add(replace(fetch, outcome=outcome))
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Take down that there was no answer."""
        request.meta.pop("fetch", None)
        failure = Failure.of(exception)
        message = f"{self.recorder.source.id}: {request.url}: {failure.reason}"
        self.recorder.add(
            Fetch(
                run=self.recorder.run,
                url=request.url,
                fetched_at=now(),
                outcome=failure.outcome,
                message=message,
            )
        )

    def _kept(self, request: Request, response: Response) -> Fetch:
        moment = now()
        file, offset = self.recorder.snapshots.keep(
            Exchange(
                url=request.url,
                moment=moment,
                request=f"{request.method} {_target(request.url)} HTTP/1.1",
                request_headers=[("Host", urlsplit(request.url).netloc), *_pairs(request.headers)],
                response=f"{response.status} {_phrase(response.status)}",
                response_headers=_pairs(response.headers),
                body=response.body,
                ip=str(response.ip_address) if response.ip_address else None,
            )
        )
        return Fetch(
            run=self.recorder.run,
            url=request.url,
            fetched_at=moment,
            outcome=Outcome.FAILED,  # until it is known
            status=response.status,
            location=_location(response),
            content_type=_header(response, "Content-Type"),
            length=len(response.body),
            sha256=sha256(response.body).hexdigest(),
            etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
            warc_file=file,
            warc_offset=offset,
        )


def _settled(request: Request, response: Response) -> Outcome | None:
    outcome = outcome_of_status(response.status, is_redirect="Location" in response.headers)
    if outcome is None and urlsplit(request.url).path == "/robots.txt":
        return Outcome.ROBOTS
    return outcome


def _location(response: Response) -> str | None:
    """Where a redirect leads, spelt as Scrapy will ask for it."""
    stated = response.headers.get("Location")
    return urljoin(response.url, safe_url_string(stated)) if stated else None


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        for value in values
    ]


def _target(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:  # 520 and other numbers of a proxy's own
        return ""
