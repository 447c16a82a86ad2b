"""What a paper for a conference must not say, looked for in the finished pages: who told, what a worker confided, another's health."""

import re

import pytest

from chronology.cli import main
from chronology.documents import DEFAULT, read_whole_pdf
from chronology.prose.confidence import is_of_another

HEAD = "CASE NOTES - Nerys PARDOE dob 03/02/2016\n\n04/05/2023 Telephone call - R Lloyd (SW)\n{}\n\n"
TAIL = (
    "05/05/2023 Home visit - R Lloyd (SW)\nNerys seen, grandmother Beryl Pardoe hit her on the arm. G.T. came to the door. "
    "Tranter's dog barked, and Glenys' gate was open.\n\n"
    "09/05/2023 Home visit - R Lloyd (SW)\nNo reply at the door. Mrs G Tranter waved.\n"
)


@pytest.fixture
def paper(tmp_path):
    def make(notes, profile="conference"):
        (tmp_path / "tranter_glenys_call.txt").write_text(notes)
        source = str(tmp_path / "tranter_glenys_call.txt")
        found = ""
        for suffix in ("pdf", "json"):
            out = tmp_path / f"out.{suffix}"
            assert 0 == main(("build", source, "-o", str(out), "--profile", profile, "--subject", "Nerys PARDOE"))
            told = " ".join(s.text for s in read_whole_pdf(out.read_bytes(), DEFAULT)) if suffix == "pdf" else ""
            found += told or out.read_text("utf-8")
        return found

    return make


@pytest.mark.parametrize(
    "words",
    [
        "Glenys Tranter here. He is back in the house every night. Dont say it was me",
        "Glenys Tranter rang, Nerys is out at night. She'd rather I didn't say who told me.",
        "Caller: Glenys Tranter (anon). Nerys is out at night.",
        "Glenys Tranter wishes to remain anon. Nerys is out at night.",
        "Glenys Tranter, counter at the chip shop, Long Row. Nerys begs for money. Agreed to log as anonymous.",
        "Nerys is out at night. The anonymous caller is Mrs Glenys Tranter, 27 Long Row; fears reprisals.",
        "Informant: Mrs Glenys Tranter. Anonymous: yes. Nerys out at night.",
    ],
)
@pytest.mark.parametrize("profile", ["conference", "court"])
def test_however_who_told_asks_for_it_no_page_has_name_initials_house_or_work(paper, words, profile):
    text = paper(HEAD.format(words) + TAIL, profile)

    assert not re.search(r"tranter|glenys|\bG\. ?T\.|27 Long|chip shop", text, re.IGNORECASE)
    assert "Beryl Pardoe" in text


def test_a_column_that_says_anonymous_is_asked_of_the_caller_of_its_row_alone(tmp_path):
    (tmp_path / "t.csv").write_text(
        "Date,Child,Type,Caller,Anonymous,Details\n04/05/2023,Nerys Pardoe,Call,Glenys Tranter,yes,Out at night\n"
        "05/05/2023,Nerys Pardoe,Call,Rhian Bowen,no,Nerys seen at shop\n"
    )
    (tmp_path / "c.toml").write_text('[subject]\nname = "Nerys Pardoe"\n')
    out = tmp_path / "out.json"
    assert 0 == main(("build", str(tmp_path / "t.csv"), "-o", str(out), "--cover", str(tmp_path / "c.toml")))
    text = out.read_text("utf-8")

    assert "Tranter" not in text
    assert "Rhian" in text


@pytest.mark.parametrize(
    "words",
    [
        "Carer Nest rang. Says a colleague writes up visits she never made. Asked that this not be put to the manager as coming from her.",
        "Carer Nest rang, a colleague writes up visits she never made. She asked that it is not raised in any meeting.",
        "Third party in confidence. Carer Nest rang: a colleague writes up visits she never made.",
    ],
)
def test_what_a_carer_confides_of_those_they_work_with_is_told_without_its_words(paper, words):
    assert "writes up visits" not in paper(HEAD.format(words) + TAIL)
    assert "writes up visits" in paper(HEAD.format(words) + TAIL, "full")


@pytest.mark.parametrize(
    "words",
    [
        "Discharge letter, on tamoxifen since March. ** misfiled - belongs to another Nerys Pardoe **",
        "Seen at clinic, on tamoxifen. Entered in error, this is NERIS T of Mill Lane.",
        "Custody healthcare: on tamoxifen. Separate subject record. Shared in error with extract, please remove.",
        "Ambulance, on tamoxifen. WRONG PATIENT. Ask admin to move.",
        "On tamoxifen since March. Not our patient.",
    ],
)
def test_the_health_of_another_whose_record_was_misfiled_is_not_told(paper, words):
    assert "tamoxifen" not in paper(HEAD.format(words) + TAIL)


@pytest.mark.parametrize(
    "words",
    [
        "The letter went to the wrong person.",
        "Worker was with another client.",
        "Dose entered in error, corrected the same day.",
        "Not our finest hour.",
    ],
)
def test_a_breach_a_busy_worker_and_a_slip_are_no_record_of_another(words):
    assert not is_of_another(words)


def test_whom_only_a_kept_sentence_of_an_entry_names_is_no_person_of_the_paper(paper):
    text = paper(
        HEAD.format(
            "Nerys seen, new coat, ate two bowls of soup. Then her aunt told me something she asked me not to tell Catrin or Beryl: "
            "she has a daughter, Morwenna, from before she was married. I said I would keep it from the family."
        )
        + TAIL
    )

    assert "Morwenna" not in text
    assert "two bowls of soup" in text


def test_a_childs_harmless_secret_that_its_hearer_keeps_from_the_conference_is_not_told(paper):
    text = paper(
        HEAD.format(
            "Nerys told me on the quiet that she still has a rag of her blanket in her sock. I said I would keep that between us, "
            "no concern. NOT for conf please."
        )
        + TAIL
    )

    assert "rag of her blanket" not in text


def test_a_childs_secret_that_is_a_danger_is_told(paper):
    text = paper(
        HEAD.format("Nerys told me on the quiet that the lodger comes into her bed. Begged me not to tell Catrin.")
        + TAIL
    )

    assert "lodger" in text
