"""Drift that a conference should see: a service agreed and not taken up, and one service's appointments missed again."""

from dataclasses import replace

from casebuilding import CHILD, SOURCE, chronology, event, findings

from chronology.model import Action, Event, Finding, Kind, Person, PersonKind, Strength


def _review(day: str, fact: str, kind: Kind = Kind.REVIEW_CONFERENCE) -> Event:
    return event(f"r{day}", day, kind, fact=fact)


def _drift(*events: Event) -> list[Finding]:
    return [f for f in findings(chronology(*events), "delay_and_drift") if "not_taken_up" in f.rule]


_PLAN = _review("2022-01-10", "Plan: father to complete anger management by 31/03/2022.", Kind.INITIAL_CONFERENCE)
_FIRST = _review("2022-04-04", "Anger management - no place available, waiting list.")


def test_a_course_agreed_and_told_of_as_not_done_is_told_with_its_days() -> None:
    (finding,) = _drift(_PLAN, _FIRST, _review("2022-10-03", "Chair noted that anger management was never done."))

    assert finding.statement == (
        "The record shows “anger management” agreed or asked for on 10 January 2022, told of as not done or not begun on "
        "4 April 2022 and 3 October 2022, and no entry that it was done. The last words of it: “Chair noted that anger management "
        "was never done” (3 October 2022)."
    )
    assert finding.title == "Agreed and not taken up"


def test_a_step_carried_from_meeting_to_meeting_is_told_with_each_day_and_the_last_words_about_it() -> None:
    (finding,) = _drift(
        _review("2022-01-10", "Young carer's assessment to be offered.", Kind.INITIAL_CONFERENCE),
        _review("2022-03-04", "YC assmt c/f to new worker."),
        _review("2022-06-01", "Young carers assessment still not done."),
    )

    assert finding.statement == (
        "The record shows “Young carer's assessment” agreed or asked for on 10 January 2022, told of as not done or not begun on "
        "4 March 2022 and 1 June 2022, and no entry that it was done. The last words of it: “Young carers assessment still not "
        "done” (1 June 2022)."
    )


def test_what_is_said_of_one_of_several_numbered_things_is_not_said_of_the_next() -> None:
    answered = "Dear chair, (1) anger management this week (2) bed never sent (3) will do"

    assert [] == _drift(_PLAN, _review("2022-06-01", answered))
    assert 1 == len(_drift(_PLAN, _review("2022-06-01", answered.replace("this week", "never booked"))))


def test_appointments_that_were_only_missed_are_no_step_that_was_agreed() -> None:
    missed = [
        event(f"m{day}", day, Kind.NOT_BROUGHT, fact="SALT: not brought.") for day in ("2022-04-04", "2022-06-01")
    ]

    assert [] == _drift(*missed)
    assert 1 == len(_drift(_review("2022-01-10", "To be referred to SALT.", Kind.INITIAL_CONFERENCE), *missed))


def test_still_none_is_of_what_was_asked_for_before_it() -> None:
    asked = _review("2022-01-10", "Advocate asked for.", Kind.INITIAL_CONFERENCE)

    (finding,) = _drift(asked, _review("2022-06-01", "Advocate: asked for twice. Still none."))

    assert "told of as not done or not begun on 1 June 2022" in finding.statement
    assert [] == _drift(asked, _review("2022-06-01", "Advocate came and stayed. Housing: still none."))


def test_a_course_done_long_after_it_was_agreed_is_told_as_late() -> None:
    (finding,) = _drift(_PLAN, _FIRST, _review("2022-09-01", "Father completed anger management."))

    assert finding.title == "Agreed and taken up late"
    assert "told of as done or begun on 1 September 2022" in finding.statement
    assert finding.strength is Strength.MODERATE


def test_a_course_done_in_time_or_only_agreed_is_no_drift() -> None:
    assert _drift(_PLAN, _review("2022-03-01", "Father completed anger management.")) == []
    assert _drift(_PLAN, _review("2022-04-04", "Father to attend anger management.")) == []


def test_a_day_that_a_note_speaks_of_is_none_on_which_it_said_so() -> None:
    words = "Anger management: they have no referral, not from January nor June"
    note = event("n#note", "2022-10-03", Kind.TELEPHONE_CALL, fact=f"{words}. I will send one.")
    mention = event("n#mention-2022-06", "2022-06-20", Kind.UNCLASSIFIED, fact=f"{words}.")

    (finding,) = _drift(_PLAN, note, mention)
    assert "told of as not done or not begun on 3 October 2022, and" in finding.statement


