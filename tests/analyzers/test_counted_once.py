"""What may be one incident told twice is printed twice and counted once; what is another incident is counted."""

from dataclasses import replace

import pytest
from casebuilding import chronology, event, findings

from analyzers.lives import lives
from chronology.model import Apart, Chronology, Event, Kind


def told_by(file: str, told: Event) -> Event:
    (account,) = told.accounts
    return replace(told, accounts=(replace(account, source=replace(account.source, document=file)),))


def apart(one: Event, other: Event, against: str) -> Apart:
    return Apart(one=one.key, other=other.key, shared="the same words", against=against)


def counted(case: Chronology, kind: Kind) -> int:
    (life,) = lives(case)
    return len(life.of(kind))


SLAP = event("n#mention-2021-04-05", "2021-04-05", Kind.INJURY, fact="Slapped on the cheek on 5/4 by another resident.")


def test_the_mark_a_note_tells_of_on_its_own_day_is_of_the_day_it_names() -> None:
    mark = event("n#injury", "2021-04-06", Kind.INJURY, fact="Red mark.")

    assert 1 == counted(chronology(SLAP, mark), Kind.INJURY)


@pytest.mark.parametrize("fact", ["Slapped again at breakfast.", "Bruise on the left knee, fell in the lounge."])
def test_what_a_note_tells_of_its_own_day_anew_is_another_injury(fact: str) -> None:
    today = event("n#injury", "2021-04-06", Kind.INJURY, fact=fact)

    assert 2 == counted(chronology(SLAP, today), Kind.INJURY)


def test_who_is_told_next_day_of_a_dose_given_the_day_before_tells_of_that_dose() -> None:
    dose = event("d", "2021-01-14", Kind.MEDICATION_ERROR, fact="Warfarin given twice.")
    told = event("t", "2021-01-15", Kind.MEDICATION_ERROR, fact="Told by home of double dose on 13/01/2021.")
    other = event("o", "2021-01-15", Kind.MEDICATION_ERROR, fact="Insulin not given.")

    assert 1 == counted(chronology(dose, told), Kind.MEDICATION_ERROR)
    assert 2 == counted(chronology(dose, other), Kind.MEDICATION_ERROR)


def test_entries_kept_apart_that_look_like_one_are_counted_once_and_named() -> None:
    days = ("2021-02-01", "2021-05-01", "2021-05-03", "2021-08-01")
    injuries = [event(f"i{n}", day, Kind.INJURY, fact="Cut lip.") for n, day in enumerate(days)]
    pair = (apart(injuries[1], injuries[2], "not enough to tell that it is one incident"),)

    (found,) = findings(chronology(*injuries, apart=pair), "repeat_injuries")
    assert "three injuries" in found.statement
    assert "Not counted: one entry that seems to tell of the same again (3 May 2021)." in found.statement


def test_a_pair_that_something_shows_to_be_two_is_counted_twice() -> None:
    one = event("a", "2021-05-01", Kind.MISSING)
    other = event("b", "2021-05-02", Kind.MISSING)

    assert 1 == counted(chronology(one, other, apart=(apart(one, other, "another entry fits as well"),)), Kind.MISSING)
    assert 2 == counted(chronology(one, other, apart=(apart(one, other, "different hours"),)), Kind.MISSING)


def test_two_files_that_tell_of_one_day_tell_of_one_fall_and_one_file_of_two() -> None:
    log, note = (told_by(file, event(file, "2021-05-01", Kind.FALL)) for file in ("log.csv", "notes.txt"))
    second = event("z", "2021-05-01", Kind.FALL)

    assert 1 == counted(chronology(log, note), Kind.FALL)
    assert 2 == counted(chronology(log, told_by("log.csv", second)), Kind.FALL)


def test_one_night_filed_under_the_child_and_under_the_mother_is_one() -> None:
    notes = told_by("notes.txt", event("a", "2021-05-01", Kind.DOMESTIC_ABUSE_INCIDENT))
    police = told_by("police.csv", event("b", "2021-05-01", Kind.DOMESTIC_ABUSE_INCIDENT, about="m"))
    people = (*chronology().people, replace(chronology().people[0], id="m", name="Carys"))

    assert [] == findings(chronology(notes, police, people=people, subjects=("c1", "m")), "domestic_abuse_repetition")


def test_the_entry_that_says_nobody_explained_it_stands_for_both() -> None:
    plain = told_by("a.csv", event("a", "2021-05-01", Kind.INJURY, fact="Bruise."))
    odd = told_by("b.csv", event("b", "2021-05-01", Kind.INJURY_UNEXPLAINED, fact="Bruise."))

    assert 1 == counted(chronology(plain, odd), Kind.INJURY_UNEXPLAINED)
    assert 0 == counted(chronology(plain, odd), Kind.INJURY)


