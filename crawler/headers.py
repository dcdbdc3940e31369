"""The headers of an answer, as its server states them."""

from scrapy.http import Response


def header(response: Response, name: str) -> str | None:
    """The words of a header; None where it is missing or empty."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
