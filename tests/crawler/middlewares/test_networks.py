import json
import subprocess
import sys
from ipaddress import ip_address

import pytest
from twisted.internet.address import IPv4Address, IPv6Address

from crawler.resolver import PublicResolver, is_refused, literal

# Runs a crawl where the outside world's name servers answer what a table says.
CRAWL = """
import json, socket, sys

path, url, answers, settings = sys.argv[1], sys.argv[2], *map(json.loads, sys.argv[3:])

def look_up(host, port, *how):
    if host not in answers:
        raise socket.gaierror("unknown")
    stream = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
    return [(*stream, (address, port)) for address in answers[host]]

socket.getaddrinfo = look_up

from archive.records import Source
from crawler.crawl import Plan, crawl

source = Source(id="sample", name="A sample", kind="feed", url=url, home_state="NE",
                language="en", rights="copyrighted")
crawl(path, [source], Plan(settings=settings))
"""


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "::1",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",  # where clouds keep their keys
        "100.64.0.1",
        "0.0.0.0",
        "0.1.2.3",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a00:1",  # 10.0.0.1 through NAT64
        "64:ff9b:1::1",
        "2002:a00:1::",  # 10.0.0.1 by 6to4
        "2001:0:4136:e378::1",  # Teredo
        "2001:db8::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ],
)
def test_an_address_that_is_none_of_the_public_internet_is_refused(address):
    assert is_refused(ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1", "64:ff9b::101:101", "::ffff:1.1.1.1"],
)
def test_a_public_address_passes(address):
    assert not is_refused(ip_address(address))


@pytest.mark.parametrize(
    ("address", "passes"),
    [("127.0.0.1", True), ("::1", True), ("::ffff:127.0.0.1", True), ("10.0.0.1", False)],
)
def test_loopback_alone_passes_where_it_is_allowed(address, passes):
    assert is_refused(ip_address(address), allow_loopback=True) is not passes


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.1.", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("0", "0.0.0.0"),
        ("[::1]", "::1"),
        ("::ffff:10.0.0.1", "::ffff:10.0.0.1"),
        ("fe80::1%eth0", "fe80::1"),
        ("localhost", "127.0.0.1"),
        ("LOCALHOST.", "127.0.0.1"),
        ("intranet.localhost", "127.0.0.1"),
        ("ledger.example", None),
        ("1.2.3.4.example", None),
        ("bücher.example", None),
        ("", None),
    ],
)
def test_a_host_that_is_an_address_is_read_as_the_system_reads_it(host, address):
    assert literal(host) == (address and ip_address(address))


HASTE = {
    "ALLOW_LOOPBACK": True,
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "DOWNLOAD_TIMEOUT": 5,
    "RETRY_WAIT": 0,
}


class Outside:
    """A name server of the outside world; stands where Twisted's resolver stands."""

    def __init__(self, *answers):
        self.nameResolver = self
        self.answers = answers

    def resolveHostName(self, receiver, name, port=0, types=None, transport="TCP"):  # noqa: N802
        receiver.resolutionBegan(None)
        for address in self.answers:
            kind = IPv6Address if ":" in address else IPv4Address
            receiver.addressResolved(kind("TCP", address, port))
        receiver.resolutionComplete()


class Asking:
    """Who asks for the addresses of a name."""

    def __init__(self):
        self.given = []
        self.is_complete = False

    def resolutionBegan(self, resolution):  # noqa: N802
        pass

    def addressResolved(self, address):  # noqa: N802
        self.given.append(address.host)

    def resolutionComplete(self):  # noqa: N802
        self.is_complete = True


