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
from chronology.model import (
    Account,
    Action,
    Involvement,
    Kind,
    Membership,
    Person,
    PersonKind,
    Place,
    PlaceKind,
    Problem,
    Relationship,
    Source,
    When,
)
from chronology.normalise import Gathering, gathered
from chronology.pipeline import Reads, everybody, read, read_to_count
from chronology.pipeline.aside import Aside
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
    people, counted = counting.settled(held)
    return Reads(values=(*held, *people), counted=counted)


def listed(reads: Reads) -> tuple[object, ...]:
    """All that a list of everybody says, in its order."""
    found = everybody(reads)
    people = tuple(found.people)
    told = {one.id: found.told(one.id) for one in people}
    assert sorted(people, key=lambda one: (-told[one.id], one.id)) == [*found.by_how_much()]
    return people, told, found.kinds, found.proposals


def is_alike(*values: object) -> bool:
    return listed(Reads(values=values)) == listed(sifted(*values))


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

    assert not counted.counted.is_sure or listed(Reads(values=tuple(values))) == listed(counted)


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

    assert next(iter(everybody(sifted(*values)).people)).kind is PersonKind.ADULT
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


# ---- who is only listed ------------------------------------------------------------------------------------------

_DAYS = [None, *(When.on(dt.date(2005, 5, day)) for day in (1, 2, 3))]
_MANY = [f"k{number:02}" for number in range(14)]
_NUMBERS = [
    ("UPN", "A123456789012"),
    ("UPN", "B123456789013"),
    ("NHS", "9434765919"),
    ("CHILD", "k03"),
    ("CHILD", "k4"),
]


def _by_number(identity: str, **values) -> st.SearchStrategy[Person]:
    """A child of a return: a number, and no name."""
    return st.builds(
        person,
        st.just(identity),
        source=st.builds(
            source,
            document=st.sampled_from(["a.csv", "b.csv"]),
            locator=st.sampled_from(["line 1", f"CHILD[{identity}]"]),
        ),
        **{
            "born": st.sampled_from(_DAYS),
            "identifiers": st.lists(st.sampled_from(_NUMBERS), max_size=1).map(tuple),
            "sex": st.sampled_from([None, "male", "female"]),
            "is_subject": st.just(True),
            **values,
        },
    )


_OTHERS = st.lists(
    st.one_of(
        _by_number("k05", name=st.just("Kit Vale")),
        _by_number("k06x", name=st.sampled_from(["Kit Vale", "Ann Prys"]), is_subject=st.booleans()),
        st.builds(person, st.just("name:ann-prys"), st.just("Ann Prys"), kind=st.just(PersonKind.UNKNOWN)),
        _by_number("k07", kind=st.sampled_from([PersonKind.ADULT, PersonKind.CHILD]), is_subject=st.booleans()),
        st.builds(account, people=st.sampled_from([(), of("k08"), of("name:ann-prys"), of("Ann Prys")])),
        st.just(Relationship(from_person="k09", to_person="k10", kind="sibling", source=source())),
        st.just(Place(id="h", kind=PlaceKind.HOUSEHOLD, members=(Membership(person="k11"),), source=source())),
    ),
    max_size=3,
)


@given(st.data(), st.lists(st.sampled_from(_MANY), max_size=20), _OTHERS)
def test_children_of_a_return_are_listed_alike_whether_they_are_held_or_only_listed(data, ids, others):
    """Whatever they share with each other, and with whoever is read beside them."""
    of_return = [data.draw(_by_number(one)) for one in sorted(ids)]
    told = [
        account(f"s:record:{nth}#on", people=of(one.id), source=one.source, when=When.on(DAY + nth * dt.timedelta(900)))
        for nth, one in enumerate(of_return)
        if nth % 3
    ]
    beside = Counting()
    held = [*beside.sift(others, counted=False), *beside.sift([*of_return, *told], counted=True)]
    people, counted = beside.settled(held)

    whole = Reads(values=(*others, *of_return, *told))
    assert not counted.is_sure or listed(whole) == listed(Reads(values=(*held, *people), counted=counted))


def test_children_whom_nothing_ties_to_anybody_are_not_held():
    born = {nth: When.on(dt.date(2005, 5, 1 + nth)) for nth in range(10)}
    children = [person(f"k{nth}", born=born[nth], is_subject=True) for nth in range(10)]

    assert len(sifted(*children).of(Person)) == 2
    assert len(sifted(*children, person("n", "Kit Vale", born=born[9])).of(Person)) == 4
    assert is_alike(*children)


@pytest.mark.parametrize(
    "beside",
    [
        person("k9", "Kit Vale", source=source("b")),
        person("k9", born=When.on(DAY), source=source("b")),
        person("n", "Kit Vale", born=When.on(dt.date(2005, 5, 10))),
        person("n", "Kit Vale", identifiers=(("UPN", "A123456789012"),)),
        person("n", is_subject=True, identifiers=(("UPN", "A123456789012"),)),
        Relationship(from_person="k9", to_person="k8", kind="sibling", source=source()),
        account(people=(*of("k9"), Involvement(person="Ann Prys", role="mother"))),
        Place(id="h", kind=PlaceKind.HOUSEHOLD, members=(Membership(person="k9"),), source=source()),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_child_whom_anything_ties_to_somebody_is_held(beside):
    numbers = {9: (("UPN", "A123456789012"),)}
    children = [
        person(f"k{nth}", born=When.on(dt.date(2005, 5, 1 + nth)), is_subject=True, identifiers=numbers.get(nth, ()))
        for nth in range(10)
    ]

    assert "k9" in {one.id for one in sifted(*children, beside).of(Person)}
    assert is_alike(*children, beside)


def test_a_record_that_was_set_aside_is_given_back_as_it_was_read():
    day = dt.date(2020, 1, 2)
    whole = person(
        "k1",
        identifiers=(("CHILD", "k1"), ("UPN", "A123456789012")),
        born=When.on(DAY),
        expected=When.on(DAY),
        died=When.on(day),
        sex="female",
        details=(("ethnicity", "Welsh"),),
        protected_address=True,
        is_subject=True,
        source=Source(
            document="a.csv",
            sha256="f0",
            locator="line 2",
            start=3,
            end=4,
            quote="k1",
            recorded_on=day,
            recorded_by="T. Prys",
            agency="Glan",
        ),
    )
    aside = Aside()

    assert aside.takes(whole)
    assert aside.parted([])[0] == [whole]


def test_problems_met_often_are_told_in_the_words_of_all_of_them():
    places = ["", "line 1", "line 1", *(f"line {nth}" for nth in range(1, 30))]
    problems = [Problem(message="is odd", source=source(locator=place)) for place in places]
    few = Problem(message="is bare", source=source(locator=""))
    gathering = Gathering()
    kept = [each for each in (few, *problems, few) if gathering.keeps(each)]

    assert len(kept) == 8
    assert gathered(kept, gathering.further) == gathered([few, *problems, few])
