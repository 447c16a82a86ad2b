"""Who wrote each note, by the place in which the notes of a file name somebody."""

import datetime as dt
import re

import pytest

from chronology.documents import Document
from chronology.model import Account, Person, PersonKind
from importers.notes.hands import by_hand
from importers.notes.heading import Heading
from importers.notes.leads import date_in, lead_of
from importers.notes.lines import lines_of
from importers.notes.note import Note
from importers.notes.reading import read_document
from importers.notes.signatory import Likeness, signatory


def parted(text: str, begins: str) -> list[Note]:
    """The notes of a text that begin at lines of a pattern, their words behind a day that opens them, else under their first line."""
    starts = [found.start() for found in re.finditer(begins, text, re.MULTILINE)]
    notes = []
    for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
        end = start + len(text[start:stop].rstrip())
        line = text[start:end].split("\n", maxsplit=1)[0]
        lead, day = lead_of(line), date_in(line)
        body = start + lead.rest if lead and start + lead.rest < end else min(end, start + len(line) + 1)
        heading = Heading(written_on=day.when if day else None)
        notes.append(Note(start=start, end=end, body_start=body, told_end=end, heading=heading))
    return notes


def writers(text: str, begins: str, about: tuple[str, ...] = ()) -> list[str]:
    """Who wrote each note."""
    lines = list(lines_of(Document("notes.txt", content=text.encode())))
    return [note.author for note in by_hand(text, parted(text, begins), lines, about).notes]


DATED = r"^\W*(?:\w{3} )?\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"

INITIALS_BEHIND_THE_DAY = """\
12/03/24 BT t/c from school, Asha late again
14/03/24 BT home visit, mum in bed
15/03/24 KO (duty) mum rang, wants school moved
20/03/24 BT core group
"""
INITIALS_BELOW = """\
12/03/24
Rang school. Asha in.
                                   BT

14/03/24
Visit. House cold, mum in bed.
                                   KO

18/03/24
Visit again. Meter topped up.
                                   BT
"""
NAMES_BELOW = """\
12/03/24 Weighed 6.1 kg, 25th. Mum well. - J. Marsh, HV
14/03/24 No reply at the door. - J. Marsh, HV
19/03/24 Clinic. Weight down. - P Dole, nursery nurse
"""
SIGNED = """\
12/03/24
Slept well, ate breakfast.
Signed: M Okafor RN
13/03/24
Refused tea. Bruise on left arm, body map done.
Signed: L. Penn HCA
"""
IN_BRACKETS = """\
12/03/24 Asha seen at school, chatty. [BT]
14/03/24 Mum phoned, upset about the bed. [KO]
18/03/24 Bed came today. [BT]
"""
BETWEEN_BARS = """\
12/03/24 | 10.15 | TC | Beth Tandy | Rang school
Asha is in.
14/03/24 | 16.00 | HV | Beth Tandy | Mum and Asha
House cold.
15/03/24 | 09.10 | TC | Kola Oduya | School
Asha late.
"""
BY = """\
12/03/24 - Home visit by Beth Tandy
Asha well.
14/03/24 - Telephone call by Beth Tandy
Mum upset.
20/03/24 - Home visit by Kola Oduya
No reply.
"""
BEFORE_THE_DAY = """\
B Tandy - 12/03/24 - home visit
Asha well.
B Tandy - 14/03/24 - school
Seen in class.
K Oduya - 20/03/24 - home visit
No reply.
"""
LAST_ON_THE_LINE = """\
12/03/24 Home visit - Beth Tandy, SW
Asha well.
14/03/24 Phone - Beth Tandy, SW
Mum upset.
20/03/24 Home visit - Kola Oduya, FSW
No reply.
"""
FIRST_NAMES = """\
Mon 04/03/24 AM  Ate all her tea. Bath. Asleep by 8. Jude
Tue 05/03/24 PM  Would not come out of the bathroom for an hour. Rae
Wed 06/03/24 AM  Toast, then school. Jude
Thu 07/03/24 AM  Said her stomach hurts. Rae
"""
COLUMNS = """\
Date\tTime\tOfficer\tNotes
12/03/24\t10:15\tTandy, Beth\tRang school, Asha in.
14/03/24\t16:00\tOduya, Kola\tVisit, no reply.
"""
LOGINS = """\
12/03/24 10:15 | btandy1 | Telephone
Rang school.
14/03/24 16:00 | btandy1 | Visit
No reply.
15/03/24 09:10 | koduya | Telephone
Asha late.
"""
BY_TELEPHONE = """\
[12/03/2024, 10:15:04] Nan Joyce: she's not eating again
[12/03/2024, 10:17:22] Beth (FSW): ring the surgery, I'll pop in
[12/03/2024, 19:40:00] Nan Joyce: seen the doctor its her ears
"""


