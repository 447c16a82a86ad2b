"""Episodes of care: what began, what ended, what lasted, each told once."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ssda903_making import Cells, episode, header, read, told

from chronology.hooks import Read
from chronology.model import Account, Kind, Problem, When
from importers.ssda903.tables import moves

Line = tuple[str, str | None, str | None]


def accounts(values: list[Read], *kinds: Kind) -> list[Account]:
    every = [value for value in values if isinstance(value, Account) and value.kind is not Kind.BIRTH]
    return [account for account in every if not kinds or account.kind in kinds]


def line(account: Account) -> Line:
    until = account.until
    end = None if until is None else (until.edtf or "?")
    return str(account.kind), account.when.edtf, end


def lines(*episodes: Cells) -> list[Line]:
    return [line(account) for account in accounts(told(*episodes))]


def messages(values: list[Read]) -> list[str]:
    return [value.message for value in values if isinstance(value, Problem)]


def ends(day: str, why: str = "X1", **more: str) -> dict[str, str]:
    return {"DEC": day, "REC": why, **more}


def test_a_first_episode_starts_care_a_legal_status_and_a_placement_that_go_on():
    assert [
        ("became_looked_after", "2017-06-01", ".."),
        ("legal_status_changed", "2017-06-01", ".."),
        ("placement_started", "2017-06-01", ".."),
    ] == lines(episode())


@pytest.mark.parametrize(
    ("reason", "now", "begun"),
    [
        ("L", {"LS": "C2"}, ["legal_status_changed"]),
        ("P", {"PLACE": "K2", "URN": "SC2"}, ["placement_started"]),
        ("T", {"PLACE": "U4"}, ["placement_changed_same_carer"]),
        ("B", {"LS": "C2", "PLACE": "K2", "URN": "SC2"}, ["legal_status_changed", "placement_started"]),
        ("U", {"LS": "C2", "PLACE": "U4"}, ["legal_status_changed", "placement_changed_same_carer"]),
    ],
)
def test_the_reason_for_the_next_episode_decides_what_begins_with_it(reason: str, now: Cells, begun: list[str]):
    second = episode(DECOM="01/09/2017", RNE=reason, **now)
    found = lines(episode(**ends("01/09/2017")), second)

    assert sorted(begun) == sorted(kind for kind, when, _ in found if when == "2017-09-01")


def test_one_placement_through_two_legal_statuses_is_one_span():
    found = lines(
        episode(**ends("01/09/2017")),
        episode(DECOM="01/09/2017", RNE="L", LS="C2", **ends("01/12/2017", "E4A")),
    )

    assert [("placement_started", "2017-06-01", "2017-12-01")] == [
        one for one in found if one[0] == "placement_started"
    ]
    assert [
        ("legal_status_changed", "2017-06-01", "2017-09-01"),
        ("legal_status_changed", "2017-09-01", "2017-12-01"),
    ] == [one for one in found if one[0] == "legal_status_changed"]


def test_one_legal_status_through_three_placements_is_one_span_and_each_move_is_one_event():
    found = lines(
        episode(**ends("01/07/2017")),
        episode(DECOM="01/07/2017", RNE="P", PLACE="K2", URN="SC2", **ends("01/08/2017")),
        episode(DECOM="01/08/2017", RNE="P", PLACE="U4", URN="SC3"),
    )

    assert [("legal_status_changed", "2017-06-01", "..")] == [one for one in found if one[0] == "legal_status_changed"]
    assert [
        ("placement_started", "2017-06-01", "2017-07-01"),
        ("placement_started", "2017-07-01", "2017-08-01"),
        ("placement_started", "2017-08-01", ".."),
    ] == [one for one in found if one[0] == "placement_started"]
    assert 5 == len(found)


def test_a_move_to_the_same_kind_of_placement_is_a_move_when_the_record_says_so():
    found = lines(
        episode(URN="", PL_POST="", **ends("01/07/2017")), episode(DECOM="01/07/2017", RNE="P", URN="", PL_POST="")
    )

    assert 2 == sum(kind == "placement_started" for kind, _, _ in found)


def test_why_a_placement_ended_stands_with_the_move_that_followed():
    values = told(
        episode(**ends("01/07/2017", REASON_PLACE_CHANGE="CREQB")),
        episode(DECOM="01/07/2017", RNE="P", PLACE="K2", URN="SC2"),
    )
    first, second = accounts(values, Kind.PLACEMENT_STARTED)

    assert "asked for by the carer because of the child's behaviour" in second.fact
    assert "asked for" not in first.fact


def test_a_reason_that_no_move_followed_is_told_with_the_placement_and_reported():
    values = told(
        episode(**ends("01/07/2017", REASON_PLACE_CHANGE="CLOSE")), episode(DECOM="01/07/2017", RNE="L", LS="C2")
    )
    (placement,) = accounts(values, Kind.PLACEMENT_STARTED)

    assert "with no move after it: provision closed" in placement.fact
    assert any("rule 226" in message for message in messages(values))


def test_the_end_of_care_is_told_with_its_reason_and_a_new_episode_the_same_day_is_not():
    found = accounts(
        told(episode(**ends("01/09/2017")), episode(DECOM="01/09/2017", RNE="L", LS="C2", **ends("01/12/2017", "E4B"))),
        Kind.CEASED_LOOKED_AFTER,
        Kind.BECAME_LOOKED_AFTER,
    )

    assert [
        ("became_looked_after", "2017-06-01", "2017-12-01"),
        ("ceased_looked_after", "2017-12-01", None),
    ] == [line(account) for account in found]
    assert "not as part of the care plan" in found[1].title


def test_a_return_to_care_is_a_new_time_of_care():
    values = told(
        episode(**ends("01/07/2017", "E4A")),
        episode(DECOM="01/10/2017", LS="C1"),
    )

    assert [("became_looked_after", "2017-06-01", "2017-07-01"), ("became_looked_after", "2017-10-01", "..")] == [
        line(account) for account in accounts(values, Kind.BECAME_LOOKED_AFTER)
    ]
    assert 2 == len(accounts(values, Kind.LEGAL_STATUS_CHANGED))
    assert not [message for message in messages(values) if "gap" in message]


def test_what_held_before_the_first_episode_is_open_to_the_past():
    found = lines(episode(RNE="L", LS="C2"))

    assert [("legal_status_changed", "2017-06-01", ".."), ("placement_started", "/2017-06-01", "..")] == found


def test_what_began_within_a_gap_lies_within_it_and_the_gap_is_reported():
    values = told(episode(**ends("01/07/2017")), episode(DECOM="20/07/2017", RNE="L", LS="C2"))
    placements = [line(account) for account in accounts(values, Kind.PLACEMENT_STARTED)]

    assert [
        ("placement_started", "2017-06-01", "2017-07-01"),
        ("placement_started", "2017-07-01/2017-07-20", ".."),
    ] == placements
    assert any("rule 433" in message for message in messages(values))


def test_overlapping_episodes_are_both_kept_as_written_and_reported():
    values = told(episode(**ends("01/08/2017")), episode(DECOM="01/07/2017", RNE="P", PLACE="K2", URN="SC2"))

    assert [("placement_started", "2017-06-01", "2017-08-01"), ("placement_started", "2017-07-01", "..")] == [
        line(account) for account in accounts(values, Kind.PLACEMENT_STARTED)
    ]
    assert any("rule 501" in message for message in messages(values))


def test_an_episode_without_an_end_ends_when_the_next_says_that_it_was_replaced():
    values = told(episode(), episode(DECOM="01/07/2017", RNE="P", PLACE="K2", URN="SC2"))

    assert ("placement_started", "2017-06-01", "2017-07-01") in [line(account) for account in accounts(values)]
    assert any("rule 142" in message for message in messages(values))


def test_an_end_without_its_day_is_told_undated():
    values = told(episode(REC="E2"))
    (ceased,) = accounts(values, Kind.CEASED_LOOKED_AFTER)
    (died,) = accounts(values, Kind.DEATH)
    (became,) = accounts(values, Kind.BECAME_LOOKED_AFTER)

    assert When.undated() == ceased.when == died.when == became.until
    assert any("not when" in message for message in messages(values))


def test_a_last_episode_that_says_another_began_has_an_end_nobody_recorded():
    values = told(episode(REC="X1"))

    assert {("?")} == {line(account)[2] for account in accounts(values)}
    assert {"rule 148", "rule 388"} <= {
        message[message.rindex("(") + 1 : -1] for message in messages(values) if "(" in message
    }


def test_death_is_told_once_on_its_day():
    found = lines(episode(**ends("03/10/2017", "E2")))

    assert [("death", "2017-10-03", None)] == [one for one in found if one[0] == "death"]


def test_short_breaks_are_stays_and_neither_the_start_nor_the_end_of_care():
    values = told(
        episode(LS="V3", **ends("04/06/2017", "E4A")),
        episode(LS="V3", DECOM="01/07/2017", **ends("04/07/2017", "E4A")),
    )
    found = accounts(values)

    assert [("respite_stay", "2017-06-01", "2017-06-04"), ("respite_stay", "2017-07-01", "2017-07-04")] == [
        line(account) for account in found
    ]
    assert "short breaks, each stay recorded" in found[0].fact
    assert found[0].outcome is not None
    assert found[0].outcome.startswith("Returned home")


def test_a_short_break_in_which_the_child_died_tells_the_death():
    assert ("death", "2017-06-04", None) in lines(episode(LS="V3", **ends("04/06/2017", "E2")))


def test_a_stay_from_which_the_child_came_back_interrupts_no_placement():
    values = told(
        episode(**ends("01/07/2017", REASON_PLACE_CHANGE="CARPL")),
        episode(
            DECOM="01/07/2017",
            RNE="P",
            PLACE="T1",
            PL_POST="ZZ2 2ZZ",
            URN="",
            **ends("09/07/2017", REASON_PLACE_CHANGE="OTHER"),
        ),
        episode(DECOM="09/07/2017", RNE="P", **ends("01/12/2017", "E4A")),
    )
    found = accounts(values, Kind.PLACEMENT_STARTED, Kind.TEMPORARY_PLACEMENT)

    assert [
        ("placement_started", "2017-06-01", "2017-12-01"),
        ("temporary_placement", "2017-07-01", "2017-07-09"),
    ] == sorted(map(line, found))
    assert "Back there on 9 July 2017" in accounts(values, Kind.PLACEMENT_STARTED)[0].fact
    assert "Reason it ended: other." in accounts(values, Kind.TEMPORARY_PLACEMENT)[0].fact
    assert not accounts(values, Kind.STATUS_SNAPSHOT)


def test_a_temporary_placement_before_another_home_is_followed_by_a_move():
    values = told(
        episode(**ends("01/07/2017")),
        episode(DECOM="01/07/2017", RNE="P", PLACE="T4", URN="", PL_POST="", **ends("05/07/2017")),
        episode(DECOM="05/07/2017", RNE="P", URN="SC000002", PL_POST="ZZ9 9ZZ"),
    )

    assert 2 == len(accounts(values, Kind.PLACEMENT_STARTED))
    assert any("rule 383" in message for message in messages(values))


def test_police_protection_is_told_as_what_it_is():
    assert ("police_protection", "2017-06-01", "2017-06-03") in lines(episode(LS="L1", **ends("03/06/2017", "E8")))


def test_an_episode_that_changes_nothing_is_told_and_reported():
    values = told(episode(**ends("01/07/2017")), episode(DECOM="01/07/2017", RNE="L"))
    (kept,) = accounts(values, Kind.STATUS_SNAPSHOT)

    assert "legal status changed" in kept.fact
    assert any("rule 434" in message for message in messages(values))


def test_the_main_need_is_said_once_and_again_only_where_it_differs():
    values = told(
        episode(**ends("01/07/2017")),
        episode(DECOM="01/07/2017", RNE="L", LS="C2", **ends("01/08/2017")),
        episode(DECOM="01/08/2017", RNE="L", LS="E1", CIN="N5"),
    )

    assert 1 == sum("abuse or neglect" in account.fact for account in accounts(values))
    assert 1 == sum("family dysfunction" in account.fact for account in accounts(values))
    assert any("rule 504" in message for message in messages(values))


def test_an_unknown_code_is_kept_as_written_and_reported():
    values = told(episode(PLACE="Q9"))

    assert "code Q9 (no meaning held)" in accounts(values, Kind.PLACEMENT_STARTED)[0].title
    assert any("PLACE holds a code that is not one of the return's" in message for message in messages(values))


def test_a_date_that_is_none_is_kept_in_its_own_words():
    values = told(episode(DECOM="soon"))

    assert {"soon"} == {account.when.as_written for account in accounts(values)}
    assert any("DECOM holds something that is not a date" in message for message in messages(values))


def test_the_same_episode_in_a_later_return_is_told_once_with_its_end():
    values = told(episode(), episode(**ends("01/09/2017", "E4A")))

    assert [("became_looked_after", "2017-06-01", "2017-09-01")] == [
        line(account) for account in accounts(values, Kind.BECAME_LOOKED_AFTER)
    ]
    assert any("stands again with its end" in message for message in messages(values))


DAYS = st.dates(dt.date(2016, 1, 1), dt.date(2018, 3, 31)).map(lambda day: f"{day:%d/%m/%Y}")
CODES = moves()
EPISODES = st.lists(
    st.fixed_dictionaries(
        {
            "DECOM": DAYS,
            "RNE": st.sampled_from([*sorted(CODES.begins), "", "?"]),
            "LS": st.sampled_from(["C1", "C2", "V3", "L1", ""]),
            "CIN": st.sampled_from(["N1", "N2"]),
            "PLACE": st.sampled_from(["U6", "K2", "T1", "A5", ""]),
            "URN": st.sampled_from(["", "SC1"]),
            "DEC": st.one_of(st.just(""), DAYS),
            "REC": st.sampled_from(["X1", "E2", "E4A", ""]),
            "REASON_PLACE_CHANGE": st.sampled_from(["", "CARPL"]),
        }
    ).map(lambda cells: {"CHILD": "101", **cells}),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(EPISODES)
def test_whatever_the_episodes_say_each_is_accounted_for_and_told_under_a_key_of_its_own(rows: list[dict[str, str]]):
    values = read(header=[header()], episodes=rows)
    found = accounts(values)
    distinct = {tuple(sorted(row.items())) for row in rows}

    assert len({account.key for account in found}) == len(found)
    assert all(account.fact and account.title for account in found)
    places = {account.source.locator for account in found}
    noted = {value.source.locator for value in values if isinstance(value, Problem)}
    assert len(distinct) <= len(places | noted)


@settings(max_examples=80, deadline=None)
@given(EPISODES)
def test_the_order_of_rows_changes_nothing_that_is_told(rows: list[dict[str, str]]):
    starts = [row["DECOM"] for row in rows]
    if len(set(starts)) < len(starts):
        rows = [row for at, row in enumerate(rows) if row["DECOM"] not in starts[:at]]
    one, other = (
        sorted(
            (account.key, line(account), account.title, account.fact)
            for account in accounts(read(header=[header()], episodes=given))
        )
        for given in (rows, rows[::-1])
    )

    assert one == other
