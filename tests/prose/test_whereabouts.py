"""A place that somebody must not learn is known by the sentence that says so, lines away from it."""

import pytest

from chronology.prose.whereabouts import hidden_near, hidden_places, places_of_sorts, sorts_hidden


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (
            "Mum moved Tues to Rowan House, 9 Tansy Row, Ebbford.\nBruise seen.\nHe is not to learn where she is.",
            "Rowan House, 9 Tansy Row, Ebbford",
        ),
        (
            "Started Mon at St Teilo's Juniors, Quay Street.\nMum begs that this one stays off all paper for dad.",
            "St Teilo's Juniors, Quay Street",
        ),
        ("NOW STAYING WITH AUNT AT 6 TANSY ROW, EBBFORD\nAUNTS ADDRESS NOT TO BE DISCLOSED", "6 TANSY ROW, EBBFORD"),
        ("Works at the Heron Cafe on Mill Lane. He doesn't know where she works.", "Heron Cafe on Mill Lane"),
        ("Mae hi yn y lloches yn Heol Wen, Tregwyn.\nDyw e ddim i gael gwybod ble mae hi.", "Heol Wen, Tregwyn"),
        ("Contact now at Larch Rooms.\nStep-dad must not get wind of this one.", "Larch Rooms"),
        ("Plcmt w.e.f. 3/10: Mr & Mrs Otway, The Old Mill, Ebbford\nDad NOT to be told", "The Old Mill, Ebbford"),
    ],
)
def test_a_place_goes_where_any_sentence_says_that_somebody_must_not_know_it(told: str, place: str) -> None:
    assert place in hidden_places(told)


@pytest.mark.parametrize(
    "told",
    [
        "Moved to 9 Tansy Row, Ebbford. Everybody knows where they live.",
        "Lives w mum at 9 Tansy Row, dad at no 14, both know each others address.",
        "Moved to 9 Tansy Row, Ebbford. She did not know the time.",
        "Ex still at 8 Canal Row. He is not to learn where she is.",
        "Home address 9 Tansy Row. Dad is not to know where the refuge is.",
    ],
)
def test_an_ordinary_address_is_no_secret(told: str) -> None:
    assert hidden_places(told) == ()


def test_the_entry_that_says_so_may_be_another_of_the_same_file() -> None:
    told = ("Moved to Rowan House, 9 Tansy Row.", "Jaw seen.", "He is not to be told where she is.")
    assert [*hidden_near(told)][:1] == ["Rowan House, 9 Tansy Row"]


def test_a_refuge_that_is_secret_in_one_file_is_in_all() -> None:
    sorts = sorts_hidden("Dad is not to know which refuge.")
    assert [*places_of_sorts("Visited at the refuge in Tansy Row.", sorts)] == ["Tansy Row"]
    assert [*places_of_sorts("Visited at home in Tansy Row.", sorts)] == []