@pytest.mark.parametrize(
    ("text", "wrote"),
    [
        (INITIALS_BEHIND_THE_DAY, ["BT", "BT", "KO (duty)", "BT"]),
        (INITIALS_BELOW, ["BT", "KO", "BT"]),
        (NAMES_BELOW, ["J. Marsh, HV", "J. Marsh, HV", "P Dole, nursery nurse"]),
        (SIGNED, ["M Okafor RN", "L. Penn HCA"]),
        (IN_BRACKETS, ["BT", "KO", "BT"]),
        (BETWEEN_BARS, ["Beth Tandy", "Beth Tandy", "Kola Oduya"]),
        (BY, ["Beth Tandy", "Beth Tandy", "Kola Oduya"]),
        (BEFORE_THE_DAY, ["B Tandy", "B Tandy", "K Oduya"]),
        (LAST_ON_THE_LINE, ["Beth Tandy, SW", "Beth Tandy, SW", "Kola Oduya, FSW"]),
        (FIRST_NAMES, ["Jude", "Rae", "Jude", "Rae"]),
        (COLUMNS, ["Tandy, Beth", "Oduya, Kola"]),
        (LOGINS, ["btandy1", "btandy1", "koduya"]),
        (BY_TELEPHONE, ["Nan Joyce", "Beth (FSW)", "Nan Joyce"]),
    ],
)
def test_who_wrote_stands_in_one_place_of_most_notes(text: str, wrote: list[str]):
    assert writers(text, DATED if not text.startswith("B T") else r"^[BK] ") == wrote


@pytest.mark.parametrize(
    ("line", "wrote"),
    [
        ("By: Beth Tandy", "Beth Tandy"),
        ("Worker - Beth Tandy", ""),
        ("Recorded by: B. Tandy (SW)", "B. Tandy (SW)"),
        ("Author:\nBeth Tandy", "Beth Tandy"),
        ("Officer: PC 4471 Hale", "PC 4471 Hale"),
        ("Completed by: Beth Tandy    Date: 13/03/24", "Beth Tandy"),
        ("Time: 10.15      Staff: BT", "BT"),
        ("Seen by: Dr P Lowe", "Dr P Lowe"),
        ("Taken by: RN", "RN"),
        ("Initials: BT", "BT"),
        ("OPID K7731", "K7731"),
        ("Log by: duty worker", "duty worker"),
        ("Gweithiwr: Non Parri", "Non Parri"),
        ("Ysgrifennwyd gan: Non Parri", "Non Parri"),
        ("From: Tandy, Beth <b.tandy@example.org>\nSent: 12 March 2024 10:15\nTo: Oduya, Kola", "Tandy, Beth"),
        ("Worker completing: Beth Tandy", "Beth Tandy"),
        ("Entered: 13/03/2024 Beth Tandy", "Beth Tandy"),
        ("[Office] Worker=B.Tandy Attended=Y", "B.Tandy"),
        ("On Thu, 14 Mar 2024 at 10:15, Beth Tandy <b.tandy@example.org> wrote:", "Beth Tandy"),
        ("Officer: 4471", "4471"),
        ("Chair: Ann Reed   Minutes: Lyn Poole", "Lyn Poole"),
        ("Reported by: Beth Tandy", ""),
        ("Contact with: Beth Tandy", ""),
        ("To: Beth Tandy", ""),
        ("Call from: Joyce Penn", ""),
        ("Taken by: mum", ""),
    ],
)
def test_a_label_says_who_wrote_by_itself(line: str, wrote: str):
    assert writers(f"Entry 1 of 1\n{line}\nAsha was late again.\n", "^Entry") == [wrote]


