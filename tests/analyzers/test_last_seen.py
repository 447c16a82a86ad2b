"""When somebody was last seen and alone is told in the words of who wrote it, whole: what they said is why they were seen."""

from dataclasses import replace

import pytest
from notes_alone import LITTLE, note, said, starting

from chronology.model import Cover, Event, Kind, Restriction, Theme

VISIT = Kind.VISIT
LONG = "He said the dog had been walked. " * 8


def voice(*events: Event, **values: object) -> list[str]:
    return said(Theme.VOICE, *events, **values)


def in_file(event: Event, document: str, by: str | None = None) -> Event:
    (account,) = event.accounts
    source = replace(account.source, document=document, recorded_by=by)
    return replace(event, accounts=(replace(account, source=source),))


def test_all_that_somebody_said_alone_is_told_however_long_the_note_is() -> None:
    words = f'Seen alone in the den. {LONG}"I like it at Nan\'s." "I do not want him to come for me."'
    (told,) = starting("Last seen", voice(note(1, "2021-10-01", words, VISIT)))

    assert told.endswith('"I do not want him to come for me."”')
    assert "…" not in told


def test_words_that_another_account_of_the_same_sight_has_are_told() -> None:
    seen = note(1, "2021-10-01", "Seen alone by the social worker today.", VISIT)
    (own,) = note(2, "2021-10-01", 'Seen alone, library. "I hate Sundays."', VISIT).accounts
    (told,) = starting("Last seen", voice(replace(seen, accounts=(*seen.accounts, own))))

    assert '"I hate Sundays."' in told


def test_whose_notes_they_are_is_told_from_who_signed_or_from_the_name_of_the_document() -> None:
    visit = note(1, "2021-10-01", 'Seen alone. "It was loud."', VISIT)
    cover = Cover(author="Dilys Hale")

    assert "Written by R Moss: “" in " ".join(voice(in_file(visit, "visits.txt", "R Moss")))
    assert "Notes of Dilys Hale: “" in " ".join(voice(in_file(visit, "hale_2021.txt"), cover=cover))
    assert "The record says: “" in " ".join(voice(in_file(visit, "visits.txt"), cover=cover))
    assert "The record says: “" in " ".join(voice(in_file(visit, "visits.txt", "Mali Prosser")))


def test_what_another_file_says_against_alone_is_told_beside_it() -> None:
    visit = in_file(note(1, "2021-10-01", 'Seen alone in the flat. "I am fine."', VISIT), "worker.txt")
    other = in_file(note(2, "2021-10-01", "Worker came at three. Her uncle was in the kitchen."), "home_log.txt")
    agrees = in_file(note(3, "2021-10-01", "Worker came at three and had tea."), "home_log.txt")

    (told,) = starting("Last seen", voice(visit, other))
    assert "Told otherwise of that day: “Her uncle was in the kitchen” (home_log.txt)." in told
    assert "Told otherwise" not in " ".join(voice(visit, agrees))


def test_seen_with_somebody_is_seen_and_not_alone() -> None:
    alone = note(1, "2021-09-01", "Seen alone in her room.", VISIT)
    later = note(2, "2021-10-01", "Seen but not alone, Dad in the doorway.", VISIT)
    told = voice(alone, later)

    assert starting("Last seen alone", told)[0].startswith("Last seen alone: 1 September 2021")
    assert "1 October 2021" in starting("Last seen:", told)[0]
    assert "Dad in the doorway" in starting("Last seen:", told)[0]


@pytest.mark.parametrize(
    "words", ["Unannounced. She nodded. Not alone. To add to the plan.", "Came at ten. Left alone. Cold."]
)
def test_words_that_somebody_was_not_or_was_left_alone_see_nobody_alone(words: str) -> None:
    assert not any("alone: 1 October" in told for told in voice(note(1, "2021-10-01", words, VISIT)))


@pytest.mark.parametrize(
    "heading", ["CP VISIT - NURSERY - ALONE", "Home visit (seen alone)", "Visit, Alone in garden | R Moss"]
)
def test_a_part_of_a_heading_says_that_they_were_seen_alone(heading: str) -> None:
    visit = note(1, "2021-10-01", 'Painted. "I like it here."', VISIT, title=heading)

    assert starting("Last seen, and alone", voice(visit))


