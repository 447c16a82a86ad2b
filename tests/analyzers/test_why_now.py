"""Why people meet now: the latest of each step, and what befell of late; where the child lives and with whom."""

from dataclasses import replace

from casebuilding import SOURCE, chronology, event, said, when
from notes_alone import LITTLE, note
from notes_alone import said as notes_said

from analyzers.summary.no_reason import says_of_nobody
from chronology.model import (
    Event,
    Kind,
    Level,
    Membership,
    Person,
    PersonKind,
    Place,
    PlaceKind,
    Restriction,
    Significance,
    Theme,
)

PLANNED = event("meeting", "2023-11-10", Kind.LEGAL_PLANNING_MEETING, decision="Pre-proceedings letter to be sent")
HIT = event("hit", "2023-10-24", Kind.DOMESTIC_ABUSE_CHILD_PRESENT, fact="Thrown against a car")


def test_what_befell_in_the_last_quarter_is_told_though_no_step_has_answered_it() -> None:
    told = said(chronology(event("ref", "2022-01-05", Kind.REFERRAL), HIT), Theme.WHY_NOW)

    assert any("24 October 2023: Thrown against a car." in each for each in told)


def test_what_befell_long_before_is_not_why_people_meet_now() -> None:
    assert not any("Thrown against a car" in each for each in said(chronology(HIT, as_at="2024-06-30"), Theme.WHY_NOW))


def test_a_legal_planning_meeting_is_a_step_and_is_told_with_what_it_decided() -> None:
    told = said(chronology(HIT, PLANNED), Theme.WHY_NOW)

    assert "10 November 2023: Legal planning meeting: Pre-proceedings letter to be sent." in told[0]


def test_words_that_only_name_the_step_again_are_no_reason_for_it() -> None:
    named = event("meeting", "2023-11-10", Kind.LEGAL_PLANNING_MEETING, fact="Legal planning meeting")

    assert ["10 November 2023: Legal planning meeting."] == said(chronology(named), Theme.WHY_NOW)


def test_of_a_restricted_step_it_is_said_that_its_reason_is_not_told_here() -> None:
    secret = event("r", "2023-10-16", Kind.REFERRAL, fact="The neighbour rang.", restriction=Restriction.RESTRICTED)
    (told,) = said(chronology(secret), Theme.WHY_NOW)

    assert "16 October 2023: Referral: what led to it stands in a record that may not go to everyone." == told


def test_a_fire_at_home_is_why_people_meet() -> None:
    fire = event("fire", "2023-10-24", Kind.FIRE_RISK, title="Pan fire", fact="Newspapers caught light.")

    assert ["24 October 2023: Newspapers caught light."] == said(chronology(fire), Theme.WHY_NOW)


def test_a_referral_is_told_by_what_was_said_and_then_by_what_came_of_it() -> None:
    raised = event(
        "ref",
        "2023-10-24",
        Kind.REFERRAL,
        fact="Papers are building up. He is alone.",
        outcome="To be taken up at the review",
        rationale="A plan is in place.",
    )

    assert ["24 October 2023: Referral: Papers are building up. To be taken up at the review."] == said(
        chronology(raised), Theme.WHY_NOW
    )


def test_a_conference_is_told_by_its_decision_and_then_by_its_reason() -> None:
    held = event(
        "c", "2023-06-07", Kind.REVIEW_CONFERENCE, decision="Remain registered", rationale="Progress, then relapse."
    )

    assert ["7 June 2023: Review child protection conference: Remain registered. Progress, then relapse."] == said(
        chronology(held), Theme.WHY_NOW
    )


def test_an_enquiry_without_an_outcome_is_told_as_that() -> None:
    begun = event("s", "2022-09-21", Kind.S47_STARTED, fact="Lowri to be seen next week.")
    done = event("s#completed", "2022-10-10", Kind.S47_COMPLETED, outcome="Substantiated")

    assert [
        "21 September 2022: Section 47 enquiry started: Lowri to be seen next week. No outcome of it is recorded."
    ] == said(chronology(begun), Theme.WHY_NOW)
    assert ["10 October 2022: Section 47 enquiry: outcome: Substantiated."] == said(
        chronology(begun, done), Theme.WHY_NOW
    )


