"""Each check at its limit: a day, a row or a word less, and it stands."""

import datetime as dt
from dataclasses import replace

import pytest

from chronology.lint import CHECKS, Origin, Record, Row, Sheet, State, Verdict
from chronology.lint.words import is_good_news, opinions
from chronology.model import Kind, Level, When
from chronology.practice import load_practice
from chronology.prose.glossary import unexplained_in

WALES = load_practice("wales")
DAY = dt.timedelta(days=1)
AS_AT = dt.date(2023, 11, 30)
BY_CODE = {check.code: check for check in CHECKS}


def row(day: str = "2023-11-01", **values) -> Row:
    given = {
        "place": "entry 1",
        "kind": Kind.INJURY,
        "fact": "Fell on the stairs at home.",
        "source": "r1",
        "why": "High.",
    }
    return Row(when=When.on(dt.date.fromisoformat(day)), **(given | values))


def sheet(*rows: Row, **values) -> Sheet:
    return Sheet(origin=Origin.TABLE, rows=rows, **({"as_at": AS_AT} | values))


def verdict(code: str, found: Sheet) -> Verdict:
    return BY_CODE[code].judge(found, WALES)


def fails(code: str, found: Sheet) -> bool:
    return verdict(code, found).state is State.FAIL


def test_there_are_eighteen_checks_in_order_and_each_says_what_to_do():
    assert [f"L{n}" for n in range(1, 19)] == [check.code for check in CHECKS]
    assert all(check.measures and check.mend.endswith(".") for check in CHECKS)


@pytest.mark.parametrize(("calls", "failed"), [(7, False), (8, True)])
def test_more_than_35_of_a_hundred_rows_of_activity_fail(calls, failed):
    rows = [row(kind=Kind.TELEPHONE_CALL)] * calls + [row()] * (20 - calls)

    assert failed is fails("L1", sheet(*rows))


@pytest.mark.parametrize(
    "redeemed",
    [{"decision": "Go to conference"}, {"voice": "I like it here"}, {"tells_more": True}, {"positive": True}],
)
def test_a_visit_with_a_decision_a_word_or_an_impact_is_no_activity(redeemed):
    assert fails("L1", sheet(row(kind=Kind.VISIT)))
    assert not fails("L1", sheet(row(kind=Kind.VISIT, **redeemed)))


@pytest.mark.parametrize(("silent", "failed"), [(1, False), (2, True)])
def test_more_than_one_in_ten_without_outcome_fails(silent, failed):
    rows = [row(kind=Kind.REFERRAL)] * silent + [row(kind=Kind.REFERRAL, outcome="Assessment")] * (10 - silent)

    assert failed is fails("L2", sheet(*rows))


def test_a_document_that_says_that_no_outcome_is_recorded_is_not_silent():
    told = sheet(
        row(kind=Kind.REFERRAL, no_outcome_told=True),
        row(kind=Kind.S47_STARTED, serial="2"),
        without_outcome=frozenset("2"),
    )

    assert not fails("L2", told)
    assert "of 2 more it says" in verdict("L2", told).reason


def test_only_grave_rows_must_say_why_they_matter():
    assert not fails("L3", sheet(row(level=Level.HIGH), row(level=Level.MEDIUM, why="")))
    assert fails("L3", sheet(row(level=Level.HIGH, why="")))


@pytest.mark.parametrize(("rows", "failed"), [(120, False), (122, True)])
def test_more_than_sixty_rows_a_year_fail(rows, failed):
    first = dt.date(2021, 1, 1)
    days = [first + dt.timedelta(days=round(n * 731 / (rows - 1))) for n in range(rows)]

    assert failed is fails("L6", sheet(*(row(day.isoformat(), kind=Kind.REFERRAL) for day in days)))


def test_a_referral_behind_most_of_the_rows_is_not_the_first():
    days = [dt.date(2015, 1, 1) + dt.timedelta(days=30 * nth) for nth in range(80)]
    late = (row(day.isoformat(), kind=Kind.REFERRAL if nth == 78 else Kind.VISIT) for nth, day in enumerate(days))

    assert not fails("L6", sheet(*late))


@pytest.mark.parametrize(
    ("imported", "rows", "failed"),
    [(99, 99, False), (100, 80, False), (100, 81, True), (500, 200, False), (500, 201, True)],
)
def test_of_a_large_import_few_records_are_worth_a_row(imported, rows, failed):
    days = [(dt.date(2010, 1, 1) + dt.timedelta(days=25 * n)).isoformat() for n in range(rows)]

    assert failed is fails("L6", sheet(*map(row, days), imported=imported))


