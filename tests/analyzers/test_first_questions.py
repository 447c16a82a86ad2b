"""What whoever chairs a meeting asks first: legal status, the home, referrals and their outcomes, what was tried, seen alone."""

from dataclasses import replace
from typing import Any

import pytest
from casebuilding import CHILD, SOURCE, chronology, event, said

from chronology.model import (
    DocumentRead,
    Event,
    Involvement,
    Kind,
    Person,
    PersonKind,
    Relationship,
    Restriction,
    Theme,
)

NOTES = DocumentRead(name=SOURCE.document, sha256="", size=1, importer="case-notes", reason="")
ADULT = replace(CHILD, kind=PersonKind.ADULT)
REFERRAL = event("r1", "2021-03-01", Kind.REFERRAL, title="Referral from school", outcome="Assessment. Allocate today.")
PLAN = event("p", "2021-05-01", Kind.CP_PLAN_STARTED, title="Child protection plan", fact="Neglect, Emotional abuse")


def note(short: str, day: str, fact: str) -> Event:
    return event(short, day, Kind.CASE_NOTE, fact=fact)


def status(*events: Event, **values: Any) -> list[str]:
    return said(chronology(*events, **values), Theme.STATUS)


# ---- referrals -------------------------------------------------------------------------------------------------------


def test_each_referral_is_told_with_its_day_and_the_first_of_its_outcome() -> None:
    second = event("r2", "2022-06-09", Kind.REFERRAL, title="Referral from police")

    assert (
        "Two referrals on record: “Referral from school”, 1 March 2021: “Assessment”; “Referral from police”, 9 June 2022: no "
        "outcome recorded with it."
    ) in status(REFERRAL, second)


def test_what_two_sources_tell_on_neighbouring_days_is_one_referral() -> None:
    again = event("r2", "2021-03-02", Kind.REFERRAL, title="Call from the school")

    (told,) = (text for text in status(REFERRAL, again) if "on record:" in text)

    assert told == "One referral on record: “Referral from school”, 1 March 2021: “Assessment”."


def test_two_referrals_two_days_apart_are_two() -> None:
    other = event("r2", "2021-03-03", Kind.REFERRAL, title="Referral from police")

    assert any(text.startswith("Two referrals on record") for text in status(REFERRAL, other))


def test_no_word_is_told_of_a_referral_that_may_not_go_to_everyone() -> None:
    hidden = event(
        "r2", "2022-06-09", Kind.REFERRAL, title="Neighbour rang", fact="Van", restriction=Restriction.RESTRICTED
    )
    told = " ".join(status(REFERRAL, hidden))

    assert "9 June 2022: what it says may not go to everyone" in told
    assert "Neighbour" not in told


def test_of_an_adult_concerns_are_told_apart_and_a_note_of_a_referral_to_somebody_else_is_none() -> None:
    concern = event("c", "2022-01-02", Kind.SAFEGUARDING_CONCERN, title="Concern from the ward", outcome="No enquiry")
    sent = event("s", "2022-02-02", Kind.REFERRAL, title="Referral to advocacy", fact="Referred her for an advocate.")

    told = status(concern, sent, people=(ADULT,), documents=(NOTES,))

    assert (
        "Some of the safeguarding concerns that the record tells of: “Concern from the ward”, 2 January 2022: “No enquiry”."
        in told
    )
    assert not any("Referral to advocacy" in text for text in told)


# ---- legal status and plans ------------------------------------------------------------------------------------------


def test_a_plan_is_told_with_its_category_as_the_record_has_it() -> None:
    assert any(text.startswith("Child protection plan (“Neglect, Emotional abuse”): ") for text in status(PLAN))


def test_a_sentence_that_speaks_of_neglect_is_no_category() -> None:
    told = status(replace(PLAN, fact="The conference heard of neglect over years. All agreed."))

    assert not any("(“The conference" in text for text in told)


