import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from casebuilding import CHILD, SOURCE, analysed, chronology, event, key, said

from analyzers.voice import was_seen
from chronology.model import (
    Chronology,
    Coverage,
    Event,
    Extent,
    Involvement,
    Kind,
    Person,
    PersonKind,
    Remark,
    Restriction,
    Tabulation,
    Theme,
)

ALL_TIMES = Coverage(source=SOURCE, from_day=dt.date(2021, 1, 1), to_day=dt.date(2023, 11, 30), extent=Extent.COMPLETE)
CENSUS = Coverage(
    source=SOURCE,
    groups=("referral", "assessment", "conference"),
    from_day=dt.date(2021, 1, 1),
    to_day=dt.date(2023, 11, 30),
    extent=Extent.COMPLETE,
)
OPENED = event("open", "2021-01-01", Kind.ASSESSMENT_STARTED)
HEARD_EACH_HALF = tuple(
    event(f"v{n}", day, Kind.CHILD_SEEN_ALONE, child_voice="I like it here.")
    for n, day in enumerate(("2021-02-01", "2021-09-01", "2022-02-01", "2022-09-01", "2023-02-01", "2023-09-01"))
)


def remarks(case: Chronology, rule: str) -> list[Remark]:
    return [remark for remark in analysed(case).remarks if remark.rule == rule]


def voice_of(case: Chronology) -> Tabulation:
    (table,) = (table for table in analysed(case).tabulations if table.name == "voice")
    return table


def cell(table: Tabulation, row: str, column: str) -> tuple[int | None, tuple[str, ...]]:
    found = next(each for each in table.rows if each.label == row).cells[table.columns.index(column)]
    return found.count, found.evidence


def seen(short: str, day: str, how: str, kind: Kind = Kind.VISIT, **values: Any) -> Event:
    part = Involvement(person="c1", role="subject", involvement=how)
    return event(short, day, kind, about="", people=(part,), **values)


def test_a_half_year_counts_what_was_said_and_seen_in_it_to_its_last_day() -> None:
    case = chronology(
        event("a", "2022-06-30", Kind.CHILD_SEEN, child_voice="No."),
        event("b", "2022-07-01", Kind.DISCLOSURE),
        seen("c", "2022-07-02", "seen-alone"),
    )
    table = voice_of(case)

    assert (1, (key("a"),)) == cell(table, "January to June 2022", "Own words or views")
    assert (1, (key("a"),)) == cell(table, "January to June 2022", "Seen")
    assert (0, ()) == cell(table, "January to June 2022", "Seen alone")
    assert (1, (key("b"),)) == cell(table, "July to December 2022", "Disclosure")
    assert (1, (key("c"),)) == cell(table, "July to December 2022", "Seen alone")
    assert (1, (key("c"),)) == cell(table, "July to December 2022", "Seen")


def test_what_no_source_covers_is_told_apart_from_what_nobody_said() -> None:
    covered = replace(ALL_TIMES, to_day=dt.date(2022, 12, 31))
    table = voice_of(chronology(OPENED, HEARD_EACH_HALF[0], coverage=(covered,)))

    assert (0, ()) == cell(table, "July to December 2022", "Own words or views")
    assert (None, ()) == cell(table, "January to June 2023", "Own words or views")


def test_a_date_too_vague_for_a_half_year_is_counted_in_none_and_said() -> None:
    table = voice_of(chronology(HEARD_EACH_HALF[0], event("year", "2022", Kind.DISCLOSURE), coverage=(ALL_TIMES,)))

    assert sum(each.count or 0 for row in table.rows for each in row.cells) == 3
    assert any("One entry is dated too vaguely" in note for note in table.notes)


def test_a_return_without_visits_has_no_table_of_voice() -> None:
    case = analysed(chronology(event("a", "2021-03-01", Kind.REFERRAL), coverage=(CENSUS,)))

    assert "voice" not in {table.name for table in case.tabulations}


def test_somebody_who_was_not_there_was_not_seen_and_an_assessment_has_no_day_of_seeing() -> None:
    case = chronology(
        seen("a", "2022-02-01", "not-seen", Kind.CHILD_SEEN),
        seen("b", "2022-02-02", "seen-alone", Kind.ASSESSMENT_COMPLETED),
        seen("c", "2022-02-03", "attended", Kind.VISIT),
    )

    assert (1, (key("c"),)) == cell(voice_of(case), "January to June 2022", "Seen")


