"""Each form a date takes in notes, with what it says. The note is of Wednesday 12 May 2021, the child born 3 March 2015."""

import datetime as dt

import pytest

from chronology.dates import find, impossible
from chronology.model import Basis, Precision

NOTE = dt.date(2021, 5, 12)
BORN = dt.date(2015, 3, 3)

ABSOLUTE = [
    ("Seen at home 11.ix.20, well.", "11.ix.20", "2020-09-11"),
    ("Rang on 3/XII/2020 about the flat.", "3/XII/2020", "2020-12-03"),
    ("Seen on 3/3/21.", "3/3/21", "2021-03-03"),
    ("Seen 03/04/2021 at home", "03/04/2021", "2021-04-03"),
    ("3.3.2021 - rang", "3.3.2021", "2021-03-03"),
    ("on 03-03-21, later", "03-03-21", "2021-03-03"),
    ("12 / 03 / 2021", "12 / 03 / 2021", "2021-03-12"),
    ("DOB 12.03.09", "12.03.09", "2009-03-12"),
    ("born 12/03/87", "12/03/87", "1987-03-12"),
    ("on 2021-03-03 he", "2021-03-03", "2021-03-03"),
    ("at 2021-03-03T14:30:00Z he", "2021-03-03T14:30:00Z", "2021-03-03T14:30"),
    ("Tuesday 3rd of March 2021", "Tuesday 3rd of March 2021", "2021-03-03"),
    ("Mon. 3 Mar. 2021", "Mon. 3 Mar. 2021", "2021-03-03"),
    ("on 3 Mar 21 mum", "3 Mar 21", "2021-03-03"),
    ("3 march 2021", "3 march 2021", "2021-03-03"),
    ("3 MAY 2021", "3 MAY 2021", "2021-05-03"),
    ("March 3, 2021", "March 3, 2021", "2021-03-03"),
    ("March 3rd 2021", "March 3rd 2021", "2021-03-03"),
    ("05-Aug-2016", "05-Aug-2016", "2016-08-05"),
    ("3Mar2021", "3Mar2021", "2021-03-03"),
    ("the third of March 2021", "third of March 2021", "2021-03-03"),
    ("the twenty-first of May 2021", "twenty-first of May 2021", "2021-05-21"),
    ("3 March\n2021 was wet", "3 March\n2021", "2021-03-03"),
    ("in March 2021", "March 2021", "2021-03"),
    ("by 05/2020", "by 05/2020", "/2020-05"),
    ("March '21", "March '21", "2021-03"),
    ("in 2015", "2015", "2015"),
    ("back in 2015", "2015", "2015"),
    ("during 2015", "2015", "2015"),
    ("spring 2019", "spring 2019", "2019-21"),
    ("the summer of 2020", "summer of 2020", "2020-22"),
    ("winter 2019/20", "winter 2019/20", "2019-24"),
    ("autumn term 2019", "autumn term 2019", "2019-09~/2019-12~"),
    ("Q1 2020", "Q1 2020", "2020-33"),
    ("the last quarter of 2019", "the last quarter of 2019", "2019-36"),
    ("in the 1990s", "the 1990s", "199X"),
    ("Christmas Day 2019", "Christmas Day 2019", "2019-12-25"),
    ("at Christmas 2019", "Christmas 2019", "2019-12-25~"),
    ("Good Friday 2019", "Good Friday 2019", "2019-04-19"),
    ("March 3 she left", "March 3", "2021-03-03"),
    ("the first Tuesday of October 2020", "the first Tuesday of October 2020", "2020-10-06"),
    ("the last day of February 2020", "the last day of February 2020", "2020-02-29"),
    ("Easter Monday 2020", "Easter Monday 2020", "2020-04-13"),
]
HEDGED = [
    ("early in 2001", "early in 2001", "2001~"),
    ("early March 2021", "early March 2021", "2021-03-01~/2021-03-10~"),
    ("late Feb 2021", "late Feb 2021", "2021-02-21~/2021-02-28~"),
    ("until the end of March 2021", "until the end of March 2021", "../2021-03-31~"),
    ("since the beginning of March 2021", "since the beginning of March 2021", "2021-03-01~/.."),
    ("mid-March 2021", "mid-March 2021", "2021-03-11~/2021-03-20~"),
    ("around the end of May 2021", "around the end of May 2021", "2021-05-21~/2021-05-31~"),
    ("about 3 March 2021", "about 3 March 2021", "2021-03-03~"),
    ("c. 2015", "c. 2015", "2015~"),
    ("approximately June 2019", "approximately June 2019", "2019-06~"),
    ("possibly 3 March 2021", "possibly 3 March 2021", "2021-03-03?"),
    ("3 March 2021 (?)", "3 March 2021 (?)", "2021-03-03?"),
    ("?3/3/21", "?3/3/21", "2021-03-03?"),
    ("possibly about June 2019", "possibly about June 2019", "2019-06%"),
    ("Did she go on 3 March 2021? Yes.", "3 March 2021", "2021-03-03"),
]
SPANS = [
    ("3-5 March 2021", "3-5 March 2021", "2021-03-03/2021-03-05"),
    ("between 3 and 5 March 2021", "between 3 and 5 March 2021", "2021-03-03/2021-03-05"),
    ("from 3 March to 7 April 2021", "from 3 March to 7 April 2021", "2021-03-03/2021-04-07"),
    ("from 3 March 2021 to 7 April", "from 3 March 2021 to 7 April", "2021-03-03/2021-04-07"),
    ("March to June 2020", "March to June 2020", "2020-03/2020-06"),
    ("November to January 2021", "November to January 2021", "2020-11/2021-01"),
    ("1/2/2020 - 4/3/2020", "1/2/2020 - 4/3/2020", "2020-02-01/2020-03-04"),
    ("1/2/2020-4/3/2020", "1/2/2020-4/3/2020", "2020-02-01/2020-03-04"),
    ("28/29 October 2020", "28/29 October 2020", "2020-10-28/2020-10-29"),
    ("3/8 March 2021", "3/8 March 2021", "[2021-03-03,2021-03-08]"),
    ("from 2015 to 2018", "from 2015 to 2018", "2015/2018"),
    ("2015-2018", "2015-2018", "2015/2018"),
    ("from 3/3 to 5/3/21", "from 3/3 to 5/3/21", "2021-03-03/2021-03-05"),
    ("26 june to 28 june 2020", "26 june to 28 june 2020", "2020-06-26/2020-06-28"),
    ("school year 2019/20", "2019/20", "2019-09/2020-08"),
    ("from early 2019 until late 2020", "from early 2019 until late 2020", "2019~/2020~"),
    ("Nov/Dec 2020", "Nov/Dec 2020", "2020-11/2020-12"),
    ("March 3-5, 2021", "March 3-5, 2021", "2021-03-03/2021-03-05"),
    ("from March 2020 to today", "from March 2020 to today", "2020-03/2021-05-12"),
    ("since 3 March 2021", "since 3 March 2021", "2021-03-03/.."),
    ("since 2015", "since 2015", "2015/.."),
    ("until June 2020", "until June 2020", "../2020-06"),
    ("before 3 March 2021", "before 3 March 2021", "/2021-03-02"),
    ("after June 2020", "after June 2020", "2020-07-01/"),
    ("3 or 5 March 2021", "3 or 5 March 2021", "[2021-03-03,2021-03-05]"),
    ("March or April 2021", "March or April 2021", "[2021-03,2021-04]"),
    ("w/c 3 March 2021", "w/c 3 March 2021", "2021-03-03/2021-03-09"),
    ("week ending 7 May 2021", "week ending 7 May 2021", "2021-05-01/2021-05-07"),
]
NAMED = [
    ("in the first half of 2019", "the first half of 2019", "2019-01/2019-06"),
    ("in the second half of May 2019", "the second half of May 2019", "2019-05-16~/2019-05-31~"),
    ("sales of H1 2020", "H1 2020", "2020-01/2020-06"),
    ("in the spring term he", "the spring term", "2021-01~/2021-04~"),
    ("Autumn term of 2019", "Autumn term of 2019", "2019-09~/2019-12~"),
    ("over the summer holidays 2020", "the summer holidays 2020", "2020-07~/2020-08~"),
    ("in October half-term 2020", "October half-term 2020", "2020-10~"),
    ("last Easter", "last Easter", "2021-04-04~"),
    ("on Bonfire Night", "Bonfire Night", "2020-11-05"),
    ("on Mother's Day 2020", "Mother's Day 2020", "2020-03-22"),
    ("two days after Christmas 2019", "two days after Christmas 2019", "2019-12-27"),
    ("the week before Easter 2020", "the week before Easter 2020", "2020-04-05~/2020-04-11~"),
    ("the day after Boxing Day 2020", "the day after Boxing Day 2020", "2020-12-27"),
    ("the weekend of 1/2 May 2021", "the weekend of 1/2 May 2021", "2021-05-01/2021-05-02"),
    ("on the night of 3rd/4th March 2021", "3rd/4th March 2021", "2021-03-03/2021-03-04"),
    ("from 2018 onwards", "from 2018 onwards", "2018/.."),
    ("from 3 May 2019 to date", "from 3 May 2019 to date", "2019-05-03/.."),
    ("2015-17", "2015-17", "2015/2017"),
    ("in Reception", "Reception", "2019-09/2020-08"),
    ("when he was in Year 1", "Year 1", "2020-09/2021-08"),
    ("three weeks after her birth", "three weeks after her birth", "2015-03-24~"),
    ("when she was about 4", "when she was about 4", "2019-03-03/2020-03-02"),
    ("over the past fortnight", "the past fortnight", "2021-04-28/2021-05-12"),
    ("a week ago today", "a week ago today", "2021-05-05"),
    ("to be seen by 5 June", "by 5 June", "/2021-06-05"),
    ("they had moved by 5 June", "by 5 June", "/2020-06-05"),
    ("before the end of May 2020", "before the end of May 2020", "/2020-05-31~"),
    ("no later than 3 June 2021", "no later than 3 June 2021", "/2021-06-03"),
    ("will meet a week on Friday", "a week on Friday", "2021-05-21"),
    ("on Friday 7, we", "Friday 7", "2021-05-07"),
    ("on the 21st January 2018 and", "21st January 2018", "2018-01-21"),
    ("He went home on the 3rd with a bag", "the 3rd", "2021-05-03"),
    ("over the summer he", "the summer", "2020-22"),
    ("August bank holiday 2020", "August bank holiday 2020", "2020-08-31"),
    ("for most of the 90s", "the 90s", "199X"),
    ("[03/02/2021 18:22:07] text", "03/02/2021 18:22:07", "2021-02-03T18:22"),
    ("10 th August 2020", "10 th August 2020", "2020-08-10"),
    ("the last check Jan-16.", "Jan-16", "2016-01"),
    ("retracted it 2nd Feburary", "2nd Feburary", "2021-02-02"),
    ("last seen 12/11, at school", "12/11", "2020-11-12"),
    ("allowed home on 19/4. Nobody told her.", "19/4", "2021-04-19"),
    ("WNB x3 dental - 2 July. ", "2 July", "2020-07-02"),
    ("dydd Gwener diwethaf", "dydd Gwener diwethaf", "2021-05-07"),
    ("yr wythnos diwethaf", "yr wythnos diwethaf", "2021-05-03/2021-05-09"),
]
CLOCKS = [
    ("at 14:30 on 3 March 2021", "at 14:30 on 3 March 2021", "2021-03-03T14:30"),
    ("3/3/21 2.15pm", "3/3/21 2.15pm", "2021-03-03T14:15"),
    ("3/3/21 @ 1430hrs", "3/3/21 @ 1430hrs", "2021-03-03T14:30"),
    ("at 2015 hours on 3/3/21", "at 2015 hours on 3/3/21", "2021-03-03T20:15"),
    ("3 March 2021 at 10am", "3 March 2021 at 10am", "2021-03-03T10:00"),
    ("at 8.45 p.m. on 3 March 2021", "at 8.45 p.m. on 3 March 2021", "2021-03-03T20:45"),
    ("at 12 am on 3 March 2021", "at 12 am on 3 March 2021", "2021-03-03T00:00"),
    ("3 March 2021 at about 2pm", "3 March 2021 at about 2pm", "2021-03-03"),
    ("Yesterday at 3pm", "Yesterday at 3pm", "2021-05-11T15:00"),
]
SLOPPY = [
    ("seen on 3\nMarch 2021 at home", "3\nMarch 2021", "2021-03-03"),
    ("seen on 3\n   March 2021 at home", "3\n   March 2021", "2021-03-03"),
    ("17 02 21; wt 5.4kg", "17 02 21", "2021-02-17"),
    ("Chron starts 05 11 2009.", "05 11 2009", "2009-11-05"),
    ("heard 11 / 05 / 21 - high", "11 / 05 / 21", "2021-05-11"),
    ("carried out on 1-May-21 re residence", "1-May-21", "2021-05-01"),
    ("Placement gave notice Apr 18 - ", "Apr 18", "2021-04-18"),
    ("No access 28/12... card left", "28/12", "2020-12-28"),
    ("no, 29/12. Card left", "29/12", "2020-12-29"),
    ("Visit due 24/5 cannot go ahead", "24/5", "2021-05-24"),
    ("Tag fitted; curfew 26/4-9/5.", "26/4-9/5", "2021-04-26/2021-05-09"),
    ("moved to Wednesday 20th October because", "Wednesday 20th October", "2021-10-20"),
    ("Suspended until 8 June", "until 8 June", "../2021-06-08"),
    ("gone up to 20 April without insulin", "up to 20 April", "../2021-04-20"),
    ("staying there since last Friday", "since last Friday", "2021-05-07/.."),
    ("will see him wk beg 24th May", "wk beg 24th May", "2021-05-24/2021-05-30"),
    ("Fall 3/52 ago", "3/52 ago", "2021-04-21~"),
    ("Stopped taking it 2/12 ago", "2/12 ago", "2021-03~"),
    ("bled 3/7 ago", "3/7 ago", "2021-05-09"),
    ("PEP held a week last Tuesday", "a week last Tuesday", "2021-05-04"),
    ("Earlier this week he", "Earlier this week", "2021-05-10/2021-05-12"),
    ("Saturday or Sunday he was found", "Saturday or Sunday", "[2021-05-08,2021-05-09]"),
    ("On Sat dad failed", "On Sat", "2021-05-08"),
    ("Spoke to nurse Mon - absent", "Mon", "2021-05-10"),
    ("photographed from Friday to Sunday", "from Friday to Sunday", "2021-05-07/2021-05-09"),
    ("Family away late March to mid April", "late March to mid April", "2021-03-21~/2021-04-20~"),
    ("Stayed w/ aunty Aug–Sept, not assessed", "Aug–Sept", "2020-08/2020-09"),
    ("was in the army in '82 and", "'82", "1982"),
    ("Pls can someone ring him Weds am", "Weds", "2021-05-19"),
    ("the 2020/21 financial year", "2020/21", "2020-04/2021-03"),
    ("Heroin from the late eighties", "the late eighties", "198X~"),
    ("during May half term", "May half term", "2020-05-25/2020-05-31"),
    ("card for Mother's Day", "Mother's Day", "2021-03-14"),
    ("On Remembrance Sunday he", "Remembrance Sunday", "2020-11-08"),
    ("Father's Day: contact", "Father's Day", "2020-06-21"),
    ("Halloween children seen alone", "Halloween", "2020-10-31~"),
    ("Not walking at 18 months, ref paeds.", "at 18 months", "2016-09-03/2016-10-02"),
    ("Bruise seen at 6 weeks of age", "at 6 weeks of age", "2015-04-14/2015-04-20"),
]
WELSH = [
    ("bore Sadwrn", "bore Sadwrn", "2021-05-08"),
    ("y llynedd", "y llynedd", "2020"),
    ("echdoe", "echdoe", "2021-05-10"),
    ("bythefnos yn ôl", "bythefnos yn ôl", "2021-04-28~"),
    ("ar 3 Mawrth 2021", "3 Mawrth 2021", "2021-03-03"),
    ("3ydd o Fawrth 2021", "3ydd o Fawrth 2021", "2021-03-03"),
    ("ym mis Mehefin 2019", "Mehefin 2019", "2019-06"),
    ("yng Ngorffennaf 2019", "Ngorffennaf 2019", "2019-07"),
    ("yn Nhachwedd 2019", "Nhachwedd 2019", "2019-11"),
    ("dydd Llun 3 Mai 2021", "dydd Llun 3 Mai 2021", "2021-05-03"),
    ("dydd Mawrth 2 Mawrth 2021", "dydd Mawrth 2 Mawrth 2021", "2021-03-02"),
    ("nos Fercher 3 Mawrth 2021", "nos Fercher 3 Mawrth 2021", "2021-03-03"),
    ("rhwng 3 a 5 Mawrth 2021", "rhwng 3 a 5 Mawrth 2021", "2021-03-03/2021-03-05"),
    ("o 3 Mawrth i 7 Ebrill 2021", "o 3 Mawrth i 7 Ebrill 2021", "2021-03-03/2021-04-07"),
    ("ers 2015", "ers 2015", "2015/.."),
    ("tan fis Mehefin 2020", "tan fis Mehefin 2020", "../2020-06"),
    ("tua Ebrill 2018", "tua Ebrill 2018", "2018-04~"),
    ("haf 2019", "haf 2019", "2019-22"),
    ("ddoe", "ddoe", "2021-05-11"),
    ("dwy flynedd yn ôl", "dwy flynedd yn ôl", "2019~"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), [*ABSOLUTE, *HEDGED, *SPANS, *NAMED, *CLOCKS, *SLOPPY, *WELSH])
