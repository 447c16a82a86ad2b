"""What redaction leaves alone, what it calls people, whom it refuses."""

import dataclasses
import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from casebuilding import CHILD, SOURCE, chronology, event
from redacting import made

from chronology import model
from chronology.errors import WrongUseError
from chronology.model import (
    Action,
    ActionStanding,
    Answer,
    Chronology,
    Cover,
    Event,
    Involvement,
    Kind,
    Membership,
    Person,
    PersonKind,
    Place,
    PlaceKind,
    RedactionReason,
    Relationship,
    Restriction,
)
from chronology.people import AS_TOLD
from chronology.redaction import Redacted, redact
from chronology.redaction.walking import VOCABULARY, rebuilt
from exports.csv import Csv
from exports.json import Json
from exports.text import Text


def person(identity: str, name: str, kind: PersonKind = PersonKind.ADULT, **more: Any) -> Person:
    return Person(id=identity, name=name, kind=kind, source=SOURCE, **more)


def told(*facts: str, people: tuple[Person, ...] = (), **more: Any) -> Redacted:
    """A document by codes of entries that say so, about a child whose mother is Hope Garthwen."""
    mother = person("m1", "Hope Garthwen", sex="female")
    events = [event(str(nth), "2021-03-03", Kind.VISIT, fact=fact) for nth, fact in enumerate(facts)]
    related = Relationship(from_person="m1", to_person="c1", kind="mother", source=SOURCE)
    given = {"people": (CHILD, mother, *people), "relationships": (related,), "profile": "review", **more}
    return redact(chronology(*events, **given))


def facts(redacted: Redacted) -> list[str]:
    return [each.fact for each in redacted.chronology.events]


# ---- what stays ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", ["full", "working"])
def test_a_document_of_the_case_for_nobody_in_particular_is_left_as_it_is(profile: str) -> None:
    case, _ = made(1, 60, "review")
    case = replace(case, profile=profile)

    assert case == redact(case).chronology
    assert not redact(case).withheld


@pytest.mark.parametrize("profile", ["review", "family"])
@pytest.mark.parametrize("seed", range(5))
def test_redacting_again_changes_nothing(seed: int, profile: str) -> None:
    once = redact(made(seed, 100, profile)[0]).chronology

    assert once == redact(once).chronology
    assert once.redactions


@pytest.mark.parametrize("profile", ["review", "family"])
@pytest.mark.parametrize("seed", range(5))
def test_order_dates_numbers_levels_and_kinds_stay(seed: int, profile: str) -> None:
    case = made(seed, 100, profile)[0]
    after = redact(case).chronology

    def told_besides_words(of: Chronology) -> list[object]:
        levels = {weighed.event: weighed.level for weighed in of.significance}
        return [
            (each.when.edtf, each.until, each.kind, each.status, len(each.people), len(each.accounts), levels[each.key])
            for each in of.events
        ]

    assert told_besides_words(case) == told_besides_words(after)
    assert [s.number for s in case.serials] == [s.number for s in after.serials]
    assert [s.reference for s in case.serials] == [s.reference for s in after.serials]
    assert [(f.rule, f.pattern, f.strength, f.window) for f in case.findings] == [
        (f.rule, f.pattern, f.strength, f.window) for f in after.findings
    ]
    assert case.counts == after.counts


def test_what_points_at_something_still_points_at_it() -> None:
    case = made(3, 100)[0]
    after = redact(case).chronology
    people, keys = {each.id for each in after.people}, {each.key for each in after.events}

    assert len(case.people) == len(people)
    assert len(case.events) == len(keys)
    assert {part.person for each in after.events for part in each.people} <= people
    assert {serial.event for serial in after.serials} == keys
    assert {each.from_person for each in after.relationships} <= people


