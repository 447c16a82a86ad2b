import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import DAY, about, account, accounts, source

from chronology.model import Account, Kind, Link, Precision, Rel, Restriction, Status, When
from chronology.normalise import merge, merging, split


def police(**values):
    return account(
        "police:record:9#occurred",
        **{"kind": Kind.DOMESTIC_ABUSE_INCIDENT, "source": source("police"), "references": ("OCC/1",), **values},
    )


def council(**values):
    return account(
        "ics:record:1#occurred",
        **{"kind": Kind.DOMESTIC_ABUSE_INCIDENT, "source": source("council"), "references": ("OCC/1",), **values},
    )


@given(st.lists(accounts))
def test_merging_loses_no_account_and_invents_none(told):
    assert set(told) == set(split(merge(told)))


@given(st.lists(accounts))
def test_splitting_and_merging_are_inverse(told):
    events = merge(told)

    assert set(events) == set(merge(split(events)))


@given(st.lists(accounts), st.randoms())
def test_the_order_of_accounts_does_not_matter(told, random):
    shuffled = list(told)
    random.shuffle(shuffled)

    assert set(merge(told)) == set(merge(shuffled))


@given(st.lists(accounts, min_size=2, max_size=8), st.data())
def test_a_cannot_link_keeps_two_accounts_apart_whatever_else_joins_them(told, data):
    one, other = data.draw(st.sampled_from(told)).key, data.draw(st.sampled_from(told)).key
    if one == other:
        return

    for event in merge(told, must_link=[(one, other)], cannot_link=[(one, other)]):
        keys = {account.key for account in event.accounts}

        assert not {one, other} <= keys


@given(st.lists(accounts))
def test_accounts_about_different_people_are_one_event_only_when_the_record_says_so(told):
    plain = [replace(account, links=()) for account in told]

    for event in merge(plain):
        for one in event.accounts:
            for other in event.accounts:
                first = {part.person for part in one.people}
                second = {part.person for part in other.people}

                assert one.key == other.key or not first or not second or first & second or len(event.accounts) > 2


def test_two_agencies_with_one_reference_number_tell_one_event():
    (event,) = merge([police(), council()])

    assert {"police", "council"} == {account.source.document for account in event.accounts}
    assert event.merge_basis == "same reference number, same day"


def test_one_child_s_incident_is_never_merged_with_another_child_s():
    events = merge([police(people=about("c1")), council(people=about("c2"))])

    assert len(events) == 2


def test_the_day_before_is_another_event():
    assert len(merge([police(references=()), council(references=(), when=When.on(DAY - dt.timedelta(days=1)))])) == 2


def test_the_day_before_under_the_same_number_is_the_same_event_and_the_days_are_shown_to_differ():
    (event,) = merge([police(), council(when=When.on(DAY - dt.timedelta(days=1)))])

    assert ["when"] == [conflict.field for conflict in event.conflicts]
    assert "same reference number" in event.merge_basis


def test_yesterday_in_a_note_is_the_day_before_it_was_written_and_hides_no_other_day_it_gives():
    told = account(
        "notes::2021-03-05:1#mention-2021-03-04",
        when=When.on(DAY + dt.timedelta(days=1)),
        fact="She attended yesterday, 4 March, with a scald to the arm.",
        references=("OCC/1",),
        source=source("note", recorded_on=DAY + dt.timedelta(days=2)),
    )
    (event,) = merge([account(fact="A scald to the arm.", references=("OCC/1",)), told])

    assert "when" in [conflict.field for conflict in event.conflicts]


def test_a_record_that_says_it_duplicates_another_is_merged_with_it_and_the_dates_are_shown_to_differ():
    later = When.on(DAY + dt.timedelta(days=1))
    copy = account("s:record:2#occurred", when=later, links=(Link(rel=Rel.DUPLICATES, record="s:record:1"),))
    (event,) = merge([account(), copy])

    assert [(conflict.field, {value for value, _ in conflict.values}) for conflict in event.conflicts] == [
        ("when", {"2021-03-03", "2021-03-04"})
    ]


def test_outcomes_that_differ_are_shown_side_by_side():
    (event,) = merge([police(outcome="No further action"), council(outcome="Section 47 enquiry")])
    (conflict,) = event.conflicts

    assert conflict.field == "outcome"
    assert {"No further action", "Section 47 enquiry"} == {value for value, _ in conflict.values}


def test_what_one_account_does_not_say_another_fills_in():
    (event,) = merge([police(outcome=None), council(outcome="Assessment")])

    assert event.outcome == "Assessment"
    assert event.conflicts == ()


def test_a_withdrawn_account_fills_in_nothing_and_contradicts_nothing():
    withdrawn = account(status=Status.WITHDRAWN, outcome="Retracted", source=source("old"))
    (event,) = merge([account(outcome=None), withdrawn])

    assert (Status.FINAL, None, ()) == (event.status, event.outcome, event.conflicts)


