"""A family drawn: the standard symbols, no line that the record does not hold, and the same on paper and in a browser."""

import datetime as dt

import pytest
from lxml import etree

from chronology.model import Edge, Graph, Node, When
from exports.drawings import genogram
from exports.drawings.svg import Svg
from exports.pdf.fonts import register
from exports.pdf.words import words_in

AS_AT = dt.date(2024, 3, 1)
SVG = "{http://www.w3.org/2000/svg}"


def node(id_: str, kind: str = "person", **given: str) -> Node:
    return Node(id=id_, kind=kind, label=id_.title(), attributes=tuple(given.items()))


FAMILY = Graph(
    name="genogram",
    nodes=(
        node("cadi", "subject", sex="Female", born="2013-05-09"),
        node("mair", sex="F", born="1988-07-09"),
        node("dylan", sex="Male", born="1985", died="2021-02-11"),
        node("lee"),
    ),
    edges=(
        Edge(start="mair", end="cadi", kind="parent"),
        Edge(start="dylan", end="cadi", kind="parent"),
        Edge(start="lee", end="mair", kind="partner", until=When.on(dt.date(2022, 1, 1))),
    ),
    positions=(("cadi", 0.5, 0.25), ("mair", 0.5, 0.75), ("dylan", 0.2, 0.75), ("lee", 0.8, 0.75)),
)


def drawn(graph: Graph) -> etree._Element:
    register()
    family = genogram.lay_out(graph, 500)
    board = Svg(family.width, family.height)
    genogram.draw(board, (0, 0), family, words_in("en"), AS_AT)
    return etree.fromstring(board.text("Family", genogram.in_words(family, words_in("en"))))


def words_of(svg: etree._Element) -> list[str]:
    return [each.text or "" for each in svg.iter(f"{SVG}text")]


def lines_of(svg: etree._Element) -> list[etree._Element]:
    return list(svg.iter(f"{SVG}line"))


def test_a_man_is_a_square_a_woman_a_circle_and_somebody_whose_sex_is_not_recorded_a_rhombus() -> None:
    svg = drawn(FAMILY)

    assert 1 == len(list(svg.iter(f"{SVG}rect")))
    assert 3 == len(list(svg.iter(f"{SVG}circle"))), "a woman, and a girl with the double outline of whom it is about"
    assert 1 == len(list(svg.iter(f"{SVG}polygon")))


def test_the_age_stands_inside_as_exactly_as_it_is_known_and_not_at_all_where_no_birth_is_recorded() -> None:
    words = words_of(drawn(FAMILY))

    assert "10" in words
    assert "35" in words
    assert any(word.startswith("c. 3") for word in words), "born some day of 1985, and died at about 35"
    assert "b. 1985, d. 2021" in words


def test_no_line_of_a_cross_runs_through_the_age_of_somebody_who_has_died() -> None:
    svg = drawn(FAMILY)
    (age,) = (each for each in svg.iter(f"{SVG}text") if (each.text or "").startswith("c. 3"))
    left, foot = float(age.get("x")), float(age.get("y"))
    crosses = [
        [float(line.get(name)) for name in ("x1", "y1", "x2", "y2")]
        for line in lines_of(svg)
        if line.get("x1") != line.get("x2") and line.get("y1") != line.get("y2")
    ]
    of_dead = [each for each in crosses if min(each[1], each[3]) <= foot <= max(each[1], each[3]) + 4]

    assert of_dead
    assert all(max(x1, x2) < left for x1, _, x2, _ in of_dead)


def test_parents_without_a_recorded_partnership_are_not_joined() -> None:
    svg = drawn(FAMILY)
    dashed = [line for line in lines_of(svg) if line.get("stroke-dasharray")]
    across = [line for line in dashed if line.get("y1") == line.get("y2")]

    assert [({"250.00", "400.00"}, "4 2")] == [
        ({line.get("x1"), line.get("x2")}, line.get("stroke-dasharray")) for line in across
    ], "the one couple that the record names, and no line between the parents"


def test_what_a_younger_person_is_to_an_elder_stands_beside_them_on_no_name_and_no_line() -> None:
    kin = Graph(
        name="genogram",
        nodes=(node("idwal", "subject", sex="M", born="1944-10-09"), node("gethin", sex="M", born="1981")),
        edges=(Edge(start="gethin", end="idwal", kind="nephew_or_niece"),),
        positions=(("idwal", 0.5, 0.75), ("gethin", 0.5, 0.25)),
    )
    svg = drawn(kin)
    (kind,) = (each for each in svg.iter(f"{SVG}text") if each.text == "nephew or niece")
    (below,) = (each for each in svg.iter(f"{SVG}text") if each.text == "Gethin")

    assert float(kind.get("x")) > float(below.get("x"))
    assert float(kind.get("y")) < float(below.get("y"))
    assert all(float(line.get("x2")) < float(kind.get("x")) for line in lines_of(svg))


