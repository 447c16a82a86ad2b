"""What cannot be in one child's record whatever the time in care: who the child is, and what a year says of them once.

One small predicate for each rule; each yields the rows it is about.
"""

from collections.abc import Iterator
from typing import Final

from importers.ssda903.facts import Check, Facts, age, first_day, is_code, past_birthday
from importers.ssda903.rows import Row
from importers.ssda903.tables import HEADER, moves

# ---- the person --------------------------------------------------------------------------------------------------


def _asylum_end_only(facts: Facts) -> Iterator[Row]:
    header = facts.header
    if header is not None and (header["UASC"] or header["UASC_STATUS"]) in ("0", "FALSE", "N"):
        yield from (row for row in facts.of("uasc") if row["DUC"])


def _asylum_after_18(facts: Facts) -> Iterator[Row]:
    for row in facts.of("uasc"):
        day = first_day(row["DUC"])
        if day is not None and facts.born is not None and past_birthday(facts.born, day, 18):
            yield row


def _mother_undated(facts: Facts) -> Iterator[Row]:
    return (row for row in facts.of(HEADER) if row["MOTHER"] == "1" and not row["MC_DOB"])


def _birth_not_mother(facts: Facts) -> Iterator[Row]:
    return (row for row in facts.of(HEADER) if row["MC_DOB"] and row["MOTHER"] in ("", "0"))


def _male_mother(facts: Facts) -> Iterator[Row]:
    return (row for row in facts.of(HEADER) if row["MC_DOB"] and is_code(row, "SEX", "1", "M"))


def _young_mother(facts: Facts) -> Iterator[Row]:
    for row in facts.of(HEADER):
        day = first_day(row["MC_DOB"])
        if facts.born is not None and day is not None and 0 <= age(facts.born, day) < 11:
            yield row


def _no_header(facts: Facts) -> Iterator[Row]:
    if facts.header is None:
        yield from (row for rows in list(facts.rows.values())[:1] for row in rows[:1])


def _birth_differs(facts: Facts) -> Iterator[Row]:
    return _differs(facts, "DOB")


def _sex_differs(facts: Facts) -> Iterator[Row]:
    return _differs(facts, "SEX")


def _differs(facts: Facts, column: str) -> Iterator[Row]:
    header = facts.header
    own = header[column] if header is not None else ""
    if own:
        for table, rows in facts.rows.items():
            if table != HEADER:
                for row in rows:
                    text = row.cells.get(column)
                    if text and text != own and text.upper() != own.upper():
                        yield row


def _more_than_once(facts: Facts) -> Iterator[Row]:
    for rows in facts.rows.values():
        if len(rows) > 1 and rows[0].table.once:
            years = [facts.year_of(row) for row in rows]
            # Each year's return holds the child once; what differs between years is said as that.
            yield from (row for at, row in enumerate(rows) if years[at] in years[:at])


# ---- snapshots ---------------------------------------------------------------------------------------------------


def _leaver_gone(facts: Facts) -> Iterator[Row]:
    for row in facts.of("oc3"):
        if is_code(row, "IN_TOUCH", "DIED", "RHOM") and any(row[name] not in ("", "0") for name in ("ACTIV", "ACCOM")):
            yield row


def _leaver_died(facts: Facts) -> Iterator[Row]:
    if any(episode.stop in moves().words["died"] for episode in facts.episodes):
        yield from facts.of("oc3")


def _score_and_reason(facts: Facts) -> Iterator[Row]:
    return (row for row in facts.of("oc2") if row["SDQ_SCORE"] and row["SDQ_REASON"])


def _help_without_misuse(facts: Facts) -> Iterator[Row]:
    for row in facts.of("oc2"):
        if row["SUBSTANCE_MISUSE"] == "0" and "1" in (row["INTERVENTION_RECEIVED"], row["INTERVENTION_OFFERED"]):
            yield row


def _received_and_offered(facts: Facts) -> Iterator[Row]:
    return (row for row in facts.of("oc2") if row["INTERVENTION_RECEIVED"] == "1" and row["INTERVENTION_OFFERED"])


def _none_yet_dated(facts: Facts) -> Iterator[Row]:
    for row in facts.of("prev_perm"):
        if is_code(row, "PREV_PERM", "Z1") and (row["DATE_PERM"] or row["LA_PERM"]):
            yield row


CHECKS: Final[dict[str, tuple[Check, tuple[str, ...]]]] = {
    "asylum_end_only": (_asylum_end_only, ("uasc",)),
    "asylum_after_18": (_asylum_after_18, ("uasc",)),
    "mother_undated": (_mother_undated, ("header.MOTHER",)),
    "birth_not_mother": (_birth_not_mother, ("header.MC_DOB",)),
    "male_mother": (_male_mother, ("header.MC_DOB",)),
    "young_mother": (_young_mother, ("header.MC_DOB",)),
    "none_yet_dated": (_none_yet_dated, ("prev_perm",)),
    "leaver_gone": (_leaver_gone, ("oc3",)),
    "leaver_died": (_leaver_died, ("oc3",)),
    "score_and_reason": (_score_and_reason, ("oc2",)),
    "help_without_misuse": (_help_without_misuse, ("oc2",)),
    "received_and_offered": (_received_and_offered, ("oc2",)),
    "no_header": (_no_header, ()),
    "birth_differs": (_birth_differs, ()),
    "sex_differs": (_sex_differs, ("uasc",)),
    "more_than_once": (_more_than_once, ()),
}
"""Each check, and the tables and columns without which it has nothing to look at."""
