import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from casebuilding import CHILD, SOURCE, analysed, chronology, event, key, said, when

from analyzers import register_analyzers
from chronology.model import (
    Chronology,
    Event,
    Graph,
    Involvement,
    Kind,
    Membership,
    Person,
    PersonKind,
    Place,
    PlaceKind,
    Relationship,
    Remark,
    Theme,
)
from chronology.practice import load_practice


def _person(id_: str, kind: PersonKind = PersonKind.ADULT, **values: Any) -> Person:
    return Person(id=id_, kind=kind, name=values.pop("name", id_.title()), source=SOURCE, **values)


def _results(case: Chronology) -> tuple[Graph, list[Remark]]:
    analyzer = next(a for a in register_analyzers() if a.name == "relationships")
    results = list(analyzer.analyse(case, load_practice("wales")))
    graph = next(result for result in results if isinstance(result, Graph))
    return graph, [result for result in results if isinstance(result, Remark)]


def _texts(case: Chronology, rule: str) -> list[str]:
    return [remark.text for remark in _results(case)[1] if remark.rule == rule]


MOTHER = _person("lowri", born=when("1988-07-09"))
MOTHER_OF = Relationship(from_person="lowri", to_person="c1", kind="mother", when=when("2012-05-01"), source=SOURCE)
HOME = Place(
    id="h1",
    kind=PlaceKind.HOUSEHOLD,
    name="12 High Street",
    members=(Membership(person="lowri", when=when("2012-01-01")), Membership(person="c1", when=when("2012-05-01"))),
    source=SOURCE,
)


def _meeting(short: str, *agencies: str, people: Sequence[str] = ()) -> Event:
    parts = (
        *(Involvement(person="", role="professional", involvement="attended", agency=agency) for agency in agencies),
        *(Involvement(person=person, involvement="attended") for person in people),
    )
    return event(short, "2021-03-01", Kind.PROFESSIONALS_MEETING, people=parts)


# ---- sentences ---------------------------------------------------------------------------------------------------


def test_an_adult_of_whom_nobody_says_who_they_are_is_named_until_somebody_does() -> None:
    kyle = _person("kyle")
    seen = event("a", "2021-03-01", Kind.VISIT, people=(Involvement(person="kyle", involvement="seen"),))
    unknown = chronology(seen, people=(CHILD, kyle), as_at="2022-03-01")
    related = Relationship(from_person="kyle", to_person="c1", kind="mother's partner", source=SOURCE)

    assert ["Kyle has no recorded relationship to the family or date of birth."] == _texts(unknown, "unknown_adult")
    assert [(key("a"),)] == [remark.evidence for remark in _results(unknown)[1]]
    assert [] == _texts(replace(unknown, relationships=(related,)), "unknown_adult")
    # Of one entry years ago nobody need ask now.
    assert [] == _texts(chronology(seen, people=(CHILD, kyle), as_at="2024-03-01"), "unknown_adult")


def test_somebody_of_the_household_without_a_date_of_birth_is_named() -> None:
    kyle = _person("kyle")
    related = Relationship(from_person="kyle", to_person="c1", kind="mother's partner", source=SOURCE)
    at_home = replace(HOME, members=(*HOME.members, Membership(person="kyle")))
    case = chronology(people=(CHILD, MOTHER, kyle), relationships=(MOTHER_OF, related), places=(at_home,))

    assert ["Kyle is recorded in a household and has no recorded date of birth."] == _texts(case, "unknown_adult")
    assert [] == _texts(replace(case, places=(HOME,)), "unknown_adult")


def test_somebody_only_a_text_names_who_stays_in_the_home_is_told_of_and_one_who_is_mentioned_is_not() -> None:
    dave = _person("name:dave", PersonKind.UNKNOWN, name="Dave")

    def case(how: str) -> Chronology:
        told = event("a", "2021-03-01", Kind.VISIT, people=(Involvement(person="name:dave", involvement=how),))
        return chronology(told, people=(CHILD, dave))

    assert ["Dave is told of as staying there."] == _texts(case("staying"), "unknown_adult")
    (told,) = case("staying").events
    worded = replace(case("staying"), events=(replace(told, fact="Dave is staying at his mother's this week."),))
    assert [
        "“Visit: Dave is staying at his mother's this week” (1 March 2021): Dave stands in no list of people."
    ] == _texts(worded, "unknown_adult")
    assert [] == _texts(case("mentioned"), "unknown_adult")


