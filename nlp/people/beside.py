"""How places stand beside a title or a name, known to us or not."""

import re

# "Kane Township | Mayor": a place that may stand in no gazetteer; "City Council" is none
PLACE = re.compile(r"\b(?!The\b)[A-Z][\w.'’-]+ (?:County|Parish|Township|Borough|Village)\b")
# between a name and the place of its office: " of | Cass County", ", R-| Ga."
BESIDE = re.compile(
    r"(?:\s(?:of|for|with)\s[A-Z][\w&.’' -]{1,40}?)?"
    r"(?:,\s(?:who\s)?represent(?:s|ed|ing)\s(?:[a-z]+\s){0,2}|(?:(?:,|\sover)?\s(?:of|in|from|for)\s(?:the\s)?(?:[a-z]+\s){0,2}|,\s|\s?\()(?:[RDI]-)?)"
)
BESIDE_REACH = 60  # characters after a name
# " of Lenox,": a place that stands in no gazetteer
UNKNOWN = re.compile(r"\s(?:of|from)\s(?!Precinct|District|Ward|Division|Place)[A-Z][a-z]+")
