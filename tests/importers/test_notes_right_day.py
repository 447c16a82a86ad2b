"""Each thing on its own day: heads of other builds, chains of mails, days without a year, what was gone on with."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.dates import find
from chronology.documents import Document
from chronology.model import Account, Problem, When
from chronology.prose.phrases import folded
from importers.notes import CaseNotes, marks
from importers.notes.answered import answered
from importers.notes.marks import marks_of
from importers.notes.structure import split


def told(text: str, name: str = "notes.txt") -> list[Account]:
    return [one for one in CaseNotes().read([Document(name, content=text.encode())]) if isinstance(one, Account)]


def day_of(words: str, text: str, name: str = "notes.txt") -> set[str | None]:
    """The days under which the words are told."""
    return {_last_day(one.when) for one in told(text, name) if words in one.fact}


def _last_day(when: When) -> str | None:
    """The day, or that until which it was where only that of the telling is known."""
    return when.latest.isoformat() if when.is_only_told and when.latest else when.edtf[:10] if when.edtf else None


def notes(text: str, name: str = "notes.txt") -> list[tuple[str, str]]:
    found = split(Document(name, content=text.encode())).notes
    return [(str(one.day), " ".join(text[one.body_start : one.end].split())) for one in found]


EXPORT = """\
> Contact  |  CP Visit  |  Event 12/09/2023 16:30  |  Added 12/09/2023 18:02  |  OKORO, Ben
Seen Ada and Joel. House warm.
> Contact  |  Core Group  |  Event 30/08/2023 13:00  |  Added 04/09/2023 12:12  |  OKORO, Ben
Held. Midwife says no clinic that day.
> Contact  |  CP Visit  |  Event 31/08/2023 17:00  |  Added 04/09/2023 12:20  |  OKORO, Ben
Ada seen with mum.
> Contact  |  S47 visit / medical  |  Event 16/08/2023 10:30  |  Added 21/08/2023 09:40  |  OKORO, Ben
Medical at Bramhall, bruise to left ear.
> Contact  |  Telephone  |  Event 09/08/2023  |  Added 09/08/2023 09:40  |  OKORO, Ben
Mum rang to cancel.
"""


def test_a_head_out_of_its_turn_heads_its_note_where_it_is_built_as_the_others_are() -> None:
    assert [day for day, _ in notes(EXPORT)] == ["2023-09-12", "2023-08-30", "2023-08-31", "2023-08-16", "2023-08-09"]
    assert not any("Core Group" in words for _, words in notes(EXPORT))


def test_a_list_within_a_note_out_of_its_turn_heads_nothing() -> None:
    text = "12/09/2023\nVisit. Clinic letters on file:\n03/02/2021 not brought\n09/05/2021 not brought\n14/06/2021 brought\nAda was well.\n\n"
    later = [dt.date(2023, 9, 12) + dt.timedelta(7 * week) for week in range(1, 7)]
    text += "".join(f"{day:%d/%m/%Y}\nAda seen at school.\n\n" for day in later)

    assert [day for day, _ in notes(text)] == ["2023-09-12", *map(str, later)]


REGISTER = """\
ASSESSMENT TEAM                 Family: OKORO

CONTACT          12.03.21           taken by: RO
Neighbour rang about shouting.

CONTACT -> REFERRAL     18.07.22       taken by: PN
Police called on Sunday night. Mum had a cut lip.

HOME VISIT       21.07.22  PN
Mum in with both children.

TEL              29.07.22  PN to dad. Says he pushed past her.

