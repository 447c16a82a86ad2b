"""The file of words that an authority's practice names."""

from pathlib import Path

import pytest

from chronology.errors import PracticeError
from chronology.model import Kind
from chronology.practice import Words, load_practice, load_words
from chronology.practice.words import words_of


def practice(folder: Path, words: str | bytes | None, named: str = '"our-words.toml"') -> str:
    if words is not None:
        (folder / "our-words.toml").write_bytes(words if isinstance(words, bytes) else words.encode())
    path = folder / "gelynnen.toml"
    path.write_text(f'extends = "wales"\nvocabulary = {named}\n', "utf-8")
    return str(path)


OWN = """
[cues.visit]
names = ["Popped-in", "popped in"]
[cues.police_protection]
suggests = ["used .. powers"]
[other_senses]
phrases = ["visit britain"]
[abbreviations]
"SPA" = ["Single Point of Access, Gelynnen"]
[roles]
family = ["mamgu bach"]
[agencies]
health = ["Canolfan Collen"]
"""


def test_the_words_are_read_from_the_file_beside_the_practice_that_names_it(tmp_path: Path) -> None:
    own = load_practice(practice(tmp_path, OWN)).words

    assert (("popped in", Kind.VISIT, "names"), ("used .. powers", Kind.POLICE_PROTECTION, "suggests")) == own.cues[:2]
    assert ("visit britain", None, "") == own.cues[2]
    assert (("SPA", ("Single Point of Access, Gelynnen",)),) == own.abbreviations
    assert ((("mamgu bach", "family"),), (("canolfan collen", "health"),)) == (own.roles, own.agencies)
    assert own == load_words(str(tmp_path / "our-words.toml"))


def test_a_practice_that_names_no_words_adds_none() -> None:
    assert Words() == load_practice("wales").words


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("[cue.visit]\nnames = ['x']", "`cue`"),
        ("[cues.visitt]\nnames = ['x']", "visitt"),
        ("[cues.visit]\nnmaes = ['x']", r"\[cues.visit\] has no `nmaes`"),
        ("[cues.visit]\nnames = 'x'", r"\[cues.visit\]: `names`"),
        ("[cues.visit]\nnames = [' ']", r"\[cues.visit\]: `names`"),
        ("[cues.visit]\nnames = ['*x']", r"\[cues.visit\]: `names`: `\*x`"),
        ("[cues.visit]\nnames = ['x* y']", r"`x\* y`"),
        ("[cues.visit]\nnames = ['a .. b .. c']", r"a \.\. b \.\. c"),
        ("[cues.visit]\nnames = ['a ..']", r"`a \.\.`"),
        ("cues = 3", "`cues` is a table"),
        ("[cues]\nvisit = ['x']", "`visit` is a table"),
        ("[other_senses]\nwords = ['x']", r"\[other_senses\] has no `words`"),
        ("[abbreviations]\n'two words' = ['x']", r"\[abbreviations\]: `two words`"),
        ("[abbreviations]\nHV = []", r"\[abbreviations\]: `HV`"),
        ("[abbreviations]\nHV = 'x'", r"\[abbreviations\]: `HV`"),
        ("[roles]\nneighbour = ['x']", r"\[roles\] has no `neighbour`"),
        ("[agencies]\nfire = ['x']", r"\[agencies\] has no `fire`"),
        ("[deeds]\npeople = ['x']", "`deeds`"),
        ("= =", "not valid TOML"),
        (b"# \xff", "not valid TOML"),
        (b"#" * (1024 * 1024 + 1), "too large"),
        (None, "No such file"),
    ],
)
def test_what_has_no_meaning_is_an_error_that_names_the_file_and_the_key(
    tmp_path: Path, words: str | bytes | None, named: str
) -> None:
    with pytest.raises(PracticeError, match=f"our-words.toml.*{named}"):
        load_practice(practice(tmp_path, words))


@pytest.mark.parametrize("named", ["3", '""', '["our-words.toml"]'])
def test_the_key_that_names_the_words_is_checked(tmp_path: Path, named: str) -> None:
    with pytest.raises(PracticeError, match=r"gelynnen.toml: `vocabulary`"):
        load_practice(practice(tmp_path, OWN, named))


def test_the_words_count_in_the_hash_of_the_practice_and_their_layout_does_not(tmp_path: Path) -> None:
    plain = tmp_path / "gelynnen.toml"
    plain.write_text('extends = "wales"\n', "utf-8")
    without = load_practice(str(plain)).used
    first = load_practice(practice(tmp_path, OWN)).used
    again = load_practice(practice(tmp_path, f"# why\n{OWN}")).used
    other = load_practice(practice(tmp_path, OWN.replace("Popped-in", "dropped in"))).used

    assert first == again
    assert 3 == len({without.sha256, first.sha256, other.sha256})


def test_a_word_both_know_means_what_the_authority_says_and_nothing_else() -> None:
    shipped = words_of(
        {
            "cues": {"visit": {"names": ["contact", "seen"]}, "contact": {"leans": ["contact"]}},
            "abbreviations": {"HV": ["health visitor", "home visit"], "GP": ["general practitioner"]},
        },
        "shipped.toml",
    )
    own = words_of({"cues": {"family_contact": {"names": ["contact"]}}, "abbreviations": {"HV": ["home visit"]}}, "o")
    laid = own.over(shipped)

    assert {("seen", Kind.VISIT, "names"), ("contact", Kind.FAMILY_CONTACT, "names")} == set(laid.cues)
    assert {"HV": ("home visit",), "GP": ("general practitioner",)} == dict(laid.abbreviations)
