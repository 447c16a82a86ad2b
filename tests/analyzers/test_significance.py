import datetime as dt
import re
from dataclasses import replace
from random import Random

import pytest
from casebuilding import SOURCE, analysed, chronology, event, key, levels, reasons, when
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers import register_analyzers
from chronology.model import (
    Account,
    Conflict,
    Event,
    Graph,
    Kind,
    Level,
    Link,
    Person,
    PersonKind,
    Polarity,
    Rel,
    Relationship,
    Status,
    When,
)
from chronology.practice import Practice, load_practice
from chronology.practice.settings import Cue, KindOverride

WALES = load_practice("wales")
QUIET = replace(WALES, significance=replace(WALES.significance, recency_days=0, first_of_kind=False, distance_days=0))


def _link(rel: Rel, record: str) -> tuple[Link, ...]:
    return (Link(rel=rel, record=f"s:record:{record}"),)


def _graph(*events: Event) -> Graph:
    analyzer = next(a for a in register_analyzers() if a.name == "significance")
    return next(result for result in analyzer.analyse(chronology(*events), WALES) if isinstance(result, Graph))


def _edges(*events: Event) -> set[tuple[str, str, str]]:
    return {(edge.start, edge.end, edge.kind) for edge in _graph(*events).edges}


# ---- gravity -----------------------------------------------------------------------------------------------------


def test_every_event_is_weighed_the_undated_too_and_every_weight_has_its_reason() -> None:
    case = analysed(chronology(event("a", "2021-03-01", Kind.VISIT), event("b", "", Kind.SELF_HARM)))

    assert {key("a"), key("b")} == {weighed.event for weighed in case.significance}
    assert all("gravity" == weighed.reasons[0].rule for weighed in case.significance)
    assert Level.CRITICAL is levels(case)[key("b")]


def test_gravity_is_the_kinds_and_an_authority_may_set_it() -> None:
    case = chronology(event("a", "2021-03-01", Kind.ADDRESS_CHANGED))
    own = replace(QUIET, title="Gelynnen", kinds={Kind.ADDRESS_CHANGED: KindOverride(level=Level.HIGH)})

    assert Level.MEDIUM is levels(case, QUIET)[key("a")]
    assert Level.HIGH is levels(case, own)[key("a")]
    assert "Gelynnen" in reasons(case, "a", own)["gravity"].text


def test_harm_to_a_brother_is_not_weighed_as_harm_to_the_person_the_document_is_about() -> None:
    case = chronology(
        event("a", "2021-03-01", Kind.PHYSICAL_ABUSE_ALLEGED, about="c2"),
        event("b", "2021-03-02", Kind.PHYSICAL_ABUSE_ALLEGED),
        event("c", "2021-03-03", Kind.PHYSICAL_ABUSE_ALLEGED, about=""),
    )

    assert Level.HIGH is levels(case, QUIET)[key("a")]
    assert "of_kin" in reasons(case, "a", QUIET)
    assert Level.CRITICAL is levels(case, QUIET)[key("b")]
    assert Level.CRITICAL is levels(case, QUIET)[key("c")]


def test_a_birth_is_no_less_for_being_long_ago_as_a_closure_is() -> None:
    case = chronology(
        event("a", "2005-03-01", Kind.BIRTH),
        event("b", "2005-03-01", Kind.CASE_CLOSED),
        event("c", "2021-03-01", Kind.VISIT),
    )

    assert Level.HIGH is levels(case, WALES)[key("a")]
    assert "distance" not in reasons(case, "a", WALES)
    assert "distance" in reasons(case, "b", WALES)


@pytest.mark.parametrize(
    ("fact", "level"),
    [
        ("He held a knife.", Level.CRITICAL),
        ("No weapon was seen.", Level.HIGH),
        ("She denied that he had ever strangled her.", Level.HIGH),
        ("A window was broken.", Level.HIGH),
        ("No weapon was seen. Her arm was fractured.", Level.CRITICAL),
    ],
)
def test_words_of_serious_harm_raise_gravity_unless_they_are_denied(fact: str, level: Level) -> None:
    case = chronology(event("a", "2021-03-01", Kind.DOMESTIC_ABUSE_INCIDENT, fact=fact))

    assert level is levels(case, QUIET)[key("a")]


