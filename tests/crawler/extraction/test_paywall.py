import pytest
from lxml.html import document_fromstring

from crawler.extraction.paywall import shows_paywall, stated_paywall

WALL = "<div class='c-paywall__prompt'>Subscribe to continue reading.</div>"
SHORT, LONG = "The board voted.", "The board voted. " * 100


@pytest.mark.parametrize(
    ("article", "tags", "found"),
    [
        ({"isAccessibleForFree": False}, {}, True),
        ({"isAccessibleForFree": "False"}, {}, True),
        ({"isAccessibleForFree": "https://schema.org/False"}, {}, True),
        ({"isAccessibleForFree": True}, {"article:content_tier": ["locked"]}, False),
        ({}, {"article:content_tier": ["locked"]}, True),
        ({}, {"article:content_tier": ["metered"]}, True),
        ({}, {"article:content_tier": ["free"]}, False),
        ({"isAccessibleForFree": "perhaps"}, {}, None),
        ({"isAccessibleForFree": {"@type": "Thing"}}, {}, None),
        ({}, {}, None),
    ],
)
def test_what_a_page_states_of_its_wall(article, tags, found):
    assert stated_paywall(article, tags) is found


@pytest.mark.parametrize(
    ("html", "text", "found"),
    [
        (WALL, SHORT, True),
        (WALL, LONG, False),  # a wall that was not raised
        ("<div class='paywall'>The board voted.</div>", SHORT, False),
        ("<p>Subscribe to continue reading.</p>", SHORT, False),
        ("<p class='drywall'>Already a subscriber?</p>", SHORT, False),
        ("<div id='regwall'>Already a subscriber? Log in.</div>", SHORT, True),
    ],
)
def test_a_wall_is_believed_by_name_and_plea_where_the_text_is_short(html, text, found):
    assert shows_paywall(document_fromstring(f"<body>{html}</body>"), text) is found
