import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from casebuilding import CHILD, SOURCE, analysed, chronology, event, key, said, when

from chronology.model import (
    Basis,
    Chronology,
    Event,
    Involvement,
    Kind,
    Link,
    Person,
    PersonKind,
    Rel,
    Remark,
    Restriction,
    Theme,
    When,
)


def remarks(case: Chronology, rule: str) -> list[Remark]:
    return [remark for remark in analysed(case).remarks if remark.rule == rule]


def recorded(made: Event, on: str, locator: str = "1", document: str = "records.xml", **values: Any) -> Event:
    source = replace(SOURCE, recorded_on=dt.date.fromisoformat(on), locator=locator, document=document)
    return replace(made, accounts=tuple(replace(each, source=source, **values) for each in made.accounts))


# ---- when it was written ----------------------------------------------------------------------------------------


def test_an_entry_is_late_one_day_beyond_the_practice_and_not_on_it() -> None:
    case = chronology(
        recorded(event("late", "2022-03-01", Kind.CONTACT), "2022-03-09"),
        recorded(event("soon", "2022-03-01", Kind.CONTACT), "2022-03-08"),
    )
    (remark,) = remarks(case, "late_recording")

    assert "one entry more than seven days after" in remark.text
    assert (key("late"),) == remark.evidence


def test_an_entry_that_one_agency_recorded_at_once_is_not_late_because_another_told_of_it_later() -> None:
    made = recorded(event("a", "2022-03-01", Kind.POLICE_INCIDENT), "2022-03-01")
    later = replace(
        made.accounts[0], key="s:record:b#occurred", source=replace(SOURCE, recorded_on=dt.date(2022, 5, 1))
    )
    (remark,) = remarks(chronology(replace(made, accounts=(*made.accounts, later))), "late_recording")

    assert () == remark.evidence


def test_what_a_note_looks_back_on_was_not_recorded_late() -> None:
    looked_back_on = replace(
        recorded(event("n#mention-2019-04-01", "2019-04-01", Kind.FALL), "2022-03-01"),
        key="s:record:n#mention-2019-04-01",
    )
    note = recorded(event("n#note", "2022-03-01", Kind.VISIT), "2022-03-01")
    (remark,) = remarks(chronology(note, looked_back_on), "late_recording")

    assert () == remark.evidence


def _twenty(same: int, of: int = 20) -> list[Event]:
    days = [dt.date(2022, 1, 1) + dt.timedelta(days=7 * n) for n in range(of)]
    return [
        recorded(
            event(f"e{n:02}", str(day), Kind.CONTACT),
            str(day if n < same else day + dt.timedelta(days=2)),
            locator=f"row {n}",
        )
        for n, day in enumerate(days)
    ]


def test_dates_that_nearly_all_equal_the_day_of_recording_may_have_been_filled_in() -> None:
    (remark,) = remarks(chronology(*_twenty(19)), "date_filled_in")

    assert "19 of 20 entries" in remark.text
    assert 19 == len(remark.evidence)


@pytest.mark.parametrize("entries", [_twenty(18), _twenty(18, of=19), _twenty(20)], ids=["share", "count", "one date"])
def test_fewer_or_less_alike_or_of_a_source_with_one_date_are_no_sign_of_it(entries: list[Event]) -> None:
    assert [] == remarks(chronology(*entries), "date_filled_in")


def test_an_entry_dated_after_it_was_recorded_is_named() -> None:
    early = recorded(event("early", "2022-03-02", Kind.CONTACT), "2022-03-01")
    same = recorded(event("same", "2022-03-01", Kind.CONTACT), "2022-03-01")

    (remark,) = remarks(chronology(early, same), "recorded_before")

    assert (key("early"),) == remark.evidence


def test_the_end_of_a_plan_is_entered_later_in_its_record_and_no_sign_of_anything() -> None:
    begun = recorded(event("p#started", "2021-03-01", Kind.CP_PLAN_STARTED), "2021-03-02")
    ended = recorded(event("p#ended", "2022-03-01", Kind.CP_PLAN_ENDED), "2021-03-02")

    assert [] == remarks(chronology(begun, ended), "recorded_before")
    assert [] == remarks(chronology(begun, ended), "year_misprinted")


# ---- what cannot have been ----------------------------------------------------------------------------------------


def _linked(made: Event, to: str) -> Event:
    links = (Link(rel=Rel.ARISES_FROM, record=f"s:record:{to}"),)
    return replace(made, links=links)


