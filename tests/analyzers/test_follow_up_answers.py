"""What the record says of an action in its own words: the clause that speaks of the same thing, and none that does not."""

import datetime as dt
from dataclasses import replace

import pytest
from casebuilding import CHILD, SOURCE, chronology, event, when

from analyzers.follow_up import analyse
from analyzers.follow_up.quoting import MOST_WORDS, clauses, shortest
from chronology.model import Action, ActionStanding, DocumentRead, Event, Followed, Kind, Person, PersonKind, Status
from chronology.practice import load_practice

SEREN = replace(CHILD, name="Seren Haf")
KELVIN = Person(id="k", name="Kelvin Strang", kind=PersonKind.ADULT, source=SOURCE)


def action(text: str, due: str = "2022-04-30", agreed: str = "2022-03-30", account: str = "") -> Action:
    return Action(text=text, agreed_at=when(agreed), due=when(due), account=account, source=SOURCE)


def note(name: str, day: str, fact: str, status: Status = Status.FINAL) -> Event:
    return event(name, day, Kind.CASE_NOTE, fact=fact, status=status)


def followed(*actions: Action, entries: tuple[Event, ...], free: bool = False) -> list[Followed]:
    read = DocumentRead(
        name=SOURCE.document, sha256="", size=1, importer="agency-chronology", reason="", found=1, accounted=1
    )
    case = chronology(*entries, people=(SEREN, KELVIN), actions=actions, documents=(read,) if free else ())
    found = {each.action: each for each in analyse(case, load_practice("wales")) if isinstance(each, Followed)}
    return [found.get(place, Followed(action=place)) for place in range(len(actions))]


def words(text: str, *entries: Event) -> list[str]:
    return [answer.words for answer in followed(action(text), entries=entries)[0].answers]


@pytest.mark.parametrize(
    ("text", "fact", "said"),
    [
        ("Capacity assessment - contact with KS", "Saw her. Capacity re contact with KS STILL NOT ASSESSED. Tired.", 1),
        ("BF56 to DWP", "Home visit. BF56 sent to the DWP on Monday. Flat tidy.", 1),
        ("Family group conference", "FGC never rebooked. He was well.", 0),
        ("Refer to the National Referral Mechanism", "NRM sent. He was well.", 0),
        ("Camera in stairwell", "Housing came. CCTV put up on the landing.", 1),
        ("Change the lock", "Lock changed today. She has the key.", 0),
        ("Speak to KS", "Police here. They spoke to KS at his flat.", 1),
        ("LBP to go 12/04", "Letter before proceedings delivered by hand.", 0),
    ],
)
def test_the_clause_with_the_actions_own_things_is_quoted_whatever_their_form(text: str, fact: str, said: int) -> None:
    whole = [each.strip() for each in fact.rstrip(".").split(".")]

    assert [whole[said]] == words(text, note("a", "2022-05-04", fact))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Re-offer day centre", "Respite offered, she agrees"),
        ("Transport to school to replace two buses", "Worker has finished, replacement to be named"),
        ("Speak to KS", "Spoke to Seren about the television"),
        ("Second fire safety visit; heat alarm over the cooker", "Newspapers beside the cooker caught light"),
        ("Written agreement about home times and going missing", "Home says missing since Friday"),
        ("Lock change ordered, booked for 19/06", "Appointee visit booked"),
        ("Register with optician, rebook hearing test", "Canoe trip should have been rebooked, was not"),
    ],
)
def test_a_word_that_any_action_may_have_or_where_it_is_to_be_done_is_no_answer(text: str, fact: str) -> None:
    assert [] == words(text, note("a", "2022-05-04", fact))


def test_what_only_lists_it_again_is_told_before_it_was_agreed_or_is_a_draft_is_no_answer() -> None:
    assert [] == words("PAMS assessment", note("a", "2022-05-04", "PAMS assessment"))
    assert [] == words("PAMS assessment", note("a", "2022-03-01", "PAMS was sent"))
    assert [] == words("PAMS assessment", note("a", "2022-05-04", "PAMS was sent", Status.DRAFT))
    assert ["PAMS was sent"] == words("PAMS assessment", note("a", "2022-05-04", "PAMS was sent"))


def test_the_words_nearest_the_due_day_stand_before_the_latest_and_no_more_than_two() -> None:
    entries = (
        note("a", "2022-04-29", "BF56 not yet sent, sorry"),
        note("b", "2022-06-01", "Rang about the BF56 again"),
        note("c", "2022-08-01", "The BF56 came back signed by them"),
    )

    assert ["BF56 not yet sent, sorry", "The BF56 came back signed by them"] == words("BF56 to DWP", *entries)


