"""What a text without a day of its own tells of time: when it was given, what was told before, who was born when.

Judgments, reviews and reports are told in numbered paragraphs that go back and forth. They name law and research by dates
at which nothing of the story happened, come back to a day by its day and month alone, and tell by the ages of children.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

_GIVEN = re.compile(
    r"\b(?:handed down|judgment date|date of (?:judgment|this judgment|report|this report|hearing)|hearing dates?|heard on"
    r"|report dated|date)[:\s]{1,3}(?:on )?(?:the )?\Z"
    r"|(?:\A|\n)[^\S\n]{0,8}(?:judgment|approved judgment|judgment (?:given|delivered|approved)(?: orally| ex tempore| extempore)?|delivered|decision|heard|hearing|dated|signed)(?: on)?[:\s]{1,3}(?:the )?\Z"
    r"|(?:\A|\n)[^\S\n]{0,8}(?:[\w'’]+ ){0,3}(?:statement|report|chronology)(?: of [^\n]{3,40})?,? (?:dated|made on|signed on)[:\s]{1,3}(?:the )?\Z"
    r"|\bhearing dates?:[^\n]{0,60}\Z|\bjudgment (?:was )?(?:given|delivered|handed down)(?: orally| ex tempore| extempore)?(?: on)? (?:the )?\Z|\bjudgment (?:today|this day)[,:\s]{1,3}(?:on )?(?:the )?\Z",
    re.IGNORECASE,
)
_GIVEN_REACH = 80
_HEAD = 1500
"""Characters at the head of a text in which the day it was given stands."""
_SIGNED = re.compile(
    r"\n[^\S\n]{0,8}(?:signed[^\n]{0,60}|[A-Z][^\n]{2,60},? )?(?:dated?|date signed)[:\s]{1,3}(?:this |the )?(?P<date>[^\n]{6,40})\s*(?:\Z|\n)",
    re.IGNORECASE,
)
_FOOT = 400
"""Characters at the foot of a text in which it is signed."""
_OF_LAW = re.compile(
    r"\b(?:decisions?|judgments?|authority) (?:of|in|from)[^.,\n]{0,30}\b(?:court of appeal|supreme court|house of lords|privy council)\b[^.,\n]{0,20}\Z"
    r"|\b(?:(?:guidance|research|study|protocol|circular|code of practice|practice direction|legislation)\b(?:[^.,\n]{0,60}|,? (?:which )?(?:was |were |came )?(?:issued|published|amended|into (?:force|use))(?: in| on| from)?(?: the)? ?)"
    r"|(?-i:Act|Regulations|Rules|Measure)\b(?:(?: \(\w+\))? |,? (?:which )?(?:was |were |came )?(?:issued|published|amended|into (?:force|use))(?: in| on| from)?(?: the)? ?))\Z"
    r"|\b(?:published|amended|enacted|in(?:to)? (?:force|use))\b(?: in| on| by| from| since)?(?: the)? ?\Z"
    r"|\[\d{4}\][^.\n]{0,80}\Z",
    re.IGNORECASE,
)
_LAW_REACH = 120
_INTERPOSED = re.compile(
    r"(?:\A|[.;\u201d\"]\s{1,2}|\n\s*(?:\d[\d.]*\s)?)(?:I|We) (?:should |ought to |also |merely |only )?(?:record|note|mention|observe|interpose|add)\b[^.;\n]*\Z"
)
_QUOTE_REACH = 1500
# What a judge does: "I make a care order today", "the order made today".
_DOES = re.compile(
    r"\bI (?:therefore |also |now |shall |will )?(?:make|made|grant|granted|order|ordered|approve|approved|discharge|discharged|direct|directed|dismiss|dismissed|refuse|refused|give|gave|extend|extended|adjourn|adjourned|continue|continued|renew|renewed|revoke|revoked|declare|declared|sit|sat)\b"
    r"|\b(?:is|are) (?:hereby |therefore |now )?(?:made|granted|extended|approved|discharged|dismissed|refused|adjourned|continued|renewed|revoked|varied)\b"
    r"|\b(?:orders?|judgment|decision|directions) (?:\w+ ){0,3}(?:made|given|approved)\b"
)
_BORN = re.compile(r"\bborn (?:on|in) (?:or (?:about|around) )?(?:the )?\Z")
_NAME = re.compile(r"(?<![.:;!?\n] )(?<!^)\b([A-Z][\w-]*)(?=[\s,’'.])", re.MULTILINE)
_AT_START = re.compile(r"([A-Z][\w-]*)")
_NO_NAMES = frozenset({"He", "She", "They", "The", "I", "It", "Mr", "Mrs", "Ms", "Miss", "Dr"})
_BIRTH_REACH = 160


def is_aside(text: str, start: int) -> bool:
    """A date names a law, a case, research or a paper: no day of the story, so none is counted from it."""
    return _OF_LAW.search(text, max(0, start - _LAW_REACH), start) is not None


def is_interposed(text: str, start: int) -> bool:
    """The author of a text breaks in to say what was said of it at another time: "I record that she said the same on 7 April"."""
    return _INTERPOSED.search(text, max(0, start - _LAW_REACH), start) is not None


def is_quoted(text: str, start: int) -> bool:
    """A place stands in words that its paragraph quotes."""
    before = text[max(text.rfind("\n\n", 0, start), start - _QUOTE_REACH, 0) : start]
    return before.count("\u201c") > before.count("\u201d") or before.count('"') % 2 == 1


def signature(text: str) -> str | None:
    """The words of the day on which a text says at its foot that it was signed."""
    found = _SIGNED.search(text, max(0, len(text) - _FOOT))
    return found["date"] if found else None


def is_done_today(text: str, start: int, end: int) -> bool:
    """The word is "today", its sentence says what a judge does or makes, and it stands in nobody's quoted words."""
    before = text[max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1 : start]
    quoted = before.count("\u201c") > before.count("\u201d") or before.count('"') % 2
    return text[start:end].lower() == "today" and not quoted and _DOES.search(before) is not None