def test_a_period_that_ended_is_told_from_beginning_to_end() -> None:
    ended = event("p#ended", "2022-01-05", Kind.CP_PLAN_ENDED, title="Child protection plan ended")

    assert "Earlier: “Child protection plan: Neglect, Emotional abuse”, from 1 May 2021 to 5 January 2022." in status(
        event("p#started", "2021-05-01", Kind.CP_PLAN_STARTED, title="Child protection plan", fact=PLAN.fact), ended
    )


def test_that_there_was_no_order_and_no_care_is_said_only_where_no_word_speaks_of_any() -> None:
    sentence = "No care or supervision order and no time looked after is read in the record."
    spoken = event("n", "2021-04-01", Kind.CASE_NOTE, fact="Mum asked whether an interim care order was likely.")

    assert sentence in status(REFERRAL)
    assert sentence not in status(REFERRAL, spoken)
    assert sentence not in status(REFERRAL, event("l", "2021-06-01", Kind.BECAME_LOOKED_AFTER))


def test_a_plan_that_only_conferences_tell_of_is_told_in_their_words() -> None:
    told = status(
        event(
            "c",
            "2021-05-01",
            Kind.INITIAL_CONFERENCE,
            fact="Mali to be subject of a child protection plan, category Neglect.",
        )
    )

    assert (
        "Child protection plan begun 1 May 2021: “Mali to be subject of a child protection plan, category Neglect”."
    ) in told


def test_a_plan_that_a_conference_only_considered_is_none() -> None:
    told = status(
        event(
            "c",
            "2021-05-01",
            Kind.INITIAL_CONFERENCE,
            fact="School asked if Mali should be subject of a child protection plan.",
        )
    )

    assert not any("protection plan" in text for text in told)


def test_that_a_plan_ended_is_told_and_neither_that_it_went_on_nor_what_somebody_asks_later() -> None:
    went_on = event("c", "2021-05-01", Kind.REVIEW_CONFERENCE, fact="Child protection plan to continue.")
    ended = event(
        "e", "2021-09-03", Kind.REVIEW_CONFERENCE, fact="CP plan ended by all but the nurse. Child in need plan."
    )
    wished = event("w", "2021-12-03", Kind.REVIEW_CONFERENCE, fact="Father asked whether the plan should be ended.")

    assert (
        "Child protection plan ended on 3 September 2021, the last that is read: “CP plan ended by all but the nurse”."
    ) in status(went_on, ended, wished)


def test_an_assessment_of_capacity_is_told_with_its_decision_and_all_that_it_found_the_latest_first() -> None:
    words = (
        "Two things to decide. Going to the day centre: understood the bus and the cost, weighed it, would like to. HAS CAPACITY. "
        "He asked for tea and showed me the photographs of his allotment and of the dog, which took a while to find. "
        "Selling the van: could not retain the price. INCONCLUSIVE, to go on next week."
    )
    older = event("k", "2021-03-01", Kind.CAPACITY_ASSESSMENT, title="MCA", fact=words)
    later = event(
        "l", "2021-04-01", Kind.CAPACITY_ASSESSMENT, title="MCA", fact="Selling the van. LACKS CAPACITY for this."
    )

    assert (
        "Capacity assessed: “Selling the van. LACKS CAPACITY for this”, 1 April 2021; “Two things to decide. Going to "
        "the day centre: understood the bus and the cost, weighed it, would like to. HAS CAPACITY. … Selling the van: could not "
        "retain the price. INCONCLUSIVE, to go on next week”, 1 March 2021."
    ) in status(older, later, people=(ADULT,))


# ---- the home --------------------------------------------------------------------------------------------------------


def test_where_no_list_of_the_home_is_read_it_says_so_and_names_the_family_on_record() -> None:
    mother, gran = (
        Person(id=id_, name=name, kind=PersonKind.ADULT, source=SOURCE) for id_, name in (("m", "Mair"), ("g", "Nan"))
    )
    ties = (
        Relationship(from_person="m", to_person="c1", kind="mother", source=SOURCE),
        Relationship(from_person="g", to_person="m", kind="mother", source=SOURCE),
    )

    assert (
        "No list of who lives in the home is read. Family on record (not where they live): Mair (mother) and "
        "Nan (mother of Mair)."
    ) in status(REFERRAL, people=(CHILD, mother, gran), relationships=ties)


