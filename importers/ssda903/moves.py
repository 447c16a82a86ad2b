"""Episodes into accounts: care that began and ended, each placement once and each legal status once."""

from collections.abc import Sequence
from functools import lru_cache

from chronology.dates import describe
from chronology.model import Account, When
from importers.ssda903.episodes import CODES, LEGAL, PLACEMENT, Episode, Period, Span, began, ended, is_temporary
from importers.ssda903.tables import EPISODES, Wording, moves, tables
from importers.ssda903.telling import Case, Said, in_sentences
from importers.ssda903.words import in_words

_CARE = "care"
# Stands for the number of a home in words that are kept. No text holds it: the gate removes NUL characters.
_MARK = "\0"
_STOPS = (".", "!", "?")
_NO_MORE: tuple[tuple[str, str], ...] = ()


def told(periods: Sequence[Period], case: Case) -> Sequence[Account]:
    """Every account that the episodes of one child give, in order."""
    found: list[Account] = []
    for period in periods:
        _Teller(period, case, found).tell()
    return found


class _Teller:
    """One period of care. The main need is said once in it, and again only where it is recorded otherwise."""

    __slots__ = ("case", "found", "need", "period")

    def __init__(self, period: Period, case: Case, found: list[Account]) -> None:
        self.period = period
        self.case = case
        self.found = found
        self.need = ""

    def tell(self) -> None:
        period, case = self.period, self.case
        respite = period.is_respite
        first = period.episodes[0]
        started = _CARE in first.begun and not respite
        record = case.identify(_CARE, first.in_key)
        if started:
            self._care_started(record, first)
        starts: dict[Episode, list[Span]] = {}
        for span in period.placements if respite else (*period.legal, *period.placements):
            starts.setdefault(span.first, []).append(span)
        back = {span.back for span in period.placements}
        for at, episode in enumerate(period.episodes):
            begun = [span for span in starts.get(episode, ()) if _is_told(span)]
            for span in begun:
                if span.what == LEGAL:
                    self._legal(span)
                else:
                    self._placement(span, respite=respite)
            if not (begun or episode in back or (not at and started)) and self._adds(episode, at):
                self._unchanged(episode)
            case.ledger.account(episode.row)
        self._care_ended(record, period.episodes[-1], respite=respite)

    def _say(
        self, wording: Wording, episode: Episode, *, need: bool = False, more: tuple[tuple[str, str], ...] = _NO_MORE
    ) -> Said:
        """What is said of an event that began or ended with an episode; `more` are fields that are no columns of it."""
        recorded = ""
        if need and episode.need and (recorded := _needed(episode.need)) != self.need:
            self.need = recorded
        elif recorded:
            recorded = ""
        number = episode.number
        # A sentence goes on otherwise after a field that ends it.
        if number.endswith(_STOPS):
            return _said(wording, episode.codes, recorded, number, more)
        said = _said(wording, episode.codes, recorded, _MARK if number else "", more)
        if _MARK in said.fact:
            return Said(said.title, said.fact.replace(_MARK, number), said.outcome, said.voice)
        return said

    def _care_started(self, record: str, first: Episode) -> None:
        until = ended(self.period.episodes[-1], None, first.start)
        if self.period.following is not None and until is not None and until.is_ongoing:
            until = When.undated()
        wording = moves().wordings["care_started"]
        said = self._say(wording, first, need=True)
        self.found.append(
            self.case.account(first.row, wording, said, key=f"{record}#started", when=first.start, until=until)
        )

    def _care_ended(self, record: str, last: Episode, *, respite: bool) -> None:
        if not last.ends_care:
            return
        when = last.end or When.undated()
        quoted = "; ".join([f"{name} {text}" for name in ("DEC", "REC") if (text := last.row[name])])
        wordings = moves().wordings
        if not respite:
            self._ended(wordings["care_ended"], last, f"{record}#ceased", when, quoted)
        if last.stop in moves().words["died"]:
            self._ended(wordings["died"], last, f"{self.case.identify('child', '1')}#died", when, quoted)

    def _ended(self, wording: Wording, last: Episode, key: str, when: When, quoted: str) -> None:
        said = self._say(wording, last)
        self.found.append(self.case.account(last.row, wording, said, key=key, when=when, quoted=quoted))

    def _legal(self, span: Span) -> None:
        police = span.first.legal in moves().words["police_protection"]
        wording = moves().wordings["police_protection" if police else "legal"]
        self._span(span, wording, self._say(wording, span.first, need=True))

    def _placement(self, span: Span, *, respite: bool) -> None:
        more = _reasons(span)
        if span.back is not None:
            more = (*more, ("back", describe(span.back.start)))
        if respite and span.following is self.period.following and self.period.episodes[-1].ends_care:
            stop = self.period.episodes[-1].row["REC"]
            more = (*more, ("ended", in_words(tables()[EPISODES].how["REC"], stop)))
        wording = _wording_of(span, respite=respite)
        self._span(span, wording, self._say(wording, span.first, need=True, more=more))

    def _span(self, span: Span, wording: Wording, said: Said) -> None:
        first = span.first
        when = began(span)
        until = ended(span.last, span.following, when)
        key = f"{self.case.identify(span.what, first.in_key)}#began"
        self.found.append(self.case.account(first.row, wording, said, key=key, when=when, until=until))

    def _adds(self, episode: Episode, at: int) -> bool:
        """An episode that begins nothing, and yet says what has not been said: its reason, or another main need."""
        need = _needed(episode.need) if episode.need else ""
        return bool(episode.new) or not at or (bool(need) and need != self.need)

    def _unchanged(self, episode: Episode) -> None:
        wording = moves().wordings["unchanged"]
        key = f"{self.case.identify('episode', episode.in_key)}#began"
        said = self._say(wording, episode, need=True)
        self.found.append(self.case.account(episode.row, wording, said, key=key, when=episode.start))


