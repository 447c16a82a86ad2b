"""Days and spans as a document in one language writes them; the case has them beside its other look-ups."""

import datetime as dt

from chronology.dates.describe import describe
from chronology.model import Event, When
from exports.pdf.words import Words


class Dated:
    """What knows the words and the language of a document."""

    words: Words
    language: str

    def date(self, when: When) -> str:
        """A date as certain as it is."""
        return describe(when, self.language)

    def date_short(self, when: When) -> str:
        """The same with the months' abbreviations, for a column that is narrow."""
        return describe(when, self.language, short=True)

    def day(self, day: dt.date) -> str:
        """One known day in words."""
        return self.date(When.on(day))

    def span(self, event: Event) -> str:
        """When an event was, and until when where it lasted."""
        if event.until is None:
            return self.date(event.when)
        end = self.words.say("ongoing") if event.until.is_ongoing else self.end(event.until)
        return self.words.say("entries.until", start=self.date(event.when), end=end)

    def end(self, until: When) -> str:
        """The end of a span, or that it is not recorded."""
        return self.date(until) if until.dated else until.as_written or self.words.say("end_unknown")
