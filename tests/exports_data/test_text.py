import dataclasses
import datetime as dt

import pytest

from chronology.model import Abbreviation, Chronology, FindingStatus, When
from exports.marks import encodable, visible
from exports.text import Text
from exports.text.words import words_of


def text(chronology: Chronology) -> str:
    return Text().export(chronology).decode()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_document_is_the_golden_one(family: Chronology, language: str, golden) -> None:
    golden(f"small-family.{language}.txt", text(dataclasses.replace(family, language=language)))


def test_no_line_is_wider_than_a_hundred(family: Chronology) -> None:
    long = dataclasses.replace(family.events[0], fact="word " * 200 + "x" * 300, title="t " * 100)
    lines = text(dataclasses.replace(family, events=(long,))).splitlines()

    assert max(map(len, lines)) <= 100


def test_a_withdrawn_record_is_listed_and_what_it_said_is_not(family: Chronology) -> None:
    assert "/case/referral[9]" in text(family)
    assert "SECRET" not in text(family)


def test_a_dismissed_finding_is_counted_and_not_told(family: Chronology) -> None:
    assert FindingStatus.DISMISSED in {finding.status for finding in family.findings}
    assert "DISMISSED FINDING" not in text(family)
    assert "Findings that a reviewer dismissed: 1" in text(family)


def test_what_is_not_printed_is_counted(family: Chronology) -> None:
    later = dataclasses.replace(family.events[0], key="later", when=When.on(dt.date(2030, 1, 1)))
    shown = text(dataclasses.replace(family, later=(later,)))

    assert "Entries below what the conference profile prints: 1 (1 routine)" in shown
    assert "Entries after the as-at date: 1" in shown


def test_record_text_cannot_move_or_hide_anything_on_a_terminal(family: Chronology) -> None:
    event = dataclasses.replace(family.events[0], fact="\x1b[2J gone \u202etxt\u200b\u2066 \ud800", title="a\0b\x07")
    shown = text(dataclasses.replace(family, events=(event,)))

    assert "⟦U+001B⟧[2J gone ⟦U+202E⟧txt⟦U+200B⟧⟦U+2066⟧ ⟦U+D800⟧" in shown
    assert "a⟦U+0000⟧b⟦U+0007⟧" in shown
    assert all(character.isprintable() or character == "\n" for character in shown)


def test_a_chronology_of_nothing_is_still_a_document(family: Chronology) -> None:
    empty = Chronology(
        subjects=(),
        as_at=family.as_at,
        cover=family.cover,
        profile=family.profile,
        language="en",
        practice=family.practice,
    )

    assert "Nothing recorded." in text(empty)
    assert "Not named in the record" in text(empty)


def test_a_date_in_a_notation_unknown_here_is_printed_as_it_was_written(family: Chronology) -> None:
    when = dataclasses.replace(family.events[0].when, edtf="Y-17E7", as_written="long ago")

    assert "1. long ago" in text(
        dataclasses.replace(family, events=(dataclasses.replace(family.events[0], when=when),))
    )


def test_the_same_chronology_gives_the_same_bytes(family: Chronology) -> None:
    assert Text().export(family) == Text().export(dataclasses.replace(family))


def test_welsh_letters_and_line_ends_are_not_marked() -> None:
    assert "ŵŷ “é”\n x" == visible("ŵŷ “é”\r\n\tx")
    assert "⟦U+00AD⟧⟦U+2028⟧⟦U+3164⟧" == visible("\u00ad\u2028\u3164")
    assert "⟦U+DC80⟧\u202e" == encodable("\udc80\u202e")


def test_every_word_stands_in_both_languages_with_the_same_blanks() -> None:
    english, welsh = words_of("en"), words_of("cy")

    assert english.keys() == welsh.keys()
    assert {name: _blanks(text) for name, text in english.items()} == {
        name: _blanks(text) for name, text in welsh.items()
    }


def _blanks(text: str) -> set[str]:
    return {part.partition("}")[0] for part in text.split("{")[1:]}


KNOWN = (
    Abbreviation(short="HV", meanings=("health visitor", "home visit")),
    Abbreviation(short="WNB", meanings=("was not brought",)),
)


def with_words(family: Chronology, fact: str) -> Chronology:
    first = dataclasses.replace(family.events[0], fact=fact)
    return dataclasses.replace(family, events=(first, *family.events[1:]), abbreviations=KNOWN)


@pytest.mark.parametrize(
    ("language", "heading", "line"),
    [
        ("en", "ABBREVIATIONS", "  HV   health visitor, or home visit"),
        ("cy", "BYRFODDAU", "  HV   health visitor, neu home visit"),
    ],
)
def test_the_last_section_tells_every_meaning_of_the_abbreviations_that_are_printed(
    family: Chronology, language: str, heading: str, line: str
) -> None:
    shown = text(dataclasses.replace(with_words(family, "Two HVs came; WNB."), language=language))
    last = shown.split(f"\n{heading}\n")[1].splitlines()

    assert [line, "  WNB  was not brought"] == last[-2:]


def test_an_abbreviation_that_is_not_printed_is_not_explained(family: Chronology) -> None:
    routine = dataclasses.replace(family.events[2], fact="WNB")
    hidden = dataclasses.replace(with_words(family, "HV"), events=(*with_words(family, "HV").events[:2], routine))
    withdrawn = dataclasses.replace(family.withdrawn[0], fact="WNB")

    assert "was not brought" not in text(hidden)
    assert "was not brought" not in text(dataclasses.replace(with_words(family, "HV"), withdrawn=(withdrawn,)))
    assert "ABBREVIATIONS" not in text(with_words(family, "nothing short"))
