import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from casebuilding import CHILD, SOURCE, analysed, chronology, event, findings, key
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.patterns import analyse
from analyzers.patterns.harm import TABLE
from analyzers.patterns.harm.rising import correlation, shrank
from chronology.errors import PracticeError
from chronology.model import (
    Chronology,
    Conflict,
    Event,
    EvidenceStatus,
    Finding,
    Involvement,
    Kind,
    Link,
    Person,
    PersonKind,
    Rel,
    Relationship,
    Strength,
    When,
)
from chronology.practice import load_practice

ADULT = replace(CHILD, kind=PersonKind.ADULT)
MOTHER = Person(id="m", name="Lowri", kind=PersonKind.ADULT, source=SOURCE)
FATHER = Person(id="f", name="Gethin", kind=PersonKind.ADULT, source=SOURCE)
FAMILY = (CHILD, MOTHER, FATHER)
BABY = replace(CHILD, born=When.on(dt.date(2021, 1, 1)))


def _of(*people: str, part: str = "") -> tuple[Involvement, ...]:
    roles = {"m": "mother", "f": "father"}
    return tuple(Involvement(person=person, role=roles[person], involvement=part) for person in people)


def _kind(kind: Kind, *days: str, **values: object) -> list[Event]:
    return [event(f"{kind}{n}", day, kind, **values) for n, day in enumerate(days)]


def _one(case: Chronology, pattern: str) -> Finding:
    (finding,) = findings(case, pattern)
    return finding


# ---- whose it is -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["", "mentioned"])
def test_the_mothers_relapse_and_the_fathers_are_two_peoples(part: str) -> None:
    hers = event("a", "2021-03-01", Kind.SUBSTANCE_MISUSE, people=_of("m", part=part))
    his = event("b", "2021-06-01", Kind.SUBSTANCE_MISUSE, people=_of("f", part=part))
    hers_again = event("c", "2021-09-01", Kind.SUBSTANCE_MISUSE, people=_of("m", part=part))

    assert [] == findings(chronology(hers, his, people=FAMILY), "substance_misuse_repetition")
    found = findings(chronology(hers, his, hers_again, people=FAMILY), "substance_misuse_repetition")
    assert [(key("a"), key("c"))] == [finding.evidence for finding in found]


def test_an_overdose_of_each_parent_is_no_repetition_of_one() -> None:
    case = chronology(
        event("a", "2021-03-01", Kind.OVERDOSE, people=_of("m")),
        event("b", "2021-06-01", Kind.OVERDOSE, people=_of("f")),
        people=FAMILY,
    )

    assert [] == findings(case, "mental_health_repetition")


def test_what_is_about_a_parent_as_its_subject_is_that_parents() -> None:
    kin = tuple(Relationship(from_person=person, to_person="c1", kind="parent", source=SOURCE) for person in ("m", "f"))
    hers, his, hers_again = (
        event(short, f"2021-0{n}-01", Kind.SUBSTANCE_MISUSE, about=person)
        for n, (short, person) in enumerate((("a", "m"), ("b", "f"), ("c", "m")), 1)
    )

    two = chronology(hers, his, people=FAMILY, relationships=kin)
    assert [] == findings(two, "substance_misuse_repetition")
    three = chronology(hers, his, hers_again, people=FAMILY, relationships=kin)
    assert (key("a"), key("c")) == _one(three, "substance_misuse_repetition").evidence


def test_who_only_told_of_it_is_not_whose_it_is() -> None:
    told = (*_of("m", part="spoken-to"), *_of("f", part="mentioned"))
    case = chronology(
        event("a", "2021-03-01", Kind.SUBSTANCE_MISUSE, people=told),
        event("b", "2021-06-01", Kind.SUBSTANCE_MISUSE, people=_of("m")),
        people=FAMILY,
    )

    assert [] == findings(case, "substance_misuse_repetition")


def test_entries_that_name_nobody_are_told_as_such() -> None:
    hers = event("a", "2021-03-01", Kind.SUBSTANCE_MISUSE, people=_of("m"))
    unnamed = event("b", "2021-06-01", Kind.SUBSTANCE_MISUSE)
    other = event("c", "2021-09-01", Kind.SUBSTANCE_MISUSE)

    with_hers = _one(chronology(hers, unnamed, people=FAMILY), "substance_misuse_repetition")
    assert with_hers.statement.endswith("One of them does not name whose.")
    nobody = _one(chronology(unnamed, other, people=FAMILY), "substance_misuse_repetition")
    assert nobody.statement.endswith("The entries do not name whose they are.")


def test_entries_whose_words_say_that_it_was_the_mother_are_not_told_as_naming_nobody() -> None:
    one, two = (
        event(key, day, Kind.SUBSTANCE_MISUSE, fact="Mum at the gate, smelt of drink.")
        for key, day in (("a", "2021-03-01"), ("b", "2021-06-01"))
    )

    found = _one(chronology(one, two, people=FAMILY), "substance_misuse_repetition")
    assert "name whose" not in found.statement


def test_entries_that_name_nobody_are_nobodys_where_two_are_named() -> None:
    case = chronology(
        event("a", "2021-03-01", Kind.SUBSTANCE_MISUSE, people=_of("m")),
        event("b", "2021-06-01", Kind.SUBSTANCE_MISUSE),
        event("c", "2021-09-01", Kind.SUBSTANCE_MISUSE, people=_of("f")),
        people=FAMILY,
    )

    assert [] == findings(case, "substance_misuse_repetition")


def test_both_parents_drunk_together_count_for_each_and_the_keys_differ() -> None:
    both = event("a", "2021-03-01", Kind.SUBSTANCE_MISUSE, people=_of("m", "f"))
    case = chronology(
        both,
        event("b", "2021-06-01", Kind.SUBSTANCE_MISUSE, people=_of("m")),
        event("c", "2021-09-01", Kind.SUBSTANCE_MISUSE, people=_of("f")),
        people=FAMILY,
    )
    found = findings(case, "substance_misuse_repetition")

    assert {(key("a"), key("b")), (key("a"), key("c"))} == {finding.evidence for finding in found}
    assert 2 == len({finding.key for finding in found})


def test_what_an_adult_drinks_and_what_a_carer_drinks_are_told_apart_in_the_adults_file() -> None:
    case = chronology(
        event("a", "2021-03-01", Kind.SUBSTANCE_MISUSE),
        event("b", "2021-06-01", Kind.SUBSTANCE_MISUSE, people=_of("m")),
        people=(ADULT, MOTHER),
    )

    assert [] == findings(case, "substance_misuse_repetition")


def test_no_finding_names_whom_it_is_about() -> None:
    case = chronology(
        *(event(f"a{n}", f"2021-0{n}-01", Kind.SUBSTANCE_MISUSE, people=_of("m")) for n in range(1, 4)),
        people=FAMILY,
    )

    assert "Lowri" not in _one(case, "substance_misuse_repetition").statement


