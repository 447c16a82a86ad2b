"""What is not recorded is told only where the reader has shown that it can tell, and no words of any entry speak of it."""

from dataclasses import replace
from typing import Any

import pytest
from casebuilding import CHILD, SOURCE, analysed, chronology, event, findings, key, said, timescale, when

from chronology.model import (
    Account,
    Action,
    ActionStanding,
    Chronology,
    DocumentRead,
    Event,
    Finding,
    Involvement,
    Kind,
    Period,
    Person,
    PersonKind,
    Source,
    Theme,
    TimescaleState,
    Told,
)

ADULT = replace(CHILD, name="Wilf Tandy", kind=PersonKind.ADULT)
NOTES = DocumentRead(name=SOURCE.document, sha256="", size=1, importer="case-notes", reason="")
SYSTEM = replace(NOTES, importer="ics-xml")
LOG = Source(document="log.txt", locator="1")
LOG_READ = replace(NOTES, name="log.txt")
OPENED = event("open", "2021-01-04", Kind.ASSESSMENT_STARTED)


def written(told: Event, source: Source = LOG) -> Event:
    """The entry as a free text tells it."""
    account = told.accounts[0]
    free = Account(
        **{name: getattr(account, name) for name in account.__dataclass_fields__ if name != "source"}, source=source
    )
    return replace(told, accounts=(free,))


def note(short: str, day: str, fact: str, kind: Kind = Kind.CASE_NOTE, **values: Any) -> Event:
    return written(event(f"{short}#note", day, kind, fact=fact, **values))


def case(*events: Event, **values: Any) -> Chronology:
    """A system's records, and beside them a log that somebody wrote freely."""
    return chronology(*events, **{"documents": (SYSTEM, LOG_READ), **values})


def told(pattern: str, *events: Event, **values: Any) -> list[Finding]:
    return findings(case(*events, **values), pattern)


# ---- what only free words tell of ------------------------------------------------------------------------------------

SUPERVISED = (
    event("p#started", "2020-01-06", Kind.CP_PLAN_STARTED, until=".."),
    event("s", "2020-01-10", Kind.SUPERVISION, decision="Go on."),
    event("t", "2020-09-10", Kind.SUPERVISION, decision="Go on."),
    event("v", "2020-09-11", Kind.VISIT),
)


def test_a_time_without_supervision_is_told_of_a_system_that_keeps_it_and_not_of_notes() -> None:
    kept = told("supervision_gap", *SUPERVISED)
    free = chronology(*SUPERVISED, documents=(NOTES,))

    assert 1 == len(kept)
    assert [] == findings(free, "supervision_gap")
    (why,) = (text for text in said(free, Theme.NOT_KNOWN) if "time without supervision" in text)
    assert why.startswith("Not assessed, because only notes and tables in free words tell of it:")


@pytest.mark.parametrize(
    "fact", ["Discussed with TM, she is content.", "Panel 3pm, funding agreed.", "Siaradais â'r rheolwr."]
)
def test_a_manager_spoken_of_in_any_note_breaks_a_time_without_supervision(fact: str) -> None:
    def gaps(fact: str) -> str:
        return " ".join(
            finding.statement for finding in told("supervision_gap", *SUPERVISED, note("n", "2020-05-01", fact))
        )

    assert "from 10 January 2020 to 10 September 2020" in gaps("Rang about the boiler.")
    assert "from 10 January 2020 to 10 September 2020" not in gaps(fact)


# ---- an enquiry --------------------------------------------------------------------------------------------------------

ENQUIRY = event("e#started", "2022-03-01", Kind.S47_STARTED)


@pytest.mark.parametrize(
    ("fact", "count"),
    [
        ("s47 done and closed, unsubstantiated.", 0),
        ("Sect 47 outcome to mum by letter.", 0),
        ("Ymholiad adran 47 wedi dod i ben.", 0),
        ("S/G closed after the second meeting.", 0),
        ("The s47 is not closed.", 1),
        ("Closed the window in the bedroom.", 1),
        ("Section 47: spoke to school.", 1),
    ],
)
def test_an_enquiry_has_no_outcome_only_where_no_later_words_speak_of_its_ending(fact: str, count: int) -> None:
    found = told("s47_without_outcome", ENQUIRY, note("n", "2022-06-02", fact))

    assert count == len(found)


def test_an_outcome_is_late_only_where_no_words_before_it_speak_of_an_ending() -> None:
    end = event("f#completed", "2022-08-01", Kind.S47_COMPLETED)
    (late,) = told("s47_without_outcome", ENQUIRY, end)
    earlier = note("n", "2022-04-02", "s47 concluded, no further action.")

    assert "Enquiry whose outcome came late" == late.title
    assert [] == told("s47_without_outcome", ENQUIRY, earlier, end)
    assert not [text for text in said(case(ENQUIRY, end), Theme.NOT_KNOWN) if "enquiry begun" in text]


