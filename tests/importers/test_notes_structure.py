"""How a text is parted into its notes, layout by layout."""

import io

import pytest

from chronology.documents import Document
from importers.notes.presence import Seen
from importers.notes.structure import Structure, split


def parted(text: str) -> Structure:
    return split(Document("notes.txt", content=text.encode()))


FIELDS = """\
Date: 03/02/2020 Time: 14:10
Author: Sian Pryce
Type: Home visit
Seen: Cai (alone), mum

Cai showed me his room.

Date: 10/02/2020 Time: 09:30
Author: Sian Pryce
Type: Telephone call

School rang.
"""
RULED = """\
CASE NOTES
======================
Date: 03/02/2020   Time: 14.10   Type: Home visit
Worker: Sian Pryce
----------------------
Cai showed me his room.
======================
Date: 10/02/2020   Time: 09.30   Type: Telephone call
Worker: Sian Pryce
----------------------
School rang.
"""
MARKDOWN = """\
# Case notes: Cai Morgan

Worker: Sian Pryce

## 3 February 2020 at 14:10 - Home visit

Cai showed me his room.

## 10 February 2020, 9.30am - Telephone call

School rang.
"""
BOLD = """\
**3 February 2020 14:10 - Home visit - Sian Pryce**
Cai showed me his room.

**10 February 2020 09:30 - Telephone call - Sian Pryce**
School rang.
"""
LED = """\
Contact log

03/02/2020 14:10 - H/V. Cai showed me his
room. Signed Sian
10/02/2020 09:30 - T/C from school. They rang
about lunch.
"""
DUTY_LOG = """\
03.02.20 1410  Home visit. Cai showed me
               his room.

10.02.20 0930  TC in. School rang.
"""
HEADING_LINES = """\
Monday 3 February 2020 14:10
Home visit by Sian Pryce.

Monday 10 February 2020 09:30
Telephone call. School rang.
"""
TABLE = """\
Date\tTime\tType\tWorker\tDetails\tAction
03/02/2020\t14:10\tHome visit\tSian Pryce\tCai showed me his room.\tRing school.
10/02/2020\t09:30\tTelephone call\tSian Pryce\tSchool rang.\tNone.
"""
MARKDOWN_TABLE = """\
| Date | Time | Type | Note |
|------|------|------|------|
| 03/02/2020 | 14:10 | Home visit | Cai showed me his room. |
| 10/02/2020 | 09:30 | Telephone call | School rang. |
"""
LABELS_IN_TABLE = """\
Date\t03/02/2020\tTime\t14:10
Type\tHome visit
Details\tCai showed me his room.
Date\t10/02/2020\tTime\t09:30
Type\tTelephone call
Details\tSchool rang.
"""
DATE_LAST = """\
Case note type: Home visit
Author: Sian Pryce
Date of contact: 3rd February 2020
Time: 2.10pm
Notes: Cai showed me his room.

Case note type: Telephone call
Author: Sian Pryce
Date of contact: 10th February 2020
Time: 9.30am
Notes: School rang.
"""
WELSH = """\
Dyddiad: 3 Chwefror 2020   Amser: 14:10
Awdur: Sian Pryce
Math: Ymweliad cartref
Gwelwyd: Cai (ar ei ben ei hun)

Dangosodd Cai ei ystafell i mi ac roedd yn hapus.

Dyddiad: 10 Chwefror 2020   Amser: 09:30
Awdur: Sian Pryce
Math: Galwad ffôn

Ffoniodd yr ysgol.
"""
NAME_BESIDE = """\
[03/02/2020 14:10] Sian Pryce (Social Worker) - Home visit
Cai showed me his room.
[10/02/2020 09:30] Sian Pryce (Social Worker) - Telephone call
School rang.
"""
LAYOUTS = {
    "labelled fields": FIELDS,
    "fields between rules": RULED,
    "Markdown headings": MARKDOWN,
    "bold headings": BOLD,
    "lines led by a date": LED,
    "four-figure clock": DUTY_LOG,
    "a date on a line of its own": HEADING_LINES,
    "table": TABLE,
    "Markdown table": MARKDOWN_TABLE,
    "labels in a table": LABELS_IN_TABLE,
    "date last, body labelled": DATE_LAST,
    "Welsh": WELSH,
    "name beside the date": NAME_BESIDE,
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_each_layout_gives_the_same_two_notes(text: str) -> None:
    notes = parted(text).notes

    assert ["2020-02-03T14:10", "2020-02-10T09:30"] == [note.written_on.edtf for note in notes if note.written_on]
    assert 2 == len(notes)


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_each_body_holds_its_own_words_and_no_other(text: str) -> None:
    first, second = (text[note.body_start : note.end] for note in parted(text).notes)

    assert "Cai" in first or "Home" in first
    assert "School" not in first
    assert "Ffoniodd" not in first
    assert "Cai" not in second


@pytest.mark.parametrize(
    "layout", ["labelled fields", "table", "Markdown headings", "bold headings", "name beside the date"]
)
def test_the_author_is_found_wherever_the_layout_has_it(layout: str) -> None:
    authors = {note.author.split(" (")[0] for note in parted(LAYOUTS[layout]).notes}

    assert {"Sian Pryce"} == authors


def test_the_heading_names_the_type() -> None:
    types = [[note.note_type for note in parted(LAYOUTS[name]).notes] for name in ("labelled fields", "table")]

    assert [["Home visit", "Telephone call"]] * 2 == types


def test_a_word_table_and_its_headings_are_read_like_text() -> None:
    import docx

    file = docx.Document()
    file.add_heading("3 February 2020 14:10 - Home visit", level=2)
    file.add_paragraph("Cai showed me his room.")
    table = file.add_table(rows=2, cols=3)
    for row, words in zip(
        table.rows,
        (("Date", "Type", "Note"), ("10/02/2020", "T/C", "School rang.\nThey will ring again.")),
        strict=True,
    ):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    held = io.BytesIO()
    file.save(held)
    document = Document("notes.docx", content=held.getvalue())
    notes = split(document).notes

    assert ["Home visit", "T/C"] == [note.note_type for note in notes]
    assert "School rang.\nThey will ring again." == document.text[notes[1].body_start : notes[1].end]


def test_who_was_seen_and_how() -> None:
    seen = (
        parted("Date: 3/2/2020\nSeen: Cai (alone, at school), Mrs Bowen (mother) and Elin\n\nAll well.\n")
        .notes[0]
        .people
    )

    assert (Seen("Cai", "", "seen-alone"), Seen("Mrs Bowen", "mother", "seen"), Seen("Elin", "", "seen")) == seen


@pytest.mark.parametrize("answer", ["Yes", "no", "N/A", "nobody"])
def test_an_answer_is_not_a_name(answer: str) -> None:
    assert () == parted(f"Date: 3/2/2020\nSeen: {answer}\n\nAll well today.\n").notes[0].seen


def test_a_date_inside_a_headed_note_starts_no_note() -> None:
    text = "Date: 3/2/2020\n\nEarlier events:\n12/03/2019 - police called\n15/04/2019 - moved house\n"

    assert 1 == len(parted(text).notes)


def test_a_sentence_broken_before_a_date_starts_no_note() -> None:
    text = "3 February 2020 - visit\nMum says that the last time she saw him was on a cold evening about\n12 March 2019 and since then he has not rung.\n"

    assert 1 == len(parted(text).notes)


@pytest.mark.parametrize("mark", [" - ", ": ", " "])
def test_a_log_whose_lines_end_without_a_full_stop_is_a_note_for_each(mark: str) -> None:
    days = ("12/03/2021", "15/03/2021", "16/03/2021")
    told = ("T/C from school. Bruise seen on arm", "Home visit, all well", "Office visit")
    text = "\n".join(f"{day}{mark}{words}" for day, words in zip(days, told, strict=True))

    assert 3 == len(parted(text).notes)


def test_a_long_line_without_a_full_stop_ends_where_a_marked_date_begins_the_next() -> None:
    first = "12/03/2021 14:10 - T/C from school to say that mother had not come and that nobody had rung"
    text = f"{first}\n15/03/2021 - Home visit\n"

    assert 2 == len(parted(text).notes)


def test_a_line_that_leads_up_to_a_date_is_broken_before_it() -> None:
    text = "12/03/2021 - Mother said that he was last here on\n10/03/2021 - Wednesday, as far as she knows\n"

    assert 1 == len(parted(text).notes)


def test_numbered_paragraphs_are_a_narrative_without_a_date_of_its_own() -> None:
    text = "12.1. The first visit was on 3 May 2019.\n\n12.2. The second was on 4 June 2019.\n"
    (note,) = parted(text).notes

    assert note.narrative
    assert note.written_on is None


def test_a_text_without_date_or_number_is_one_undated_note() -> None:
    (note,) = parted("Called at the house. Nobody in. Left a card.\n").notes

    assert not note.narrative
    assert note.written_on is None


def test_the_day_it_was_typed_is_kept_apart_from_the_day_of_the_note() -> None:
    (note,) = parted("Date: 28/06/2022\nAuthor: Sian Pryce (typed up 01/07/2022)\n\nAll well.\n").notes

    assert "Sian Pryce" == note.author
    assert "2022-07-01" == str(note.heading.recorded_on)


def test_a_heading_date_that_does_not_exist_is_never_mended() -> None:
    structure = parted("Date: 31/02/2020\nType: Home visit\n\nAll well.\n")

    assert 1 == len(structure.no_such_date)
    assert [None] == [note.written_on for note in structure.notes]


def test_page_marks_belong_to_no_note() -> None:
    structure = parted("Page 1 of 2\nDate: 3/2/2020\n\nAll well.\nPage 2 of 2\n")

    assert ["text:page", "text:page"] == [line.rule for line in structure.set_aside]


def test_the_language_is_guessed_note_by_note() -> None:
    assert ["cy", "cy"] == [note.language for note in parted(WELSH).notes]
    assert ["en", "en"] == [note.language for note in parted(FIELDS).notes]


SECTION = """\
The panel considered what each agency knew. He was admitted on 8 February 2022 and took his own discharge two days after,
and nobody asked what he was going home to. The landlord served notice on 11 July 2022 and his sister wrote to the council
on 2 September 2022.
"""
REVIEW = f"""\
Overview report

Introduction

{SECTION}
Key events

12/06/20 - Housing officer telephones; he says he is well.

03/09/20 - Neighbour reports people coming and going at all hours.

21/10/20 - Attends A&E with a burn to the hand.

What happened then

{SECTION}
"""


def test_a_report_that_holds_a_short_chronology_is_one_narrative_and_no_log() -> None:
    (note,) = parted(REVIEW).notes
    assert note.narrative
    assert "took his own discharge" in REVIEW[note.start : note.end]


def test_a_log_whose_entries_run_over_paragraphs_stays_a_log() -> None:
    log = "\n".join(f"{day}/06/20 - Home visit\n\n{SECTION}\nPlan\n\n{SECTION}" for day in (12, 15, 19))
    assert [note.narrative for note in parted(log).notes] == [False, False, False]


def test_a_log_of_whole_entries_under_few_titles_stays_a_log() -> None:
    log = "Chronology\n\n" + "\n\n".join(
        f"{day}/06/20 - Seen at home with his sister on 8 February 2022, and again on {day} March 2022."
        for day in (12, 15, 19)
    )
    assert [note.narrative for note in parted(log).notes] == [False, False, False]


SCANS = """\
Hill Surgery - letters scanned
--- SCAN 1.  Clinic letter
03/02/2020 Seen with Nan. Well.
04/02/2020 Rang, no reply.
05/02/2020 Weighed, 9.1 kg.
--- SCAN 2.  111 report 10/02/2020 22.15  caller father: hand blistered tonight. Told to go to the hospital within the hour, and rang off before it was said again that she must be seen.
--- SCAN 3.  Hospital 11/02/2020 11.40   Burn of the right palm. Mother: this morning about nine. Blisters older than stated.
"""


def test_a_line_with_a_rule_in_front_begins_a_note_of_the_day_within_it():
    found = [
        (str(note.day), SCANS[note.body_start : note.end].split(maxsplit=1)[0])
        for note in parted(SCANS).notes
        if note.day
    ]

    assert [("2020-02-03", "Seen"), ("2020-02-10", "caller"), ("2020-02-11", "Burn")] == [found[0], *found[3:]]


def test_a_line_with_a_rule_in_front_is_no_part_of_the_message_above_it():
    text = "--- thread: Nan\n05/10/24 13:22 N: found him cold\n--- thread: Dean\n06/10/24 09:00 D: not my fault\n07/10/24 10:00 D: sorry\n"
    told = [text[note.body_start : note.end] for note in parted(text).notes]

    assert not any("thread" in words for words in told)


def test_a_birth_behind_a_rule_heads_nothing():
    text = "03/02/2020 Seen with Nan.\n--- Cai Example dob 11/02/2014 and his two sisters, who lived with their mother at the time and then with Nan, in the same house as now\n10/02/2020 Rang the school.\n12/02/2020 Card left.\n"

    assert "2014-02-11" not in [str(note.day) for note in parted(text).notes]


def test_the_head_of_a_thread_of_messages_is_no_part_of_the_message_above_it():
    text = "05/10/24 13:22 K: at hospital\n06/10/24 13:22 K: still here\nB. Kay <> Mam\n07/10/24 09:00 K: home now\n08/10/24 10:00 M: good\n"

    assert not any("<>" in text[note.body_start : note.end] for note in parted(text).notes)
