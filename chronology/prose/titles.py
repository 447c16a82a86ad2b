"""What an entry is called whose title is no more than the name of its kind: never as a fact what somebody only said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from chronology.model import Event, EvidenceStatus, Kind
from chronology.practice import title_of
from chronology.prose.heard import heard
from chronology.prose.hearsay import is_read_from_text
from chronology.prose.knowing import known_by_kind
from chronology.prose.sentences import sentences
from chronology.tables import shipped_table

# These say so of themselves; of what is "reported" the words must: a record of a service is by report as a rule.
_DOUBTED = {EvidenceStatus.ALLEGED: "alleged", EvidenceStatus.DISPUTED: "disputed"}


@dataclass(frozen=True, slots=True)
class _Table:
    ways: Mapping[str, Mapping[str, str]]
    plain: frozenset[Kind]
    heard: Mapping[Kind, Mapping[str, str]]


def kind_title(event: Event, language: str = "en") -> str:
    """What the kind of an event is called, with how it is known where somebody only said so."""
    name = title_of(event.kind, language)
    way = _way(event)
    if not way:
        return name
    table = _table()
    called = table.heard.get(event.kind, {}).get(language) or _in_small(name)
    said = table.ways[way]
    return said[language if language in said else "en"].format(kind=called)


def entry_title(event: Event, language: str = "en") -> str:
    """The event's own title, or what its kind is called.

    A title that is no more than the English name of the kind is a word of the taxonomy and not of the record; one that is
    no more than the Welsh name stays in the language of its note.
    """
    if not event.title or event.title == title_of(event.kind):
        return kind_title(event, language)
    return kind_title(event, "cy") if event.title == title_of(event.kind, "cy") else event.title


def is_named_by_kind(event: Event, language: str = "en") -> bool:
    """It was read from free text, and all that names it is the kind that the program read into the words."""
    return (
        is_read_from_text(event)
        and bool(event.fact)
        and entry_title(event, language) == kind_title(event, language) != event.fact
    )


def kind_titles(kind: Kind, language: str) -> Iterator[str]:
    """Every title that an entry of a kind may have by it."""
    name, table = title_of(kind, language), _table()
    yield name
    if kind not in table.plain:
        called = table.heard.get(kind, {}).get(language) or _in_small(name)
        yield from (said[language].format(kind=called) for said in table.ways.values())


def _way(event: Event) -> str:
    if event.kind in _table().plain:
        return ""
    if event.evidence_status in _DOUBTED:
        # A step was taken, whoever doubts what it found.
        return "" if known_by_kind(event.kind) is EvidenceStatus.VERIFIED else _DOUBTED[event.evidence_status]
    if event.evidence_status is not EvidenceStatus.REPORTED:
        return ""
    words = [account.source.quote or account.fact for account in event.accounts] or [event.fact]
    return "reported" if all(_is_only_said(text, event.kind) for text in words) else ""


@lru_cache(maxsize=16384)
def _is_only_said(text: str, kind: Kind) -> bool:
    """Wherever the words tell of the kind, they tell who said it."""
    telling = heard(text)
    if not telling.cues.any:
        return False
    told = [one for span in sentences(text) for one in telling.said(span) if one.kind is kind]
    return bool(told) and all(one.status is EvidenceStatus.REPORTED and not one.plain for one in told)


def _in_small(name: str) -> str:
    first = name.split(" ", 1)[0]
    return name if first.isupper() and len(first) > 1 else name[:1].lower() + name[1:]


@cache
def _table() -> _Table:
    table = shipped_table("chronology.prose", "titles.toml")
    return _Table(
        ways=table["ways"],
        plain=frozenset(map(Kind, table["plain"]["kinds"])),
        heard={Kind(kind): names for kind, names in table["heard"].items()},
    )