@pytest.mark.parametrize(
    "text",
    [
        "There is hope that things improve.",
        "Hope that this continues was expressed.",
        "Hopes were high; hopefully it lasts.",
        "A ray of hope. No hope of a move.",
    ],
)
def test_a_name_that_is_a_word_is_kept_where_it_is_the_word(text: str) -> None:
    assert [text] == facts(told(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hope said she was tired.", "M said she was tired."),
        ("Hope attended. We spoke with Hope about it.", "M attended. We spoke with M about it."),
        ("Hope's mother rang", "M's mother rang"),
        ("hope garthwen rang", "M rang"),
        ("Hope Garthwen: no hope of a move", "M: no hope of a move"),
    ],
)
def test_it_is_replaced_where_it_is_the_name(text: str, expected: str) -> None:
    assert [expected] == facts(told(text))


@pytest.mark.parametrize(
    "text",
    [
        "A review in May 2021, on 12 May and in June.",
        "May we ask whether she may go?",
        "Page 3 of the young person's plan; a white van on the high street.",
        "Will she come? She will.",
    ],
)
def test_months_and_words_are_no_people(text: str) -> None:
    people = (person("a1", "May Young"), person("a2", "June White"), person("a3", "Will Page"))

    assert [text] == facts(told(text, people=people))


def test_welsh_for_another_word_or_person_is_not_taken_for_a_mutated_name() -> None:
    people = (person("a1", "Dan Marlais"), person("a2", "Mair Pentwyn"), person("a3", "Beth Mather"))
    text = "Nan came with Father. A fair share; meth was found. Nan's house is fair."

    assert [text] == facts(told(text, people=people))


def test_a_name_that_several_share_stands_for_none_of_them() -> None:
    people = (person("a1", "Alun Garthwen"), person("a2", "Alun Tyddewi"))
    told_of = facts(told("Alun came. Mr Garthwen came. Alun Tyddewi came.", people=people))

    assert ["‹name withheld› came. Mr ‹name withheld› came. AD2 came."] == told_of


def test_anothers_name_is_never_given_to_somebody_whose_name_with_an_s_it_is() -> None:
    people = (person("a1", "William Penarth"), person("a2", "Nest Williams"))

    assert ["AD2 came with AD1. AD1's dog"] == facts(told("Williams came with William. William's dog", people=people))


# ---- what people are called ----------------------------------------------------------------------------------------


def test_codes_are_by_what_people_are_and_numbered_by_when_they_appear() -> None:
    people = (
        person("w1", "Nan Brynmor", PersonKind.PROFESSIONAL, details=(("job title", "Social worker"),)),
        person("w2", "Ifan Brynaur", PersonKind.PROFESSIONAL, details=(("job title", "Social worker (agency)"),)),
        person("h1", "Cati Brynarian", PersonKind.PROFESSIONAL, details=(("job title", "Health visitor"),)),
        person("p1", "Guto Brynefydd", PersonKind.PROFESSIONAL, details=(("job title", "Police constable"),)),
        person("s1", "Llew Garthwen", PersonKind.CHILD),
        person("g1", "Annest Garthwen", sex="female"),
        person("f1", "Idris Rhosllan", sex="male"),
    )
    related = tuple(
        Relationship(from_person=one, to_person=other, kind=kind, source=SOURCE)
        for one, kind, other in (
            ("m1", "mother", "c1"),
            ("f1", "father", "c1"),
            ("s1", "sibling", "c1"),
            ("g1", "mother", "m1"),
        )
    )
    mother = person("m1", "Hope Garthwen", sex="female")
    first = event("1", "2020-01-01", Kind.VISIT, people=(Involvement(person="w2"),))
    second = event("2", "2021-01-01", Kind.VISIT, people=(Involvement(person="w1"),))
    case = chronology(first, second, people=(CHILD, mother, *people), relationships=related, profile="review")
    called = {each.id: each.name for each in redact(case).chronology.people}

    assert {
        "c1": "C",
        "m1": "M",
        "f1": "F",
        "s1": "S1",
        "g1": "MGM",
        "w1": "SW2",
        "w2": "SW1",
        "h1": "HV1",
        "p1": "POL1",
    } == called