# ---- incidents, reviews, assessments, gaps ----------------------------------------------------------------------------


def test_an_incident_of_a_note_is_not_said_to_have_had_no_response() -> None:
    around = (OPENED, event("v", "2021-02-01", Kind.VISIT), event("w", "2021-09-01", Kind.VISIT))
    hurt = event("i", "2021-05-04", Kind.PHYSICAL_ABUSE_ALLEGED, fact="Says he was pushed.")

    assert 1 == len(told("incident_without_response", *around, hurt))
    assert [] == told("incident_without_response", *around, written(hurt))


def test_words_of_a_review_keep_a_plan_from_being_called_unreviewed() -> None:
    plan = event("p#started", "2020-01-06", Kind.CP_PLAN_STARTED, until="..")
    review = event("r", "2020-12-01", Kind.REVIEW_CONFERENCE)
    (found,) = told("unreviewed_plan", plan, review, as_at="2020-12-02")

    assert "no review recorded from 6 January 2020" in found.statement
    assert [] == told(
        "unreviewed_plan", plan, note("n", "2020-04-01", "RCPC this morning, plan goes on."), review, as_at="2020-12-02"
    )


def test_of_what_a_text_of_those_days_weighs_only_what_is_read_is_said() -> None:
    before, after = event("a", "2021-02-01", Kind.CHILD_SEEN), event("b", "2021-08-01", Kind.CHILD_SEEN)
    record = event("n", "2021-04-20", Kind.CASE_NOTE, fact="Form sent.")
    (kept,) = told("gap", OPENED, before, record, after, as_at="2021-08-02")
    (free,) = told("gap", OPENED, before, written(record), after, as_at="2021-08-02")

    assert ("Time without entries", "Time of routine entries alone") == (kept.title, free.title)
    assert "no entry of any weight for 180 days" in kept.statement
    assert "no entry read to be of any weight for 180 days" in free.statement


def test_what_fell_due_cannot_be_told_where_a_text_of_that_time_speaks_of_such_a_thing() -> None:
    start = (event("s", "2019-11-22", Kind.STRATEGY_DISCUSSION), event("q#completed", "2019-12-05", Kind.S47_COMPLETED))
    substantiated = replace(start[1], outcome="Substantiated: initial conference")
    (none,) = timescale(case(start[0], substantiated), "T10")
    (spoken,) = timescale(case(start[0], substantiated, note("n", "2019-12-20", "ICPC conf went ahead.")), "T10")

    assert TimescaleState.NO_RECORD is none.state
    assert TimescaleState.CANNOT_TELL is spoken.state


def test_voluntary_care_is_not_said_to_be_undecided_where_words_of_that_time_speak_of_a_decision() -> None:
    begun = event(
        "l#started", "2020-01-06", Kind.LEGAL_STATUS_CHANGED, until="..", fact="Accommodated under section 76"
    )

    def undecided(fact: str) -> int:
        texts = (note("n", "2020-03-02", fact), note("m", "2020-12-01", "Tidy."))
        found = findings(chronology(begun, *texts, documents=(NOTES, LOG_READ), as_at="2020-12-01"), "delay_and_drift")
        return len([one for one in found if one.rule == "P13.voluntary_care"])

    assert 1 == undecided("He likes it with Pam and Geoff.")
    assert 0 == undecided("Permanence agreed, he stays with Pam and Geoff.")


IN_CARE = event("l#started", "2023-01-12", Kind.BECAME_LOOKED_AFTER, until="..")


@pytest.mark.parametrize("fact", ["Statutory medical for new into care, Dr Osei.", "IHA done.", "LAC nurse saw him."])
def test_a_health_assessment_by_another_name_keeps_it_from_being_called_unrecorded(fact: str) -> None:
    (none,) = timescale(case(IN_CARE, note("v", "2023-02-01", "Tidy.", Kind.HEALTH_CONTACT)), "T39", "england")
    (spoken,) = timescale(case(IN_CARE, note("n", "2023-02-02", fact, Kind.HEALTH_CONTACT)), "T39", "england")

    assert TimescaleState.NO_RECORD is none.state
    assert TimescaleState.CANNOT_TELL is spoken.state