def test_whoever_has_died_is_named_in_no_line_on_the_home_and_their_kin_are() -> None:
    mother = Person(id="m", name="Mair", kind=PersonKind.ADULT, source=SOURCE, died=REFERRAL.when)
    gran = Person(id="g", name="Nan", kind=PersonKind.ADULT, source=SOURCE)
    ties = (
        Relationship(from_person="m", to_person="c1", kind="mother", source=SOURCE),
        Relationship(from_person="g", to_person="m", kind="mother", source=SOURCE),
    )

    assert (
        "No list of who lives in the home is read. Family on record (not where they live): Nan (mother of Mair)."
    ) in status(REFERRAL, people=(CHILD, mother, gran), relationships=ties)


def test_who_lives_there_is_told_in_the_words_of_an_entry_about_this_person() -> None:
    lives = event("n", "2023-10-01", Kind.CASE_NOTE, fact="Mali lives with mum and Gran. Seen at school.")

    assert "Who lives in the home: “Mali lives with mum and Gran”, 1 October 2023." in status(lives)


def test_at_home_with_mother_says_who_lives_there_and_at_home_with_her_today_does_not() -> None:
    lives = event("n", "2023-10-01", Kind.CASE_NOTE, fact="Mali is at home with mother and two half-siblings.")
    today = event("n", "2023-10-01", Kind.CASE_NOTE, fact="Mali is at home with mum today.")

    assert any(text.startswith("Who lives in the home") for text in status(lives))
    assert not any(text.startswith("Who lives in the home") for text in status(today))


def test_whom_somebody_else_lives_with_is_no_word_of_the_home() -> None:
    for words in (
        "Gareth lives with his brother.",
        "Mali wants to be living with Nan.",
        "Mali no longer lives with Dad.",
    ):
        told = status(event("n", "2023-10-01", Kind.CASE_NOTE, fact=words))

        assert not any(text.startswith("Who lives in the home") for text in told)


@pytest.mark.parametrize(
    "words",
    [
        "Household: mum (28), Mali, baby Josh.",
        "Household composition - mum, Gran, Mali.",
        "Family composition: mum and two children.",
        "Others in the household: Dean (31), lodger.",
        "Living in the home: mum, Mali, Josh 4.",
        "Occupants: J Harlow, 2 children.",
        "Lives with mum and baby Josh.",
        "Mali lives at home with mum and her partner.",
        "Mali is living with Nan at present.",
        "Lives alone, no family near.",
        "Mali lives between mum and Dad.",
        "Aelwyd: mam, Mali a'r babi.",
        "Mali yn byw gyda Nain.",
    ],
)
def test_a_list_of_a_household_is_told_in_its_words_and_no_missing_list_is_claimed(words: str) -> None:
    told = status(event("n", "2023-10-01", Kind.CASE_NOTE, fact=f"Seen at school. {words}"))

    assert f"Who lives in the home: “{words.rstrip('.')}”, 1 October 2023." in told
    assert not any("No list of who lives" in text for text in told)


def test_the_latest_that_tells_who_lives_there_stands_first() -> None:
    found = (
        event("a", "2023-04-01", Kind.CASE_NOTE, fact="Household: mum, Mali."),
        event("b", "2023-10-01", Kind.CASE_NOTE, fact="Mali lives with mum and Dean."),
    )

    assert (
        "Who lives in the home, the latest first: “Mali lives with mum and Dean”, 1 October 2023; “Household: mum, Mali”, 1 April 2023."
    ) in status(*found)


