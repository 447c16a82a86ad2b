"""What a careful reader takes for less, or more, than its kind by itself: notices, clear tests, calls with nothing to tell."""

from dataclasses import replace

import pytest
from casebuilding import analysed, chronology, event, key, levels

from chronology.model import Kind, Level
from chronology.practice import load_practice

WALES = load_practice("wales")
QUIET = replace(WALES, significance=replace(WALES.significance, recency_days=0, first_of_kind=False, distance_days=0))


@pytest.mark.parametrize(
    ("kind", "fact", "level"),
    [
        (Kind.EVICTION, "NOSP for arrears served, 1,870 owing.", Level.MEDIUM),
        (Kind.EVICTION, "Evicted by bailiffs for arrears.", Level.HIGH),
        (Kind.EVICTION, "NOSP served in May, evicted with the children today.", Level.HIGH),
        (Kind.SUBSTANCE_MISUSE, "Hair strand test done in October: negative for cocaine.", Level.MEDIUM),
        (Kind.SUBSTANCE_MISUSE, "Hair strand test done in October: positive for cocaine.", Level.HIGH),
        (Kind.REFERRAL, "Anonymous caller. Nothing to act on, not recorded as a contact.", Level.LOW),
        (Kind.REFERRAL, "Anonymous caller. Heard a child crying in the yard.", Level.HIGH),
        (Kind.HOME_CONDITIONS, "Kitchen floor: broken glass, dog mess.", Level.HIGH),
        (Kind.HOME_CONDITIONS, "Doedd dim bwyd yn y ty.", Level.HIGH),
        (Kind.HOME_CONDITIONS, "Washing up in the sink, toys about.", Level.MEDIUM),
        (Kind.HOSPITAL_ADMISSION, "Eleven days in hospital with bronchiolitis.", Level.MEDIUM),
        (Kind.UNCLASSIFIED, "Monday - school fine.", Level.LOW),
        (Kind.UNCLASSIFIED, 'She held my hand and said "she only comes for the money".', Level.HIGH),
        (Kind.UNCLASSIFIED, "She told me her uncle had the wheel and they went in the hedge.", Level.HIGH),
        (Kind.UNCLASSIFIED, 'She said that the carers have been "the making of him" and of her.', Level.MEDIUM),
        (Kind.UNCLASSIFIED, 'He said "daddy took me swimming and it was fun".', Level.MEDIUM),
        (Kind.VISIT, "Knife crime session done with him.", Level.ROUTINE),
    ],
)
def test_a_step_weighs_what_its_words_make_of_it(kind: Kind, fact: str, level: Level) -> None:
    case = analysed(chronology(event("a", "2021-03-01", kind, fact=fact)), QUIET)

    assert level is levels(case)[key("a")]
