"""What the check makes of real documents: our own, raw exports, and chronologies that other people wrote."""

import io
import json
import time
from functools import cache

import pytest
from docx import Document as Word
from linting import CASE, EXAMPLES, ROOT, checked, taken
from openpyxl import Workbook
from wordfiles import edited

from chronology import build
from chronology.cli import main
from chronology.cover import read_cover
from chronology.lint import Origin, State, lint
from chronology.lint.told import NO_OUTCOME, TOLD_TWICE
from chronology.model import Level, Restriction
from chronology.practice import load_practice
from exports.json import Json
from exports.pdf import Pdf
from exports.pdf.case import Case
from exports.pdf.rows import row as as_told
from exports.sentences import told
from exports.text import Text
from exports.word import Word as OurWord

EXPORTERS = {"pdf": Pdf, "docx": OurWord, "txt": Text, "json": Json}
FAMILY, ADULT = EXAMPLES / "family", EXAMPLES / "adult"
LISTS = {"L1", "L2", "L3", "L4", "L6", "L8"}


@pytest.fixture(scope="module", params=["family", "adult"])
def folder(request):
    """The folder of a case's records."""
    return EXAMPLES / request.param


@cache
def built(folder, profile="conference", language="en"):
    """Its chronology for a reader: a frozen value, which every test that asks for it may have."""
    return build(folder, cover=read_cover(folder / "cover.toml"), profile=profile, language=language)


@pytest.fixture(scope="module")
def case(folder):
    """(the folder, its chronology for a conference)"""
    return folder, built(folder)


@pytest.fixture(scope="module")
def whole(folder):
    """Its chronology with everything told whole, however many pages that takes."""
    return built(folder, "full")


# ---- ours ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", EXPORTERS)
def test_our_output_passes_every_check_read_back_as_it_is_written(suffix, case, tmp_path):
    folder, made = case
    path = tmp_path / f"chronology.{suffix}"
    path.write_bytes(EXPORTERS[suffix]().export(made))
    (only,) = taken(path, folder)
    report = lint(only.sheet, load_practice("wales"))

    assert only.sheet.origin is Origin.OURS
    assert sum(serial.printed and not serial.within for serial in made.serials) == len(only.sheet.rows)
    assert sum(bool(serial.within) for serial in made.serials) == sum(len(row.further) for row in only.sheet.rows)
    assert () == report.failed
    assert {"L7", "L9", "L13", "L18"} <= set(report.passed)


def of_two_kinds(event) -> bool:
    return len({account.kind for account in event.accounts}) > 1


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_our_document_is_read_back_row_by_row_as_it_was_made(suffix, whole, tmp_path):
    made = whole
    path = tmp_path / f"chronology.{suffix}"
    path.write_bytes(EXPORTERS[suffix]().export(made))
    (only,) = taken(path)
    events = {event.key: event for event in (*made.events, *made.undated)}
    printed = [
        as_told(Case(made), events[serial.event]) for serial in made.serials if serial.printed and not serial.within
    ]
    levels = {weighed.event: weighed.level for weighed in made.significance}

    assert [event.when.first_day for event in printed] == [one.when.first_day for one in only.sheet.rows]
    assert [event.kind for event in printed if not of_two_kinds(event)] == [
        row.kind for event, row in zip(printed, only.sheet.rows, strict=True) if not of_two_kinds(event)
    ]
    assert [levels[event.key] for event in printed] == [one.level for one in only.sheet.rows]
    assert [bool(event.child_voice) for event in printed] == [bool(one.voice) for one in only.sheet.rows]
    assert all(row.source for row in only.sheet.rows)
    assert [event.restriction is not Restriction.NONE for event in printed] == [
        row.restricted for row in only.sheet.rows
    ]


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
@pytest.mark.parametrize("profile", ["conference", "full", "court", "family"])
def test_our_document_in_welsh_is_read_back_like_english(folder, profile, suffix, tmp_path):
    found = []
    for language in ("en", "cy"):
        made = built(folder, profile, language)
        path = tmp_path / f"{language}.{suffix}"
        path.write_bytes(EXPORTERS[suffix]().export(made))
        (only,) = taken(path, folder)
        found.append(only.sheet)
    english, welsh = found

    assert [one.serial for one in english.rows] == [one.serial for one in welsh.rows]
    assert [one.when.first_day for one in english.rows] == [one.when.first_day for one in welsh.rows]
    assert [bool(one.voice) for one in english.rows] == [bool(one.voice) for one in welsh.rows]
    assert [one.level for one in english.rows] == [one.level for one in welsh.rows]
    assert english.profile == welsh.profile == profile
    # A conference is fitted to its pages: Welsh is longer, and lists by name what English has room to leave to the full profile.
    assert welsh.hidden_years <= english.hidden_years
    assert profile == "conference" or english.hidden_years == welsh.hidden_years
    assert states(lint(english, load_practice("wales"))) == states(lint(welsh, load_practice("wales")))


