"""Tables of times a child was missing."""

import pytest

from chronology.documents import Document
from chronology.hooks import Certainty
from chronology.model import Account, Kind
from importers.agency_chronology import AgencyChronology


def told(text: str) -> list[Account]:
    read = AgencyChronology().read([Document("missing.csv", content=text.encode())])
    return [one for one in read if isinstance(one, Account)]


@pytest.mark.parametrize(
    "headings",
    [
        "Child,Missing from,Found,RHI offered",
        "Young person,Date went missing,Date returned,Return home interview offered",
        "Name of child,Missing since,Located,RHI offered?",
    ],
)
def test_a_table_of_times_missing_is_known_by_the_heading_over_its_first_day(headings: str):
    text = f"{headings}\nLeon Marsh,03/05/2025,05/05/2025,No\nLeon Marsh,13/06/2025,14/06/2025,Yes - declined\n"
    found = told(text)

    assert AgencyChronology().recognises(Document("m.csv", content=text.encode())).certainty is Certainty.CERTAIN
    assert [(one.kind, one.title) for one in found] == [(Kind.MISSING, "Missing")] * 2
    assert [one.until.edtf for one in found if one.until] == ["2025-05-05", "2025-06-14"]
    assert (found[0].outcome or "").endswith(": No")


def test_hours_where_from_and_how_it_ended_stay_with_a_time_missing():
    text = "Missing from,Found,Hours,Child,Missing from place,How ended,RHI offered,RHI outcome\n03/05/2025,05/05/2025,52,Leon,Home,Found Preston,Yes,Declined\n04/06/2025,05/06/2025,9,Leon,Home,Returned,No,\n"
    first, second = told(text)

    assert "Hours: 52." in first.fact
    assert "How ended: Found Preston." in first.fact
    assert (first.place, first.outcome) == ("Home", "RHI offered: Yes; RHI outcome: Declined")
    assert second.outcome == "RHI offered: No"


def test_what_was_found_beside_an_event_is_no_end_of_a_time_missing():
    text = "Date,Event,Found\n01/03/2024,Cai was seen on the street with older boys.,nothing\n05/03/2024,Police searched the house for the boy.,knife\n"

    assert Kind.MISSING not in {one.kind for one in told(text)}
