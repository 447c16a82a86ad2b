"""Notes become accounts: what each tells, on which day, in which words of the source."""

import datetime as dt
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.documents import Document
from chronology.hooks import Certainty, Read
from chronology.model import (
    Account,
    Action,
    Basis,
    Coverage,
    EvidenceStatus,
    Extent,
    Ignored,
    Kind,
    Problem,
    Reading,
)
from importers.notes import CaseNotes
from importers.notes.dated import Dated, Dates


def read(text: str, name: str = "notes.txt") -> list[Read]:
    return list(CaseNotes().read([Document(name, content=text.encode())]))


def accounts(text: str) -> list[Account]:
    return [item for item in read(text) if isinstance(item, Account)]


def days(text: str) -> dict[str | None, Kind]:
    """Kinds of the accounts that are not notes themselves, by day."""
    return {account.when.edtf: account.kind for account in accounts(text) if "#mention-" in account.key}


HEAD = "Date: 12/03/2021\nAuthor: Sian Pryce\nType: Home visit\nSeen: Cai (alone), Mrs Bowen (mother)\n\n"


@pytest.mark.parametrize(
    ("name", "content", "certainty"),
    [
        ("a.txt", b"T/C from school.", Certainty.LIKELY),
        ("a.md", b"# Notes", Certainty.LIKELY),
        ("standard input", b"T/C from school.", Certainty.LIKELY),
        ("a.txt", b"name,born,seen\nA,B,C\nD,E,F\n", Certainty.NO),
        ("a.txt", b'{"events": []}', Certainty.NO),
        ("a.txt", b"<html><body>x</body></html>", Certainty.NO),
        ("a.xml", b"<a/>", Certainty.NO),
        ("a.txt", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", Certainty.NO),
        ("cover.toml", b"purpose = 'x'", Certainty.NO),
        ("a.txt", b"", Certainty.NO),
        ("a.txt", b"\x00\x01\x02\x03" * 50, Certainty.NO),
    ],
)
def test_prose_is_likely_and_what_has_a_shape_of_its_own_is_not(
    name: str, content: bytes, certainty: Certainty
) -> None:
    assert certainty == CaseNotes().recognises(Document(name, content=content)).certainty


def test_a_note_is_an_account_of_its_own() -> None:
    (note,) = accounts(HEAD + "House clean. Cai chatty.\n\nAction: ring school on Monday.\nOutcome: no concerns.\n")

    assert (Kind.VISIT, "Home visit", EvidenceStatus.VERIFIED) == (note.kind, note.title, note.evidence_status)
    assert ("2021-03-12", Basis.NOTE_DATE) == (note.when.edtf, note.when.basis)
    assert ("Sian Pryce", dt.date(2021, 3, 12)) == (note.source.recorded_by, note.source.recorded_on)
    assert [("Cai", "", "seen-alone"), ("Mrs Bowen", "mother", "seen")] == [
        (p.person, p.role, p.involvement) for p in note.people
    ]
    assert ("ring school on Monday.", "no concerns.") == (note.action, note.outcome)


def test_a_long_body_is_told_in_whole_sentences_and_quoted_whole() -> None:
    body = " ".join(f"Sentence number {number} of a long account of the visit." for number in range(40))
    (note,) = accounts(HEAD + body + "\n")

    assert body == note.source.quote
    assert len(note.fact.split()) <= 61
    assert note.fact.endswith("visit. …")


def test_a_day_of_its_own_makes_an_account_of_its_own() -> None:
    told = days(HEAD + "Police were called on 3 March 2021. He was not brought to clinic on 5 and 9 March.\n")

    assert {"2021-03-03": Kind.POLICE_INCIDENT, "2021-03-05": Kind.NOT_BROUGHT, "2021-03-09": Kind.NOT_BROUGHT} == told


def test_each_date_of_a_sentence_takes_the_kind_of_its_own_clause() -> None:
    told = days(HEAD + "He was arrested on 3 March 2021, and on 7 March 2021 she was admitted to hospital.\n")

    assert {"2021-03-03": Kind.ARREST, "2021-03-07": Kind.HOSPITAL_ADMISSION} == told


def test_the_notes_own_day_is_told_once() -> None:
    assert {} == days(HEAD + "Seen on 12 March 2021 at home. Bruise seen on 12/03/2021.\n")


def test_a_planned_day_is_an_action_and_never_an_event() -> None:
    items = read(HEAD + "Plan: core group to be held on 20 March 2021.\n")
    (action,) = [item for item in items if isinstance(item, Action)]

    assert {} == days(HEAD + "Plan: core group to be held on 20 March 2021.\n")
    assert "2021-03-20" == (action.due and action.due.edtf)
    assert "2021-03-12" == (action.agreed_at and action.agreed_at.edtf)
    assert any(isinstance(item, Account) and item.key == f"{action.account}#note" for item in items)


def test_what_became_of_an_action_is_none() -> None:
    items = read(HEAD + "Actions: visit again on 20 March 2021. Not done: on leave until 30 March 2021.\n")

    assert ["2021-03-20"] == [item.due.edtf for item in items if isinstance(item, Action) and item.due]


def test_a_day_merely_looked_forward_to_is_no_action_to_be_chased() -> None:
    items = read(HEAD + "The conference due on 20 March 2021 has been put off.\n")

    assert [] == [item for item in items if isinstance(item, Action)]


@pytest.mark.parametrize(
    "sentence",
    [
        "DOB: 01/02/2012.",
        "Cai (born 1 February 2012) was there.",
        "The review was due by 1 March 2021.",
        "If he returns on 1 March 2021 police will come.",
        "See the Children Act 1989 and the statement of needs.",
        "His birthday trip is on 1 May 2021.",
        "He has not been missing since 1 February 2021.",
        "Page 3 of 4",
    ],
)
def test_a_date_that_tells_no_event_makes_none(sentence: str) -> None:
    assert {} == days(HEAD + f"All was well at home today.\n{sentence}\n")


def test_a_birth_that_is_told_is_an_event() -> None:
    assert {"2021-03-01": Kind.BIRTH} == days(HEAD + "The baby was born on 1 March 2021 at home.\n")


def test_grave_things_found_on_a_visit_stand_beside_it() -> None:
    told = accounts(HEAD + "I saw a bruise on his left cheek. House clean.\n")

    assert [Kind.VISIT, Kind.INJURY] == [account.kind for account in told]
    assert "I saw a bruise on his left cheek." == told[1].source.quote
    assert EvidenceStatus.OBSERVED == told[1].evidence_status


@pytest.mark.parametrize("sentence", ["No bruising seen.", "Mum denied hitting him.", "If he hit me I would tell."])
def test_what_did_not_happen_stands_beside_nothing(sentence: str) -> None:
    assert [Kind.VISIT] == [account.kind for account in accounts(HEAD + sentence + "\n")]


def test_an_allegation_says_that_it_is_one() -> None:
    told = accounts(HEAD + "Cai alleged that his father punched him on 3 March 2021.\n")[-1]

    assert (Kind.PHYSICAL_ABUSE_ALLEGED, EvidenceStatus.ALLEGED) == (told.kind, told.evidence_status)


def test_a_visit_that_found_nobody_is_no_visit() -> None:
    (note,) = accounts("Date: 12/03/2021\nType: Home visit\n\nNo reply. Card left.\n")

    assert Kind.NO_ACCESS_VISIT == note.kind


@pytest.mark.parametrize(
    ("body", "voice"),
    [
        ('Cai said, "I want to go home."', "I want to go home."),
        ('C told me "it was noisy".', "“it was noisy”"),
        ("The child said “Daddy shouts”.", "“Daddy shouts”"),
        ("Dywedodd Cai, “Dw i'n iawn”.", "Dw i'n iawn"),
        ('Mum said "he is fine".', None),
        ('Mrs Bowen (mother) was cross. She said "go away".', None),
        ('I said "see you soon".', None),
        ("Cai wants to go home.", None),
    ],
)
def test_only_words_clearly_the_childs_are_the_childs(body: str, voice: str | None) -> None:
    head = "Date: 12/03/2021\nType: Home visit\nSeen: Cai, Mrs Bowen (mother)\n\n"

    assert voice == accounts(head + body + "\n")[0].child_voice


def test_a_welsh_note_is_told_in_welsh() -> None:
    text = "Dyddiad: 12 Mawrth 2021\nMath: Ymweliad cartref\n\nRoedd y plant yn iawn. Galwyd yr heddlu ar 3 Mawrth 2021 gan fod sŵn yn y tŷ.\n"
    note, police = accounts(text)

    assert ("cy", Kind.VISIT) == (note.language, note.kind)
    assert ("2021-03-03", Kind.POLICE_INCIDENT, "Digwyddiad heddlu") == (police.when.edtf, police.kind, police.title)


NARRATIVE = """\
12. Of most note are the following:

12.1. The parents met at work. Father was born [redacted].

12.2. The child was born on 1 October 2021. On 3 October 2021 she was returned to hospital.

12.3. The child was placed under police protection on [date].

B. Later events
"""


def test_of_a_narrative_only_sentences_with_a_day_become_accounts() -> None:
    told = [(account.when.edtf, account.kind) for account in accounts(NARRATIVE)]

    assert [
        ("2021-10-01", Kind.BIRTH),
        ("2021-10-03", Kind.EMERGENCY_ATTENDANCE),
        (None, Kind.POLICE_PROTECTION),
    ] == told


TOLD = """\
1. Colin lived alone.

2. He was admitted on 3 March 2021 with a chest infection. {}
"""


def told_in_narrative(sentence: str) -> dict[str | None, Kind]:
    return {each.when.edtf: each.kind for each in accounts(TOLD.format(sentence)) if each.when.edtf != "2021-03-03"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Agencies were asked for chronologies from 1 April 2021.",
        "His sister read a draft in August 2021.",
        "I direct myself by what was said by the Court of Appeal on 30 March 2021.",
    ],
)
def test_days_of_a_review_and_of_the_law_are_no_events(sentence: str) -> None:
    assert {} == told_in_narrative(sentence)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Mr Dean has not visited his children since September 2021.", "2021-09"),
        ("Screened on 2 April 2021. Threshold for an enquiry into neglect not met.", "2021-04-02"),
        ("He refused care on 14 of the next 20 visits and the agency gave notice on 6 April 2021.", "2021-04-06"),
        ("The next few weeks were hard and police were called on 7 April 2021.", "2021-04-07"),
    ],
)
def test_a_narrative_tells_what_was_last_what_was_done_and_what_came_next(sentence: str, day: str) -> None:
    assert [day] == list(told_in_narrative(sentence))


