"""The example cases show what their stories say a good chronology must let a reader see."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from chronology.model import Chronology, Level, Reason, Significance
from chronology.pipeline import build
from chronology.pipeline.analysing import analysed
from chronology.plugins import load
from chronology.practice import load_practice

CASE = Path(__file__).parents[2] / "examples" / "family"


@pytest.fixture(scope="module")
def brother() -> Chronology:
    return build(CASE / "ics-export.xml", CASE / "notes", subject="c1")


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


def test_the_move_to_the_third_placement_is_found_for_the_sibling_it_happened_to(brother):
    assert {"r126", "r143", "r144"} <= evidence(patterns(brother)["placement_instability"])


def moved_by(chronology: Chronology, rule: str) -> list[tuple[Significance, Reason]]:
    """The events whose level was moved by this rule and by nothing else."""
    found = []
    for weighed in chronology.significance:
        moves = [reason for reason in weighed.reasons if reason.move]
        if [reason.rule for reason in moves] == [rule]:
            found.append((weighed, moves[0]))
    return found


def without(chronology: Chronology, rule: str, weighed: Significance, reason: Reason) -> Chronology:
    """The case as it would be had the trigger of a reason not been there."""
    if rule == "frequency":
        # One of those before it is enough: with none left the event would be the first of its kind instead.
        triggers = {reason.triggers[-1]}
        return replace(chronology, events=tuple(event for event in chronology.events if event.key not in triggers))
    findings = [finding for finding in chronology.findings if finding.key in reason.triggers]
    triggers = {*reason.triggers, *(key for finding in findings for key in finding.evidence)} - {weighed.event}
    return replace(chronology, events=tuple(event for event in chronology.events if event.key not in triggers))


def levels(chronology: Chronology) -> dict[str, Level]:
    bare = replace(chronology, findings=(), significance=(), timescales=(), remarks=(), graphs=())
    again = analysed(bare, load_practice("wales"), load().analyzers)
    return {weighed.event: weighed.level for weighed in again.significance}


@pytest.mark.parametrize(("rule", "case"), [("frequency", "adult"), ("combination", "brother")])
def test_a_level_moved_by_frequency_or_combination_moves_back_without_its_trigger(rule, case, request):
    chronology = request.getfixturevalue(case)
    moved = moved_by(chronology, rule)
    back = [
        before.level.rank - levels(without(chronology, rule, before, reason))[before.event].rank
        for before, reason in moved
    ]

    assert all(reason.text for _, reason in moved)
    assert 1 in back


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


def test_the_adult_case_as_text_is_the_golden_one(adult, golden):
    golden("adult.txt", load().exporter("text").export(adult).decode())


def test_the_last_time_the_child_was_seen_and_heard_stands_in_the_document_under_a_number(family):
    printed = {serial.event for serial in family.serials if serial.printed}
    last = {remark.rule: remark.evidence for remark in family.remarks if remark.rule.startswith("last_")}

    assert {"last_seen", "last_seen_alone", "last_heard"} == set(last)
    assert {key for evidence in last.values() for key in evidence} <= printed


def test_every_table_of_an_example_cites_what_it_counts(family, adult):
    for case in (family, adult):
        known = {event.key for event in case.events}

        assert {"voice", "agencies"} == {table.name for table in case.tabulations}
        for table in case.tabulations:
            for row in table.rows:
                assert len(table.columns) == len(row.cells)
                assert all(len(cell.evidence) == (cell.count or 0) for cell in row.cells)
                assert {key for cell in row.cells for key in cell.evidence} <= known
