"""A text in small letters is what an expression without regard to case sees."""

import re

import pytest

from chronology.caseless import in_small_letters

_WORDED = r"(?<![^\W_])(?:tuesday|th[iu]rst|siân|is|kin)(?![^\W\d_])"


@pytest.mark.parametrize(
    "text",
    ["TUESDAY Tuesday tuesday", "SIÂN siân Siân", "\u0130s \u0131s i\u017f \u212ain", "\u0130\u0130 is", "THURST-IS"],
)
def test_it_is_found_at_the_same_places_as_without_regard_to_case(text: str) -> None:
    without_regard = [found.span() for found in re.finditer(_WORDED, text, re.IGNORECASE)]
    assert without_regard
    assert [found.span() for found in re.finditer(_WORDED, in_small_letters(text))] == without_regard
