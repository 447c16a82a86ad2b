import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from casebuilding import CHILD, SOURCE, analysed, chronology, event, findings, key, said
from harm_cases import HARM_CASES
from hypothesis import given, settings
from hypothesis import strategies as st
from people_cases import CASES as PEOPLE_CASES
from services_cases import SERVICES_ABSENCES, SERVICES_CASES, besides

from analyzers import register_analyzers
from analyzers.patterns import TABLE
from chronology.model import (
    Chronology,
    Coverage,
    Event,
    Extent,
    Finding,
    Group,
    Involvement,
    Kind,
    Link,
    Person,
    PersonKind,
    Rel,
    Relationship,
    Source,
    Strength,
    Theme,
)
from chronology.practice import load_practice

WORKERS = tuple(Person(id=f"w{n}", name=f"Worker {n}", kind=PersonKind.PROFESSIONAL, source=SOURCE) for n in range(6))
OPEN = (event("open", "2020-01-06", Kind.ASSESSMENT_STARTED), event("v0", "2020-01-10", Kind.CHILD_SEEN))
ON_PLAN = event("plan#started", "2020-01-06", Kind.CP_PLAN_STARTED, until="..", fact="Emotional abuse")
ADULT = replace(CHILD, kind=PersonKind.ADULT)


def _allocated(short: str, day: str, worker: str, until: str = "") -> Event:
    people = (Involvement(person=worker, role="social worker", involvement="allocated"),)
    return event(short, day, Kind.WORKER_ALLOCATED, people=people, until=until)


