"""People in text: who is named, in which role, and how they took part."""

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.prose.people import Known, People
from chronology.prose.phrases import folded
from chronology.prose.sentences import sentences
from chronology.prose.taking_part import RANK

MEASURED = tomllib.loads(Path(__file__).with_name("people_measured.toml").read_text("utf-8"))["lines"]


def told(text: str, *, about: tuple[str, ...] = (), child: str = "", known: tuple[Known, ...] = (), author: str = ""):
    people = People(text, folded(text), known, about)
    return [(p.person, p.role, str(p.involvement)) for p in people.involved(list(sentences(text)), child, author)]


def named(text: str, **heads: object) -> list[str]:
    people = People(text, folded(text), **heads)
    return list(dict.fromkeys(one.person for one in people.within(0, len(text))))


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("HV Sarah Bevan rang.", "Sarah Bevan", "health visitor"),
        ("Mum (Kelly Pryce) was in.", "Kelly Pryce", "mother"),
        ("Kelly Pryce (mum) was in.", "Kelly Pryce", "mother"),
        ("Nia Morgan, social worker, rang.", "Nia Morgan", "social worker"),
        ("Spoke to the class teacher, Mrs Ellis, by phone.", "Mrs Ellis", "class teacher"),
        ("PC 412 Rees attended.", "PC 412 Rees", "police officer"),
        ("HHJ Orrell made the order.", "HHJ Orrell", "judge"),
        ("Gaz is mum's new bf.", "Gaz", "mother's partner"),
        ("The mother, M, was there.", "M", "mother"),
        ("Elin (chwaer) yn bresennol.", "Elin", "sister"),
        ("S. Bevan HV visited.", "S. Bevan", "health visitor"),
        ("Steve, mum's ex partner, rang.", "Steve", "mother's former partner"),
    ],
)
def test_a_role_beside_a_name_is_the_role_of_that_person(text: str, person: str, role: str) -> None:
    assert (person, role) == told(text)[0][:2]


def test_what_is_called_after_a_tree_is_nobody_who_is_a_mother() -> None:
    assert ["Mum"] == named("Mum Hazel Tree refuge worker to ring.")


@pytest.mark.parametrize(
    "text",
    [
        "Worker: (Ann Rees, SW, Tim Trefgarn).",
        "Case passed over from Ann G. Hughes had left it closed.",
    ],
)
def test_a_team_and_the_letter_of_another_s_name_are_nobody(text: str) -> None:
    assert {"Tim Trefgarn", "G. Hughes"}.isdisjoint(named(text))


def test_an_officer_by_the_word_alone_is_not_the_police_s() -> None:
    assert ("B. Hallam", "officer") == told("Tenancy diary, officer B. Hallam.")[0][:2]
    assert ("PC 412 Rees", "police officer") == told("Officer PC 412 Rees attended.")[0][:2]


def test_a_list_is_no_apposition() -> None:
    assert ["Mum", "Dave", "Tomos"] == [person for person, _, _ in told("Mum, Dave and Tomos were in.")]


def test_a_role_told_with_a_name_means_that_person_from_then_on() -> None:
    text = "Mum was in. Mum (Kelly Pryce) and Dave were cross. Mum rang."

    assert ["Mum", "Kelly Pryce", "Dave"] == named(text)


def test_who_is_told_something_of_somebody_is_not_they() -> None:
    assert ("Dewi", "nurse") not in [(person, role) for person, role, _ in told("Mair told the nurse Dewi was cross.")]
    assert ("Dewi", "nurse") in [(person, role) for person, role, _ in told("Mair told nurse Dewi.")]


def test_a_role_that_two_people_have_means_neither() -> None:
    assert "HV" in named("HV Sarah Bevan rang. HV Jo Hart rang. T/C from HV.")


def test_the_mother_of_somebody_else_is_not_the_mother() -> None:
    assert [("Jean", "Dave's mum")] == [t[:2] for t in told("Dave's mum, Jean, rang.") if t[0] == "Jean"]
    assert ["Mum"] == named("Mum said her mother was ill.")


@pytest.mark.parametrize(
    ("text", "involvement"),
    [
        ("Tomos seen alone in his bedroom.", "seen-alone"),
        ("Saw Tomos on his own at school.", "seen-alone"),
        ("I spoke to Tomos alone in his room.", "seen-alone"),
        ("Gwelwyd Tomos ar ei ben ei hun.", "seen-alone"),
        ("Tomos was seen at home.", "seen"),
        ("Tomos was not seen.", "not-seen"),
        ("I did not see Tomos.", "not-seen"),
        ("Tomos present throughout.", "attended"),
        ("Apologies from Tomos.", "absent"),
        ("Tomos did not attend.", "absent"),
        ("Tomos was not present.", "absent"),
        ("T/C from Tomos.", "spoken-to"),
        ("Tomos told me all.", "spoken-to"),
        ("Tomos has been staying over.", "staying"),
        ("Tomos to be seen alone next week.", "mentioned"),
        ("Will see Tomos alone.", "mentioned"),
        ("I did not see Tomos alone.", "not-seen"),
        ("Mum rang Tomos.", "mentioned"),
        ("Mum says Tomos came home late.", "mentioned"),
        ('Mum said "Tomos was seen alone".', "mentioned"),
    ],
)
def test_how_somebody_took_part_is_as_the_words_say(text: str, involvement: str) -> None:
    assert {"Tomos": involvement} == {person: how for person, _, how in told(text) if person == "Tomos"}


