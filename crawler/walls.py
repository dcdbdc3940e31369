"""Walls against robots that answer with status 200, by what they say (crawler/walls.toml)."""

import tomllib
from pathlib import Path

from bs4 import BeautifulSoup
from scrapy.http import Response, TextResponse

from crawler.headers import header

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
TITLES = frozenset(WORDS["titles"])
HTML_MAX = 100_000  # characters: a longer page is none
TITLED_MAX = 1500  # characters to read under a title that walls have
CAPTCHA_MAX = 400  # characters to read beside a captcha: a form at a story's foot is no wall


def find_wall(response: Response) -> str | None:
    """What tells that an answer is a wall; None where it is none."""
    stated = header(response, "cf-mitigated")
    if stated:
        return f"cf-mitigated: {stated}"
    return wall_in(response.text) if isinstance(response, TextResponse) else None


def wall_in(html: str) -> str | None:
    """The title or the captcha of a page that is a wall; None where it is none."""
    folded = html.casefold() if len(html) <= HTML_MAX else ""
    is_told = any(words in folded for words in (*TITLES, *WORDS["captchas"]))
    if not is_told or folded.lstrip().startswith("<?xml"):  # a feed
        return None
    soup = BeautifulSoup(html, "lxml")
    title = soup.title or soup.h1
    named = _single(title.get_text()) if title else ""
    for silent in soup.select("title, script, style, noscript, template"):
        silent.extract()
    length = len(_single(soup.get_text(" ")))
    if length <= TITLED_MAX and named.casefold().rstrip(".…!") in TITLES:
        return named
    marks = (mark for mark in WORDS["captchas"] if mark in folded)
    return next(marks, None) if length <= CAPTCHA_MAX else None


def _single(words: str) -> str:
    return " ".join(words.split())
