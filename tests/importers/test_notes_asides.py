"""Days of judgments and reviews at which nothing of their story happened, and births that they tell without a verb."""

import pytest

from chronology.documents import Document
from chronology.model import Account, Kind
from importers.notes import CaseNotes

_JUDGMENT = """IN THE FAMILY COURT

Hearing dates: 2, 3 and 9 December 2019

1. The children lived with their mother in Stanmere until the autumn of 2018.

2. {told}

3. On 6 June 2019 the police were called to the flat and the father was arrested.

4. On 9 July 2019 the court made an interim care order.
"""


def _told(words: str) -> dict[str | None, Kind]:
    values = CaseNotes().read([Document("judgment.txt", content=_JUDGMENT.format(told=words).encode())])
    return {value.when.edtf: value.kind for value in values if isinstance(value, Account)}


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("The mother hid behind the furniture (report of 28 January 2019).", "2019-01-28"),
        ("The radiologist, whose report is dated 28 January 2019, puts the fracture at some weeks.", "2019-01-28"),
        ("The register has a first entry dated 28 January 2019, by which the mother had rung.", "2019-01-28"),
        ("The doctor wrote in her report of 28 January 2019 that the mother was frightened.", "2019-01-28"),
        ("Dr Anand, whose addendum is dated 28 January 2019, considers that more is needed.", "2019-01-28"),
        ("The guardian's report of 28 January 2019 is to the same effect.", "2019-01-28"),
        ("The Guardian's analysis, dated 28 January 2019, is a model of its kind.", "2019-01-28"),
        ("The hearing had been listed for 28 January 2019 but was vacated.", "2019-01-28"),
        ("The mother’s contact will be supervised, beginning on 14 December.", "2019-12-14"),
        ("I adjourn that application to 16 January 2020, when I expect to read hair strand results.", "2020-01-16"),
        ("Since 28 January 2019 officers have been required to ask whether a woman is pregnant.", "2019-01-28/.."),
        ("Since January 2019 the council has required a visit when nobody answers.", "2019-01/.."),
        ("I do not find that the mother knew of it on 28 January 2019.", "2019-01-28"),
    ],
)
def test_a_day_of_papers_of_what_never_was_or_is_to_come_is_no_event(words: str, edtf: str) -> None:
    told = _told(words)

    assert edtf not in told
    assert "2019-06-06" in told


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("By a letter dated 28 January 2019 the council refused the mother's application for housing.", "2019-01-28"),
        ("The mother told the nurse on 28 January 2019 that the father had hit her.", "2019-01-28"),
        ("The mother was detained under the Mental Health Act on 28 January 2019.", "2019-01-28"),
        ("The hearing fixed for 28 January 2019 was adjourned because the father had not been served.", "2019-01-28"),
        ("In the course of the hearing, on 3 December 2019, the mother was admitted to hospital.", "2019-12-03"),
    ],
)
def test_a_day_on_which_something_was_done_is_an_event(words: str, edtf: str) -> None:
    assert edtf in _told(words)


def test_the_days_a_judgment_was_heard_on_are_of_one_hearing() -> None:
    told = _told("The father left on 4 May 2018.")

    assert Kind.COURT_HEARING is told["2019-12-02/2019-12-09"]
    assert not {"2019-12-02", "2019-12-03", "2019-12-09"} & {*told}


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("There are two children, Efan, born 6/10/2011, and a baby.", "2011-10-06"),
        ("The child is Efan Rees (dob 06/10/2011).", "2011-10-06"),
        ("I am concerned with Efan (d.o.b. 6.10.2011). His father took no part.", "2011-10-06"),
        ("Efan's date of birth is 6 October 2011.", "2011-10-06"),
    ],
)
def test_a_child_s_birth_is_told_without_a_verb(words: str, edtf: str) -> None:
    assert Kind.BIRTH is _told(words)[edtf]


def test_the_birth_date_of_a_grown_person_is_no_event() -> None:
    assert "1990-10-06" not in _told("Their mother is Siân Rees (dob 06/10/1990).")


def test_a_birthday_somebody_had_is_how_old_they_were() -> None:
    told = _told("Efan was born on 6 October 2011 and had his seventh birthday a week before the police came.")

    assert "2018-10-06" not in told


def test_a_month_and_a_day_of_that_month_are_one() -> None:
    told = _told("In May 2018 Efan was placed on the register, following a conference on the 17th of that month.")

    assert "2018-05" not in told
    assert Kind.CP_PLAN_STARTED is told["2018-05-17"]