def test_a_sentence_that_was_cut_loose_from_its_note_is_told_with_the_note() -> None:
    whole = "Man's clothes on the chair. She says he has stayed some weekends. Lowri was thrown against a car."
    note = event("n#note", "2023-10-24", Kind.VISIT, title="Visit", fact=whole)
    cut = event("n#hit", "2023-10-24", Kind.DOMESTIC_ABUSE_CHILD_PRESENT, fact="Lowri was thrown against a car.")

    assert [f"24 October 2023: {whole}"] == said(chronology(note, cut), Theme.WHY_NOW)


def test_a_later_strategy_discussion_takes_the_place_of_an_older_outcome() -> None:
    done = event("s#completed", "2023-01-10", Kind.S47_COMPLETED, outcome="Substantiated")
    since = event("d", "2023-10-24", Kind.STRATEGY_DISCUSSION, fact="Section 47 to start, joint with police.")

    assert ["24 October 2023: Strategy discussion: Section 47 to start, joint with police."] == said(
        chronology(done, since), Theme.WHY_NOW
    )


def test_the_last_decision_of_a_manager_is_told_unless_a_step_has_overtaken_it() -> None:
    decision = event("m", "2023-10-24", Kind.MANAGEMENT_DECISION, fact="Legal planning meeting to be booked.")
    before = event("d", "2023-09-01", Kind.STRATEGY_DISCUSSION, fact="Section 47 to start.")
    after = event("d", "2023-11-01", Kind.STRATEGY_DISCUSSION, fact="Section 47 to start.")

    assert "Legal planning meeting to be booked." in said(chronology(before, decision), Theme.WHY_NOW)[0]
    assert not any("Legal planning" in text for text in said(chronology(decision, after), Theme.WHY_NOW))


def test_a_conference_that_did_not_come_about_is_told_until_one_is_held() -> None:
    called_off = event("x", "2023-09-01", Kind.CONFERENCE_NOT_HELD, fact="Inquorate. Rebooked for October.")
    held = event("c", "2023-10-15", Kind.REVIEW_CONFERENCE, decision="Plan continues.")

    assert any("Inquorate. Rebooked for October." in text for text in said(chronology(called_off), Theme.WHY_NOW))
    assert not any("Inquorate" in text for text in said(chronology(called_off, held), Theme.WHY_NOW))


# ---- where the child lives ---------------------------------------------------------------------------------------


def home(id_: str, name: str, *members: Membership) -> Place:
    return Place(
        id=id_, kind=PlaceKind.HOUSEHOLD, name=name, address=f"{name}, Tregwyn", members=members, source=SOURCE
    )


def person(id_: str, name: str, *, protected: bool = False) -> Person:
    kind = PersonKind.CHILD if id_ == "c1" else PersonKind.ADULT
    return Person(id=id_, name=name, kind=kind, protected_address=protected, source=SOURCE)


FAMILY = (person("c1", "Mali"), person("m", "Mair"), person("x", ""))


def test_the_home_is_told_with_everybody_who_is_recorded_there_now() -> None:
    since = when("2022-04-17")
    place = home(
        "h",
        "9 Clos y Nant",
        Membership(person="c1", when=since),
        Membership(person="m"),
        Membership(person="x"),
        Membership(person="gone", until=when("2023-01-01")),
    )
    told = said(chronology(PLANNED, people=FAMILY, places=(place,)), Theme.STATUS)

    assert (
        "Lives at: 9 Clos y Nant, since 17 April 2022, with Mair and somebody not identified, as last recorded." in told
    )


def test_of_homes_whose_end_nobody_recorded_the_last_begun_is_told() -> None:
    old = home("a", "1 Old Road", Membership(person="c1", when=when("2019-01-01")))
    new = home("b", "2 New Road", Membership(person="c1", when=when("2022-01-01")))
    told = str(said(chronology(PLANNED, people=FAMILY, places=(new, old)), Theme.STATUS))

    assert "2 New Road" in told
    assert "1 Old Road" not in told


def test_a_protected_home_is_not_named() -> None:
    place = home("h", "9 Clos y Nant", Membership(person="c1"), Membership(person="m"))
    people = (person("c1", "Mali", protected=True), person("m", "Mair"))

    told = str(said(chronology(PLANNED, people=people, places=(place,)), Theme.STATUS))
    assert "Lives at: recorded; not named, because an address is protected, with Mair, as last recorded." in told
    assert "Clos" not in told