def test_who_stands_in_one_list_took_part_alike() -> None:
    text = "Apologies from PC 412 Rees and the IRO. Mum and MGM present."

    assert ["absent", "absent", "attended", "attended"] == [how for _, _, how in told(text)]


def test_he_is_the_one_child_where_nobody_else_stands_between() -> None:
    text = "Visited {}. He was seen alone."
    child = {"about": ("Tomos Pryce",), "child": "Tomos Pryce"}

    assert ("Tomos Pryce", "", "seen-alone") in told(text.format("Tomos"), **child)
    assert all(how != "seen-alone" for _, _, how in told(text.format("Dave"), **child))
    assert all(how != "seen-alone" for _, _, how in told(text.format("Tomos")))


def test_the_writer_counts_only_where_the_text_says_what_they_did() -> None:
    assert [] == told("Sian Rees, SW", author="Sian Rees")
    assert [("Sian Rees", "", "attended")] == told("Sian Rees attended.", author="Sian Rees")


def test_whose_something_is_takes_no_part() -> None:
    assert ["Mrs Ellis"] == [person for person, _, _ in told("Spoke to Tomos's class teacher, Mrs Ellis.")]


def test_a_letter_counts_once_the_text_says_whom_it_means() -> None:
    assert ["K", "L"] == named("I shall call them. The girls, whom I shall call K and L. K was born in May.")
    assert [] == named("Vitamin K was given. Plan B is to wait. A neighbour rang.")


def test_a_heading_makes_a_doubtful_name_a_name() -> None:
    assert [] == named("Went out with Summer today.")
    assert ["Summer"] == named("Went out with Summer today.", known=[Known("Summer")])


def test_a_grown_person_in_the_home_without_a_name_is_pointed_out() -> None:
    text = "A man was asleep on the sofa. A man walked past the school."
    people = People(text, folded(text))

    assert [0] == [span.start for span in people.strangers(list(sentences(text)))]


def test_names_are_found_and_places_are_not() -> None:
    found = right = wanted = 0
    for text, people in MEASURED:
        told_here = set(named(text))
        found, right, wanted = found + len(told_here), right + len(told_here & set(people)), wanted + len(people)

    assert right / found >= 0.95
    assert right / wanted >= 0.9


def test_a_daughter_and_a_granddaughter_of_one_name_are_two() -> None:
    text = "Daughter: Jean Tranter\nGranddaughter: Jean Marie Tranter\nJean rang."
    known = [Known("Jean Tranter", "daughter", 0), Known("Jean Marie Tranter", "granddaughter", 0)]
    people = People(text, folded(text), known, ("Olwen Tranter",))
    at = text.index("Jean rang")

    assert ["Jean"] == [one.person for one in people.within(at, len(text))]


def test_a_fuller_name_of_one_role_is_the_same_person() -> None:
    text = "Daughter: Jean Tranter\nDaughter Jean Marie Tranter came.\nJean rang."
    known = [Known("Jean Tranter", "daughter", 0)]
    people = People(text, folded(text), known, ("Olwen Tranter",))
    at = text.index("Jean rang")

    assert ["Jean Marie Tranter"] == [one.person for one in people.within(at, len(text))]


