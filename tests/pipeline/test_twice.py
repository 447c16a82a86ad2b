"""The subject who stands in the files twice, by a number and by a name: joined by certain words, else asked, never lost."""

import json
import tomllib

import pytest

from chronology.cli import main

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n408817,2,14/06/2012,WBRI,,0,\n408818,1,03/02/2010,WBRI,,0,\n"
EPISODES = (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
    "408817,12/03/2023,S,C2,N1,U6,PR4,,,,LL99 1AA,LL99 2BB,SC999999\n"
    "408818,01/03/2023,S,V2,N1,U6,PR4,,,,LL99 1AC,LL99 2BD,SC999998\n"
)
POLICE = (
    "Date,Child,Event\n"
    '02/03/2023,"TRELFORD, Maisie",Reported missing by her mother at 23:40. Found at the bus station at 02:15.\n'
    '19/04/2023,"TRELFORD, Maisie",Domestic incident at the home address. The child was present and distressed.\n'
    '21/04/2023,"TRELFORD, M",Seen with older males outside the takeaway.\n'
)
NOTES = (
    "Child: Maisie Trelford\nDate of birth: 14/06/2012\n\n"
    "01/02/2023\nHome visit. Maisie seen alone. She said that she does not feel safe. Bruise to left forearm.\n\n"
    "20/04/2023\nStrategy discussion with police and health. Threshold for section 47 met.\n"
)
COVER = '[subject]\nname = "Maisie Trelford"\nborn = 2012-06-14\n'
BY_NAME = ("--subject", "Maisie Trelford")
BY_NUMBER = ("--subject", "408817")
TEXTS = ("Bruise to left forearm", "Reported missing")


@pytest.fixture
def build(tmp_path, capsys):
    """Make a chronology of files: (the chronology, what was said)."""

    def make(*flags, cover="", decisions="", **files):
        held = {
            "header.csv": HEADER,
            "episodes.csv": EPISODES,
            "police.csv": POLICE,
            "notes.txt": NOTES,
            **{name.replace("_", "."): text for name, text in files.items()},
        }
        folder = tmp_path / "case"
        folder.mkdir(exist_ok=True)
        for name, text in held.items():
            (folder / name).write_text(text, "utf-8")
        beside = []
        for name, text in (("cover", cover), ("decisions", decisions)):
            if text:
                (tmp_path / f"{name}.toml").write_text(text, "utf-8")
                beside += [f"--{name}", str(tmp_path / f"{name}.toml")]
        out = tmp_path / "out.json"
        code = main(("build", str(folder), *flags, *beside, "--practice", "england", "-o", str(out)))
        said = capsys.readouterr().err
        assert 0 == code, said
        return json.loads(out.read_text("utf-8")), said

    return make


def facts(chronology):
    return " ".join(event["fact"] for event in (*chronology["events"], *chronology["undated"]))


def asked(said):
    """The decisions of the block on the terminal."""
    return tomllib.loads(said[said.index("# WHO IS WHO") :]) if "# WHO IS WHO" in said else {}


def pairs(said):
    return {frozenset((each["target"], each["value"])) for each in asked(said).get("decision", ())}


MAISIE = frozenset(("408817", "name:maisie-trelford"))
M = frozenset(("name:maisie-trelford", "name:m-trelford"))


def test_the_id_and_the_front_sheet_s_name_with_the_recorded_birth_are_one_person(build):
    chronology, said = build(*BY_NUMBER, cover=COVER)

    assert all(words in facts(chronology) for words in TEXTS)
    assert "Started to be looked after" in facts(chronology)
    assert MAISIE not in pairs(said)


@pytest.mark.parametrize("birth", ["Date of birth: 14/06/2012", ""])
def test_and_the_document_says_why(build, birth):
    chronology, _ = build(*BY_NUMBER, cover=COVER, notes_txt=NOTES.replace("Date of birth: 14/06/2012", birth))
    (person,) = (each for each in chronology["people"] if "408817" == each["id"])
    notes = [each["message"] for each in chronology["problems"] if "front sheet" == each["source"]["document"]]
    reasons = {reason for each in person["joined"] if "name:maisie-trelford" == each["id"] for reason in each["basis"]}

    assert "Maisie Trelford" == person["name"]
    assert "front sheet" != person["source"]["document"]
    assert ["the front sheet says who the subject is" in note for note in notes] == [True]
    assert ("the same full name and date of birth" in reasons) == bool(birth)
    assert ("the front sheet names the subject so" in " ".join(reasons)) == (not birth)
    assert "a reviewer said that they are one person" not in reasons


