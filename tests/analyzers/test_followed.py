"""What followed each course, plan and service by the record's own later entries: told, and never why."""

from dataclasses import replace

from casebuilding import CHILD, analysed, chronology, event, key, said

from analyzers.tables import BEGAN, ENDED, interventions
from chronology.model import Event, Involvement, Kind, PersonKind, Theme

ADULT = replace(CHILD, kind=PersonKind.ADULT)
COURSE = event("course", "2021-03-01", Kind.PROGRAMME_COMPLETED, title="Freedom course")
HIT = event("hit", "2021-06-09", Kind.DOMESTIC_ABUSE_INCIDENT)
AGAIN = event("again", "2021-06-11", Kind.REFERRAL)


def followed(*events: Event, of_adult: bool = False) -> list[str]:
    people = (ADULT if of_adult else CHILD,)
    return [text for text in said(chronology(*events, people=people), Theme.TOGETHER) if text.startswith("After “")]


def test_what_followed_a_course_is_told_with_how_long_after_and_without_a_cause() -> None:
    (told,) = followed(COURSE, HIT, AGAIN)

    assert told == (
        "After “Freedom course” on 1 March 2021 the record shows, without showing why: domestic abuse incident on 9 June 2021 "
        "(100 days) and referral on 11 June 2021 (102 days)."
    )


def test_what_came_more_than_a_year_after_is_not_told_as_following() -> None:
    assert [] == followed(COURSE, event("hit", "2022-03-02", Kind.DOMESTIC_ABUSE_INCIDENT))


def test_what_got_better_stands_beside_what_did_not() -> None:
    better = event("b", "2021-04-01", Kind.ATTENDANCE_IMPROVED)

    (told,) = followed(COURSE, better, HIT)

    assert "school attendance improved on 1 April 2021 (31 days) and domestic abuse incident on 9 June 2021" in told


def test_the_gravest_concern_is_told_though_others_came_before_it() -> None:
    slight = event("s", "2021-04-01", Kind.SCHOOL_ABSENCE)
    grave = event("g", "2021-07-01", Kind.DOMESTIC_ABUSE_CHILD_PRESENT)

    (told,) = followed(COURSE, slight, HIT, grave)

    assert "absence from school on 1 April 2021" in told
    assert "domestic abuse incident, child present on 1 July 2021" in told


def test_that_no_concern_followed_is_told_only_where_somebody_looked() -> None:
    seen = (Involvement(person="c1", role="subject", involvement="seen"),)
    letter = event("l", "2021-05-01", Kind.CASE_NOTE)
    visit = event("v", "2022-02-01", Kind.VISIT, about="", people=seen)

    assert [] == followed(COURSE, letter)
    assert [
        "After “Freedom course” on 1 March 2021 the record shows, without showing why: no entry of concern up to 1 March 2022."
    ] == followed(COURSE, letter, visit)


def test_a_plan_that_ended_is_told_by_its_end_and_one_that_runs_by_its_beginning() -> None:
    ended = [
        event("p#started", "2020-01-06", Kind.CIN_PLAN_STARTED),
        event("p#ended", "2021-03-01", Kind.CIN_PLAN_ENDED),
    ]

    assert ["After “Child in need plan ended” on 1 March 2021"] == [
        t.partition(" the")[0] for t in followed(*ended, HIT)
    ]
    assert ["After “Child in need plan started” on 6 January 2020"] == [
        t.partition(" the")[0] for t in followed(ended[0], event("h", "2020-06-01", Kind.DOMESTIC_ABUSE_INCIDENT))
    ]


def test_what_began_has_time_to_take_hold() -> None:
    began = event("p#started", "2021-03-01", Kind.CP_PLAN_STARTED)

    assert [] == followed(began, event("h", "2021-03-29", Kind.DOMESTIC_ABUSE_INCIDENT))
    assert 1 == len(followed(began, event("h", "2021-03-30", Kind.DOMESTIC_ABUSE_INCIDENT)))


def test_care_that_is_let_in_by_the_words_of_a_note_protects_an_adult() -> None:
    began = event("p", "2023-03-01", Kind.CARE_PACKAGE_STARTED)
    note = event("n", "2023-05-01", Kind.CASE_NOTE, fact="No care call refused since March. He told me why.")
    refused = event("n", "2023-05-01", Kind.CASE_NOTE, fact="He does not let the carers in every day. He told me why.")

    (told,) = followed(began, note, of_adult=True)

    assert "care or support accepted on 1 May 2023 (61 days)" in told
    assert [] == followed(began, refused, of_adult=True)


def test_a_sentence_rests_on_what_was_done_and_on_what_followed() -> None:
    case = chronology(COURSE, HIT, people=(CHILD,))

    (remark,) = [remark for remark in analysed(case).remarks if remark.rule == "followed"]

    assert (key("course"), key("hit")) == remark.evidence


def test_every_kind_that_is_followed_up_began_or_ended() -> None:
    assert {BEGAN, ENDED} == set(interventions().values())
