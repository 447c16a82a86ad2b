"""Tables that say in a column who was seen: Y and N, ticks, names; and rows that contradict themselves."""

import pytest
from tablemaking import as_csv, as_word, people, planned, told, troubles

from chronology.model import Kind
from importers.agency_chronology.columns import meanings_of

HEADINGS = ["Visit ID", "Child", "Date of visit", "Worker", "Type", "Seen", "Seen alone", "Notes"]


def visit(seen="", alone="", notes="", *, child="Mali Prys", kind="Stat visit", headings=HEADINGS, make=as_csv):
    """The row of one visit among others that keep the table a table."""
    other = ["7", "Mali Prys", "01/02/2021", "Ann Lee", kind, "Y", "N", "Playing in the front room"]
    rows = [headings, other, ["8", child, "15/02/2021", "Ann Lee", kind, seen, alone, notes]]
    found = told(make(rows))
    return found[-1]


def how(account):
    return {part.person: part.involvement for part in account.people if part.role == "subject"}


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Seen", "seen"),
        ("Seen?", "seen"),
        ("Seen Y/N", "seen"),
        ("Child seen (Y/N)", "seen"),
        ("Was the child seen?", "seen"),
        ("Children seen", "seen"),
        ("Gwelwyd", "seen"),
        ("Seen alone", "seen_alone"),
        ("Was the child seen alone?", "seen_alone"),
        ("Spoken to alone", "seen_alone"),
        ("SeenAlone", "seen_alone"),
        ("ChildSeen", "seen"),
        ("EventDate", "date"),
        ("Seen by", "author"),
        ("Child seen by", "author"),
        ("Date child last seen", "aside"),
    ],
)
def test_a_heading_that_asks_who_was_seen_is_understood(heading, meant):
    assert meant == " ".join(meanings_of(heading))


@pytest.mark.parametrize(
    "seen", ["Y", "yes", "1", "✓", "TRUE", "Seen", "Y - at school", "Mali", "Mali Prys", "Seen at nan's"]
)
def test_a_child_marked_as_seen_was_seen(seen):
    account = visit(seen)

    assert (Kind.CHILD_SEEN, {"name:mali-prys": "seen"}) == (account.kind, how(account))


@pytest.mark.parametrize(
    ("seen", "alone"), [("Y", "Y"), ("", "Yes"), ("Yes - alone", ""), ("Seen alone", ""), ("Y", "Mali"), ("Alone", "N")]
)
def test_a_child_marked_as_seen_alone_was_seen_alone(seen, alone):
    account = visit(seen, alone)

    assert (Kind.CHILD_SEEN_ALONE, {"name:mali-prys": "seen-alone"}) == (account.kind, how(account))


@pytest.mark.parametrize(("alone", "kind"), [("No", Kind.VISIT), ("Yes", Kind.CHILD_SEEN_ALONE), ("N/A", Kind.VISIT)])
def test_a_system_s_heading_in_one_word_is_no_text_that_the_child_was_seen_alone(alone, kind):
    """The words of the heading stood in the text of each row, and every visit was one at which she was seen alone."""
    headings = ["NoteID", "Person", "EventDate", "Worker", "NoteType", "Team", "SeenAlone", "Text"]
    rows = [
        headings,
        ["7", "Mali Prys", "01/02/2021", "A Lee", "Visit", "North", "Yes", "Well."],
        ["8", "Mali Prys", "15/02/2021", "A Lee", "Visit", "North", alone, "He sat with us throughout."],
    ]

    assert kind is told(as_csv(rows))[-1].kind


@pytest.mark.parametrize("seen", ["N", "No", "0", "✗", "No - asleep", "Not seen", "Nobody"])
def test_a_row_marked_as_not_seen_is_a_visit_at_which_the_child_was_not_seen(seen):
    account = visit(seen, "N", "Spoke to mum on the doorstep")

    assert (Kind.CHILD_NOT_SEEN, {"name:mali-prys": "not-seen"}) == (account.kind, how(account))
    assert "Stat visit: child not seen" == account.title


@pytest.mark.parametrize(
    ("notes", "kind", "title"),
    [
        ("No reply, card left", Kind.NO_ACCESS_VISIT, "Stat visit: no access"),
        ("Family away", Kind.NO_ACCESS_VISIT, "Stat visit: no access"),
        ("Visit cancelled due to snow", Kind.VISIT_NOT_MADE, "Stat visit: not made"),
        ("Half term - no visit", Kind.VISIT_NOT_MADE, "Stat visit: not made"),
    ],
)
def test_a_visit_that_found_nobody_or_was_not_made_is_called_so(notes, kind, title):
    account = visit("N", "N", notes)

    assert (kind, title) == (account.kind, account.title)


def test_a_row_that_says_seen_and_no_visit_is_flagged_and_nobody_is_taken_for_seen():
    rows = [HEADINGS, ["7", "Mali Prys", "01/02/2021", "Ann Lee", "Stat visit", "Y", "N", "Half term - no visit"]] * 2
    account = told(as_csv(rows))[0]

    assert (Kind.VISIT, "Stat visit: recorded as seen, and as not made") == (account.kind, account.title)
    assert {"name:mali-prys": ""} == how(account)
    assert any("seen and that nobody was" in str(one) for one in troubles(as_csv(rows)))


