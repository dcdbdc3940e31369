"""One person's title where a text prints that of several: "U.S. Senator" for "U.S. Senators"."""


def in_singular(printed: str, plural: str, singular: str | None) -> str:
    """The title with its head in the singular, as large as it is printed."""
    if singular is None or not plural or not printed.endswith(plural):
        return printed
    kept = [
        one if one.lower() == two else _like(one, two)
        for one, two in zip(plural.split(), singular.split(), strict=True)
    ]
    return printed.removesuffix(plural) + " ".join(kept)


def _like(plural: str, singular: str) -> str:
    if plural.isupper():
        return singular.upper()
    return singular.capitalize() if plural[0].isupper() else singular
