"""A chronology that somebody wrote at one time tells later days than those at the heads of its lines; a log only plans them."""

import pytest

from chronology.documents import Document
from chronology.model import Account
from importers.notes import CaseNotes

STATEMENT = """STATEMENT OF THE SOCIAL WORKER
Re: Nell Ormond
Prepared by: B. Achterberg

Background

Nell lives with her mother, Carys, and her brother.

03.02.2019: the school rang because Nell had a burn to her hand. A strategy discussion was held on 04.02.2019.

By then the family had been evicted, on 11.03.2019, and they moved to her aunt's. Her brother was born while they were there.

14.06.2019: the health visitor called and found nobody in. She was told on 02.07.2019 that they had gone to Leeds.

09.01.2020: Nell was not brought to the dentist. 06.02.2020: not brought again.

Police arrested her stepfather on 21.03.2020 for assault on Carys.

30.05.2020: Nell was seen at school.

What we ask for

Carys should not let him back. If he is found there, proceedings may be issued.
"""
LOG = """03.02.2019: rang school about the burn, they will send the form. Strategy discussion to be held on 04.02.2019.
14.06.2019: called, nobody in. Next visit is booked for 02.07.2019.
09.01.2020: Nell not brought to the dentist. Another appointment was made for 06.02.2020.
30.05.2020: Nell seen at school, well and chatty.
"""


def accounts(text: str) -> list[Account]:
    return [one for one in CaseNotes().read([Document("text.txt", content=text.encode())]) if isinstance(one, Account)]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2019-02-04", "strategy discussion"),
        ("2019-03-11", "evicted"),
        ("2019-07-02", "gone to Leeds"),
        ("2020-02-06", "not brought again"),
        ("2020-03-21", "arrested"),
    ],
)
def test_a_later_day_that_an_entry_goes_on_to_tell_is_a_day_of_its_own(day: str, words: str) -> None:
    assert [one for one in accounts(STATEMENT) if one.when.edtf == day and words in one.fact]


def test_nothing_behind_a_later_day_is_told_of_the_day_at_the_head_of_the_line() -> None:
    told = {one.when.edtf for one in accounts(STATEMENT) if "was born" in one.fact}

    assert "2019-02-03" not in told


def test_what_a_statement_asks_for_is_no_event_of_its_last_entry() -> None:
    assert not [one for one in accounts(STATEMENT) if "found there" in one.fact]


def test_a_log_whose_later_days_are_only_fixed_keeps_its_notes() -> None:
    days = {one.when.edtf for one in accounts(LOG)}

    assert days == {"2019-02-03", "2019-06-14", "2020-01-09", "2020-05-30"}
