"""What a brother's school log tells of him alone is not told of his sister; what he says there of her and of their home is."""

import datetime as dt
from pathlib import Path

from chronology.model import Chronology
from chronology.pipeline import Wishes, compose, holdings, read
from chronology.plugins import load
from chronology.practice import load_practice

NOTES = """\
Case notes - Mia Example (04/03/2021)

--- 03/01/2024 10:00 | Letter | A Worker
Reviewed with Nan. Owen EXAMPLE (8) has a bruise on his knee from football.

--- 04/01/2024 10:00 | Home visit | A Worker
Saw Mia. Mia had a bruise on her left arm. Her brother Owen was at school.

--- 11/01/2024 09:30 | Phone call | A Worker
Nursery rang about Mia. No concerns.
"""
LOG = """\
HILL PRIMARY - safeguarding log      PUPIL: Owen Example  11/02/2015   Carer: Nan

08/01/24 O hurt his finger on the glue gun, cold water, plaster.
09/01/24 O very pale. "Mimi was on the floor and she was crying." I call her Mimi, he says.
10/01/24 O had nits again, nan told.
12/01/24 O says Dad kicked the door in at home.
"""


def built(folder: Path, log: str = LOG) -> Chronology:
    (folder / "notes.txt").write_text(NOTES, encoding="utf-8")
    (folder / "owen.txt").write_text(log, encoding="utf-8")
    plugins = load()
    try:
        wishes = Wishes(subject="name:mia-example", as_at=dt.date(2024, 3, 1))
        return compose(holdings(read([str(folder)], plugins)), load_practice("england"), plugins, wishes)
    finally:
        plugins.close()


def test_what_befell_the_pupil_alone_is_not_told_of_the_sister(tmp_path: Path) -> None:
    told = " ".join(account.fact for event in built(tmp_path).events for account in event.accounts)

    assert "glue gun" not in told
    assert "nits" not in told


def test_what_the_pupil_says_of_the_sister_and_of_the_home_is_told(tmp_path: Path) -> None:
    told = " ".join(account.fact for event in built(tmp_path).events for account in event.accounts)

    assert "Mimi was on the floor" in told
    assert "kicked the door" in told


def test_the_places_of_what_is_left_to_the_brother_are_listed(tmp_path: Path) -> None:
    told = (each for each in built(tmp_path).problems if "whose file it is" in each.message)
    places = [each.source.locator for each in told if each.source.document == "owen.txt"]

    assert ["line 3; line 5"] == places


def test_a_sentence_that_opens_with_another_childs_whole_name_is_that_childs(tmp_path: Path) -> None:
    events = built(tmp_path).events

    assert not any(account.fact.startswith("Owen EXAMPLE (8)") for event in events for account in event.accounts)


def test_what_the_pupil_says_of_the_home_stands_under_the_pupil_s_name(tmp_path: Path) -> None:
    told = [
        account for event in built(tmp_path).events for account in event.accounts if "kicked the door" in account.fact
    ]

    assert ["Owen Example"] == [account.title for account in told]


def test_a_log_that_gives_the_pupil_by_an_initial_is_the_brother_s_whom_it_names(tmp_path: Path) -> None:
    log = "HILL PRIMARY   pastoral log    O EXAMPLE  4B\n08/01/24 Owen hurt his finger on the glue gun.\n10/01/24 Nits again, nan told.\n"
    told = " ".join(account.fact for event in built(tmp_path, log).events for account in event.accounts)

    assert "glue gun" not in told
    assert "Nits" not in told
