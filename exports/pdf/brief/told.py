"""What is said of one entry in brief: the record's words or its title, its marks, the person's own words, what came of it."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from chronology.model import Account, Basis, Event, Kind, Level, Restriction, Status
from chronology.normalise import CUT, brief, is_cut, one_line, outcome_in_dispute
from chronology.normalise.wording import whole_part
from chronology.prose.choosing import chosen, most_told
from chronology.prose.gist import tells_from
from chronology.prose.hearsay import is_read_from_text
from chronology.prose.titles import kind_title
from chronology.prose.wording import with_answer, words_behind
from exports.fitting import Form
from exports.heard import quoted
from exports.own_hand import without_key, written_by
from exports.pdf.case import Case
from exports.pdf.differing import conflict_in_words, perhaps_in_words, taken_back_in_words
from exports.pdf.forms import MOST_OF_A_FINDING, stands_alone
from exports.pdf.one_incident import also_told_by, of_another
from exports.pdf.one_note import IN_DOUBT
from exports.pdf.own_words import with_own_words
from exports.pdf.records import mark_and_record
from exports.pdf.rows import members, of_row, tells_no_kind
from exports.pdf.standing import draft, restricted, whose
from exports.pdf.text import FINE, Run, bold, reference, whole
from exports.tellings import stands_in, title_within

_WORDS_OF_LATEST = 34
# Of another account so many words; it must tell something, and more than what stands there.
_WORDS_BESIDE, _WORTH_TELLING, _MUCH_MORE = 36, 4, 2
_FEWEST = 6
# A sentence of so many words is told whole rather than cut, where the entry weighs much and where it weighs little.
_WHOLE, _WHOLE_LIGHT = 34, 18
_WORDS_OF_VOICE = 14
_A_LINE = 14
# What was read into one, two or more entries has more words in the row they share, as each had some of its own.
_TOGETHER = (1.0, 1.5, 2.0)
# Of a title that is cut, so many words more at least.
_WORDS_ON = 4
_BETWEEN = re.compile(r"[\s.,:;–-]*")
# Who told of it, or how, before what was told.
_OPENING = re.compile(
    r"(?:[^\s.!?]+ ){0,2}(?:rang|called|phoned|telephoned|emailed|texted|visit|call|t/?c|edt|duty|ffoniodd|galwad|ymweliad)[.!] (?=[^\W\d_])",
    re.IGNORECASE,
)
_RECKONED = frozenset({Basis.RELATIVE_TO_NOTE, Basis.RELATIVE_TO_PREVIOUS})
_BY_DATE = frozenset({Basis.EXPLICIT, Basis.YEAR_FROM_CONTEXT})
_LATELY = 31
"""Days after which nobody takes the day that words name for that on which they were written."""
_BY_ANOTHER_DAY = re.compile(
    r"\b(?:yesterday|yest|yst|today|tonight|tomorrow|(?:last|this|next) (?:night|nite|week|weekend|morning|afternoon|evening|month)|(?:the )?(?:day|night) before|ago"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|ddoe|heddiw|neithiwr|yfory)\b",
    re.IGNORECASE,
)
# Filed under one of these it is filed under nothing: the words say all that is known of what it is.
_NO_KIND = frozenset({Kind.UNCLASSIFIED, Kind.NARRATED, Kind.CASE_NOTE, Kind.CONTACT})
# The words by which an entry weighs, where a reason for its weight gives them.
_BY_WORDS = re.compile(r"\(“([^”]+)”\)")
_WEIGHTY = (Level.CRITICAL, Level.HIGH)


def said(case: Case, event: Event, *, again: bool = False) -> Iterator[Run | str]:
    """All that a line says of an entry; without its words where these stand beside it already."""
    told = _title_then_fact(case, event, stands_out=True, again=again)
    runs = [*with_own_words(case, event, told, _WORDS_OF_VOICE)]
    yield from runs
    yield from _told_on(case, event, _shown(runs))
    weightier = _weightier(case, event, _shown(runs))
    if weightier is not None:
        yield from _told_by(case, weightier)
    came_to = event.outcome or event.decision
    if differing := outcome_in_dispute(event):
        # It is not cut: one side's words alone would be told as the outcome.
        yield bold(f" {case.words.say('entries.outcome')}")
        yield f"{case.words.say('entries.differ')}{conflict_in_words(case, event, differing)}"
    elif came_to and not stands_in(brief(came_to, case.fit.few), _shown(runs)):
        yield bold(f" {case.words.say('entries.outcome')}")
        spoken = case.spoken(event, "outcome" if event.outcome else "decision")
        yield Run(brief(came_to, case.fit.few), language=spoken)
    yield from against(case, event, weightier)
    yield from further(case, event)


def _told_on(case: Case, event: Event, shown: str) -> Iterator[Run | str]:
    """When words were written that stand on the day they tell of: read on that day "yesterday" tells another.

    So it is of a sentence of a note that names a day of not long before: who "asked about the car on 10 May" did not ask on it.
    """
    account, when = event.accounts[0], event.when
    written = account.source.recorded_on
    if written is None or when.earliest is None or when.earliest == written:
        return
    reckoned = account.when.basis in _RECKONED and _BY_ANOTHER_DAY.search(shown)
    if reckoned or is_told_lately(account, written):
        yield Run(case.words.say("entries.told_on", date=case.day(written)), colour=FINE.colour)


def is_told_lately(account: Account, written: dt.date) -> bool:
    """A sentence bears a date of its own, and its note was written within weeks of it."""
    day = account.when.latest
    by_date = account.when.basis in _BY_DATE and account.key.partition("#")[2].startswith("mention-")
    return by_date and day is not None and day == account.when.earliest and 0 < (written - day).days <= _LATELY


def _weightier(case: Case, event: Event, shown: str) -> Account | None:
    """Of an entry that several tell, another source's account that weighs more than all that stands in its line.

    A nursery saw a child under the table, and the school was told why: the first words alone would hide what the entry is of.
    One whose note has a row of its own is told there, and is named with it.
    """
    if case.level(event) not in _WEIGHTY:
        return None
    documents = {event.accounts[0].source.document}
    least = max(most_told(shown), most_told(event.fact)) + _MUCH_MORE
    others = [
        (most_told(account.fact), account)
        for account in event.accounts[1:]
        if account.source.document not in documents
        and account.status is not Status.WITHDRAWN
        and account.restriction is Restriction.NONE
    ]
    worth, account = max(others, key=itemgetter(0), default=(0, None))
    if account is None or worth < max(least, _WORTH_TELLING) or case.tellers.row_of(case, account, event):
        return None
    return account


def _told_by(case: Case, account: Account) -> Iterator[Run | str]:
    line = one_line(words_behind(account.fact, account.source.quote))
    words = chosen(line, _WORDS_BESIDE) or brief(line, _WORDS_BESIDE)
    yield bold(f" {case.words.say('entries.also_told', teller=mark_and_record(case, account.source))}")
    yield Run(words, language=case.spoken(account, "fact"))


def in_few_words(case: Case, event: Event, *, again: bool = False) -> Iterator[Run | str]:
    """An entry that is run in: its title, and the first words of what happened, more of what is grave, which stands out."""
    told = _title_then_fact(case, event, stands_out=case.level(event) in _WEIGHTY, again=again)
    runs = [*with_own_words(case, event, told, _WORDS_OF_VOICE)]
    yield from runs
    yield from _told_on(case, event, _shown(runs))


def holds(case: Case, one: Event, other: Event) -> bool:
    """What is said of one holds all the words of another that is told in its own."""
    if not case.words_first(other):
        return False
    said = _words(case, one, _most_words(case, one))
    own = (
        _words(case, other, max(_most_words(case, other), _FEWEST))
        .replace(CUT, "")
        .replace(CUT.strip(), "")
        .strip(" .")
    )
    first = " ".join(own.split()[:_FEWEST])
    return one_line(other.fact) in said or (len(own.split()) >= _FEWEST and first in said)


def _fewest(case: Case, event: Event) -> int:
    """A kind that was read from words is never told without any of them, nor the heading of a note."""
    return _FEWEST if event.key in case.notes or case.words_first(event) or _is_called_nothing(case, event) else 0


def _most_words(case: Case, event: Event) -> int:
    """How many words are told of what happened: of the latest entries more, as they are what people meet about."""
    grave = case.fit.grave if case.weighed and case.level(event) is Level.CRITICAL else 0
    together = _TOGETHER[min(len(members(case, event)), len(_TOGETHER)) - 1]
    if case.form(event) is Form.RUN_IN:
        most = max(case.fit.few if case.level(event) in _WEIGHTY else case.fit.little, _fewest(case, event))
        # Fewer words than a line holds save no line.
        most = round(max(most, _A_LINE) * together) if event.key in case.notes and stands_alone(case, event) else most
        return max(most, grave)
    most = max(case.fit.line, _WORDS_OF_LATEST) if case.weighed and case.is_latest(event) else case.fit.line
    return max(round(most * together), grave)


def _words(case: Case, event: Event, most: int) -> str:
    """So many words of what happened: the sentences that tell most, and where none fits those by which it is grave."""
    return _keyless(case, event, _kept_of(case, event, _text(case, event), most)) if most else ""


def _line(event: Event) -> str:
    """All that the note tells of which the fact has the first words: what a row keeps is chosen from the whole."""
    quote = next((account.source.quote for account in event.accounts if account.fact == event.fact), "")
    return one_line(with_answer(words_behind(event.fact, quote), quote))


def _text(case: Case, event: Event) -> str:
    """The same; of a note with its lines as they end in the text, as a line may end a sentence without a stop."""
    return event.accounts[0].source.quote if event.key in case.notes else _line(event)


def _kept_of(case: Case, event: Event, text: str, most: int) -> str:
    whole = _WHOLE if case.level(event) in _WEIGHTY else _WHOLE_LIGHT
    headed = event.key in case.notes and bool(event.title)
    if kept := chosen(text, most, (*_weighing(case, event), *quoted(event)), whole=whole, headed=headed):
        return kept
    line = one_line(text)
    return _from_what_weighs(case, event, line, most) or brief(_from_what_it_tells(line, most), most)


def _from_what_weighs(case: Case, event: Event, line: str, most: int) -> str:
    """Words of a text from the sentence on by which its entry is grave; nothing where the first words have it."""
    if not most or line.count(" ") < most or case.level(event) not in _WEIGHTY:
        return ""
    # What names its own kind says by its title what it is; its words go on from there.
    kind = event.kind if is_read_from_text(event) else None
    start, end = tells_from(line, kind, _weighing(case, event))
    if not start or end <= len(whole_part(line, most)):
        return ""
    return f"{CUT.strip()} {brief(line[start:], most)}"


def _weighing(case: Case, event: Event) -> tuple[str, ...]:
    """The words that made it weigh more, the last first: it is what lifted it to where it is."""
    found = case.significance.get(event.key)
    lifted = (reason.text for reason in (found.reasons if found else ()) if reason.move > 0)
    return tuple(words[1] for text in lifted if (words := _BY_WORDS.search(text)))[::-1]


def _is_called_nothing(case: Case, event: Event) -> bool:
    """All that names it is that it is an entry."""
    nameless = event.kind in (Kind.UNCLASSIFIED, Kind.NARRATED) and case.title(event) == kind_title(
        event, case.language
    )
    return nameless and bool(event.fact)


def kind_of(case: Case, event: Event) -> list[Run]:
    """The kind that an entry is filed under, small, beside words that are the record's own.

    It is how the program reads them, and no fact: who reads the document to know what happened is told the words alone.
    """
    if tells_no_kind(case.chronology.profile) or event.key in case.unfiled:
        return []
    return [Run(case.words.say("entries.kind", kind=case.title(event)), colour=FINE.colour)]


def _title_then_fact(case: Case, event: Event, *, stands_out: bool, again: bool) -> Iterator[Run | str]:
    """What it is called, with its marks in the document's own language, and so many words of what happened."""
    lead, marks, spoken = bold if stands_out else Run, _marks(case, event), case.spoken(event, "fact")
    most = _most_words(case, event)
    if case.words_first(event) or _is_called_nothing(case, event):
        yield lead(f"{marks.lstrip()} " if marks else "")
        before = case.told_before.get(event.key)
        if before is not None and case.form(before) is not Form.LISTED:
            yield from as_in(case, before)
        elif not again:
            yield Run(_words(case, event, most), language=spoken)
        if filed := kind_of(case, event) if (again and not marks) or event.kind not in _NO_KIND else []:
            yield from ("" if again else "  ", *filed, Run(".", colour=FINE.colour))
        return
    if both := _title_and_fact(case, event, most):
        yield lead(both[0], language=spoken)
        yield Run(both[1], language=spoken)
        yield lead(marks)
        return
    title = case.title(event)
    tells = bool(most and event.fact and event.fact != title)
    yield lead(_keyless(case, event, title).rstrip("."), language=case.title_spoken(event))
    yield lead(marks)
    if stands_out or (tells and event.key in case.notes):
        yield " " if is_cut(title) and not marks else ". "
    elif tells:
        yield ", "
    if tells:
        yield Run(_words(case, event, most), language=spoken)


