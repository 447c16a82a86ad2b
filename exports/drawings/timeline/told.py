"""What the drawn timeline shows, in words."""

from collections import Counter
from collections.abc import Mapping, Sequence

from chronology.model import Event, Level, Polarity
from exports.conference import counts_what_was_read
from exports.drawings.timeline.band import Band
from exports.drawings.timeline.bands import bands, end_in_words
from exports.drawings.timeline.lanes import lane_name
from exports.drawings.timeline.spans import Frame, contacts, days_between, earlier, gaps, only_told, themes
from exports.pdf.case import Case

# More gaps than this would take the room of the drawing.
_MOST_GAPS = 8


def in_words(case: Case, shown: Frame) -> str:
    """What the drawing shows, as the paragraph below it: with where the same stands as a table."""
    say = case.words.say
    return say("timeline.in_words") + told(case, shown) + " " + say("timeline.table")


def told(case: Case, shown: Frame) -> str:
    """What the drawing shows, for a reader who cannot see it."""
    say, count = case.words.say, case.words.count
    rows = themes(case, shown)
    events = [event for found in rows.values() for event in found]
    text = say(
        "timeline.from_to",
        start=case.day(shown.start),
        end=case.day(shown.end),
        entries=count("cover.count_entries", len(events)),
    )
    levels = Counter(level for event in events if (level := case.level(event)))
    named = (f"{levels[level]} {say(f'levels.{level}').lower()}" for level in Level if levels[level])
    text += say("timeline.levels", levels=", ".join(named)) if levels else ""
    text += _rows_words(case, rows)
    for lane, found in bands(case, shown).items():
        if found:
            spans = "; ".join(_band_words(case, band) for band in found)
            text += say("timeline.band_words", lane=lane_name(case, lane), spans=spans)
    text += _gaps_words(case, shown)
    every, seen = contacts(case, shown)
    if every and counts_what_was_read(case.chronology):
        # Where most contacts are not read to say who was seen, a count of those that do says it of the person.
        unread = any(remark.rule == "seeing_not_read" for remark in case.chronology.remarks)
        words = "timeline.contacts_only" if unread else "timeline.contacts_words"
        text += count(words, every.total(), seen=seen.total()) + " "
    if shown.earlier:
        named = (f"{say(f'themes.{name}')} {len(each)}" for name, each in earlier(case, shown).items())
        rows_ = "; ".join(named)
        text += count("timeline.earlier", shown.earlier, year=shown.start.year, rows=rows_)
    if (undrawn := only_told(case)) and shown.last:
        text = f"{text.rstrip()} {count('timeline.only_told', undrawn)}"
    return text.rstrip()


def _gaps_words(case: Case, shown: Frame) -> str:
    """The longest gaps, in order of time, and how many others there are: the findings tell of each."""
    say, count = case.words.say, case.words.count
    found = gaps(case, shown)
    longest = sorted(found, key=lambda gap: (-days_between(*gap), gap))[:_MOST_GAPS]
    days = [
        f"{case.day(start)} {say('to')} {case.day(end)}, {count('timeline.gap', days_between(start, end))}"
        for start, end in sorted(longest)
    ]
    if others := len(found) - len(longest):
        days.append(count("timeline.gaps_more", others))
    return say("timeline.gaps", gaps="; ".join(days)) if days else ""


def _rows_words(case: Case, rows: Mapping[str, Sequence[Event]]) -> str:
    """How many entries stand in each row, and how many are marked as protective."""
    say = case.words.say
    named = [f"{say(f'themes.{name}')} {len(events)}" for name, events in rows.items()]
    # What words were read as is counted to nobody who meets, least of all beside a page that names what protects.
    count = counts_what_was_read(case.chronology)
    good = sum(event.polarity is Polarity.POSITIVE for events in rows.values() for event in events) if count else 0
    text = say("timeline.rows", rows="; ".join(named)) if named else ""
    return text + (case.words.count("timeline.positive_words", good) + " " if good else "")


def _band_words(case: Case, band: Band) -> str:
    until = case.words.say("entries.until", start=case.day(band.start), end=end_in_words(case, band))
    return f"{band.label}, {until}"
