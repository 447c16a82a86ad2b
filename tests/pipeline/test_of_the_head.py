"""What stands in the file of a grown-up of the family is told of them, also in the chronology of a child."""

import datetime as dt
from pathlib import Path

from chronology.model import Chronology, Kind
from chronology.pipeline import Wishes, compose, holdings, read
from chronology.plugins import load
from chronology.practice import load_practice

NOTES = """\
Case notes - EXAMPLE family. Children: Mia Example (04/03/2019)

--- 04/01/2024 10:00 | Home visit | A Worker
Saw Mia. Mia had a bruise on her left arm.

--- 11/01/2024 09:30 | Phone call | A Worker
School rang about Mia. No concerns.

--- 20/01/2024 14:00 | School visit | A Worker
Saw Mia alone.
"""
MIDWIFE = """\
Community midwifery record
Patient: Leanne Example
DOB: 12/02/1995

Date: 19/01/2024
DNA. Rang, no reply.

Date: 02/02/2024
Seen alone. "He pushed me."

Date: 09/02/2024
Mia came too, bruise seen on her knee.
"""
LETTER = """\
Hill Surgery
12/02/2024
Re: Leanne Example, DOB 12/02/1995

Dear A Worker,
Ms Example attended on 8 January 2024 with low mood. She was started on sertraline.
Yours sincerely
Dr S Mill
"""


def built(folder: Path, **files: str) -> Chronology:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    plugins = load()
    try:
        wishes = Wishes(subject="name:mia-example", as_at=dt.date(2024, 3, 1))
        return compose(holdings(read([str(folder)], plugins)), load_practice("england"), plugins, wishes)
    finally:
        plugins.close()


def about(case: Chronology, file: str) -> dict[str, tuple[Kind, set[str]]]:
    return {
        (event.when.edtf or "")[:10]: (event.kind, {part.person for part in event.people if part.role == "subject"})
        for event in case.events
        if event.accounts[0].source.document.startswith(file)
    }


def test_a_mother_seen_alone_by_her_midwife_is_no_child_seen_alone(tmp_path: Path) -> None:
    told = about(built(tmp_path, notes=NOTES, midwife=MIDWIFE), "midwife")

    assert (Kind.ADULT_SEEN, {"name:leanne-example"}) == told["2024-02-02"]
    assert {"name:leanne-example"} == told["2024-01-19"][1]


def test_what_the_file_tells_of_the_child_by_name_stays_the_childs(tmp_path: Path) -> None:
    told = about(built(tmp_path, notes=NOTES, midwife=MIDWIFE), "midwife")

    assert "name:mia-example" in told["2024-02-09"][1]


def test_what_a_doctor_writes_of_a_mother_is_not_told_of_her_child(tmp_path: Path) -> None:
    told = about(built(tmp_path, notes=NOTES, letter=LETTER), "letter")

    assert {"name:leanne-example"} == told["2024-01-08"][1]


def test_a_mothers_words_to_her_midwife_are_not_her_childs(tmp_path: Path) -> None:
    case = built(tmp_path, notes=NOTES, midwife=MIDWIFE)

    assert [] == [event.child_voice for event in case.events if event.child_voice]