def test_an_open_record_stays_open_beside_one_of_the_incident_that_may_not_go_to_everyone():
    made = merging([police(restriction=Restriction.RESTRICTED), council()])

    assert {(event.agency, event.restriction) for event in made.events} == {
        (police().agency, Restriction.RESTRICTED),
        (council().agency, Restriction.NONE),
    }
    assert [(apart.one, apart.other) for apart in made.apart] == [(council().key, police().key)]


def test_words_that_keep_a_matter_back_keep_back_whoever_tells_of_it():
    asked = police(
        restriction=Restriction.RESTRICTED, fact="She was hit. Please do not tell her husband that she said so."
    )
    (event,) = merge([asked, council()])

    assert event.restriction is Restriction.RESTRICTED


def test_what_several_others_tell_openly_is_kept_back_by_the_words_of_none():
    asked = police(
        restriction=Restriction.RESTRICTED, fact="She was hit. Please do not tell her husband that she said so."
    )
    school = account("school:record:4#occurred", kind=asked.kind, source=source("school"), references=("OCC/1",))
    made = merge([asked, council(), school])

    assert [(len(event.accounts), event.restriction) for event in made] == [
        (2, Restriction.NONE),
        (1, Restriction.RESTRICTED),
    ]


def test_what_a_reviewer_joins_is_as_restricted_as_the_most_restricted_of_it():
    one, other = police(restriction=Restriction.RESTRICTED), council()
    (event,) = merge([one, other], must_link=[(one.key, other.key)])

    assert event.restriction is Restriction.RESTRICTED


def test_a_reviewer_may_join_what_no_rule_joins():
    one, other = police(references=()), council(references=())

    assert len(merge([one, other])) == 2
    assert len(merge([one, other], must_link=[(one.key, other.key)])) == 1


def test_two_records_of_one_source_on_one_day_stay_two():
    first, second = account("s:record:1#occurred", kind=Kind.VISIT), account("s:record:2#occurred", kind=Kind.VISIT)

    assert len(merge([first, second])) == 2


def visit(kind, document, **values):
    return account(f"{document}:record:1#occurred", kind=kind, source=source(document), **values)


def test_a_plain_visit_and_a_note_that_the_child_was_not_seen_are_one_event_of_the_telling_kind():
    (event,) = merge([visit(Kind.VISIT, "a"), visit(Kind.CHILD_NOT_SEEN, "b")])

    assert event.kind is Kind.CHILD_NOT_SEEN
    assert event.conflicts == ()


def test_seen_and_not_seen_are_shown_to_differ_and_seen_alone_and_seen_are_not():
    (differ,) = merge([visit(Kind.CHILD_SEEN, "a"), visit(Kind.NO_ACCESS_VISIT, "b")])
    (agree,) = merge([visit(Kind.CHILD_SEEN, "a"), visit(Kind.CHILD_SEEN_ALONE, "b")])

    assert ["kind"] == [conflict.field for conflict in differ.conflicts]
    assert agree.conflicts == ()


def test_an_hour_in_one_account_and_only_the_day_in_the_other_is_no_conflict():
    hour = When(earliest=DAY, latest=DAY, edtf=f"{DAY}T14:30", precision=Precision.MINUTE)
    (event,) = merge([visit(Kind.CHILD_SEEN, "a", when=hour), visit(Kind.CHILD_SEEN, "b")])

    assert event.conflicts == ()
    assert event.when == hour


def test_a_duplicate_filed_under_another_kind_is_the_same_event_and_the_kinds_are_shown_to_differ():
    link = (Link(rel=Rel.DUPLICATES, record="s:record:1"),)
    first = account(kind=Kind.DOMESTIC_ABUSE_INCIDENT)
    (event,) = merge([first, account("s:record:2#occurred", kind=Kind.BREACH_OF_ORDER, links=link)])

    assert ["kind"] == [conflict.field for conflict in event.conflicts]


def test_an_event_is_called_by_a_title_of_a_record_rather_than_by_the_first_words_of_a_note():
    note, record = council(title="His daughter had gone home on …"), police(title="Daughter came to stay")
    (event,) = merge([note, record])

    assert "Daughter came to stay" == event.title


def test_an_event_whose_lead_has_only_its_kind_for_a_title_takes_that_of_another_record():
    note, record = council(title=""), police(title="Tells her teacher about the cupboard")
    (event,) = merge([note, record])

    assert "Tells her teacher about the cupboard" == event.title


@pytest.mark.parametrize("form", ["Duty", "T/C", "EDT", "E-mail", "Nodyn"])
def test_how_it_came_to_be_written_down_is_no_title_of_what_happened(form):
    alone = merge([account(kind=Kind.PHYSICAL_ABUSE_ALLEGED, title=form)])
    with_another = merge([police(title=form), council(title="Kicked in the street")])

    assert [""] == [event.title for event in alone]
    assert ["Kicked in the street"] == [event.title for event in with_another]


def test_a_note_that_tells_nothing_more_keeps_what_it_is_called():
    (event,) = merge([account(kind=Kind.CASE_NOTE, title="Duty")])

    assert "Duty" == event.title


