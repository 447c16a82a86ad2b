"""Statements that cannot both be right are laid side by side, and those that only look so are left alone."""

from dataclasses import replace

import pytest
from casebuilding import CHILD, chronology, event, findings

from analyzers.sides.ways import differ, ways
from chronology.model import Chronology, Kind, PersonKind, Restriction, Source

_LAID = "P22.conflict.sides."

# Question; day and words of the one; day and words of the other.
_DIFFERING = [
    ("how", "2023-03-06", "Bruise to Mali's shin. Nan says she fell off the trampoline.", "2023-03-07", "Shin bruised. Stepdad told us she tripped over the vacuum cleaner."),
    ("how", "2023-03-06", "Scald to Mali's wrist, mother says it was from the kettle.", "2023-03-08", "Burnt wrist dressed. Mali said her brother put it on the radiator, she leant on the radiator."),
    ("how", "2023-03-06", 'Swollen ear. Mali: "Uncle Pete hit me."', "2023-03-07", "Mother says the ear was caught on the car door, it was the door."),
    ("doer", "2023-03-06", "Mali's tablet smashed. She said her sister smashed it, the window too.", "2023-03-07", "Her father smashed the window, the neighbour saw."),
    ("side", "2023-03-06", "Bruise seen on her right forearm.", "2023-03-07", "Has a bruise on her left forearm."),
    ("asleep", "2023-03-05", "Mr Cole punched Ms Dart. Ms Dart says both girls slept through.", "2023-03-06", "Mali told me she was on the landing when he punched mam."),
    ("asleep", "2023-03-05", "Assault on mother. No children present in the flat.", "2023-03-06", "Mali says she hid under the bed when dad hit mum."),
    ("left", "2023-03-05", "Father says he never left the house and was with the boys.", "2023-03-05", "Both boys found home alone at 9pm."),
    ("stayed", "2023-03-05", "Mother says Kevin has not stayed here since Christmas.", "2023-03-09", "Kevin answered the door in his slippers."),
    ("stayed", "2023-03-05", "She is adamant she has had no contact with Kevin.", "2023-03-12", "I saw Kevin asleep on the settee."),
    ("lives_with", "2023-03-05", "Dad says Mali lives with him full time.", "2023-03-10", "Mali is sleeping at her nan's most nights now."),
    ("drink", "2023-03-05", "Mother reports no alcohol since New Year.", "2023-02-21", "Mum was slurring her words and smelt of vodka."),
    ("bail", "2023-03-20", "Mother: he is still on bail so can't come.", "2023-03-15", "His bail was cancelled last week."),
    ("no_further", "2023-06-01", "Social worker reported no further incidents since March.", "2023-05-02", "Police: Ms Dart strangled by Mr Cole, he was arrested."),
    ("taken_back", "2023-03-05", "Mali said Trevor slapped her.", "2023-03-12", "She now says it isn't true about Trevor."),
    ("cash", "2023-03-05", "She says he took £80 from her purse.", "2023-03-06", "Police: no cash taken."),
    ("fit", "2023-03-05", "Mother says the smoke alarm is broken.", "2023-03-08", "Smoke alarm tested, nothing wrong."),
    ("told", "2023-03-05", "Mother says she told the school about Kevin in February.", "2023-03-10", "School were never told that Kevin was back."),
    ("kept", "2023-03-05", "Father says she was at the orthoptist on 3 March.", "2023-03-07", "Mali was not brought to the orthoptist on 3 March."),
    ("rang", "2023-03-05", "999 call from child at the address, mother being punched.", "2023-03-06", "Mother: it was the neighbour who rang, she punched nobody."),
    ("unhurt", "2023-03-05", "Saucepan fell in the kitchen. No injuries reported.", "2023-03-06", "Burn to left wrist, from the saucepan."),
    ("minding", "2023-03-05", "Bonfire in the shed. Father says he was in the shower.", "2023-03-20", "Mali told me about the shed: dad was asleep."),
    ("put_out", "2023-03-05", "Mali says he locked her out.", "2023-03-05", "Stepfather: she was sent to her aunt's, nobody locked anything."),
    ("at_work", "2023-03-05", "Mother states Kevin was on nights.", "2023-03-10", "Mali says Kevin was not at work that night."),
    ("attends", "2023-03-05", "Mother says she goes to Willow Court weekly.", "2023-03-12", "Willow Court: mother has not attended."),
    ("better", "2023-03-05", "All goals met, closing with thanks.", "2023-03-06", "School disagreed: nothing has changed."),
    ("category", "2023-03-05", "Registered under physical abuse only, conference of today.", "2023-03-20", "Conference minutes: Physical Abuse and Neglect."),
    ("how", "2023-03-06", "Bruise to Mali's shin. Nan says trampoline.", "2023-03-07", 'Shin bruised. Mali: "Uncle Pete kicked me."'),
    ("how", "2023-03-06", "Cut lip. Mali said Pete had mam by the hair.", "2023-03-07", "Mother's lip: says she walked into the door."),
    ("side", "2023-03-06", "Burn on her left hand from the iron.", "2023-04-20", "Old burn on her right hand, from the iron."),
    ("side", "2023-03-06", "Bruise on her left cheek.", "2023-03-07", "Has a bruise on her right cheekbone."),
    ("door", "2023-03-06", "Stepfather: the door was locked when he left.", "2023-03-06", "Police found the front door wide open."),
    ("with_whom", "2023-03-06", "Home visit, Mali seen alone in her room.", "2023-03-06", "Worker here. Mother present throughout."),
    ("capacity", "2023-03-06", "She lacks capacity about her tenancy.", "2023-03-12", "Ward: has capacity about her tenancy."),
    ("attorney", "2023-03-06", "Son told us he has lasting power of attorney.", "2023-09-12", "Search of the register: no LPA."),
    ("risk_level", "2023-03-06", "DASH medium.", "2023-03-07", "Police notice received, DASH high."),
    ("plan_category", "2023-03-06", "Conference today, category: neglect.", "2023-03-09", "Invitation says category of emotional abuse."),
    ("made", "2023-03-06", "Court: interim care order not made.", "2023-03-06", "Told by duty the interim care order was granted."),
    ("enquiry_outcome", "2023-03-06", "Enquiry closed, outcome unsubstantiated.", "2023-03-16", "Letter: enquiry noted as inconclusive."),
    ("skin", "2023-03-06", "Skin intact.", "2023-03-08", "Nurse: category 3 on the heel."),
    ("immunised", "2023-03-06", "Mother: immunisations all up to date.", "2023-07-08", "Immunisations not given, three invitations."),
    ("allergy", "2023-03-06", "NKDA.", "2024-07-08", "Allergic to penicillin."),
    ("in_bed", "2023-03-06", "Mother says she was in bed all night.", "2023-03-06", "Police: bed not slept in."),
    ("put_in_place", "2023-03-06", "Stair gate fitted.", "2023-03-20", "Stair gate still not up, in its box."),
    ("sent", "2023-03-06", "Telecare referral sent.", "2023-05-20", "Telecare say no referral was ever received."),
    ("tested", "2023-03-06", "She has not touched cocaine since summer.", "2023-03-20", "Hair strand positive for cocaine, all three months."),
    ("value_sum", "2023-03-06", "Bank rang: £2,350 withdrawn at the cash machine.", "2023-03-20", "Police: £3,250 withdrawn at the cash machine."),
    ("value_weight", "2023-03-06", "Birth weight 2.61kg, term.", "2023-04-20", "Birth weight 2.16kg."),
]  # fmt: skip