@pytest.mark.parametrize("seen", ["Y/N", "x", "?", "N/A", "-", "No concerns about home", "2"])
def test_a_mark_that_may_mean_either_makes_nobody_seen_or_unseen(seen):
    account = visit(seen)

    assert (Kind.VISIT, {"name:mali-prys": ""}) == (account.kind, how(account))


def test_a_name_with_only_behind_it_was_seen_and_the_others_were_not():
    account = visit("Mali only", child="Mali Prys, Ifan Prys")

    assert {"name:mali-prys": "seen", "name:ifan-prys": "not-seen"} == how(account)
    assert Kind.CHILD_NOT_SEEN == account.kind


def test_names_of_those_who_were_seen_and_who_were_not_are_each_taken_for_their_own():
    account = visit("Ifan alone, not Mali", child="Mali Prys, Ifan Prys")

    assert {"name:mali-prys": "not-seen", "name:ifan-prys": "seen-alone"} == how(account)


def test_seen_of_a_brother_does_not_make_the_child_of_the_row_seen():
    account = visit("Ifan Prys")

    assert (Kind.VISIT, {"name:mali-prys": ""}) == (account.kind, how(account))
    assert ["seen"] == [part.involvement for part in account.people if part.person == "name:ifan-prys"]


def test_what_the_cells_said_stays_with_the_row_as_written():
    assert "Seen: Y - at school" in visit("Y - at school").source.quote


def test_an_adult_who_was_seen_is_no_child():
    headings = ["No", "Service user", *HEADINGS[2:]]

    assert Kind.ADULT_SEEN == visit("Y", headings=headings).kind


def test_a_call_at_which_nobody_could_be_seen_stays_a_call():
    assert Kind.TELEPHONE_CALL == visit("N", kind="Telephone call").kind


def test_a_word_table_is_read_alike():
    assert Kind.CHILD_SEEN_ALONE == visit("Y", "Y", make=as_word).kind


PLANNED = ["Visit ref", "Type", "Planned for", "Done on", "By", "Children seen", "Seen alone", "Comment"]


def arranged(*, done="", seen="", alone="", comment="", headings=PLANNED):
    """What a table of visits arranged and made tells in its last row."""
    other = ["1", "CP visit", "01/02/2022", "01/02/2022", "Ann Lee", "M C", "", "All well"]
    return as_csv([headings, other, ["2", "CP visit", "14/03/2022", done, "Ann Lee", seen, alone, comment]])


@pytest.mark.parametrize(
    ("comment", "kind"),
    [
        ("Cancelled - worker off sick", Kind.VISIT_NOT_MADE),
        ("Dad declined", Kind.VISIT_NOT_MADE),
        ("Mam asked to rearrange", Kind.VISIT_NOT_MADE),
        ("SW on leave", Kind.VISIT_NOT_MADE),
        ("No reply", Kind.NO_ACCESS_VISIT),
        ("Family out", Kind.NO_ACCESS_VISIT),
    ],
)
def test_a_visit_that_was_not_made_is_told_on_the_day_it_was_planned_for(comment, kind):
    (_, account) = told(arranged(comment=comment))

    assert (kind, "2022-03-14") == (account.kind, account.when.edtf)
    assert [] == planned(arranged(comment=comment))


@pytest.mark.parametrize(("done", "comment"), [("cancelled", ""), ("-", "Cancelled by worker"), ("Not made", "")])
def test_words_in_place_of_the_day_of_a_visit_are_no_day(done, comment):
    (_, account) = told(arranged(done=done, comment=comment))

    assert (Kind.VISIT_NOT_MADE, "2022-03-14") == (account.kind, account.when.edtf)


def test_a_visit_that_nobody_says_was_made_or_not_is_a_plan():
    assert 1 == len(told(arranged()))
    assert ["2022-03-14"] == [action.due.edtf for action in planned(arranged())]


def test_a_visit_made_on_another_day_than_it_was_planned_for_is_of_the_day_it_was_made():
    (_, account) = told(arranged(done="16/03/2022", seen="M", comment="Mum declined to talk of her drinking"))

    assert (Kind.VISIT, "2022-03-16") == (account.kind, account.when.edtf)
    assert "Planned for: 14 March 2022" in account.fact


def test_a_planned_date_is_the_day_of_a_row_only_where_no_column_says_when_it_was_done():
    beside = ["Ref", "Type", "Planned date", "Actual date", "By", "Children seen", "Seen alone", "Comment"]
    alone = ["Ref", "Type", "Planned date", "Length", "By", "Children seen", "Seen alone", "Comment"]

    assert "2022-03-16" == told(arranged(done="16/03/2022", headings=beside))[-1].when.edtf
    assert "2022-03-14" == told(arranged(done="1 hour", headings=alone))[-1].when.edtf


@pytest.mark.parametrize("seen", ["M C", "M, C", "M & C", "M and C", "M; C."])
def test_letters_in_a_column_of_children_seen_are_left_to_be_known_and_are_no_people(seen):
    (_, account) = told(arranged(done="14/03/2022", seen=seen, alone="M"))

    assert {"M": "seen-alone", "C": "seen"} == {part.person: part.involvement for part in account.people}
    assert [] == people(arranged(done="14/03/2022", seen=seen))


def test_letters_in_a_column_of_others_seen_are_nobody():
    headings = [*PLANNED[:5], "Seen", "With", "Comment"]

    assert () == told(arranged(done="14/03/2022", seen="M C", headings=headings))[-1].people
