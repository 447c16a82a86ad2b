import datetime as dt
import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from chronology.errors import PracticeError
from chronology.model import Kind, Level, Polarity
from chronology.practice import SHIPPED, Authority, load_practice


def _file(folder: Path, text: str) -> str:
    path = folder / "gelynnen.toml"
    path.write_text(f'extends = "wales"\n{text}', "utf-8")
    return str(path)


@pytest.mark.parametrize("name", SHIPPED)
def test_each_shipped_practice_loads_and_is_of_its_nation(name: str) -> None:
    practice = load_practice(name)

    assert (name, name) == (practice.used.name, practice.jurisdiction)
    assert 64 == len(practice.used.sha256)
    assert {name} == {rule.jurisdiction for rule in practice.timescales}


@pytest.mark.parametrize("name", SHIPPED)
def test_no_unverified_or_local_rule_is_on_as_shipped(name: str) -> None:
    on = load_practice(name).rules

    assert on
    assert all(rule.verified and rule.authority is not Authority.LOCAL for rule in on)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_rule_says_where_it_comes_from(name: str) -> None:
    rules = tomllib.loads(files("chronology.practice").joinpath(f"{name}.toml").read_text("utf-8"))["timescale"]

    assert all(rule["citation"] for rule in rules)


def test_an_authority_changes_what_it_names_and_keeps_the_rest(tmp_path: Path) -> None:
    wales = load_practice("wales")
    own = load_practice(_file(tmp_path, '[patterns.gap]\nopen_days = 60\n[kinds.visit]\nlevel = "low"'))

    assert 60 == own.patterns["gap"].whole("open_days")
    assert wales.patterns["gap"].whole("protected_days") == own.patterns["gap"].whole("protected_days")
    assert (Level.LOW, wales.level_of(Kind.REFERRAL)) == (own.level_of(Kind.VISIT), own.level_of(Kind.REFERRAL))
    assert ("gelynnen", "wales") == (own.used.name, own.jurisdiction)
    assert wales.used.sha256 != own.used.sha256


def test_the_hash_is_of_the_content_not_of_the_file(tmp_path: Path) -> None:
    first = load_practice(_file(tmp_path, "[patterns.gap]\nopen_days = 60"))
    again = load_practice(_file(tmp_path, "# why\n[patterns.gap]\nopen_days    = 60"))

    assert first.used == again.used


def test_an_authority_may_turn_a_rule_on_and_add_a_local_one(tmp_path: Path) -> None:
    own = load_practice(
        _file(
            tmp_path,
            """
            [[timescale]]
            id = "T07"
            enabled = true
            [[timescale]]
            id = "T17"
            title = "Next visit on a protection plan"
            authority = "local"
            trigger = ["child_seen"]
            due = ["child_seen"]
            limit = 10
            unit = "wd"
            citation = "Procedures of the authority, 4.2"
            verified = true
            """,
        )
    )
    rules = {rule.id: rule for rule in own.timescales}

    assert rules["T07"].enabled
    assert not rules["T17"].enabled
    assert (Kind.CHILD_SEEN,) == rules["T17"].trigger


