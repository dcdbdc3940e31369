"""Which words give a quotation to a speaker."""

import pytest

from nlp.speech.cues import find_cues
from nlp.speech.marks import find_quotations
from nlp.speech.sentences import blanked


def cues(text: str) -> list[str]:
    masked = blanked(text, list(find_quotations(text)))
    return [text[cue.start : cue.end] for cue in find_cues(masked)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Yes,” she said.", ["said"]),
        ("One of the three warned that it was “late.”", ["warned"]),
        ("She began: “We signed.”", ["began"]),
        ("She began to sign the “late” papers.", []),
        ("The clerk, who asked not to be named, said it was “late.”", ["said"]),
        ("Deputies were told to “go.”", []),
        ("The reports cost one claim in the United States.", []),
        ("According to Sample, it is “late.”", ["According to"]),
    ],
)
def test_cues(text, found):
    assert cues(text) == found
