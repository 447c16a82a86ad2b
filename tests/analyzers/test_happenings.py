"""A finding counts happenings once: what may only be one thing told twice, or is somebody else's, makes no higher number."""

from dataclasses import replace

from casebuilding import CHILD, SOURCE, chronology, event, findings, key, said

from analyzers.happenings import certainly_apart
from analyzers.lives import lives
from chronology.model import Event, Kind, Person, PersonKind, Theme

MISSED = "missed_appointments"


def text(name: str, day: str, kind: Kind, **values: object) -> Event:
    """The entry as a sentence of a note."""
    told = event(f"{name}#note", day, kind, **values)
    account = replace(told.accounts[0], key=f"notes::{name}#note")
    return replace(told, key=account.key, accounts=(account,))


def apart(*events: Event) -> list[str]:
    case = chronology(*events)
    return [each.key for each in certainly_apart(events, lives(case)[0], case)]


def test_what_a_child_said_at_school_of_a_night_two_days_before_is_no_further_happening() -> None:
    night = event("a", "2021-03-05", Kind.DOMESTIC_ABUSE_INCIDENT)
    monday = text("b", "2021-03-08", Kind.DISCLOSURE)
    later = text("c", "2021-03-20", Kind.DISCLOSURE)

    assert [night.key, later.key] == apart(night, monday, later)


def test_two_records_of_a_system_and_two_sorts_of_concern_are_two() -> None:
    first, second = event("a", "2021-03-05", Kind.NEGLECT_OBSERVED), event("b", "2021-03-06", Kind.NEGLECT_OBSERVED)
    absent = text("c", "2021-03-06", Kind.NOT_BROUGHT)

    assert {first.key, second.key, absent.key} == set(apart(first, second, absent))


def missed(*events: Event, people: tuple[Person, ...] = (CHILD,)) -> list[str]:
    return [finding.statement for finding in findings(chronology(*events, people=people), MISSED)]


def _three(*days: str) -> list[Event]:
    return [event(f"m{day}", day, Kind.NOT_BROUGHT) for day in days]


def test_one_visit_told_as_two_is_one_missed_contact() -> None:
    found = missed(*_three("2021-03-01", "2021-03-10", "2021-03-20"), event("x", "2021-03-10", Kind.NO_ACCESS_VISIT))

    assert ["The record shows at least three missed contacts"] == [each.partition(" within")[0] for each in found]
    assert [] == missed(*_three("2021-03-01", "2021-03-10"), event("x", "2021-03-10", Kind.NO_ACCESS_VISIT))


def test_a_discharge_for_missed_appointments_is_no_further_one() -> None:
    ended = event("x", "2021-03-20", Kind.APPOINTMENT_MISSED, fact="Discharged back to us, two missed appointments.")

    assert [] == missed(*_three("2021-03-01", "2021-03-10"), ended)


def test_a_visit_at_which_somebody_got_in_later_that_day_was_not_missed() -> None:
    late = event("x", "2021-03-20", Kind.NO_ACCESS_VISIT, fact="No reply at 08.45. Re-tried 11.30, in, given late.")

    assert [] == missed(*_three("2021-03-01", "2021-03-10"), late)


def test_a_father_whom_a_school_turned_away_refused_nobody_access() -> None:
    gate = event("x", "2021-03-20", Kind.ACCESS_REFUSED, fact="Dad at school gate asking for the kids. Not let in.")
    plan = event("p#started", "2021-01-04", Kind.CP_PLAN_STARTED)

    assert [] == missed(*_three("2021-03-01", "2021-03-10"), gate)
    assert [] == findings(chronology(plan, gate), "refusal_of_access")
    door = replace(
        gate, fact="Not let in by mother.", accounts=(replace(gate.accounts[0], fact="Not let in by mother."),)
    )
    assert findings(chronology(plan, door), "refusal_of_access")


