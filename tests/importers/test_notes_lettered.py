"""Parts of a typed list under letters: their headings are nobody's message, and no day of anything."""

from chronology.documents import Document
from chronology.model import Account
from importers.notes import CaseNotes

LIST = """\
Texts typed up by the centre, as shown. R = Rowan, G = gran.

A. Gran's phone
02/03/2024 18:10 G to R: tea is on the stove
03/03/2024 21:40 G to R: where are you

{second}
04/03/2024 08:05 R to G: slept at a mates
05/03/2024 08:20 R to G: back by four
"""


def told(second: str) -> list[tuple[str, str | None]]:
    document = Document("texts.txt", content=LIST.format(second=second).encode())
    read = CaseNotes().read([document])
    return [(" ".join(one.source.quote.split()), one.when.edtf) for one in read if isinstance(one, Account)]


def test_the_heading_of_a_part_is_no_part_of_the_message_above_it() -> None:
    assert ("G to R: where are you", "2024-03-03T21:40") in told("B. Rowan's phone (photos)")


def test_a_day_in_the_heading_of_a_part_is_no_day_of_an_entry() -> None:
    found = told("B. Rowan's phone (photos 01/04/2024)")

    assert not [day for _, day in found if day and day.startswith("2024-04")]
    assert ("R to G: slept at a mates", "2024-03-04T08:05") in found


def test_a_line_that_is_no_second_letter_stays_with_what_it_stands_under() -> None:
    assert any("Photos were shown by him" in words for words, _ in told("Photos were shown by him"))
