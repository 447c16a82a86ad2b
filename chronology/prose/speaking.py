"""Whose words a record quotes: those of the person it is about, somebody else's, or nobody's that can be told.

Each quotation is given to whoever the words around it name as saying it; where they name nobody, to whom the record was
speaking with. A pronoun is whom the sentence or those before it speak of. Where two may be meant, the words are nobody's:
a mother's words printed as her child's would be invented.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from chronology.prose.vocabulary import is_role
from chronology.tables import shipped_table


class By(StrEnum):
    """Who said the words of a quotation."""

    OWN = "own"
    OTHER = "other"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Known:
    """How a record names the person it is about, and others: given names and short forms in lower case."""

    own: frozenset[str]
    family: frozenset[str] = frozenset()
    """The person's family names."""
    others: frozenset[str] = frozenset()
    sex: str = ""
    """"male", "female" or not known."""
    men: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    """Those of the others whose sex is known."""
    initials: frozenset[str] = frozenset()
    """By which the person alone is meant: "C", "CP"."""
    is_adult: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, with their place (the marks are outside) and who said them."""

    start: int
    end: int
    words: str
    by: By
    named: bool = False
    """Words beside it name who said it, or a verb of saying does."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """Somebody named at a place; `sex` is "" where it does not show."""

    start: int
    end: int
    by: By
    sex: str = ""
    pronoun: bool = False
    writer: bool = False


_MARKS = re.compile(r"[\"\u201c\u201d]")
_SINGLE = re.compile(
    r"(?:(?<=[\s(:,\u2013-])|^)['\u2018](?P<words>(?=[\w\u2026.])[^'\u2018\u2019\n]{2,}(?:['\u2019](?=\w)[^'\u2018\u2019\n]+)*)['\u2019](?!\w)",
    re.MULTILINE,
)
_LONGEST = 700
_SENTENCE_END = re.compile(r"(?<=[.!?])[)\]]?\s|\n(?=\s*(?:[A-Z\u2022*#>\[]|-\s|\d))|\n\s*\n|(?<=;)\s")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_NAME = re.compile(r"[A-Z][\w'\u2019-]*")
_TITLE_CASE_VERBS = re.compile(r"\w+(?:ed|ing)\Z")
_FIRST_PERSON = re.compile(
    r"\b(?:i|i'm|i've|i'd|i'll|im|ive|me|my|mine|we|us|our|dwi|dw i|fi|fy|ni|rwy|rwyf|sa i|o'n i|gen i)\b",
    re.IGNORECASE,
)
_GAP = re.compile(r"[,.]?\s{0,2}")
_NAMED_BEHIND = re.compile(r"\s?(?:\(|[\u2013-]\s)(?=[A-Z])")
_NAMED_ALONE = re.compile(r"\s?(?:\)|,|\n|\Z)")
_LABEL = re.compile(r"(?:\A|[\n.;])\W{0,6}(?P<who>[^:\n.;]{1,60}?):\s*\Z")
_COMMA = re.compile(r"[,:]\s*\Z")
_COMMA_FIRST = re.compile(r"\W{0,3}(?:[,.;]|and\b|then\b)")
_INFINITIVE = re.compile(r"\b(?:to|not) \Z")
_COLON = re.compile(r"\s?(?:\([^)\n]{1,40}\))?:")
_PAUSE = re.compile(r"[,:;.\u2013-]\s*\Z|\s[\u2013-]\s")
# A clause begins here: nobody who is not known stands before the verb.
_OPENS_CLAUSE = re.compile(
    r"(?:\A|[,.;:(\u2013-]|\b(?:and|then|but|also|later|today|again|just|only|now|when|has|had|a|ac|yna|wedyn))\W*\Z",
    re.IGNORECASE,
)
_HEARD = re.compile(r"\b(?:overheard|heard|voices?|shouting|clywyd|clywais|lleisiau?)\b", re.IGNORECASE)
_SEEN_ALONE = re.compile(r"\b(?:alone|on (?:his|her|their) own|1:1|ar (?:ei|eu) phen|ar ei ben)\b", re.IGNORECASE)
_OF_THEM = {
    "male": re.compile(r"\W*(?:he|he's|his|him)\b", re.IGNORECASE),
    "female": re.compile(r"\W*(?:she|she's|her)\b", re.IGNORECASE),
}
_NOBODY = re.compile(r"(?!)")
_TO = re.compile(r"\b[Tt]o\s\Z")
_FEW = 3
_FAR = 90
_OPENING = 34
"""Characters of a sentence in which whom it speaks of stands."""
_LATEST = 260
"""Characters within which one answer follows another."""


@dataclass(frozen=True, slots=True)
class _Words:
    said: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    asking: frozenset[str]
    behind: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    they: frozenset[str]
    writer: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    others: frozenset[str]
    own: frozenset[str]
    titles_he: frozenset[str]
    titles_she: frozenset[str]
    titles_at_work: frozenset[str]
    met: re.Pattern[str]
    own_saying: frozenset[str]
    labels: frozenset[str]


@cache
def _words() -> _Words:
    table = shipped_table("chronology.prose", "speaking.toml")
    said, who = table["said"], table["who"]
    verbs = _any_of(said["verbs"])
    adverb = r"(?:then|also|has|had|just|later|again|always|only|quietly|now|simply|still|often|first|yn|wedi)"
    return _Words(
        said=re.compile(rf"(?<![\w'\u2019]){verbs}(?![\w'\u2019])", re.IGNORECASE),
        # '"..." said Ann', '"..." meddai Ann'.
        after=re.compile(
            rf"[,.]?\s{{0,2}}[\u2013-]?\s?(?P<verb>{_any_of([*said['verbs'], *said['behind']])})\s(?=\w)", re.IGNORECASE
        ),
        before=re.compile(rf"(?P<gap>(?:\s{adverb}){{0,2}}\s)(?P<verb>{verbs})(?!\w)", re.IGNORECASE),
        met=re.compile(
            rf"(?<![\w'\u2019])(?:{_any_of(table['meeting']['met'])})\s+(?:with\s+|to\s+|from\s+|\u00e2\s+)?(?=[\w(])",
            re.IGNORECASE,
        ),
        asking=frozenset(said["asking"]),
        behind=frozenset(said["behind"]),
        own_saying=frozenset(said["of_the_writer"]),
        labels=frozenset(table["labels"]["nobody"]),
        **{
            name: frozenset(who[name])
            for name in (
                "he",
                "she",
                "they",
                "writer",
                "male",
                "female",
                "others",
                "own",
                "titles_he",
                "titles_she",
                "titles_at_work",
            )
        },
    )


def _any_of(words: Sequence[str]) -> str:
    return (
        "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True)) + ")"
    )


def quotations(text: str, known: Known, *, is_theirs: bool) -> list[Quotation]:
    """Each quotation of a record in order; `is_theirs` where the record is of the person alone, so that who is not named is they."""
    spans = list(_spans(text))
    if not spans:
        return []
    told = _Told(text, spans, known, is_theirs=is_theirs)
    found: list[Quotation] = []
    for start, end in spans:
        by, named = told.said_by(start, end, found[-1] if found else None)
        words = text[start:end].strip()
        if by is By.OWN and not told.may_be_own(start, words, named=named):
            by = By.UNCLEAR
        found.append(Quotation(start, end, words, by, named))
    return found


def sex_of(role: str) -> str:
    """ "male" or "female" of one who is called so ("mother", "mgf"); "" where the word does not say."""
    words = {role, *role.split()}
    return "male" if words & _words().male else "female" if words & _words().female else ""


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """What stands between quotation marks; single ones only where a paragraph has no double ones."""
    at = 0
    for part in re.split(r"(\n\s*\n)", text):
        marks = [found.start() for found in _MARKS.finditer(part)]
        if marks:
            yield from _paired(part, marks, at)
        else:
            yield from ((at + found.start("words"), at + found.end("words")) for found in _SINGLE.finditer(part))
        at += len(part)


def _paired(part: str, marks: Sequence[int], at: int) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for mark in marks:
        if opened is None or part[mark] == "\u201c" or mark - opened > _LONGEST:
            opened = mark if part[mark] != "\u201d" else None
            continue
        if part[opened + 1 : mark].strip():
            yield at + opened + 1, at + mark
        opened = None


def _masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with what is quoted blanked; a full stop stays where a quotation ends with one."""
    letters = list(text)
    for start, end in spans:
        stop = "." if text[start:end].rstrip().endswith((".", "!", "?")) else " "
        letters[start - 1 : end + 1] = [" "] * (end - start + 1) + [stop]
    return "".join(letters)


