import pytest

from crawler.extraction.bylines import parse_byline


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Jane Roe", "Jane Roe"),
        ("By Jane Roe", "Jane Roe"),
        ("BY JANE ROE", "JANE ROE"),
        ("Por Juana Pérez y Juan Díaz", "Juana Pérez, Juan Díaz"),
        ("Story by Jane Roe", "Jane Roe"),
        ("By Jane Roe and John Doe, Ledger staff", "Jane Roe, John Doe"),
        ("Jane Roe & John Doe", "Jane Roe, John Doe"),
        ("Jane Roe, John Doe and Rita Poe", "Jane Roe, John Doe, Rita Poe"),
        ("Jane Roe, Staff Writer", "Jane Roe"),
        ("By Jane Roe jroe@ledger.example", "Jane Roe"),
        ("By Jane Roe | The Ledger News", "Jane Roe"),
        ("By Richard Roe, Jr.", "Richard Roe Jr."),
        ("Byron Andersen", "Byron Andersen"),  # "by" and "and" within words
        ("José Ángel Núñez", "José Ángel Núñez"),
        ("Staff Report", "Staff Report"),  # nothing else is printed
        ("The Associated Press", "The Associated Press"),
        (["Jane Roe", "Jane Roe", "John Doe"], "Jane Roe, John Doe"),
        (["https://ledger.example/authors/jane"], None),
        ("@janeroe", None),
        ("2 min read", None),
        ("", None),
        (None, None),
    ],
)
def test_a_byline_is_reduced_to_the_names_in_it(printed, names):
    assert parse_byline(printed) == names