def test_words_of_a_like_action_beside_it_are_not_quoted_for_it() -> None:
    money, contact = action("Capacity assessment - money"), action("Capacity assessment - contact with KS")
    told = note("a", "2022-05-04", "Capacity re contact with KS still not assessed")

    of_money, of_contact = followed(money, contact, entries=(told,))

    assert () == of_money.answers
    assert ["Capacity re contact with KS still not assessed"] == [each.words for each in of_contact.answers]


def test_what_a_later_list_has_in_other_words_is_told_once_with_both_days() -> None:
    first = action(
        "Apply to DWP for corporate appointeeship (BF56)", agreed="2021-08-30", due="2021-09-15", account="a"
    )
    beside = action("Deep clean", agreed="2021-08-30", due="2021-09-15", account="a")
    second, other = action("BF56 to DWP", account="b"), action("Camera in stairwell", account="b")

    found = followed(first, beside, second, other, entries=(note("a", "2022-05-04", "BF56 sent"),))

    assert [True, False, False, False] == [each.listed_later for each in found]
    assert (when("2021-08-30"),) == found[2].agreed_before
    assert ((), ["BF56 sent"]) == (found[0].answers, [each.words for each in found[2].answers])


def test_a_meeting_in_whose_place_a_later_one_agreed_its_actions_is_nothing_to_be_done() -> None:
    reconvene, meeting = action("Reconvene"), action("Family meeting with aunt")
    later = [action(text, agreed="2022-09-01", due="2022-10-01", account="b") for text in ("Deep clean", "New bed")]

    assert (
        ActionStanding.NOT_HELD is followed(reconvene, *later, entries=(note("a", "2022-05-04", "Visit"),))[0].standing
    )
    assert ActionStanding.NOT_HELD is not followed(meeting, *later, entries=())[0].standing
    assert ActionStanding.NOT_HELD is not followed(reconvene, entries=())[0].standing


def test_of_a_long_clause_the_part_with_the_shared_words_is_shown_and_what_is_left_out_is_marked() -> None:
    text = (
        "I rang the office at nine and again at ten, waited in the queue for most of the morning, was told by a new clerk "
        "that the mattress had come, and then wrote it all up before the afternoon visit to the other family in the next street"
    )
    (clause,) = clauses(text)
    at = text.index("mattress")

    shown = shortest(text, clause, [replace(clause, start=at, end=at + 8)])

    assert "mattress had come" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown.strip("… ").split()) <= MOST_WORDS
    assert shown.strip("… ") in text


def test_a_review_that_says_how_each_stood_goes_through_the_list_before_it() -> None:
    def of(account: str, agreed: str, text: str) -> Action:
        return action(text, "2022-09-30", agreed, account)

    first = ("Eye test for Seren to be kept", "Father to self-refer to New Steps (programme)", "Bike helmet bought")
    later = ("Eye test (not kept, aunt took her)", "New Steps (not done)", "Helmet (done)", "Lock on larder (new)")
    every = (*(of("a", "2022-03-30", text) for text in first), *(of("b", "2022-06-30", text) for text in later))

    found = followed(*every, entries=())

    assert [ActionStanding.AGREED_AGAIN] * 3 == [each.standing for each in found[:3]]
    assert [1, 1, 1, 0] == [len(each.agreed_before) for each in found[3:]]


def test_a_meeting_found_not_held_that_was_given_a_new_day_is_still_wanted() -> None:
    again = replace(action("Family group meeting (Not held)", "2022-08-31", "2022-06-30", "b"), owner="KA")

    assert ActionStanding.NOT_HELD is not followed(again, entries=())[0].standing
    assert ActionStanding.NOT_HELD is followed(action("Family group meeting: cancelled"), entries=())[0].standing


def test_the_stop_of_a_number_ends_no_clause() -> None:
    text = "Caller Mr Wenk, no. 41, saw a lad on the roof. Nobody hurt."

    assert [text[piece.start : piece.end].strip() for piece in clauses(text)] == [
        "Caller Mr Wenk, no. 41, saw a lad on the roof",
        "Nobody hurt",
    ]


