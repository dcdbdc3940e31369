"""The search of WordPress's REST API: each word of it must occur in the title or the content.

`LIKE '%287(g)%'` finds no "287 (g)" and no "287g", so all three spellings must be asked for.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from html import escape
from http import HTTPStatus
from math import ceil
from urllib.parse import parse_qsl, urlsplit

from demo import dates
from demo.answers import Answer
from demo.markup import to_html
from demo.rendering import STILL
from demo.samples import SampleDocument
from demo.site import Behaviour, Site

API = "/wp-json/wp/v2/posts"
PER_PAGE = 10  # where nothing is asked for
MOST = 100  # what may be asked for
PAST_THE_LAST = (
    "rest_post_invalid_page_number",
    "The page number requested is larger than the number of pages available.",
)
MARKS = str.maketrans({mark: f"&#{ord(mark)};" for mark in "’“”–—"})
TOO_MANY = ("rest_invalid_param", "Invalid parameter(s): per_page")


def wordpress(site: Site) -> Behaviour:
    """Answers searches for the site's documents; a host of little memory gives `rows` at most."""

    def answer(target: str) -> Answer | None:
        parts = urlsplit(target)
        return search(site, dict(parse_qsl(parts.query))) if parts.path == API else None

    return answer


def search(site: Site, query: Mapping[str, str]) -> Answer:
    """One page of results, newest first."""
    asked, number = int(query.get("per_page", PER_PAGE)), int(query.get("page", 1))
    found = [document for document in site.documents if is_found(document, query)]
    size = min(asked, site.outlet.rows)
    pages = ceil(len(found) / size)
    if asked > MOST:
        return refusal(*TOO_MANY)
    if number > max(pages, 1):
        return refusal(*PAST_THE_LAST)
    some = found[(number - 1) * size : number * size]
    totals = (("X-WP-Total", str(len(found))), ("X-WP-TotalPages", str(pages)))
    return _json([post(document, query.get("_fields")) for document in some], headers=totals)


def is_found(document: SampleDocument, query: Mapping[str, str]) -> bool:
    """Whether a search finds a document: LIKE is blind to case, `after` is by the post's date."""
    text = f"{document.title}\n{document.text}".casefold()
    after = query.get("after")
    is_new = after is None or dates.moment(document.published_at) > _moment(after)
    return is_new and all(word in text for word in query.get("search", "").casefold().split())


def post(document: SampleDocument, fields: str | None) -> dict[str, object]:
    """One post, with the fields that were asked for."""
    wanted = fields.split(",") if fields else list(FIELDS)
    return {name: FIELDS[name](document) for name in wanted if name in FIELDS}


def refusal(code: str, message: str) -> Answer:
    """A 400 that says what was wrong."""
    told = {"code": code, "message": message, "data": {"status": 400}}
    return _json(told, status=HTTPStatus.BAD_REQUEST)


def _json(
    value: object,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    headers: tuple[tuple[str, str], ...] = (),
) -> Answer:
    return Answer(
        body=json.dumps(value).encode(),
        content_type="application/json; charset=UTF-8",
        changed_at=STILL,
        status=status,
        headers=headers,
    )


def _moment(stated: str) -> datetime:
    """ "2026-09-21T00:00:00", in which the API knows no zone."""
    found = datetime.fromisoformat(stated)
    return dates.in_the_newsroom(found if found.tzinfo else found.replace(tzinfo=UTC))


def _gmt(stated: date) -> str:
    """ "2026-03-02T15:00:00"."""
    return f"{dates.moment(stated).astimezone(UTC):%Y-%m-%dT%H:%M:%S}"


def _texturised(words: str) -> str:
    """ "Sheriff&#8217;s deal &#8211; and ours", as WordPress renders every text."""
    return escape(words, quote=False).translate(MARKS)


def _number(document: SampleDocument) -> int:
    return sum(document.path.encode())


FIELDS: dict[str, Callable[[SampleDocument], object]] = {
    "id": _number,
    "date": lambda document: f"{dates.moment(document.published_at):%Y-%m-%dT%H:%M:%S}",
    "date_gmt": lambda document: _gmt(document.published_at),
    "modified_gmt": lambda document: _gmt(document.updated_at or document.published_at),
    "link": lambda document: document.url,
    "title": lambda document: {"rendered": _texturised(document.title)},
    "excerpt": lambda document: {"rendered": f"<p>{_texturised(document.summary)}</p>\n"},
    "content": lambda document: {"rendered": "\n".join(map(to_html, document.blocks))},
    "author": lambda document: 7,
}
