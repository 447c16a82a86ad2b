"""Concerns and referrals that came in, each once, with what the record says came of it."""

from dataclasses import replace

from casebuilding import chronology, event
from notes_alone import LITTLE, NOTES, note

from analyzers.periods import analyse
from chronology.model import Concern, Event, Kind, Source
from chronology.practice import load_practice


def row(nth: int, day: str, fact: str, sender: str, outcome: str, *, number: str = "") -> Event:
    """A row of a register of contacts, as a table has it."""
    made = event(f"row{nth}", day, Kind.UNCLASSIFIED, fact=fact, outcome=outcome)
    source = Source(document="contacts.csv", locator=f"row {nth}", quote=f"{fact}\nsource: {sender}")
    account = replace(
        made.accounts[0], source=source, references=(number or f"R{nth}",), key=f"agency-chronology:text:{nth:04}#note"
    )
    return replace(made, accounts=(account,))


REGISTER = (
    row(1, "2021-01-04", "Landlord says the door was forced.", "Housing", "Advice given, NFA"),
    row(2, "2021-03-04", "Bruise seen at lunch.", "School", "Strategy / s47"),
    row(3, "2021-05-04", "Heard crying at night.", "Member of public", "Unannounced visit"),
)


def concerns(*events: Event) -> list[Concern]:
    case = chronology(*events, documents=(NOTES,), people=(LITTLE,), as_at="2021-12-01")
    return [each for each in analyse(case, load_practice("england")) if isinstance(each, Concern)]


def test_each_row_of_a_register_is_a_concern_with_who_sent_it_and_what_came_of_it() -> None:
    found = concerns(*REGISTER)

    assert [(each.source, each.came_of[0].words, each.sure) for each in found] == [
        ("Housing", "Advice given, NFA", True),
        ("School", "Strategy / s47", True),
        ("Member of public", "Unannounced visit", True),
    ]


def test_a_row_that_says_it_is_of_somebody_else_is_not_counted() -> None:
    assert len(concerns(*REGISTER, row(4, "2021-06-04", "Fall at home.", "Ward", "Mother's record. Not ours"))) == 3


def test_what_was_only_noted_is_no_concern() -> None:
    assert len(concerns(*REGISTER, row(4, "2021-06-04", "Overnight stay, asthma.", "Ward", "Noted"))) == 3


def test_rows_of_one_number_are_one_concern() -> None:
    again = row(4, "2021-03-20", "School rang again about it.", "School", "Passed to worker", number="R2")

    assert len(concerns(*REGISTER, again)) == 3


def test_what_the_service_wrote_of_itself_did_not_come_in() -> None:
    assert len(concerns(*REGISTER, row(4, "2021-06-04", "Closing form done.", "Team", "Ended, NFA"))) == 3


def test_a_note_that_tells_of_what_a_register_has_of_that_day_is_the_same_concern() -> None:
    told = note(9, "2021-03-05", "Report from school yesterday: bruise. Strategy discussion set for Monday.")

    assert len(concerns(*REGISTER, told)) == 3


def test_what_came_of_a_notification_may_stand_in_an_entry_of_the_next_days() -> None:
    (found,) = concerns(
        note(1, "2021-06-01", "Police notification: found alone at the bus station after midnight."),
        note(2, "2021-06-04", "Strategy meeting: section 47 to start.", Kind.STRATEGY_DISCUSSION),
    )

    assert [each.words for each in found.came_of] == ["Strategy meeting: section 47 to start"]


def test_another_telling_of_what_came_in_is_no_answer_to_it() -> None:
    found = concerns(
        note(1, "2021-06-01", "Police notification: found alone at the bus station after midnight."),
        note(2, "2021-06-04", "Written report from the station master about the night", Kind.STRATEGY_DISCUSSION),
    )

    assert [] == [told.words for each in found for told in each.came_of]


def test_a_decision_told_weeks_later_belongs_to_what_came_in() -> None:
    (found,) = concerns(
        note(1, "2021-06-01", "Adult at risk report from the day centre: purse empty again. Passed to duty."),
        note(2, "2021-06-20", "Hub: threshold not met, advice to the provider."),
    )

    assert len(found.about) == 2


def test_a_referral_to_another_service_is_none() -> None:
    assert concerns(note(1, "2021-06-01", "Referral sent to speech therapy."), note(2, "2021-07-01", "Visit.")) == []