# name, what shows it once, what just does not
CASES: list[tuple[str, Sequence[Event], Sequence[Event]]] = [
    (
        "re_referrals",
        [event("a", "2021-03-01", Kind.REFERRAL), event("b", "2022-03-01", Kind.REFERRAL)],
        [event("a", "2021-03-01", Kind.REFERRAL), event("b", "2022-03-02", Kind.REFERRAL)],
    ),
    (
        "re_referrals",
        [
            event("a", "2020-01-01", Kind.REFERRAL),
            event("b", "2021-06-01", Kind.CASE_CLOSED),
            event("c", "2022-06-01", Kind.REFERRAL),
        ],
        [
            event("a", "2020-01-01", Kind.REFERRAL),
            event("b", "2021-05-31", Kind.CASE_CLOSED),
            event("c", "2022-06-01", Kind.REFERRAL),
        ],
    ),
    (
        "closure_then_re_referral",
        [event("a", "2021-03-01", Kind.CASE_CLOSED), event("b", "2022-03-01", Kind.REFERRAL)],
        [event("a", "2021-03-01", Kind.CASE_CLOSED), event("b", "2022-03-02", Kind.REFERRAL)],
    ),
    (
        "repeat_plan",
        [
            event("p#started", "2018-01-01", Kind.CP_PLAN_STARTED),
            event("p#ended", "2018-12-01", Kind.CP_PLAN_ENDED),
            event("q#started", "2022-01-01", Kind.CP_PLAN_STARTED, until=".."),
        ],
        [
            event("p#started", "2018-01-01", Kind.CP_PLAN_STARTED),
            event("p#ended", "2018-12-01", Kind.CP_PLAN_ENDED),
            event("q#started", "2022-01-01", Kind.CIN_PLAN_STARTED, until=".."),
        ],
    ),
    (
        "domestic_abuse_repetition",
        [
            event("a", "2021-03-01", Kind.DOMESTIC_ABUSE_INCIDENT),
            event("b", "2022-03-01", Kind.DOMESTIC_ABUSE_CHILD_PRESENT),
        ],
        [
            event("a", "2021-03-01", Kind.DOMESTIC_ABUSE_INCIDENT),
            event("b", "2022-03-02", Kind.DOMESTIC_ABUSE_CHILD_PRESENT),
        ],
    ),
    (
        "missed_appointments",
        [
            event("a", "2021-03-01", Kind.NOT_BROUGHT),
            event("b", "2021-04-01", Kind.NO_ACCESS_VISIT),
            event("c", "2021-05-30", Kind.ACCESS_REFUSED),
        ],
        [
            event("a", "2021-03-01", Kind.NOT_BROUGHT),
            event("b", "2021-04-01", Kind.NO_ACCESS_VISIT),
            event("c", "2021-05-31", Kind.ACCESS_REFUSED),
        ],
    ),
    (
        "missed_appointments",
        [
            event("p#started", "2021-01-01", Kind.CP_PLAN_STARTED, until="..", fact="Category: neglect."),
            event("a", "2021-03-01", Kind.NOT_BROUGHT),
        ],
        [ON_PLAN, event("a", "2021-03-01", Kind.NOT_BROUGHT)],
    ),
    (
        "placement_instability",
        [
            event("a", "2021-01-01", Kind.PLACEMENT_STARTED),
            event("b", "2021-06-01", Kind.PLACEMENT_STARTED),
            event("c", "2022-01-01", Kind.PLACEMENT_STARTED),
        ],
        [
            event("a", "2021-01-01", Kind.PLACEMENT_STARTED),
            event("b", "2021-06-01", Kind.RESPITE_STAY),
            event("c", "2021-07-01", Kind.RESPITE_STAY),
            event("d", "2022-01-01", Kind.PLACEMENT_STARTED),
        ],
    ),
    (
        "placement_instability",
        [event("a", "2021-01-01", Kind.PLACEMENT_STARTED), event("b", "2021-06-01", Kind.PLACEMENT_BREAKDOWN)],
        [event("a", "2021-01-01", Kind.PLACEMENT_STARTED), event("b", "2021-06-01", Kind.PLACEMENT_ENDED)],
    ),
    (
        "worker_or_agency_change",
        [_allocated("a", "2021-01-01", "w1"), _allocated("b", "2021-06-01", "w2"), _allocated("c", "2022-01-01", "w3")],
        [_allocated("a", "2021-01-01", "w1"), _allocated("b", "2021-06-01", "w2"), _allocated("c", "2022-01-02", "w3")],
    ),
    (
        "worker_or_agency_change",
        [
            *OPEN,
            _allocated("a", "2021-01-01", "w1", "2021-03-01"),
            _allocated("b", "2021-03-17", "w2", ".."),
        ],
        [
            *OPEN,
            _allocated("a", "2021-01-01", "w1", "2021-03-01"),
            _allocated("b", "2021-03-16", "w2", ".."),
        ],
    ),
    (
        "worker_or_agency_change",
        [
            _allocated("a", "2021-01-01", "w1"),
            _allocated("b", "2021-06-01", "w2"),
            event("s", "2021-07-01", Kind.S47_STARTED),
        ],
        [
            _allocated("a", "2021-01-01", "w1"),
            _allocated("b", "2021-06-01", "w2"),
            event("s", "2021-07-02", Kind.S47_STARTED),
        ],
    ),
    (
        "s47_without_outcome",
        [event("s#started", "2021-03-01", Kind.S47_STARTED)],
        [event("s#started", "2021-03-01", Kind.S47_STARTED), event("s#completed", "2021-04-14", Kind.S47_COMPLETED)],
    ),
    (
        "s47_without_outcome",
        [event("s#started", "2021-03-01", Kind.S47_STARTED), event("s#completed", "2021-04-15", Kind.S47_COMPLETED)],
        [event("s#started", "2021-03-01", Kind.S47_STARTED, outcome="Concerns not substantiated")],
    ),
    (
        "gap",
        [*OPEN, event("v1", "2020-04-10", Kind.CHILD_SEEN), event("x", "2020-04-11", Kind.CASE_CLOSED)],
        [*OPEN, event("v1", "2020-04-09", Kind.CHILD_SEEN), event("x", "2020-04-11", Kind.CASE_CLOSED)],
    ),
    (
        "gap",
        [
            ON_PLAN,
            event("v0", "2020-01-10", Kind.CHILD_SEEN),
            event("v1", "2020-02-10", Kind.CHILD_SEEN),
            event("x", "2020-02-11", Kind.CASE_CLOSED),
        ],
        [
            ON_PLAN,
            event("v0", "2020-01-10", Kind.CHILD_SEEN),
            event("v1", "2020-02-09", Kind.CHILD_SEEN),
            event("x", "2020-02-11", Kind.CASE_CLOSED),
        ],
    ),
]


def _written(key: str, day: str, words: str) -> Event:
    """An entry as it is read from a note."""
    made = event(f"{key}#note", day, Kind.CASE_NOTE, fact=words)
    source = Source(document="notes.txt", locator=key, quote=words)
    return replace(made, accounts=tuple(replace(each, source=source) for each in made.accounts))


def _in_file(key: str, day: str, words: str, document: str) -> Event:
    made = _written(key, day, words)
    return replace(
        made, accounts=tuple(replace(each, source=replace(each.source, document=document)) for each in made.accounts)
    )


def _each_written(*told: tuple[str, str]) -> list[Event]:
    return [_written(f"n{nth}", day, words) for nth, (day, words) in enumerate(told)]


