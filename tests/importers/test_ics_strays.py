"""Words and records where the format has none: each a problem, none lost, and every element counted once."""

import xml.etree.ElementTree as ET

import pytest

from chronology.documents import Document
from chronology.model import Account, Person, Problem, Reading
from importers.ics import IcsRecords

FRAME = (
    '<ICSExport xmlns="urn:x-chronology:ics:1"><Header><AsAt>2021-12-31</AsAt></Header>'
    '<People><Person id="c1" kind="child"/></People><Records>{records}</Records></ICSExport>'
)
DAY = '<Date type="occurred">2021-01-04</Date>'
NOTE = '<CaseNote id="{id}" subject="c1">{inside}</CaseNote>'


def read(text: str):
    values = list(IcsRecords().read([Document("export.xml", content=text.encode())]))
    reading = next(value for value in values if isinstance(value, Reading))

    assert sum(1 for _ in ET.fromstring(text).iter()) == reading.found == reading.accounted
    return values


def problems(values) -> list[str]:
    return [value.message for value in values if isinstance(value, Problem)]


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ('<Participant person="c1">words</Participant>', "text stands in Participant, where the format has none"),
        ('<PlaceRef place="p1">words</PlaceRef>', "text stands in PlaceRef, where the format has none"),
        ('<Link record="r1" rel="reviews">words</Link>', "text stands in Link, where the format has none"),
        ("<Decision>words<Text>Yes</Text></Decision>", "text stands in Decision, where the format has none"),
        ("<Decision><Text>Yes</Text>words</Decision>", "text stands between elements, after Text"),
        ("words<Title>T</Title>", "text stands between elements, after Date"),
    ],
)
def test_words_where_the_format_has_none_are_a_problem(part, message):
    assert message in problems(read(FRAME.format(records=NOTE.format(id="r1", inside=DAY + part))))


def test_words_before_the_first_part_of_a_record_are_a_problem():
    values = read(FRAME.format(records=NOTE.format(id="r1", inside=f"words{DAY}")))

    assert ["text stands between elements, before the first part"] == problems(values)


@pytest.mark.parametrize("at", ["<People>", "</People>", "<Records>", "</CaseNote>", "</Header>", "</Person>"])
def test_words_anywhere_in_the_frame_are_a_problem(at):
    whole = FRAME.format(records=NOTE.format(id="r1", inside=DAY)).replace('kind="child"/>', 'kind="child"></Person>')

    assert [] == problems(read(whole))
    assert 1 == len(problems(read(whole.replace(at, f"{at}words", 1))))


def test_a_record_inside_a_record_is_read_on_its_own():
    inner = NOTE.format(id="r2", inside=DAY)
    values = read(FRAME.format(records=NOTE.format(id="r1", inside=DAY + inner)))

    assert ["r1", "r2"] == [value.key.split(":")[2].split("#")[0] for value in values if isinstance(value, Account)]
    assert ["the element CaseNote stands inside another; it was read on its own"] == problems(values)


def test_a_record_inside_something_unknown_or_inside_a_person_is_read_on_its_own():
    inner = NOTE.format(id="r2", inside=DAY)
    for outer in (NOTE.format(id="r1", inside=f"{DAY}<Odd><Odder>{inner}</Odder></Odd>"), f"<Odd>{inner}</Odd>"):
        values = read(FRAME.format(records=outer))

        assert any(isinstance(value, Account) and "r2" in value.key for value in values)
        assert any("Odd" in message for message in problems(values))
    values = read(FRAME.replace('kind="child"/>', f'kind="child">{inner}</Person>').format(records=""))

    assert ["c1"] == [value.id for value in values if isinstance(value, Person)]
    assert any(isinstance(value, Account) for value in values)


def test_a_coded_part_without_words_or_code_is_not_what_an_entry_is_called_after():
    records = NOTE.format(id="r1", inside=f"{DAY}<Source/><LegalStatus/><Category>Call</Category>")
    (account,) = [value for value in read(FRAME.format(records=records)) if isinstance(value, Account)]

    assert account.title.endswith(": Call")
