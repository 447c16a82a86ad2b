"""An illness or loss of somebody who is not of the case is nobody's to read; what those of the case have is told."""

import pytest

from chronology.prose.own_affairs import own_affairs

OF_CASE = frozenset({"catrin", "huw", "nerys"})


@pytest.mark.parametrize(
    "text",
    [
        "Midwife Ann Sayle is being treated for lymphoma.",
        "Social worker away, her father has died.",
        "Another parent, whose son has epilepsy, was sick in the hall.",
        "Catrin spoke of the termination at fifteen.",
        "Aunt Delyth was abused as a child.",
    ],
)
def test_another_s_own_affair_is_found(text):
    assert [text] == [passage.words for passage in own_affairs(text, OF_CASE, of_a_child=True)]


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
        "Catrin was abused as a child and finds bath time hard.",
        "Wearing a pink top. Top and tail done.",
    ],
)
def test_what_those_of_the_case_have_and_what_is_no_illness_is_told(text):
    assert () == own_affairs(text, OF_CASE, of_a_child=True)


def test_in_her_own_file_what_a_grown_up_decided_is_hers_and_is_told():
    assert () == own_affairs("Had a termination in March, feels low.", frozenset({"mair"}), of_a_child=False)
