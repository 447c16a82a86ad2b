"""How a thing is known: by its words, by its kind, and by whose telling the words around it are."""

import pytest

from chronology.model import EvidenceStatus, Kind
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span, sentences
from chronology.prose.telling import Telling

VERIFIED, OBSERVED, REPORTED, ALLEGED = (
    EvidenceStatus.VERIFIED,
    EvidenceStatus.OBSERVED,
    EvidenceStatus.REPORTED,
    EvidenceStatus.ALLEGED,
)


def _known(text: str, kind: Kind) -> EvidenceStatus:
    """How the last thing of a kind that a text tells is known."""
    telling = Telling(folded(text))
    said = [one for span in sentences(text) for one in telling.said(span) if one.kind is kind]
    return said[-1].status


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("He was arrested.", Kind.ARREST, VERIFIED),
        ("Mum said he was arrested.", Kind.ARREST, REPORTED),
        ("Admitted to hospital overnight.", Kind.HOSPITAL_ADMISSION, VERIFIED),
        ("He was excluded for two days.", Kind.EXCLUSION, VERIFIED),
        ("She has a bruise.", Kind.INJURY, REPORTED),
    ],
)
def test_what_an_agency_holds_a_record_of_is_verified_where_nobody_is_said_to_have_told_it(
    text: str, kind: Kind, status: EvidenceStatus
) -> None:
    assert status is _known(text, kind)


def test_what_a_visitor_writes_of_after_the_visit_was_seen() -> None:
    assert OBSERVED is _known("Home visit. A bruise on her arm. Mum tired.", Kind.INJURY)
    assert REPORTED is _known("Home visit. Mum said she has a bruise on her arm.", Kind.INJURY)
    assert VERIFIED is _known("Home visit. He was arrested.", Kind.ARREST)


def test_what_is_written_of_a_call_was_told_by_the_caller_and_the_steps_of_the_service_were_not() -> None:
    call = "Telephone call from nan. He was arrested. Strategy discussion held."

    assert REPORTED is _known(call, Kind.ARREST)
    assert VERIFIED is _known(call, Kind.STRATEGY_DISCUSSION)
    assert VERIFIED is _known(call.replace(" He was", "\n\nHe was"), Kind.ARREST)


def test_a_sentence_that_goes_on_with_what_somebody_said_is_theirs() -> None:
    assert REPORTED is _known("Home visit. Mum told me of the night. She had a bruise on her arm.", Kind.INJURY)
    assert OBSERVED is _known("Home visit. Mum told me of the night. Bruise on her arm.", Kind.INJURY)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("It is alleged that he punched her.", ALLEGED),
        ("The judge found that he punched her, as was alleged.", VERIFIED),
    ],
)
def test_what_a_court_found_is_no_longer_alleged(text: str, status: EvidenceStatus) -> None:
    assert status is _known(text, Kind.PHYSICAL_ABUSE_ALLEGED)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("I met him under the bridge.", VERIFIED),
        ("He was placed with the Gills.", VERIFIED),
        ("He painted the fence.", REPORTED),
        ('"I was placed there", she said.', REPORTED),
        ("A neighbour shared that the boy is out late.", REPORTED),
    ],
)
def test_a_thing_no_phrase_names_is_verified_where_the_writer_or_a_service_did_it(
    sentence: str, status: EvidenceStatus
) -> None:
    assert status is Telling(folded(sentence)).known_of(Span(0, len(sentence)))