@pytest.mark.parametrize(
    ("fact", "level"),
    [
        ("Nan's friend had heard that he is using heroin.", Level.MEDIUM),
        ("Dad was using heroin at contact.", Level.HIGH),
    ],
)
def test_what_somebody_only_heard_of_from_another_weighs_less(fact: str, level: Level) -> None:
    case = chronology(event("a", "2021-03-01", Kind.SUBSTANCE_MISUSE, fact=fact))

    assert level is levels(case, QUIET)[key("a")]


def test_a_call_that_could_not_bear_out_what_was_told_is_read_beside_it() -> None:
    case = chronology(
        event("a", "2021-03-01", Kind.TELEPHONE_CALL, fact="Rang dad.", outcome="Unable to substantiate.")
    )

    assert Level.MEDIUM is levels(case, QUIET)[key("a")]


@pytest.mark.parametrize(
    ("fact", "level"),
    [
        ("Visited. House tidy, Cai chatty.", Level.ROUTINE),
        ("Visited. Bruising to the left arm.", Level.HIGH),
        ("Visited. No bruising to the left arm.", Level.ROUTINE),
        ("Visited. Mum worried about money.", Level.MEDIUM),
        ("Visited. She would be at risk if he hit her again.", Level.ROUTINE),
        ("Gwelwyd cleisiau ar ei fraich.", Level.HIGH),
        ("The lad at no. 31 slapped her.", Level.HIGH),
        ("It is not in dispute that he slapped her.", Level.HIGH),
    ],
)
def test_an_everyday_entry_weighs_what_its_words_tell(fact: str, level: Level) -> None:
    case = chronology(event("a", "2021-03-01", Kind.VISIT, fact=fact))

    assert level is levels(case, QUIET)[key("a")]


def test_a_grave_word_counts_for_less_in_a_long_entry_where_it_may_stand_in_passing() -> None:
    told = "He refused entry."
    case = chronology(
        event("a", "2021-03-01", Kind.CONTACT, fact=told),
        event("b", "2021-03-02", Kind.CONTACT, fact=f"{told} {'We spoke of the garden. ' * 12}"),
    )

    assert (Level.HIGH, Level.MEDIUM) == tuple(levels(case, QUIET)[key(short)] for short in "ab")


@pytest.mark.parametrize("kind", [Kind.UNCLASSIFIED, Kind.NARRATED])
def test_what_is_told_by_words_nobody_knows_is_no_less_than_medium(kind: Kind) -> None:
    case = chronology(event("a", "2021-03-01", kind, fact="The red folder was gone."))

    assert Level.MEDIUM is levels(case, QUIET)[key("a")]


@pytest.mark.parametrize(
    ("fact", "level"),
    [
        ("The parents met in 2009 at work.", Level.LOW),
        ("T started at St Aldhelm's in September.", Level.LOW),
        ("The meeting on 5 February was unremarkable.", Level.LOW),
        ("Meetings were not unremarkable for long.", Level.MEDIUM),
        ("They met in 2009 and he slapped her at the bus stop.", Level.HIGH),
        ("The council wrote to the landlord.", Level.MEDIUM),
    ],
)
def test_what_goes_as_usual_is_less_unless_something_else_is_told_with_it(fact: str, level: Level) -> None:
    case = chronology(event("a#mention-2021-03-01", "2021-03-01", Kind.NARRATED, fact=fact))

    assert level is levels(case, QUIET)[key("a#mention-2021-03-01")]


