"""Any outlet with a feed, followed to its pages."""

from scrapy.http import Response

from archive.visits import Listing
from crawler.feeds import read_feed
from crawler.headers import header
from crawler.source_spider import SourceSpider


class FeedSpider(SourceSpider):
    """Reads `source.url` as a feed and each page that it names as news."""

    name = "feed"

    def parse_listing(self, response: Response) -> Listing:
        """The addresses of the feed."""
        links = read_feed(
            response.body, url=response.url, content_type=header(response, "Content-Type")
        )
        return Listing(links=links)
