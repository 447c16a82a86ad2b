"""No document but the worker's own prints what opens somebody's door."""

import pytest
from casebuilding import CHILD, chronology, event

from chronology.documents import DEFAULT, read_whole_pdf
from chronology.model import Chronology, Kind, RedactionReason, Serial
from chronology.redaction import leaks, redact
from chronology.redaction.locks import codes_in
from exports.pdf import Pdf


def case(*facts: str, profile: str = "conference", language: str = "en") -> Chronology:
    told = [event(str(nth), f"2023-03-{nth + 1:02}", Kind.VISIT, fact=fact) for nth, fact in enumerate(facts)]
    serials = tuple(Serial(event=e.key, number=n, reference=f"R{n}", printed=True) for n, e in enumerate(told, start=1))
    return chronology(*told, people=(CHILD,), profile=profile, language=language, serials=serials)


def printed(of: Chronology) -> str:
    return " ".join(said.text for said in read_whole_pdf(Pdf().export(of), DEFAULT))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nephew was given the key safe code (7734).", "7734"),
        ("Keysafe 7734 to the left of the porch.", "7734"),
        ("Key safe number: 77-34", "77-34"),
        ("The front door code is C1492Y.", "C1492Y"),
        ("Gate code 2580#, then second left.", "2580#"),
        ("Code for the outer door is still 0912", "0912"),
        ("Alarm code 1984.", "1984"),
        ("Keysafe put up by the lodger for her nurses, code K7R, not for the file.", "K7R"),
        ("Entry phone code: 361", "361"),
        ("He knows her PIN is 3306", "3306"),
        ("Password: Bluebell9", "Bluebell9"),
        ("The password is bluebell.", "bluebell"),
        ("Cod y drws yw 5521", "5521"),
        ("Cyfrinair: draig77", "draig77"),
    ],
)
@pytest.mark.parametrize("profile", ["conference", "full", "court", "family", "review"])
def test_a_code_that_opens_something_is_in_no_profile_but_the_working_one(text: str, code: str, profile: str) -> None:
    before = case(text, profile=profile)
    made = redact(before)
    assert code not in made.chronology.events[0].fact
    assert "‹code withheld›" in made.chronology.events[0].fact
    assert any(each.reason is RedactionReason.ACCESS_CODE for each in made.chronology.redactions)
    assert code in redact(case(text, profile="working")).chronology.events[0].fact


@pytest.mark.parametrize(
    "text",
    [
        "Key safe fitted 14/11/2023 by the care firm.",
        "Keysafe fitted March 2023.",
        "Keysafe installed, cost 1200 pounds; ring 01632 960123",
        "Front door number 114",
        "Door no. 1204 Fuller Court",
        "Alarm went off at 1410",
        "He has a pin in his leg since 2019",
        "The password was changed on 3 May",
        "The password is changed.",
        "Key safe: same old number, I used it.",
    ],
)
def test_a_day_a_house_and_a_sum_beside_a_lock_are_no_code(text: str) -> None:
    assert list(codes_in(text)) == []


def test_a_code_that_was_said_to_be_one_is_taken_out_where_it_stands_bare() -> None:
    made = redact(case("Key safe code is 7734.", "Dean typed 7734 and went in; 7734's no secret now."))
    assert "7734" not in printed(made.chronology)
    assert "typed ‹code withheld› and went in" in printed(made.chronology)


def test_a_year_that_is_a_code_too_stays_where_it_is_a_year() -> None:
    made = redact(case("Alarm code 1984.", "Lived there since 1984."))
    assert "1984" not in made.chronology.events[0].fact
    assert made.chronology.events[1].fact == "Lived there since 1984."


def test_a_finished_file_with_a_code_in_it_is_found_out() -> None:
    before = case("Key safe code is 7734.")
    made = redact(before)
    assert [each.where for each in leaks(Pdf().export(before), made.withheld)]
    assert not list(leaks(Pdf().export(made.chronology), made.withheld))