# ---- what stands against it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "fact", "counts"),
    [
        (Kind.SUBSTANCE_TREATMENT, "Started with the service.", True),
        (Kind.CASE_NOTE, "She has not had a drink for three months.", True),
        (Kind.HEALTH_CONTACT, "Hair strand result: tested negative.", True),
        (Kind.CASE_NOTE, "She is not abstinent.", False),
        (Kind.CASE_NOTE, "She had a drink.", False),
    ],
)
def test_recorded_abstinence_and_treatment_stand_against_it(kind: Kind, fact: str, counts: bool) -> None:
    repeated = _kind(Kind.SUBSTANCE_MISUSE, "2021-03-01", "2021-06-01", "2021-09-01")
    case = chronology(*repeated, event("k", "2022-09-01", kind, fact=fact))
    finding = _one(case, "substance_misuse_repetition")

    assert ((key("k"),) if counts else ()) == finding.counter_evidence
    assert (Strength.MODERATE if counts else Strength.STRONG) == finding.strength
    assert counts == ("Abstinence or treatment is recorded as well" in finding.statement)


def test_the_mothers_abstinence_does_not_speak_for_the_father() -> None:
    case = chronology(
        *_kind(Kind.SUBSTANCE_MISUSE, "2021-03-01", "2021-06-01", people=_of("f")),
        event("k", "2021-07-01", Kind.SUBSTANCE_TREATMENT, people=_of("m")),
        people=FAMILY,
    )

    assert () == _one(case, "substance_misuse_repetition").counter_evidence


def test_abstinence_long_after_does_not_stand_against_it() -> None:
    repeated = _kind(Kind.SUBSTANCE_MISUSE, "2021-03-01", "2021-06-01")
    at_last = event("k", "2022-06-02", Kind.SUBSTANCE_TREATMENT)

    assert () == _one(chronology(*repeated, at_last), "substance_misuse_repetition").counter_evidence


def test_treatment_is_told_against_crises() -> None:
    crises = _kind(Kind.MENTAL_HEALTH_CRISIS, "2021-03-01", "2021-06-01")
    case = chronology(*crises, event("k", "2021-07-01", Kind.MENTAL_HEALTH_TREATMENT))

    assert (key("k"),) == _one(case, "mental_health_repetition").counter_evidence


# ---- one thing told twice -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("substance_misuse_repetition", Kind.SUBSTANCE_MISUSE),
        ("mental_health_repetition", Kind.SELF_HARM),
        ("repeat_injuries", Kind.INJURY_UNEXPLAINED),
        ("housing_instability", Kind.EVICTION),
    ],
)
def test_entries_of_one_day_or_that_may_be_of_one_day_are_one(pattern: str, kind: Kind) -> None:
    known = event("a", "2021-03-15", kind)

    assert [] == findings(chronology(known, event("b", "2021-03-15", kind)), pattern)
    assert [] == findings(chronology(known, event("b", "2021-03", kind)), pattern)
    assert 1 == len(findings(chronology(known, event("b", "2021-04", kind)), pattern))


@pytest.mark.parametrize("pattern", [pattern.name for pattern in TABLE if pattern.subject != "adult"])
def test_an_incident_that_three_agencies_told_is_one(pattern: str) -> None:
    first = event("a", "2021-03-01", Kind.INJURY_UNEXPLAINED, fact="A bruise to the arm.", agency="School")
    accounts = (
        replace(first.accounts[0], key=f"{of}:1#occurred", agency=of) for of in ("Police", "Hospital", "Health visitor")
    )

    assert [] == findings(chronology(replace(first, accounts=(*first.accounts, *accounts))), pattern)


@pytest.mark.parametrize("pattern", ["substance_misuse_repetition", "repeat_injuries", "escalation", "cumulative_harm"])
def test_what_was_not_proved_does_not_count(pattern: str) -> None:
    kinds = (Kind.INJURY_UNEXPLAINED, Kind.SUBSTANCE_MISUSE, Kind.SUBSTANCE_MISUSE, Kind.INJURY_UNEXPLAINED)
    days = ("2021-03-01", "2021-04-01", "2021-05-01", "2021-06-01")
    told = [
        event(f"a{n}", day, kind, agency=f"Agency {n}", evidence_status=EvidenceStatus.NOT_PROVED)
        for n, (day, kind) in enumerate(zip(days, kinds, strict=True))
    ]

    assert [] == findings(chronology(*told), pattern)


# ---- injuries --------------------------------------------------------------------------------------------------------


def test_injuries_say_which_have_an_explanation_on_record() -> None:
    case = chronology(
        event("a", "2021-03-01", Kind.INJURY, fact="A bruise; he fell off the swing."),
        event("b", "2021-06-01", Kind.INJURY_UNEXPLAINED, fact="A bruise to the ear."),
    )
    statement = _one(case, "repeat_injuries").statement

    assert "One has an explanation on record (1 March 2021)." in statement
    assert "One is recorded as unexplained (1 June 2021)." in statement


def test_two_explained_injuries_of_a_child_who_runs_about_are_no_pattern() -> None:
    two = _kind(Kind.INJURY, "2021-03-01", "2021-06-01", fact="Fell in the playground.")

    assert [] == findings(chronology(*two), "repeat_injuries")


def test_a_child_under_two_needs_the_date_of_birth() -> None:
    days = ("2022-12-01", "2023-01-01")
    two = _kind(Kind.INJURY, *days)

    # The first of the two is on the day before the second birthday, or on it.
    assert 1 == len(
        findings(chronology(*two, people=(replace(BABY, born=When.on(dt.date(2020, 12, 2))),)), "repeat_injuries")
    )
    assert [] == findings(
        chronology(*two, people=(replace(BABY, born=When.on(dt.date(2020, 12, 1))),)), "repeat_injuries"
    )
    assert [] == findings(chronology(*two, people=(replace(BABY, born=None),)), "repeat_injuries")


def test_a_child_who_is_told_not_to_be_mobile_is_as_one_under_two() -> None:
    two = _kind(Kind.INJURY, "2021-03-01", "2021-06-01", fact="A bruise. She is not yet mobile.")

    assert "recorded as not mobile" in _one(chronology(*two), "repeat_injuries").statement


def test_explanations_that_differ_make_two_injuries_a_pattern() -> None:
    first = event("a", "2021-03-01", Kind.INJURY, fact="A bruise; he fell off the bed.")
    second = event("b", "2021-06-01", Kind.INJURY, fact="A burn from the iron.")
    differing = replace(second, conflicts=(Conflict(field="cause", values=(("x", "k"), ("y", "l"))),))

    assert [] == findings(chronology(first, second), "repeat_injuries")
    assert "Explanations are recorded as differing (1 June 2021)." in (
        _one(chronology(first, differing), "repeat_injuries").statement
    )


