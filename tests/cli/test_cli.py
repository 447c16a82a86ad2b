import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from chronology.cli import main

ROOT = Path(__file__).parents[2]
FAMILY = [str(ROOT / "examples" / "family" / name) for name in ("ics-export.xml", "notes")]
ADULT = str(ROOT / "examples" / "adult" / "ics-export.xml")
COVER = str(ROOT / "examples" / "family" / "cover.toml")
NOTE = "Date: 03/02/2021\nAuthor: A Worker\n\nHome visit. Ann was seen at home with her mother.\n"


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(NOTE)
    return str(path)


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


# ---- build --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "start"),
    [("out.pdf", b"%PDF"), ("out.json", b"{"), ("out.csv", b"\xef\xbb\xbf"), ("out.txt", b"ANALYTICAL")],
)
def test_the_format_follows_the_output_s_name(name, start, capsys, note, tmp_path):
    code, out, err = run(capsys, "build", note, "-o", str(tmp_path / name))

    assert (code, err) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(start)
    assert "1 documents" not in out
    assert "written" in out


def test_a_note_that_names_no_subject_builds_without_one(capsys, note, tmp_path):
    code, _, _ = run(capsys, "build", note, "-o", str(tmp_path / "out.json"))
    made = json.loads((tmp_path / "out.json").read_text("utf-8"))

    assert code == 0
    assert made["subject"] is None
    assert len(made["events"]) == 1


def test_the_front_sheet_names_the_subject_among_several(capsys, tmp_path):
    code, _, _ = run(capsys, "build", *FAMILY, "--cover", COVER, "-o", str(tmp_path / "out.json"))
    made = json.loads((tmp_path / "out.json").read_text("utf-8"))

    assert code == 0
    assert made["subject"] == "c2"


def test_several_people_and_none_named_is_wrong_use_that_says_what_to_type(capsys, tmp_path):
    code, _, err = run(capsys, "build", *FAMILY, "-o", str(tmp_path / "out.pdf"))

    assert code == 2
    assert "--subject" in err
    assert "c2" in err
    assert not (tmp_path / "out.pdf").exists()


def test_a_subject_who_is_not_there_is_wrong_use(capsys, tmp_path):
    assert run(capsys, "build", *FAMILY, "--subject", "nobody", "-o", str(tmp_path / "x.pdf"))[0] == 2


def test_each_is_wrong_use_where_the_inputs_name_nobody(capsys, tmp_path):
    (tmp_path / "note.txt").write_text("3 March 2021. Home visit. All well.\n")
    code, _, err = run(capsys, "build", str(tmp_path / "note.txt"), "--each", "-o", str(tmp_path / "out.json"))

    assert code == 2
    assert "name nobody" in err


def test_each_writes_one_document_for_each_child(capsys, tmp_path):
    code, out, _ = run(capsys, "build", FAMILY[0], "--each", "-o", str(tmp_path / "case.json"))

    assert code == 0
    assert {"case-c1.json", "case-c2.json", "case-c3.json"} <= {path.name for path in tmp_path.iterdir()}
    assert "documents written" in out


@pytest.mark.usefixtures("note")
def test_the_front_sheet_in_the_folder_that_is_read_is_not_an_input(capsys, tmp_path):
    cover = tmp_path / "cover.toml"
    cover.write_text('[subject]\nname = "Ann Example"\n')
    code, _, err = run(capsys, "build", str(tmp_path), "--cover", str(cover), "-o", str(tmp_path / "out.json"))

    assert (code, err) == (0, "")


