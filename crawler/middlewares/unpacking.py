"""Packed bodies: unpacked within limits, and named where they are not what their headers say."""

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.errors import Miscoded, TooLarge

CODINGS_MAX = 2  # one inside the other; each more costs the time of a whole body


class Unpacking(HttpCompressionMiddleware):
    """Scrapy's middleware, with our names for what goes wrong."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Unpack a body. Raises TooLarge and Miscoded."""
        codings = b",".join(response.headers.getlist("Content-Encoding"))
        if codings.count(b",") >= CODINGS_MAX:
            raise Miscoded(f"more than {CODINGS_MAX} codings, one inside the other")
        try:
            return super().process_response(request, response)
        except IgnoreRequest as error:
            raise TooLarge(
                f"larger than DOWNLOAD_MAXSIZE ({self._max_size} bytes) once unpacked"
            ) from error
        except Exception as error:  # each coding has its own
            stated = codings.decode("latin-1")
            raise Miscoded(f"the body is not what its Content-Encoding says: {stated!r}") from error
