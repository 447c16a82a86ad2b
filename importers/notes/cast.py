"""Whom the notes of a text speak of: the people of each note and of each sentence, as accounts have them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from chronology.model import Involvement
from chronology.people import called, is_at_work, role_of
from chronology.prose.name_words import parts_of
from chronology.prose.people import Known, People
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span
from chronology.prose.taking_part import Part
from importers.notes.note import Note, head_end
from importers.notes.structure import Structure

_HEAD = 4000
"""The head of a file is among its first characters."""
# Until then nobody writes "Mr" of whom the file is about.
_GROWN_YEARS = 16
_ALLOCATED = "allocated worker"
_USUAL_WRITER = "social worker"
"""Whose notes they are where no note says what its author is."""
# Who writes of themselves that the case is theirs now.
_TO_ME = re.compile(
    r"\b(?:(?:re-?)?allocated to (?:me|myself)|(?:case|file|allocation) (?:passed|transferred|given|handed) to (?:me|myself)|i(?: (?:have|had)|['\u2019]ve)? (?:just |now |recently |only |newly )?(?:been|was|am) (?:just |now |newly )?(?:re-?)?allocated|i have (?:re-?)?allocated"
    r"|i am (?:now )?(?:the|their|his|her) (?:new |allocated )+(?:social )?worker|dyrannwyd (?:i mi|imi))\b"
)
_UPGRADED = (Part.SEEN, Part.ATTENDED, Part.SPOKEN_TO)


class Cast:
    """The people of a text of notes. `lower` is the text as `folded` leaves it; `subject` a row's person, by id."""

    def __init__(self, text: str, lower: str, structure: Structure, subject: str = "") -> None:
        self._about = structure.about
        self._subject = subject
        self._lower = lower
        self._last: tuple[Note, Span, tuple[Involvement, ...]] | None = None
        known = [
            Known(person.name, person.role, note.start)
            for note in structure.notes
            for person in note.people
            if person.name
        ]
        heads = [each for each in known if each.role != "recipient"]
        text, lower = _parted(text, structure), _parted(lower, structure)
        young = _are_children(structure)
        self._people = People(text, lower, heads, structure.about, _called(text, structure), are_children=young)

    def of_note(self, note: Note, spans: Sequence[Span]) -> tuple[Involvement, ...]:
        """Those the heading names, as it names them, then those of the note's own sentences."""
        heading = [Involvement(person=p.name, role=p.role, involvement=p.involvement) for p in note.people]
        told = list(self.of(note, spans))
        for at, part in enumerate(heading):
            same = next((one for one in told if _is_same(one.person, part.person)), None)
            if same is not None:
                told.remove(same)
                if same.involvement == Part.SEEN_ALONE and part.involvement in _UPGRADED:
                    heading[at] = replace(part, involvement=Part.SEEN_ALONE)
        having = {_says(part.role) for part in heading if part.role}
        return (*heading, *(one for one in told if not (_says(one.person) and _says(one.person) in having)))

    def of_sentence(self, note: Note, sentence: Span) -> tuple[Involvement, ...]:
        """Those of one sentence of a note; kept for what else it tells."""
        if self._last is None or self._last[0] is not note or self._last[1] != sentence:
            self._last = (note, sentence, self.of(note, [sentence]))
        return self._last[2]

    def of(self, note: Note, spans: Sequence[Span]) -> tuple[Involvement, ...]:
        """Those of some sentences of a note."""
        author, _, role = note.author.partition(",")
        told = self._people.involved(spans, self._child(note), author.split("(")[0].strip())
        # "SW" in the notes of a social worker is who writes them; whoever signs the log of a home is none.
        usual = _USUAL_WRITER if note.author and not note.is_signed else ""
        own = _says(role.strip(" )") or note.author.partition("(")[2].strip(" )")) or usual
        found = tuple(
            replace(one, person=self._subject)
            if one.person and one.person == self._child(note) and self._subject
            else one
            for one in told
            if not (own and _says(one.person) == own) and not self._is_only_the_files(one)
        )
        found = tuple(self._as_allocated(one, spans) for one in found)
        if note.author and any(_TO_ME.search(self._lower, *span) for span in spans):
            writer = Involvement(person=author.split("(")[0].strip(), role=_USUAL_WRITER, involvement="allocated")
            return (*found, writer)
        return found

    def _as_allocated(self, one: Involvement, spans: Sequence[Span]) -> Involvement:
        """Somebody of whom the words say that the case was allocated to them, and not that it is to be."""
        if one.involvement != Part.MENTIONED or (one.role and not is_at_work(one.role)):
            return one
        theirs = re.compile(
            rf"(?P<to_come>\b(?:be|not|never) )?\b(?:re-?)?allocated (?:to )?{re.escape(folded(one.person))}\b"
        )
        found = next(filter(None, (theirs.search(self._lower, *span) for span in spans)), None)
        if found is None or found["to_come"]:
            return one
        return replace(one, role=one.role or _ALLOCATED, involvement="allocated")

    def _is_only_the_files(self, one: Involvement) -> bool:
        """Whose file it is takes part in all of it; a mention of them tells nothing."""
        return one.involvement == Part.MENTIONED and any(_is_same(one.person, name) for name in self._about)

    def speaks_of(self, sentence: Span) -> bool:
        """Whether it names anybody, or calls them by what they are."""
        return bool(self._people.within(sentence.start, sentence.end))

    def strangers(self, spans: Sequence[Span]) -> Iterator[Span]:
        """Sentences in which a grown person without a name is in the home."""
        return self._people.strangers(spans)

    def _child(self, note: Note) -> str:
        """The one person "he" or "she" can mean: whose file it is, else the one person the note saw."""
        if self._subject:
            return self._subject
        if len(self._about) == 1:
            return self._about[0]
        children = [person for person in note.people if not person.role]
        return children[0].name if len(children) == 1 == len(note.people) else ""


def _are_children(structure: Structure) -> bool:
    """Whose file it is was born less than so many years before the last of its notes."""
    days = [note.day for note in structure.notes if note.day is not None]
    born = structure.born
    return born is not None and bool(days) and max(days).year - born.year < _GROWN_YEARS


def _parted(text: str, structure: Structure) -> str:
    """A text in which no heading runs on into its note: "SW - HV" over "Rory seen" makes nobody a health visitor."""
    parted = list(text)
    for end in (note.body_start - 1 for note in structure.notes if note.body_start):
        if parted[end] == "\n":
            parted[end] = ";"
    return "".join(parted)


def _called(text: str, structure: Structure) -> Mapping[str, str]:
    """By what else its head says that somebody is called, their name: of two called so nobody's."""
    end, _ = head_end(structure.notes)
    found = called(text[: min(end, _HEAD)])
    # One name may stand there twice, and in two orders.
    named: dict[str, dict[tuple[str, ...], str]] = {}
    for name, other in found:
        named.setdefault(other, {}).setdefault(parts_of(name), name)
    return {other: next(iter(names.values())) for other, names in named.items() if len(names) == 1}


def _says(written: str) -> str:
    role = role_of(written) if written else None
    return role.says if role else ""


def _is_same(one: str, other: str) -> bool:
    first, second = parts_of(one), parts_of(other)
    return bool(first and second) and (first == second or (1 in (len(first), len(second)) and first[0] == second[0]))