def test_one_bruise_seen_again_days_later_is_one_injury() -> None:
    seen = event("a", "2021-03-01", Kind.INJURY_UNEXPLAINED, fact="Bruise to the left arm.")
    again = event("b", "2021-03-04", Kind.INJURY_UNEXPLAINED, fact="The bruise to his arm was examined.")
    elsewhere = event("c", "2021-03-04", Kind.INJURY_UNEXPLAINED, fact="Bruise to the ear.")
    later = event("d", "2021-03-05", Kind.INJURY_UNEXPLAINED, fact="Bruise to the left arm.")
    fading = event("e", "2021-03-08", Kind.HEALTH_CONTACT, fact="Old yellow bruise on the left arm.")

    assert [] == findings(chronology(seen, again), "repeat_injuries")
    assert [] == findings(chronology(seen, fading), "repeat_injuries")
    assert 1 == len(findings(chronology(seen, elsewhere), "repeat_injuries"))
    assert 1 == len(findings(chronology(seen, later), "repeat_injuries"))


def test_of_two_entries_of_one_injury_the_unexplained_one_counts() -> None:
    told = [
        event("a", "2021-03-01", Kind.INJURY, fact="Bruise to the left arm; he fell off the bed."),
        event("b", "2021-03-03", Kind.INJURY_UNEXPLAINED, fact="The bruise to the arm."),
        event("c", "2021-06-01", Kind.INJURY, fact="A burn from the iron."),
    ]

    assert (key("b"), key("c")) == _one(chronology(*told), "repeat_injuries").evidence


def test_an_allegation_is_an_injury_only_where_its_words_tell_of_one() -> None:
    first = event("a", "2021-03-01", Kind.INJURY_UNEXPLAINED)

    def alleged(fact: str) -> Chronology:
        return chronology(first, event("b", "2021-06-01", Kind.PHYSICAL_ABUSE_ALLEGED, fact=fact))

    assert [] == findings(alleged("Said that Dad had shouted. No bruise was seen."), "repeat_injuries")
    assert 1 == len(findings(alleged("Said that Dad had hit him; a bruise was seen."), "repeat_injuries"))


def test_several_injuries_with_an_explanation_are_no_pattern() -> None:
    fall = event("a", "2021-03-01", Kind.INJURY, fact="Several bruises; she fell down the stairs.")

    assert [] == findings(chronology(fall, people=(BABY,)), "repeat_injuries")


# ---- escalation ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("times", "weights", "rho"),
    [
        ((1, 2, 3, 4), (1, 2, 3, 4), 1.0),
        ((1, 2, 3, 4), (4, 3, 2, 1), -1.0),
        ((1, 2, 3, 4), (3, 3, 3, 3), 0.0),
        ((1, 2, 3, 4), (3, 3, 3, 4), 0.7745966692),
        ((1, 2, 3, 4, 5), (2, 1, 4, 3, 5), 0.8),
        ((1, 1, 2, 3), (2, 2, 3, 3), 0.9428090416),
    ],
)
def test_rank_correlation_is_spearmans_with_ties_at_their_mean_rank(
    times: Sequence[float], weights: Sequence[float], rho: float
) -> None:
    assert rho == pytest.approx(correlation(times, weights))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 4)), min_size=2, max_size=12), st.randoms())
def test_rank_correlation_lies_between_one_and_minus_one_and_turns_with_time(
    pairs: list[tuple[int, int]], chance: random.Random
) -> None:
    times, weights = zip(*pairs, strict=True)
    rho = correlation(times, weights)
    mixed = list(pairs)
    chance.shuffle(mixed)

    assert -1.000001 <= rho <= 1.000001
    assert -rho == pytest.approx(correlation([-time for time in times], weights))
    assert rho == pytest.approx(correlation([10 * time + 3 for time in times], weights))
    assert rho == pytest.approx(correlation(*zip(*mixed, strict=True)))


def test_intervals_are_held_against_as_many_before_them() -> None:
    days = ("2021-01-01", "2021-04-11", "2021-07-20", "2021-10-28", "2021-12-16", "2022-02-03", "2022-03-24")

    assert (49, 100) == shrank(_kind(Kind.MISSING, *days), 0.5)
    assert None is shrank(_kind(Kind.MISSING, *days[1:]), 0.5)


def test_concerns_of_different_themes_do_not_escalate_together() -> None:
    case = chronology(
        event("a", "2021-03-01", Kind.NEGLECT_OBSERVED),
        event("b", "2021-04-01", Kind.SCHOOL_ABSENCE),
        event("c", "2021-05-01", Kind.MENTAL_HEALTH_CRISIS),
        event("d", "2021-06-01", Kind.SEXUAL_ABUSE_ALLEGED),
    )

    assert [] == findings(case, "escalation")


def test_concerns_years_apart_are_no_escalation() -> None:
    days = ("2015-03-01", "2017-05-01", "2019-08-01", "2022-02-01")
    kinds = (*3 * [Kind.DOMESTIC_ABUSE_INCIDENT], Kind.DOMESTIC_ABUSE_CHILD_PRESENT)
    told = [event(f"a{n}", day, kind) for n, (day, kind) in enumerate(zip(days, kinds, strict=True))]

    assert [] == findings(chronology(*told), "escalation")


def test_a_month_is_no_day_to_measure_an_interval_or_an_order_by() -> None:
    days = ("2021-03-01", "2021-05-01", "2021-08-01", "2022-02")
    kinds = (*3 * [Kind.DOMESTIC_ABUSE_INCIDENT], Kind.DOMESTIC_ABUSE_CHILD_PRESENT)
    told = [event(f"a{n}", day, kind) for n, (day, kind) in enumerate(zip(days, kinds, strict=True))]

    assert [] == findings(chronology(*told), "escalation")


def _way(*told: tuple[str, Kind]) -> Chronology:
    return chronology(*(event(f"w{n}", day, kind) for n, (day, kind) in enumerate(told)))


def test_the_way_from_worry_to_protection_is_told_with_what_it_comes_to() -> None:
    case = _way(
        ("2021-10-12", Kind.MENTAL_HEALTH_CONCERN),
        ("2021-10-27", Kind.INJURY_UNEXPLAINED),
        ("2021-10-28", Kind.STRATEGY_DISCUSSION),
        ("2021-10-29", Kind.POLICE_PROTECTION),
        ("2021-11-01", Kind.BECAME_LOOKED_AFTER),
    )
    finding = _one(case, "escalation")

    assert (5, Strength.STRONG) == (len(finding.evidence), finding.strength)
    assert "in twenty days" in finding.statement
    assert "“Police protection” on 29 October 2021 and “Became looked after” on 1 November 2021" in finding.statement