_AGREEING = [
    # Not seen at one visit, a man whom a witness saw, how somebody fell, an account that is given.
    ("2023-03-05", "Visit. Kevin not seen.", "2023-03-07", "Kevin answered the door in his slippers."),
    ("2023-03-05", "Neighbour: a male kicked the panel.", "2023-03-06", "Mali says Kevin kicked the panel."),
    ("2023-03-06", "Bruise to Mali's shin. She tripped over like a felled tree.", "2023-03-07", "Bruised shin, slipped on the lino."),
    ("2023-03-05", "Two accounts given of the orthoptist on 3 March.", "2023-03-05", "Not brought to the orthoptist on 3 March."),
    # Another person who was hurt.
    ("2023-03-05", "Quarrel in the kitchen. Baby asleep in the cot, no injury.", "2023-03-06", "Quarrel in the kitchen: scratch to mother's neck."),
    # Another part of the body, another day, another thing.
    ("2023-03-06", "Bruise to Mali's shin. Nan says she fell off the trampoline.", "2023-03-07", "Bruised elbow. Stepdad told us she tripped over the vacuum cleaner."),
    ("2023-03-06", "Bruise to Mali's shin, she fell off the trampoline.", "2023-05-07", "Bruised shin. Tripped over the vacuum cleaner."),
    ("2023-03-06", "Split lip. She fell from a swing.", "2023-03-07", "Lip healing. Came off the swings at the weekend."),
    ("2023-03-06", "Cut eyebrow. Slipped on the wet floor.", "2023-03-07", "Eyebrow glued, slipped in the bathroom."),
    # Another person, another time.
    ("2023-03-05", "Mr Cole punched Ms Dart. Both girls slept through.", "2023-03-06", "Social worker saw Mali at school."),
    ("2023-03-05", "Mr Cole punched Ms Dart. Mali slept through.", "2023-03-06", "A neighbour heard shouting and a punch."),
    ("2023-03-05", "Mother says Kevin has not stayed here since Christmas.", "2022-12-02", "Kevin answered the door in his slippers."),
    ("2023-03-05", "Mother says Kevin has not stayed here since Christmas.", "2023-03-09", "Uncle Alun answered the door in his slippers."),
    ("2023-03-05", "Kevin is not to stay at the home, agreed in writing.", "2023-03-09", "Kevin answered the door."),
    ("2023-03-05", "Mother reports no alcohol since New Year.", "2023-03-11", "Mr Cole was slurring his words and smelt of vodka, he was alone."),
    ("2023-03-05", "Mother reports no alcohol since New Year.", "2022-12-11", "Mum smelt of vodka."),
    ("2023-03-05", "Mother reports no alcohol since New Year.", "2023-03-16", "Mum was slurring her words and smelt of vodka."),
    ("2023-03-05", "She says Kevin has not been in the flat.", "2023-05-02", "Kevin seen in a silver car at the house."),
    ("2023-03-20", "Mother: he is still on bail.", "2023-03-25", "His bail was cancelled today."),
    ("2023-06-01", "No further incidents since March.", "2023-02-02", "Police: Ms Dart strangled by Mr Cole, he was arrested."),
    ("2023-03-05", "Mali said Trevor slapped her.", "2023-03-12", "She made up a story about a dragon with Trevor."),
    ("2023-03-05", "Father says she was at the orthoptist on 3 March.", "2023-03-07", "Mali was not brought to the dentist on 3 March."),
    ("2023-03-05", "Protection plan: neglect and physical abuse, reviewed at the conference.", "2023-03-20", "Conference minutes. Categories: PHYSICAL ABUSE and NEGLECT."),
    ("2023-03-05", "Both boys seen alone in their room.", "2023-03-05", "Father says he was at home all day with the boys."),
    # What is planned, what nobody by name did, and a habit are no statement of it.
    ("2023-03-05", "Social worker: Kevin to be told to stay away.", "2023-03-09", "She said Kevin was asleep on the settee."),
    ("2023-03-05", "Visit, no sign of Kevin.", "2023-03-19", "She said Kevin was asleep on the settee."),
    ("2023-03-05", "Uncle Alun writes that he has been sober since 2021.", "2023-03-09", "Two intoxicated adults in the street outside."),
    ("2023-03-05", "Female drunk at the address.", "2023-03-06", "She tells of a first glass of wine at night after the funeral."),
    ("2023-03-05", "Mr Cole punched Ms Dart. Mali told her tutor she had not slept.", "2023-03-06", "Mali said she was awake and heard mum being hit."),
    ("2023-03-05", "Mother says she told the school about Kevin.", "2023-03-10", "Police were never told of the theft."),
    # Another was hurt, another place is gone to, it was told of the visit and not of the night, and another mark.
    ("2023-03-05", "Saucepan fell. Burn to Mali's wrist.", "2023-03-05", "Mali only - Owen and Beth not hurt by the saucepan."),
    ("2023-03-05", "Saucepan fell. Burn to Mali's wrist.", "2023-03-06", "Wrist dressed. No other injury from the saucepan."),
    ("2023-03-05", "Mother says she goes to Willow Court weekly.", "2023-03-12", "Oak Lodge: mother has not attended."),
    ("2023-03-05", "Mother states Kevin was on nights.", "2023-03-10", "Kevin has gone to his mother's."),
    ("2023-03-05", "Neglect only was the decision of conference.", "2023-03-20", "Conference considered Neglect and Emotional Abuse, not used."),
    ("2023-03-06", "Burn on her left hand from the iron.", "2023-04-20", "Burn on her right hand from the kettle."),
    # What came later than it was missing, is asked for, or is of another thing, another decision or another child.
    ("2023-03-06", "Stair gate still not fitted.", "2023-03-20", "Stair gate fitted."),
    ("2023-03-06", "Stair gate fitted.", "2023-03-20", "Bath seat not delivered."),
    ("2023-03-06", "Telecare referral not yet sent.", "2023-05-20", "Telecare referral sent."),
    ("2023-03-06", "She lacks capacity about her tenancy.", "2023-03-12", "Has capacity about flu vaccine."),
    ("2023-03-06", "Ask whether he has power of attorney.", "2023-03-12", "No LPA."),
    ("2023-03-06", "DASH medium.", "2023-03-16", "DASH high, a second incident."),
    ("2023-03-06", "Seen alone at school.", "2023-03-08", "Mother present throughout."),
    ("2023-03-06", "Skin intact.", "2023-03-28", "Category 3 on the heel."),
    # Two sums, two times and two weights of two things.
    ("2023-03-06", "Rent arrears £450.", "2023-03-07", "Given £80 for shoes."),
    ("2023-03-06", "Weight 24.4kg.", "2023-03-06", "Weight down 1.9 kg since November."),
    ("2023-03-06", "Convulsion on the trampoline of 4 minutes.", "2023-03-07", "No convulsion on the trampoline for 9 months."),
]  # fmt: skip


