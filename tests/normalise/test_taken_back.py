"""What denies or takes back that somebody did something stands beside it, and only where it speaks of the same."""

import datetime as dt

import pytest

from chronology.model import Account, Event, Kind, Level, Restriction, Source, When
from chronology.normalise import number, taken_back

FIRST = dt.date(2022, 5, 3)
BRACELET = "Told me Trefor shouted at her and took her bracelet."
BELTED = 'Owain told Mrs Lloyd that "Gethin belted me with the flex".'


def entry(place: int, days: int, fact: str, restriction: Restriction = Restriction.NONE) -> Event:
    when = When.on(FIRST + dt.timedelta(days=days))
    source = Source(document="notes.txt", locator=f"line {place}")
    account = Account(key=f"k{place}", when=when, kind=Kind.CASE_NOTE, fact=fact, source=source)
    return Event(
        key=f"k{place}", when=when, kind=Kind.CASE_NOTE, fact=fact, accounts=(account,), restriction=restriction
    )


def against(told: str, *later: str, days: int = 9) -> list[tuple[str, bool]]:
    """What stands beside what was told first, and whether surely."""
    events = [entry(0, 0, told), *(entry(place, days, fact) for place, fact in enumerate(later, start=1))]
    return [(back.words, back.surely) for back in taken_back(events).get("k0", ())]


@pytest.mark.parametrize(
    ("told", "later"),
    [
        (BRACELET, "Says today Trefor didn't take any bracelet."),
        (BRACELET, "Trefor never shouted, she says."),
        (BRACELET, "Trefor denies taking the bracelet."),
        (BRACELET, "Sioned found the bracelet in the sewing drawer."),
        ("Her purse is missing and she thinks Trefor has it.", "The purse turned up under the bed."),
        (BELTED, "Gethin never belted me, said Owain."),
        ("Cai says Dad punched him.", "Dad denied hitting Cai."),
        ("Cai says that Dad pushed him down the step.", "Cai: Dad didnt push me."),
        ("Cai says Dad punched him.", "Mam denied that Dad has ever hit Cai."),
        ("Dad smacked the child on the leg.", "Dad says he never hit the girl."),
    ],
)
def test_what_denies_the_act_of_that_person_or_finds_the_thing_stands_beside_it(told: str, later: str) -> None:
    assert [(later, True)] == against(told, later)


@pytest.mark.parametrize(
    ("told", "later"),
    [
        (BRACELET, "Trefor didn't take her to the bank as planned."),
        (BRACELET, "Emlyn didn't take the bracelet."),
        (BRACELET, "Trefor did not hit her."),
        (BRACELET, "The bracelet was not found."),
        (BRACELET, "Found the cat in the shed."),
        (BRACELET, "She would be glad if Trefor never took a bracelet."),
        ("Cai says Dad punched him.", "Dad has not hit him again."),
        ("Cai says Dad punched him.", "Mam didn't hit Cai."),
        ("Cai goes to swimming with Dad.", "Dad didn't hit Cai."),
        ("Cai says Dad punched him.", "Cai made up a song about a dragon."),
        ("Cai says Dad punched him.", "Cai was lying on the sofa."),
        ("Cai says Dad punched him.", "Mam withdrew her complaint about the school, said Cai."),
        ("Cai says Dad punched him.", "Dad never hit the dog."),
        ("Cai says Dad punched him.", "Dad did not hit Mererid at the wedding."),
        ("Cai says Dad punched him.", "Dad has never hit Cai before, says Mam."),
        ("Cai says Dad punched him.", "Cai says it never happened that he missed the bus."),
        ("Cai says Dad punched him.", "Mam told Cai that Nan retracted an offer of a lift."),
    ],
)
def test_what_speaks_of_another_person_act_thing_or_time_does_not(told: str, later: str) -> None:
    assert [] == against(told, later)


@pytest.mark.parametrize(
    ("told", "later"),
    [
        ("Cai says the night carer hit him.", "The day carer said to Cai that she never hit anybody."),
        ('He said "Dad hit me".', "Dad says that he never hit Cai."),
        ("Nerys says Carys slapped her.", "Carys denied slapping her mother."),
    ],
)
def test_who_is_meant_only_by_a_pronoun_or_as_kin_may_be_another(told: str, later: str) -> None:
    assert [(later, False)] == against(told, later)


@pytest.mark.parametrize(
    "later",
    [
        'Seen with Owain. He says now "I made it up cos I was angry".',
        "Owain took it back today in front of Mrs Lloyd.",
        "Spoke to Owain, who said that it wasn't true.",
        "Seen with Owain. Recorded as retracted.",
    ],
)
def test_what_takes_back_without_saying_what_may_be_of_the_nearest_telling(later: str) -> None:
    (back,) = against(BELTED, later)

    assert back[0] in later
    assert not back[1]


def test_it_is_of_the_nearest_and_not_of_one_before_it() -> None:
    events = [
        entry(0, 0, "Owain said that Gethin kicked him."),
        entry(1, 5, BELTED),
        entry(2, 9, "Saw Owain. He retracted it in front of Mrs Lloyd."),
    ]

    assert ["k1"] == list(taken_back(events))


def test_it_is_not_of_what_its_own_note_tells_beside_nor_of_shouting() -> None:
    later = "Saw Owain with Mrs Lloyd. He retracted it."
    events = [
        entry(1, 0, BELTED),
        entry(2, 5, "Owain told Mrs Lloyd that the neighbours shouted."),
        entry(3, 9, "Mrs Lloyd says that Owain was pushed in the yard."),
        entry(3, 9, later),
    ]

    assert ["k1"] == list(taken_back(events))


def test_what_two_entries_of_one_note_say_stands_once() -> None:
    words = 'Saw Owain, who says "I made it up".'

    assert [(f"{words} He retracted it.", False)] == against(BELTED, words, f"{words} He retracted it.")


def test_nothing_stands_beside_what_was_told_months_before() -> None:
    assert [] == against(BRACELET, "Trefor didn't take any bracelet.", days=90)


def test_what_takes_it_back_is_printed_where_that_is_and_to_nobody_who_may_not_have_it() -> None:
    levels = {"k0": Level.HIGH, "k1": Level.ROUTINE, "k2": Level.ROUTINE}
    open_, closed = "Trefor didn't take the bracelet.", "Sioned found the bracelet."
    events = [entry(0, 0, BRACELET), entry(1, 4, open_), entry(2, 5, closed, Restriction.RESTRICTED)]

    serials = number(events, [], levels, profile="court", cleared=False)

    assert [True, True, False] == [serial.printed for serial in serials]
