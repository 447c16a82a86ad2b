"""What a family is told beside an entry: where it is written, in few words, and what words of professionals in it mean."""

from collections.abc import Iterator, Mapping, Sequence

from chronology.model import Event
from chronology.prose.glossary import abbreviations_in
from exports import readers
from exports.pdf.case import Case
from exports.pdf.records import mark_and_record
from exports.pdf.rows import rows, tells_no_kind
from exports.pdf.text import FINE, Paragraph, Run, paragraph
from exports.plain import Explained, explained, plain_word

_SOURCES_SHOWN = 4


def written(case: Case, event: Event) -> Paragraph:
    """Where each account is written: the mark of its document, the record in it, when and by whom."""
    say = case.words.say
    told = []
    for account in event.accounts[:_SOURCES_SHOWN]:
        source = account.source
        agency = account.agency or source.agency or ""
        day = case.day(source.recorded_on) if source.recorded_on else ""
        other = case.agency(agency) if agency != case.authority else ""
        told.append(", ".join(filter(None, (source.recorded_by, other, day, mark_and_record(case, source)))))
    if (more := len(event.accounts) - _SOURCES_SHOWN) > 0:
        told[-1] += " " + case.words.count("further", more)
    return paragraph(f"{say('entries_family.source')} {'; '.join(dict.fromkeys(told))}", style=FINE)


def meanings(case: Case, event: Event) -> Iterator[Paragraph]:
    """What words of professionals mean that stand in this entry before any other."""
    if found := first_explained(case).get(event.key):
        words = "; ".join(f"{each.term}: {each.plain}" for each in found)
        yield paragraph(Run(f"{case.words.say('family.means')} {words}.", colour=FINE.colour))


def first_explained(case: Case) -> Mapping[str, Sequence[Explained]]:
    """The words that are explained, by the entry in which each first stands."""
    if case.first_explained is None:
        case.first_explained = dict(_first_explained(case))
    return case.first_explained


def _first_explained(case: Case) -> Iterator[tuple[str, Sequence[Explained]]]:
    known = {each.short: each.meanings for each in case.abbreviations if each.meanings}
    told: set[str] = set()
    for event in rows(case, filter(case.has_row, (*case.chronology.events, *case.chronology.undated))):
        new = [each for each in _in_entry(case, event, known) if each.plain not in told]
        told.update(each.plain for each in new)
        yield event.key, new


def _in_entry(case: Case, event: Event, known: Mapping[str, tuple[str, ...]]) -> Iterator[Explained]:
    """Terms in plain words, and abbreviations that none of these explains by what they stand for."""
    # A kind that the program read into the words does not stand there.
    title = () if tells_no_kind(case.chronology.profile) and case.words_first(event) else (case.title(event),)
    texts = (*title, *readers.words_of(event))
    found = explained("\n".join(texts), case.language)
    yield from found
    said = {each.term for each in found}
    for each in abbreviations_in(texts, known):
        if each.short not in said and plain_word(each.short, case.language) is None:
            yield Explained(term=each.short, plain=case.words.say("abbreviations.or").join(each.meanings))
