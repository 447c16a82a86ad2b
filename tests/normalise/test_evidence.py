"""What identifies an incident that agencies tell in their own words, and what only seems to."""

import datetime as dt

import pytest
from making import DAY, about, account, source
from tellers import on, seldom, told

from chronology.model import Kind
from chronology.normalise import merge

ONE = {
    "each speaks of the other's service": (
        told("police", "Called by teacher, lads dispersed"),
        told("school", "Boys hanging about outside, PC moved them on"),
    ),
    "who rang for the police and whom they came to": (
        told("residential_home", "Rang 101, still out at midnight in the snow"),
        told("police", "Report from residential staff, out in the snow"),
    ),
    "a visit made together, each naming the other": (
        told("council", "Visit with tenancy officer. Kept on the doorstep", kind=Kind.VISIT),
        told("housing", "Property inspection with social worker. Refused to have us in", kind=Kind.HOME_CONDITIONS),
    ),
    "both ends of one call": (
        told("council", "Phoned school, attendance falling since Easter", kind=Kind.TELEPHONE_CALL),
        told("school", "Call from social worker about attendance", kind=Kind.TELEPHONE_CALL),
    ),
    "sent on a Friday and received on the Monday": (
        told("police", "PPN sent to social care, exploitation", on(2)),
        told("council", "Referral received from police, exploitation", on(5)),
    ),
    "a letter and the attendance it tells of, in one file": (
        told("health", "Attended with burnt hand, kettle, dressed"),
        told("health", f"Letter in: attended {DAY:%d/%m} with burn from kettle", on(6), nth=2),
    ),
    "told on the Monday of Saturday": (
        told("council", "Found in a stranger's flat in Neath on Saturday with cocaine", on(5)),
        told("police", "Located at flat, cocaine seized, male arrested", on(3, "09:15")),
    ),
    "heard the next day of last night": (
        told("council", "Self-harmed last night with a razor", on(1)),
        told("residential_home", "Cut with razor in her room", on(0, "20:00")),
    ),
    "one absence by the hours of its stages": (
        told("residential_home", "Out of the window, fire door alarm", on(0, "19:40"), Kind.MISSING),
        told("police", "Reported missing, alarm at fire door", on(0, "23:50"), Kind.MISSING),
    ),
    "what a court did and the hearing at which it did": (
        told("police", "Court: pleaded guilty, restraining order", kind=Kind.COURT_HEARING),
        told("council", "Sentenced, restraining order five years", kind=Kind.CHARGE_OR_CONVICTION),
    ),
    "a meeting, and somebody who says that he was at it": (
        told("police", "MACE meeting, high risk", kind=Kind.PROFESSIONALS_MEETING),
        told("health", "CPN at multi agency risk panel", kind=Kind.MENTAL_HEALTH_TREATMENT),
    ),
    "a meeting written up the day after": (
        told("council", "Planning meeting, to stay", kind=Kind.PROFESSIONALS_MEETING),
        told("residential_home", "Notes from yesterday's planning meeting", on(1)),
    ),
    "what is done once a day, in no word alike": (
        told("council", "RHI declined", kind=Kind.RETURN_INTERVIEW),
        told("residential_home", "Lady turned away at the door", kind=Kind.RETURN_INTERVIEW),
    ),
    "with a weight that is no hour": (
        told("health", "With social worker. Baby 3.21kg, mild jaundice", kind=Kind.VISIT),
        told("council", "With midwife, jaundice explained", on(0, "09:30"), Kind.VISIT),
    ),
    "not in by curfew, which is no visit": (
        told("residential_home", "Not in by curfew, phone off", on(0, "22:40"), Kind.NO_ACCESS_VISIT),
        told("police", "Missing from placement, curfew broken", on(0, "22:55"), Kind.MISSING),
    ),
    "two that both name one street, which nobody else does": (
        told("police", "Lad walking barefoot on Quarry Lane", on(0, "03:10")),
        told("council", "Picked up along Quarry Lane", on(0, "04:20")),
    ),
}