def test_a_date_is_found_and_read(text: str, words: str, edtf: str) -> None:
    found = find(text, NOTE, BORN)

    assert [(words, edtf)] == [(text[each.start : each.end], each.when.edtf) for each in found]
    assert [words] == [each.when.as_written for each in found]


CONTEXT = [
    ("Seen on 3 March.", "3 March", "2021-03-03", Basis.YEAR_FROM_CONTEXT),
    ("Seen on 3 June.", "3 June", "2020-06-03", Basis.YEAR_FROM_CONTEXT),
    ("A visit will be on 3 June.", "3 June", "2021-06-03", Basis.YEAR_FROM_CONTEXT),
    ("Seen in December", "December", "2020-12", Basis.YEAR_FROM_CONTEXT),
    ("22/04 - home visit", "22/04", "2021-04-22", Basis.YEAR_FROM_CONTEXT),
    ("Seen Tuesday 3 March", "Tuesday 3 March", "2020-03-03", Basis.YEAR_FROM_CONTEXT),
    ("on 3 March last year", "3 March last year", "2020-03-03", Basis.RELATIVE_TO_NOTE),
    ("today", "today", "2021-05-12", Basis.RELATIVE_TO_NOTE),
    ("yesterday's visit", "yesterday's", "2021-05-11", Basis.RELATIVE_TO_NOTE),
    ("last night", "last night", "2021-05-11", Basis.RELATIVE_TO_NOTE),
    ("this morning", "this morning", "2021-05-12", Basis.RELATIVE_TO_NOTE),
    ("three days ago", "three days ago", "2021-05-09", Basis.RELATIVE_TO_NOTE),
    ("two weeks ago", "two weeks ago", "2021-04-28~", Basis.RELATIVE_TO_NOTE),
    ("a couple of months ago", "a couple of months ago", "2021-03~", Basis.RELATIVE_TO_NOTE),
    ("a few days ago", "a few days ago", "/2021-05-12", Basis.RELATIVE_TO_NOTE),
    ("last Tuesday", "last Tuesday", "2021-05-11", Basis.RELATIVE_TO_NOTE),
    ("on Friday", "Friday", "2021-05-07", Basis.RELATIVE_TO_NOTE),
    ("Tuesday of last week", "Tuesday of last week", "2021-05-04", Basis.RELATIVE_TO_NOTE),
    ("last month", "last month", "2021-04", Basis.RELATIVE_TO_NOTE),
    ("last summer", "last summer", "2020-22", Basis.RELATIVE_TO_NOTE),
    ("last March", "last March", "2021-03", Basis.RELATIVE_TO_NOTE),
    ("at the weekend", "the weekend", "2021-05-08/2021-05-09", Basis.RELATIVE_TO_NOTE),
    ("on the 7th", "the 7th", "2021-05-07", Basis.RELATIVE_TO_NOTE),
    ("the 21st of last month", "the 21st of last month", "2021-04-21", Basis.RELATIVE_TO_NOTE),
    ("when she was 4", "when she was 4", "2019-03-03/2020-03-02", Basis.RELATIVE_TO_BIRTH),
    ("aged 3", "aged 3", "2018-03-03/2019-03-02", Basis.RELATIVE_TO_BIRTH),
    ("at the age of 18 months", "at the age of 18 months", "2016-09-03/2016-10-02", Basis.RELATIVE_TO_BIRTH),
    ("on her fifth birthday", "her fifth birthday", "2020-03-03", Basis.RELATIVE_TO_BIRTH),
]