def test_what_a_reviewer_wrote_in_our_word_document_is_why_that_entry_matters(folder, whole, tmp_path):
    path = tmp_path / "edited.docx"
    edited(OurWord().export(whole), {0: "It was the first time anybody asked."}, path)
    (only,) = taken(path, folder)
    first, *_ = only.sheet.rows

    assert "It was the first time anybody asked." in first.why
    assert first.tells_more


def test_a_word_document_of_ours_whose_headings_were_taken_out_is_read_as_somebody_elses(folder, whole, tmp_path):
    document = Word(io.BytesIO(OurWord().export(whole)))
    for paragraph in document.paragraphs[:25]:
        paragraph.text = ""
    path = tmp_path / "other.docx"
    document.save(path)
    (only,) = taken(path, folder)

    assert only.sheet.origin is not Origin.OURS


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_sentences_the_check_looks_for_are_those_the_document_has(language):
    made = build(FAMILY, cover=read_cover(FAMILY / "cover.toml"), subject="all", language=language)
    texts = [told(remark.text, language) for remark in made.remarks]

    for either in (TOLD_TWICE, NO_OUTCOME):
        assert any(words in text for words in either for text in texts), either


def states(report):
    return [(check.code, verdict.state) for check, verdict in report.verdicts]


def test_a_condensed_pdf_is_read_back_entry_by_entry_with_number_date_voice_and_weight(case, tmp_path):
    folder, made = case
    path = tmp_path / "chronology.pdf"
    path.write_bytes(Pdf().export(made))
    (only,) = taken(path, folder)
    events = {event.key: event for event in (*made.events, *made.undated)}
    printed = [
        as_told(Case(made), events[serial.event]) for serial in made.serials if serial.printed and not serial.within
    ]
    levels = {weighed.event: weighed.level for weighed in made.significance}

    assert only.sheet.pages <= 12
    assert any(row.in_brief for row in only.sheet.rows)
    assert [event.when.first_day for event in printed] == [one.when.first_day for one in only.sheet.rows]
    assert [bool(event.child_voice) for event in printed] == [bool(one.voice) for one in only.sheet.rows]
    grave = {Level.CRITICAL, Level.HIGH}
    assert [levels[e.key] for e in printed if levels.get(e.key) in grave] == [
        row.level for row in only.sheet.rows if row.level in grave
    ]
    assert all(row.source for row in only.sheet.rows)


@pytest.mark.parametrize("profile", ["court", "family"])
def test_what_a_court_and_a_family_are_given_is_read_back_entry_by_entry_and_fails_no_check(folder, profile, tmp_path):
    made = built(folder, profile)
    path = tmp_path / "chronology.pdf"
    path.write_bytes(Pdf().export(made))
    (only,) = taken(path, folder)
    events = {event.key: event for event in (*made.events, *made.undated)}
    printed = [
        as_told(Case(made), events[serial.event]) for serial in made.serials if serial.printed and not serial.within
    ]

    assert [event.when.first_day for event in printed] == [one.when.first_day for one in only.sheet.rows]
    assert [bool(event.child_voice) for event in printed] == [bool(one.voice) for one in only.sheet.rows]
    assert () == lint(only.sheet, load_practice("wales")).failed


