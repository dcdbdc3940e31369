import pytest

from crawler.urls import canonical, is_web, joined, stated_canonical


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("HTTPS://Ledger.Example/Story", "https://ledger.example/Story"),
        ("https://ledger.example:443/a", "https://ledger.example/a"),
        ("http://ledger.example:8080/a", "http://ledger.example:8080/a"),
        ("http://[2001:db8::1]:80/a", "http://[2001:db8::1]/a"),
        ("https://ledger.example", "https://ledger.example/"),
        ("https://ledger.example/a#comments", "https://ledger.example/a"),
        ("https://ledger.example/a/?utm_source=rss&utm_medium=feed", "https://ledger.example/a/"),
        ("https://ledger.example/a?id=7&fbclid=x&page=2", "https://ledger.example/a?id=7&page=2"),
        ("https://ledger.example/a?b=2&a=1", "https://ledger.example/a?b=2&a=1"),  # order stays
        ("https://ledger.example/a?source=wire", "https://ledger.example/a?source=wire"),
        ("https://ledger.example/a/", "https://ledger.example/a/"),  # the slash stays
        ("https://ledger.example/a?PHPSESSID=8f1&id=7", "https://ledger.example/a?id=7"),
        ("https://ledger.example/a;jsessionid=8F1?id=7", "https://ledger.example/a?id=7"),
        (f"https://ledger.example/a?sid={'0f' * 16}", "https://ledger.example/a"),
        ("https://ledger.example/a?sid=1234", "https://ledger.example/a?sid=1234"),  # a story's
        ("https://ledger.example/a?s=287(g)", "https://ledger.example/a?s=287(g)"),  # a search
        ("https://ledger.example/señor%c3%a9", "https://ledger.example/se%C3%B1or%C3%A9"),
        (" https://ledger.example/a b ", "https://ledger.example/a%20b"),
    ],
)
def test_an_address_has_one_spelling(printed, address):
    assert canonical(printed) == address
    assert canonical(address) == address


@pytest.mark.parametrize("url", ["https://ledger example/feed", "https://ledger.example/a b"])
def test_an_address_with_a_blank_cannot_be_asked(url):
    assert not is_web(url)


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ("/story", "https://ledger.example/story"),
        (" ../a story ", "https://ledger.example/a%20story"),
        ("//elsewhere.example/story", "https://elsewhere.example/story"),
        ("http://[bad/story", None),
        ("http://ledger.example:99999/", None),
        ("https://ledger example/story", None),
        ("mailto:desk@ledger.example", None),
        (" ", None),
        (None, None),
    ],
)
def test_stated_words_lead_to_a_web_address_or_nowhere(stated, address):
    assert joined("https://ledger.example/news/a", stated) == address


@pytest.mark.parametrize(
    "printed",
    ["mailto:desk@ledger.example", "javascript:void(0)", "/story", "", "https://", "http://a:b/"],
)
def test_what_is_no_web_address_is_refused(printed):
    assert not is_web(printed)
    with pytest.raises(ValueError, match="not a web address"):
        canonical(printed)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://ledger.example/story", "https://ledger.example/story"),
        ("/story", "https://ledger.example/story"),
        ("https://www.ledger.example/story", "https://www.ledger.example/story"),
        ("https://elsewhere.example/story", "https://ledger.example/story/amp"),  # another host
        ("https://ledger.example/", "https://ledger.example/story/amp"),  # the home page
        ("mailto:desk@ledger.example", "https://ledger.example/story/amp"),
        ("http://[bad/story", "https://ledger.example/story/amp"),
        (None, "https://ledger.example/story/amp"),
    ],
)
def test_a_stated_address_counts_on_its_own_host_only(link, address):
    assert stated_canonical(link, "https://ledger.example/story/amp") == address


def test_a_saved_page_is_taken_at_its_word():
    assert stated_canonical("https://ledger.example/a", "about:blank") == "https://ledger.example/a"
    assert stated_canonical(None, "about:blank") == "about:blank"