_ENDED = (
    ("2021-03-01", "No reply again. DISCHARGED from our caseload."),
    ("2021-03-20", "Package handed back today. Welfare check asked for."),
)
_GONE = (
    ("2021-03-01", "Purse empty. £60 I counted with her on Friday is gone."),
    ("2021-05-20", "£300 out on Tuesday, she never has that much out. Told the office."),
)
_WEIGHED = (("2021-01-05", "Wt 70.6. All well."), ("2021-03-09", "Mali weighed 66 kg."))
_CARES = (
    ("2021-02-01", "Mali late again, had to get Tomos up and dressed. Nice smile."),
    ("2021-04-12", 'Seen at school. Says "I make the bottles when she\'s poorly".'),
)
_HUNGRY = (
    ("2021-02-01", "Came in hungry, ate four bowls of cereal."),
    ("2021-03-15", "No breakfast, asked for seconds."),
)
_SMELT = (
    ("2021-02-01", "Mum smelt of cider when she came for them."),
    ("2021-04-12", "Both unsteady and slurring at the door."),
)
_BESIDE = (
    ("2021-02-01", "Home visit. Gary stood in doorway whole time."),
    ("2021-04-12", "Asked how she was. Gary answered most of the questions."),
)
_HUSHED = (
    ("2021-02-01", '"I\'m not allowed to say who was there."'),
    ("2021-03-15", "Asked about Sunday. Am I in trouble for telling?"),
)
_AWAY = (
    _in_file(
        "n1",
        "2021-02-01",
        "Written agreement signed: Curtis to live at his sister's and not to be at the house.",
        "social.txt",
    ),
    _in_file("n2", "2021-02-20", "Curtis let me in, said he was fixing the tap.", "housing.txt"),
    _in_file("n3", "2021-03-15", "Mali collected by Curtis from after-school club.", "school.txt"),
)
CASES += [
    (
        "there_all_the_same",
        [*_AWAY, _in_file("n4", "2021-04-10", "Curtis asleep on the sofa at 9am.", "health.txt")],
        [*_AWAY, _in_file("n4", "2021-04-10", "Curtis seen at the probation office.", "health.txt")],
    ),
    (
        "care_by_child",
        _each_written(*_CARES, ("2021-06-03", "Mali was cooking tea for the little ones when I came.")),
        _each_written(*_CARES, ("2021-06-03", "Mum was cooking tea for the little ones when I came.")),
    ),
    (
        "hunger",
        _each_written(*_HUNGRY, ("2021-06-03", "Fridge and cupboards bare.")),
        _each_written(*_HUNGRY, ("2021-06-03", "Not hungry, had a good lunch.")),
    ),
    (
        "comes_back",
        _each_written(*_SMELT, ("2021-06-03", "Step-dad at the gate, smelt of beer again.")),
        _each_written(*_SMELT, ("2021-06-03", "No smell of drink on anybody today.")),
    ),
    (
        "spoken_for",
        _each_written(*_BESIDE, ("2021-06-03", "Step-dad spoke over her at two points.")),
        _each_written(*_BESIDE, ("2021-06-03", "The interpreter was present throughout.")),
    ),
    (
        "not_to_tell",
        _each_written(*_HUSHED, ("2021-06-03", "Now says she made it up.")),
        _each_written(*_HUSHED, ("2021-06-03", "The birthday present is a secret, not to tell Mum.")),
    ),
    (
        "services_ended",
        _each_written(*_ENDED, ("2021-04-02", "Place closed under the six week rule.")),
        _each_written(*_ENDED, ("2021-04-02", "Discharged from hospital with tablets.")),
    ),
    (
        "money_gone",
        _each_written(*_GONE, ("2021-09-02", "Says she lent him £20 for petrol.")),
        _each_written(*_GONE, ("2021-09-02", "£50 withdrawn for the week, receipt kept.")),
    ),
    (
        "figures_over_time",
        _each_written(*_WEIGHED, ("2021-06-01", "Weight: 61.2kg, very thin.")),
        _each_written(*_WEIGHED, ("2021-06-01", "Target weight 60 kg.")),
    ),
    *HARM_CASES,
    *PEOPLE_CASES,
    *SERVICES_CASES,
]
SHOWN = [(pattern, shows) for pattern, shows, _ in CASES]
_PEOPLE_ABSENCES = ("P15", "P21", "no_parental_contact.absence")
_ABSENCES = ("P20", "s47_without_outcome", "P10.unallocated", *_PEOPLE_ABSENCES, *SERVICES_ABSENCES)


@pytest.mark.parametrize(("pattern", "shows", "just_not"), CASES)
def test_a_pattern_is_found_where_it_is_and_not_where_it_just_is_not(
    pattern: str, shows: Sequence[Event], just_not: Sequence[Event]
) -> None:
    assert 1 == len(findings(_case(pattern, shows), pattern))
    assert [] == findings(_case(pattern, just_not), pattern)


def _case(pattern: str, events: Sequence[Event]) -> Chronology:
    """The events with the people and actions that a pattern is about; of an adult where the pattern is of one."""
    of_adult = next(each for each in TABLE if each.name == pattern).subject == "adult"
    return chronology(*events, **({"people": (ADULT,)} if of_adult else besides(pattern)))


def test_every_pattern_that_runs_has_a_case_here() -> None:
    runs = load_practice("wales").patterns

    assert {pattern.name for pattern in TABLE if runs[pattern.name].runs} == {pattern for pattern, _ in SHOWN}


