import pytest

from crawler.relevance import is_relevant

ABOUT = "The sheriff signed {} with immigration authorities."

SPELLINGS = [
    "a 287(g) agreement",
    "a 287 (g) agreement",
    "a 287( g ) agreement",
    "a 287(G) agreement",
    "a 287\u00a0(g) agreement",  # no-break space
    "a 287\u200b(g) agreement",  # zero-width space
    "a 287\uff08g\uff09 agreement",  # full-width parentheses
    "a ２８７(g) agreement",  # full-width digits
    "a 287&#40;g&#41; agreement",  # entities left undecoded
    "a 287&amp;#40;g&amp;#41; agreement",  # and encoded twice
    "a 287[g] agreement",
    "a 287g agreement",
    "287g",
    "a 287-g agreement",
    "a 287–g agreement",
    "a 287 G agreement",
    "a plan that critics of 287g dislike",
    "a letter about 287g",
    "to go on with 287g",
    "a 287 g agreement",
    "Section 287(g)(1)",
    "an agreement under INA § 287(g)",
    "an agreement under 8 U.S.C. 1357(g)",
    "an agreement under 8 USC § 1357 (g)",
    "an agreement under 8 U.S. Code Section 1357(g)",
    "a 278(g) agreement",  # a slip of the pen
    "“287(g)”",
    "a non-287(g) agreement",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_of_the_programme_is_relevant(spelling):
    assert is_relevant("County signs", ABOUT.format(spelling))


@pytest.mark.parametrize(
    "text",
    [
        "El alguacil firmó un acuerdo 287(g) con el ICE.",
        "El programa 287 g permite a los agentes cuestionar a inmigrantes.",
        "La sección 287(g) de la ley de inmigración.",
        "El convenio 287-g preocupa a las familias indocumentadas.",
    ],
)
def test_spanish_text_is_relevant(text):
    assert is_relevant("Condado firma", text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Sheriff leaves 287(g)", "The board voted on Tuesday."),
        ("Board votes", "Deputies would be trained under 287(g)."),
        ("Board votes", "The 287(g) program has 1,000 members."),
        ("Board votes", "It had asked for 287(g)."),
    ],
)
def test_the_usual_spelling_needs_nothing_around_it(title, text):
    assert is_relevant(title, text)


@pytest.mark.parametrize(
    "text",
    [
        "Stir 287 grams of flour into the milk.",
        "Stir 287g of flour into the milk.",
        "Stir 287 g flour into the milk.",
        "Immigrant bakers use 287g of flour, and 287 grams of sugar.",
        "ICE agents seized 287g of cocaine at the port.",
        "The package weighed 287 g, immigration officers said.",
        "He owed the immigration court $287 (g for grand).",
        "Immigration checkpoint on Route 287 (Gate 4).",
        "ICE vans left I-287 (G exit) at noon.",
        "Call the immigration clinic at 555-287-0142.",
        "Immigration law section 1287(g) is about something else.",
        "Immigration fees rose 12.287(g) percent.",
        "The trout pond permit falls under Rule 287(g)(4) of the state code.",
        "Section 287(g) of the clean-air act binds the agency, its officers said.",
        "Add ice, then 287g butter.",
        "Immigration lawyers met 287 guests.",
        "ICE counted 287 gang members.",
        "The sheriff's deputies cooperate with ICE.",
        "",
    ],
)
def test_other_numbers_are_not_relevant(text):
    assert not is_relevant("In the county", text)