def test_a_meeting_in_whose_name_a_later_entry_is_written_was_held() -> None:
    written = note("a", "2022-04-20", "Threshold is met. Family to be told.")
    by_panel = replace(
        written,
        accounts=tuple(
            replace(each, source=replace(each.source, recorded_by="Edge of Care Panel")) for each in written.accounts
        ),
    )

    def told(entry: Event) -> Followed:
        return followed(action("Edge of care panel meeting"), entries=(entry,))[0]

    assert told(by_panel).seems_done
    assert ["Threshold is met. Family to be told"] == [each.words for each in told(by_panel).answers]
    assert not told(written).seems_done


@pytest.mark.parametrize(
    ("text", "fact", "said"),
    [
        ("Cot for Seren", "Baby in the cot asleep. Charity brought a cot and sheets. Hungry.", 1),
        ("Corporate deputyship", "Sorry. I have still not put in for deputyship. Back Monday.", 1),
        ("Hearing test", "Tablets, hearing test: still on my list", 0),
        ("Door viewer and camera", "Camera and viewer fitted by Jon. He is pleased.", 0),
        ("Kelvin Strang to be found; nursery place", "Kelvin not at his sister's now. She will not say.", 0),
    ],
)
def test_a_common_thing_is_spoken_of_where_what_is_said_of_it_stands_right_beside_it(
    text: str, fact: str, said: int
) -> None:
    whole = [each.strip() for each in fact.rstrip(".").split(".")]

    assert [whole[said]] == words(text, note("a", "2022-05-04", fact), *_others())


def _others() -> tuple[Event, ...]:
    """So many entries of other things that no word is rare for want of them, and some with the common words."""
    told = [note(f"o{n}", "2022-02-01", f"Visit {n}: kettle{n} boiled dry") for n in range(60)]
    common = [note(f"c{n}", "2022-02-02", f"Seren in the cot, test {n}, camera, Kelvin") for n in range(3)]
    return (*told, *common)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Cot for Seren", "Seren asleep in the cot when I came"),
        ("Emotional support for Seren at school", "Category unchanged (emotional abuse), she was in school"),
        ("Hoist in bathroom", "Hoist, ramp, rails"),
    ],
)
def test_a_thing_as_a_place_or_of_which_nothing_is_said_is_no_answer(text: str, fact: str) -> None:
    assert [] == words(text, note("a", "2022-05-04", fact), *_others())


def test_of_two_things_to_do_the_latest_words_on_each_stand_beside_it() -> None:
    entries = (
        note("a", "2022-05-01", "Hoist delivered to her flat"),
        note("b", "2022-05-02", "Podiatry referral sent"),
        note("c", "2022-05-09", "Podiatry rang, six weeks to wait, referral accepted"),
    )

    told = words("hoist + podiatry", *entries)

    assert ["Hoist delivered to her flat", "Podiatry rang, six weeks to wait, referral accepted"] == told


def test_beside_words_that_leave_it_open_stands_that_it_was_told_as_done() -> None:
    entries = (
        note("a", "2022-05-01", "Cot asked for again"),
        note("b", "2022-06-01", "Charity delivered a cot"),
        note("c", "2022-08-01", "Cot - still on the list?"),
    )

    assert ["Charity delivered a cot", "Cot - still on the list"] == words("Cot for Seren", *entries, *_others())


def test_a_thing_is_known_by_the_words_by_which_it_was_agreed_before() -> None:
    before = action("Telecare: bath sensor and pendant", "2021-06-30", "2021-05-30", "a")
    again = action("bath sensor")

    booked = note("a", "2022-05-04", "Telecare engineer booked for Monday")
    told = followed(before, again, entries=(booked, *_others()))[1]

    assert ["Telecare engineer booked for Monday"] == [each.words for each in told.answers]


def test_what_is_written_of_an_earlier_day_says_how_things_stand_when_it_is_written() -> None:
    fact = "Ramp not ordered, I said in March I would"
    told = note("a", "2022-03-01", fact)
    (account,) = told.accounts
    later = replace(account.source, quote=fact, recorded_on=when("2022-06-09").first_day)
    written = replace(told, accounts=(replace(account, source=later),))

    found = followed(action("Ramp"), entries=(written, *_others()), free=True)[0].answers

    assert [when("2022-06-09").first_day] == [each.written for each in found]
    assert () == followed(action("Ramp"), entries=(told, *_others()))[0].answers


def test_each_point_of_a_numbered_list_in_a_line_is_a_clause_of_its_own() -> None:
    text = "Dear Ann, (1) school ref sent (2) eye test, I have had no copy. (3) will do"

    told = [text[piece.start : piece.end].strip() for piece in clauses(text)]

    assert ["Dear Ann,", "school ref sent", "eye test, I have had no copy", "will do"] == told


