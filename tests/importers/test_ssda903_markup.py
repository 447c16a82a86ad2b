"""The XML form of an SSDA903 return. No public sample is at hand: it is made after the published schema of 2021."""

import re
from pathlib import Path

import pytest
from lxml import etree
from ssda903_making import documents, episode, header, markup, row

from chronology.documents import Document
from chronology.hooks import Certainty, Read
from chronology.model import Account, Ignored, Person, Problem, Reading, Relationship
from importers.ssda903 import Ssda903, plain_markup, returns
from importers.ssda903 import markup as reading_of_markup

SCHEMA = Path(__file__).parents[3] / "shared/samples/schemas/CLA.xsd"
RETURN = {
    "header": [header(MOTHER="1", MC_DOB="03/02/2018"), header(CHILD="102", SEX="1", UPN="UN3", DOB="01/02/2001")],
    "episodes": [
        episode(DEC="01/09/2017", REC="X1", REASON_PLACE_CHANGE="CARPL"),
        episode(DECOM="01/09/2017", RNE="P", PLACE="A4", URN="", PL_POST="ZZ2 2ZZ"),
        episode(CHILD="102", LS="V2", DEC="03/12/2017", REC="E2"),
    ],
    "reviews": [row(REVIEW="06/07/2017", REVIEW_CODE="PN1"), row(REVIEW="06/12/2017", REVIEW_CODE="PN6")],
    "missing": [row(MISSING="M", MIS_START="01/10/2017", MIS_END="02/10/2017")],
    "prev_perm": [row(PREV_PERM="P1", LA_PERM="999", DATE_PERM="zz/05/2015")],
    "oc2": [row(SDQ_SCORE="12", CONVICTED="0", HEALTH_CHECK="1", IMMUNISATIONS="1", TEETH_CHECK="1")],
    "ad1": [
        row(
            DATE_INT="01/08/2017",
            DATE_MATCH="20/08/2017",
            FOSTER_CARE="0",
            NB_ADOPTR="1",
            SEX_ADOPTR="F1",
            LS_ADOPTR="L0",
        )
    ],
    "placed_adoption": [row(DATE_PLACED="01/08/2017")],
    "uasc": [row(CHILD="102", DOB="01/02/2001", SEX="1", DUC="01/02/2019")],
    "oc3": [row(CHILD="102", DOB="01/02/2001", IN_TOUCH="YES", ACTIV="F2", ACCOM="D1")],
}


def read(content: bytes) -> list[Read]:
    document = Document("return.xml", content=content)

    assert Certainty.CERTAIN is Ssda903().recognises(document).certainty
    return list(Ssda903().read([document]))


def told(values: list[Read]) -> list[tuple[object, ...]]:
    """What is told, without where it stands."""
    return sorted(
        (one.key, one.kind, one.when, one.until, one.title, one.fact, one.outcome, one.child_voice, one.people)
        for one in values
        if isinstance(one, Account)
    )


def test_the_return_made_here_is_valid_by_the_published_schema():
    if SCHEMA.exists():
        schema = etree.XMLSchema(etree.parse(SCHEMA))

        assert schema.validate(etree.fromstring(markup(**RETURN))), schema.error_log


def test_both_forms_of_a_return_tell_the_same():
    one = read(markup(**RETURN))
    other = list(Ssda903().read(documents(**RETURN)))
    people = [
        {
            (value.id, value.sex, value.born, value.identifiers)
            for value in values
            if isinstance(value, Person) and value.identifiers
        }
        for values in (one, other)
    ]

    assert told(one) == told(other)
    assert people[0] == people[1]
    assert 1 == sum(isinstance(value, Relationship) for value in one)


def test_a_plain_child_is_read_as_an_odd_one_is(monkeypatch: pytest.MonkeyPatch):
    plain = read(markup(**RETURN))
    assert plain_markup.plain_rows(etree.fromstring("<CHILD><HEADER><SEX>F</SEX></HEADER></CHILD>"), 0, "/") is not None
    monkeypatch.setattr(reading_of_markup, "plain_rows", lambda *_: None)

    assert plain == read(markup(**RETURN))