@given(
    st.lists(
        st.sampled_from(
            ["Mum", "Tomos", "(", ")", ",", "and", "Mr", "A", "said", ".", "\n", "her", "'s", "İ", "seen alone", "HV"]
        ),
        max_size=40,
    )
)
def test_mentions_lie_in_order_in_the_text_whatever_it_holds(parts: list[str]) -> None:
    text = " ".join(parts)
    people = People(text, folded(text), (), ("Tomos Pryce",))
    found = people.within(0, len(text))

    assert all(0 <= one.start <= one.end <= len(text) for one in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    assert all(part.involvement in RANK for part in people.involved(list(sentences(text)), "Tomos Pryce"))


@pytest.mark.parametrize(
    "words",
    [
        "Mum ",
        "her mum ",
        "Mum (Aa ",
        "Aa\n",
        "Aa-",
        "O'",
        "Mrs ap ",
        "K and L ",
        "the mother, M, ",
        "seen ",
        "“'",
        "Tomos's ",
    ],
)
def test_a_text_of_100_kb_of_one_piece_is_read_to_its_end(words: str) -> None:
    # One that went over its text again and again would never come back.
    text = words * (100_000 // len(words))
    found = People(text, folded(text), (), ("Tomos",)).involved(list(sentences(text)), "Tomos")

    assert all(part.person for part in found)


def test_sister_on_a_ward_is_a_nurse_and_nobody_s_sister() -> None:
    assert ("ward sister", "nurse") in [
        (person, role)
        for person, role, _ in told("T/C from hospital. Nobody told the ward. Sister asks how he went home.")
    ]
    assert "nurse" not in [role for _, role, _ in told("Visit. Sister asks how he is at school.")]


def test_a_post_behind_the_last_of_a_list_of_names_is_one_more_or_theirs() -> None:
    text = "Present R Pell, Mrs Oakes, HV."
    roles = {one.person: one.role for one in People(text, folded(text)).within(0, len(text))}

    assert "health visitor" != roles.get("Mrs Oakes")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Row seen by Huw, M and O. Megan rang us. Megan was calm.", ["Huw", "Megan"]),
        ("Report by J. Whitcombe of the unit, and T. Casey too.", ["J. Whitcombe", "T. Casey"]),
        ("Ann Beddoe was in. Ms Beddoe AUDIT 26, Beddoe AUDIT 12 before.", ["Ann Beddoe", "Ms Beddoe"]),
        ("Adult LD team wrote. Child MH services too.", []),
        ("DS R. Pollard rang, then DC K. Thrale.", ["DS R Pollard", "DC K Thrale"]),
        ("Saw Mr B. Then he left. Spoke to Megan.", ["Mr B", "Megan"]),
        ("R: Beth sy'n bod? Dan y bwrdd.", []),
        ("R: Beth said no.", ["Beth"]),
    ],
)
def test_what_only_stands_beside_a_name_is_none(text: str, names: list[str]) -> None:
    assert names == named(text)


def test_a_family_name_that_stands_first_in_capitals_is_a_family_name() -> None:
    text = "Nominals: HARE Colin 03/10/1986; HARE Lleucu Ann 22/08/1991\nHARE Colin rang. HARE, Ann Mair"

    assert ["Colin Hare", "Lleucu Ann Hare"] == named(text)[:2]
    assert "Ann Mair Hare" == named("Person: HARE, Ann Mair | ID 4\nAnd Ann upstairs")[0]


def test_a_first_name_no_table_has_is_one_where_a_text_writes_it_as_others_of_the_family() -> None:
    assert "Zorah Hare" in named("HARE Colin 03/10/1986; HARE Zorah 11/01/2013\nZorah was there.")


def test_a_middle_name_with_another_birth_is_another_person() -> None:
    text = "HARE Colin 03/10/1986\nThis is HARE Colin Lee b. 1996."

    assert ["Colin Hare", "Colin Lee Hare"] == named(text)


def test_the_last_cell_of_a_row_is_not_of_the_name_below_it() -> None:
    rows = "Name\tAgency\nHuw Tudor-Rees\tSocial worker\nNerys Amlyn\tDistrict nursing\n"

    assert ("Nerys Amlyn", "") in [(person, role) for person, role, _ in told(rows)]


def test_who_is_spoken_to_is_not_whom_the_words_tell_of() -> None:
    assert ("Bethan", "") in [(person, role) for person, role, _ in told("Bethan - the head tells me it has begun.")]
    assert ("Bethan Rees", "headteacher") in [(p, r) for p, r, _ in told("Bethan Rees - the head, was there.")]


@pytest.mark.parametrize(
    "text",
    [
        "Bob nos mae hi'n crio.",
        "Non-molestation order asked for.",
        "They have a dog called Nell.",
        "Fed her cat Poppy.",
    ],
)
def test_a_welsh_word_a_compound_and_a_pet_are_nobody(text: str) -> None:
    assert not {"Bob", "Nell", "Poppy"} & set(named(text))
    assert not any(name.startswith("Non") for name in named(text))


def test_who_has_a_pet_is_somebody() -> None:
    assert ["Nell"] == named("Nell rang about the dog.")


@pytest.mark.parametrize(
    "text",
    [
        "H/V. Lamp found unplugged behind the cot.",
        "Bus station, stand D. Returned by staff.",
        "Sentenced at Ambleford Mags. Guilty.",
        "Checked the chart. Eve Inhaler blank on three days.",
    ],
)
def test_a_letter_of_a_place_or_short_form_a_court_and_a_time_of_day_are_nobody(text):
    assert [] == named(text)


def test_a_letter_by_which_the_text_calls_somebody_ends_a_sentence_and_begins_no_name():
    assert "T. Zaydan" not in named("T said no. In the home: Nia Morgan, T. Zaydan in and out.")
    assert "H. Whitcombe" in named("T said no. Carer H. Whitcombe rang.")
