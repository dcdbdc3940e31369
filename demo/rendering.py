"""Templates, filled and encoded as an outlet does."""

from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from demo import dates
from demo.answers import Answer
from demo.site import Site

SAMPLE_MARK = "Sample page: invented people, invented events."
STILL = date(2025, 1, 2)  # when the pages that never change were last changed

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.globals["sample_mark"] = SAMPLE_MARK
TEMPLATES.filters |= {
    "iso": dates.iso,
    "moment": dates.moment,
    "rfc822": dates.rfc822,
    "printed": dates.printed,
    "printed_hour": dates.printed_hour,
}


def page(
    site: Site,
    template: str,
    *,
    changed_at: date = STILL,
    media_type: str = "text/html",
    status: HTTPStatus = HTTPStatus.OK,
    **names: Any,
) -> Answer:
    """A template, filled and encoded; what the charset lacks becomes a character reference."""
    charset = site.outlet.charset
    words = {"outlet": site.outlet, "address": site.address, "documents": site.listed}
    text = TEMPLATES.get_template(template).render(words | names)
    return Answer(
        body=text.encode(charset, "xmlcharrefreplace"),
        content_type=f"{media_type}; charset={charset}",
        changed_at=changed_at,
        status=status,
    )
