"""Episodes into accounts: care that began and ended, each placement once and each legal status once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from chronology.dates import describe
from chronology.model import Account, When
from importers.ssda903.episodes import LEGAL, PLACEMENT, Episode, Period, Span, began, ended, is_temporary
from importers.ssda903.tables import EPISODES, Wording, moves, tables
from importers.ssda903.telling import Case, word
from importers.ssda903.words import in_words

_CODES = ("LS", "PLACE", "PLACE_PROVIDER", "REC", "RNE")
_NEED, _NUMBER = "CIN", "URN"
_CARE = "care"


def told(periods: Sequence[Period], case: Case) -> Iterator[Account]:
    """Every account that the episodes of one child give, in order."""
    for period in periods:
        yield from _Teller(period, case).tell()


@dataclass(slots=True)
class _Teller:
    """One period of care. The main need is said once in it, and again only where it is recorded otherwise."""

    period: Period
    case: Case
    need: str = ""

    def tell(self) -> Iterator[Account]:
        respite = self.period.is_respite
        first = self.period.episodes[0]
        record = self.case.identify(_CARE, first.in_key)
        if first.begins(_CARE) and not respite:
            yield self._care_started(record, first)
        starts: dict[Episode, list[Span]] = {}
        for span in (*(() if respite else self.period.legal), *self.period.placements):
            starts.setdefault(span.first, []).append(span)
        back = {span.back for span in self.period.placements}
        for at, episode in enumerate(self.period.episodes):
            begun = [span for span in starts.get(episode, ()) if _is_told(span)]
            for span in begun:
                yield self._legal(span) if span.what == LEGAL else self._placement(span, respite=respite)
            told = begun or episode in back or (not at and first.begins(_CARE) and not respite)
            if not told and self._adds(episode, at):
                yield self._unchanged(episode)
            self.case.ledger.account(episode.row)
        yield from self._care_ended(record, self.period.episodes[-1], respite=respite)

    def _fields(self, episode: Episode, *, need: bool = False) -> dict[str, str]:
        get = episode.row.cells.get
        fields = dict(_in_words(tuple(map(get, _CODES))))
        if number := get(_NUMBER):
            fields[_NUMBER] = number
        if need and (code := get(_NEED)) and (recorded := in_words(tables()[EPISODES].how[_NEED], code)) != self.need:
            fields[_NEED] = self.need = recorded
        return fields

    def _care_started(self, record: str, first: Episode) -> Account:
        until = ended(self.period.episodes[-1], None, first.start)
        if self.period.following is not None and until is not None and until.is_ongoing:
            until = When.undated()
        wording = moves().wordings["care_started"]
        said = word(wording, self._fields(first, need=True))
        return self.case.account(
            first.row, wording, said, key=f"{record}#started", when=first.start, until=until
        )

    def _care_ended(self, record: str, last: Episode, *, respite: bool) -> Iterator[Account]:
        if not last.ends_care:
            return
        when = last.end or When.undated()
        fields = self._fields(last)
        quoted = "; ".join(f"{name} {text}" for name in ("DEC", "REC") if (text := last.row[name]))
        wordings = moves().wordings
        if not respite:
            said = word(wordings["care_ended"], fields)
            key = f"{record}#ceased"
            yield self.case.account(last.row, wordings["care_ended"], said, key=key, when=when, quoted=quoted)
        if last.stop in moves().words["died"]:
            said = word(wordings["died"], fields)
            key = f"{self.case.identify('child', '1')}#died"
            yield self.case.account(last.row, wordings["died"], said, key=key, when=when, quoted=quoted)

    def _legal(self, span: Span) -> Account:
        police = span.first.legal in moves().words["police_protection"]
        wording = moves().wordings["police_protection" if police else "legal"]
        return self._span(span, wording, self._fields(span.first, need=True))

    def _placement(self, span: Span, *, respite: bool) -> Account:
        fields = self._fields(span.first, need=True)
        fields |= _reasons(span)
        if span.back is not None:
            fields["back"] = describe(span.back.start)
        if respite and span.following is self.period.following and self.period.episodes[-1].ends_care:
            fields["ended"] = self._fields(self.period.episodes[-1]).get("REC", "")
        return self._span(span, _wording_of(span, respite=respite), fields)

    def _span(self, span: Span, wording: Wording, fields: dict[str, str]) -> Account:
        when = began(span)
        until = ended(span.last, span.following, when)
        record = self.case.identify(span.what, span.first.in_key)
        return self.case.account(
            span.first.row, wording, word(wording, fields), key=f"{record}#began", when=when, until=until
        )

    def _adds(self, episode: Episode, at: int) -> bool:
        """An episode that begins nothing, and yet says what has not been said: its reason, or another main need."""
        need = in_words(tables()[EPISODES].how["CIN"], episode.row["CIN"]) if episode.row["CIN"] else ""
        return bool(episode.new) or not at or (bool(need) and need != self.need)

    def _unchanged(self, episode: Episode) -> Account:
        wording = moves().wordings["unchanged"]
        record = self.case.identify("episode", episode.in_key)
        said = word(wording, self._fields(episode, need=True))
        return self.case.account(episode.row, wording, said, key=f"{record}#began", when=episode.start)


@lru_cache(maxsize=4096)
def _in_words(codes: tuple[str | None, ...]) -> Mapping[str, str]:
    """What the codes of an episode say."""
    how = tables()[EPISODES].how
    return {name: in_words(how[name], code) for name, code in zip(_CODES, codes, strict=True) if code}


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


def _reasons(span: Span) -> dict[str, str]:
    """Why the placement before ended: that stands with the episode that ceased. One that no move followed is said here."""
    how = tables()[EPISODES].how["REASON_PLACE_CHANGE"]
    said = {}
    before = span.before
    if before is not None and before.reason and not before.ends_care:
        said["reason"] = in_words(how, before.reason)
    if not any(episode.reason for episode in span.episodes):
        return said
    moved = {span.episodes[at - 1] for at in range(1, len(span.episodes)) if span.episodes[at].begins(PLACEMENT)}
    left = [
        episode.reason
        for episode in span.episodes
        if episode.reason
        and episode not in moved
        and not (episode is span.last and span.following is not None and not episode.ends_care)
    ]
    if span.was_left_for and span.last.reason:
        said["why_ended"] = in_words(how, span.last.reason)
    if left:
        said["no_move"] = "; ".join(dict.fromkeys(in_words(how, reason) for reason in left))
    return said
