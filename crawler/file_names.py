"""The name of the file that an answer hands over: Content-Disposition's, else its address's."""

import re
from urllib.parse import unquote, urlsplit

from scrapy.http import Response

from crawler.headers import header

# `attachment; filename*=UTF-8''agencies%20am.xlsx` (RFC 6266), which counts more than the other
EXTENDED = re.compile(r"""(?:^|;)\s*filename\*\s*=\s*"?([\w-]+)'[^']*'([^;\s"]+)""", re.IGNORECASE)
# `attachment; filename="agencies am.xlsx"`, `filename=agencies.xlsx`
STATED = re.compile(r'(?:^|;)\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^";]+))', re.IGNORECASE)
ESCAPED = re.compile(r'\\(["\\])')  # `agencies \"new\".xlsx`; no other backslash escapes
FOLDERS = re.compile(r"[/\\]")  # "C:\lists\agencies.xlsx", "../agencies.xlsx"
LONGEST = 200  # characters


def file_name(response: Response) -> str | None:
    """The name of the file, without folders; None where neither header nor address has one."""
    stated = stated_name(header(response, "Content-Disposition") or "")
    return stated or bare_name(unquote(urlsplit(response.url).path))


def stated_name(disposition: str) -> str | None:
    """The name in a Content-Disposition; None where there is none."""
    return _extended_name(disposition) or _plain_name(disposition)


def _extended_name(disposition: str) -> str | None:
    found = EXTENDED.search(disposition)
    if found is None:
        return None
    try:
        return bare_name(unquote(found[2], encoding=found[1], errors="replace"))
    except (LookupError, UnicodeError):  # a charset that nobody knows
        return None


def _plain_name(disposition: str) -> str | None:
    found = STATED.search(disposition)
    if found is None:
        return None
    words = found[2] or ESCAPED.sub(r"\1", found[1] or "")
    return bare_name(_as_utf8(words))


def _as_utf8(words: str) -> str:
    """Headers come as Latin-1, though many servers write UTF-8."""
    try:
        return words.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return words


def bare_name(path: str) -> str | None:
    """The last part of a path, of printable characters; None where there are none."""
    last = FOLDERS.split(path)[-1]
    name = "".join(one for one in last if one.isprintable()).strip(" .")
    return name[-LONGEST:] or None