def test_professionals_are_not_unknown_adults() -> None:
    worker = _person("w1", PersonKind.PROFESSIONAL)
    visit = event("a", "2021-03-01", Kind.VISIT, people=(Involvement(person="w1", role="social worker"),))

    assert [] == _texts(chronology(visit, people=(CHILD, worker)), "unknown_adult")


def test_an_adult_in_two_homes_with_children_at_one_time_is_told_until_one_is_taken_away() -> None:
    other_child = _person("c7", PersonKind.CHILD)
    second = replace(
        HOME,
        id="h2",
        name="3 Low Road",
        members=(Membership(person="lowri", when=when("2020-01-01")), Membership(person="c7")),
    )
    case = chronology(people=(CHILD, MOTHER, other_child), relationships=(MOTHER_OF,), places=(HOME, second))

    assert ["Lowri is recorded in two households with children: 12 High Street and 3 Low Road."] == _texts(
        case, "several_households"
    )
    assert [] == _texts(replace(case, places=(HOME,)), "several_households")


def test_a_family_that_moved_is_in_one_household_after_the_other() -> None:
    first = replace(HOME, members=tuple(replace(member, until=when("2020-02-03")) for member in HOME.members))
    second = replace(HOME, id="h2", members=tuple(replace(member, when=when("2020-02-03")) for member in HOME.members))
    case = chronology(people=(CHILD, MOTHER), relationships=(MOTHER_OF,), places=(first, second))

    assert [] == _texts(case, "several_households")


def test_an_agency_that_alone_connects_others_is_named_until_they_meet() -> None:
    meetings = (_meeting("a", "School", "Police"), _meeting("b", "Police", "GP"), _meeting("c", "School", "Police"))
    case = chronology(*meetings, people=(CHILD,))

    assert ["Only Police connects School with GP: no entry has them together."] == _texts(case, "connects")
    assert [(key("a"), key("c"))] == [r.evidence for r in _results(case)[1] if r.rule == "connects"]
    together = chronology(*meetings, _meeting("d", "School", "GP"), people=(CHILD,))

    assert [] == _texts(together, "connects")


def test_no_agency_connects_where_there_are_only_two() -> None:
    assert [] == _texts(chronology(_meeting("a", "School", "Police"), people=(CHILD,)), "connects")


def test_workers_are_counted_by_person() -> None:
    def allocated(short: str, worker: str) -> Event:
        people = (Involvement(person=worker, role="social worker", involvement="allocated"),)
        return event(short, f"2021-0{short[-1]}-01", Kind.WORKER_ALLOCATED, people=people)

    workers = tuple(_person(f"w{n}", PersonKind.PROFESSIONAL) for n in (1, 2))
    case = chronology(allocated("a1", "w1"), allocated("a2", "w2"), allocated("a3", "w1"), people=(CHILD, *workers))

    assert ["The record shows two allocated workers between 1 January 2021 and 1 March 2021."] == _texts(
        case, "allocated_workers"
    )


def test_no_number_of_centrality_is_ever_said() -> None:
    meetings = (_meeting("a", "School", "Police"), _meeting("b", "Police", "GP"))
    texts = [remark.text for remark in _results(chronology(*meetings, people=(CHILD,)))[1]]

    assert texts
    assert not any(character.isdigit() for text in texts for character in text)


# ---- the graph ---------------------------------------------------------------------------------------------------


def _case() -> Chronology:
    worker = _person("w1", PersonKind.PROFESSIONAL, details=(("agency", "Council"),))
    school = Place(
        id="s1", kind=PlaceKind.SCHOOL, name="Ysgol", members=(Membership(person="c1", role="pupil"),), source=SOURCE
    )
    visits = [
        event(f"v{n}", f"2021-0{n}-01", Kind.VISIT, people=(Involvement(person="w1", role="social worker"),))
        for n in (1, 2, 3)
    ]
    people = (CHILD, MOTHER, worker, _person("kyle"), _person("nobody", PersonKind.UNKNOWN))
    return chronology(*visits, people=people, relationships=(MOTHER_OF,), places=(HOME, school))


def test_each_node_has_a_kind() -> None:
    graph, _ = _results(_case())

    assert {
        "c1": "subject",
        "lowri": "adult",
        "w1": "professional",
        "kyle": "unknown_adult",
        "h1": "household",
        "s1": "school",
        "agency:Council": "organisation",
    } == {node.id: node.kind for node in graph.nodes}


