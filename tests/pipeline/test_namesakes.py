"""What words say is of somebody else of the name is not told of the one whom the records are about."""

import datetime as dt
from dataclasses import replace

import pytest

from chronology.model import Account, Involvement, Kind, Person, PersonKind, Source, Status, When
from chronology.normalise import subjects
from chronology.pipeline.namesakes import is_born_otherwise, told_of_themselves

DAY = dt.date(2022, 4, 4)
RECORDS = Source(document="export.xml", locator="1")
KIT = Person(id="kit", name="Kit Marlais", kind=PersonKind.CHILD, is_subject=True, source=RECORDS)
OTHER = Involvement(person="name:kitt-marlais")
THEFT = "Male detained by store staff."


def told(words: str, *people: Involvement, role: str = "occurred") -> Account:
    account = Account(
        key=f"agency:police:1#{role}",
        when=When.on(DAY),
        kind=Kind.CHILD_OFFENCE,
        fact=words,
        people=people,
        source=Source(document="police.csv", locator="row 1", quote=words),
    )
    return told_of_themselves([account], [KIT])[0]


@pytest.mark.parametrize(
    "words",
    [
        "NB not the Kit MARLAIS of Mill Lane.",
        "Not our Kit.",
        "This is not the same person as Kit Marlais.",
        "Not to be confused with MARLAIS, Kit.",
        "No relation to Kit Marlais.",
        "A different Kit Marlais, born 2004.",
        "Nothing to do with Kit Marlais.",
    ],
)
def test_a_row_that_says_whom_it_is_not_of_is_of_the_other_it_names(words: str):
    assert {OTHER.person} == subjects(told(f"{THEFT} {words}", OTHER))


def test_one_filed_under_the_child_by_mistake_is_taken_away_from_the_child():
    row = told(f"{THEFT} NB not our Kit.", OTHER, Involvement(person="kit", role="subject"))

    assert {OTHER.person} == subjects(row)


BORN = replace(KIT, born=When.on(dt.date(2014, 3, 2)))


def told_in_record(words: str) -> Account:
    account = told(THEFT)
    account = replace(account, source=replace(account.source, quote=f"{THEFT} {words}"))
    return told_of_themselves([account], [BORN])[0]


@pytest.mark.parametrize(
    "words",
    [
        "MARLAIS Kit b. 02/03/2004, 9 Quay Road. (name hit)",
        "Occupants Orrell, nothing to do w MARLAIS.",
        "Nothing to do with the Marlaises.",
    ],
)
def test_a_row_of_another_birth_or_family_that_a_search_brought_up_is_of_no_kind(words: str):
    row = told_in_record(words)

    assert Kind.UNCLASSIFIED is row.kind
    assert THEFT in row.fact


@pytest.mark.parametrize(
    "words",
    [
        "MARLAIS Kit b. 02/03/2014, 9 Quay Road. (name hit)",
        "MARLAIS Kit b. 02/03/2004.",
        "Said it was nothing to do with him.",
    ],
)
def test_a_row_of_the_childs_own_birth_or_one_miswritten_keeps_its_kind(words: str):
    assert Kind.CHILD_OFFENCE is told_in_record(words).kind


def test_where_it_names_nobody_else_it_keeps_its_words_and_is_no_offence():
    row = told(f"{THEFT} Not the Kit Marlais of this case.")

    assert Kind.UNCLASSIFIED is row.kind
    assert row.fact.startswith(THEFT)


@pytest.mark.parametrize(
    "words",
    [
        "Mum says it was not Kit's fault.",
        "Did not tell Kit.",
        "He is a different Kit since the summer.",
        "It was Jo and not Kit who rang.",
        "Kit is not the lad he was.",
    ],
)
def test_what_is_said_of_the_child_stays_the_child_s(words: str):
    row = told(f"{THEFT} {words}", OTHER)

    assert Kind.CHILD_OFFENCE is row.kind
    assert frozenset() == subjects(row)


def test_a_whole_note_that_mentions_a_namesake_is_left_as_it_is():
    note = told("Police rang about a theft: not our Kit.", role="note")

    assert Kind.CHILD_OFFENCE is note.kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Entry made in error - of another family.", Kind.UNCLASSIFIED),
        ("Entered on the wrong file, please disregard.", Kind.UNCLASSIFIED),
        ("Wrong file: please ignore.", Kind.UNCLASSIFIED),
        ("Tablets given in error.", Kind.CHILD_OFFENCE),
        ("The note was recorded in error as an accident.", Kind.CHILD_OFFENCE),
        ("He went to the wrong house.", Kind.CHILD_OFFENCE),
    ],
)
def test_an_entry_that_says_it_stands_in_the_wrong_file_keeps_its_words_and_counts_for_nothing(words: str, kind: Kind):
    row = told(f"{words} {THEFT}")

    assert kind is row.kind
    assert THEFT in row.fact


@pytest.mark.parametrize(
    "words",
    [
        "Liaison slip (fractured wrist) was filed here in error.",
        "It belongs to Kit MARLAISE, dob 22.04.2016. Not our family.",
    ],
)
def test_what_was_filed_here_in_error_keeps_its_words_and_is_of_no_kind(words: str):
    row = told(words)

    assert Kind.UNCLASSIFIED is row.kind
    assert words == row.fact


