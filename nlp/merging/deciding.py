"""Writing a decision into the reviewed file, and having the archive follow it."""

import json
import os
from errno import EACCES
from pathlib import Path
from shutil import copymode

from archive.identities import identities
from archive.merges import Changed
from archive.store import Store
from nlp.merging.merges import find_merges
from nlp.merging.reviewed import Reviewed, ReviewError, beside, parsed, read_reviewed


def merge_people(store: Store) -> Changed:
    """Bring the archive's people to what the rule and its reviewed file say."""
    reviewed = read_reviewed(beside(Path(store.path)))
    return store.readings.merge_people(find_merges(identities(store.db), reviewed))


def decide(file: Path, kind: str, people: tuple[str, str], because: str) -> None:
    """Add a decision to a file: "one" or "apart". ReviewError where it is there already."""
    reviewed = read_reviewed(file)
    left, right = sorted(people)
    _check_new(file, reviewed, (left, right))
    lines = (
        f"[[{kind}]]",
        f"people = {json.dumps([left, right], ensure_ascii=False)}",
        f"because = {_quoted(because)}",
    )
    before = file.read_text(encoding="utf-8-sig").rstrip() if file.exists() else ""
    text = f"{before}\n\n" if before else ""
    text += "\n".join(lines) + "\n"
    parsed(text, f"{file}, with this decision")
    try:
        _replace(file.resolve(), text)
    except OSError as error:
        raise ReviewError(
            f"{file}: cannot be written ({error.strerror}). See to the rights of the file and of "
            "its folder; nothing is decided."
        ) from error


def _check_new(file: Path, reviewed: Reviewed, people: tuple[str, str]) -> None:
    for said, pairs in (("one", reviewed.one), ("two", reviewed.apart)):
        for pair in pairs:
            if pair.ids == people:
                raise ReviewError(
                    f"{file}, line {pair.line}: says already that they are {said}. "
                    "To change that, edit the file, then run: 287g people apply"
                )


def _quoted(words: str) -> str:
    """Words on one line as a TOML string."""
    line = "".join(letter for letter in " ".join(words.split()) if letter.isprintable())
    return json.dumps(line, ensure_ascii=False)


def _replace(file: Path, text: str) -> None:
    """Write a file wholly or not at all, with the rights that it has; one to read only stays."""
    if file.exists() and not os.access(file, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES))
    aside = file.with_name(f"{file.name}.new")
    with aside.open("w", encoding="utf-8") as written:
        written.write(text)
        written.flush()
        os.fsync(written.fileno())
    if file.exists():
        copymode(file, aside)
    aside.replace(file)
