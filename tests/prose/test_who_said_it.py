"""Each quotation of a record is given to whoever said it, and to nobody where two may have."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.prose.mentions import By, Known
from chronology.prose.speaking import quotations

KIT = Known(
    own=frozenset({"kit"}),
    family=frozenset({"vale"}),
    others=frozenset({"sian", "gareth", "mali", "orme"}),
    sex="male",
    men=frozenset({"gareth"}),
    women=frozenset({"sian", "mali"}),
    initials=frozenset({"K", "KV"}),
    other_initials=frozenset({"S", "G", "M"}),
)
OLWEN = Known(
    own=frozenset({"olwen"}),
    family=frozenset({"tranter"}),
    others=frozenset({"ann", "philip"}),
    sex="female",
    men=frozenset({"philip"}),
    women=frozenset({"ann"}),
    is_adult=True,
)
# Quotations with nothing, little and a whole sentence between.
DENSE = (
    '"ab" x ',
    '"ab" ',
    'Kit said "ab". ',
    "'ab ",
    "\n",
    'Mum: "x" ',
    "'a' b ",
    'asked "a?" ',
    '"he is a b c" and ',
)


def by(text: str, known: Known = KIT, *, is_theirs: bool = True) -> list[str]:
    return [each.by.value for each in quotations(text, known, is_theirs=is_theirs)]


@pytest.mark.parametrize(
    "text",
    [
        'Kit said "I made the toast".',
        'Kit goes "it was Gareth".',
        'K: "I made the toast."',
        'Mum asked Kit what happened. He said "I fell".',
        'Mrs Orme reports that Kit said in class "my dad hits me".',
        'I asked him about his arm and he told me "I banged it".',
        '"I don\'t like it there," Kit said.',
        '"I don\'t like it there" (Kit, on the way home).',
        'Saw Kit alone in the library. "Gareth comes in at night."',
        'Mali has had two sessions with Kit (14th and 21st), who says he likes her because "she writes nothing down".',
        'Kit said he was worried about mum: "she cries at night".',
        'Kit drew a house. "You can hold the door from inside."',
        'At playdough: "Gareth shouts and the telly got broke."',
        'Asked about the weekend. "I don\'t know what happened."',
        'To Mrs Orme at snack: "Gareth did it with the door."',
        'He spoke about Gareth ("he\'s a liar").',
        'Gofynnais i Kit. "Dw i ddim yn gwybod."',
        "Spoke through the door. 'I'm not coming out so you can go.'",
    ],
)
def test_what_the_person_is_named_as_saying_or_was_met_saying_is_theirs(text: str) -> None:
    assert by(text) == ["own"]


@pytest.mark.parametrize(
    "text",
    [
        'Sian said "I slipped on a toy".',
        'Mum rang about Kit and said "he is no trouble".',
        'Kit was upset. S. said "no it wasnt".',
        'Gareth was there. He said "he is just clumsy".',
        'Gareth told Kit "get in the car".',
        'I told Kit "you are not in trouble".',
        'Kit says Gareth calls him "a little rat".',
        'Rang mum. "I can\'t do it any more."',
        'Atebais i Kit, "dim problem".',
        'VALE denies it. Orme says money was given freely, "I do her shopping".',
    ],
)
def test_what_another_says_is_never_theirs(text: str) -> None:
    assert by(text) == ["other"]


@pytest.mark.parametrize(
    "text",
    [
        'Sian says that Kit told her "I hate you".',
        'Nan rang. Kit had told her "I am not going back".',
        'TA overheard Kit saying to a friend "my mum sleeps all day".',
        'Raised voices, "you are a thief and I know it".',
        'Kit and Gareth arguing by the gate. "You are a liar and you always have been."',
        '"She has a bruise," said the doctor.',
        'Kit assessed. "Consistent with contact with the edge of a door."',
        'GP letter re Kit. "I saw this boy today and I am concerned about his weight."',
        'Professionals meeting. "I am worried about this child."',
        'Kit showed me a message: "I will get you".',
        'Kit told by Gareth "you are not my son".',
        'Kit hit a pupil who said "your mum is a junkie".',
        'Kit reported that boys call him "a freak and a weirdo".',
        'Head teacher emailed: "attendance is a concern and we are worried".',
        'The consultant\'s view: "no organic cause was found".',
        'Dad\'s exact words: "I will take him".',
        'Kit looked at mum. "We had chips."',
        'Told to line up. "Kind hands please."',
        'ELSA session, "My Safe Place". No more today.',
        '"House of Worries": left blank.',
        "Man's boots in the hall. \"They're my dad's.\" Sian said that he has not stayed.",
        'Kit was told to say: "everything is fine at home and I am happy".',
        'Kit is 5 weeks. "I need Mummy to hold my head."',
        'From: Sian Vale. Kit came back and said "Daddy forgot me".',
        'F says "it was a row". M says "he threw it". Kit has "no injuries".',
    ],
)
def test_where_two_may_have_said_it_or_nobody_did_it_is_nobody_s(text: str) -> None:
    assert "own" not in by(text)


def test_of_two_quotations_with_nothing_between_the_second_is_another_s() -> None:
    assert by('Kit woke. "Who\'s that?" "Only me."') == ["own", "unclear"]
    assert by('"What year is it?" "Ask Ann."', OLWEN) == ["unclear", "own"]


def test_a_pronoun_is_nobody_s_where_another_of_that_sex_was_spoken_of_just_before() -> None:
    known = Known(own=frozenset({"mali"}), others=frozenset({"sian"}), sex="female", women=frozenset({"sian"}))

    assert by('Sian answered the door. Mali in front of the telly. She said "he is all right".', known) == ["unclear"]
    assert by('Sian answered the door. Saw Mali in her room. She said "he is all right".', known) == ["own"]


def test_who_is_named_behind_a_pronoun_of_the_same_sex_is_not_whom_it_means() -> None:
    known = Known(own=frozenset({"mali"}), others=frozenset({"sian"}), sex="female", women=frozenset({"sian"}))
    text = 'Saw Sian alone. She said it began before Mali was two. She said he would "go quiet and then it is worse".'

    assert by(text, known, is_theirs=False) == ["other"]


def test_an_unnamed_quotation_is_theirs_only_in_a_record_of_theirs() -> None:
    text = 'Crying at register, hand on jaw. "My tooth is banging."'

    assert by(text) == ["own"]
    assert by(text, is_theirs=False) == ["unclear"]


def test_the_family_name_in_capitals_of_another_is_another() -> None:
    known = Known(own=frozenset({"olwen"}), family=frozenset({"tranter"}), others=frozenset({"orme"}), is_adult=True)

    assert by("ORME denies. Says money given freely, 'I do her shopping'.", known) == ["other"]


def test_an_apostrophe_of_a_word_opens_no_quotation() -> None:
    assert by("He went 'cos the lads' coats were there.") == []
    assert by("Mae o 'n iawn ac yn hapus' heddiw.") == []


@given(st.text(alphabet=" \n.?!:,\"'\u201c\u201d\u2018\u2019aIKSkitsad()", max_size=120), st.booleans())
def test_quotations_are_inside_the_text_in_order_and_apart(text: str, is_theirs: bool) -> None:
    found = quotations(text, KIT, is_theirs=is_theirs)

    assert all(0 < one.start <= one.end < len(text) and one.words == text[one.start : one.end].strip() for one in found)
    assert all(one.end < other.start for one, other in pairwise(found))


@given(st.text(alphabet=' .?:,"aIKSkit', max_size=80))
def test_nothing_is_theirs_by_default_in_a_record_that_is_not_theirs(text: str) -> None:
    nobody = Known(own=frozenset())

    assert all(one.by is not By.OWN for one in quotations(text, nobody, is_theirs=False))


@pytest.mark.parametrize("words", DENSE)
def test_twice_the_text_takes_about_twice_the_time(words: str) -> None:
    def seconds(length: int) -> float:
        text = words * (length // len(words))
        before = time.process_time()
        quotations(text, KIT, is_theirs=True)
        return time.process_time() - before

    quotations('Kit said "x".', KIT, is_theirs=True)
    assert min(seconds(60_000) for _ in range(2)) < 0.1 + 3.5 * min(seconds(20_000) for _ in range(2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('SAID: S had "a migraine, took tablets".', ["other"]),
        ('SAID: S "I have told this four times."', ["other"]),
        ('Said: Mum "no bus fare this week".', ["other"]),
        ('SAID: Kit "I go in my den."', ["own"]),
        ('SAID: "I go in my den."', ["own"]),
        ('SAID: S and Kit "we had toast".', ["unclear"]),
    ],
)
def test_behind_the_heading_said_whoever_is_named_says_it(text: str, expected: list[str]) -> None:
    assert expected == by(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Sian says bail "ran out". Kit in nightie at 4pm, off nursery - "no bus fare".', ["other", "unclear"]),
        ('Kit in nightie at 4pm - "no bus fare".', ["own"]),
    ],
)
def test_a_few_words_behind_a_dash_after_another_s_are_nobody_s_for_certain(text: str, expected: list[str]) -> None:
    assert expected == by(text)


@pytest.mark.parametrize(
    "text",
    [
        'No.9: "I saw it all from the landing, him and the dog."',
        'Flat 3: "I rang because nobody else will."',
        'Mum and Gareth, to go through the plan. Gareth tore it up. Kit at swimming. "We have done all this, I am tired of it."',
        'Door opened by male in shorts, asked if he was a visitor, said "I pay the rent here".',
        'MORGAN denies. Says it was a game, "I was only playing".',
    ],
)
def test_words_of_a_door_of_who_is_only_described_and_of_who_calls_the_person_something_are_not_theirs(
    text: str,
) -> None:
    assert "own" not in by(text)


@pytest.mark.parametrize(
    "text",
    [
        'Kit seen alone. Nice things: Gran, his bike, Mrs Orme. Told me "I do the tea on my own".',
        'Kit seen alone. Looks after Mali when mum is out. "I know how to do her bottle."',
        'Kit spoke to me alone about the ward ("I had a needle and I was good").',
    ],
)
def test_who_is_listed_or_cared_for_takes_no_words_from_whom_the_record_was_speaking_with(text: str) -> None:
    assert by(text) == ["own"]


def test_a_welsh_she_behind_her_verb_is_whom_the_record_speaks_of() -> None:
    olwen = 'Olwen yn y gegin. Philip yn y drws. Dywedodd hi "fi sy\'n talu".'

    assert by(olwen, OLWEN) == ["own"]


# Of whose sex nothing is known, as a file often has it.
NIA = Known(own=frozenset({"nia"}), others=frozenset({"rhys"}), other_initials=frozenset({"R"}))


def test_what_somebody_is_called_they_did_not_say() -> None:
    assert by('Rhys seen, talking well. She calls Nia "Mama".', NIA) == ["unclear"]


def test_a_letter_for_a_side_of_the_body_is_nobody() -> None:
    assert by('Seen at home. Graze to R cheek. She says "I fell off the wall".', NIA) == ["own"]


def of_a_file(text: str, known: Known = NIA, *, is_alone: bool = False) -> list[str]:
    """Whose the words are in a note of the person's own file, which need not open with their name."""
    found = quotations(text, known, is_theirs=False, is_about=True, is_alone=is_alone)
    return [each.by.value for each in found]