STRATEGY DISC.   09.01.23  11.00 - PN, police, HV
Threshold met, single agency.
HOME VISIT (s47) 10.01.23  15.15   PN
Mum tearful.
s47 OUTCOME      23.01.23   Substantiated.
ICPC             27.01.23   Made subject of a plan, neglect.
"""


def test_a_register_of_titles_with_their_days_in_a_column_is_read_title_by_title() -> None:
    found = split(Document("register.txt", content=REGISTER.encode())).notes

    assert [str(one.day) for one in found if one.day] == [
        "2021-03-12", "2022-07-18", "2022-07-21", "2022-07-29", "2023-01-09", "2023-01-10", "2023-01-23", "2023-01-27",
    ]  # fmt: skip
    assert [one.note_type for one in found if str(one.day) == "2023-01-27"] == ["ICPC"]
    assert day_of("cut lip", REGISTER) == {"2022-07-18"} or day_of("cut lip", REGISTER) == {"2022-07-18", "2022-07-17"}


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("CONTACT -> REFERRAL     18.07.22  RO", "w"),
        ("HOME VISIT   21.07.22  PN", "w"),
        ("> Note  |  S47 visit / medical  |  Event 30/06/2023 10:30", "event:"),
        ("> Note  |  CP Visit  |  Event 30/06/2023 10:30", "event:"),
        ("2)  Self-referral 19 April 2023", "9 ) _ w - w"),
    ],
)
def test_what_stands_in_a_column_has_one_shape_however_it_is_called(line: str, shape: str) -> None:
    assert next(marks_of(line)).shape == shape


SUMMARY = """\
ATTENDANCE SUMMARY for conference, N. Carey, 14 March 2024      Client: A. Okoro

1)  GP referral June 2021.  Appts 7 July 21 - DNA.  21 July 21 - DNA.
2)  Self-referral 19 April 2023.  11 May attended.  25 May attended.  8 June DNA.  22 June DNA.
3)  Self-referral 3 Oct 2023.  12 Oct attended.  26 Oct DNA.  9 Nov DNA.
"""


def test_days_that_a_summary_lists_behind_another_follow_it() -> None:
    days = {one.when.edtf for one in told(SUMMARY)}

    assert {"2023-06-08", "2023-06-22", "2023-10-26", "2023-11-09"} <= days
    assert not any((day or "").startswith("2022") for day in days)


@pytest.mark.parametrize(
    ("head", "sender", "sent"),
    [
        ("On Mon, 9 Oct 2023 at 16:40, Carys Pugh wrote:", "Carys Pugh", "2023-10-09T16:40"),
        ("> On Wed, 4 Oct 2023 at 10:03, Ben Adu-Rowe\n> <b.adu@x.example> wrote:", "Ben Adu-Rowe", "2023-10-04T10:03"),
        ("On 1 Feb 2021, at 09:15, Sam Example <sam@clinic.example> wrote:", "Sam Example", "2021-02-01T09:15"),
        ("On 09/10/2023 16:40, C Pugh wrote:", "C Pugh", "2023-10-09T16:40"),
        ("On Thursday, January 25, 2024 5:20 PM, Ann O'Neil <a@b.example>\nwrote:", "Ann O'Neil", "2024-01-25T17:20"),
        ("Ann Example <a@b.example> wrote on 3 May 2023 at 10:14:", "Ann Example", "2023-05-03T10:14"),
        ("On Tue, 3 Oct 2023, 10:11 Jo Tarn, <jo@x.example> wrote:", "Jo Tarn", "2023-10-03T10:11"),
        ("On Tue, Oct 3, 2023 at 4:40 PM Jo Tarn <jo@x.example> wrote:", "Jo Tarn", "2023-10-03T16:40"),
        ("Ar 3 Mai 2023 am 10:11, Sian Puw ysgrifennodd:", "Sian Puw", "2023-05-03T10:11"),
        (">> On 9 Oct 2023, at 16:40, S. Bevan\n>> <sb@x.example> wrote:", "S. Bevan", "2023-10-09T16:40"),
    ],
)
def test_the_line_over_an_answered_mail_gives_its_day_and_its_writer(head: str, sender: str, sent: str) -> None:
    (found,) = answered(f"{head}\n")

    assert (sender, sent) == (found.sender, found.sent and found.sent.edtf)


@pytest.mark.parametrize(
    "words", ["On 3 October she went home and her mother wrote:\n", "On the wall he wrote:\n", "She wrote on Friday:\n"]
)
def test_a_sentence_with_wrote_is_no_head_of_a_mail(words: str) -> None:
    assert not list(answered(words))


CHAIN = """\
Hi, who has this case now please? I am worried, the curtains have not moved.

