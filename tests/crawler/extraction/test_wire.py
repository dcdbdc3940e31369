import pytest

from crawler.extraction.wire import SERVICES, find_wire

TEXT = ["The agency said so.", "Nobody else did."]


@pytest.mark.parametrize("service", SERVICES, ids=lambda one: one["name"])
def test_each_service_is_known_by_its_example(service):
    example = service["example"]
    assert service["name"] in (find_wire([example], [], []), find_wire([], [example], []))


@pytest.mark.parametrize(
    ("credits", "paragraphs", "beside", "found"),
    [
        (["JANE ROE Associated Press"], TEXT, [], "Associated Press"),
        (["Jane Roe, AP"], TEXT, [], "Associated Press"),
        (["By Jane Roe", "TNS"], TEXT, [], "Tribune News Service"),
        (["Jane Roe"], ["RALEIGH, N.C. (AP) — The agency said so."], [], "Associated Press"),
        ([], ["(CNN) — The agency said so."], [], "CNN"),
        ([], ["By hand", "WASHINGTON (Reuters) - The agency said so."], [], "Reuters"),
        ([], TEXT, ["© 2026 The Associated Press."], "Associated Press"),
        ([], TEXT, ["Distributed by Tribune Content Agency, LLC."], "Tribune News Service"),
        ([], [*TEXT, "This story was first published by Stateline."], [], "States Newsroom"),
        (["Jane Roe"], ["The sheriff told Reuters and the Associated Press."], [], None),
        (["Jane Roe"], ["The Sheriff (AP file photo) said so."], [], None),
        (["Jane Roe"], TEXT, ["The Associated Press contributed to this report."], None),
        (["Jane Roe"], TEXT, ["Photo: Associated Press"], None),
        (["Jane Roe | AP"], TEXT, [], "Associated Press"),
        (["By Jane Roe, who teaches an AP class"], TEXT, [], None),
        (["Snapper Roe", "Capone"], TEXT, [], None),
        ([], [], [], None),
    ],
)
def test_a_wire_story_is_told_by_credit_dateline_or_last_line(credits, paragraphs, beside, found):
    assert find_wire(credits, paragraphs, beside) == found
