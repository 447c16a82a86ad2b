import pytest

from chronology.prose.sex_told import sex_told


@pytest.mark.parametrize(
    ("texts", "sex"),
    [
        (["Kit said he was tired.", "Seen Kit at school. He ate two bananas.", "Kit told me about his dog."], "male"),
        (["Kit hid under her bed.", "Kit was quiet, she drew.", "Visit. Kit showed me her room."], "female"),
        (["Mother and her son Kit were seen."], "male"),
        (["Kit, a girl of six, was at the door."], "female"),
        (["Letter to Mrs Kit Example."], "female"),
    ],
)
def test_the_sex_is_what_records_call_somebody_many_times_or_in_a_word(texts, sex):
    assert sex == sex_told(["Kit"], texts)


@pytest.mark.parametrize(
    "texts",
    [
        # Somebody else is spoken of.
        ["Mum brought Kit, she was tired."] * 4,
        ["Kit's mother said she would ring."] * 4,
        ["Kit and Ann Rees left, she drove."] * 4,
        ["Dad rang about Kit. He shouted."] * 4,
        # Too seldom, or both ways.
        ["Kit said he was tired."] * 2,
        ["Kit said he was tired.", "Kit said she was tired."] * 3,
        [],
    ],
)
def test_where_records_speak_of_another_too_seldom_or_both_ways_no_sex_is_said(texts):
    assert "" == sex_told(["Kit"], texts)


def test_one_slip_of_a_pen_is_outweighed():
    assert "female" == sex_told(["Kit"], ["Kit said she was tired."] * 4 + ["Kit lost his shoe."])


def test_a_grown_person_is_called_by_a_title_and_the_family_name_or_its_letter():
    texts = ["Mrs Example was in bed.", "Mrs E declined tea.", "Mrs E's son rang.", "Mrs E ate.", "Mr Example shouted."]

    assert "female" == sex_told(["Kit"], texts, ["Example"])
    assert "" == sex_told(["Kit"], texts)
