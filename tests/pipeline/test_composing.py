import datetime as dt

import pytest

from chronology.errors import RefusedError, WrongUseError
from chronology.model import Cover, Decision, FindingStatus, Level
from chronology.pipeline import build

REFERRAL = (
    '<ReferralAndInformationRecord id="{id}" subject="c1"><Date type="received">{day}</Date>'
    "<Outcome>No further action</Outcome></ReferralAndInformationRecord>"
)
NFA = "".join(REFERRAL.format(id=f"r{at}", day=f"2021-0{at}-04") for at in (2, 4, 6))
VISIT = '<StatutoryVisit id="v1" subject="c1" {more}><Date type="occurred">{day}</Date></StatutoryVisit>'


def decided(target: str, field: str, value: str) -> Decision:
    return Decision(
        case="c", target=target, field=field, value=value, by="A Chair", at=dt.datetime(2022, 1, 1, 9, tzinfo=dt.UTC)
    )


def test_a_withdrawn_record_is_listed_and_never_an_event(composed):
    made = composed(VISIT.format(day="2021-02-03", more='status="withdrawn"') + NFA)

    assert len(made.withdrawn) == 1
    assert not any("v1" in event.key for event in made.events)


def test_the_as_at_date_is_the_latest_extract_and_never_the_clock(composed):
    made = composed(NFA, as_at=None)

    assert made.as_at == dt.date(2022, 1, 1)


def test_what_comes_after_the_as_at_date_is_kept_apart(composed):
    made = composed(NFA, as_at=dt.date(2021, 5, 1))

    assert (2, 1) == (len(made.events), len(made.later))


def test_the_last_words_of_the_person_are_printed_whatever_they_weigh(composed):
    words = '<Narrative section="views-child">My garden</Narrative>'
    visit = VISIT.replace("</StatutoryVisit>", f"{words}</StatutoryVisit>")
    early, late = (visit.format(day=f"2021-0{n}-03", more="").replace("v1", f"v{n}") for n in (2, 3))
    made = composed(early + late + VISIT.format(day="2021-04-03", more=""))
    printed = {serial.event for serial in made.serials if serial.printed}

    assert ["v3"] == [event.key.split(":")[2].split("#")[0] for event in made.events if event.key in printed]


def test_an_abbreviation_that_nobody_explains_has_no_meaning_and_a_known_one_has(composed):
    made = composed(
        "", "Date: 03/02/2021\nAuthor: W Worker\nType: Home visit\n\nAnn was seen with the HV and the FGCX.\n"
    )
    meanings = {each.short: each.meanings for each in made.abbreviations}

    assert () == meanings["FGCX"]
    assert "health visitor" in meanings["HV"]


def _short(composed, words):
    note = "Date: 03/02/2021\nAuthor: W Worker\nType: Home visit\n\n"
    return {each.short: each.meanings for each in composed("", f"{note}{words}\n").abbreviations}


def test_letters_that_are_somebodys_initials_are_told_as_perhaps_theirs(composed):
    said = _short(composed, "Her partner Lewis Dyer was in. Lewis Dyer left. LD back at 9. HV rang.")

    assert ("perhaps Lewis Dyer (initials)",) == said["LD"]
    assert "health visitor" in said["HV"]


def test_letters_that_a_line_explains_or_that_every_record_has_are_nobodys_initials(composed):
    explained = _short(
        composed, "Her partner Lewis Dyer was in. Lewis Dyer left. Learning disability (LD) nurse rang. LD."
    )
    everyday = _short(composed, "Her partner Huw Vale was in. Huw Vale left. HV rang.")
    said_so = _short(composed, "HV = Huw. Her partner Huw Vale was in. Huw Vale left. HV rang.")

    assert explained["LD"] == ("learning disability",)
    assert "health visitor" in everyday["HV"]
    assert said_so["HV"] == ("perhaps Huw Vale (initials)",)


def test_a_note_and_a_record_of_one_visit_are_one_event_with_two_accounts(composed):
    note = "Date: 03/02/2021\nAuthor: W Worker\nType: Home visit\n\nVisited. Ann was seen at home and was well.\n"
    made = composed(VISIT.format(day="2021-02-03", more=""), note)
    (event,) = made.events

    assert ["export.xml", "notes.txt"] == sorted(account.source.document for account in event.accounts)
    assert event.merge_basis


def test_a_reviewer_can_keep_apart_what_a_rule_joins_and_nothing_is_lost(composed):
    note = "Date: 03/02/2021\nAuthor: W Worker\nType: Home visit\n\nVisited. Ann was seen at home and was well.\n"
    joined = composed(VISIT.format(day="2021-02-03", more=""), note)
    one, other = (account.key for account in joined.events[0].accounts)
    apart = composed(VISIT.format(day="2021-02-03", more=""), note, decisions=(decided(one, "keep_apart_from", other),))

    assert len(apart.events) == 2