def test_a_conference_whose_minutes_begin_with_who_was_there_is_told_by_what_it_decided() -> None:
    words = "Held: 10 November 2023. Chair: R Moss. Anna's name to remain on the register, category neglect."
    held = event("rcpc", "2023-11-10", Kind.REVIEW_CONFERENCE, title="Minutes", fact=words)

    (told,) = said(chronology(held), Theme.WHY_NOW)

    assert "remain on the register, category neglect" in told
    assert "Chair" not in told


def test_what_the_police_found_to_be_nothing_is_not_why_people_meet() -> None:
    def told(outcome: str) -> list[str]:
        rung = event(
            "p", "2023-11-20", Kind.ARREST, title="Breach of bail - reported", fact="Police rung.", outcome=outcome
        )
        return said(chronology(rung), Theme.WHY_NOW)

    assert [] == told("No crime")
    assert told("Charged")


# ---- what brought people together ------------------------------------------------------------------------------------


def _lately(*events: Event) -> list[str]:
    return notes_said(Theme.WHY_NOW, *events)


def test_where_an_enquiry_is_told_of_no_letter_is_why_people_meet() -> None:
    sent = note(1, "2021-11-08", "Referral sent on by the school.", Kind.REFERRAL)
    ended = note(2, "2021-11-05", "S47 concluded: substantiated.", Kind.S47_COMPLETED)

    assert any("Referral sent on" in text for text in _lately(sent))
    assert not any("Referral sent on" in text for text in _lately(sent, ended))


def test_an_arrest_and_bail_of_late_are_why_people_meet() -> None:
    arrest = note(1, "2021-10-01", "Gerwyn arrested for the assault on mum.", Kind.ARREST)
    bail = note(2, "2021-11-01", "Bail extended to 5 January, same terms.", Kind.BAIL_CONDITIONS)
    of_old = note(3, "2021-02-01", "Gerwyn arrested outside the shop.", Kind.ARREST)

    told = _lately(of_old, arrest, bail)

    assert [each.rpartition(": ")[2] for each in told] == [
        "Bail extended to 5 January, same terms.",
        "Gerwyn arrested for the assault on mum.",
    ]


def test_a_conference_that_may_not_be_quoted_leaves_no_older_one_standing_as_the_last() -> None:
    older = note(1, "2021-03-01", "Review conference 1. Plan continues.", Kind.REVIEW_CONFERENCE)
    later = note(
        2,
        "2021-09-01",
        "Review conference 2. Plan continues.",
        Kind.REVIEW_CONFERENCE,
        restriction=Restriction.RESTRICTED,
    )

    assert any("Plan continues" in text for text in _lately(older))
    assert not any("Plan continues" in text for text in _lately(older, later))


# ---- what is no reason -----------------------------------------------------------------------------------------------


def _hurt(nth: int, fact: str, kind: Kind = Kind.INJURY, day: str = "2021-11-10", document: str = "notes.txt") -> Event:
    made = note(nth, day, fact, kind)
    source = replace(made.accounts[0].source, document=document)
    return replace(made, accounts=(replace(made.accounts[0], source=source),))


def _grave(*events: Event) -> list[str]:
    weights = tuple(Significance(event=each.key, level=Level.HIGH, reasons=()) for each in events)
    return notes_said(Theme.WHY_NOW, *events, significance=weights)


def test_a_lesson_is_no_reason_to_meet_unless_somebody_was_hurt_in_it() -> None:
    def told(fact: str) -> list[str]:
        return _grave(_hurt(1, fact))

    assert told("Knife skills, scar on the wrist, a good lesson.") == []
    assert told("Bruise on the wrist after a woodwork lesson.")


def test_a_message_typed_out_of_a_telephone_is_no_reason_to_meet() -> None:
    assert _grave(_hurt(1, "Bruise on the wrist.", document="phone_texts.txt")) == []
    assert _grave(_hurt(1, "R to Mum: Bruise on the wrist")) == []
    assert _grave(_hurt(1, "Bruise on the wrist."))


def test_a_letter_pasted_into_a_note_is_of_the_day_it_gives_itself() -> None:
    letter = "On the list for the clinic.\n\nWARD LETTER attendance 12/02/2021\nBruise on the wrist."
    made = _hurt(1, "Bruise on the wrist.")
    source = replace(made.accounts[0].source, quote=letter)

    assert _grave(made)
    assert _grave(replace(made, accounts=(replace(made.accounts[0], source=source),))) == []