def test_a_list_of_what_is_left_undone_leaves_owner_and_day_with_what_was_agreed() -> None:
    agreed = replace(action("Hoist order", "2022-04-30", "2022-03-30", "a"), owner="TA")
    other = replace(action("Podiatry order", "2022-04-30", "2022-03-30", "a"), owner="TA")
    listed = replace(action("hoist order", "2022-04-30", "2022-06-30", "b"), due=None)

    found = followed(agreed, other, listed, entries=())

    assert [ActionStanding.LISTED_AGAIN] == [each.standing for each in found[2:]]
    assert [(), ()] == [each.agreed_before for each in found[:2]]
    assert ActionStanding.AGREED_AGAIN not in [each.standing for each in found]


def test_where_nothing_says_how_it_stood_the_latest_words_that_have_most_of_it_stand_beside_it() -> None:
    early, late = (
        note("a", "2022-04-02", "Hair strand kit this am."),
        note("b", "2022-04-12", "Hair strand kit in post."),
    )
    assert ["Hair strand kit in post"] == words("Hair strand kit - sample to be taken", early, late)
    assert [] == words("Hair strand kit - sample to be taken", note("a", "2022-04-02", "Kit bag by the door."))


OTHERS = tuple(
    note(f"o{day}", f"2022-04-{day:02}", f"Home visit. Ordinary day number {day * 'a'}.") for day in range(1, 13)
)


@pytest.mark.parametrize(
    ("text", "fact", "said"),
    [
        # The first letters that the record writes are the words they stand for; a long name is known without its last word.
        ("Nail clipping test", "NCT (sample 4/5): negative throughout.", "NCT (sample 4/5): negative throughout"),
        ("Legal gateway meeting", "Legal gateway: threshold not met.", "Legal gateway: threshold not met"),
        # A thing whose every word is a word of other things is known by all of them together.
        ("Victim support offered", "Victim support rang her, she said no.", "Victim support rang her, she said no"),
        # What only answers the words before it belongs to them.
        (
            "MARM to be called",
            "I asked for MARM again. Not called as at today.",
            "I asked for MARM again. Not called as at today",
        ),
    ],
)
def test_later_words_are_found_by_what_is_rare_in_the_record(text: str, fact: str, said: str) -> None:
    assert [said] == words(text, note("a", "2022-05-04", fact), *OTHERS)


def test_what_stands_alone_with_its_day_is_of_what_its_line_is_headed_by_and_of_that_day() -> None:
    told = followed(
        action("18 month hearing test"),
        entries=(
            note("a", "2021-09-01", "Mild cough.\n18 month hearing test: NOT done. Given 5 May 2022 (at clinic)."),
            *OTHERS,
        ),
    )[0]

    assert ["Given 5 May 2022 (at clinic)"] == [each.words for each in told.answers]
    assert [dt.date(2022, 5, 5)] == [each.written for each in told.answers]


def test_words_of_a_day_before_it_was_agreed_are_no_later_words_whatever_the_entry_is_of() -> None:
    assert [] == words("PAMS assessment", note("a", "2022-05-04", "PAMS was done 1 March 2021."))


def test_what_is_jotted_down_as_undone_is_told_once_with_the_agreement_of_it_and_its_owner() -> None:
    agreed = replace(action("Life story work", account="m"), owner="LP")
    beside = replace(action("Key safe", account="m"), owner="OT")
    jotted = Action(text="life story work never begun", agreed_at=when("2022-05-04"), account="n", source=SOURCE)

    other = replace(jotted, text="garden fence")

    first, _, listed, _ = followed(agreed, beside, jotted, other, entries=(note("a", "2022-05-04", "Tidy."),))

    assert (False, True) == (first.listed_later, listed.listed_later or listed.standing is ActionStanding.LISTED_AGAIN)


def test_a_service_that_answers_in_its_own_name_is_what_it_speaks_of() -> None:
    refused = note("a", "2022-05-04", "Your referral has NOT been accepted.")
    (account,) = refused.accounts
    by = replace(account, source=replace(account.source, recorded_by="FGC Service"))

    assert ["Your referral has NOT been accepted"] == words("FGC referral", replace(refused, accounts=(by,)))


def test_what_its_own_list_says_was_not_done_is_told_as_done_by_no_words_that_only_speak_of_it() -> None:
    entry = note("a", "2022-05-04", "Ramp came, wrong size.")
    (listed,) = followed(action("Fit ramp at the door (NOT done)"), entries=(entry, *OTHERS))

    assert (True, False) == (bool(listed.answers), listed.seems_done)
