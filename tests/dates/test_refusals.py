import datetime as dt

import pytest

from chronology.dates import find, impossible

NOTE = dt.date(2021, 5, 12)

NO_DATES = """
May said she may be late.
April came home and June Smith rang.
They march on; the march of time; march 3 miles
She may 3 times a week; only 3 may attend
I told Jan and Mar; with June; worried about April
Mr March, aged 45, and Ms May
We met and sat with the sun; sat nav; Sun newspaper
won 3-2 and lost 1-0; 24/7 support; 1 in 4
Take 1/2 tablet; 3/4 of them; 10/12 correct; BP 120/80
12.5 kg, 5mg, temp 37.5, £2015, 20%, 3,000
s47, section 3, page 4, para 12.3.21, room 5, Flat 3/4, 12/14 High Street
3 May Street; 10 April Close
tel 07700 900123; NHS 943 476 5919; 0800 1111; UPN A123456789012
ref 12/3456/21; CR/2019/1234; AB/12/3/21; 12/3/21/AB; Case No. 3/3/21
log 21/03/04-0917; see 21/03/04-0917; Occurrence 04/03/21-118 refers; Ref: 03/04/21; our reference: 03/04/21
version 3.2.21; v1.2.20; IP 10.0.0.1; COVID-19
Children Act 1989; the 2014 Act; (2015); [2015] EWCA Civ 33; Year 3; 1990 people
in 2000 cases; 2020 vision
first of all; the second time; the second child of May's
on the 5th floor; at 10 Downing Street
01/01/1066; 31/12/9999
bought Christmas presents; New Street
the next child; the same house; that woman; last resort
from 10/14 to 12/15; 3/4 to 7/8 of them; Maundy Thursday
between 3 and 5 children; 2 to 3 times; from 1 to 2
9.30 to 10.15; 2pm; at 14:30
[redacted] told [name]
""".strip().splitlines()


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date_is_refused(text: str) -> None:
    assert [] == [each.when.as_written for each in find(text, NOTE)]


@pytest.mark.parametrize("text", ["99/98/97", "1.2.3", "45/13", "ref 31/02/20", "10.0.0.1"])
def test_what_is_no_date_is_not_flagged_as_an_impossible_one(text: str) -> None:
    assert [] == impossible(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She said no. 3/3/21 visited.", "3/3/21"),
        ("May rang on 3 May 2021.", "3 May 2021"),
        ("Section 47 began on 3 March 2021", "3 March 2021"),
        ("under the Children Act 1989, on 1 November 2021", "1 November 2021"),
        ("2 tablets on 3 March 2021", "3 March 2021"),
        ("03/04/21-0930hrs rang", "03/04/21-0930hrs"),
        ("03/04/21 - 0917 refers", "03/04/21"),
        ("Our ref 21/03/04-0917, seen 03/04/21", "03/04/21"),
        ("Ref 117: 03/04/21 seen at home", "03/04/21"),
    ],
)
def test_a_date_beside_what_is_refused_is_found(text: str, words: str) -> None:
    assert [words] == [each.when.as_written for each in find(text, NOTE)]


@pytest.mark.parametrize("day", [dt.date.min, dt.date(1, 1, 2), dt.date(9999, 12, 30), dt.date.max])
def test_a_note_of_an_impossible_year_is_read_as_one_of_no_day(day: dt.date) -> None:
    found = find("Seen next month, two years ago, last quarter and in 40 years; aged 3.", written_on=day, born=day)

    assert all(each.when.edtf is None for each in found)


@pytest.mark.parametrize("weekday", ["Fri", "Sunday", "Sat night"])
def test_where_somebody_s_mother_lives_is_no_feast(weekday: str) -> None:
    """ "At mother's Fri" was told as Mothering Sunday, half a year away."""
    text = f"He stayed at mother's {weekday} and came home."
    days = {found.when.earliest for found in find(text, written_on=dt.date(2025, 10, 20))}

    assert all(day is None or dt.date(2025, 10, 13) <= day <= dt.date(2025, 10, 20) for day in days)


def test_the_feasts_that_move_with_easter_are_found_by_their_own_weekday() -> None:
    said = {"Mothering Sunday": (3, 30), "Mother's Day": (3, 30), "Shrove Tuesday": (3, 4), "Palm Sunday": (4, 13)}

    for words, (month, day) in said.items():
        (found,) = find(f"Visit on {words}.", written_on=dt.date(2025, 10, 20))
        assert dt.date(2025, month, day) == found.when.earliest
