"""What is called one of the gravest does not stand without what is told against it."""

from dataclasses import replace

from casebuilding import chronology, event

from analyzers.sides import told_otherwise
from chronology.model import Chronology, Event, Kind, Source


def _told(key: str, day: str, words: str) -> Event:
    made = event(key, day, Kind.INJURY, fact=words)
    source = Source(document=f"{key}.txt", locator="line 1", quote=words)
    return replace(made, accounts=(replace(made.accounts[0], source=source),))


def _against(case: Chronology, key: str) -> str:
    return told_otherwise(case, "c1").get(event(key, "2023-03-06", Kind.INJURY).key, "")


def test_an_allegation_has_the_explanation_beside_it_and_the_explanation_the_allegation() -> None:
    case = chronology(
        _told("a", "2023-03-06", 'Bruise on her cheek. Mali said "Uncle Pete hit me."'),
        _told("b", "2023-03-07", "Cheek bruised. Mother says she fell off the trampoline."),
    )

    assert "fell off the trampoline” (b.txt, 7 March 2023)" in _against(case, "a")
    assert "Uncle Pete hit me" in _against(case, "b")


def test_what_is_taken_back_stands_beside_what_was_said() -> None:
    case = chronology(
        _told("a", "2023-03-06", "Mali said Trevor slapped her."),
        _told("b", "2023-03-12", "She now says it isn't true about Trevor."),
    )

    assert "isn't true" in _against(case, "a")


def test_nothing_stands_beside_what_nobody_tells_otherwise() -> None:
    case = chronology(
        _told("a", "2023-03-06", "Bruise on her cheek. She fell off the trampoline."),
        _told("b", "2023-03-07", "Cheek bruised. Mother says she came off the trampoline."),
    )

    assert not _against(case, "a")
