"""What was missed is told by the service it names and by the day of the week, where the record shows either."""

import datetime as dt
from dataclasses import replace

import pytest
from casebuilding import CHILD, chronology, event, findings

from chronology.model import Basis, Event, Finding, Kind, Source, When


def told(*events: Event) -> str:
    (found,) = findings(chronology(*events), "missed_appointments")
    return found.statement


def missed(key: str, day: str, fact: str) -> Event:
    return event(key, day, Kind.APPOINTMENT_MISSED, fact=fact)


NAMED = (
    missed("a", "2021-03-02", "Did not attend Larkrise."),
    missed("b", "2021-03-17", "Larkrise: did not attend again."),
    missed("c", "2021-04-08", "Not at Larkrise, third miss."),
)


def test_a_service_that_three_name_is_told_with_its_days() -> None:
    assert "Three of them name “Larkrise”: 2 March 2021, 17 March 2021 and 8 April 2021." in told(*NAMED)


def test_a_word_that_the_record_writes_small_as_well_and_a_name_are_no_service() -> None:
    words = [missed(each.key, each.when.edtf, each.fact.replace("Larkrise", "Clinic")) for each in NAMED]
    small = event("d", "2021-05-01", Kind.CONTACT, fact="Asked which clinic.")
    names = [missed(each.key, each.when.edtf, each.fact.replace("Larkrise", "Mali")) for each in NAMED]

    assert "name “" not in told(*words, small)
    assert "name “" not in told(*names)


def test_when_the_service_was_attended_before_a_conference_is_told() -> None:
    attended = event("d", "2021-04-20", Kind.CASE_NOTE, fact="She went to Larkrise on Tuesday.")
    other = event("e", "2021-04-21", Kind.CASE_NOTE, fact="She did not say why she never attended Larkrise.")
    conference = event("f", "2021-04-30", Kind.REVIEW_CONFERENCE, title="Review conference")

    statement = told(*NAMED, attended, other, conference)
    assert "It is told as attended as well: 20 April 2021." in statement
    assert "Within 14 days before “Review conference” on 30 April 2021: 20 April 2021." in statement
    assert "Within" not in told(*NAMED, attended, event("f", "2021-05-05", Kind.REVIEW_CONFERENCE))


# Tuesdays, of a source that writes on other days as well.
TUESDAYS = ("2021-03-02", "2021-03-09", "2021-03-16", "2021-03-23", "2021-03-30")
ELSE = (event("w", "2021-03-11", Kind.VISIT), event("f", "2021-03-19", Kind.VISIT))


def refusals(*days: str) -> list[Event]:
    return [event(f"m{day}", day, Kind.NO_ACCESS_VISIT) for day in days]


def test_one_day_of_the_week_is_told_where_the_source_writes_of_others() -> None:
    assert "All five fell on a Tuesday." in told(*refusals(*TUESDAYS), *ELSE)
    assert "Five of the 6 fell on a Tuesday." in told(*refusals(*TUESDAYS, "2021-04-01"), *ELSE)
    assert "fell on" not in told(*refusals(*TUESDAYS), ELSE[0])
    assert "fell on" not in told(*refusals(*TUESDAYS))
    assert "fell on" not in told(*refusals(*TUESDAYS[:4]), *ELSE)
    assert "fell on" not in told(*refusals(*TUESDAYS[:3], "2021-03-24", "2021-04-01"), *ELSE)


# ---- whose it was ----------------------------------------------------------------------------------------------------

LITTLE = replace(CHILD, name="Mali Prosser", born=When.on(dt.date(2017, 5, 1)))


def told_by_notes(nth: int, day: str, fact: str, kind: Kind = Kind.APPOINTMENT_MISSED, title: str = "") -> Event:
    made = event(f"n{nth}#note", day, kind, fact=fact, title=title)
    note_key = f"notes:log.txt:{day}:{nth:02}#note"
    source = Source(document="log.txt", locator="line 1", quote=fact)
    return replace(made, key=note_key, accounts=(replace(made.accounts[0], key=note_key, source=source),))


def series(kind: Kind, *facts: str) -> list[Finding]:
    rows = [told_by_notes(nth, f"2021-03-{3 * nth:02}", fact, kind) for nth, fact in enumerate(facts, start=1)]
    return findings(chronology(*rows, people=(LITTLE,)), "missed_appointments")


