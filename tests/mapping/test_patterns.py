"""Patterns of a mapping file cannot make the program wait: what could is refused when the file is loaded."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.errors import MappingError
from chronology.mapping import read_mapping
from chronology.mapping.patterns import LONGEST, EndlessError, compiled, matches

MAPPING = """
[mapping]
name = "small"
reads = "table"
[record.visit]
required = ["day"]
{sheet}
[record.visit.fields]
day = {{ pattern = '{pattern}', read = "date" }}
[[record.visit.event]]
role = "made"
kind = "visit"
date = "day"
fact = "A visit."
"""
ENDLESS = [
    "(a+)+b",
    "(a*)*b",
    "(a|a)*b",
    "(a|ab)+c",
    "(?:x?y?)*z",
    "((a+))+",
    "(a{1,9}){2,}",
    "(?P<n>.*,)+!",
    "(?:[a-z]+ ?)*$",
    ".*.*.*.*.*x",
    "a*a*a*a*a*b",
    "a?" * 30 + "a" * 30,
    "(a|b|ab)" * 30,
    "(a+?)+b",
    r"(\w+\s?)*!",
    "(a{0,20}){1,20}",
]


@pytest.mark.parametrize("pattern", ENDLESS)
def test_a_pattern_that_could_take_for_ever_is_refused_by_its_key(pattern):
    with pytest.raises(MappingError, match=r"small\.toml: record\.visit\.fields\.day\.pattern: (repeats|has so many)"):
        read_mapping(MAPPING.format(sheet="", pattern=pattern), "small.toml")


def test_one_for_the_name_of_a_sheet_is_refused_as_well():
    with pytest.raises(MappingError, match=r"record\.visit\.sheet: repeats what repeats"):
        read_mapping(MAPPING.format(sheet='sheet = "(a+)+b"', pattern="day"), "small.toml")


@pytest.mark.parametrize("pattern", ["a{99999999999}", "(" * 5000 + ")" * 5000])
def test_one_that_is_too_large_for_python_is_refused_by_its_key(pattern):
    with pytest.raises(MappingError, match=r"record\.visit\.fields\.day\.pattern: is larger than"):
        read_mapping(MAPPING.format(sheet="", pattern=pattern), "small.toml")


@pytest.mark.parametrize("pattern", ["(day", "[day", "day**", "(?P<day", "*day", "(?<=a+)b"])
def test_one_that_is_no_regular_expression_is_refused_by_its_key(pattern):
    with pytest.raises(MappingError, match=r"record\.visit\.fields\.day\.pattern: is not a regular expression"):
        read_mapping(MAPPING.format(sheet="", pattern=pattern), "small.toml")


@pytest.mark.parametrize(
    ("pattern", "heading"),
    [
        (r".*\bchild\b.*\b(id|identifier)\b.*|.*\b(id|identifier)\b.*\bchild\b.*", "Id of the child"),
        ("(early help )?assessment.*complet.*date.*|.*date.*assessment.*complet.*", "Date of assessment completion"),
        ("(current )?age\\b.*", "Age at the end"),
        ("[*+(|]{3}a+", "*+(aaa"),
        (r"\(a+\)\|x", "(aa)|x"),
        ("(?i:day)(?#note) ?of visit(?=)", "Day of visit"),
        ("(abc){3}", "abcabcabc"),
        ("x{2,4}[]*]?", "xxx]"),
        ("a{b", "a{b"),
    ],
)
def test_what_headings_need_is_allowed_and_matches(pattern, heading):
    assert matches(compiled(pattern), heading)


def test_a_text_longer_than_a_heading_is_none():
    assert matches(compiled(".*"), "a" * LONGEST)
    assert not matches(compiled(".*"), "a" * (LONGEST + 1))


@given(st.text(alphabet="ab()|*+?{}[]\\1,.^-x", max_size=14))
def test_every_pattern_is_compiled_or_refused_in_one_of_the_two_ways(pattern):
    try:
        found = compiled(pattern)
    except (re.error, EndlessError):
        return

    assert pattern == found.pattern
