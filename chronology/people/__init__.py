"""Who is who: one person under one id, who may be one person, whom a written name or role means, what kin they are."""

from chronology.people.kin import siblings
from chronology.people.names import folded, is_also_a_word, names_of, plain
from chronology.people.proposing import proposals
from chronology.people.register import Register, find_subject
from chronology.people.roles import BY_ROLE, Kinship, by_role_only, role_of
from chronology.people.settling import Settled, settle
from chronology.people.withholding import withheld, withheld_names

__all__ = [
    "BY_ROLE",
    "Kinship",
    "Register",
    "Settled",
    "by_role_only",
    "find_subject",
    "folded",
    "is_also_a_word",
    "names_of",
    "plain",
    "proposals",
    "role_of",
    "settle",
    "siblings",
    "withheld",
    "withheld_names",
]
