"""What a site does beyond its table, by the name in `[behaviour]` of its site.toml.

The other keys of that table are handed to the function of the name.
"""

from collections.abc import Callable

from demo.discovery import names
from demo.faults import breaks_pages
from demo.federal_register import federal_register
from demo.mazes import calendar, pager, session_ids
from demo.refusals import gives, redirects, refuses, robots_fails
from demo.site import Behaviour, Site
from demo.torrents import bomb, breaks_off, drips, hangs, pours
from demo.wordpress import wordpress

BEHAVIOURS: dict[str, Callable[..., Behaviour]] = {
    "bomb": bomb,
    "breaks-off": breaks_off,
    "breaks-pages": breaks_pages,
    "calendar": calendar,
    "drips": drips,
    "federal-register": federal_register,
    "gives": gives,
    "hangs": hangs,
    "names": names,
    "pager": pager,
    "pours": pours,
    "redirects": redirects,
    "refuses": refuses,
    "robots-fails": robots_fails,
    "session-ids": session_ids,
    "wordpress": wordpress,
}


def behaviour_of(site: Site) -> Behaviour | None:
    """The behaviour that its site.toml names, if any."""
    told = dict(site.outlet.behaviour)
    return BEHAVIOURS[told.pop("name")](site, **told) if told else None