@pytest.mark.parametrize(("text", "words", "edtf", "basis"), CONTEXT)
def test_what_a_date_leaves_out_comes_from_the_note_and_is_marked_so(
    text: str, words: str, edtf: str, basis: Basis
) -> None:
    found = find(text, NOTE, BORN)

    assert [(words, edtf, basis)] == [(each.when.as_written, each.when.edtf, each.when.basis) for each in found]


PREVIOUS = [
    ("The same day", "2021-03-03"),
    ("Later that day", "2021-03-03"),
    ("The following day", "2021-03-04"),
    ("The next morning", "2021-03-04"),
    ("Two days later", "2021-03-05"),
    ("About a week later", "2021-03-10~"),
    ("The previous day", "2021-03-02"),
    ("The following Friday", "2021-03-05"),
    ("That week", "2021-03-01/2021-03-07"),
    ("The following month", "2021-04"),
    ("Three months later", "2021-06~"),
    ("The following year", "2022"),
]


@pytest.mark.parametrize(("words", "edtf"), PREVIOUS)
def test_words_that_lean_on_the_date_before_are_counted_from_it(words: str, edtf: str) -> None:
    found = find(f"On 3 March 2021 she fell. {words} she was seen.", NOTE)

    assert ["2021-03-03", edtf] == [each.when.edtf for each in found]
    assert Basis.RELATIVE_TO_PREVIOUS is found[1].when.basis