def test_a_sisters_appointment_is_none_of_the_child() -> None:
    sister = Person(id="c2", name="Beca Lloyd", kind=PersonKind.CHILD, source=SOURCE)
    hers = event("x", "2021-03-20", Kind.NOT_BROUGHT, fact="Beca. Dressing clinic not brought.")

    assert [] == missed(*_three("2021-03-01", "2021-03-10"), hers, people=(CHILD, sister))


def test_incidents_of_another_time_are_named_beside_a_stretch() -> None:
    days = ("2019-01-05", "2019-06-05", "2022-03-05")
    incidents = [event(f"d{day}", day, Kind.DOMESTIC_ABUSE_INCIDENT) for day in days]
    (found,) = findings(chronology(*incidents), "domestic_abuse_repetition")

    assert found.statement.startswith("The record shows two domestic abuse incidents")
    assert "Not in this stretch: one further incident (5 March 2022)." in found.statement


def test_an_incident_that_is_told_in_the_referral_is_counted_on_its_own_day() -> None:
    first = event("a", "2021-01-05", Kind.DOMESTIC_ABUSE_INCIDENT)
    referral = event("b", "2021-06-08", Kind.REFERRAL)
    incident = event("c", "2021-06-05", Kind.DOMESTIC_ABUSE_INCIDENT).accounts[0]
    joined = replace(referral, accounts=(*referral.accounts, incident))
    (found,) = findings(chronology(first, joined), "domestic_abuse_repetition")

    assert (key("a"), key("b")) == found.evidence
    assert "5 January 2021 and 5 June 2021" in found.statement


def test_words_that_are_taken_back_are_not_the_gravest() -> None:
    told = [
        event("a", "2021-01-05", Kind.DISCLOSURE, agency="School", fact="Dad hit me with the belt."),
        event(
            "b", "2021-03-05", Kind.DISCLOSURE, agency="Police", fact="It was the scooter. Mum said it was the scooter."
        ),
        event("c", "2021-04-05", Kind.NEGLECT_OBSERVED, agency="Nursery", fact="Yesterday's shirt."),
        event("d", "2021-05-05", Kind.NOT_BROUGHT, agency="Clinic", fact="Not brought to the dentist."),
    ]
    (found,) = findings(chronology(*told), "cumulative_harm")

    assert "belt" in found.statement
    assert "scooter" not in found.statement


def test_a_mother_who_was_hit_is_no_concern_that_brother_and_sister_share() -> None:
    sister = Person(id="c2", name="Beca Lloyd", kind=PersonKind.CHILD, source=SOURCE)
    hers = event("x", "2021-03-20", Kind.PHYSICAL_ABUSE_ALLEGED, about="c2", fact="Dad hit mum in front of her.")
    own = event("y", "2021-04-20", Kind.INJURY_UNEXPLAINED, fact="Bruise on Mali's cheek.")
    others = {"people": (CHILD, sister), "subjects": ("c1",)}

    assert [] == findings(chronology(own, hers, **others), "sibling_link")


def test_ms_and_a_family_name_that_somebody_of_the_lists_has_is_nobody_outside_them() -> None:
    mother = Person(id="m", name="Ann Lloyd", kind=PersonKind.ADULT, source=SOURCE)
    ms = Person(id="u", name="Ms Lloyd", kind=PersonKind.UNKNOWN, source=SOURCE)
    stranger = replace(ms, id="u2", name="Ms Parry")
    entry = event("a", "2023-11-01", Kind.CASE_NOTE, fact="Ms Parry and Ms Lloyd have stayed at the house.")
    seen = [replace(entry.people[0], person=who, role="mentioned") for who in ("u", "u2")]

    def told(*people: Person) -> list[str]:
        named = replace(entry, people=(*entry.people, *seen[: len(people)]))
        case = chronology(named, people=(CHILD, mother, *people))
        return [each for each in said(case, Theme.NOT_KNOWN) if "no list of people" in each]

    assert [] == told(ms)
    assert ["Told of in the home, and in no list of people: Ms Parry."] == told(ms, stranger)