def test_the_log_of_visits_is_a_paper_and_no_visit() -> None:
    sentence = "The agency's visit log for 12 April 2021 says that Jez was there and Colin said no."
    assert {"2021-04-12": Kind.NARRATED} == told_in_narrative(sentence)


def test_a_call_to_a_councils_contact_centre_is_no_family_time() -> None:
    sentence = "His sister rang the contact centre on 9 April 2021 to say that a man called Jez has his bank card."
    assert {"2021-04-09": Kind.FINANCIAL_ABUSE_INDICATOR} == told_in_narrative(sentence)
    seen = "He saw his children at the contact centre on 9 April 2021."
    assert {"2021-04-09": Kind.FAMILY_CONTACT} == told_in_narrative(seen)


def test_what_a_narrative_tells_at_no_time_is_counted() -> None:
    (left_out,) = [item for item in read(NARRATIVE) if isinstance(item, Ignored)]

    assert ("text:no-dated-event", 3) == (left_out.path, left_out.count)


def test_a_date_no_calendar_holds_is_said_and_never_mended() -> None:
    problems = [item for item in read(HEAD + "Police came on 31/02/2021 at night.\n") if isinstance(item, Problem)]

    assert {} == days(HEAD + "Police came on 31/02/2021 at night.\n")
    assert ["line 6"] == [problem.source.locator for problem in problems]
    assert not any("31/02" in problem.message for problem in problems)


