import socket
import threading
import time
import tomllib
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from demo.newsroom import TRAPS, Newsroom
from demo.server import PortTaken


def test_no_two_sites_share_a_port(newsroom):
    ports = {urlsplit(url).port for url in newsroom.urls.values()}
    assert len(ports) == len(newsroom.registered) >= 14


def test_every_site_is_on_loopback(newsroom):
    assert {urlsplit(url).hostname for url in newsroom.urls.values()} == {"127.0.0.1"}


def test_two_newsrooms_stand_side_by_side(newsroom):
    with Newsroom() as other:
        assert not set(other.urls.values()) & set(newsroom.urls.values())


def test_ports_are_consecutive_from_the_first(free_ports):
    with Newsroom(free_ports) as newsroom:
        ports = {outlet.id: free_ports + n for n, outlet in enumerate(newsroom.outlets)}
        stated = {name: urlsplit(url).port for name, url in newsroom.urls.items()}
        assert stated == {name: ports[name] for name in stated}


def test_a_taken_port_is_named_and_the_others_are_given_back(free_ports):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", free_ports + 2))
        taken.listen()
        with pytest.raises(PortTaken, match=str(free_ports + 2)), Newsroom(free_ports):
            pass
    with Newsroom(free_ports) as newsroom:  # the two ports before it are free again
        assert newsroom.urls


def test_nothing_answers_after_the_end():
    with Newsroom() as newsroom:
        url = newsroom.urls["prairie-ledger"]
        urlopen(url).close()
    with pytest.raises(OSError, match="refused"):
        urlopen(url)


def test_the_end_does_not_wait_for_a_visitor_that_stays():
    with Newsroom() as newsroom:
        host = urlsplit(newsroom.urls["prairie-ledger"]).netloc.split(":")
        visitor = socket.create_connection((host[0], int(host[1])), timeout=10)
        visitor.sendall(b"GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n")
        assert visitor.recv(12) == b"HTTP/1.1 200"
    while visitor.recv(65536):  # the rest of the answer, then the end
        pass
    visitor.close()


def test_the_registry_names_every_outlet_with_its_address(newsroom):
    registry = tomllib.loads(newsroom.registry())
    assert {name: table["url"] for name, table in registry.items()} == dict(newsroom.urls)


def test_the_registry_leaves_out_the_home_of_a_national_outlet(newsroom):
    homes = {
        name: table.get("home_state") for name, table in tomllib.loads(newsroom.registry()).items()
    }
    assert homes == {
        "delta-post": "MS",
        "dhs-sample": None,
        "federal-register-sample": None,
        "ice-roster-sample": None,
        "linden-council": "OH",
        "mountain-signal": "TN",
        "piedmont-monitor": "NC",
        "search-bing": None,
        "search-gdelt": None,
        "search-google": None,
        "courthouse-letter": "MD",
        "ice-sample": None,
        "keystone-dispatch": "PA",
        "mesquite-sentinel": "TX",
        "prairie-ledger": "NE",
    }


def test_every_name_in_the_registry_says_sample(newsroom):
    registry = tomllib.loads(newsroom.registry())
    assert all(table["name"].endswith("(sample)") for table in registry.values())


def test_documents_hold_none_that_robots_forbids(newsroom):
    assert newsroom.forbidden()
    assert not {document.url for document in newsroom.documents()} & set(newsroom.forbidden())


def test_the_registry_leaves_out_an_outlet_that_only_a_search_knows(newsroom):
    assert {one.id for one in newsroom.outlets} - newsroom.urls.keys() == {"tidewater-wire"}


@pytest.mark.parametrize(
    ("outlet", "key", "value"),
    [
        ("search-google", "is_on", False),
        ("linden-council", "options", {"row": "li.notice", "link": "h3 a"}),
        ("piedmont-monitor", "wordpress", "/"),
        ("ice-sample", "sitemap", "/sitemap.xml?page=1"),
    ],
)
def test_the_registry_says_what_a_kind_needs(newsroom, outlet, key, value):
    stated = tomllib.loads(newsroom.registry())[outlet][key]
    if isinstance(value, dict):
        assert value.items() <= stated.items()
    else:
        assert str(stated).endswith(str(value))


def test_every_outlet_that_behaves_is_expected_to_go_well(newsroom):
    assert set(newsroom.expectations().values()) == {"ok"}


def test_what_was_asked_is_remembered():
    with Newsroom() as newsroom:
        url = newsroom.urls["prairie-ledger"]
        assert newsroom.asked() == set()
        urlopen(url).close()
        assert newsroom.asked() == {url}


def test_the_end_does_not_wait_for_sites_that_do_not_end():
    visitors = []
    with Newsroom(folders=(TRAPS,)) as newsroom:
        urls = {newsroom.urls[site] for site in ("hangs", "drips", "pours-unstated")}
        for parts in map(urlsplit, urls):
            visitor = socket.create_connection((parts.hostname, parts.port), timeout=10)
            visitor.sendall(f"GET {parts.path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            visitors.append(visitor)
        while not urls <= newsroom.asked():
            time.sleep(0.01)
    assert not [one for one in threading.enumerate() if "process_request" in one.name]
    for visitor in visitors:
        visitor.close()
