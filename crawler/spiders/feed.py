"""Any outlet with a feed, followed to its pages."""

from dataclasses import replace

from scrapy.http import Response, TextResponse

from archive.visits import Link, Page
from crawler.errors import PageChanged
from crawler.extract import extract
from crawler.feeds import read_feed
from crawler.headers import header
from crawler.listing import Listing
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

    def parse_document(self, response: Response, link: Link) -> Page:
        """What a page of an outlet says, whatever its layout."""
        if not isinstance(response, TextResponse):
            raise PageChanged(f"{header(response, 'Content-Type')} where a page should be")
        return extract(response.text, replace(link, url=response.url))