> On Mon, 9 Oct 2023 at 16:40, Carys Pugh wrote:
> I saw him on the stairs on Friday 6th with shopping.
>
>> On Wed, 4 Oct 2023 at 10:03, Ben Adu-Rowe wrote:
>> Did she give him the key or did he take it?
"""


def test_each_answer_of_a_chain_that_was_pasted_is_of_its_own_day() -> None:
    assert [day for day, _ in notes(CHAIN)] == ["None", "2023-10-09", "2023-10-04"]
    assert day_of("on the stairs", CHAIN) == {"2023-10-09", "2023-10-06"}


TEXTS = """\
Screenshots shown by Nan to HP 12/2/24, typed out as they are

[Sat 10 Feb]
Jo 16:12   ada got my tea on her arm its blistered
Nan 16:14   run it under cold now
[Sun 11 Feb]
Nan 15:02   im coming over
[Mon 12 Feb]
Jo 09:10   if they ask it was sunday pls
"""


def test_a_typed_out_thread_takes_the_year_of_the_day_at_its_head() -> None:
    assert [day for day, _ in notes(TEXTS)][-3:] == ["2024-02-10", "2024-02-11", "2024-02-12"]


@pytest.mark.parametrize(
    ("name", "year"),
    [("duty_log_autumn23.md", "2023"), ("log-oct23.txt", "2023"), ("Notes Nov 2023.txt", "2023"), ("log.txt", None)],
)
def test_the_name_of_a_file_gives_the_year_of_days_that_have_none(name: str, year: str | None) -> None:
    text = "Duty\n\n- Thu 26/10 HV rang about mum.\n- Fri 27/10 Passed on.\n- Fri 3/11 No reply at the house.\n"

    assert [day[:4] for day, _ in notes(text, name) if day != "None"] == ([year] * 3 if year else [])


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Dad says he is on the list. Rang them 28.2, no referral was ever received.", "2024-02-28"),
        ("Joel seen at school 28/2: says mum sleeps a lot.", "2024-02-28"),
        ("Mum texted 29/2 to say sorry.", "2024-02-29"),
        ("Nan visited 1/3 with shopping.", "2024-03-01"),
        ("Mum rang 28 Feb about the tablets.", "2024-02-28"),
        ("Ada was not brought. Mum rang 28.2: was at the clinic. It was on the 28th, she did come.", "2024-02-28"),
    ],
)
def test_what_a_note_tells_as_done_on_the_days_after_it_is_of_those_days(words: str, day: str) -> None:
    text = f"## 27.2.24\nVisit. {words}\n\n## 5.3.24\nAda seen at home.\n\n## 12.3.24\nAda seen at nursery.\n"

    assert day in {one.when.edtf for one in told(text)}
    assert not any((one.when.edtf or "").startswith("2023") for one in told(text))


@pytest.mark.parametrize(
    "words",
    ["Ada to be seen at school 28/2.", "Visit booked for 28.2.", "Mum will be seen 1/3.", "Review due 29/2.", "Core group 28/2 to be rearranged."],
)  # fmt: skip
def test_what_is_only_planned_for_the_days_after_a_note_is_no_event(words: str) -> None:
    text = f"## 27.2.24\nVisit. {words}\n\n## 5.3.24\nAda seen at home.\n\n## 12.3.24\nAda seen at nursery.\n"

    assert not {"2024-02-28", "2024-02-29", "2024-03-01"} & {one.when.edtf for one in told(text)}


def test_nothing_is_said_to_be_wrong_with_such_files() -> None:
    for text in (EXPORT, REGISTER, CHAIN, TEXTS):
        read = CaseNotes().read([Document("notes.txt", content=text.encode())])
        assert not any("not understood" in one.message for one in read if isinstance(one, Problem))


def test_reading_a_long_export_takes_time_in_line_with_its_length() -> None:
    first = dt.date(2019, 1, 1)
    heads = (
        f"{first + dt.timedelta(3 * at):> Contact  |  Visit  |  Event %d/%m/%Y 10:00  |  Added %d/%m/%Y 11:00}"
        for at in range(600)
    )
    text = "\n".join(f"{head}  |  OKORO, Ben\nSeen Ada.\n" for head in heads)

    assert len(notes(text)) == 600


def corrected(correction: str, head: str = "## {day:%d/%m/%Y} - Case note - {who}") -> list[tuple[str, str]]:
    """The notes of a file of three, with one more that corrects the day of the second."""
    days = [dt.date(2023, 3, 29), dt.date(2023, 4, 5), dt.date(2023, 4, 19)]
    told = ["Ada seen at school.", "Home visit. Wine glass on the side.", "Core group held."]
    parts = [(day, words) for day, words in zip(days, told, strict=True)]
    parts.insert(2, (dt.date(2023, 4, 11), correction))
    return notes("\n".join(f"{head.format(day=day, who='G Lomas')}\n{words}\n" for day, words in parts))


@pytest.mark.parametrize(
    "words",
    [
        "My note of the 5th April is wrong - the visit was on Thursday 6th.",
        "CORRECTION - my entry of 5/4 is wrong, that visit was Thurs 6/4, I was in court on the 5th.",
        "My note of 5th is wrong - I wrote it up in a hurry, the visit was Thurs 6th (kids were off).",
        "CORRECTION my entry of 5th was me writing it up, it was THURSDAY 6th I called.",
        "Correction to my record of 5 April: the visit took place on 6 April.",
        "The entry for 05/04/2023 should read 06/04/2023. The date is 06/04/2023, sorry.",
        "My recording on 5th April is incorrect. I was there on 6th April.",
        "Date on the above entry is wrong, it was Thurs 6 April.",
        "The note above is misdated, should be dated 6th April.",
        "My case note of 5 April was dated in error; she was seen on 6 April.",
        "Sorry, my log of 5/4 has the wrong day: it was 6/4.",
        "Last entry: wrong date, the visit was on the 6th.",
    ],
)
def test_a_note_stands_on_the_day_to_which_its_file_corrects_it(words: str) -> None:
    assert [day for day, said in corrected(words) if "Wine glass" in said] == ["2023-04-06"]


@pytest.mark.parametrize(
    "words",
    [
        "My note of the 5th April is wrong - it was Michelle who opened the door.",
        "My note of the 5th April is wrong - the visit was on Monday 6th.",
        "My note of the 5th April stands. Next visit was on Thursday 6th.",
        "Mum says the letter of 5 April is wrong, her visit was on 6 April.",
        "My note of 1 April is wrong, the visit was on 2 April.",
        "Wrong number rung. Ada was seen on 6 April.",
    ],
)
def test_a_day_that_is_not_corrected_for_certain_stays(words: str) -> None:
    assert [day for day, said in corrected(words) if "Wine glass" in said] == ["2023-04-05"]


def test_a_day_struck_out_in_a_note_gives_way_to_the_one_beside_it() -> None:
    text = "**16/8/23** Nan rang.\n\n**22/8/23** Agreement signed, dad out.\n  ~~22/8~~ 23rd sorry\n\n**14/9/23** Session 1, took her.\n"

    assert [day for day, _ in notes(text)] == ["2023-08-16", "2023-08-23", "2023-09-14"]


def test_a_corrected_day_is_said_beside_and_the_correction_is_no_second_visit() -> None:
    head = "## {:%d/%m/%Y} - Case note - G Lomas\n{}\n"
    text = head.format(dt.date(2023, 4, 5), "Home visit. Wine glass on the side, mum went up for a lie down.")
    text += "\n" + head.format(
        dt.date(2023, 4, 11), "My note of the 5th April is wrong - the visit was on Thursday 6th."
    )
    text += "\n" + head.format(dt.date(2023, 4, 19), "Core group held. Mum came.")
    read = list(CaseNotes().read([Document("notes.txt", content=text.encode())]))
    visits = [one for one in read if isinstance(one, Account) and one.kind.value == "visit"]

    assert [one.when.edtf for one in visits] == ["2023-04-06"]
    assert ["a note written for 05/04/2023 stands on 06/04/2023, as line 5 corrects it"] == [
        one.message for one in read if isinstance(one, Problem) and "corrects" in one.message
    ]
    assert any("My note of the 5th April is wrong" in one.fact for one in read if isinstance(one, Account))


def letter(
    head: str,
    words: str = "I am writing about my sister Bron. Dad moved out on 2 December. It was the Saturday she fell.",
) -> str:
    return f"{head}\n\nDear Ms Okoro\n\n{words}\n\nYours truly,\nRhian Bevan (Mrs)\n"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("(letter handed to H Price 28/2/24, typed by business support)", "2024-02-28"),
        ("[hand-written letter, scanned. Rec'd stamp 5 MAR 2024]", "2024-03-05"),
        ("Received by post 05/03/2024", "2024-03-05"),
        ("[stamped 5 March 2024]\n\n   Gŵyl Ddewi 2024", "2024-03-01"),
        ("14 Cobbler Row\n   St David's Day 2024", "2024-03-01"),
        ("14 Cobbler Row\n        Sunday 3rd March 2024", "2024-03-03"),
        ("Copy of a letter posted through the door on 4.3.24", "2024-03-04"),
        ("14 Cobbler Row\nTuesday 5th March\n(date stamp 7 Mar 2024)", "2024-03-05"),
        ("Boxing Day 2023", "2023-12-26"),
    ],
)
def test_a_letter_is_of_the_day_over_its_salutation_or_of_that_on_which_it_came(head: str, day: str) -> None:
    own = [one for one in told(letter(head)) if one.fact.startswith("Dear Ms Okoro")]

    assert [day] == [one.when.edtf for one in own]
    assert {one.kind.value for one in own} <= {"contact", "case_note"}


@pytest.mark.parametrize(
    "head", ["14 Cobbler Row", "Your ref 28/2/24-7", "Tuesday 5th March", "Re: visit of 3 May 2023 by the nurse"]
)
def test_a_letter_whose_day_is_not_told_has_none(head: str) -> None:
    own = [one for one in told(letter(head)) if "writing about my sister" in one.fact]

    assert {None} == {one.when.edtf for one in own}


def test_what_a_letter_tells_is_of_the_time_before_it_and_its_bare_weekdays_are_of_no_known_week() -> None:
    days = {one.fact: one.when.edtf for one in told(letter("(letter handed in 28/2/24)"))}

    assert "2023-12-02" == days["Dad moved out on 2 December."]
    assert not {"2024-02-24", "2024-02-24T"} & set(days.values())


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ('Met him in the cafe "weeks ago".', "/2024-02-28"),
        ("A week ago mum hit Ada.", "2024-02-21~"),
        ("Two weeks ago mum hit Ada.", "2024-02-14~"),
    ],
)
def test_what_is_told_roughly_is_shown_roughly(words: str, day: str) -> None:
    assert [day] == [one.when.edtf for one in find(words, written_on=dt.date(2024, 2, 28))]


@pytest.mark.parametrize(
    "words",
    ["Nan offers Fri nights.", "Bottles out on Thursday nights.", "They go Mon + Thurs.", "She attends Tuesdays & Fri.", "He works Mon and Thurs.", "Goes to nan's on Sunday mornings."],
)  # fmt: skip
def test_days_of_every_week_are_no_days(words: str) -> None:
    assert not find(words, written_on=dt.date(2024, 2, 28))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Meeting booked Thurs 7.3.", "2024-03-07"),
        ("Rang them 28.2, no answer.", "2024-02-28"),
        ("She was off sick since 22.02, back now.", "2024-02-22/.."),
        ("Rang the clinic yesterday, assessment on 25th.", "2024-03-25"),
        ("Mum said sorry, scan on the 11th.", "2024-03-11"),
    ],
)
def test_a_day_in_figures_is_a_day_and_what_is_fixed_is_to_come(words: str, day: str) -> None:
    assert day in [one.when.edtf for one in find(words, written_on=dt.date(2024, 2, 29))]


@pytest.mark.parametrize(
    "words", ["Police arrived 22.07 and left.", "Asleep from 21.07 to 22.05.", "Weighs 8.2 kg.", "Scored 7.3 on it."]
)
def test_a_clock_or_a_measure_is_no_day(words: str) -> None:
    assert not find(words, written_on=dt.date(2024, 7, 30))


def in_a_log(words: str) -> list[tuple[str | None, str]]:
    """The days and kinds of what a line of a log tells."""
    text = f"01/03/2022 Home visit. Ada seen.\n{words}\n06/04/2023 Core group. Held.\n"
    return [(one.when.edtf, one.kind.value) for one in told(text) if one.when.edtf not in ("2022-03-01", "2023-04-06")]


@pytest.mark.parametrize(
    "words",
    [
        "04/03/2022 SALT letter: not brought 19/01/22 and 02/03/22, discharged.",
        "04/03/2022 Letter from dentist: was not brought 9 February.",
        "04/03/2022 Clinic letter: not brought 1/2/22.",
        "04/03/2022 GP: not brought 3 Jan 2022 and 9 Feb 2022.",
    ],
)
def test_a_letter_that_tells_of_other_days_is_no_missed_appointment_of_the_day_it_came(words: str) -> None:
    kinds = {kind for day, kind in in_a_log(words) if day == "2022-03-04"}

    assert not kinds & {"not_brought", "appointment_missed"}


@pytest.mark.parametrize(
    ("words", "also"),
    [
        ("14/03/2022 Surgery: booster was not brought (2nd time, also 24/01).", "2022-01-24"),
        ("14/03/2022 Not brought to clinic (also DNA 3 Feb).", "2022-02-03"),
        ("14/03/2022 Dentist not attended again (same on 3/2).", "2022-02-03"),
    ],
)
def test_what_a_note_tells_is_of_its_day_and_of_the_one_in_brackets_too(words: str, also: str) -> None:
    missed = {day for day, kind in in_a_log(words) if kind in ("not_brought", "appointment_missed")}

    assert {"2022-03-14", also} == missed


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (
            "On Sunday 8th September she came by herself. She said he had her by the throat on the Friday night.",
            "2024-09-06",
        ),
        ("Seen 3/9. Mum told me dad came on the Monday.", "2024-09-02"),
        ("On 5 September Joel disclosed that he was hit on the Tuesday.", "2024-09-03"),
        ("She said he hit her on the Friday.", "2024-09-13"),
        ("On 8 September she came. On the Friday she went back.", "2024-09-13"),
    ],
)
def test_the_friday_that_somebody_tells_of_is_the_one_before_the_telling(words: str, day: str) -> None:
    assert day == find(words, written_on=dt.date(2024, 9, 17))[-1].when.edtf


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("30.07.2024  Ivy. 12 month review (late, I was off w/c 22.07). Well.", "2024-07-30"),
        ("30.07.2024  Ivy. Review, due 05.08, brought forward.", "2024-07-30"),
        ("30.07.2024  Home visit 11.20 no reply", "2024-07-30T11:20"),
        ("30.07.2024  Home visit 16.15 no reply", "2024-07-30T16:15"),
    ],
)
def test_a_day_in_the_head_of_a_note_is_no_clock(line: str, when: str) -> None:
    found = split(
        Document(
            "log.txt", content=f"24.07.2024  Clinic. Weighed.\n{line}\n15.08.2024  Dressing clinic. Healing.\n".encode()
        )
    ).notes

    assert when == next(
        one.heading.written_on.edtf for one in found if str(one.day) == "2024-07-30" and one.heading.written_on
    )


@pytest.mark.parametrize(
    "words",
    [
        "ED notification: Ada attended Bramhall ED Sunday 11/02 17.40, scald L forearm. She was admitted to hospital overnight.",
        "Police report: on 11 February dad was arrested for assault. Ada was taken to hospital by ambulance.",
        "Letter from school: excluded on 11 Feb. He had hit a teacher.",
        "Liaison slip - seen in ED 11/02, burn to palm. She was admitted to hospital.",
        "VPN received: called to the flat on 11/02. Mum was arrested.",
    ],
)
def test_what_another_service_notified_is_of_the_day_it_names(words: str) -> None:
    text = f"01/02/2024  Home visit. Ada seen.\n14/02/2024  {words}\n15/03/2024  Core group. Held.\n"
    grave = {"hospital_admission", "arrest", "assault", "physical_abuse_alleged", "injury", "exclusion", "ambulance"}

    assert not [one.fact for one in told(text) if one.when.edtf == "2024-02-14" and one.kind.value in grave]
    assert any((one.when.edtf or "").startswith("2024-02-11") for one in told(text))


def test_the_time_of_another_day_is_not_the_time_of_the_note() -> None:
    text = "01/02/2024  Home visit. Ada seen.\n14/02/2024  ED: Ada attended Sunday 11/02 17.40 with mum\n15/03/2024  Core group. Held.\n"

    assert ["2024-02-14"] == [
        one.heading.written_on.edtf
        for one in split(Document("log.txt", content=text.encode())).notes
        if str(one.day) == "2024-02-14" and one.heading.written_on
    ]


def test_about_a_time_of_another_day_is_not_the_time_of_the_note() -> None:
    text = "01/02/2024  Rent paid.\n14/02/2024  Camera broken last night 13/2 approx 22:30, police told\n15/03/2024  Rent paid.\n"

    assert ["2024-02-14"] == [
        one.heading.written_on.edtf
        for one in split(Document("log.txt", content=text.encode())).notes
        if str(one.day) == "2024-02-14" and one.heading.written_on
    ]


def test_the_births_of_brothers_and_sisters_are_no_events_of_the_meeting_that_lists_them() -> None:
    text = "# Core group 10 October 2023\n\nChildren: Kai Example (11.06.14), Ada Example (22.08.19), Alf Example (14.09.23)\n\nHeld. Mum came.\n"

    assert not any(one.when.edtf == "2023-09-14" for one in told(text))


def test_a_surgery_that_is_rung_is_no_stay_in_hospital() -> None:
    text = "## 3/10/2023 Home visit\nI saw him alone. I rang the surgery on 4 October and the doctor will come.\n\n## 10/10/2023 Visit\nFine.\n"

    assert ["telephone_call"] == [one.kind.value for one in told(text) if one.when.edtf == "2023-10-04"]


def test_a_weekday_before_figures_with_a_stop_tells_a_day_and_no_time() -> None:
    text = "13.09.24  Nephew rang, states left the address Tuesday 10.09 am.\n20.09.24  Card left.\n27.09.24  Seen.\n"

    assert not any(one.when.edtf and "T10:09" in one.when.edtf for one in told(text))


NOMINAL = """\
03/03/2021 Police report - PC Dunn
Inf: Carys HOLT. Husb Ivor HOLT{} drunk, threw her at the door, bruise to elbow. No complaint.

