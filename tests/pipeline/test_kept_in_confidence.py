"""Who asked not to be named is named in no shared document, nor where somebody asked not to be found; all else is told."""

import re

import pytest

from chronology.cli import main
from chronology.prose.confidence import addresses_kept

NOTES = (
    "CASE NOTES - Gwenllian PRITCHARD (Gwen) dob 14/02/1938\n\n"
    "12/07/2023 Home visit - R Lloyd (SW)\nGwen in bed. Nephew Darren Pritchard lives Llanelli. Husband Emrys died in 2016. Neighbour Mair Bowen cooks.\n\n"
    "18/08/2023 Telephone call - R Lloyd (SW)\nThe home's night carer (asked not to be named; K. Probert) told me deputy manager Sandra Voyle "
    'told staff to "fill in the charts after". Do not disclose name to home or family.\n\n'
    "23/08/2023 Telephone call - R Lloyd (SW)\nT/c K. Probert. She now says Sandra never said that, she misheard.\n\n"
    "25/08/2023 Letter from Elin Rowlands - R Lloyd (SW)\nI rang the duty desk on 9 May 2023 and nobody rang back. Please do not share my address "
    "(14 Heol y Bryn, Cardiff) with Darren. No nurse came until 4 July 2023.\n\n"
    "26/08/2023 Telephone call - R Lloyd (SW)\nVisit cancelled by Ashton TVN. Haul Care rang about the review of her care.\n"
)
COVER = '[subject]\nname = "Gwenllian PRITCHARD"\n[recipient]\nexcluded = ["Darren Pritchard"]\n'


@pytest.fixture
def told(tmp_path):
    def make(profile, suffix="txt"):
        (tmp_path / "notes.txt").write_text(NOTES)
        (tmp_path / "cover.toml").write_text(COVER)
        out = tmp_path / f"out.{suffix}"
        assert 0 == main(
            (
                "build",
                str(tmp_path / "notes.txt"),
                "-o",
                str(out),
                "--profile",
                profile,
                "--cover",
                str(tmp_path / "cover.toml"),
            )
        )
        return " ".join(out.read_text("utf-8").split())

    return make


@pytest.mark.parametrize("profile", ["conference", "court", "family", "review"])
@pytest.mark.parametrize("suffix", ["txt", "json"])
def test_who_asked_not_to_be_named_is_named_in_no_document_that_is_shared(told, profile, suffix):
    assert "Probert" not in told(profile, suffix)


@pytest.mark.parametrize("profile", ["conference", "court", "family"])
def test_an_address_that_is_not_to_be_shared_goes_and_the_rest_of_the_letter_stays(told, profile):
    text = told(profile)

    assert "Heol y Bryn" not in text
    assert "9 May 2023" in text


def test_whom_the_words_are_spoken_to_or_of_is_not_taken_for_who_asked(told):
    assert "Sandra never said" in told("conference", "json")


def test_a_service_is_no_person_and_the_word_care_stays(told):
    text = told("family")

    assert "review of her care" in text.lower()
    assert "Haul Care" in text


def test_in_her_own_file_an_adult_s_nephew_and_late_husband_are_family_and_her_neighbour_is_not(told):
    text = told("family")

    assert "Darren Pritchard" in text
    assert "Emrys" in text
    assert "Mair Bowen" not in text


def test_a_nephew_who_lives_in_another_town_is_not_told_of_as_staying(told):
    text = told("full")

    assert "staying" not in text
    assert "nephew" in text


def test_a_form_taken_for_who_wrote_a_note_is_no_name_to_be_searched_for(tmp_path):
    (tmp_path / "t.csv").write_text(
        "Date,Event,Recorded by\n10/10/2022,Lacks capacity to decide where to live,Mental Capacity Assessment\n11/10/2022,Home visit,Rhian Lloyd\n"
    )
    out = tmp_path / "out.json"

    assert 0 == main(("build", str(tmp_path / "t.csv"), "-o", str(out), "--profile", "review"))


CALLER = (
    "CASE NOTES - Nerys PARDOE dob 03/02/2016\n\n"
    "04/05/2023 Telephone call - R Lloyd (SW)\nCall from a woman in the street. {}. Nerys (7) was out in the road alone at ten at night.\n\n"
    "05/05/2023 Home visit - R Lloyd (SW)\nNerys seen. Grandmother Beryl Pardoe there.\n"
)