class _Told:
    """A record's own words around its quotations: its sentences, and who is named where."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], known: Known, *, is_theirs: bool) -> None:
        self.text, self.known, self.is_theirs = text, known, is_theirs
        self.masked = _masked(text, spans)
        self.starts = [0, *(found.end() for found in _SENTENCE_END.finditer(self.masked))]
        self.mentions = list(_mentions(self.masked, known))

    def said_by(self, start: int, end: int, last: Quotation | None) -> tuple[By, bool]:
        """Who said a quotation, and whether words beside it say so."""
        behind = self._behind(end)
        if behind is not None:
            return behind, True
        opens = max(self.starts[_index(self.starts, start - 1)], last.end + 1 if last else 0)
        by = self._before(opens, start - 1, last)
        if by is not None:
            return by, True
        return self._unsaid(opens, start - 1, last), False

    def _behind(self, end: int) -> By | None:
        """Who is named behind it: "..." said Ann; "...", he said; "..." (Ann)."""
        words = _words()
        at = end + 1
        verb = words.after.match(self.masked, at)
        if verb and verb["verb"][:1].islower():
            who = self._mention_at(verb.end())
            return self._resolved(who) if who else None
        gap = _GAP.match(self.masked, at)
        who = self._mention_at(gap.end(), within=0) if gap else None
        if gap and who and (said := words.before.match(self.masked, who.end)):
            lower = self.masked[who.start].islower()
            ended = self.text[end - 1 : end] in (".", "!", "?") or "." in gap[0]
            leads_on = self.text[said.end() : said.end() + 12].lstrip(" :,").startswith(('"', "\u201c", "that "))
            if not leads_on and (lower or not ended):
                return self._resolved(who)
        named = _NAMED_BEHIND.match(self.masked, at)
        who = self._mention_at(named.end(), within=0) if named else None
        return self._resolved(who) if who and _NAMED_ALONE.match(self.masked, who.end) else None

    def _before(self, opens: int, at: int, last: Quotation | None) -> By | None:
        """Who is named as saying it in the words that lead to it; None where nobody is."""
        lead = self.masked[opens:at]
        label = _LABEL.search(lead)
        if label and not _words().said.search(label["who"]):
            within = (opens + label.start("who"), opens + label.end("who"))
            who = next(
                (one for one in self.mentions if within[0] <= one.start < within[1] and not self._is_told(one)), None
            )
            if who is not None:
                return By.OTHER if who.writer else self._resolved(who)
        verbs = [found for found in _words().said.finditer(lead) if len(lead) - found.end() <= _FAR]
        if not verbs:
            return None
        verb = verbs[-1]
        between = [
            one
            for one in self.mentions
            if opens + verb.end() < one.start < at and one.by is By.OTHER and not self._is_told(one)
        ]
        if _INFINITIVE.search(lead, 0, verb.start()):
            return By.UNCLEAR
        if between and not between[0].writer and _COMMA.search(lead):
            # "said Ann: ..." names who said it; "Said Dad counts outside, "one, two"" gives another's words as they were told.
            named = between[0].start <= opens + verb.end() + 1 and _COMMA.match(lead, between[0].end - opens)
            return self._resolved(between[0]) if named else By.UNCLEAR
        if verb[0].casefold() in _words().own_saying:
            return By.OTHER
        if verb[0].casefold() in _words().behind:
            who = self._mention_at(opens + verb.end() + 1)
            if who:
                return self._resolved(who)
        before = [one for one in self.mentions if opens <= one.start and one.end <= opens + verb.start()]
        if before and before[-1].writer:
            return self._answer(opens, at, verb[0])
        if not before:
            goes_on = last is not None and opens == last.end + 1 and not _COMMA_FIRST.match(lead)
            if goes_on or _OPENS_CLAUSE.search(lead[: verb.start()]) is None:
                return By.UNCLEAR
            return self._answer(opens, at, verb[0]) if verb[0].casefold() in _words().asking else self._topic(opens)
        said = self._resolved(before[-1])
        # "Mum says he told her ...": what a parent says that the child said.
        earlier = [one for one in before[:-1] if one.by is By.OTHER and not one.pronoun]
        if said is By.OWN and any(_words().before.match(self.masked, one.end) for one in earlier):
            return By.UNCLEAR
        return said

    def _answer(self, opens: int, at: int, verb: str) -> By:
        """What the writer asked, or the answer to it."""
        if self.text[at:].split('"', 2)[1:2] and self.text[at + 1 : at + _LONGEST].partition('"')[0].rstrip().endswith(
            "?"
        ):
            return By.OTHER
        if verb.casefold() in ("said", "told", "explained", "added", "replied", "wrote", "texted", "stated", "agreed"):
            return By.OTHER
        after = [one for one in self.mentions if opens <= one.start and one.end <= at and not one.writer]
        return self._resolved(after[0]) if after else self._topic(opens)

    def _unsaid(self, opens: int, at: int, last: Quotation | None) -> By:
        """Nobody is said to say it: whom the sentence opens with, or whom the record was speaking with."""
        here = [one for one in self.mentions if opens <= one.start and one.end <= at]
        met = self._met(opens, at)
        if met is not None:
            return met
        # "To me 9.10", "To Miss Ridd at snack": whom it was said to.
        if here and here[-1].writer:
            return By.OTHER
        here = [one for one in here if not one.writer and not self._is_told(one)]
        if here and not _PAUSE.search(self.masked, opens, at):
            return By.UNCLEAR
        if here:
            who = {self._resolved(one) for one in here}
            return who.pop() if len(who) == 1 else By.UNCLEAR
        if last is not None and at - last.end <= _LATEST and last.by is not By.UNCLEAR:
            between = [one for one in self.mentions if last.end <= one.start < at and not one.writer]
            if not between:
                return last.by
        return self._topic(opens)

    def _is_told(self, one: _Mention) -> bool:
        return _TO.search(self.masked, max(0, one.start - 4), one.start) is not None

    def _topic(self, before: int) -> By:
        """Whom the sentences before a place speak of."""
        index = _index(self.starts, before - 1) if before else -1
        while index >= 0:
            start = self.starts[index]
            end = min(before, self.starts[index + 1] if index + 1 < len(self.starts) else len(self.masked))
            met = self._met(start, end)
            if met is not None:
                return met
            if _HEARD.search(self.masked, start, end):
                return By.UNCLEAR
            opening = [
                one for one in self.mentions if start <= one.start < min(end, start + _OPENING) and not one.writer
            ]
            # Who asks, and who answered before, is not who answers.
            if opening and not self._asks(opening[0], end) and not self._is_label(opening[0]):
                return self._resolved(opening[0])
            index -= 1
        return By.OWN if self.is_theirs else By.UNCLEAR

    def _asks(self, one: _Mention, end: int) -> bool:
        said = _words().before.match(self.masked, one.end, end)
        behind = _words().said.match(self.masked, max(0, one.start - 10), one.start)
        verb = said["verb"] if said else behind[0] if behind else ""
        return one.by is By.OTHER and verb.casefold() in (*_words().asking, "gofynnodd")

    def _is_label(self, one: _Mention) -> bool:
        return self.masked[one.end : one.end + 1] == ":"

    def _met(self, start: int, end: int) -> By | None:
        """Whom a sentence says that the writer saw or spoke with."""
        for found in _words().met.finditer(self.masked, start, end):
            who = self._mention_at(found.end(), within=1)
            if who and who.end <= end and not who.writer:
                return self._resolved(who)
        return None

    def _mention_at(self, at: int, within: int = 14) -> _Mention | None:
        return next(
            (
                one
                for one in self.mentions
                if at <= one.start <= at + within and "\n" not in self.masked[at : one.start]
            ),
            None,
        )

    def _resolved(self, who: _Mention) -> By:
        """Somebody named is whom the name says; a pronoun, whom the words before it speak of."""
        if not who.pronoun:
            return who.by
        index = _index(self.starts, who.start)
        for back in range(5):
            if index - back < 0:
                break
            start = self.starts[index - back]
            end = who.start if back == 0 else self.starts[index - back + 1]
            near = [
                one
                for one in self.mentions
                if start <= one.start < end and not one.pronoun and not one.writer and self._may_mean(who, one)
            ]
            if not near:
                continue
            leading = [one for one in near if one.start < start + _OPENING]
            if back and leading:
                return leading[0].by
            meant = {one.by for one in near}
            return (
                meant.pop()
                if len(meant) == 1
                else (leading[0].by if leading and near[-1] is leading[0] else By.UNCLEAR)
            )
        mine = not self.known.sex or who.sex in ("", self.known.sex)
        return By.OWN if self.is_theirs and mine else By.UNCLEAR

    def _may_mean(self, pronoun: _Mention, one: _Mention) -> bool:
        sex = self.known.sex if one.by is By.OWN else one.sex
        return not pronoun.sex or not sex or sex == pronoun.sex

    def may_be_own(self, start: int, words: str, *, named: bool) -> bool:
        """Nothing in the words, or right before them, says that they are not the person's own."""
        inside = {word.casefold() for word in _WORD.findall(words)}
        if inside & self.known.own:
            return False
        count = len(words.split())
        if named:
            goes_on = re.match(r"\s[a-z]", self.text[start + len(words) + 1 : start + len(words) + 3]) is not None
            return not (goes_on and count < _FEW) and not _is_title(words)
        # Who is named close before may have said what speaks of nobody's own doings.
        near = [
            one for one in self.mentions if start - _FAR <= one.start < start and one.by is By.OTHER and not one.writer
        ]
        if (
            [one for one in near if not self._is_told(one)]
            and _FIRST_PERSON.search(words) is None
            and not _SEEN_ALONE.search(self.masked, max(0, start - 3 * _FAR), start)
        ):
            return False
        if words.endswith("?") or _OF_THEM.get(self.known.sex, _NOBODY).match(words) or _is_title(words):
            return False
        leads = self.masked[: start - 1].rstrip().rsplit(None, 1)[-1:]
        is_part = bool(leads) and leads[0].casefold().strip("(") in _PARTS
        return (count >= _FEW or _FIRST_PERSON.search(words) is not None) and not (is_part and count <= _FEW + 1)


