import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronology.documents import Document
from chronology.hooks import Certainty, Read
from chronology.model import Account, Action, Ignored, Person, Problem, Reading, Severity
from importers.chronology_json import ChronologyJson

SOURCE = {"document": "notes.txt", "locator": "line 1"}
EVENT = {
    "id": "mine:1",
    "when": {"edtf": "2020-05-04", "earliest": "2020-05-04", "latest": "2020-05-04", "precision": "day"},
    "kind": "visit",
    "fact": "Visited.",
}


def document(content: object, name: str = "case.json") -> Document:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return Document(name, content=data)


def read(content: object) -> list[Read]:
    return list(ChronologyJson().read([document(content)]))


def chronology(**sections: object) -> dict[str, object]:
    return {"schema": "analytical-chronology/1", "as_at": "2021-01-01", **sections}


def of(kind: type, values: list[Read]) -> list[Read]:
    return [value for value in values if isinstance(value, kind)]


def test_it_is_certain_of_our_schema_in_any_encoding() -> None:
    text = json.dumps({"written": "by hand", "schema": "analytical-chronology/1"})

    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert Certainty.CERTAIN is ChronologyJson().recognises(document(text.encode(encoding))).certainty


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b'{"schema": "other/1"}', b'{"inner": {"schema": "analytical-chronology/1"}}', b"<a/>", b"\xff\xfe\0"],
)
def test_it_claims_nothing_else(content: bytes) -> None:
    assert Certainty.NO is ChronologyJson().recognises(document(content)).certainty


def test_an_event_written_by_hand_without_accounts_is_an_account_of_this_file() -> None:
    (account,) = of(Account, read(chronology(events=[EVENT])))

    assert ("mine:1", "visit", "Visited.") == (account.key, account.kind, account.fact)
    assert ("case.json", "/events/0") == (account.source.document, account.source.locator)


def test_an_event_written_by_hand_is_told_by_each_of_its_sources() -> None:
    event = EVENT | {"sources": [SOURCE, SOURCE | {"locator": "line 9"}]}

    assert ["line 1", "line 9"] == [account.source.locator for account in of(Account, read(chronology(events=[event])))]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xff",
        b'{"schema": "analytical-chronology/2"}',
        b'{"schema": 5}',
        b'{"a":' + b"[" * 100_000,
    ],
)
def test_what_is_not_a_chronology_is_one_problem(content: bytes) -> None:
    problem, reading = read(content)

    assert isinstance(problem, Problem)
    assert Severity.ERROR is problem.severity
    assert Reading(document="case.json", unit="events", found=0, accounted=0) == reading


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "gossip about Nia"),
        ("fact", 5),
        ("when", None),
        ("when", {"earliest": "2020-13-01 Nia"}),
        ("when", {"earliest": "2020-02-01", "latest": "2020-01-01"}),
        ("accounts", [{"key": "x"}]),
        ("people", {}),
    ],
)
def test_a_bad_event_is_a_problem_and_costs_only_itself(field: str, value: object) -> None:
    values = read(chronology(events=[EVENT | {field: value}, EVENT]))
    (problem,) = of(Problem, values)
    (reading,) = of(Reading, values)

    assert "/events/0" == problem.source.locator
    assert Severity.ERROR is problem.severity
    assert "Nia" not in problem.message
    assert 1 == len(of(Account, values))
    assert (2, 2) == (reading.found, reading.accounted)


def test_a_problem_names_the_field_that_does_not_fit() -> None:
    (problem,) = of(Problem, read(chronology(events=[EVENT | {"when": {"precision": "nearly"}}])))

    assert "it does not fit the published schema at when.precision; it was left out" == problem.message


@pytest.mark.parametrize("section", ["events", "people", "coverage", "problems"])
def test_a_section_that_is_not_a_list_is_a_problem(section: str) -> None:
    (problem,) = of(Problem, read(chronology(**{section: "none"})))

    assert f"/{section}" == problem.source.locator


def test_an_action_that_names_only_the_entry_that_agreed_it_belongs_to_its_record() -> None:
    named = {"text": "Register with a dentist", "event": "mine:1#agreed", "source": SOURCE}

    assert ["mine:1"] == [action.account for action in of(Action, read(chronology(actions=[named])))]
    assert ["s:2"] == [a.account for a in of(Action, read(chronology(actions=[{**named, "account": "s:2"}])))]
    assert [""] == [a.account for a in of(Action, read(chronology(actions=[{**named, "event": None}])))]


def test_a_field_or_section_the_schema_does_not_name_is_told() -> None:
    event = EVENT | {"sources": [SOURCE | {"page": 4}]}
    problems = of(Problem, read(chronology(events=[event], secrets=[])))

    assert {
        "a field the published schema does not name was left out",
        "a section the published schema does not name was left out",
    } == {problem.message for problem in problems}


def test_what_is_worked_out_again_is_left_out_by_name() -> None:
    values = read(chronology(findings=[{}, {}], graphs={"people": {}}, timescales=[]))

    assert {"/findings": 2, "/graphs": 1} == {
        rule.path: rule.count for rule in of(Ignored, values) if rule.path in ("/findings", "/graphs", "/timescales")
    }


def test_problems_of_the_file_come_back_as_notes() -> None:
    (problem,) = of(Problem, read(chronology(problems=[{"message": "m", "source": SOURCE, "severity": "error"}])))

    assert ("m", Severity.NOTE, "notes.txt") == (problem.message, problem.severity, problem.source.document)


def test_a_date_in_another_notation_keeps_its_days() -> None:
    values = read(chronology(events=[EVENT | {"when": EVENT["when"] | {"edtf": "the fourth of May"}}]))

    assert ["2020-05-04"] == [account.when.edtf for account in of(Account, values)]
    assert 1 == len(of(Problem, values))


def test_an_escaped_nul_is_removed_with_a_problem_and_an_escaped_backslash_is_not() -> None:
    content = json.dumps(chronology(events=[EVENT | {"fact": "a\0b \\u0000 \\\\"}])).encode()
    values = read(content)

    assert ["ab \\u0000 \\\\"] == [account.fact for account in of(Account, values)]
    assert ["1 NUL characters were removed"] == [problem.message for problem in of(Problem, values)]


def test_half_of_a_surrogate_pair_is_replaced_with_a_problem_and_a_whole_pair_is_a_character() -> None:
    values = read(chronology(events=[EVENT | {"fact": "\ud800 \U0001f600 \udc00"}]))

    assert ["\ufffd \U0001f600 \ufffd"] == [account.fact for account in of(Account, values)]
    assert ["2 bytes or characters that are not text were replaced"] == [each.message for each in of(Problem, values)]


def test_the_reading_says_the_day_the_file_speaks_of() -> None:
    people = [{"id": "p1", "source": SOURCE, "is_subject": True}]
    values = read(chronology(people=people, events=[EVENT], undated=[EVENT | {"when": {}}]))
    (reading,) = of(Reading, values)

    assert ("2021-01-01", 2, 2) == (str(reading.as_at), reading.found, reading.accounted)
    assert [True] == [person.is_subject for person in of(Person, values)]
    assert values[-1] == reading


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.fixed_dictionaries(
        {}, optional={name: JSON | st.lists(JSON) for name in ("events", "people", "as_at", "graphs")}
    )
)
def test_no_json_raises(sections: dict[str, object]) -> None:
    assert isinstance(read(json.dumps(chronology() | sections).encode())[-1], Reading)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    assert isinstance(read(content)[-1], Reading)
    assert ChronologyJson().recognises(document(content))