def test_a_couples_children_hang_from_no_place_below_somebody_else() -> None:
    between = Graph(
        name="genogram",
        nodes=FAMILY.nodes,
        edges=(
            Edge(start="dylan", end="lee", kind="partner"),
            Edge(start="dylan", end="cadi", kind="parent"),
            Edge(start="lee", end="cadi", kind="parent"),
        ),
        positions=FAMILY.positions,
    )
    down = [
        line
        for line in lines_of(drawn(between))
        if line.get("x1") == line.get("x2") and not line.get("stroke-dasharray")
    ]

    # Mair stands at 250, between the two; only the line into the child below her may run there.
    assert ["250.00"] == [line.get("x1") for line in down if line.get("x1") == "250.00"]


def test_a_couple_that_has_ended_is_crossed_by_one_stroke_and_a_divorce_by_two() -> None:
    def strokes(edge: Edge) -> int:
        svg = drawn(Graph(name="genogram", nodes=FAMILY.nodes, edges=(edge,), positions=FAMILY.positions))
        slanted = [
            line for line in lines_of(svg) if line.get("y1") != line.get("y2") and line.get("x1") != line.get("x2")
        ]
        return len(slanted) - 2  # the cross of the one who died

    ended = When.on(dt.date(2022, 1, 1))
    assert 0 == strokes(Edge(start="lee", end="mair", kind="partner"))
    assert 1 == strokes(Edge(start="lee", end="mair", kind="partner", until=ended))
    assert 2 == strokes(Edge(start="lee", end="mair", kind="partner", until=ended, basis="divorced husband"))


def test_taking_a_line_from_the_record_takes_it_from_the_drawing() -> None:
    fewer = Graph(name="genogram", nodes=FAMILY.nodes, edges=FAMILY.edges[1:], positions=FAMILY.positions)

    assert len(lines_of(drawn(fewer))) < len(lines_of(drawn(FAMILY)))


@pytest.mark.parametrize("name", ["<b>&amp;", "Tŷ Gŵyl", "a\u202eb"])
def test_a_name_is_drawn_as_it_is_or_with_its_visible_mark(name: str) -> None:
    odd = Node(id="lee", kind="person", label=name)
    svg = drawn(Graph(name="genogram", nodes=(*FAMILY.nodes[:3], odd), edges=(), positions=FAMILY.positions))

    assert any(name.replace("\u202e", "‹U+202E›") == word for word in words_of(svg))


def test_the_drawing_says_in_words_what_it_shows() -> None:
    svg = drawn(FAMILY)
    told = svg.findtext(f"{SVG}desc") or ""

    assert "Mair, parent of Cadi." in told
    assert "Lee, partner of Mair (ended)." in told


def test_a_parents_own_line_ends_where_it_turns() -> None:
    parents = ("mair", "dylan", "lee", "nia", "huw")
    edges = tuple(Edge(start=each, end="cadi", kind="parent") for each in parents)
    positions = (("cadi", 0.5, 0.25), *((each, 0.1 + 0.2 * nth, 0.75) for nth, each in enumerate(parents)))
    nodes = tuple(node(each, "subject" if each == "cadi" else "person") for each in ("cadi", *parents))
    picture = drawn(Graph(name="genogram", nodes=nodes, edges=edges, positions=positions))
    lines = [
        tuple(round(float(each.get(name)), 1) for name in ("x1", "y1", "x2", "y2"))
        for each in picture.iter(f"{SVG}line")
    ]
    ends = [(x, max(y1, y2)) for x, y1, x2, y2 in lines if x == x2]
    across = {(x, y) for x1, y, x2, y2 in lines if y == y2 for x in (x1, x2)}

    assert ends
    assert all(end in across or end[1] > max(y for _, y in across) for end in ends)


def test_a_grandmother_whose_side_is_not_told_has_no_line_through_a_parent() -> None:
    kin = Graph(
        name="genogram",
        nodes=(node("cadi", "subject"), node("dylan", sex="M"), node("olwen", sex="F")),
        edges=(
            Edge(start="dylan", end="cadi", kind="parent"),
            Edge(start="olwen", end="cadi", kind="grandparent"),
        ),
        positions=(("cadi", 0.5, 0.2), ("dylan", 0.5, 0.5), ("olwen", 0.5, 0.8)),
    )
    dotted = [line for line in lines_of(drawn(kin)) if line.get("stroke-dasharray")]
    down = [float(line.get("x1")) for line in dotted if line.get("x1") == line.get("x2")]

    # Dylan stands at 250, below Olwen.
    assert any(abs(x - 250) > 30 for x in down)
    assert all(
        abs(float(line.get("x1")) - 250) > 30 for line in dotted if line.get("x1") == line.get("x2") and _is_long(line)
    )


def _is_long(line: etree._Element) -> bool:
    return abs(float(line.get("y2")) - float(line.get("y1"))) > 60
