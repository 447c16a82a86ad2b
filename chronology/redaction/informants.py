"""Who of the public told a service something: in practice nobody gives their name or house to a conference or a family, asked or not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from chronology.prose.confidence import addresses_in
from chronology.redaction.folding import folded_of
from chronology.redaction.tables import ordinary
from chronology.tables import shipped_table

_FRAGMENT = re.compile(r"\{([a-z]+)\}")
_TITLE = re.compile(r"(?:Mrs|Mr|Ms|Miss)\.? ", re.IGNORECASE)
# "SW1", "MGM": what somebody is called where everybody has a code.
_CODE = re.compile(r"\d|\b[A-Z]{1,3}\Z|‹|›")
_PHONE = re.compile(r"\b0\d(?:[ -]?\d){8,9}\b")
_NUMBERED = re.compile(r"\b(?:flat|fflat|no\.?|number|rhif|plot|allotment) ?\d{1,4}[a-z]?\b", re.IGNORECASE)
# A column or line that says so: they gave their name and let it be given.
GIVES_IT = re.compile(r"\banon(?:ymous)?(?: requested)? ?[:=?] ?(?:no|n|false|na|nac ydy)\b", re.IGNORECASE)
# "(31)" behind a name is an age, and "16" before a street the house.
_STREET = re.compile(r" [A-ZÀ-ÖØ-ÞŴŶ]")
_AGE = re.compile(r"\A[,( ]*\d{1,3}\)?\Z")


@dataclass(frozen=True, slots=True)
class Informant:
    """One of the public who told something, as a text names them."""

    name: str
    """Without a title; empty where the house alone says who it is."""
    phrase: str
    """The name and what stands behind it that says as much: "Enid Example from 41"."""
    houses: tuple[str, ...] = ()
    """Addresses, numbers of houses and telephones that stand with it."""


@lru_cache(maxsize=4096)
def informants_in(text: str) -> tuple[Informant, ...]:
    """Those whom a text names so; who is family or there for their work by the words beside the name is none."""
    return tuple(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[Informant]:
    if not _hint().search(text) or GIVES_IT.search(text):
        return
    # A line that a page broke goes on in the next.
    text = text.replace("\n", " ")
    for pattern in _table()["named"]:
        for found in pattern.finditer(text):
            end = found.end("who")
            if _known().match(text, end) or not is_a_name(found["who"]):
                continue
            beside = (found["beside"] or "") if "beside" in pattern.groupindex else ""
            is_age = _AGE.match(beside) and not _STREET.match(text, end + len(beside))
            if found.start("beside") != end or is_age:
                beside = ""
            name = _TITLE.sub("", found["who"])
            whole = f"{found['who']}{beside}".rstrip(" ,")
            # A title before the name says that it is a woman.
            says_more = bool(beside.strip(" ,()")) or name != found["who"]
            yield Informant(name, whole if says_more else "", tuple(_houses(text, found.start("who"), end, beside)))
    for pattern in _table()["housed"]:
        for found in pattern.finditer(text):
            yield Informant("", found["phrase"].rstrip(" ,"))


def _houses(text: str, start: int, end: int, beside: str) -> Iterator[str]:
    stop = end + max(len(beside), 30)
    yield from addresses_in(text, end, min(len(text), end + len(beside) + 20) if beside else end)
    yield from (found[0] for found in _NUMBERED.finditer(text, end, end + len(beside)))
    yield from (found[0] for found in _PHONE.finditer(text, start, min(len(text), stop)))


def is_a_name(written: str) -> bool:
    """It is somebody's: nobody's post, team or paper is one of its words."""
    row, known = folded_of(_TITLE.sub("", written)), ordinary()
    if _CODE.search(written):
        return False
    return bool(row) and _nobody().isdisjoint(row) and (known.posts | known.records).isdisjoint(row)


@cache
def _hint() -> re.Pattern[str]:
    """What none of them does without: a word for whoever is of the public, or a house or call beside a name."""
    return re.compile(
        r"neighbour|passer|public|\bmop\b|shop|driver|cabbie|post(?:man|woman|ie)|milkman|cleaner|walker|jogger|cyclist|bar(?:man|maid)|publican"
        r"|hairdresser|parent|\bmum\b|\bmam\b|mother|father|\bdad\b|citizen|resident|cym(?:ydog|doges)|cyhoedd|siopwr|friend|acquaintance|workmate|ffrind"
        r"|caller|informant|inft|infmt|\bby\b|lady|woman|\bman\b|signed|complainant|whistle|tip-?off|anon|galw|from|\bat\b|\bof\b|lives|living|who\b",
        re.IGNORECASE,
    )


@cache
def _table() -> Mapping[str, Sequence[re.Pattern[str]]]:
    table = shipped_table("chronology.redaction", "informants.toml")
    made: dict[str, str] = {}
    for name, words in table["fragments"].items():
        made[name] = _written(words, made)
    return {
        part: [re.compile(rf"(?<![\w'’]){_written(words, made)}", re.IGNORECASE) for words in row["words"]]
        for part, row in table.items()
        if part in ("named", "housed")
    }


@cache
def _nobody() -> frozenset[str]:
    return frozenset(shipped_table("chronology.redaction", "informants.toml")["nobody"]["words"])


@cache
def _known() -> re.Pattern[str]:
    (words,) = shipped_table("chronology.redaction", "informants.toml")["known"]["words"]
    return re.compile(words.replace("{{", "{").replace("}}", "}"), re.IGNORECASE)


def _written(words: str, fragments: Mapping[str, str]) -> str:
    return _FRAGMENT.sub(lambda found: fragments[found[1]], words)
