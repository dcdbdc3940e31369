import pytest
from scrapy.http import Response

from crawler.file_names import LONGEST, file_name, stated_name


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="agencies 11.xlsx"', "agencies 11.xlsx"),
        ("attachment; filename=agencies.xlsx; size=12", "agencies.xlsx"),
        ('ATTACHMENT; FileName = "agencies.xlsx"', "agencies.xlsx"),
        ("inline; filename*=UTF-8''agencies%2011%C3%A9.xlsx", "agencies 11é.xlsx"),
        ("inline; filename*=iso-8859-1'en'%E9.xlsx", "é.xlsx"),
        ("inline; filename=\"plain.xlsx\"; filename*=UTF-8''better.xlsx", "better.xlsx"),
        ("inline; filename=\"plain.xlsx\"; filename*=no-charset''x%20.xlsx", "plain.xlsx"),
        ("inline; filename=\"plain.xlsx\"; filename*=undefined''x%20.xlsx", "plain.xlsx"),
        (r'inline; filename="the \"new\" list.xlsx"', 'the "new" list.xlsx'),
        (r'inline; filename="C:\lists\agencies.xlsx"', "agencies.xlsx"),
        ('inline; filename="../../etc/agencies.xlsx"', "agencies.xlsx"),
        ("inline; filename*=UTF-8''..%2F..%2Fagencies.xlsx", "agencies.xlsx"),
        ('inline; filename="agen\x00cies\u202e.xlsx"', "agencies.xlsx"),
        ('inline; filename="\u00c3\u00a9.xlsx"', "é.xlsx"),  # UTF-8, read as Latin-1
        ('inline; filename="\u00e9.xlsx"', "é.xlsx"),  # Latin-1
        ('inline; notfilename="x.xlsx"', None),
        ('inline; filename=""', None),
        ('inline; filename=".."', None),
        ("inline", None),
        ("", None),
    ],
)
def test_the_name_that_a_header_states(disposition, name):
    assert stated_name(disposition) == name


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://office.example/lists/agencies%2011.xlsx?v=2#top", "agencies 11.xlsx"),
        ("https://office.example/lists/..%2F..%2Fagencies.xlsx", "agencies.xlsx"),
        ("https://office.example/", None),
    ],
)
def test_without_a_header_the_address_names_the_file(url, name):
    assert file_name(Response(url)) == name


def test_the_header_counts_more_than_the_address():
    headers = {"Content-Disposition": 'attachment; filename="agencies.xlsx"'}
    assert file_name(Response("https://office.example/public/17", headers=headers)) == (
        "agencies.xlsx"
    )


def test_a_name_without_end_is_cut_at_its_front():
    name = stated_name(f'inline; filename="{"x" * 5000}.xlsx"')
    assert len(name) == LONGEST
    assert name.endswith("x.xlsx")


def test_a_hostile_header_takes_no_time():
    assert stated_name('; filename="' + '\\"' * 50_000) is None
    assert stated_name("; filename" + " " * 50_000) is None
