"""Who sends a document is told which entries to read first; nothing is taken out for it, and no document says so."""

import pytest
from casebuilding import chronology, event

from chronology.model import Chronology, Kind, Serial
from chronology.redaction import redact
from chronology.redaction.to_look_at import sorts_of


def case(*facts: str, profile: str = "conference", printed: bool = True) -> Chronology:
    told = [event(str(nth), f"2023-03-{nth + 1:02}", Kind.VISIT, fact=fact) for nth, fact in enumerate(facts)]
    serials = tuple(
        Serial(event=e.key, number=n, reference=f"R{n}", printed=printed) for n, e in enumerate(told, start=1)
    )
    return chronology(*told, profile=profile, serials=serials)


@pytest.mark.parametrize(
    ("told", "sort"),
    [
        ("Carers let themselves in, box by the step, 7719.", "code"),
        ("She is at Marram Lodge now. Her ex must not find her.", "place"),
        ("Said she had not told her mum and it was between us.", "asked"),
        ("The lad at the shop saw it. He lives opposite and is scared.", "teller"),
        ("Class teacher is off sick with depression, cover for Ms Orme.", "others"),
        ("Wrong file, please move: bathed and in bed by nine.", "astray"),
    ],
)
def test_what_confidences_are_made_of_is_named_with_what_it_may_be(told: str, sort: str) -> None:
    assert sort in sorts_of(told)


@pytest.mark.parametrize(
    "told",
    [
        "Seen at home with mum, house tidy.",
        "Weight 7.7 kg, next clinic 14/03/2023.",
        "Police ref 23/110420, no further action.",
    ],
)
def test_plain_entries_are_not_named(told: str) -> None:
    assert [] == [*sorts_of(told)]


def test_a_warning_for_each_place_says_what_for_and_takes_nothing_out() -> None:
    told = "The plumber who let us in had a stroke in May."
    made = redact(case("Seen at home.", told))
    (warning,) = made.again
    assert "read before you send the document what may be another's own affairs" == warning.message
    assert "1" == warning.source.locator
    assert made.chronology.events[1].fact == told


def test_nobody_is_sent_to_an_entry_that_is_not_printed_or_by_a_document_that_stays_with_the_worker() -> None:
    told = "Class teacher is off sick with depression, cover for Ms Orme."
    assert () == redact(case(told, printed=False)).again
    assert () == redact(case(told, profile="working")).again
