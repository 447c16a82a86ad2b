"""The finished file: what it says, where its links go, how it looks to a reader with a reader's tools."""

import datetime as dt
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdftext
import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject

from chronology.model import (
    ActionStanding,
    Answer,
    Chronology,
    Cover,
    Level,
    PracticeUsed,
    Remark,
    Theme,
    Timescale,
    TimescaleState,
)
from exports.pdf import Pdf
from exports.text import Text

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made() -> Callable[[Chronology], pypdf.PdfReader]:
    """Makes the document of a chronology, once for each."""
    known: dict[Chronology, pypdf.PdfReader] = {}

    def reader(chronology: Chronology) -> pypdf.PdfReader:
        if chronology not in known:
            known[chronology] = pypdf.PdfReader(io.BytesIO(Pdf().export(chronology)))
        return known[chronology]

    return reader


Made = Callable[[Chronology], pypdf.PdfReader]


def text_of(reader: pypdf.PdfReader) -> str:
    """Every page's text with its lines joined, for text is broken where a column ends."""
    reader.stream.seek(0)
    return pdftext.text_of(reader.stream.read())


def squeezed(text: str) -> str:
    """Without any space: a long name may be broken anywhere."""
    return re.sub(r"\s+", "", text)


def bare() -> Chronology:
    return Chronology(
        subjects=(),
        as_at=dt.date(2024, 3, 1),
        cover=Cover(),
        profile="conference",
        language="en",
        practice=PracticeUsed(name="Wales", version="1", sha256=""),
    )


def test_it_is_an_exporter() -> None:
    assert ("pdf", ".pdf") == (Pdf().name, Pdf().suffix)


def test_nothing_known_still_makes_a_document(made: Made) -> None:
    text = text_of(made(bare()))

    assert "Name not recorded" in text
    assert "There is no dated entry to show." in text


def test_every_printed_entry_is_there_by_number_and_title(chronology: Chronology, made: Made) -> None:
    text = text_of(made(chronology))
    events = {event.key: event for event in (*chronology.events, *chronology.undated)}
    missing = [
        serial.number
        for serial in chronology.serials
        if serial.printed
        and not re.search(rf"\b{serial.number} (?:[^•]{{0,60}}? )?{re.escape(events[serial.event].title)}", text)
    ]

    assert [] == missing


def test_what_is_not_printed_is_counted_by_year(chronology: Chronology, made: Made) -> None:
    text = text_of(made(chronology))
    hidden = {serial.event for serial in chronology.serials if not serial.printed}
    in_2021 = sum(event.key in hidden and event.when.first_day.year == 2021 for event in chronology.events)

    assert in_2021 > 1
    assert f"{in_2021} routine entries not shown in 2021." in text


def test_a_withdrawn_record_is_listed_and_never_told(chronology: Chronology, made: Made) -> None:
    text = text_of(made(chronology))

    assert "Missing episode entered on the wrong child" in text
    assert "SECRET WITHDRAWN FACT" not in text


def test_what_comes_after_the_as_at_date_is_counted_and_not_told(chronology: Chronology, made: Made) -> None:
    text = text_of(made(chronology))

    assert "1 record is dated after 1 March 2024 and is left out." in text
    assert "Visit after the as-at date" not in text


def test_an_undated_entry_keeps_its_words_and_gets_no_date(chronology: Chronology, made: Made) -> None:
    assert "undated as written: “when she was little”" in text_of(made(chronology))


def test_accounts_that_differ_stand_side_by_side_with_who_tells_each(chronology: Chronology, made: Made) -> None:
    said = "Accounts differ: date: “18 January 2024” (Health board); “17 January 2024” (Heddlu Glanhelyg)"

    assert said in text_of(made(chronology))


def test_an_uncertain_date_stays_uncertain(chronology: Chronology, made: Made) -> None:
    number = next(serial.number for serial in chronology.serials if serial.event == "v1")

    assert f"{number} about October 2022" in text_of(made(chronology))


def test_own_words_stand_in_quotation_marks(chronology: Chronology, made: Made) -> None:
    assert "In their own words: “Dwi'n hoffi mynd at Nain. Mae'n dawel yno.”" in text_of(made(chronology))


@pytest.mark.parametrize(
    ("voice", "printed"),
    [
        ('"I put my fingers in my ears."', "“I put my fingers in my ears.”"),
        ('"It is quiet there.".', "“It is quiet there.”"),
        ('He said "no" to me', '“He said "no" to me”'),
    ],
)
def test_own_words_are_quoted_once(chronology: Chronology, made: Made, voice: str, printed: str) -> None:
    said = replace(chronology.events[0], child_voice=voice)

    assert f"In their own words: {printed}" in text_of(made(replace(chronology, events=(said, *chronology.events[1:]))))