def test_notes_claim_no_more_than_their_first_to_last_day() -> None:
    items = read(HEAD + "All well.\n\n" + HEAD.replace("12/03", "20/04") + "All well again.\n")
    (coverage,) = [item for item in items if isinstance(item, Coverage)]

    assert (dt.date(2021, 3, 12), dt.date(2021, 4, 20), Extent.UNKNOWN) == (
        coverage.from_day,
        coverage.to_day,
        coverage.extent,
    )
    assert isinstance(items[-1], Reading)
    assert dt.date(2021, 4, 20) == items[-1].as_at


def test_a_damaged_word_file_is_a_problem_and_still_ends_in_a_reading() -> None:
    items = list(CaseNotes().read([Document("a.docx", content=b"PK\x03\x04word/ nothing")]))

    assert [Problem, Reading] == [type(item) for item in items]


NOTES = [
    HEAD + "House clean. He was arrested on 3 March 2021.\n\n",
    HEAD.replace("12/03", "15/03") + "School rang. Bruise to his left arm.\n\n",
    HEAD.replace("12/03", "19/03").replace("Home visit", "T/C") + "Mum rang about contact.\n\n",
]


def keys(text: str) -> set[str]:
    return {account.key for account in accounts(text)}


def test_keys_survive_notes_put_in_before() -> None:
    assert keys(NOTES[2]) | keys(NOTES[1]) <= keys("".join(NOTES))


