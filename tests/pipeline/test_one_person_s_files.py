"""An adult's case of several files that call her by several names: one person, grown up, and nothing of hers left out."""

import json

import pytest

from chronology.cli import main

HEALTH = "Patient: Gwenllian PRITCHARD  DOB 14/02/1938,,\nDate,Service,Event\n07/01/2021,GP,Seen at surgery. Weight loss 6kg.\n08/02/2021,Memory clinic,Diagnosis given.\n"
NOTES = (
    "CASE NOTES - Gwenllian PRITCHARD (Gwen) dob 14/02/1938 - ref AS/44718\n\n"
    "11/01/2021 10:20 Tel call - R Lloyd (SW)\nGwen lives alone. Gwen's neighbour cooks for her.\n\n"
    "25/01/2021 Home visit - R Lloyd\nGwen was cheerful. The house was cold.\n"
)
LOG = (
    "Date,Resident,Incident\n"
    "11/11/2022,Gwen Pritchard,Bruise to left forearm found at wash\n"
    "05/04/2023,Gwen Pritchard,Slapped by Gwen Pugh in the dining room\n"
    "02/05/2023,Gwen Pugh,Fell in garden and broke a hip\n"
)


@pytest.fixture
def made(tmp_path):
    def make(*flags, **texts):
        names = []
        for name, text in texts.items():
            path = tmp_path / f"{name}.{'txt' if name == 'notes' else 'csv'}"
            path.write_text(text)
            names.append(str(path))
        out = tmp_path / "out.json"
        code = main(("build", *names, "-o", str(out), "--profile", "full", *flags))
        assert 0 == code
        return json.loads(out.read_text("utf-8"))

    return make


def facts(chronology):
    return " ".join(event["fact"] for event in (*chronology["events"], *chronology["undated"]))


def person(chronology, identity):
    return next(one for one in chronology["people"] if identity == one["id"])


SUBJECT = ("--subject", "name:gwenllian-pritchard")


def test_who_is_called_otherwise_at_the_head_of_one_file_is_the_same_in_another(made):
    chronology = made(*SUBJECT, health=HEALTH, notes=NOTES, log=LOG)
    own = person(chronology, "name:gwenllian-pritchard")

    assert {"name:gwen-pritchard"} <= {each["id"] for each in own["joined"]}
    assert "Bruise to left forearm" in facts(chronology)
    assert "house was cold" in facts(chronology)
    assert "broke a hip" not in facts(chronology)


def test_a_file_whose_head_names_the_subject_is_theirs_though_it_speaks_of_somebody_called_as_another(made):
    plain = NOTES.replace(" (Gwen)", "")
    chronology = made(*SUBJECT, health=HEALTH, notes=plain, log=LOG)

    assert "house was cold" in facts(chronology)


def test_names_that_no_file_says_are_one_s_are_left_apart_and_all_that_is_left_out_is_counted(made, capsys):
    plain = NOTES.replace("Gwenllian PRITCHARD (Gwen) dob 14/02/1938 - ", "")
    chronology = made(*SUBJECT, health=HEALTH, notes=plain, log=LOG)
    told = capsys.readouterr().err
    (remark,) = (each["text"] for each in chronology["remarks"] if "may_be_theirs" == each["rule"])

    assert "people name:gwenllian-pritchard same_person name:gwen-pritchard: 5 accounts" in told
    assert "Five accounts of somebody who may be this person" in remark


def test_a_sister_s_short_name_is_not_her_mother_s(made):
    notes = NOTES.replace("CASE NOTES - ", "CASE NOTES - Mali Pritchard\nMother: ").replace(" - ref AS/44718", "")
    chronology = made("--subject", "name:gwen-pritchard", notes=notes, log=LOG)

    assert not person(chronology, "name:gwen-pritchard").get("joined")


@pytest.mark.parametrize("label", ["Patient", "Name", "Adult at risk", "Service user"])
def test_who_was_of_age_when_the_records_begin_is_an_adult_whatever_stands_over_the_name(made, label):
    chronology = made(*SUBJECT, health=HEALTH.replace("Patient", label))

    assert "adult" == person(chronology, "name:gwenllian-pritchard")["kind"]


