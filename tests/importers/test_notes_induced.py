"""The layouts of files of running notes that no form describes: the days of their notes, as anybody who reads them would say."""

import datetime as dt
import time

import pytest

from chronology.documents import Document
from chronology.hooks import Certainty
from chronology.model import Kind
from importers.agency_chronology import AgencyChronology
from importers.notes import CaseNotes
from importers.notes.induced import layout_of
from importers.notes.lines import lines_of
from importers.notes.structure import split
from tests.importers.layouts_of_notes import LAYOUTS


def notes(text: str, name: str = "notes.txt") -> list[tuple[str, str]]:
    """The day and the words of each note of a text."""
    found = split(Document(name, content=text.encode())).notes
    return [(str(one.day), text[one.body_start : one.end]) for one in found]


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_note_of_a_file_has_the_day_of_its_own_head(name: str) -> None:
    days, text = LAYOUTS[name]

    assert [day for day, _ in notes(text)] == days.split()


def test_a_note_signed_at_its_end_has_its_own_words_and_no_more() -> None:
    told = notes(LAYOUTS["initials and a day at the end of the last line"][1])

    assert told[0][1] == "Rang Rosie, no answer. Rang her mum who says she is at Dean's."
    assert told[1][1].startswith("Met Rosie in town.")
    assert told[1][1].endswith("contact with her dad.")


def test_the_head_of_a_page_is_no_words_of_the_note_that_runs_over_it() -> None:
    text = LAYOUTS["the head of a page within a note"][1]
    [over] = [note for note in split(Document("log.txt", content=text.encode())).notes if str(note.day) == "2020-01-20"]
    furniture = split(Document("log.txt", content=text.encode())).furniture

    assert "Boxing Day" in text[over.body_start : over.end]
    assert any("Page 2" in text[line.start : line.end] for line in furniture)


def test_a_day_that_a_head_does_not_tell_for_certain_is_none() -> None:
    text = "Diary\n\n6 Nov  Came late.\n9 Nov  Smelt of drink.\n28 Nov  Would not come in.\n"

    assert {day for day, _ in notes(text)} == {"None"}


def test_a_weekday_that_does_not_fit_its_day_gives_no_day() -> None:
    text = "Book for 2020\n\nMon 1 June\nOut late.\n\nThu 3 June\nIn.\n\nFri 5 June\nPolice came.\n"

    assert [day for day, _ in notes(text)] == ["2020-06-01", "None", "2020-06-05"]


def test_the_head_of_a_note_is_kept_for_who_wrote_it() -> None:
    text = LAYOUTS["who and when over each message"][1]
    [first, *_] = split(Document("export.txt", content=text.encode())).notes

    assert first.head is not None
    assert "Maya Finch" in text[slice(*first.head)]


def test_days_of_a_report_s_paragraphs_head_no_notes() -> None:
    text = "".join(
        f"{at}. On {at} May 2021 the boy was seen by the nurse and told her of his father.\n" for at in range(1, 9)
    )

    assert layout_of(text, list(lines_of(Document("r.txt", content=text.encode())))) is None


def test_a_text_that_begins_with_an_angle_is_read_and_mark_up_is_not() -> None:
    log = b"<<< LOG START >>>\n05-02-24 @ 0830hrs || Girl seen crying at the gate.\n"

    assert CaseNotes().recognises(Document("log.txt", content=log)).certainty is Certainty.LIKELY
    assert (
        CaseNotes().recognises(Document("log.txt", content=b"<notes><note>x</note></notes>")).certainty is Certainty.NO
    )


WORST = {
    "one day a line": "1/2/2020 x\n" * 9000,
    "times": "1/2/2020\n" + "10:00 a\n" * 12000,
    "months": "March 2020\n1 E a\n" * 5000,
    "weeks": "w/c 1/2/2020\nMonday\n" * 4000,
    "labels": "Date: 1/2/2020\nName: x\n" * 4000,
    "a line of days": "12 jan " * 15000,
    "a line of brackets": "(a " * 33000,
    "a line of labels": "a: " * 33000,
    "no order": "".join(f"{1 + (at * 7) % 28}/{1 + (at * 5) % 12}/{2000 + (at * 11) % 20} a\n" for at in range(6000)),
}


