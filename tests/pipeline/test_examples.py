"""The example cases show what their stories say a good chronology must let a reader see."""

from collections import defaultdict

import pytest


def patterns(chronology) -> dict[str, list]:
    found = defaultdict(list)
    for finding in chronology.findings:
        found[finding.pattern].append(finding)
    return found


def evidence(findings) -> set[str]:
    return {key.partition("#")[0].rpartition(":")[2] for finding in findings for key in finding.evidence}


@pytest.mark.parametrize(
    ("pattern", "records"),
    [
        ("re_referrals", {"r011", "r017", "r037"}),
        ("closure_then_re_referral", {"r034", "r037", "r107"}),
        ("s47_without_outcome", {"r152"}),
        ("missed_appointments", {"r155", "r157"}),
        ("worker_or_agency_change", {"r102", "r111", "r154"}),
        ("gap", {"r102"}),
    ],
)
def test_the_family_case_shows_what_is_planted_in_it(pattern, records, family):
    assert records <= evidence(patterns(family)[pattern])


def test_the_enquiry_that_has_an_outcome_is_not_said_to_have_none(family):
    assert not {"r048", "r115"} & evidence(patterns(family)["s47_without_outcome"])


def test_the_move_to_the_third_placement_is_found_for_the_sibling_it_happened_to():
    from pathlib import Path

    from chronology.pipeline import build

    case = Path(__file__).parents[2] / "examples" / "family"
    brother = build(case / "ics-export.xml", case / "notes", subject="c1")

    assert {"r126", "r143", "r144"} <= evidence(patterns(brother)["placement_instability"])


@pytest.mark.parametrize("rule", ["recency", "frequency", "combination"])
def test_at_least_one_level_is_moved_by_each_of_recency_frequency_and_combination(rule, family):
    moved = [
        reason
        for significance in family.significance
        for reason in significance.reasons
        if reason.rule.startswith(rule) and reason.move
    ]

    assert moved
    assert all(reason.text for reason in moved)


def test_the_late_review_conference_is_late_and_the_assessment_over_its_limit_too(family):
    late = {
        (timescale.due_event or "").partition("#")[0].rpartition(":")[2]
        for timescale in family.timescales
        if timescale.state == "late"
    }

    assert {"r081", "r024"} <= late


def test_the_protected_addresses_are_known_as_protected(family):
    assert {"c2", "c3", "m1"} <= {person.id for person in family.people if person.protected_address}


def test_both_graphs_are_there_and_laid_out(family):
    graphs = {graph.name: graph for graph in family.graphs}

    assert {"significance", "relationships"} <= set(graphs)
    assert {node for node, _, _ in graphs["relationships"].positions} == {
        node.id for node in graphs["relationships"].nodes
    }


def test_the_adult_case_shows_its_enquiry_without_outcome_and_its_three_refusals(adult):
    assert "IP-13" in evidence(patterns(adult)["s47_without_outcome"])
    assert {"IP-27", "IP-28"} <= {e.key.partition("#")[0].rpartition(":")[2] for e in adult.events}