def test_edges_are_dated_as_the_record_dates_them() -> None:
    edges = {(edge.start, edge.end): edge for edge in _results(_case())[0].edges}

    assert ("mother", MOTHER_OF.when) == (edges["lowri", "c1"].kind, edges["lowri", "c1"].when)
    assert ("lives_at", when("2012-01-01")) == (edges["lowri", "h1"].kind, edges["lowri", "h1"].when)
    took_part = edges["w1", "c1"]

    assert (when("2021-01-01"), when("2021-03-01"), "in 3 entries") == (
        took_part.when,
        took_part.until,
        took_part.basis,
    )


def test_a_protected_place_is_drawn_without_its_name() -> None:
    graph, _ = _results(replace(_case(), places=(replace(HOME, protected=True),)))

    assert "Protected household" in {node.label for node in graph.nodes}
    assert "12 High Street" not in str(graph)


def test_the_layout_is_the_same_every_time_and_nobody_lies_on_anybody() -> None:
    many = tuple(_person(f"a{n}") for n in range(30))
    case = replace(_case(), people=(*_case().people, *many))
    places = {id_: (x, y) for id_, x, y in _results(case)[0].positions}

    assert places == {id_: (x, y) for id_, x, y in _results(case)[0].positions}
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places.values())
    assert all(math.dist(one, other) > 0.02 for one, other in combinations(places.values(), 2))
    assert (0.5, 0.5) == places["c1"]


# ---- the page that stands alone -----------------------------------------------------------------------------------


def test_why_now_tells_the_latest_of_each_step_with_its_reason() -> None:
    case = chronology(
        event("a", "2021-03-01", Kind.REFERRAL, fact="An older one."),
        event("b", "2022-03-07", Kind.REFERRAL, fact="Seen at two in the morning. More was said."),
        event("c", "2022-03-30", Kind.INITIAL_CONFERENCE, rationale="Relapse and injury"),
    )

    assert [
        "30 March 2022: Initial child protection conference: Relapse and injury.",
        "7 March 2022: Referral: Seen at two in the morning. More was said.",
    ] == said(case, Theme.WHY_NOW)


def test_status_tells_what_runs_on_the_day_and_not_what_ended() -> None:
    running = event("p#started", "2022-03-30", Kind.CP_PLAN_STARTED, until="..")
    ended = event("p#started", "2022-03-30", Kind.CP_PLAN_STARTED, until="2023-01-01")
    end = event("p#ended", "2023-01-01", Kind.CP_PLAN_ENDED)

    plans = [
        [text for text in said(case, Theme.STATUS) if text.startswith("Child protection plan")]
        for case in (chronology(running), chronology(ended, end))
    ]

    assert [
        ["Child protection plan: since 30 March 2022, no end recorded."],
        ["Child protection plan: none running; the last ended 1 January 2023."],
    ] == plans


def test_that_no_plan_runs_is_not_said_where_words_tell_of_a_later_one() -> None:
    ended = event("p#started", "2022-03-30", Kind.CP_PLAN_STARTED, until="2023-01-01")
    end = event("p#ended", "2023-01-01", Kind.CP_PLAN_ENDED)
    minutes = event("m", "2023-06-05", Kind.CASE_NOTE, fact="All three names placed on the register, category neglect.")
    case = chronology(ended, end, minutes)
    plans = [text for text in said(case, Theme.STATUS) if text.startswith("Child protection plan")]

    assert [
        "Child protection plan begun 5 June 2023: “All three names placed on the register, category neglect”."
    ] == plans


def test_the_school_of_a_protected_child_is_not_named() -> None:
    school = Place(id="s1", kind=PlaceKind.SCHOOL, name="Ysgol Bryn", members=(Membership(person="c1"),), source=SOURCE)
    open_child = chronology(event("a", "2022-03-07", Kind.REFERRAL), places=(school,))
    protected = replace(open_child, people=(replace(CHILD, protected_address=True),))

    assert "School: Ysgol Bryn." in said(open_child, Theme.STATUS)
    assert "Bryn" not in str(said(protected, Theme.STATUS))