@pytest.mark.parametrize(("pattern", "shows"), SHOWN)
def test_taking_any_evidence_away_takes_the_finding_away(pattern: str, shows: Sequence[Event]) -> None:
    (finding,) = findings(_case(pattern, shows), pattern)

    assert set(finding.evidence) <= {told.key for told in shows}
    for evidence in finding.evidence:
        rest = findings(_case(pattern, [told for told in shows if told.key != evidence]), pattern)
        kept = [found for found in rest if found.key == finding.key]

        # What tells of an absence says something else when the entry that ended it is gone; the rest is gone.
        assert [] == kept or (finding.rule in _ABSENCES and kept[0].statement != finding.statement)


@pytest.mark.parametrize(("pattern", "shows"), SHOWN)
def test_a_finding_states_what_the_record_shows_with_its_thresholds(pattern: str, shows: Sequence[Event]) -> None:
    for finding in findings(_case(pattern, shows), pattern):
        assert finding.statement.startswith("The record shows ")
        assert finding.statement.endswith(".")
        assert dict(finding.parameters)
        assert "c1" == finding.subject
        assert finding.key.startswith(f"{finding.rule}:c1:")
        assert finding.evidence


@pytest.mark.parametrize(("pattern", "shows"), SHOWN)
def test_events_of_somebody_else_do_not_make_a_pattern(pattern: str, shows: Sequence[Event]) -> None:
    others = [replace(told, people=(Involvement(person="c2", role="subject"),)) for told in shows]

    assert [] == findings(_case(pattern, others), pattern)


@settings(deadline=None, max_examples=20)
@given(st.data())
def test_findings_do_not_depend_on_the_order_in_which_events_came(data: st.DataObject) -> None:
    events = list({told.key: told for _, shows in SHOWN for told in shows}.values())
    practice = load_practice("wales")
    patterns = next(a for a in register_analyzers() if a.name == "patterns")
    shuffled = data.draw(st.permutations(events))

    expected = list(patterns.analyse(chronology(*events), practice))
    assert expected == list(patterns.analyse(chronology(*shuffled), practice))


def test_an_ordinary_case_shows_no_pattern() -> None:
    quiet = chronology(
        event("a", "2021-03-01", Kind.REFERRAL),
        _allocated("w", "2021-03-02", "w1"),
        event("b#started", "2021-03-02", Kind.ASSESSMENT_STARTED),
        event("v", "2021-03-20", Kind.CHILD_SEEN_ALONE),
        event("b#completed", "2021-04-20", Kind.ASSESSMENT_COMPLETED),
        event("c", "2021-05-20", Kind.CASE_CLOSED),
    )

    assert [] == [finding for pattern in TABLE for finding in findings(quiet, pattern.name)]


def test_one_incident_told_twice_counts_once() -> None:
    first = event("a", "2021-03-01", Kind.DOMESTIC_ABUSE_INCIDENT)
    twice = replace(first, accounts=(*first.accounts, replace(first.accounts[0], key="police:1#occurred")))

    assert [] == findings(chronology(twice), "domestic_abuse_repetition")


def test_a_decision_dated_apart_is_not_a_second_referral() -> None:
    case = chronology(
        event("a#received", "2021-03-01", Kind.REFERRAL),
        event("a#decision", "2021-03-02", Kind.REFERRAL_NO_FURTHER_ACTION),
    )

    assert [] == findings(case, "re_referrals")


def test_the_key_of_a_chain_stays_when_it_grows_and_its_strength_rises() -> None:
    two = (event("a", "2021-03-01", Kind.REFERRAL), event("b", "2021-06-01", Kind.REFERRAL))
    three = (*two, event("c", "2021-09-01", Kind.REFERRAL))
    before, after = findings(chronology(*two), "re_referrals")[0], findings(chronology(*three), "re_referrals")[0]

    assert before.key == after.key
    assert (Strength.MODERATE, Strength.STRONG) == (before.strength, after.strength)
    assert "three referrals" in after.statement


def test_two_that_came_to_nothing_and_a_plan_afterwards_are_strong() -> None:
    nothing = {"outcome": "No further action"}
    case = chronology(
        event("a", "2021-03-01", Kind.REFERRAL, **nothing),
        event("b", "2021-09-01", Kind.REFERRAL, **nothing),
        event("p", "2022-10-01", Kind.CP_PLAN_STARTED),
    )

    assert [Strength.STRONG] == [finding.strength for finding in findings(case, "re_referrals")]
    assert "Two ended with no further action." in findings(case, "re_referrals")[0].statement


def test_a_vague_date_makes_no_pattern_that_it_might_not_be_in() -> None:
    vague = chronology(event("a", "2021", Kind.REFERRAL), event("b", "2022-06-01", Kind.REFERRAL))

    assert [] == findings(vague, "re_referrals")


