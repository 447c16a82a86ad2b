"""The page on mapping files and the loader hold together; what the page shows is run."""

import re
from pathlib import Path

import pytest

from chronology.documents import Document
from chronology.mapping import PLAIN_READINGS, MappedImporter, read_mapping
from chronology.mapping.checking import KEYS
from chronology.model import Account, Extent, PersonKind, PlaceKind, Problem, Reading, Rel, Restriction, Status
from chronology.model.telling import EvidenceStatus

PAGE = (Path(__file__).parents[2] / "docs" / "mapping.md").read_text("utf-8")
SECTIONS = {
    "mapping": "[mapping]",
    "recognise": "[recognise]",
    "record": "[record.NAME]",
    "field": "[record.NAME.fields]",
    "event": "[[record.NAME.event]]",
    "person": "[[record.NAME.person]]",
    "relationship": "[[record.NAME.relationship]]",
    "place": "[[record.NAME.place]]",
    "action": "[[record.NAME.action]]",
    "link": "[[record.NAME.link]]",
    "coverage": "[[coverage]]",
    "condition": "Conditions",
    "sentence": "Sentences",
    "choice": "Choices",
}


def section(title: str) -> str:
    return PAGE.split(f"\n### {title}\n")[1].split("\n### ")[0].split("\n## ")[0]


def keys_told(title: str) -> set[str]:
    return set(re.findall(r"^\| `(\w+)` \|", section(title), re.MULTILINE))


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("table", sorted(set(KEYS) - {"the file"}))
def test_every_key_of_the_loader_is_told_and_no_other(table):
    conditions = set(KEYS["condition"]) if table != "condition" else set()

    assert set(KEYS[table]) - conditions == keys_told(SECTIONS[table])
    if conditions & set(KEYS[table]) and table != "sentence":
        assert "and conditions" in section(SECTIONS[table])


def test_every_table_of_the_file_has_its_part():
    for key in KEYS["the file"]:
        assert re.search(rf"^### \[+{key}\b", PAGE, re.MULTILINE), key


@pytest.mark.parametrize(
    "values", [PLAIN_READINGS, EvidenceStatus, Status, Restriction, PersonKind, PlaceKind, Rel, Extent]
)
def test_every_value_of_a_key_is_told(values):
    told = set(re.findall(r"`([\w-]+)`", PAGE))

    assert set(map(str, values)) <= told


def tutorial() -> list[object]:
    importer = MappedImporter.of(read_mapping(blocks("toml")[0], "visits.toml"))
    return list(importer.read([Document("visits.csv", content=blocks("csv")[0].encode())]))


def test_the_first_mapping_reads_its_table_exactly_as_printed():
    values = tutorial()

    assert [
        ("example-borough:visit:101#made", "child_seen_alone", "2024-02-01T10:20"),
        ("example-borough:visit:102#not-made", "visit_not_made", "2024-03-01T10:00"),
        ("example-borough:visit:103#made", "visit", "2024-03-05T09:10"),
    ] == [(one.key, one.kind, one.when.edtf) for one in values if isinstance(one, Account)]
    assert [] == [one for one in values if isinstance(one, Problem)]
    assert [(3, 3)] == [(one.found, one.accounted) for one in values if isinstance(one, Reading)]


def test_the_mapping_of_json_reads_a_list_and_an_object():
    importer = MappedImporter.of(read_mapping(blocks("toml")[1], "example.toml"))
    child = '{"child_id": "c1", "referrals": [{"referral_id": "r1", "date_received": "2024-01-02", "source": "6"}]}'
    texts = [f"[{child}]", f'{{"children": [{child}]}}']
    read = [list(importer.read([Document("a.json", content=text.encode())])) for text in texts]

    assert [["Referral from police"]] * 2 == [[one.title for one in values if isinstance(one, Account)] for values in read]
    assert [] == [one for values in read for one in values if isinstance(one, Problem)]


def test_the_built_in_mappings_are_told_of():
    from importers.adults import adult_events
    from importers.casework import casework_tables

    for importer in (adult_events(), casework_tables()):
        assert f"| `{importer.name}` |" in PAGE
        assert importer.name == importer.mapping.name
