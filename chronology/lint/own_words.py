"""The words that our own documents are printed with, in each language, and the shapes of what is told by them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from chronology.tables import shipped_table
from exports import terms

_FILES: Final = {"en": "pdf/words.toml", "cy": "pdf/words_cy.toml"}
LANGUAGES: Final = tuple(_FILES)
DAY: Final = r"(\d+ \w+ \d{4})"
_NUMBER: Final = r"[\d,]+"
_YEAR: Final = r"((?:19|20)\d\d)"


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a language by section and name."""

    language: str
    table: Mapping[str, Any]

    def __getitem__(self, section: str) -> Any:  # noqa: ANN401  # a word, or a table of them
        return self.table[section]

    @property
    def foot(self) -> re.Pattern[str]:
        """What the last line of a page ends with: its number, by itself or with that of a bundle."""
        return _compiled(self, "foot")

    @property
    def hidden(self) -> re.Pattern[str]:
        """Entries of a year that are not shown; the year is its group."""
        return _compiled(self, "hidden")

    def hidden_years(self, text: str) -> frozenset[int]:
        """The years of which a text says that entries are not shown, a line for each or all in one sentence."""
        told = _compiled(self, "hidden_together").finditer(text)
        years = [year for found in told for year in re.findall(rf"{_YEAR}:", found[1])]
        return frozenset(map(int, [*years, *(found[1] for found in self.hidden.finditer(text))]))

    @property
    def not_shown(self) -> re.Pattern[str]:
        """A line that begins to tell of such, which is no part of the entry before it."""
        return _compiled(self, "not_shown")

    @property
    def further(self) -> re.Pattern[str]:
        """The words before further days that are told in a line."""
        return _compiled(self, "further")

    @property
    def later(self) -> re.Pattern[str]:
        """The words that say that later records are left out."""
        return _compiled(self, "later")

    @property
    def totals(self) -> re.Pattern[str]:
        """The number of accounts among the totals, as its group."""
        return _compiled(self, "totals")

    @property
    def profile(self) -> re.Pattern[str]:
        """The profile, as its group."""
        return _compiled(self, "profile")

    @property
    def recorded(self) -> re.Pattern[str]:
        """The day of recording, as its group."""
        return _compiled(self, "recorded")

    @property
    def extract(self) -> re.Pattern[str]:
        """The day of an extract, as its group."""
        return _compiled(self, "extract")

    @property
    def reader(self) -> re.Pattern[str]:
        """The importer of a document, as its group."""
        return _compiled(self, "reader")

    @property
    def kind(self) -> re.Pattern[str]:
        """The kind that an entry is filed under, told in its own words, as its group; up to a full stop or the end."""
        return _compiled(self, "kind")

    @property
    def sharing(self) -> re.Pattern[str]:
        """The number of an entry that shares a row with others, as its group."""
        return _compiled(self, "sharing")

    @property
    def letter(self) -> re.Pattern[str]:
        """The letter of a weight, before its word."""
        return _compiled(self, "letter")


@cache
def words_of(language: str) -> Words:
    """The words of a language: what it lacks is said in English."""
    return Words(language, _merged(_table("en"), _table(language)))


def _table(language: str) -> Mapping[str, Any]:
    table = shipped_table("exports", _FILES[language])
    found: Mapping[str, Any] = table["en"] if language == "en" else table
    return found


def _merged(english: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = {**english, **own}
    for name, value in english.items():
        # The forms of a count belong to one language.
        if isinstance(value, Mapping) and isinstance(own.get(name), Mapping) and "other" not in value:
            merged[name] = _merged(value, own[name])
    return merged


@cache
def _compiled(words: Words, name: str) -> re.Pattern[str]:
    return re.compile(_shapes(words)[name])


@cache
def _shapes(words: Words) -> Mapping[str, str]:
    say, made = words["entries"], words["sources"]
    level = r"[\w' ]{1,30}?"
    hidden = "|".join(_shape(form, n=_NUMBER, level=level) for form in say["hidden"].values())
    counted = "|".join(_shape(form, n=_NUMBER) for form in say["hidden_count"].values())
    together = [say[name].partition("{")[0] for name in ("hidden_years", "hidden_years_family")]
    begins = "|".join(map(re.escape, together))
    accounts = re.escape(terms.code("accounts", words.language))
    return {
        "foot": rf"{_shape(words['page_of'], page=_NUMBER, pages=_NUMBER)}|(?<!\w)[A-Z]?\d+\Z",
        "hidden": _shape(say["hidden_year"].rstrip("."), what=rf"(?:{hidden})(?:, (?:{hidden}))*", year=_YEAR),
        "hidden_together": rf"(?:{begins})([^.]*)",
        "not_shown": rf"\n(?:(?:(?:19|20)\d\d: )?(?:{hidden}|{counted})|{begins})",
        "further": "(?i)" + "|".join(_shape(form, n=_NUMBER) for form in say["further"].values()),
        "later": "|".join(_shape(form.partition("{date}")[0], n=_NUMBER) for form in say["later"].values()),
        "totals": rf"{_shape(made['totals'].partition('{')[0])}.*?(?<!\w){accounts} (\d+(?:,\d{{3}})*)(?!\w)",
        "profile": _shape(made["profile"].partition("{")[0]) + r"(\w+)\.",
        "recorded": _shape(say["recorded"], date=DAY),
        "extract": _shape(made["extract"], date=DAY),
        "reader": "(?i)" + _shape(made["read_by"], importer=r"([\w-]+)"),
        "kind": rf"(?<!\S){_shape(say['kind'], kind='([^.·]+?)')}(?:\.(?=\s|\Z)|(?= ·)|\Z)",
        "sharing": r"(?<!\S)" + _shape(say["own_number"].rstrip(), number=r"(\d+)") + r"\s",
        "letter": rf"\A[{''.join(words['letters'].values())}] (?=\w)",
    }


def _shape(form: str, **filled: str) -> str:
    """A form as a pattern, what it is filled in with by patterns too."""
    shape = re.escape(form)
    for name, pattern in filled.items():
        shape = shape.replace(re.escape(f"{{{name}}}"), pattern)
    return shape