ONE |= {
    "the ambulance and the hospital it took her to, in one file": (
        told("health", "On scene 02.20. Barking cough. Conveyed.", on(0, "02:12"), agency="Ambulance"),
        told("health", "Dexamethasone given, observed five hours", on(0, "02:55"), nth=2, agency="A&E Ysbyty Newydd"),
    ),
    "what the police sent word of": (
        told("school", "Info from police (Encompass) re incident at weekend. Staff to keep an eye", on(5)),
        told("police", "Male shouting, female reports pushed", on(3, "21:52"), Kind.DOMESTIC_ABUSE_INCIDENT),
    ),
    "word of it sent to two": (
        told("school", "Encompass notice re incident at weekend, mum upset", on(5)),
        told("council", "Row at the flat on Saturday, children in bed", on(5), title="Police information"),
    ),
    "an order made, and told of by who was there": (
        told("council", "At the first hearing the court made interim care orders", kind=Kind.ORDER_MADE),
        told("housing", "With her at court. Judge gave the council the interim order", kind=Kind.ORDER_MADE),
    ),
    "a conference put off, as each was told": (
        told("council", "Conference fixed for Friday has been postponed, chair unwell", kind=Kind.INITIAL_CONFERENCE),
        told("school", "E-mail from council: the case conference is off", kind=Kind.CONTACT),
    ),
    "what a child said, and the call that passed it on": (
        told("school", "Says man in the wardrobe at night, drawing kept", kind=Kind.DISCLOSURE, agency="School"),
        told("council", "The school rang. Has drawn a man in a wardrobe and says that it is a secret", agency="School"),
    ),
    "how the door came to be broken, by who wants it mended": (
        told("housing", "Front door panel cracked across, says ex kicked the door Saturday night. Wants lock changed", on(5)),
        told("police", "Ex-husband kicked lower panel of door, left", on(3, "21:15"), Kind.DOMESTIC_ABUSE_INCIDENT),
    ),
    "a call that tells of a day it names": (
        told("nursing", "T/c mother. Got out of the flat yesterday, found on the road by postie", on(1), Kind.TELEPHONE_CALL),
        told("police", "Child alone on road verge, found by postman, mother asleep", on(0, "07:44")),
    ),
    "of one other date": (
        told("council", f"Knew today of notice given on {DAY - dt.timedelta(days=7):%d/%m}, old inbox"),
        told("care_provider", f"Notice given on {DAY - dt.timedelta(days=7):%d/%m}; rounds ended"),
    ),
    "a hospital's notice of what it saw the day before": (
        told("council", "Attendance slip from hospital: seen yesterday with bump to head, slide at nursery", on(1), Kind.HEALTH_CONTACT, title="Notification from hospital"),
        told("health", "Fall from slide at nursery, haematoma back of head", kind=Kind.INJURY),
    ),
    "who is not in, for what befell her the day before": (
        told("school", "Not in. Mum phoned, swallowed a pill from the handbag", on(1)),
        told("health", "Ingested tablets from mother's handbag", kind=Kind.OVERDOSE),
    ),
}  # fmt: skip