def test_incidents_between_other_adults_are_told_apart() -> None:
    adults = [Person(id=p, kind=PersonKind.ADULT, source=SOURCE, name=p * (p != "k")) for p in ("m", "f", "k")]

    def incident(short: str, day: str, *pair: str) -> Event:
        people = tuple(Involvement(person=person, role="adult") for person in pair)
        return event(short, day, Kind.DOMESTIC_ABUSE_INCIDENT, people=people)

    incidents = (incident("a", "2021-03-01", "m", "f"), incident("b", "2021-06-01", "m", "k"))
    couples = tuple(
        Relationship(from_person=p, to_person="m", kind="mother's partner", source=SOURCE) for p in ("f", "k")
    )
    other = chronology(*incidents, people=(CHILD, *adults), relationships=couples)
    kin = chronology(*incidents, people=(CHILD, *adults), relationships=couples[:1])
    same = chronology(
        incident("a", "2021-03-01", "m", "f"), incident("b", "2021-06-01", "f", "m"), people=(CHILD, *adults)
    )

    (apart,) = findings(other, "domestic_abuse_repetition")
    assert ("P05.others", (key("a"), key("b"))) == (apart.rule, apart.evidence)
    assert apart.statement.endswith(
        "that name different adults: f (1 March 2021) and an adult without a name (1 June 2021)."
    )
    assert [] == findings(kin, "domestic_abuse_repetition")
    assert ["P05"] == [finding.rule for finding in findings(same, "domestic_abuse_repetition")]


def test_an_incident_after_a_separation_is_shown_alone() -> None:
    case = chronology(event("a", "2021-03-01", Kind.SEPARATION), event("b", "2021-06-01", Kind.DOMESTIC_ABUSE_INCIDENT))

    assert [(key("a"), key("b"))] == [finding.evidence for finding in findings(case, "domestic_abuse_repetition")]


def test_kept_contact_is_shown_against_missed() -> None:
    case = chronology(
        event("a", "2021-03-01", Kind.NOT_BROUGHT),
        event("k", "2021-03-15", Kind.HEALTH_CONTACT),
        event("b", "2021-04-01", Kind.NOT_BROUGHT),
        event("c", "2021-05-01", Kind.NOT_BROUGHT),
        event("later", "2021-08-01", Kind.HEALTH_CONTACT),
    )

    assert [(key("k"),)] == [finding.counter_evidence for finding in findings(case, "missed_appointments")]


def test_what_the_service_cancelled_and_what_a_sixteen_year_old_missed_does_not_count() -> None:
    cancelled = [event(f"a{n}", f"2021-03-0{n}", Kind.CANCELLED_BY_SERVICE) for n in range(1, 5)]
    own = [event(f"b{n}", f"2028-06-0{n}", Kind.APPOINTMENT_MISSED) for n in range(1, 5)]

    assert [] == findings(chronology(*cancelled, *own, as_at="2028-12-01"), "missed_appointments")


def test_the_same_worker_again_is_no_change() -> None:
    case = chronology(*(_allocated(f"a{n}", f"2021-0{n}-01", "w1") for n in range(1, 5)))

    assert [] == findings(case, "worker_or_agency_change")


def test_no_time_without_a_worker_is_claimed_where_the_end_is_not_recorded() -> None:
    case = chronology(*OPEN, _allocated("a", "2021-01-01", "w1"), _allocated("b", "2021-12-01", "w2"))

    assert [] == findings(case, "worker_or_agency_change")


def test_the_last_worker_left_and_nobody_came() -> None:
    case = chronology(*OPEN, _allocated("a", "2021-01-01", "w1", "2023-10-01"))
    found = findings(case, "worker_or_agency_change")

    assert ["P10.unallocated"] == [finding.rule for finding in found]
    assert "for 60 days" in found[0].statement


def test_an_outcome_is_matched_by_the_records_link_before_the_order_of_time() -> None:
    case = chronology(
        event("s#started", "2021-01-04", Kind.S47_STARTED),
        event("t#started", "2021-02-01", Kind.S47_STARTED),
        event("t#completed", "2021-02-08", Kind.S47_COMPLETED),
        event(
            "o#completed",
            "2021-01-20",
            Kind.S47_COMPLETED,
            links=(Link(rel=Rel.ARISES_FROM, record="s:record:s"),),
        ),
    )

    assert [] == findings(case, "s47_without_outcome")


def test_an_enquiry_still_in_time_is_not_without_outcome() -> None:
    case = chronology(event("s", "2023-11-01", Kind.S47_STARTED))

    assert [] == findings(case, "s47_without_outcome")


def test_an_adults_enquiry_without_outcome_is_named_for_what_it_is() -> None:
    case = chronology(event("s", "2021-03-01", Kind.ADULT_ENQUIRY_STARTED), people=(ADULT,))

    assert "an adult safeguarding enquiry begun on 1 March 2021" in findings(case, "s47_without_outcome")[0].statement


