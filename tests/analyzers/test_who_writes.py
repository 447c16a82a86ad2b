"""Who held the case, where the record of allocations is not whole: by what the signatures show, and said to be so."""

from dataclasses import replace

from casebuilding import CHILD, SOURCE, chronology, event, findings, said
from notes_alone import note
from notes_alone import said as said_by_notes

from chronology.model import Cover, Event, Involvement, Kind, Person, PersonKind, Theme
from chronology.normalise import writers

_FIRST = Person(id="w", name="Nerys Quick", kind=PersonKind.PROFESSIONAL, source=SOURCE)
_TO_HER = (Involvement(person="w", role="social worker", involvement="mentioned"),)
_ALLOCATED = event("alloc", "2021-01-04", Kind.WORKER_ALLOCATED, people=_TO_HER)
_PLAN = event("plan", "2021-01-05", Kind.CP_PLAN_STARTED)


def _note(key: str, day: str, by: str, kind: Kind = Kind.VISIT) -> Event:
    told = event(key, day, kind)
    return replace(told, accounts=(replace(told.accounts[0], source=replace(SOURCE, recorded_by=by)),))


_NOTES = (
    _note("n1", "2021-01-10", "Nerys Quick, social worker"),
    _note("n2", "2021-03-01", "Nerys Quick, social worker"),
    _note("n3", "2021-05-03", "Dev Rao, social worker"),
    _note("n4", "2021-09-01", "Dev Rao, social worker"),
)


def _case(*events: Event, as_at: str = "2021-12-31") -> list[str]:
    return said(chronology(_ALLOCATED, _PLAN, *events, people=(CHILD, _FIRST), as_at=as_at), Theme.STATUS)


def test_whoever_signs_as_social_worker_after_the_allocated_one_is_said_to_write() -> None:
    assert "Dev Rao writes as social worker from 3 May 2021 to 1 September 2021." in _case(*_NOTES)


def test_the_allocated_worker_who_signs_is_not_told_twice() -> None:
    told = _case(*_NOTES[:2], as_at="2021-04-01")

    assert "Allocated worker: Nerys Quick, since 4 January 2021." in told
    assert not any("writes as social worker" in text for text in told)


def test_what_a_system_signs_by_a_log_in_is_its_owner_s_where_it_fits_one_alone() -> None:
    signed = [_note("a", "2021-05-03", "Dev Rao, social worker"), _note("b", "2021-09-01", "Dev Rao, social worker")]
    earlier = _note("c", "2021-02-01", "DRAO")
    namesake = [_note("d", "2021-06-03", "Dot Rao, social worker"), _note("e", "2021-07-01", "Dot Rao, social worker")]

    assert [str(each.first) for each in writers([earlier, *signed])] == ["2021-02-01"]
    assert [str(each.first) for each in writers([earlier, *signed, *namesake])] == ["2021-05-03", "2021-06-03"]


def test_duty_workers_managers_and_helpers_hold_no_case_by_what_they_sign() -> None:
    notes = [
        _note(f"n{n}", f"2021-0{n + 1}-10", by)
        for n, by in enumerate(
            ["Al Hay, duty social worker"] * 2 + ["Bea Orr, team manager"] * 2 + ["Cy Lee, family support worker"] * 2
        )
    ]

    assert writers(notes) == ()


def test_a_note_whose_year_was_typed_wrong_does_not_make_somebody_write_for_ten_years() -> None:
    (writer,) = writers((_note("old", "2012-05-03", "Dev Rao, social worker"), *_NOTES[2:]))

    assert str(writer.first) == "2021-05-03"


