"""What notes tell without a word that names it: by the act they open with, by verbs of the past, by their particulars."""

import pytest

from chronology.documents import Document
from chronology.model import Account, Group, Kind
from chronology.practice import taxonomy
from importers.notes import CaseNotes

HEAD = "Name: Efa Tomos\nDOB: 05/08/2015\nDate: 03/05/2024\n\n"
DAY = "2024-05-03"
# A Friday.


def accounts(text: str) -> list[Account]:
    found = CaseNotes().read([Document("notes.txt", content=(HEAD + text).encode())])
    return [one for one in found if isinstance(one, Account)]


def days(text: str) -> list[str | None]:
    return [one.when.edtf for one in accounts(text)]


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("HV to Mrs Tomos. Efa at school.", Kind.VISIT),
        ("Visit w/ env health + fire, arranged. Mrs Tomos let us in.", Kind.VISIT),
        ("Called round 3.20 to see Efa. Mrs Tomos let me in.", Kind.VISIT),
        ("PC to MGM who says Efa is fine.", Kind.TELEPHONE_CALL),
        ("F/up call Efa's nan. All fine.", Kind.TELEPHONE_CALL),
        ("Contact sup. Dad and Efa at the park.", Kind.FAMILY_CONTACT),
        ("Mgr decision on the Tomos case. Efa's plan read.", Kind.MANAGEMENT_DECISION),
    ],
)
def test_a_note_is_of_the_act_it_opens_with_in_short_hand(opening: str, kind: Kind) -> None:
    assert kind is accounts(opening + "\n")[0].kind


@pytest.mark.parametrize(
    "opening",
    ["Call Efa's nan.", "HV cancelled.", "Visit needed.", "If contact with mum goes well.", "PC Ferris on leave."],
)
def test_what_is_asked_for_or_fell_through_is_no_act_a_note_opens_with(opening: str) -> None:
    kinds = {one.kind for one in accounts(opening + "\n")}

    assert not kinds & {Kind.VISIT, Kind.TELEPHONE_CALL, Kind.FAMILY_CONTACT}


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Her friend Daz moved in with her at New Year.", "2024-01-01~"),
        ("Efa was taken off the roll of her school from 3 March.", "2024-03-03"),
        ("Efa off roll at her school from 3/3, not yet on roll elsewhere.", "2024-03-03"),
        ("A meeting was fixed for 16 April and her mother did not attend.", "2024-04-16"),
        ("She had stopped her tablets before Christmas.", "/2023-12-24~"),
        ("Her foot had to be amputated 8 March, sepsis.", "2024-03-08"),
        ("She came in with no coat and said her dad hit her on Tuesday.", "2024-04-30"),
    ],
)
def test_a_day_is_over_where_a_verb_says_that_what_was_on_it_is(sentence: str, day: str) -> None:
    assert day in days(f"Home visit today. {sentence}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "She wants to go to her dad at Easter.",
        "Medical booked for Tuesday.",
        "The review was to be held from 3 March.",
        "She has to be out before Christmas.",
        "A meeting was arranged for 16 April.",
    ],
)
def test_what_was_only_to_be_on_a_day_is_not_told_of_it(sentence: str) -> None:
    assert [DAY] == sorted(set(days(f"Home visit today. {sentence}\n")), key=str)


def test_what_somebody_did_not_do_on_a_day_is_told_of_it() -> None:
    assert "2024-04-30" in days("Home visit today. She would not get up on Tuesday and did not eat.\n")
    assert days("Home visit today. He has not been missing since Tuesday.\n") == [DAY]


def test_a_bulleted_line_with_a_day_and_two_words_with_a_verb_of_the_past_tell_their_day() -> None:
    assert "2024-02-02" in days("Home visit today.\n- 2 Feb - CAMHS. Mum didn't go in, sat in the car\n")
    assert "2024-04-25" in days("Home visit today. BT suspended 25/4.\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "Went back 17.30, he let me in and she was on the commode in the dark, no pad, legs blue.",
        'She held my hand and said "she only comes for the money".',
        "Wayne in the bedroom, said he sleeps in the cupboard as the others have the bed.",
    ],
)
def test_a_long_sentence_full_of_particulars_is_told_though_no_word_names_what(sentence: str) -> None:
    told = [one for one in accounts(f"Home visit. {sentence}\n") if one.kind is not Kind.VISIT]

    assert [DAY] == [one.when.edtf for one in told]