@pytest.fixture
def of_caller(tmp_path):
    def make(words, profile, suffix="txt"):
        (tmp_path / "notes.txt").write_text(CALLER.format(words))
        out = tmp_path / f"out.{suffix}"
        assert 0 == main(("build", str(tmp_path / "notes.txt"), "-o", str(out), "--profile", profile))
        return " ".join(out.read_text("utf-8").split())

    return make


@pytest.mark.parametrize("profile", ["conference", "court", "family"])
@pytest.mark.parametrize(
    "words",
    [
        "DOESN'T WANT HER NAME USED - Glenys Tranter, no 27, afraid of them",
        "Don't say it was me - Glenys Tranter, number 27",
        "Glenys Tranter of no. 27 wishes to remain anonymous",
        "Caller not to be disclosed: Glenys Tranter, no 27",
        "She does not want them to know it was her (Glenys Tranter, no 27)",
        "Identity given in confidence - Glenys Tranter, no 27",
        "Please keep my name out of it, Glenys Tranter, no 27",
        "Peidiwch â rhoi ei henw - Glenys Tranter, rhif 27",
        "Glenys Tranter, no 27, asks that nobody in the family is told it is her",
        "Glenys Tranter, no 27. Source must not be named to the family",
    ],
)
def test_however_somebody_asks_not_to_be_named_neither_name_nor_house_is_in_a_shared_document(
    of_caller, words, profile
):
    text = of_caller(words, profile)

    assert "Tranter" not in text
    assert not re.search(r"(?:no\.?|number|rhif) 27", text)
    assert profile == "family" or "out in the road alone" in text


def test_who_asked_not_to_be_named_stands_in_no_list_of_people(of_caller):
    text = of_caller("DOES NOT WANT HER NAME GIVEN - Glenys Tranter, no 27", "court", "json")

    assert '"name": "‹name given in confidence›"' not in text
    assert "‹name given in confidence›" in text


@pytest.mark.parametrize("words", ["No 27 is empty and Glenys Tranter moved out", "She named Glenys Tranter, no 27"])
def test_who_did_not_ask_it_keeps_name_and_house(of_caller, words):
    assert "Tranter" in of_caller(words, "conference", "json")


@pytest.mark.parametrize(("profile", "printed"), [("conference", False), ("court", False), ("full", True)])
def test_what_is_to_be_kept_from_one_who_sits_there_is_told_without_its_words(of_caller, profile, printed):
    text = of_caller("I don't want Beryl to know I told you but she was drunk again on Sunday", profile)

    assert ("drunk again" in text) is printed
    assert printed or "‹restricted›" in text


@pytest.mark.parametrize("profile", ["conference", "court"])
def test_what_the_child_tells_and_begs_not_to_be_told_is_heard(of_caller, profile):
    words = 'Nerys said "Beryl shuts me in the shed" and begged me not to tell Beryl'

    assert "shuts me in the shed" in of_caller(words, profile)


@pytest.mark.parametrize(
    "words",
    [
        "Moved to 9 Ffordd Wen, Tregaron SY25 6ZZ. Address must not be disclosed to Trefor.",
        "Moved to 9 Ffordd Wen, Tregaron SY25 6ZZ. She asked that Trefor is not told where they live.",
        "Now at Cedar Cottage, Tregaron. Please make sure that he does not find out where she has gone.",
        "Her new mobile is 01632 960123, not to be given to Trefor.",
    ],
)
def test_where_somebody_is_and_is_not_to_be_found_stands_in_no_shared_document(tmp_path, words):
    (tmp_path / "notes.txt").write_text(f"Case notes: Nerys Puw (dob 01/02/2016)\n\n12/03/2024 Home visit. {words}\n")
    out = tmp_path / "out.json"

    assert 0 == main(("build", str(tmp_path / "notes.txt"), "-o", str(out), "--subject", "Nerys Puw"))
    text = out.read_text("utf-8")
    assert not re.search(r"Ffordd Wen|SY25|Cedar Cottage|01632", text)
    assert "Home visit" in text


def test_who_only_does_not_know_where_somebody_is_keeps_nothing_back():
    assert [] == [*addresses_kept("Mam says she does not know where he is. Last seen at 4 Mill Lane.")]