def test_an_entry_without_an_outcome_says_so(chronology: Chronology, made: Made) -> None:
    assert "No outcome recorded" in text_of(made(chronology))


def test_of_an_action_without_later_words_it_is_not_said_that_nothing_came_of_it(
    chronology: Chronology, made: Made
) -> None:
    text = text_of(made(chronology))

    assert "Identify adults visiting the home: E. Siôn; due 20 February 2024" in text
    assert (
        "Where no later words stand beside an action, none were read: that is not to say that nothing was done." in text
    )
    assert "nothing read of it" not in text
    assert "Still to come: Written agreement about Lee M (no owner read; due 15 March 2024)" in text
    assert "overdue by 10 days" not in text


def test_an_action_is_told_with_the_words_of_the_later_entry_and_no_verdict(chronology: Chronology, made: Made) -> None:
    first, *others = (action for action in chronology.actions if action.done is None)
    later = chronology.events[-1]
    told = replace(
        first,
        standing=ActionStanding.MAY_BE_DONE,
        answers=(Answer(event=later.key, words="Agreement STILL NOT signed"),),
    )
    case = replace(chronology, actions=(told, *others))

    number = next(serial.number for serial in case.serials if serial.event == later.key)
    said = "“Agreement STILL NOT signed” [entry "
    for whole in (text_of(made(case)), " ".join(Text().export(case).decode().split())):
        assert f"{said}{number}]" in whole
        assert "may show it done" not in whole


def test_an_action_that_only_a_withheld_entry_speaks_of_looks_as_one_without_later_words(
    chronology: Chronology, made: Made
) -> None:
    first = next(action for action in chronology.actions if action.done is None)
    told = replace(first, due=None, answers=(Answer(event="", words=""),))

    withheld, silent = (
        text_of(made(replace(chronology, actions=(each,)))) for each in (told, replace(told, answers=()))
    )

    assert "that is not to say that nothing was done" in withheld
    assert ("that is not to say that nothing was done" in withheld) == (
        "that is not to say that nothing was done" in silent
    )


@pytest.mark.parametrize(
    "another",
    [{"standing": ActionStanding.AGREED_AGAIN}, {"standing": ActionStanding.NOT_HELD}, {"listed_later": True}],
)
def test_an_action_told_with_another_is_not_told_by_itself(
    chronology: Chronology, made: Made, another: dict[str, Any]
) -> None:
    first, *others = (action for action in chronology.actions if action.done is None)
    told = replace(first, text="Zebra crossing", shown_by=(chronology.events[-1].key,))

    assert "Zebra crossing" in text_of(
        made(replace(chronology, actions=(replace(told, standing=ActionStanding.SHOWN_DONE), *others)))
    )
    assert "Zebra crossing" not in text_of(made(replace(chronology, actions=(replace(told, **another), *others))))


def test_timescales_are_told_in_words(chronology: Chronology, made: Made) -> None:
    text = text_of(made(chronology))

    for state in (
        "late by 2 working days",
        "overdue by 244 days",
        "no record of it",
        "not yet due",
        "Met: First review conference (due 14 August 2021",
    ):
        assert state in text
    assert "1 further timescale did not apply" in text


def test_what_was_not_assessed_is_named(chronology: Chronology, made: Made) -> None:
    assert "Silence of an agency: No source covers the health visitor's own records." in text_of(made(chronology))


def test_a_dismissed_finding_is_listed_and_has_no_number(chronology: Chronology, made: Made) -> None:
    text = text_of(made(chronology))

    assert "Weekend cluster (time-regularity/1)" in text
    assert "The record shows a cluster at weekends." not in text


def test_problems_and_sources_are_listed_with_their_totals(chronology: Chronology, made: Made) -> None:
    text = squeezed(text_of(made(chronology)))

    for words in (
        "a date could not be read (2 times)",
        "1 not accounted for",
        "3f" * 32,
        "/Export/Child/Audit/*",
        "chronology-missing 0.3",
    ):
        assert squeezed(words) in text


def test_welsh_names_can_be_searched_for(chronology: Chronology, made: Made) -> None:
    assert "Tŷ Gŵyl" in text_of(made(chronology))


def test_every_page_says_which_it_is_and_what_it_was_made_from(chronology: Chronology, made: Made) -> None:
    reader = made(chronology)
    pages = [page.extract_text() for page in reader.pages]

    for number, text in enumerate(pages, start=1):
        for words in (
            f"Page {number} of {len(pages)}",
            "OFFICIAL-SENSITIVE",
            "ICS G-20417",
            "DRAFT",
            "As at 1 March 2024",
        ):
            assert words in text
    hashes = {found for text in pages for found in re.findall(r"Inputs ([0-9a-f]{12})", text)}
    assert 1 == len(hashes)


