"""Lists of what a writer leaves undone: each thing by its words, and nothing of what stands around them."""

import pytest

from chronology.prose.outstanding import undone_in


def things(text: str) -> list[str]:
    return [" ".join(text[span.start : span.end].split()) for span in undone_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Last day Friday. Outstanding: hoist order (asked twice, no reply); letter to the aunt. Good luck all.",
            ["hoist order (asked twice, no reply)", "letter to the aunt"],
        ),
        ("TO DO: eye test, ask the depot for rails.", ["eye test", "ask the depot for rails"]),
        (
            "Case to duty. Outstanding for next worker: (1) ramp NOT\nordered. (2) bank letter - try again (3) minutes. Keys in drawer.",
            ["ramp NOT ordered", "bank letter - try again", "minutes"],
        ),
        ("O/S: pendant not fitted; taxi form\n\nVisit: well.", ["pendant not fitted", "taxi form"]),
        (
            "3/2/2031 TO DO before the panel\nramp quote; bus pass (by 9/2);\nring the aunt.",
            ["ramp quote", "bus pass (by 9/2)", "ring the aunt"],
        ),
    ],
)
def test_each_thing_of_a_list_is_found_wherever_it_stands(text: str, found: list[str]) -> None:
    assert found == things(text)


@pytest.mark.parametrize(
    "text",
    [
        "Outstanding: £412, £88 and fees.",
        "Outstanding: none.",
        "An outstanding pupil: kind, clever, neat.",
        "He has much still to do: says he will try.",
        "Still to do: everything.",
        "He has a lot to do before\nbed; he is tired; he sleeps.",
    ],
)
def test_money_nothing_and_words_that_only_sound_so_are_no_list(text: str) -> None:
    assert [] == things(text)


def test_a_list_is_read_only_between_the_places_given() -> None:
    first, second = "To do: hoist, ramp.", "\nTo do: taxi, lock."

    assert ["taxi", "lock"] == [
        (first + second)[span.start : span.end] for span in undone_in(first + second, len(first) + 1)
    ]
