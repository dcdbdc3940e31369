"""What a text talks about, sentence by sentence: whom "he", "she" and "it" can mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.speech.said import Said
from nlp.speech.sentences import Sentence
from nlp.speech.subjects import Subject, Subjects

MOST = 4  # topics of one sentence


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A subject in a sentence that starts at `sentence`."""

    sentence: int
    subject: Subject


def topics_of(
    said: Sequence[Said], main: Subject | None, sentence: Sentence, subjects: Subjects
) -> Iterator[Topic]:
    """The subjects of a sentence, the likeliest last: the first that speaks, else the first."""
    speaking = [one.subject for one in said if one.cue.kind in {"verb", "source"}]
    owner = subjects.owner(sentence.start, sentence.end)
    others = [one for one in (main, owner) if one is not None]
    ranked = [*speaking[:1], *others[:1], *speaking[1:MOST], *others[1:]]
    for subject in reversed(ranked):
        if subject.kind != "pronoun":
            yield Topic(sentence=sentence.start, subject=subject)