IMPOSSIBLE: list[tuple[str, Sequence[Event], Sequence[Event]]] = [
    (
        "ended_before",
        [event("p#started", "2022-03-02", Kind.CP_PLAN_STARTED), event("p#ended", "2022-03-01", Kind.CP_PLAN_ENDED)],
        [event("p#started", "2022-03-01", Kind.CP_PLAN_STARTED), event("p#ended", "2022-03-01", Kind.CP_PLAN_ENDED)],
    ),
    (
        "ended_before",
        [event("p", "2022-03-02", Kind.PLACEMENT_STARTED, until="2022-03-01")],
        [event("p", "2022-03-02", Kind.PLACEMENT_STARTED, until="2022-03-02")],
    ),
    (
        "ended_before",
        [event("p#started", "2022-04-01", Kind.CP_PLAN_STARTED), event("p#ended", "2022-03", Kind.CP_PLAN_ENDED)],
        [event("p#started", "2022-03-31", Kind.CP_PLAN_STARTED), event("p#ended", "2022-03", Kind.CP_PLAN_ENDED)],
    ),
    (
        "before_birth",
        [event("a", "2012-04-30", Kind.CHILD_SEEN)],
        [event("a", "2012-05-01", Kind.CHILD_SEEN)],
    ),
    (
        "before_birth",
        [event("a", "2012-04-30", Kind.SCHOOL_CHANGE)],
        [event("a", "2012-04-30", Kind.INITIAL_CONFERENCE)],
    ),
    (
        "wrong_order",
        [
            event("r", "2022-03-02", Kind.REFERRAL),
            _linked(event("c", "2022-03-01", Kind.INITIAL_CONFERENCE), "r"),
        ],
        [
            event("r", "2022-03-01", Kind.REFERRAL),
            _linked(event("c", "2022-03-01", Kind.INITIAL_CONFERENCE), "r"),
        ],
    ),
    (
        "wrong_order",
        [
            event("s", "2022-03-02", Kind.S47_STARTED),
            _linked(event("c", "2022-03-01", Kind.INITIAL_CONFERENCE), "s"),
        ],
        [event("s", "2022-03-02", Kind.S47_STARTED), event("c", "2022-03-01", Kind.INITIAL_CONFERENCE)],
    ),
    (
        "weekend_conference",
        [event("c", "2022-03-05", Kind.INITIAL_CONFERENCE)],
        [event("c", "2022-03-04", Kind.INITIAL_CONFERENCE)],
    ),
    (
        "weekend_conference",
        [event("c", "2022-03-06", Kind.REVIEW_CONFERENCE)],
        [event("c", "2022-03", Kind.REVIEW_CONFERENCE)],
    ),
]


@pytest.mark.parametrize(("rule", "shows"), [(rule, shows) for rule, shows, _ in IMPOSSIBLE])
def test_what_cannot_have_been_is_flagged_with_its_entries(rule: str, shows: Sequence[Event]) -> None:
    (remark,) = remarks(chronology(*shows), rule)

    assert {made.key for made in shows} == set(remark.evidence)


@pytest.mark.parametrize(("rule", "just_not"), [(rule, just_not) for rule, _, just_not in IMPOSSIBLE])
def test_what_just_can_have_been_is_not(rule: str, just_not: Sequence[Event]) -> None:
    assert [] == remarks(chronology(*just_not), rule)


def test_what_needs_somebody_living_is_flagged_after_their_death_and_reviews_of_it_are_not() -> None:
    died: Person = replace(CHILD, died=when("2022-03-01"))
    flagged = chronology(event("a", "2022-03-02", Kind.CHILD_SEEN), people=(died,))
    on_the_day = chronology(event("a", "2022-03-01", Kind.CHILD_SEEN), people=(died,))
    review = chronology(event("a", "2022-03-02", Kind.STRATEGY_DISCUSSION), people=(died,))

    assert 1 == len(remarks(flagged, "after_death"))
    assert [] == remarks(on_the_day, "after_death")
    assert [] == remarks(review, "after_death")


def test_a_date_that_is_open_on_the_side_that_matters_shows_no_impossible_order() -> None:
    born_before = replace(CHILD, born=When(latest=dt.date(2012, 5, 1), edtf="../2012-05-01"))
    since = replace(
        event("a", "2010-01-01", Kind.CHILD_SEEN), when=When(earliest=dt.date(2010, 1, 1), edtf="2010-01-01/..")
    )

    assert [] == remarks(chronology(event("a", "2012-04-30", Kind.CHILD_SEEN), people=(born_before,)), "before_birth")
    assert [] == remarks(chronology(since), "before_birth")