@pytest.fixture
def of_children(tmp_path):
    def make(words):
        head = "Case notes: Nerys Puw (dob 01/02/2016)\nBrother: Tomi Puw (dob 04/05/2018)\nAunt: Glenys Puw\n\n"
        (tmp_path / "notes.txt").write_text(f"{head}12/03/2024 {words}\n")
        out = tmp_path / "out.txt"
        assert 0 == main(("build", str(tmp_path / "notes.txt"), "-o", str(out), "--subject", "Nerys Puw"))
        return " ".join(out.read_text("utf-8").split())

    return make


def test_what_a_brother_begs_not_to_be_told_is_not_heard_because_the_child_was_seen(of_children):
    text = of_children("Home visit. Tomi told me he cuts himself and does not want Mam to know. Nerys seen.")

    assert "cuts himself" not in text


def test_what_a_child_tells_a_school_in_confidence_is_heard(of_children):
    assert "pushed her down" in of_children(
        "School rang. Nerys told me her uncle pushed her down the stairs and does not want Mam to know."
    )


def test_no_list_of_people_says_who_rang_of_an_entry_without_its_words(of_children):
    text = of_children(
        "Anonymous call. Caller says Nerys is left alone. (Caller is Glenys Puw but does not want family to know.)"
    )

    assert "‹restricted›" in text
    # That there is an aunt is on record, and says nothing of who rang.
    assert "Glenys" not in text.replace(
        "Family on record (not where they live): Tomi Puw (brother) and Glenys Puw (aunt)", ""
    )


def test_an_address_that_the_head_of_a_file_calls_confidential_stands_in_no_shared_document(tmp_path):
    head = "Case notes: Nerys Puw (dob 01/02/2016)\nAddress: 9 Ffordd Wen, Tregaron (CONFIDENTIAL - not for father)\n\n"
    (tmp_path / "notes.txt").write_text(f"{head}12/03/2024 Home visit at 9 Ffordd Wen. Nerys seen.\n")
    out = tmp_path / "out.txt"

    assert 0 == main(("build", str(tmp_path / "notes.txt"), "-o", str(out), "--subject", "Nerys Puw"))
    assert "Ffordd Wen" not in out.read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        "Call from Gwerfyl Tranter of 14 Ffordd Wen (neighbour) who does not want her name passed on. Hears shouting.",
        "Gwerfyl Tranter, who lives next door, wishes to remain anonymous. Hears shouting. The Tranters rang twice.",
        "Call from Gwerfyl, a neighbour, who asked not to be named. Hears shouting. Gwerfyl is worried.",
        "Neighbour Mrs Gwerfyl Tranter, 14 Ffordd Wen, rang. Hears Menna shouting. She asks that nobody is told it is her.",
    ],
)
def test_who_asked_it_and_is_nobody_else_of_the_records_is_named_in_no_shared_document(tmp_path, words):
    head = "Case notes: Nerys Puw (dob 01/02/2016)\nMother: Menna Puw\n\n"
    (tmp_path / "notes.txt").write_text(f"{head}12/03/2024 {words}\n13/03/2024 Home visit. Nerys and Menna seen.\n")
    out = tmp_path / "out.txt"

    assert 0 == main(("build", str(tmp_path / "notes.txt"), "-o", str(out), "--subject", "Nerys Puw"))
    text = out.read_text("utf-8")
    assert not re.search("Tranter|Gwerfyl|Ffordd Wen", text)
    assert "shouting" in text
    assert "Menna" in text


@pytest.mark.parametrize("profile", ["conference", "court", "family"])
def test_an_address_that_a_note_under_another_name_keeps_back_stands_in_no_row_of_the_subject_s(tmp_path, profile):
    carers = "The carers' address is not to be shared with the mother. Address: 9 Ffordd Wen, Tregaron."
    (tmp_path / "notes.txt").write_text(f"Case notes: Nerys Puw (dob 01/02/2016)\n\n12/03/2024 Placement. {carers}\n")
    (tmp_path / "police.csv").write_text(
        "Date,Event,Name\n20/11/2024,Two males asked for her by name at 9 Ffordd Wen.,Mali Rees\n"
        "21/11/2024,Patrol made.,Mali Rees\n"
    )
    out = tmp_path / "out.txt"
    asked = ("--subject", "Mali Rees", "--profile", profile)

    assert 0 == main(("build", str(tmp_path / "notes.txt"), str(tmp_path / "police.csv"), "-o", str(out), *asked))
    text = out.read_text("utf-8")
    assert "asked for her by name" in text
    assert "Ffordd Wen" not in text


