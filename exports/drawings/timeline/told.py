"""What the drawn timeline shows, in words."""

from collections import Counter

from chronology.model import Level, Polarity
from exports.drawings.timeline.spans import Band, Frame, bands, contacts, days_between, gaps, themes
from exports.pdf.case import Case


def in_words(case: Case, shown: Frame) -> str:
    """What the drawing shows, as the paragraph below it: with where the same stands as a table."""
    say = case.words.say
    return say("timeline.in_words") + told(case, shown) + " " + say("timeline.table")


def told(case: Case, shown: Frame) -> str:
    """What the drawing shows, for a reader who cannot see it."""
    say, count = case.words.say, case.words.count
    events = [event for event in case.chronology.events if case.printed(event)]
    text = say(
        "timeline.from_to",
        start=case.day(shown.start),
        end=case.day(shown.end),
        entries=count("cover.count_entries", len(events) - shown.earlier),
    )
    levels = Counter(level for event in events if (level := case.level(event)))
    named = (f"{levels[level]} {say(f'levels.{level}').lower()}" for level in Level if levels[level])
    text += say("timeline.levels", levels=", ".join(named)) if levels else ""
    text += _rows_words(case, shown)
    for lane, rows in bands(case, shown).items():
        if rows:
            spans = "; ".join(_band_words(case, band) for band in rows)
            text += say("timeline.band_words", lane=say(f"lanes.{lane}"), spans=spans)
    if found := gaps(case, shown):
        days = "; ".join(
            f"{case.day(start)} {say('to')} {case.day(end)}, {count('timeline.gap', days_between(start, end))}"
            for start, end in found
        )
        text += say("timeline.gaps", gaps=days)
    every, seen = contacts(case, shown)
    text += count("timeline.contacts_words", every.total(), seen=seen.total()) + " " if every else ""
    if shown.earlier:
        text += count("timeline.earlier", shown.earlier, year=shown.start.year)
    return text.rstrip()


def _rows_words(case: Case, shown: Frame) -> str:
    """How many entries stand in each row, and how many are marked as protective."""
    say = case.words.say
    rows = themes(case, shown)
    named = [f"{say(f'themes.{name}')} {len(events)}" for name, events in rows.items()]
    good = sum(event.polarity is Polarity.POSITIVE for events in rows.values() for event in events)
    text = say("timeline.rows", rows="; ".join(named)) if named else ""
    return text + (case.words.count("timeline.positive_words", good) + " " if good else "")


def _band_words(case: Case, band: Band) -> str:
    say = case.words.say
    end = say("ongoing") if band.ongoing else say("end_unknown") if band.open_end else case.day(band.end)
    return f"{band.label}, {say('entries.until', start=case.day(band.start), end=end)}"
