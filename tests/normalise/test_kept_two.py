"""What is of another day, or is done about an incident, is not told as the incident."""

import datetime as dt

from making import DAY, about, account, source

from chronology.model import Account, Kind, When
from chronology.normalise import merge


def on(days: int) -> When:
    return When.on(DAY + dt.timedelta(days=days))


def told(by: str, kind: Kind, quote: str, days: int = 0, *, key: str = "", **values: object) -> Account:
    given = {"people": about("c1"), "agency": by, "when": on(days), "kind": kind, **values}
    return account(key or f"{by}:row:{days}#occurred", source=source(by, quote=quote), fact=quote, **given)


def test_a_home_contact_is_not_what_was_decided_of_the_referral_about_the_same_burn():
    contact = told("health", Kind.INJURY, "Home contact. Burn to left hand, redness settling, gran minding him.")
    decided = told("council", Kind.REFERRAL_DECISION, "Reason: burn to left hand, delay in presentation.")

    assert len(merge([contact, decided])) == 2


def test_a_complaint_of_an_incident_is_an_entry_of_its_own_day():
    words = "hot and drowsy at 21.40, ambulance called, taken to hospital with an infected wound on the heel"
    incident = told("home", Kind.UNCLASSIFIED, f"Resident {words}")
    complaint = told("letter", Kind.COMPLAINT, f"On {DAY:%d %B %Y} she was {words}. I complain of her care.", 16)

    assert len(merge([incident, complaint])) == 2


def test_an_ulcer_looked_at_on_two_days_was_found_twice_and_told_of_by_its_day_once():
    log = told("home", Kind.PRESSURE_ULCER, "Pressure ulcer left heel grade 3", 1)
    nurse = told("nurse", Kind.PRESSURE_ULCER, "Pressure ulcer left heel grade 3, 3x2cm")
    letter = told(
        "letter", Kind.PRESSURE_ULCER, f"The pressure ulcer on the left heel was grade 3 on {DAY:%d/%m/%Y}", 4
    )

    assert len(merge([log, nurse])) == 2
    assert len(merge([nurse, letter])) == 1


def test_a_nurse_who_dresses_a_wound_days_later_is_not_the_fall():
    fall = told("ambulance", Kind.INJURY, "Fall in bathroom, skin tear right shin, not conveyed")
    dressed = told("nurse", Kind.INJURY, "Skin tear right shin dressed.", 3)
    note = told("notes", Kind.INJURY, "Fell in bathroom yesterday, skin tear right shin, not conveyed", 1)

    assert len(merge([fall, dressed])) == 2
    assert len(merge([fall, note])) == 1


def test_two_days_that_one_note_gives_are_two_however_alike_its_words():
    words = f"Written agreement of {DAY:%d %B}: no drinking. Broken on {DAY + dt.timedelta(days=13):%d %B}."
    first = told("minutes", Kind.PLAN_STARTED, words, key="notes::m#mention-1")
    second = told("minutes", Kind.PLAN_STARTED, words, 13, key="notes::m#mention-2")
    agreed = told("council", Kind.PLAN_STARTED, "Signed written agreement: no drinking.")

    assert len(merge([first, second, agreed])) == 2


def test_of_a_burn_and_a_child_not_brought_the_burn_is_told():
    missed = told(
        "notes", Kind.NOT_BROUGHT, "Pulled straighteners off the bed at 5 but not brought in till 21:40, burn to palm."
    )
    burn = told("hospital", Kind.INJURY, "Brought 21.40. Burn to palm, pulled straighteners off the bed at 5.")

    (event,) = merge([missed, burn])
    assert (Kind.INJURY, "Injury") == (event.kind, event.title or "Injury")