def _keyless(case: Case, event: Event, words: str) -> str:
    """Words without the letter for whoever sent them, whose name stands beside."""
    return without_key(words, event, written_by(event, case.people.values())) if words else ""


def _title_and_fact(case: Case, event: Event, most: int) -> tuple[str, str] | None:
    """A title that is the first words of the fact, and the words that go on from it: what is both is said once."""
    title, fact = case.title(event), _line(event)
    within = title_within(title, fact) if most or is_cut(title) else ""
    if not within or fact == title:
        return None
    between = _BETWEEN.match(fact, len(within))
    assert between is not None, "it may be empty"
    on, left = fact[between.end() :], max(most - len(within.split()), _WORDS_ON)
    return _keyless(case, event, within), between[0] + _kept_of(case, event, on, left)


def _from_what_it_tells(fact: str, most: int) -> str:
    """The fact without the few words it opens with, where there is no room for all: "Neighbour rang." says who told of it."""
    fact = one_line(fact)
    opening = _OPENING.match(fact)
    return f"{CUT.strip()} {fact[opening.end() :]}" if opening and len(fact.split()) > most else fact


def as_in(case: Case, other: Event) -> tuple[str, Run, str]:
    """The number of the entry that says the same, in a sentence."""
    before, _, behind = case.words.say("entries.as_entry", entry="\0").partition("\0")
    return before, reference(case.number(other), case.place(other.key)), behind


