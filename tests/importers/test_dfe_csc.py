"""Payloads of the daily collection. No public sample exists: all here are invented, or made from the published schema."""

import json
import re
import tomllib
from collections import Counter
from importlib.resources import files
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.documents import Document
from chronology.hooks import Certainty, Whom
from chronology.mapping import national
from chronology.model import (
    Account,
    Coverage,
    EvidenceStatus,
    Extent,
    Ignored,
    Kind,
    Left,
    Person,
    Place,
    Problem,
    Reading,
    Rel,
    Severity,
    Status,
)
from chronology.normalise import merge
from chronology.pipeline import Wishes
from chronology.plugins import load
from chronology.practice.taxonomy import taxonomy
from importers.cin.tables import readings
from importers.dfe_csc import DfeCsc
from tests.asking import Inputs, bare

_NAME = "shared/samples/schemas/dfe_csc_api_openapi.json"
SCHEMA = next((path for folder in Path(__file__).parents if (path := folder / _NAME).is_file()), Path(_NAME))
MAPPING = tomllib.loads(files("importers.dfe_csc").joinpath("payload.toml").read_text("utf-8"))
CHILD = {
    "la_child_id": "C1",
    "mis_child_id": "S-1",
    "purge": False,
    "child_details": {
        "unique_pupil_number": "A123456789012",
        "former_unique_pupil_number": None,
        "unique_pupil_number_unknown_reason": "UN1",
        "first_name": "Cadi",
        "surname": "Example",
        "date_of_birth": "2009-03-14",
        "expected_date_of_birth": "2009-03-20",
        "sex": "F",
        "ethnicity": "WBRI",
        "disabilities": ["LD", "BEH"],
        "postcode": "ZZ1 1ZZ",
        "uasc_flag": False,
        "uasc_end_date": "2027-03-14",
        "purge": False,
    },
    "health_and_wellbeing": {"sdq_assessments": [{"date": "2023-05-02", "score": 17}], "purge": False},
    "education_health_care_plans": [
        {
            "education_health_care_plan_id": "H1",
            "request_received_date": "2023-01-02",
            "request_outcome_date": "2023-02-02",
            "assessment_outcome_date": "2023-03-02",
            "plan_start_date": "2023-04-02",
            "purge": False,
        }
    ],
    "social_care_episodes": [
        {
            "social_care_episode_id": 31,
            "referral_date": "2021-01-11",
            "referral_source": "2A",
            "referral_no_further_action_flag": True,
            "closure_date": "2021-01-12",
            "closure_reason": "RC8",
            "purge": False,
        },
        {
            "social_care_episode_id": "E2",
            "referral_date": "2022-02-07",
            "referral_source": "6",
            "referral_no_further_action_flag": False,
            "care_worker_details": [
                {"worker_id": "W1", "start_date": "2022-02-08", "end_date": "2022-09-01"},
                {"worker_id": "W2", "start_date": "2022-09-01"},
            ],
            "child_and_family_assessments": [
                {
                    "child_and_family_assessment_id": "A1",
                    "start_date": "2022-02-09",
                    "authorisation_date": "2022-04-20",
                    "factors": ["3B", "16A"],
                    "purge": False,
                }
            ],
            "child_in_need_plans": [
                {"child_in_need_plan_id": "N1", "start_date": "2022-04-20", "end_date": "2022-06-01", "purge": False}
            ],
            "section_47_assessments": [
                {
                    "section_47_assessment_id": "S1",
                    "start_date": "2022-05-20",
                    "icpc_required_flag": True,
                    "icpc_date": "2022-06-01",
                    "end_date": "2022-06-01",
                    "purge": False,
                },
                {
                    "section_47_assessment_id": "S2",
                    "start_date": "2022-03-01",
                    "icpc_required_flag": False,
                    "end_date": "2022-03-09",
                },
            ],
            "child_protection_plans": [
                {"child_protection_plan_id": "P1", "start_date": "2022-06-01", "end_date": "2022-11-30", "purge": False}
            ],
            "child_looked_after_placements": [
                {
                    "child_looked_after_placement_id": "L1",
                    "start_date": "2022-11-30",
                    "start_reason": "S",
                    "placement_type": "U6",
                    "postcode": "ZZ2 2ZZ",
                    "end_date": "2023-02-01",
                    "end_reason": "X1",
                },
                {
                    "child_looked_after_placement_id": "L2",
                    "start_date": "2023-02-01",
                    "start_reason": "L",
                    "placement_type": "K2",
                    "end_date": "2023-07-01",
                    "end_reason": "E4B",
                    "change_reason": "CREQB",
                },
                {"child_looked_after_placement_id": "L3", "start_date": "2024-06-01", "start_reason": "S"},
            ],
            "adoption": {
                "initial_decision_date": "2023-09-01",
                "matched_date": "2023-10-01",
                "placed_date": "2023-11-01",
                "purge": False,
            },
            "care_leavers": {"contact_date": "2024-09-01", "activity": "F2", "accommodation": "U", "purge": False},
            "purge": False,
        },
    ],
}
# Key after `dfe-csc:`, kind, day, end of the span.
EVENTS = [
    ("child:C1#born", Kind.BIRTH, "2009-03-14", None),
    ("sdq:C1/2023-05-02#scored", Kind.HEALTH_CONTACT, "2023-05-02", None),
    ("ehc-plan:H1#requested", Kind.EDUCATION_CONTACT, "2023-01-02", None),
    ("ehc-plan:H1#answered", Kind.EDUCATION_CONTACT, "2023-02-02", None),
    ("ehc-plan:H1#assessed", Kind.EDUCATION_CONTACT, "2023-03-02", None),
    ("ehc-plan:H1#started", Kind.EDUCATION_CONTACT, "2023-04-02", None),
    ("episode:31#received", Kind.REFERRAL_NO_FURTHER_ACTION, "2021-01-11", None),
    ("episode:31#closed", Kind.CASE_CLOSED, "2021-01-12", None),
    ("episode:E2#received", Kind.REFERRAL, "2022-02-07", None),
    ("worker:E2/W1/2022-02-08#allocated", Kind.WORKER_ALLOCATED, "2022-02-08", "2022-09-01"),
    ("worker:E2/W1/2022-02-08#ended", Kind.WORKER_ENDED, "2022-09-01", None),
    ("worker:E2/W2/2022-09-01#allocated", Kind.WORKER_ALLOCATED, "2022-09-01", ".."),
    ("assessment:A1#started", Kind.ASSESSMENT_STARTED, "2022-02-09", "2022-04-20"),
    ("assessment:A1#completed", Kind.ASSESSMENT_COMPLETED, "2022-04-20", None),
    ("cin-plan:N1#started", Kind.CIN_PLAN_STARTED, "2022-04-20", "2022-06-01"),
    ("cin-plan:N1#ended", Kind.CIN_PLAN_ENDED, "2022-06-01", None),
    ("s47:S1#started", Kind.S47_STARTED, "2022-05-20", "2022-06-01"),
    ("s47:S1#ended", Kind.S47_COMPLETED, "2022-06-01", None),
    ("s47:S1#conference", Kind.INITIAL_CONFERENCE, "2022-06-01", None),
    ("s47:S2#started", Kind.S47_STARTED, "2022-03-01", "2022-03-09"),
    ("s47:S2#ended", Kind.S47_COMPLETED, "2022-03-09", None),
    ("cp-plan:P1#started", Kind.CP_PLAN_STARTED, "2022-06-01", "2022-11-30"),
    ("cp-plan:P1#ended", Kind.CP_PLAN_ENDED, "2022-11-30", None),
    ("placement:L1#started", Kind.BECAME_LOOKED_AFTER, "2022-11-30", "2023-02-01"),
    ("placement:L2#started", Kind.LEGAL_STATUS_CHANGED, "2023-02-01", "2023-07-01"),
    ("placement:L2#ended", Kind.CEASED_LOOKED_AFTER, "2023-07-01", None),
    ("placement:L3#started", Kind.BECAME_LOOKED_AFTER, "2024-06-01", ".."),
    ("adoption:E2#decided", Kind.ADOPTION_STEP, "2023-09-01", None),
    ("adoption:E2#matched", Kind.ADOPTION_STEP, "2023-10-01", None),
    ("adoption:E2#placed", Kind.ADOPTION_STEP, "2023-11-01", None),
    ("care-leaver:E2/2024-09-01#contact", Kind.CONTACT, "2024-09-01", None),
]