def test_the_log_says_in_welsh_what_was_taken_out() -> None:
    text = printed(redact(case("Cod y drws yw 5521", profile="full", language="cy")).chronology)
    assert "5521" not in text
    assert "Codau sêff allweddi" in text


def test_numbers_of_a_box_that_were_changed_are_codes_the_old_and_the_new():
    told = "Changed the numbers on the box beside the back door: old 6183, now 5920. Told Nan."

    assert {"6183", "5920"} <= {each.written for each in codes_in(told)}


@pytest.mark.parametrize(
    "told", ["Numbers on the register: 2140, now 2210 pupils.", "Numbers at the box office: 1200 last year, now 1350."]
)
def test_numbers_of_no_lock_are_no_codes(told):
    assert [] == list(codes_in(told))


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("KS to left of the porch 8315#, turn hard.", "8315"),
        ("The side gate is C3170Y, pull it.", "C3170Y"),
        ("House alarm is set by son - code 6-2-2-9 then green", "6-2-2-9"),
        ("The daughter has changed the code again, was 5127 now 5172.", "5172"),
        ("Safe is double three one eight.", "double three one eight"),
        ("Key safe to the right of the door.\nIt's 8315.", "8315"),
        ("Press 4 0 6 2 at the gate and push.", "4 0 6 2"),
        ("Her pin is her birthday backwards 1406 and the club knows.", "her birthday backwards"),
        ("wifi marram-lodge-52RT on the board", "marram-lodge-52RT"),
        ("Her login is tilly_fern09 & pw Biscuit!2014", "Biscuit!2014"),
        ("Cod y bocs allwedd 4518 wrth y drws.", "4518"),
        ("Spare key is under the red watering can.", "red watering can"),
        ("No key today!! use the one on the hook inside the log store", "inside the log store"),
        ("Mae'r allwedd o dan y llechen las.", "llechen las"),
        # By what is done with it, whatever it is that opens.
        ("Tap 5182 in at the back entrance, the fob is lost.", "5182"),
        ("Larwm y fferm - pwyso 7310 a'r seren.", "7310"),
        ("The alarm was going. It takes the year they moved in, 1987, and then the star.", "1987"),
        ("Her phone opens with 0-6-1-3.", "0-6-1-3"),
        ("Turn 12 left 4 right 30 left for the cash tin.", "12 left 4 right 30 left"),
        ("Username marl_finch22, she has Otter-1971 for all of it.", "Otter-1971"),
        ("He has his niece's card. She gave him the number, 8146.", "8146"),
        ("Spare is behind the third gnome.", "third gnome"),
    ],
)
def test_whatever_shape_it_has_a_number_beside_a_lock_and_where_its_key_is_kept_are_taken_out(
    told: str, code: str
) -> None:
    made = redact(case(told)).chronology.events[0].fact
    assert code not in made
    assert "‹code withheld›" in made
    assert code in redact(case(told, profile="working")).chronology.events[0].fact


@pytest.mark.parametrize(
    "told",
    [
        "Keys left in the front door again, third time.",
        "She is key to the plan in place.",
        "ICD code F41.1, seen in room 12.",
        "He kicked the door at 2230, police log 8315.",
        "Seen at 1410, door open, no code of conduct discussed.",
        "Pressed charges; gate broken, 1200 pounds.",
        "The door code was changed on 14/11/2024.",
        "Low key visit. Ward 4, bed 12.",
        "Meter by the front door reads 5521, flat 1402 above.",
        "Spare pads are under the bed. BP 174/92.",
        "Opened an account in 2014, paid 1200 pounds a year.",
        "The lift was out. He came down 112 steps at 1640.",
    ],
)
def test_a_time_a_paper_s_number_and_a_key_in_the_door_are_no_code(told: str) -> None:
    assert list(codes_in(told)) == []
