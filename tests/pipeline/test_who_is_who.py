"""Who is who from end to end: joins, proposals, decisions, roles, siblings, and whom a chronology is not about."""

import datetime as dt
import json

import pytest

from chronology.cover import read_decisions
from chronology.errors import WrongUseError
from chronology.model import Decision, Involvement
from chronology.pipeline import Wishes, compose, holdings, read
from chronology.pipeline.cast import once_each
from chronology.plugins import load
from chronology.practice import load_practice

EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<ICSExport xmlns="urn:x-chronology:ics:1">
 <Header version="1.1"><Authority scheme="LA" code="999">Invented Council</Authority><System>CMS</System>
  <Extracted>2022-01-01T09:30:00</Extracted><AsAt>2022-01-01</AsAt></Header>
 <People>{people}</People><Records>{records}</Records>
</ICSExport>"""
CONTACT = '<ContactRecord id="{id}" subject="{about}"><Date type="occurred">{day}</Date></ContactRecord>'
NOTE = "Date: 03/02/2021\nAuthor: W Worker\nType: Home visit\nPresent: {present}\n\nVisited. All was well.\n"


def person(identity: str, name: str, born: str = "", more: str = "", *, kind: str = "child", number: str = "") -> str:
    given, _, family = name.partition(" ")
    birth = f"<BirthDate>{born}</BirthDate>" if born else ""
    nhs = f'<Identifier scheme="NHS">{number}</Identifier>' if number else ""
    return (
        f'<Person id="{identity}" kind="{kind}" {more}>{nhs}<FamilyName>{family}</FamilyName>'
        f"<GivenNames>{given}</GivenNames>{birth}</Person>"
    )


ANN = person("c1", "Ann Example", "2014-05-01", 'subject="true"')
MOTHER = person("m1", "Mair Example", kind="adult")
MOTHER_OF = '<Relationship from="m1" to="c1" type="MTH"/>'


@pytest.fixture
def composed(tmp_path):
    def made(exports: dict[str, str], *decisions: Decision, subject: str | None = None):
        for name, text in exports.items():
            (tmp_path / name).write_text(text, "utf-8")
        plugins = load()
        reads = read([str(tmp_path)], plugins)
        wishes = Wishes(subject=subject, as_at=dt.date(2022, 1, 1), decisions=decisions)
        return compose(holdings(reads), load_practice("wales"), plugins, wishes)

    return made


def export(people: str, *records: tuple[str, str, str]) -> str:
    told = "".join(CONTACT.format(id=identity, about=about, day=day) for identity, about, day in records)
    return EXPORT.format(people=people, records=told)


def decided(target: str, field: str, value: str) -> Decision:
    at = dt.datetime(2022, 1, 1, 9, tzinfo=dt.UTC)
    return Decision(case="c", target=target, field=field, value=value, by="A Chair", at=at)


TWO = {
    "council.xml": export(ANN, ("r1", "c1", "2021-01-01")),
    "health.xml": export(person("h9", "Anne Example", more='subject="true"'), ("r2", "h9", "2021-02-02")),
}


def test_records_with_one_number_are_one_child_with_both_accounts(composed) -> None:
    made = composed(
        {
            "council.xml": export(
                person("c1", "Ann Example", "2014-05-01", 'subject="true"', number="943 476 5919"),
                ("r1", "c1", "2021-01-01"),
            ),
            "health.xml": export(
                person("h9", "Ann Example", number="9434765919", more='subject="true"'), ("r2", "h9", "2021-02-02")
            ),
        }
    )
    (ann,) = made.people

    assert ("c1",) == made.subjects
    assert ["c1", "c1"] == [event.people[0].person for event in made.events]
    assert [("h9", ("the same NHS number",))] == [(each.id, each.basis) for each in ann.joined]
    assert () == made.proposals


def test_a_near_spelling_is_proposed_and_the_accounts_stay_apart(composed) -> None:
    made = composed(TWO, subject="c1")

    assert 1 == len(made.events)
    assert [("c1", "h9")] == [(each.one, each.other) for each in made.proposals]
    assert {"c1", "h9"} == {one.id for one in made.people}


def test_a_reviewer_s_join_brings_both_people_s_accounts_together_and_can_be_taken_back(composed) -> None:
    before = composed(TWO, subject="c1")
    joined = composed(TWO, decided("c1", "same_person", "h9"), subject="c1")
    after = composed(TWO, subject="c1")

    assert 2 == len(joined.events)
    assert () == joined.proposals
    assert "Anne Example" in joined.people[0].known_as
    assert before == after


def test_a_refused_proposal_is_not_made_again(composed) -> None:
    made = composed(TWO, decided("h9", "different_person", "c1"), subject="c1")

    assert () == made.proposals
    assert not any("lost its target" in problem.message for problem in made.problems)


def test_a_reviewer_undoes_what_a_rule_joined(composed) -> None:
    same = {
        "a.xml": export(ANN, ("r1", "c1", "2021-01-01")),
        "b.xml": export(person("c9", "Ann Example", "2014-05-01"), ("r2", "c9", "2021-02-02")),
    }
    joined = composed(same)
    parted = composed(same, decided("c1", "different_person", "c9"), subject="c1")

    assert (2, 1) == (len(joined.events), len(parted.events))


def test_a_decision_on_somebody_who_is_not_there_is_a_problem(composed) -> None:
    made = composed(TWO, decided("c1", "same_person", "nobody"), subject="c1")

    assert any("same_person has lost its target" in problem.message for problem in made.problems)


def test_a_decision_on_people_needs_two_of_them(tmp_path) -> None:
    table = '[[decision]]\ncase="c"\ntarget="c1"\nfield="same_person"\nvalue="c1"\nby="A"\nat=2022-01-01\n'
    (tmp_path / "decisions.toml").write_text(table)

    with pytest.raises(WrongUseError, match="two people"):
        read_decisions(tmp_path / "decisions.toml")


def test_two_who_are_recorded_as_kin_are_never_one(composed) -> None:
    people = (
        person("c1", "Ann Example", "2014-05-01", 'subject="true"')
        + person("c2", "Ann Example", "2014-05-01")
        + '<Relationship from="c1" to="c2" type="SIB"/>'
    )
    made = composed({"a.xml": export(people, ("r1", "c1", "2021-01-01"))})

    assert ["c1", "c2"] == [one.id for one in made.people]
    assert () == made.proposals


# ---- roles -------------------------------------------------------------------------------------------------------


def test_mam_is_the_mother_that_is_recorded_and_a_grandmother_nobody_recorded_is_called_by_her_role(composed) -> None:
    made = composed(
        {
            "a.xml": export(ANN + MOTHER + MOTHER_OF, ("r1", "c1", "2021-01-01")),
            "n.txt": NOTE.format(present="Mam, MGM, Nain"),
        }
    )
    present = [part.person for event in made.events for part in event.people if part.role != "subject"]
    unknown = [one for one in made.people if one.id.startswith("role:")]

    assert ["m1", "role:maternal-grandmother:c1", "role:grandmother:c1"] == present
    assert all("not identified" in one.name for one in unknown)


def test_a_reviewer_says_who_a_role_is(composed) -> None:
    made = composed(
        {
            "a.xml": export(ANN + person("g1", "Gwen Example", kind="adult"), ("r1", "c1", "2021-01-01")),
            "n.txt": NOTE.format(present="MGM"),
        },
        decided("g1", "same_person", "role:maternal-grandmother:c1"),
    )

    assert "g1" in [part.person for event in made.events for part in event.people]
    assert not any(one.id.startswith("role:") for one in made.people)


def test_dad_of_siblings_with_two_fathers_is_each_one_s_own(composed) -> None:
    people = (
        ANN
        + person("c2", "Ben Example", "2016-05-01", 'subject="true"')
        + MOTHER
        + person("f1", "Huw Other", kind="adult")
        + person("f2", "Dai Other", kind="adult")
        + MOTHER_OF
        + '<Relationship from="m1" to="c2" type="MTH"/><Relationship from="f1" to="c1" type="FTH"/>'
        + '<Relationship from="f2" to="c2" type="FTH"/>'
    )
    exports = {
        "a.xml": export(people, ("r1", "c1", "2021-01-01"), ("r2", "c2", "2021-01-02")),
        "n.txt": NOTE.format(present="Dad"),
    }
    fathers = {
        subject: {p.person for e in composed(exports, subject=subject).events for p in e.people} - {"c1", "c2"}
        for subject in ("c1", "c2")
    }
    (both,) = [one for one in composed(exports, subject="all").people if one.id.startswith("role:")]

    assert {"c1": {"f1"}, "c2": {"f2"}} == fathers
    assert "role:father:c1+c2" == both.id


def test_siblings_follow_from_their_mother_and_name_her(composed) -> None:
    people = ANN + person("c2", "Ben Other", "2016-05-01") + MOTHER + MOTHER_OF
    people += '<Relationship from="m1" to="c2" type="MTH"/>'
    made = composed({"a.xml": export(people, ("r1", "c1", "2021-01-01"))})
    (derived,) = [each for each in made.relationships if each.basis]

    assert ("c1", "c2", "sibling") == (derived.from_person, derived.to_person, derived.kind)
    assert "the same mother" in derived.basis
    assert "/Relationship" in derived.source.locator


# ---- whom it is not about ----------------------------------------------------------------------------------------


def test_a_child_s_chronology_names_its_kin_and_no_other_child(composed) -> None:
    people = (
        ANN
        + MOTHER
        + MOTHER_OF
        + person("x1", "Rhodri Stranger", "2012-01-01", 'subject="true"')
        + person("x2", "Nest Stranger", kind="adult")
        + '<Relationship from="x2" to="x1" type="MTH"/>'
        + person("w1", "Asha Worker", kind="professional")
    )
    exports = {"a.xml": export(people, ("r1", "c1", "2021-01-01"), ("r2", "x1", "2021-01-02"))}
    one, everybody = composed(exports, subject="c1"), composed(exports, subject="all")

    assert ["c1", "m1"] == sorted(each.id for each in one.people)
    assert ["mother"] == [each.kind for each in one.relationships]
    assert 4 == len(everybody.people)


# ---- what is shown -----------------------------------------------------------------------------------------------


def test_proposals_are_in_every_document_that_has_room_for_them(composed) -> None:
    made = composed(TWO, subject="c1")
    plugins = load()
    text = plugins.exporter("text").export(made).decode()
    told = json.loads(plugins.exporter("json").export(made))

    assert "MAY BE THE SAME PERSON" in text
    assert "Ann Example and Anne Example: one given name is a known form of the other" in text
    assert [("c1", "h9")] == [(each["one"], each["other"]) for each in told["proposals"]]


def test_the_pdf_lists_proposals_among_gaps(composed) -> None:
    import io

    import pypdf

    content = load().exporter("pdf").export(composed(TWO, subject="c1"))
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)

    assert "May be the same person" in text
    assert "Ann Example and Anne Example" in " ".join(text.split())


def test_one_who_is_told_of_otherwise_is_not_mentioned_too_and_the_subjects_part_is_said_once():
    parts = (
        Involvement(person="c1", role="subject"),
        Involvement(person="c1", involvement="seen-alone"),
        Involvement(person="m1", involvement="mentioned"),
        Involvement(person="m1", role="mother", involvement="seen"),
        Involvement(person="g1", involvement="mentioned"),
    )

    assert (
        Involvement(person="c1", role="subject", involvement="seen-alone"),
        Involvement(person="m1", role="mother", involvement="seen"),
        Involvement(person="g1", involvement="mentioned"),
    ) == once_each(parts)


# ---- namesakes, and whose father it is ----------------------------------------------------------------------------

GWION = person("c1", "Gwion Haf", "2010-05-01", 'subject="true"')
NIA = person("c2", "Nia-Fflur Haf", "2014-05-01", 'subject="true"')
FATHERS = person("f1", "Huw Ellis", kind="adult") + person("f2", "Carl Dodd", kind="adult")
FAMILY = (
    MOTHER
    + FATHERS
    + GWION
    + NIA
    + '<Relationship from="m1" to="c1" type="MTH"/><Relationship from="m1" to="c2" type="MTH"/>'
    + '<Relationship from="f1" to="c1" type="FTH"/><Relationship from="f2" to="c2" type="FTH"/>'
    + '<Relationship from="c1" to="c2" type="HSIB"/>'
)


def of_notes(composed, subject: str, notes: str):
    return composed({"a.xml": export(FAMILY, ("r1", "c1 c2", "2021-03-01")), "notes.txt": notes}, subject=subject)


def parts(chronology, words: str) -> set[str]:
    return {part.person for event in chronology.events if words in event.fact for part in event.people}


def test_a_bare_given_name_is_the_child_of_the_family_and_no_namesake(composed) -> None:
    notes = "02/05/2021 - visit\nSeen with Gwion Pritchard (16) at the bus stop.\n\n09/06/2021 - visit\nGwion seen alone at school.\n"
    made = of_notes(composed, "c1", notes)

    assert "c1" in parts(made, "seen alone at school")
    assert "name:gwion-pritchard" not in parts(made, "seen alone at school")
    assert "name:gwion-pritchard" in parts(made, "at the bus stop")


def test_a_namesake_named_in_full_is_not_the_child(composed) -> None:
    notes = "02/05/2021 - visit\nNia-Fflur seen. Gwion Pritchard was arrested on Monday.\n"
    made = of_notes(composed, "c2", notes)

    assert "c1" not in parts(made, "Pritchard was arrested")


@pytest.mark.parametrize("subject", ["c1", "c2"])
def test_daddy_in_the_mouth_of_one_child_is_not_the_father_of_another(composed, subject) -> None:
    notes = '02/05/2021 - Home visit\nNia-Fflur told me "daddy smashed the chair".\n\n09/06/2021 - Home visit\nGwion was out.\n'

    assert "f1" not in parts(of_notes(composed, subject, notes), "daddy smashed")


def test_who_is_said_not_to_be_the_father_is_not(composed) -> None:
    notes = "02/05/2021 - Home visit\nNew partner Alun Rees (not father, Mair says) was there. Gwion was out.\n"

    assert "f1" not in parts(of_notes(composed, "c1", notes), "was there")


def test_who_is_known_by_a_short_name_is_one_with_who_a_file_says_it_is(composed) -> None:
    notes = (
        '02/05/2021 - visit\nA man called "Gaz" drove her home.\n\n'
        "09/06/2021 - visit\nThe driver was Gareth MOSTYN b. 1999 (21), known as Gaz.\n"
    )
    made = of_notes(composed, "c1", notes)

    assert "name:gareth-mostyn" in parts(made, "drove her home")
    assert "name:gaz" not in parts(made, "drove her home")


def test_a_short_name_that_two_are_known_by_is_neither(composed) -> None:
    notes = (
        '02/05/2021 - visit\nA man called "Daz" drove her home.\n\n'
        "09/06/2021 - visit\nThe driver was Darren Mostyn, known as Daz.\n\n"
        "10/06/2021 - visit\nThe other was Darryl Ellis, known as Daz.\n"
    )
    made = of_notes(composed, "c1", notes)

    assert not {"name:darren-mostyn", "name:darryl-ellis"} & parts(made, "drove her home")


MICK = "02/05/2021 - visit\nMichael Haf answered the door.\n\n09/06/2021 - visit\nGrandad Mick said that Gwion stayed on Sunday.\n"


def test_grandad_by_a_short_form_is_the_one_of_the_family_s_name_where_nobody_else_is_called_so(composed) -> None:
    assert "name:michael-haf" in parts(of_notes(composed, "c1", MICK), "stayed on Sunday")


def test_grandad_by_a_short_form_is_nobody_s_name_where_two_are_called_so(composed) -> None:
    notes = f"{MICK}\n12/06/2021 - visit\nMichael Orme rang from the garage.\n"

    assert "name:michael-haf" not in parts(of_notes(composed, "c1", notes), "stayed on Sunday")


def test_who_has_the_agency_for_a_family_name_in_a_phone_is_the_worker_of_that_first_name(composed) -> None:
    notes = (
        "02/05/2021 - Core group\nPresent: Sian Orme (Gorwel), Ann Prys (SW)\nPlan agreed.\n\n"
        "09/06/2021 - Phone call\nGwion had a text from Sian Gorwel about the lift.\n"
    )

    assert "name:sian-orme" in parts(of_notes(composed, "c1", notes), "about the lift")
