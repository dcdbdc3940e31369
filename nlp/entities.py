"""The model's entities, a long text in parts: whole, a million characters would take 17 GB.

For a model whose recogniser reads nothing of other components; any other keeps its own "ner".
"""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc, Span

LONGEST = 10_000  # tokens that the recogniser gets at once; a news story has a thousand


def listens(recogniser: TrainablePipe) -> bool:
    """Whether a recogniser reads a tok2vec or transformer that it shares with others."""
    model = recogniser.model
    return model is not True and any(layer.name.endswith("-listener") for layer in model.walk())


@Language.factory("entities", default_config={"longest": LONGEST})
class Entities:
    """Stands in the pipeline in place of "ner", which is disabled and asked from here."""

    def __init__(self, nlp: Language, name: str, longest: int) -> None:
        recogniser = nlp.get_pipe("ner")
        if not isinstance(recogniser, TrainablePipe):
            raise TypeError(f'{nlp.meta["name"]}: its "ner" cannot read texts in batches')
        self.recogniser = recogniser
        self.longest = longest

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Docs in order, with their entities; short ones go through in batches."""
        batch: list[Doc] = []
        for doc in docs:
            if len(doc) > self.longest:
                yield from self._whole(batch, batch_size)
                batch = []
                yield self._in_parts(doc)
                continue
            batch.append(doc)
            if len(batch) == batch_size:
                yield from self._whole(batch, batch_size)
                batch = []
        yield from self._whole(batch, batch_size)

    def _whole(self, docs: list[Doc], batch_size: int) -> Iterator[Doc]:
        yield from self.recogniser.pipe(docs, batch_size=batch_size)

    def _in_parts(self, doc: Doc) -> Doc:
        doc.set_ents(list(self._spans(doc)))
        return doc

    def _spans(self, doc: Doc) -> Iterator[Span]:
        for start in range(0, len(doc), self.longest):
            part = self.recogniser(doc[start : start + self.longest].as_doc())
            for ent in part.ents:
                yield Span(doc, start + ent.start, start + ent.end, label=ent.label_)