@pytest.mark.parametrize("profile", ["court", "family"])
def test_the_text_of_a_court_and_a_family_is_read_back_entry_by_entry_and_only_a_restricted_row_may_fail(
    folder, profile, tmp_path
):
    made = built(folder, profile)
    (tmp_path / "made.txt").write_bytes(Text().export(made))
    (only,) = taken(tmp_path / "made.txt", folder)
    events = {event.key: event for event in (*made.events, *made.undated)}
    printed = [
        as_told(Case(made), events[serial.event]) for serial in made.serials if serial.printed and not serial.within
    ]

    assert only.sheet.facts_only
    assert [event.when.first_day for event in printed] == [one.when.first_day for one in only.sheet.rows]
    assert all(row.title for row in only.sheet.rows)
    # Rows that are marked restricted are not for a family; no other check may fail.
    marked = any(row.restricted for row in only.sheet.rows) and profile == "family"
    assert (("L18",) if marked else ()) == lint(only.sheet, load_practice("wales")).failed


def test_welsh_text_is_read_back_like_english(tmp_path):
    path = tmp_path / "cronoleg.txt"
    path.write_bytes(Text().export(build(CASE, language="cy")))

    assert () == checked(path, CASE).failed


# ---- raw exports --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [FAMILY, ADULT], ids=["family", "adult"])
def test_a_raw_dump_is_a_list_of_activity(folder):
    (only,) = taken(folder)
    report = lint(only.sheet, load_practice("wales"))

    assert only.sheet.origin is Origin.RAW
    assert set(report.failed) >= LISTS


def test_activity_and_bloat_say_nothing_of_a_statutory_return():
    report = checked(ROOT / "tests" / "importers" / "cin_census.xml")
    states = {check.code: verdict.state for check, verdict in report.verdicts}

    assert (State.NOT_APPLICABLE, State.NOT_APPLICABLE) == (states["L1"], states["L6"])


# ---- other people's -----------------------------------------------------------------------------------------------


def table() -> list[list[str]]:
    return [line.split(",") for line in CASE.read_text("utf-8").splitlines()]


def test_somebody_s_table_without_analysis_fails_for_that_alone():
    assert ("L4",) == checked(CASE).failed


def test_a_word_chronology_with_an_analysis_passes(tmp_path):
    document = Word()
    document.add_heading("Chronology of significant events: Mali Tegid, born 3 February 2021")
    rows = table()
    grid = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(grid.rows, rows, strict=True):
        for cell, said in zip(row.cells, cells, strict=True):
            cell.text = said
    document.add_heading("Analysis")
    document.add_paragraph(
        "Harm came twice from what happened between her parents, and the second time was the worse (2, 9)."
    )
    path = tmp_path / "theirs.docx"
    document.save(path)

    assert () == checked(path).failed


def test_a_workbook_with_a_sheet_of_analysis_passes(tmp_path):
    book = Workbook()
    for row in table():
        book.active.append(row)
    sheet = book.create_sheet("Analysis")
    sheet.append(["Harm came twice from what happened between her parents, and the second time was the worse."])
    path = tmp_path / "theirs.xlsx"
    book.save(path)

    assert () == checked(path).failed


def test_a_row_that_says_it_may_not_be_shared_is_found_in_somebody_s_table(tmp_path):
    path = tmp_path / "theirs.csv"
    path.write_text(
        CASE.read_text("utf-8").replace("both grandmothers.", "both grandmothers. NOT TO BE DISCLOSED to him.")
    )

    assert "L18" in checked(path).failed


def test_records_beside_a_chronology_are_what_it_is_held_against(tmp_path):
    path = tmp_path / "chronology.json"
    path.write_bytes(Json().export(build(CASE)))

    assert [path.name] == [each.name for each in taken(CASE, path)]


def test_standard_input_is_checked_by_the_importer_named_for_it(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CASE.read_bytes()), encoding="utf-8"))
    code = main(["lint", "-", "--as", "agency-chronology", "--format", "json"])
    (document,) = json.loads(capsys.readouterr().out)["documents"]

    assert 1 == code
    assert 31 == document["rows"]


