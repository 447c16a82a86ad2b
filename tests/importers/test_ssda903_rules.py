"""The rules of an SSDA903 return: each with what breaks it and what just does not."""

import re
from collections.abc import Iterator, Sequence

import pytest
from ssda903_making import documents, episode, header, read, row

from chronology.hooks import Read
from chronology.model import Problem
from importers.ssda903 import Ssda903
from importers.ssda903.beside import beside_rules
from importers.ssda903.cells import row_rules
from importers.ssda903.rules import rules
from importers.ssda903.sums import sum_rules
from importers.ssda903.years import year_rules

Given = dict[str, list[dict[str, str]]]
YEAR = "2023-24/"
"""The child of these tests was born on 4 May 2012, and is 11 when this year ends."""
_RULE = re.compile(r"\(rule ([^)]+)\)")


def broken(values: Sequence[Read]) -> set[str]:
    """The numbers of the rules that were reported."""
    found = (_RULE.search(value.message) for value in values if isinstance(value, Problem))
    return {match[1] for match in found if match}


def child(born: str = "04/05/2012", **cells: str) -> Given:
    return {"header": [header(DOB=born, **cells)]}


def episodes(*rows: dict[str, str]) -> Given:
    return {"episodes": [episode(**cells) for cells in rows]}


def one(table: str, **cells: str) -> Given:
    return {table: [row(**cells)]}


def ad1(**cells: str) -> Given:
    return one("ad1", **cells)


def oc2(**cells: str) -> Given:
    return one("oc2", **cells)


def oc3(**cells: str) -> Given:
    return one("oc3", **cells)


def placed(**cells: str) -> Given:
    return one("placed_adoption", **cells)


ALL_YEAR = episodes({"DECOM": "01/04/2023"})
HALF_YEAR = episodes({"DECOM": "02/04/2023"})
NO_PLAN: Given = {"placed_adoption": [row(CHILD="999", DATE_PLACED="01/01/2017")]}
NO_ADOPTION: Given = {"ad1": [row(CHILD="999", DATE_INT="01/01/2017")]}
ADOPTED = {"LS": "E1", "PLACE": "A4", "DEC": "01/06/2018", "REC": "E11"}
OTHER_WORKER: Given = {"social_worker": [row(CHILD="999", SW_ID="SW1", SW_DECOM="01/01/2024")]}
NO_EPISODES: Given = {"episodes": [episode(CHILD="999")]}
HELD = {"LS": "J2", "DECOM": "01/06/2023"}

