"""Addresses in templates: which may become a link, where a link leads, a name as part of a path."""

from urllib.parse import quote, urlsplit

from datasette import hookimpl


@hookimpl
def prepare_jinja2_environment(env):
    env.tests["web_address"] = is_web_address
    env.filters["host"] = host
    env.filters["segment"] = segment


def is_web_address(address: str) -> bool:
    """Whether it is http or https; "javascript:alert(1)" is not."""
    try:
        parts = urlsplit(address)
    except ValueError:  # "http://[": no address at all
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def host(address: str) -> str:
    """`ice.gov` for `https://www.ice.gov/news`, for a reader to see where a link leads."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def segment(name: str) -> str:
    """A name as one segment of a path, whatever stands in it."""
    return quote(name, safe="")