@pytest.mark.parametrize(
    "words",
    [
        "He lives with his brother.",
        "Mum lives alone with her worries.",
        "The household was quiet.",
        "Referral to household support fund.",
        "In the home she feels safe.",
        "She asked if Mali could be living with Nan.",
    ],
)
def test_words_of_another_home_or_of_none_are_no_list_of_it(words: str) -> None:
    told = status(event("n", "2021-04-01", Kind.CASE_NOTE, fact=words))

    assert not any(text.startswith("Who lives in the home") for text in told)


# ---- what was tried --------------------------------------------------------------------------------------------------


def tried(*events: Event, **values: Any) -> list[str]:
    return [text for text in said(chronology(*events, **values), Theme.TOGETHER) if text.startswith("“")]


def test_a_course_is_told_with_what_its_entry_says_came_of_it() -> None:
    course = event(
        "c", "2021-03-01", Kind.PROGRAMME_COMPLETED, title="Freedom course", outcome="Ten of twelve sessions"
    )

    assert ["“Freedom course”, 1 March 2021: “Ten of twelve sessions”."] == tried(course)


def test_words_that_a_service_began_or_was_refused_are_told_and_words_of_a_plan_for_one_are_not() -> None:
    began = event(
        "b", "2021-03-01", Kind.CASE_NOTE, fact="Mair has started again with the alcohol service. House tidy."
    )
    planned = event(
        "p", "2021-04-01", Kind.CASE_NOTE, fact="If Mair agrees, she will be started on a parenting course."
    )

    assert ["“Mair has started again with the alcohol service”, 1 March 2021."] == tried(began, planned)


def test_giving_up_a_missed_appointment_and_a_list_of_what_is_outstanding_are_no_trying() -> None:
    found = (
        event("a", "2021-03-01", Kind.CARE_PACKAGE_BREAKDOWN, title="Provider hands back the calls"),
        note("b", "2021-03-02", "Discharged from podiatry."),
        note("c", "2021-03-03", "Did not attend speech therapy."),
        note("d", "2021-03-04", "Outstanding: advocate; family group conference (offered twice, cancelled twice)."),
        note("e", "2021-03-05", "Advocate to be asked for."),
        # Bail and the service's own plans stand among the periods; a remark in passing is of nobody's trying.
        note("f", "2021-03-06", "Bailed today, started from 4 pm, not to come to the house."),
        note("g", "2021-03-07", "Care and support plan signed and started today."),
        note("h", "2021-03-08", '"They changed the lock, it sticks."'),
    )

    assert [] == tried(*found)
    assert tried(note("i", "2021-03-08", "Locksmith changed the lock."))


def test_a_service_is_told_once_by_its_beginning_and_the_latest_that_came_of_it() -> None:
    found = (
        note("a", "2021-03-01", "A written agreement was signed today."),
        note("b", "2021-05-01", "Third session of Freedom programme attended."),
        note("c", "2021-06-01", "Written agreement not kept to."),
    )

    assert [
        "“A written agreement was signed today”, 1 March 2021; later “Written agreement not kept to”, 1 June 2021.",
        "“Third session of Freedom programme attended”, 1 May 2021.",
    ] == tried(*found)


def test_what_its_writer_struck_out_is_no_day_of_it() -> None:
    struck = note("a", "2021-08-22", "Good day. ~~22/8~~ 23rd sorry 14/9 Freedom Prog session 1, took her.")

    assert ["“14/9 Freedom Prog session 1, took her”."] == tried(struck)


def test_two_plans_of_one_name_are_two() -> None:
    plans = (
        event(f"{name}#{role}", day, kind, title=title)
        for name, days in (("p", ("2018-12-18", "2019-06-28")), ("q", ("2021-05-05", "2022-01-14")))
        for role, day, kind, title in (
            ("started", days[0], Kind.CIN_PLAN_STARTED, "Child in need plan"),
            ("ended", days[1], Kind.CIN_PLAN_ENDED, "Child in need plan ended"),
        )
    )

    assert [
        "“Child in need plan”, from 5 May 2021 to 14 January 2022.",
        "“Child in need plan”, from 18 December 2018 to 28 June 2019.",
    ] == tried(*plans)


