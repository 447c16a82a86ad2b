"""Coded values as councils write them: recognised by rules, or left as written."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.coded import NOT_RECOGNISED, recognise
from chronology.coded.codeset import code_set, names_of_sets
from chronology.coded.reading import read_words

SETS = sorted(
    path.name.removesuffix(".toml")
    for path in files("chronology.coded").joinpath("sets").iterdir()
    if path.name.endswith(".toml")
)


@pytest.mark.parametrize(
    ("code_set", "text", "group", "code"),
    [
        ("source", "q) 6: Police", "Police", ""),
        ("source", "b) 1B: Individual", "Individual", "1B"),
        ("source", "School Nurse [3C]", "Health services", "3C"),
        ("source", "HEALTH SERVICES – GP", "Health services", "3A"),
        ("need", "N1 - Abuse or Neglect", "Abuse or neglect", ""),
        ("need", "N5a - Domestic Abuse", "Family dysfunction", ""),
        ("legal_status", "C2: FCO", "Full care orders", "C2"),
        ("legal_status", "L2: EPO", "Detained on child protection grounds in LA accommodation", "L2"),
        ("legal_status", "Code 'V2' is not mapped", "Accommodated under S20", "V2"),
        ("placement", "U4\xa0-\xa0Placement with other foster carer", "Foster placement", "U4"),
        ("placement", "A6OUT - Placed for Adoption (outside LA)", "Placed for adoption", ""),
        ("provider", "e) PR4 - Private provision", "Private", "PR4"),
        ("adoption_reversed", "RD2", "Court did not make a PO", ""),
    ],
)
def test_a_code_is_found_wherever_a_form_puts_it(code_set, text, group, code):
    found = recognise(code_set, text)

    assert (group, code) == (found.group, found.code)


@pytest.mark.parametrize(
    ("code_set", "text", "group"),
    [
        ("source", "Midwives", "Health services"),
        ("source", "Neighbour/ Friend", "Individual"),
        ("source", "INDIVIDUAL: family member, relative or carer", "Individual"),
        ("need", "Child’s disability", "Child's disability"),
        ("abuse", "EMOTIONAL ABUSE", "Emotional Abuse"),
        ("ceased", "Returned home (unplanned)", "Returned home to live with parents or relatives"),
        ("accommodation", "No Fixed Abode/ Homeless", "No fixed abode / homeless"),
        ("seen", "Child not seen", "no"),
        ("yes_no", "a) Yes", "yes"),
        ("yes_no", "0 - No", "no"),
        ("yes_no", "FALSE", "no"),
    ],
)
def test_words_tell_of_a_value_whatever_their_case_number_and_marks(code_set, text, group):
    assert group == recognise(code_set, text).group


def test_a_longer_name_is_not_taken_for_the_shorter_one_inside_it():
    assert "Health services" == recognise("source", "School nurse").group
    assert "Schools" == recognise("source", "Primary school").group


def test_what_is_named_only_to_be_excluded_tells_nothing():
    found = recognise("source", "LA services - other internal (department other than social care, excluding housing)")

    assert "LA services" == found.group


def test_examples_tell_less_than_the_heading_they_stand_under():
    assert "Health services" == recognise("source", "Health services - Other (e.g. hospice)").group


def test_two_categories_of_abuse_are_multiple():
    assert "Multiple" == recognise("abuse", "Neglect, Physical").group
    assert "Multiple" == recognise("abuse", "NYNY").group
    assert "Sexual Abuse" == recognise("abuse", "NNYN").group


def test_a_misspelt_word_is_mended_when_one_known_word_alone_is_near():
    found = recognise("permanence", "Special Guardinship")

    assert ("SGO/CAO", "near spelling") == (found.group, found.how)


def test_a_word_cut_short_is_known_by_its_first_letters():
    assert "Individual" == recognise("source", "HUSB").group


@pytest.mark.parametrize(
    ("code_set", "text"),
    [
        ("closure", "RC7: Case closed after assessment, no further action"),
        ("placement", "H5 - Young Offender Institution or Prison"),
        ("source", "7 - Police"),
    ],
)
def test_a_code_and_words_that_disagree_are_left_as_written(code_set, text):
    assert NOT_RECOGNISED == recognise(code_set, text)


@pytest.mark.parametrize("text", ["", " ", "XQ", "CYADS Tier 3", "nope", "#N/A", "?", "12345"])
@pytest.mark.parametrize("code_set", ["source", "need", "legal_status", "placement"])
def test_what_nobody_could_know_is_left_as_written(code_set, text):
    assert not recognise(code_set, text)


def test_a_heading_of_the_needs_decides_over_what_stands_under_it():
    assert "Low income" == recognise("need", "Low income: parental mental health").group


@pytest.mark.parametrize("text", ["Health - hostel liaison with social care", "Police: nurse in the Lantern project"])
def test_a_source_under_the_heading_of_another_is_left_as_written(text):
    assert not recognise("source", text)


def test_a_heading_vouches_for_what_nobody_knows_under_it():
    assert "Police" == recognise("source", "Police - Operation Lantern").group


@pytest.mark.parametrize(
    "text",
    [
        "School crossing patrol",
        "Health club",
        "Probation hostel",
        "Police federation",
        "Traffic warden",
        "Landlord - council",
        "Lantern / court dance academy",
    ],
)
def test_a_word_that_nobody_knows_may_be_what_the_text_is_about(text):
    assert not recognise("source", text)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Lantern Valley health visitors", "Health services"),
        ("QXST - Social care", "LA services"),
        ("Hospital (LVGH)", "Health services"),
        ("Hospital manager", "Health services"),
    ],
)
def test_a_name_before_what_it_names_a_mark_and_a_post_turn_no_meaning(text, group):
    assert group == recognise("source", text).group


@pytest.mark.parametrize("text", ["Family and friends team", "Friend project", "Neighbour service unit"])
def test_a_person_is_no_team(text):
    assert not recognise("source", text)


def test_a_source_counted_as_other_is_not_counted_under_its_own_name():
    assert not recognise("source", "Other - Probation")
    assert "Other legal agency" == recognise("source", "Other - legal agency").group


@pytest.mark.parametrize("text", ["WARD", "STEP", "COUN", "NEIG"])
def test_a_word_that_may_be_another_one_cut_short_is_left_as_written(text):
    assert not recognise("source", text)


@pytest.mark.parametrize(
    ("code_set", "text"),
    [
        ("legal_status", "Care order discharged"),
        ("legal_status", "Placement order revoked"),
        ("legal_status", "Interim care order expired"),
        ("ceased", "Adoption breakdown"),
        ("ceased", "Released from custody"),
        ("placement", "Previously foster care"),
    ],
)
def test_what_no_longer_holds_is_not_told_as_if_it_did(code_set, text):
    assert not recognise(code_set, text)


@pytest.mark.parametrize("code_set", ["closure", "ceased"])
def test_a_death_is_the_childs_alone(code_set):
    assert "Died" == recognise(code_set, "Child died").group
    assert not recognise(code_set, "Death of parent")
    assert not recognise(code_set, "Mother died")


@pytest.mark.parametrize("text", ["Supervision order", "Interim supervision order", "Secure accommodation order"])
def test_an_order_of_the_family_court_is_no_youth_justice_status(text):
    assert not recognise("legal_status", text)


@pytest.mark.parametrize(
    ("code_set", "text"),
    [
        ("abuse", "Not recommended"),
        ("provider", "Unknown"),
        ("case_status", "Care leaver"),
        ("closure", "Moved out of area"),
        ("closure", "Threshold not met"),
        ("location", "Within 20 miles"),
        ("permanence", "Short term fostering"),
        ("interview_accepted", "Accepted but not completed"),
    ],
)
def test_no_value_says_what_was_not_written(code_set, text):
    assert not recognise(code_set, text)


def test_a_disability_not_known_is_none_that_is_there():
    assert "unknown" == recognise("disability", "Disability not known").group


def test_neglect_of_one_kind_is_one_category():
    assert "Neglect" == recognise("abuse", "Emotional neglect").group
    assert "Multiple" == recognise("abuse", "Emotional / Neglect").group
    assert "Multiple" == recognise("abuse", "Physical, neglect").group
    assert "Multiple" == recognise("abuse", "Physical - neglect").group


def test_a_heading_gives_way_to_the_value_the_list_sets_apart_from_it():
    assert "Housing" == recognise("source", "LA services - Lantern housing project").group


def test_a_heading_without_a_meaning_of_its_own_vouches_only_for_what_nobody_knows():
    assert "Other" == recognise("source", "Other - Lantern Trust").group
    assert not recognise("source", "Lantern Trust")


def test_who_somebody_is_says_more_than_where_they_work():
    assert "Health services" == recognise("source", "Prison nurse").group
    assert "LA services" == recognise("source", "Court social worker").group


@pytest.mark.parametrize("text", ["Police and nurse", "Police / nurse", "Nurse, court"])
def test_two_who_are_named_side_by_side_are_left_as_written(text):
    assert NOT_RECOGNISED == recognise("source", text)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("HEVI", "Health services"),
        ("DINU", "Health services"),
        ("Healthvisitor", "Health services"),
        ("G.P.", "Health services"),
        ("P.R.U.", "Schools"),
    ],
)
def test_a_name_is_known_run_together_by_its_initials_or_by_the_beginnings_of_its_words(text, group):
    assert group == recognise("source", text).group


def test_a_sentence_of_the_list_that_was_cut_off_is_known_while_one_value_alone_begins_so():
    cut_off = recognise("activity", "Young person engaged full time in education other th")

    assert "Full time in education other than higher" == cut_off.group
    assert not recognise("activity", "Young person engaged")


def test_a_council_by_its_initials_tells_of_the_authority_only_where_nothing_else_does():
    assert "LA services" == recognise("source", "QMBC - Children and families").group
    assert "Education services" == recognise("source", "QMBC - Education").group


def test_a_number_of_the_councils_own_before_yes_and_no_tells_nothing():
    assert "In touch" == recognise("in_touch", "7 - Yes").group
    assert "Not in touch" == recognise("in_touch", "12: No").group


def test_what_something_is_because_of_holds_although_the_sentence_begins_with_not():
    found = recognise("activity", "Young person not in education, employment or training because of illness")

    assert "Not in education, employment or training - illness or disability" == found.group


@pytest.mark.parametrize("text", ["Education - Lantern nursery", "Education - infant department"])
def test_what_councils_count_now_with_schools_now_with_education_is_left_as_written(text):
    assert not recognise("source", text)


def test_seen_is_not_taken_for_seen_alone():
    assert not recognise("seen_alone", "Child seen")
    assert "no" == recognise("seen_alone", "Child not seen alone").group


@pytest.mark.parametrize("name", SETS)
def test_every_value_is_recognised_by_its_own_name_and_code(name):
    values = code_set(name)
    wrong = [
        (value.group, text, found.group)
        for value in values.values
        for text in (value.code or value.group, value.say)
        if (found := recognise(name, text)).group != value.group
    ]

    assert [] == wrong


@given(st.sampled_from(SETS), st.text(max_size=60))
def test_any_text_at_all_gets_an_answer_and_the_same_one_in_capitals(name, text):
    found = recognise(name, text)

    assert not found or found.group in {value.group for value in code_set(name).values}
    if text.isascii():
        assert found.group == recognise(name, text.upper()).group


@given(st.text(max_size=80))
def test_places_of_examples_and_exclusions_are_places_of_words(text):
    words = read_words(text)

    assert (words.examples | words.excluded) <= set(range(len(words.words)))


def test_what_python_keeps_beside_the_sets_is_none() -> None:
    for name in SETS:
        code_set(name)

    assert list(names_of_sets()) == SETS