def test_what_a_note_tells_as_an_entry_of_its_own_weighs_there_and_not_in_the_note() -> None:
    bruise = "Bruising to her arm."
    note = event("n#note", "2021-03-01", Kind.VISIT, fact=f"Visited, all at home. {bruise}")
    case = chronology(note, event("n#injury", "2021-03-01", Kind.INJURY, fact=bruise))

    assert (Level.ROUTINE, Level.HIGH) == (levels(case, QUIET)[note.key], levels(case, QUIET)[key("n#injury")])
    assert Level.HIGH is levels(chronology(note), QUIET)[note.key]


def test_what_one_note_tells_did_not_come_of_each_other() -> None:
    met = event("n#mention-2014", "2014-06-01", Kind.HOUSEHOLD_JOINED)
    enquiry = event("n#mention-2021", "2021-03-01", Kind.S47_STARTED)

    assert "position" not in reasons(chronology(met, enquiry), "n#mention-2014", QUIET)
    assert not [edge for edge in _edges(met, enquiry) if edge[2] == "results_in"]


def _told_also(told: Event, **values: object) -> Event:
    """An event with the account of the police beside its own."""
    other = replace(told.accounts[0], key="police:log:1#occurred", agency="Police", **values)  # type: ignore[arg-type]
    return replace(told, accounts=(*told.accounts, other), merge_basis="same reference")


def test_an_incident_weighs_what_the_gravest_of_its_accounts_tells_and_the_teller_is_named() -> None:
    told = event("a", "2021-03-01", Kind.TELEPHONE_CALL, fact="The school rang.", agency="Education")
    case = chronology(_told_also(told, kind=Kind.PHYSICAL_ABUSE_ALLEGED, fact="He was hit with a belt."))

    assert levels(chronology(told), QUIET)[key("a")].rank < Level.CRITICAL.rank
    assert Level.CRITICAL is levels(case, QUIET)[key("a")]
    assert "as told by Police" in reasons(case, "a", QUIET)["gravity"].text


def test_a_withdrawn_account_or_a_lesser_one_changes_no_weight() -> None:
    told = event("a", "2021-03-01", Kind.TELEPHONE_CALL, fact="The school rang.")
    withdrawn = _told_also(told, kind=Kind.PHYSICAL_ABUSE_ALLEGED, status=Status.WITHDRAWN)
    lesser = _told_also(event("a", "2021-03-01", Kind.PHYSICAL_ABUSE_ALLEGED), kind=Kind.TELEPHONE_CALL)

    assert levels(chronology(told), QUIET) == levels(chronology(withdrawn), QUIET)
    assert Level.CRITICAL is levels(chronology(lesser), QUIET)[key("a")]


def test_a_decision_about_protection_raises_a_contact() -> None:
    plain = chronology(event("a", "2021-03-01", Kind.CONTACT))
    decided = chronology(event("a", "2021-03-01", Kind.CONTACT, outcome="Strategy discussion today."))

    assert (Level.LOW, Level.MEDIUM) == (levels(plain, QUIET)[key("a")], levels(decided, QUIET)[key("a")])


def test_what_is_critical_by_gravity_never_falls_below_high() -> None:
    fade = Cue(
        rule="fade",
        groups=WALES.cues[0].groups,
        words=WALES.cues[0].words,
        text="fades",
        move=-4,
    )
    practice = replace(QUIET, cues=(replace(fade, words=re.compile("burnt")),))
    case = chronology(event("a", "2021-03-01", Kind.INJURY_UNEXPLAINED, fact="burnt"))

    assert Level.HIGH is levels(case, practice)[key("a")]


# ---- moves, each taken back with its trigger ---------------------------------------------------------------------


def test_recency_lifts_a_concern_near_the_as_at_date_but_alone_never_to_high() -> None:
    minor, concern = event("a", "2023-10-01", Kind.CANCELLED_BY_CARER), event("b", "2023-10-01", Kind.NOT_BROUGHT)
    practice = replace(QUIET, significance=replace(QUIET.significance, recency_days=90))
    near, far = (levels(chronology(minor, concern, as_at=day), practice) for day in ("2023-11-30", "2024-03-30"))

    assert (Level.MEDIUM, Level.MEDIUM) == (near[minor.key], near[concern.key])
    assert (Level.LOW, Level.MEDIUM) == (far[minor.key], far[concern.key])


