"""Who is who: one person under one id, who may be one person, whom a written name or role means, what kin they are."""

from chronology.people.bodies import is_a_body, is_a_post, is_only_an_office, with_homes, without_post
from chronology.people.called import called, called_behind, called_within, explained, turned, without_called
from chronology.people.fuller import settle_fuller
from chronology.people.heads import settle_heads
from chronology.people.identifiers import all_bare, bare, held
from chronology.people.initials import in_brackets, initials_of, may_be_initials, told_as_words
from chronology.people.kin import AS_TOLD, siblings
from chronology.people.kin_called import kin_called, words_for_kin
from chronology.people.likeness import Born, Record, births, contradictions, doubts, is_whole, slipped
from chronology.people.nameable import as_a_name, words_never_named
from chronology.people.nameless import ONLY_A_NUMBER, documents_of, is_nameless, may_be_one
from chronology.people.names import are_forms, folded, is_also_a_word, names_of, parts_of, plain
from chronology.people.nearest import Near, as_asked, nearest
from chronology.people.numbered import settle_numbered
from chronology.people.other_names import settle_called
from chronology.people.partial import Case, partly_named
from chronology.people.proposing import proposals
from chronology.people.register import BY_NAME, TOLD_APART, Register, find_subject, is_only_named, unknown_id
from chronology.people.roles import (
    BY_ROLE,
    INITIALS,
    Kinship,
    Role,
    by_role_only,
    is_at_work,
    kin_words,
    near_words,
    relations,
    role_of,
    role_words,
    sex_said_by,
)
from chronology.people.said import as_said, is_in_capitals
from chronology.people.settling import REVIEWER, Settled, decided, settle
from chronology.people.short_forms import shortly_named
from chronology.people.tables import name_table
from chronology.people.withholding import withheld, withheld_names

__all__ = [
    "AS_TOLD",
    "BY_NAME",
    "BY_ROLE",
    "INITIALS",
    "ONLY_A_NUMBER",
    "REVIEWER",
    "TOLD_APART",
    "Born",
    "Case",
    "Kinship",
    "Near",
    "Record",
    "Register",
    "Role",
    "Settled",
    "all_bare",
    "are_forms",
    "as_a_name",
    "as_asked",
    "as_said",
    "bare",
    "births",
    "by_role_only",
    "called",
    "called_behind",
    "called_within",
    "contradictions",
    "decided",
    "documents_of",
    "doubts",
    "explained",
    "find_subject",
    "folded",
    "held",
    "in_brackets",
    "initials_of",
    "is_a_body",
    "is_a_post",
    "is_also_a_word",
    "is_at_work",
    "is_in_capitals",
    "is_nameless",
    "is_only_an_office",
    "is_only_named",
    "is_whole",
    "kin_called",
    "kin_words",
    "may_be_initials",
    "may_be_one",
    "name_table",
    "names_of",
    "near_words",
    "nearest",
    "partly_named",
    "parts_of",
    "plain",
    "proposals",
    "relations",
    "role_of",
    "role_words",
    "settle",
    "settle_called",
    "settle_fuller",
    "settle_heads",
    "settle_numbered",
    "sex_said_by",
    "shortly_named",
    "siblings",
    "slipped",
    "told_as_words",
    "turned",
    "unknown_id",
    "with_homes",
    "withheld",
    "withheld_names",
    "without_called",
    "without_post",
    "words_for_kin",
    "words_never_named",
]
