"""From when until when a document says that it tells."""

from dataclasses import replace

from casebuilding import chronology, event, when
from notes_alone import note

from chronology.model import Basis, Coverage, Kind
from exports.period import covered


def headed(key, day):
    found = event(key, day, Kind.VISIT)
    return replace(found, when=replace(found.when, basis=Basis.NOTE_DATE))


def case(*events):
    built = chronology(*events)
    first, last = when("2023-03-14").earliest, when("2023-06-11").earliest
    source = events[0].accounts[0].source
    return replace(built, coverage=(Coverage(source=source, from_day=first, to_day=last),))


def test_a_note_headed_outside_what_its_file_covers_begins_no_period_and_is_told_beside_it():
    found = covered(
        case(headed("a#note", "2013-05-02"), headed("b#note", "2023-03-14"), headed("c#note", "2023-06-11"))
    )

    assert ("2023-03-14", "2023-06-11") == (found.first.edtf, found.last.edtf)
    assert ["2013-05-02"] == [one.edtf for one in found.doubted]


def test_an_old_day_that_a_note_tells_of_begins_the_period():
    found = covered(case(event("b#mention", "2013-05-02", Kind.VISIT), headed("b#note", "2023-03-14")))

    assert ("2013-05-02", ()) == (found.first.edtf, found.doubted)


def test_a_document_without_days_has_no_period():
    assert covered(chronology()) is None


def test_a_day_that_words_alone_look_back_to_years_before_begins_no_period():
    alone = note(1, "2012-06-02", "Nominals: Ann Example 02/06/2012.")
    first, second = note(2, "2023-03-14", "Visit."), note(3, "2023-06-11", "Visit.")

    assert covered(chronology(alone, first, second)).first.edtf == "2023-03-14"
    assert covered(chronology(first, second)).first.edtf == "2023-03-14"


def test_no_period_ends_behind_the_day_of_the_document_or_with_some_year():
    visit, some_year, to_come = (
        event("a", "2023-03-14", Kind.VISIT),
        event("b", "2023", Kind.VISIT),
        event("c", "2024-05-02", Kind.VISIT),
    )

    assert covered(chronology(visit, some_year, to_come, as_at="2023-12-01")).last.edtf == "2023-03-14"
