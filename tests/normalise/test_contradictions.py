"""Accounts differ where two of one happening cannot both be right on one thing; what each says of its own act is no conflict."""

import datetime as dt
from dataclasses import replace

import pytest
from making import DAY, account, source

from chronology.model import Account, Basis, Kind, Precision, When
from chronology.normalise import causes_contradict, conflicts
from chronology.normalise.injury import named_cause

_A_DAY = dt.timedelta(days=1)


def row(fact: str, day: dt.date = DAY, document: str = "log.csv", **values: object) -> Account:
    return account(
        f"agency-chronology:text:{document}{day}{len(fact)}#note",
        **{"fact": fact, "when": When.on(day), "source": source(document), "kind": Kind.UNCLASSIFIED, **values},
    )


def fields(*accounts: Account) -> list[str]:
    return [conflict.field for conflict in conflicts(accounts)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Craig slapped Kelly, split lip", "Slapped to face x1 by him"),
        ("Said smack and put hand on his mouth", "Craig slapped Kelly"),
        ("She grabbed hair straighteners left on the floor", "Burnt hand yesterday on straighteners"),
        ("Knocked over by Ray outside the shop", "Pushed to ground at the cash machine by male"),
        ("Says he pulled Kelly by the hair on Sunday", "He pulled Mum by her hair"),
        ("Fell Saturday in the bathroom", "Fell off the toilet, sat down hard"),
        ("Slipped in kitchen y'day", "Slipped by the cooker"),
        ("Pulled a cup of tea over", "She had burned her arm and he ran it under the tap"),
    ],
)
def test_blows_of_one_assault_and_what_somebody_took_hold_of_are_no_two_causes(one: str, other: str) -> None:
    assert not causes_contradict(one, other)
    assert not causes_contradict(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Slipped on a toy", "Fell over the dog gate"),
        ("Says fell off bike", "Kicked by three youths"),
        ("Fell down the stairs", "He pushed her down the stairs"),
        ("Pulled a cup of tea over himself", "Scald to forearm from a kettle"),
        ("Scald to right forearm. Pulled a cup of tea over", "Scald to left forearm from a kettle"),
        ("Fell off the bed", "Dad grabbed his arm"),
    ],
)
def test_what_befell_and_a_deed_and_two_things_that_did_it_are_two_causes(one: str, other: str) -> None:
    assert causes_contradict(one, other)
    assert causes_contradict(other, one)


def test_what_police_did_and_what_came_of_the_enquiry_are_two_acts() -> None:
    police = row("Police told.", outcome="Police NFA")
    enquiry = account(outcome="Concerns not substantiated")

    assert "outcome" not in fields(police, enquiry)


def test_an_outcome_that_is_answered_in_two_ways_still_differs() -> None:
    police = row("Strategy meeting.", outcome="The meeting was cancelled")
    council = row("Strategy meeting.", document="notes.txt", outcome="The meeting took place")

    assert "outcome" in fields(police, council)


def test_a_night_told_on_two_days_is_one_day() -> None:
    night = row("Children home alone last night, officers there 19.40.", DAY + _A_DAY)

    assert "when" not in fields(night, row("Children on their own since before five.", document="desk.txt"))


def test_the_day_that_is_printed_is_the_one_that_was_told_of() -> None:
    heard = row("Heard that she was pushed over last night.", DAY + 2 * _A_DAY)
    (differing,) = conflicts([heard, row("Pushed to the ground.", document="police.csv")])

    assert differing.field == "when"
    assert {value for value, _ in differing.values} == {f"{DAY + _A_DAY}", f"{DAY}"}


def test_who_contradicts_nobody_is_not_named_among_those_who_do() -> None:
    first, later = row("Fell on the path.", document="a.csv"), row("Fell on the path.", DAY + 2 * _A_DAY, "b.csv")
    about = row(
        "Fell on the path.",
        document="c.csv",
        when=replace(When.on(DAY), latest=DAY + 2 * _A_DAY, precision=Precision.RANGE),
    )
    (differing,) = conflicts([first, later, about])

    assert {first.key, later.key} == {key for _, key in differing.values}


def test_a_referral_is_sent_on_one_day_and_received_on_the_next() -> None:
    sent = row("Referral to the hub.", kind=Kind.REFERRAL)
    received = row("Referral in from school.", DAY + _A_DAY, "notes.txt", kind=Kind.REFERRAL)
    long_after = row("Referral in from school.", DAY + 9 * _A_DAY, "notes.txt", kind=Kind.REFERRAL)

    assert "when" not in fields(sent, received)
    assert "when" in fields(sent, long_after)


