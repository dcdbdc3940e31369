"""Discovery services, which name the documents of others."""

from urllib.parse import urlsplit

from demo.rendering import page
from demo.site import Behaviour, Site

TYPES = {"gdelt.json": "application/json", "google-news.xml": "application/xml"}


def names(site: Site, *, template: str) -> Behaviour:
    """Gives the same answer to every query."""
    media_type = TYPES.get(template, "text/xml")
    made = page(site, f"discovery/{template}", named=site.named, media_type=media_type)
    path = urlsplit(site.outlet.start).path
    return lambda target: made if site.is_start(target, path) else None
