"""Capitals that are no abbreviations: the names of people, and plain words that somebody stressed."""

from casebuilding import CHILD, SOURCE, chronology, event, said

from chronology.model import Kind, Person, Theme
from chronology.prose.glossary import names_in_capitals, unexplained_in, written_small

_BEYNON = Person(id="b", name="Sian Beynon", source=SOURCE)


def _asked(fact: str, *people: Person) -> str:
    case = chronology(event("a", "2023-05-01", Kind.POLICE_INCIDENT, fact=fact), people=(CHILD, *people))
    return " ".join(text for text in said(case, Theme.QUALITY) if "Abbreviations" in text)


def test_a_family_name_in_capitals_is_asked_of_nobody() -> None:
    assert "BEYNON" not in _asked("BEYNON was seen at home with MALI. QZX noted.", _BEYNON)
    assert "QZX" in _asked("BEYNON was seen at home with MALI. QZX noted.", _BEYNON)


def test_names_of_people_known_are_no_abbreviations_in_the_list_of_a_document() -> None:
    assert names_in_capitals((_BEYNON,)) == {"SIAN", "BEYNON"}


def test_a_plain_word_that_is_stressed_is_no_abbreviation() -> None:
    assert unexplained_in("Bruise to the RIGHT cheek.", ()) == frozenset()
    assert "ANKLE" in written_small(("pain in the ankle",))
    assert "HV" not in written_small(("the hv rang",))


def test_ordinary_words_and_family_names_in_capitals_are_no_abbreviations() -> None:
    assert unexplained_in("Callum PROBERT seen. NB Lantern COURT, see HEALTH.", ()) == frozenset()
    assert "PROBERT" not in _asked("Callum PROBERT seen at COURT. HEALTH told ME. QZX noted.")
    assert "QZX" in _asked("Callum PROBERT seen at COURT. HEALTH told ME. QZX noted.")
    assert "CAFC" in unexplained_in("Told CAFC of it.", ())