def document(payload, name="x.json"):
    text = payload if isinstance(payload, str) else json.dumps(payload)
    return Document(name, content=text.encode("utf-8", "surrogatepass"))


def read(*payloads):
    return list(DfeCsc().read([document(one, f"{nth}.json") for nth, one in enumerate(payloads, start=1)]))


def of(kind, values):
    return [value for value in values if isinstance(value, kind)]


def by_key(values):
    return {account.key.removeprefix("dfe-csc:"): account for account in of(Account, values)}


def changed(**members):
    """The child with some members changed, written as `episode__plan=...` for those within."""
    child = json.loads(json.dumps(CHILD))
    for path, value in members.items():
        *around, last = path.split("__")
        at = child
        for step in around:
            at = at["social_care_episodes"][1] if step == "episode" else at[step]
            at = at[0] if isinstance(at, list) else at
        at[last] = value
    return child


def members(value):
    """How many members and items there are, counted otherwise than by the importer: a list that is filled counts by its items."""
    if isinstance(value, dict):
        return sum(members(one) if isinstance(one, list) and one else 1 + members(one) for one in value.values())
    return sum(1 + members(one) for one in value) if isinstance(value, list) else 0


# ---- What becomes what --------------------------------------------------------------------------------------------


def test_every_dated_record_becomes_its_event():
    told = by_key(read([CHILD]))

    assert EVENTS == [
        (key, account.kind, account.when.edtf, account.until and account.until.edtf) for key, account in told.items()
    ]
    assert {Status.FINAL} == {account.status for account in told.values()}
    assert {"child:C1#born", "sdq:C1/2023-05-02#scored"} == {
        key for key, account in told.items() if account.evidence_status is not EvidenceStatus.VERIFIED
    }
    assert {"C1"} == {part.person for one in told.values() for part in one.people if part.role == "subject"}