def test_a_signed_off_document_is_no_draft(chronology: Chronology, made: Made) -> None:
    signed = replace(chronology, cover=replace(chronology.cover, signed_off=True))

    assert "DRAFT" not in text_of(made(signed))


def test_bates_numbers_count_from_their_start(chronology: Chronology, made: Made) -> None:
    reader = made(replace(chronology, cover=replace(chronology.cover, bates_section="C", bates_start=41)))

    assert "C42" in reader.pages[1].extract_text()


def test_sections_and_years_are_bookmarked(chronology: Chronology, made: Made) -> None:
    titles = [str(found.title) for found in flattened(made(chronology).outline)]

    for title in ("1 In short", "4 Chronology", "2020", "2021", "2022", "2023", "2024", "Undated"):
        assert title in [re.sub(" +", " ", found) for found in titles]


def flattened(outline: Sequence[object]) -> Iterator[pypdf.generic.Destination]:
    for found in outline:
        if isinstance(found, list):
            yield from flattened(found)
        else:
            assert isinstance(found, pypdf.generic.Destination)
            yield found


def test_every_link_leads_to_a_page_of_the_document(chronology: Chronology, made: Made) -> None:
    reader = made(chronology)
    found = [target for page in range(len(reader.pages)) for target in targets(reader, page)]

    assert len(found) > 100
    assert set(found) <= set(range(len(reader.pages)))


def targets(reader: pypdf.PdfReader, page: int) -> list[int]:
    """The pages that a page's links lead to."""
    numbers = {found.indirect_reference.idnum: n for n, found in enumerate(reader.pages) if found.indirect_reference}
    found = (link["/Dest"].get_object() for link in annotations(reader.pages[page]))
    return [numbers[target[0].idnum] for target in found if isinstance(target, ArrayObject)]


def annotations(page: pypdf.PageObject) -> Iterator[DictionaryObject]:
    for found in page.get("/Annots", ()):
        annotation = found.get_object()
        assert isinstance(annotation, DictionaryObject)
        assert "/A" not in annotation  # no action of any kind: no web address, no file, no script
        yield annotation


def test_findings_and_entries_lead_to_each_other(chronology: Chronology, made: Made) -> None:
    reader = made(chronology)
    texts = [page.extract_text() for page in reader.pages]
    finding = next(n for n, text in enumerate(texts) if "F1" in text and "Counter-evidence" in text)
    entry = next(n for n, text in enumerate(texts) if "The mother spoke from the window" in text)

    assert entry in targets(reader, finding)
    assert finding in targets(reader, entry)


def test_every_font_is_embedded_and_helvetica_is_nowhere(chronology: Chronology) -> None:
    data = Pdf().export(chronology)
    reader = pypdf.PdfReader(io.BytesIO(data))
    fonts = [
        value
        for found in (reader.get_object(number) for number in range(1, int(str(reader.trailer["/Size"]))))
        if isinstance(value := found, DictionaryObject) and value.get("/Type") == "/Font"
    ]

    assert not [font for font in fonts if "Helvetica" in str(font["/BaseFont"])]
    assert len(fonts) >= 3
    for font in fonts:
        descriptor = font["/FontDescriptor"].get_object()
        assert isinstance(descriptor, DictionaryObject)
        assert "/FontFile2" in descriptor


def test_the_file_says_what_it_is_and_not_when_it_was_made(chronology: Chronology, made: Made) -> None:
    reader = made(chronology)
    about = reader.metadata

    assert about is not None
    assert "Analytical chronology: Cadi Pugh-Ŵyn" == about.title
    assert "E. Siôn" == about.author
    assert "D:20240301000000+00'00'" == str(about["/CreationDate"])
    assert "en-GB" == str(reader.root_object["/Lang"])


_MAKE = """
import sys, hashlib
sys.path.insert(0, "tests/exports")
from conftest import make
from exports.pdf import Pdf
print(hashlib.sha256(Pdf().export(make())).hexdigest())
"""


def test_the_same_chronology_gives_the_same_bytes_in_any_process() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", _MAKE],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone, locale in (("1", "UTC", "C.UTF-8"), ("77", "Pacific/Auckland", "C"))
    }

    assert 1 == len(found)


_HOSTILE = (
    "<b>bold</b> &lt;i&gt; </para> <mum@example.com> wrote",
    '<img src="/dev/zero"/> <a href="file:///etc/passwd">x</a>',
    "{} {0.__class__} %(a)1000000s %n",
    "<!-- hidden --> <![CDATA[x]]> <?php ?>",
    "trailing backslash \\ (unbalanced ( parentheses",
)


