"""What the templates show of stored values."""

import pytest


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("2026-03-02", '<time datetime="2026-03-02">2 March 2026</time>'),
        (
            "2026-03-02T05:06:07Z",
            '<time datetime="2026-03-02T05:06:07Z">2 March 2026, 05:06 UTC</time>',
        ),
        ("soon", '<time datetime="soon">soon</time>'),
        ('"><b>', '<time datetime="&#34;&gt;&lt;b&gt;">&#34;&gt;&lt;b&gt;</time>'),
    ],
)
def test_a_moment_is_as_precise_as_it_is_stored(plugin, stored, shown):
    assert plugin("moments").moment(stored) == shown


def test_a_day_is_shown_without_its_time(plugin):
    assert ">2 March 2026<" in plugin("moments").day("2026-03-02T05:06:07Z")


@pytest.mark.parametrize(
    ("found", "html"),
    [
        ("the ⟦sheriff⟧ said", "the <mark>sheriff</mark> said"),
        ("under ⟦287(g⟧) since", "under <mark>287(g)</mark> since"),
        ("(the ⟦sheriff⟧) said", "(the <mark>sheriff</mark>) said"),
        ("<b>⟦<i>⟧&", "&lt;b&gt;<mark>&lt;i&gt;</mark>&amp;"),
        ("a stray ⟧ and ⟦ sign", "a stray  and  sign"),
        ("⟦a⟦b⟧", "a<mark>b</mark>"),
        ("", ""),
        (None, ""),
    ],
)
def test_found_words_are_marked_and_all_is_escaped(plugin, found, html):
    assert plugin("highlights").highlighted(found) == html


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("https://www.ice.gov/news", True),
        ("http://ledger.example:8080/a?b", True),
        ("HTTPS://LEDGER.EXAMPLE", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt://ledger.example/%0aalert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//ledger.example", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_become_links(plugin, address, links):
    assert plugin("addresses").is_web_address(address) is links


def test_a_host_is_named_without_www(plugin):
    assert plugin("addresses").host("https://www.ice.gov/news") == "ice.gov"


def test_states_stand_in_the_order_of_their_names(plugin):
    rows = [{"state": code} for code in ("IA", "ID", "AK", "AL")]
    ordered = plugin("state_names").by_state_name(rows)
    assert [row["state"] for row in ordered] == ["AL", "AK", "ID", "IA"]


@pytest.mark.parametrize(("code", "name"), [("NE", "Nebraska"), ("XX", "XX"), ("<b>", "<b>")])
def test_a_state_is_called_by_its_name(plugin, code, name):
    assert plugin("state_names").state_name(code) == name


@pytest.mark.parametrize(
    ("words", "parts", "whole"),
    [
        ("sheriff plum", True, True),
        ("PLUM sheriff's", True, True),
        ("sher*", True, True),
        ("herif", True, False),
        ("plum -sheriff", False, False),
        ("plum -jail", True, True),
        ('"Plum County"', True, True),
        ("%", False, False),
        ("_", False, False),
        ("", True, False),
    ],
)
def test_a_name_has_words_or_parts_of_them(plugin, words, parts, whole):
    name = "Plum County Sheriff’s Office"
    names = plugin("names")
    assert names.has_parts(name, words) is parts
    assert names.has_words(name, words) is whole