def test_what_an_action_asks_for_was_asked_for_on_the_day_it_was_agreed() -> None:
    meeting = event("m", "2022-01-10", Kind.STRATEGY_DISCUSSION, fact="Actions were agreed.")
    action = Action(
        text="Refer to clinical psychology", agreed_at=meeting.when, account="s:record:m", people=("c1",), source=SOURCE
    )
    undone = event("n", "2022-10-03", Kind.TELEPHONE_CALL, fact="Clinical psychology: they have no referral.")

    found = findings(chronology(meeting, undone, actions=(action,)), "delay_and_drift")
    assert any("“clinical psychology” agreed or asked for on 10 January 2022" in each.statement for each in found)
    assert [] == _drift(meeting, undone)
    of_one = replace(action, text="Mali to have clinical psychology")
    found = findings(chronology(meeting, undone, actions=(of_one,)), "delay_and_drift")
    assert not any("not_taken_up" in each.rule for each in found)


_ASSESSED = _review("2022-03-01", "Initial health assessment done.")
_TWICE = (
    event("a", "2022-04-04", Kind.CANCELLED_BY_SERVICE, fact="IHA cancelled by the clinic, doctor off."),
    event("b", "2022-06-01", Kind.CASE_NOTE, fact="IHA - clinic has no date."),
)


def test_an_assessment_cancelled_and_without_a_date_is_not_taken_up() -> None:
    (finding,) = _drift(_PLAN, *_TWICE)

    assert "“IHA” told of as not done or not begun on 4 April 2022 and 1 June 2022" in finding.statement
    assert [] == _drift(_PLAN, _TWICE[0], _ASSESSED)


_BROTHER = Person(id="o", name="Owen", kind=PersonKind.CHILD, source=SOURCE)


def _missed(*told: tuple[str, str]) -> list[str]:
    events = [event(f"m{n}", day, Kind.NOT_BROUGHT, fact=fact, agency="Therapy") for n, (day, fact) in enumerate(told)]
    case = chronology(*events, people=(CHILD, _BROTHER))
    return [f.statement for f in findings(case, "missed_appointments") if "one service" in f.statement]


def test_three_appointments_of_one_service_missed_in_a_year_are_told_together() -> None:
    told = [
        ("2021-01-10", "Not brought to speech and language."),
        ("2021-04-08", "Not brought."),
        ("2021-07-06", "SALT: WNB."),
    ]

    (statement,) = _missed(*told)
    assert statement == (
        "The record shows three appointments of one service (“speech and language”) missed: 10 January 2021, 8 April 2021 "
        "and 6 July 2021."
    )


def _read(key: str, day: str, words: str, kind: Kind) -> Event:
    made = event(key, day, kind, fact=words)
    source = replace(SOURCE, document="letter.txt", quote=words)
    return replace(made, accounts=tuple(replace(each, source=source) for each in made.accounts))


def test_a_letter_that_lists_days_behind_one_name_tells_of_that_service_on_each_of_them() -> None:
    listing = "Not brought 10 January 2021; not brought 8 April 2021; not brought 6 July 2022."
    note = _read("l#note", "2022-08-01", f"Eczema, cream given.\nDental, copied to us. {listing}", Kind.CASE_NOTE)
    days = [
        ("2021-01-10", "Not brought 10 January 2021"),
        ("2021-04-08", "not brought 8 April 2021"),
        ("2022-07-06", "not brought 6 July 2022"),
    ]
    told = [_read(f"l#mention-{day}", day, words, Kind.NOT_BROUGHT) for day, words in days]

    found = findings(chronology(note, *told, people=(CHILD,)), "missed_appointments")

    assert ["one service (“Dental”) missed: 10 January 2021, 8 April 2021 and 6 July 2022."] == [
        each.statement.partition(" In the record's words")[0].split(" of ", 1)[1]
        for each in found
        if "one service" in each.statement
    ]


def test_who_brought_the_child_in_between_stands_beside_and_that_day_was_not_missed() -> None:
    missed = [
        _read(f"m{day}#note", day, "Dentist: was not brought.", Kind.NOT_BROUGHT)
        for day in ("2021-01-10", "2021-04-08", "2021-07-06", "2021-09-01")
    ]
    kept = _read("k#note", "2021-09-01", "Emergency dental clinic, tooth out. Brought by Nan.", Kind.DENTAL_CHECK)

    found = findings(chronology(*missed, kept, people=(CHILD,)), "missed_appointments")
    (statement,) = [each.statement for each in found if "one service" in each.statement]

    assert "three appointments of one service (“Dentist”)" in statement
    assert statement.endswith(
        "Told of as kept: “Emergency dental clinic, tooth out. Brought by Nan” (1 September 2021)."
    )


def test_appointments_of_several_services_or_of_a_brother_are_not_told_as_of_one() -> None:
    assert (
        _missed(("2021-01-10", "Dentist WNB."), ("2021-04-08", "Hearing test WNB."), ("2021-07-06", "SALT WNB.")) == []
    )
    assert (
        _missed(("2021-01-10", "SALT WNB."), ("2021-04-08", "Owen not brought to SALT."), ("2021-07-06", "SALT WNB."))
        == []
    )