TWO = {
    "apologies for the meeting that others held": (
        told("nursing", "Clinic, weighed. Apologies sent for core group", kind=Kind.CORE_GROUP),
        told("school", "Core group at two. Short one", kind=Kind.CORE_GROUP),
    ),
    "what a child acts out, in her own words": (
        told("school", "Put both hands round teddy's neck. Recorded in her words", kind=Kind.TELEPHONE_CALL),
        told("charity", "Held by the neck until she saw black", kind=Kind.PHYSICAL_ABUSE_ALLEGED),
    ),
    "each of another day, written on one": (
        told("housing", "Fireworks aimed at the flats on Saturday, frame scorched", on(5), agency="Housing"),
        told("school", "Bandage on hand, firework on Friday", on(5), agency="School"),
    ),
    "one tells of the weekend, the other of today": (
        told("charity", "Hid under the table and wet herself on Saturday", on(5), Kind.POLICE_INCIDENT),
        told("health", "Daytime wetting, star chart on the table", on(5)),
    ),
    "one names the day, and nothing else is shared but a service": (
        told("council", "The police informed us that on Saturday night she caused a disturbance", on(5), Kind.POLICE_INCIDENT),
        told("police", "Child gone from school yard. Located at shelter", on(3, "10:56")),
    ),
    "an ambulance that took nobody": (
        told("health", "Checked on scene. Father declines conveyance to hospital.", on(0, "18:48"), agency="Ambulance"),
        told("health", "Ear infection, antibiotics", on(0, "19:30"), nth=2, agency="A&E Ysbyty Newydd"),
    ),
    "several calls, and one night of them": (
        told("charity", "Several calls about nights, child asleep late", agency="Charity"),
        told("council", "Found on the road, mother asleep, child let herself out", agency="Council"),
    ),
    "the landlord's inspection of the garden": (
        told("housing", "Garden overgrown, two bikes rusting, ask to clear"),
        told("school", "Came off her bike, scan clear"),
    ),
    "a name that everybody gives, at the beginning": (
        told("school", "Carys upset at register. Happy with Carys today"),
        told("police", "Carys given lift home. Spoke with Carys"),
    ),
    "a child's words of it, quoted": (
        told("school", "Late, no breakfast. 'Men kicked the door and took the plants from the loft'"),
        told("police", "Door forced, plants in loft"),
    ),
    "somebody's words of it on another day": (
        told("school", "Head down. Said police came and he broke the door panel", on(2)),
        told("police", "Kicked door, panel broken, school aged child seen"),
    ),
    "the night before, told on the day of something else": (
        told("council", "Self-harmed last night, cut to arm"),
        told("school", "Cut arm on the fence"),
    ),
    "after it, on the day it names": (
        told("health", "Nose tender after punch on Wednesday", on(2)),
        told("police", "Punch to nose, declines complaint", on(0)),
    ),
    "a call back about it": (
        told("police", "Call back re assault, no statement", kind=Kind.DOMESTIC_ABUSE_INCIDENT),
        told("health", "Assault by partner, bruised jaw, no statement", kind=Kind.PHYSICAL_ABUSE_ALLEGED),
    ),
    "the repair": (
        told("housing", "Joiner called by police, kitchen door boarded"),
        told("police", "Kitchen door forced, housing informed"),
    ),
    "the meeting put off, and another held": (
        told("council", "Meeting postponed, chair unwell", kind=Kind.PROFESSIONALS_MEETING),
        told("school", "Meeting about timetable", kind=Kind.PROFESSIONALS_MEETING),
    ),
    "a visit made with somebody else": (
        told("council", "Joint visit with health visitor, window broken", kind=Kind.VISIT),
        told("police", "Brick through window", kind=Kind.POLICE_INCIDENT),
    ),
    "supervision about it": (
        told("council", "Supervision: overdose and hospital discussed with manager"),
        told("health", "Overdose, brought to hospital"),
    ),
    "a tenancy check that finds an alarm missing": (
        told("housing", "Quarterly tenancy check. Smoke alarm missing from the hall", kind=Kind.HOME_CONDITIONS),
        told("police", "Missing, found in the hall of a friend's flat", kind=Kind.MISSING),
    ),
    "missing on the next night as well": (
        told("police", "Missing from placement, phone off", on(0, "22:50"), Kind.MISSING),
        told("residential_home", "Missing again, phone off, curfew", on(1, "23:10"), Kind.MISSING),
    ),
    "another day that it names beside its own": (
        told("care_provider", f"Handed back the calls. Notice was given on {DAY:%d/%m} to the inbox", on(7)),
        told("council", "Sorted the inbox at last"),
    ),
    "nothing but one day, one service named": (
        told("school", "Spoke to police about car parking"),
        told("police", "Shop lifting in precinct, two held"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("accounts", ONE.values(), ids=ONE)
def test_one_incident_is_one_event(accounts):
    (event,) = merge(accounts)

    assert event.merge_basis


@pytest.mark.parametrize("accounts", TWO.values(), ids=TWO)
def test_two_that_look_alike_stay_two(accounts):
    assert 2 == len(merge(accounts))


def joined(accounts, *, by: str = ":1#") -> bool:
    """The rows numbered 1 became one event."""
    return any(
        2 <= sum(key.replace("row", "").find(by) >= 0 for key in map(_key, event.accounts)) for event in merge(accounts)
    )


def _key(account) -> str:
    return account.key


PAIR = (
    told("police", "Youth held, balaclava and catapult recovered"),
    told("council", "Balaclava and catapult in his bag"),
    # Of catapults everybody speaks at the time: the word says half.
    *(told("school", "Catapult", on(days), nth=days) for days in (5, 8, 11)),
)
# Fits nearly as well, on the day before, so that the pair is joined only where its day says something.
RIVAL = told("council", "Balaclava and catapult bought", on(-1), nth=2)


def test_the_only_entries_of_two_sources_that_seldom_write_are_joined_by_fewer_words():
    assert joined([*PAIR, RIVAL, *seldom("police"), *seldom("council")])
    assert not joined([*PAIR, RIVAL])


LONE = {
    "no word": ("Spoke to police about car parking", "Shop lifting in precinct, two held"),
    "a word, and each about another thing": ("Balaclava on the bus, driver rang", "Balaclava bought, cash stolen"),
    "a meeting of some sort": ("Meeting about the tenancy", "Core group, short one"),
    "a word of the landlord's round": (
        "Smoke alarms tested in the annual programme, fire safety pass",
        "Chip pan fire, all out",
    ),
}


@pytest.mark.parametrize("words", LONE.values(), ids=LONE)
def test_that_nothing_else_was_written_that_day_joins_nothing_by_itself(words):
    one, other = told("housing", words[0]), told("police", words[1])

    assert not joined([one, other, *seldom("housing"), *seldom("police")])


@pytest.mark.parametrize("other", [[], [*seldom("police", every=3), *seldom("council")]], ids=["unknown", "often"])
def test_where_a_source_writes_often_or_it_is_not_known_the_day_says_less(other):
    with_it = merge([*PAIR, *seldom("police"), *seldom("council")])
    bases = [event.merge_basis for event in merge([*PAIR, *other]) if len(event.accounts) > 1]

    assert any("the only entry of either source" in event.merge_basis for event in with_it)
    assert not any("the only entry of either source" in basis for basis in bases)


def test_of_two_children_who_missed_the_dentist_each_has_the_rows_that_begin_with_the_name():
    rows = [
        told(by, words, kind=Kind.NOT_BROUGHT, nth=nth)
        for by, said in {
            "council": ("Osian not brought to the dentist", "Carys not brought to the dentist"),
            "dental": ("Osian PROSSER - WNB", "Carys PROSSER - WNB"),
        }.items()
        for nth, words in enumerate(said)
    ]
    named = told("school", "In the yard with Osian and Carys", on(-20))

    assert {
        ("council:row:0#occurred", "dental:row:0#occurred"),
        ("council:row:1#occurred", "dental:row:1#occurred"),
    } == {
        tuple(sorted(account.key for account in event.accounts))
        for event in merge([*rows, named])
        if len(event.accounts) > 1
    }


def test_word_that_the_police_sent_goes_with_none_of_two_incidents_of_that_weekend():
    notice = told("school", "Info from police re incident at weekend", on(5))
    incidents = [
        told("police", "Male shouting", on(3, "21:52"), Kind.DOMESTIC_ABUSE_INCIDENT),
        told("police", "Tyres found slashed", on(4, "09:10"), Kind.POLICE_INCIDENT, nth=2),
    ]

    assert 3 == len(merge([notice, *incidents]))
    assert 1 == len(merge([notice, incidents[0]]))


def test_two_long_entries_that_share_words_by_chance_stay_two():
    words = [
        f"{first}{second}ol" for first in "bdfglmnprs" for second in ("ano", "eki", "iru", "obu", "uta", "avi", "epo")
    ]
    one = told("school", " ".join([*words[:35], "curtain", "bucket"]))
    other = told("housing", " ".join([*words[35:], "curtain", "bucket"]))

    assert 2 == len(merge([one, other]))


def test_a_word_of_which_everybody_speaks_at_the_time_says_half():
    one, other = (
        told("school", "Bike, ladder, drill and mower taken"),
        told("housing", "Drill, mower, bike, ladder gone", on(1)),
    )
    talk = [told("police", "Bike, mower, ladder, drill", on(days), nth=days) for days in (5, 8, 11)]

    assert 1 == len(merge([one, other]))
    assert 5 == len(merge([one, other, *talk]))


def test_two_refusals_of_one_day_find_their_own_tellings_by_the_part_of_the_day():
    told_by = {
        "council": ("Refused wash and tablets at breakfast", "Early evening, refused wash, door on chain"),
        "care_provider": ("Would not wash, tablets left.\nVisit: AM", "Would not wash, chain on door.\nVisit: tea"),
    }
    accounts = [told(by, words, nth=nth) for by, each in told_by.items() for nth, words in enumerate(each)]

    assert {("care_provider:row:0", "council:row:0"), ("care_provider:row:1", "council:row:1")} == {
        tuple(sorted(account.key.partition("#")[0] for account in event.accounts)) for event in merge(accounts)
    }
    assert any("the same part of the day" in event.merge_basis for event in merge(accounts))


def test_two_accounts_of_one_row_are_no_rivals():
    visit = told("housing", "Inspection with social worker, lounge down to one path", kind=Kind.VISIT)
    twice = [
        told("council", "Let in with housing officer, hoarding in lounge", kind=Kind.VISIT),
        account(
            "council:row:1#described",
            kind=Kind.SELF_NEGLECT,
            source=source("council.csv", quote="Let in with housing officer, hoarding in lounge", locator="row 1"),
            when=on(),
            people=about("c1"),
            agency=None,
        ),
    ]

    assert 2 == len(merge([visit, *twice]))


def test_a_service_named_in_every_other_entry_is_named_as_a_matter_of_course():
    one, other = ONE["each speaks of the other's service"]
    chatter = [
        told("school", f"Police liaison {word}", on(20 + 3 * nth), nth=9 + nth) for nth, word in enumerate("abcdefgh")
    ]

    assert 1 == len(merge([one, other]))
    assert not joined([one, other, *chatter])
