"""When plans and cases hold, as the record of their ends is seldom whole."""

import datetime as dt
from dataclasses import replace

import pytest
from casebuilding import CHILD, chronology, event, said

from analyzers.lives import lives
from analyzers.spans import CASE, LOOKED_AFTER, PLACEMENT, PROTECTION_PLAN, spans
from chronology.model import Event, Involvement, Kind, Person, PersonKind, Source, Theme, When
from chronology.prose.phrases import Worded
from chronology.prose.vocabulary import Cues

_IN_NEED = event("need", "2021-02-01", Kind.CIN_PLAN_STARTED, title="Child in need plan started")
_PROTECTED = event("cp", "2021-06-01", Kind.CP_PLAN_STARTED, title="Child protection plan started")


def _plans(*events: Event) -> list[tuple[str, str]]:
    (life,) = lives(chronology(*events))
    return [(str(span.start), str(span.end)) for span in spans(life, "plan")]


def test_a_child_in_need_plan_ends_where_a_protection_plan_takes_its_place() -> None:
    assert _plans(_IN_NEED, _PROTECTED) == [("2021-02-01", "2021-06-01")]


def test_a_child_in_need_plan_ends_where_the_child_became_looked_after() -> None:
    assert _plans(_IN_NEED, event("in", "2021-05-05", Kind.BECAME_LOOKED_AFTER)) == [("2021-02-01", "2021-05-05")]


def test_a_recorded_end_before_the_protection_plan_stands() -> None:
    ended = event("end", "2021-04-01", Kind.CIN_PLAN_ENDED)

    assert _plans(_IN_NEED, ended, _PROTECTED) == [("2021-02-01", "2021-04-01")]


def test_the_end_that_the_plans_own_record_gives_stands_beside_a_protection_plan() -> None:
    own = event("need", "2021-02-01", Kind.CIN_PLAN_STARTED, until="2021-07-01")

    assert _plans(own, _PROTECTED) == [("2021-02-01", "2021-07-01")]


def test_a_plan_that_another_superseded_is_not_said_to_run_and_its_end_is_said_to_be_inferred() -> None:
    told = said(chronology(_IN_NEED, _PROTECTED), Theme.STATUS)

    assert "Child protection plan: since 1 June 2021, no end recorded." in told
    assert (
        "Child in need plan started on 1 February 2021: no end recorded; taken to have ended with “Child protection plan "
        "started” on 1 June 2021."
    ) in told
    assert not any("in need" in text and "since" in text for text in told)


def test_words_that_close_work_with_a_child_in_need_end_that_plan_and_no_protection_plan() -> None:
    for text in (
        "cin closed. father lives elsewhere.",
        "cin plan ended, step down to early help.",
        "agreed to close: stepped down to early help.",
    ):
        hits = Cues(text, Worded(text)).within(0, len(text))

        assert max(hits, key=lambda hit: (hit.weight, hit.end - hit.start)).kind is Kind.CIN_PLAN_ENDED, text


_OPENED = event("a", "2020-01-06", Kind.ASSESSMENT_COMPLETED)


def test_a_plan_ended_under_the_heading_of_a_closure_closes_the_case() -> None:
    closure = event("end", "2020-06-01", Kind.CIN_PLAN_ENDED, title="Closure", fact="CIN closed.")
    (life,) = lives(chronology(_OPENED, closure))

    assert [str(span.end) for span in spans(life, CASE)] == ["2020-06-01"]


def test_a_plan_that_ends_as_another_begins_does_not_close_the_case() -> None:
    down = event("end", "2020-06-01", Kind.CP_PLAN_ENDED, title="RCPC", fact="Plan ended, step down to CIN.")
    (life,) = lives(chronology(_OPENED, down))

    assert [span.end for span in spans(life, CASE)] == [None]


def test_a_referral_that_was_to_be_assessed_opens_the_case_again() -> None:
    closure = event("end", "2020-06-01", Kind.CIN_PLAN_ENDED, title="Closure", fact="CIN closed.")
    referral = event("r", "2021-02-01", Kind.REFERRAL, outcome="C&F assessment.")
    (life,) = lives(chronology(_OPENED, closure, referral))

    assert [(str(s.start), str(s.end)) for s in spans(life, CASE)] == [
        ("2020-01-06", "2020-06-01"),
        ("2021-02-01", "None"),
    ]


