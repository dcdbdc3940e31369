"""Naming what became of a request: from a status or an exception to an Outcome."""

from dataclasses import dataclass
from typing import Self

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.spidermiddlewares.httperror import HttpError

from archive.records import Outcome
from crawler.errors import CrawlError

REDIRECTS = (301, 302, 303, 307, 308)
BLOCKS = (401, 403, 407, 429, 451)
GONE = (404, 410)


@dataclass(frozen=True, kw_only=True)
class Failure:
    """Why an address gave nothing."""

    outcome: Outcome
    reason: str

    @classmethod
    def of(cls, error: BaseException) -> Self:
        """The failure that an exception of Scrapy's or ours stands for."""
        if isinstance(error, HttpError):
            status = error.response.status
            return cls(outcome=outcome_of_status(status) or Outcome.FAILED, reason=f"HTTP {status}")
        return cls(outcome=_outcome_of(error), reason=_reason_of(error))


def outcome_of_status(status: int, *, is_redirect: bool = False) -> Outcome | None:
    """The outcome that a status settles by itself; None where the page must be read first."""
    if is_redirect and status in REDIRECTS:
        return Outcome.REDIRECTED
    if status == 304:
        return Outcome.NOT_MODIFIED
    if status in BLOCKS:
        return Outcome.BLOCKED
    if status in GONE:
        return Outcome.GONE
    return None if 200 <= status < 300 else Outcome.FAILED


def _outcome_of(error: BaseException) -> Outcome:
    match error:
        case CrawlError():
            return error.outcome
        case DownloadTimeoutError():
            return Outcome.TIME_OUT
        case DownloadCancelledError():  # Scrapy cancels what exceeds DOWNLOAD_MAXSIZE
            return Outcome.TOO_LARGE
        case IgnoreRequest():
            return _outcome_of_ignored(str(error))
        case _:
            return Outcome.FAILED


def _outcome_of_ignored(message: str) -> Outcome:
    if "robots.txt" in message:  # "Forbidden by robots.txt"
        return Outcome.FORBIDDEN_BY_ROBOTS
    if (
        "DOWNLOAD_MAXSIZE" in message
    ):  # "… exceeded DOWNLOAD_MAXSIZE (20971520 B) during decompression."
        return Outcome.TOO_LARGE
    return Outcome.FAILED  # "max redirections reached"


def _reason_of(error: BaseException) -> str:
    match error:
        case CrawlError():
            return str(error)
        case CannotResolveHostError():
            return "the host's name is unknown"
        case DownloadConnectionRefusedError():
            return "the host refuses the connection"
        case DownloadTimeoutError():
            return "no whole answer in time"
        case DownloadCancelledError():
            return "larger than DOWNLOAD_MAXSIZE"
        case IgnoreRequest():
            return str(error) or "Scrapy refused the request"
        case _:
            return f"{type(error).__name__}: {error}"
