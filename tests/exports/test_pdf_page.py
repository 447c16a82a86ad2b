"""What stands together on a page."""

from collections.abc import Iterator

import pytest

from exports.pdf import setting
from exports.pdf.fonts import register
from exports.pdf.page import Drawing, Prose, body_height, body_width, compose
from exports.pdf.setting import remembering_lines, set_lines
from exports.pdf.table import Column, Row, Table, cell
from exports.pdf.text import Paragraph, Run, paragraph


@pytest.mark.parametrize("left", range(30, 300, 15))
@pytest.mark.parametrize("lines", [1, 6, 10, 14])
def test_a_heading_is_never_left_at_the_foot_of_a_page_without_a_row_of_its_table(left: int, lines: int) -> None:
    register()
    filler = Drawing(body_height(wide=False) - left, lambda _pen, _x, _top: None)
    heading = Prose(paragraph("2019"), keep=True)
    row = Row((cell(*[paragraph("a line of the row") for _ in range(lines)]), cell(paragraph("1"))))

    first, *_ = compose([filler, heading, Table((Column("What", 1), Column("No.", fixed=40)), [row])])

    assert len(first.placed) != 2


@pytest.mark.parametrize("room", range(60, 400, 9))
def test_a_date_of_a_few_lines_is_not_parted_over_two_pages(room: int) -> None:
    register()
    date = cell(*map(paragraph, ("19 October 2023,", "17:10", "age 10y 4m and", "more")))
    told = cell(*[paragraph("a line of the row") for _ in range(40)])
    table = Table((Column("Date", fixed=100), Column("What", 1)), [Row((date, told))])
    _, rest = table.take(body_width(wide=False), room, fresh=False)

    assert isinstance(rest, Table)
    assert not rest._start or rest._start[0] == 4  # where the rest of the row begins


def test_what_would_stand_behind_a_page_too_many_is_never_made() -> None:
    made: list[int] = []

    def blocks() -> Iterator[Drawing]:
        for number in range(100):
            made.append(number)
            yield Drawing(300, lambda *_: None)

    assert len(compose(blocks(), 2)) == 3
    assert len(made) <= 7


def test_a_heading_is_kept_with_what_follows_it_though_that_is_made_later() -> None:
    def blocks() -> Iterator[Drawing]:
        yield Drawing(600, lambda *_: None)
        yield Drawing(30, lambda *_: None, keep=True)
        yield Drawing(30, lambda *_: None, keep=True)
        yield Drawing(100, lambda *_: None)

    assert [len(sheet.placed) for sheet in compose(blocks())] == [1, 3]


def test_a_paragraph_is_set_once_for_each_width_while_a_document_is_fitted(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Paragraph] = []

    def counted(said: Paragraph) -> Iterator[list[object]]:
        asked.append(said)
        return iter([])

    monkeypatch.setattr(setting, "_words", counted)
    said = paragraph("Seen ", Run("at home"))

    with remembering_lines():
        first = set_lines(said, 90)
        first.clear()
        set_lines(paragraph("Seen ", Run("at home")), 90)
        set_lines(said, 80)
    set_lines(said, 90)

    assert len(asked) == 3


def table_of(*heights: int) -> Table:
    rows = [
        Row((cell(*[paragraph("a line of the row") for _ in range(lines)]), cell(paragraph("1")))) for lines in heights
    ]
    return Table((Column("What", 1), Column("No.", fixed=40)), rows)


@pytest.mark.parametrize("left", range(20, 120, 7))
def test_a_table_of_a_few_short_rows_is_not_parted(left: int) -> None:
    register()
    filler = Drawing(body_height(wide=False) - left, lambda *_: None)
    sheets = compose([filler, table_of(1, 2, 1)])

    assert 1 == sum(len(sheet.placed) for sheet in sheets) - 1


@pytest.mark.parametrize(("last", "left", "together"), [(2, 180, True), (14, 260, False)])
def test_a_last_row_has_company_where_that_leaves_no_hole_behind(last: int, left: int, together: bool) -> None:
    register()
    filler = Drawing(body_height(wide=False) - left, lambda *_: None)
    first, second = compose([filler, table_of(1, 1, last, 10)])
    (table, top), (rest, _) = first.placed[-1], second.placed[0]

    assert together is (rest.height > table_of(10).least(body_width(wide=False)) + 1)
    assert together or first.floor - top - table.height < 150


@pytest.mark.parametrize("left", range(20, 120, 7))
def test_what_explains_a_drawing_is_read_whole_beside_it(left: int) -> None:
    register()
    filler = Drawing(body_height(wide=False) - 60 - left, lambda *_: None)
    picture = Drawing(60, lambda *_: None, keep=True)
    meaning = Prose(paragraph("what a symbol means " * 40), whole=True)
    sheets = compose([filler, picture, meaning])

    assert [1, 2] == [len(sheet.placed) for sheet in sheets] or [3] == [len(sheet.placed) for sheet in sheets]


@pytest.mark.parametrize("width", range(60, 240, 3))
@pytest.mark.parametrize("mark", ["[...]", "…"])
def test_the_mark_of_a_cut_never_stands_alone_on_a_line(width: int, mark: str) -> None:
    register()
    words = f"a few words of a record that goes on for longer {mark}"
    for told in (paragraph(words), paragraph(Run("So: ", language="cy"), Run(words))):
        lines = ["".join(segment.text for segment in line.segments).strip() for line in set_lines(told, width)]

        assert mark not in lines
        assert " ".join(words.split()) in " ".join(lines)
