"""Read for one person, the chronology is the same as when everybody is read: only what was read for others is less."""

import datetime as dt
import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronology.documents import Document
from chronology.errors import WrongUseError
from chronology.hooks import Whom
from chronology.model import Account, Chronology, Decision, Left, Person, Reading
from chronology.pipeline import Wishes, holdings_for, read
from chronology.plugins import Plugins, load
from importers.ssda903 import Ssda903
from tests.asking import Inputs, bare
from tests.ssda903_making import ORDER, episode, header, markup, row, separated

ROOT = Path(__file__).parents[2]
FAMILY = ROOT / "examples" / "family"
CENSUS = ROOT / "tests" / "importers" / "cin_census.xml"
# As the return is defined, and as a system may write it that puts everything into a namespace.
ROOT_TAGS = {"xml": b"<EXPSSDA903>", "namespaced xml": b'<EXPSSDA903 xmlns="urn:invented">'}
Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return load()


def same(inputs: Inputs, subject: str, **more: object) -> Chronology:
    wishes = Wishes(subject=subject, **more)  # type: ignore[arg-type]  # one of its fields
    asked = inputs.asked(wishes)

    assert bare(asked) == bare(inputs.of_all(wishes))
    return asked


def laid(folder: Path, files: Files) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder]


# ---- the SSDA903 return ------------------------------------------------------------------------------------------


def returned(seed: int, children: int = 6) -> dict[str, list[dict[str, str]]]:
    """A return of a few children in which much happens, and some of it is out of place."""
    chance = random.Random(seed)  # invented children, not secrets

    def day(first: int = 2010, last: int = 2019) -> str:
        if chance.random() < 0.04:
            return chance.choice(["", "31/02/2017", "zz/zz/2018", "01/01/2099"])
        return f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(first, last)}"

    made: dict[str, list[dict[str, str]]] = {name: [] for name in ORDER}
    for at in range(children):
        name, born = f"{100 + at}", day(2000, 2012)
        numbers = ["A123456789012", "UN1", "", *(f"B{nth:012}" for nth in range(4))]
        if chance.random() < 0.9:
            made["header"].append(
                header(CHILD=name, DOB=born, UPN=chance.choice(numbers), MC_DOB=day() if chance.random() < 0.2 else "")
            )
        for _ in range(chance.randint(0, 4)):
            made["episodes"].append(
                episode(
                    CHILD=name, DECOM=day(), RNE=chance.choice(["S", "P", "L", "T", "B", "U", ""]),
                    LS=chance.choice(["C1", "C2", "V2", "V3", "V4"]), PLACE=chance.choice(["U6", "T1", "K2"]),
                    DEC=day() if chance.random() < 0.7 else "", REC=chance.choice(["X1", "E4A", "E2", "", "ZZ"]),
                    HOME_POST=chance.choice(["ZZ1", "", " "]),
                )
            )  # fmt: skip
        for table, cells in (
            ("reviews", {"REVIEW": day(), "REVIEW_CODE": chance.choice(["PN0", "PN1", ""])}),
            ("missing", {"MISSING": chance.choice("MA"), "MIS_START": day(), "MIS_END": day()}),
            ("uasc", {"DUC": day(2015, 2030)}),
            ("oc2", {"SDQ_SCORE": "12"}),
            ("ad1", {"DATE_INT": day(), "DATE_MATCH": day()}),
            ("prev_perm", {"PREV_PERM": "P1", "DATE_PERM": day()}),
        ):
            if chance.random() < 0.5:
                made[table].append(row(CHILD=name, DOB=born, **cells))
    if chance.random() < 0.5:
        # Whatever the files were written from need not have had a child's rows together.
        for rows in made.values():
            chance.shuffle(rows)
    return {name: rows for name, rows in made.items() if rows}


@pytest.mark.parametrize("form", ["files", *ROOT_TAGS])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=st.tuples(st.integers(0, 10_000), st.integers(0, 5), st.booleans()))
def test_a_child_of_any_return_has_the_same_chronology(
    plugins: Plugins, tmp_path: Path, form: str, case: tuple[int, int, bool]
) -> None:
    seed, whose, year = case
    made = returned(seed)
    files = {f"{name}.csv": separated(name, rows) for name, rows in made.items()}
    if form in ROOT_TAGS:
        content = markup(**{"header": [header(CHILD="999")], **made})
        files = {"return.xml": content.replace(b"<EXPSSDA903>", ROOT_TAGS[form])}
    if year:
        files = {f"2017-18 {name}": content for name, content in files.items()}
    inputs = Inputs(laid(tmp_path / f"{form}-{seed}-{year}", files), plugins)
    wishes = Wishes(subject=f"{100 + whose}")

    assert outcome(inputs.asked, wishes) == outcome(inputs.of_all, wishes)


def outcome(make: Callable[[Wishes], Chronology], wishes: Wishes) -> Chronology | str:
    """The chronology, or why there is none."""
    try:
        return bare(make(wishes))
    except WrongUseError as error:
        return str(error)