def test_standard_input_and_output():
    done = subprocess.run(
        [sys.executable, "-P", "-m", "chronology", "build", "-", "--as", "case-notes", "--format", "text", "-o", "-"],
        input=NOTE.encode(),
        capture_output=True,
        check=False,
        cwd=ROOT,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"3 February 2021" in done.stdout


def test_events_after_the_as_at_date_are_left_out_and_counted(capsys, tmp_path):
    run(capsys, "build", ADULT, "--as-at", "2022-01-01", "-o", str(tmp_path / "out.json"))
    made = json.loads((tmp_path / "out.json").read_text("utf-8"))

    assert made["as_at"] == "2022-01-01"
    assert max(event["when"]["earliest"] for event in made["events"]) <= "2022-01-01"
    assert made["later"]


# ---- wrong use and bad input -----------------------------------------------------------------------------------------


def files(tmp_path: Path) -> dict[str, Path]:
    made = {name: tmp_path / name for name in ("empty.xml", "cut.xml", "doctype.xml", "binary.bin", "folder")}
    made["empty.xml"].write_bytes(b"")
    made["cut.xml"].write_bytes((ROOT / "examples" / "adult" / "ics-export.xml").read_bytes()[:900])
    made["doctype.xml"].write_text('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><ICSExport>&x;</ICSExport>')
    made["binary.bin"].write_bytes(bytes(range(256)) * 40)
    made["folder"].mkdir()
    made["missing.xml"] = tmp_path / "missing.xml"
    return made


@pytest.mark.parametrize("name", ["empty.xml", "cut.xml", "doctype.xml", "binary.bin", "folder", "missing.xml"])
def test_bad_input_is_one_line_exit_code_three_and_an_old_output_untouched(name, capsys, tmp_path):
    old = tmp_path / "old.pdf"
    old.write_bytes(b"the old report")
    code, out, err = run(capsys, "build", str(files(tmp_path)[name]), "-o", str(old))

    assert code == 3
    assert out == ""
    assert err.startswith("chronology: ")
    assert err.count("\n") == 1
    assert old.read_bytes() == b"the old report"
    assert "root:" not in err


@pytest.mark.parametrize("name", ["empty.xml", "doctype.xml", "binary.bin", "missing.xml"])
def test_a_bad_file_does_not_stop_the_good_one_and_is_named(name, capsys, note, tmp_path):
    bad = str(files(tmp_path)[name])
    target = str(tmp_path / "out.json")
    code, _, err = run(capsys, "build", note, bad, "-o", target)
    strict, _, _ = run(capsys, "build", note, bad, "--strict", "-o", target)
    problems = json.loads(Path(target).read_text("utf-8"))["problems"]

    assert (code, strict) == (0, 1)
    assert name in err
    assert any(name == problem["source"]["document"] for problem in problems)


def test_a_file_cut_in_the_middle_gives_what_came_before_and_a_problem(capsys, tmp_path):
    whole = (ROOT / "examples" / "adult" / "ics-export.xml").read_bytes()
    (tmp_path / "cut.xml").write_bytes(whole[: len(whole) // 2])
    code, _, err = run(capsys, "build", str(tmp_path / "cut.xml"), "-o", str(tmp_path / "out.json"))

    assert code == 0
    assert "well-formed" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--as-at", "yesterday"],
        ["--practice", "atlantis"],
        ["--cover", "nowhere.toml"],
        ["--decisions", "nowhere.toml"],
        ["--plugin", "nowhere.py"],
        ["--as", "nobody"],
    ],
)
def test_wrong_use_is_one_line_and_exit_code_two(arguments, capsys, note, tmp_path):
    code, _, err = run(capsys, "build", note, *arguments, "-o", str(tmp_path / "out.pdf"))

    assert code == 2
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "text", ["[document]\nbirthday = 1\n", "[document]\nstatus = 'final'\n", "not toml", "[subject]\nborn = 'soon'\n"]
)
def test_a_front_sheet_with_an_unknown_name_or_value_is_refused_not_half_read(text, capsys, note, tmp_path):
    cover = tmp_path / "cover.toml"
    cover.write_text(text)
    code, _, err = run(capsys, "build", note, "--cover", str(cover), "-o", str(tmp_path / "o.pdf"))

    assert code == 2
    assert "cover.toml" in err


