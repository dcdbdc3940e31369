"""MOA and ADDENDUM: the address that a link leads to, whatever it was wrapped in."""

import re
from functools import lru_cache
from urllib.parse import parse_qs, quote, unquote, unquote_to_bytes, urlsplit, urlunsplit

from crawler.urls import canonical
from crawler.workbooks.cells import Odd, squished

WRAPS_MAX = 5  # one in another
PATH_MARKS = "/!$&'()*+,;=:@~"  # stand for themselves in a path

# "chrome-extension://efaidnbmnnnibpcajpcglclefindmkaj/https:/www.ice.gov/…": Acrobat in a browser
EXTENSION = re.compile(r"(?:[a-z]+-)?extension:/+[\w-]+/+", re.IGNORECASE)
# "https://", "http:/", "htps://", "https//", "hhttps:\\"
SCHEME = re.compile(r"h*t+p+(?P<safe>s*)(?:\s*[:;]+/*|/+)\s*", re.IGNORECASE)
BARE = re.compile(r"//(?=\w)|(?=www\.[\w-]+\.\w)|(?=(?:\w+\.)*ice\.gov(?:/|$))", re.IGNORECASE)
AMPERSAND = re.compile(r"&(?:amp;)+")
# "gcc02.safelinks.protection.outlook.com"
SAFELINKS = re.compile(r"(?:\w+\.)?safelinks\.protection\.[\w.]+")
# "https://urldefense.com/v3/__https://www.ice.gov/a.pdf__;!!Ab1!c$"
DEFENSE_3 = re.compile(r"/v3/__(?P<url>[^*]+?)__;")
PARAMETERS = {  # that hold the wrapped address, by host
    "urldefense.proofpoint.com": ("u",),
    "urldefense.com": ("u",),
    "www.google.com": ("q", "url"),
    "view.officeapps.live.com": ("src",),
}
DEFENSE_2 = str.maketrans({"-": "%", "_": "/"})  # "https-3A__www.ice.gov_a.pdf"
ICE = ("ice.gov", "www.ice.gov")


@lru_cache(maxsize=10_000)
def read_link(printed: str | None) -> tuple[str | None, Odd | None]:
    """The address in its one spelling; None where the words lead nowhere on the web."""
    if printed is None:
        return None, None
    inner, wraps = _unwrapped(printed)
    address = _spelt(inner)
    if address is None:
        return None, Odd(kind="odd-link", printed=printed)
    if wraps:
        return address, Odd(kind="wrapped-link", printed=printed, taken_as=address)
    if _is_plain(printed, address):
        return address, None
    return address, Odd(kind="mended-link", printed=printed, taken_as=address)


def is_typed_link(words: str | None) -> bool:
    """Whether a cell's text is itself an address."""
    return bool(words and (SCHEME.match(words) or BARE.match(words)))


def _unwrapped(printed: str) -> tuple[str, int]:
    """What the innermost wrapping holds, and how many there were."""
    words = _mended(printed)
    for wraps in range(WRAPS_MAX):
        inner = _inner(words)
        if inner is None:
            return words, wraps
        words = _mended(inner)
    return words, WRAPS_MAX


def _mended(words: str) -> str:
    """With one whole scheme in front."""
    words = AMPERSAND.sub("&", squished(words)).replace("\\", "/")
    if EXTENSION.match(words):
        return words
    scheme = None
    while found := SCHEME.match(words):  # "https://https://www.ice.gov"
        scheme = "https" if found["safe"] else "http"
        words = words[found.end() :]
    if scheme is None and (found := BARE.match(words)):
        scheme, words = "https", words[found.end() :]
    return f"{scheme}://{words}" if scheme else words


def _inner(words: str) -> str | None:
    """The address inside of a wrapping, None where the words are none."""
    if found := EXTENSION.match(words):
        return words[found.end() :]
    try:
        parts = urlsplit(words)
    except ValueError:  # "https://[bad"
        return None
    host = (parts.hostname or "").lower()
    if found := DEFENSE_3.match(parts.path):
        return found["url"] if host == "urldefense.com" else None
    names = ("url",) if SAFELINKS.fullmatch(host) else PARAMETERS.get(host, ())
    held = parse_qs(parts.query)
    inner = next((held[name][0] for name in names if name in held), None)
    if inner is not None and names == ("u",):
        return unquote(inner.translate(DEFENSE_2))
    return inner


def _spelt(words: str) -> str | None:
    try:
        parts = urlsplit(canonical(words))
        fragment = urlsplit(words).fragment
    except ValueError:
        return None
    if "." not in parts.netloc:
        return None
    is_ice = parts.netloc in ICE
    scheme, host = ("https", "www.ice.gov") if is_ice else (parts.scheme, parts.netloc)
    path = quote(unquote_to_bytes(parts.path), safe=PATH_MARKS)
    return urlunsplit((scheme, host, path, parts.query, quote(fragment, safe=PATH_MARKS + "%")))


def _is_plain(printed: str, address: str) -> bool:
    """Whether the two differ in nothing but case and escapes."""
    return unquote(squished(printed)).lower() == unquote(address).lower()