def test_what_comes_after_the_last_step_is_no_part_of_the_way() -> None:
    told = (
        ("2021-10-12", Kind.MENTAL_HEALTH_CONCERN),
        ("2021-10-27", Kind.INJURY_UNEXPLAINED),
        ("2021-10-29", Kind.POLICE_PROTECTION),
        ("2021-11-01", Kind.BECAME_LOOKED_AFTER),
    )
    with_after = _way(*told, ("2021-11-10", Kind.SUBSTANCE_MISUSE))

    assert 4 == len(_one(with_after, "escalation").evidence)


@pytest.mark.parametrize(
    "told",
    [
        # The order of enquiries goes its way without anybody being taken to safety.
        [
            ("2021-10-01", Kind.NEGLECT_OBSERVED),
            ("2021-10-02", Kind.INJURY),
            ("2021-10-04", Kind.STRATEGY_DISCUSSION),
            ("2021-10-05", Kind.S47_STARTED),
            ("2021-10-25", Kind.INITIAL_CONFERENCE),
            ("2021-10-25", Kind.CP_PLAN_STARTED),
        ],
        # Harm was never recorded.
        [
            ("2021-10-01", Kind.NEGLECT_OBSERVED),
            ("2021-10-04", Kind.STRATEGY_DISCUSSION),
            ("2021-10-05", Kind.S47_STARTED),
            ("2021-10-25", Kind.COURT_APPLICATION),
        ],
        # The child was in care when it began.
        [
            ("2021-01-01", Kind.BECAME_LOOKED_AFTER),
            ("2021-10-01", Kind.NEGLECT_OBSERVED),
            ("2021-10-04", Kind.MISSING),
            ("2021-10-05", Kind.STRATEGY_DISCUSSION),
            ("2021-10-25", Kind.COURT_APPLICATION),
        ],
        # It came and went.
        [
            ("2021-10-01", Kind.NEGLECT_OBSERVED),
            ("2021-10-02", Kind.COURT_APPLICATION),
            ("2021-10-03", Kind.COURT_APPLICATION),
            ("2021-10-10", Kind.INJURY),
            ("2021-10-11", Kind.MISSING),
            ("2021-10-12", Kind.COURT_APPLICATION),
        ],
        # It went the other way.
        [
            ("2021-10-01", Kind.NEGLECT_OBSERVED),
            ("2021-10-04", Kind.COURT_APPLICATION),
            ("2021-10-05", Kind.COURT_APPLICATION),
            ("2021-10-25", Kind.INJURY),
            ("2021-10-26", Kind.NEGLECT_OBSERVED),
        ],
    ],
)
def test_not_every_way_is_one_from_worry_to_protection(told: list[tuple[str, Kind]]) -> None:
    assert [] == findings(_way(*told), "escalation")


# ---- what adds up ------------------------------------------------------------------------------------------------------


def _lesser(*agencies: str) -> list[Event]:
    kinds = (Kind.NOT_BROUGHT, Kind.NEGLECT_OBSERVED, Kind.SCHOOL_ABSENCE, Kind.HOME_CONDITIONS)
    return [
        event(f"l{n}", f"2021-0{n + 1}-01", kind, agency=agency)
        for n, (kind, agency) in enumerate(zip(kinds, agencies, strict=True))
    ]


def test_lesser_concerns_of_two_agencies_add_up_with_the_counts_of_both_years() -> None:
    before = event("o", "2020-02-01", Kind.NOT_BROUGHT, agency="School")
    finding = _one(chronology(before, *_lesser("School", "School", "GP", "Housing")), "cumulative_harm")

    assert "hold four; as many days before hold one." in finding.statement
    assert "told by three sources" in finding.statement
    assert key("o") in finding.evidence


@pytest.mark.parametrize(
    ("kind", "fact", "counts"),
    [
        (Kind.INJURY, "A grazed knee; she fell off her bike.", False),
        (Kind.INJURY, "A bruise; hit by Dad.", True),
        (Kind.INJURY, "A bruise to the cheek.", True),
        (Kind.EMERGENCY_ATTENDANCE, "Croup; sent home.", False),
        (Kind.EMERGENCY_ATTENDANCE, "A bruise to the cheek.", True),
    ],
)
def test_explained_accidents_and_a_childs_illness_do_not_add_up(kind: Kind, fact: str, counts: bool) -> None:
    three = _lesser("School", "School", "GP", "Housing")[:3]
    case = chronology(*three, event("x", "2021-06-01", kind, fact=fact, agency="Hospital"))

    assert counts == bool(findings(case, "cumulative_harm"))


def test_what_may_have_been_before_a_year_is_not_counted_in_it() -> None:
    first, second, third, last = _lesser("School", "School", "GP", "Housing")
    month, day = (
        event("v", "2020-12", first.kind, agency="School"),
        event("v", "2020-12-31", first.kind, agency="School"),
    )
    # The year from the second entry would hold the month's last days as well.
    rest = [
        replace(second, when=When.on(dt.date(2020, 12, 15))),
        third,
        replace(last, when=When.on(dt.date(2021, 12, 10))),
    ]

    wide = replace(month, when=replace(month.when, earliest=dt.date(2019, 12, 1), latest=dt.date(2021, 3, 1)))

    assert [] == findings(chronology(wide, *rest), "cumulative_harm")
    assert [] == findings(chronology(month, *rest), "cumulative_harm")
    assert 1 == len(findings(chronology(day, *rest), "cumulative_harm"))


def test_one_source_alone_does_not_add_up() -> None:
    assert [] == findings(chronology(*_lesser("GP", "gp", "GP ", "GP")), "cumulative_harm")


def test_two_documents_are_two_sources() -> None:
    first, *rest = [replace(told, agency=None) for told in _lesser("x", "x", "x", "x")]
    account = replace(first.accounts[0], agency=None, source=replace(SOURCE, document="letter.docx"))
    rest = [replace(told, accounts=(replace(told.accounts[0], agency=None),)) for told in rest]

    assert 1 == len(findings(chronology(replace(first, accounts=(account,)), *rest), "cumulative_harm"))


def test_concerns_of_one_part_of_a_life_do_not_add_up() -> None:
    told = [event(f"l{n}", f"2021-0{n}-01", Kind.SCHOOL_ABSENCE, agency=f"School {n}") for n in range(1, 7)]

    assert [] == findings(chronology(*told), "cumulative_harm")


