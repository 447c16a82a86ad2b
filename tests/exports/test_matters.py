"""What happened to the person is told before how the work went, and one matter is told once on the one page."""

import datetime as dt
from dataclasses import replace

from analyzers.patterns import TABLE
from chronology.model import Chronology, Finding, Remark, Strength, Theme
from exports.fitting import STEPS
from exports.matters import patterns, place_of, says_the_same, told_by_others
from exports.pdf.brief.findings import findings
from exports.pdf.case import Case
from exports.pdf.page import Prose
from exports.pdf.summary import boxes

DAY = dt.date(2022, 1, 1)


def found(pattern: str, *evidence: str, strength: Strength = Strength.STRONG, day: dt.date = DAY) -> Finding:
    return Finding(
        key=f"{pattern}:{day}",
        rule=pattern,
        pattern=pattern,
        title=pattern,
        statement=f"The record shows {pattern} on {day}.",
        window=(day, day),
        evidence=evidence,
        strength=strength,
    )


def told(chronology: Chronology, *findings: Finding) -> list[str]:
    case = Case(replace(chronology, findings=findings))
    return ["".join(str(run.text) for run in item.runs) for item in boxes(case)["findings"].items]


def test_every_pattern_has_one_place() -> None:
    assert sorted(pattern.name for pattern in TABLE) == sorted(patterns())


def test_how_the_work_went_stands_behind_all_that_befell_the_person_however_firmly_it_stands(
    chronology: Chronology,
) -> None:
    work, harm = found("supervision_gap", "e05"), found("refusal_rising_risk", "e06")
    slight = found("housing_instability", "e07", strength=Strength.MODERATE)

    case = Case(replace(chronology, findings=(work, slight, harm)))

    assert ["refusal_rising_risk", "housing_instability", "supervision_gap"] == [
        f.finding.pattern for f in case.findings
    ]


def test_a_count_of_concerns_stands_behind_what_names_them_and_before_how_the_work_went(chronology: Chronology) -> None:
    count, work = found("cumulative_harm", "e05"), found("gap", "e06", strength=Strength.MODERATE)
    named = found("care_by_child", "e07", strength=Strength.MODERATE)
    slight = found("hunger", "e08", strength=Strength.WEAK)

    case = Case(replace(chronology, findings=(count, work, slight, named)))

    assert ["care_by_child", "cumulative_harm", "hunger", "gap"] == [f.finding.pattern for f in case.findings]


def test_of_what_comes_back_the_latest_told_comes_first_under_the_name_of_its_matter(chronology: Chronology) -> None:
    before = replace(found("comes_back", "e05"), title="Falls")
    now = replace(found("comes_back", "e06", day=DAY + dt.timedelta(days=400)), title="Seizures")

    first, second = told(chronology, before, now)

    assert first.startswith("F1 Seizures. The record shows comes_back")
    assert second.startswith("F2 Falls. ")


def test_a_pattern_of_a_plug_in_is_told_with_what_happened() -> None:
    assert place_of(found("somebody_elses")) < place_of(found("refusal_rising_risk")) < place_of(found("gap"))


def test_findings_of_one_matter_on_the_same_entries_are_one_item_that_names_them_all(chronology: Chronology) -> None:
    again, soon = found("re_referrals", "e05", "e06", "e07"), found("closure_then_re_referral", "e06", "e07")
    other = found("closure_then_re_referral", "e09", "e10", day=DAY + dt.timedelta(days=900))

    assert says_the_same(soon, again)
    assert not says_the_same(other, again)
    (first,) = told(chronology, again, soon)
    assert first.startswith("F1 (also F2) The record shows re_referrals")


def test_findings_of_one_pattern_do_not_tell_of_each_other() -> None:
    first, other = (
        found("delay_and_drift", "e05", "e06"),
        found("delay_and_drift", "e05", "e06", day=DAY.replace(day=2)),
    )

    assert not says_the_same(other, first)


def test_what_another_tells_is_told_by_none_that_is_told_by_another_itself() -> None:
    told_first = found("cumulative_harm", "e05", "e06")
    folded = found("self_neglect_accumulation", "e05", "e07")
    apart = found("repeated_concern_many_sources", "e07", "e08", "e09")

    assert frozenset({folded.key}) == told_by_others([told_first, folded, apart])


def test_findings_that_are_called_the_same_are_one_item_told_by_the_latest(chronology: Chronology) -> None:
    later = DAY + dt.timedelta(days=400)

    (item,) = told(
        chronology, found("domestic_abuse_repetition", "e05"), found("domestic_abuse_repetition", "e06", day=later)
    )

    assert item.startswith("F2 (also F1) The record shows domestic_abuse_repetition on 2023-02-05.")


def test_what_is_not_known_is_not_told_among_the_key_findings_too(chronology: Chronology) -> None:
    finding = found("s47_without_outcome", "e05")
    remark = Remark(theme=Theme.NOT_KNOWN, rule="no_outcome", text=finding.statement, evidence=finding.evidence)
    case = Case(replace(chronology, findings=(finding,), remarks=(remark,)))

    assert () == boxes(case)["findings"].items
    (item,) = boxes(case)["not_known"].items
    assert "".join(str(run.text) for run in item.runs).startswith("F1 The record shows s47_without_outcome")


def test_where_findings_are_named_one_of_a_matter_that_is_told_is_named_whatever_its_strength(
    chronology: Chronology,
) -> None:
    again, soon = found("re_referrals", "e05", "e06"), found("closure_then_re_referral", "e05", "e06")
    case = Case(replace(chronology, findings=(again, soon))).fitted(STEPS[-1])
    whole = case.fitted(STEPS[1])

    def text(told: Case) -> str:
        blocks = [block for block in findings(told, {}) if isinstance(block, Prose)]
        return " ".join(str(run.text) for block in blocks for run in block.paragraph.runs)

    assert soon.statement not in text(case)
    assert again.statement in text(case)
    assert soon.statement in text(whole)


def test_what_was_done_and_what_followed_has_a_place_where_there_is_anything_to_tell(chronology: Chronology) -> None:
    text = "After “Course” on 1 March 2021 the record shows, without showing why: referral on 1 June 2021 (92 days)."
    remark = Remark(theme=Theme.TOGETHER, rule="followed", text=text, evidence=("e05",))

    assert "followed" not in boxes(Case(replace(chronology, remarks=())))
    (item,) = boxes(Case(replace(chronology, remarks=(remark,))))["followed"].items
    assert "".join(str(run.text) for run in item.runs).startswith(text.removesuffix("."))