def test_a_decision_parts_them_again(build):
    apart = '[[decision]]\ncase = "1"\ntarget = "408817"\nfield = "different_person"\nvalue = "name:maisie-trelford"\nby = "A"\nat = 2024-01-01\n'
    chronology, _ = build(*BY_NUMBER, cover=COVER, decisions=apart)

    assert not any(words in facts(chronology) for words in TEXTS)


@pytest.mark.parametrize(
    ("cover", "header"),
    [
        pytest.param(COVER.replace("born = 2012-06-14\n", ""), HEADER, id="no birth on the front sheet"),
        pytest.param(COVER, HEADER.replace("03/02/2010", "14/06/2012"), id="another without a name, born that day"),
    ],
)
def test_short_of_that_nothing_is_joined_and_it_is_asked(build, cover, header):
    chronology, said = build(*BY_NUMBER, cover=cover, header_csv=header)

    assert not any(words in facts(chronology) for words in TEXTS)
    assert MAISIE in pairs(said)
    assert "about somebody who may be the subject" in said


def test_a_front_sheet_with_another_birth_joins_nothing_and_is_pointed_out(build):
    chronology, said = build(*BY_NUMBER, cover=COVER.replace("2012", "2011"))

    assert not any(words in facts(chronology) for words in TEXTS)
    assert "the front sheet's date of birth is not the one that is recorded for the subject" in said


@pytest.mark.parametrize("subject", [BY_NUMBER, BY_NAME])
def test_by_the_number_or_by_the_name_alone_the_other_half_is_asked_with_what_is_missing(build, subject):
    chronology, said = build(*subject)
    count = dict(chronology["counts"])["may_be_theirs"]
    (remark,) = (each["text"] for each in chronology["remarks"] if "may_be_theirs" == each["rule"])

    assert MAISIE in pairs(said)
    assert f"# {count} accounts about them are NOT in the document." in said
    assert "not in this document" in remark


def test_all_that_wait_are_asked_at_once_and_the_block_is_a_file_of_decisions(build):
    _, said = build(*BY_NUMBER)
    block = said[said.index("# WHO IS WHO") :]
    chronology, then = build(*BY_NUMBER, decisions=block)

    assert {MAISIE, M} == pairs(said)
    assert {} == asked(then)
    assert all(words in facts(chronology) for words in (*TEXTS, "Seen with older males"))


def test_what_a_second_pair_leaves_out_is_counted_too(build):
    one = '[[decision]]\ncase = "1"\ntarget = "408817"\nfield = "same_person"\nvalue = "name:maisie-trelford"\nby = "A"\nat = 2024-01-01\n'
    _, said = build(*BY_NUMBER, decisions=one)

    assert {frozenset(("408817", "name:m-trelford"))} == pairs(said)
    assert "one account about somebody who may be the subject is not in this document" in said


def test_without_a_birth_anywhere_a_number_and_a_name_are_still_asked_of(build):
    notes = NOTES.replace("Date of birth: 14/06/2012\n", "")
    by_number, by_name = (build(*subject, notes_txt=notes)[1] for subject in (BY_NUMBER, BY_NAME))

    assert MAISIE in pairs(by_number)
    assert {MAISIE, frozenset(("408818", "name:maisie-trelford"))} <= pairs(by_name)


def test_a_birth_of_another_day_is_no_question(build):
    _, said = build(*BY_NUMBER, notes_txt=NOTES.replace("14/06/2012", "15/07/2011"), police_csv="Date,Child,Event\n")

    assert "# WHO IS WHO" not in said


def test_a_child_who_was_left_in_the_return_is_found_by_the_birth(build):
    """Of a long return only the children asked for are read: a date of birth tells that one may be the subject."""
    others = "".join(f"{number},1,01/01/2009,WBRI,,0,\n" for number in range(500000, 500040))
    chronology, said = build(*BY_NAME, header_csv=HEADER + others)
    counts = dict(chronology["counts"])

    assert MAISIE in pairs(said)
    assert counts["others"] >= 40, "the others were left"