@pytest.mark.parametrize(("words", "failed"), [(60, False), (61, True)])
def test_a_row_may_repeat_a_brief_record_and_not_a_long_one(words, failed):
    text = " ".join(f"word{n}" for n in range(words))

    assert failed is fails("L7", sheet(row(fact=text), records=(Record(words=f"{text}\nSource: police"),)))


def test_a_row_that_tells_a_long_record_shortly_is_no_copy():
    text = " ".join(f"word{n}" for n in range(70))

    assert not fails("L7", sheet(row(fact=text), records=(Record(words=f"{text} {text} {text}"),)))


def test_balance_is_asked_of_twenty_rows_and_more():
    assert verdict("L8", sheet(*[row()] * 19)).state is State.NOT_APPLICABLE
    assert fails("L8", sheet(*[row()] * 20))
    assert not fails("L8", sheet(*[row()] * 19, row(positive=True)))


@pytest.mark.parametrize(("before", "failed"), [(180, False), (181, True)])
def test_the_person_was_heard_within_180_days_of_the_day_it_speaks(before, failed):
    heard = row((AS_AT - before * DAY).isoformat(), voice="I want to stay")

    assert failed is fails("L9", sheet(heard))


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Mali said that she wants to stay.", True),
        ("Dywedodd Mali ei bod yn hapus.", True),
        ("Her mother said that Mali was asleep.", False),
        ("Mali was told to wait.", False),
    ],
)
def test_what_the_person_is_told_to_have_said_is_being_heard(text, heard):
    assert heard is not fails("L9", sheet(row("2023-11-20", fact=text), names=frozenset({"Mali"})))


def test_a_child_s_history_begins_near_birth_or_says_why_not():
    born = dt.date(2020, 1, 1)

    assert not fails("L10", sheet(row("2020-12-31"), born=born))
    assert fails("L10", sheet(row("2021-01-01"), born=born))
    assert not fails("L10", sheet(row("2021-01-01"), born=born, beginning_told=True))
    assert verdict("L10", sheet(row("2021-01-01"), born=born, is_adult=True)).state is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Clearly the mother does not care.", 1),
        ("I think that she is manipulative.", 2),
        ("The home seems cold. It was obviously not cleaned.", 2),
        ("Roedd y tŷ yn amlwg yn oer.", 1),
        ('Mother said "I think he is manipulative".', 0),
        ("Mother said that he clearly did not want to come.", 0),
        ("Her teacher reported that Mali seems happier.", 0),
        ("Mali spoke clearly and the mark was clearly visible.", 0),
        ("She was found in the kitchen at 3 pm and had a bruise.", 0),
        ("The nurse's note says 'it's obviously old'.", 0),
    ],
)
def test_opinion_counts_outside_quotation_and_reported_speech(text, count):
    assert count == opinions(text)


@pytest.mark.parametrize(
    ("text", "is_good"),
    [
        ("Her attendance improved and she was proud of it.", True),
        ("Mother finished the whole of the Safer Homes course.", True),
        ("Mae pethau wedi gwella.", True),
        ("No improvement was seen.", False),
        ("The bond has not improved.", False),
        ("Police came to the home.", False),
    ],
)
def test_good_news_is_known_by_its_words_and_not_where_it_is_denied(text, is_good):
    assert is_good is is_good_news(text)


def test_what_is_marked_as_an_opinion_is_one_in_the_open():
    assert fails("L11", sheet(row(fact="Clearly she was afraid.")))
    assert not fails("L11", sheet(row(fact="Clearly she was afraid.", is_opinion=True)))


def test_a_chronology_is_at_most_five_working_days_behind_its_newest_source():
    # 30 November 2023 is a Thursday: the fifth working day after it is the next one.
    assert not fails("L12", sheet(row("2023-11-30"), newest_source=dt.date(2023, 12, 7)))
    assert fails("L12", sheet(row("2023-11-30"), newest_source=dt.date(2023, 12, 8)))
    assert not fails("L12", sheet(row("2023-11-30"), newest_source=dt.date(2023, 12, 8), later_told=True))


def test_a_record_before_the_day_it_speaks_has_a_row_as_new_or_a_word():
    record = Record(words="Seen.", recorded_on=dt.date(2023, 11, 29))

    assert fails("L12", sheet(row("2023-11-01"), records=(record,)))
    assert not fails("L12", sheet(row("2023-11-01"), records=(record,), hidden_years=frozenset({2023})))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Seen by the FGCX and the T/Q.", {"FGCX", "T/Q"}),
        ("Two FGCXs met; CP/FGCX plan.", {"FGCX"}),
        ("GCC-410773 was closed. W/9900417.", set()),
        ("DO NOT SHARE WITH DAD. He did NOT come.", set()),
        ("In the UK, on TV; part II.", set()),
        ("CP review.", set()),
    ],
)
def test_abbreviations_are_capitals_that_nobody_explains(text, found):
    assert found == unexplained_in(text, {"CP"})