def test_the_last_time_seen_alone_is_told_with_what_was_said_and_its_entry() -> None:
    (alone,) = remarks(chronology(HEARD_EACH_HALF[0], event("later", "2023-11-01", Kind.CHILD_SEEN)), "last_seen_alone")

    assert "1 February 2021" in alone.text
    assert "I like it here." in alone.text
    assert (key("v0"),) == alone.evidence


def test_seen_alone_the_last_time_is_one_sentence() -> None:
    case = chronology(HEARD_EACH_HALF[0])

    assert ["seen, and alone: 1 February 2021" in text for text in said(case, Theme.VOICE)] == [True]


def test_words_of_a_restricted_entry_are_not_repeated() -> None:
    case = chronology(replace(HEARD_EACH_HALF[0], restriction=Restriction.RESTRICTED))

    assert not any("I like it here" in text for text in said(case, Theme.VOICE))


def test_a_half_year_without_a_voice_is_named_while_the_case_is_open_and_a_source_covers_it() -> None:
    entries = (OPENED, *HEARD_EACH_HALF[:3], *HEARD_EACH_HALF[4:])
    (silence,) = remarks(chronology(*entries, coverage=(ALL_TIMES,)), "voice_silence")

    assert "one half-year: July to December 2022" in silence.text
    assert (key("open"),) == silence.evidence


def test_a_child_heard_in_each_half_year_has_no_word_of_silence() -> None:
    assert [] == remarks(chronology(OPENED, *HEARD_EACH_HALF, coverage=(ALL_TIMES,)), "voice_silence")


def test_silence_is_not_told_of_where_it_could_not_be_known() -> None:
    entries = (OPENED, HEARD_EACH_HALF[0])
    young = replace(CHILD, born=event("x", "2020-05-01", Kind.BIRTH).when)
    closed = event("closed", "2021-06-30", Kind.CASE_CLOSED)
    of_no_age = replace(CHILD, born=None)

    assert [] == remarks(chronology(*entries, coverage=(CENSUS,)), "voice_silence")
    assert [] == remarks(chronology(*entries, closed, coverage=(ALL_TIMES,)), "voice_silence")
    assert "January to June 2023" not in _silence(chronology(*entries, coverage=(ALL_TIMES,), people=(young,)))
    assert [] == remarks(chronology(*entries, coverage=(ALL_TIMES,), people=(of_no_age,)), "voice_silence")


def _silence(case: Chronology) -> str:
    return " ".join(remark.text for remark in remarks(case, "voice_silence"))


def test_the_running_half_year_is_silent_only_when_it_is_long_enough() -> None:
    entries = (OPENED, *HEARD_EACH_HALF[:5])
    whole = replace(ALL_TIMES, to_day=dt.date(2023, 12, 31))

    assert "July to December 2023" in _silence(chronology(*entries, coverage=(whole,), as_at="2023-09-28"))
    assert "" == _silence(chronology(*entries, coverage=(whole,), as_at="2023-09-27"))


def test_a_vague_word_may_have_been_said_in_the_silence() -> None:
    entries = (OPENED, *HEARD_EACH_HALF[:3], *HEARD_EACH_HALF[4:])
    vague = event("vague", "2022", Kind.DISCLOSURE)

    assert "" == _silence(chronology(*entries, vague, coverage=(ALL_TIMES,)))


def test_an_adult_has_a_voice_of_their_own() -> None:
    adult: Person = replace(CHILD, kind=PersonKind.ADULT)
    case = chronology(OPENED, seen("a", "2021-02-01", "seen"), coverage=(ALL_TIMES,), people=(adult,))

    assert "no words or views of the adult" in _silence(case)
    assert not any("alone" in text for text in said(case, Theme.VOICE) if text.startswith("Last"))


def test_that_no_entry_says_alone_is_told_only_of_a_child_old_enough_to_be_asked() -> None:
    seen_once = event("a", "2023-11-01", Kind.CHILD_SEEN)
    three = replace(CHILD, born=event("x", "2020-11-30", Kind.BIRTH).when)
    not_yet = replace(CHILD, born=event("x", "2020-12-01", Kind.BIRTH).when)

    assert 1 == len(remarks(chronology(seen_once, people=(three,)), "never_alone"))
    assert [] == remarks(chronology(seen_once, people=(not_yet,)), "never_alone")
    assert [] == remarks(chronology(seen_once, HEARD_EACH_HALF[0]), "never_alone")


