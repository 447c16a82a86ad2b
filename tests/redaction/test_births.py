"""Where people have codes, a day of birth is a year: in fields, drawings, texts, and in every file that is made of it."""

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from casebuilding import CHILD, SOURCE, chronology, event

from chronology.model import Chronology, Cover, Finding, Graph, Kind, Node, Person, PersonKind, RedactionReason, When
from chronology.redaction import redact
from exports.csv import Csv
from exports.json import Json
from exports.pdf import Pdf
from exports.sheet import Excel
from exports.text import Text
from exports.word import Word

BORN = dt.date(2012, 5, 1)
_WRITTEN = re.compile(
    r"0?1(?:st)?[/. -]0?5[/. -](?:20)?12\b|2012-05-01|0?1(?:st)? (?:of )?(?:May|Mai|Fai),? 2012|May 1", re.IGNORECASE
)


def told(*facts: str, profile: str = "review", **more: Any) -> Chronology:
    mother = Person(
        id="m1",
        kind=PersonKind.ADULT,
        name="Hope Garthwen",
        details=(("date of birth as recorded", "14/02/1985"),),
        source=SOURCE,
    )
    events = [
        event("b", "2012-05-01", Kind.BIRTH, title="Birth of Mali"),
        *(event(str(n), "2021-03-03", Kind.VISIT, fact=fact) for n, fact in enumerate(facts)),
    ]
    node = Node(id="c1", kind="person", label="Mali", attributes=(("born", "2012-05-01"), ("sex", "female")))
    given = {
        "people": (CHILD, mother),
        "profile": profile,
        "cover": Cover(subject_born=BORN),
        "graphs": (Graph(name="genogram", nodes=(node,)),),
        **more,
    }
    return redact(chronology(*events, **given)).chronology


@pytest.mark.parametrize(
    "written",
    ["01/05/2012", "1.5.12", "1-5-2012", "2012-05-01 by the clinic", "1 May 2012", "1st of May 2012", "May 1st, 2012", "1 Mai 2012", "1af o Fai 2012"],
)  # fmt: skip
def test_the_day_somebody_of_the_case_was_born_is_a_year_however_a_text_writes_it(written: str) -> None:
    made = told(f"She said it was {written}, at the hospital.")

    assert "‹2012›" in made.events[1].fact
    assert not _WRITTEN.search(made.events[1].fact)


@pytest.mark.parametrize(
    "words", ["DOB 14/02/85", "d.o.b.: 14.2.1985", "date of birth is 14 Feb 1985", "ganwyd 14 Chwefror 1985"]
)
def test_a_day_that_words_say_is_one_of_birth_is_a_year_whoever_s_it_is(words: str) -> None:
    fact = told(f"Partner, {words}, lives there.").events[1].fact

    assert "‹1985›, lives there." in fact
    assert "14" not in fact


def test_other_days_stay_and_so_does_the_order_of_entries() -> None:
    made = told("Seen on 2 May 2012 and born in May.")

    assert made.events[1].fact == "Seen on 2 May 2012 and born in May."
    assert [each.key for each in made.events] == [each.key for each in told(profile="full").events] + [
        made.events[1].key
    ]


def test_people_drawings_the_front_sheet_and_the_entry_of_a_birth_have_the_year() -> None:
    made = told()

    assert ["2012", "2012"] == [made.people[0].born.edtf, made.events[0].when.edtf]
    assert "2012" == dict(made.graphs[0].nodes[0].attributes)["born"]
    assert made.cover.subject_born is None
    assert made.people[1].details == (("date of birth as recorded", "1985"),)


def test_a_subject_born_by_the_front_sheet_alone_keeps_the_year() -> None:
    made = told(people=(replace(CHILD, born=None),))

    assert "2012" == made.people[0].born.edtf


def test_a_sentence_of_analysis_tells_the_year_in_words_that_are_still_found() -> None:
    found = Finding(
        key="f",
        rule="r",
        pattern="p",
        title="t",
        statement="The child was born on 1 May 2012.",
        evidence=("s:record:b#occurred",),
        window=(BORN, BORN),
    )
    (finding,) = told(findings=(found,)).findings

    assert finding.statement == "The child was born in 2012."
    assert finding.window == (None, None)


def test_the_log_says_that_days_of_birth_were_taken_out_and_doing_it_again_takes_nothing() -> None:
    made = told("DOB 1/5/2012")

    assert [RedactionReason.BIRTH] == [each.reason for each in made.redactions if each.reason is RedactionReason.BIRTH]
    assert redact(made).chronology == made


@pytest.mark.parametrize("profile", ["full", "family", "conference"])
def test_who_has_names_has_days_of_birth(profile: str) -> None:
    made = told("DOB 01/05/2012", profile=profile)

    assert made.people[0].born == When.on(BORN, as_written=made.people[0].born.as_written)
    assert "01/05/2012" in made.events[1].fact


def everything(content: bytes) -> str:
    """All that a file says: of a PDF its pages, properties and attachments, of an office file every part."""
    if content.startswith(b"%PDF"):
        reader = pypdf.PdfReader(io.BytesIO(content))
        attached = [data.decode() for each in reader.attachments.values() for data in each]
        return "\n".join([*(page.extract_text() for page in reader.pages), str(reader.metadata), *attached])
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return "\n".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())
    return content.decode()


@pytest.mark.parametrize("exporter", [Pdf, Word, Excel, Text, Json, Csv])
def test_no_file_of_any_format_holds_the_day(exporter: Any) -> None:
    made = told("DOB 01/05/2012. Born 1 May 2012.", "Ganwyd hi ar 1 Mai 2012.")

    assert _WRITTEN.findall(everything(exporter().export(made))) == []


@pytest.mark.parametrize(
    "written",
    [
        "birthday 3/9, no cake",
        "Birthday on 3rd September.",
        "birthday (3 Sept)",
        "penblwydd 3 Medi",
        "birthday was September 3rd",
    ],
)
def test_the_day_of_a_birthday_without_its_year_goes_for_the_year_stands_beside_the_name(written: str) -> None:
    fact = told(f"Call missed on her {written}").events[1].fact

    assert "‹withheld›" in fact
    assert not re.search(r"3/9|3 Sep|3rd|3 Medi", fact)


@pytest.mark.parametrize(
    "written", ["No birthday card came. 3/9 visit", "Her birthday, then seen 12 times", "3/9 visited"]
)
def test_a_day_that_is_no_birthday_stays(written: str) -> None:
    assert written == told(written).events[1].fact
