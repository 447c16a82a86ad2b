"""Diaries: iCalendar files (.ics, RFC 5545) and xCal (RFC 6321), as appointments planned, kept and missed.

A calendar entry is a plan, not a happening. It becomes an event only where the diary itself says what came of it.
"""

from collections.abc import Iterator, Sequence

from chronology.documents import Document
from chronology.errors import RefusedError
from chronology.hooks import Read, Recognition

XCAL = ("urn:ietf:params:xml:ns:icalendar-2.0", "icalendar")
_WHOLE = "begin:vcalendar"
_PARTS = ("begin:vevent", "begin:vtodo", "begin:vjournal")
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class Diary:
    """Reads calendars. Those of one folder are read together: an update or a cancellation is often a file of its own."""

    name = "diary"
    together = True

    def recognises(self, document: Document) -> Recognition:
        """By the first words of the file, or the root element; its name says nothing."""
        start = _start(document.head)
        if start.startswith(_WHOLE):
            return Recognition.certain("begins with BEGIN:VCALENDAR")
        if start.startswith(_PARTS):
            return Recognition.likely("begins with an entry of a calendar")
        if not start.startswith("<"):
            return Recognition.no("it does not begin as a calendar")
        try:
            is_xcal = document.xml_root == XCAL
        except RefusedError as error:
            return Recognition.no(str(error))
        return (
            Recognition.certain("root element icalendar of xCal") if is_xcal else Recognition.no("another root element")
        )

    def read(self, documents: Sequence[Document]) -> Iterator[Read]:
        """Read the calendars of one folder as one diary."""
        # Imported here: the rules of the calendar are loaded when there is one to read.
        from importers.diary.reading import read_diary

        yield from read_diary(documents)


def _start(head: bytes) -> str:
    wide = head.startswith(_WIDE)
    text = head[: len(head) // 2 * 2].decode("utf-16", errors="ignore") if wide else head.decode("utf-8", "replace")
    return text.lstrip("\ufeff\0 \t\r\n")[:40].lower()


__all__ = ["XCAL", "Diary"]