09/03/2021 Police report - PC Dunn
Shouting heard. All calm on arrival.

15/03/2021 Police report - PC Dunn
Door found open. Nobody in.
"""


@pytest.mark.parametrize("birth", [" (b 14/07/1979)", " b 14/07/1979", " (b. 14/07/1979)", " (dob 14/07/1979)"])
def test_a_day_that_stands_as_a_birth_beside_a_name_is_no_day_of_what_was_done(birth: str) -> None:
    assert day_of("bruise to elbow", NOMINAL.format(birth)) == {"2021-03-03"}


SCANNED = """\
04/02/2021  Dr Vane. Ear ache, drops.
18/02/2021  Hearing test - Was Not Brought.
06/05/2021  Letter: optician - Was Not Brought.

-------------------------------- scanned ---------------------------------
VALE GENERAL HOSPITAL   Emergency Dept   discharge letter      Att. 27/02/2021 arr 10:20
Dai HOLT 6y, with father. Swelling of R ankle. Told the nurse he was pushed off the shed.
X-ray: no fracture seen.

-------------------------------- scanned ---------------------------------
MEDICAL  Dr Una Frost, Paediatrician   01/03/2021    present: R Lloyd SW
Bruise to the calf, shape of a hand.
"""


@pytest.mark.parametrize(
    ("words", "day"),
    [("Swelling of R ankle", "2021-02-27"), ("shape of a hand", "2021-03-01"), ("optician", "2021-05-06")],
)
def test_a_paper_scanned_in_behind_notes_is_of_the_day_in_its_first_line_and_not_of_the_note_above(
    words: str, day: str
) -> None:
    assert day_of(words, SCANNED) == {day}


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Thurs 11.9.25 [10th] Saw Perrin", "2025-09-11"),  # the weekday bears the day out as it was written
        ("Weds 11.9.25 [10th] Saw Perrin", "2025-09-10"),
        ("11.9.25 [10th] Saw Perrin", "2025-09-11"),  # may be the tenth visit
    ],
)
def test_a_day_in_brackets_behind_a_head_is_its_day_where_the_weekday_says_so(head: str, day: str) -> None:
    text = f"2.9.25 Rang school. Quiet week.\n\n{head} at home with his gran.\n\n19.9.25 Rang gran, all well.\n"
    assert day_of("at home with his gran", text) == {day}


def test_a_day_without_a_year_has_none_of_a_birth_at_the_head_of_its_file() -> None:
    head = "District nurses, continuation sheet     Pt: Olwen Gray 04.11.54  2 Mill Lane\nAll: none.  Key safe R of gate behind pots (moved Oct 23). Cat shy.\n"
    text = f"{head}\n7.9.23   Dressing changed. AB\n14.9.23  Dressing changed, healing. AB\n21.9.23  Not in. AB\n"
    assert "1954-10-23" not in {one.when.edtf for one in told(text)}


def test_the_week_of_a_day_is_of_the_month_that_stands_before_it() -> None:
    words = "Better since the rails in March. Nurses: July week of the 8th, no answer on three days."
    found = [one.when.edtf for one in find(words, written_on=dt.date(2024, 11, 4))]
    assert found[-1] == "2024-07-08/2024-07-14"


def called_without_gates(near: str) -> str | None:
    if label := marks._LABEL.search(near):
        return f"{folded(label['label']).strip()}:"
    ways = ((marks._WRITTEN, "written", ""), (marks._OF_WHAT, "told_of", " date"), (marks._IN_ITS_CELL, "told_of", ""))
    for way, words, behind in ways:
        if (found := way.search(near)) and folded(found["word"]) in marks.words_of(words):
            return f"{folded(found['word'])}{behind}:"
    return None


PIECES = (
    "date",
    "seen",
    "typed on",
    "entered",
    "Event",
    "Review date",
    "Date:",
    "When?",
    "**",
    "_",
    " ",
    "   ",
    "\t",
    "|",
)


@given(st.lists(st.sampled_from((*PIECES, "3", "(x)", "\u00a0")), max_size=8).map("".join))
def test_what_a_day_is_called_is_the_same_where_the_end_of_its_words_is_looked_at_first(near: str) -> None:
    assert marks._called(near) == called_without_gates(near)


def test_a_date_behind_a_name_and_b_is_a_birth_and_no_day_of_its_own() -> None:
    text = "12/05/2021 PPN\nMale by the canal. PRICE b. 04/03/71. Driven home by a cyclist.\n\n14/05/2021 Visit\nSeen at home.\n"

    assert "1971-03-04" not in {_last_day(one.when) for one in told(text)}