def test_an_output_that_cannot_be_written_is_exit_code_four(capsys, note, tmp_path):
    (tmp_path / "folder").mkdir()

    assert run(capsys, "build", note, "-o", str(tmp_path / "folder"), "--format", "text")[0] == 4
    assert run(capsys, "build", note, "-o", str(tmp_path / "no" / "such" / "out.txt"))[0] == 4
    assert list((tmp_path / "folder").iterdir()) == []


def test_no_half_written_file_is_left_behind(capsys, note, tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    target = tmp_path / "out.txt"
    target.write_text("old")
    code, _, err = run(capsys, "build", note, "-o", str(target))

    assert code == 4
    assert "No space left" in err
    assert target.read_text() == "old"
    assert {"out.txt", "note.txt"} == {path.name for path in tmp_path.iterdir()}


def test_an_internal_error_shows_no_case_text(capsys, note, tmp_path, monkeypatch):
    from chronology.cli import build

    def broken(*_: object) -> None:
        raise ValueError("Ann Example was hurt")

    monkeypatch.setattr(build, "compose_for_recipient", broken)
    code, _, err = run(capsys, "build", note, "-o", str(tmp_path / "out.pdf"))

    assert code == 5
    assert "Ann" not in err


@pytest.mark.parametrize(
    "decision",
    [
        'field = "significanse"\nvalue = "low"',
        'field = "significance"\nvalue = "lowish"',
        'field = "status"\nvalue = "gone"',
        'field = "printed"\nvalue = "perhaps"',
        'field = "printed"',
    ],
)
def test_a_decision_that_could_have_no_effect_is_wrong_use(decision, capsys, note, tmp_path):
    path = tmp_path / "decisions.toml"
    path.write_text(f'[[decision]]\ncase = "c"\ntarget = "t"\nby = "A Chair"\nat = 2022-01-01\n{decision}\n')
    code, _, err = run(capsys, "build", note, "--decisions", str(path), "-o", str(tmp_path / "o.json"))

    assert code == 2
    assert "decision 1" in err


def test_a_front_sheet_whose_subject_is_nobody_in_the_records_is_wrong_use(capsys, tmp_path):
    cover = tmp_path / "cover.toml"
    cover.write_text('[subject]\nname = "Idwal Pugh"\n')
    code, _, err = run(capsys, "build", ADULT, "--cover", str(cover), "-o", str(tmp_path / "o.json"))

    assert code == 2
    assert "--subject" in err


def test_a_time_limit_that_is_no_number_is_wrong_use(capsys, note, tmp_path, monkeypatch):
    monkeypatch.setenv("CHRONOLOGY_PLUGIN_SECONDS", "soon")
    plugin = str(ROOT / "tests" / "plugins" / "misbehaving" / "prints.py")

    assert run(capsys, "build", note, "--plugin", plugin, "-o", str(tmp_path / "o.json"))[0] == 2


# ---- inspect, explain, plugins -----------------------------------------------------------------------------------------


def test_inspect_says_what_each_input_is_and_who_is_in_it_and_writes_nothing(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(capsys, "inspect", *FAMILY, "--format", "json")
    found = json.loads(out)
    export = next(document for document in found["documents"] if document["importer"] == "ics-xml")

    assert code == 0
    assert export["found"] == export["accounted"]
    assert {"c1", "c2", "c3"} <= {person["id"] for person in found["people"]}
    assert {"complete", "unknown"} == {coverage["extent"] for coverage in found["coverage"]}
    assert list(tmp_path.iterdir()) == []


def test_inspect_says_who_may_be_one_and_how_to_decide_it(capsys, tmp_path):
    people = "".join(
        f'<Person id="{identity}" kind="adult"><FamilyName>Example</FamilyName><GivenNames>{given}</GivenNames></Person>'
        for identity, given in (("m1", "Elizabeth"), ("m2", "Liz"))
    )
    head = '<ICSExport xmlns="urn:x-chronology:ics:1"><Header version="1.1"/>'
    record = '<ContactRecord id="r1" subject="m1"><Date type="occurred">2021-01-01</Date></ContactRecord>'
    text = f"{head}<People>{people}</People><Records>{record}</Records></ICSExport>"
    (tmp_path / "export.xml").write_text(text)
    code, out, _ = run(capsys, "inspect", str(tmp_path), "--format", "json")
    (proposed,) = json.loads(out)["proposals"]
    shown = run(capsys, "inspect", str(tmp_path))[1]

    assert 0 == code
    assert {"target": "m1", "field": "same_person", "value": "m2"} == proposed["to_join"]
    assert "May be the same person" in shown


def test_inspect_in_a_terminal_names_documents_and_people(capsys):
    code, out, _ = run(capsys, "inspect", ADULT)

    assert code == 0
    assert "ics-xml" in out
    assert "Idwal" in out
    assert "What each source could have shown" in out


def test_inspect_prints_ids_and_file_names_whole_however_narrow_the_terminal(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    name = "Chronology of the Elm Surgery, second version, final.csv"
    (tmp_path / name).write_text(
        "Child,Date,Event\nBronwen Angharad Llewelyn-Prydderch,01/02/2021,Seen at home with her mother.\n"
        "Bronwen Llewelyn-Prydderch,02/02/2021,Seen at school with her teacher.\n"
    )
    lines = run(capsys, "inspect", str(tmp_path))[1].splitlines()

    assert "name:bronwen-angharad-llewelyn-prydderch" in lines
    assert name in lines
    assert "name:bronwen-llewelyn-prydderch  (Bronwen Llewelyn-Prydderch)" in lines
    assert all(len(line) <= 40 for line in lines if line.startswith(" "))


def test_explain_shows_the_words_and_the_rules_of_an_entry(capsys):
    code, out, _ = run(capsys, "explain", "1", ADULT, "--subject", "p-idwal")

    assert code == 0
    assert "Significance:" in out
    assert "Told by: ics-export.xml" in out
    reference = out.split("reference ")[1][:9]
    assert run(capsys, "explain", reference, ADULT, "--subject", "p-idwal")[1] == out


def test_explain_names_the_words_and_the_frame_that_spoke_for_a_kind(capsys, tmp_path):
    (tmp_path / "note.txt").write_text("Date: 12/03/2021\nType: Case note\n\nPadlock on the fridge, Cai says.\n")
    code, out, _ = run(capsys, "explain", "1", str(tmp_path))

    assert code == 0
    assert "words: “Padlock on the fridge” names neglect_observed, by the frame “food kept from somebody”" in out


def test_explaining_an_entry_that_is_not_there_is_wrong_use(capsys):
    assert run(capsys, "explain", "9999", ADULT, "--subject", "p-idwal")[0] == 2


def test_plugins_lists_what_is_there(capsys):
    code, out, _ = run(capsys, "plugins")

    assert code == 0
    assert {"ics-xml", "cin-census", "case-notes", "pdf", "patterns"} <= set(out.split())


# ---- the shape of the command line ------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [[], ["build"], ["inspect"], ["explain"], ["lint"], ["verify"], ["plugins"]])
def test_help_is_there_and_loads_neither_pluggy_nor_the_model(command):
    code = (
        "import sys, chronology.cli\n"
        f"try: chronology.cli.main({[*command, '--help']!r})\n"
        "except SystemExit as done: assert done.code == 0\n"
        "assert not {'pluggy', 'chronology.model', 'lxml', 'rich', 'msgspec'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert "exit codes" in done.stdout


def test_no_command_is_wrong_use():
    with pytest.raises(SystemExit) as stopped:
        main([])

    assert stopped.value.code == 2


def test_a_process_of_its_own_ends_without_a_search_of_all_that_it_holds() -> None:
    code = (
        "import gc, sys; from chronology import cli; sys.argv[1:] = ['plugins']; cli.program();"
        "sought = []; gc.callbacks.append(lambda phase, info: sought.append(len(gc.get_objects())));"
        "gc.collect(); print(max(sought) < 100, file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=False)

    assert done.stderr == "True\n"