# ---- injuries --------------------------------------------------------------------------------------------------------

BURN = event("b", "2021-03-01", Kind.INJURY_UNEXPLAINED, fact="Burn to the right hand.")


@pytest.mark.parametrize(
    ("day", "fact"),
    [
        ("2021-03-03", "Burn to left hand, dressing dry."),
        ("2021-03-06", "Seen with bandage on, says it burnt."),
        ("2021-03-09", "She said he burnt it on the oven door."),
        ("2021-03-30", "Hand healing well, injury clean."),
    ],
)
def test_a_burn_that_is_dressed_or_told_of_within_weeks_is_one(day: str, fact: str) -> None:
    assert [] == findings(chronology(BURN, event("l", day, Kind.INJURY, fact=fact)), "repeat_injuries")


@pytest.mark.parametrize(
    ("day", "fact"),
    [
        ("2021-03-09", "Burn to the foot."),
        ("2021-03-09", "Cut lip."),
        ("2021-05-20", "Burn to the right hand, dressed."),
        ("2021-03-06", "Further burn to the right hand."),
    ],
)
def test_another_place_a_later_time_or_a_further_burn_is_another(day: str, fact: str) -> None:
    assert findings(chronology(BURN, event("l", day, Kind.INJURY, fact=fact)), "repeat_injuries")


@pytest.mark.parametrize(
    "fact",
    [
        "Unwell, ?sepsis, heel wound malodorous.",
        "Pressure area to the heel, grade 2.",
        "Spilt tea on himself. Appropriate response.",
    ],
)
def test_an_illness_a_pressure_ulcer_and_what_nobody_was_concerned_about_are_no_injuries(fact: str) -> None:
    days = ("2021-03-01", "2021-06-01", "2021-09-01")
    injuries = [event(f"i{n}", day, Kind.INJURY, fact="Cut lip.") for n, day in enumerate(days)]
    other = event("o", "2021-09-01", Kind.INJURY, fact=fact)

    assert findings(chronology(*injuries), "repeat_injuries")
    assert [] == findings(chronology(*injuries[:2], other), "repeat_injuries")


# ---- concerns that add up ----------------------------------------------------------------------------------------------


def concerns(count: int, first: int = 2019) -> list[Event]:
    kinds = (Kind.NEGLECT_OBSERVED, Kind.MISSING, Kind.SCHOOL_ABSENCE)
    made = (event(f"c{n}", f"{first + n // 6}-{1 + n % 6 * 2:02}-05", kinds[n % 3]) for n in range(count))
    return [told_by(("a.csv", "b.csv")[n % 2], one) for n, one in enumerate(made)]


def test_the_gravest_of_many_concerns_are_told_in_the_words_of_the_record_with_their_days() -> None:
    grave = event(
        "g", "2019-04-05", Kind.SEXUAL_ABUSE_ALLEGED, fact="Told Miss Eynon what the lodger does. Very quiet after."
    )
    (many,) = findings(chronology(*concerns(18), grave), "cumulative_harm")

    assert "Told Miss Eynon what the lodger does. Very quiet after” (5 April 2019)" in many.statement
    assert "(once)" not in many.statement
    assert "times)" not in many.statement


def test_what_opened_an_enquiry_what_heals_and_a_step_of_the_police_are_none_of_them() -> None:
    case = concerns(6)
    opened = event("n#neglect_observed", "2019-04-05", Kind.NEGLECT_OBSERVED)
    enquiry = event("n#s47_started", "2019-04-05", Kind.S47_STARTED)
    heals = event("h", "2019-04-06", Kind.INJURY, fact="Burn healing well.")
    police = event("p", "2019-04-07", Kind.POLICE_INCIDENT, title="Interview")
    (found,) = findings(chronology(*case, opened, enquiry, heals, police), "cumulative_harm")

    assert {opened.key, heals.key, police.key}.isdisjoint(found.evidence)


def test_a_concern_of_a_note_that_looks_back_on_an_enquiry_is_one_all_the_same() -> None:
    cold = event("n#home", "2019-04-05", Kind.HOME_CONDITIONS)
    enquiry = event("n#mention-2019-02-08", "2019-02-08", Kind.S47_STARTED)
    (found,) = findings(chronology(*concerns(6), cold, enquiry), "cumulative_harm")

    assert cold.key in found.evidence
