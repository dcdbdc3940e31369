"""What an address gives, and the rules of HTTP by which it is handed over."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from email.message import Message
from email.utils import parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from threading import Event
from urllib.parse import parse_qsl, urlencode, urlsplit

from demo.dates import http_date, moment


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What an address gives: a page, or where it has moved to."""

    body: bytes
    content_type: str
    changed_at: date
    location: str | None = None  # where a redirect leads
    status: HTTPStatus = HTTPStatus.OK
    headers: tuple[tuple[str, str], ...] = ()  # further ones

    @property
    def tag(self) -> str:
        """The body's fingerprint, for ETag."""
        return sha256(self.body).hexdigest()[:20]


@dataclass(frozen=True, kw_only=True)
class Stream:
    """An answer that is sent while it is made: slowly, without end, or never."""

    chunks: Callable[[Event], Iterator[bytes]]  # is given what tells that the server closes
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/rss+xml"),)
    is_silent: bool = False  # not even a head is sent


def target(address: str) -> str:
    """An asked address without its fragment and the parameters that only count visitors."""
    parts = urlsplit(address)
    asked = [(key, value) for key, value in parse_qsl(parts.query) if not key.startswith("utm_")]
    return parts.path + ("?" + urlencode(asked) if asked else "")


def takes_gzip(headers: Message) -> bool:
    """Whether the asker understands gzip: "br, gzip", "gzip;q=0.8", "*", but not "gzip;q=0"."""
    wishes = headers.get("Accept-Encoding", "").replace(" ", "").split(",")
    return any(wish.split(";q=")[0] in ("gzip", "*") for wish in wishes if wish != "gzip;q=0")


def is_unchanged(answer: Answer, headers: Message) -> bool:
    """Whether the asker holds this answer already. A tag counts more than a date (RFC 9110)."""
    if answer.status is not HTTPStatus.OK:
        return False
    tags = headers.get("If-None-Match")
    if tags is not None:
        return tags.strip() == "*" or f'"{answer.tag}' in tags  # with and without "-gzip"
    since = headers.get("If-Modified-Since")
    return since is not None and _is_after(since, answer.changed_at)


def _is_after(stated: str, changed_at: date) -> bool:
    try:
        return moment(changed_at) <= parsedate_to_datetime(stated)
    except ValueError:  # a date that is none is as good as not stated
        return False


def validators(answer: Answer, *, zipped: bool) -> Iterator[tuple[str, str]]:
    """The headers that a full answer and a 304 have in common."""
    yield "Vary", "Accept-Encoding"
    if answer.status is HTTPStatus.OK:
        yield "ETag", f'"{answer.tag}{"-gzip" if zipped else ""}"'
        yield "Last-Modified", http_date(answer.changed_at)


def packed(answer: Answer, *, zipped: bool) -> tuple[bytes, list[tuple[str, str]]]:
    """The body as sent, and all headers."""
    body = gzip.compress(answer.body, mtime=0) if zipped else answer.body
    headers = [
        ("Content-Type", answer.content_type),
        ("Content-Length", str(len(body))),
        *validators(answer, zipped=zipped),
        *answer.headers,
    ]
    if zipped:
        headers.append(("Content-Encoding", "gzip"))
    if answer.location is not None:
        headers.append(("Location", answer.location))
    return body, headers
