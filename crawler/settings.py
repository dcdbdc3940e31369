"""Scrapy's settings: who we say we are, and how gently we ask."""

import os
import re
from importlib.metadata import metadata
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

PROJECT_URL = "ARCHIVE_URL"  # environment: a page that says what this crawler is
CONTACT = "ARCHIVE_CONTACT"  # environment: where a webmaster reaches whoever runs it
EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[a-z0-9]+", re.IGNORECASE)  # "desk@archive.example"


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


def request_headers() -> dict[str, str]:
    """What every request says; From names a person where the contact is one (RFC 9110, 10.1.2)."""
    contact = os.environ.get(CONTACT) or ""
    sender = {"From": contact} if EMAIL.fullmatch(contact) else {}
    return {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"} | sender


# A server on this machine is our own: the demo, a test. None is asked without ALLOW_LOOPBACK,
# and a stranger that it links to gets a stranger's delay.
LOOPBACK = ("localhost", "::1", *(f"127.0.0.{number}" for number in range(1, 255)))
OUR_OWN_SERVER: dict[str, Any] = {
    "DOWNLOAD_SLOTS": {host: {"delay": 0, "concurrency": 4} for host in LOOPBACK},
    "CONCURRENT_REQUESTS_PER_DOMAIN": 4,  # connections that are kept open
    "AUTOTHROTTLE_ENABLED": False,
    "RETRY_WAIT": 0,
    "RETRY_AFTER_MAX": 1,  # seconds
}


def settings_for(url: str) -> dict[str, Any]:
    """The settings of a visit to a source that starts at `url`."""
    return scrapy_settings() | (OUR_OWN_SERVER if is_loopback(url) else {})


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def scrapy_settings() -> dict[str, Any]:
    """What every visit starts from."""
    return {
        "BOT_NAME": "287g-archive",
        "USER_AGENT": user_agent(),
        "SPIDER_MODULES": ["crawler.spiders"],
        "DEFAULT_REQUEST_HEADERS": request_headers(),
        # Manners
        "ROBOTSTXT_OBEY": True,
        "DOWNLOAD_DELAY": 2.0,  # seconds between requests to one host, ±50 %
        "HOST_DELAYS": {"api.gdeltproject.org": 6.0},  # seconds; it says one in 5
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "CONCURRENT_REQUESTS": 4,  # as many are waited for after Ctrl-C
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": 2.0,  # seconds
        "COOKIES_ENABLED": False,
        "REFERRER_POLICY": "no-referrer",
        # Networks: http and https, and only into the public internet
        "ALLOW_LOOPBACK": False,  # a test or the demo may; other private networks nobody
        "TWISTED_DNS_RESOLVER": "crawler.resolver.PublicResolver",  # counts for the whole process
        "DOWNLOAD_HANDLERS": {
            "http": "crawler.middlewares.networks.PublicHandler",
            "https": "crawler.middlewares.networks.PublicHandler",
            **dict.fromkeys(("data", "file", "ftp", "s3")),
        },
        # Limits
        "DOWNLOAD_TIMEOUT": 20,  # seconds
        "DOWNLOAD_MAXSIZE": 20 * 1024 * 1024,  # bytes, before and after unpacking
        "DOWNLOAD_WARNSIZE": 0,
        "REDIRECT_MAX_TIMES": 8,
        "RETRY_TIMES": 2,
        "RETRY_HTTP_CODES": [500, 502, 503, 504, 522, 524],  # 429: middlewares/waiting.py
        "RETRY_EXCEPTIONS": [  # not that a name is unknown: it will be so in a minute, too
            "scrapy.exceptions.DownloadConnectionRefusedError",
            "scrapy.exceptions.DownloadFailedError",
            "scrapy.exceptions.DownloadTimeoutError",
            "scrapy.exceptions.ResponseDataLossError",
            "twisted.internet.error.ConnectError",
            "scrapy.core.downloader.handlers.http11.TunnelError",  # of a proxy
        ],
        "RETRY_WAIT": 4.0,  # seconds before the first retry, doubled for each more
        "RETRY_GIVE_UP_LOG_LEVEL": "INFO",  # every failure is taken down by its name
        "RETRY_AFTER_MAX": 60,  # seconds that a run waits for a host that says for how long
        "REQUESTS_BUDGET": 2000,  # of one source in one run; the next run goes on
        "METAREFRESH_ENABLED": False,  # a page that reloads itself is not a redirect
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "crawler.middlewares.robots.Robots": 100,
            "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
            "crawler.middlewares.retries.Retries": 550,
            "crawler.middlewares.waiting.Waiting": 570,  # sees an answer before it is retried
            "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
            "crawler.middlewares.unpacking.Unpacking": 590,
            "crawler.middlewares.recording.Recording": 990,  # next to the network
        },
        # Scrapy's own: CRAWLING.md's measures and its warnings
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",  # as the listing has them
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",  # the frontier knows better
        "CONCURRENT_ITEMS": 4,  # it starts as many tasks for each response (scrapy#5182)
        "REMOTE_CONTROL_ENABLED": False,  # would run anybody's Python in this process
        "TELNETCONSOLE_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,  # who calls us decides what is told
        "LOGSTATS_INTERVAL": 0,
        "STATS_DUMP": False,
        "MEMUSAGE_ENABLED": False,
    }
