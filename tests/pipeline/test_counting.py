"""Accounts that are counted as they pass say of everybody what accounts that are held do, or say that they are not sure."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import account, source

from benchmarks.council import make_council
from chronology.cli.inspect import findings
from chronology.model import Account, Action, Involvement, Kind, Person, PersonKind, When
from chronology.pipeline import Reads, everybody, read, read_to_count
from chronology.pipeline.counting import Counting
from chronology.pipeline.namesakes import _says_not, beginnings, may_be_said_not
from chronology.plugins import Plugins, load
from tests.ssda903_making import episode, header, row, separated

EXAMPLES = Path(__file__).parents[2] / "examples"
CHILDREN = ("c1", "c2", "c3")
DAY = dt.date(2020, 5, 1)


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return load()


def person(identity: str, name: str = "", **values) -> Person:
    told = {"kind": PersonKind.CHILD, "name": name, "source": source(locator=identity), **values}
    return Person(id=identity, **told)


def of(*people: str, how: str = "") -> tuple[Involvement, ...]:
    return tuple(Involvement(person=one, role="subject", involvement=how) for one in people)


def sifted(*values: object) -> Reads:
    counting = Counting()
    held = tuple(counting.sift(values, counted=True))
    return Reads(values=held, counted=counting.counted())


def is_alike(*values: object) -> bool:
    return everybody(Reads(values=values)) == everybody(sifted(*values))


# ---- whole exports -----------------------------------------------------------------------------------------------


@pytest.fixture
def council(tmp_path):
    make_council(tmp_path / "council.xml", 0)
    return [str(tmp_path / "council.xml")]


@pytest.fixture
def a_return(tmp_path):
    children = [str(number) for number in range(1, 40)]
    (tmp_path / "header.csv").write_bytes(separated("header", [header(CHILD=child) for child in children]))
    (tmp_path / "episodes.csv").write_bytes(separated("episodes", [episode(CHILD=child) for child in children]))
    reviews = [row(CHILD=child, REVIEW="01/07/2017", REVIEW_CODE="PN1") for child in children[::2]]
    (tmp_path / "reviews.csv").write_bytes(separated("reviews", reviews))
    return [str(tmp_path)]


@pytest.mark.parametrize("inputs", ["council", "a_return"])
def test_a_list_of_an_export_is_the_same_whether_its_accounts_are_held_or_counted(plugins, request, inputs):
    inputs = request.getfixturevalue(inputs)
    whole, counted = read(inputs, plugins), read(inputs, plugins, counting_from=0)

    assert counted.counted.is_sure
    assert len(counted.of(Account)) < len(whole.of(Account)) / 20
    assert json.dumps(findings(whole)) == json.dumps(findings(counted))


def test_an_export_beside_notes_that_name_nobody_is_not_surely_counted_and_read_again(plugins, council, tmp_path):
    (tmp_path / "note.txt").write_text("12/05/2021 Home visit. He had a bruise on his arm.\n", "utf-8")

    def read_from(least: int | None) -> Reads:
        return read([*council, str(tmp_path / "note.txt")], plugins, counting_from=None if least is None else 0)

    assert not read_from(0).counted.is_sure
    assert findings(read_from(None)) == findings(read_to_count(read_from))


def test_an_export_that_is_small_is_held(plugins):
    small = read([str(EXAMPLES / "family" / "ics-export.xml")], plugins, counting_from=10**9)

    assert small.of(Account)
    assert not small.counted.about(lambda _, identity: identity)


# ---- what is counted ---------------------------------------------------------------------------------------------

_KINDS = st.sampled_from([Kind.REFERRAL, Kind.CHILD_SEEN, Kind.CHILD_NOT_SEEN, Kind.BIRTH, Kind.INJURY])
_WORDS = st.sampled_from(
    ["Seen at home.", "Not the Kit of Mill Lane.", "A different Ann Vale.", "Entry made in error.", "Mother called."]
)
_PARTS = st.lists(
    st.builds(
        Involvement,
        person=st.sampled_from([*CHILDREN, "m1", "Ann Vale", "mother"]),
        role=st.sampled_from(["subject", "mother", ""]),
        involvement=st.sampled_from(["", "seen", "not-seen", "seen-alone"]),
    ),
    max_size=3,
    unique_by=lambda part: part.person,
)
_TOLD = st.builds(
    account,
    key=st.sampled_from([f"s:record:{nth}#{role}" for nth in range(4) for role in ("started", "ended")]),
    kind=_KINDS,
    fact=_WORDS,
    when=st.dates(dt.date(2010, 1, 1), dt.date(2030, 1, 1)).map(When.on),
    people=_PARTS.map(tuple),
)
_NAMES = st.sampled_from(["", "Kit Vale", "Ann Vale", "Osian Prys"])
_PEOPLE = st.tuples(
    *(
        st.builds(
            person,
            st.just(identity),
            _NAMES,
            kind=st.sampled_from([PersonKind.CHILD, PersonKind.ADULT, PersonKind.UNKNOWN]),
            born=st.sampled_from([None, When.on(dt.date(1999, 1, 1)), When.on(dt.date(2012, 1, 1))]),
            is_subject=st.booleans(),
        )
        for identity in (*CHILDREN, "m1")
    )
)


@given(st.data(), _PEOPLE, st.lists(_TOLD, max_size=10))
def test_whatever_is_surely_counted_is_what_is_found_of_all_that_is_held(data, people, told):
    """Also where somebody is met only after what is told of them."""
    values = data.draw(st.permutations([*people, *told])) if data.draw(st.booleans()) else [*people, *told]
    counted = sifted(*values)

    assert not counted.counted.is_sure or everybody(Reads(values=tuple(values))) == everybody(counted)


def test_a_visit_is_called_as_the_only_one_it_is_about_was_seen():
    only = person("c1", is_subject=True)
    visit = account(kind=Kind.CHILD_SEEN, people=(*of("c1", how="not-seen"), *of("c2", how="seen")))
    values = (only, person("c2"), visit)

    assert everybody(sifted(*values)).kinds == {Kind.CHILD_NOT_SEEN: 1}
    assert is_alike(*values)


def test_one_under_two_ids_is_told_of_once_in_an_account_about_both():
    born = When.on(DAY)
    both = (person("c1", "Kit Vale", born=born), person("c2", "Kit Vale", born=born))
    values = (*both, account(people=of("c1", "c2")))

    assert list(everybody(sifted(*values)).told_of.values()) == [1]
    assert is_alike(*values)


def test_who_is_recorded_as_a_child_and_was_of_age_in_every_record_is_a_grown_up():
    child = person("c1", born=When.on(dt.date(1990, 1, 1)))
    values = (child, account(people=of("c1"), when=When.on(DAY)))

    assert everybody(sifted(*values)).people[0].kind is PersonKind.ADULT
    assert not sifted(*values).of(Account)
    assert is_alike(*values)


@pytest.mark.parametrize(
    "words", ["This is not the Kit Vale of Mill Lane.", "No relation to our Kit.", "Another Vale, Kit - see file."]
)
def test_words_that_say_of_somebody_that_they_are_another_are_held(words):
    child, told = person("c1", "Kit Vale"), account(people=of("c1"), fact=words)

    last = account("s:record:2#occurred", people=of("c1"))

    assert sifted(child, told).of(Account) == (told,)
    assert not sifted(person("c1"), told, last, replace(child, id="c2", source=source(locator="c2"))).counted.is_sure
    assert not sifted(person("c1"), told).of(Account)


def test_a_record_of_which_one_account_says_that_it_stands_in_the_wrong_file_is_held_whole():
    first = account("s:record:1#started", people=of("c1"))
    last = account("s:record:1#ended", people=of("c1"), fact="This entry was made in error.")

    assert sifted(person("c1"), first, last).of(Account) == (first, last)
    apart = sifted(person("c1"), first, account("s:record:2#started", people=of("c1")), last)
    assert not apart.counted.is_sure


def test_what_names_somebody_otherwise_than_by_an_id_is_held():
    named = account(people=(*of("c1"), Involvement(person="Ann Vale", role="mother")))

    assert sifted(person("c1"), named).of(Account) == (named,)


def test_what_is_to_be_done_is_no_part_of_who_is_there():
    action = Action(text="Write the report", source=source())

    assert sifted(person("c1"), action).values == (person("c1"),)


@given(
    st.sampled_from(["Kit", "Mary-Jane", "Osian", "Siân", "(Kit)"]),
    st.sampled_from(["Vale", "O'Neil", "Prys"]),
    st.sampled_from(
        [
            "not the {0}",
            "not our {1}, {0}",
            "nothing to do with our {1} {0}",
            "a different {0} {1}",
            "nid yr {1}, {0}",
            "other {0} J {1}",
            "no relation to {0}",
            "not the same boy as {0}",
            "not the same boy as our {1}, {0}",
            "another {1} {0}",
            "NOT RELATED TO THE {0}",
        ]
    ),
    st.text(max_size=8),
    st.text(max_size=8),
)
def test_no_text_says_so_of_whom_its_words_may_not_be_said(given_name, family, form, before, behind):
    child = person("c1", f"{given_name} {family}")
    words = f"{before} {form.format(given_name, family)} {behind}"
    begin = may_be_said_not(account(fact=words))
    pattern = _says_not(frozenset({given_name}), frozenset({family}))

    assert begin is None or pattern.search(words) is None or not begin.isdisjoint(beginnings(child))