IN_A_ROW: list[tuple[str, Given, Given]] = [
    ("209", child("31/03/2018", UPN="UN1"), child("01/04/2018", UPN="UN1")),
    (
        "210",
        child(UPN="UN4") | episodes({"DECOM": "23/03/2024"}),
        child(UPN="UN4") | episodes({"DECOM": "24/03/2024"}),
    ),
    ("351", child("31/03/1998"), child("01/04/1998")),
    ("231", child("01/04/2013") | one("uasc", SEX="F"), child("31/03/2013") | one("uasc", SEX="F")),
    (
        "359",
        child("30/05/2005") | episodes({"DEC": "01/06/2023", "REC": "E4A"}),
        child("01/06/2005") | episodes({"DEC": "01/06/2023", "REC": "E4A"}),
    ),
    ("359", child("30/03/2006") | episodes({}), child("30/03/2006") | episodes({"LS": "V2", "PLACE": "K2"})),
    (
        "516",
        episodes({"DEC": "01/06/2023", "REC": "E45", "PLACE": "K2"}),
        episodes({"DEC": "01/06/2023", "REC": "E45"}),
    ),
    ("526", episodes({"PLACE_PROVIDER": ""}), episodes({"PLACE_PROVIDER": "", "PLACE": "T1"})),
    ("527", episodes({"PLACE": "R2"}), episodes({"PLACE": "R3"})),
    (
        "528",
        episodes({"PLACE": "R5", "PLACE_PROVIDER": "PR2"}),
        episodes({"PLACE": "R1", "PLACE_PROVIDER": "PR2"}),
    ),
    ("529", episodes({"PLACE_PROVIDER": "PR3"}), episodes({"PLACE": "R1", "PLACE_PROVIDER": "PR3"})),
    ("530", episodes({"PLACE": "P1", "PLACE_PROVIDER": "PR4"}), episodes({"PLACE_PROVIDER": "PR4"})),
    ("531", episodes({"PLACE": "P1", "PLACE_PROVIDER": "PR5"}), episodes({"PLACE_PROVIDER": "PR5"})),
    ("550", episodes({"PLACE_PROVIDER": "PR0"}), episodes({"PLACE": "P1", "PLACE_PROVIDER": "PR0"})),
    ("392d", episodes({"HOME_POST": "zz11ZZ"}), episodes({"HOME_POST": "ZZ2 2ZZ"})),
    ("564", one("missing", MISSING="M", MIS_END="02/06/2023"), one("missing", MISSING="M", MIS_START="02/06/2023")),
    ("565", one("missing", MIS_START="02/06/2023"), one("missing", MISSING="A", MIS_START="02/06/2023")),
    ("566", one("missing", MIS_END="02/06/2023"), one("missing", MISSING="A", MIS_END="02/06/2023")),
    ("510", ad1(NB_ADOPTR="1", SEX_ADOPTR="MF"), ad1(NB_ADOPTR="1", SEX_ADOPTR="M1")),
    ("511", ad1(NB_ADOPTR="2", SEX_ADOPTR="F1"), ad1(NB_ADOPTR="2", SEX_ADOPTR="FF")),
    ("514", ad1(LS_ADOPTR="L0", SEX_ADOPTR="FF"), ad1(LS_ADOPTR="L0", SEX_ADOPTR="F1")),
    ("517", ad1(LS_ADOPTR="L3", SEX_ADOPTR="FF"), ad1(LS_ADOPTR="L3", SEX_ADOPTR="MF")),
    ("518", ad1(LS_ADOPTR="L4", SEX_ADOPTR="MF"), ad1(LS_ADOPTR="L4", SEX_ADOPTR="MM")),
    ("519", ad1(LS_ADOPTR="L2", SEX_ADOPTR="M1"), ad1(LS_ADOPTR="L2", SEX_ADOPTR="MF")),
    ("520", ad1(LS_ADOPTR="L11", SEX_ADOPTR="FF"), ad1(LS_ADOPTR="L11", SEX_ADOPTR="MF")),
    ("524", ad1(LS_ADOPTR="L12", SEX_ADOPTR="MF"), ad1(LS_ADOPTR="L12", SEX_ADOPTR="FF")),
    ("157", oc2(SDQ_REASON="SDQ1"), oc2(SDQ_REASON="SDQ2")),
    ("157", child("01/04/2007") | oc2(SDQ_REASON="SDQ1"), child("31/03/2007") | oc2(SDQ_REASON="SDQ1")),
    ("188", child("01/04/2020") | oc2(SDQ_SCORE="3"), child("31/03/2020") | oc2(SDQ_SCORE="3")),
    ("189", child("31/03/2006") | oc2(SDQ_SCORE="3"), child("01/04/2006") | oc2(SDQ_SCORE="3")),
    ("185, 198", HALF_YEAR | oc2(SDQ_SCORE="3"), ALL_YEAR | oc2(SDQ_SCORE="3")),
    ("190", HALF_YEAR | oc2(CONVICTED="0"), ALL_YEAR | oc2(CONVICTED="0")),
    ("190", NO_EPISODES | oc2(TEETH_CHECK="1"), HALF_YEAR | oc2(SDQ_SCORE="3")),
    (
        "190",
        episodes({"DECOM": "02/04/2023", "LS": "E1"}) | oc2(TEETH_CHECK="1"),
        episodes({"DECOM": "02/04/2023", "LS": "E1", "RNE": "L"}) | oc2(TEETH_CHECK="1"),
    ),
    ("186", ALL_YEAR | oc2(CONVICTED="0"), HALF_YEAR | oc2(CONVICTED="0")),
    ("191", ALL_YEAR | oc2(CONVICTED="0"), HALF_YEAR | oc2(CONVICTED="0")),
    ("542", child("01/04/2014") | oc2(CONVICTED="0"), child("31/03/2014") | oc2(CONVICTED="0")),
    ("543", ALL_YEAR | oc2(TEETH_CHECK="1"), ALL_YEAR | oc2(CONVICTED="0")),
    ("545", child("04/05/2019") | ALL_YEAR | oc2(TEETH_CHECK="1"), ALL_YEAR | oc2(TEETH_CHECK="1")),
    ("546", oc2(HEALTH_CHECK="1"), child("04/05/2019") | oc2(HEALTH_CHECK="1")),
    ("391", child("01/04/2007") | oc3(IN_TOUCH="YES"), child("31/03/2007") | oc3(IN_TOUCH="YES")),
    ("391", child("31/03/2001") | oc3(IN_TOUCH="YES"), child("01/04/2001") | oc3(IN_TOUCH="YES")),
    ("345", oc3(IN_TOUCH="YES", ACTIV="0"), oc3(IN_TOUCH="NO", ACTIV="0")),
    ("345", oc3(IN_TOUCH="YES", ACCOM="0"), oc3(IN_TOUCH="YES", ACCOM="B1")),
    ("347", child("01/04/2006") | oc3(ACCOM="T1"), child("31/03/2006") | oc3(ACCOM="T1")),
    ("3001", child("01/04/2006") | oc3(ACCOM="Z1"), child("31/03/2006") | oc3(ACCOM="Z1")),
    (
        "1007, 1016",
        child("01/06/2006") | episodes({"DEC": "02/06/2023", "REC": "E8"}) | oc3(IN_TOUCH="YES"),
        child("01/06/2006") | episodes({"DEC": "01/06/2023", "REC": "E8"}) | oc3(IN_TOUCH="YES"),
    ),
    ("SW03STG1", one("social_worker", SW_ID="SW1"), one("social_worker", SW_ID="SW1", SW_DECOM="01/06/2023")),
]
BESIDE: list[tuple[str, Given, Given]] = [
    ("335", ad1(FOSTER_CARE="0") | episodes({**ADOPTED, "PLACE": "A5"}), ad1(FOSTER_CARE="0") | episodes(ADOPTED)),
    ("335", ad1(FOSTER_CARE="1") | episodes(ADOPTED), ad1(FOSTER_CARE="1") | episodes({**ADOPTED, "PLACE": "A5"})),
    (
        "525",
        ad1(DATE_INT="01/01/2018") | placed(DATE_PLACED="01/01/2017", DATE_PLACED_CEASED="01/03/2017"),
        ad1(DATE_INT="01/01/2018")
        | {
            "placed_adoption": [
                row(DATE_PLACED="01/01/2017", DATE_PLACED_CEASED="01/03/2017"),
                row(DATE_PLACED="01/01/2018"),
            ]
        },
    ),
    ("551", episodes({"PLACE": "A4"}) | NO_PLAN, episodes({"PLACE": "A4"}) | placed(DATE_PLACED="01/05/2017")),
    ("551", episodes({"PLACE": "A6"}) | placed(DATE_PLACED_CEASED="01/06/2017"), episodes({"PLACE": "A6"})),
    ("553", episodes({"LS": "E1"}) | NO_PLAN, episodes({"LS": "E1"}) | placed(DATE_PLACED="01/05/2017")),
    ("555", episodes({"LS": "D1"}) | NO_PLAN, episodes({"LS": "D1"}) | placed(DATE_PLACED="01/05/2017")),
    (
        "557",
        episodes({"DEC": "01/06/2023", "REC": "E4A"}) | placed(DATE_PLACED="01/06/2017"),
        episodes({"DEC": "01/06/2023", "REC": "X1"}) | placed(DATE_PLACED="01/06/2017"),
    ),
    ("601", episodes(ADOPTED) | NO_ADOPTION, episodes(ADOPTED) | ad1(DATE_INT="01/01/2018")),
    ("602", episodes({}) | ad1(DATE_INT="01/01/2018"), episodes(ADOPTED) | ad1(DATE_INT="01/01/2018")),
    ("134", oc3(IN_TOUCH="YES") | ad1(DATE_INT="01/01/2018"), oc3(IN_TOUCH="YES") | NO_ADOPTION),
    ("187", oc2(CONVICTED="0") | ad1(DATE_INT="01/01/2018"), oc2(SDQ_SCORE="3") | ad1(DATE_INT="01/01/2018")),
    ("187, 215", oc3(IN_TOUCH="YES") | oc2(CONVICTED="0"), oc3(IN_TOUCH="YES") | oc2(SDQ_SCORE="3")),
    (
        "1011",
        oc3(IN_TOUCH="YES") | episodes({"DEC": "01/06/2023", "REC": "E3"}),
        oc3(IN_TOUCH="YES") | episodes({"DEC": "01/06/2023", "REC": "E8"}),
    ),
    (
        "1012",
        oc3(IN_TOUCH="YES") | one("reviews", REVIEW="01/06/2023") | NO_EPISODES,
        oc3(IN_TOUCH="YES") | one("reviews", REVIEW="01/06/2023") | episodes({}),
    ),
    (
        "1012",
        oc3(IN_TOUCH="YES") | one("missing", MISSING="M", MIS_START="01/06/2023") | NO_EPISODES,
        one("missing", MISSING="M", MIS_START="01/06/2023") | NO_EPISODES,
    ),
    (
        "399",
        one("reviews", REVIEW="01/06/2017") | episodes({"LS": "V3"}),
        one("reviews", REVIEW="01/06/2017") | episodes({"LS": "V3"}, {"DECOM": "01/07/2017"}),
    ),
    ("399", child(MOTHER="1") | episodes({"LS": "V4"}), child(MOTHER="1") | episodes({"LS": "V2"})),
    (
        "426",
        episodes({"LS": "V3"}, {"DECOM": "01/07/2017", "LS": "V4"}),
        episodes({"LS": "V3"}, {"DECOM": "01/07/2017", "LS": "V3"}),
    ),
    (
        "630",
        episodes({"DECOM": "01/04/2016"}) | {"prev_perm": [row(CHILD="999", PREV_PERM="Z1")]},
        episodes({"DECOM": "31/03/2016"}) | {"prev_perm": [row(CHILD="999", PREV_PERM="Z1")]},
    ),
    (
        "634",
        episodes({"DECOM": "31/03/2016"}) | one("prev_perm", PREV_PERM="P1"),
        episodes({"DECOM": "01/04/2016"}) | one("prev_perm", PREV_PERM="P1"),
    ),
    (
        "SW01STG1",
        episodes({}) | OTHER_WORKER,
        episodes({"DEC": "31/03/2024", "REC": "E4A"}) | OTHER_WORKER,
    ),
    (
        "SW11STG2, SW17STG2",
        episodes({}) | one("social_worker", SW_ID="SW1", SW_DECOM="01/06/2023", SW_DEC="01/07/2023"),
        episodes({}) | one("social_worker", SW_ID="SW1", SW_DECOM="01/06/2023"),
    ),
    (
        "SW14STG2",
        episodes({"DEC": "01/06/2023", "REC": "E4A"}) | one("social_worker", SW_ID="SW1", SW_DECOM="01/05/2023"),
        episodes({"DEC": "01/06/2023", "REC": "X1"}) | one("social_worker", SW_ID="SW1", SW_DECOM="01/05/2023"),
    ),
]
DAYS_AND_SUMS: list[tuple[str, Given, Given]] = [
    ("571", one("missing", MISSING="M", MIS_END="31/03/2023"), one("missing", MISSING="M", MIS_END="01/04/2023")),
    ("118", placed(DATE_PLACED_CEASED="31/03/2023"), placed(DATE_PLACED_CEASED="01/04/2023")),
    (
        "118",
        episodes({"DECOM": "01/06/2023"}) | placed(DATE_PLACED_CEASED="31/05/2023"),
        episodes({"DECOM": "01/06/2023"}) | placed(DATE_PLACED_CEASED="01/06/2023"),
    ),
    ("SW07STG2", one("social_worker", SW_DEC="31/03/2023"), one("social_worker", SW_DEC="01/04/2023")),
    ("704", one("liberty", DOLO_END="31/03/2023"), one("liberty", DOLO_END="01/04/2023")),
    (
        "117",
        episodes({"DEC": "01/06/2023", "REC": "E4A"}) | placed(DATE_PLACED="02/06/2023"),
        episodes({"DEC": "01/06/2023", "REC": "E4A"}) | placed(DATE_PLACED="01/06/2023"),
    ),
    (
        "117",
        episodes({"DEC": "01/06/2023", "REC": "E4A"}) | placed(DATE_PLACED_CEASED="02/06/2023"),
        episodes({"DEC": "01/06/2023", "REC": "E4A"}) | placed(DATE_PLACED_CEASED="01/06/2023"),
    ),
    (
        "625",
        child(MOTHER="1", MC_DOB="02/06/2023") | episodes({"DEC": "01/06/2023", "REC": "E4A"}),
        child(MOTHER="1", MC_DOB="01/06/2023") | episodes({"DEC": "01/06/2023", "REC": "E4A"}),
    ),
    ("364", episodes({**HELD, "DEC": "05/06/2023", "REC": "E8"}), episodes({**HELD, "DEC": "04/06/2023", "REC": "E8"})),
    ("217t", episodes({"PLACE": "P2", "DECOM": "28/10/2023"}), episodes({"PLACE": "P2", "DECOM": "27/10/2023"})),
    ("451", episodes({"LS": "D1"}), episodes({"LS": "D1", "DEC": "01/06/2018", "REC": "E11"})),
    (
        "336",
        episodes({"PLACE": "K2", "DEC": "01/06/2018", "REC": "X1"}, {"DECOM": "01/06/2018", "RNE": "T", "PLACE": "A3"}),
        episodes({"PLACE": "U1", "DEC": "01/06/2018", "REC": "X1"}, {"DECOM": "01/06/2018", "RNE": "T", "PLACE": "A3"}),
    ),
    (
        "575",
        episodes({"DEC": "01/06/2018", "REC": "X1"}, {"DECOM": "01/06/2018", "RNE": "P", "PLACE": "K2"})
        | one("missing", MISSING="M", MIS_START="31/05/2018"),
        episodes({"DEC": "01/06/2018", "REC": "X1"}, {"DECOM": "01/06/2018", "RNE": "P", "PLACE": "K2"})
        | one("missing", MISSING="M", MIS_START="01/06/2018"),
    ),
    (
        "367",
        episodes(
            *({"LS": "V3", "DECOM": f"01/0{at}/2018", "DEC": f"17/0{at}/2018", "REC": "E8"} for at in range(1, 6))
        ),
        episodes(
            *({"LS": "V3", "DECOM": f"01/0{at}/2018", "DEC": f"16/0{at}/2018", "REC": "E8"} for at in range(1, 6))
        ),
    ),
    (
        "377",
        episodes(*({"PLACE": "T3", "RNE": "P", "DECOM": day} for day in ("01/06/2018", "01/12/2018", "31/05/2019"))),
        episodes(*({"PLACE": "T3", "RNE": "P", "DECOM": day} for day in ("01/06/2018", "01/12/2018", "01/06/2019"))),
    ),
    ("INT31-INT36", ad1(NB_ADOPTR="1") | {"oc2": [row(CONVICTED="0"), row(CONVICTED="1")]}, oc2(CONVICTED="0")),
]