_PARTS = frozenset(
    [
        "a",
        "an",
        "the",
        "his",
        "her",
        "their",
        "some",
        "of",
        "called",
        "as",
        "named",
        "this",
        "that",
        "is",
        "was",
        "been",
        "being",
        "are",
        "in",
        "at",
        "to",
        "by",
        "for",
        "with",
        "and",
        "or",
        "on",
        "like",
    ]
)


def _index(starts: Sequence[int], at: int) -> int:
    """Which sentence a place is in."""
    return max(0, bisect_right(starts, at) - 1)


def _mentions(masked: str, known: Known) -> Iterator[_Mention]:
    """Everybody who is named, called by a role or meant by a pronoun, in order."""
    words = list(_WORD.finditer(masked))
    at = 0
    while at < len(words):
        found, used = _mention(masked, words, at, known)
        if found is not None:
            yield found
        at += used


def _mention(masked: str, words: Sequence[re.Match[str]], at: int, known: Known) -> tuple[_Mention | None, int]:
    table = _words()
    word = words[at]
    spoken = word[0].replace("\u2019", "'")
    owns = spoken.casefold().endswith("'s")
    lower = spoken.casefold().removesuffix("'s")
    behind = words[at + 1][0] if at + 1 < len(words) else ""
    if owns and lower not in table.he | table.she and behind.casefold() not in _OF_THEIRS:
        return None, 1
    start, end = word.span()

    def who(
        by: By, sex: str = "", used: int = 1, *, pronoun: bool = False, writer: bool = False
    ) -> tuple[_Mention, int]:
        return _Mention(start, words[at + used - 1].end(), by, sex, pronoun, writer), used

    if lower in table.he:
        return who(By.UNCLEAR, "male", pronoun=True) if lower == "he" else (None, 1)
    if lower in table.she:
        return who(By.UNCLEAR, "female", pronoun=True) if lower == "she" else (None, 1)
    if lower in table.they:
        return who(By.UNCLEAR, pronoun=True)
    if spoken == "I" or lower == "writer":
        return who(By.OTHER, writer=True)
    capital = spoken[:1].isupper()
    if lower in table.titles_at_work and capital and behind[:1].isupper():
        return who(By.OTHER, "", 2)
    if lower in table.titles_he | table.titles_she and behind[:1].isupper():
        sex = "male" if lower in table.titles_he else "female"
        family = behind.casefold().removesuffix("'s")
        mine = known.is_adult and family in known.family and known.sex in ("", sex)
        return who(By.OWN if mine else By.OTHER, sex, 2)
    if capital and lower in known.own:
        used = 1
        while (
            at + used < len(words)
            and words[at + used][0].casefold().removesuffix("'s") in known.family
            and masked[words[at + used - 1].end() : words[at + used].start()] == " "
        ):
            used += 1
        return who(By.OWN, known.sex, used)
    if capital and lower in known.others:
        used = (
            2
            if behind[:1].isupper()
            and masked[end : words[at + 1].start()] == " "
            and behind.casefold() not in known.own
            else 1
        )
        sex = "male" if lower in known.men else "female" if lower in known.women else ""
        return who(By.OTHER, sex, used)
    says = _says_next(masked, end)
    before = words[at - 1][0].casefold() if at else ""
    for role, used in ((f"{lower} {behind.casefold()}", 2), (lower, 1)):
        if role in table.male | table.female | table.others | table.own or is_role(role, "family", "professional"):
            meant = _role(role, known, before, says=_says_next(masked, words[at + used - 1].end()))
            return who(*meant, used) if meant else (None, used)
    if spoken.isupper() and len(spoken) <= _INITIALS:
        if spoken in known.initials and (says or _DOES.match(masked, end)):
            return who(By.OWN, known.sex)
        return who(By.OTHER) if says else (None, 1)
    if (
        capital
        and says
        and lower not in table.labels
        and not table.said.fullmatch(spoken)
        and not _TITLE_CASE_VERBS.match(lower)
    ):
        return who(By.OTHER)
    return None, 1


