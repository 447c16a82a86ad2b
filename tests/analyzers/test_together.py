from dataclasses import replace

import pytest
from casebuilding import analysed, chronology, event, key

from analyzers import register_analyzers
from analyzers.summary.asking import asked
from chronology.model import Chronology, FindingStatus, Kind, Remark, Theme
from chronology.practice import load_practice

ABUSE = (
    event("a", "2022-03-01", Kind.DOMESTIC_ABUSE_INCIDENT),
    event("b", "2022-09-01", Kind.DOMESTIC_ABUSE_INCIDENT),
)
REFERRALS = (event("r", "2022-03-02", Kind.REFERRAL), event("s", "2022-09-02", Kind.REFERRAL))


def remarks(case: Chronology, rule: str) -> list[Remark]:
    return [remark for remark in analysed(case).remarks if remark.rule == rule]


def test_every_pattern_that_runs_has_a_question_for_the_conference() -> None:
    assert set() == set(load_practice("wales").patterns) - set(asked())
    assert len({each.question for each in asked().values()}) == len(asked())


def test_what_it_comes_to_rests_on_the_findings_entries_and_no_others() -> None:
    case = analysed(chronology(*ABUSE, *REFERRALS, event("x", "2022-05-01", Kind.CONTACT)))
    evidence = {key for finding in case.findings for key in finding.evidence}
    told = [remark for remark in case.remarks if remark.rule == "together"]

    assert ["On what happened", "On the work with services"] == [remark.text.partition(",")[0] for remark in told]
    assert evidence == {key for remark in told for key in remark.evidence}
    assert all(remark.evidence for remark in told)


def test_without_a_finding_there_is_nothing_to_take_together() -> None:
    case = analysed(chronology(event("v", "2023-03-01", Kind.CHILD_SEEN), event("g", "2023-05-01", Kind.CARER_ENGAGED)))

    assert [] == [remark for remark in case.remarks if remark.theme is Theme.TOGETHER]


def test_a_finding_that_a_reviewer_dismissed_is_in_no_sentence() -> None:
    case = chronology(*ABUSE, *REFERRALS)
    found = next(f for f in analysed(case).findings if f.pattern == "domestic_abuse_repetition")
    dismissed = replace(found, status=FindingStatus.DISMISSED)
    summary = next(each for each in register_analyzers() if each.name == "summary")
    said = list(summary.analyse(replace(case, findings=(dismissed,)), load_practice("wales")))

    assert [] == [r for r in said if isinstance(r, Remark) and (r.theme is Theme.TOGETHER or r.rule == found.pattern)]


def test_a_confirmed_finding_is_called_so() -> None:
    case = chronology(*ABUSE)
    found = next(f for f in analysed(case).findings if f.pattern == "domestic_abuse_repetition")
    summary = next(each for each in register_analyzers() if each.name == "summary")
    confirmed = replace(case, findings=(replace(found, status=FindingStatus.CONFIRMED),))
    said = [r.text for r in summary.analyse(confirmed, load_practice("wales")) if isinstance(r, Remark)]

    assert any("1 September 2022, confirmed)" in text for text in said)


def test_how_much_is_recent_is_told_by_the_practice_to_the_day() -> None:
    (recent,) = remarks(chronology(*ABUSE, *REFERRALS, as_at="2024-08-31"), "together_recent")
    (one,) = remarks(chronology(*ABUSE, *REFERRALS, as_at="2024-09-01"), "together_recent")
    (none,) = remarks(chronology(*ABUSE, *REFERRALS, as_at="2024-09-02"), "together_recent")

    assert recent.text.startswith("Both findings reach into the last two years")
    assert one.text.startswith("One of two findings reaches")
    assert none.text.startswith("No finding reaches")


def test_protective_entries_stand_beside_what_concerns() -> None:
    (beside,) = remarks(chronology(*ABUSE, event("g", "2023-05-01", Kind.CARER_ENGAGED)), "together_beside")

    assert "Beside these stands one protective entry, the latest of 1 May 2023." == beside.text
    assert (key("g"),) == beside.evidence


def test_each_pattern_that_stands_raises_its_question_once_with_its_entries() -> None:
    (question,) = remarks(chronology(*ABUSE), "domestic_abuse_repetition")

    assert asked()["domestic_abuse_repetition"].question == question.text
    assert (key("a"), key("b")) == question.evidence


@pytest.mark.parametrize(("patterns", "told"), [(("x", "y", "z"), 1), (("x", "y", "y"), 0)])
def test_an_entry_on_which_three_patterns_rest_is_pointed_out(patterns: tuple[str, ...], told: int) -> None:
    case = chronology(*ABUSE)
    found = next(f for f in analysed(case).findings if f.pattern == "domestic_abuse_repetition")
    findings = tuple(
        replace(found, key=f"{n}", pattern=pattern, evidence=(key("a"),)) for n, pattern in enumerate(patterns)
    )
    summary = next(each for each in register_analyzers() if each.name == "summary")
    said = summary.analyse(replace(case, findings=findings), load_practice("wales"))
    meeting = [each for each in said if isinstance(each, Remark) and each.rule == "together_meeting"]

    assert [(key("a"),)] * told == [each.evidence for each in meeting]


def test_of_many_kinds_the_firmest_are_named_and_asked_about_and_the_rest_counted() -> None:
    """A case in which nearly everything comes back."""
    kinds = (
        Kind.DOMESTIC_ABUSE_INCIDENT,
        Kind.REFERRAL,
        Kind.NOT_BROUGHT,
        Kind.WORKER_ALLOCATED,
        Kind.MISSING,
        Kind.INJURY_UNEXPLAINED,
        Kind.EVICTION,
        Kind.S47_STARTED,
        Kind.CASE_CLOSED,
        Kind.CP_PLAN_STARTED,
        Kind.ACCESS_REFUSED,
        Kind.SUBSTANCE_MISUSE,
        Kind.MENTAL_HEALTH_CRISIS,
        Kind.PLACEMENT_STARTED,
    )
    days = ("2022-01-10", "2022-02-10", "2022-03-10", "2022-04-10")
    case = analysed(chronology(*(event(f"{kind}-{day}", day, kind) for kind in kinds for day in days)))
    patterns = {finding.pattern for finding in case.findings if finding.strength != "not_assessed"}
    together = [remark.text for remark in case.remarks if remark.rule == "together"]
    questions = [remark for remark in case.remarks if remark.theme is Theme.QUESTION and remark.rule in asked()]

    assert len(patterns) > 12
    assert any("further kind" in text for text in together)
    assert len(questions) <= 14