def test_frequency_lifts_the_third_in_a_year_and_names_the_others() -> None:
    events = [event(f"a{n}", f"2021-0{n}-01", Kind.HOME_CONDITIONS) for n in (1, 4, 8)]
    reason = reasons(chronology(*events), "a8", QUIET)["frequency"]

    assert (1, (key("a1"), key("a4"))) == (reason.move, reason.triggers)
    for trigger in reason.triggers:
        rest = chronology(*(told for told in events if told.key != trigger))

        assert Level.MEDIUM is levels(rest, QUIET)[key("a8")]


def test_the_first_concern_of_its_kind_is_said_to_be_and_alone_lifts_none_to_high() -> None:
    practice = replace(QUIET, significance=replace(QUIET.significance, first_of_kind=True))
    case = chronology(event("a", "2020-01-01", Kind.EXCLUSION), event("b", "2022-01-01", Kind.EXCLUSION))

    assert "first_of_kind" in reasons(case, "a", practice)
    assert "first_of_kind" not in reasons(case, "b", practice)
    assert (Level.MEDIUM, Level.MEDIUM) == tuple(levels(case, practice)[key(short)] for short in "ab")


def _lifting(practice: Practice) -> Practice:
    """An authority where missed appointments lift each other as other concerns do."""
    settings = replace(practice.significance, frequency_count=9, patterns_not_lifting=("gap",), groups_not_repeating=())
    return replace(practice, significance=settings)


def test_being_part_of_a_pattern_lifts_and_the_pattern_is_named() -> None:
    events = [event(f"a{n}", f"2022-0{n}-01", Kind.NOT_BROUGHT) for n in (2, 3, 4)]
    practice = _lifting(QUIET)
    reason = reasons(chronology(*events), "a2", practice)["combination"]

    assert "missed appointments" in reason.text
    assert Level.HIGH is levels(chronology(*events), practice)[key("a2")]
    assert Level.MEDIUM is levels(chronology(*events[:2]), practice)[key("a2")]


def test_a_pattern_long_past_lifts_nothing() -> None:
    events = [event(f"a{n}", f"2018-0{n}-01", Kind.NOT_BROUGHT) for n in (2, 3, 4)]

    assert Level.MEDIUM is levels(chronology(*events), _lifting(QUIET))[key("a2")]


def test_that_appointments_are_missed_again_is_a_finding_and_lifts_none_of_them() -> None:
    case = chronology(*(event(f"a{n}", f"2022-0{n}-01", Kind.NOT_BROUGHT) for n in (2, 3, 4, 5)))

    assert {Level.MEDIUM} == set(levels(case, QUIET).values())
    assert "missed_appointments" in {finding.pattern for finding in analysed(case).findings}


def test_a_missed_contact_weighs_more_while_a_plan_runs() -> None:
    plan = event("p#started", "2021-01-01", Kind.CP_PLAN_STARTED, until="2021-12-31")
    missed = event("a", "2021-03-01", Kind.NOT_BROUGHT)
    reason = reasons(chronology(plan, missed), "a", QUIET)["protected"]

    assert (1, (plan.key,)) == (reason.move, reason.triggers)
    assert Level.HIGH is levels(chronology(plan, missed), QUIET)[missed.key]
    assert Level.MEDIUM is levels(chronology(missed), QUIET)[missed.key]