def test_codes_are_told_in_words():
    told = by_key(read([CHILD]))

    assert "Referral from police" == told["episode:E2#received"].title
    assert "No further action" == told["episode:31#received"].outcome
    assert "Case closed: closed after assessment, no further action" == told["episode:31#closed"].title
    assert "Factors identified: domestic abuse of a parent or carer; neglect." in told["assessment:A1#completed"].fact
    assert "Factors" not in told["assessment:A1#started"].fact
    assert "Initial child protection conference not required." == told["s47:S2#ended"].outcome
    assert "required. Conference held on 1 June 2022." in told["s47:S1#ended"].outcome
    assert "It ended on 1 February 2023: a new episode began the same day." in told["placement:L1#started"].fact
    assert "asked for by the carer because of the child's behaviour" in told["placement:L2#started"].fact
    assert "Legal status changed, while placed: children's home" == told["placement:L2#started"].title
    assert "not as part of the care plan" in told["placement:L2#ended"].title
    assert "Accommodation: independent living." in told["care-leaver:E2/2024-09-01#contact"].fact


def test_a_score_is_told_as_it_was_recorded_and_no_more():
    account = by_key(read([CHILD]))["sdq:C1/2023-05-02#scored"]

    assert "Strengths and difficulties questionnaire recorded. Score as recorded: 17." == account.fact


def test_the_child_is_a_person_and_dates_to_come_are_no_events():
    values = read([CHILD])
    details = of(Person, values)[1]

    assert ("C1", "Cadi Example", "2009-03-14", "2009-03-20", "female") == (
        details.id,
        details.name,
        details.born.edtf,
        details.expected.edtf,
        details.sex,
    )
    assert ("unaccompanied child seeking asylum until", "14 March 2027") in details.details
    assert not [one for one in of(Account, values) if one.when.edtf in ("2009-03-20", "2027-03-14")]