def _case(first: str, one: str, second: str, other: str) -> Chronology:
    """Two entries of two sources."""
    events = []
    for name, day, words in (("a", first, one), ("b", second, other)):
        made = event(name, day, Kind.CASE_NOTE, fact=words)
        account = replace(made.accounts[0], source=Source(document=f"{name}.txt", locator="line 1", quote=words))
        events.append(replace(made, accounts=(account,)))
    return chronology(*sorted(events, key=lambda each: each.when.first_day))


def _laid(case: Chronology) -> list[str]:
    return [
        each.rule.removeprefix(_LAID)
        for each in findings(case, "conflict_between_sources")
        if each.rule.startswith(_LAID)
    ]


@pytest.mark.parametrize(("question", "first", "one", "second", "other"), _DIFFERING)
def test_statements_that_cannot_both_be_right_are_laid_side_by_side(
    question: str, first: str, one: str, second: str, other: str
) -> None:
    assert question in _laid(_case(first, one, second, other))


@pytest.mark.parametrize(("first", "one", "second", "other"), _AGREEING)
def test_statements_that_only_look_so_are_left_alone(first: str, one: str, second: str, other: str) -> None:
    assert not _laid(_case(first, one, second, other))


def test_both_are_quoted_with_their_sources_and_neither_is_said_to_be_so() -> None:
    case = _case("2023-03-05", "She says Kevin has not stayed since.", "2023-03-09", "Kevin answered the door.")

    (found,) = findings(case, "conflict_between_sources")

    assert found.statement == (
        "The record holds statements that differ on whether Kevin was in the home or seen, and does not say which is so: "
        "“She says Kevin has not stayed since” (a.txt, 5 March 2023); or: "
        "“Kevin answered the door” (b.txt, 9 March 2023)."
    )
    assert len(found.evidence) == 2


