"""One timeline from many accounts: keys, merging, order and numbering. Pure functions."""

from chronology.normalise.conflicts import conflicts, outcome_in_dispute
from chronology.normalise.corrections import with_corrections
from chronology.normalise.days_told import days_told_before
from chronology.normalise.distinctive import distinctive, every_word, names
from chronology.normalise.family import GrownUps, bears_on, grown_ups
from chronology.normalise.gathering import Alike, Gathering, gathered
from chronology.normalise.happenings import blows, parts_named
from chronology.normalise.injury import cause, causes_contradict, side
from chronology.normalise.keys import account_key, record_key, record_of, reference, text_key
from chronology.normalise.merge import Merged, merge, merging, split
from chronology.normalise.numbering import PRINT_ALL, PROFILES, number
from chronology.normalise.order import order_key
from chronology.normalise.parts import LISTED, MENTIONED, OF_ROW, OF_THEM, took_part
from chronology.normalise.perhaps import Perhaps, perhaps_one
from chronology.normalise.sameness import same_incident, subjects
from chronology.normalise.services import services_of, services_of_name
from chronology.normalise.taken_back import TakenBack, taken_back
from chronology.normalise.topics import topics_in
from chronology.normalise.wording import CUT, TITLE_CUT, brief, brief_line, clause_ends, is_cut, one_line, whole_part
from chronology.normalise.writers import Writer, as_author, is_signed_by, writers, wrote

__all__ = [
    "CUT",
    "LISTED",
    "MENTIONED",
    "OF_ROW",
    "OF_THEM",
    "PRINT_ALL",
    "PROFILES",
    "TITLE_CUT",
    "Alike",
    "Gathering",
    "GrownUps",
    "Merged",
    "Perhaps",
    "TakenBack",
    "Writer",
    "account_key",
    "as_author",
    "bears_on",
    "blows",
    "brief",
    "brief_line",
    "cause",
    "causes_contradict",
    "clause_ends",
    "conflicts",
    "days_told_before",
    "distinctive",
    "every_word",
    "gathered",
    "grown_ups",
    "is_cut",
    "is_signed_by",
    "merge",
    "merging",
    "names",
    "number",
    "one_line",
    "order_key",
    "outcome_in_dispute",
    "parts_named",
    "perhaps_one",
    "record_key",
    "record_of",
    "reference",
    "same_incident",
    "services_of",
    "services_of_name",
    "side",
    "split",
    "subjects",
    "taken_back",
    "text_key",
    "took_part",
    "topics_in",
    "whole_part",
    "with_corrections",
    "writers",
    "wrote",
]
