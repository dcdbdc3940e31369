from urllib.parse import urlsplit

import pytest

from crawler.errors import BadRegistry
from crawler.faults import HISTORIES
from crawler.kinds import WITHOUT_SPIDER, kinds, spider_of
from crawler.registry import SOURCES, choose, read_registry, registry_files
from crawler.states import STATES

TABLE = """
[ledger]
name = "The Ledger"
kind = "feed"
url = "https://ledger.example/feed/"
home_state = "NE"
language = "en"
rights = "copyrighted"
"""


@pytest.fixture
def written(tmp_path):
    """Writes a registry file."""

    def write(text: str, name: str = "ne.toml"):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return write


LISTING = """
[council]
name = "The Council"
kind = "listing"
url = "https://council.example/news"
language = "en"
rights = "public-domain"

[council.options]
link = "h3 a"
path = "^/news/"
"""


def test_our_own_registry_holds_every_state():
    sources = read_registry()
    assert len(sources) >= 60
    islands = {"AS", "GU", "MP", "PR", "VI"}
    assert {source.home_state for source in sources} >= STATES.keys() - islands - {"DC"}


@pytest.mark.parametrize("file", registry_files(SOURCES), ids=lambda file: file.stem)
def test_each_of_our_files_holds_its_own_state(file):
    states = {source.home_state or "US" for source in read_registry(file)}
    assert states == {file.stem.upper()}


def test_what_only_discovers_or_no_longer_grows_is_off():
    off = {source.kind for source in read_registry() if not source.is_on}
    assert off == {"google-news", "bing-news", "warc", "dhs"}


@pytest.mark.parametrize("kind", sorted(set(kinds()) - set(WITHOUT_SPIDER)))
def test_a_kind_is_the_name_of_the_spider_in_its_file(kind):
    spider = spider_of(kind)
    assert spider is not None
    assert spider.name == kind


def test_a_history_has_a_spider_of_its_name():
    assert set(HISTORIES) <= set(kinds())


def test_no_two_of_our_sources_share_an_address():
    addresses = [urlsplit(source.url)[1:] for source in read_registry()]
    assert len(set(addresses)) == len(addresses)


def test_a_table_becomes_a_source(written):
    (source,) = read_registry(written(TABLE))
    assert (source.id, source.kind, source.home_state) == ("ledger", "feed", "NE")


def test_a_national_outlet_has_no_home_state(written):
    (source,) = read_registry(written(TABLE.replace('home_state = "NE"\n', "")))
    assert source.home_state is None


def test_an_optional_key_that_is_left_out_has_its_default(written):
    (source,) = read_registry(written(TABLE))
    assert (source.wordpress, source.sitemap, source.options, source.is_on) == (
        None,
        None,
        None,
        True,
    )


def test_options_become_the_source_s_options(written):
    (source,) = read_registry(written(LISTING))
    assert (source.option("link"), source.option("path")) == ("h3 a", "^/news/")


def test_a_source_takes_the_options_of_its_history(written):
    history = 'sitemap = "https://ledger.example/map"\n[ledger.options]\npath = "/news/"\n'
    (source,) = read_registry(written(TABLE + history))
    assert source.option("path") == "/news/"


def test_a_source_without_a_spider_may_stand_in_the_registry(written):
    (source,) = read_registry(written(TABLE.replace('"feed"', '"warc"')))
    assert source.kind == "warc"