LETTER = (
    "Miss Hale,\nPlease do not let Menna or Trefor know that I have told you this. She will never speak to me again.\n"
    "She said he had her by the throat on Friday because the baby would not settle. {}\n"
)


@pytest.mark.parametrize(("profile", "printed"), [("conference", False), ("court", False), ("full", True)])
def test_a_letter_whose_writer_begs_that_parents_do_not_learn_of_it_is_told_without_any_of_its_words(
    tmp_path, profile, printed
):
    head = "Case notes: Nerys Puw (dob 01/02/2016)\nMother: Menna Puw\n\n"
    letter = LETTER.format("On Sunday 3 March 2024 Nerys stood on the stairs and saw him hit her.")
    (tmp_path / "notes.txt").write_text(f"{head}12/03/2024 Letter. {letter}\n14/03/2024 Home visit. Nerys seen.\n")
    out = tmp_path / "out.txt"
    asked = ("--subject", "Nerys Puw", "--profile", profile)

    assert 0 == main(("build", str(tmp_path / "notes.txt"), "-o", str(out), *asked))
    text = " ".join(out.read_text("utf-8").split())
    assert ("by the throat" in text) is printed
    assert ("stood on the stairs" in text) is printed
    assert "14 March 2024" in text


def test_a_message_that_begs_one_who_sits_there_is_not_told_is_kept_however_it_is_typed(of_caller):
    assert "drunk again" not in of_caller("Text: dont tel beryl but im scared she is drunk again", "conference")


@pytest.mark.parametrize("profile", ["conference", "court", "family"])
def test_an_address_a_table_or_the_head_of_a_file_protects_is_not_put_together_from_pieces(tmp_path, profile):
    head = (
        "Tenancy diary\nTenant: Menna Puw      Property: 6 Lantern Mead\n*** MARKER: ADDRESS CONFIDENTIAL FROM MR T PUW ***\n\n"
        "12/03/2024 Home visit. Nerys Puw seen.\n"
    )
    rows = (
        "Date,Location,Event,Name\n"
        "20/11/2024,6 LANTERN MEAD ** ADDRESS NOT TO BE DISCLOSED TO PUW T **,Silent call.,Nerys Puw\n"
        "21/11/2024,17 LANTERN MEAD,Man stopped. Knows PUW M at no 6.,Nerys Puw\n"
        "22/11/2024,6 LANTERN COURT,Loud party. NB Lantern COURT and not the other one.,Nerys Puw\n"
    )
    for name, text in (("diary.txt", head), ("police.csv", rows)):
        (tmp_path / name).write_text(text)
        out = tmp_path / f"{name}.txt"
        both = [str(tmp_path / name)] + ([str(tmp_path / "notes.txt")] if name == "police.csv" else [])
        (tmp_path / "notes.txt").write_text(
            "Case notes: Nerys Puw (dob 01/02/2016)\n\n13/03/2024 Lantern Mead quiet.\n"
        )
        if name == "diary.txt":
            both.append(str(tmp_path / "notes.txt"))
        assert 0 == main(("build", *both, "-o", str(out), "--subject", "Nerys Puw", "--profile", profile))
        told = out.read_text("utf-8")
        assert not re.search(r"Lantern|no\.? 6", told, re.IGNORECASE)
        assert name == "diary.txt" or profile == "family" or "Loud party" in told


def test_a_neighbour_named_by_an_initial_who_does_not_want_the_name_given_is_not_named(tmp_path):
    (tmp_path / "log.txt").write_text(
        "Case notes: Nerys Puw (dob 01/02/2016)\n\n12/07/23 Rent ok. Nerys seen at window.\n\n"
        "20/07/23 neighbour again - S. Drew, 11 Thorn Ct. **DOES NOT WANT NAME GIVEN.** Shouting most w/ends.\n"
    )
    out = tmp_path / "out.json"

    assert 0 == main(("build", str(tmp_path / "log.txt"), "-o", str(out), "--subject", "Nerys Puw"))
    assert "Drew" not in out.read_text("utf-8")