def test_a_chain_of_days_is_followed() -> None:
    found = find("On 3 March 2021 she fell. The next day he rang. The following day he came; two days later he left.")

    assert ["2021-03-03", "2021-03-04", "2021-03-05", "2021-03-07"] == [each.when.edtf for each in found]


def test_days_are_not_counted_from_a_month() -> None:
    found = find("In March 2021 she fell. The following day she was seen.")

    assert ["2021-03", None] == [each.when.edtf for each in found]


def test_a_list_is_a_date_for_each_with_the_month_and_year_lent() -> None:
    text = "Visits on 3, 5 and 9 March 2021, and on 30 December and 4 January 2020."
    found = find(text)

    assert ["2021-03-03", "2021-03-05", "2021-03-09", "2019-12-30", "2020-01-04"] == [each.when.edtf for each in found]
    assert ["3", "5", "9 March 2021", "30 December", "4 January 2020"] == [
        text[each.start : each.end] for each in found
    ]


def test_years_and_months_are_listed_too() -> None:
    assert ["2015", "2016", "2019"] == [each.when.edtf for each in find("in 2015, 2016 and 2019")]
    assert ["2021-03", "2021-04", "2021-06"] == [each.when.edtf for each in find("March, April and June 2021")]


def test_without_a_note_date_the_year_comes_from_the_date_before() -> None:
    found = find("She left on 24 October 2021. He stayed overnight on 14/15 October.")

    assert "2021-10-14/2021-10-15" == found[1].when.edtf
    assert Basis.YEAR_FROM_CONTEXT is found[1].when.basis