def _shown(runs: Iterable[Run | str]) -> str:
    return "".join(run.text if isinstance(run, Run) else run for run in runs)


def against(case: Case, event: Event, quoted: Account | None = None) -> Iterator[Run | str]:
    """What a later entry says against what was told, who else tells of it, and what may be of its incident.

    No condensing takes any of it away. `quoted` is an account that is told in its own words already.
    """
    if by := [*also_told_by(case, event, quoted)]:
        yield from (" ", *by)
    others = (
        *taken_back_in_words(case, event),
        *of_another(case, event),
        *perhaps_in_words(case, event, shortly=True),
    )
    for told in others:
        yield from (" ", *told)


def further(case: Case, event: Event) -> Iterator[Run | str]:
    """The days of the entries that are told within it."""
    if within := case.within.get(event.key):
        yield bold(f" {case.words.count('entries.further', len(within))} ")
        yield ", ".join(case.date(other.when) for other in within)


def recorded(case: Case, event: Event) -> Iterator[Run]:
    """In which source it stands and where, small; no end of a line parts it."""
    yield Run("  ", colour=FINE.colour)
    yield replace(whole(mark_and_record(case, event.accounts[0].source)), colour=FINE.colour)


def findings(case: Case, events: Sequence[Event]) -> Iterator[Run | str]:
    """The findings that use an entry: not those that use so many that to be one of them says nothing; they name all themselves."""
    used_by = [each for event in events for each in of_row(case, case.findings_on, event)] if case.weighed else []
    telling = [numbered for numbered in used_by if len(numbered.finding.evidence) <= MOST_OF_A_FINDING]
    for place, numbered in enumerate({numbered.label: numbered for numbered in telling}.values()):
        yield ", " if place else f". {case.words.say('entries.finding')} "
        yield reference(numbered.label, numbered.place)


def _marks(case: Case, event: Event) -> str:
    """What no condensing takes away: how grave it is, of somebody else, in doubt, a draft, not for everybody."""
    of_it = [weight_letter(case, event), *whose(case, event)]
    if event.evidence_status in IN_DOUBT:
        of_it.append(case.own("evidence", event.evidence_status))
    return "".join(f" ({each})" for each in (*of_it, *draft(case, event), *restricted(case, event)) if each)


def weight_letter(case: Case, event: Event) -> str:
    """The letter of a level that a reader must not miss."""
    level = case.level(event)
    return letter_of(case, level) if case.weighed and level and level in _WEIGHTY else ""


def letter_of(case: Case, level: Level) -> str:
    """The letter that a level has in text."""
    return case.words.say(f"letters.{level}")
