"""The own words of an adult: however a note gives them, and only theirs."""

import pytest

from chronology.documents import Document
from chronology.model import Account, Kind
from importers.notes import CaseNotes

HEAD = "CASE NOTES - Margaret ELLIS (Peggy) dob 03/05/1941 - ref 7\n\n12/03/2021 Home visit - S Rees (SW)\n"


def accounts(text: str, name: str = "notes.txt") -> list[Account]:
    return [each for each in CaseNotes().read([Document(name, content=text.encode())]) if isinstance(each, Account)]


def voice(body: str) -> str | None:
    return accounts(HEAD + body + "\n")[0].child_voice


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('Margaret said "I am stopping here".', "I am stopping here"),
        ('Mrs Ellis: "I am stopping here".', "I am stopping here"),
        ('Peggy told carer "he is a good lad".', "“he is a good lad”"),
        ('Peggy today says nobody took it, "it is in the drawer".', "“it is in the drawer”"),
        ('Peggy in bed, warm. "Leave me be" she said.', "Leave me be"),
        ('Peggy sleepy, looked at the photo of Tom. "Is it Sunday?"', "“Is it Sunday?”"),
        ('Peggy did not want the hoist. Her words: "I feel like a parcel".', "I feel like a parcel"),
        (
            'Seen with Dr Morgan. Peggy could not say what day it was. She said "I would be ashamed".',
            "I would be ashamed",
        ),
        ('Peggy\'s views (SR): she is fond of Gareth; "I only want him to ask me".', "I only want him to ask me"),
        ('Peggy yn y gadair. Dywedodd "dwi isio mynd adre".', "dwi isio mynd adre"),
        ('Peggy seen on her own in the lounge, told me "I wash my own cups".', "I wash my own cups"),
        ('Peggy tired and quiet, but said "I will manage".', "I will manage"),
        ('Saw Peggy alone. "I wash my own cups". She looked well.', "I wash my own cups"),
        ('Peggy wants "somebody to ask me first".', "somebody to ask me first"),
        ('Peggy yn dweud "dwi isio llonydd".', "dwi isio llonydd"),
        ('Atebodd Peggy "dwi isio llonydd".', "dwi isio llonydd"),
        ('Peggy asked again about the cat: nobody answered. She says "I miss him".', "I miss him"),
    ],
)
def test_quoted_words_of_an_adult_are_their_voice(body: str, words: str) -> None:
    assert words == voice(body)


@pytest.mark.parametrize(
    "body",
    [
        'The manager said "she is settled".',
        'Peggy seen with her daughter, told me "I wash all her cups".',
        'Peggy asleep and carer beside her, said "I will manage".',
        'Saw Peggy with Ann alone. "I wash all her cups". Left at three.',
        'Saw Peggy at home. "She is no trouble". Left at three.',
        'Saw Ann alone. "I wash all her cups".',
        'Ann wants "somebody to ask me first".',
        'Her son told me "she gives me the money".',
        'Spoke to the carer. She said "I was off that day".',
        'Haul say they will "look into it".',
        'Gareth Ellis: "I have power of attorney".',
        'Seen with her daughter Ann. "Leave it to me" she said.',
    ],
)
def test_words_of_others_are_not(body: str) -> None:
    assert voice(body) is None


def test_what_was_said_on_another_day_stands_with_that_day() -> None:
    text = '12 October 2023\nRe: Mrs Margaret Ellis, d.o.b. 03/05/1941, Ty Gwyn\n\nI write as you asked.\n\nMrs Ellis told me on 4 July 2023: "It hurts when they forget".\n'
    told = {each.when.edtf: each.child_voice for each in accounts(text)}

    assert "“It hurts when they forget”" == told["2023-07-04"]
    assert told.get("2023-10-12") is None


def test_an_entry_that_puts_its_writer_before_the_day_is_one() -> None:
    body = 'Rang about the bath.\n\nSian Rees 06/04/2021 unannounced visit\nPeggy says "you again".\n'
    first, second = [each for each in accounts(HEAD + body) if each.key.endswith("#note")]

    assert ("2021-04-06", "Unannounced visit", "Sian Rees") == (
        second.when.edtf,
        second.title,
        second.source.recorded_by,
    )
    assert "Unannounced" not in first.fact


def test_a_list_of_births_begins_no_entries() -> None:
    body = "Family as told today.\n\nAnn Rees 03/04/1965 daughter\n"

    assert ["2021-03-12"] == [each.when.edtf for each in accounts(HEAD + body)][:1]
    assert "1965-04-03" not in [each.when.edtf for each in accounts(HEAD + body) if each.kind is Kind.CASE_NOTE]


@pytest.mark.parametrize("heading", ["20.05.2021 SR", "20.05.2021 SR / TB"])
def test_initials_are_no_title(heading: str) -> None:
    found = accounts(HEAD + f"Rang about the bath.\n\n{heading}\nWeighed today, 51kg.\n")[-1]

    assert "SR" not in found.title


MINUTES = """CORE GROUP - MINUTES
Family: Harries (Tomos, Elan)
Date: 12 June 2024, 2pm
Present: Bethan Rowe (SW, chair), Kelly Harries (from 2.25), Ann Preece (HV), Tomos Harries
"""


@pytest.mark.parametrize("who", ["Kelly", "Ann Preece", "Bethan Rowe"])
def test_what_a_mother_or_a_nurse_says_at_a_meeting_is_nobody_elses_voice(who: str) -> None:
    said = accounts(MINUTES + f'1. Tomos. Attendance 70%. {who} said "he is a waste of space like his dad".\n')

    assert all(one.child_voice is None for one in said)


def test_what_a_child_says_at_a_meeting_is_theirs() -> None:
    said = accounts(MINUTES + '1. Tomos. Attendance 70%. Tomos said "I want to go to my nan\'s".\n')

    assert ["I want to go to my nan's"] == [one.child_voice for one in said if one.child_voice]


def test_who_opens_the_sentence_before_is_who_he_is_and_not_whose_file_it_is() -> None:
    assert voice('Gethin seen in his room. He said "he shouts at her".') is None
    assert voice('Peggy seen in her room. She said "I am stopping here".') == "I am stopping here"
