"""The other tables of an SSDA903 return: recognised by columns, each row told, flagged or left out by name."""

import datetime as dt
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ssda903_making import BORN, ORDER, documents, episode, header, read, row, separated

from chronology.documents import Document
from chronology.errors import RefusedError
from chronology.hooks import Certainty, Read
from chronology.model import (
    Account,
    Coverage,
    Extent,
    Group,
    Ignored,
    Kind,
    Person,
    Problem,
    Reading,
    Relationship,
    Severity,
)
from importers.ssda903 import Ssda903
from importers.ssda903.met import Met
from importers.ssda903.partition import by_child
from importers.ssda903.rules import rules
from importers.ssda903.tables import codes, no_meaning, record_types, tables
from importers.ssda903.words import in_words


def accounts(values: list[Read], *kinds: Kind) -> list[Account]:
    return [value for value in values if isinstance(value, Account) and (not kinds or value.kind in kinds)]


def problems(values: list[Read]) -> list[str]:
    return [value.message for value in values if isinstance(value, Problem)]


def readings(values: list[Read]) -> dict[str, tuple[int, int]]:
    return {value.document: (value.found, value.accounted) for value in values if isinstance(value, Reading)}


@pytest.mark.parametrize("name", list(ORDER))
def test_each_table_is_known_by_its_columns_in_any_order_case_and_spacing(name: str):
    headings = [heading.lower().replace("_", " ") + " " for heading in reversed(ORDER[name].split(","))]
    document = Document("anything.txt", content=("\ufeff" + ",".join(headings) + "\n").encode())

    assert Certainty.CERTAIN is Ssda903().recognises(document).certainty
    assert name in Ssda903().recognises(document).reason


@pytest.mark.parametrize(
    "headings", ["CHILD,DOB", "CHILD,DOB,REVIEW", "CHILD,DOB,REVIEW,REVIEW_CODE,NOTES", "REVIEW,REVIEW"]
)
def test_a_file_with_other_columns_is_not_claimed(headings: str):
    assert (
        Certainty.NO
        is Ssda903().recognises(Document("reviews.csv", content=f"{headings}\n1,2,3,4\n".encode())).certainty
    )


@pytest.mark.parametrize("content", [b"", b"just words\n", b"<Message/>", b"PK\x03\x04", b"<!DOCTYPE a><a/>"])
def test_what_is_no_table_is_not_claimed(content: bytes):
    assert Certainty.NO is Ssda903().recognises(Document("x", content=content)).certainty


def test_the_header_is_the_person():
    values = read(header=[header(ETHNIC="MWBC", UPN="UN2", SEX="2", MOTHER="1", MC_DOB="03/02/2026")])
    child, baby = (value for value in values if isinstance(value, Person))
    (relationship,) = (value for value in values if isinstance(value, Relationship))
    born, birth = accounts(values)

    assert ("101", "female", (("CHILD", "101"),), dt.date(2012, 5, 4)) == (
        child.id,
        child.sex,
        child.identifiers,
        child.born and child.born.earliest,
    )
    assert (
        ("ethnicity", "White and Black Caribbean"),
        ("is a mother", "yes"),
        ("no pupil number because", "has never been at a maintained school in England"),
    ) == child.details
    assert ("101", baby.id, "mother") == (relationship.from_person, relationship.to_person, relationship.kind)
    assert [("101", "subject")] == [(part.person, part.role) for part in born.people]
    assert [(baby.id, "subject"), ("101", "mother")] == [(part.person, part.role) for part in birth.people]


@pytest.mark.parametrize(
    ("code", "sex"), [("1", "male"), ("2", "female"), ("m", "male"), ("F", "female"), ("U", "unknown")]
)
def test_sex_is_read_in_the_codes_of_every_year(code: str, sex: str):
    child = next(value for value in read(header=[header(SEX=code)]) if isinstance(value, Person))

    assert sex == child.sex


REVIEWS = [
    ("PN0", None, "The child was under four at the time."),
    ("PN1", "The child attended and spoke for themselves.", ""),
    ("PN7", "The child did not attend, and their views were not given.", ""),
    ("PN9", "The child code PN9 (no meaning held).", ""),
]


@pytest.mark.parametrize(("code", "voice", "said"), REVIEWS)
def test_how_the_child_took_part_in_a_review_is_how_they_were_heard(code: str, voice: str | None, said: str):
    values = read(header=[header()], reviews=[row(REVIEW="06/03/2018", REVIEW_CODE=code)])
    (review,) = accounts(values, Kind.LOOKED_AFTER_REVIEW)

    assert voice == review.child_voice
    assert said in review.fact
    assert "2018-03-06" == review.when.edtf