@pytest.mark.parametrize(
    "words",
    [
        "Antenatal: did not attend.",
        "DNA growth scan.",
        "DNA perinatal appointment.",
        "Did not attend, midwife informed.",
        "Mum did not attend the solicitor, no bus.",
        "Did not attend the drug service.",
        "Parents did not come.",
        "Mother did not attend probation.",
        "Dad missed his parenting course.",
        "Did not attend core group.",
        "DNA.",
        "DNA. Rang, no reply.",
        "Did not attend housing appointment.",
    ],
)
def test_a_little_child_misses_no_appointment_of_the_grown_ups(words: str) -> None:
    assert [] == series(Kind.APPOINTMENT_MISSED, words, words, words)


@pytest.mark.parametrize(
    "words",
    [
        "Mali did not attend the clinic.",
        "DNA dentist.",
        "Did not attend, speech and language.",
        "Missed immunisations again, did not attend.",
        "Paediatrician: DNA.",
        "Did not attend hearing test.",
        "School nurse: did not attend.",
    ],
)
def test_what_names_the_child_or_only_children_go_to_is_theirs(words: str) -> None:
    assert series(Kind.APPOINTMENT_MISSED, words, words, words)


@pytest.mark.parametrize("words", ["Was not brought.", "WNB x1, letter sent.", "Clinic: was not brought."])
def test_who_was_not_brought_is_the_child(words: str) -> None:
    assert series(Kind.NOT_BROUGHT, words, words, words)


def test_who_did_not_come_to_a_conference_on_its_day_missed_no_appointment() -> None:
    absent = [told_by_notes(nth, f"2021-0{nth}-11", "Mali did not attend.") for nth in (1, 2, 3)]
    held = [event(f"r{nth}", f"2021-0{nth}-11", Kind.REVIEW_CONFERENCE) for nth in (1, 2, 3)]

    assert findings(chronology(*absent, people=(LITTLE,)), "missed_appointments")
    assert [] == findings(chronology(*absent, *held, people=(LITTLE,)), "missed_appointments")


def test_the_letter_that_lists_days_is_no_appointment_of_its_own_day() -> None:
    listed = told_by_notes(3, "2021-03-09", "Letter: not brought 1/2/21 and 2/3/21, discharged.", Kind.NOT_BROUGHT)
    listed = replace(listed, when=replace(listed.when, basis=Basis.NOTE_DATE))
    others = [told_by_notes(nth, f"2021-03-0{nth}", "Was not brought.", Kind.NOT_BROUGHT) for nth in (1, 4)]

    assert [] == findings(chronology(*others, listed, people=(LITTLE,)), "missed_appointments")


def test_how_many_were_kept_is_told_of_records_alone() -> None:
    kept = event("k", "2021-03-20", Kind.DENTAL_CHECK)
    notes = [told_by_notes(nth, f"2021-03-{9 * nth:02}", "Was not brought.", Kind.NOT_BROUGHT) for nth in (1, 2, 3)]
    (of_notes,) = findings(chronology(*notes, kept, people=(LITTLE,)), "missed_appointments")

    assert "In the same time one contact was kept: 3 of 4 were missed." in told(*NAMED, kept)
    assert "kept" not in of_notes.statement


def test_what_a_text_does_not_say_the_service_of_is_not_that_of_the_one_before() -> None:
    salt = [told_by_notes(nth, f"2021-0{nth}-02", "SALT: was not brought.", Kind.NOT_BROUGHT) for nth in (1, 3)]
    booster = told_by_notes(5, "2021-02-02", "Surgery: booster was not brought.", Kind.NOT_BROUGHT)
    found = findings(chronology(*salt, booster, people=(LITTLE,)), "missed_appointments")

    assert [] == [each for each in found if "one_service" in each.rule]


def test_refusals_that_fell_on_one_day_of_the_week_say_so() -> None:
    refused = [event(f"r{day}", day, Kind.ACCESS_REFUSED) for day in TUESDAYS]

    assert "All five fell on a Tuesday." in findings(chronology(*refused, *ELSE), "refusal_of_access")[0].statement
    assert "fell on" not in findings(chronology(*refused), "refusal_of_access")[0].statement


def test_that_somebody_was_turned_away_since_a_month_is_no_refusal_more() -> None:
    one = event("a", "2021-03-02", Kind.ACCESS_REFUSED)
    since = event("b", "2021-03-20", Kind.ACCESS_REFUSED)
    summed_up = replace(since, when=replace(When.on(dt.date(2021, 3, 1)), latest=None, edtf="2021-03-01/.."))

    assert findings(chronology(one, since), "refusal_of_access")
    assert [] == findings(chronology(one, summed_up), "refusal_of_access")