def test_in_a_familys_document_only_third_parties_lose_their_names() -> None:
    neighbour = person("n1", "Nesta Garreglwyd")
    worker = person("w1", "Ifan Brynaur", PersonKind.PROFESSIONAL)
    stranger = person("x1", "Emrys Tanyfron")
    related = (
        Relationship(from_person="m1", to_person="c1", kind="mother", source=SOURCE),
        Relationship(from_person="n1", to_person="m1", kind="neighbour", source=SOURCE),
    )
    redacted = told(
        "Nesta Garreglwyd rang Ifan Brynaur. Hope said that Emrys was there with Mali.",
        people=(neighbour, worker, stranger),
        relationships=related,
        profile="family",
    )

    assert ["‹neighbour› rang Ifan Brynaur. Hope said that ‹another adult› was there with Mali."] == facts(redacted)


def by_name(name: str) -> Person:
    """Somebody whom only texts name."""
    return person("name:" + name.casefold().replace(" ", "-"), name, PersonKind.UNKNOWN)


def test_a_familys_document_names_the_kin_of_whom_only_entries_say_what_they_are() -> None:
    kin = (by_name("Nesta Garreglwyd"), by_name("Emrys Tanyfron"), by_name("Glenys Brynaur"))
    as_told = tuple(
        Relationship(from_person=each.id, to_person="c1", kind=kind, basis=AS_TOLD, source=SOURCE)
        for each, kind in zip(kin, ("mother", "father", "maternal grandmother"), strict=True)
    )
    text = "Nesta Garreglwyd rang. Emrys Tanyfron and Glenys Brynaur were there, and Idwal Hirwaun from next door."
    redacted = told(text, people=(*kin, by_name("Idwal Hirwaun")), relationships=as_told, profile="family")

    assert [text.replace("Idwal Hirwaun", "‹another person›")] == facts(redacted)


@pytest.mark.parametrize(
    ("written", "stays"),
    [
        pytest.param("Mrs Garreglwyd", True, id="the-mothers-family-name-behind-a-title"),
        pytest.param("Nesta Haf", True, id="two-of-her-given-names"),
        pytest.param("Dr Tanyfron", True, id="a-doctor-was-there-for-their-work"),
        pytest.param("PC Tanyfron", True, id="a-constable-too"),
        pytest.param("Nesta Tanyfron", False, id="her-given-name-and-another-family-name"),
        pytest.param("Emrys Garreglwyd", False, id="her-family-name-and-a-given-name-of-nobody"),
        pytest.param("Mrs Tanyfron", False, id="a-family-name-of-nobody"),
    ],
)
def test_a_familys_document_withholds_nobody_who_may_be_one_of_the_family_or_is_at_work(
    written: str, stays: bool
) -> None:
    mother = person("m2", "Nesta Haf Garreglwyd", sex="female")
    is_hers = Relationship(from_person="m2", to_person="c1", kind="mother", source=SOURCE)
    redacted = told(
        f"{written} was at the door.",
        people=(mother, by_name(written)),
        relationships=(is_hers,),
        profile="family",
    )

    assert stays is (facts(redacted) == [f"{written} was at the door."])


def test_whom_the_front_sheet_names_is_withheld_whether_or_not_the_record_lists_them() -> None:
    asked = Cover(withhold=("Nesta Garreglwyd", "Emrys Tanyfron", "3 Lôn Hirwaun"))
    redacted = told(
        "Nesta rang from Lôn Hirwaun. Emrys Tanyfron and Mr Tanyfron were at 3 Lon Hirwaun.",
        people=(person("n1", "Nesta Garreglwyd"),),
        cover=asked,
        profile="conference",
    )

    assert ["‹another adult› rang from ‹withheld›. ‹withheld› and Mr ‹withheld› were at ‹withheld›."] == facts(redacted)
    assert () == redacted.chronology.cover.withhold


# ---- protected addresses and who must not have them -----------------------------------------------------------------