def test_keys_survive_white_space_and_a_slip_mended_late() -> None:
    body = "House clean and tidy. Cai showed me all of his drawings and the new bed that he got, a nice vist."
    spaced = body.replace(" Cai", "\n   Cai")

    assert keys(HEAD + body + "\n") == keys(HEAD + spaced + "\n") == keys(HEAD + body.replace("vist", "visit") + "\n")


def test_keys_do_not_hold_the_files_name() -> None:
    one, other = (
        {item.key for item in read(NOTES[0], name) if isinstance(item, Account)} for name in ("a.txt", "b.txt")
    )

    assert one == other


def test_equal_notes_are_told_apart() -> None:
    told = [account.key for account in accounts(NOTES[0] * 3)]

    assert len(told) == len(set(told)) == 6


LINES = st.sampled_from(
    [
        "Date: 12/03/2021 Time: 14:10",
        "Dyddiad: 3 Mawrth 2021",
        "Author: Sian Pryce",
        "Seen: Cai, mum and nobody",
        "Type: Home visit",
        "12/03/2021 - T/C from school. Bruise seen.",
        "## 3 March 2021 - Home visit",
        "**3 March 2021**",
        "---",
        "======",
        "",
        "   ",
        "Date\tType\tNote",
        "12/03/2021\tT/C\tMum rang.",
        "| Date | Note |",
        "| 1/2/2021 | x |",
        "12.1. On 3 May 2019 she moved. The next day he left.",
        "Page 1 of 2",
        "Plan:",
        "- ring school by 3 May 2021",
        'He said "no". DOB: 1/2/2012. 31/02/2020.',
        "Notes:",
        "Details: \t",
        "OFFICIAL-SENSITIVE",
    ]
)
TEXTS = st.one_of(
    st.lists(LINES, max_size=25).map("\n".join),
    st.text(max_size=300),
    st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=12).map("\n".join),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_line_of_any_text_ends_somewhere(text: str) -> None:
    document = Document("any.txt", content=text.encode("utf-8", "replace"))
    items = list(CaseNotes().read([document]))
    reading = items[-1]
    told = [item for item in items if isinstance(item, Account)]

    assert isinstance(reading, Reading)
    assert sum(1 for line in document.text.split("\n") if line.strip()) == reading.found == reading.accounted
    assert all(account.source.quote == document.text[account.source.start : account.source.end] for account in told)
    assert len(told) == len({account.key for account in told})
    assert not any("not understood" in item.message for item in items if isinstance(item, Problem))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_are_too_strange(content: bytes) -> None:
    assert isinstance(list(CaseNotes().read([Document("a.txt", content=content)]))[-1], Reading)


EXAMPLES = [path for path in Path("examples").glob("*/notes/*") if path.is_file()]
SAMPLES = [path for path in Path("../shared/samples/narratives").glob("*.txt") if path.is_file()]


@pytest.mark.parametrize("path", [*EXAMPLES, *SAMPLES], ids=lambda path: path.name)
def test_example_notes_reconcile_and_quote_exactly(path: Path) -> None:
    document = Document(path.name, path=path)
    items = list(CaseNotes().read([document]))
    told = [item for item in items if isinstance(item, Account)]
    (reading,) = [item for item in items if isinstance(item, Reading)]

    assert told
    assert reading.found == reading.accounted
    assert all(account.source.quote == document.text[account.source.start : account.source.end] for account in told)
    assert all(account.title and account.fact and len(account.title.split()) <= 16 for account in told)


def test_a_note_is_read_undisturbed_and_whoever_takes_what_it_tells_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    found_in = Dates.of
    within: list[bool] = []
    told = CaseNotes().read([Document("notes.txt", content=f"{HEAD}Rang the school on 2 March 2021.\n".encode())])

    def dates_of(own: Dates, *others: object) -> Iterator[Dated]:
        within.append(gc.isenabled())
        return found_in(own, *others)

    monkeypatch.setattr(Dates, "of", dates_of)
    switched_on = [gc.isenabled() for _ in told]

    assert within == [False]
    assert switched_on
    assert all(switched_on)
    assert gc.isenabled()
