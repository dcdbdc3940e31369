"""Scrapy's settings: who we say we are, and how gently we ask."""

import os
from importlib.metadata import metadata
from typing import Any
from urllib.parse import urlsplit

PROJECT_URL = "ARCHIVE_URL"  # environment: a page that says what this crawler is
CONTACT = "ARCHIVE_CONTACT"  # environment: where a webmaster reaches whoever runs it


def user_agent() -> str:
    """`287g-archive/0.1.0 (+https://archive.example; desk@archive.example)`, never a browser's."""
    about = metadata("archive-287g")
    home = os.environ.get(PROJECT_URL) or "287(g) Archive"
    contact = os.environ.get(CONTACT)
    signature = "; ".join(part for part in (_linked(home), contact) if part)
    return f"287g-archive/{about['Version']} ({signature})"


def _linked(home: str) -> str:
    return f"+{home}" if home.startswith("http") else home


def has_contact() -> bool:
    """Whether a webmaster can reach whoever runs this crawler."""
    return bool(os.environ.get(CONTACT))


# A server on this machine is our own: the demo, a test.
OUR_OWN_SERVER: dict[str, Any] = {
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 4,
    "RETRY_WAIT": 0,
}


def settings_for(url: str) -> dict[str, Any]:
    """The settings of a visit to a source that starts at `url`."""
    is_ours = urlsplit(url).hostname in ("127.0.0.1", "::1", "localhost")
    return scrapy_settings() | (OUR_OWN_SERVER if is_ours else {})


def scrapy_settings() -> dict[str, Any]:
    """What every visit starts from."""
    return {
        "BOT_NAME": "287g-archive",
        "USER_AGENT": user_agent(),
        "SPIDER_MODULES": ["crawler.spiders"],
        "DEFAULT_REQUEST_HEADERS": {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"},
        # Manners
        "ROBOTSTXT_OBEY": True,
        "DOWNLOAD_DELAY": 2.0,  # seconds between requests to one host, ±50 %
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": 2.0,  # seconds
        "COOKIES_ENABLED": False,
        "REFERRER_POLICY": "no-referrer",
        # Limits
        "DOWNLOAD_TIMEOUT": 20,  # seconds
        "DOWNLOAD_MAXSIZE": 20 * 1024 * 1024,  # bytes, before and after unpacking
        "DOWNLOAD_WARNSIZE": 0,
        "REDIRECT_MAX_TIMES": 8,
        "RETRY_TIMES": 3,
        "RETRY_HTTP_CODES": [500, 502, 503, 504, 522, 524],  # never 429: it says "not now"
        "RETRY_WAIT": 4.0,  # seconds before the first retry, doubled for each more
        "LISTING_PAGES_MAX": 1000,  # pages of one listing in one visit; of 25 rows at ICE
        "METAREFRESH_ENABLED": False,  # a page that reloads itself is not a redirect
        "DOWNLOADER_MIDDLEWARES": {
            "crawler.retries.BackOff": 560,
            "crawler.recording.Recording": 990,  # next to the network: sees answers as sent
        },
        # Scrapy's own: CRAWLING.md's measures and its warnings
        "CONCURRENT_ITEMS": 4,  # it starts as many tasks for each response (scrapy#5182)
        "REMOTE_CONTROL_ENABLED": False,  # would run anybody's Python in this process
        "TELNETCONSOLE_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,  # who calls us decides what is told
        "LOGSTATS_INTERVAL": 0,
        "STATS_DUMP": False,
        "MEMUSAGE_ENABLED": False,
    }