@pytest.mark.parametrize("kind", [Kind.S47_STARTED, Kind.CP_PLAN_STARTED])
def test_what_alone_led_to_an_enquiry_is_no_lesser_concern(kind: Kind) -> None:
    lesser = _lesser("School", "School", "GP", "Housing")
    came = event("s", "2021-03-02", kind)
    linked = replace(came, links=(Link(rel=Rel.ARISES_FROM, record="s:record:l2"),))

    assert 1 == len(findings(chronology(*lesser, came), "cumulative_harm"))
    assert [] == findings(chronology(*lesser, linked), "cumulative_harm")


def test_years_that_share_a_concern_are_one_finding_anchored_at_its_first() -> None:
    agencies = ("School", "GP")
    kinds = (Kind.NOT_BROUGHT, Kind.SCHOOL_ABSENCE)
    many = [
        event(f"m{n}", f"{2018 + n // 6}-{2 * (n % 6) + 1:02}-01", kinds[n % 2], agency=agencies[n % 2])
        for n in range(24)
    ]
    half, whole = (_one(chronology(*some), "cumulative_harm") for some in (many[:12], many))

    assert (12, 24) == (len(half.evidence), len(whole.evidence))
    assert half.key == whole.key


def test_entries_of_what_adds_up_stay_what_they_are_by_themselves() -> None:
    case = analysed(chronology(*_lesser("School", "School", "GP", "Housing"), as_at="2022-09-01"))

    assert all("combination" not in {reason.rule for reason in each.reasons} for each in case.significance)


# ---- domestic abuse --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "tells"),
    [
        ("Mother was fighting with her mother in the child's presence.", True),
        ("She described violence towards her partner over the weekend.", True),
        ("There was no violence between the parents.", False),
        ("He had been fighting with a boy at school.", False),
    ],
)
def test_violence_between_adults_told_in_passing_counts_beside_an_incident_and_never_alone(
    fact: str, tells: bool
) -> None:
    incident = event("a", "2021-03-01", Kind.DOMESTIC_ABUSE_INCIDENT)
    visit = event("b", "2021-04-01", Kind.VISIT, fact=fact)
    again = event("c", "2021-05-01", Kind.VISIT, fact=fact)

    assert tells == bool(findings(chronology(incident, visit), "domestic_abuse_repetition"))
    assert [] == findings(chronology(visit, again), "domestic_abuse_repetition")


def test_a_weapon_a_pregnancy_and_a_child_present_are_told() -> None:
    case = chronology(
        event("a", "2021-03-01", Kind.DOMESTIC_ABUSE_INCIDENT, fact="He held a knife. She is pregnant."),
        event("b", "2021-06-01", Kind.DOMESTIC_ABUSE_CHILD_PRESENT, fact="No weapon was seen."),
    )
    statement = _one(case, "domestic_abuse_repetition").statement

    assert "A child is recorded as present at one of them at least." in statement
    assert "A weapon is recorded: 1 March 2021." in statement
    assert "A pregnancy is recorded at the time: 1 March 2021." in statement


@pytest.mark.parametrize(
    ("kind", "fact", "found"),
    [
        (Kind.ORDER_MADE, "Non-molestation order.", 1),
        (Kind.COURT_HEARING, "A non-molestation order was made.", 1),
        (Kind.COURT_HEARING, "The application for a non-molestation order was adjourned.", 0),
        (Kind.ORDER_MADE, "Interim care order.", 0),
        (Kind.PROGRAMME_COMPLETED, "", 1),
    ],
)
def test_one_incident_after_what_was_meant_to_end_it(kind: Kind, fact: str, found: int) -> None:
    turning = event("a", "2021-03-01", kind, fact=fact)
    incident = event("b", "2022-03-01", Kind.DOMESTIC_ABUSE_INCIDENT)
    too_late = event("b", "2022-03-02", Kind.DOMESTIC_ABUSE_INCIDENT)
    before = event("b", "2021-02-28", Kind.DOMESTIC_ABUSE_INCIDENT)

    assert found == len(findings(chronology(turning, incident), "domestic_abuse_repetition"))
    assert [] == findings(chronology(turning, too_late), "domestic_abuse_repetition")
    assert [] == findings(chronology(turning, before), "domestic_abuse_repetition")


def test_after_an_order_the_words_of_another_entry_may_tell_of_an_incident() -> None:
    order = event("a", "2021-03-01", Kind.ORDER_MADE, fact="Occupation order.")
    separation = event("a", "2021-03-01", Kind.SEPARATION)
    arrest = event("b", "2021-04-01", Kind.ARREST, fact="Arrested after he assaulted his wife.")
    shop = event("b", "2021-04-01", Kind.ARREST, fact="Arrested for theft.")

    assert 1 == len(findings(chronology(order, arrest), "domestic_abuse_repetition"))
    assert [] == findings(chronology(order, shop), "domestic_abuse_repetition")
    assert [] == findings(chronology(separation, arrest), "domestic_abuse_repetition")


def test_a_separation_of_others_does_not_count() -> None:
    aunt = Person(id="k", kind=PersonKind.ADULT, source=SOURCE)

    def between(*two: str) -> tuple[Involvement, ...]:
        return tuple(Involvement(person=person, role="adult") for person in two)

    case = chronology(
        event("a", "2021-03-01", Kind.SEPARATION, people=between("m", "f")),
        event("b", "2021-06-01", Kind.DOMESTIC_ABUSE_INCIDENT, people=between("m", "k")),
        people=(*FAMILY, aunt),
    )

    assert [] == findings(case, "domestic_abuse_repetition")


def test_a_brother_of_whom_only_the_role_is_known_is_not_the_father() -> None:
    brother = Person(id="b", kind=PersonKind.UNKNOWN, source=SOURCE)

    def incident(short: str, day: str, *two: str) -> Event:
        people = tuple(Involvement(person=person, role="alleged-person") for person in two)
        return event(short, day, Kind.DOMESTIC_ABUSE_INCIDENT, people=people)

    case = chronology(
        incident("a", "2021-03-01", "m", "f"), incident("b", "2021-06-01", "m", "b"), people=(*FAMILY, brother)
    )

    assert [] == findings(case, "domestic_abuse_repetition")


def test_repeated_incidents_say_what_was_meant_to_end_them() -> None:
    case = chronology(
        event("a", "2021-03-01", Kind.DOMESTIC_ABUSE_INCIDENT),
        event("b", "2021-04-01", Kind.SEPARATION),
        event("c", "2021-06-01", Kind.DOMESTIC_ABUSE_INCIDENT),
    )
    finding = _one(case, "domestic_abuse_repetition")

    assert "One is after “Separation” on 1 April 2021." in finding.statement
    assert (key("a"), key("b"), key("c")) == finding.evidence


