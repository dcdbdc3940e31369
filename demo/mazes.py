"""Sites that a crawler could walk through for ever."""

import re
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import count
from urllib.parse import parse_qsl, urlsplit

from demo.answers import Answer
from demo.pages import document_page
from demo.rendering import page
from demo.samples import SampleDocument
from demo.site import Behaviour, Site
from demo.starts import feed

SESSION = "PHPSESSID"
EVENT = re.compile(r"/events/(\d{4})-(\d\d)/")  # "/events/2026-12/board-meeting"


def calendar(site: Site) -> Behaviour:
    """Has a page for each month, with a meeting of its own and a link to the month after."""
    (meeting,) = site.documents
    first = meeting.published_at.replace(day=1)

    def answer(target: str) -> Answer | None:
        parts = urlsplit(target)
        event = EVENT.match(parts.path)
        if event is not None:
            return document_page(site, _meeting(meeting, date(int(event[1]), int(event[2]), 1)))
        if parts.path != site.outlet.start:
            return None
        stated = dict(parse_qsl(parts.query)).get("month")
        month = date.fromisoformat(f"{stated}-01") if stated else first
        further = f"?month={_after(month):%Y-%m}"
        return page(site, "plain/listing.html", rows=[_meeting(meeting, month)], further=further)

    return answer


def pager(site: Site) -> Behaviour:
    """Has a next page behind every page, always with the same rows."""

    def answer(target: str) -> Answer | None:
        parts = urlsplit(target)
        if parts.path != site.outlet.start:
            return None
        number = int(dict(parse_qsl(parts.query)).get("page", 0))
        further = f"?page={number + 1}"
        return page(site, "plain/listing.html", rows=site.listed, further=further)

    return answer


def session_ids(site: Site) -> Behaviour:
    """Writes a new session into the links of each answer."""
    asked = count()
    paths = {document.path: document for document in site.documents}

    def answer(target: str) -> Answer | None:
        path, session = urlsplit(target).path, sha256(str(next(asked)).encode()).hexdigest()[:26]
        if path == site.outlet.start:
            return feed(site, "rss.xml", [_within(one, session) for one in site.listed])
        return document_page(site, paths[path]) if path in paths else None

    return answer


def _within(document: SampleDocument, session: str) -> SampleDocument:
    return replace(document, path=f"{document.path}?{SESSION}={session}")


def _meeting(meeting: SampleDocument, month: date) -> SampleDocument:
    path = f"/events/{month:%Y-%m}/board-meeting"
    url = meeting.url.removesuffix(meeting.path) + path
    title = f"{meeting.title.rpartition(',')[0]}, {month:%B %Y}"
    return replace(meeting, path=path, url=url, title=title, published_at=month)


def _after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