REFUGE = Place(
    id="p1",
    kind=PlaceKind.HOUSEHOLD,
    name="Refuge",
    address="7 Clos Bryntirion, Aberhirwen, ZZ9 1QX, Gelynnydd",
    protected=True,
    members=(Membership(person="m1"),),
    source=SOURCE,
)
MOVED = (
    "Moved to a refuge at 7 Clos Bryntirion, Aberhirwen ZZ91QX; told Gelynnydd Council. In Clos Bryntirion since May."
)
SAFE = "Moved to a refuge at ‹address withheld›; told Gelynnydd Council. In ‹address withheld› since May."


@pytest.mark.parametrize(
    "cover",
    [
        Cover(excluded=("Idris Rhosllan",)),
        Cover(withhold_addresses=True),
        Cover(prepared_for="Idris Rhosllan, father"),
    ],
)
def test_a_protected_address_is_taken_out_where_the_document_is_for_or_could_reach_whom_it_is_kept_from(
    cover: Cover,
) -> None:
    father = person("f1", "Idris Rhosllan", sex="male")
    agency = event("9", "2021-04-01", Kind.VISIT, agency="Gelynnydd Council")
    case = chronology(
        event("1", "2021-03-03", Kind.VISIT, fact=MOVED),
        agency,
        people=(CHILD, father),
        places=(REFUGE,),
        cover=Cover(),
        profile="full",
    )
    after = redact(replace(case, cover=cover)).chronology

    assert SAFE == after.events[0].fact
    assert "‹address withheld›" == after.places[0].address
    assert [RedactionReason.PROTECTED_ADDRESS] == [each.reason for each in after.redactions]
    assert case == redact(case).chronology


@pytest.mark.parametrize("profile", ["conference", "court", "family"])
def test_a_document_that_parents_are_given_names_no_protected_address(profile: str) -> None:
    case = chronology(
        event("1", "2021-03-03", Kind.VISIT, fact=MOVED),
        event("9", "2021-04-01", Kind.VISIT, agency="Gelynnydd Council"),
        people=(CHILD,),
        places=(REFUGE,),
        profile=profile,
    )

    assert SAFE == redact(case).chronology.events[0].fact


# ---- what is restricted --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("restriction", [each for each in Restriction if each is not Restriction.NONE])
def test_not_a_word_of_a_restricted_entry_is_left_for_a_reader_who_is_not_cleared(restriction: Restriction) -> None:
    secret = event("1", "2021-03-03", Kind.REFERRAL, fact="The neighbour with the dog rang.", restriction=restriction)
    secret = replace(
        secret,
        title="A call from the neighbour",
        outcome="Neighbour thanked",
        child_voice="“The neighbour is nice.”",
        accounts=(
            replace(secret.accounts[0], fact="neighbour", source=replace(secret.accounts[0].source, quote="neighbour")),
        ),
    )
    case = chronology(secret, event("2", "2021-04-01", Kind.VISIT, fact="Seen at home."), profile="full")

    kept, taken = (redact(case, cleared=cleared).chronology for cleared in (True, False))

    assert kept == case
    for exporter in (Json(), Text(), Csv()):
        assert "neighbour" not in exporter.export(taken).decode().casefold()
    assert (secret.when, Kind.UNCLASSIFIED) == (taken.events[0].when, taken.events[0].kind)
    assert taken.events[1] == case.events[1]
    assert [(RedactionReason.RESTRICTED, 1)] == [(each.reason, each.count) for each in taken.redactions]
    assert taken == redact(taken, cleared=False).chronology


def test_a_thing_is_not_taken_for_a_doctor_of_its_name() -> None:
    doctor = person("d1", "Ifan Strand", PersonKind.PROFESSIONAL)
    redacted = told("Hair strand test asked for.", "Dr Strand said it was a grip.", people=(doctor,))
    first, second = redacted.chronology.events

    assert "Hair strand test asked for." == first.fact
    assert "Strand" not in second.fact


