"""The family tree and the ecomap as values, and a graph as it stood on a day."""

import datetime as dt
from dataclasses import replace

import pytest
from casebuilding import CHILD, SOURCE, chronology, event, when

from analyzers import register_analyzers
from chronology.model import (
    Chronology,
    Edge,
    Event,
    Graph,
    Kind,
    Membership,
    Node,
    Person,
    PersonKind,
    Place,
    PlaceKind,
    Relationship,
)
from chronology.people import AS_TOLD
from chronology.practice import load_practice


def _person(id_: str, kind: PersonKind = PersonKind.ADULT, born: str = "1985-01-01") -> Person:
    return Person(id=id_, kind=kind, name=id_.title(), born=when(born), source=SOURCE)


def _is(one: str, kind: str, other: str) -> Relationship:
    return Relationship(from_person=one, to_person=other, kind=kind, source=SOURCE)


FAMILY = (CHILD, *map(_person, ("mam", "dad", "nain", "partner")), _person("sib", PersonKind.CHILD, "2015-01-01"))
KIN = (
    _is("mam", "mother", "c1"),
    _is("dad", "father", "c1"),
    _is("nain", "mother", "mam"),
    _is("nain", "maternal grandmother", "c1"),
    _is("partner", "mother's partner", "c1"),
    _is("mam", "mother", "sib"),
    _is("c1", "half-sibling", "sib"),
)


def _graph(name: str, *events: Event, **values: object) -> Graph:
    case: Chronology = chronology(
        event("a", "2021-03-01", Kind.VISIT, agency="Health"), *events, **{"people": FAMILY, **values}
    )
    analyzer = next(each for each in register_analyzers() if each.name == "relationships")
    results = analyzer.analyse(case, load_practice("wales"))
    return next(each for each in results if isinstance(each, Graph) and each.name == name)


def _generations(graph: Graph) -> dict[str, str]:
    return {node.id: dict(node.attributes)["generation"] for node in graph.nodes}


def test_each_stands_in_the_generation_that_kinship_puts_them_in() -> None:
    generations = _generations(_graph("genogram", relationships=KIN))

    assert generations == {"c1": "0", "sib": "0", "mam": "1", "dad": "1", "partner": "1", "nain": "2"}


def test_kinship_told_from_the_childs_side_is_the_same_line() -> None:
    told = _graph("genogram", relationships=(_is("c1", "son", "mam"),))

    assert [("mam", "parent", "c1")] == [(edge.start, edge.kind, edge.end) for edge in told.edges]
    assert "1" == _generations(told)["mam"]


def test_lines_that_parents_already_show_are_drawn_once() -> None:
    kinds = sorted(edge.kind for edge in _graph("genogram", relationships=KIN).edges)

    assert kinds == ["parent", "parent", "parent", "parent", "parents_partner"]


def test_a_grandmother_whose_own_child_is_not_recorded_keeps_her_line() -> None:
    alone = _graph("genogram", relationships=(_is("nain", "maternal grandmother", "c1"),))

    assert ["grandparent"] == [edge.kind for edge in alone.edges]


def test_a_mothers_partner_said_of_her_stands_beside_her() -> None:
    kin = (_is("mam", "mother", "c1"), _is("partner", "mother's partner", "mam"))

    assert "1" == _generations(_graph("genogram", relationships=kin))["partner"]


def test_nobody_whom_no_kinship_joins_is_in_the_tree() -> None:
    assert {"c1"} == set(_generations(_graph("genogram", relationships=(_is("nain", "neighbour", "c1"),))))


def test_generations_stand_in_rows_and_nobody_on_anybody() -> None:
    graph = _graph("genogram", relationships=KIN)
    rows = {id_: y for id_, _, y in graph.positions}

    assert rows["nain"] > rows["mam"] == rows["dad"] == rows["partner"] > rows["c1"] == rows["sib"]
    assert len({(x, y) for _, x, y in graph.positions}) == len(graph.positions) == len(graph.nodes)


@pytest.mark.parametrize("order", [KIN, KIN[::-1]])
def test_the_order_in_which_records_come_changes_no_place(order: tuple[Relationship, ...]) -> None:
    assert _graph("genogram", relationships=order) == _graph("genogram", relationships=KIN)


def test_an_ecomap_has_the_subject_in_the_middle_and_what_they_are_tied_to_around() -> None:
    school = Place(
        id="s1", kind=PlaceKind.SCHOOL, name="Ysgol Enghraifft", members=(Membership(person="c1"),), source=SOURCE
    )
    graph = _graph("ecomap", places=(school,))

    assert {("agency:Health", "took_part"), ("s1", "attends")} == {
        (edge.start if edge.end == "c1" else edge.end, edge.kind) for edge in graph.edges
    }
    assert ("c1", 0.5, 0.5) in graph.positions


def _tie(start: str, until: str) -> Graph:
    node = Node(id="baby", kind="child", label="Baby", attributes=(("born", "2021-03-02"),))
    edge = Edge(
        start="mam",
        end="c1",
        kind="lives_with",
        when=when(start) if start else None,
        until=when(until) if until else None,
    )
    return Graph(name="any", nodes=(node,), edges=(edge,), positions=(("baby", 0.5, 0.5),))


@pytest.mark.parametrize(
    ("start", "until", "stands"),
    [
        ("2021-03-01", "", True),
        ("2021-03-02", "", False),
        ("", "2021-03-01", True),
        ("", "2021-02-28", False),
        ("2021", "2021", True),
        ("", "", True),
    ],
)
def test_a_tie_stands_on_a_day_unless_the_record_says_it_did_not(start: str, until: str, stands: bool) -> None:
    on_the_day = _tie(start, until).as_at(dt.date(2021, 3, 1))

    assert bool(on_the_day.edges) is stands
    assert () == on_the_day.nodes == on_the_day.positions


def test_who_is_born_on_the_day_is_there() -> None:
    assert replace(_tie("", ""), edges=()).as_at(dt.date(2021, 3, 2)).nodes


def test_a_daughter_of_whom_entries_tell_is_drawn_as_a_woman_and_a_cousin_as_neither() -> None:
    family = (CHILD, *map(_person, ("joan", "ned", "sam")))
    kin = tuple(
        Relationship(from_person=one, to_person="c1", kind=kind, basis=AS_TOLD, source=SOURCE)
        for one, kind in (("joan", "daughter"), ("ned", "son"), ("sam", "cousin"))
    )
    drawn = _graph("genogram", people=family, relationships=kin)

    assert {"joan": "female", "ned": "male"} == {
        node.id: dict(node.attributes)["sex"] for node in drawn.nodes if "sex" in dict(node.attributes)
    }


def test_what_entries_call_somebody_and_that_they_died_is_drawn_whatever_else_a_line_had() -> None:
    nan = replace(_person("nan"), name="Ann Vaughan", sex="male")
    dad = replace(_person("dad"), name="Huw Vaughan")
    family = (CHILD, nan, dad)
    kin = tuple(
        Relationship(from_person=one, to_person="c1", kind=kind, basis=AS_TOLD, source=SOURCE)
        for one, kind in (("nan", "paternal grandmother"), ("dad", "father"))
    )
    death = event("d", "2018-03-01", Kind.DEATH, fact="Dad Huw Vaughan died in March. Ann Vaughan rang.")
    drawn = _graph("genogram", death, people=family, relationships=kin)
    given = {node.id: dict(node.attributes) for node in drawn.nodes}

    assert given["nan"]["sex"] == "female"
    assert given["dad"]["died"] == "2018-03-01"
    assert "died" not in given["nan"]