@pytest.mark.parametrize(
    ("fact", "level"),
    [
        ("Missed two year review of 14 November.", Level.HIGH),
        ("Mum did not bring Nel to the hearing test.", Level.HIGH),
        ("The mother did not attend her appointment at the clinic.", Level.MEDIUM),
        ("Appointments with the solicitor were not kept.", Level.MEDIUM),
    ],
)
def test_a_parents_own_missed_appointment_weighs_no_more_while_a_childs_plan_runs(fact: str, level: Level) -> None:
    plan = event("p#started", "2021-01-01", Kind.CP_PLAN_STARTED, until="2021-12-31")
    missed = event("a", "2021-03-01", Kind.APPOINTMENT_MISSED, fact=fact)

    assert level is levels(chronology(plan, missed), QUIET)[missed.key]


@pytest.mark.parametrize(
    ("kind", "fact", "level"),
    [
        (Kind.HEALTH_CONTACT, "She was weighed.", Level.ROUTINE),
        (Kind.HEALTH_CONTACT, "She was weighed and had dropped two centiles.", Level.MEDIUM),
        (Kind.CONTACT, "Text to Kayden, no reply.", Level.ROUTINE),
        (Kind.SCHOOL_CHANGE, "He moved up to Fell Side High.", Level.LOW),
        (Kind.SCHOOL_CHANGE, "He started at the pupil referral unit.", Level.MEDIUM),
        (Kind.EMERGENCY_ATTENDANCE, "She took him to the walk in, thrush.", Level.MEDIUM),
        (Kind.EMERGENCY_ATTENDANCE, "He was taken in with a fractured arm.", Level.CRITICAL),
        (Kind.SEPARATION, "The parents separated.", Level.MEDIUM),
        (Kind.SEPARATION, "The parents separated and she fled to a refuge.", Level.HIGH),
        (Kind.PREGNANCY, "She is 12 weeks pregnant.", Level.MEDIUM),
        (Kind.PREGNANCY, "She concealed the pregnancy.", Level.HIGH),
        (Kind.SEPARATION, "The marriage broke down and she moved out with the two children.", Level.HIGH),
        (Kind.SUPPORT_REQUEST, "She applied to be rehoused.", Level.MEDIUM),
        (Kind.SUPPORT_REQUEST, "He slapped her and she applied to be rehoused.", Level.HIGH),
        (Kind.NARRATED, "A new provider began on 11 January.", Level.LOW),
        (Kind.NARRATED, "The flat was cleared by contractors.", Level.LOW),
        (Kind.NARRATED, "The flat was cleared by contractors and maggots were found.", Level.HIGH),
        (Kind.NARRATED, "The meeting was put off: the worker was on leave.", Level.LOW),
        (Kind.NARRATED, "He worked as a signwriter until the accident.", Level.LOW),
        (Kind.NARRATED, "A call was not answered.", Level.LOW),
        (Kind.HOSPITAL_DISCHARGE, "The family were discharged home.", Level.LOW),
        (Kind.HOSPITAL_DISCHARGE, "He was discharged to his grandmother's address.", Level.MEDIUM),
        (Kind.CHILD_OFFENCE, "He was cautioned for possession of cannabis.", Level.MEDIUM),
        (Kind.CHILD_OFFENCE, "He set fire to a bin.", Level.HIGH),
        (Kind.CASE_CLOSED, "Early help was closed.", Level.MEDIUM),
        (Kind.CASE_CLOSED, "The case was closed.", Level.HIGH),
        (Kind.EDUCATION_CONTACT, "T told his class teacher that he gets himself up as Mum is in bed.", Level.HIGH),
        (Kind.EDUCATION_CONTACT, "T told his class teacher that he likes maths.", Level.LOW),
        (Kind.VISIT, "The officer visited and was not admitted.", Level.MEDIUM),
        (Kind.VISIT, "The midwife visited; father was asleep.", Level.ROUTINE),
        (Kind.CONTACT, "Mother sent a message that she could not wake her.", Level.HIGH),
        (Kind.NARRATED, "A driver found her at a bus stop in her nightclothes.", Level.HIGH),
    ],
)
def test_the_words_of_a_plain_step_say_how_plain_it_was(kind: Kind, fact: str, level: Level) -> None:
    told = event("a", "2021-03-01", kind, fact=fact)

    assert level is levels(chronology(told), QUIET)[told.key]


