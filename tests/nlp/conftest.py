import pytest
from spacy.language import Language

from nlp.pipeline import build


@pytest.fixture(scope="session")
def language() -> Language:
    return build()