def test_postcodes_stand_with_places_and_never_in_the_words_of_an_entry():
    values = read([CHILD])
    told = json.dumps([[one.title, one.fact, one.outcome] for one in of(Account, values)])

    assert {"ZZ1 1ZZ", "ZZ2 2ZZ"} == {place.address for place in of(Place, values)}
    assert "ZZ" not in told


def test_a_worker_and_a_child_of_one_number_are_two_people():
    values = read(
        [changed(la_child_id="77", episode__care_worker_details=[{"worker_id": "77", "start_date": "2022-02-08"}])]
    )

    assert {"77", "worker 77"} == {person.id for person in of(Person, values)}


def test_what_stands_in_an_episode_arises_from_it():
    told = by_key(read([CHILD]))
    outside = {key for key, account in told.items() if not account.links}

    assert {(Rel.ARISES_FROM, "dfe-csc:episode:E2")} == {
        (link.rel, link.record) for account in told.values() for link in account.links
    }
    assert {key for key in told if key.split(":")[0] in ("child", "sdq", "ehc-plan", "episode")} == outside


def test_codes_nobody_knows_are_kept_and_reported():
    values = read([changed(episode__referral_source="ZZ9")])

    assert "Referral from code ZZ9 (no meaning held)" == by_key(values)["episode:E2#received"].title
    assert any("member referral_source holds a code" in one.message for one in of(Problem, values))


def test_a_part_of_a_record_is_told_for_what_it_says():
    plan = [{"child_protection_plan_id": "P1", "end_date": "2022-11-30"}]
    stay = [{"child_looked_after_placement_id": "L1", "end_date": "2023-02-01", "end_reason": "X1"}]
    told = by_key(
        read(
            [
                {
                    "la_child_id": "C1",
                    "social_care_episodes": [
                        {
                            "social_care_episode_id": "E2",
                            "child_protection_plans": plan,
                            "child_looked_after_placements": stay,
                        }
                    ],
                }
            ]
        )
    )

    assert ["cp-plan:P1#ended", "placement:L1#ended"] == list(told)


def test_an_end_without_a_day_is_told_undated():
    told = by_key(read([changed(episode__closure_reason="RC7")]))

    assert not told["episode:E2#closed"].when.dated


def test_nothing_is_taken_to_be_complete():
    (coverage,) = of(Coverage, read([CHILD]))

    assert Extent.UNKNOWN == coverage.extent
    assert {taxonomy()[account.kind].group for account in of(Account, read([CHILD]))} <= set(coverage.groups)


# ---- Purged -------------------------------------------------------------------------------------------------------


def test_a_purged_child_has_only_withdrawn_accounts_and_no_details():
    values = read([changed(purge=True)])

    assert {Status.WITHDRAWN} == {account.status for account in of(Account, values)}
    assert len(EVENTS) == len(of(Account, values))
    assert {("C1", "", None, ()), ("worker W1", "", None, ()), ("worker W2", "", None, ())} == {
        (one.id, one.name, one.born, one.details) for one in of(Person, values)
    }
    assert [] == of(Place, values)
    assert any("(records taken back)" == one.path and one.count > 5 for one in of(Ignored, values))


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("child_details__purge", "child:"),
        ("health_and_wellbeing__purge", "sdq:"),
        ("education_health_care_plans__purge", "ehc-plan:"),
        ("episode__adoption__purge", "adoption:"),
        ("episode__care_leavers__purge", "care-leaver:"),
        ("episode__child_and_family_assessments__purge", "assessment:"),
        ("episode__child_in_need_plans__purge", "cin-plan:"),
        ("episode__section_47_assessments__purge", "s47:S1"),
        ("episode__child_protection_plans__purge", "cp-plan:"),
        ("episode__child_looked_after_placements__purge", "placement:L1"),
    ],
)
def test_a_purge_takes_back_its_record_and_no_other(path, gone):
    values = read([changed(**{path: True})])
    told = by_key(values)

    assert {key for key in told if key.startswith(gone)} == {
        key for key, account in told.items() if account.status is Status.WITHDRAWN
    }
    assert any("marked to be purged" in one.message for one in of(Problem, values))


