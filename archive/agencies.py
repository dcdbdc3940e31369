"""When two documents name the same agency: the rule that makes an Agency.id.

There is a Washington County in thirty states, so a name without a state is that document's own,
unless it is a federal body's.
"""

from archive.slugs import slug


def agency_id(name: str, *, kind: str, state: str | None, document: int) -> str:
    """`ne-dakota-county-sheriffs-office`, `immigration-and-customs-enforcement`."""
    if kind == "federal":
        return slug(name)
    if state is None:
        return f"{slug(name)}-{document}"
    return f"{state.lower()}-{slug(name)}"
