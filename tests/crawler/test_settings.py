import pytest

from crawler.settings import (
    CONTACT,
    PROJECT_URL,
    has_contact,
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
        ("REMOTE_CONTROL_ENABLED", False),  # would run anybody's Python in this process
        ("TELNETCONSOLE_ENABLED", False),
        ("CONCURRENT_ITEMS", 4),
    ],
)
def test_manners_and_safety_are_set(setting, value):
    assert settings_for("https://ledger.example/feed")[setting] == value


def test_a_stranger_is_asked_at_most_once_a_second_and_our_own_server_at_once():
    assert settings_for("https://ledger.example/feed")["DOWNLOAD_DELAY"] * 0.5 >= 1  # less jitter
    assert settings_for("http://127.0.0.1:8000/feed")["DOWNLOAD_DELAY"] == 0
    assert scrapy_settings()["ROBOTSTXT_OBEY"]
