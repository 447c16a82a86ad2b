"""Words of a record that say it is not for everybody mark it; ordinary words do not."""

from dataclasses import replace

import pytest

from chronology.model import Account, Kind, Restriction, Source, When
from chronology.prose.confidence import addresses_kept, in_confidence, is_kept, is_of_another, with_confidences


def told(fact: str) -> Account:
    return Account(
        key="a",
        when=When.undated(""),
        kind=Kind.VISIT,
        fact=fact,
        source=Source(document="note.txt", sha256="", locator="1"),
    )


@pytest.mark.parametrize(
    "fact",
    [
        "She asked us not to tell Mam.",
        "MGM does not want Lowri to know that she rang.",
        "Told the school in confidence that he hits her.",
        "Address must not be given to anyone outside the core group.",
        "Names of the men not to be recorded here.",
        "Do not share with father.",
        "CONFIDENTIAL - NOT FOR CONFERENCE REPORT: told me of the clinic in May.",
        "Not for the minutes: her sister is at risk too.",
        "Gofynnodd i mi beidio â dweud wrth Mam.",
        "Ni ddylid ei rannu gyda'r tad.",
        "Derwlas have replied, see restricted note.",
        "She's not told Huw because he'd be upset.",
        "Hasn't told her sister in case she worries.",
        "They do not want Dad told.",
        "Asked that it stay between you and me.",
        "I can't tell mum.",
        "dont tel beryl but im scared",
        "Please do not let Ann or Dai know that I have told you this.",
        "LETTER - RESTRICTED - received 3 March",
        "No child known there. Not substantiated - don't repeat it.",
        "Heard on the estate that he was inside. Do not repeat this to mum.",
        "dont repeat this outside the team",
        "Rumour only, not to be shared.",
        "This is hearsay, not for circulation.",
        "Gossip, not to be repeated.",
        "Keep this to yourself: she thinks he is back.",
        "She told me off the record that he drinks.",
        "What the caretaker says should not go any further.",
        "Please don't pass this on.",
        "Peidiwch ag ailadrodd hyn.",
        "Seen alone. IN CONFIDENCE: she is in touch with the service.",
        "In strict confidence - bag packed at a friend's.",
        "If he sees it in any paper I'm dead.",
        "Said if Lee finds out he will kill her.",
        "Not to go in any report he will get.",
        "Shared with SW only, not to be put in the minutes.",
        "Please do not put this in writing.",
        "Don't include that in the conference report.",
        "Keep this out of the letters to the family.",
        "She lost a job for drinking, I would rather that was not read out.",
        "I'd rather you didn't mention it.",
        "Please don't read this out.",
        "Not to be discussed in front of dad.",
        "Told verbally to the social worker only.",
        "For professionals' eyes only.",
        "For our info only.",
    ],
)
def test_what_says_it_is_not_for_everybody_is_restricted(fact: str) -> None:
    assert in_confidence(told(fact)).restriction is Restriction.RESTRICTED


@pytest.mark.parametrize(
    "fact",
    [
        "Housing hadn't told us.",
        "Warned not to repeat it.",
        "He said he won't repeat it.",
        "Do not repeat the dose.",
        "Don't repeat it or you will lose your break, he was told.",
        "A mistake not to be repeated.",
        "Toys not for sharing at nursery.",
        "She kept it quiet in the library.",
        "Told him don't spread it on the carpet.",
        "Nobody had told her that she is a carer.",
        "The hospital had not told Huw of the date.",
        "There was an argument between us and the landlord.",
        "They have not told the surgery.",
        "She has told her brother.",
        "He was told not to return to the house.",
        "She does not want to go to school.",
        "Confidence building group attended.",
        "The plan was shared with the family.",
        "She did not tell anybody where she was.",
        "Growing in confidence at nursery.",
        "Do not let him know about the party.",
        "Restricted growth noted in the letter.",
        "Don't tell me but for once they were on time.",
        "Medication must not be stopped.",
        "Mali is not to be given nuts, epipen in the office.",
        "She must not be given penicillin.",
        "Paracetamol is not to be given to him with the other tablets.",
        "Growing in confidence: reads aloud now.",
        "She has gained in confidence - a pleasure to teach.",
        "If he sees his father on Saturdays he is calmer.",
        "If it rains they will go to the hall.",
        "Not included in the swimming group this term.",
        "Mum did not put the form in his bag.",
        "He would rather be at Nan's.",
        "He'd rather not go to school.",
        "Professionals only meeting agreed for Monday.",
        "The letter was read out at conference.",
        "Keep out of the sun.",
        "The reasons are not recorded in the minutes.",
        "Left the report out of the bundle by mistake.",
        "Not discussed at core group.",
        "One matter she holds in confidence, not for this meeting. Burn to the hand seen.",
    ],
)
def test_ordinary_words_are_not(fact: str) -> None:
    assert in_confidence(told(fact)) == told(fact)