def _is_title(words: str) -> bool:
    """ "My Safe Place": every word of some length is capital, and no stop ends it."""
    long = [word for word in _WORD.findall(words) if len(word) >= _FEW]
    return (
        len(long) > 1 and all(word[:1].isupper() for word in long) and not words.isupper() and words[-1:] not in ".!?"
    )


_INITIALS = 3
_OF_CHILDREN = frozenset(
    {"child", "young person", "yp", "pupil", "plentyn", "person ifanc", "boy", "girl", "lad", "teenager"}
)
_OF_THEIRS = frozenset(
    {
        "handwriting",
        "writing",
        "views",
        "view",
        "wishes",
        "words",
        "voice",
        "feelings",
        "own",
        "comment",
        "comments",
        "response",
        "answer",
        "account",
    }
)
_DOES = re.compile(r"\s(?!and\b|or\b)[a-z]{2,}")
_ANOTHER = frozenset({"another", "other", "a", "an", "two", "three", "older", "younger", "every", "any", "no", "each"})


def _says_next(masked: str, end: int) -> bool:
    """A verb of saying, or a colon, stands right behind."""
    return _words().before.match(masked, end) is not None or _COLON.match(masked, end) is not None


def _role(role: str, known: Known, before: str, *, says: bool) -> tuple[By, str] | None:
    """Who is meant by what they are called, and of which sex; None where a word for people stands for nobody here."""
    table = _words()
    if role in table.own:
        if known.is_adult == (role not in _OF_CHILDREN) and before not in _ANOTHER:
            return By.OWN, known.sex
        return (By.OTHER, "") if says else None
    sex = "male" if role in table.male else "female" if role in table.female else ""
    # "Head down on the desk": of the professions only who says something is somebody.
    return (By.OTHER, sex) if sex or says or is_role(role, "family") else None
