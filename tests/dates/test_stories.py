"""Dates in judgments, reviews and reports: texts of no day of their own that go back and forth."""

import datetime as dt

import pytest

from chronology.dates import find


def _read(text: str) -> list[str | None]:
    return [each.when.edtf for each in find(text)]


def test_a_judgment_is_over_when_it_is_given() -> None:
    found = _read(
        "Judgment handed down: 9 October 2018\n\nHe rang on 18 June 2018.\n\nIt broke between 8 and 20 February."
    )

    assert ["2018-10-09", "2018-06-18", "2018-02-08/2018-02-20"] == found


@pytest.mark.parametrize(
    "law",
    [
        "I was taken to a decision of the Court of Appeal of 16 December 2015.",
        "The guidance of 16 December 2015 says so.",
        "Research published in December 2015 has shown it.",
    ],
)
def test_days_are_not_counted_from_law_or_research(law: str) -> None:
    found = _read(f"On 8 October 2018 he left. {law} He came back on 20 November.")

    assert ["2018-10-08", "2018-11-20"] == [found[0], found[-1]]


def test_what_was_done_under_an_act_has_its_day() -> None:
    found = _read("She was detained under the Mental Health Act on 3 May 2012. She left the next day.")

    assert ["2012-05-03", "2012-05-04"] == found


def test_a_year_of_what_had_been_is_not_gone_on_from() -> None:
    found = _read("On 23 June 2021 he came. He had been convicted in 2014. He was told to leave on 31 August.")

    assert ["2021-06-23", "2014", "2021-08-31"] == found


def test_a_day_told_again_in_another_paragraph_is_the_same_day() -> None:
    found = _read(
        "On 4 March 2016 police came.\n\nShe moved in 2013.\n\nThe incident on 4 March was treated as a dispute."
    )

    assert ["2016-03-04", "2013", "2016-03-04"] == found


def test_below_a_year_in_a_line_of_its_own_days_are_of_that_year() -> None:
    found = _read("He was seen in November 2019.\n\n2020\n\nOn 19 June he rang. On 3 October he left.")

    assert ["2019-11", "2020-06-19", "2020-10-03"] == found


def test_what_is_counted_behind_a_month_is_no_year() -> None:
    found = _read("From 11 January 2021 they called. Between 11 January and 26 February 38 of 94 calls were refused.")

    assert ["2021-01-11", "2021-01-11/2021-02-26"] == [found[0], found[-1]]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on the morning of the 23rd", "2018-02-23"),
        ("on the Friday", "2018-02-23"),
        ("on the Friday of that week", "2018-02-23"),
        ("that May", "2018-05"),
        ("the following January", "2019-01"),
        ("five weeks after.", "2018-03-29~"),
        ("in the second half of August", "2018-08-16~/2018-08-31~"),
        ("between Christmas and New Year", "2017-12-25/2018-01-01"),
        ("on Easter Sunday of that year", "2018-04-01"),
    ],
)
def test_a_story_goes_on_from_the_day_told_last(words: str, edtf: str) -> None:
    found = _read(f"On 22 February 2018 she called. It was seen {words}")

    assert ["2018-02-22", edtf] == found


def test_ages_are_counted_from_the_birth_of_the_child_they_name() -> None:
    found = _read(
        "A, a boy who was born on 11 April 2013, and B, who was born in January 2018, live here. "
        "When A was three weeks old he fell. At the age of 3 months B was seen. She had left before A’s fifth birthday."
    )

    assert ["2013-04-11", "2018-01", "2013-05-02/2013-05-08", "2018-04", "/2018-04-10"] == found


def test_whose_age_it_is_nobody_guesses() -> None:
    found = _read(
        "Wren was born on 3 May 2013. When she was three weeks old he left. At the age of 16 her mother moved."
    )

    assert ["2013-05-03"] == found


def test_a_note_with_a_day_of_its_own_is_read_by_that_day() -> None:
    found = [each.when.edtf for each in find("He left on 4 March 2016.\n\nSeen on 4 March.", dt.date(2021, 5, 12))]

    assert ["2016-03-04", "2021-03-04"] == found


def test_a_weekday_before_its_date_is_that_date() -> None:
    found = find("He was born last Monday, 31st October 2016.")

    assert [("last Monday, 31st October 2016", "2016-10-31")] == [(e.when.as_written, e.when.edtf) for e in found]


@pytest.mark.parametrize("words", ["at 36 weeks, weighing 2.3 kg", "by caesarean section at 38 weeks"])
def test_how_far_a_pregnancy_had_come_is_nobodys_age(words: str) -> None:
    found = _read(f"Robin was born on 6 July 2016. Robin was delivered {words}.")

    assert ["2016-07-06"] == found