def test_what_is_told_in_one_note_with_a_confidence_is_told_in_it_all() -> None:
    first, second, other = (
        replace(told("She said that she drinks again."), key="notes:a:2021-03-03:1#note"),
        replace(told("She does not want Lowri to know that she rang."), key="notes:a:2021-03-03:1#b"),
        replace(told("Seen at home."), key="notes:a:2021-03-04:2#note"),
    )

    marked = [each.restriction for each in with_confidences((first, second, other))]
    assert [Restriction.RESTRICTED, Restriction.RESTRICTED, Restriction.NONE] == marked


def test_a_meeting_with_the_councils_lawyers_is_not_for_everybody() -> None:
    meeting = replace(told("Threshold met; letter before proceedings."), kind=Kind.LEGAL_PLANNING_MEETING)

    assert Restriction.RESTRICTED is in_confidence(meeting).restriction


def test_a_day_is_no_address() -> None:
    text = "Their address is not to be shared with him. He was asked on 17 October and on 3 Mawrth."

    assert [] == list(addresses_kept(text))


def test_an_address_that_the_sentence_before_gives_is_kept_and_not_what_else_was_told() -> None:
    words = "Enquiry opened today. She is staying at: Rowan Lodge, 9 Ferry Road. NOT to be given to her brother."
    without = "Told me what happened at the hostel. NOT to be given to her brother."

    assert in_confidence(told(words)).restriction is Restriction.NONE
    assert [*addresses_kept(words)] == ["Rowan Lodge", "9 Ferry Road"]
    assert in_confidence(told(without)).restriction is Restriction.RESTRICTED


_MINUTES = (
    "Beca OWEN (03/02/2019)   Held: Thursday 6 March 2025, Ferry Rooms   Chair: Ann Price\n"
    "{mark}\nPresent\nMari Owen (mother), Dai Rees (SW), Sue Lane (HV).\nDecision: to remain on a plan for neglect."
)


@pytest.mark.parametrize(
    "mark",
    [
        "RESTRICTED - not to be copied",
        "CONFIDENTIAL: do not photocopy.",
        "Private and confidential - please do not copy",
    ],
)
def test_the_marking_of_the_minutes_of_a_meeting_with_the_family_keeps_nothing_from_it(mark: str) -> None:
    assert in_confidence(told(_MINUTES.format(mark=mark))).restriction is Restriction.NONE


@pytest.mark.parametrize(
    "text",
    [
        "CONFIDENTIAL - do not copy. She told me that he is back.",
        _MINUTES.format(mark="RESTRICTED - not to be copied to the father"),
        _MINUTES.format(mark="RESTRICTED - not to be copied").replace("Held", "Strategy meeting held"),
        _MINUTES.format(mark="RESTRICTED - not to be copied").replace("(mother)", "(DSL)"),
        _MINUTES.format(mark="RESTRICTED - not to be copied") + " In confidence: the nursery fears for its staff.",
    ],
)
def test_what_else_is_marked_so_is_kept(text: str) -> None:
    assert in_confidence(told(text)).restriction is Restriction.RESTRICTED


@pytest.mark.parametrize(
    "text",
    [
        "Mrs B (also a patient here) tearful about her husband. (filed in error)",
        "Scanned on here by mistake.",
        "Husband's own matter raised in this record in error, to be moved.",
        "Tenant hit by partner again, flat 11, not linked to 6",
    ],
)
def test_what_a_record_says_was_filed_in_error_or_is_of_another_door_is_of_another(text: str) -> None:
    assert is_of_another(text)


@pytest.mark.parametrize(
    "text", ["Dose given in error.", "Bruise not linked to 6 March fall.", "Charged in error, refunded."]
)
def test_what_was_done_in_error_is_of_nobody_else(text: str) -> None:
    assert not is_of_another(text)


@pytest.mark.parametrize(
    "text", ["*** INTEL SANITISE BEFORE SHARING *** flat is a stash", "SOURCE A STATES the flat is a stash"]
)
def test_what_the_police_had_from_a_source_is_kept(text: str) -> None:
    assert is_kept(text)


@pytest.mark.parametrize(
    "text",
    [
        "Harm to two partners before - DVDS (CLARES LAW) / MARAC ONLY.",
        "Her worker has been unwell (personal, not for file copy).",
        "His friend is under CAMHS. (NB the friend's info not to go on Kit's papers)",
    ],
)
def test_what_goes_to_one_meeting_alone_or_on_no_paper_is_kept(text: str) -> None:
    assert is_kept(text)


@pytest.mark.parametrize(
    "text",
    [
        "MARAC referral made, DASH 16.",
        "Only MARAC can see it next week.",
        "Fit note not for long.",
        "Not to be on his own.",
    ],
)
def test_what_only_names_such_a_meeting_or_paper_is_not(text: str) -> None:
    assert not is_kept(text)