def two(upn: str = "A123456789012") -> Files:
    """Two children, of whom the second may be the first under another identifier."""
    heads = [header(CHILD="101"), header(CHILD="102", UPN=upn, DOB="01/01/2011"), header(CHILD="103", UPN="C1")]
    told = [episode(CHILD=name) for name in ("101", "102", "103")]
    return {"header.csv": separated("header", heads), "episodes.csv": separated("episodes", told)}


def test_what_was_left_is_counted_and_said(plugins, tmp_path):
    asked = same(Inputs(laid(tmp_path / "r", two("C2")), plugins), "101")
    counts = dict(asked.counts)

    assert counts["others"] == 2
    assert counts["records_of_others"] == 4
    assert counts["found"] == counts["accounted"] == 6
    assert [(one.document, one.count) for one in asked.ignored if one.path == "records of others"] == [
        ("episodes.csv", 2),
        ("header.csv", 2),
    ]
    assert "of 2 other people" in asked.ignored[-1].reason


def test_one_reading_is_enough(plugins, tmp_path):
    inputs = Inputs(laid(tmp_path / "r", two("C2")), plugins)
    inputs.asked(Wishes(subject="101"))

    assert len(inputs.readings) == 1


def test_somebody_with_the_same_number_is_read_after_all(plugins, tmp_path):
    inputs = Inputs(laid(tmp_path / "r", two()), plugins)
    asked = same(inputs, "101")

    assert len(inputs.readings) == 2
    assert dict(asked.counts)["others"] == 1


def test_a_subject_is_found_by_pupil_number(plugins, tmp_path):
    inputs = Inputs(laid(tmp_path / "r", two("A999999999999")), plugins)
    asked = same(inputs, "A999999999999")

    assert asked.subjects == ("102",)
    assert len(inputs.readings) == 1


def test_a_child_of_a_child_is_read_with_its_mother(plugins, tmp_path):
    heads = [header(CHILD="101", MOTHER="1", MC_DOB="03/03/2016"), header(CHILD="102", UPN="C2")]
    inputs = Inputs(laid(tmp_path / "r", {"header.csv": separated("header", heads)}), plugins)

    assert {person.id for person in same(inputs, "101").people} == {"101", "101~child"}
    assert "101" in {person.id for person in same(inputs, "101~child").people}


def test_people_a_decision_names_are_read(plugins, tmp_path):
    joined = Decision(
        case="", target="101", field="same_person", value="102", by="R", role="", reason="", at="2024-01-01T00:00:00"
    )
    asked = same(Inputs(laid(tmp_path / "r", two("C2")), plugins), "101", decisions=(joined,))

    assert dict(asked.counts)["others"] == 1


def test_who_is_not_there_is_answered_with_everybody(plugins, tmp_path):
    inputs = Inputs(laid(tmp_path / "r", two()), plugins)

    with pytest.raises(WrongUseError, match="101, 102, 103"):
        inputs.asked(Wishes(subject="nobody"))


@pytest.mark.parametrize("subject", [None, "all"])
def test_without_one_subject_everybody_is_read(plugins, tmp_path, subject):
    inputs = Inputs(laid(tmp_path / "r", two()), plugins)
    holdings_for(inputs.read, Wishes(subject=subject))

    assert inputs.readings == [None]


def test_a_move_later_than_all_else_is_settled_by_the_whole_child(plugins, tmp_path):
    """The child came back to an earlier home: that is told with it, and the day is no event's."""
    home, away = {"PLACE": "U6", "URN": "SC1"}, {"PLACE": "T1", "URN": ""}
    told = [
        episode(CHILD="101"),
        episode(CHILD="102", DECOM="01/06/2017", DEC="01/07/2017", REC="X1", **home),
        episode(CHILD="102", DECOM="01/07/2017", RNE="P", DEC="09/09/2018", REC="X1", **away),
        episode(CHILD="102", DECOM="09/09/2018", RNE="P", **home),
    ]
    heads = [header(CHILD="101"), header(CHILD="102", UPN="C2")]
    files = {"header.csv": separated("header", heads), "episodes.csv": separated("episodes", told)}

    assert same(Inputs(laid(tmp_path / "r", files), plugins), "101").as_at == dt.date(2017, 7, 1)


def test_totals_are_those_of_a_whole_reading() -> None:
    files = [Document(f"{name}.csv", content=separated(name, rows)) for name, rows in returned(7).items()]
    whole = [value for value in Ssda903().read(files) if isinstance(value, Reading)]
    found = list(Ssda903().read_for(files, Whom.called(["101"])))

    assert [value for value in found if isinstance(value, Reading)] == whole
    assert {value.id for value in found if isinstance(value, Person) and value.is_subject} == {"101"}
    assert all("101" in str(value.people) for value in found if isinstance(value, Account))
    assert sum(isinstance(value, Left) for value in found) == 1


