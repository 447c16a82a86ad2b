"""What entries of ordinary days tell in a sentence each is counted by days, in its own words, and what only looks like it is not."""

from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event, findings

from chronology.model import Event, Kind, Person, PersonKind, Restriction, Source

SEREN = Person(id="c1", name="Seren Maddox", kind=PersonKind.CHILD, is_subject=True, source=SOURCE)
COULD_BE = Person(id="c1", name="Olwen Trick", kind=PersonKind.ADULT, is_subject=True, source=SOURCE)


def read(key: str, day: str, words: str, document: str = "notes.txt", **told: object) -> Event:
    made = event(f"{key}#note", day, Kind.CASE_NOTE, fact=words, **told)
    source = Source(document=document, locator=key, quote=words)
    return replace(made, accounts=tuple(replace(each, source=source) for each in made.accounts))


def told(pattern: str, *events: Event, person: Person = SEREN) -> list[str]:
    return [found.statement for found in findings(chronology(*events, people=(person,)), pattern)]


CARES = (
    read("a", "2021-02-01", "Seren late. She had walked Idris to nursery by herself."),
    read("b", "2021-05-20", "Seren changing the baby's nappy when I called.", "health.txt"),
)
HUNGRY = (read("a", "2021-02-01", "Came in hungry."), read("b", "2021-05-20", "No breakfast again."))
HUSHED = (
    read("a", "2021-02-01", "Says she is not allowed to tell."),
    read("b", "2021-05-20", "Retracted what she said of Sunday."),
)


def test_each_day_is_told_in_its_own_words_and_no_number_is_given() -> None:
    (statement,) = told("care_by_child", *CARES, read("c", "2021-09-02", '"I give Mam her tablets in the morning."'))

    assert (
        "The record shows a child who does the caring again and again, in its words: “She had walked Idris to nursery by herself” (1 February 2021), “Seren changing the baby's nappy "
        'when I called” (20 May 2021) and “"I give Mam her tablets in the morning."” (2 September 2021).' == statement
    )


@pytest.mark.parametrize(
    "words",
    [
        "The older girl had fed the twins before we came.",
        'Told me "I get them dressed and then I do my hair".',
        "Seren babysitting her brothers again.",
        "Child (9) caring for a baby and a two year old.",
        "Seren puts them to bed most nights.",
        "Seren yn edrych ar ôl y plant bach. Dwi'n gofalu am Mam.",
        "It was her turn to watch the little one.",
        "Seren makes Idris his breakfast.",
    ],
)
def test_what_a_child_does_for_younger_ones_or_a_parent_is_caring(words: str) -> None:
    assert 1 == len(told("care_by_child", *CARES, read("c", "2021-09-02", words)))


@pytest.mark.parametrize(
    "words",
    [
        "Mum feeding the baby, Seren at the table.",
        "Seren fed the rabbits and cleaned them out.",
        "Seren said Mum gets them up and dressed.",
        "Seren asked Nan to make sandwiches for the little ones.",
        "Seren made biscuits in food tech.",
        "Seren put the dolls to bed in the home corner.",
        "When Mum was a child she looked after her brothers.",
        "Seren got herself up and dressed.",
        "All three children well cared for.",
        "Seren would like to look after children when she is older.",
        "Seren does not have to mind the little ones now.",
        'Mum said "I do the bottles and he does the nights".',
        "Seren collected from school by Nan.",
    ],
)
def test_what_grown_ups_do_or_a_child_does_in_play_or_for_a_pet_is_no_caring(words: str) -> None:
    assert [] == told("care_by_child", *CARES, read("c", "2021-09-02", words))


def test_what_is_told_within_three_days_or_copied_later_is_no_further_day() -> None:
    near = read("c", "2021-05-22", "Seren had made the bottles.")
    copied = read("c", "2021-09-02", "Seren changing the baby's nappy when I called.")

    of_before = read("c", "2021-09-02", "Seren had bathed the twins on 20/05.")

    assert [] == told("care_by_child", *CARES, near)
    assert [] == told("care_by_child", *CARES, of_before)
    assert [] == told("care_by_child", *CARES, copied)


@pytest.mark.parametrize(
    "words",
    [
        "The Very Hungry Caterpillar at story time.",
        "Wasn't hungry at lunch.",
        "No breakfast yet, it was 7.30.",
        "Cat hungry.",
    ],
)
def test_a_story_an_early_call_and_who_is_not_hungry_are_no_hunger(words: str) -> None:
    assert [] == told("hunger", *HUNGRY, read("c", "2021-09-02", words))


def test_an_adult_without_food_is_told_as_a_child_is() -> None:
    assert 1 == len(told("hunger", *HUNGRY, read("c", "2021-09-02", "Nothing to eat in."), person=COULD_BE))


@pytest.mark.parametrize(
    "words",
    [
        "The offer was taken back.",
        "They were taken back to their father at two in the morning.",
        "Nan took him back home.",
        "The surprise party is not to be told.",
        "She would take him back.",
        "The solicitor advised her not to speak to the press.",
    ],
)
def test_what_is_given_back_or_a_surprise_is_no_hushing(words: str) -> None:
    assert [] == told("not_to_tell", *HUSHED, read("c", "2021-09-02", words))


@pytest.mark.parametrize(
    "words", ["He has taken it back.", 'Wants to "take back" what she told the nurse.', "She withdrew her statement."]
)
def test_what_is_taken_back_is_told_with_what_was_not_to_be_told(words: str) -> None:
    assert 1 == len(told("not_to_tell", *HUSHED, read("c", "2021-09-02", words)))


def test_what_may_not_go_to_everyone_is_counted_and_not_quoted() -> None:
    kept = read("c", "2021-09-02", "Seren feeds the twins.", restriction=Restriction.THIRD_PARTY)

    (statement,) = told("care_by_child", *CARES, kept)

    assert "one 2 September 2021" in statement
    assert "twins" not in statement


def test_it_is_strong_where_more_than_enough_days_are_told_by_two_sources() -> None:
    more = (read("c", "2021-09-02", "Seren feeds the twins."), read("d", "2021-10-02", "Seren had bathed them."))

    (found,) = findings(chronology(*CARES, *more, people=(SEREN,)), "care_by_child")

    assert "strong" == found.strength


BESIDE = (
    read("a", "2021-02-01", "Gary stood in doorway whole time."),
    read("b", "2021-05-20", "Her partner present throughout, answered most questions."),
)


@pytest.mark.parametrize(
    "words",
    [
        "Partner in room, answered for her.",
        "Gary would not leave us.",
        "Son let me in, stayed in the doorway.",
        "A male voice in the background prompting.",
        "She looked at her mother before answering.",
        "Could not see her alone.",
        "Gary spoke over Olwen at two points.",
        "Door open, Gary on landing for part of it.",
    ],
)
def test_who_is_never_without_somebody_beside_them_is_told(words: str) -> None:
    assert 1 == len(told("spoken_for", *BESIDE, read("c", "2021-09-02", words), person=COULD_BE))


@pytest.mark.parametrize(
    "words",
    [
        "The social worker was present throughout.",
        "Olwen answered for herself.",
        "Gary answered the door.",
        "Settled throughout.",
        "She would not leave the house.",
        "He spoke for ten minutes about the dog.",
        "Stood in the queue the whole time it rained.",
    ],
)
def test_workers_doors_and_who_speaks_for_themselves_are_nobody_beside_them(words: str) -> None:
    assert [] == told("spoken_for", *BESIDE, read("c", "2021-09-02", words), person=COULD_BE)
