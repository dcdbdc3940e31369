"""Who speaks in a block quotation, by the line that ends with a colon before it."""

import re
from collections.abc import Sequence

from nlp.speech.after import subject_after
from nlp.speech.attributions import Attribution, plain
from nlp.speech.cues import WORDS
from nlp.speech.said import Said
from nlp.speech.sentences import Sentence
from nlp.speech.subjects import Subject, Subjects
from nlp.wordlists import any_of

WRITING = any_of(WORDS["writings"])
# "a statement | from", "a letter | by"
BY = re.compile(rf"{WRITING}\s(?:from|by)\s", re.IGNORECASE)
# "a statement that | he had dictated"
WHICH = re.compile(rf"{WRITING}\s(?:that\s|which\s)?(?=(?:he|she|they|it)\s)", re.IGNORECASE)
# "Sample|’s statement", "The sheriff|’s letter in full"
OWNED = re.compile(rf"[’']s?\s(?:[\w-]+\s){{0,3}}?{WRITING}", re.IGNORECASE)


def introduced(
    masked: str, sentence: Sentence, said: Sequence[Said], subjects: Subjects
) -> Attribution | None:
    """The speaker of the paragraphs that follow; None where the sentence does not lead to any."""
    if not masked[sentence.start : sentence.end].rstrip().endswith(":"):
        return None
    where = (sentence.start, sentence.end)
    subject = _writer(masked, sentence, subjects)
    verbs = [one for one in said if one.cue.kind != "source"]
    if subject is None and verbs:
        return Attribution(
            subject=verbs[-1].subject, cue=verbs[-1].cue, told_to=None, sentence=where, how="beside"
        )
    subject = subject or subjects.main(*where)
    return None if subject is None else plain(subject, how="beside", sentence=where)


def _writer(masked: str, sentence: Sentence, subjects: Subjects) -> Subject | None:
    """Whose statement or letter it is."""
    start, end = sentence.start, sentence.end
    if (by := BY.search(masked, start, end)) is not None:
        return subject_after(subjects, by.end(), end)
    if (which := WHICH.search(masked, start, end)) is not None:
        return next(iter(subjects.between(which.end(), end)), None)
    owned = OWNED.search(masked, start, end)
    if owned is None:
        return None
    return subjects.by_end.get(owned.start()) or subjects.classified(start, owned.start())
