"""Canonical addresses: what a Document is known by, and what is asked for.

Only what cannot change the page is taken away: case of scheme and host, default ports, fragments,
parameters that count visitors or name their session. A trailing slash stays, and so does the order
of parameters.
"""

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

from archive.hosts import site

# "utm_source=rss", "fbclid=…", "mc_cid=…", "_hsenc=…": who sent the reader, never what is read
TRACKING = re.compile(
    r"(utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|twclid|yclid|igshid|igsh|mc_[ce]id|_hs\w+"
    r"|mkt_tok|vero_\w+|oly_\w+|_ga|_gl|__twitter_impression)",
    re.IGNORECASE,
)
# "PHPSESSID=…", "jsessionid=…", "sid=" with a hash: another one for each visitor
SESSION = re.compile(
    r"(phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|session_?id|sessid|cfid|cftoken|oscsid"
    r"|zenid)=.*|(?:sid|session|s)=[0-9a-f]{24,}",
    re.IGNORECASE,
)
# "/story;jsessionid=1A2B…"
SESSION_IN_PATH = re.compile(r";(?:jsessionid|sessionid|sid)=[^/;]*", re.IGNORECASE)
BLANK = re.compile(r"\s")  # "https://ledger example/feed"
ESCAPE = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)  # "%c3"
DEFAULT_PORTS = {"http": 80, "https": 443}


def is_web(url: str) -> bool:
    """Whether the address is one that can be asked over HTTP."""
    try:
        parts = urlsplit(url)
        is_asked = parts.scheme in DEFAULT_PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, an unclosed IPv6 bracket
        return False
    return is_asked and not BLANK.search(url)


def joined(base: str, stated: str | None) -> str | None:
    """The web address that words found at `base` lead to; None where they lead to none."""
    words = (stated or "").strip()
    try:
        address = urljoin(base, safe_url_string(words)) if words else ""
    except ValueError:  # "http://[bad/x"
        return None
    return address if is_web(address) else None


def canonical(url: str) -> str:
    """The one spelling of an address. Raises ValueError for what is no web address."""
    address = joined("", url)
    if address is None:
        raise ValueError(f"not a web address: {url!r}")
    parts = urlsplit(address)
    scheme = parts.scheme.lower()
    path = SESSION_IN_PATH.sub("", parts.path)
    path = ESCAPE.sub(lambda escape: escape[0].upper(), path) or "/"
    return urlunsplit(
        (scheme, _host(scheme, parts.hostname, parts.port), path, _query(parts.query), "")
    )


def stated_canonical(link: str | None, page: str) -> str:
    """The canonical address of a page that states `link`, which counts on the page's own host only.

    A link to the home page is a template's mistake: it would make one document of all. A page that
    was found nowhere on the web is taken at its word.
    """
    found = joined(page, link)
    stated = canonical(found) if found else None
    if not is_web(page):
        return stated or page
    address = canonical(page)
    if stated is None or not is_same_site(stated, address):
        return address
    is_home = urlsplit(stated)[2:4] == ("/", "")
    return address if is_home else stated


def is_same_site(url: str, other: str) -> bool:
    """Whether two canonical addresses have one host, be it with or without "www."."""
    return site(url) == site(other)


def _host(scheme: str, host: str | None, port: int | None) -> str:
    name = f"[{host}]" if ":" in (host or "") else (host or "").lower()
    return name if port in (None, DEFAULT_PORTS[scheme]) else f"{name}:{port}"


def _query(query: str) -> str:
    return "&".join(pair for pair in query.split("&") if pair and not _counts_visitors(pair))


def _counts_visitors(pair: str) -> bool:
    return bool(TRACKING.fullmatch(pair.partition("=")[0]) or SESSION.fullmatch(pair))