def test_what_led_to_a_critical_event_by_the_records_links_weighs_more() -> None:
    contact = event("a", "2021-03-01", Kind.CONTACT)
    enquiry = event("s", "2021-03-05", Kind.S47_STARTED, links=_link(Rel.ARISES_FROM, "a"))

    assert (enquiry.key,) == reasons(chronology(contact, enquiry), "a", QUIET)["position"].triggers
    assert Level.MEDIUM is levels(chronology(contact, enquiry), QUIET)[contact.key]
    assert Level.LOW is levels(chronology(contact, replace(enquiry, links=())), QUIET)[contact.key]


def test_what_stands_around_an_event_lifts_it_to_the_ceiling_and_no_further() -> None:
    events = [event(f"a{n}", f"2023-{n:02}-01", Kind.NOT_BROUGHT) for n in (9, 10, 11)]
    lifting = replace(WALES.significance, patterns_not_lifting=("gap",), groups_not_repeating=())
    weighed = levels(chronology(*events), replace(WALES, significance=lifting))

    assert {Level.HIGH} == set(weighed.values())


def test_moves_add_up_to_the_level() -> None:
    events = [event(f"a{n}", f"2023-{n:02}-01", Kind.NOT_BROUGHT) for n in (9, 10, 11)]
    for weighed in analysed(chronology(*events)).significance:
        assert weighed.level.rank == Level.MEDIUM.rank + sum(reason.move for reason in weighed.reasons)


def test_a_routine_entry_stays_routine_however_near_and_often() -> None:
    visits = [event(f"a{n}", f"2023-11-{n:02}", Kind.VISIT) for n in range(1, 9)]

    assert {Level.ROUTINE} == set(levels(chronology(*visits)).values())


def test_a_lesser_event_of_long_ago_weighs_less_a_grave_one_does_not() -> None:
    case = chronology(
        event("a", "2010-03-01", Kind.ADDRESS_CHANGED),
        event("b", "2010-03-01", Kind.S47_STARTED),
        event("c", "2010-03-01", Kind.INJURY),
    )
    weighed = levels(case)

    assert (Level.LOW, Level.CRITICAL, Level.HIGH) == tuple(weighed[key(short)] for short in "abc")


kinds = st.sampled_from(list(Kind))
dates = st.dates(dt.date(2018, 1, 1), dt.date(2023, 11, 30))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(kinds, dates), max_size=12), kinds, dates)
def test_an_event_about_somebody_else_changes_no_level(
    told: list[tuple[Kind, dt.date]], kind: Kind, day: dt.date
) -> None:
    events = [event(f"a{n}", str(on), of) for n, (of, on) in enumerate(told)]
    before = levels(chronology(*events))
    after = levels(chronology(*events, event("other", str(day), kind, about="c9")))

    assert before == {place: level for place, level in after.items() if place != key("other")}


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(kinds, dates), max_size=12), st.randoms())
def test_levels_do_not_depend_on_the_order_in_which_events_came(
    told: list[tuple[Kind, dt.date]], random: Random
) -> None:
    events = [event(f"a{n}", str(on), of) for n, (of, on) in enumerate(told)]
    shuffled = list(events)
    random.shuffle(shuffled)

    assert levels(chronology(*events)) == levels(chronology(*shuffled))


# ---- the graph ---------------------------------------------------------------------------------------------------


