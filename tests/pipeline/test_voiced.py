"""What records quote stands as the person's voice where the person said it, and only there."""

import datetime as dt
from pathlib import Path

import pytest

from chronology.model import Cover
from chronology.pipeline import build

HEAD = "Case notes: Kit Vale\nDOB: {born}\nMother: Sian Vale\nFather: Gareth Vale\nSister: Mali Vale\n\n"


def voices(folder: Path, *notes: str, born: str = "01/09/2015", subject: str = "Kit Vale") -> dict[str, str | None]:
    text = HEAD.format(born=born) + "\n\n".join(notes) + "\n"
    (folder / "notes.txt").write_text(text)
    day, month, year = map(int, born.split("/"))
    cover = Cover(subject_name=subject, subject_born=dt.date(year, month, day))
    found = build(str(folder / "notes.txt"), subject=subject, profile="full", cover=cover)
    return {event.when.edtf: event.child_voice for event in found.events if event.child_voice}


@pytest.mark.parametrize(
    "words",
    [
        'Kit seen alone. "I am hungry at night." He showed me the cupboard.',
        'Kit was quiet. I asked what was wrong and he said "I am hungry at night".',
        'Sian out at work. Kit goes "I am hungry at night" as I left.',
    ],
)
def test_what_the_child_said_is_the_entry_s_voice(tmp_path: Path, words: str) -> None:
    assert "I am hungry at night" in (voices(tmp_path, f"12/11/2023 - Home visit\n{words}")["2023-11-12"] or "")


@pytest.mark.parametrize(
    "words",
    [
        'Kit said nothing. S. said "no it was not him".',
        'Saw Sian. "I can not do it any more." Kit at school.',
        'Kit examined today. "Consistent with contact with the edge of a door."',
        'Sian says that Kit told her "I hate you".',
        'Shoes in the hall. "They are my dad\'s." Sian said that Gareth has not stayed. Kit looked at them.',
    ],
)
def test_what_others_said_or_found_is_not(tmp_path: Path, words: str) -> None:
    assert voices(tmp_path, f"12/11/2023 - Home visit\n{words}") == {}


def test_nobody_speaks_before_eighteen_months(tmp_path: Path) -> None:
    note = '{} - Home visit\nKit seen. Voice of the child: Kit said "I like my mobile".'
    told = voices(tmp_path, note.format("28/02/2017"), note.format("01/03/2017"), born="01/09/2015")

    assert set(told) == {"2017-03-01"}


def test_a_note_of_two_children_gives_unnamed_words_to_neither(tmp_path: Path) -> None:
    note = '12/11/2023 - Home visit\nSeen: Kit Vale, Mali Vale\nBoth at the table. "We had chips."'

    assert voices(tmp_path, note) == {}


def test_what_is_said_of_another_day_stands_with_that_day(tmp_path: Path) -> None:
    note = '12/11/2023 - T/C school\nOn 3 October 2023 Kit told Mrs Orme "my arm is sore". Today he is well.'

    assert voices(tmp_path, note).get("2023-11-12") is None


@pytest.mark.parametrize(("answer", "expected"), [("YES", {"2023-11-12": "I count the trains."}), ("NO", {})])
def test_a_heading_that_says_seen_alone_leaves_unnamed_words_to_the_person(
    tmp_path: Path, answer: str, expected: dict[str, str]
) -> None:
    heads = [f">> {day:02}/11/2023 | Visit HOME | AN | alone NO\nWashing up done. Cat fed.\n\n" for day in (3, 5, 8)]
    note = f'>> 12/11/2023 | Visit SCHOOL | AN | alone {answer}\nBack room. Keeps coming back to nights. "I count the trains."'

    assert voices(tmp_path, "".join(heads) + note) == expected


@pytest.mark.parametrize("heading", ["School, alone", "Placement visit, seen alone"])
def test_a_heading_of_one_file_that_says_alone_gives_the_person_what_nobody_is_named_for(
    tmp_path: Path, heading: str
) -> None:
    told = voices(tmp_path, f'12/11/2023 - {heading}\n"I count the trains." "There is one at ten."')

    assert told == {"2023-11-12": "I count the trains. / \u201cThere is one at ten.\u201d"}


@pytest.mark.parametrize("letters", ["MJ", "M-J"])
def test_the_letters_of_a_first_name_of_two_parts_are_the_person(tmp_path: Path, letters: str) -> None:
    head = "Case notes: Mary-Jane Vale\nDOB: 01/09/2011\nMother: Sian Vale\n\n"
    (tmp_path / "notes.txt").write_text(head + f'12/11/2023 - Home visit\nSian out. {letters}: "I do the ironing."\n')
    cover = Cover(subject_name="Mary-Jane Vale", subject_born=dt.date(2011, 9, 1))
    found = build(str(tmp_path / "notes.txt"), subject="Mary-Jane Vale", profile="full", cover=cover)

    assert [event.child_voice for event in found.events] == ["I do the ironing."]