@pytest.mark.parametrize("text", WORST.values(), ids=WORST)
def test_twice_as_much_of_the_worst_takes_about_twice_as_long(text: str) -> None:
    def taken(words: str) -> float:
        lines = list(lines_of(Document("a.txt", content=words.encode())))
        begun = time.process_time()
        layout_of(words, lines)
        return time.process_time() - begun

    taken(text[:2000])
    # The shorter of two runs: another process may have had the machine in one.
    half, whole = (min(taken(text[:length]) for _ in range(2)) for length in (50_000, 100_000))
    assert half * 5 + 0.2 > whole


def test_a_layout_says_of_what_days_it_is() -> None:
    text = LAYOUTS["times under a day"][1]
    layout = layout_of(text, list(lines_of(Document("log.txt", content=text.encode()))))

    assert layout is not None
    assert {one.day for one in layout.heads} == {dt.date(2023, 7, 14), dt.date(2023, 7, 15)}


def test_an_early_time_below_a_late_one_is_of_the_next_morning() -> None:
    text = "Night log\n\nFri 3 June 2022\n22:10 Ash in bed.\n01:30 Ash up, crying.\n\nSat 4 June 2022\n21:50 Quiet.\n02:00 Door banged.\n"

    assert [day for day, _ in notes(text)] == ["2022-06-03", "2022-06-04", "2022-06-04", "2022-06-05"]


def test_a_week_told_by_its_last_day_begins_six_days_before() -> None:
    text = "w/e Sun 9/5/21\nMon - In bed, house cold.\nWed - Heater gone.\nw/e Sun 16/5/21\nMon - Heater back.\n"

    assert [day for day, _ in notes(text)] == ["2021-05-03", "2021-05-05", "2021-05-10"]


def test_a_first_line_with_a_comma_makes_no_table_of_a_text() -> None:
    text = "Iona Example, dob 11.05.2006. Clinic\n\nDr Amory - 3rd February 2021 - video\nSeen with mum, then alone.\n\nBex L - 10th February 2021 - phone\nSaid she was fine, was not.\n"

    assert AgencyChronology().recognises(Document("notes.txt", content=text.encode())).certainty is Certainty.NO


def test_each_of_several_pasted_mails_is_a_contact_by_its_sender() -> None:
    text = (
        "From: Donna Example\nSent: 26 March 2021 09:14\nTo: Inbox\nSubject: FW: the boy\n\nPlease see below.\n\n"
        "From: Phil Example <p@x.example>\nSent: 25 March 2021 17:02\nTo: Donna\nSubject: the boy\n\nKnocked at four.\n"
    )
    found = split(Document("mail.txt", content=text.encode())).notes

    assert [(one.author, one.heading.kind) for one in found] == [
        ("Donna Example", Kind.CONTACT),
        ("Phil Example", Kind.CONTACT),
    ]


def test_an_entry_that_was_put_in_later_with_a_letter_behind_its_number_is_an_entry() -> None:
    text = (
        "#011 | 03-Feb-2020 | Visit  | Out.\n#012 | 05-Feb-2020 | Phone  | Rang back.\n"
        "#012a| 06-Feb-2020 | Letter | Plan sent.\n#013 | 09-Feb-2020 | Visit  | Seen.\n"
    )

    assert [day for day, _ in notes(text)] == ["2020-02-03", "2020-02-05", "2020-02-06", "2020-02-09"]


def test_short_and_whole_welsh_weekdays_head_the_days_of_one_book() -> None:
    text = (
        "CANOLFAN YR ALLT - LLYFR DYDD\nService user: Olwen Tranter  DOB 01.02.1950\n\n== 2022 ==\n"
        "Iau 3 Mawrth - diwrnod cynta. Nerfus. M\nMaw 8 Mawrth - yma. Cinio i gyd. S\nIau 10 Mawrth - here, made a card. S\n"
        "Gwe 18 Mawrth - yma. Blinedig. M\nIau 7 Ebrill - here. Carer collected early. W\nMer 27 Ebrill - yma, canu. M\n"
    )

    assert [day for day, _ in notes(text)] == [
        f"2022-{day}" for day in ("03-03", "03-08", "03-10", "03-18", "04-07", "04-27")
    ]
