"""Patterns count what happened, not how often it was told, and only what befell whose life it is."""

from dataclasses import replace

from casebuilding import CHILD, SOURCE, chronology, event, findings

from chronology.model import Account, Event, Involvement, Kind, Person, PersonKind, Strength

_MUM = Involvement(person="m", role="mother")
_LEE = Involvement(person="l", role="stepfather")
_PEOPLE = (
    CHILD,
    Person(id="m", name="Carys Prosser", kind=PersonKind.ADULT, source=SOURCE),
    Person(id="l", name="Lee Marsh", kind=PersonKind.ADULT, source=SOURCE),
    Person(id="o", name="Owen Prosser", kind=PersonKind.CHILD, source=SOURCE),
)
_INCIDENT = event(
    "police",
    "2021-03-05",  # a Friday
    Kind.DOMESTIC_ABUSE_INCIDENT,
    agency="Police",
    title="Domestic",
    fact="MARSH pushed PROSSER down the stairs.",
    people=(_MUM, _LEE),
)


def _repeats(*later: Event) -> list[str]:
    case = chronology(_INCIDENT, *later, people=_PEOPLE)
    return [finding.statement for finding in findings(case, "domestic_abuse_repetition")]


def _told(key: str, day: str, title: str, fact: str, *people: Involvement, agency: str = "") -> Event:
    return event(key, day, Kind.DOMESTIC_ABUSE_INCIDENT, title=title, fact=fact, people=people, agency=agency or None)


def test_the_notice_and_the_visit_after_an_incident_are_no_further_incidents() -> None:
    notice = _told("ppn", "2021-03-06", "Domestic abuse", "PPN received from police re DV incident.")
    visit = _told("visit", "2021-03-11", "Home visit", "Ms Prosser says he pushed her down the stairs.", _MUM, _LEE)

    assert _repeats(notice, visit) == []


def test_what_a_child_says_at_school_of_that_night_is_no_further_incident() -> None:
    said = _told("school", "2021-03-08", "Concern", "Mali tired. She said on Friday Lee hurt mummy and she saw it.")

    assert _repeats(said) == []


def test_another_incident_within_days_is_counted() -> None:
    again = _told(
        "again", "2021-03-09", "Domestic", "MARSH punched PROSSER in the kitchen.", _MUM, _LEE, agency="Police"
    )

    (statement,) = _repeats(again)
    assert "two domestic abuse incidents" in statement


def test_a_visit_that_tells_of_another_assault_is_a_further_incident() -> None:
    visit = _told("visit", "2021-03-11", "Home visit", "Ms Prosser said that there was another assault.", _MUM, _LEE)

    (statement,) = _repeats(visit)
    assert "two domestic abuse incidents" in statement


def test_an_incident_between_other_adults_is_a_further_one() -> None:
    other = Involvement(person="x", role="father")
    people = (*_PEOPLE, Person(id="x", name="Gethin Vaughan", kind=PersonKind.ADULT, source=SOURCE))
    visit = _told("visit", "2021-03-11", "Home visit", "Mr Vaughan shouted and threw a chair.", other)
    case = chronology(_INCIDENT, visit, people=people)

    assert findings(case, "domestic_abuse_repetition")


def test_what_is_not_counted_is_named_and_the_strength_falls_with_it() -> None:
    notice = _told("ppn", "2021-03-06", "Domestic abuse", "PPN received from police re DV incident.")
    later = _told("later", "2021-07-02", "Domestic", "MARSH grabbed PROSSER.", _MUM, _LEE, agency="Police")
    case = chronology(_INCIDENT, notice, later, people=_PEOPLE)

    (finding,) = findings(case, "domestic_abuse_repetition")
    assert "two domestic abuse incidents" in finding.statement
    assert "Not counted: one entry that seems to tell of the same again (6 March 2021)." in finding.statement
    assert finding.strength is Strength.MODERATE


def _injuries(*events: Event) -> list[str]:
    return [finding.statement for finding in findings(chronology(*events, people=_PEOPLE), "repeat_injuries")]


def _injury(key: str, day: str, fact: str, kind: Kind = Kind.INJURY) -> Event:
    return event(key, day, kind, fact=fact, people=(Involvement(person="o", role="", involvement="mentioned"),))


_BRUISE = event("b", "2013-02-01", Kind.INJURY_UNEXPLAINED, fact="Mali has a bruise to the left cheek. Not mobile.")


def test_a_bruise_and_its_medical_are_one_injury() -> None:
    medical = event(
        "m", "2013-02-02", Kind.MEDICAL_EXAMINATION, fact="CT head normal. Single bruise, cause undetermined."
    )

    assert _injuries(_BRUISE, medical) == []


def test_a_medical_that_finds_older_injuries_is_told_as_a_further_one() -> None:
    medical = event("m", "2013-02-02", Kind.MEDICAL_EXAMINATION, fact="CT head normal. Older bruises of the thigh.")

    assert _injuries(_BRUISE, medical)


def test_an_injury_of_a_brother_is_not_counted_as_the_childs_own() -> None:
    brothers = _injury("o", "2013-04-01", "Owen has a bruise to his arm.")

    assert _injuries(_BRUISE, brothers) == []
    assert _injuries(_BRUISE, _injury("o", "2013-04-01", "Mali has a bruise to her arm. Owen was there."))


def _with_account(told: Event, fact: str) -> Event:
    first = told.accounts[0]
    return replace(told, accounts=(first, Account(**{**_values(first), "key": f"{first.key}2", "fact": fact})))


def _values(account: Account) -> dict[str, object]:
    return {name: getattr(account, name) for name in account.__dataclass_fields__}


def test_an_injury_explained_in_two_ways_is_not_called_unexplained() -> None:
    first = event("b", "2013-02-01", Kind.INJURY_UNEXPLAINED, fact="Bruise to the cheek. Mother: rolled on his dummy.")
    twice = _with_account(first, "Bruise to the cheek. Stepfather: caught by a toy car.")
    second = event("c", "2013-05-01", Kind.INJURY, fact="Mali has a bruise to her arm.")

    (statement,) = _injuries(twice, second)
    assert "Explanations are recorded as differing (1 February 2013)." in statement
    assert "unexplained" not in statement
    assert "None has an explanation" not in statement


def test_a_mother_s_black_eye_is_no_injury_of_the_child() -> None:
    hers = event(
        "h", "2013-04-01", Kind.INJURY, fact="Carys had a black eye, said she fell on the stairs.", people=(_MUM,)
    )
    role = event("r", "2013-04-01", Kind.INJURY, fact="Mum with a bruised arm, would not say how.", people=(_MUM,))

    assert _injuries(_BRUISE, hers) == []
    assert _injuries(_BRUISE, role) == []


def test_an_injury_that_a_grown_up_tells_of_or_did_is_the_child_s() -> None:
    for fact in (
        "Mum had noticed a bruise on the arm.",
        "Carys had a bruise to show us on Mali.",
        "Lee had hit out; bruise to arm.",
    ):
        assert _injuries(_BRUISE, event("c", "2013-04-01", Kind.INJURY, fact=fact, people=(_MUM, _LEE))), fact