@pytest.mark.parametrize(
    "heading",
    ["CP VISIT - NURSERY - ALONE: NO", "CP visit - Mum - alone", "Visit - not alone", "CP visit - nursery - alone?"],
)
def test_a_heading_of_somebody_else_alone_or_that_says_no_tells_of_nobody_alone(heading: str) -> None:
    visit = note(1, "2021-10-01", 'Painted. "I like it here."', VISIT, title=heading)

    assert not any("alone: 1 October" in told for told in voice(visit))


@pytest.mark.parametrize(
    "words", ["Visits this month: one made (2/11), one missed.", "TV on. Mali not seen.", "Unable to be seen, out."]
)
def test_what_says_that_they_were_not_seen_never_may_show_them_seen(words: str) -> None:
    alone = note(1, "2021-09-01", "Seen alone in her room.", VISIT)
    missed = note(2, "2021-11-02", "Called at the house.", VISIT)
    (other,) = note(3, "2021-11-02", words, VISIT).accounts

    assert not starting("Later entries", voice(alone, note(2, "2021-11-02", words, VISIT)))
    assert not starting("Later entries", voice(alone, replace(missed, accounts=(*missed.accounts, other))))


def test_that_nobody_saw_them_alone_since_is_told_in_the_words_that_say_so() -> None:
    alone = note(1, "2021-09-01", "Seen alone in her room.", VISIT)
    since = note(2, "2021-11-01", "Supervision: not seen alone since 1 September; review late.")

    assert "Told since then: “Supervision: not seen alone since 1 September”, 1 November 2021." in voice(alone, since)


@pytest.mark.parametrize(
    "words",
    ["Nobody has seen her alone since the advocate on the 7th.", "Rang again. I have not seen her since the 3rd."],
)
def test_that_nobody_or_the_writer_saw_them_since_is_told(words: str) -> None:
    alone = note(1, "2021-09-01", "Seen alone in her room.", VISIT)

    assert starting("Told since then", voice(alone, note(2, "2021-11-01", words)))


def test_a_call_that_found_nobody_in_is_no_contact() -> None:
    alone = note(1, "2021-09-01", "Seen alone in her room.", VISIT)

    assert starting("Told of contact", voice(alone, note(2, "2021-10-01", "OT called, nobody in.", VISIT))) == []


def test_a_visit_that_was_not_made_yet_is_no_contact() -> None:
    alone = note(1, "2021-09-01", "Seen alone in her room.", VISIT)
    later = note(2, "2021-10-01", "Unannounced visit not yet done.", VISIT)

    assert starting("Told of contact", voice(alone, later)) == []


def test_a_later_visit_of_which_nothing_may_be_told_is_hinted_at_and_no_message_is_a_sight() -> None:
    alone = note(1, "2021-09-01", "Seen alone in her room.", VISIT)
    kept = note(2, "2021-10-01", "At the flat, 25 minutes.", VISIT, restriction=Restriction.RESTRICTED)
    text = in_file(note(3, "2021-10-09", "Mali: was asleep"), "texts_nan.txt")
    told = voice(alone, kept, text)

    assert "of what may go to everyone: 1 September 2021" in starting("Last seen", told)[0]
    assert starting("Told of contact", told) == []


# ---- what they want the meeting to hear ------------------------------------------------------------------------------


def test_what_somebody_asks_to_be_told_to_the_meeting_has_a_line_of_its_own() -> None:
    visit = note(1, "2021-10-01", 'Seen alone. "It rained." "Tell them I want my own door." "And a cat."', VISIT)

    assert voice(visit)[0] == 'Said for the meeting: “"Tell them I want my own door." "And a cat."”, 1 October 2021.'


@pytest.mark.parametrize(
    "words",
    [
        'Mum rang. "Tell them I am not coming."',
        'Seen alone. "I went to the park." Meeting is on the 4th.',
        "Dad wants the meeting to be moved.",
    ],
)
def test_what_others_want_of_a_meeting_is_no_message_of_the_persons(words: str) -> None:
    assert starting("Said for the meeting", voice(note(1, "2021-10-01", words, Kind.CONTACT))) == []