def told(given: Given, folder: str = YEAR) -> set[str]:
    born = given.get("header", [header()])[0]["DOB"]
    tables = {"header": [header()]} | given
    aged = {
        name: [cells | {"DOB": born} if "DOB" in cells else cells for cells in rows] for name, rows in tables.items()
    }
    return broken(read(folder, **aged))


@pytest.mark.parametrize(("rule", "breaks", "sound"), [*IN_A_ROW, *BESIDE, *DAYS_AND_SUMS])
def test_a_rule_is_reported_where_it_is_broken_and_not_where_it_just_is_not(rule: str, breaks: Given, sound: Given):
    assert rule in told(breaks)
    assert rule not in told(sound)


def test_a_rule_from_a_later_year_is_not_asked_before_it():
    worker = one("social_worker", SW_ID="SW1", SW_DECOM="01/06/2023")

    assert "SW15STG2" in told(worker, "2024-25/")
    assert "SW15STG2" not in told(worker)
    assert "SW01STG1" not in told(episodes({}) | OTHER_WORKER, "2022-23/")


def _of_the_year() -> Iterator[tuple[str, Given]]:
    known = {rule.rule for found in row_rules().values() for rule in found if rule.needs_year}
    known |= {rule.rule for rule in beside_rules() if rule.care or rule.from_year}
    known |= {rule.rule for found in rules().behind.values() for rule in found}
    held = (("359", child("30/03/2006") | episodes({})), ("118", placed(DATE_PLACED_CEASED="31/03/2023")))
    yield from held
    yield from ((rule, breaks) for rule, breaks, _ in (*IN_A_ROW, *BESIDE) if rule in known)