def test_what_is_not_known_is_told() -> None:
    father = Relationship(from_person="f1", to_person="c1", kind="father", source=SOURCE)
    case = chronology(
        event("a", "", Kind.CONTACT),
        event("s", "2021-03-01", Kind.S47_STARTED),
        people=(CHILD, _person("f1", born=when("1985"))),
        relationships=(father,),
    )
    texts = said(case, Theme.NOT_KNOWN)

    assert "One entry has no date." in said(case, Theme.QUALITY)
    assert "A father is recorded and takes part in no entry." in texts
    assert any("no outcome of it" in text for text in texts)
    assert any(text.startswith("Not assessed, because no source covers it:") for text in texts)


def test_a_child_s_record_that_begins_long_after_birth_says_so_and_one_that_does_not_is_silent() -> None:
    born = "No entry with a date is of the time before"  # the child was born on 1 May 2012
    late = said(chronology(event("a", "2013-05-01", Kind.CONTACT)), Theme.NOT_KNOWN)
    early = said(chronology(event("a", "2013-04-30", Kind.CONTACT)), Theme.NOT_KNOWN)

    assert f"{born} 1 May 2013, when the child was one year old." in late
    assert not [text for text in early if text.startswith(born)]


def test_protective_entries_of_two_years_are_told_and_the_latest_of_the_older_ones() -> None:
    case = chronology(
        event("a", "2023-05-01", Kind.PROGRAMME_COMPLETED, title="Drive"),
        event("b", "2019-05-01", Kind.ATTENDANCE_IMPROVED),
        event("c", "2023-06-01", Kind.NOT_BROUGHT),
    )

    assert ["Programme completed: Drive, 1 May 2023.", "Earlier: “School attendance improved” (1 May 2019)."] == said(
        case, Theme.PROTECTIVE
    )


def test_good_practice_of_a_worker_is_no_protective_factor_whatever_was_heard_in_it() -> None:
    case = chronology(
        event("a", "2023-05-01", Kind.CHILD_SEEN_ALONE, fact="He said that Dad hits him."),
        event("b", "2023-05-02", Kind.WISHES_AND_FEELINGS),
    )

    assert [] == said(case, Theme.PROTECTIVE)


def test_questions_come_from_what_is_found() -> None:
    case = chronology(event("s", "2021-03-01", Kind.S47_STARTED))

    assert ["What was the outcome of the enquiry begun on 1 March 2021?"] == said(case, Theme.QUESTION)
    assert [] == said(chronology(event("v", "2021-03-01", Kind.CHILD_SEEN)), Theme.QUESTION)


def test_late_recording_is_told_by_the_middle_of_all_entries() -> None:
    def recorded(short: str, day: str) -> Event:
        made = event(short, "2021-03-01", Kind.CONTACT)
        source = replace(SOURCE, recorded_on=when(day).earliest)
        return replace(made, accounts=(replace(made.accounts[0], source=source),))

    case = chronology(recorded("a", "2021-03-01"), recorded("b", "2021-03-03"), recorded("c", "2021-04-03"))

    assert [
        "Half of the entries were recorded within two days of the event; one entry more than seven days after."
    ] == said(case, Theme.QUALITY)


def test_what_only_some_subjects_share_is_said_with_their_names() -> None:
    sister = replace(CHILD, id="c2", name="Non")
    case = chronology(
        event("a", "2022-03-30", Kind.CP_PLAN_STARTED, until=".."),
        event("b", "2022-03-31", Kind.CHILD_SEEN, about="c2"),
        subjects=("c1", "c2"),
        people=(CHILD, sister),
    )

    assert "Mali: Child protection plan: since 30 March 2022, no end recorded." in said(case, Theme.STATUS)
    assert not any(text.startswith("Child protection plan") for text in said(case, Theme.STATUS))


def test_every_remark_rests_on_events_of_the_case_or_on_none() -> None:
    case = analysed(_case())
    known = {told.key for told in (*case.events, *case.undated)}

    assert all(set(remark.evidence) <= known for remark in case.remarks)


def test_a_plan_of_which_conferences_tell_is_told_once() -> None:
    noted = (
        event("a#note", "2022-03-30", Kind.CP_PLAN_STARTED, fact="Child protection plan started, category neglect."),
        event("b#note", "2023-01-01", Kind.CP_PLAN_ENDED, fact="Child protection plan ended."),
        event(
            "c#note", "2023-06-05", Kind.INITIAL_CONFERENCE, fact="Decision: child protection plan, category neglect."
        ),
    )
    plans = [text for text in said(chronology(*noted), Theme.STATUS) if text.startswith("Child protection plan")]

    assert 1 == sum("5 June 2023" in text for text in plans), plans
