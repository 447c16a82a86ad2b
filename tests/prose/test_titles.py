"""A title that is only the name of a kind: a fact where the record tells one, and what somebody said where it tells that."""

from dataclasses import replace

import pytest
from casebuilding import event
from making import account, source

from chronology.model import Event, EvidenceStatus, Kind
from chronology.practice import taxonomy, title_of
from chronology.prose.titles import entry_title, kind_titles


def noted(kind: Kind, words: str, status: EvidenceStatus = EvidenceStatus.REPORTED) -> Event:
    told = account(kind=kind, fact=words, source=source(quote=words, start=0, end=len(words)))
    return replace(event("n", "2021-06-01", kind, title=title_of(kind), evidence_status=status), accounts=(told,))


@pytest.mark.parametrize(
    ("kind", "words", "title"),
    [
        (Kind.FALL, "Rang mother, who said Seren fell off the bunk on Monday.", "Reported: fall"),
        (Kind.FALL, "He said that he fell in the garden.", "Reported: fall"),
        (Kind.CASE_UNALLOCATED, "No social worker at the moment as far as mother knew.", "Reported: case without a worker"),
        (Kind.FALL, "He fell in the garden.", "Fall"),
        (Kind.CASE_NOTE, "He said that he fell in the garden.", "Case note"),
    ],
)  # fmt: skip
def test_what_somebody_said_is_no_fact_in_the_title(kind: Kind, words: str, title: str) -> None:
    assert title == entry_title(noted(kind, words))


def test_what_is_alleged_or_disputed_says_so_in_a_title_by_its_kind_and_a_step_taken_stands() -> None:
    assert "Alleged: injury" == entry_title(noted(Kind.INJURY, "Bruised.", EvidenceStatus.ALLEGED))
    assert "Disputed: joined the household" == entry_title(
        noted(Kind.HOUSEHOLD_JOINED, "Moved in.", EvidenceStatus.DISPUTED)
    )
    assert "Physical harm alleged" == entry_title(
        noted(Kind.PHYSICAL_ABUSE_ALLEGED, "Hit him.", EvidenceStatus.ALLEGED)
    )
    assert title_of(Kind.ADULT_ENQUIRY_COMPLETED) == entry_title(
        noted(Kind.ADULT_ENQUIRY_COMPLETED, "Closed.", EvidenceStatus.ALLEGED)
    )


def test_a_title_of_the_records_own_words_stands_as_it_is() -> None:
    told = replace(noted(Kind.FALL, "He said that he fell."), title="Telephone call from the ward")

    assert "Telephone call from the ward" == entry_title(told)


def test_what_somebody_heard_of_was_not_observed_by_them_in_either_language() -> None:
    told = noted(
        Kind.NEGLECT_OBSERVED, "Neighbour says that the children are filthy and hungry.", EvidenceStatus.ALLEGED
    )

    assert "Alleged: neglect" == entry_title(told)
    assert "Honnwyd: esgeulustod" == entry_title(told, "cy")


def test_every_title_by_a_kind_is_of_that_kind_only() -> None:
    titles = [title for language in ("en", "cy") for kind in taxonomy() for title in set(kind_titles(kind, language))]
    same = {kind for kind in Kind if title_of(kind, "cy") == title_of(kind)}

    assert len(titles) - len(same) <= len(set(titles))


def test_a_text_that_speaks_of_nothing_is_not_asked_how_it_means_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a text without cues has no manners to be found")

    monkeypatch.setattr("chronology.prose.telling.Manners", never)

    assert entry_title(noted(Kind.FALL, "Entry 9 of a made case.")) == "Fall"