def test_whoever_is_told_of_writes_nothing():
    told_of = "12/03/24 - Joyce Penn\nJoyce said she is tired.\n14/03/24 - Joyce Penn\nRang Joyce.\n18/03/24 - Joyce Penn\nJoyce in.\n"
    assert writers(told_of, DATED) == ["", "", ""]


def test_whom_the_file_is_about_writes_nothing():
    text = "12/03/24 - Asha Penn - visit\nWell.\n14/03/24 - Asha Penn - call\nLate.\n18/03/24 - Asha Penn - visit\nNo reply.\n"
    assert writers(text, DATED) == ["Asha Penn"] * 3
    assert writers(text, DATED, about=("Asha Penn",)) == ["", "", ""]
    assert writers(f"Child: Asha Penn  DOB 04/05/2017\n\n{text}", r"^1\d/03/24") == ["", "", ""]


def test_a_form_of_contact_in_the_place_of_a_writer_is_none():
    assert (
        writers("12/03/24 | TC | in\nMum.\n14/03/24 | HV | out\nNo reply.\n15/03/24 | TC | in\nMum.\n", DATED)
        == [""] * 3
    )


def test_who_was_met_is_another_each_time():
    text = (
        "12/03/24 Visit - Ann Hale\nWell.\n14/03/24 Visit - Joyce Penn\nLate.\n18/03/24 Visit - Mo Sands\nNo reply.\n"
    )
    assert writers(text, DATED) == ["", "", ""]


def test_to_whom_a_thing_was_sent_did_not_write_it():
    text = "12/03/24 Kelly -> Dr Rao\nMum rang.\n14/03/24 Dr Rao -> Kelly\nBook her in.\n18/03/24 Kelly -> Dr Rao\nBooked.\n"
    assert writers(text, DATED) == ["Kelly", "Dr Rao", "Kelly"]


def test_who_wrote_may_stand_behind_the_form_of_contact_or_before_whom_it_was_with():
    behind = "12/03/24 HV BT Asha well.\n14/03/24 TC BT Mum upset.\n18/03/24 HV KO No reply.\n"
    assert writers(behind, DATED) == ["BT", "BT", "KO"]
    before = (
        "12/03/24 B. Tandy to M. Ward (dad): late.\n14/03/24 B. Tandy to school: in.\n18/03/24 K. Oduya to dad: no.\n"
    )
    assert writers(before, DATED) == ["B. Tandy", "B. Tandy", "K. Oduya"]


def test_a_mark_in_a_column_repeats_who_stands_above():
    text = 'DATE      TIME   STAFF  WHAT WAS SEEN\n12/03/24  8.35   CB     Late.\n12/03/24  9.10   "      Hungry.\n13/03/24  8.30   RN     In.\n'
    assert writers(text, DATED) == ["CB", "CB", "RN"]


KEPT = "Outreach log. Key worker: Ola Jessop\n\n12/03/24 Met in town.\nNo news.\n14/03/24 No show.\n"


def test_the_one_worker_of_a_file_wrote_its_notes():
    assert writers(KEPT, DATED) == ["Ola Jessop", "Ola Jessop"]
    assert (
        writers("Rents log, officer T Cleave unless shown\n\n12/03/24 Rang.\n14/03/24 Visit.\n", DATED)
        == ["T Cleave"] * 2
    )


def test_the_head_of_a_file_says_nothing_where_its_notes_are_signed():
    text = (
        KEPT.replace("No news.", "No news.\n(LMc)").replace("No show.", "No show.\n(OJ)")
        + "15/03/24 Rang.\n(LMc)\n16/03/24 Rang again.\n"
    )
    assert writers(text, DATED) == ["LMc", "Ola Jessop (OJ)", "LMc", ""]


def test_initials_that_the_file_explains_are_said_with_the_name():
    text = INITIALS_BELOW + "\nBT = Beth Tandy, social worker\n"
    assert writers(text, DATED)[:2] == ["Beth Tandy (BT)", "KO"]


def test_a_heading_of_nothing_but_a_worker_holds_until_the_next():
    text = "### Carla Dunn\n\n12/03/24 toddler group\n14/03/24 no one in\n\n### Pete Yarrow\n\n20/03/24 intro\n"
    assert writers(text, DATED) == ["Carla Dunn", "Carla Dunn", "Pete Yarrow"]
    of_children = text.replace("toddler group", "Carla to toddler group")
    assert writers(of_children, DATED) == ["", "", ""]


