import pytest
from bs4 import BeautifulSoup

from crawler.extraction.paragraphs import paragraphs


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("loose <b>words</b><p>One.</p>more", ["loose words", "One.", "more"]),
        ("<div><div><p>One.</p></div>loose</div>", ["One.", "loose"]),
        ("<p>One\n   line<br>of words.</p>", ["One line of words."]),
        ("One.<br> <br/>Two.", ["One.", "Two."]),
        ("<p>A <em>b</em>c <a href='/'>d</a>.</p>", ["A bc d."]),
        ("<ul><li>One</li><li>Two <p>Three</p></li></ul>", ["One", "Two", "Three"]),
        ("<span><p>One.</p></span>", ["One."]),
        ("<p>287&#40;g&#41;&nbsp;signed</p>", ["287(g) signed"]),
        ("<!-- no --><script>no()</script><style>p{}</style><figure>no</figure>", []),
        ("<p> </p>", []),
    ],
)
def test_each_innermost_block_is_a_paragraph(html, found):
    body = BeautifulSoup(f"<main>{html}</main>", "lxml").main
    assert list(paragraphs(body)) == found