def test_a_purged_episode_takes_back_all_within_it():
    values = by_key(read([changed(episode__purge=True)]))
    standing = {key for key, account in values.items() if account.status is not Status.WITHDRAWN}

    assert {key for key, *_ in EVENTS if key.split(":")[0] in ("child", "sdq", "ehc-plan") or ":31#" in key} == standing


@pytest.mark.parametrize("flag", [1, "Y", "true", [False, True]])
def test_a_purge_counts_however_it_is_written(flag):
    told = by_key(read([changed(episode__child_protection_plans__purge=flag)]))

    assert Status.WITHDRAWN is told["cp-plan:P1#started"].status


def test_a_purge_that_says_nothing_else_is_named():
    values = read([{"la_child_id": "C9", "purge": True}])

    assert [] == of(Account, values)
    assert ["the child record is marked to be purged; nothing in it is told as a fact"] == [
        one.message for one in of(Problem, values)
    ]


@pytest.mark.parametrize(
    "purge",
    [
        {"la_child_id": "C1", "purge": True},
        {"la_child_id": "C1", "social_care_episodes": [{"social_care_episode_id": "E2", "purge": True}]},
    ],
)
def test_what_one_file_purges_another_does_not_tell_as_a_fact_in_either_order(purge):
    for payloads in permutations([[CHILD], [purge]]):
        values = read(*payloads)
        told = by_key(values)

        assert Status.WITHDRAWN is told["cp-plan:P1#started"].status
        assert any("does not say which is newer" in one.message for one in of(Problem, values))
        assert not [
            event
            for event in merge(of(Account, values))
            if event.key.endswith("P1#started") and event.status is Status.FINAL
        ]


# ---- Two payloads ---------------------------------------------------------------------------------------------------


def test_a_payload_sent_again_makes_no_second_event():
    values = read([CHILD], [CHILD])

    assert len(EVENTS) == len(merge(of(Account, values)))


def test_two_payloads_that_differ_are_both_kept_and_the_difference_shown():
    later = changed(episode__child_protection_plans__end_date="2022-12-24")
    events = {event.key: event for event in merge(of(Account, read([CHILD], [later])))}
    event = events["dfe-csc:cp-plan:P1#ended"]

    assert 2 == len(event.accounts)
    assert ["when"] == [conflict.field for conflict in event.conflicts]


# ---- Recognition ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "payload",
    [
        [CHILD],
        CHILD,
        {"children": [CHILD]},
        {"la_code": 123, "Children": CHILD},
        [{"la_child_id": "C9", "purge": True}],
        [{"social_care_episodes": [], "la_child_id": "C9"}],
    ],
)
def test_a_payload_is_known_by_its_structure(payload):
    assert Certainty.CERTAIN is DfeCsc().recognises(document(payload, "notes.txt")).certainty


@pytest.mark.parametrize(
    "payload",
    [
        {},
        [],
        [{"la_child_id": "C9"}],
        {"schema": {"properties": {"la_child_id": {"type": "string"}, "social_care_episodes": {}}}},
        [{"note": json.dumps(CHILD)}],
        "la_child_id, social_care_episodes",
    ],
)
def test_what_only_names_the_members_is_no_payload(payload):
    assert Certainty.NO is DfeCsc().recognises(document(payload)).certainty


@pytest.mark.parametrize("payload", [CHILD, {"children": [CHILD]}, {"la_code": 123, "Children": CHILD}])
def test_every_shape_of_a_payload_tells_the_same(payload):
    values = read(payload)

    assert [key for key, *_ in EVENTS] == list(by_key(values))
    assert [members(payload)] == [one.found for one in of(Reading, values)]


# ---- Everything is accounted for ---------------------------------------------------------------------------------------


def test_every_member_is_counted_and_nothing_is_left_over():
    values = read([CHILD])
    (reading,) = of(Reading, values)

    assert members([CHILD]) == reading.found == reading.accounted
    assert [] == of(Problem, values)
    assert [] == of(Ignored, values)