def test_links_of_the_record_become_edges_with_their_basis() -> None:
    events = (
        event("r", "2021-03-01", Kind.REFERRAL, links=_link(Rel.LEADS_TO, "a")),
        event("a#started", "2021-03-02", Kind.ASSESSMENT_STARTED),
        event("a#completed", "2021-04-02", Kind.ASSESSMENT_COMPLETED),
        event("p", "2021-05-01", Kind.CP_PLAN_STARTED, links=_link(Rel.ARISES_FROM, "a")),
        event("v", "2021-08-01", Kind.REVIEW_CONFERENCE, links=_link(Rel.REVIEWS, "p")),
        event("q", "2021-09-01", Kind.CIN_PLAN_STARTED, links=_link(Rel.REPLACES, "p")),
    )

    assert {
        (key("r"), key("a#started"), "results_in"),
        (key("a#started"), key("a#completed"), "results_in"),
        (key("p"), key("a#completed"), "arises_from"),
        (key("v"), key("p"), "reviews"),
        (key("q"), key("p"), "replaces"),
    } == _edges(*events)
    assert all(edge.basis for edge in _graph(*events).edges)


def test_nothing_results_from_something_by_its_date_alone() -> None:
    edges = _edges(event("r", "2021-03-01", Kind.REFERRAL), event("a", "2021-03-02", Kind.ASSESSMENT_STARTED))

    assert set() == edges


def test_what_was_done_within_the_days_responds_to_the_incident() -> None:
    incident = event("i", "2021-03-01", Kind.INJURY)
    in_time, too_late = (event("s", day, Kind.STRATEGY_DISCUSSION) for day in ("2021-03-08", "2021-03-09"))

    assert {(key("s"), key("i"), "responds_to")} == _edges(incident, in_time)
    assert set() == _edges(incident, too_late)
    assert set() == _edges(incident, event("s", "2021-03-02", Kind.STRATEGY_DISCUSSION, about="c9"))


def test_a_repeat_points_to_the_one_before_and_a_graver_one_escalates() -> None:
    edges = _edges(
        event("a", "2021-01-01", Kind.DOMESTIC_ABUSE_INCIDENT),
        event("b", "2021-06-01", Kind.DOMESTIC_ABUSE_INCIDENT),
        event("c", "2021-09-01", Kind.DOMESTIC_ABUSE_CHILD_PRESENT),
        event("d", "2022-09-02", Kind.DOMESTIC_ABUSE_CHILD_PRESENT),
    )

    assert {(key("b"), key("a"), "repeats"), (key("c"), key("b"), "escalates")} == edges


def test_accounts_of_one_incident_are_tied_to_it_and_to_what_they_contradict() -> None:
    told = event("a", "2021-03-01", Kind.POLICE_INCIDENT, polarity=Polarity.NEGATIVE)
    other = Account(key="police:1#occurred", when=When.on(told.when.first_day), kind=told.kind, source=SOURCE)
    differ = Conflict(field="outcome", values=(("arrest", told.key), ("no arrest", other.key)))
    merged = replace(told, accounts=(*told.accounts, other), merge_basis="same reference", conflicts=(differ,))

    assert {(other.key, told.key, "same_incident"), (other.key, told.key, "contradicts")} == _edges(merged)


def test_every_node_has_a_place_in_the_unit_square() -> None:
    graph = _graph(event("a", "2021-03-01", Kind.REFERRAL), event("b", "", Kind.CONTACT))

    assert {node.id for node in graph.nodes} == {place for place, _, _ in graph.positions}
    assert all(0 <= x <= 1 and 0 <= y <= 1 for _, x, y in graph.positions)


# ---- grave facts in plain words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fact",
    [
        "There is a bolt on the outside, at adult height.",
        "New padlock to the outside of her bedroom door.",
        "He puts me in the cupboard when I am loud.",
        "She said that she was kept in the shed until it was dark.",
        "I count to a hundred and then he lets me out.",
        "Sent to the coal house, shut in there until tea.",
        "Mae'n cloi fi yn y cwpwrdd.",
    ],
)
def test_a_visit_that_tells_of_somebody_shut_in_is_high(fact: str) -> None:
    case = chronology(event("a", "2021-03-01", Kind.VISIT, fact=fact))

    assert Level.HIGH is levels(case, QUIET)[key("a")]