def test_a_bruise_that_is_going_is_the_hurt_before_it() -> None:
    going = _hurt(2, "Yellow bruise on the wrist.", day="2021-11-25")

    assert _grave(going)
    assert [each.rpartition(": ")[2] for each in _grave(_hurt(1, "Bruise on the wrist."), going)] == [
        "Bruise on the wrist."
    ]


def test_an_arrest_is_told_by_who_was_arrested_where_an_entry_has_it() -> None:
    people = (LITTLE, Person(id="g", kind=PersonKind.ADULT, name="Gerwyn Pask", source=SOURCE))
    named = note(1, "2021-11-08", "Gerwyn Pask arrested at the flat.", Kind.ARREST)
    bare = note(2, "2021-11-12", "Arrested, released under investigation.", Kind.ARREST)
    told = notes_said(Theme.WHY_NOW, named, bare, people=people)

    assert any("Gerwyn Pask arrested" in each for each in told)
    assert not any("Arrested, released" in each for each in told)


def test_how_a_worker_understands_bail_is_no_step() -> None:
    assert _lately(note(1, "2021-11-12", "Understood bail finished on Friday.", Kind.BAIL_CONDITIONS)) == []


def test_minutes_are_told_by_what_they_opened_and_not_by_who_was_there() -> None:
    met = note(1, "2021-11-02", "Chair: R Vale. Present: school, police. S47 opened.", Kind.STRATEGY_DISCUSSION)
    (told,) = _lately(met)

    assert "S47 opened" in told
    assert "Present" not in told


def test_a_positive_test_of_nobody_by_name_is_no_reason_in_a_child_s_file() -> None:
    bare = _hurt(1, "Urine opiates positive.", Kind.SUBSTANCE_MISUSE)

    assert not _grave(bare)
    assert says_of_nobody(bare)
    assert not says_of_nobody(_hurt(1, "Her urine was positive.", Kind.SUBSTANCE_MISUSE))
    assert not says_of_nobody(_hurt(1, "Bruise on wrist.")), "a hurt in a child's file is the child's"


def test_a_line_that_was_cut_is_told_by_another_account_of_its_day() -> None:
    cut = _hurt(1, "On 10 November he attended the emergency")
    (other,) = _hurt(2, "Seen in A&E: scald to the left forearm, from a mug of tea, four hours before.").accounts

    (told,) = _grave(replace(cut, accounts=(*cut.accounts, other)))

    assert "scald to the left forearm" in told


def test_a_question_without_its_answer_is_no_reason() -> None:
    assert not _grave(_hurt(1, "Asked about the bruise on the wrist."))
    assert _grave(_hurt(1, "Bruise on the wrist, asked about it."))


def test_a_step_of_years_ago_is_not_told_where_something_befell_of_late() -> None:
    old = event("s47", "2019-02-19", Kind.S47_STARTED, fact="Enquiry opened")

    assert any("19 February 2019" in each for each in said(chronology(old), Theme.WHY_NOW))
    assert not any("19 February 2019" in each for each in said(chronology(old, HIT), Theme.WHY_NOW))


SEEN = event("seen", "2023-10-24", Kind.INJURY_UNEXPLAINED, fact="Mum says he rolled off the bed. Arm swollen.")
LOOKED = event(
    "looked", "2023-10-25", Kind.HEALTH_CONTACT, fact="Dr Lunt: the account does not explain it. Twisting is likely."
)


def test_an_injury_is_told_by_the_opinion_that_its_account_does_not_explain_it_and_not_by_the_account() -> None:
    (told,) = said(chronology(SEEN, LOOKED), Theme.WHY_NOW)

    assert "25 October 2023: Dr Lunt: the account does not explain it. Twisting is likely." == told


def test_an_injury_of_which_no_opinion_is_read_is_told_in_its_own_words() -> None:
    bears_out = event("looked", "2023-10-25", Kind.HEALTH_CONTACT, fact="Dr Lunt: the account fits what is seen.")

    assert any("rolled off the bed" in each for each in said(chronology(SEEN, bears_out), Theme.WHY_NOW))


def test_what_is_told_of_as_over_or_mended_is_no_reason_to_meet() -> None:
    mended = note(1, "2023-10-24", "Plaster removed, full movement. Bruise gone.", Kind.INJURY_UNEXPLAINED)

    assert not any("full movement" in each for each in notes_said(Theme.WHY_NOW, mended))