def test_a_member_nobody_knows_is_named_once():
    plans = [{"child_protection_plan_id": f"P{n}", "start_date": "2022-06-01", "colour": "red"} for n in range(3)]
    values = read([changed(episode__child_protection_plans=plans)])

    assert [
        "member item/social_care_episodes/child_protection_plans/colour is not in the mapping; it was not read (3 times)"
    ] == [one.message for one in of(Problem, values)]


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("child_details", "text", "member item/child_details is not in the mapping"),
        ("social_care_episodes", ["text", None, 3], "member item/social_care_episodes is not in the mapping"),
        ("episode__referral_date", "soon", "member referral_date holds something that is not a date"),
        ("episode__referral_date", ["2022-02-07", "2022-02-08"], "member referral_date is filled more than once"),
        ("episode__referral_date", {"on": "2022-02-07"}, "referral_date/on is not in the mapping"),
        ("episode__purge", "perhaps", "member purge holds something that is neither yes nor no"),
        (
            "health_and_wellbeing__sdq_assessments__score",
            float("nan"),
            "member score holds something that is not a whole",
        ),
        ("health_and_wellbeing__sdq_assessments__date", None, "member date is empty; the event is kept undated"),
        ("la_child_id", None, ""),
    ],
)
def test_what_is_of_the_wrong_type_is_reported_and_the_rest_is_read(path, value, message):
    values = read([changed(**{path: value})])
    (reading,) = of(Reading, values)

    assert any(message in one.message for one in of(Problem, values)) or not message
    assert reading.found == reading.accounted
    assert len(of(Account, values)) > 4


def test_a_child_without_any_id_is_reported_and_told_of_to_nobody():
    values = read([{key: value for key, value in CHILD.items() if key not in ("la_child_id", "mis_child_id")}])

    assert [] == of(Account, values)
    assert any("does not hold" in one.message for one in of(Problem, values))


def test_two_records_of_one_id_are_both_kept_and_reported():
    values = read([CHILD, {**CHILD, "la_child_id": "C2"}])

    assert 2 * len(EVENTS) == len({one.key for one in of(Account, values)})
    assert any("stands more than once" in one.message for one in of(Problem, values))


@pytest.mark.parametrize("depth", [90, 400, 900, 10_000])
def test_deep_nesting_is_reported(depth):
    payload = json.dumps([CHILD])[:-2] + ', "deep": ' + "[" * depth + "1" + "]" * depth + "}]"
    values = read(payload)

    assert any(re.search("not (be )?read", one.message) for one in of(Problem, values))
    assert 1 == len(of(Reading, values))


@pytest.mark.parametrize(
    "text", ["[", '[{"la_child_id": "C1", "purge": true', '[{"la_child_id": "\ud800"}]', "[NaN]", "null"]
)
def test_what_is_broken_is_an_answer_too(text):
    (reading,) = of(Reading, read(text))

    assert reading.found == reading.accounted


def test_half_a_character_is_marked_and_breaks_nothing():
    values = read(
        '[{"la_child_id": "C\\ud800", "child_details": {"date_of_birth": "2009-03-14", "surname": "\\u0000\\udfff"}}]'
    )

    assert ["dfe-csc:child:C%EF%BF%BD#born"] == [one.key for one in of(Account, values)]


def test_names_of_one_member_are_all_read():
    values = read(
        '[{"la_child_id": "C1", "social_care_episodes": [{"social_care_episode_id": "a", "referral_date": "2024-01-01"}], '
        '"social_care_episodes": [{"social_care_episode_id": "b", "referral_date": "2024-01-02"}]}]'
    )

    assert ["episode:a#received", "episode:b#received"] == list(by_key(values))


names = st.sampled_from(
    sorted({"deep", "item", *re.findall(r'"(\w+)"', json.dumps(CHILD)), "start_date", "end_date", "purge"})
)
leaves = (
    st.none() | st.booleans() | st.integers(-1, 9) | st.sampled_from(["", "x", "C1", "S", "E4B", "2024-01-02", "true"])
)
trees = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=5), max_leaves=14
)


@given(trees)
def test_whatever_a_child_holds_is_accounted_for(value):
    payload = [
        {"la_child_id": "C1", "social_care_episodes": value, "child_details": value, "health_and_wellbeing": value}
    ]
    values = read(payload)
    (reading,) = of(Reading, values)

    assert members(payload) == reading.found == reading.accounted