# ---- housing, missing, sources, home again ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "fact", "found"),
    [
        (Kind.ADDRESS_CHANGED, "The family fled to her sister's.", 1),
        (Kind.ADDRESS_CHANGED, "The family moved to a bigger house.", 0),
        (Kind.HOUSEHOLD_LEFT, "Mother moved out with the children.", 1),
        (Kind.HOUSEHOLD_LEFT, "Father moved out.", 0),
    ],
)
def test_a_move_counts_where_its_words_say_that_it_was_not_planned(kind: Kind, fact: str, found: int) -> None:
    case = chronology(event("a", "2021-03-01", Kind.EVICTION), event("b", "2021-06-01", kind, fact=fact))

    assert found == len(findings(case, "housing_instability"))


def test_a_third_loss_of_a_home_within_two_years_is_told_with_the_two_of_one_year() -> None:
    case = chronology(*_kind(Kind.HOMELESSNESS, "2021-03-01", "2021-12-01", "2023-02-28"))

    assert 3 == len(_one(case, "housing_instability").evidence)


def test_missing_near_an_indicator_of_exploitation_says_so() -> None:
    missing = _kind(Kind.MISSING, "2021-03-01", "2021-04-01", "2021-05-01")
    near = event("x", "2021-10-28", Kind.EXPLOITATION_INDICATOR)
    far = event("x", "2021-10-29", Kind.EXPLOITATION_INDICATOR)

    assert "Missing, with signs of exploitation" == _one(chronology(*missing, near), "missing_escalation").title
    assert "Signs of exploitation" not in _one(chronology(*missing, far), "missing_escalation").statement


@pytest.mark.parametrize("fact", ["Back with an older man.", "Found out of area.", "Missing overnight."])
def test_the_words_of_a_time_missing_are_heard(fact: str) -> None:
    once = event("a", "2021-03-01", Kind.MISSING, fact=fact, until="2021-03-02")

    statement = _one(chronology(once), "missing_escalation").statement
    assert ("Signs of exploitation" in statement) == ("overnight" not in fact)


def test_one_evening_missing_is_no_pattern_and_one_night_is_a_weak_one() -> None:
    evening = event("a", "2021-03-01", Kind.MISSING)
    night = event("a", "2021-03-01", Kind.MISSING, fact="Missing overnight.")

    assert [] == findings(chronology(evening), "missing_escalation")
    assert Strength.WEAK is _one(chronology(night), "missing_escalation").strength


def test_return_interviews_are_counted_only_where_the_record_tells_of_any() -> None:
    missing = _kind(Kind.MISSING, "2021-03-01", "2021-04-01", "2021-05-01")
    returned = event("r", "2021-03-01", Kind.RETURNED_FROM_MISSING)
    in_time, late, of_last = (
        event("i", day, Kind.RETURN_INTERVIEW) for day in ("2021-03-04", "2021-03-05", "2021-05-02")
    )

    assert "interview" not in _one(chronology(*missing, returned), "missing_escalation").statement
    told = _one(chronology(*missing, returned, in_time), "missing_escalation").statement
    assert "Two have no return interview on record." in told
    assert "Two have no return interview on record." in (
        _one(chronology(*missing, returned, of_last), "missing_escalation").statement
    )
    assert "after the return" not in told
    assert "One has one more than 3 days after the return." in (
        _one(chronology(*missing, returned, late), "missing_escalation").statement
    )


def test_referrals_count_by_the_theme_they_name_and_by_their_referrer() -> None:
    def referral(short: str, month: int, agency: str, fact: str = "Referral for neglect: no food in.") -> Event:
        people = (Involvement(person=f"r{short}", role="referrer", agency=agency),)
        return event(short, f"2021-0{month}-01", Kind.REFERRAL, people=people, agency="Council", fact=fact)

    told = [referral("a", 1, "School"), referral("b", 2, "Housing")]
    assert 1 == len(findings(chronology(*told, referral("c", 3, "GP")), "repeated_concern_many_sources"))
    other = referral("c", 3, "GP", "Referral for self-neglect.")
    assert [] == findings(chronology(*told, other), "repeated_concern_many_sources")


def test_contact_with_the_police_may_come_closer_together() -> None:
    days = ("2023-04-11", "2023-05-31", "2023-07-15", "2023-08-24", "2023-09-13", "2023-10-01", "2023-10-16")

    assert "contact with the police" in _one(chronology(*_kind(Kind.POLICE_INCIDENT, *days)), "escalation").statement


def test_lesser_concerns_alone_make_no_year_heavy() -> None:
    absent = [
        *_kind(Kind.SCHOOL_ABSENCE, "2020-03-01", "2020-05-01"),
        *_kind(Kind.EXCLUSION, "2021-03-02", "2021-04-01", "2021-05-01", "2021-06-01"),
    ]

    assert [] == findings(chronology(*absent), "cumulative_harm")


def test_agencies_that_are_named_are_counted_by_theme() -> None:
    told = [
        event("a", "2021-03-01", Kind.NEGLECT_OBSERVED, agency="School"),
        event("b", "2021-04-01", Kind.DOMESTIC_ABUSE_INCIDENT, agency="Police"),
        event("c", "2021-05-01", Kind.SUBSTANCE_MISUSE, agency="GP"),
    ]

    assert [] == findings(chronology(*told), "repeated_concern_many_sources")


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ([event("p", "2021-02-01", Kind.POLICE_PROTECTION)], 1),
        ([event("p", "2021-02-20", Kind.HOSPITAL_ADMISSION), event("s", "2021-02-21", Kind.S47_STARTED)], 1),
        ([event("p", "2021-02-20", Kind.HOSPITAL_ADMISSION, fact="Tonsils.")], 0),
        ([], 0),
    ],
)
def test_a_return_home_is_one_from_care_or_protection(before: list[Event], found: int) -> None:
    home = event("h", "2021-03-01", Kind.RETURNED_HOME)
    harm = event("x", "2021-06-01", Kind.PHYSICAL_ABUSE_ALLEGED)

    assert found == len(findings(chronology(*before, home, harm), "failed_reunification"))


# ---- adults ------------------------------------------------------------------------------------------------------------


def test_a_fall_and_the_admission_after_it_are_one() -> None:
    case = [
        event("a", "2021-03-01", Kind.FALL),
        event("b", "2021-03-02", Kind.HOSPITAL_ADMISSION),
        event("c", "2021-05-01", Kind.FALL),
    ]

    assert [] == findings(chronology(*case, people=(ADULT,)), "repeat_admissions")
    more = event("d", "2021-06-01", Kind.FALL)
    assert 1 == len(findings(chronology(*case, more, people=(ADULT,)), "repeat_admissions"))


def test_a_transfer_on_the_day_is_no_return_to_hospital() -> None:
    case = chronology(
        event("a", "2021-03-01", Kind.HOSPITAL_DISCHARGE),
        event("b", "2021-03-01", Kind.HOSPITAL_ADMISSION),
        people=(ADULT,),
    )

    assert [] == findings(case, "repeat_admissions")


