"""Words as parts of an id: lower case, hyphens, nothing else."""

import re
import unicodedata

APOSTROPHES = str.maketrans("", "", "'’‘`")
BETWEEN = re.compile(r"[\W_]+")


def slug(words: str) -> str:
    """Without accents and marks: "Peña’s Office" as "penas-office"."""
    plain = unicodedata.normalize("NFKD", words.translate(APOSTROPHES))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return BETWEEN.sub("-", letters.lower()).strip("-")