def test_a_row_that_repeats_another_is_told_once_and_one_that_contradicts_it_is_kept_and_flagged():
    one, other = row(REVIEW="06/03/2018", REVIEW_CODE="PN1"), row(REVIEW="06/03/2018", REVIEW_CODE="PN4")
    values = read(header=[header()], reviews=[one, one, other])

    assert (
        2
        == len(accounts(values, Kind.LOOKED_AFTER_REVIEW))
        == len({one.key for one in accounts(values, Kind.LOOKED_AFTER_REVIEW)})
    )
    assert any("repeats another to the letter" in message for message in problems(values))
    assert any("two reviews on one day that differ" in message for message in problems(values))
    assert (3, 3) == readings(values)["reviews.csv"]


def test_being_missing_or_away_is_a_span_with_a_return():
    values = read(
        header=[header()],
        missing=[
            row(MISSING="M", MIS_START="01/02/2018", MIS_END="03/02/2018"),
            row(MISSING="A", MIS_START="10/03/2018", MIS_END=""),
        ],
    )
    gone, away = accounts(values, Kind.MISSING, Kind.AWAY_WITHOUT_AUTHORISATION)
    (back,) = accounts(values, Kind.RETURNED_FROM_MISSING)

    assert ("2018-02-01", "2018-02-03") == (gone.when.edtf, gone.until and gone.until.edtf)
    assert away.until is not None
    assert away.until.is_ongoing
    assert "2018-02-03" == back.when.edtf
    assert gone.key.partition("#")[0] == back.key.partition("#")[0]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("zz/05/2010", "2010-05"), ("zz/zz/2011", "2011"), ("zz/zz/zzzz", None), ("14/05/2010", "2010-05-14")],
)
def test_an_earlier_order_is_dated_as_exactly_as_the_return_says(text: str, edtf: str | None):
    values = read(header=[header()], prev_perm=[row(PREV_PERM="P2", LA_PERM="999", DATE_PERM=text)])
    (order,) = accounts(values, Kind.PREVIOUS_PERMANENCE)

    assert (edtf, text) == (order.when.edtf, order.when.as_written)
    assert "special guardianship order" in order.fact
    assert "999" in order.fact


def test_no_earlier_order_is_no_event():
    values = read(header=[header()], prev_perm=[row(PREV_PERM="Z1")])

    assert not accounts(values, Kind.PREVIOUS_PERMANENCE)
    assert (1, 1) == readings(values)["prev_perm.csv"]
    assert not [message for message in problems(values) if "nothing says for which year" not in message]


def test_the_end_of_asylum_status_is_an_event_only_when_it_is_known_to_be_past():
    asylum = [row(SEX="F", DUC="01/03/2018")]
    before = read(header=[header()], episodes=[episode()], uasc=asylum)
    after = read(header=[header()], episodes=[episode(DEC="02/03/2018", REC="E4A")], uasc=asylum)
    (child,) = (value for value in before if isinstance(value, Person) and value.details)

    assert not accounts(before, Kind.IMMIGRATION_STATUS_CHANGED)
    assert ("counts as one until", "1 March 2018") in child.details
    assert ["2018-03-01"] == [one.when.edtf for one in accounts(after, Kind.IMMIGRATION_STATUS_CHANGED)]


def test_yearly_snapshots_are_undated_and_lie_within_the_year_where_its_files_name_it():
    tables_of = {
        "header": [header()],
        "oc2": [row(SDQ_SCORE="17", CONVICTED="0")],
        "oc3": [row(IN_TOUCH="YES", ACTIV="F2", ACCOM="D2")],
    }
    unknown = accounts(read(**tables_of), Kind.HEALTH_SNAPSHOT, Kind.STATUS_SNAPSHOT)
    known = accounts(read("903 2017-18/", **tables_of), Kind.HEALTH_SNAPSHOT, Kind.STATUS_SNAPSHOT)

    assert [False, False] == [one.when.dated for one in unknown]
    assert ["2017-04-01/2018-03-31"] * 2 == [one.when.edtf for one in known]
    assert "Strengths and difficulties score: 17." in known[0].fact
    assert "Living: semi-independent accommodation with support (not suitable)." in known[1].fact


def test_adoption_is_told_step_by_step_with_the_adopters_on_the_last():
    values = read(
        header=[header()],
        ad1=[
            row(
                DATE_INT="01/02/2017",
                DATE_MATCH="01/05/2017",
                FOSTER_CARE="1",
                NB_ADOPTR="2",
                SEX_ADOPTR="FF",
                LS_ADOPTR="L12",
            )
        ],
        placed_adoption=[row(DATE_PLACED="01/02/2017", DATE_PLACED_CEASED="09/09/2017", REASON_PLACED_CEASED="RD3")],
    )
    steps = accounts(values, Kind.ADOPTION_STEP)

    assert ["2017-02-01", "2017-05-01", "2017-02-01", "2017-09-09"] == [one.when.edtf for one in steps]
    assert "Adopters: two women. Adopters' status: married, the same sex." in steps[1].fact
    assert "no adopters could be found" in steps[3].fact


