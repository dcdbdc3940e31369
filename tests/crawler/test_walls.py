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
        ("<title>Access denied | ledger.example used Cloudflare to restrict access</title>",
         "Access denied | ledger.example used Cloudflare to restrict access"),
        ("<title>Access Denied - The Ledger</title><p>Reference #18", "Access Denied - The Ledger"),
        ("<title>ledger.example</title><script>var dd={'host':'geo.captcha-delivery.com'}</script>",
         "captcha-delivery.com"),
        ("<title>ledger.example</title><script src='https://a.token.awswaf.com/challenge.js'>",
         "awswaf.com"),
        ("<title>Vercel Security Checkpoint</title><p>We check your browser.",
         "Vercel Security Checkpoint"),
        ("<title>You are being redirected...</title><noscript>Script is required.</noscript>",
         "You are being redirected..."),
        ("<title>Radware Bot Manager Captcha</title><p>Tick it.", "Radware Bot Manager Captcha"),
        ("<p>Reference #18.2f<p>https://errors.edgesuite.net/18.2f", "errors.edgesuite.net"),
        ("<html><p>Request unsuccessful. Incapsula incident ID: 1-2", "incapsula incident id"),
        ("<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html>\n<html xmlns='http://www.w3.org/1999/"
         "xhtml'><head><title>Access Denied</title></head></html>", "Access Denied"),
        ("<title>One more step - The Ledger</title><p>Prove it.", "One more step - The Ledger"),
        (f"<title>Access denied</title><h1>Access denied</h1>{STORY}", None),  # a story of one
        (f"<title>Access denied | The Ledger</title>{STORY[:600]}", None),
        (f"<title>Robot check - The Ledger</title>{STORY}", None),
        ("<title>Access denied: county shuts the jail to lawyers | The Ledger</title><p>So", None),
        ("<title>Sheriff: you have been blocked</title><p>She said so on Monday.", None),
        ("<title>Jail switches to Cloudflare</title><p>It restricts access.", None),
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


@pytest.mark.parametrize("name", ["cf-mitigated", "x-amzn-waf-action", "x-vercel-mitigated"])
def test_a_wall_is_told_by_its_server(name):
    headers = {name: "challenge"}
    answer = HtmlResponse("https://ledger.example/", headers=headers, body=STORY, encoding="utf-8")
    assert find_wall(answer) == f"{name}: challenge"