@pytest.mark.parametrize(
    "words",
    [
        "The Court of Appeal dismissed her appeal on 3 May 2018.",
        "Guidance was sought, and on 3 May 2018 he was seen.",
        "He was discharged pursuant to the Children Act 1989, on 3 May 2018.",
    ],
)
def test_a_word_of_law_does_not_make_every_date_an_aside(words: str) -> None:
    found = _read(f"{words} The next day he rang.")

    assert ["2018-05-03", "2018-05-04"] == found


def test_where_one_year_is_named_what_had_been_booked_is_of_it() -> None:
    found = _read("A visit was booked late (20 Sept).\n\nSeen on 3 March 2021.")

    assert ["2021-09-20", "2021-03-03"] == found


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Police came on 9 April. It was completed seven weeks after the strategy discussion.", "2019-05-22~"),
        ("Police came on 9 April. They met two days before that visit.", None),
        ("She was arrested on 9 April. He rang on 12 April. He left the day after the arrest.", "2019-04-10"),
        ("He was admitted on 9 April. He was seen three weeks to the day after his admission.", "2019-04-30"),
        ("He rang on 9 April. He left the day after the wedding.", None),
        ("She moved on 9 April. She signed two days after that move.", "2019-04-11"),
    ],
)
def test_days_are_counted_from_what_the_story_told_by_name(text: str, edtf: str | None) -> None:
    found = _read(f"A strategy discussion was held on 3 April 2019. {text}")

    assert edtf == found[-1] if edtf else "2019-04-09" == max(filter(None, found))


def test_days_are_counted_from_the_birth_of_whom_they_name() -> None:
    found = _read(
        "L was born on 2 February 2018. K was born on 3 March 2019. It was signed off three days before L’s birth."
    )

    assert "2018-01-30" == found[-1]


def test_what_stands_behind_a_date_and_says_which_it_is_is_no_other_day() -> None:
    found = _read("The interview was on 14 February 1991. She wrote on 15 February 1991, the day after the interview.")

    assert ["1991-02-14", "1991-02-15"] == found


def test_nothing_is_counted_from_what_a_note_does_not_date() -> None:
    found = find("Arrested on 3 April. Left two days after the arrest.", written_on=dt.date(2019, 5, 1))

    assert 1 == len(found)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("He left eight days thereafter.", "2019-02-11"),
        ("He was sentenced the month after to a year.", "2019-03"),
        ("A worker had been in post from the week before.", "2019-01-21/2019-01-27"),
        ("She had it by the Thursday.", "2019-02-07"),
        ("At about 8.40 a.m. on the Tuesday she saw it.", "2019-02-05"),
        ("It was broken on the May Bank Holiday of that year.", "2019-05-06"),
    ],
)
def test_a_story_counts_on_from_its_last_day(words: str, edtf: str) -> None:
    found = _read(f"He was seen on 2 February 2019. He was charged the next day. {words}")

    assert edtf == found[-1]


def test_the_days_of_a_weekend_that_heads_a_story_are_its_own() -> None:
    found = _read("The weekend of 22 and 23 May 2021\n\nOn the Saturday she came. That evening they drank.")

    assert ["2021-05-22/2021-05-23", "2021-05-22", "2021-05-22"] == found


def test_a_birthday_is_of_whom_the_paragraph_spoke_of_last() -> None:
    found = _read(
        "D was born on 4 February 1985 and S, a boy, was born on 21 November 1987. He was sent home on his first birthday."
    )

    assert "1988-11-21" == found[-1]


def test_a_day_is_counted_from_a_birthday() -> None:
    found = _read("D was born on 4 February 1985. D told her teacher the day after her sixth birthday.")

    assert "1991-02-05" == found[-1]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Two days after he was discharged she left.", "2021-05-05"),
        ("Three days after being discharged he rang.", "2021-05-06"),
        ("Four days on, he left.", "2021-05-13"),
        ("The Tuesday before, he left.", "2021-05-04"),
        ("The Monday following he left.", "2021-05-10"),
        ("He left over the following weekend.", "2021-05-15/2021-05-16"),
        ("The week following he left.", "2021-05-10/2021-05-16"),
        ("The week after that he left.", "2021-05-10/2021-05-16"),
        ("That autumn he left.", "2021-23"),
        ("The following spring he left.", "2022-21"),
        ("He left in June of the following year.", "2022-06"),
        ("By the 20th he had left.", "/2021-05-20"),
        ("On the 27th he left.", "2021-05-27"),
        ("She had rung on the 27th.", "2021-04-27"),
        ("A day or two later he left.", "[2021-05-10,2021-05-11]"),
        ("Two or three weeks later he left.", "[2021-05-23,2021-05-30]"),
        ("A week later, on 17 May, he left.", "2021-05-17"),
        ("Later that month, on 17 May, he left.", "2021-05-17"),
    ],
)
def test_a_story_goes_on_by_weekdays_seasons_and_counts(words: str, edtf: str) -> None:
    found = _read(f"He was discharged on 3 May 2021. Police came on Sunday 9 May. {words}")

    assert ["2021-05-03", "2021-05-09", edtf] == found


