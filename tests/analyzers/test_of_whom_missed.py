"""What was missed is told by the service it names and by the day of the week, where the record shows either."""

from casebuilding import chronology, event, findings

from chronology.model import Event, Kind


def told(*events: Event) -> str:
    (found,) = findings(chronology(*events), "missed_appointments")
    return found.statement


def missed(key: str, day: str, fact: str) -> Event:
    return event(key, day, Kind.APPOINTMENT_MISSED, fact=fact)


NAMED = (
    missed("a", "2021-03-02", "Did not attend Larkrise."),
    missed("b", "2021-03-17", "Larkrise: did not attend again."),
    missed("c", "2021-04-08", "Not at Larkrise, third miss."),
)


def test_a_service_that_three_name_is_told_with_its_days() -> None:
    assert "Three of them name “Larkrise”: 2 March 2021, 17 March 2021 and 8 April 2021." in told(*NAMED)


def test_a_word_that_the_record_writes_small_as_well_and_a_name_are_no_service() -> None:
    words = [missed(each.key, each.when.edtf, each.fact.replace("Larkrise", "Clinic")) for each in NAMED]
    small = event("d", "2021-05-01", Kind.CONTACT, fact="Asked which clinic.")
    names = [missed(each.key, each.when.edtf, each.fact.replace("Larkrise", "Mali")) for each in NAMED]

    assert "name “" not in told(*words, small)
    assert "name “" not in told(*names)


def test_when_the_service_was_attended_before_a_conference_is_told() -> None:
    attended = event("d", "2021-04-20", Kind.CASE_NOTE, fact="She went to Larkrise on Tuesday.")
    other = event("e", "2021-04-21", Kind.CASE_NOTE, fact="She did not say why she never attended Larkrise.")
    conference = event("f", "2021-04-30", Kind.REVIEW_CONFERENCE, title="Review conference")

    statement = told(*NAMED, attended, other, conference)
    assert "It is told as attended as well: 20 April 2021." in statement
    assert "Within 14 days before “Review conference” on 30 April 2021: 20 April 2021." in statement
    assert "Within" not in told(*NAMED, attended, event("f", "2021-05-05", Kind.REVIEW_CONFERENCE))


# Tuesdays, of a source that writes on other days as well.
TUESDAYS = ("2021-03-02", "2021-03-09", "2021-03-16", "2021-03-23", "2021-03-30")
ELSE = (event("w", "2021-03-11", Kind.VISIT), event("f", "2021-03-19", Kind.VISIT))


def refusals(*days: str) -> list[Event]:
    return [event(f"m{day}", day, Kind.NO_ACCESS_VISIT) for day in days]


def test_one_day_of_the_week_is_told_where_the_source_writes_of_others() -> None:
    assert "Five of the 5 fell on a Tuesday." in told(*refusals(*TUESDAYS), *ELSE)
    assert "fell on" not in told(*refusals(*TUESDAYS), ELSE[0])
    assert "fell on" not in told(*refusals(*TUESDAYS))
    assert "fell on" not in told(*refusals(*TUESDAYS[:4]), *ELSE)
    assert "fell on" not in told(*refusals(*TUESDAYS[:3], "2021-03-24", "2021-04-01"), *ELSE)