@pytest.mark.parametrize(
    "words", ["Held under the Children Act 1989.", "DOB 3 June 2014.", "He has lived there since 2019, he says."]
)
def test_the_year_of_a_law_a_birth_or_a_habit_is_no_year_of_another_day(words: str) -> None:
    text = f"He fell on 3 May. {words}"

    assert [None] == [each.when.edtf for each in find(text) if "3 May" == text[each.start : each.end][-5:]]


def test_without_a_note_date_the_one_year_of_its_dates_is_the_year_of_the_days_before_it() -> None:
    found = find("He fell on 3 May. The meeting was on 6 May 2019.")

    assert ["2019-05-03", "2019-05-06"] == [each.when.edtf for each in found]


def test_without_anything_to_lean_on_a_date_is_undated_and_keeps_its_words() -> None:
    for words in ("3 March", "yesterday", "the following day", "last Tuesday"):
        found = find(f"He came {words}." if words != "3 March" else "He came on 3 March.")

        assert [(words, None, False)] == [(each.when.as_written, each.when.edtf, each.when.dated) for each in found]


def test_a_redacted_date_is_undated() -> None:
    found = find("Seen on [date] and on [redacted], by [redacted].")

    assert ["[date]", "[redacted]"] == [each.when.as_written for each in found]
    assert not any(each.when.dated for each in found)