@pytest.mark.parametrize(
    "text",
    [
        'School, alone, half an hour. "I keep my bag packed."',
        'Ward visit. Seen alone. "I keep my bag packed."',
        'Back in class after the flu. Alone. "I keep my bag packed."',
        'Weight ok. Rhys in the kitchen. Asked alone: "I keep my bag packed."',
        'Saw her alone in the library: "I keep my bag packed."',
    ],
)
def test_who_a_note_of_their_own_file_says_was_seen_alone_said_what_it_quotes(text: str) -> None:
    assert of_a_file(text) == ["own"]


@pytest.mark.parametrize(
    "text",
    [
        'Not seen alone. "I keep my bag packed."',
        'Saw Mum alone. "I keep my bag packed."',
        'Rhys seen alone at the flat. "I keep my bag packed."',
        'Found alone in the street. "I keep my bag packed."',
    ],
)
def test_who_was_not_seen_alone_or_is_another_did_not(text: str) -> None:
    assert of_a_file(text) != ["own"]


def test_two_quotations_in_a_row_are_both_of_one_who_was_seen_alone() -> None:
    text = '"I sleep on the landing." "The door does not shut so I do not mind."'

    assert of_a_file(text, is_alone=True) == ["own", "own"]
    assert "own" not in of_a_file(text)


