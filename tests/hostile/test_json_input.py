"""Our own JSON as somebody else may write it."""

import json

import pytest

from chronology.cli import main

HEAD = '{"schema":"analytical-chronology/1","as_at":"2021-03-01",'
SECRET = "ZQCANARY"


def built(text, tmp_path):
    (tmp_path / "in.json").write_text(text)
    return main(["build", str(tmp_path / "in.json"), "-o", str(tmp_path / "out.json")])


def event(**values):
    when = {"earliest": "2021-02-03", "latest": "2021-02-03", "edtf": "2021-02-03", "precision": "day"}
    source = {"document": "x", "locator": "1"}
    return {"id": "s:r:1#o", "when": when, "kind": "case_note", "fact": "Seen.", "sources": [source], **values}


@pytest.mark.parametrize(
    "body",
    [
        '"events":' + "[" * 200_000 + "]" * 200_000 + "}",
        '"events":[' + '{"a":' * 100_000 + "1" + "}" * 100_000 + "]}",
        '"events":' + "[" * 1_000_000,
        '"events":NaN}',
        '"events":1e999}',
        '"events":' + "9" * 5000 + "}",
        f'"events":"{SECRET}"}}',
        f'"events":[{{"id":"{SECRET}","when":"{SECRET}"}}]}}',
        f'"events":{{"{SECRET}":["{SECRET}"]}}}}',
        f'"{SECRET}":["{SECRET}"]}}',
    ],
    ids=lambda body: body[:24],
)
def test_what_is_no_chronology_is_refused_without_a_word_of_it(body, capsys, tmp_path):
    code = built(HEAD + body, tmp_path)
    said = capsys.readouterr()

    assert 3 == code
    assert 1 == said.err.count("\n")
    assert SECRET not in said.err + said.out


@pytest.mark.parametrize(("earliest", "latest"), [("0001-01-01", "9999-12-31"), ("9999-12-31", "9999-12-31")])
def test_a_date_outside_the_calendar_of_records_keeps_only_its_words(earliest, latest, capsys, tmp_path):
    when = {"earliest": earliest, "latest": latest, "edtf": f"{earliest}/{latest}", "as_written": "for ever"}
    code = built(json.dumps(json.loads(HEAD + '"events":[]}') | {"events": [event(when=when), event()]}), tmp_path)
    made = json.loads((tmp_path / "out.json").read_text())

    assert 0 == code
    assert ["for ever"] == [each["when"]["as_written"] for each in made["undated"]]
    assert "1850" in capsys.readouterr().err


def test_a_recorded_date_that_stands_for_never_is_not_the_as_at_date(tmp_path):
    never = [{"document": "x", "locator": "1", "recorded_on": "9999-12-31"}]
    built('{"schema":"analytical-chronology/1","events":' + json.dumps([event(sources=never)]) + "}", tmp_path)

    assert "2021-02-03" == json.loads((tmp_path / "out.json").read_text())["as_at"]
