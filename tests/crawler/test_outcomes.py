import pytest
from scrapy.exceptions import DownloadFailedError, IgnoreRequest

from archive.records import Outcome
from crawler.outcomes import Ending, ending_of_error


@pytest.mark.parametrize(
    ("error", "outcome", "reason"),
    [
        (DownloadFailedError("[<Failure …>]"), Outcome.FAILED, "the connection was lost"),
        (
            IgnoreRequest("max redirections reached"),
            Outcome.FAILED,
            "max redirections reached",
        ),
        (KeyError("a"), Outcome.FAILED, "KeyError: 'a'"),
    ],
)
def test_an_exception_is_told_in_words(error, outcome, reason):
    assert ending_of_error(error) == Ending(outcome=outcome, reason=reason)