@pytest.mark.parametrize(
    "fact",
    [
        "Lucy from the missing project saw him to talk about where he was.",
        "Independent person did the return conversation.",
    ],
)
def test_a_return_interview_by_another_name_keeps_it_from_being_called_unrecorded(fact: str) -> None:
    back = event("r", "2023-03-04", Kind.RETURNED_FROM_MISSING)
    (none,) = timescale(case(back, note("v", "2023-03-06", "Tidy.", Kind.VISIT)), "T45", "england")
    (spoken,) = timescale(case(back, note("n", "2023-03-06", fact, Kind.VISIT)), "T45", "england")

    assert TimescaleState.NO_RECORD is none.state
    assert TimescaleState.CANNOT_TELL is spoken.state


def test_a_meeting_spoken_of_about_then_or_since_is_not_said_to_be_unrecorded() -> None:
    held = event("c", "2023-02-24", Kind.ADULT_CONFERENCE, action="Planned for 22 August 2023.")

    def unheld(*events: Event) -> list[str]:
        texts = said(case(held, *events, people=(ADULT,)), Theme.NOT_KNOWN)
        return [text for text in texts if "planned the next meeting" in text]

    assert 1 == len(unheld(note("n", "2023-09-01", "Bins out.")))
    assert [] == unheld(note("n", "2023-09-01", "Mtg at the surgery, all came.", Kind.CONTACT))


# ---- seen and heard ------------------------------------------------------------------------------------------------------


def visits(seen: int, mute: int) -> list[Event]:
    """So many visits that say that the adult was seen, and then so many that say neither."""
    part = (Involvement(person="c1", role="subject", involvement="seen"),)
    told = [written(event(f"s{n}", f"2022-01-{n + 1:02}", Kind.VISIT, about="", people=part)) for n in range(seen)]
    return [*told, *(note(f"m{n}", f"2023-01-{n + 1:02}", "Called round. Tidy.", Kind.VISIT) for n in range(mute))]


@pytest.mark.parametrize(("seen", "mute", "is_told"), [(3, 2, True), (2, 2, False), (1, 9, False)])
def test_a_last_day_of_being_seen_is_told_where_most_contacts_tell_who_was_seen(
    seen: int, mute: int, is_told: bool
) -> None:
    texts = said(case(*visits(seen, mute), people=(ADULT,)), Theme.VOICE)

    assert is_told is any(text.startswith("Last seen: ") for text in texts)
    assert is_told is not any("in a form that this program reads whether the person was seen" in text for text in texts)


def test_how_long_ago_is_not_said_where_a_later_contact_may_have_seen_them() -> None:
    (mute,) = (text for text in said(case(*visits(3, 1), people=(ADULT,)), Theme.VOICE) if text.startswith("Last seen"))
    (told_,) = (
        text for text in said(case(*visits(3, 0), people=(ADULT,)), Theme.VOICE) if text.startswith("Last seen")
    )

    assert "before the date of this document" not in mute
    assert "before the date of this document" in told_


def test_no_table_of_dashes_stands_where_the_contacts_are_not_read() -> None:
    def names(found: list[Event]) -> set[str]:
        return {table.name for table in analysed(case(*found, people=(ADULT,))).tabulations}

    assert "voice" in names(visits(3, 2))
    assert "voice" not in names(visits(1, 2))


@pytest.mark.parametrize(
    ("fact", "is_silent"),
    [
        ("Sorted the post with him.", True),
        ("Sorted the post. “Leave that one” he goes.", False),
        ("Says I can look after meself.", False),
        ("Roedd hi'n dawel.", True),
    ],
)
def test_any_quotation_or_speaking_of_oneself_in_a_text_may_be_the_persons_own_words(
    fact: str, is_silent: bool
) -> None:
    around = [
        event(f"v{n}", day, Kind.VISIT, about="", people=_seen()) for n, day in enumerate(("2021-01-04", "2022-12-20"))
    ]
    texts = said(case(OPENED, *around, note("n", "2022-03-01", fact), people=(ADULT,)), Theme.VOICE)

    silent = " ".join(text for text in texts if "no words or views" in text)
    assert is_silent is ("January to June 2022" in silent)


def _seen() -> tuple[Involvement, ...]:
    return (Involvement(person="c1", role="subject", involvement="seen"),)


# ---- actions -------------------------------------------------------------------------------------------------------------


def standing(text: str, *entries: Event, read: DocumentRead = LOG_READ, others: int = 0, **values: Any) -> Action:
    action = Action(text=text, agreed_at=when("2022-03-30"), due=when("2022-05-30"), source=LOG, **values)
    found = analysed(
        case(*entries, actions=(action,), documents=(SYSTEM, read), counts=(("accounts_of_others", others),))
    )
    return found.actions[0]


