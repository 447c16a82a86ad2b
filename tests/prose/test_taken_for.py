"""Words that sound like something else: a teacher called Miss, a threat to oneself, a debt, what is hoped for."""

import pytest

from chronology.model import Kind
from chronology.prose.phrases import folded
from chronology.prose.sentences import sentences
from chronology.prose.telling import Telling


def told(text: str) -> set[Kind]:
    telling = Telling(folded(text))
    return {one.kind for span in sentences(text) for one in telling.said(span)}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Mali moved to Miss Tait's group for reading.", Kind.APPOINTMENT_MISSED),
        ("Mali moved to Miss Tait's group for reading.", Kind.PLACEMENT_STARTED),
        ("She said if they take Mali she will kill herself.", Kind.DOMESTIC_ABUSE_INCIDENT),
        ("Burnt herself on the iron.", Kind.SELF_HARM),
        ("Burned herself with the iron while ironing her shirt.", Kind.SELF_HARM),
        ("Has a burn on her wrist from hair straighteners.", Kind.SELF_HARM),
        ("Placed in set 2. Started Monday.", Kind.PLACEMENT_STARTED),
        ("Mali placed with Mrs Hill's group while teacher off.", Kind.PLACEMENT_STARTED),
        ("She has heard he is in debt.", Kind.EXPLOITATION_INDICATOR),
        ("Placement team hope to match Ty with Pam at panel in March.", Kind.MANAGEMENT_DECISION),
    ],
)
def test_they_are_not_told_as_it(words: str, kind: Kind) -> None:
    assert kind not in told(words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Missed three appointments.", Kind.APPOINTMENT_MISSED),
        ("Her ex rang 40 times saying he will kill her.", Kind.DOMESTIC_ABUSE_INCIDENT),
        ("Mali placed with Mrs Hill, foster carer, today.", Kind.PLACEMENT_STARTED),
        ("Burned her arm with a lighter on purpose.", Kind.SELF_HARM),
        ("Owes debt to the olders, phones and cash in his sock.", Kind.EXPLOITATION_INDICATOR),
    ],
)
def test_the_thing_itself_is(words: str, kind: Kind) -> None:
    assert kind in told(words)


def test_every_character_of_a_folded_text_stands_in_its_place() -> None:
    assert len("Miss Tait said Miss.") == len(folded("Miss Tait said Miss."))
