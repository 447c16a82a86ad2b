"""How sure it is that words tell what they were read as: borne out by all words together, and not doubted by one."""

import pytest

from chronology.model import Account, Kind, Source, When
from chronology.prose.sure import Sureness, sureness


def told(kind: Kind, words: str, *, title: str = "", key: str = "notes::2024-05-02:aa#note", **values: str) -> Account:
    source = Source(document="notes.txt", locator="line 1", quote=words)
    return Account(key=key, when=When.undated(), kind=kind, title=title, fact=words, source=source, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.SUBSTANCE_MISUSE, "Vodka, she says most of a bottle a day."),
        (Kind.SUBSTANCE_MISUSE, "Mr Tamblyn smelt strongly of drink and was slurring."),
        (Kind.HOME_CONDITIONS, "No food in the fridge, dog mess on the kitchen floor, bedding soiled."),
        (Kind.APPOINTMENT_MISSED, "Second appointment. DNA."),
        (Kind.MISSING, "Reported missing by foster carer at 22:40, phone off, last seen leaving school."),
        (Kind.EVICTION, "Notice seeking possession served by hand on the tenant."),
    ],
)
def test_what_a_sentence_says_outright_and_all_its_words_bear_out_counts(kind: Kind, words: str) -> None:
    assert Sureness.ASSERTED is sureness(told(kind, words))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        # A good sign, a thing of before, one taken back, one that nobody knows: each of words that name something grave.
        (Kind.SUBSTANCE_MISUSE, "Came to 6 of 6 sessions. Down to three cans a night."),
        (Kind.SUBSTANCE_MISUSE, "Clean from heroin and cocaine, tested negative again."),
        (Kind.SELF_NEGLECT, "Clutter rating lounge 4, bedroom 3. Much better."),
        (Kind.DOMESTIC_ABUSE_INCIDENT, "Told me today that last March he punched her in the kitchen."),
        (Kind.PHYSICAL_ABUSE_ALLEGED, "States she walked into a cupboard, nobody hit her, wants it dropped."),
        (Kind.PHYSICAL_ABUSE_ALLEGED, "Mother did in fact hit her, she now says."),
        (Kind.DOMESTIC_ABUSE_INCIDENT, "Caller heard a woman shouting, would not leave a name."),
        (Kind.SUBSTANCE_MISUSE, "She's heard he is back on heroin but that is only what she has been told."),
        (Kind.INJURY, "Bruise: cannot say either way how it came about."),
        (Kind.ARREST, "One male arrested (no link to Pendine Row)."),
        (Kind.SUBSTANCE_TREATMENT, 'The unit have her down as "declined" for the detox bed.'),
    ],
)
def test_words_that_name_a_grave_thing_and_tell_another_are_only_named(kind: Kind, words: str) -> None:
    assert Sureness.NAMED is sureness(told(kind, words))


@pytest.mark.parametrize(
    "words",
    [
        "Injunction against the son. Solicitor never instructed.",
        "The order was asked for and not granted.",
        "They will get an order in the new year.",
    ],
)
def test_a_step_that_came_to_nothing_is_only_named(words: str) -> None:
    assert Sureness.NAMED is sureness(told(Kind.ORDER_MADE, words))


@pytest.mark.parametrize(
    "words",
    [
        "Case closed 14/10, family notified.",
        "Closed to children's services today.",
        "Case closed. Home conditions improved, nursery to monitor.",
        "Case closure letter sent, no role for the team.",
        "Case was closed on 3 May after the last visit.",
    ],
)
def test_a_case_is_closed_where_words_say_that_it_was(words: str) -> None:
    assert Sureness.NAMED is not sureness(told(Kind.CASE_CLOSED, words))


@pytest.mark.parametrize(
    "words",
    [
        "The allegation of 5 August was closed on 27 September with no charge.",
        "Chair noted the March report had been closed on one phone call.",
        "Police investigation closed, insufficient evidence.",
        "Crime closed, undetected, no suspects.",
        "Complaint closed at stage one.",
        "Advice given to the nursery. NFA.",
        "No further action, ring again if repeated.",
        "Contact closed, information only.",
        "Recommend case closure if the next visit goes well.",
        "We will consider closing the case in March.",
        "Repair job closed by contractor.",
        "Enquiry closed without being opened.",
        "Ready to close, TM to look at it.",
    ],
)
def test_what_else_is_closed_and_a_contact_of_which_nothing_comes_close_no_case(words: str) -> None:
    assert Sureness.NAMED is sureness(told(Kind.CASE_CLOSED, words))


