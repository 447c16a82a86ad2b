"""How somebody is to be reached: telephone numbers, e-mail addresses and names on social media, in any words of a record.

No reader of a shared document needs one, whosever it is. What only a service can have (a number of all the country, an address of a public body)
is no secret; of a land line that stands beside a word for an office neither is it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from chronology.dates.words import month_names
from chronology.model import Chronology, PersonKind
from chronology.people import role_words
from chronology.redaction.tables import table_of

# Between the figures of a number: nothing, or one mark or blank, with a bracket beside it.
_BETWEEN: Final = r"(?:[ \u00a0.‑-]{0,2}|[ \u00a0]?[()/][ \u00a0]?)"
# "07 11 2025 0930" and "01.02.2025 1415": a day and a time.
_DAY: Final = r"(?!\(?[0-3]?\d[ ./-][01]?\d[ ./-](?:19|20)\d\d\b|\(?\d\d[01]\d(?:19|20)\d\d \d{3,4}\b)"
_PHONE: Final = re.compile(
    rf"(?<![\d£$€#])(?<!\d[.:/-]){_DAY}(?:(?:\+|00){_BETWEEN}4{_BETWEEN}4{_BETWEEN}(?:\(0\){_BETWEEN})?[1-9]|\(?0{_BETWEEN}[12357-9])"
    rf"(?:{_BETWEEN}\d){{8,9}}(?![\d%]|[.:/]\d)"
)
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]+(?:@| ?[\[(]at[\])] ?)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
# "ann example at post dot example", as somebody spells it out.
_SPELT: Final = re.compile(r"\b[\w.+-]+ at [\w-]+ (?:dot|punkt) \w+(?: dot \w+)?\b", re.IGNORECASE)
# A number in two pieces: the first of a mobile alone ("07700"), and the rest of it near, or a message of its own.
_BEGINS: Final = re.compile(r"(?<![\w.:/£-])07\d{3}(?![\w.:/-]| ?\d| ?[\d(])")
_GOES_ON: Final = re.compile(r"(?<![\d.:/£-])(?:x{1,5} ?)?\d{3}[ -]?\d{3}(?![\d%]|[.:/-]\d| \d)")
_IS_THE_REST: Final = re.compile(r"\W*\d{3}[ -]?\d{3}\W*")
_NEAR: Final = 60
_HANDLE: Final = re.compile(r"(?<![\w.@+/-])@(?P<name>[A-Za-z_](?:[\w]|[.](?=\w)){2,30})")
_MARKED: Final = re.compile(
    r"(?<![\w.@/+-])(?P<name>[A-Za-z]\w*_\w*[^\W_]|[a-z]{3,}\d*\.(?!(?:com|co|org|net|uk|txt|pdf|docx?|xlsx?|jpe?g|png|csv|example)\b)[a-z]{3,}\d*|[a-z]{3,}\d{2,4}(?=\b))(?![\w@]|\.\w)"
)
# A column's name and what stands in it, as a table that is read row by row has them: "child_seen: Y". It is nobody's name.
_FIELD: Final = re.compile(
    r"^[ \t]*\w+[ \t]*[:=][ \t]*(?:y|n|yes|no|true|false|none|null|n/?a|[\d/.: -]*)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST: Final = 6
# Numbers of all the country, which nobody has at home: "0300", "0800", "0845".
_OF_A_SERVICE: Final = re.compile(r"(?:0044|44)?0?(?:3\d{2}|80\d|84\d|87\d|500|55\d|56\d)")
_LAND_LINE: Final = re.compile(r"(?:0044|44)?0?[12]")
_OFFICE_WITHIN: Final = 40


def contacts_of(chronology: Chronology, texts: Sequence[str]) -> tuple[str, ...]:
    """What in any of its words reaches somebody, but for what is recorded of workers and services themselves."""
    found = dict.fromkeys(contact for text in texts for contact in contacts_in(text))
    if any(_BEGINS.fullmatch(each) for each in found):
        found |= dict.fromkeys(text.strip(" .,") for text in texts if _IS_THE_REST.fullmatch(text))
    known = {
        _bare(value)
        for person in chronology.people
        if person.kind in (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)
        for _, value in person.details
    }
    bare = {each for each in found if each.isalpha()}
    known |= {each.casefold() for each in bare if _is_a_word(texts, each)}
    # "social_worker" where a record has these as words.
    joined = {each for each in found if re.fullmatch(r"[^\W\d_]+(?:[_.][^\W\d_]+)+", each)}
    known |= {each.casefold() for each in joined if _is_of_words(texts, each)}
    # What the program calls somebody by is a value of a file "at" the file's name: "C17@episodes.csv".
    files = {source.name.casefold() for source in chronology.documents}
    known |= {name.partition(".")[0] for name in files}
    return tuple(each for each in found if _bare(each) not in known and _behind_at(each) not in files)


def _is_of_words(texts: Sequence[str], written: str) -> bool:
    words = re.sub(r"[_.]", " ", written)
    return words.casefold() in role_words() or _is_a_word(texts, words)


def _behind_at(written: str) -> str:
    return written.rpartition("@")[2].casefold()


def _is_a_word(texts: Sequence[str], written: str) -> bool:
    """Something in the records has it without the mark of a name on social media: "@everyone" is nobody."""
    bare = re.compile(rf"(?<![@\w]){re.escape(written)}\b", re.IGNORECASE)
    return any(map(bare.search, texts))


def contacts_in(text: str) -> Iterator[str]:
    """The numbers, addresses and names by which a text says that somebody is to be reached."""
    if "0" in text or "+44" in text:
        yield from (found[0] for found in _PHONE.finditer(text) if not _is_no_contact(text, found))
        for begun in _BEGINS.finditer(text):
            yield begun[0]
            near = text[max(0, begun.start() - _NEAR) : begun.end() + _NEAR]
            yield from (found[0] for found in _GOES_ON.finditer(near))
    if "@" in text or " at " in text or "[at]" in text or "(at)" in text:
        for pattern in (_EMAIL, _SPELT):
            yield from (found[0].rstrip(".") for found in pattern.finditer(text) if not _of_a_body().search(found[0]))
    # Where a text speaks of such a place, whatever is written with a mark within it is somebody's name there.
    named = [*_HANDLE.finditer(text), *_named().finditer(text)]
    if _media().search(text):
        named += _MARKED.finditer(_FIELD.sub("", text))
    yield from (found["name"] for found in named if is_a_handle(found["name"]))


def is_a_handle(written: str) -> bool:
    """No word of the language and no name alone: it has a figure or a mark within it, or is long; and it is no month or section."""
    if _numbered().fullmatch(written):
        return False
    return bool(re.search(r"[\d_.]", written)) or len(written) >= _LEAST


def _is_no_contact(text: str, found: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", found[0])
    if _OF_A_SERVICE.match(digits):
        return True
    before = text[max(0, found.start() - _OFFICE_WITHIN) : found.start()]
    return bool(_reference().search(before) or (_LAND_LINE.match(digits) and _office().search(before)))


def _bare(written: str) -> str:
    digits = re.sub(r"\D", "", written)
    return digits if len(digits) >= _LEAST else written.casefold()


@cache
def _numbered() -> re.Pattern[str]:
    """A month with its year, or what goes by numbers, written together: "march2024", "section47"."""
    words = (*map(re.escape, month_names()), *table_of("contacts.toml")["numbered"]["words"])
    return re.compile(rf"(?:{'|'.join(words)})\d{{2,4}}", re.IGNORECASE)


@cache
def _of_a_body() -> re.Pattern[str]:
    return re.compile(rf"(?:[@.])(?:{'|'.join(table_of('contacts.toml')['bodies']['ends'])})\.?\Z", re.IGNORECASE)


@cache
def _media() -> re.Pattern[str]:
    media = "|".join(table_of("contacts.toml")["media"]["words"])
    return re.compile(rf"\b(?:{media})\b", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    """A name behind a word for where it is one: "snap: kit_x99", "insta is kit.2009"."""
    media = "|".join(table_of("contacts.toml")["media"]["words"])
    return re.compile(
        rf"\b(?:{media})\b(?: ?(?:name|handle|user ?name|account|id|profile|is|was|as|called|under|now|yw|enw))*[ :=–(\"'“‘-]+"
        r"@?(?P<name>(?=[\w.]*[\d_.]\w)[A-Za-z_][\w.]{2,30}\w)",
        re.IGNORECASE,
    )


@cache
def _office() -> re.Pattern[str]:
    """A word for an office, and no end of a sentence behind it."""
    return re.compile(rf"\b(?:{'|'.join(table_of('contacts.toml')['offices']['words'])})\b[^.;\n]*\Z", re.IGNORECASE)


@cache
def _reference() -> re.Pattern[str]:
    """Right before it a word that says that it is the number of a paper."""
    return re.compile(
        rf"\b(?:{'|'.join(table_of('contacts.toml')['papers']['words'])})\b[ .:#=-]*(?:(?:no|number|num|id|is)\b[ .:#=-]*)*\Z",
        re.IGNORECASE,
    )
