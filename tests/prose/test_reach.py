"""What somebody asks to be kept is kept, and nothing else of the entry."""

import pytest

from chronology.prose.kept_passages import kept_passages


def kept(text):
    return [passage.words for passage in kept_passages(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Nerys seen, new shoes. Catrin told me she had bought a ring with the rent. Asked me not to let Huw find out. Next visit Monday.",
            ["Catrin told me she had bought a ring with the rent. Asked me not to let Huw find out."],
        ),
        (
            "Bruise on the shin, four by two cm. Nan has gone back to the pub, which Catrin must never be told. Referral made.",
            ["Nan has gone back to the pub, which Catrin must never be told."],
        ),
        (
            "Height and weight done. IN CONFIDENCE: she is leaving him at Easter. Ticket bought.",
            ["IN CONFIDENCE: she is leaving him at Easter. Ticket bought."],
        ),
        (
            'Seen at the cafe. "He locks the larder." "Don\'t tell Dai." I explained that I have to tell my manager.',
            ['"He locks the larder." "Don\'t tell Dai."'],
        ),
        (
            "CAPACITY ASSESSMENT: can weigh it, has capacity for this decision. She is courting again. Not for sharing.",
            ["She is courting again. Not for sharing."],
        ),
    ],
)
def test_only_what_is_asked_of_is_kept_and_injury_assessment_and_what_was_done_stand(text, words):
    assert words == kept(text)


def test_who_asks_that_nobody_learns_that_they_told_is_told_of_nowhere():
    text = (
        "Uncle came to the desk. The stair gate is off again. Please don't let Catrin hear that I have told you this."
    )

    assert [text] == kept(text)


def test_an_entry_that_says_nowhere_where_it_begins_was_told_together():
    text = "Baby due in May. Father is someone from work. Please do not tell Huw this."

    assert [text] == kept(text)


@pytest.mark.parametrize(
    "text",
    [
        "Does not want Huw told off for it.",
        "Huw's name not mentioned by her today.",
        '"I want somebody who\'s just for me, not for Huw."',
        "Actions: 1 See Nerys. Minutes: R Lloyd. Not to be given to the family.",
    ],
)
def test_what_only_sounds_like_asking_and_what_marks_a_paper_keep_nothing(text):
    assert [] == kept(text)


def test_why_somebody_will_not_be_named_goes_with_the_name_and_what_they_saw_stays():
    text = (
        "The van was back on Sunday. Please could it not come back to her. She lives two doors down and is frightened."
    )

    assert ["Please could it not come back to her. She lives two doors down and is frightened."] == kept(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # Said in one breath, of "it": what it is stands before.
        (
            "Weight 9kg.\nThe ring was pawned for her fare. Idwal has no inkling and she is adamant it goes no further than this kitchen.",
            ["The ring was pawned for her fare. Idwal has no inkling and she is adamant it goes no further than this kitchen."],
        ),
        ("Seen at noon.\nHe has sold the boat. It would finish his father if he heard.", ["He has sold the boat. It would finish his father if he heard."]),
        ("Coat too small. Owes the tallyman 60 pounds, swore me to secrecy.", ["Owes the tallyman 60 pounds, swore me to secrecy."]),
        ("Room tidy.\nMae wedi dechrau ysmygu, mae'n crefu arnaf i gadw hynny rhag ei dad.", ["Mae wedi dechrau ysmygu, mae'n crefu arnaf i gadw hynny rhag ei dad."]),
        # Who asks why nobody was told, what was not known of an evening, and whom it would hurt for another reason ask nothing.
        ("Asked why she had not told anybody, she said she was frightened.", []),
        ("Mum did not know where he was till nine. She does not know how to cope.", []),
        ("Asked to stay here: the flat is warm and nobody shouts.", []),
        ("She would kill herself if he came back.", []),
    ],
)  # fmt: skip
def test_an_asking_is_known_by_who_is_pressed_to_keep_what_from_whom(text, words):
    assert words == kept(text)