def test_a_reviewer_s_level_stands_with_their_name_as_the_reason(composed):
    key = composed(NFA).events[0].key
    made = composed(NFA, decisions=(decided(key, "significance", "low"),))
    weighed = next(significance for significance in made.significance if significance.event == key)

    assert weighed.level is Level.LOW
    assert weighed.reasons[-1].text.startswith("set by A Chair")


def test_a_dismissed_finding_is_kept_as_dismissed(composed):
    finding = next(f for f in composed(NFA).findings if f.pattern == "re_referrals")
    made = composed(NFA, decisions=(decided(finding.key, "status", "dismissed"),))
    (again,) = [f for f in made.findings if f.key == finding.key]

    assert again.status is FindingStatus.DISMISSED


def test_a_dismissed_finding_moves_no_level_and_asks_no_question(composed):
    told = composed(NFA)
    found = [f for f in told.findings if f.pattern == "re_referrals"]
    made = composed(NFA, decisions=tuple(decided(finding.key, "status", "dismissed") for finding in found))

    assert any(remark.theme == "question" for remark in told.remarks)
    assert not any(remark.theme == "question" for remark in made.remarks)
    keys = {finding.key for finding in found}
    assert not any(keys & {*reason.triggers} for significance in made.significance for reason in significance.reasons)


def test_a_decision_whose_target_is_gone_is_a_problem_not_a_silence(composed):
    made = composed(NFA, decisions=(decided("gone", "significance", "low"),))

    assert any("lost its target" in problem.message for problem in made.problems)


def test_the_front_sheet_gives_a_subject_to_text_that_names_none(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("Date: 03/02/2021\n\nHome visit. She was seen at home.\n")
    cover = Cover(subject_name="Ann Example", subject_born=dt.date(2014, 5, 1))
    made = build(note, cover=cover)
    (person,) = [person for person in made.people if person.id in made.subjects]

    assert person.name == "Ann Example"
    assert [part.person for part in made.events[0].people if part.role == "subject"] == [person.id]


def test_nothing_to_tell_is_refused(tmp_path):
    (tmp_path / "blank.txt").write_text("\n\n   \n")

    with pytest.raises(RefusedError):
        build(tmp_path / "blank.txt")


def test_a_name_shared_by_two_people_is_nobody_s(tmp_path):
    from conftest_export import SIBLINGS

    (tmp_path / "export.xml").write_text(SIBLINGS, "utf-8")

    with pytest.raises(WrongUseError, match="--subject"):
        build(tmp_path / "export.xml", subject="Ann Example")


def test_one_child_s_chronology_says_nothing_of_another_child_s_problems(tmp_path):
    children = "".join(
        f"<Child><ChildIdentifiers><LAchildID>{name}</LAchildID></ChildIdentifiers><CINdetails>"
        "<CINreferralDate>2021-05-05</CINreferralDate><ReferralNFA>1</ReferralNFA>"
        "<DateOfInitialCPC>2021-06-01</DateOfInitialCPC></CINdetails></Child>"
        for name in ("A1", "B2")
    )
    header = (
        "<Header><CollectionDetails><Collection>CIN</Collection><Year>2022</Year>"
        "<ReferenceDate>2022-03-31</ReferenceDate></CollectionDetails></Header>"
    )
    (tmp_path / "cin.xml").write_text(f"<Message>{header}<Children>{children}</Children></Message>")
    one = build(tmp_path / "cin.xml", subject="A1", practice="england")
    everybody = build(tmp_path / "cin.xml", subject="all", practice="england")

    assert any("no further action" in problem.message for problem in one.problems)
    assert not any("B2" in problem.source.locator for problem in one.problems)
    assert any("(2 times)" in problem.message for problem in everybody.problems)


DRAFT = (
    '<CaseNote id="d1" subject="c1" status="draft"><Date type="occurred">2021-05-03</Date><Title>Draft decision</Title>'
    '<Decision by="w1"><Text>Recommend an order</Text></Decision>'
    '<Action responsible="w1" agreed="2021-05-03" due="2021-06-03">Write to the court</Action>'
    '<Narrative section="views-child">I want to go home</Narrative></CaseNote>'
)


@pytest.mark.parametrize("profile", ["family", "court"])
def test_a_draft_is_named_to_a_family_and_a_court_and_nothing_rests_on_it(composed, profile):
    made = composed(NFA + DRAFT, profile=profile)

    assert ["Draft decision"] == [event.title for event in made.drafts]
    assert not any("d1" in event.key for event in (*made.events, *made.undated))
    assert not any("d1" in action.account for action in made.actions)
    assert not any("d1" in key for remark in made.remarks for key in remark.evidence)


@pytest.mark.parametrize("profile", ["conference", "full", "review", "working"])
def test_a_draft_is_told_as_one_to_professionals(composed, profile):
    made = composed(NFA + DRAFT, profile=profile)

    assert not made.drafts
    assert ["draft"] == [event.status for event in made.events if "d1" in event.key]