@pytest.mark.parametrize(("rule", "breaks"), list(_of_the_year()))
def test_a_rule_that_needs_the_year_is_not_asked_where_none_is_known(rule: str, breaks: Given):
    assert rule in told(breaks)
    assert rule not in told(breaks, "")


def test_what_a_child_is_without_is_not_asked_of_a_return_that_has_no_such_table():
    assert "551" not in told(episodes({"PLACE": "A4"}))
    assert "SW01STG1" not in told(episodes({}))


# ---- two years ---------------------------------------------------------------------------------------------------

OPEN = {"DECOM": "01/06/2017"}
PLAN = {"DATE_PLACED": "01/02/2023"}
ORDER = {"DOLO_START": "01/02/2023"}
WORKER = {"SW_ID": "SW1", "SW_DECOM": "01/02/2023", "SW_REASON": "OTHERS"}

TWO_YEARS: list[tuple[str, Given, Given, Given]] = [
    ("202", child(SEX="2"), child(SEX="M"), child(SEX="F")),
    ("203", child(), child("05/05/2012"), child("2012-05-04")),
    ("204", child(), child(ETHNIC="WIRI"), child(ETHNIC="wbri")),
    ("207", child(MOTHER="1"), child(MOTHER="0"), child(MOTHER="1")),
    ("208", child(), child(UPN="B123456789012"), child(UPN="a123456789012")),
    (
        "624",
        child(MOTHER="1", MC_DOB="01/06/2022"),
        child(MOTHER="1", MC_DOB="02/06/2022"),
        child(MOTHER="1", MC_DOB="2022-06-01"),
    ),
    ("205B", one("uasc", DUC="01/06/2030"), one("uasc", DUC="02/06/2030"), one("uasc", DUC="01/06/2030")),
    ("348", oc3(IN_TOUCH="DIED"), oc3(IN_TOUCH="YES"), oc3(IN_TOUCH="DIED")),
    ("502, 1010", episodes(OPEN), episodes({"DECOM": "02/06/2017"}), episodes(OPEN)),
    ("502, 1010", episodes(OPEN), NO_EPISODES, episodes({**OPEN, "DEC": "01/06/2023", "REC": "E8"})),
    ("503A", episodes(OPEN), episodes({**OPEN, "RNE": "P"}), episodes(OPEN)),
    ("503B", episodes(OPEN), episodes({**OPEN, "LS": "C2"}), episodes({**OPEN, "LS": "c1"})),
    ("503C", episodes(OPEN), episodes({**OPEN, "CIN": "N2"}), episodes(OPEN)),
    ("503D", episodes(OPEN), episodes({**OPEN, "PLACE": "U5"}), episodes(OPEN)),
    ("503E", episodes(OPEN), episodes({**OPEN, "PLACE_PROVIDER": "PR4"}), episodes(OPEN)),
    ("503F", episodes(OPEN), episodes({**OPEN, "URN": "SC000002"}), episodes(OPEN)),
    ("560, 584", placed(**PLAN), placed(DATE_PLACED="02/02/2023"), placed(**PLAN, DATE_PLACED_CEASED="01/06/2023")),
    (
        "576",
        one("missing", MISSING="M", MIS_START="30/03/2023"),
        one("missing", MISSING="M", MIS_START="31/03/2023"),
        one("missing", MISSING="M", MIS_START="30/03/2023", MIS_END="02/04/2023"),
    ),
    (
        "706",
        one("liberty", **ORDER),
        {"liberty": [row(CHILD="999", **ORDER)]},
        one("liberty", **ORDER),
    ),
    (
        "SW16aSTG2",
        one("social_worker", **WORKER),
        one("social_worker", **{**WORKER, "SW_ID": "SW2"}),
        one("social_worker", **WORKER),
    ),
    (
        "SW16bSTG2",
        one("social_worker", **WORKER),
        one("social_worker", **{**WORKER, "SW_DECOM": "02/02/2023"}),
        one("social_worker", **WORKER),
    ),
    (
        "SW16cSTG2",
        one("social_worker", **WORKER),
        one("social_worker", **{**WORKER, "SW_REASON": "MANAGE"}),
        one("social_worker", **WORKER),
    ),
    ("562, NoE", NO_EPISODES, episodes({"DECOM": "31/03/2023"}), episodes({"DECOM": "01/04/2023"})),
    (
        "559",
        {"placed_adoption": [row(CHILD="999", **PLAN)]},
        placed(DATE_PLACED="31/03/2023"),
        placed(DATE_PLACED="01/04/2023"),
    ),
    (
        "626",
        child(),
        child(MOTHER="1", MC_DOB="31/03/2023"),
        child(MOTHER="1", MC_DOB="01/04/2023"),
    ),
    (
        "561",
        placed(**PLAN, DATE_PLACED_CEASED="01/03/2023"),
        placed(**PLAN),
        placed(**PLAN, DATE_PLACED_CEASED="01/03/2023"),
    ),
    (
        "205A",
        one("uasc", DUC="01/04/2024"),
        {"uasc": [row(CHILD="999", DUC="01/06/2030")]},
        one("uasc", DUC="01/04/2024"),
    ),
    (
        "205D",
        {"uasc": [row(CHILD="999", DUC="01/06/2030")]},
        one("uasc", DUC="01/06/2030"),
        {"uasc": [row(CHILD="999", DUC="01/06/2030")]},
    ),
]