def test_an_admission_that_tells_its_own_end_shows_a_return_to_hospital() -> None:
    case = chronology(
        event("a", "2021-03-01", Kind.HOSPITAL_ADMISSION, until="2021-03-10"),
        event("b", "2021-04-09", Kind.HOSPITAL_ADMISSION),
        people=(ADULT,),
    )

    assert "one return to hospital within 30 days" in _one(case, "repeat_admissions").statement


def test_help_accepted_stands_against_self_neglect() -> None:
    case = chronology(
        *_kind(Kind.SELF_NEGLECT, "2021-03-01", "2021-04-01"),
        event("r", "2021-05-01", Kind.CARE_REFUSED),
        event("k", "2021-06-01", Kind.CARE_ACCEPTED),
        event("h", "2021-07-01", Kind.FIRE_RISK),
        people=(ADULT,),
    )
    finding = _one(case, "self_neglect_accumulation")

    assert ((key("k"),), Strength.MODERATE) == (finding.counter_evidence, finding.strength)


def test_concerns_of_one_type_are_told_apart_by_whom_they_are_about() -> None:
    def concern(short: str, day: str, whom: str) -> Event:
        people = (Involvement(person=whom, role="alleged perpetrator"),)
        return event(short, day, Kind.SAFEGUARDING_CONCERN, people=people, fact="Emotional abuse.")

    same = chronology(concern("a", "2021-03-01", "m"), concern("b", "2021-06-01", "m"), people=(ADULT, MOTHER, FATHER))
    other = chronology(concern("a", "2021-03-01", "m"), concern("b", "2021-06-01", "f"), people=(ADULT, MOTHER, FATHER))

    assert "PA1.alike" == _one(same, "repeat_safeguarding_concerns").rule
    assert [] == findings(other, "repeat_safeguarding_concerns")


# ---- all of them ---------------------------------------------------------------------------------------------------------

_KINDS = sorted(
    {
        Kind.DOMESTIC_ABUSE_INCIDENT,
        Kind.DOMESTIC_ABUSE_CHILD_PRESENT,
        Kind.INJURY,
        Kind.INJURY_UNEXPLAINED,
        Kind.MISSING,
    }
    | {Kind.SUBSTANCE_MISUSE, Kind.SUBSTANCE_TREATMENT, Kind.MENTAL_HEALTH_CRISIS, Kind.MENTAL_HEALTH_CONCERN}
    | {Kind.EVICTION, Kind.HOMELESSNESS, Kind.BECAME_LOOKED_AFTER, Kind.RETURNED_HOME, Kind.POLICE_PROTECTION}
    | {Kind.NOT_BROUGHT, Kind.SCHOOL_ABSENCE, Kind.NEGLECT_OBSERVED, Kind.SEPARATION, Kind.S47_STARTED, Kind.FALL}
    | {Kind.HOSPITAL_ADMISSION, Kind.HOSPITAL_DISCHARGE, Kind.SELF_NEGLECT, Kind.CARE_REFUSED, Kind.FIRE_RISK}
    | {Kind.SAFEGUARDING_CONCERN, Kind.COURT_APPLICATION, Kind.EXPLOITATION_INDICATOR}
)


@st.composite
def _cases(draw: st.DrawFn) -> list[Event]:
    """Events of the kinds of harm on days of three years, some known to the month, of one, two or no parents."""
    told = draw(
        st.lists(
            st.tuples(
                st.sampled_from(_KINDS),
                st.dates(dt.date(2020, 1, 1), dt.date(2022, 12, 31)),
                st.booleans(),
                st.sampled_from(("", "m", "f", "mf")),
                st.sampled_from(("School", "Police", "GP", "Housing")),
            ),
            min_size=4,
            max_size=40,
        )
    )
    return [
        event(f"e{n}", day.isoformat()[: 10 if known else 7], kind, people=_of(*whose), agency=agency)
        for n, (kind, day, known, whose, agency) in enumerate(told)
    ]


def _all(events: Sequence[Event], subject: Person) -> list[Finding]:
    case = chronology(*events, people=(subject, MOTHER, FATHER))
    names = {pattern.name for pattern in TABLE}
    results = analyse(case, load_practice("wales"))
    return [found for found in results if found.pattern in names and found.strength is not Strength.NOT_ASSESSED]


@settings(deadline=None, max_examples=25)
@given(_cases(), st.randoms(), st.sampled_from((CHILD, ADULT)))
def test_the_order_of_events_changes_no_finding(told: list[Event], chance: random.Random, subject: Person) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)

    assert _all(told, subject) == _all(shuffled, subject)


@settings(deadline=None, max_examples=25)
@given(_cases(), st.sampled_from((CHILD, ADULT)))
def test_taking_all_the_evidence_of_a_finding_away_takes_it_away(told: list[Event], subject: Person) -> None:
    found = _all(told, subject)

    assert len(found) == len({finding.key for finding in found})
    for finding in found:
        assert set(finding.evidence) <= {each.key for each in told}
        rest = [each for each in told if each.key not in finding.evidence]
        assert finding.key not in {other.key for other in _all(rest, subject)}


def test_a_busy_family_with_ordinary_troubles_has_no_finding_of_harm() -> None:
    case = chronology(
        event("a", "2021-01-11", Kind.REFERRAL, agency="School"),
        event("b", "2021-01-20", Kind.CHILD_SEEN_ALONE),
        event("c", "2021-02-02", Kind.NOT_BROUGHT, agency="Dentist"),
        event("d", "2021-02-20", Kind.INJURY, fact="Grazed her knee; she fell off her bike.", agency="School"),
        event("e", "2021-03-05", Kind.CIN_PLAN_STARTED),
        event("f", "2021-04-01", Kind.CIN_REVIEW),
        event("g", "2021-04-19", Kind.ADDRESS_CHANGED, fact="The family moved to a bigger house."),
        event("h", "2021-05-03", Kind.SCHOOL_ABSENCE, agency="School"),
        event("i", "2021-05-17", Kind.EMERGENCY_ATTENDANCE, fact="Croup; sent home.", agency="Hospital"),
        event("j", "2021-06-01", Kind.SUBSTANCE_TREATMENT, people=_of("f")),
        event("k", "2021-06-20", Kind.CARER_ENGAGED),
        event("l", "2021-07-02", Kind.RETURNED_HOME, fact="Home from a holiday with Nain."),
        event("m", "2021-09-01", Kind.SCHOOL_CHANGE),
        event("n", "2021-10-01", Kind.CIN_PLAN_ENDED),
        event("o", "2021-10-02", Kind.CASE_CLOSED),
        people=FAMILY,
    )

    assert [] == [finding for pattern in TABLE for finding in findings(case, pattern.name)]