def test_a_month_and_a_day_that_is_not_said_to_be_of_it_are_two() -> None:
    told = _told("In May 2018 the father left, and on 17 May 2018 the mother was admitted to hospital.")

    assert {"2018-05", "2018-05-17"} <= {*told}


_GIVEN = """{court}

Date: 18 November 2022

Introduction

1. I am concerned with Efan, who was born on 6 October 2011.

2. On 4 August 2017 the mother was admitted with a broken wrist.

3. The father was arrested on 11 May 2018 and left on 3 September.

4. The application was issued on 27 September 2021.
"""


def test_a_judgment_with_a_labelled_date_is_told_by_its_own_days() -> None:
    text = _GIVEN.format(court="IN THE FAMILY COURT\n\nBefore: District Judge Farrow")
    values = CaseNotes().read([Document("judgment.txt", content=text.encode())])
    told = {value.when.edtf for value in values if isinstance(value, Account)}

    assert {"2011-10-06", "2017-08-04", "2018-05-11", "2018-09-03", "2021-09-27"} == told


def test_names_and_numbers_at_the_head_of_a_judgment_are_no_first_paragraph() -> None:
    head = "YN Y LLYS TEULU / IN THE FAMILY COURT    Rhif yr achos / Case No: ZZ24C00001\nSitting at Abernowhere"
    text = _GIVEN.format(
        court=f"{head}\n\nGuardian: Non Example\nChildren: Efan (dob 6 October 2011), Mari (dob 2 May 2014)"
    )
    values = CaseNotes().read([Document("analysis.txt", content=text.encode())])
    told = {value.when.edtf for value in values if isinstance(value, Account)}

    assert "2018-05-11" in told
    assert "2022-11-18" not in told


def test_a_review_by_themes_with_months_alone_is_told_by_them() -> None:
    text = """Child Safeguarding Practice Review
The Alder Family

What was known

The mother moved to the town with her two sons in March 2019, and the health visitor saw them once before the surgery closed its list.
A neighbour rang the police in June 2019. The elder boy was excluded in October 2020 and again in January 2021.
Nobody asked where he went. He was found with a knife in May 2021, and was placed with foster carers in July 2021.

He says that he likes it there, and that he would like to see his brother more often than he is allowed to.
"""
    values = CaseNotes().read([Document("review.txt", content=text.encode())])
    told = [value for value in values if isinstance(value, Account)]

    assert {"2019-03", "2019-06", "2020-10", "2021-05", "2021-07"} <= {one.when.edtf for one in told}
    assert all(one.when.dated for one in told)


def test_minutes_with_a_labelled_date_and_numbers_are_a_note_of_that_day() -> None:
    text = _GIVEN.format(court="CORE GROUP MINUTES\n\nPresent: SW, HV")
    values = CaseNotes().read([Document("minutes.txt", content=text.encode())])

    assert "2022-11-18" in {value.when.edtf for value in values if isinstance(value, Account)}


def _days(words: str) -> list[str | None]:
    values = CaseNotes().read([Document("judgment.txt", content=_JUDGMENT.format(told=words).encode())])
    return [value.when.edtf for value in values if isinstance(value, Account)]


@pytest.mark.parametrize(
    "again",
    [
        "The school was not told of the incident of 4 May 2018.",
        "The doctor relied on what the nurse saw on 4 May 2018 (see paragraph 2 above).",
        "The worker knew of the injury on 4 May 2018, as described at paragraph 2.",
        "What was seen on 4 May 2018 should have led to a medical.",
    ],
)
def test_a_day_that_a_text_comes_back_to_by_name_is_told_once(again: str) -> None:
    days = _days(f"On 4 May 2018 the father hit the mother in the street.\n\n2.1 {again}")

    assert 1 == days.count("2018-05-04")


@pytest.mark.parametrize(
    "again",
    [
        "On 4 May 2018 a strategy discussion was held.",
        "The mother was seen at the hospital on 4 May 2018 with a broken arm.",
    ],
)
def test_another_thing_told_of_a_day_is_told_beside_the_first(again: str) -> None:
    days = _days(f"On 4 May 2018 the father hit the mother in the street.\n\n2.1 {again}")

    assert 2 == days.count("2018-05-04")


def test_what_is_named_by_a_day_that_was_not_told_is_an_event() -> None:
    assert "2018-05-04" in _days("The school was told of the incident of 4 May 2018.")


def test_what_is_told_by_its_date_and_by_days_counted_is_told_once() -> None:
    days = _days(
        "The child died on 7 May 2018.\n\n2.1 On 4 May 2018 the nurse visited. Three days later the child died."
    )

    assert 1 == days.count("2018-05-07")