def test_polarity_can_be_overridden(tmp_path: Path) -> None:
    own = load_practice(_file(tmp_path, '[kinds.elective_home_education]\npolarity = "negative"'))

    assert Polarity.NEGATIVE is own.polarity_of(Kind.ELECTIVE_HOME_EDUCATION)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[patterns.gap]\nopen_dayz = 60", "open_dayz"),
        ("[patterns.gaps]\nopen_days = 60", "gaps"),
        ('[patterns.gap]\nopen_days = "sixty"', "open_days"),
        ("[patterns.gap]\nopen_days = -1", "open_days"),
        ("[patterns.gap]\nopen_days = true", "open_days"),
        ('[patterns.gap]\nruns = "yes"', "runs"),
        ('[patterns.gap]\nleast_level = "lowish"', "least_level"),
        ("[significance]\nrecency = 60", "recency"),
        ('[significance]\nceiling = "top"', "ceiling"),
        ('[significance]\npatterns_not_lifting = "gap"', "patterns_not_lifting"),
        ('[kinds.visitt]\nlevel = "low"', "visitt"),
        ("[kinds.visit]\nlevel = 3", "level"),
        ('[kinds.visit]\ngroup = "other"', "group"),
        ("kinds = 3", "kinds"),
        ("weights = 3", "weights"),
        ('[[timescale]]\nid = "T04"\nlimit = 0', "limit"),
        ('[[timescale]]\nid = "T04"\nunit = "wdays"', "unit"),
        ('[[timescale]]\nid = "T04"\ntrigger = ["referal"]', "trigger"),
        ('[[timescale]]\nid = "T04"\ndue = []', "due"),
        ('[[timescale]]\nid = "T04"\nwhile_open = "the plan"', "while_open"),
        ('[[timescale]]\nid = "T04"\nfrom_day = "2016"', "from_day"),
        ('[[timescale]]\nid = "T04"\nauthority = "custom"', "authority"),
        ('[[timescale]]\nid = "T04"\ncalled_for = "("', "called_for"),
        ('[[timescale]]\nid = "T99"', "T99"),
        ('[[timescale]]\nid = "T04"\njurisdiction = "mercia"', "jurisdiction"),
        ('jurisdiction = "mercia"', "jurisdiction"),
        ('[[timescale]]\nid = "T04"\nwhere = { placement = "parent" }', "says"),
        ('[[timescale]]\nid = "T04"\nwhere = { says = "so it is" }', "placement"),
        ('[[timescale]]\nid = "T04"\nneeds = { placement = "(", says = "so" }', "placement"),
        ('[[timescale]]\nid = "T04"\ninstead_of = ["T98"]', "T98"),
        ('[[timescale]]\nid = "T04"\nof_several = "some"', "of_several"),
        ('[[timescale]]\nid = "T04"\nwithin_months = 12', "within_months"),
        ('[[timescale]]\nid = "T04"\nbirthday = 16', "first_in"),
        ('[[timescale]]\nid = "T04"\nfirst_in = "case"\nlater_in = "case"', "later_in"),
        ('[[timescale]]\nid = "T04"\nlate_by_link_only = ["decision"]', "late_by_link_only"),
        ('[[timescale]]\nid = "T04"\nor_limit = [{ limit = 6, unit = "m", says = "so" }]', "or_limit"),
        ('[[timescale]]\nid = "T04"\nor_limit = [{ limit = 6, unit = "h", under = 5, says = "so" }]', "hours"),
        ('[[timescale]]\nid = "T04"\nsooner = { trigger = [], limit = 3, unit = "m" }', "sooner"),
        ('[[timescale]]\ntitle = "nameless"', "id"),
        ('[[cue]]\nrule = "harm_words"\nmove = 9', "move"),
        ('[[cue]]\nrule = "harm_words"\nfields = ["people"]', "fields"),
    ],
)
def test_what_has_no_meaning_is_an_error_that_names_the_key(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(PracticeError, match=named):
        load_practice(_file(tmp_path, text))


@pytest.mark.parametrize("text", ['extends = "scotland"', "", 'extends = ["wales", "england"]'])
def test_an_authority_is_laid_over_a_shipped_nation(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, "utf-8")

    with pytest.raises(PracticeError, match="extends"):
        load_practice(str(path))


def test_a_file_that_is_not_there_names_what_is_shipped(tmp_path: Path) -> None:
    with pytest.raises(PracticeError, match="wales, england"):
        load_practice(str(tmp_path / "nowhere.toml"))


def test_a_file_that_is_not_toml_says_so(tmp_path: Path) -> None:
    with pytest.raises(PracticeError, match="not valid TOML"):
        load_practice(_file(tmp_path, "= ="))


def test_a_rule_is_in_force_on_both_of_its_days() -> None:
    rule = replace(load_practice("wales").timescales[0], from_day=dt.date(2010, 1, 1), to_day=dt.date(2010, 1, 31))
    days = [dt.date(2009, 12, 31), dt.date(2010, 1, 1), dt.date(2010, 1, 31), dt.date(2010, 2, 1)]

    assert [False, True, True, False] == [rule.judges(day) for day in days]