@pytest.mark.parametrize(
    "odd",
    [
        '<CHILD id="1"/>',
        "<CHILD>text</CHILD>",
        "<CHILD><HEADER/>text</CHILD>",
        "<CHILD><HEADER/><HEADER/></CHILD>",
        "<CHILD><HEADER>text</HEADER></CHILD>",
        "<CHILD><HEADER><SEX>F</SEX><SEX>F</SEX></HEADER></CHILD>",
        "<CHILD><HEADER><SEX><B/></SEX></HEADER></CHILD>",
        "<CHILD><HEADER><SEX/>text</HEADER></CHILD>",
        "<CHILD><HEADER><NEW/></HEADER></CHILD>",
        "<CHILD><HEADER><AREVIEW><REVIEW/><REVIEW/></AREVIEW></HEADER></CHILD>",
        "<CHILD><EPISODE>text<RNE/></EPISODE></CHILD>",
        "<CHILD><EPISODE><RNE/>text</EPISODE></CHILD>",
        "<CHILD><EPISODE><RNE><B/></RNE></EPISODE></CHILD>",
        "<CHILD><EPISODE><NEW/></EPISODE></CHILD>",
        "<CHILD><EPISODE/>text</CHILD>",
        '<CHILD><EPISODE><RNE a="b"/></EPISODE></CHILD>',
        "<CHILD><NEW/></CHILD>",
        '<CHILD xmlns="urn:x"><EPISODE/></CHILD>',
    ],
)
def test_a_child_with_anything_out_of_place_is_left_to_the_reading_that_names_it(odd: str):
    assert plain_markup.plain_rows(etree.fromstring(odd), 0, "/") is None


def test_every_element_is_accounted_for():
    content = markup(**RETURN)
    (total,) = (value for value in read(content) if isinstance(value, Reading))

    assert ("elements", sum(1 for _ in etree.fromstring(content).iter())) == (total.unit, total.found)
    assert total.found == total.accounted


STRAYS = [
    ("<UPN>A1", "<COLOUR>red</COLOUR><UPN>A1", "element COLOUR is not known"),
    ("<DECOM>", "<DECOM>01/01/2001</DECOM><DECOM>", "element DECOM is not known, or stands again"),
    ("<EPISODE>", '<EPISODE id="4">', "attribute id is not known"),
    ("<EPISODE>", "<EPISODE>words", "text stands where only elements belong"),
    ("</EPISODE>", "</EPISODE>words", "text stands after element EPISODE"),
    ("<REVIEW>06/07/2017", "<REVIEW><b>x</b>06/07/2017", "element b is not known"),
    ("<HEADER>", "<PET><NAME>Rex</NAME></PET><HEADER>", "(with 1 elements in it)"),
    ("<CHILD>", "<NOTE>x</NOTE><CHILD>", "element NOTE is not known"),
    ("</CHILD>", "</CHILD>words", "text stands after element CHILD"),
]


@pytest.mark.parametrize(("where", "instead", "message"), STRAYS, ids=lambda text: text[:20])
def test_what_does_not_belong_is_reported_and_accounted_for(where: str, instead: str, message: str):
    content = markup(**RETURN).decode().replace(where, instead, 1).encode()
    values = read(content)
    (total,) = (value for value in values if isinstance(value, Reading))

    assert any(message in value.message for value in values if isinstance(value, Problem))
    assert total.found == total.accounted == sum(1 for _ in etree.fromstring(content).iter())


def test_a_file_that_breaks_off_gives_the_children_before_that():
    content = markup(**RETURN)
    values = read(content[: content.rindex(b"<EPISODE>") + 30])

    assert {"101"} == {value.id for value in values if isinstance(value, Person) and value.is_subject}
    assert any("1 children before that were read" in value.message for value in values if isinstance(value, Problem))


@pytest.mark.parametrize("cut", [0, 40])
def test_children_read_together_are_told_as_each_alone(monkeypatch: pytest.MonkeyPatch, cut: int):
    many = [episode(CHILD=str(nth), RNE="P") for nth in range(100, 140)]
    text = markup(header=[header(CHILD=one["CHILD"]) for one in many], episodes=many).decode()
    strange = text.replace("</CHILD>", "</CHILD><NOTE>x</NOTE>").replace("<CHILDID>119</CHILDID>", "<CHILDID/>")
    content = strange.encode()[: len(strange) - cut]
    together = read(content)
    monkeypatch.setattr(returns, "AT_A_TIME", 1)

    assert together == read(content)
    assert 39 <= len({value.id for value in together if isinstance(value, Person)})
    assert any("element NOTE" in value.message for value in together if isinstance(value, Problem))


def test_children_without_an_identifier_or_with_the_same_are_told_apart():
    text = markup(header=[header(), header(), header(CHILD="")]).decode()
    values = read(re.sub("<CHILDID/>", "", text).encode())
    keys = [value.key for value in values if isinstance(value, Account)]

    assert {"101", "child-3"} == {value.id for value in values if isinstance(value, Person)}
    assert 3 == len(set(keys)) == len(keys)
    assert 2 == sum("CHILDID" in value.message for value in values if isinstance(value, Problem))


def test_postcodes_are_left_out_of_the_xml_too():
    values = read(markup(**RETURN))

    assert {"episodes/PL_POST"} == {value.path for value in values if isinstance(value, Ignored)}
    assert "ZZ2" not in repr(values)
