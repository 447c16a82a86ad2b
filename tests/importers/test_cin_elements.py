"""No element, attribute or text of a CIN return can be added, renamed or moved without a problem."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronology.documents import Document
from chronology.hooks import Read
from chronology.model import Account, Coverage, Person, Problem, Reading
from importers.cin import CinCensus
from importers.cin.tables import ignored, readings

CENSUS = Path(__file__).with_name("cin_census.xml").read_text("utf-8")


def read(text: str) -> list[Read]:
    return list(CinCensus().read([Document("return.xml", content=text.encode())]))


def _paths(element: ET.Element, path: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    for at, child in enumerate(element):
        yield (*path, at)
        yield from _paths(child, (*path, at))


def _at(root: ET.Element, path: tuple[int, ...]) -> ET.Element:
    for at in path:
        root = root[at]
    return root


ORDINARY = {value.message for value in read(CENSUS) if isinstance(value, Problem)}


def _new_problems(text: str) -> set[str]:
    values = read(text)

    end = values[-1]
    met = [value for value in values if isinstance(value, Problem)]

    assert isinstance(end, Reading)
    assert end.found == end.accounted == sum(1 for _ in ET.fromstring(text).iter())
    for problem in met:
        assert "SECRET" not in problem.message
        assert problem.source.locator
    return {problem.message for problem in met} - ORDINARY


EVERY_ELEMENT = [(), *_paths(ET.fromstring(CENSUS))]


@pytest.mark.parametrize("path", EVERY_ELEMENT)
def test_an_element_renamed_is_a_problem(path: tuple[int, ...]) -> None:
    root = ET.fromstring(CENSUS)
    _at(root, path).tag += "Renamed"

    assert _new_problems(ET.tostring(root, encoding="unicode"))


@pytest.mark.parametrize("path", EVERY_ELEMENT)
def test_an_element_added_anywhere_is_a_problem(path: tuple[int, ...]) -> None:
    root = ET.fromstring(CENSUS)
    added = ET.SubElement(_at(root, path), "Added")
    ET.SubElement(added, "Inner").text = "SECRET"
    added.tail = "\n"

    assert any("element Added" in message for message in _new_problems(ET.tostring(root, encoding="unicode")))


@pytest.mark.parametrize("path", EVERY_ELEMENT[1:])
def test_an_element_put_first_in_its_parent_is_a_problem(path: tuple[int, ...]) -> None:
    root = ET.fromstring(CENSUS)
    parent = _at(root, path[:-1])
    parent.insert(path[-1], ET.Element("Added"))

    assert any("element Added" in message for message in _new_problems(ET.tostring(root, encoding="unicode")))


@pytest.mark.parametrize("path", EVERY_ELEMENT[1:])
def test_stray_text_after_an_element_is_a_problem(path: tuple[int, ...]) -> None:
    root = ET.fromstring(CENSUS)
    _at(root, path).tail = "SECRET"

    assert any("text stands after" in message for message in _new_problems(ET.tostring(root, encoding="unicode")))


@pytest.mark.parametrize("path", EVERY_ELEMENT)
def test_an_attribute_is_a_problem(path: tuple[int, ...]) -> None:
    root = ET.fromstring(CENSUS)
    _at(root, path).set("note", "SECRET")

    assert any("attribute note" in message for message in _new_problems(ET.tostring(root, encoding="unicode")))


@pytest.mark.parametrize("path", EVERY_ELEMENT[1:])
def test_an_element_moved_to_the_top_is_a_problem(path: tuple[int, ...]) -> None:
    root = ET.fromstring(CENSUS)
    parent = _at(root, path[:-1])
    moved = parent[path[-1]]
    parent.remove(moved)
    root.append(moved)
    text = ET.tostring(root, encoding="unicode")

    assert text == ET.tostring(ET.fromstring(CENSUS), encoding="unicode") or _new_problems(text)


@pytest.mark.parametrize("path", [path for path in EVERY_ELEMENT if not len(_at(ET.fromstring(CENSUS), path))], ids=str)
def test_every_text_reaches_a_value_or_a_rule(path: tuple[int, ...]) -> None:
    """Each text is replaced by one met nowhere else; it must come out in a value, or its path be a rule."""
    root = ET.fromstring(CENSUS)
    element = _at(root, path)
    name = element.tag
    element.text = "1971-03-05" if readings()[name] == "date" else "7531"
    values = read(ET.tostring(root, encoding="unicode"))
    said = str([value for value in values if isinstance(value, Account | Person | Coverage | Reading)])

    if not any(rule.endswith(f"/{name}") for rule in ignored()):
        assert "1971" in said or "7531" in said
