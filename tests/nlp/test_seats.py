"""The place of an office is the one that its words give, or none."""

import pytest

from nlp.read import read


@pytest.mark.parametrize(
    ("text", "jurisdiction"),
    [
        # Illinois and Utah have a Kane County
        ("Tulsa County, Oklahoma, joined. Kane County Sheriff Al Moss will not.", None),
        ("Kane County, Utah, joined. Kane County Sheriff Al Moss signed.", "ut-kane-county"),
        ("Tulsa County, Oklahoma, joined. Its sheriff, Al Moss, signed.", "ok-tulsa-county"),
    ],
)
def test_an_office_has_the_place_of_its_own_words(language, text, jurisdiction):
    (person,) = read(language, text).as_json()["people"]
    assert (person["name"], person["jurisdiction"]) == ("Al Moss", jurisdiction)