@pytest.mark.parametrize(
    "words", ["Recommendation: step down to Early Help.", "Proposing to end the plan.", "Plan to end CIN in June."]
)
def test_that_a_plan_should_end_ends_none(words: str) -> None:
    assert Sureness.NAMED is sureness(told(Kind.CIN_PLAN_ENDED, words))


@pytest.mark.parametrize(
    "words",
    [
        "RCPC held. Plans to continue for both.",
        "Review conference: plan continues, category neglect.",
        "Conference: remain subject to plans.",
        "Review child protection conference held at the school.",
    ],
)
def test_a_conference_that_reviews_a_plan_is_not_the_one_that_made_it(words: str) -> None:
    assert Sureness.NAMED is sureness(told(Kind.INITIAL_CONFERENCE, words, title="Conference"))
    assert Sureness.NAMED is not sureness(
        told(Kind.INITIAL_CONFERENCE, "ICPC held. Made subject of a plan, neglect.", title="ICPC")
    )


def test_what_came_of_a_step_takes_it_back_too() -> None:
    order = told(Kind.ORDER_MADE, "Non-molestation order made by the family court.")
    failed = told(Kind.ORDER_MADE, "Non-molestation order made by the family court.", outcome="Not progressed")

    assert Sureness.ASSERTED is sureness(order)
    assert Sureness.NAMED is sureness(failed)


def test_a_referral_to_a_clinic_is_none_to_those_who_protect() -> None:
    assert Sureness.ASSERTED is sureness(told(Kind.REFERRAL, "Referral received from the school about bruises."))
    assert Sureness.NAMED is sureness(told(Kind.REFERRAL, "Referral to the memory clinic sent."))


def test_a_record_s_own_type_needs_no_words() -> None:
    coded = told(Kind.SUBSTANCE_MISUSE, "Attended.", key="ics:record:r1#occurred")

    assert Sureness.CODED is sureness(coded)


def test_an_entry_without_words_is_only_named() -> None:
    assert Sureness.NAMED is sureness(told(Kind.INJURY, ""))


def test_the_heading_of_a_note_or_row_that_names_it_is_its_type() -> None:
    row = told(Kind.PHYSICAL_ABUSE_ALLEGED, "Male had gone.", title="Assault", key="agency-chronology:text:aa#note")

    assert Sureness.CODED is sureness(row)


@pytest.mark.parametrize("title", ["Assault - update", "Assault - closed"])
def test_a_row_that_goes_on_with_an_incident_is_no_further_one(title: str) -> None:
    row = told(Kind.PHYSICAL_ABUSE_ALLEGED, "No witness.", title=title, key="agency-chronology:text:aa#note")

    assert Sureness.NAMED is sureness(row)


def test_a_title_that_is_only_the_name_of_the_kind_is_the_row_s_own_where_its_table_has_a_column_for_it() -> None:
    row = told(Kind.MISSING, "Back next day.", title="Missing", key="agency-chronology:text:aa#note")

    beside = told(Kind.MISSING, "Back next day.", title="Missing", key="agency-chronology:text:aa#missing")

    assert Sureness.NAMED is sureness(row)
    assert Sureness.CODED is sureness(row, typed=True)
    assert Sureness.NAMED is sureness(beside, typed=True)


def test_two_sentences_that_name_it_bear_each_other_out() -> None:
    one = "Fell on the stairs and cut her head, had been drinking."

    assert Sureness.NAMED is sureness(told(Kind.SUBSTANCE_MISUSE, one))
    assert Sureness.ASSERTED is sureness(told(Kind.SUBSTANCE_MISUSE, f"{one} Smelt of alcohol in the ambulance."))


def test_what_a_cell_says_a_row_is_counts_also_where_the_words_beside_it_say_it_again() -> None:
    row = told(
        Kind.MISSING, "MFH. Train station cameras show him boarding.", title="MFH", key="agency-chronology:text:aa#note"
    )

    assert Sureness.NAMED is sureness(row)
    assert Sureness.CODED is sureness(row, typed=True)


def test_a_note_headed_with_the_very_name_of_its_kind_is_of_it_where_its_words_do_not_name_it() -> None:
    held = told(Kind.STRATEGY_DISCUSSION, "Held with DS Orme and Dr Hale.", title="Strategy discussion")
    named = told(Kind.STRATEGY_DISCUSSION, "Asked for a strategy discussion.", title="Strategy discussion")

    assert Sureness.CODED is sureness(held)
    assert Sureness.NAMED is sureness(named)
