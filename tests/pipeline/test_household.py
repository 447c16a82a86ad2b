"""What stands in the record of another of the home is told of the subject where it is of the home, and else left by its place."""

import pytest

from chronology.pipeline import Wishes, compose, holdings, read
from chronology.plugins import load
from chronology.practice import load_practice

HEAD = "Case notes: Osk Verrall (dob 01/02/2022)\n\n"
NOTES = (
    HEAD + "12/03/2023 Home visit. Osk seen with Tamsin Verrall (mother). Tamsin tired.\n\n"
    "19/03/2023 Tamsin Verrall (mother) rang. Osk has a cold. Shane Kitto (Tamsin's partner) there.\n"
)
ADVISER = "Date,Young person,Worker,Text\n{rows}"


@pytest.fixture
def told(tmp_path):
    def make(notes: str = NOTES, **files: str):
        (tmp_path / "notes.txt").write_text(notes, "utf-8")
        for name, text in files.items():
            (tmp_path / name.replace("_", ".")).write_text(text, "utf-8")
        plugins = load()
        held = holdings(read([str(tmp_path)], plugins))
        return compose(held, load_practice("wales"), plugins, Wishes(subject="name:osk-verrall"))

    return make


def facts(chronology) -> str:
    return " ".join(event.fact for event in chronology.events)


def row(text: str, who: str = "Tamsin Verrall") -> str:
    return ADVISER.format(rows=f"05/04/2023,{who},R Moyse,{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "Partner kicked the kitchen door in last night and was arrested.",
        "Smelled of drink at half past nine in the morning.",
        "Has left the course she began in the autumn.",
        "Bought a stair gate with the grant.",
    ],
)
def test_what_befalls_or_is_done_by_who_brings_a_child_up_is_told_of_the_child(told, text):
    assert text.rstrip(".") in facts(told(adviser_csv=row(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Told me the first time to anybody what her stepfather did.",
        "Spoke of the night she was beaten when she was 7.",
        "Bus pass of another young person renewed. Sorry wrong record - RM",
        "Says there is a thing she doesnt want her aunt or the court knowing.",
    ],
)
def test_what_a_parent_tells_of_themselves_alone_is_left_by_its_place(told, text):
    made = told(adviser_csv=row(text))

    assert text.rstrip(".") not in facts(made)
    assert [("adviser.csv", "row 2")] == [
        (problem.source.document, problem.source.locator)
        for problem in made.problems
        if "of the one whom it names alone" in problem.message
    ]


def test_what_a_mother_did_before_the_child_was_expected_is_her_own(told):
    rows = "05/04/2019,Tamsin Verrall,R Moyse,Arrested outside a club.\n06/09/2021,Tamsin Verrall,R Moyse,Arrested outside a shop.\n"
    made = facts(told(adviser_csv=ADVISER.format(rows=rows)))

    assert "outside a shop" in made
    assert "outside a club" not in made


def test_of_another_child_only_what_speaks_of_the_subject_is_told(told):
    notes = NOTES + "\n26/03/2023 Osk's sister Merryn Verrall opened the door.\n"
    rows = (
        "05/04/2023,Merryn Verrall,R Moyse,Broke her wrist at netball.\n"
        "06/04/2023,Merryn Verrall,R Moyse,Says she gives Osk his tea most nights.\n"
        "07/04/2023,Merryn Verrall,R Moyse,Late twice. Nothing re Osk today.\n"
    )
    made = facts(told(notes, school_csv=ADVISER.format(rows=rows)))

    assert "gives Osk his tea" in made
    assert "wrist" not in made
    assert "Late twice" not in made


def test_of_somebody_of_whom_no_entry_of_the_child_speaks_nothing_is_told(told):
    assert "bus pass" not in facts(told(adviser_csv=row("Baby seen. New bus pass.", "Corin Hosken")))


def test_a_log_that_names_only_the_mother_is_the_child_s_where_a_file_of_the_child_speaks_of_her(told):
    log = "Police extract\n\n02/03/2023 Officers called to the flat. Tamsin VERRALL cut to the hand.\n"
    adviser = row("Seen at the office.")

    assert "cut to the hand" in facts(told(police_txt=log, adviser_csv=adviser))


def test_what_is_told_of_another_says_whose_record_it_stands_in(told):
    made = told(adviser_csv=row("Smelled of drink."))
    (event,) = (event for event in made.events if "Smelled of drink" in event.fact)

    assert ["name:tamsin-verrall"] == [part.person for part in event.people if part.role == "subject"]


def test_a_husband_s_record_tells_of_the_wife_he_cares_for(tmp_path):
    notes = (
        "Case notes: Olwen Sandry (dob 01/02/1940)\n\n12/03/2023 Home visit. Olwen seen with Denzil Sandry (husband).\n\n"
        "19/03/2023 Denzil Sandry (husband) rang about Olwen.\n"
    )
    rows = (
        "05/04/2023,Denzil Sandry,R Moyse,Carer's assessment offered and declined.\n"
        "06/04/2023,Denzil Sandry,R Moyse,Asks who would mind Olwen if he were in hospital.\n"
        "07/04/2023,Denzil Sandry,R Moyse,Ears syringed.\n"
    )
    (tmp_path / "notes.txt").write_text(notes, "utf-8")
    (tmp_path / "log.csv").write_text(ADVISER.format(rows=rows).replace("Young person", "Client"), "utf-8")
    plugins = load()
    held = holdings(read([str(tmp_path)], plugins))
    made = facts(compose(held, load_practice("wales"), plugins, Wishes(subject="name:olwen-sandry")))

    assert "offered and declined" in made
    assert "mind Olwen" in made
    assert "syringed" not in made
