"""What of the words of a list is somebody's name, and what is nobody's."""

import pytest

from chronology.people import as_a_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Mali 2pm at nursery", "Mali"),
        ("Mali Prys 10.30", "Mali Prys"),
        ("Mali Prys Y4", "Mali Prys"),
        ("Mali Prys Yr5B", "Mali Prys"),
        ("Visit", ""),
        ("Home visit", ""),
        ("Duty Mon", ""),
        ("PC 412 Rees", "PC 412 Rees"),
        ("Mali Prys (CP Chair)", "Mali Prys"),
        ("Grace", "Grace"),
        ("M Prys | added", "M Prys"),
        ("HoY9", ""),
        ("PC412", ""),
        ("Huw ap Rhys", "Huw ap Rhys"),
        ("unknown male 2", "unknown male 2"),
    ],
)
def test_a_name_ends_before_the_hour_and_what_only_words_make_is_none(written: str, name: str) -> None:
    assert name == as_a_name(written)