def test_one_of_the_same_name_with_another_birth_is_asked_of_too_since_a_date_may_be_wrong(build):
    school = "Date,Pupil,DOB,Event\n" + "".join(
        f"0{day}/02/2023,Maisie Trelford,14/0{month}/2012,Came to school tired and hungry again this morning.\n"
        for day, month in ((6, 6), (7, 7))
    )
    _, said = build("--subject", "name:maisie-trelford", school_csv=school)

    assert frozenset(("name:maisie-trelford", "name:maisie-trelford@2012-07-14")) in pairs(said)
    assert "# against it: different dates of birth" in said


@pytest.mark.parametrize("birth", ["Date of birth: 14/06/2012", ""])
def test_inspect_lists_who_may_be_one_and_what_a_document_of_either_would_be_without(build, birth, tmp_path, capsys):
    build(*BY_NUMBER, notes_txt=NOTES.replace("Date of birth: 14/06/2012", birth))
    main(("inspect", str(tmp_path / "case")))
    told = capsys.readouterr().out
    listed = told[told.index("May be the same person") :]

    assert "408817  (408817)\nname:maisie-trelford  (Maisie Trelford)" in listed
    assert "a document of one leaves out the" in listed


def test_with_a_document_for_each_a_pair_is_asked_once(build, tmp_path, capsys):
    build(*BY_NUMBER)
    main(("build", str(tmp_path / "case"), "--each", "--practice", "england", "-o", str(tmp_path / "each.json")))
    said = capsys.readouterr().err

    assert {MAISIE, M} == pairs(said)
    assert 2 == len(asked(said)["decision"])


EXPORT = "Date,Child,DOB,Event\n02/03/2023,Maisie Trelford,{born},Reported missing by her mother. Found at the bus station.\n"
UNBORN = NOTES.replace("Date of birth: 14/06/2012\n\n", "\n")
# A name so near that, without the front sheet, neither record can be given to the one or the other.
NEAR = "Date,Child,Event\n05/03/2023,Maisie Trelforde,Detention after school.\n"


def test_everybody_called_as_the_front_sheet_calls_the_subject_is_one_person(build):
    chronology, _ = build(cover=COVER, notes_txt=UNBORN, police_csv=EXPORT.format(born="14/06/2012"), school_csv=NEAR)

    assert all(words in facts(chronology) for words in TEXTS)
    assert "Detention" not in facts(chronology)


def test_somebody_of_that_name_and_another_birth_is_joined_to_nobody(build):
    chronology, _ = build(cover=COVER, police_csv=EXPORT.format(born="02/06/2008"))

    assert "Bruise to left forearm" in facts(chronology)
    assert "Reported missing" not in facts(chronology)


MIDDLE = '[subject]\nname = "Maisie Eirwen Trelford"\nborn = 2012-06-14\n'
WITH_MIDDLE = POLICE.replace("TRELFORD, M,", "TRELFORD, Maisie,").replace("TRELFORD, Maisie", "TRELFORD, Maisie Eirwen")


@pytest.mark.parametrize("cover", [MIDDLE, COVER], ids=["on-the-front-sheet", "in-the-files"])
def test_a_middle_name_that_one_of_two_lacks_parts_nobody_whom_the_front_sheet_names(build, cover):
    """Half of the folder calls her so: it was refused, or left out with a question."""
    made, said = build(cover=cover, header_csv="", episodes_csv="", police_csv=WITH_MIDDLE)
    text = json.dumps(made["events"])

    assert all(words in text for words in TEXTS)
    assert "WHO IS WHO" not in said


def test_where_two_have_other_middle_names_the_bare_one_is_neither_and_it_is_asked(build):
    other = WITH_MIDDLE + '22/04/2023,"TRELFORD, Maisie Haf",Seen at the fair.\n'
    made, said = build(cover=MIDDLE, header_csv="", episodes_csv="", notes_txt=UNBORN, police_csv=other)

    assert {"Maisie Eirwen Trelford", "Maisie Haf Trelford", "Maisie Trelford"} <= {
        each["name"] for each in made["people"]
    }
    assert all(f'value = "name:maisie-{name}trelford"' in said for name in ("", "haf-"))
