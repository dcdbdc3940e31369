"""Naming what became of a request: from a status or an exception to an Ending."""

from dataclasses import dataclass
from http import HTTPStatus

from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.error import ConnectionClosed

from archive.records import Outcome
from crawler.errors import CrawlError
from crawler.headers import header
from crawler.urls import joined

REDIRECTS = (301, 302, 303, 307, 308)
BLOCKS = (401, 403, 407, 429, 451)
GONE = (404, 410)
CONDITIONS = ("If-None-Match", "If-Modified-Since")


@dataclass(frozen=True, kw_only=True)
class Ending:
    """What became of a request, and why it gave nothing where it did."""

    outcome: Outcome
    reason: str | None = None


def is_robots_txt(request: Request) -> bool:
    """Whether Scrapy asks for a robots.txt, at its own address or at one that it redirects to."""
    return bool(request.meta.get("dont_obey_robotstxt"))


def ending_of_answer(request: Request, response: Response) -> Ending | None:
    """The ending that a status settles by itself; None where the page must be read first."""
    status = response.status
    line = status_line(status)
    if is_robots_txt(request):
        return Ending(outcome=Outcome.ROBOTS, reason=line if status >= 400 else None)
    if 200 <= status < 300:
        return None
    if status in REDIRECTS and joined(response.url, header(response, "Location")):
        return Ending(outcome=Outcome.REDIRECTED)
    if status in REDIRECTS:
        stated = header(response, "Location")
        why = f"to {stated!r}, which is no web address" if stated else "without a Location"
        return Ending(outcome=Outcome.FAILED, reason=f"{line} {why}")
    if status == 304 and any(name in request.headers for name in CONDITIONS):
        return Ending(outcome=Outcome.NOT_MODIFIED)
    if status == 304:
        return Ending(outcome=Outcome.FAILED, reason=f"{line}, though we have no earlier answer")
    return Ending(outcome=_outcome_of_status(status), reason=line)


def ending_of_error(error: BaseException) -> Ending:
    """The ending that an exception of Scrapy's or ours stands for."""
    if isinstance(error, HttpError):
        response = error.response
        ending = ending_of_answer(response.request or Request(response.url), response)
        return ending or Ending(outcome=Outcome.FAILED, reason=str(error))
    return Ending(outcome=_outcome_of(error), reason=_reason_of(error))


def status_line(status: int) -> str:
    """ "HTTP 403 Forbidden"."""
    return f"HTTP {status} {phrase(status)}".rstrip()


def phrase(status: int) -> str:
    """ "Forbidden" for 403; empty for 520 and other numbers of a proxy's own."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _outcome_of_status(status: int) -> Outcome:
    if status in BLOCKS:
        return Outcome.BLOCKED
    return Outcome.GONE if status in GONE else Outcome.FAILED


def _outcome_of(error: BaseException) -> Outcome:
    match error:
        case CrawlError():
            return error.outcome
        case DownloadTimeoutError():
            return Outcome.TIME_OUT
        case DownloadCancelledError():  # Scrapy cancels what exceeds DOWNLOAD_MAXSIZE
            return Outcome.TOO_LARGE
        case _:
            return Outcome.FAILED


def _reason_of(error: BaseException) -> str:
    match error:
        case CrawlError():
            return str(error)
        case CannotResolveHostError():
            return "the host's name is unknown"
        case DownloadConnectionRefusedError():
            return "the host refuses the connection"
        case DownloadFailedError():
            return _reason_of_failure(error)
        case ResponseDataLossError():
            return "the answer was cut short"
        case DownloadTimeoutError():
            return "no whole answer in time"
        case DownloadCancelledError():
            return "larger than DOWNLOAD_MAXSIZE"
        case IgnoreRequest():
            return str(error) or "Scrapy refused the request"
        case _:
            return f"{type(error).__name__}: {error}"


def _reason_of_failure(error: DownloadFailedError) -> str:
    reasons = getattr(error.__cause__, "reasons", ())
    if all(reason.check(ConnectionClosed) for reason in reasons):
        return "the connection was lost"
    if any(reason.check("OpenSSL.SSL.Error") for reason in reasons):
        return "no secure connection (TLS)"
    return "the answer breaks the rules of HTTP"
