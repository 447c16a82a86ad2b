"""Concerns and referrals that came in, each once, with what the record says came of it."""

from dataclasses import replace

from casebuilding import chronology, event
from notes_alone import LITTLE, NOTES, note

from analyzers.periods import analyse
from analyzers.periods.came_of import own_answers
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


def typed(made: Event, title: str, person: str = "31") -> Event:
    """The row with its columns for what it is and of whom."""
    (account,) = made.accounts
    source = replace(account.source, quote=f"{account.source.quote}\nperson_id: {person}")
    return replace(made, accounts=(replace(account, title=title, source=source),))


def test_of_a_register_that_says_which_rows_are_reports_these_alone_are_concerns() -> None:
    reports = [typed(each, "Adult report") for each in REGISTER]
    call = typed(row(4, "2021-06-04", "Rang on Sunday, lonely.", "Self", "Listened"), "Night call")
    plan = typed(row(5, "2021-07-04", "Plan from today.", "Panel of the day", "Plan"), "Plan")

    assert len(concerns(*reports, call, plan)) == 3


def test_a_row_with_another_person_s_number_is_not_theirs() -> None:
    mine = [typed(each, "Report") for each in REGISTER]
    sister = typed(row(4, "2021-06-04", "Purse gone.", "Care home", "NFA"), "Report", person="77")

    assert len(concerns(*mine, sister)) == 3


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


def test_a_decision_that_a_later_entry_labels_as_one_is_what_came_of_it() -> None:
    (found,) = concerns(
        note(1, "2021-06-01", "Police notification: found alone at the bus station after midnight."),
        note(
            2,
            "2021-06-03",
            "Talked over with the police and school. Decision: threshold for s47 not reached, early help.",
        ),
    )

    assert ["Decision: threshold for s47 not reached, early help"] == [each.words for each in found.came_of]


def test_a_decision_that_is_awaited_is_none() -> None:
    (found,) = concerns(
        note(1, "2021-06-01", "Police notification: found alone at the bus station after midnight."),
        note(2, "2021-06-03", "Talked over with the school. Decision: awaiting threshold view of the manager."),
    )

    assert () == found.came_of


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


def test_who_sent_it_is_read_where_the_words_name_them_behind_its_number_a_rank_or_at_the_opening() -> None:
    told = {
        "Concern (4) DN: sore on the heel seen at the visit. Add into open enquiry.": "DN",
        "Safeguarding concern (2) Penfro Building Society. Money gone from the savings.": "Penfro Building Society",
        "Adult at risk report made by S/N B. Okoro about the sore.": "S/N B. Okoro",
        "Adult at risk report from home care. Marks on the arm at the morning call.": "Home care",
        "MARF from community midwife Olwen Parry. Expecting, due in the summer.": "Community midwife Olwen Parry",
        "Tŷ Gwyn rang: collected an hour late. Treated as a referral. Screened into the open case.": "Tŷ Gwyn",
    }

    found = {words: [each.source for each in concerns(note(1, "2021-03-02", words))] for words in told}

    assert found == {words: [sender] for words, sender in told.items()}


def test_what_the_service_decided_is_what_came_of_it_before_what_the_police_did() -> None:
    came = note(
        1, "2021-03-02", "Referral from the nursery. Bruise on the ear. Police took no statement, file with CPS."
    )
    decided = note(2, "2021-03-04", "Threshold not met, advice to the nursery.")

    (found,) = concerns(came, decided)

    assert [each.words for each in found.came_of] == ["Threshold not met, advice to the nursery"]


def test_a_decision_of_the_next_days_is_what_came_of_it_and_one_behind_the_next_concern_is_not() -> None:
    first = note(1, "2021-03-02", "MARF from the nursery. Bruise on the ear, said the dog did it.")
    decided = note(2, "2021-03-06", "Supervision. No separate s47, to be worked with in the plan.")
    second = note(3, "2021-03-04", "Referral from the police. Shouting heard at night, door broken.")

    (alone,) = concerns(first, decided)
    before, after = concerns(first, second, decided)

    assert [each.words for each in alone.came_of] == ["No separate s47, to be worked with in the plan"]
    assert before.came_of == ()
    assert [each.words for each in after.came_of] == ["No separate s47, to be worked with in the plan"]


def test_of_what_one_entry_says_the_decision_and_not_the_allocation_is_what_came_of_it() -> None:
    words = "Adult at risk report from the day centre. S126 enquiry OPENED today. Allocated B Rees. The GP asks for an assessment."

    (found,) = concerns(note(1, "2021-03-02", words))

    assert [each.words for each in found.came_of] == ["S126 enquiry OPENED today"]