def test_what_may_not_go_to_everyone_is_not_quoted() -> None:
    case = _case("2023-03-05", "She says Kevin has not stayed since.", "2023-03-09", "Kevin answered the door.")
    assert _laid(case)
    closed = replace(case, events=(case.events[0], replace(case.events[1], restriction=Restriction.RESTRICTED)))

    assert not _laid(closed)


def test_one_who_tells_how_one_thing_came_after_another_contradicts_nobody() -> None:
    case = _case(
        "2023-03-05",
        "Mr Cole punched Ms Dart. The girls were asleep and woke when police came.",
        "2023-03-06",
        "Mali said she woke and saw the police.",
    )

    assert not _laid(case)


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        ("She fell off the swing", "It was from the door", "how it came about"),
        ("Her cousin pushed her off the step", "She fell off the step", "how it came about"),
        ("She fell off the swing", "She came off the swings", ""),
        ("She slipped on the floor", "She fell off the swing", ""),
        ("Dad hit her", "Her father slapped her", ""),
        ("Unknown youths smashed the window", "Ricky smashed the window", "who did it"),
        ("Dad hit her", "Kevin hit her", ""),
    ],
)
def test_two_ways_differ_where_they_cannot_be_one(one: str, other: str, asked: str) -> None:
    (first,), (second,) = ways(one), ways(other)

    assert differ(first, second) == asked