def both(before: Given, now: Given, *, first: str = "2022-23/") -> set[str]:
    tables = {"header": [header()]}
    files = [*documents(first, **(tables | before)), *documents(YEAR, **(tables | now))]
    return broken(list(Ssda903().read(files)))


@pytest.mark.parametrize(("rule", "before", "breaks", "sound"), TWO_YEARS)
def test_what_two_years_say_differently_is_reported_where_both_returns_are_there(
    rule: str, before: Given, breaks: Given, sound: Given
):
    assert rule in both(before, breaks)
    assert rule not in both(before, sound)
    assert rule not in told(breaks)


@pytest.mark.parametrize(("rule", "before", "breaks"), [case[:3] for case in TWO_YEARS])
def test_years_that_do_not_follow_each_other_are_not_compared(rule: str, before: Given, breaks: Given):
    assert rule not in both(before, breaks, first="2021-22/")


def test_a_code_that_went_out_of_use_had_to_become_another():
    before, now = episodes({"PLACE": "H5"}), episodes({"PLACE": "K2"})
    files = [*documents("2023-24/", header=[header()], **before), *documents("2024-25/", header=[header()], **now)]

    assert "503D" not in broken(list(Ssda903().read(files)))
    assert "503D" in both(before, now)


def test_asylum_status_that_ended_with_the_year_is_not_missed():
    none: Given = {"uasc": [row(CHILD="999", DUC="01/06/2030")]}

    assert "205A" in both(one("uasc", DUC="01/04/2024"), none)
    assert "205A" not in both(one("uasc", DUC="31/03/2024"), none)


