import pytest

from crawler.settings import (
    CONTACT,
    PROJECT_URL,
    has_contact,
    request_headers,
    scrapy_settings,
    settings_for,
    user_agent,
)


def test_the_user_agent_names_program_page_and_contact(monkeypatch):
    monkeypatch.setenv(PROJECT_URL, "https://archive.example/about")
    monkeypatch.setenv(CONTACT, "desk@archive.example")
    name, _, signature = user_agent().partition(" ")
    assert name.startswith("287g-archive/")
    assert signature == "(+https://archive.example/about; desk@archive.example)"
    assert has_contact()


def test_the_user_agent_never_looks_like_a_browser(monkeypatch):
    monkeypatch.delenv(CONTACT, raising=False)
    assert "Mozilla" not in user_agent()
    assert not has_contact()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("ROBOTSTXT_OBEY", True),
        ("AUTOTHROTTLE_ENABLED", True),
        ("COOKIES_ENABLED", False),
        ("METAREFRESH_ENABLED", False),
        ("REMOTE_CONTROL_ENABLED", False),  # would run anybody's Python in this process
        ("TELNETCONSOLE_ENABLED", False),
        ("CONCURRENT_ITEMS", 4),
    ],
)
def test_manners_and_safety_are_set(setting, value):
    assert settings_for("https://ledger.example/feed")[setting] == value


def test_a_stranger_is_asked_at_most_once_a_second():
    assert settings_for("https://ledger.example/feed")["DOWNLOAD_DELAY"] * 0.5 >= 1  # less jitter


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.7", "localhost", "[::1]"])
def test_our_own_server_is_asked_at_once_and_a_stranger_that_it_links_to_is_not(host):
    settings = settings_for(f"http://{host}:8000/feed")
    assert settings["DOWNLOAD_SLOTS"][host.strip("[]")]["delay"] == 0
    assert settings["DOWNLOAD_DELAY"] == scrapy_settings()["DOWNLOAD_DELAY"]


def test_nobody_reaches_loopback_unless_told():
    assert settings_for("http://127.0.0.1:8000/feed")["ALLOW_LOOPBACK"] is False


@pytest.mark.parametrize("scheme", ["data", "file", "ftp", "s3"])
def test_only_http_and_https_have_a_handler(scheme):
    assert scrapy_settings()["DOWNLOAD_HANDLERS"][scheme] is None


@pytest.mark.parametrize(
    ("contact", "sender"),
    [
        ("desk@archive.example", "desk@archive.example"),
        ("https://archive.example/contact", None),
        ("call us: desk@archive.example", None),
        ("", None),
    ],
)
def test_requests_name_a_person_where_the_contact_is_an_address(contact, sender, monkeypatch):
    monkeypatch.setenv(CONTACT, contact)
    assert request_headers().get("From") == sender