def test_documents_in_a_folder_are_found_and_each_checked_on_its_own(tmp_path, capsys):
    made = build(CASE)
    (tmp_path / "one.pdf").write_bytes(Pdf().export(made))
    (tmp_path / "two.txt").write_bytes(Text().export(made))
    (tmp_path / "records.csv").write_bytes(CASE.read_bytes())
    code = main(["lint", str(tmp_path), "--format", "json"])
    documents = json.loads(capsys.readouterr().out)["documents"]

    assert ["one.pdf", "two.txt"] == [document["document"] for document in documents]
    assert 0 == code


# ---- hostile ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "head", ["", "ANALYTICAL CHRONOLOGY\n\nCHRONOLOGY\n----------\n1. 2 May 2020  HIGH  Visit\n    "]
)
def test_a_huge_text_of_control_characters_costs_time_and_nothing_else(head, tmp_path, capsys):
    path = tmp_path / "hostile.txt"
    path.write_bytes(head.encode() + b"1. \x1b[31mseems \x07\xff\xfe'\"(\r\n[entry 9] \x00 between , \x9b" * 130_000)
    started = time.monotonic()
    code = main(["lint", str(path)])

    assert code in {0, 1, 3}
    assert time.monotonic() - started < 60
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "content", ['{"schema": "analytical-chronology/1"', '{"schema": "analytical-chronology/1", "events": 3}']
)
def test_json_that_is_not_what_it_says_is_refused_in_words(content, tmp_path, capsys):
    path = tmp_path / "broken.json"
    path.write_text(content)
    code = main(["lint", str(path)])

    assert 3 == code
    assert "Traceback" not in capsys.readouterr().err


# ---- the command --------------------------------------------------------------------------------------------------


def test_the_exit_code_says_whether_a_check_failed(good_text, tmp_path, capsys):
    good = tmp_path / "good.txt"
    good.write_text(good_text, "utf-8")
    codes = [main(["lint", str(good)]), main(["lint", str(CASE)]), main(["lint", "nowhere.pdf"])]
    capsys.readouterr()

    assert [0, 1, 3] == codes


def test_each_failure_says_where_and_what_to_do_and_nothing_of_the_case(capsys):
    main(["lint", str(FAMILY)])
    said = capsys.readouterr().out

    assert "FAIL  L3" in said
    assert said.count("What to do:") == said.count("\nFAIL")
    assert "r008, ics-export.xml (22 January 2018)" in said
    assert "In all: " in said.splitlines()[-2] + said.splitlines()[-1]
    assert not [name for name in ("Seren", "Gareth", "Kyle", "Lowri", "Clos y Wennol") if name in said]


def test_json_holds_every_check_with_its_limit(capsys):
    main(["lint", str(CASE), "--format", "json"])
    (document,) = json.loads(capsys.readouterr().out)["documents"]

    assert [f"L{n}" for n in range(1, 19)] == [check["code"] for check in document["checks"]]
    assert {"pass", "fail", "not applicable"} == {check["state"] for check in document["checks"]}
    assert not document["passed"]


def test_an_authority_s_limits_count(tmp_path, capsys):
    practice = tmp_path / "ours.toml"
    practice.write_text('extends = "wales"\n[lint]\nvoice_days = 30\noutcome_share = 0\n')
    code = main(["lint", str(CASE), "--practice", str(practice), "--format", "json"])
    (document,) = json.loads(capsys.readouterr().out)["documents"]

    assert 1 == code
    assert "30 days before" in next(check["limit"] for check in document["checks"] if check["code"] == "L9")


@pytest.mark.parametrize(
    "line", ["unknown = 1", "voice_days = -1", 'cleared_profiles = ["press"]', 'process_kinds = ["tea"]']
)
def test_a_limit_that_makes_no_sense_is_named(line, tmp_path, capsys):
    practice = tmp_path / "ours.toml"
    practice.write_text(f'extends = "wales"\n[lint]\n{line}\n')

    assert 2 == main(["lint", str(CASE), "--practice", str(practice)])
    assert line.split(" ")[0] in capsys.readouterr().err