def test_what_two_years_say_once_each_is_not_held_against_each_other():
    health, adoption = oc2(CONVICTED="0"), ad1(DATE_INT="01/01/2018")

    assert "187" in both({}, health | adoption)
    assert "187" not in both(health, adoption)


def test_what_a_child_is_without_is_asked_of_the_return_that_holds_the_table():
    adoptive = episodes({"PLACE": "A4"})

    assert "551" in both({}, adoptive | NO_PLAN)
    assert "551" not in both(NO_PLAN, adoptive)


RUNNING: list[tuple[str, str, str, str, dict[str, str]]] = [
    ("missing", "MIS_START", "MIS_END", "577", {"MISSING": "M"}),
    ("liberty", "DOLO_START", "DOLO_END", "707", {}),
    ("social_worker", "SW_DECOM", "SW_DEC", "SW14STG2", {"SW_ID": "SW1"}),
    ("placed_adoption", "DATE_PLACED", "DATE_PLACED_CEASED", "557", {}),
]


@pytest.mark.parametrize(("table", "start", "end", "rule", "more"), RUNNING)
def test_what_was_open_in_one_year_and_ended_in_the_next_had_an_end(
    table: str, start: str, end: str, rule: str, more: dict[str, str]
):
    care = episodes({"DECOM": "01/06/2022", "DEC": "01/08/2023", "REC": "E4A"})
    begun = {start: "01/02/2023", **more}
    before = episodes({"DECOM": "01/06/2022"}) | one(table, **begun)

    assert rule in both(before, care | one(table, **begun))
    assert not both(before, care | one(table, **begun, **{end: "01/07/2023"})) - {"119", "571", "118"}


