"""An authority's own words, laid over the shipped ones while something is read; and the abbreviations in a text."""

import threading

import pytest

from chronology.model import Kind
from chronology.practice.words import Words
from chronology.prose.glossary import abbreviations_in
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling, kind_of_heading
from chronology.prose.vocabulary import is_role, remembered, sector_of, speaking, vocabulary
from importers.agency_chronology.front import kind_of_contact, names_an_agency
from importers.agency_chronology.meant import told_by
from importers.diary.kinds import kind_of_appointment

OWN = Words(
    cues=(
        ("popped round", Kind.VISIT, "names"),
        ("home visit", Kind.FAMILY_MEETING, "names"),
        ("strategy meeting", None, ""),
        ("bonfire", Kind.FIRE_RISK, "names"),
    ),
    abbreviations=(("HV", ("home visit",)),),
    roles=(("bubba", "child"), ("mum", "professional")),
    agencies=(("collen centre", "health"),),
)


def told(text: str) -> set[Kind]:
    return {said.kind for said in Telling(folded(text)).said(Span(0, len(text)))}


def test_a_cue_of_the_authority_is_read_within_and_not_before_or_after() -> None:
    text = "Popped-round today."
    before = told(text)
    with speaking(OWN):
        within = told(text)

    assert (set(), {Kind.VISIT}, set()) == (before, within, told(text))


@pytest.mark.parametrize(
    ("text", "ours", "theirs"),
    [
        ("Home visit today.", {Kind.VISIT}, {Kind.FAMILY_MEETING}),
        ("Strategy meeting held.", {Kind.STRATEGY_DISCUSSION}, set()),
        ("A bonfire behind the house.", set(), {Kind.FIRE_RISK}),
    ],
)
def test_where_both_know_a_phrase_the_authority_s_meaning_stands_alone(
    text: str, ours: set[Kind], theirs: set[Kind]
) -> None:
    with speaking(OWN):
        within = told(text)

    assert (ours, theirs) == (told(text), within)


def test_role_words_and_agencies_of_the_authority_are_known_and_a_word_changes_its_role() -> None:
    with speaking(OWN):
        roles = (is_role("bubba", "child"), is_role("mum", "family"), is_role("mum", "professional"))
        sector = sector_of("the collen-centre, gelynnen")

    assert ((True, False, True), "health") == (roles, sector)
    assert ((False, None), True) == ((is_role("bubba"), sector_of("collen centre")), is_role("mum", "family"))


@pytest.mark.parametrize(
    "asked",
    [
        lambda: kind_of_heading("home visit"),
        lambda: kind_of_appointment("Home visit", ()),
        lambda: told_by("Home visit today.", "", None, "", ()).kind,
        lambda: names_an_agency("Collen Centre"),
        lambda: kind_of_contact("Collen Centre"),
    ],
    ids=["heading", "appointment", "row", "agency", "contact"],
)
def test_what_was_kept_for_one_vocabulary_is_never_told_of_another_s(asked) -> None:
    ours = asked()
    with speaking(OWN):
        theirs = asked()

    assert ours != theirs
    assert ours == asked()


def test_what_is_remembered_is_worked_out_once_for_each_vocabulary() -> None:
    worked = []

    @remembered(maxsize=8)
    def length(text: str) -> int:
        worked.append(text)
        return len(text)

    for words in (Words(), OWN, Words(), OWN):
        with speaking(words):
            assert 3 == length("abc")

    assert 2 == len(worked)


def test_words_bound_in_one_thread_are_not_spoken_in_another() -> None:
    heard = []
    with speaking(OWN):
        other = threading.Thread(target=lambda: heard.append(vocabulary().abbreviations["HV"]))
        other.start()
        other.join()

        assert ("home visit",) == vocabulary().abbreviations["HV"]
    assert [("health visitor", "home visit")] == heard


def test_the_second_half_of_a_parted_phrase_may_take_any_ending() -> None:
    assert Kind.S47_STARTED in told("Ymholiad adran 47 dechreuwyd ddoe.")


# ---- abbreviations ------------------------------------------------------------------------------------------------


def shorts(*texts: str) -> list[str]:
    return [found.short for found in abbreviations_in(texts, vocabulary().abbreviations)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CAMHS appt WNB, T/C to Mum", ["CAMHS", "T/C", "WNB"]),
        ("s47 started; CiN plan closed", ["CiN", "s47"]),
        ("two SWs and three HVs; the GP's letter", ["GP", "HV", "SW"]),
        ("CP/CLA status, pre-PLO, (NFA).", ["CLA", "CP", "NFA", "PLO"]),
        ("A&E on s.47 advice, DNA'd", ["A&E", "DNA", "s.47"]),
        ("camhs, Cp, ta, ed, PRACTICE, HVX, s470, LACE", []),
        ("Ymweliad â'r BIP a'r GIG", ["BIP", "GIG"]),
    ],
)
def test_abbreviations_are_whole_words_in_the_case_they_are_written(text: str, expected: list[str]) -> None:
    assert expected == shorts(text)


def test_an_abbreviation_used_for_several_things_has_them_all() -> None:
    (found,) = abbreviations_in(["HV today"], vocabulary().abbreviations)

    assert ("health visitor", "home visit") == found.meanings


def test_no_plain_english_word_is_taken_for_an_abbreviation() -> None:
    plain = "a an and as at be by can do he her his i in is it me my no not of off on or she so the to up us we yes"

    assert [] == shorts(plain, plain.upper(), plain.title())
