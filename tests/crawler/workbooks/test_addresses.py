"""Links as ICE's clerks paste them."""

import pytest

from crawler.workbooks.link_cell import is_typed_link, read_link

PLAIN = "https://www.ice.gov/doclib/287gMOA/Sample_TFM_MOA.pdf"
SAFE = (
    "https://gcc02.safelinks.protection.outlook.com/?url={}&data=05%7C02%7Cx&sdata=y%3D&reserved=0"
)
ENCODED = "https%3A%2F%2Fwww.ice.gov%2Fdoclib%2F287gMOA%2FSample_TFM_MOA.pdf"


@pytest.mark.parametrize(
    "printed",
    [
        PLAIN,
        f" {PLAIN} ",
        "HTTPS://WWW.ICE.GOV/doclib/287gMOA/Sample_TFM_MOA.pdf",
        "https://www.ice.gov/doclib/287gMOA/Sample%5FTFM%5fMOA.pdf",
    ],
)
def test_a_plain_link_is_not_odd(printed):
    assert read_link(printed) == (PLAIN, None)


@pytest.mark.parametrize(
    "printed",
    [
        SAFE.format(ENCODED),
        SAFE.format(ENCODED).replace("&", "&amp;"),
        SAFE.format(ENCODED).replace("&", "&amp;amp;"),
        SAFE.format(ENCODED).replace("?url=", "?data=x&amp;url="),
        SAFE.format(ENCODED).replace("https://", "http:/", 1),
        SAFE.format(ENCODED.replace("https", "http")),
        # one in another
        SAFE.format(
            "https%3A%2F%2Fnam04.safelinks.protection.outlook.com%2F%3Furl%3D"
            + ENCODED.replace("%", "%25")
        ),
        "chrome-extension://efaidnbmnnnibpcajpcglclefindmkaj/" + PLAIN,
        "chrome-extension://efaidnbmnnnibpcajpcglclefindmkaj/" + PLAIN.replace("//", "/"),
        "https://urldefense.com/v3/__" + PLAIN + "__;!!Ab1!cd$",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.ice.gov_doclib_287gMOA_"
        "Sample-5FTFM-5FMOA.pdf&d=x",
        "https://www.google.com/url?q=" + ENCODED + "&sa=D",
        "https://view.officeapps.live.com/op/view.aspx?src=" + ENCODED,
    ],
)
def test_a_wrapped_link_leads_to_the_same_address(printed):
    address, odd = read_link(printed)
    assert (address, odd.kind, odd.taken_as) == (PLAIN, "wrapped-link", PLAIN)
    assert odd.printed == printed


@pytest.mark.parametrize(
    "printed",
    [
        PLAIN.replace("//", "/"),
        PLAIN.replace("//", "///"),
        PLAIN.replace("://", "//"),
        PLAIN.replace("https", "http"),
        PLAIN.replace("https", "htps"),
        PLAIN.replace("https", "hhttps"),
        PLAIN.replace("://", ":// "),
        PLAIN.replace("/", "\\"),
        PLAIN.replace("www.", ""),
        "https://" + PLAIN,
        PLAIN.removeprefix("https:"),
        PLAIN.removeprefix("https://"),
        PLAIN.removeprefix("https://www."),
    ],
)
def test_a_broken_link_is_mended(printed):
    address, odd = read_link(printed)
    assert (address, odd.kind, odd.printed, odd.taken_as) == (PLAIN, "mended-link", printed, PLAIN)


SPACED = "https://www.ice.gov/doclib/287gMOA/A%20B%20(1).pdf"


@pytest.mark.parametrize(
    "printed",
    [
        SPACED,
        "https://www.ice.gov/doclib/287gMOA/A B (1).pdf",
        "https://www.ice.gov/doclib/287gMOA/A%20B%20%281%29.pdf",
        SAFE.format("https%3A%2F%2Fwww.ice.gov%2Fdoclib%2F287gMOA%2FA%2520B%2520(1).pdf"),
        SAFE.format("https%3A%2F%2Fwww.ice.gov%2Fdoclib%2F287gMOA%2FA%20B%20(1).pdf"),
    ],
)
def test_blanks_in_a_link_are_spelt_one_way(printed):
    assert read_link(printed)[0] == SPACED


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "#Sheet1!A1",
        "mailto:office@sample.example",
        "file:///C:/Users/sample/MOA.pdf",
        "../287gMOA/Sample.pdf",
        "Sample_MOA.pdf",
        "javascript:alert(1)",
        "https://",
        "https://[bad/x",
        "https://localhost/x",
        "ftp://www.ice.gov/x.pdf",
        'HYPERLINK(A1&"x","link")',
        SAFE.format("mailto%3Aoffice@sample.example"),
    ],
)
def test_what_leads_nowhere_on_the_web_is_flagged(printed):
    address, odd = read_link(printed)
    assert address is None
    assert (odd.kind, odd.printed, odd.taken_as) == ("odd-link", printed, None)


def test_a_page_within_the_file_stays():
    assert read_link(f"{PLAIN}#page=2") == (f"{PLAIN}#page=2", None)


def test_a_link_is_left_as_it_is_where_it_is_asked_again():
    address, _ = read_link("http://ice.gov/a b%25.pdf#page=2")
    assert read_link(address) == (address, None)


@pytest.mark.parametrize(
    ("words", "is_link"),
    [(PLAIN, True), ("www.ice.gov/x.pdf", True), ("link", False), ("link pending", False)],
)
def test_words_may_be_a_link(words, is_link):
    assert is_typed_link(words) == is_link
