"""Words of other people altogether go; a slip that is not the record's, and a finding that stands near one, stay."""

import datetime as dt

import pytest

from chronology.prose.strays import strays

NAMES, KNOWN, BORN = (
    frozenset({"nerys", "pardoe"}),
    frozenset({"nerys", "pardoe", "catrin", "lloyd"}),
    [dt.date(2016, 2, 3)],
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nerys ate her tea.\nAlwyn bed 6 - refused his insulin and swore.\nNerys slept.", ["Alwyn bed 6 - refused his insulin and swore."]),
        ("Nerys P: bruise to wrist.\nMr Tack: scan shows it has spread.", ["Mr Tack: scan shows it has spread."]),
        ("Pardoe Nerys dob 21/11/2009 arrested for theft of scooters", ["Pardoe Nerys dob 21/11/2009 arrested for theft of scooters"]),
        ("Nerys seen, lip cut. The twins were seen with scabies at Easter. [pasted from another report, AB]\nNerys says she fell.", ["The twins were seen with scabies at Easter."]),
        ("Nerys yn hwyr.\nIfor wedi ei arestio am ddwyn - nid yw hwn yn perthyn i'r ffeil hon.", ["Ifor wedi ei arestio am ddwyn - nid yw hwn yn perthyn i'r ffeil hon."]),
        # Who speaks in minutes, a day of birth that is a slip of the pen, a slip with a dose, and what stands beside a stray letter.
        ("Nerys was spoken of.\nMr Tack: attendance is 58 per cent.", []),
        ("Nerys Pardoe dob 03/02/2017 seen with a black eye", []),
        ("Catrin gave the tablets by mistake. Nerys was sick all night.", []),
        ("Call from the ward. A bruise was seen on her arm.\n(scanned in error and removed: letter for K. Tack, born 1961, of another town)", ["(scanned in error and removed: letter for K. Tack, born 1961, of another town)"]),
    ],
)  # fmt: skip
def test_lines_of_another_and_what_is_said_to_be_anothers_are_strays(text, words):
    assert words == [each.words for each in strays(text, NAMES, KNOWN, BORN)]