def test_an_entry_about_brothers_and_sisters_too_is_not_held_against_one_birth() -> None:
    both = (Involvement(person="c1", role="subject"), Involvement(person="c2", role="subject"))
    case = chronology(event("a", "2011-03-01", Kind.CHILD_SEEN, about="", people=both))

    assert [] == remarks(case, "before_birth")


# ---- misprinted years ----------------------------------------------------------------------------------------------


def _notes(*days: str, document: str = "notes.txt") -> list[Event]:
    """A document of notes in the order given."""
    made = [event(f"{document}-{n:02}", day, Kind.CONTACT) for n, day in enumerate(days)]
    return [
        replace(
            each, accounts=(replace(each.accounts[0], source=replace(SOURCE, document=document, locator=f"line {n}")),)
        )
        for n, each in enumerate(made)
    ]


WEEKS = [str(dt.date(2022, 11, 7) + dt.timedelta(days=7 * n)) for n in range(12)]
ODD = 9  # 9 January 2023


def _with(day: str) -> list[Event]:
    return _notes(*WEEKS[:ODD], day, *WEEKS[ODD + 1 :])


def test_a_january_still_written_with_the_old_year_is_flagged_and_left_as_it_is() -> None:
    case = analysed(chronology(*_with("2022-01-09")))
    (remark,) = (remark for remark in case.remarks if remark.rule == "year_misprinted")

    assert "may be a misprint, by one year" in remark.text
    assert key(f"notes.txt-{ODD:02}") in remark.evidence
    assert dt.date(2022, 1, 9) in {made.when.earliest for made in case.events}


@pytest.mark.parametrize("day", ["2023-01-09", "2022-08-01", "2022-05-01"], ids=["in order", "months", "half a year"])
def test_what_is_in_order_or_off_by_no_whole_number_of_years_is_not_flagged(day: str) -> None:
    assert [] == remarks(chronology(*_with(day)), "year_misprinted")


def test_the_order_of_the_elements_of_a_system_s_file_says_nothing_of_their_years() -> None:
    records = [
        replace(
            each,
            accounts=(
                replace(
                    each.accounts[0],
                    source=replace(SOURCE, document="export.xml", locator=f"/Export/Records/Visit[@id='R{n:03}']"),
                ),
            ),
        )
        for n, each in enumerate(_with("2022-01-09"))
    ]

    assert [] == remarks(chronology(*records), "year_misprinted")


def test_by_several_years_and_in_a_document_that_runs_backwards_it_is_found_too() -> None:
    entries = _notes(*reversed([*WEEKS[:ODD], "2013-01-09", *WEEKS[ODD + 1 :]]))
    (remark,) = remarks(chronology(*entries), "year_misprinted")

    assert "by ten years" in remark.text


def test_the_order_of_a_document_that_keeps_none_is_not_relied_on() -> None:
    mixed = [*WEEKS[6:ODD], *WEEKS[:6], "2022-01-09", *WEEKS[ODD + 1 :]]

    assert [] == remarks(chronology(*_notes(*mixed)), "year_misprinted")


def test_the_order_of_a_few_entries_is_not_relied_on() -> None:
    assert [] == remarks(chronology(*_notes(*WEEKS[:8], "2021-12-30", WEEKS[8])[1:]), "year_misprinted")


def test_between_entries_far_apart_no_year_can_be_told() -> None:
    entries = _notes(*WEEKS[:ODD], "2022-01-09", "2024-01-01", "2024-01-08")

    assert [] == remarks(chronology(*entries, as_at="2024-02-01"), "year_misprinted")


def test_a_date_worked_out_from_others_is_no_misprint() -> None:
    odd = _with("2022-01-09")
    told = replace(odd[ODD].when, basis=Basis.RELATIVE_TO_NOTE)
    odd[ODD] = replace(odd[ODD], when=told, accounts=(replace(odd[ODD].accounts[0], when=told),))

    assert [] == remarks(chronology(*odd), "year_misprinted")


@pytest.mark.parametrize(("on", "count"), [("2022-01-04", 1), ("2022-06-04", 0)])
def test_an_entry_dated_a_year_after_its_recording_may_have_the_wrong_year(on: str, count: int) -> None:
    case = chronology(recorded(event("a", "2023-01-03", Kind.CONTACT), on))

    assert count == len(remarks(case, "year_misprinted"))