def test_messages_of_a_day_are_of_all_who_wrote_them():
    text = "12/03/24\nBeth 10.15 not in school\nKola 10.20 I will go round\n13/03/24\nBeth 09.00 found\n14/03/24\nKola 09.10 closed\n"
    assert writers(text, DATED) == ["Beth / Kola", "Beth", "Kola"]


def test_a_sheet_of_one_day_is_of_all_who_signed_within_it():
    text = (
        "12/03/24\nMoved from ED.\n                    R. Mbeki RN\nSeen on round.\n                    Dr Faulds FY1\n"
        "13/03/24\nQuiet.\n                    R. Mbeki RN\n"
    )
    assert writers(text, DATED) == ["R. Mbeki RN / Dr Faulds FY1", "R. Mbeki RN"]


def test_each_line_of_a_sheet_may_be_signed():
    text = "12/03/24\n2300 Asleep. AB\n0100 Awake, pad changed. AB\n0300 On the floor. CD\n13/03/24\n2300 Asleep. CD\n"
    assert writers(text, DATED) == ["AB / CD", "CD"]


def test_a_role_alone_is_kept_where_nobody_is_named():
    text = IN_BRACKETS + "19/03/24 Quiet night. [night staff]\n"
    assert writers(text, DATED) == ["BT", "KO", "BT", "night staff"]


def test_the_feet_of_pages_stand_below_who_signed():
    foot = "\nCare Home Ltd   Form 6   page {}\nDAILY RECORD\n"
    text = "".join(
        f"{day}/03/24 Ate well.      {who}{foot.format(at)}"
        for at, (day, who) in enumerate((("12", "SK"), ("13", "MT"), ("14", "SK")))
    )
    assert writers(text, DATED) == ["SK", "MT", "SK"]


@pytest.mark.parametrize(
    ("words", "likeness"),
    [
        ("Dr Rao", Likeness.AT_WORK),
        ("Ward SW, Tobi", Likeness.AT_WORK),
        ("OIC PC 2208 Drake", Likeness.AT_WORK),
        ("PC 4471", Likeness.AT_WORK),
        ("Siân ap Rhys (she/her)", Likeness.NAME),
        ("Beth Tandy, Wenbury Council", Likeness.NAME),
        ("B Lamb HCA bleep 4417", Likeness.AT_WORK),
        ("GREAVES, Honor", Likeness.NAME),
        ("KB / LW", Likeness.INITIALS),
        ("HB", Likeness.LETTERS),
        ("HV", Likeness.ROLE),
        ("TC", Likeness.FORM),
        ("K7731", Likeness.CODE),
        ("Jude", Likeness.WORD),
        ("Home Visit", None),
        ("Fold Street", None),
        ("mum", Likeness.CODE),
        ("Mum", None),
        ("Slept in. Declined", None),
        ("Outcome", None),
        ("Page 32", None),
    ],
)
def test_how_much_words_are_like_somebody_who_writes(words: str, likeness: Likeness | None):
    found = signatory(words)
    assert (found.likeness if found else None) == likeness


LOG = """\
Running notes: Asha Penn

12/03/2024
Rang school. Asha in, no coat again.
                                   BT

14/03/2024
Visit. House cold, mum in bed.
                                   BT

18/03/2024
Asha seen at school by Beth Tandy (BT), said she is hungry.
                                   KO

20/03/2024
Asha not in school.
                                   BT
"""


def test_a_signature_is_no_word_of_the_entry_and_whose_it_is_is_known_at_work():
    read = list(read_document(Document("notes.txt", content=LOG.encode())))
    told = [one for one in read if isinstance(one, Account)]
    first = [one for one in told if one.when.earliest == dt.date(2024, 3, 12)]
    assert first
    assert {one.source.recorded_by for one in first} == {"Beth Tandy (BT)"}
    assert not any("BT" in one.fact for one in told if one.when.earliest != dt.date(2024, 3, 18))
    assert [one.kind for one in read if isinstance(one, Person) and one.name == "Beth Tandy"] == [
        PersonKind.PROFESSIONAL
    ]