@pytest.mark.parametrize("words", ["Our family worker rang.", "She is not our first child to be told."])
def test_words_that_are_near_them_take_nothing_away(words: str):
    assert Kind.CHILD_OFFENCE is told(f"{THEFT} {words}").kind


def test_a_row_of_which_another_says_that_it_is_a_namesake_s_is_taken_back():
    bite = replace(told("Kit bit another child."), key="agency:school:15#occurred", references=("C-015",))
    other = replace(bite, key="agency:school:14#occurred", references=("C-014",))
    says = told("C-015 is Kit PROBERT and has been moved to his file. Nothing to do with Kit Marlais.")

    found = told_of_themselves([bite, other, says], [KIT])
    assert [Status.WITHDRAWN, Status.FINAL, Status.FINAL] == [each.status for each in found]


@pytest.mark.parametrize(
    ("beside", "struck"),
    [
        ("See letter of 3/4 - NOT correct (AB 4/4)", True),
        ("Incorrect. See below", True),
        ("Told mother it was not correct to do so", False),
        ("Dose incorrect, GP rung", False),
    ],
)
def test_a_row_beside_which_its_own_table_says_that_it_is_not_so_stands_apart(beside: str, struck: bool):
    row = Account(
        key="agency:log:1#note",
        when=When.on(DAY),
        kind=Kind.PRE_PROCEEDINGS,
        fact="Pre-proceedings have started.",
        action=beside,
        source=Source(document="log.csv", locator="row 1"),
    )

    assert struck == (told_of_themselves([row], [KIT])[0].status is Status.WITHDRAWN)


@pytest.mark.parametrize(
    ("words", "struck"),
    [
        ("MARLAIS Kit arrested, charged. CLERK: this is a b. 1996, NOT the nominal above. Cousin. Disregard.", True),
        ("Fracture clinic letter - SCANNED IN ERROR, belongs to another patient of the same name.", True),
        ("She seems to disregard the rules of the house with another child.", False),
        ("Letter sent in error, belongs to the file of last year.", False),
    ],
)
def test_a_row_that_says_it_is_anothers_and_to_be_disregarded_stands_apart(words: str, struck: bool):
    assert struck == (told(words).status is Status.WITHDRAWN)


def _row(role: str, words: str, *people: Involvement) -> Account:
    source = Source(document="log.txt", locator="line 4", quote=words)
    own = Involvement(person="kit", role="subject")
    return Account(
        key=f"notes::row#{role}",
        when=When.on(DAY),
        kind=Kind.OVERDOSE,
        fact=words,
        people=(own, *people),
        source=source,
    )


@pytest.mark.parametrize("said", ["conveyed. NOT Kit.", "conveyed (not Kit Marlais)."])
def test_a_short_record_that_says_by_itself_whom_it_is_not_of_is_whole_of_whom_it_names(said: str) -> None:
    note = _row("note", f"Ellis ORME 17, overdose, {said} Father Gary ORME was there, on licence.", OTHER)
    part = _row("mention-2021", "Father Gary ORME was there, on licence.")

    assert [{OTHER.person}] * 2 == [subjects(each) for each in told_of_themselves([note, part], [KIT])]


@pytest.mark.parametrize("said", ["Asked who did it. Not Kit.", "Do NOT let Kit know.", "He is NOT Kit's father."])
def test_an_answer_and_what_is_not_to_be_done_say_nothing_of_whose_it_is(said: str) -> None:
    note = _row("note", f"Ellis ORME took tablets. {said}", OTHER)

    assert [{"kit"}] == [subjects(each) for each in told_of_themselves([note], [KIT])]


@pytest.mark.parametrize(
    "outcome", ["Closed. Not KM.", "Not ours", "Undetected. Not linked.", "Mother's record. Not Kit"]
)
def test_a_row_whose_outcome_says_that_it_is_not_of_the_person_is_of_no_kind(outcome: str) -> None:
    row = replace(_row("occurred", "Purse gone from a coat in the lounge."), outcome=outcome)

    assert Kind.UNCLASSIFIED is told_of_themselves([row], [KIT])[0].kind


@pytest.mark.parametrize("outcome", ["Not known", "Not seen. Kit asleep.", "Not linked to the other call, same night"])
def test_another_outcome_leaves_it_as_it_is(outcome: str) -> None:
    row = replace(_row("occurred", "Purse gone from a coat in the lounge."), outcome=outcome)

    assert Kind.OVERDOSE is told_of_themselves([row], [KIT])[0].kind


@pytest.mark.parametrize(
    ("words", "is_another"),
    [
        ("MARLAIS Kit b. 19/11/1961, Quay Road, stopped in a car.", True),
        ("MARLAIS Kit b. 02/03/2014, at the quay.", False),
        ("MARLAIS Kit b. 02/03/2004, at the quay.", False),
        ("MARLAIS Kit b. 03/02/2015, at the quay.", False),
        ("MARLAIS Kit at the quay with ORRELL Ann b. 19/11/1961.", False),
        ("MARLAIS Kit b. 19/11/1961, also MARLAIS Kit b. 02/03/2014.", False),
    ],
)
def test_the_whole_name_with_another_year_and_day_of_birth_beside_it_is_a_namesake_and_a_slip_is_none(
    words, is_another
):
    account = told(THEFT)
    account = replace(account, source=replace(account.source, quote=words))

    assert is_another is is_born_otherwise(account, BORN)
    assert is_another is is_born_otherwise(account, replace(BORN, name="Kit Morgan MARLAIS"))