def test_a_note_that_retells_what_the_register_holds_is_no_further_referral() -> None:
    register = Coverage(source=SOURCE, groups=(Group.REFERRAL,), extent=Extent.COMPLETE)
    first = event("a", "2021-03-01", Kind.REFERRAL)
    told = event("b", "2021-03-08", Kind.REFERRAL)
    note = replace(told, accounts=(replace(told.accounts[0], source=replace(SOURCE, document="note.txt")),))

    assert [] == findings(chronology(first, note, coverage=(register,)), "re_referrals")
    assert 1 == len(findings(chronology(first, told, coverage=(register,)), "re_referrals"))
    assert 1 == len(findings(chronology(first, note), "re_referrals"))


# ---- gaps --------------------------------------------------------------------------------------------------------


def test_a_closed_case_is_silent_rightly() -> None:
    case = chronology(*OPEN, event("x", "2020-02-01", Kind.CASE_CLOSED), event("r", "2022-02-01", Kind.REFERRAL))

    assert [] == findings(case, "gap")


def test_a_referral_that_came_to_nothing_opens_no_case() -> None:
    case = chronology(
        event("a", "2021-01-01", Kind.REFERRAL, outcome="No further action"),
        event("v", "2021-01-08", Kind.VISIT),
        event("c", "2021-08-01", Kind.CONTACT),
    )

    assert [] == findings(case, "gap")


def test_a_referral_that_was_followed_by_a_visit_opens_one() -> None:
    case = chronology(
        event("a", "2021-01-01", Kind.REFERRAL),
        event("v", "2021-01-08", Kind.CHILD_SEEN),
        event("c", "2021-08-01", Kind.CHILD_SEEN),
        event("x", "2021-08-02", Kind.CASE_CLOSED),
    )

    assert [(key("v"), key("c"))] == [finding.evidence for finding in findings(case, "gap")]


def test_a_case_that_began_anew_much_later_was_not_open_all_the_while() -> None:
    case = chronology(
        *OPEN,
        event("r", "2022-06-01", Kind.REFERRAL),
        event("a", "2022-06-02", Kind.ASSESSMENT_STARTED),
        event("x", "2022-07-02", Kind.CASE_CLOSED),
    )

    assert [] == findings(case, "gap")


def test_a_visit_whose_words_tell_of_harm_is_no_silence() -> None:
    seen = event("v", "2020-03-20", Kind.VISIT, fact="Burn mark on his arm, bleeding.")
    case = chronology(*OPEN, seen, event("x", "2020-05-11", Kind.CASE_CLOSED))

    assert [] == findings(case, "gap")


def test_routine_entries_stand_against_a_gap_and_weaken_it() -> None:
    case = chronology(
        *OPEN,
        event("n", "2020-03-01", Kind.CASE_NOTE),
        event("v1", "2020-05-10", Kind.CHILD_SEEN),
        event("x", "2020-05-11", Kind.CASE_CLOSED),
    )
    (finding,) = findings(case, "gap")

    assert ((key("n"),), Strength.WEAK) == (finding.counter_evidence, finding.strength)


def test_somebody_who_saw_the_person_broke_the_silence() -> None:
    opened = event("p", "2021-03-01", Kind.CARE_AND_SUPPORT_PLAN_STARTED)
    after = event("c", "2021-07-30", Kind.CORE_GROUP)
    seen = (Involvement(person="c1", role="subject", involvement="seen-alone"),)
    met = event("n", "2021-05-15", Kind.CASE_NOTE, about="", people=seen)
    heard = event("n", "2021-05-15", Kind.CASE_NOTE, child_voice="They put the kettle on.")
    desk = event("n", "2021-05-15", Kind.CASE_NOTE, fact="File tidied.")
    visits = event("v", "2021-03-02", Kind.VISIT)

    assert [] == findings(chronology(opened, visits, met, after, as_at="2021-08-01"), "gap")
    assert [] == findings(chronology(opened, visits, heard, after, as_at="2021-08-01"), "gap")
    assert 1 == len(findings(chronology(opened, visits, desk, after, as_at="2021-08-01"), "gap"))


def test_the_silence_at_the_end_is_a_gap_while_the_case_is_open() -> None:
    (finding,) = findings(chronology(*OPEN, as_at="2020-12-01"), "gap")

    assert "when the record ends" in finding.statement
    assert (key("v0"),) == finding.evidence
    assert dt.date(2020, 12, 1) == finding.window[1]


def test_there_is_no_gap_where_nobody_could_have_recorded() -> None:
    case = [*OPEN, event("v1", "2020-12-10", Kind.CHILD_SEEN), event("x", "2020-12-11", Kind.CASE_CLOSED)]
    from_november = Coverage(source=SOURCE, from_day=dt.date(2020, 11, 1), extent=Extent.COMPLETE)
    latest = Coverage(source=SOURCE, extent=Extent.LATEST_ONLY)

    assert [] == findings(chronology(*case, coverage=(from_november,)), "gap")
    assert [] == findings(chronology(*case, coverage=(latest,)), "gap")
    assert 1 == len(findings(chronology(*case, coverage=(replace(from_november, from_day=None),)), "gap"))


