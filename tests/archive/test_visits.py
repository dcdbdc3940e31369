from dataclasses import replace
from datetime import date

import pytest

from archive.visits import Page

PAGE = Page(url="http://a.example/1", kind="news", title="County signs", text="One.\n\nTwo.")


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"text": "One.  Two.\n"}, True),  # white space alone
        ({"byline": "Jane Roe", "updated_at": date(2026, 3, 2)}, True),  # stamps alone
        ({"text": "One.\n\nThree."}, False),
        ({"title": "County signs, again"}, False),
    ],
)
def test_only_words_make_a_version(change, same):
    assert (replace(PAGE, **change).sha256 == PAGE.sha256) is same