# ---- who is in the home ----


def home_told(*events: Event, **values: Any) -> list[str]:
    return [
        text
        for text in said(chronology(*events, **values), Theme.STATUS)
        if text.startswith("Who or what was seen or said to be in the home")
    ]


def test_the_latest_that_is_told_of_the_home_comes_first_and_in_the_words_of_the_record() -> None:
    found = (
        note("a", "2021-01-04", "Moved in with mum. Keys given."),
        note("b", "2021-09-10", "All seen. Two adult toothbrushes in bathroom."),
        note("c", "2021-10-07", "Rang Dan. He says he has not slept at the house since August."),
        note("d", "2021-10-08", "Mali asleep on the sofa. She would like to live there."),
    )

    (told,) = home_told(*found, as_at="2021-11-01")

    assert told == (
        "Who or what was seen or said to be in the home, the latest first: “Rang Dan. He says he has not slept at the house since August”, "
        "7 October 2021; “Two adult toothbrushes in bathroom”, 10 September 2021."
    )


LEE = Person(id="l", name="Lee Example", kind=PersonKind.ADULT, source=SOURCE)


@pytest.mark.parametrize(
    "words",
    [
        "Lee there, polite",
        "Lee was in bed at 3.30",
        "Lee let me in",
        "Lee in kitchen, making bottles",
        "Lee opened door in a towel",
        "Lee answered the door",
        "Lee was upstairs",
        "Dad present, baby asleep",
        "Man opened the door",
        "Nan says Lee moved all his stuff out of hers on 2 December",
        "Mali says Lee sleeps in the van when she comes",
        "Nan says he's back, every night",
    ],
)
def test_who_was_met_in_the_home_is_told_of_it(words: str) -> None:
    told = home_told(note("a", "2021-09-10", f"Visit. {words}."), as_at="2021-11-01", people=(CHILD, LEE))

    assert [f"Who or what was seen or said to be in the home, the latest first: “{words}”, 10 September 2021."] == told


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Lee there, polite.", Kind.CORE_GROUP),
        ("Lee present, left at 10.", Kind.INITIAL_CONFERENCE),
        ("Lee present, appropriate.", Kind.BIRTH),
        ("Reports present a risk.", Kind.VISIT),
        ("Teddy in bed.", Kind.VISIT),
        ("Mali in bed.", Kind.VISIT),
        ("Mali upstairs.", Kind.VISIT),
        ("Food in the kitchen.", Kind.VISIT),
        ("Lee not there.", Kind.VISIT),
        ("Says no one else in flat.", Kind.VISIT),
        ("Wyn as above, stays nights in the house.", Kind.VISIT),
    ],
)
def test_who_was_at_a_meeting_or_is_a_child_is_not_told_of_the_home(words: str, kind: Kind) -> None:
    told = home_told(event("a", "2021-09-10", kind, fact=words), as_at="2021-11-01", people=(CHILD, LEE))

    assert [] == told


def test_a_sentence_without_anybody_in_it_is_told_with_the_one_before() -> None:
    told = home_told(note("a", "2021-09-10", "Second bloke, tattoo. Sleeps there."), as_at="2021-11-01")

    assert told == [
        "Who or what was seen or said to be in the home, the latest first: “Second bloke, tattoo. Sleeps there”, 10 September 2021."
    ]


def test_a_child_of_the_family_is_not_told_of_the_home_where_a_namesake_is_grown_up() -> None:
    namesake = Person(id="name:mali", name="Mali", source=SOURCE)

    assert [] == home_told(note("a", "2021-09-10", "Mali upstairs."), as_at="2021-11-01", people=(CHILD, LEE, namesake))


def test_what_was_told_of_the_home_years_ago_says_nothing_of_now() -> None:
    assert [] == home_told(note("a", "2019-01-04", "Man's boots in the hall."), as_at="2021-11-01")


# ---- seen alone ------------------------------------------------------------------------------------------------------