def test_a_status_with_an_end_on_record_is_told_with_it() -> None:
    dols = event("d", "2021-02-01", Kind.DEPRIVATION_OF_LIBERTY, title="Authorised", until="2022-01-31")
    told = said(chronology(dols, event("v", "2021-06-01", Kind.VISIT), as_at="2021-06-01"), Theme.STATUS)

    assert "Authorised: since 1 February 2021, to run until 31 January 2022." == told[0]


def test_a_placement_whose_end_nobody_recorded_ends_with_the_next_of_any_kind() -> None:
    first = event("first", "2022-03-01", Kind.PLACEMENT_STARTED)
    second = event("second", "2022-05-02", Kind.PLACEMENT_CHANGED_SAME_CARER)
    (life,) = lives(chronology(first, second))

    assert [("2022-03-01", "2022-05-02"), ("2022-05-02", "None")] == [
        (str(span.start), str(span.end)) for span in spans(life, "placement")
    ]


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("Plan continues for Owain. Tudur now looked after, plan ended.", "2022-09-01"),
        ("Tudur's plan has ended. Owain's carries on.", "2022-09-01"),
        ("Owain now looked after, plan ended.", "None"),
        ("Plan ended for Owain and continues for Tudur.", "None"),
        ("If Tudur moves, the plan ends.", "None"),
        ("Tudur's plan is to be ended at the next review.", "None"),
    ],
)
def test_a_review_that_ends_one_child_s_plan_ends_that_child_s_alone(words: str, end: str) -> None:
    tudur = Person(id="t", name="Tudur Pryce", kind=PersonKind.CHILD, source=Source(document="d", locator="1"))
    both = tuple(Involvement(person=one, role="subject") for one in ("t", "o"))
    begun = replace(event("cp", "2022-01-10", Kind.CP_PLAN_STARTED), people=both)
    review = replace(event("review", "2022-09-01", Kind.REVIEW_CONFERENCE, fact=words), people=both)
    (life,) = lives(replace(chronology(begun, review), subjects=("t",), people=(tudur,)))

    assert [end] == [str(span.end) for span in spans(life, PROTECTION_PLAN)]


def test_the_time_without_a_worker_that_a_note_of_an_allocation_tells_of_is_not_its_end() -> None:
    allocated = event("n#note", "2024-06-18", Kind.WORKER_ALLOCATED, fact="Allocated to Nia Example, social worker.")
    without = event("n#mention-2024-06-01", "2024-06-01", Kind.CASE_UNALLOCATED, fact="Unallocated from 1 June.")
    case = chronology(_PROTECTED, allocated, without, as_at="2024-10-08")
    (life,) = lives(case)

    assert [("2024-06-18", "None")] == [(str(one.start), str(one.end)) for one in spans(life, "worker")]
    assert not any("before it began" in text for text in said(case, Theme.QUALITY))


def test_who_hands_over_to_a_worker_allocated_days_before_ends_no_time_of_that_worker() -> None:
    first = event("w1", "2021-01-04", Kind.WORKER_ALLOCATED, fact="Allocated to Ann Price.")
    second = event("w2", "2021-06-01", Kind.WORKER_ALLOCATED, fact="Allocated to Bea Lloyd.")
    over = event("over", "2021-06-04", Kind.WORKER_ENDED, fact="Handover AP to BL by e-mail.")
    left = event("left", "2021-06-04", Kind.WORKER_ENDED, fact="BL left the team.")

    def last_end(*events: Event) -> str:
        (life,) = lives(chronology(*events))
        return str(spans(life, "worker")[-1].end)

    assert "None" == last_end(first, second, over)
    assert "2021-06-04" == last_end(first, second, left)


def test_nobody_is_looked_after_or_placed_before_they_are_born() -> None:
    elder = event("elder", "2017-03-01", Kind.PLACEMENT_STARTED, title="Placed with an aunt")
    own = event("own", "2021-06-01", Kind.BECAME_LOOKED_AFTER, title="S20")
    (life,) = lives(chronology(elder, own, people=(replace(CHILD, born=When.on(dt.date(2019, 5, 1))),)))

    assert ["S20"] == [span.opened.title for span in spans(life, LOOKED_AFTER)]
    assert "Placed with an aunt" not in [span.opened.title for span in spans(life, PLACEMENT)]