def test_what_only_a_restricted_entry_tells_of_an_action_goes_with_it() -> None:
    secret = event("1", "2021-03-03", Kind.REFERRAL, fact="The test was done.", restriction=Restriction.RESTRICTED)
    known = event("2", "2021-04-01", Kind.VISIT, fact="The test was done.")

    def standing(*shown: Event) -> tuple[ActionStanding, int]:
        told = Action(
            text="Test",
            standing=ActionStanding.MAY_BE_DONE,
            shown_by=tuple(each.key for each in shown),
            answers=tuple(Answer(event=each.key, words=each.fact or "") for each in shown),
            source=secret.accounts[0].source,
        )
        (left,) = redact(chronology(secret, known, actions=(told,)), cleared=False).chronology.actions
        assert [each is not secret for each in shown] == [bool(each.words) for each in left.answers]
        assert secret.key not in {each.event for each in left.answers}
        return left.standing, len(left.shown_by)

    assert (ActionStanding.NOT_TOLD, 0) == standing(secret)
    assert (ActionStanding.MAY_BE_DONE, 1) == standing(secret, known)


def test_a_document_is_not_prepared_for_whom_it_must_not_be_given_to() -> None:
    father = person("f1", "Idris Rhosllan", sex="male")
    cover = Cover(excluded=("f1",), prepared_for="Mr Idris Rhosllan and his solicitor")
    case = chronology(event("1", "2021-03-03", Kind.VISIT), people=(CHILD, father), cover=cover)

    with pytest.raises(WrongUseError, match="must not be given") as told_of:
        redact(case)
    assert "Rhosllan" not in str(told_of.value)


# ---- the log, and every field --------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(5))
def test_the_log_says_why_and_how_often_and_never_what(seed: int) -> None:
    redacted = redact(made(seed, 100)[0])
    log = "\n".join(f"{each.placeholder} {each.says} {each.where}" for each in redacted.chronology.redactions)

    assert [] == [*redacted.withheld.search(log)]
    assert all(each.count > 0 and each.says and each.where for each in redacted.chronology.redactions)


def test_a_field_that_is_added_later_is_walked_over_too() -> None:
    later = dataclasses.make_dataclass("Later", [("words", str), ("more", tuple)], frozen=True, slots=True)
    value = later(words="one", more=("two", ("three", later(words="four", more=()))))

    assert later("ONE", ("TWO", ("THREE", later("FOUR", ())))) == rebuilt(value, str.upper)


def test_what_is_left_out_are_fields_of_the_model_and_hold_no_words_of_a_record() -> None:
    left_out = {(name, field) for name, every in VOCABULARY.items() for field in every}
    known = {(name, each.name) for name in VOCABULARY for each in dataclasses.fields(getattr(model, name))}
    of_records = {
        "fact",
        "title",
        "text",
        "quote",
        "label",
        "statement",
        "locator",
        "document",
        "reason",
        "basis",
        "message",
    }

    assert set() == left_out - known
    assert {("Timescale", "title")} == {each for each in left_out if each[1] in of_records}


def test_days_are_not_words() -> None:
    case, _ = made(2, 60)

    assert dt.date(2023, 11, 30) == redact(case).chronology.as_at


def test_a_name_that_the_front_sheet_calls_a_word_is_one_where_it_stands_as_a_word() -> None:
    people = (person("a1", "Nest Tolden"),)
    text = "Tolden things are kept. It was tolden twice. Seen with Tolden."
    asked = told(text, people=people, cover=Cover(ordinary_words=("Tolden",)))

    assert ["Tolden things are kept. It was tolden twice. Seen with AD1."] == facts(asked)
    assert ["AD1 things are kept. It was AD1 twice. Seen with AD1."] == facts(told(text, people=people))
    assert () == asked.chronology.cover.ordinary_words


def test_by_codes_whoever_wrote_or_decided_has_no_name_though_no_record_lists_them() -> None:
    entry = event(
        "1", "2021-03-03", Kind.VISIT, fact="Seen with Mr Garreglwyd.", decision_maker="Nesta Garreglwyd (chair)"
    )
    other = event("2", "2021-03-04", Kind.VISIT, decision_maker="Emergency Duty Team")
    after = redact(chronology(entry, other, profile="review")).chronology

    assert "‹name withheld› (chair)" == after.events[0].decision_maker
    assert "Seen with Mr ‹name withheld›." == after.events[0].fact
    assert "Emergency Duty Team" == after.events[1].decision_maker