# ---- Codes, and the published schema ------------------------------------------------------------------------------------


def test_every_national_table_is_used():
    own = {row["national"] for row in MAPPING["codes"].values()}

    assert set(national()) == own | (set(national()) & set(readings().values()))


def filled(schema):
    """Every property of a schema, filled once."""
    if schema["type"] == "object":
        return {name: filled(one) for name, one in schema["properties"].items()}
    if schema["type"] == "array":
        return [filled(schema["items"])]
    return {"boolean": False, "integer": 20}.get(schema["type"]) if schema["type"] != "string" else _text(schema)


def _text(schema):
    return "2022-06-14" if schema.get("format") == "date" else "9" * min(schema.get("maxLength", 4), 4)


if SCHEMA.is_file():

    def published():
        return json.loads(SCHEMA.read_text("utf-8"))["components"]["schemas"]["CSC"]

    def test_every_property_of_the_published_schema_is_read():
        payload = filled(published())
        values = read(payload)
        (reading,) = of(Reading, values)

        assert members(payload) == reading.found == reading.accounted
        assert [] == [one.message for one in of(Problem, values) if "no meaning" not in one.message]
        assert Certainty.CERTAIN is DfeCsc().recognises(document(payload)).certainty
        assert Certainty.NO is DfeCsc().recognises(Document("schema.json", path=SCHEMA)).certainty

    def test_its_own_example_is_told_without_a_problem():
        values = read([published()["items"]["example"]])

        assert [] == [one for one in of(Problem, values) if one.severity is not Severity.NOTE]
        assert Counter(Status.FINAL for _ in of(Account, values)) == Counter(one.status for one in of(Account, values))


def sent(*names):
    """Children of these ids, each with a number of its own."""
    return [
        changed(
            la_child_id=name,
            mis_child_id=f"S-{name}",
            child_details__unique_pupil_number=f"B{nth:012}",
            child_details__first_name=f"{'ABC'[nth % 3]}nn{name}",
            child_details__surname=f"Of{name}",
            child_details__date_of_birth=f"{2008 + nth}-0{nth + 1}-14",
            episode__referral_date=f"2022-03-{nth + 1:02}",
        )
        for nth, name in enumerate(names)
    ]


@pytest.mark.parametrize("frame", [lambda children: children, lambda children: {"la_code": "1", "children": children}])
@pytest.mark.parametrize("subject", ["C2", "S-C2", "B000000000001"])
def test_one_child_asked_for_has_the_same_chronology_and_of_others_nothing_is_held(tmp_path, frame, subject):
    (tmp_path / "sent.json").write_text(json.dumps(frame([*sent("C1", "C2", "C3"), *sent("C1")])), "utf-8")
    inputs = Inputs([tmp_path / "sent.json"], load())
    wishes = Wishes(subject="C2")
    asked = inputs.asked(wishes)

    assert bare(inputs.of_all(wishes)) == bare(asked)
    assert dict(asked.counts)["others"] == 2

    found = list(DfeCsc().read_for([document(frame(sent("C1", "C2", "C3")))], Whom.called([subject])))

    assert {"C2"} == {
        part.person for account in of(Account, found) for part in account.people if part.role == "subject"
    }
    assert {("C1", "C3")} == {one.about for one in of(Left, found)}


def test_what_breaks_off_or_is_nested_too_deeply_keeps_the_children_before_it():
    text = json.dumps(sent("C1", "C2"))
    cut = read(text[: text.rindex("social_care_episodes")])
    deep = read(text[:-1] + ', {"la_child_id": ' + "[" * 100_000)

    assert {"C1"} == {person.id for person in of(Person, cut) if person.is_subject}
    assert {"C1", "C2"} == {person.id for person in of(Person, deep) if person.is_subject}
    assert 1 == ["1 items before that were read" in one.message for one in of(Problem, cut)].count(True)
    assert 1 == [one.severity for one in of(Problem, deep)].count(Severity.ERROR)
    assert {Extent.UNKNOWN} == {one.extent for one in of(Coverage, cut + deep)}
