"""Entries counted, as the PDF has them: a dash is no entry, and what no source covers says so."""

from dataclasses import replace

import pdftext
import pytest

from chronology.model import Chronology, Place, PlaceKind, Remark, Tabulation, TabulationCell, TabulationRow, Theme
from exports.pdf import Pdf

YEARS = tuple(str(year) for year in range(2009, 2023))


def pages_of(chronology: Chronology) -> list[str]:
    return pdftext.pages_of(Pdf().export(chronology))


def table(name: str, *counts: int | None, label: str = "Northdale Police") -> Tabulation:
    cells = tuple(TabulationCell(count=count) for count in counts)
    return Tabulation(
        name=name,
        title=f"Counted for {name}",
        columns=YEARS[: len(counts)],
        rows=(TabulationRow(label=label, cells=cells),),
        notes=("Said of the table.",),
    )


def test_a_count_a_dash_and_what_is_not_covered_stand_in_their_columns(chronology: Chronology) -> None:
    text = " ".join(pages_of(replace(chronology, tabulations=(table("agencies", 7, 0, None),))))

    assert "Counted for agencies 2009 2010 2011 Northdale Police 7 – not covered" in text
    assert "–: no entry." in text
    assert "Said of the table." in text


def test_columns_that_do_not_fit_beside_each_other_stand_in_a_table_below(chronology: Chronology) -> None:
    text = " ".join(pages_of(replace(chronology, tabulations=(table("agencies", *range(100, 114)),))))

    assert all(year in text.partition("Counted for agencies")[2] for year in YEARS)
    assert all(str(count) in text for count in range(100, 114))
    assert 2 == text.partition("Counted for agencies")[2].partition("no entry")[0].count("Northdale Police")


def test_the_voice_stands_with_what_the_record_shows_and_other_tables_with_the_gaps(chronology: Chronology) -> None:
    seen = Remark(theme=Theme.VOICE, rule="last_seen", text="Last recorded as seen on a Friday.")
    both = (table("agencies", 1), table("voice", 2))
    text = " ".join(pages_of(replace(chronology, tabulations=both, remarks=(*chronology.remarks, seen))))
    body = text.partition("2 What the record shows Each finding")[2]

    assert body.index("Last recorded as seen on a Friday.") < body.index("Counted for voice")
    assert body.index("Counted for voice") < body.index("5 Gaps and problems") < body.index("Counted for agencies")


def test_when_the_person_was_last_seen_stands_on_the_front_sheet(chronology: Chronology) -> None:
    seen = Remark(theme=Theme.VOICE, rule="last_seen", text="Last recorded as seen on a Friday.")
    status = tuple(each for each in chronology.remarks if each.theme is not Theme.STATUS)
    page = next(iter(pages_of(replace(chronology, remarks=(*status, seen)))))

    assert "Last recorded as seen on a Friday." in page


@pytest.mark.parametrize("protected", [True, False])
def test_an_agency_that_tells_where_a_protected_person_is_is_not_named(chronology: Chronology, protected: bool) -> None:
    source = chronology.people[0].source
    school = Place(id="x9", kind=PlaceKind.SCHOOL, name="Hidden Lane School", protected=protected, source=source)
    case = replace(
        chronology,
        places=(*chronology.places, school),
        tabulations=(table("agencies", 1, label="Hidden Lane School"),),
    )

    assert ("Hidden Lane School" in " ".join(pages_of(case))) is not protected