def test_time_without_a_worker_runs_from_the_day_the_one_who_wrote_left() -> None:
    left = event("left", "2021-09-03", Kind.WORKER_ENDED)
    new = event("new", "2021-11-01", Kind.WORKER_ALLOCATED)
    case = chronology(_ALLOCATED, _PLAN, *_NOTES, left, new, people=(CHILD, _FIRST), as_at="2021-12-31")

    (finding,) = [f for f in findings(case, "worker_or_agency_change") if "no allocated worker" in f.statement]
    assert finding.statement == (
        "The record shows no allocated worker for 59 days, from the end of the work of the last who wrote as social worker "
        "on 3 September 2021 to 1 November 2021."
    )


def test_an_allocation_that_ended_on_the_day_the_writer_left_is_told_as_the_allocation() -> None:
    held = event("alloc", "2021-01-04", Kind.WORKER_ALLOCATED, until="2021-09-03")
    left = event("left", "2021-09-03", Kind.WORKER_ENDED)
    new = event("new", "2021-11-01", Kind.WORKER_ALLOCATED)
    case = chronology(held, _PLAN, *_NOTES, left, new, people=(CHILD,), as_at="2021-12-31")

    (finding,) = [f for f in findings(case, "worker_or_agency_change") if "no allocated worker" in f.statement]
    assert "from the end of an allocation on 3 September 2021" in finding.statement


def test_where_visits_go_on_after_the_last_allocation_nobody_is_said_to_hold_the_case_nor_none() -> None:
    left = event("left", "2021-02-01", Kind.WORKER_ENDED)
    told = _case(left, _note("v", "2021-06-01", "N Vaughan"), as_at="2021-07-01")
    none = _case(left, _note("c", "2021-06-01", "N Vaughan", Kind.CASE_NOTE), as_at="2021-07-01")

    assert (
        "Allocated worker: no allocation on record since the last ended; visits since were signed by N Vaughan."
    ) in told
    assert "Allocated worker: the record shows none on the date of this document." in none


def test_where_only_words_tell_of_an_earlier_worker_nothing_is_said_of_who_has_the_case() -> None:
    told_of = event("alloc#mention-2021-01-04", "2021-01-04", Kind.WORKER_ALLOCATED)
    left = event("left#mention-2021-02-01", "2021-02-01", Kind.WORKER_ENDED)
    case = chronology(told_of, _PLAN, left, _note("v", "2021-06-01", "N Vaughan"), people=(CHILD,), as_at="2021-07-01")

    assert not any(text.startswith("Allocated worker") for text in said(case, Theme.STATUS))


def _signed(nth: int, day: str, by: str, fact: str = "Rang the school.") -> Event:
    told = note(nth, day, fact)
    (account,) = told.accounts
    return replace(told, accounts=(replace(account, source=replace(account.source, recorded_by=by)),))


_GIVEN = _signed(1, "2021-01-04", "Nerys Quick", "Case allocated to Nerys Quick.")
_HERS = (_signed(2, "2021-06-01", "T. Rao"), _signed(3, "2021-11-01", "Tegan Rao"))


def _by(role: str, *events: Event) -> list[str]:
    return said_by_notes(Theme.STATUS, *events, cover=Cover(author="Tegan Rao", author_role=role))


def test_an_author_who_signs_after_another_was_given_the_case_is_said_to_write_and_the_other_is_not_told() -> None:
    told = _by("Social worker", _GIVEN, *_HERS)

    assert "Tegan Rao writes as social worker from 1 June 2021 to 1 November 2021." in told
    assert not any(text.startswith("Allocated worker") for text in told)


def test_an_author_who_manages_who_signed_before_or_to_whom_it_was_given_takes_nothing_back() -> None:
    before = _signed(4, "2021-01-02", "T Rao")
    to_her = _signed(1, "2021-01-04", "Nerys Quick", "Case allocated to Tegan Rao.")

    for told in (
        _by("Team manager", _GIVEN, *_HERS),
        _by("Social worker", before, _GIVEN, *_HERS),
        _by("Social worker", to_her, *_HERS),
    ):
        assert any(text.startswith("Allocated worker") for text in told)
        assert not any("writes as social worker" in text for text in told)