def test_one_report_in_two_files_days_apart_is_one() -> None:
    words = "Adult at risk report from Gofal Coed: £300 gone from the tin, a friend keeps the card."
    office = note(2, "2021-03-22", "Office. Adult at risk report sent to the council.")

    assert len(concerns(note(1, "2021-03-19", words), office, note(3, "2021-03-23", words))) == 1


def test_a_sender_ends_where_its_sentence_does() -> None:
    told = "Adult at risk report from Larkhill House. Bank letter found, money gone from the account."

    assert [each.source for each in concerns(note(1, "2021-03-02", told))] == ["Larkhill House"]


def test_what_stands_behind_a_number_and_is_no_sender_is_none() -> None:
    told = (
        "Safeguarding concern (4) Bruise to the left arm seen at the visit. Screened, no further action.",
        "Safeguarding concern: report by Friday on the marks that were seen. Screened, no further action.",
    )

    assert [[each.source for each in concerns(note(1, "2021-03-02", words))] for words in told] == [[""], [""]]


def test_where_one_entry_tells_what_the_police_and_what_the_service_decided_the_service_s_stands() -> None:
    words = "Police notification (adult at risk). Shouting heard. NFA by police. BR: information only, no s42."

    (found,) = concerns(note(1, "2021-03-02", words, outcome="NFA by police"))

    assert [each.words for each in found.came_of] == ["BR: information only, no s42"]


def test_a_meeting_or_decision_that_names_the_day_of_what_came_in_answers_it_whatever_came_between() -> None:
    found = concerns(
        note(1, "2021-06-01", "Police notification: found alone at the bus station after midnight."),
        note(2, "2021-06-03", "Police notification: shouting at the house, no injury."),
        note(
            3,
            "2021-06-08",
            "About the bus station on 01/06/2021. Decision: threshold for s47 not met, family support.",
            title="Strategy",
        ),
    )

    answers = {str(each.when.earliest): [told.words for told in each.came_of] for each in found}
    assert answers["2021-06-01"] == ["Decision: threshold for s47 not met, family support"]


def test_an_interview_on_return_that_names_the_day_is_what_came_of_a_missing_report() -> None:
    found = concerns(
        note(1, "2021-06-01", "Police notification: missing since noon, home at ten."),
        note(2, "2021-06-04", "Return interview about 01/06/2021: would not say where.", Kind.RETURN_INTERVIEW),
    )

    assert [[told.words for told in each.came_of] for each in found] == [
        ["Return interview about 01/06/2021: would not say where"]
    ]


def test_what_the_service_decided_of_what_it_saw_itself_did_not_come_in() -> None:
    assert (
        concerns(note(1, "2021-06-01", "Seen at the club, tired. Talked over with my manager, not a new enquiry."))
        == []
    )


def test_a_row_called_a_decision_is_what_came_of_the_concern_of_its_number() -> None:
    found = concerns(
        note(1, "2021-06-01", "Concern 3. Ward 2 rang, bruise to the wrist.", title="SG concern"),
        note(2, "2021-06-05", "Concern 3: not s42. To the quality team.", title="Decision"),
    )

    assert [(len(each.about), [told.words for told in each.came_of]) for each in found] == [(2, ["Concern 3: not s42"])]


def test_a_concern_told_as_the_same_matter_as_another_stands_by_itself_and_cuts_no_answer_off() -> None:
    found = concerns(
        note(1, "2021-06-01", "Concern 4. Ward 2 rang, bruise to the wrist.", title="SG concern"),
        note(2, "2021-06-02", "Concern 5. Aunt, the bruise. Same matter as concern 4.", title="SG concern"),
        note(3, "2021-06-04", "Section 42 enquiry opened today."),
    )

    assert [[told.words for told in each.came_of] for each in found] == [
        ["Section 42 enquiry opened today"],
        ["Same matter as concern 4"],
    ]


def test_that_it_was_handed_on_does_not_end_the_search_for_what_was_decided() -> None:
    (found,) = concerns(
        note(
            1,
            "2021-06-01",
            "Concern 4. Ward 2 rang, bruise to the wrist. Passed to the duty worker.",
            title="SG concern",
        ),
        note(2, "2021-06-04", "Section 42 enquiry opened today."),
    )

    assert [told.words for told in found.came_of][1:] == ["Section 42 enquiry opened today"]


def test_what_the_sender_thinks_is_needed_is_not_what_came_of_it() -> None:
    def answered(words: str) -> list[str]:
        return [*own_answers(row(4, "2021-06-04", f"Pushed at the gate. {words}", "School", "").accounts[0])]

    assert answered("I consider this needs a strategy discussion today.") == []
    assert answered("We would ask for a section 47 enquiry.") == []
    assert answered("I consider the threshold met, strategy discussion at two.") == [
        "I consider the threshold met, strategy discussion at two."
    ]