def test_a_child_stands_once_in_the_table_of_each_year():
    assert "INT31-INT36" not in both(child(ETHNIC="WBRI"), child(ETHNIC="WIRI"))


def test_the_year_of_a_rule_is_that_of_the_file_where_there_are_several():
    born = {"header": [header(DOB="01/06/2019")]}
    score = {"oc2": [row(DOB="01/06/2019", SDQ_SCORE="3")]}

    assert "188" in both(born | score, born)
    assert "188" not in both(born, born | score)


def test_a_child_of_no_header_is_said_once():
    values = read(
        header=[header(CHILD="1")],
        episodes=[episode(), episode(DECOM="01/07/2017")],
        reviews=[row(REVIEW="06/03/2018", REVIEW_CODE="PN1")],
    )

    assert [
        "header" in value.message for value in values if isinstance(value, Problem) and "INT01" in value.message
    ] == [True]


def test_every_rule_has_a_case():
    known = {rule.rule for found in row_rules().values() for rule in found} | {rule.rule for rule in beside_rules()}
    known |= {rule.rule for rule in sum_rules()} | {rule.rule for rule in year_rules()}
    known |= {number for rule in year_rules() for number in rule.same.values()}
    known |= {rule.rule for family in (rules().behind, rules().outside) for found in family.values() for rule in found}
    cases = {case[0] for case in (*IN_A_ROW, *BESIDE, *DAYS_AND_SUMS, *TWO_YEARS)}

    assert set() == known - cases - {"SW15STG2"}