def test_a_folder_is_read_whole(written, tmp_path):
    written(TABLE)
    written(TABLE.replace("[ledger]", "[gazette]"), "pa.toml")
    assert [source.id for source in read_registry(tmp_path)] == ["ledger", "gazette"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('kind = "feed"', 'kind = "fax"', r"\[ledger\] kind: no spider reads 'fax'"),
        ('kind = "feed"\n', "", r"\[ledger\] kind: missing"),
        ("https:", "ftp:", r"\[ledger\] url: .* no http or https address"),
        ('"NE"', '"Nebraska"', r"\[ledger\] home_state: 'Nebraska' is no postal code"),
        ('"en"', '"English"', r"\[ledger\] language: 'English'"),
        ('"copyrighted"', '"free"', r"\[ledger\] rights: 'free' must be one of"),
        ('"The Ledger"', "7", r"\[ledger\] name: must be text, not 7"),
        ('"The Ledger"', '" "', r"\[ledger\] name: must be text"),
        ("rights =", "wrights =", r"\[ledger\] wrights: unknown key; did you mean rights\?"),
        ("rights =", "colour =", r"\[ledger\] colour: unknown key; there are name, kind, url"),
        ("rights =", "is_on = 1\nrights =", r"\[ledger\] is_on: must be true or false, not 1"),
        ("rights =", 'sitemap = "/map"\nrights =', r"\[ledger\] sitemap: '/map' is no http"),
        ("rights =", 'wordpress = ""\nrights =', r"\[ledger\] wordpress: must be text"),
        ("rights =", 'options = "x"\nrights =', r"\[ledger\] options: must be a table"),
        ("https://", "https://me:word@", r"\[ledger\] url: no user or password may stand"),
        ("/feed/", "/\\u0000", r"\[ledger\] url: holds the control character '\\x00'"),
        ("The Ledger", "The\\nLedger", r"\[ledger\] name: holds the control character '\\n'"),
        ('"The Ledger"', "[" * 5000 + "]" * 5000, "arrays or tables nest too deep"),
        ("name =", "name." + "a." * 5000 + "a =", r"\[ledger\] name: must be text, not \{'a': \{"),
        ("[ledger]", "[The_Ledger]", r"\[The_Ledger\] an id is lower-case words"),
        ("[ledger]", "", r"\[name\] is no table"),
        ('"NE"', '"NE', "not TOML: .* line 6"),
    ],
)
def test_a_fault_is_told_with_file_source_and_key(written, old, new, fault):
    file = written(TABLE.replace(old, new))
    with pytest.raises(BadRegistry, match=f"ne.toml: {fault}"):
        read_registry(file)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('link = "h3 a"\n', "", "link: missing; a source of kind listing needs it"),
        ("path", "pth", r"pth: unknown option of kind listing; did you mean path\?"),
        ('"h3 a"', '"h3 >> a"', "link: 'h3 >> a' is no CSS selector: "),
        ('"^/news/"', '"(news"', r"path: '\(news' is no regular expression: "),
        ('"^/news/"', '"a{99999999999999999999}"', "path: .* is no regular expression: "),
        ('"^/news/"', f'"{"(" * 5000 + ")" * 5000}"', "path: .* is no regular expression: "),
        ('"h3 a"', f'"{":not(" * 5000 + ")" * 5000}"', "link: .* is no CSS selector: "),
        ('"h3 a"', "3", "link: must be text, not 3"),
    ],
)
def test_a_faulty_option_is_told_with_its_name(written, old, new, fault):
    file = written(LISTING.replace(old, new))
    with pytest.raises(BadRegistry, match=rf"ne.toml: \[council\] options.{fault}"):
        read_registry(file)


def test_a_kind_that_takes_no_options_says_so(written):
    text = TABLE + '[ledger.options]\nlink = "a"\n'
    with pytest.raises(BadRegistry, match="unknown option of kind feed; it takes none"):
        read_registry(written(text))


def test_a_day_that_is_none_is_told(written):
    text = LISTING.replace('"listing"', '"sitemap"').replace('link = "h3 a"', 'since = "spring"')
    with pytest.raises(BadRegistry, match=r"options\.since: 'spring' is no day"):
        read_registry(written(text))


def test_all_faults_of_a_registry_are_told_at_once(written, tmp_path):
    written(TABLE.replace('"en"', '"English"').replace('"feed"', '"fax"'))
    written("[gazette", "pa.toml")
    written("[herald]\n", "tx.toml")
    with pytest.raises(BadRegistry) as told:
        read_registry(tmp_path)
    lines = str(told.value).splitlines()
    assert [line.split(": ")[1] for line in lines] == [
        "[ledger] kind",
        "[ledger] language",
        "not TOML",
        *(f"[herald] {key}" for key in ("name", "kind", "url", "language", "rights")),
    ]


def test_a_source_that_stands_twice_is_refused(written, tmp_path):
    written(TABLE)
    written(TABLE, "pa.toml")
    with pytest.raises(BadRegistry, match=r"pa.toml: \[ledger\] stands in the registry twice"):
        read_registry(tmp_path)


@pytest.mark.parametrize("name", ["nothing.toml", "."])
def test_a_registry_without_sources_is_refused(tmp_path, written, name):
    written("", "nothing.toml")
    with pytest.raises(BadRegistry, match="no sources"):
        read_registry(tmp_path / name)


def test_a_misspelt_source_is_answered_with_the_nearest(written):
    with pytest.raises(
        BadRegistry, match=r"no source 'leger' in the registry; did you mean ledger\?"
    ):
        choose(read_registry(written(TABLE)), ["leger"])


def test_a_source_that_is_off_is_visited_only_when_it_is_named(written):
    off = TABLE.replace("[ledger]", "[gazette]") + "is_on = false\n"
    sources = read_registry(written(TABLE + off))
    assert [source.id for source in choose(sources, [])] == ["ledger"]
    assert [source.id for source in choose(sources, ["gazette"])] == ["gazette"]


def test_where_all_is_off_nothing_is_chosen_without_being_named(written):
    sources = read_registry(written(TABLE + "is_on = false\n"))
    with pytest.raises(BadRegistry, match="no source in it is on; name one, or set is_on = true"):
        choose(sources, [])


def test_what_no_spider_reads_is_never_chosen(written):
    archive = TABLE.replace("[ledger]", "[archive]").replace('"feed"', '"warc"')
    sources = read_registry(written(TABLE + archive))
    assert [source.id for source in choose(sources, [])] == ["ledger"]
    with pytest.raises(BadRegistry, match=r"\[archive\] is not visited: `287g backfill warc"):
        choose(sources, ["archive"])
