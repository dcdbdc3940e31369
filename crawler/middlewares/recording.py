"""The seam to the network: conditional requests out; every answer kept raw and taken down."""

from dataclasses import replace
from hashlib import sha256
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response

from archive.opening import ArchiveError
from archive.records import Fetch, Outcome
from archive.snapshots import Exchange
from archive.times import now
from crawler.errors import HostResting
from crawler.headers import header
from crawler.outcomes import (
    CONDITIONS,
    Ending,
    ending_of_answer,
    ending_of_error,
    is_robots_txt,
    phrase,
)
from crawler.recorder import RunRecorder
from crawler.urls import joined

BARRED_UNASKED = (Outcome.FORBIDDEN_BY_ROBOTS, Outcome.PRIVATE_ADDRESS)


class Recording:
    """Downloader middleware next to the network: sees redirects, retries and robots.txt as well.

    An answer that its status settles is taken down here; one that must be read goes on in
    `request.meta["fetch"]` to whoever reads it. So does a redirect, which may lead nowhere.
    """

    def __init__(self, recorder: RunRecorder) -> None:
        self.recorder = recorder

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.spider.recorder)  # type: ignore[union-attr]

    def process_request(self, request: Request) -> None:
        """Make the request conditional on what we were given last time.

        Raises BudgetSpent where the run has asked enough, ArchiveError where nothing can be kept.
        """
        self._add_redirect(request)
        if not is_robots_txt(request):
            self.recorder.check_may_ask()
        for name in CONDITIONS:
            request.headers.pop(name, None)  # a redirect inherits those of the address before
        if request.meta.get("unconditional"):
            return
        known = self.recorder.store.validators(request.url)
        if known is not None and known.etag:
            request.headers["If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            request.headers["If-Modified-Since"] = known.last_modified

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep the answer as it was sent."""
        request.meta.pop("fetch", None)
        try:
            fetch = self._kept(request, response)
        except ArchiveError as error:  # a full disk
            self.recorder.break_off(error)
            raise
        self.recorder.tally.asked += not is_robots_txt(request)
        ending = ending_of_answer(request, response)
        if ending is None or ending.outcome is Outcome.REDIRECTED:
            request.meta["fetch"] = fetch
        else:
            self.recorder.add_ended(fetch, ending)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Take down that there was no answer."""
        self._add_redirect(request)
        if isinstance(exception, HostResting | ArchiveError):  # never sent
            return
        ending = ending_of_error(exception)
        if is_robots_txt(request):
            ending = replace(ending, outcome=Outcome.ROBOTS)
        elif ending.outcome not in BARRED_UNASKED:
            self.recorder.tally.asked += 1
        run, moment = self.recorder.run, now()
        fetch = Fetch(run=run, url=request.url, fetched_at=moment, outcome=ending.outcome)
        self.recorder.add_ended(fetch, ending)

    def _add_redirect(self, request: Request) -> None:
        """Take down the redirect that led to a request: it has led on."""
        fetch: Fetch | None = request.meta.pop("fetch", None)
        if fetch is not None:
            self.recorder.add_ended(fetch, Ending(outcome=Outcome.REDIRECTED))

    def _kept(self, request: Request, response: Response) -> Fetch:
        moment = now()
        file, offset = self.recorder.snapshots.keep(
            Exchange(
                url=request.url,
                moment=moment,
                request=f"{request.method} {_target(request.url)} HTTP/1.1",
                request_headers=[("Host", urlsplit(request.url).netloc), *_pairs(request.headers)],
                response=f"{response.status} {phrase(response.status)}",
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
            location=joined(response.url, header(response, "Location")),
            content_type=header(response, "Content-Type"),
            length=len(response.body),
            sha256=sha256(response.body).hexdigest(),
            etag=header(response, "ETag"),
            last_modified=header(response, "Last-Modified"),
            warc_file=file,
            warc_offset=offset,
        )


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        for value in values
    ]


def _target(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