@pytest.mark.parametrize("value", ["1", "-0.1", "nan", "101.0", "'much'"])
def test_a_share_in_a_practice_is_a_number_with_a_point(tmp_path, value: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        f'extends = "wales"\nname = "own"\nversion = "1"\n[patterns.escalation]\nleast_rho = {value}\n', "utf-8"
    )

    with pytest.raises(PracticeError, match="least_rho"):
        load_practice(str(own))


def test_an_authority_may_set_a_share(tmp_path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('extends = "wales"\nname = "own"\nversion = "1"\n[patterns.escalation]\nleast_rho = 0.9\n', "utf-8")
    kinds = (*3 * [Kind.DOMESTIC_ABUSE_INCIDENT], Kind.DOMESTIC_ABUSE_CHILD_PRESENT)
    told = [event(f"a{n}", f"2021-0{n + 1}-01", kind) for n, kind in enumerate(kinds)]

    assert 1 == len(findings(chronology(*told), "escalation"))
    assert [] == findings(chronology(*told), "escalation", load_practice(str(own)))


# ---- told in passing -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "tells"),
    [
        ("Saw Mali for a cough; noted a fading bruise of the right cheek.", True),
        ("Saw Mali for a cough; no bruise was seen on her face.", False),
        ("Saw Mali for a cough; mother worried about an injury claim.", False),
    ],
)
def test_a_hurt_seen_on_another_errand_counts_beside_a_recorded_injury_and_never_alone(fact: str, tells: bool) -> None:
    injury = event("a", "2021-03-03", Kind.INJURY_UNEXPLAINED, fact="Bruise to the left cheek.")
    seen = event("b", "2021-03-17", Kind.HEALTH_CONTACT, fact=fact)
    again = event("c", "2021-05-17", Kind.HEALTH_CONTACT, fact=fact)

    assert tells == bool(findings(chronology(injury, seen), "repeat_injuries"))
    assert [] == findings(chronology(seen, again), "repeat_injuries")


def test_the_other_side_of_the_body_is_another_injury_however_soon() -> None:
    left = event("a", "2021-03-03", Kind.INJURY_UNEXPLAINED, fact="Bruise to the left cheek.")
    right = event("b", "2021-03-04", Kind.INJURY, fact="Bruise to the right cheek.")
    same = event("b", "2021-03-04", Kind.INJURY, fact="Bruise to the cheek.")

    assert findings(chronology(left, right), "repeat_injuries")
    assert [] == findings(chronology(left, same), "repeat_injuries")


def test_a_side_in_one_letter_is_the_side_and_an_entry_of_both_sides_is_of_neither_for_certain() -> None:
    left = event("a", "2021-03-03", Kind.INJURY_UNEXPLAINED, fact="Bruise to the left wrist.")
    short = event("b", "2021-03-04", Kind.INJURY, fact="Bruise, L wrist.")
    other = event("b", "2021-03-04", Kind.INJURY, fact="Bruise, R wrist.")
    both = event("b", "2021-03-04", Kind.INJURY, fact="Bruise, R wrist. Log has left wrist.")

    assert [] == findings(chronology(left, short), "repeat_injuries")
    assert [] == findings(chronology(left, both), "repeat_injuries")
    assert findings(chronology(left, other), "repeat_injuries")


def test_two_professionals_of_one_agency_are_told_apart_by_their_titles() -> None:
    gp = event("a", "2021-02-05", Kind.MENTAL_HEALTH_CONCERN, fact="GP: low in mood.", agency="Health board")
    visitor = event(
        "b", "2021-02-25", Kind.MENTAL_HEALTH_CONCERN, fact="Health visitor: tearful.", agency="Health board"
    )
    again = event("b", "2021-02-25", Kind.MENTAL_HEALTH_CONCERN, fact="GP: tearful.", agency="Health board")

    assert findings(chronology(gp, visitor), "mental_health_repetition")
    assert [] == findings(chronology(gp, again), "mental_health_repetition")


def test_in_a_grown_ups_own_file_another_grown_ups_hurts_are_not_theirs() -> None:
    hers = [
        event(f"a{n}", f"2021-0{n}-01", Kind.INJURY, fact=f"Lowri has a bruise on her {where}.", people=_of("m"))
        for n, where in enumerate(("wrist", "knee", "cheek"), start=1)
    ]
    his = [replace(each, fact=each.fact.replace("Lowri", "Mali")) for each in hers]

    assert [] == findings(chronology(*hers, people=(ADULT, MOTHER)), "repeat_injuries")
    assert findings(chronology(*his, people=(ADULT, MOTHER)), "repeat_injuries")


@pytest.mark.parametrize(
    ("others", "counts"),
    [
        (("Bruise like fingers on her upper arm.", "Bruise like fingers on her shin."), False),
        (("Bruise like fingers on his upper arm.", "Bruise like fingers on his shin."), True),
        (("Nel (14 months) has a burn to the palm.", "Nel (15 months) has a bruise to the cheek."), False),
        (("Face swollen, on antibiotics from the dentist.", "Jaw swollen with an abscess."), False),
    ],
)
def test_a_boy_s_injuries_are_neither_hers_nor_a_sister_s_nor_a_toothache(
    others: tuple[str, str], counts: bool
) -> None:
    boy = replace(CHILD, name="Rory Rees", sex="male")
    nel = replace(CHILD, id="c9", name="Nel Rees", is_subject=False)
    own = event("a", "2021-03-03", Kind.INJURY, fact="Rory has a graze on his knee.")
    told = [event(f"b{n}", f"2021-0{n}-09", Kind.INJURY, fact=fact) for n, fact in enumerate(others, start=4)]

    assert counts == bool(findings(chronology(own, *told, people=(boy, nel)), "repeat_injuries"))


def test_a_medical_that_found_no_other_injuries_is_of_the_one_that_was_seen() -> None:
    bruise = event("a", "2021-03-03", Kind.INJURY_UNEXPLAINED, fact="Bruise on left cheek.")
    medical = event("b", "2021-03-04", Kind.MEDICAL_EXAMINATION, fact="Single bruise left cheek. No other injuries.")

    assert [] == findings(chronology(bruise, medical), "repeat_injuries")


def test_that_no_injury_is_explained_is_said_of_what_a_system_records_and_not_of_notes() -> None:
    def statement(aspect: str) -> str:
        days = ("2021-01-05", "2021-02-05", "2021-03-05")
        injuries = (event(f"i{day}#{aspect}", day, Kind.INJURY, fact="Bruise to the arm.") for day in days)
        return findings(chronology(*injuries), "repeat_injuries")[0].statement

    assert "None has an explanation on record." in statement("occurred")
    assert "explanation" not in statement("note")
