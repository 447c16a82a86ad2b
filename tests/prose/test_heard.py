"""A text that is asked one question after another is heard once, by the words in force."""

from chronology.model import Kind
from chronology.practice.words import words_of
from chronology.prose.heard import heard
from chronology.prose.vocabulary import speaking

TEXT = "Off to the lighthouse on Friday, all of them."
OWN = words_of({"cues": {Kind.CORE_GROUP: {"names": ["off to the lighthouse"]}}}, "own words")


def kinds_in(text: str) -> set[Kind]:
    return {hit.kind for hit in heard(text).cues.within(0, len(text))}


def test_a_text_is_heard_once() -> None:
    assert heard(TEXT) is heard(TEXT)


def test_what_one_authority_hears_another_does_not() -> None:
    ours = heard(TEXT)
    with speaking(OWN):
        theirs = kinds_in(TEXT)

    assert Kind.CORE_GROUP in theirs
    assert Kind.CORE_GROUP not in kinds_in(TEXT)
    assert heard(TEXT) is ours


def test_a_document_is_not_kept() -> None:
    text = TEXT * 200

    assert heard(text) is not heard(text)