@pytest.mark.parametrize("label", ["Patient", "Name", "Child"])
def test_who_was_not_is_a_child(made, label):
    chronology = made(*SUBJECT, health=HEALTH.replace("Patient", label).replace("1938", "2012"))

    assert "child" == person(chronology, "name:gwenllian-pritchard")["kind"]


def test_without_a_date_of_birth_what_only_adult_services_do_says_it(made):
    log = (
        LOG
        + "08/11/2021,Gwen Pritchard,Mental capacity assessment: lacks capacity\n02/12/2021,Gwen Pritchard,Best interests decision made\n"
    )
    chronology = made("--subject", "name:gwen-pritchard", log=log)

    assert "adult" == person(chronology, "name:gwen-pritchard")["kind"]


def test_the_front_sheet_s_name_is_found_among_the_names_that_a_decision_joined(made, tmp_path):
    (tmp_path / "decisions.toml").write_text(
        '[[decision]]\ncase = "A"\ntarget = "name:gwenllian-pritchard"\nfield = "same_person"\n'
        'value = "name:gwen-pritchard"\nby = "T. Beddoe"\nat = 2025-11-01\n'
    )
    (tmp_path / "cover.toml").write_text('[subject]\nname = "Gwen Pritchard"\n')
    chronology = made(
        "--cover", str(tmp_path / "cover.toml"), "--decisions", str(tmp_path / "decisions.toml"), health=HEALTH, log=LOG
    )

    assert "name:gwenllian-pritchard" == chronology["subject"]
    assert "Bruise to left forearm" in facts(chronology)


def test_what_only_a_child_can_have_is_not_read_into_an_adult_s_file(made):
    notes = NOTES + (
        "\n14/03/2022 Email - R Lloyd (SW)\nThe power of attorney was registered 22 June 2021, sole attorney the nephew.\n"
        "\n20/10/2022 Home visit - R Lloyd (SW)\nMoved to Bryn Celyn care home.\n"
    )
    chronology = made(*SUBJECT, notes=notes)
    kinds = {event["kind"] for event in chronology["events"]}
    said = " ".join(each["text"] for each in chronology["remarks"]) + str(chronology["findings"])

    assert not {"cp_plan_started", "became_looked_after"} & kinds
    assert "ooked after" not in said
    assert "the child" not in said


def test_a_grandchild_s_plan_is_told_in_its_own_words_and_is_no_plan_of_the_adult(made):
    notes = (
        NOTES
        + "\n14/03/2022 Email - R Lloyd (SW)\nHer daughter's child was made subject to a child protection plan on 22 June 2021.\n"
    )
    events = made(*SUBJECT, notes=notes)["events"]
    kinds = {event["kind"] for event in events}

    assert not {"cp_plan_started", "care_and_support_plan_started"} & kinds
    assert any("Her daughter's child was made subject to a child protection plan" in event["title"] for event in events)


def test_an_adult_who_loses_weight_does_not_falter_in_growth(made):
    titles = {event["title"] for event in made(*SUBJECT, health=HEALTH)["events"]}

    assert not any("faltering" in title for title in titles)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("S47 outcome: substantiated, neglect.", "s47_completed"),
        ("Section 47 re the bruise: not substantiated on balance.", "s47_completed"),
        ("Safeguarding enquiry concluded, mother told.", "unclassified"),
        ("S42 enquiry concluded about the grandmother.", "adult_enquiry_completed"),
    ],
)
def test_in_a_child_s_file_words_that_name_no_adult_are_no_adult_safeguarding_enquiry(made, words, kind):
    notes = (
        "Name: Nia Parry\nDOB: 04/06/2015\nDate: 12/03/2021\nAuthor: Sian Pryce\nType: Case note\n\n"
        f"Nia seen at school, well.\n\nDate: 14/03/2021\nAuthor: Sian Pryce\nType: Case note\n\n{words}\n"
    )
    chronology = made("--subject", "name:nia-parry", notes=notes)
    kinds = {event["kind"] for event in chronology["events"]}

    assert kind in kinds
    assert kind == "adult_enquiry_completed" or "adult_enquiry_completed" not in kinds
