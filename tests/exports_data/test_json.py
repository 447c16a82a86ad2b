import dataclasses
import json
from pathlib import Path

import jsonschema
import pytest

from chronology.interchange import published
from chronology.model import Chronology, DocumentRead
from exports.json import Json

SCHEMA = Path(__file__).parents[2] / "docs" / "chronology.schema.json"


def exported(chronology: Chronology) -> dict[str, object]:
    return json.loads(Json().export(chronology))


def test_the_published_schema_is_current() -> None:
    told = "run: python -m chronology.interchange > docs/chronology.schema.json"

    assert published() == SCHEMA.read_bytes(), told


def test_the_export_is_valid_by_the_published_schema(family: Chronology) -> None:
    schema = json.loads(SCHEMA.read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)

    jsonschema.validate(exported(family), schema, cls=jsonschema.Draft202012Validator)


def test_the_published_schema_refuses_what_is_not_a_chronology(family: Chronology) -> None:
    wrong = exported(family)
    wrong["events"][0]["kind"] = "gossip"

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, json.loads(SCHEMA.read_bytes()))


def test_the_top_level_has_the_promised_names_in_order(family: Chronology) -> None:
    promised = [
        "schema",
        "subject",
        "as_at",
        "profile",
        "practice",
        "sources",
        "coverage",
        "people",
        "relationships",
        "events",
        "undated",
        "actions",
        "findings",
        "timescales",
        "graphs",
        "problems",
        "ignored",
        "counts",
    ]

    assert promised == [name for name in exported(family) if name in promised]


def test_an_event_has_the_promised_names_in_order(family: Chronology) -> None:
    promised = [
        "id",
        "reference",
        "serial",
        "when",
        "until",
        "kind",
        "group",
        "title",
        "fact",
        "evidence_status",
        "polarity",
        "impact",
        "significance",
        "action",
        "outcome",
        "decision",
        "decision_maker",
        "rationale",
        "child_voice",
        "people",
        "agency",
        "sources",
        "conflicts",
        "links",
        "printed",
        "restriction",
        "status",
    ]
    event = exported(family)["events"][0]

    assert promised == [name for name in event if name in promised]
    assert set(event["when"]) == {"edtf", "earliest", "latest", "precision", "as_written", "basis", "alternatives"}
    assert set(event["sources"][0]) >= {
        "document",
        "locator",
        "start",
        "end",
        "quote",
        "recorded_on",
        "recorded_by",
        "agency",
    }


def test_links_name_the_event_of_the_record_or_the_record_that_was_not_read(family: Chronology) -> None:
    links = exported(family)["events"][1]["links"]

    assert [
        {"event": "ics:ref:1#received", "relation": "arises-from", "basis": "record link"},
        {"event": "ics:gone:7", "relation": "reviews", "basis": "record link"},
    ] == links


def test_a_link_within_one_event_is_not_a_link_to_itself(family: Chronology) -> None:
    enquiry = family.events[1]
    one = dataclasses.replace(enquiry, accounts=(*enquiry.accounts, *family.events[0].accounts))
    links = exported(dataclasses.replace(family, events=(one,)))["events"][0]["links"]

    assert ["ics:gone:7"] == [link["event"] for link in links]


def test_every_event_is_there_and_says_whether_it_is_printed(family: Chronology) -> None:
    data = exported(family)

    assert [(1, True), (2, True), (None, False)] == [(each["serial"], each["printed"]) for each in data["events"]]
    assert [3] == [each["serial"] for each in data["undated"]]
    assert [None] == [each["when"]["edtf"] for each in data["undated"]]
    assert ["withdrawn"] == [each["status"] for each in data["withdrawn"]]


def test_the_same_chronology_gives_the_same_bytes(family: Chronology) -> None:
    assert Json().export(family) == Json().export(dataclasses.replace(family))
    assert Json().export(family).endswith(b"}\n")


def test_text_is_written_as_text_not_as_escapes(family: Chronology) -> None:
    assert "“I walked into the door.”".encode() in Json().export(family)


def test_a_file_name_that_is_no_text_is_marked_and_costs_nothing_else(family: Chronology) -> None:
    odd = DocumentRead(name="bad\udcff.xml", sha256="", size=0, importer="ics", reason="")
    data = exported(dataclasses.replace(family, documents=(odd,)))

    assert "bad⟦U+DCFF⟧.xml" == data["sources"][0]["name"]
    assert exported(family)["events"] == data["events"]


def test_subject_is_the_one_person_it_is_about(family: Chronology) -> None:
    assert "p1" == exported(family)["subject"]
    assert exported(dataclasses.replace(family, subjects=("p1", "p2")))["subject"] is None
    assert exported(dataclasses.replace(family, subjects=()))["subject"] is None
