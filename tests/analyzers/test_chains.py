"""What the record's own links show of events together."""

from casebuilding import analysed, chronology, event, reasons

from chronology.model import Chronology, Kind, Link, Rel


def _from(short: str) -> tuple[Link, ...]:
    return (Link(rel=Rel.ARISES_FROM, record=f"s:record:{short}"),)


REFERRAL = event("a", "2021-03-01", Kind.REFERRAL)
CAME_OF_IT = (
    event("b", "2021-03-03", Kind.ASSESSMENT_STARTED, links=_from("a")),
    event("c", "2021-03-04", Kind.STRATEGY_DISCUSSION, links=_from("a"), outcome="Single agency"),
    event("d", "2021-03-09", Kind.VISIT, links=_from("a")),
)
LINE = (
    REFERRAL,
    event("b", "2021-03-03", Kind.STRATEGY_DISCUSSION, links=_from("a")),
    event("c", "2021-03-04", Kind.ASSESSMENT_STARTED, links=_from("b")),
)


def _text(case: Chronology, rule: str) -> list[str]:
    return [remark.text for remark in analysed(case).remarks if remark.rule == rule]


def test_an_event_that_three_records_came_of_is_named_with_them() -> None:
    (text,) = _text(chronology(REFERRAL, *CAME_OF_IT), "hinge")

    assert "three entries came of “Referral”, 1 March 2021" in text
    assert "hinge" in reasons(chronology(REFERRAL, *CAME_OF_IT), "a")


def test_taking_a_link_away_takes_the_hinge_away() -> None:
    case = chronology(REFERRAL, *CAME_OF_IT[:2], event("d", "2021-03-09", Kind.VISIT))

    assert not _text(case, "hinge")
    assert "hinge" not in reasons(case, "a")


def test_what_one_record_tells_twice_came_of_it_once() -> None:
    one_record = tuple(
        event(f"b#{role}", day, kind, links=_from("a"))
        for role, day, kind in (
            ("started", "2021-03-03", Kind.ASSESSMENT_STARTED),
            ("reviewed", "2021-03-10", Kind.ASSESSMENT_REVIEWED),
            ("completed", "2021-04-01", Kind.ASSESSMENT_COMPLETED),
        )
    )

    assert not _text(chronology(REFERRAL, *one_record), "hinge")


def test_a_line_of_links_without_an_end_is_told_with_its_steps() -> None:
    (text,) = _text(chronology(*LINE), "unended")

    assert text.startswith("Three linked steps lead from “Referral”, 1 March 2021, to “Assessment started”")
    assert all("unended" in reasons(chronology(*LINE), short) for short in "ab")


def test_a_line_that_ends_in_an_outcome_or_is_young_is_not_told() -> None:
    ended = (
        *LINE[:2],
        event("c", "2021-03-04", Kind.ASSESSMENT_STARTED, links=_from("b"), outcome="No further action"),
    )

    assert not _text(chronology(*ended), "unended")
    assert not _text(chronology(*LINE, as_at="2021-06-01"), "unended")
    assert _text(chronology(*LINE, as_at="2021-06-02"), "unended")


def test_a_link_that_runs_back_in_time_makes_no_step() -> None:
    ring = (*LINE[1:], event("a", "2021-03-01", Kind.REFERRAL, links=_from("c")))

    assert len(_text(chronology(*ring), "unended")) == 1


def test_an_event_that_nothing_links_changes_neither() -> None:
    alone = event("z", "2021-03-05", Kind.HEALTH_CONTACT)

    for rule, case in (("hinge", (REFERRAL, *CAME_OF_IT)), ("unended", LINE)):
        assert _text(chronology(*case), rule) == _text(chronology(*case, alone), rule)