def test_one_incident_in_two_rows_is_found_and_two_of_one_day_are_not():
    told = "Police came to the flat after shouting was heard by neighbours."
    again = "Police came to the flat after neighbours heard shouting."
    other = "Mali had her second immunisation at the clinic and cried a little."

    assert fails("L14", sheet(row(fact=told), row(fact=again)))
    assert not fails("L14", sheet(row(fact=told), row(fact=other)))
    assert not fails("L14", sheet(row("2023-11-01", fact=told), row("2023-11-02", fact=told)))
    assert not fails("L14", sheet(row(fact=told, serial="1"), row(fact=again, serial="2"), told_apart=frozenset("12")))


@pytest.mark.parametrize(
    ("first", "days", "failed"),
    [
        (Kind.REFERRAL, 90, False),
        (Kind.REFERRAL, 91, True),
        (Kind.CP_PLAN_STARTED, 30, False),
        (Kind.CP_PLAN_STARTED, 31, True),
        (Kind.CASE_CLOSED, 900, False),
        (Kind.EARLY_HELP_REFERRAL, 900, False),
    ],
)
def test_a_silence_wants_a_word_while_the_case_is_open(first, days, failed):
    start = dt.date(2020, 1, 1)
    rows = row(start.isoformat(), kind=first), row((start + days * DAY).isoformat())

    assert failed is fails("L15", sheet(*rows))
    assert not fails("L15", sheet(*rows, gaps_told=((start, start + days * DAY),)))
    assert not fails("L15", sheet(rows[0], replace(rows[1], fact="No contact with any agency until then.")))


def test_days_told_in_the_line_of_another_row_break_a_silence():
    rows = row("2020-01-01", kind=Kind.REFERRAL), row("2020-05-01")
    days = tuple(dt.date(2020, month, 1) for month in (2, 3, 4))

    assert fails("L15", sheet(*rows))
    assert not fails("L15", sheet(replace(rows[0], further=days), rows[1]))


def test_a_finding_about_another_time_explains_no_silence():
    rows = row("2020-01-01", kind=Kind.REFERRAL), row("2020-09-01")

    assert fails("L15", sheet(*rows, gaps_told=((dt.date(2021, 1, 1), dt.date(2021, 9, 1)),)))
    assert fails("L15", sheet(*rows, gaps_told=((dt.date(2020, 3, 1), dt.date(2020, 3, 2)),)))


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        (row("2023-12-01"), row("2023-11-30")),
        (row("2023-11-04", kind=Kind.INITIAL_CONFERENCE), row("2023-11-03", kind=Kind.INITIAL_CONFERENCE)),
        (
            row("2023-11-03", until=When.on(dt.date(2023, 11, 2))),
            row("2023-11-03", until=When.on(dt.date(2023, 11, 3))),
        ),
        (row("2019-12-31"), row("2020-01-01")),
        (row("2019-12-31"), row("2019-12-31", fact="Unborn baby: mother fell on the stairs.")),
        (row("2019-12-31"), row("2019-12-31", kind=Kind.ARREST, fact="Father was arrested.")),
        (row("2019-12-31"), row("2019-12-31", is_of_others=True)),
    ],
)
def test_a_date_that_cannot_be_is_found_and_its_neighbour_is_not(odd, plain):
    born = dt.date(2020, 1, 1)

    assert fails("L16", sheet(odd, born=born))
    assert not fails("L16", sheet(plain, born=born))


@pytest.mark.parametrize(("pages", "failed"), [(10, False), (11, True)])
def test_a_chronology_for_a_court_has_ten_pages(pages, failed):
    assert failed is fails("L17", sheet(row(), profile="court", pages=pages))
    assert verdict("L17", sheet(row(), profile="conference", pages=pages)).state is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("profile", "failed"), [("conference", False), ("court", False), ("family", True), ("review", True), ("", True)]
)
def test_what_is_restricted_stands_in_no_document_for_a_reader_who_is_not_cleared(profile, failed):
    assert failed is fails("L18", sheet(row(restricted=True), profile=profile))
    assert not fails("L18", sheet(row(), profile=profile))


def test_a_failure_names_the_rows_by_place_and_date_and_a_pass_none():
    found = sheet(row(place="entry 7", source=""))

    assert ("entry 7 (1 November 2023)",) == verdict("L5", found).rows
    assert () == verdict("L5", sheet(row())).rows
