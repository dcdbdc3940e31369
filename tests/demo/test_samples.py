from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from demo import dates
from demo.markup import to_html
from demo.samples import read_aloud, read_document


@pytest.mark.parametrize(
    ("block", "html", "aloud"),
    [
        ("A deputy.", "<p>A deputy.</p>", "A deputy."),
        ("## Who pays", "<h2>Who pays</h2>", "Who pays"),
        (
            "- 287g flour\n- 2 eggs",
            "<ul><li>287g flour</li><li>2 eggs</li></ul>",
            "287g flour\n2 eggs",
        ),
        ("Read [it](/x).", '<p>Read <a href="/x">it</a>.</p>', "Read it."),
        ("Salt & <pepper>", "<p>Salt &amp; &lt;pepper&gt;</p>", "Salt & <pepper>"),
    ],
)
def test_a_block_in_html_and_as_it_is_read(block, html, aloud):
    assert to_html(block) == html
    assert read_aloud(block) == aloud


def test_parentheses_can_be_entities():
    assert to_html("A 287(g) deal", entities=True) == "<p>A 287&#40;g&#41; deal</p>"


def test_a_file_without_a_title_is_named(tmp_path):
    (tmp_path / "untitled.txt").write_text("+++\npublished = 2026-01-01\n+++\nWords.\n")
    with pytest.raises(KeyError) as caught:
        read_document(tmp_path / "untitled.txt", site="x", address="")
    assert "untitled.txt" in caught.value.__notes__[0]


CENTRAL = timezone(timedelta(hours=-6))


@pytest.mark.parametrize(
    ("stated", "rfc822", "http"),
    [
        (date(2026, 3, 2), "Mon, 02 Mar 2026 12:00:00 +0000", "Mon, 02 Mar 2026 12:00:00 GMT"),
        (
            datetime(2026, 3, 2, 9, tzinfo=CENTRAL),
            "Mon, 02 Mar 2026 09:00:00 -0600",
            "Mon, 02 Mar 2026 15:00:00 GMT",
        ),
    ],
)
def test_dates_in_the_forms_of_feeds_and_headers(stated, rfc822, http):
    assert dates.rfc822(stated) == rfc822
    assert dates.http_date(stated) == http


def test_a_day_is_printed_without_a_zero():
    assert dates.printed(datetime(2026, 3, 2, 23, tzinfo=UTC)) == "March 2, 2026"