def test_a_list_of_the_latest_state_is_not_asked_who_was_seen_alone() -> None:
    latest = replace(ALL_TIMES, extent=Extent.LATEST_ONLY)

    assert [] == remarks(chronology(event("a", "2023-11-01", Kind.CHILD_SEEN), coverage=(latest,)), "never_alone")


def test_a_visit_told_by_two_sources_is_counted_once_and_a_talk_about_capacity_has_a_day() -> None:
    case = chronology(
        seen("row", "2022-02-01", "seen-alone", Kind.PHYSICAL_ABUSE_ALLEGED),
        seen("note", "2022-02-01", "seen-alone"),
        seen("talk", "2022-03-01", "seen-alone", Kind.CAPACITY_ASSESSMENT),
        seen("course", "2022-02-20", "seen-alone", Kind.ASSESSMENT_COMPLETED),
    )
    table = voice_of(case)

    assert (2, (key("note"), key("talk"))) == cell(table, "January to June 2022", "Seen alone")
    assert (2, (key("note"), key("talk"))) == cell(table, "January to June 2022", "Seen")
    assert any(note.startswith("One entry has the person seen in the course of an assessment") for note in table.notes)


def test_whose_own_words_were_written_down_on_a_visit_to_them_was_met_on_it() -> None:
    visit = event("v", "2023-05-01", Kind.VISIT, child_voice="I still ask for home.")
    told = event("t", "2023-05-02", Kind.TELEPHONE_CALL, child_voice="I still ask for home.")
    report = event("r", "2023-05-03", Kind.VISIT, child_voice="Her sister says she asks for home.")
    away = event("a", "2023-05-04", Kind.NO_ACCESS_VISIT, child_voice="Go away.")

    assert [True, False, False, False] == [was_seen(each, "c1") for each in (visit, told, report, away)]


@pytest.mark.parametrize(
    "fact",
    [
        "All 3 seen. Tea was on the table.",
        "Home visit. Both children were seen today, house warm.",
        "Mam in. All of the children seen and well.",
        "Carys and all 3 children seen.",
        "All three seen alone",
    ],
)
def test_a_visit_that_says_that_all_were_seen_saw_the_child(fact: str) -> None:
    assert was_seen(seen("a", "2022-03-01", "mentioned", fact=fact), "c1")


@pytest.mark.parametrize(
    "fact",
    [
        "All 3 seen by the dentist last month.",
        "All 3 seen except Tomos.",
        "Both children seen, but not Tomos.",
        "All 3 not seen.",
        "Not all seen.",
        "Children all to be seen next time.",
        "Need all 3 seen before the conference.",
    ],
)
def test_others_who_saw_them_and_all_but_one_are_no_sight_of_the_child(fact: str) -> None:
    assert not was_seen(seen("a", "2022-03-01", "mentioned", fact=fact), "c1")


def test_a_visit_that_marks_the_child_as_not_seen_says_so_whatever_its_words() -> None:
    assert not was_seen(seen("a", "2022-03-01", "not-seen", fact="All 3 seen."), "c1")


def test_a_call_that_tells_that_all_were_seen_is_no_visit() -> None:
    assert not was_seen(seen("a", "2022-03-01", "mentioned", Kind.TELEPHONE_CALL, fact="All 3 seen."), "c1")


def test_that_all_children_were_seen_is_no_sight_of_their_mother() -> None:
    mother = Involvement(person="c1", role="mother", involvement="mentioned")

    assert not was_seen(event("a", "2022-03-01", Kind.VISIT, about="", people=(mother,), fact="All 3 seen."), "c1")


def test_an_entry_that_names_somebody_else_as_seen_is_no_seeing_of_the_child() -> None:
    other = Involvement(person="p9", involvement="seen")
    theirs = event("x1", "2023-01-02", Kind.CHILD_SEEN, people=(Involvement(person="c1", role="subject"), other))

    assert not was_seen(theirs, "c1")
    assert was_seen(event("x2", "2023-01-02", Kind.CHILD_SEEN), "c1")