def test_an_action_of_a_text_points_to_where_its_words_come_back() -> None:
    entries = (
        note("a", "2022-07-01", "Mattress came, the air one."),
        note("b", "2022-08-01", "Rang about the boiler."),
    )
    found = standing("Order air mattress", *entries)

    assert (ActionStanding.SPOKEN_OF, ("s:record:a#note",)) == (found.standing, found.shown_by)
    assert found.may_be_done
    assert not found.is_done


def test_an_action_of_which_nothing_speaks_or_whose_record_keeps_completions_is_outstanding() -> None:
    boiler = note("b", "2022-08-01", "Rang about the boiler.")
    mattress = note("a", "2022-07-01", "He wants a mattress.")

    assert ActionStanding.OPEN is standing("Order air mattress", boiler).standing
    assert (
        ActionStanding.OPEN
        is standing("Order air mattress", mattress, read=replace(LOG_READ, importer="ics-xml")).standing
    )


def test_of_an_action_of_nobody_named_nothing_is_told_where_entries_of_others_are_left_out() -> None:
    boiler = note("b", "2022-08-01", "Rang about the boiler.")

    assert ActionStanding.NOT_TOLD is standing("Order air mattress", boiler, others=3).standing
    assert ActionStanding.OPEN is standing("Order air mattress", boiler, others=3, people=("c1",)).standing


# ---- who somebody is, and what still runs ----------------------------------------------------------------------------------


def test_an_adult_whom_words_relate_to_somebody_is_not_said_to_have_no_relationship() -> None:
    cliff = Person(id="a9", name="Cliff Venn", kind=PersonKind.ADULT, born=when("1985-01-01"), source=SOURCE)
    there = (Involvement(person="a9", role="adult", involvement="seen"),)

    def unrelated(fact: str) -> list[str]:
        entry = event("v", "2022-03-01", Kind.VISIT, fact=fact, people=there)
        texts = said(case(entry, people=(CHILD, cliff)), Theme.NOT_KNOWN)
        return [text for text in texts if text.startswith("Cliff Venn")]

    assert ["Cliff Venn has no recorded relationship to the family."] == unrelated("Cliff Venn opened the door.")
    assert [] == unrelated("Met Cliff Venn, mum's new partner.")


def test_what_a_note_began_is_told_with_its_day_and_not_as_running() -> None:
    order = event("o#note", "2022-03-01", Kind.ORDER_MADE, title="Order made")
    kept = event("o", "2022-03-01", Kind.ORDER_MADE, title="Order made")

    def status(entry: Event) -> list[str]:
        return [text for text in said(case(entry), Theme.STATUS) if text.startswith("Order made")]

    assert ["Order made: last told of on 1 March 2022."] == status(written(order))
    assert ["Order made: since 1 March 2022, no end recorded."] == status(kept)


def test_an_order_that_words_tell_of_later_takes_the_place_of_what_a_note_told_of_the_law_before() -> None:
    order = written(event("o#note", "2022-03-01", Kind.ORDER_MADE, title="Order made"))
    words = "Supervision order to the council, to 01.08.2023"
    later = written(event("n#note", "2022-08-01", Kind.CASE_NOTE, fact=words))
    begun = Told(event=later.key, words=words, when=later.when)

    def status(day: str) -> list[str]:
        made = (Period(sort="order", subject="c1", begun=(replace(begun, when=when(day)),)),)
        return [text for text in said(case(order, later, periods=made), Theme.STATUS) if text.startswith("Order made")]

    assert [f"Order made on 1 August 2022, the last that is read: “{words}”."] == status("2022-08-01")
    assert ["Order made: last told of on 1 March 2022."] == status("2022-01-01")


def test_the_whole_words_of_every_account_are_searched() -> None:
    other = replace(ENQUIRY.accounts[0], key="s:log#note", source=LOG, fact="", outcome="Sec 47 closed, upheld")
    visit = event("v", "2022-06-02", Kind.VISIT, fact="Saw the family.")

    assert [key("e#started")] == [f.evidence[0] for f in told("s47_without_outcome", ENQUIRY, visit)]
    assert [] == told("s47_without_outcome", ENQUIRY, replace(visit, accounts=(*visit.accounts, other)))


def test_a_word_that_any_entry_may_have_points_nowhere() -> None:
    """ "Conference" comes back in many entries; of a family group conference none of them tells."""
    told = "The review conference was put off, core group met."
    entries = [note(key, day, told) for key, day in (("a", "2022-07-01"), ("b", "2022-08-01"), ("c", "2022-09-01"))]
    found = standing("Family group conference", *entries)

    assert (ActionStanding.NOT_TOLD, ()) == (found.standing, found.shown_by)