def test_a_source_of_milestones_alone_cannot_show_a_silence() -> None:
    case = chronology(
        event("a", "2020-01-06", Kind.ASSESSMENT_STARTED),
        event("b", "2021-01-06", Kind.ASSESSMENT_COMPLETED),
        coverage=(Coverage(source=SOURCE, groups=(Group.ASSESSMENT,), extent=Extent.COMPLETE),),
    )
    patterns = next(a for a in register_analyzers() if a.name == "patterns")
    gaps = [
        result
        for result in patterns.analyse(case, load_practice("wales"))
        if isinstance(result, Finding) and result.pattern == "gap"
    ]

    assert [Strength.NOT_ASSESSED] == [gap.strength for gap in gaps]


# ---- adults ------------------------------------------------------------------------------------------------------


def test_three_concerns_about_an_adult_in_a_year() -> None:
    concerns = [event(f"a{n}", f"202{n}-0{n + 1}-01", Kind.SAFEGUARDING_CONCERN) for n in range(3)]
    close = [event(f"a{n}", f"2021-0{n + 1}-01", Kind.SAFEGUARDING_CONCERN) for n in range(3)]

    assert [] == findings(chronology(*concerns, people=(ADULT,)), "repeat_safeguarding_concerns")
    assert 1 == len(findings(chronology(*close, people=(ADULT,)), "repeat_safeguarding_concerns"))
    assert [] == findings(chronology(*close), "repeat_safeguarding_concerns")


def test_refusals_without_harm_after_them_are_a_choice() -> None:
    refusals = [event(f"a{n}", f"2021-03-0{n + 1}", Kind.CARE_REFUSED) for n in range(3)]
    harm = event("h", "2021-04-01", Kind.HOSPITAL_ADMISSION)
    capacity = event("k", "2021-03-20", Kind.CAPACITY_ASSESSMENT)

    assert [] == findings(chronology(*refusals, people=(ADULT,)), "refusal_rising_risk")
    assert [Strength.STRONG] == [
        f.strength for f in findings(chronology(*refusals, harm, people=(ADULT,)), "refusal_rising_risk")
    ]
    assert [] == findings(chronology(*refusals, capacity, harm, people=(ADULT,)), "refusal_rising_risk")


def test_a_refusal_that_a_note_tells_in_its_words_is_a_refusal() -> None:
    two = [event(f"a{n}", f"2021-03-0{n + 1}", Kind.CARE_REFUSED) for n in range(2)]
    harm = event("h", "2021-04-01", Kind.HOSPITAL_ADMISSION)
    told = ("He would not have a wash or a meal.", "She turned the carer away.", "Gwrthododd y gofalwyr.")
    not_told = ("He has not refused care.", "No care call refused since then.", "If he refuses care, ring me.")

    def refusals(fact: str) -> list[Finding]:
        note = event("n", "2021-03-20", Kind.CASE_NOTE, fact=fact)
        return findings(chronology(*two, note, harm, people=(ADULT,)), "refusal_rising_risk")

    assert [1, 1, 1] == [len(refusals(fact)) for fact in told]
    assert [0, 0, 0] == [len(refusals(fact)) for fact in not_told]


def test_what_followed_refusals_is_named_with_when_capacity_was_last_assessed() -> None:
    refusals = [event(f"a{n}", f"2021-03-0{n + 1}", Kind.CARE_REFUSED) for n in range(3)]
    fall, bed = event("f", "2021-04-01", Kind.FALL), event("h", "2021-04-01", Kind.HOSPITAL_ADMISSION)
    before = event("k", "2020-11-17", Kind.CAPACITY_ASSESSMENT)

    (finding,) = findings(chronology(before, *refusals, fall, bed, people=(ADULT,)), "refusal_rising_risk")

    assert (
        "followed by two entries of harm or concern: fall on 1 April 2021 and hospital admission on 1"
        in finding.statement
    )
    assert finding.statement.endswith("in that time; the last before is of 17 November 2020.")


def test_safeguarding_concerns_are_told_with_what_they_name_and_which_had_no_enquiry() -> None:
    raised = [
        event(f"a{n}", f"2021-0{n + 1}-01", Kind.SAFEGUARDING_CONCERN, fact="Reason: Self-neglect.", outcome=outcome)
        for n, outcome in enumerate(("Section 126 enquiry", "No enquiry; see the plan", "No section 126 enquiry"))
    ]

    (finding,) = findings(chronology(*raised, people=(ADULT,)), "repeat_safeguarding_concerns")

    assert "three safeguarding concerns (naming self-neglect three times)" in finding.statement
    assert "Two are recorded with no enquiry of their own: 1 February 2021 and 1 March 2021." in finding.statement


