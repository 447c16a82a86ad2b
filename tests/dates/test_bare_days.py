"""Days in bare figures that only the day of their note says are days; and the figures that are none."""

import datetime as dt

import pytest

from chronology.dates import find

NOTE = dt.date(2024, 1, 15)


def told(text: str, note: dt.date = NOTE) -> list[str | None]:
    return [mention.when.edtf for mention in find(text, note)]


@pytest.mark.parametrize(
    "text",
    [
        "Living in his van since eviction 8/1.",
        "Bed broken 8/1 by the cousins.",
        "Tried again: 8/1 no answer, curtains shut.",
        "Nobody in; 8/1 mum through the letterbox.",
        "HV tried to visit 8.1, no reply.",
        "Seen on 8.1 at school.",
    ],
)
def test_a_day_in_figures_of_the_weeks_about_its_note_is_a_day(text: str) -> None:
    assert told(text) == ["2024-01-08"]


def test_days_parted_by_stops_are_days_as_they_stand() -> None:
    found = find("HV tried to visit 8.1 & 15.1, no reply.", NOTE)

    assert [mention.when.as_written for mention in found] == ["8.1", "15.1"]
    assert [mention.when.edtf for mention in found] == ["2024-01-08", "2024-01-15"]


@pytest.mark.parametrize(
    "text",
    [
        "They won 3/2 at football.",
        "Flat 3/1, 12 Argyle Street.",
        "His support 2/1 in the community.",
        "Came out with a 2/1 in law.",
        "Antibiotics for 5/7 then stop.",
        "Eaten 2/3 of his tea.",
        "Weighs 8.1 and 9.1 kg.",
        "On 2.1 mg of it.",
        "Contact 2.1 hours.",
        "Bed broken 8/6 by the cousins.",
    ],
)
def test_a_share_a_score_and_a_measure_are_no_days(text: str) -> None:
    assert told(text) == []


def test_the_ninth_of_november_is_a_day_in_the_notes_of_its_weeks() -> None:
    assert told("Dentist on 9/11 not attended.", dt.date(2023, 11, 23)) == ["2023-11-09"]
    assert told("He keeps on about 9/11.") == []


def test_more_than_full_marks_is_no_grade() -> None:
    assert told("It was a grade 2 on 15/12.") == ["2023-12-15"]
    assert told("His grade on 7/12 again.") == []


@pytest.mark.parametrize("unit", ["day", "night", "week", "evening", "morning", "afternoon"])
def test_the_other_night_is_some_time_before_the_note(unit: str) -> None:
    (mention,) = find(f"Dad hit him the other {unit}, mum said.", NOTE)

    assert mention.when.edtf == "/2024-01-15"
    assert mention.when.as_written == f"the other {unit}"


@pytest.mark.parametrize(
    "text",
    ["He goes to the other day centre.", "One night she slept, the other night she was up.", "The other week's rota."],
)
def test_the_other_of_two_is_no_day(text: str) -> None:
    assert told(text) == []


def test_since_the_summer_is_since_it() -> None:
    assert ["2019-22/.."] == [each.when.edtf for each in find("Not stayed since the summer.", dt.date(2019, 11, 12))]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("came round sat night, drunk", "2024-02-17"),
        ("sun teatime he was brought back", "2024-02-18"),
        ("rang wed morning in tears", "2024-02-14"),
    ],
)
def test_a_weekday_cut_to_a_word_in_small_letters_is_a_day_beside_a_part_of_it(words: str, day: str) -> None:
    assert [one.when.edtf for one in find(words, dt.date(2024, 2, 19))] == [day]


@pytest.mark.parametrize(
    "words", ["She sat morning and night by the bed", "in the sun morning and evening", "he sat nights"]
)
def test_who_sat_and_what_stood_in_the_sun_name_no_day(words: str) -> None:
    assert find(words, dt.date(2024, 2, 19)) == []


@pytest.mark.parametrize("written", ["the Tuesday, 8th", "Tuesday, 8th", "the Tuesday 8th", "Tuesday the 8th"])
def test_a_weekday_and_its_day_are_one_however_they_are_parted_and_of_the_month_told_before(written: str) -> None:
    assert told(f"In August we fetched her on {written}, with a cut lip.") == ["2023-08", "2023-08-08"]


def test_a_second_time_behind_a_weekday_is_no_day_of_the_month() -> None:
    assert "2024-01-02" not in told("Came late on Sunday, 2nd time this term.")


def test_a_weekday_and_its_day_with_a_month_behind_are_read_as_they_stand() -> None:
    assert told("That Friday, the 8th of December, she went to her aunt.") == ["2023-12-08"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They parted in gwanwyn (spring) 2019.", "2019-21"),
        ("Symudodd ym mis Mawrth (March) 2021.", "2021-03"),
    ],
)
def test_a_month_or_season_told_again_in_the_other_language_is_told_once(text: str, edtf: str) -> None:
    assert told(text) == [edtf]


def test_a_month_in_brackets_behind_another_is_another() -> None:
    assert told("Moved in March (April) 2021.") != ["2021-03"]
