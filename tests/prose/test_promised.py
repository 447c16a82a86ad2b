"""What running notes say that somebody is to do: who, what, and nothing that nobody could check."""

import pytest

from chronology.prose.promised import promised_in


def promises(text: str) -> list[tuple[str, str]]:
    return [(each.owner, " ".join(text[each.words.start : each.words.end].split())) for each in promised_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Met at depot. Actions: 1 rails quote - KL. 2 Taxi form - PT/OM. 3 ring the aunt - KL.",
            [("KL", "rails quote"), ("PT/OM", "Taxi form"), ("KL", "ring the aunt")],
        ),
        (
            "Actions: eye test (HV by 3/2); ramp - me by 9/3/31; OT to measure the bath; legal advice",
            [("HV", "eye test"), ("me", "ramp"), ("OT", "measure the bath")],
        ),
        ("Core group. KL to write to Larkhill. Home by six.", [("KL", "write to Larkhill")]),
        ("She was well. I'll send the ramp form this week, sorry.", [("me", "send the ramp form this week")]),
        ("Byddaf yn anfon y ffurflen at y banc.", [("me", "anfon y ffurflen at y banc")]),
        ("Ramp quote - KL to do by 3/2.", [("KL", "Ramp quote")]),
        (
            "KL to apply for the grant and chase the ramp quote.",
            [("KL", "apply for the grant"), ("KL", "chase the ramp quote")],
        ),
        ("KL to order the rail and see her about the bath.", [("KL", "order the rail")]),
    ],
)
def test_who_is_to_do_what_is_read_from_a_list_and_from_a_sentence(text: str, found: list[tuple[str, str]]) -> None:
    assert found == promises(text)


@pytest.mark.parametrize(
    "text",
    [
        "If she agrees KL to send the form.",
        "KL to send the form if she agrees.",
        "I will visit again next week.",
        "KL to monitor the bath rail.",
        "KL to chase HV.",
        'She said "I will ring the school tomorrow".',
        "Advised to ring the depot office.",
        "Mum to ring the depot office.",
        "Bed to be ordered from the depot.",
        "I'll do it this week.",
        "KL to ring the school each Monday.",
    ],
)
def test_what_nobody_has_or_nobody_could_check_is_no_promise(text: str) -> None:
    assert not promises(text)