# ---- not assessed ------------------------------------------------------------------------------------------------


def test_what_no_source_covers_is_not_assessed_never_none() -> None:
    case = chronology(event("a", "2021-03-01", Kind.BIRTH))
    patterns = next(a for a in register_analyzers() if a.name == "patterns")
    found = [result for result in patterns.analyse(case, load_practice("wales")) if isinstance(result, Finding)]

    told = {
        pattern.name
        for pattern in TABLE
        # Births are what everybody may differ on.
        if pattern.subject != "adult"
        and load_practice("wales").patterns[pattern.name].runs
        and Group.BIRTH not in pattern.groups
    }
    assert told == {finding.pattern for finding in found}
    assert {Strength.NOT_ASSESSED} == {finding.strength for finding in found}
    assert all(finding.statement.startswith("Not assessed: no source covers ") for finding in found)
    assert all(finding.evidence == () for finding in found)


def test_a_source_that_covers_it_and_shows_nothing_is_assessed() -> None:
    coverage = (Coverage(source=SOURCE, extent=Extent.COMPLETE),)
    case = chronology(event("a", "2021-03-01", Kind.BIRTH), coverage=coverage)
    patterns = next(a for a in register_analyzers() if a.name == "patterns")

    assert [] == list(patterns.analyse(case, load_practice("wales")))


def test_a_pattern_that_is_turned_off_says_nothing() -> None:
    practice = load_practice("wales")
    off = replace(
        practice, patterns={name: replace(settings, runs=False) for name, settings in practice.patterns.items()}
    )

    assert [] == findings(
        chronology(event("a", "2021-03-01", Kind.REFERRAL), event("b", "2021-06-01", Kind.REFERRAL)),
        "re_referrals",
        off,
    )


def test_every_pattern_has_its_settings_and_every_setting_its_pattern() -> None:
    assert {pattern.name for pattern in TABLE} == set(load_practice("wales").patterns)


# ---- what no source covers, in the lives of many -----------------------------------------------------------------------


def children(count: int, *told: Event) -> Chronology:
    """So many children on one timeline."""
    people = tuple(replace(CHILD, id=f"k{n}", name=f"Child {n}") for n in range(count))
    return chronology(*told, people=people, subjects=tuple(person.id for person in people))


def not_assessed_of(case: Chronology, pattern: str) -> list[tuple[str | None, str]]:
    """Whose life a pattern could not be assessed in, and how that is said."""
    found = [finding for finding in analysed(case).findings if finding.pattern == pattern]
    return [(finding.subject, finding.statement) for finding in found if finding.strength is Strength.NOT_ASSESSED]


def test_what_can_be_assessed_in_nobodys_life_is_said_once() -> None:
    assert [(None, "Not assessed: no source covers plans.")] == not_assessed_of(children(40), "repeat_plan")


def test_a_few_lives_in_which_something_could_not_be_assessed_are_named() -> None:
    plan = event("p#started", "2020-01-06", Kind.CP_PLAN_STARTED, about="k0")

    assert ["k1", "k2"] == [subject for subject, _ in not_assessed_of(children(3, plan), "repeat_plan")]


def test_very_many_lives_in_which_something_could_not_be_assessed_are_counted() -> None:
    plan = event("p#started", "2020-01-06", Kind.CP_PLAN_STARTED, about="k0")

    assert 12 == len(not_assessed_of(children(13, plan), "repeat_plan"))
    assert [(None, "Not assessed for 13 of 14 people: no source covers plans.")] == not_assessed_of(
        children(14, plan), "repeat_plan"
    )


def test_the_page_says_of_everybody_together_what_could_not_be_assessed() -> None:
    plan = event("p#started", "2020-01-06", Kind.CP_PLAN_STARTED, about="k0")
    texts = [text for text in said(children(14, plan), Theme.NOT_KNOWN) if "ot assessed" in text]
    for_all = next(text for text in texts if text.startswith("Not assessed for anybody, because no source covers it: "))
    for_many = next(text for text in texts if text.startswith("Not assessed for 13 of 14 people, because "))

    assert 2 == len(texts)
    assert ("repeat protection plan" in for_many, "repeat protection plan" in for_all) == (True, False)


def test_a_pattern_of_children_is_not_said_to_be_unassessed_of_an_adult() -> None:
    adult = replace(CHILD, id="a1", name="Grown", kind=PersonKind.ADULT)
    case = children(2)
    case = replace(case, people=(*case.people, adult), subjects=(*case.subjects, "a1"))
    texts = [text for text in said(case, Theme.NOT_KNOWN) if "repeat protection plan" in text]

    assert 1 == len(texts)
    assert texts[0].startswith("Child 0, Child 1: Not assessed for anybody")