def test_views_under_a_heading_with_the_persons_name_are_theirs_and_another_childs_are_not() -> None:
    minutes = "Review.\nMali's views (advocate): she would like to stay where she is and see the twins.\nDecision"
    other = "Review.\nSeren's views (advocate): she would like to stay where she is and see the twins.\nDecision"
    through = "Mali (through Mrs Rees): more time with the twins, please, and a key."

    assert voice(note(1, "2021-10-01", minutes))[0].startswith("Views put to a meeting for them: “she would like to")
    assert starting("Views put", voice(note(1, "2021-10-01", other))) == []
    assert starting("Views put", voice(note(1, "2021-10-01", through)))


MALI = "name:mali-prosser"


def of_mali(day: str, words: str, kind: Kind = VISIT) -> Event:
    """Of a file that is read from texts alone: whose it is, is known by the name."""
    return note(1, day, words, kind, about=MALI)


def voice_of_mali(*events: Event) -> list[str]:
    return voice(*events, people=(replace(LITTLE, id=MALI),), subjects=(MALI,))


def in_table(nth: int, day: str, fact: str, cell: str) -> Event:
    """A visit of a table whose column for who was there stands behind its words."""
    event = note(nth, day, fact, VISIT)
    (account,) = event.accounts
    source = replace(account.source, quote=f"{fact}\n{cell}")
    return replace(event, accounts=(replace(account, source=source),))


def test_a_column_that_says_seen_alone_is_read_as_words_are() -> None:
    told = " ".join(voice(in_table(1, "2021-10-01", "Twenty minutes in the den. Drew a boat.", "present: seen alone")))
    other = " ".join(
        voice(in_table(1, "2021-10-01", "Twenty minutes in the den. Drew a boat.", "present: not seen alone"))
    )

    assert "alone: 1 October 2021" in told
    assert "alone:" not in other


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("LIBRARY seen ALONE 20 min. Drew a boat.", True),
        ("library, M seen on her own again. Drew a boat.", True),
        ("saw M ALONE in the den. Drew a boat.", True),
        ("saw S ALONE in the den. She drew a boat.", False),
        ("library, mum seen on her own again. She drew a boat.", False),
        ("LIBRARY not seen ALONE. Drew a boat.", False),
        ("to be seen ALONE next week. Drew a boat.", False),
    ],
)
def test_where_it_was_or_an_initial_may_stand_before_seen_alone(words: str, is_told: bool) -> None:
    told = " ".join(voice_of_mali(of_mali("2021-10-01", words)))

    assert ("alone: 1 October 2021" in told) is is_told


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ('Canteen, ALONE, 40 mins. Mali: "I like the new bus."', True),
        ('Canteen, alone for about 15 minutes. "I like the new bus."', True),
        ('Canteen, alone. "I like the new bus," she told the cook.', False),
        ("Canteen, alone, 40 mins. Late for registration.", False),
        ('Canteen, not alone, 40 mins. Mali: "I like the new bus."', False),
    ],
)
def test_how_long_it_was_alone_and_what_they_said_tell_that_whoever_wrote_was_there(words: str, is_told: bool) -> None:
    said_own = words.partition('"')[2].rstrip('"') or None
    told = " ".join(voice_of_mali(replace(of_mali("2021-10-01", words, Kind.CASE_NOTE), child_voice=said_own)))

    assert ("alone: 1 October 2021" in told) is is_told


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ('Day centre, alone, in Welsh. "I like the new bus."', True),
        ('Day centre, not alone, in Welsh. "I like the new bus."', False),
        ('Mother, alone, at the door. "I like the new bus."', False),
    ],
)
def test_a_visit_that_opens_with_where_it_was_and_alone_need_not_say_how_long(words: str, is_told: bool) -> None:
    visit = replace(of_mali("2021-10-01", words), child_voice=words.partition('"')[2].rstrip('"'))

    assert ("alone: 1 October 2021" in " ".join(voice_of_mali(visit))) is is_told