def test_hostile_words_come_out_as_themselves(chronology: Chronology, made: Made) -> None:
    words = " ".join(_HOSTILE)
    hostile = replace(
        chronology.events[0], title=words, fact=words, outcome=words, action=words, child_voice=words, impact=words
    )
    findings = (replace(chronology.findings[0], title=words, statement=words), *chronology.findings[1:])
    remarks = tuple(Remark(theme=theme, rule="r", text=words, evidence=()) for theme in Theme)
    cover = replace(chronology.cover, purpose=words, subject_name=words, author=words, marking=_HOSTILE[0])
    text = squeezed(
        text_of(
            made(
                replace(
                    chronology,
                    events=(hostile, *chronology.events[1:]),
                    findings=findings,
                    remarks=remarks,
                    cover=cover,
                )
            )
        )
    )

    for found in _HOSTILE:
        assert text.count(squeezed(found)) >= 6


def test_invisible_characters_are_seen(chronology: Chronology, made: Made) -> None:
    hostile = replace(chronology.events[0], title="safe\u202eefas\u0000\u200b", fact="\ud800 文")
    text = squeezed(text_of(made(replace(chronology, events=(hostile, *chronology.events[1:])))))

    for mark in ("‹U+202E›", "‹U+0000›", "‹U+200B›", "‹U+D800›", "‹U+6587›"):
        assert mark in text
    assert squeezed("5 characters that no face of this document can show") in text


def test_an_entry_longer_than_a_page_goes_on_over_the_next_and_loses_nothing(
    chronology: Chronology, made: Made
) -> None:
    words = [f"q{number}" for number in range(3000)]
    long = replace(chronology.events[0], fact=" ".join(words))
    text = text_of(made(replace(chronology, profile="full", events=(long, *chronology.events[1:]))))

    assert "continued" in text
    assert words == [word for word in re.findall(r"\bq\d+\b", text) if word in set(words)]


def test_the_conference_is_told_how_much_of_a_long_note_is_left_in_the_source(
    chronology: Chronology, made: Made
) -> None:
    long = replace(chronology.events[0], fact="word " * 1000 + "end")

    assert "… (751 further words in the source)" in text_of(
        made(replace(chronology, events=(long, *chronology.events[1:])))
    )


def test_a_note_of_two_megabytes_is_printed(chronology: Chronology) -> None:
    long = replace(chronology.events[0], fact="<b>a note & more of it</b> " * 80_000)
    cover = replace(chronology.cover, page_limit=None)
    data = Pdf().export(replace(chronology, cover=cover, profile="full", events=(long, *chronology.events[1:])))

    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) > 500


def test_no_heading_stands_alone_at_the_foot_of_a_page(chronology: Chronology, made: Made) -> None:
    for length in range(0, 24, 3):
        padded = replace(chronology, findings=chronology.findings[: length // 3], problems=chronology.problems * length)
        for page in made(padded).pages:
            body = [line for line in page.extract_text().splitlines() if line.strip()]
            foot = next(place for place, line in enumerate(body) if line.startswith("As at "))

            assert not re.match(r"F\d+ |\d  [A-Z]|Evidence$|Problems in reading|20\d\d$", body[foot - 1])


def test_a_protected_place_is_not_drawn(chronology: Chronology, made: Made) -> None:
    hidden = tuple(replace(place, protected=True, name="SECRET SCHOOL") for place in chronology.places)

    assert "SECRET SCHOOL" not in text_of(made(replace(chronology, places=hidden)))


def test_no_level_is_told_by_colour_alone(chronology: Chronology, made: Made) -> None:
    text = text_of(made(chronology))

    for level in (Level.CRITICAL, Level.HIGH, Level.MEDIUM):
        assert level.value.title() in text


def test_many_timescales_of_one_rule_are_counted_where_they_were_met_and_told_once_where_nobody_can_tell(
    chronology: Chronology, made: Made
) -> None:
    def turns(state: TimescaleState, basis: str) -> tuple[Timescale, ...]:
        due = dt.date(2020, 1, 1)
        return tuple(
            replace(
                chronology.timescales[0],
                title="Next visit",
                state=state,
                late_by=None,
                basis=basis,
                due=due + dt.timedelta(weeks=6 * nth),
            )
            for nth in range(40)
        )

    met = turns(TimescaleState.MET, "the next such entry")
    unknown = turns(TimescaleState.CANNOT_TELL, "no source here holds them")
    text = text_of(made(replace(chronology, timescales=(*met, *unknown))))

    assert "Next visit, 40 times (due 1 January 2020 to" in text
    assert 1 == text.count("no source here holds them")
    assert "40 times, the first and the last from" in text