def test_workers_and_orders_are_spans_with_their_ends():
    values = read(
        header=[header()],
        social_worker=[row(SW_ID="SW77", SW_DECOM="01/04/2024", SW_DEC="01/06/2024", SW_REASON="LEFTRL")],
        liberty=[row(DOLO_START="01/04/2026", DOLO_END="")],
    )
    worker, left, order = accounts(values, Kind.WORKER_ALLOCATED, Kind.WORKER_ENDED, Kind.DEPRIVATION_OF_LIBERTY)

    assert "2024-06-01" == (worker.until and worker.until.edtf) == left.when.edtf
    assert "SW77" in worker.title
    assert "code LEFTRL (no meaning held)" in worker.fact
    assert order.until is not None
    assert order.until.is_ongoing
    assert [Severity.NOTE] == [
        value.severity for value in values if isinstance(value, Problem) and "SW_REASON" in value.message
    ]


def test_a_child_without_a_header_is_told_and_flagged():
    values = read(header=[header(CHILD="1")], reviews=[row(REVIEW="06/03/2018", REVIEW_CODE="PN1")])
    (child,) = (value for value in values if isinstance(value, Person) and value.id == "101")
    flagged = [value for value in values if isinstance(value, Problem) and "not in the header" in value.message]

    assert child.born is not None
    assert dt.date(2012, 5, 4) == child.born.earliest
    assert [("101",)] == [value.about for value in flagged]
    assert 1 == len(accounts(values, Kind.LOOKED_AFTER_REVIEW))


def test_a_row_of_no_child_is_reported():
    values = read(header=[header()], reviews=[row(CHILD="", REVIEW="06/03/2018")])

    assert any("names no child" in message for message in problems(values))
    assert (1, 1) == readings(values)["reviews.csv"]


def test_two_children_keep_their_problems_apart():
    values = read(header=[header(), header(CHILD="102", ETHNIC="XXXX")])

    assert [("102",)] == [value.about for value in values if isinstance(value, Problem) and "ETHNIC" in value.message]


def test_rows_that_do_not_fit_the_headings_are_reported_and_told_as_far_as_they_go():
    long = Document(
        "reviews.csv",
        content=separated("reviews", []) + f"\n101,{BORN},06/03/2018,PN1,more\n101,{BORN},07/03/2018\n".encode(),
    )
    values = list(Ssda903().read([*documents(header=[header()]), long]))

    assert 2 == len(accounts(values, Kind.LOOKED_AFTER_REVIEW))
    assert any("more cells than there are headings" in message for message in problems(values))
    assert any("fewer cells than there are headings" in message for message in problems(values))


def test_where_a_child_lives_is_left_out_by_name_and_stands_nowhere():
    values = read(header=[header()], episodes=[episode(HOME_POST="QQ9 9QQ", PL_POST="WW8 8WW")])
    left = {value.path: value.count for value in values if isinstance(value, Ignored)}

    assert {"episodes/HOME_POST": 1, "episodes/PL_POST": 1} == left
    assert not any(place in repr(value) for value in values for place in ("QQ9", "WW8"))


def test_it_is_complete_for_the_year_its_files_name_and_for_no_other():
    values = read("2017-18/", header=[header()], episodes=[episode()], reviews=[row(REVIEW="06/03/2018")])
    complete = [value for value in values if isinstance(value, Coverage) and value.extent is Extent.COMPLETE]
    groups = {Group(group) for value in complete for group in value.groups}

    assert {(dt.date(2017, 4, 1), dt.date(2018, 3, 31))} == {(value.from_day, value.to_day) for value in complete}
    assert {Group.BIRTH, Group.PLACEMENT_MOVE, Group.LEGAL, Group.DEATH, Group.REVIEW} == groups
    assert {dt.date(2018, 3, 31)} == {value.as_at for value in values if isinstance(value, Reading)}


def test_without_a_year_it_is_complete_for_nothing():
    values = read(header=[header()], episodes=[episode()])

    assert {Extent.UNKNOWN} == {value.extent for value in values if isinstance(value, Coverage)}
    assert any("nothing says for which year" in message for message in problems(values))
    assert {None} == {value.as_at for value in values if isinstance(value, Reading)}


@pytest.mark.parametrize("name", ["2017-19", "2018", "12017-18", "2017-185"])
def test_only_two_years_that_follow_each_other_are_a_year(name: str):
    values = read(f"{name}/", header=[header()])

    assert {None} == {value.as_at for value in values if isinstance(value, Reading)}