def test_days_of_one_month_are_each_a_day() -> None:
    found = _read("He was seen on 3 May 2021. He was seen again on the 15th and the 17th.")

    assert ["2021-05-03", "2021-05-15", "2021-05-17"] == found


def test_two_days_that_something_was_between_are_no_list() -> None:
    found = find("He was seen between the 21st and 23rd.", written_on=dt.date(2021, 5, 30))

    assert 2 != len(found)


def test_that_summer_in_a_note_is_not_counted_from_its_date() -> None:
    found = find("Rang. That summer he left. Gone by the 20th of his stay.", written_on=dt.date(2021, 5, 3))

    assert not [each for each in found if each.when.dated]


JUDGMENT = """\
IN THE FAMILY COURT

Heard on 6, 7 and 8 March 2023
Judgment: 17 March 2023

1. He was last seen on 24 November 2022. {}
"""

SPOKEN = [
    ("On 9 January of this year she entered a residential unit.", "9 January of this year", "2023-01-09"),
    ("I make a care order in respect of N today.", "today", "2023-03-17"),
    ("The order is extended today.", "today", "2023-03-17"),
    ("The log for the 12th reads that he refused.", "the 12th", "2022-12-12"),
    ("On the night of the 29th he came back, and it was the 30th.", "the 30th", "2022-11-30"),
]


@pytest.mark.parametrize(("sentence", "words", "edtf"), SPOKEN)
def test_what_a_judge_says_of_this_year_and_today_is_of_the_day_of_the_judgment(
    sentence: str, words: str, edtf: str
) -> None:
    text = JUDGMENT.format(sentence)

    found = {text[each.start : each.end]: each.when.edtf for each in find(text)}

    assert found.get(words) == edtf


QUOTED = [
    "She said: \u201cI make him come home today.\u201d",
    "Relapse is common today.",
    "It was the weekend of the 22nd.",
]


@pytest.mark.parametrize("sentence", QUOTED)
def test_what_others_say_of_today_is_of_no_known_day(sentence: str) -> None:
    found = [each.when.edtf for each in find(JUDGMENT.format(sentence))]

    assert [day for day in found if day][-1] == "2022-11-24"


STATEMENT = """\
STATEMENT OF R. OWENS
{head}
1. He was first seen on 12 November 2020. On 17 January this year he told his teacher. He was examined on 2 February.

2. The care team meeting on 20 June will consider it.
{foot}"""
SIGNED = [
    {"head": "Dated: 14 June 2023\n", "foot": ""},
    {"head": "Second statement dated 14 June 2023\n", "foot": ""},
    {"head": "", "foot": "\nI believe this to be true.\n\nSigned: R Owens\nDated: 14 June 2023\n"},
    {"head": "", "foot": "\nR. Owens, social worker, dated this 14 June 2023\n"},
]


@pytest.mark.parametrize("signed", SIGNED)
def test_a_statement_is_of_the_day_it_says_at_its_head_or_foot(signed: dict[str, str]) -> None:
    found = [each.when.edtf for each in find(STATEMENT.format(**signed))]

    told = [day for day in found if day != "2023-06-14"]
    assert told == ["2020-11-12", "2023-01-17", "2023-02-02", "2023-06-20"]


SHAPES = [
    ("They parted shortly before Christmas 2017. He left on Boxing Day and came back on New Year's Eve.", ["/2017-12-24~", "2017-12-26", "2017-12-31"]),
    ("In January 2016 he left. By the autumn of that year he was drinking.", ["2016-01", "2016-23"]),
    ("On 4 February 2018, and again in the early hours of the 6th, police were called.", ["2018-02-04", "2018-02-06"]),
    ("On 4 February 2018 he left. On the morning of the 6th, he was found.", ["2018-02-04", "2018-02-06"]),
    ("January 2019: booked.\n\nMarch to May: three missed appointments.", ["2019-01", "2019-03/2019-05"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), SHAPES)
def test_shapes_in_which_reports_tell_their_days(text: str, days: list[str]) -> None:
    assert days == [each.when.edtf for each in find(text)]