@pytest.mark.parametrize(
    "sentence",
    [
        "He knew how many scoops.",
        "She likes the park and the swings and her new friends at the club on the corner.",
        "Went through what to do if he lets her in the house again at 17.30 and she says she is scared.",
        "He has not been drinking, there has been no shouting, and no new strangers have been in or out of the door.",
    ],
)
def test_plain_talk_and_what_is_supposed_or_denied_is_no_entry_of_its_own(sentence: str) -> None:
    told = [one for one in accounts(f"Home visit. {sentence}\n") if taxonomy()[one.kind].group is not Group.VISIT]

    assert told == []


def test_the_note_of_a_log_that_ends_on_its_own_weekday_is_of_that_day() -> None:
    log = (
        "Weds \u2013 nothing, Efa at the park\nThurs \u2013 Efa wet the bed\nFri \u2013 Efa bit her own arm at snack\n"
    )

    assert {"2024-05-01", "2024-05-02", DAY} <= set(days(f"week of the carer\n{log}"))


def test_a_day_that_opens_a_line_is_not_looked_forward_to_by_the_line_above() -> None:
    assert "2024-05-01" in days("30/4 - health visitor came. jabs next wk\n1/5 - contact, mum very good with Efa\n")


def test_what_she_would_do_on_a_day_is_not_told_of_it() -> None:
    assert days("Home visit. Told her I'd visit Monday and see Efa.\n") == [DAY]


def test_what_went_on_for_the_last_month_is_told_up_to_the_note() -> None:
    told = days('Home visit. For the last month a couple, Mick and Shaz, have been "helping" her.\n')

    assert "2024-04-03/2024-05-03" in told


def test_an_entry_that_opens_with_its_day_tells_all_of_its_first_sentence_on_it() -> None:
    log = '29/4 Efa told Miss Fair "I had to sleep in the bath because of the fighting". Miss Fair told me.\n30/4 Rang mum.\n'

    assert None not in days(log)


def test_a_visit_that_followed_a_referral_is_not_of_the_day_the_referral_came() -> None:
    told = {
        (one.when.edtf, one.kind)
        for one in accounts("Initial visit to Ms Tomos following GP referral received 21/4. Efa in.\n")
    }

    assert ("2024-04-21", Kind.VISIT) not in told


@pytest.mark.parametrize(
    "opening", ["S/G concern from housing support", "Ref recd from the school", "MARF recd via the portal"]
)
def test_a_note_that_opens_with_a_concern_or_referral_that_came_is_one(opening: str) -> None:
    assert taxonomy()[accounts(f"{opening}. Efa is ten.\n")[0].kind].group in (Group.REFERRAL, Group.INJURY_OR_HARM)


@pytest.mark.parametrize(
    "text",
    [
        "Provider incident form - EXAMPLE OF GOOD RECORDING\nOn 03/05/23 at 08:10 Efa was found on the floor of her bedroom by staff.\n"
    ],
)
def test_an_example_of_good_recording_tells_nothing(text: str) -> None:
    assert [] == accounts(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Told me she does the bottles when mum is poorly.",
        "Efa told Miss Pugh that dad had his sleepy medicine.",
        'Dywedodd wrtha i "mae Dad yn cau\'r drws arna i".',
    ],
)
def test_what_somebody_told_a_worker_of_how_things_are_is_told(sentence: str) -> None:
    assert len(accounts(f"Home visit. {sentence}\n")) > 1


@pytest.mark.parametrize(
    "sentence",
    ["Told her I'd refer to the team.", "I told dad he has to ring.", "Told TM.", "She was told by staff there."],
)
def test_what_a_worker_told_somebody_is_no_entry_of_its_own(sentence: str) -> None:
    assert len(accounts(f"Home visit. {sentence}\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Notes from the trauma day (for my CPD)\nStory of Leon, seven, found under the table eating crisps off the floor. He moved four times.\n",
        "Things to cover with student: boundaries, recording, what she does if a child says a thing, lone working, the removal she saw.\n",
    ],
)
def test_what_is_written_for_learning_tells_nothing(text: str) -> None:
    assert [] == accounts(text)


def test_a_row_about_a_car_is_no_domestic_abuse() -> None:
    told = accounts(
        "Home visit. He told me that Gethin stopped the money at the end of March, after a row about a car.\n"
    )

    assert Kind.DOMESTIC_ABUSE_INCIDENT not in {one.kind for one in told}


def test_a_day_that_only_names_a_referral_that_was_sent_again_is_no_event() -> None:
    assert days("Home visit. I could not find a reply to the fire referral re-sent on 15 April 2024.\n") == [DAY]