@pytest.mark.parametrize(
    ("answers", "given", "refused"),
    [
        (["1.1.1.1"], ["1.1.1.1"], None),
        (["1.1.1.1", "2606:4700::1"], ["1.1.1.1", "2606:4700::1"], None),
        (["10.0.0.1"], [], "10.0.0.1"),
        (["1.1.1.1", "10.0.0.1"], [], "10.0.0.1"),
        (["::ffff:169.254.169.254"], [], "::ffff:169.254.169.254"),
        (["127.0.0.1"], [], "127.0.0.1"),
        ([], [], None),
    ],
)
def test_a_name_is_refused_where_any_address_behind_it_is_private(answers, given, refused):
    resolver, asking = PublicResolver(Outside(*answers), 0), Asking()
    resolver.resolveHostName(asking, "ledger.example", 80)
    assert (asking.given, asking.is_complete) == (given, True)
    assert resolver.refusal("ledger.example") == (refused and ip_address(refused))


def test_a_name_that_stands_for_another_address_a_moment_later_is_checked_again():
    outside = Outside("1.1.1.1")
    resolver = PublicResolver(outside, 0)
    first, second = Asking(), Asking()
    resolver.resolveHostName(first, "rebinding.example")
    outside.answers = ("192.168.1.1",)
    resolver.resolveHostName(second, "rebinding.example")
    assert (first.given, second.given) == (["1.1.1.1"], [])


def test_the_proxy_alone_may_be_private():
    resolver = PublicResolver(Outside("10.0.0.1"), 0, exempt=["proxy.example"])
    proxy, other = Asking(), Asking()
    resolver.resolveHostName(proxy, "proxy.example")
    resolver.resolveHostName(other, "ledger.example")
    assert (proxy.given, other.given) == (["10.0.0.1"], [])


@pytest.fixture
def crawled(tmp_path, new_archive):
    """Crawls an address in a world of given name servers; tells how it ended."""

    def crawl(url, answers, **settings):
        path = tmp_path / "archive.db"
        settings = HASTE | settings
        told = [str(path), url, json.dumps(answers), json.dumps(settings)]
        subprocess.run([sys.executable, "-c", CRAWL, *told], check=True, timeout=60)
        return new_archive("archive.db").rows("select outcome, message from runs")[0]

    return crawl


def test_loopback_is_asked_only_where_it_is_allowed(site, crawled):
    site.publish("roe")
    outcome, message = crawled(f"{site.url}/feed", {}, ALLOW_LOOPBACK=False)
    assert outcome == "private-address"
    assert "127.0.0.1 is an address of a private network" in message
    assert site.paths() == []


def test_a_name_is_asked_where_its_address_is_allowed(site, crawled):
    site.publish("roe")
    url = site.url.replace("127.0.0.1", "ledger.example")
    answers = {"ledger.example": ["127.0.0.1"], "127.0.0.1": ["127.0.0.1"]}
    outcome, _ = crawled(f"{url}/feed", answers)
    assert (outcome, site.paths()[-1]) == ("ok", "/roe")


def test_a_name_that_stands_for_a_private_address_is_not_asked(site, crawled):
    url = "http://ledger.example/feed"
    outcome, message = crawled(url, {"ledger.example": ["127.0.0.1", "192.168.1.1"]})
    assert outcome == "private-address"
    assert "ledger.example stands for 192.168.1.1" in message


def test_a_name_that_nobody_knows_is_asked_for_once(crawled):
    outcome, message = crawled("http://ledger.example/feed", {})
    assert outcome == "failed"
    assert "the host's name is unknown" in message


INSIDE = [
    "http://10.0.0.1/",
    "http://167772161/",
    "http://0x0a.1/",
    "http://[::ffff:10.0.0.1]/",
    "http://[fd00::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "//192.168.1.1/",
]


def test_a_redirect_into_a_private_network_is_not_followed(site, archive):
    names = [f"story-{number}" for number in range(len(INSIDE))]
    site.publish("roe", *names)
    for name, target in zip(names, INSIDE, strict=True):
        site.serve(f"/{name}", status=302, headers={"Location": target})
    archive.crawl(site.source(), DOWNLOAD_DELAY=0)
    assert archive.rows("select new, blocked, outcome from runs") == [(1, len(INSIDE), "ok")]
    count = "select count(*) from addresses where outcome = 'private-address'"
    assert archive.rows(count) == [(len(INSIDE),)]