def test_a_deed_that_is_denied_is_no_way_in_which_it_came_about() -> None:
    assert not ways("Kevin never hit her")


@pytest.mark.parametrize(
    "words", ["She would not come out of class.", "Nan walked over in the rain.", "The call came from Mali."]
)
def test_who_came_or_walked_somewhere_tells_no_way_in_which_a_hurt_came_about(words: str) -> None:
    assert () == ways(words)
    assert () != ways("She came off the swing.")


def test_a_hurt_to_ones_own_body_is_no_deed() -> None:
    assert not ways("Ellis broke his wrist")


def test_in_a_grown_ups_file_only_who_is_called_a_child_slept_through_a_quarrel() -> None:
    quarrel = ("2023-03-05", "He punched her in the hall. Rang Mr Prosser, his son said asleep.")
    heard = ("2023-03-06", "A punch was thrown next door. He heard somebody cry out.")
    told = _case(*quarrel, *heard)

    assert _laid(told) == ["asleep"]
    assert _laid(replace(told, people=(replace(CHILD, kind=PersonKind.ADULT, born=None),))) == []


def _among_others(one: str, other: str) -> Chronology:
    """Two entries of two sources in a case that tells of much else."""
    case = _case("2023-03-06", one, "2023-03-07", other)
    words = "abcdefghijklmnopqrstuvwxyz"
    others = [
        event(f"z{place}", "2022-01-01", Kind.CASE_NOTE, fact=f"Nothing of {3 * words[place]}er here.")
        for place in range(26)
    ]
    return replace(case, events=(*others, *case.events))


def test_two_lengths_of_one_rare_thing_differ_and_of_two_things_or_two_measures_do_not() -> None:
    told = "Mali's convulsion on the trampoline went on for 4 minutes."

    assert ["value_length"] == _laid(_among_others(told, "Convulsion on the trampoline of about 15 minutes."))
    assert [] == _laid(_among_others(told, "Convulsion on the trampoline, first for 9 months."))
    assert [] == _laid(_among_others(told, "Waited 45 minutes for the bus."))


def test_what_one_source_counts_in_parts_is_no_other_count() -> None:
    both = "Convulsion on the trampoline of 4 minutes. A second convulsion on the trampoline of 15 minutes."

    assert [] == _laid(_among_others(both, "Convulsion on the trampoline of about 15 minutes."))
