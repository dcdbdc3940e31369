"""Sites that refuse, by a status, by robots.txt, or by something else than what was asked for."""

from http import HTTPStatus
from itertools import count
from string import Template

from demo.answers import Answer
from demo.rendering import STILL, page
from demo.site import Behaviour, Site


def refuses(
    site: Site,
    *,
    status: int,
    retry_after: int | None = None,
    recovers: bool = False,
    path: str | None = None,
) -> Behaviour:
    """Refuses where the crawler begins; one that recovers, only every other time."""
    asked = count()
    headers = () if retry_after is None else (("Retry-After", str(retry_after)),)
    answer = refusal(status, headers)

    def refuse(target: str) -> Answer | None:
        if not site.is_start(target, path) or (recovers and next(asked) % 2):
            return None
        return answer

    return refuse


def robots_fails(site: Site, *, status: int) -> Behaviour:
    """Breaks down over robots.txt, which forbids everything (RFC 9309)."""
    return lambda target: refusal(status) if target == "/robots.txt" else None


def gives(site: Site, *, template: str, media_type: str, path: str | None = None) -> Behaviour:
    """Gives something else where the crawler begins."""
    made = page(site, f"traps/{template}", media_type=media_type)
    return lambda target: made if site.is_start(target, path) else None


def redirects(site: Site, *, to: str) -> Behaviour:
    """Sends the crawler elsewhere from where it begins; `$address` is the site's own."""
    answer = redirect(Template(to).substitute(address=site.address))
    return lambda target: answer if site.is_start(target) else None


def refusal(status: int, headers: tuple[tuple[str, str], ...] = ()) -> Answer:
    """A short page with a status."""
    named = HTTPStatus(status)
    return Answer(
        body=f"<h1>{status} {named.phrase}</h1>".encode(),
        content_type="text/html; charset=utf-8",
        changed_at=STILL,
        status=named,
        headers=headers,
    )


def redirect(location: str) -> Answer:
    """A redirect for the time being."""
    return Answer(
        body=b"",
        content_type="text/html; charset=utf-8",
        changed_at=STILL,
        location=location,
        status=HTTPStatus.FOUND,
    )