@dataclass(slots=True)
class Story:
    """What the text has told so far."""

    given: dt.date | None = None
    """The last day of its hearing or the day it was given; what it tells as past was over by then."""
    years: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    """The years in which a day of a month was told of."""
    told: list[tuple[int, str]] = field(default_factory=list)
    """Where each date told so far stands, and the date."""
    births: dict[str, tuple[dt.date, dt.date]] = field(default_factory=dict)
    """The days between which somebody was born, by the one word they are called by."""

    def take_in(self, text: str, start: int, day: dt.date, last: dt.date) -> None:
        """Take in a date at a place in the text that lies between two days."""
        if start < _HEAD and _GIVEN.search(text, max(0, start - _GIVEN_REACH), start):
            self.given = max(self.given or last, last)
        if day == last:
            self.years.setdefault((day.month, day.day), set()).add(day.year)
        if _BORN.search(text, max(0, start - _GIVEN_REACH), start) and (name := _who(text, start)):
            self.births.setdefault(name, (day, last))

    def year_of(self, month: int, day: int) -> int | None:
        """The one year in which that day was told of."""
        years = self.years.get((month, day), ())
        return next(iter(years)) if len(years) == 1 else None

    def birth_named(self, words: str) -> tuple[dt.date, dt.date] | None:
        """The birth of the last one whom words name."""
        named = [(words.rfind(name), name) for name in self.births if re.search(rf"\b{re.escape(name)}\b", words)]
        return self.births[max(named)[1]] if named else None


def _who(text: str, start: int) -> str | None:
    """Who is said to be born: the last name before it, in its own sentence or, behind "he", in the one before."""
    before = text[max(0, start - _BIRTH_REACH) : start]
    head, _, sentence = before.rpartition(". ")
    first = _AT_START.match(sentence)
    names = [*([first[1]] if first else []), *_NAME.findall(sentence)]
    names = [name for name in names if name not in _NO_NAMES] or [
        name for name in _NAME.findall(head + " ") if name not in _NO_NAMES
    ]
    return names[-1] if names else None