def test_a_heading_that_the_child_was_seen_alone_is_of_the_child_it_is_about() -> None:
    seen = replace(of_mali("2021-10-01", "Half an hour. Drew a boat."), title="S47 - child seen alone at school")
    other = replace(seen, title="S47 - other child seen alone at school")

    assert "alone: 1 October 2021" in " ".join(voice_of_mali(seen))
    assert "alone:" not in " ".join(voice_of_mali(other))


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("CP visit. M seen w/ nan, in her coat.", True),
        ("Saw Mali with the carer. Ate well.", True),
        ("Mali seen with mother, tired.", True),
        ("CP visit. T seen w/ nan, in her coat.", False),
        ("CP visit. M NOT SEEN - asleep.", False),
        ("Mali seen by the dentist last week, nan says.", False),
    ],
)
def test_a_name_or_an_initial_that_was_seen_on_a_visit_is_the_last_time_seen(words: str, is_told: bool) -> None:
    told = starting("Last seen", voice_of_mali(of_mali("2021-10-01", words)))

    assert (["1 October 2021" in each for each in told] == [True]) is is_told


def test_whoever_saw_them_saw_them_though_another_found_nobody_in_that_day() -> None:
    nobody = of_mali("2021-10-01", "No reply, curtains drawn.", Kind.NO_ACCESS_VISIT)
    (saw,) = of_mali("2021-10-01", "M seen w/ nan at four.").accounts

    assert starting("Last seen", voice_of_mali(replace(nobody, accounts=(*nobody.accounts, saw))))
    assert not starting("Last seen", voice_of_mali(nobody))


def test_a_note_of_a_clinic_that_opens_with_seen_is_of_its_patient() -> None:
    assert starting("Last seen", voice(note(1, "2021-10-01", "seen, dressing changed.", Kind.HEALTH_CONTACT)))
    assert not starting("Last seen", voice(note(1, "2021-10-01", "Seen letter of the school.", Kind.HEALTH_CONTACT)))


def test_a_label_of_a_notes_own_form_says_who_was_seen() -> None:
    def shows(words: str) -> bool:
        return bool(starting("Last seen", voice_of_mali(of_mali("2021-10-01", words, Kind.CASE_NOTE))))

    assert shows("Announced SEEN: all 3. Tea on the table.")
    assert shows("Announced SEEN: Mali, Ffion. Tea on the table.")
    assert not shows("Announced SEEN: Ffion, nan. Tea on the table.")
    assert not shows("Announced SEEN: not Mali, asleep. Tea on the table.")


def test_whoever_went_with_a_nurse_saw_them_though_the_nurse_saw_no_wound() -> None:
    nurse = note(1, "2021-10-01", "Joint with SW, wound not seen.", Kind.HEALTH_CONTACT)
    (worker,) = note(1, "2021-10-01", "Went with the nurse. Mrs A seen through the doorway, pale.").accounts
    told = starting("Last seen", voice(replace(nurse, accounts=(*nurse.accounts, worker))))

    assert ["Mrs A seen through the doorway" in each for each in told] == [True]
    assert not starting("Last seen", voice(nurse))


def test_contact_since_is_told_in_the_words_of_the_latest_days_and_a_refusal_is_none() -> None:
    seen = note(1, "2021-10-01", "Seen alone in her room.", VISIT)
    window = note(2, "2021-10-05", "Let in by nobody. Mali waved from the window.", Kind.ACCESS_REFUSED)
    refused = note(3, "2021-10-06", "Nurse refused at the gate.", Kind.HEALTH_CONTACT)
    of_another = note(4, "2021-10-07", "Uncle seen at the shop.")

    assert starting("Told of contact", voice(seen, window, refused, of_another)) == [
        "Told of contact since then: “Mali waved from the window”, 5 October 2021."
    ]


def test_that_a_later_sight_may_not_go_to_everyone_is_no_last_time_for_all() -> None:
    seen = note(1, "2021-10-01", "Seen alone in her room.", VISIT)
    kept = note(2, "2021-11-01", "Seen alone. Somewhere he must not know.", VISIT, restriction=Restriction.RESTRICTED)
    (told,) = starting("Last seen", voice(seen, kept))

    assert told.startswith("Last seen alone, of what may go to everyone: 1 October 2021.")
    assert "must not know" not in told