def test_an_age_without_a_date_of_birth_is_no_date() -> None:
    assert [] == find("aged 3, when she was 4", NOTE)


def test_how_old_somebody_is_now_is_no_date() -> None:
    assert [] == find("Ann, aged 6, lives with her father.", NOTE, BORN)


def test_a_week_is_one() -> None:
    assert Precision.WEEK is find("last week", NOTE)[0].when.precision
    assert Precision.RANGE is find("the last two weeks", NOTE)[0].when.precision


def test_a_two_figure_year_is_no_later_than_next_year() -> None:
    assert ["2022-03-03", "1923-03-03"] == [find(text, NOTE)[0].when.edtf for text in ("3/3/22", "3/3/23")]


IMPOSSIBLE = ["31/02/2020", "13/13/2020", "12/31/2021", "30 February 2021", "2021-02-30", "31st April 2021", "29/02/21"]


@pytest.mark.parametrize("words", IMPOSSIBLE)
def test_an_impossible_date_is_flagged_and_never_mended(words: str) -> None:
    text = f"Seen on {words}, at home."

    assert [] == find(text, NOTE)
    assert [words] == [text[start:end] for start, end in impossible(text)]


def test_dateparser_is_asked_about_unusual_arrangements_only() -> None:
    assert ["2021-03-03"] == [each.when.edtf for each in find("on 3.March.2021")]


def test_in_a_list_without_a_day_of_its_own_two_figures_behind_a_month_that_may_be_its_year_are_no_day():
    found = find("On the plan in 2019; burn to foot Nov 20; fracture Mar 21; speech delay")

    assert [each.when.edtf for each in found] == ["2019", None, None]


def test_two_figures_behind_a_month_that_are_no_such_year_are_the_day():
    assert [each.when.edtf for each in find("She moved in 2019. On Mar 12 he rang.")] == ["2019", "2019-03-12"]