def test_a_label_says_of_what_somebody_speaks_or_with_whom_they_are_and_not_who_speaks() -> None:
    assert of_a_file('Talked in the car. About Rhys: "I do not want him there."', is_alone=True) == ["own"]
    assert by('In the book corner w Rhys: "I do not want him there."', NIA) == ["own"]


def test_what_somebody_wants_of_a_meeting_they_do_not_say_in_it() -> None:
    text = 'What she wants from the conference: "Somebody to ring me first."'

    assert of_a_file(text, is_alone=True) == ["own"]


def test_alone_written_large_is_nobody_s_name() -> None:
    known = Known(own=frozenset({"nia"}), others=frozenset({"alone", "rhys"}))

    assert of_a_file('Seen ALONE, front room. "I keep my bag packed."', known) == ["own"]


def test_who_left_the_room_is_not_whom_a_pronoun_means_of_one_seen_alone() -> None:
    text = 'Flat, Rhys asked to wait outside. Nia tired. Said she sleeps. What she wants: "Somebody to ring me first."'

    assert of_a_file(text, is_alone=True) == ["own"]


@pytest.mark.parametrize(
    "text",
    [
        'Shoved a girl off the wall at break, torn sleeve, after girl said "nobody wants you here".',
        'Threw his bag when another pupil shouted "your dad is in prison".',
        'Reply from the clinic: "We write in reply to your enquiry. We hold no file on this patient."',
        'Email: "Your referral dated 3 May was not received by us."',
    ],
)
def test_what_another_child_said_or_a_service_writes_is_not_the_persons(text: str):
    assert ["other"] == by(text)


