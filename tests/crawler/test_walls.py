import pytest
from scrapy.http import HtmlResponse

from crawler.walls import find_wall, wall_in

STORY = "<p>" + "The board will hear the public on the jail and its deputies next month. " * 40


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<html><head><title>Just a moment...</title></head><p>Wait.</p>", "Just a moment..."),
        ("<html><title>Just a moment…</title><script>" + "x" * 9000, "Just a moment…"),
        ("<title>Attention Required! | Cloudflare</title>", "Attention Required! | Cloudflare"),
        ("<TITLE>Pardon Our Interruption</TITLE><p>As you were", "Pardon Our Interruption"),
        ("<html><body><h1>Access Denied</h1>You have no permission", "Access Denied"),
        ("<html><body><div class='h-captcha'></div>", "h-captcha"),
        ("<iframe src='/_Incapsula_Resource?a=1'>Unsuccessful</iframe>", "_incapsula_resource"),
        (f"<title>Access denied</title><h1>Access denied</h1>{STORY}", None),  # a story of one
        ("<title>Access denied to 12 migrants</title><p>A lawyer said so.", None),
        (f"<title>County signs</title>{STORY}<div class='g-recaptcha'>", None),
        ("<title>The Ledger</title>", None),
        ("<?xml version='1.0'?><rss><channel><title>Just a moment</title></channel></rss>", None),
        ("Access denied", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_wall_is_told_by_its_title_or_captcha_where_little_else_stands(html, told):
    assert wall_in(html) == told


def test_a_wall_is_told_by_its_server():
    headers = {"cf-mitigated": "challenge"}
    answer = HtmlResponse("https://ledger.example/", headers=headers, body=STORY, encoding="utf-8")
    assert find_wall(answer) == "cf-mitigated: challenge"
