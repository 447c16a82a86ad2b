"""Mappings of XML and JSON: the same rules on paths instead of columns."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.documents import Document
from chronology.hooks import Certainty
from chronology.mapping import MappedImporter, read_mapping
from chronology.mapping.withdrawal import WITHDRAWN
from chronology.model import Account, Action, Ignored, Kind, Person, Place, Problem, Reading, Rel, Status

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


# ---- Records within records, and what is taken back ---------------------------------------------------------------

HOUSES = """
[mapping]
name = "houses"
system = "h"
reads = "json"
[recognise]
at = "item"
members = "house"
one_of = ["visits", "gone"]
[codes.source]
national = "referral_source"
[record.house]
at = "item"
id = "house"
required = "house"
purged = { only_if = "gone" }
[record.house.fields]
house = "house"
gone = { from = "gone", read = "flag" }
[record.visit]
within = "house"
at = "visits"
id = "own"
required = "who"
purged = { only_if = "gone" }
[record.visit.fields]
own = "id"
gone = { from = "gone", read = "flag" }
who = "who"
name = "name"
day = { from = "day", read = "date" }
asked = { from = "asked by", read = "source" }
street = "street"
due = { from = "due", read = "date" }
[[record.visit.person]]
id = "who"
prefix = "person "
name = "name"
role = "subject"
[[record.visit.place]]
kind = "address"
id = "street"
member = "who"
[[record.visit.action]]
text = "Next visit due."
due = "due"
filled = "due"
[[record.visit.event]]
role = "made"
kind = "visit"
date = "day"
fact = "Visit asked for by {asked}."
"""
VISIT = {
    "id": "v1",
    "who": 7,
    "name": "Tib",
    "day": "2024-01-02",
    "asked by": "6",
    "street": "Elm",
    "due": "2024-02-02",
}


def houses(*files):
    documents = [Document(f"{nth}.json", content=json.dumps(one).encode()) for nth, one in enumerate(files, start=1)]
    return list(MappedImporter.of(read_mapping(HOUSES, "h.toml")).read(documents))


def test_a_record_stands_within_another_and_its_codes_are_the_national_ones():
    values = houses([{"house": "A", "visits": [VISIT]}])

    assert [("h:visit:v1#made", "Visit asked for by police.", Status.FINAL)] == [
        (one.key, one.fact, one.status) for one in of(Account, values)
    ]
    assert {"person 7"} == {one.id for one in of(Person, values)}
    assert [] == of(Problem, values)


@pytest.mark.parametrize(
    "files",
    [
        [[{"house": "A", "gone": True, "visits": [VISIT]}]],
        [[{"house": "A", "visits": [{**VISIT, "gone": "y"}]}]],
        [[{"house": "A", "visits": [VISIT]}], [{"house": "A", "gone": True}]],
        [[{"house": "A", "gone": True}], [{"house": "A", "visits": [VISIT]}]],
        [[{"house": "A", "visits": [VISIT]}, {"house": "A", "visits": [{"id": "v1", "who": 7, "gone": True}]}]],
    ],
    ids=["around it", "its own", "in a later file", "in an earlier file", "in the same file"],
)
def test_what_is_purged_anywhere_is_told_nowhere_as_a_fact(files):
    values = houses(*files)

    assert [("h:visit:v1#made", Status.WITHDRAWN)] == [(one.key, one.status) for one in of(Account, values)]
    assert [] == of(Action, values) + of(Place, values)
    assert {""} == {one.name for one in of(Person, values) if one.id == "person 7"}
    assert any("marked to be purged" in one.message for one in of(Problem, values))
    assert any(one.path == WITHDRAWN and one.count >= 3 for one in of(Ignored, values))
    assert all(one.found == one.accounted for one in of(Reading, values))


def test_a_record_around_others_that_says_nothing_itself_is_no_entry_and_no_problem():
    values = houses([{"house": "A", "gone": False, "visits": []}])

    assert [] == [*of(Account, values), *of(Problem, values)]
    assert [4] == [one.accounted for one in of(Reading, values)]


def test_a_record_that_lacks_what_it_must_have_is_reported():
    values = houses([{"house": "A", "visits": [{**VISIT, "who": None}]}])

    assert [] == of(Account, values)
    assert ["a visit does not hold who; nothing is told of it"] == [one.message for one in of(Problem, values)]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ('[{"house": 1, "visits": []}]', Certainty.CERTAIN),
        ('[{"house": 1}]', Certainty.NO),
        ('[{"of": {"house": 1, "visits": []}}]', Certainty.NO),
        ('[{"house": 1, "visits": [', Certainty.CERTAIN),
    ],
)
def test_members_are_known_where_they_stand_together(text, certainty):
    importer = MappedImporter.of(read_mapping(HOUSES, "h.toml"))

    assert certainty is importer.recognises(Document("x.json", content=text.encode())).certainty


@pytest.mark.parametrize("depth", [95, 450, 950, 20_000])
def test_what_is_nested_too_deeply_is_reported_and_breaks_nothing(depth):
    text = '[{"house": "A", "visits": [], "odd": ' + '{"a":' * depth + "1" + "}" * depth + "}]"
    values = list(MappedImporter.of(read_mapping(HOUSES, "h.toml")).read([Document("x.json", content=text.encode())]))

    assert 1 == len(of(Problem, values))
    assert all(one.found == one.accounted for one in of(Reading, values))
