"""Names of places that are words first: "Reading", "Mobile", "Home" (common.txt).

Those that the model knows in small letters by a vector of their own. It has such a vector for the
20,000 commonest strings only, and small-lettered "houston" goes by that of "Houston".
"""

from collections.abc import Iterable, Iterator

from nlp.pipeline import PACKAGED, load


def among(names: Iterable[str]) -> Iterator[str]:
    """Which of some names of one word are words."""
    own = own_vectors()
    yield from sorted({key for name in names if (key := name.lower()) in own and name.isalpha()})


def own_vectors() -> set[str]:
    """The strings for which the model has a vector; most others share that of a like one."""
    vocab = load(PACKAGED).vocab
    firsts: dict[int, int] = {}
    for key, row in vocab.vectors.key2row.items():
        firsts.setdefault(row, key)
    return {vocab.strings[key] for key in firsts.values()}
