"""Which place an office is given, and that none is better than another's."""

import pytest

from nlp.pipeline import read_doc


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Tulsa County, Oklahoma, joined. Kane County Sheriff Al Moss will not.", None),
        ("Tulsa County, Oklahoma, joined. Sheriff Al Moss of Kane County will not.", None),
        ("Tulsa County, Oklahoma, joined. Sheriff Al Moss is glad.", "ok-tulsa-county"),
        ("Tulsa County, Oklahoma, joined. Police Chief Al Moss is glad.", None),
        ("Tulsa County, Oklahoma, joined. Commissioner Al Moss is glad.", None),
        ("Bensalem, Pa., has refused. Police Chief Al Moss is glad.", "pa-bensalem"),
        ("Bensalem, Pa., has refused. Nowhere Township Police Chief Al Moss joined.", None),
        ("Bucks County, Pa., met. Retired police chief Al Moss, now a professor, spoke.", None),
    ],
)
def test_place_of_an_office(language, text, id):
    people = read_doc(language, text)._.people
    given = [one.jurisdiction and one.jurisdiction.id for one in people if one.name == "Al Moss"]
    assert given == [id]