def test_that_a_referral_came_to_nothing_and_that_a_child_was_there_holds_whoever_tells_it():
    told = (police(kind=Kind.REFERRAL), council(kind=Kind.REFERRAL_NO_FURTHER_ACTION))
    seen = (police(), council(kind=Kind.DOMESTIC_ABUSE_CHILD_PRESENT))

    assert [Kind.REFERRAL_NO_FURTHER_ACTION] == [event.kind for event in merge(told)]
    assert [Kind.DOMESTIC_ABUSE_CHILD_PRESENT] == [event.kind for event in merge(seen)]


@pytest.mark.parametrize("status", [Kind.PLACEMENT_STARTED, Kind.BECAME_LOOKED_AFTER, Kind.RETURNED_HOME])
def test_a_note_of_a_move_does_not_hide_what_the_record_calls_it(status):
    (event,) = merge([council(kind=status), police(kind=Kind.ADDRESS_CHANGED)])

    assert status is event.kind


def test_a_move_that_nobody_calls_a_placement_is_none():
    (event,) = merge([council(kind=Kind.ADDRESS_CHANGED), police(kind=Kind.ADDRESS_CHANGED)])

    assert Kind.ADDRESS_CHANGED is event.kind


def test_what_words_were_read_as_contradicts_no_other_account() -> None:
    one = account("agency-chronology:text:aa#note", kind=Kind.HOSPITAL_ADMISSION)
    other = account("notes::2024-01-05:bb#note", kind=Kind.HOSPITAL_DISCHARGE)

    (event,) = merge([one, other], must_link=[(one.key, other.key)])

    assert "kind" not in {conflict.field for conflict in event.conflicts}


def test_a_day_between_the_beginning_and_the_end_of_what_lasted_is_no_other_day() -> None:
    away = police(when=When.on(DAY), until=When.on(DAY + dt.timedelta(days=2)))
    back = council(when=When.on(DAY + dt.timedelta(days=2)))

    (event,) = merge([away, back], must_link=[(away.key, back.key)])

    assert "when" not in {conflict.field for conflict in event.conflicts}


def test_what_a_carer_says_of_how_a_hurt_came_gives_the_examination_no_day() -> None:
    seen = account("hospital", fact="X-ray: fracture of the collar bone.", kind=Kind.INJURY)
    said = account(
        "carer",
        fact="Mother: fell off the slide on Sunday.",
        kind=Kind.FALL,
        when=When.on(DAY - dt.timedelta(days=5)),
    )
    (event,) = merge([seen, said], must_link=[(seen.key, said.key)])

    assert seen.when == event.when
    assert seen.fact == event.fact


@pytest.mark.parametrize("title", ["RE: FW: Mr Example", "Log 655 - 14 High Street", "EV-25-06020", "Ref: AB 12/2024"])
def test_the_subject_of_a_mail_or_the_number_of_a_log_heads_no_other_accounts_words(title: str) -> None:
    lead = account("a", fact="Seen at home, well.", title="Visit", kind=Kind.VISIT)
    other = account("b", fact="Told of the visit.", title=title, kind=Kind.CONTACT)
    (event,) = merge([lead, other], must_link=[(lead.key, other.key)])

    assert title != event.title


def test_what_two_agencies_heard_the_person_say_that_day_is_all_the_entry_s() -> None:
    (event,) = merge([police(child_voice="I hid."), council(child_voice="I hid. / I want my nan.")])

    assert sorted(["I hid.", "I want my nan."]) == sorted((event.child_voice or "").split(" / "))


def test_a_report_of_how_somebody_was_is_told_once() -> None:
    (event,) = merge([police(child_voice="I hid."), council(child_voice="She was crying under the table.")])

    assert event.child_voice in ("I hid.", "She was crying under the table. / I hid.")


def _seen(name: str, days: int, kind: Kind = Kind.INJURY) -> Account:
    """What one source tells, so many days after it befell, without a word of another day."""
    return account(
        name,
        fact=f"Grip marks, by {name}.",
        kind=kind,
        source=source(name),
        when=When.on(DAY + dt.timedelta(days=days)),
    )


def test_an_entry_is_of_the_day_that_most_sources_give_and_their_words_lead() -> None:
    seen, heard, doctor = _seen("carer", 0), _seen("office", 0), _seen("a-doctor", 4)
    (event,) = merge([seen, heard, doctor], must_link=[(seen.key, heard.key), (seen.key, doctor.key)])

    assert When.on(DAY) == event.when
    assert event.fact != doctor.fact


def test_of_days_that_as_many_sources_give_the_first_is_that_on_which_it_befell() -> None:
    seen, doctor = _seen("zoe", 0), _seen("a-doctor", 4)
    (event,) = merge([seen, doctor], must_link=[(seen.key, doctor.key)])

    assert (seen.when, seen.fact) == (event.when, event.fact)


def test_a_step_and_a_night_keep_their_own_day() -> None:
    seen, step = _seen("zoe", 0), _seen("a-enquiry", 4, Kind.S47_STARTED)
    night, report = _seen("zoe", 0), _seen("a-police", 1)
    (enquiry,) = merge([seen, step], must_link=[(seen.key, step.key)])
    (of_night,) = merge([night, report], must_link=[(night.key, report.key)])

    assert step.when == enquiry.when
    assert report.when == of_night.when