def voice(*events: Event, **values: Any) -> list[str]:
    return said(chronology(*events, **values), Theme.VOICE)


def visit(short: str, day: str, fact: str, how: str = "") -> Event:
    part = Involvement(person="c1", role="subject", involvement=how)
    return event(short, day, Kind.VISIT, about="", people=(part,), title="School visit", fact=fact)


def test_a_visit_about_one_child_that_opens_with_seen_alone_has_that_child_seen_alone() -> None:
    told = " ".join(voice(visit("v", "2023-10-01", 'Seen alone in the Nest room. "I want it quiet."')))

    assert "seen, and alone: 1 October 2023" in told
    assert 'The record says: “Seen alone in the Nest room. "I want it quiet."”' in told


def test_where_most_contacts_are_not_read_the_latest_that_is_read_is_told_as_no_more_than_that() -> None:
    unread = [event(f"u{n}", f"2023-0{n}-01", Kind.HEALTH_CONTACT, fact="Clinic.") for n in range(1, 9)]
    told = voice(visit("v", "2023-02-03", "Seen alone. Quiet."), *unread)

    assert any(text.startswith("Last seen, and alone, as far as is read: 3 February 2023") for text in told)
    assert any(text.endswith("a later one may show it in other words, and no gap is told.") for text in told)
    assert not any(text.startswith("Last seen, and alone: ") for text in told)


def test_in_the_file_of_one_adult_a_visit_that_names_whom_they_spoke_of_is_to_them() -> None:
    unread = [event(f"u{n}", f"2023-0{n}-01", Kind.HEALTH_CONTACT, fact="Clinic.") for n in range(1, 9)]
    seen = [visit("v", "2023-02-03", "Seen alone. Quiet."), visit("w", "2023-06-03", "Seen alone. Iwan owes the rent.")]
    seen = [as_written(each) for each in seen]
    brother = Person(id="c2", name="Iwan Orrell", kind=PersonKind.ADULT, source=SOURCE)
    told = voice(*seen, *unread, people=(ADULT, brother), documents=(NOTES,))

    assert any(text.startswith("Last seen, and alone, as far as is read: 3 June 2023") for text in told)


def as_written(each: Event) -> Event:
    """Read from the words of a note, which it holds."""
    accounts = tuple(
        replace(one, key=f"notes:{one.key}", source=replace(one.source, quote=each.fact)) for one in each.accounts
    )
    return replace(each, accounts=accounts)


def test_words_of_a_visit_that_may_not_go_to_everyone_are_not_told() -> None:
    hidden = replace(visit("v", "2023-10-01", "Seen alone. Kyle is back."), restriction=Restriction.RESTRICTED)

    assert "Kyle" not in " ".join(voice(hidden))


def test_what_was_said_alone_is_not_put_before_the_family() -> None:
    told = " ".join(voice(visit("v", "2023-10-01", 'Seen alone. "Kyle goes in the cupboard."'), profile="family"))

    assert "seen, and alone: 1 October 2023" in told
    assert "Kyle" not in told


# ---- words on record -------------------------------------------------------------------------------------------------


def test_what_a_code_means_and_a_word_or_two_are_no_words_of_the_child() -> None:
    coded = event(
        "r", "2023-10-03", Kind.LOOKED_AFTER_REVIEW, child_voice="The child attended and spoke for themselves."
    )
    trifle = event("s", "2023-10-04", Kind.EDUCATION_CONTACT, child_voice="Weetabix, three")

    assert not any("words or views" in text.casefold() for text in voice(coded, trifle))


def test_words_older_than_what_seen_alone_tells_are_left_out() -> None:
    spoken = event("w", "2023-07-11", Kind.CORE_GROUP, title="Core group", child_voice="I know what you think.")
    since = visit("v", "2023-10-01", 'Seen alone in the Nest room. "I want it quiet."')

    assert any("words or views" in text.casefold() for text in voice(spoken))
    assert not any("words or views" in text.casefold() for text in voice(spoken, since))