def test_dates_after_the_year_are_kept_and_flagged():
    values = read("2017-18/", header=[header()], reviews=[row(REVIEW="06/03/2030", REVIEW_CODE="PN1")])

    assert 1 == len(accounts(values, Kind.LOOKED_AFTER_REVIEW))
    assert any("REVIEW is after the last day of the year" in message for message in problems(values))


CELLS = st.sampled_from(
    ["", "1", "0", "M", "A", "PN1", "Z1", "P2", "01/02/2018", "31/03/2018", "zz/zz/2011", "nonsense", "P4", "YES"]
)


@pytest.mark.parametrize("name", [name for name in ORDER if name not in ("header", "episodes")])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_row_of_a_table_is_accounted_for_and_each_filled_cell_is_told_or_reported(name: str, data: st.DataObject):
    columns = [column for column in ORDER[name].split(",") if column not in ("CHILD", "DOB", "SEX")]
    cells = data.draw(st.fixed_dictionaries(dict.fromkeys(columns, CELLS)))
    values = read(header=[header()], **{name: [row(**cells)]})
    said = " ".join(
        f"{one.title} {one.fact} {one.child_voice} {one.when.as_written} {one.until.as_written if one.until else ''} {one.source.quote}"
        for one in accounts(values)
    )
    said += " ".join(word for value in values if isinstance(value, Person) for _, word in value.details)
    about = [value.message for value in values if isinstance(value, Problem) and value.about]

    assert (1, 1) == readings(values)[f"{name}.csv"]
    for column, text in cells.items():
        none = name == "prev_perm" and text == "Z1"
        assert not text or none or in_words(tables()[name].how[column], text) in said or text in said or about, column


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.integers(0, 2),
            st.integers(2, 9),
            st.lists(st.text("xyz,é", max_size=3), min_size=2, max_size=2),
        )
    )
)
def test_rows_are_brought_together_in_memory_as_they_are_on_disk(rows: list[tuple[str, int, int, list[str]]]):
    ordered = sorted(
        {(child, part, number): (child, part, number, cells) for child, part, number, cells in rows}.values(),
        key=lambda one: one[1:3],
    )

    assert [(child, [*map(list, held)]) for child, held in by_child(iter(ordered), 0)] == [
        (child, [*map(list, held)]) for child, held in by_child(iter(ordered), 10**9)
    ]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux says which files a process holds open")
def test_rows_on_disk_are_gone_when_a_reading_is_given_up_or_fails():
    rows = [(str(number), 0, number, ["x" * 1000, str(number)]) for number in range(20_000)]

    def failing() -> Iterator[tuple[str, int, int, Sequence[str]]]:
        yield from rows
        raise RefusedError("it breaks off")

    given_up = by_child(iter(rows), 10**9)
    assert isinstance(given_up, Generator)
    next(given_up)
    held = _held_by_sqlite()
    given_up.close()
    with pytest.raises(RefusedError):
        list(by_child(failing(), 10**9))

    assert held
    assert all(target.endswith(" (deleted)") for target in held)
    assert [] == _held_by_sqlite()


def _held_by_sqlite() -> list[str]:
    """The passing files of SQLite, by the beginning of their names, that this process holds open."""
    links = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return [target for link in links if "etilqs" in (target := str(link.readlink()))]


@given(st.lists(st.text("12", max_size=3), max_size=60))
def test_what_was_met_before_is_counted_without_being_held(texts: list[str]):
    met, counted = Met(), Counter[str]()

    for text in texts:
        counted[text] += 1

        assert counted[text] == met.times(text)


def test_every_column_is_told_stands_with_the_person_or_is_left_out_by_name():
    person = {"CHILD", "DOB", "SEX", "ETHNIC", "UPN", "MOTHER", "MC_DOB", "UASC", "UASC_STATUS", "DUC"}
    episodes = {"DECOM", "DEC", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "URN", "REC", "REASON_PLACE_CHANGE"}
    for name, table in tables().items():
        record = record_types().get(name)
        said = episodes if record is None else {record.named_by}
        for event in record.events if record else ():
            said = said | {*event.wording.fields, event.date, event.until, *event.where, *event.unless}
        details = {field for sentence in record.details for field in sentence.fields} if record else set()

        assert set() == set(table.how) - person - said - details - set(table.left_out), name


def test_every_code_set_is_read_by_some_column_and_every_rule_number_stands_once_where_it_is_checked():
    read_by = {how for table in tables().values() for how in table.how.values()}
    checks = Counter(rule.check for rule in (*rules().pair, *rules().child))

    assert set(codes()) <= read_by
    assert set(no_meaning()) <= set(codes())
    assert {1} == set(checks.values())
