"""Mappings of XML and JSON: the same rules on paths instead of columns."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.documents import Document
from chronology.hooks import Certainty
from chronology.mapping import MappedImporter, read_mapping
from chronology.model import Account, Ignored, Kind, Person, Problem, Reading, Rel

RULES = """
[record.child]
at = ["{top}"]
[record.child.fields]
person = "{at}id"
born = {{ from = "birth", read = "date" }}
pets = "pets/name"
[[record.child.person]]
id = "person"
role = "subject"
kind = "child"
born = "born"
details = {{ pets = "pets" }}
[record.child.ignore]
"{at}version" = "the version of the program"

[record.referral]
at = ["{top}/referrals"]
id = "number"
subject = "person"
[record.referral.fields]
person = "../{at}id"
number = "number"
date = {{ from = "date", read = "date" }}
[[record.referral.event]]
role = "received"
kind = "referral"
date = "date"

[record.visit]
at = ["{top}/referrals/visits"]
id = ["referral", "date"]
subject = "person"
[record.visit.fields]
person = "../../{at}id"
referral = "../number"
date = {{ from = ["date", "day"], read = "date" }}
[[record.visit.link]]
rel = "arises-from"
record = "referral"
id = "referral"
[[record.visit.event]]
role = "made"
kind = "visit"
date = "date"
"""
XML = (
    '[mapping]\nname = "an-export"\nsystem = "x"\nreads = "xml"\n[recognise]\nroot = "Export"\nrecord = "child"\n'
    + RULES.format(top="child", at="@")
)
JSON = (
    '[mapping]\nname = "an-export"\nsystem = "x"\nreads = "json"\n[recognise]\nmembers = ["id", "referrals"]\n'
    + RULES.format(top="item", at="")
)
XML_TEXT = """<Export><child id="c1" version="2"><birth>2010-01-02</birth><pets><name>Rex</name><name>Tib</name></pets>
<referrals><number>r1</number><date>01/02/2024</date><visits><day>2024-02-03</day></visits>
<visits><date>2024-02-04</date></visits></referrals></child></Export>"""
CHILD = {
    "id": "c1",
    "version": 2,
    "birth": "2010-01-02",
    "pets": [{"name": "Rex"}, {"name": "Tib"}],
    "referrals": [
        {"number": "r1", "date": "01/02/2024", "visits": [{"day": "2024-02-03"}, {"date": "2024-02-04"}]},
    ],
}


def xml(text=XML_TEXT):
    return MappedImporter.of(read_mapping(XML, "x.toml")), Document("x.xml", content=text.encode())


def as_json(value=None):
    return MappedImporter.of(read_mapping(JSON, "x.toml")), Document(
        "x.json", content=json.dumps([CHILD] if value is None else value).encode()
    )


def read(pair):
    importer, document = pair
    return list(importer.read([document]))


def of(kind, values):
    return [value for value in values if isinstance(value, kind)]


@pytest.mark.parametrize("pair", [xml(), as_json()], ids=["xml", "json"])
def test_xml_and_json_are_read_by_the_same_rules(pair):
    importer, document = pair
    values = read(pair)
    person = of(Person, values)[0]
    accounts = of(Account, values)

    assert Certainty.CERTAIN is importer.recognises(document).certainty
    assert ("c1", "2010-01-02", (("pets", "Rex; Tib"),)) == (person.id, person.born.edtf, person.details)
    assert [
        ("x:referral:r1#received", Kind.REFERRAL, "2024-02-01"),
        ("x:visit:r1/2024-02-03#made", Kind.VISIT, "2024-02-03"),
        ("x:visit:r1/2024-02-04#made", Kind.VISIT, "2024-02-04"),
    ] == [(account.key, account.kind, account.when.edtf) for account in accounts]
    assert [(Rel.ARISES_FROM, "x:referral:r1")] == [(link.rel, link.record) for link in accounts[1].links]
    assert [1] == [one.count for one in of(Ignored, values)]
    assert [] == of(Problem, values)
    assert [one.found for one in of(Reading, values)] == [one.accounted for one in of(Reading, values)]


def test_where_something_stands_is_said_as_a_path():
    assert "/child[1]/referrals/visits[2]" == of(Account, read(xml()))[2].source.locator
    assert "/item[1]/referrals[1]/visits[2]" == of(Account, read(as_json()))[2].source.locator


def test_an_element_or_member_nobody_named_is_a_problem_by_its_path():
    told = XML_TEXT.replace("<number>", "<colour>red</colour><number>").replace("</Export>", "<odd>1</odd></Export>")
    member = {**CHILD, "colour": "red", "empty": None, "list": [1, 2]}

    assert {
        "element child/referrals/colour is not in the mapping; it was not read",
        "element Export/odd is not in the mapping; it was not read",
    } == {one.message for one in of(Problem, read(xml(told)))}
    assert {
        "member item/colour is not in the mapping; it was not read",
        "member item/list is not in the mapping; it was not read (2 times)",
    } == {one.message for one in of(Problem, read(as_json([member])))}


def test_a_file_that_breaks_off_gives_what_came_before_and_says_so():
    values = read(xml(XML_TEXT.replace("</Export>", "<child id='c2'>")))

    assert 3 == len(of(Account, values))
    assert any("could not be read to its end" in problem.message for problem in of(Problem, values))


@pytest.mark.parametrize("text", ["", "{", '[{"id": 1}', "[" * 100_000, "nul"])
def test_what_is_no_json_is_one_problem(text):
    importer, _ = as_json()
    values = list(importer.read([Document("x.json", content=text.encode())]))

    assert 1 == len(of(Problem, values))
    assert "could not be read" in of(Problem, values)[0].message


def test_two_members_of_one_name_are_both_read():
    importer, _ = as_json()
    text = '[{"id": "c1", "referrals": {"number": "1", "date": "2024-01-01"}, "referrals": {"number": "2"}}]'
    values = list(importer.read([Document("x.json", content=text.encode())]))

    assert {"x:referral:1#received", "x:referral:2#undated"} == {account.key for account in of(Account, values)}


leaves = st.none() | st.booleans() | st.integers(0, 9) | st.sampled_from(["", "x", "2024-01-02", "\0"])
names = st.sampled_from(["id", "referrals", "visits", "date", "number", "pets", "name", "other"])
trees = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4), max_leaves=12
)


@given(trees)
def test_every_member_is_accounted_for_whatever_the_file_holds(value):
    values = read(as_json(value))
    (reading,) = of(Reading, values)

    assert reading.found == reading.accounted
    assert repr(values) == repr(read(as_json(value)))