def test_a_child_who_is_called_boy_is_still_the_one_who_says():
    assert ["own"] == by('Boy said "I fell off the wall".')


@pytest.mark.parametrize("who", ["Husb", "Hubby:", "Dtr", "Sis said", "Bro", "Dau -", "M-in-law says"])
def test_kin_in_a_nurse_s_short_form_speak_for_themselves(who: str) -> None:
    assert "own" not in by(f"Cushion found in the shed. {who} 'I do all the bills, she slides on it'.", OLWEN)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Heater OFF at wall. Husb 'it eats money'. Told team.", By.OTHER),
        ("Heater OFF at wall. Hubby 'it eats money'. Told team.", By.OTHER),
        ("Heater found in shed. Son 'she never feels it'.", By.OTHER),
        ('Heater off. Philip "it eats money".', By.OTHER),
        ("Heater off, DIL 'we never had a key'.", By.OTHER),
        ("Heater off. Pt 'I was cold all night'.", By.OWN),
        ('Heater off. Olwen "I was cold all night".', By.OWN),
        ("Heater off. H 'I turned it off'.", By.UNCLEAR),
    ],
)
def test_who_stands_right_at_the_mark_has_said_it(text: str, by: By):
    (said,) = quotations(text, OLWEN, is_theirs=True, is_about=True)

    assert said.by is by