def test_who_wrote_an_entry_under_an_initial_takes_no_letter_of_anybody_s_code() -> None:
    source = [replace(SOURCE, recorded_by=name) for name in ("C Ellwood", "H Parsonage", "R Tredwell SW")]
    entry = event("e", "2021-03-03", Kind.VISIT, fact="Mali seen. Mr Parsonage rang R Tredwell, SW.")
    entry = replace(entry, accounts=tuple(replace(entry.accounts[0], source=one) for one in source))
    family = (person("p1", "Mr Parsonage", PersonKind.UNKNOWN), person("w1", "Rhian Tredwell", PersonKind.PROFESSIONAL))
    case = chronology(entry, people=(CHILD, *family), profile="review")

    redacted = redact(case).chronology

    assert redacted.people[0].name == "C"
    assert redacted.events[0].fact == "C seen. Mr P1 rang PROF1, SW."


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Found in company of TREHARNE Gavin (31). TREHARNE left.", ("TREHARNE", "Gavin")),
        ("Flat is linked to a lad called Spanner. Spanner came later.", ("Spanner",)),
        ("Known on the estate (street name BISHOP).", ("BISHOP",)),
        ("Seen by Dr Penhallow-Reed at clinic.", ("Penhallow",)),
        ("Told Ceinwen Garthmor, who rang back.", ("Ceinwen", "Garthmor")),
        ("Picked up outside Ysgol Gynradd Nant Helyg.", ("Nant Helyg",)),
        ("Moved to Larkmead Comprehensive School in May.", ("Larkmead",)),
        ("Lives alone at 9 Maes y Grug. Maes y Grug is quiet.", ("Grug",)),
        ("Fire at 41 Tollgate Road at 20:30.", ("Tollgate", "41")),
    ],
)
def test_by_codes_nobody_school_or_address_that_only_words_name_is_left(text: str, gone: tuple[str, ...]) -> None:
    fact = facts(told(text))[0]

    assert not [word for word in gone if word in fact]
    assert "withheld›" in fact


@pytest.mark.parametrize(
    "text",
    [
        "Nan rang. Viability assessment of Nan due 12 September.",
        "Seen in A&E. The Core Group met on 12 May. Court hearing 3 June.",
        "Tissue Viability Nurse Specialist came to the school at 3.",
        "PPN sent. CAMHS Referral (2) made. 14 Day review.",
    ],
)
def test_by_codes_words_that_name_nobody_stay(text: str) -> None:
    assert [text] == facts(told(text))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Slapped by Nesta Garreglwyd (room 12) at tea.", "Slapped by ‹another adult› at tea."),
        ("Nesta Garreglwyd (resident, room 12) rang.", "‹another adult› (resident) rang."),
        ("Mali (room 12) was there.", "Mali (room 12) was there."),
    ],
)
def test_with_the_name_of_a_third_party_goes_the_room_they_sleep_in(text: str, left: str) -> None:
    assert [left] == facts(told(text, people=(person("x1", "Nesta Garreglwyd"),), profile="family"))


def test_who_makes_and_approves_a_document_is_named_in_it_whatever_the_record_says_of_them() -> None:
    """They put their names to it: a family's front sheet that withheld its author was read by nobody as meant."""
    people = tuple(person(f"p{nth}", name) for nth, name in enumerate(("Nest Amhurst", "Ewan Prole", "Iola Strand")))
    seen = event("1", "2021-03-03", Kind.VISIT, fact="Nest Amhurst met Iola Strand. Ewan Prole agreed.")
    cover = Cover(author="Nest Amhurst", approver="Ewan Prole")
    out = redact(chronology(seen, people=(CHILD, *people), cover=cover, profile="family")).chronology

    assert ("Nest Amhurst", "Ewan Prole") == (out.cover.author, out.cover.approver)
    assert "Iola Strand" not in out.events[0].fact