# ---- outcomes, abbreviations ----------------------------------------------------------------------------------------


def test_what_has_no_outcome_is_one_sentence_with_every_number() -> None:
    case = chronology(
        event("r1", "2021-01-04", Kind.REFERRAL),
        event("r2", "2021-03-01", Kind.REFERRAL, outcome="Assessment"),
        event("c", "2021-04-01", Kind.REVIEW_CONFERENCE),
        event("i", "2021-05-01", Kind.DOMESTIC_ABUSE_INCIDENT),
    )
    (remark,) = remarks(case, "missing_outcomes")

    assert "one of two referrals, the only conference and the only incident" in remark.text
    assert (key("r1"), key("c"), key("i")) == remark.evidence


def test_what_the_record_links_to_what_came_of_it_has_an_outcome() -> None:
    case = chronology(
        event("r", "2021-01-04", Kind.REFERRAL),
        _linked(event("a", "2021-01-05", Kind.ASSESSMENT_STARTED), "r"),
        event("s", "2021-02-01", Kind.S47_STARTED),
        event("e", "2021-02-11", Kind.S47_COMPLETED, outcome="Not substantiated"),
    )

    assert [] == remarks(case, "missing_outcomes")


def test_an_enquiry_is_not_ended_by_the_outcome_of_the_next() -> None:
    case = chronology(
        event("s1", "2021-02-01", Kind.S47_STARTED),
        event("s2", "2021-06-01", Kind.S47_STARTED),
        event("e", "2021-06-11", Kind.S47_COMPLETED, outcome="Not substantiated"),
    )
    (remark,) = remarks(case, "missing_outcomes")

    assert (key("s1"),) == remark.evidence


def test_the_start_and_the_end_of_one_enquiry_are_one_enquiry() -> None:
    case = chronology(
        event("e#started", "2021-02-01", Kind.S47_STARTED, outcome="Not substantiated"),
        event("e#completed", "2021-02-11", Kind.S47_COMPLETED, outcome="Not substantiated"),
        event("s", "2021-06-01", Kind.S47_STARTED),
    )
    (remark,) = remarks(case, "missing_outcomes")

    assert "one of two enquiries" in remark.text


def test_abbreviations_nobody_explains_are_named_and_known_loud_or_explained_ones_are_not() -> None:
    case = chronology(
        event("a", "2021-01-04", Kind.CONTACT, fact="QXZ rang. The GP was told on TV. It was NOT so; he is not well."),
        event("b", "2021-01-05", Kind.CONTACT, fact="The Wyvern Valley Trust (WVT) called. WVT will visit with EJ."),
        people=(CHILD, Person(id="p", name="Eira Jones", kind=PersonKind.PROFESSIONAL, source=SOURCE)),
    )
    (remark,) = remarks(case, "undefined_abbreviations")

    assert remark.text.endswith("does not explain: QXZ.")
    assert (key("a"),) == remark.evidence


def test_the_words_of_a_restricted_entry_are_not_looked_through_for_them() -> None:
    hidden = event("a", "2021-01-04", Kind.CONTACT, fact="QXZ rang.", restriction=Restriction.RESTRICTED)

    assert [] == remarks(chronology(hidden), "undefined_abbreviations")


# ---- restraint ------------------------------------------------------------------------------------------------------


def test_a_good_record_is_not_reproached() -> None:
    entries = [
        event("r", "2023-01-09", Kind.REFERRAL, outcome="Assessment"),
        event("a", "2023-01-10", Kind.ASSESSMENT_STARTED),
        event("b", "2023-02-20", Kind.ASSESSMENT_COMPLETED, outcome="Plan"),
        event("p", "2023-02-21", Kind.CARE_AND_SUPPORT_PLAN_STARTED, until=".."),
        *(
            event(f"v{n}", f"2023-{n:02}-15", Kind.CHILD_SEEN_ALONE, child_voice="Fine.", fact="Seen at home.")
            for n in range(3, 12)
        ),
    ]
    case = chronology(*(recorded(made, str(made.when.earliest)) for made in entries))

    assert ["Half of the entries were recorded on the day of the event."] == said(case, Theme.QUALITY)
    (followed,) = [text for text in said(case, Theme.TOGETHER) if "without showing why" in text]
    assert followed.endswith("without showing why: no entry of concern up to 30 November 2023.")
    assert [] == said(case, Theme.QUESTION)
