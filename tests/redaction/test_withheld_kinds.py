"""A kind that was read from words which are withheld tells what they told: no page of a finished paper has it."""

import pytest

from chronology.cli import main
from chronology.documents import DEFAULT, read_whole_pdf

NOTES = (
    "CASE NOTES - Nerys PARDOE dob 03/02/2016\nMother: Catrin Pardoe\nMother's partner: Huw Tranter\n\n"
    "04/05/2023 Telephone call - R Lloyd (SW)\nCall from Catrin. She is pregnant, eight weeks, and Huw must not know that she is.\n\n"
    "09/05/2023 Home visit - R Lloyd (SW)\nCatrin seen. In confidence: Huw punched her in the face on Sunday and broke her tooth. Not for conference.\n\n"
    "11/05/2023 Home visit - R Lloyd (SW)\nNerys seen at home with Beryl Pardoe. House clean.\n"
)


@pytest.fixture
def paper(tmp_path):
    def make(profile, suffix):
        (tmp_path / "notes.txt").write_text(NOTES)
        out = tmp_path / f"out.{suffix}"
        assert 0 == main(("build", str(tmp_path / "notes.txt"), "-o", str(out), "--profile", profile))
        if suffix == "pdf":
            return " ".join(said.text for said in read_whole_pdf(out.read_bytes(), DEFAULT))
        return out.read_text("utf-8")

    return make


@pytest.mark.parametrize("profile", ["conference", "court", "family", "review"])
@pytest.mark.parametrize("suffix", ["pdf", "json"])
def test_an_entry_without_its_words_is_given_away_by_no_kind_finding_or_question(paper, profile, suffix):
    text = paper(profile, suffix).casefold()

    assert "pregnan" not in text
    assert not any(word in text for word in ("punched", "tooth", "domestic abuse incident"))
    assert suffix == "pdf" or "house clean" in text


def test_who_may_read_the_words_reads_the_kind(paper):
    assert "pregnan" in paper("full", "json")
