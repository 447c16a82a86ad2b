"""An illness or loss of somebody who is not of the case is nobody's to read; what those of the case have is told."""

import pytest

from chronology.prose.own_affairs import own_affairs

OF_CASE = frozenset({"catrin", "huw", "nerys"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Midwife Ann Sayle is being treated for lymphoma.", "is being treated for lymphoma"),
        ("Social worker away, her father has died.", "her father has died"),
        ("Another parent, whose son has epilepsy, was sick in the hall.", "whose son has epilepsy"),
        ("Catrin spoke of the termination at fifteen.", "Catrin spoke of the termination at fifteen."),
        ("Aunt Delyth was abused as a child.", "Aunt Delyth was abused as a child."),
        ("Neighbour Joan, who is bankrupt, offered to have her.", "who is bankrupt"),
        ("Mr Garrod out (his wife died Friday) so I took the group.", "his wife died Friday"),
        ("Petra is off, she's 12 wks gone and poorly, so Ian has it.", "she's 12 wks gone and poorly"),
        (
            "Mr Garrod away from Monday, for us only: he has had a breakdown since the split.",
            "he has had a breakdown since the split",
        ),
        ("Miss Yarrow asked the desk for a form about her own hysterectomy.", "about her own hysterectomy"),
        (
            "DBS: one offence of 1979, taking a bicycle, spent, no bearing on this.",
            "DBS: one offence of 1979, taking a bicycle, spent, no bearing on this.",
        ),
        ("Woken by bed 9 who has norovirus.", "who has norovirus"),
        ("Gohiriwyd, mae Menna yn cael triniaeth am ganser, Ifan aeth.", "mae Menna yn cael triniaeth am ganser"),
    ],
)
def test_the_clause_that_tells_another_s_own_affair_is_found_and_no_more(text, words):
    assert {words} == {passage.words for passage in own_affairs(text, OF_CASE, of_a_child=True)}


@pytest.mark.parametrize(
    "text",
    [
        "Health visitor: Catrin has depression.",
        "Catrin told the midwife she had a miscarriage in May.",
        "Mother has been diagnosed with cancer and cannot lift Nerys.",
        "Social worker on sick leave.",
        "Off school with anxiety since Monday.",
        "Termination of the tenancy was discussed.",
        "GP has asked for the depression score.",
        "Neighbour told me mum is pregnant again.",
        "The landlord has been arrested for hitting Nerys.",
        "Social worker is concerned that mother is on bail.",
        "Health visitor has concerns: dad convicted 2016 of cruelty.",
        "Catrin was abused as a child and finds bath time hard.",
        "Social worker rang about her own diary.",
        "The record of the money shows it was spent on food, no risk.",
        "DBS: one offence of 2019, cruelty, bears on this.",
        "Wearing a pink top. Top and tail done.",
    ],
)
def test_what_those_of_the_case_have_and_what_is_no_illness_is_told(text):
    assert () == own_affairs(text, OF_CASE, of_a_child=True)


def test_in_her_own_file_what_a_grown_up_decided_is_hers_and_is_told():
    assert () == own_affairs("Had a termination in March, feels low.", frozenset({"mair"}), of_a_child=False)