# ---- ICS exports and the census ----------------------------------------------------------------------------------


@pytest.mark.parametrize("subject", ["c1", "c2", "c3", "m1", "f1"])
def test_everybody_of_a_family_has_the_same_chronology(plugins, subject):
    inputs = Inputs([FAMILY / "ics-export.xml", FAMILY / "notes"], plugins)

    same(inputs, subject)
    # Who their kin are is known only when all has been read, and what befell kin bears on theirs.
    assert len(inputs.readings) <= 2


def ics(records: str, people: str = "") -> bytes:
    person = '<Person id="{0}" kind="child" subject="true"><FamilyName>{1}</FamilyName><GivenNames>{0}</GivenNames>{2}</Person>'
    known = "".join(
        person.format(name, family, "") for name, family in (("ann", "Example"), ("ben", "Other"), ("cai", "Third"))
    )
    return (
        "<ICSExport><Header><Authority>Example</Authority><AsAt>2024-01-31</AsAt></Header>"
        f"<People>{known}{people}</People><Records>{records}</Records></ICSExport>"
    ).encode()


def contact(identity: str, subject: str, more: str = "") -> str:
    return f'<ContactRecord id="{identity}" subject="{subject}"><Date type="received">2023-05-06</Date>{more}</ContactRecord>'


BEN = contact("2", "ben")
NAMESAKE = '<Person id="dot" kind="child"><FamilyName>Example</FamilyName><GivenNames>ann</GivenNames></Person>'


@pytest.mark.parametrize(
    ("records", "people"),
    [
        (contact("1", "ann") + BEN, ""),
        (contact("1", "ann") + contact("2", "ben", '<Participant person="ann" role="sibling"/>'), ""),
        (contact("1", "ann") + contact("2", "ben", '<Participant person="Ann Example" role="friend"/>'), ""),
        (contact("1", "ann") + contact("2", "ben ann") + contact("3", "cai"), ""),
        (contact("1", "ann") + contact("2", "") + BEN.replace('"2"', '"3"'), ""),
        (contact("1", "ann") + contact("2", "Ann Example"), ""),
        (BEN.replace('"2"', '"1"') + contact("1", "ann"), ""),
        (contact("1", "ann", '<Link rel="reviews" record="2"/>') + BEN, ""),
        (contact("1", "ann", '<Link rel="reviews" record="9"/>')
         + contact("2", "ben", '<Link rel="reviews" record="9"/>'), ""),
        (contact("1", "ann") + contact("2", "ben", "<Odd/>"), ""),
        (contact("1", "ann") + contact("2", "ben", contact("3", "ann")), ""),
        (contact("1", "ann") + contact("2", "ben", '<Date type="recorded">2030-01-01</Date>'), ""),
        (contact("1", "ann") + contact("2", "ben", '<Date type="occurred">soon</Date>'), ""),
        (contact("1", "ann") + BEN, '<Relationship from="ben" to="ann" type="SIB"/>'),
        (contact("1", "ann") + contact("2", "dot"), NAMESAKE),
    ],
)  # fmt: skip
def test_what_other_records_say_of_somebody_is_not_lost(plugins, tmp_path, records, people):
    same(Inputs(laid(tmp_path / "ics", {"export.xml": ics(records, people)}), plugins), "ann")


def test_somebody_of_another_file_is_read_after_all(plugins, tmp_path):
    number = '<Identifier scheme="UPN" code="A123456789012"/>'
    known = f'<Person id="eve" kind="child" subject="true"><FamilyName>Example</FamilyName>{number}</Person>'
    files = {**two("C2"), "export.xml": ics(contact("1", "eve") + contact("2", "ben"), known)}
    inputs = Inputs(laid(tmp_path / "mixed", files), plugins)

    same(inputs, "101")
    same(inputs, "eve")
    same(inputs, "ben")


def test_a_child_of_the_census_has_the_same_chronology(plugins):
    children = [value.id for value in read([str(CENSUS)], plugins).of(Person)]
    inputs = Inputs([CENSUS], plugins)

    for child in children:
        same(inputs, child)


# ---- importers without it ----------------------------------------------------------------------------------------


def test_an_importer_that_cannot_is_read_as_a_whole(plugins, tmp_path):
    files = {"visits.csv": b"Person ID,Actual Visit Date,Visit Type\np1,2023-01-02,Home\np2,2023-01-03,Home\n"}
    paths = [str(path) for path in laid(tmp_path / "v", files)]
    whom = Whom.called(["p1"])

    assert read(paths, plugins, whom=whom).values == read(paths, plugins).values


def test_whom_is_known_however_a_number_is_written():
    whom = Whom.called(["943 476 5919", "Ann Example"])

    assert whom.is_meant("9434765919")
    assert whom.is_meant("other", "943-476-5919")
    assert whom.is_meant("ann example")
    assert not whom.is_meant("other")
    assert whom.mark("943 476 5919") == whom.mark("9434765919")