@pytest.mark.parametrize(
    "fact",
    [
        "I looked in the cupboard under the stairs.",
        "She says that the cupboard has the hoover in it.",
        "Bolt gone from cupboard, four screw holes.",
        "The coats are kept in the hall. Mother lets them out to play.",
        "She locked the door and rang.",
    ],
)
def test_a_cupboard_is_a_cupboard(fact: str) -> None:
    case = chronology(event("a", "2021-03-01", Kind.VISIT, fact=fact))

    assert Level.ROUTINE is levels(case, QUIET)[key("a")]


@pytest.mark.parametrize(
    "fact",
    [
        "He would like to see them. Asks where they live. Not answered yet.",
        'A man had rung asking for "the Pennant girl\'s new address".',
        "Dad has been asking school where the children are living.",
        "He said he knows where she lives now.",
    ],
)
def test_whoever_asks_where_a_family_lives_is_no_mere_contact(fact: str) -> None:
    case = chronology(event("a", "2021-03-01", Kind.CONTACT, fact=fact))

    assert Level.HIGH is levels(case, QUIET)[key("a")]


@pytest.mark.parametrize(
    "fact", ["Mother rang with her new address.", "Asked for proof of address.", "GP asked for the records."]
)
def test_an_address_that_is_given_is_one(fact: str) -> None:
    case = chronology(event("a", "2021-03-01", Kind.CONTACT, fact=fact))

    assert "looks_for_them" not in reasons(case, "a", QUIET)


# ---- births --------------------------------------------------------------------------------------------------------


def test_the_birth_of_somebody_grown_up_when_the_record_begins_is_no_event_of_its_story() -> None:
    mother, child = event("m", "1988-04-02", Kind.BIRTH), event("c", "2018-03-01", Kind.BIRTH)
    case = chronology(mother, child, event("v", "2018-04-01", Kind.VISIT))

    assert (Level.LOW, Level.HIGH) == (levels(case, QUIET)[key("m")], levels(case, QUIET)[key("c")])
    assert "born_long_before" in reasons(case, "m", QUIET)


# ---- deaths ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fact",
    [
        "Her grandmother died yesterday.",
        "Nan passed away in hospital.",
        "Bu farw Hefin, taid y plant, yn yr ysbyty.",
        "His wife died at home after a short illness.",
    ],
)
def test_a_relative_s_death_changes_a_family_and_is_not_critical(fact: str) -> None:
    case = chronology(event("a", "2021-03-01", Kind.DEATH, fact=fact))

    assert Level.HIGH is levels(case, QUIET)[key("a")]
    assert "relative_died" in reasons(case, "a", QUIET)


@pytest.mark.parametrize(
    "fact",
    [
        "Mali died in hospital.",
        "Her baby brother died in the night. Nain was there.",
        "His grandmother found him dead.",
        "Her grandmother was killed by her partner.",
        "Her father died.",
        "Found dead at home.",
    ],
)
def test_the_death_of_the_person_of_a_child_a_parent_or_by_violence_is_critical(fact: str) -> None:
    case = chronology(event("a", "2021-03-01", Kind.DEATH, fact=fact))

    assert Level.CRITICAL is levels(case, QUIET)[key("a")]


@pytest.mark.parametrize(("who", "level"), [("g", Level.HIGH), ("m", Level.CRITICAL), ("c1", Level.CRITICAL)])
def test_who_died_that_day_by_the_record_says_whose_death_it_was(who: str, level: Level) -> None:
    def person(identity: str, kind: PersonKind) -> Person:
        died = when("2021-03-01") if identity == who else None
        return Person(id=identity, name=identity, kind=kind, died=died, source=SOURCE)

    mother = Relationship(from_person="m", to_person="c1", kind="mother", source=SOURCE)
    people = (person("c1", PersonKind.CHILD), person("m", PersonKind.ADULT), person("g", PersonKind.ADULT))
    death = event("a", "2021-03-01", Kind.DEATH, fact="Died last Thursday.")
    case = chronology(death, people=people, relationships=(mother,))

    assert level is levels(case, QUIET)[key("a")]