def test_a_day_that_is_only_about_right_differs_from_none_of_that_week() -> None:
    near = DAY + 2 * _A_DAY
    about = row("Slipped.", document="b.csv", when=replace(When.on(near), edtf=f"{near}~"))

    assert "when" not in fields(row("Fell."), about)


def test_a_fall_in_the_kitchen_and_in_the_bathroom_are_told_in_two_ways() -> None:
    assert "found" in fields(
        row("She found him on the kitchen floor."), row("He slipped in the bathroom.", document="b")
    )
    assert "found" not in fields(row("Found old food in the kitchen."), row("Damp in the bathroom.", document="b"))


@pytest.mark.parametrize("denial", ["He didn't punch me, he only held my sleeve.", "She hasn’t fallen down the steps."])
def test_what_somebody_says_did_not_happen_is_no_cause(denial: str) -> None:
    assert named_cause(denial) == ""


def test_two_days_of_writing_are_no_two_days_on_which_it_befell() -> None:
    def note(fact: str, day: dt.date, document: str) -> Account:
        when = replace(When.on(day), basis=Basis.NOTE_DATE)
        made = row(fact, day, document, when=when, source=replace(source(document), recorded_on=day))
        return replace(made, key=f"notes:{document}#note")

    police = note("Male pushed her by the bins.", DAY, "police.txt")
    school = note("DSL: heard of the push by the bins.", DAY + 3 * _A_DAY, "school.txt")
    claimed = note("He pushed her by the bins today.", DAY + 3 * _A_DAY, "school.txt")
    passed_on = row("Nursery rang: he pushed her by the bins.", DAY + 3 * _A_DAY, "log.csv")

    assert "when" not in fields(police, school)
    assert "when" in fields(police, claimed)
    assert "when" not in fields(police, passed_on)
    # A row's day, too, can be that on which it was typed: it is claimed beside another row's, or a day that words name.
    assert "when" not in fields(police, row("Pushed by the bins.", DAY + 3 * _A_DAY, "log.csv"))
    assert "when" in fields(
        row("Male pushed her by the bins."), row("Pushed by the bins.", DAY + 3 * _A_DAY, "log.csv")
    )


def _noted(fact: str, day: dt.date, document: str, *, at: str = "", mention: bool = False) -> Account:
    """A note of a day, or what it tells of a day that its words give."""
    basis = Basis.RELATIVE_TO_NOTE if mention else Basis.NOTE_DATE
    when = replace(When.on(day), basis=basis)
    if at:
        when = replace(when, edtf=f"{day}T{at}", precision=Precision.MINUTE)
    key = f"notes:{document}:{day}:01#{f'mention-{day}' if mention else 'note'}"
    written = source(document, quote=fact, recorded_on=DAY + 30 * _A_DAY if mention else day)
    return account(key, fact=fact, when=when, kind=Kind.UNCLASSIFIED, source=written)


def test_days_differ_where_somebody_names_another_day_than_the_one_on_which_it_was_seen() -> None:
    log = _noted("Shouting next door, thud.", DAY, "police.txt", at="21:47")
    letter = _noted("On the 12th I heard a terrible row.", DAY + _A_DAY, "letter.txt", mention=True)

    assert ["when"] == fields(log, letter)


def test_days_of_writing_up_are_no_differing_dates() -> None:
    log = _noted("Shouting next door, thud.", DAY, "police.txt", at="21:47")
    mail = _noted("Today's meeting was me and Ann. Terrible row there again.", DAY + 9 * _A_DAY, "mail.txt", at="17:20")

    assert "when" not in fields(log, mail)


def test_what_a_story_goes_on_with_next_day_and_two_days_of_one_text_are_no_differing_dates() -> None:
    seen = _noted("Bruise to forearm.", DAY, "nurse.txt", at="13:10")
    told = _noted("He showed me his arm next day.", DAY + _A_DAY, "letter.txt", mention=True)
    next_day = replace(told, when=replace(told.when, basis=Basis.RELATIVE_TO_PREVIOUS))
    court = _noted("On 12th magistrates: bail.", DAY + _A_DAY, "nurse.txt", mention=True)

    assert "when" not in fields(seen, next_day)
    assert "when" not in fields(seen, court)


def test_who_is_pulled_along_in_play_is_no_cause_of_what_happened_at_home() -> None:
    play = row("Pulled her under the table to play.", kind=Kind.EDUCATION_CONTACT)
    home = row("Grabbed her by the hair.", document="b.csv", kind=Kind.PHYSICAL_ABUSE_ALLEGED)

    assert "cause" not in fields(play, home)
    assert "cause" in fields(row("Fell over the dog, bruise.", kind=Kind.EDUCATION_CONTACT), home)