def _needed(code: str) -> str:
    return in_words(tables()[EPISODES].how["CIN"], code)


# Episodes alike in their codes are many, and only the number of the home differs in what is said of them.
@lru_cache(maxsize=2048)
def _said(
    wording: Wording, codes: tuple[str | None, ...], need: str, number: str, more: tuple[tuple[str, str], ...]
) -> Said:
    how = tables()[EPISODES].how
    fields = {name: in_words(how[name], code) for name, code in zip(CODES, codes, strict=True) if code}
    return in_sentences(wording, {**fields, "CIN": need, "URN": number, **dict(more)})


def _is_told(span: Span) -> bool:
    """It is named, or the record says that it began."""
    name = span.first.legal if span.what == LEGAL else span.first.place
    return bool(name) or span.first.begins(span.what)


def _wording_of(span: Span, *, respite: bool) -> Wording:
    first, words = span.first, moves().words
    if respite:
        name = "placement_respite"
    elif is_temporary(first):
        name = "placement_temporary"
    elif first.new in words["same_carer"]:
        name = "placement_same_carer"
    else:
        name = "placement"
    return moves().wordings[name]


def _reasons(span: Span) -> tuple[tuple[str, str], ...]:
    """Why the placement before ended: that stands with the episode that ceased. One that no move followed is said here."""
    how = tables()[EPISODES].how["REASON_PLACE_CHANGE"]
    said: list[tuple[str, str]] = []
    before = span.before
    if before is not None and before.reason and not before.ends_care:
        said.append(("reason", in_words(how, before.reason)))
    if any(episode.reason for episode in span.episodes):
        if span.was_left_for and span.last.reason:
            said.append(("why_ended", in_words(how, span.last.reason)))
        if left := _no_move(span):
            said.append(("no_move", "; ".join(dict.fromkeys(in_words(how, reason) for reason in left))))
    return tuple(said)


def _no_move(span: Span) -> Sequence[str]:
    """Reasons for a change of placement that no move followed."""
    moved = {span.episodes[at - 1] for at in range(1, len(span.episodes)) if span.episodes[at].begins(PLACEMENT)}
    return [
        episode.reason
        for episode in span.episodes
        if episode.reason
        and episode not in moved
        and not (episode is span.last and span.following is not None and not episode.ends_care)
    ]
