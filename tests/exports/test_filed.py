"""A kind that words only name, or that may be of somebody else, stands in no document; the record's words do."""

import datetime as dt
from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event

from chronology.model import Chronology, Event, Kind, Person, PersonKind, Restriction, Source, When
from chronology.practice import title_of
from exports.filed import surely_filed
from exports.pdf.brief.told import kind_of
from exports.pdf.case import Case

TEGAN = Person(
    id="c1",
    name="Tegan Prosser",
    kind=PersonKind.CHILD,
    born=When.on(dt.date(2015, 5, 1)),
    is_subject=True,
    source=SOURCE,
)
MADOC = Person(id="c2", name="Madoc Prosser", kind=PersonKind.CHILD, source=SOURCE)


def noted(kind: Kind, words: str, title: str = "") -> Event:
    made = event("x1#note", "2022-01-10", kind, fact=words, title=title, about="")
    key = f"notes:notes.txt:2022-01-10:01#{kind}"
    told = replace(
        made.accounts[0],
        key=key,
        source=Source(document="notes.txt", locator="line 1", quote=words, start=0, end=len(words)),
    )
    return replace(made, key=key, accounts=(told,))


def told(*events: Event) -> Chronology:
    return surely_filed(chronology(*events, people=(TEGAN, MADOC)))


def filed(made: Event) -> Event:
    (found,) = told(made).events
    return found


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.SUBSTANCE_MISUSE, "Agreed again to a hair strand test."),
        (Kind.MENTAL_HEALTH_CONCERN, "The alarm man said the little one was crying."),
        (Kind.MISSING, "Madoc did not come home, found at the rec at nine, safe."),
    ],
)
def test_what_is_only_named_or_of_another_child_is_filed_under_no_kind_and_keeps_its_words(
    kind: Kind, words: str
) -> None:
    found = filed(noted(kind, words, title_of(kind)))

    assert (Kind.UNCLASSIFIED, words) == (found.kind, found.fact)
    assert found.title
    assert words.startswith(found.title.rstrip(" …"))


def test_what_may_not_go_to_everyone_is_called_by_no_words_of_it() -> None:
    kept = replace(
        noted(Kind.SUBSTANCE_MISUSE, "Agreed again to a hair strand test.", title_of(Kind.SUBSTANCE_MISUSE)),
        restriction=Restriction.THIRD_PARTY,
    )

    assert (Kind.UNCLASSIFIED, "") == (filed(kept).kind, filed(kept).title)


def test_what_all_words_bear_out_keeps_its_kind() -> None:
    drunk = noted(Kind.SUBSTANCE_MISUSE, "Mother drunk, slurring her words and smelling strongly of alcohol.")

    assert Kind.SUBSTANCE_MISUSE is filed(drunk).kind


def test_the_records_own_title_stays_and_so_does_what_a_record_is_typed_as() -> None:
    own = noted(
        Kind.SUBSTANCE_MISUSE, "Agreed again to a hair strand test.", "Meeting with Ms Rees at the centre today"
    )
    coded = event("r1", "2022-01-10", Kind.SUBSTANCE_MISUSE, fact="Hair strand test agreed.")

    assert "Meeting with Ms Rees at the centre today" == filed(own).title
    assert Kind.SUBSTANCE_MISUSE is filed(coded).kind


def test_the_data_behind_a_document_is_not_changed() -> None:
    case = chronology(noted(Kind.SUBSTANCE_MISUSE, "Agreed again to a hair strand test."), people=(TEGAN, MADOC))

    surely_filed(case)

    assert Kind.SUBSTANCE_MISUSE is case.events[0].kind


def test_the_day_on_which_an_appointment_was_kept_is_no_missed_one() -> None:
    words = "Booster DNA 03/01/22, given 10/01/22."
    missed = noted(Kind.APPOINTMENT_MISSED, words)
    kept = replace(missed, when=When.on(dt.date(2022, 1, 10)))
    other = replace(missed, when=When.on(dt.date(2022, 1, 3)))

    assert Kind.UNCLASSIFIED is filed(kept).kind
    assert Kind.APPOINTMENT_MISSED is filed(other).kind


def test_of_what_is_filed_under_no_kind_the_words_stand_first_and_no_kind_behind_them() -> None:
    told = noted(Kind.SUBSTANCE_MISUSE, "Agreed again to a hair strand test.", title_of(Kind.SUBSTANCE_MISUSE))
    case = Case(chronology(told, people=(TEGAN, MADOC)))
    (found,) = case.chronology.events

    assert case.words_first(found)
    assert [] == kind_of(case, found)


def test_a_heading_of_the_records_own_stays_before_its_words() -> None:
    told = noted(
        Kind.SUBSTANCE_MISUSE, "Agreed again to a hair strand test.", "Meeting with Ms Rees at the centre today"
    )
    case = Case(chronology(told, people=(TEGAN, MADOC)))

    assert not case.words_first(case.chronology.events[0])
