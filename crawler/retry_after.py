"""The header Retry-After (RFC 9110, 10.2.3): how long a host wants to be left alone."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

SECONDS = re.compile(r"\d{1,10}(\.\d+)?")  # "120"; some send "1.5"
LONGEST = timedelta(days=30)  # nobody means more


def retry_after(stated: str | None, moment: datetime) -> timedelta | None:
    """How long to wait from `moment`; None where nothing is stated that can be read."""
    words = (stated or "").strip()
    if SECONDS.fullmatch(words):
        return min(timedelta(seconds=float(words)), LONGEST)
    try:
        until = parsedate_to_datetime(words)
        wait = (until if until.tzinfo else until.replace(tzinfo=UTC)) - moment
    except (TypeError, ValueError, OverflowError):
        return None
    return min(max(wait, timedelta()), LONGEST)
