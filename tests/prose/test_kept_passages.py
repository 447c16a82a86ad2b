"""How far a confidence goes in the text it stands in."""

import pytest

from chronology.prose.kept_passages import kept_passages

SEEN = 'Long talk in the van. "I am not going back there." She was calm when we got home.'


@pytest.mark.parametrize(
    "matter",
    [
        "Also the college tutor has told me that her father is not her father. Not for any report.",
        "Separately, the tutor thinks she has a girlfriend in Hull; asked me not to tell the family.",
    ],
)
def test_a_matter_begun_with_also_and_kept_keeps_nothing_that_stands_before_it(matter: str) -> None:
    (kept,) = kept_passages(f"{SEEN} {matter}")[:1]

    assert kept.is_part
    assert kept.words == matter


@pytest.mark.parametrize(
    "asked",
    [
        "Also asked me not to tell the family.",
        "Also she would rather that none of this is passed on, please do not tell any of it to the family.",
        "She asked me not to tell the family.",
    ],
)
def test_who_only_asks_it_of_what_was_told_before_keeps_all_of_it(asked: str) -> None:
    kept = kept_passages(f"{SEEN} {asked}")

    assert kept
    assert kept[0].words.startswith("Long talk")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Rang son, no reply x2.\n(loose page: Orme T, 61, Low Row - hernia list, phoned - belongs in HIS folder)",
            "(loose page: Orme T, 61, Low Row - hernia list, phoned - belongs in HIS folder)",
        ),
        (
            "Dressing done, leg clean.\nAlso said the nephew was up for theft as a lad. Not relevant to us.",
            "Also said the nephew was up for theft as a lad. Not relevant to us.",
        ),
    ],
)
def test_a_bracket_or_a_line_that_is_another_s_leaves_what_else_the_entry_tells(text: str, kept: str) -> None:
    assert [(True, kept)] == [(each.is_part, each.words) for each in kept_passages(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Wrong file.\nSeen in clinic with his mother, rash on both arms.",
        "Letter 13.02.24 hip clinic re T ORMEY b.1949. Not our patient - returned.",
    ],
)
def test_an_entry_that_is_another_s_is_kept_whole(text: str) -> None:
    assert [(False, text)] == [(each.is_part, each.words) for each in kept_passages(text)]


@pytest.mark.parametrize(
    "text",
    [
        "She lost a baby years ago. Asked me please not to let Ann or Gareth ever find out.",
        "Told me over tea that it was a miscarriage, pls no-one at work to say.",
    ],
)
def test_whom_it_is_not_to_reach_may_be_asked_in_other_words(text: str) -> None:
    assert [text] == [each.words for each in kept_passages(text)]


@pytest.mark.parametrize(
    "text", ["Gareth did not let us know he was away.", "He put the form in her folder.", "Please, no one is to blame."]
)
def test_what_only_sounds_so_keeps_nothing(text: str) -> None:
    assert not kept_passages(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mr Pask flat 9 - stoma bag split, sheets changed, nurse rung. [sorry, wrong sheet AB]",
        "Gwilym Rees (cousin) on my list too - shingles. Not this pt. [in wrong diary]",
        "Pc Dunn said the visitor's twins went into care in 2009 - members to disregard.",
        "Ms Ash lost a tenancy in 2014 over a fire; not included in the copy for parents.",
    ],
)
def test_what_a_writer_took_back_or_a_meeting_set_aside_is_kept(text: str) -> None:
    assert [passage.words for passage in kept_passages(text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Enquiry outcome (R Lloyd): neglect of self, to be met through the care plan, not for conference. Hours up to 20.",
        "Screened by R Lloyd, no further action, not for conference.",
        "Chair asked members to disregard the previous draft of the plan.",
    ],
)
def test_a_decision_that_a_matter_goes_to_no_conference_keeps_nothing(text: str) -> None:
    assert not kept_passages(text)


def test_what_was_told_before_a_confidence_that_only_says_it_is_for_safety_goes_with_it() -> None:
    text = "RP told me she has hidden a spare phone under the hens. Told in confidence, safety not for anyone."

    assert [passage.words for passage in kept_passages(text)] == [text]


def test_what_asks_is_found_where_its_line_breaks() -> None:
    first = "She told the helper that she sleeps with the lamp on and the door open, and we will keep that"
    text = f"{first}\n    between us."

    assert kept_passages(text)
    assert not kept_passages("Keep that gate\nbetween us and the road shut.")


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (
            'Told me the growth is malignant.\n"not a word to our Tess till the spring"\nEats well.',
            "not a word to our Tess",
        ),
        (
            "Fell in the hall, no injury.\nShe asked me to keep quiet to her son about the pads.\nWalks well.",
            "about the pads",
        ),
        (
            "No gas since Friday.\nShe borrowed 700 off a lender & if Dean found out so keep it between us\nVoucher given.",
            "borrowed 700",
        ),
        ("Is wetting the bed most nights, pls not tell mum.\nGood contact.", "wetting the bed"),
        ('Kit dywedodd ei fod yn crio, "paid â deud wrth Mam"\nMae Kit yn iach.', "ei fod yn crio"),
        (
            "Eats well.\nHas left the house to the church - her sister hopes for it, T would rather she went on thinking so.",
            "left the house",
        ),
        ("Can you not read out in front of Len that I am moving out.\nHe fell on Friday.", "I am moving out"),
    ],
)
def test_whoever_asks_it_keeps_the_line_that_tells_it_and_the_other_lines_are_told(told, kept):
    found = kept_passages(told)
    assert any(kept in each.words for each in found)
    assert all(each.is_part for each in found)
    lines = [line for line in told.split("\n") if kept not in line]
    assert any(all(line not in each.words for each in found) for line in lines)


@pytest.mark.parametrize(
    "told",
    [
        "He told her don't tell mum or he would hurt the dog.",
        "He said keep it between us and gave her vodka.",
        "She did not tell mum where she was going.",
        "Kit would not say a word to his mother.",
    ],
)
def test_what_somebody_was_told_to_keep_is_no_asking_of_the_reader(told):
    assert kept_passages(told) == ()


def test_whose_it_is_to_tell_and_what_the_writer_will_not_raise_keeps_all_since_it_was_told() -> None:
    told = (
        "Told me, shyly, about Idris from the next boat. They walk out on Sundays. Idris is of an age."
        " I said it is hers to tell and I won't raise it with the family."
    )
    (kept,) = kept_passages(f"Seen at the boathouse. {told} Asked for new oars.")

    assert kept.words == told


def test_what_is_not_to_be_talked_of_with_somebody_is_kept_and_no_sentence_before_it() -> None:
    raid = "A raid is set, Op Gannet - not to be talked about with relatives."
    (kept,) = kept_passages(f"Parcels come in by the late ferry. {raid}")

    assert kept.words == raid


def test_of_a_long_text_the_bracket_that_says_it_is_of_no_patient_of_theirs_is_all_that_is_kept() -> None:
    aside = "(Desk: Miss Yarrow asked for a form for herself - not this patient.)"
    (kept,) = kept_passages(
        "Slept well and ate. " * 60 + f"\nVisitors: mother daily, 05/11.\n{aside}\n\nHome on Friday."
    )

    assert kept.words == aside
