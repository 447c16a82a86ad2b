"""Which words with a capital are people's names, and which are places, bodies, days or the start of a sentence.

What may be another thing than a person is left out.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from chronology.people import folded
from chronology.prose.family_first import CAPITAL as _CAPITAL
from chronology.prose.family_first import UPPER as _UPPER
from chronology.prose.family_first import families_in, family_before, given_beside
from chronology.prose.name_words import plain, words
from chronology.prose.named import Named, is_no_name, without_ends

_WORD = rf"(?:{_CAPITAL}|[{_UPPER}]{{3,20}}|[{_UPPER}]\.?(?=[ ]{_CAPITAL}))"
# A line that a page's width broke may part a name; two line ends never stand in one.
_GAP = r"(?:[ \u00a0]|\n(?!\n))"
_RUN = re.compile(
    rf"(?<![\w'\u2019])(?P<words>{_WORD}(?:{_GAP}(?:(?:ap|ab|ferch|van|von|de|der|bin|bint|al)[ ])?{_WORD}){{0,9}})(?![\w])"
)
_TITLES = (
    "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Parch|Cllr|Sgt|Sergeant|Insp|Inspector|Supt"
    "|WPC|PCSO|PC|DC|DS|DI|DCI|PS|HHJ|DJ|Judge|Nurse|Sister|Auntie|Aunty|Uncle|Nain|Taid|Nana|Nanna|Nan|Gran|Granny|Grandad|Mamgu|Mam-gu|Tadcu"
)
_TITLED = re.compile(
    rf"(?<![\w'\u2019])(?P<title>{_TITLES})\.?[ \u00a0\n](?P<number>\d{{2,6}}[ ])?"
    rf"(?P<name>(?:(?:{_CAPITAL}|[{_UPPER}]\.?)[ ]){{0,2}}(?:(?:ap|ab|van|von|de|der|bin|al)[ ])?(?:{_CAPITAL}|[{_UPPER}]{{3,20}}|[{_UPPER}](?![\w&/]))(?![\w]))"
)
_PSEUDONYM = re.compile(
    rf"(?<![\w])(?:Child|Baby|Adult|Sibling|Witness|Patient|Parent|Plentyn|Oedolyn)[ ](?:[{_UPPER}]{{1,2}}|\d)(?![\w.]\w|\w)"
)
_NO_LETTERS = frozenset(
    {"IN", "OR", "AT", "TO", "IS", "CP", "SW", "HV", "GP", "OK", "ID", "PR", "DA", "DV", "TV", "NO", "ON", "AS", "OF"}
)
_PIECE = re.compile(r"(?:(?:ap|ab|ferch|van|von|de|der|bin|bint|al)[ ])?[^\s\u00a0]+")
# A sentence, a line or a list item begins here: its first word has a capital whatever it is.
_OPENS = re.compile(r"(?:\A|[.!?:;\n\t*\u2022\u2013\u2014|>\"\u201c\u2018(]|\s-)[\s\"\u201c\u2018'(*_-]*\Z")
_ACTS = re.compile(
    r"(?:['\u2019]s dad|['\u2019]s mum)?[ ](?:then |also |has |had |still |just |was |is |and I )?(?:said|says|told|tells|rang|phoned|asked|asks|explained|stated|cried|cries|smiled|laughed"
    r"|seen|spoken|went|came|arrived|attended|answered|replied|reported|disclosed|wants|wanted|likes|does not|did not|didn['\u2019]t|doesn['\u2019]t"
    r"|hit|hits|pushed|punched|shouted|shouts|refused|agreed|denied|missing|upset|crying|asleep|staying|living|present|showed|looked|felt|feels|talked|ran|got|took|thinks|thought|presented|appeared|alone|tired|drunk)\b"
)
_IN_PLACE = re.compile(
    r"(?:\b(?:in|at|near|to|from|into|on|via|around|outside|of|town of|yn|i|o|ym|yng|ger)|\d{1,4}[a-z]?,?)\s\Z"
)
# Short for an evening at the head of a line of a sheet. Other given names that are times (Dawn, April) are written in full for nothing else there.
_TIMES = frozenset({"eve"})
_AT = re.compile(r"\b(?:at|in|near|outside|from|yn|ym) \Z")
_BEHIND = re.compile(r"[ ]([a-z]{3,12})\b")
_NEXT_WORD = re.compile(r"[ ]([^\W\d_A-Z]+)")
# "Her dog is called Example", "the cat Example": nobody's name.
_PET = re.compile(
    r"\b(?:dog|puppy|pup|cat|kitten|pony|horse|rabbit|hamster|guinea pig|budgie|parrot|tortoise|spaniel|terrier|labrador|staffie|ci|cath|ceffyl)"
    r"(?: (?:(?:here|there|now|yma|yno) )?(?:who |which )?(?:is |was |he |she )?(?:called|named|o[\x27\u2019]r enw))? [\"\u201c\x27\u2018]?\Z",
    re.IGNORECASE,
)
_A_PET = 48
# "(Ann Rees, SW, Tim Gogledd)": behind what somebody is at work stands the team, in Welsh.
_POST_BEFORE = re.compile(
    r"\b(?:SW|GC|TM|AMHP|OT|ASW|CPN|HV|(?i:social worker|gweithiwr cymdeithasol|(?:team |practice )?manager|rheolwr|officer|swyddog|nurse|nyrs)), \Z"
)
# What is called by a letter: the second of a short form, a stand, a ward. "Carer H. Example" is somebody.
_LETTERED = re.compile(
    r"(?:\w/|\b(?:stand|bay|bed|room|ward|block|flat|unit|gate|platform|group|class|set|wing|site|house|section|part|option|plan|hepatitis|vitamin|annex|appendix|category|band|grade|type|form|year \d+)[ ])\Z",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"[^\W\d_]\.")


def names_in(text: str, heads: Collection[str] = ()) -> list[Named]:
    """The people a text names, in order. `heads` are names its headings give: their words are names everywhere."""
    no_names = words().never - words().doubtful
    known = frozenset(word for head in heads for word in folded(head) if len(word) > 1) - no_names
    no_family = words().never | words().place_behind
    families = families_in(text, heads, words().given, no_family)
    known |= given_beside(text, families) - words().never
    heard = _Heard(known, families)
    titled = [one for each in _TITLED.finditer(text) if (one := _titled(each, heard.families)) is not None]
    titled += [
        Named(one.start(), one.end(), one[0])
        for one in _PSEUDONYM.finditer(text)
        # "Adult LD team", "Child MH services": letters of what a service is for.
        if one[0].rpartition(" ")[2] not in _NO_LETTERS and not _is_of_a_place(_BEHIND.match(text, one.end()))
    ]
    titled.sort(key=lambda one: one.start)
    given = words().given | known
    runs = [
        one
        for run in _RUN.finditer(text)
        # Most words with a capital begin a sentence: one alone that is no name costs no more than a look.
        if not run["words"].isalpha() or plain(run["words"]) in given
        for one in _Run(text, run, heard).names()
    ]
    return without_ends(text, _apart(titled, runs))


def _apart(titled: Sequence[Named], runs: Sequence[Named]) -> list[Named]:
    """All of them in order; what a title has a part in, or lies behind one, is told once."""
    found: list[Named] = []
    for one in sorted((*titled, *runs), key=lambda one: (one.start, one.end == one.start, not one.title)):
        if found and one.start < found[-1].end:
            continue
        found.append(one)
    return found


def _titled(found: re.Match[str], families: frozenset[str]) -> Named | None:
    written = [*_PIECE.finditer(found.string, found.start("name"), found.end("name"))]
    pieces = [plain(piece[0]) for piece in written]
    # "DS R. Example Police", "Ms Example AUDIT 26": the name ends before what stands behind it.
    while len(pieces) > 1 and (
        is_no_name(pieces[-1]) or (pieces[0] in families | words().family - words().given and written[-1][0].isupper())
    ):
        pieces, written = pieces[:-1], written[:-1]
    last = pieces[-1]
    if is_no_name(last):
        return None
    end = written[-1].end()
    # Nobody is called "DS R": by a rank or a doctor's title goes a family name.
    by_letter = not words().titles.get(plain(found["title"])) and plain(found["title"]) not in ("dr", "prof")
    if (
        len(pieces) > 1
        and len(pieces[0]) == 1
        and found["name"][1] == "."
        and by_letter
        and not (last in words().family or pieces[0] == "i")
    ):
        end, pieces = found.start("name") + 1, pieces[:1]  # "saw Mr B. Then": a sentence ends behind the initial
    name = " ".join(found.string[found.start() : end].replace(".", "").split())
    return Named(found.start(), end, name, title=found["title"], whole=len(pieces) > 1)


def _is_of_a_place(behind: re.Match[str] | None) -> bool:
    return behind is not None and behind[1] in words().place_behind and behind[1] not in words().may_follow


@dataclass(frozen=True, slots=True)
class _Heard:
    """What a text tells of its own names: the words of those its headings give, and which words are families'."""

    known: frozenset[str]
    families: frozenset[str]


class _Run:
    """Words with capitals that stand together, and the names among them."""

    def __init__(self, text: str, found: re.Match[str], heard: _Heard) -> None:
        self._text = text
        self._known = heard.known
        self._families = heard.families
        self._pieces = list(_PIECE.finditer(text, found.start("words"), found.end("words")))
        self._plain = [plain(piece[0].rpartition(" ")[2]) for piece in self._pieces]
        self._end = found.end("words")

    def names(self) -> Iterator[Named]:
        """Names in the run, from the left."""
        start = self._pieces[0].start()
        lower = self._text[start : self._end + 20].lower()
        if lower.startswith("tim ") and _POST_BEFORE.search(self._text, max(start - _A_PET, 0), start):
            return
        if lower.startswith(words().nobody) or _PET.search(self._text, max(start - _A_PET, 0), start):
            return
        at = 0
        barred = self._barred()
        while at < len(self._pieces):
            if at not in barred and (turned := self._family_first(at, barred)) is not None:
                yield turned[0]
                at += turned[1]
                continue
            count = 0 if at in barred else self._length(at, barred)
            if count:
                named = self._named(at, count)
                if named is not None:
                    yield named
            at += max(count, 1)

    def _family_first(self, at: int, barred: set[int]) -> tuple[Named, int] | None:
        """A name as police and systems write it, "EXAMPLE Ann" or "EXAMPLE, Ann Marie", and how many words it takes here."""
        before = family_before(self._text, self._pieces[0].start())
        if at == 0 and before is not None and plain(before["family"]) in self._families:
            family, start, first = before["family"], before.start("family"), 0
        elif at + 1 < len(self._pieces) and self._pieces[at][0].isupper() and self._plain[at] in self._families:
            family, start, first = self._pieces[at][0], self._pieces[at].start(), at + 1
        else:
            return None
        count = 0
        while count < 3 and first + count not in barred and self._is_given_in_order(first + count, count):
            count += 1
        if not count:
            return None
        given = [piece[0] for piece in self._pieces[first : first + count]]
        end = self._pieces[first + count - 1].end()
        # Capitals only mark which of the names is the family's.
        family = family if family.startswith(("MC", "MAC")) else family.title()
        return Named(start, end, " ".join((*given, family)), whole=True), first - at + count

    def _is_given_in_order(self, at: int, count: int) -> bool:
        """The first is a name that people are given; a middle name stands right behind it on its line."""
        if at >= len(self._pieces) or self._pieces[at][0].isupper():
            return False
        if count and "\n" in self._text[self._pieces[at - 1].end() : self._pieces[at].start()]:
            return False
        own = self._plain[at] in words().given or (
            self._plain[at] in self._known and self._plain[at] not in self._families
        )
        return own if not count else own or self._plain[at] in words().family

    def _barred(self) -> set[int]:
        """Places of words that belong to the name of a place or a body."""
        barred: set[int] = set()
        start = 0
        for at, word in enumerate(self._plain):
            if word in words().place_behind and not self._is_family_at(at):
                barred.update(range(start, at + 1))
                start = at + 1
            elif word in words().place_before:
                barred.update(range(at, len(self._plain)))
                return barred
        if _is_of_a_place(_BEHIND.match(self._text, self._end)):
            barred.update(range(start, len(self._plain)))
        return barred

    def _is_family_at(self, at: int) -> bool:
        """So that "Sarah Hill" is somebody, "Primrose Hill" and "Hill Street" are not, nor what one goes to."""
        if at == 0 or self._plain[at] not in words().also_family:
            return False
        if self._plain[at - 1] not in words().given or self._plain[at - 1] in words().doubtful:
            return False
        last = at == len(self._plain) - 1
        before = self._text[max(0, self._pieces[at - 1].start() - 12) : self._pieces[at - 1].start()]
        return last and at == 1 and not _IN_PLACE.search(before)

    def _length(self, at: int, barred: set[int]) -> int:
        """How many words from here make one name; none where no name starts."""
        if not self._is_given(at):
            return self._by_family(at, barred)
        # A family's name begins nobody's: "Example AUDIT 26".
        if self._plain[at] in self._families and not self._is_given(at + 1):
            return 1
        count = 1
        while count < 3 and self._goes_on(at + count, barred) and self._adds(at + count, count):
            count += 1
        return count

    def _adds(self, at: int, count: int) -> bool:
        """A third word is part of a name behind two given names, as a family name, or with "ap" before it."""
        if count < 2 or self._is_given(at - 1):
            return True
        return at < len(self._pieces) and (" " in self._pieces[at][0] or self._plain[at] in words().family)

    def _by_family(self, at: int, barred: set[int]) -> int:
        """A given name nobody knows before a family name that is one: "Bron Tudwal", "S Bevan"."""
        after = at + 1
        if after >= len(self._plain) or after in barred or not self._is_free(at):
            return 0
        if self._opens(at) and len(self._pieces[at][0]) > 2:
            return 0
        if _DOTTED.fullmatch(self._pieces[at][0]) and self._ends_a_sentence(at):
            return 0
        if _DOTTED.fullmatch(self._pieces[at][0]) and self._goes_on(after, barred) and not self._opens(at):
            # "J. Whitcombe": nothing else is written so. "By A and B. Ann rang": a sentence ends, and a first name begins the next.
            begins = self._is_given(after) and self._plain[after] not in self._families | words().family
            acts = _ACTS.match(self._text, self._pieces[after].end()) is not None
            begins = begins and (acts or self._plain[after] in self._known or self._stands_bare(self._pieces[after][0]))
            # "From Non P. Read what there was": the letter is of the first name before it.
            begins = begins or (at > 0 and self._is_given(at - 1) and not self._pieces[at - 1][0].isupper())
            return 0 if begins and not self._is_free_family(after + 1, barred) else 2
        return 2 if self._plain[after] in words().family and not self._is_given(at + 2) else 0

    def _ends_a_sentence(self, at: int) -> bool:
        """The letter is of a short form ("H/V. Door open"), of a place ("stand D. Returned") or of somebody called by it alone ("with K.").

        What follows it as no family's name begins the next sentence.
        """
        start, after = self._pieces[at].start(), self._plain[at + 1]
        if after in self._families | words().family:
            return False
        letter = self._pieces[at][0][0]
        if _LETTERED.search(self._text, max(start - _A_PET, 0), start):
            return True
        acts = re.search(rf"(?<![\w.'\u2019/-]){letter} (?:said|says|was|is|has|had|told|seen|came|went)\b", self._text)
        return letter not in "AI" and acts is not None

    def _stands_bare(self, word: str) -> bool:
        """The text has the name elsewhere with no initial before it."""
        return re.search(rf"(?<![\w.'\u2019-])(?<!\w\. ){re.escape(word)}(?![\w-])", self._text) is not None

    def _is_free_family(self, at: int, barred: set[int]) -> bool:
        return self._goes_on(at, barred) and (self._plain[at] in self._families or self._plain[at] in words().family)

    def _is_given(self, at: int) -> bool:
        if at >= len(self._plain):
            return False
        first, hyphen, _ = self._pieces[at][0].partition("-")
        known = self._plain[at] in words().given or self._plain[at] in self._known
        return known or (bool(hyphen) and plain(first) in words().given)

    def _is_free(self, at: int) -> bool:
        return self._plain[at] not in words().never

    def _goes_on(self, at: int, barred: set[int]) -> bool:
        if at >= len(self._plain) or at in barred:
            return False
        if "\n" in self._text[self._pieces[at - 1].end() : self._pieces[at].start()]:
            return self._plain[at] in words().family
        return self._plain[at] in self._known or (self._is_free(at) and not self._is_mark(at))

    def _is_mark(self, at: int) -> bool:
        """Capitals that are an abbreviation, not a name written in capitals."""
        word = self._pieces[at][0]
        return word.isupper() and self._plain[at] not in words().family and len(word) < 5

    def _named(self, at: int, count: int) -> Named | None:
        start, end = self._pieces[at].start(), self._pieces[at + count - 1].end()
        if count == 1 and self._is_mark(at):
            return None
        name = " ".join(self._text[start:end].split())
        if count == 2 and self._plain[at] in _TIMES and self._opens(at) and not self._is_told_of(at, end):
            return None
        if count == 1 and not self._stands_alone(at, start, end):
            return None
        return Named(start, end, name, sure=self._is_sure(at, count), whole=count > 1)

    def _is_told_of(self, at: int, end: int) -> bool:
        """A given name that is a time as well has a family's name behind it, or does something: "Eve Inhaler blank" is nobody."""
        family = self._plain[at + 1]
        is_known = family in words().family or {family, self._plain[at]} & self._known
        return (
            bool(is_known) or self._text[end : end + 2].strip()[:1] in ("(", ",") or bool(_ACTS.match(self._text, end))
        )

    def _is_sure(self, at: int, count: int) -> bool:
        if self._plain[at] in self._known:
            return True
        return count > 1 or self._plain[at] not in words().doubtful

    def _stands_alone(self, at: int, start: int, end: int) -> bool:
        """A given name by itself is somebody's, unless it is as often another thing."""
        word = self._plain[at]
        behind = _NEXT_WORD.match(self._text, end) if word in words().welsh and self._opens(at) else None
        if behind is not None and behind[1] in words().behind_welsh:
            return False
        if word in self._known:
            return word not in (words().never | words().doubtful) or not self._opens(at)
        if self._is_of_where_one_is(at):
            return False
        if at + 1 < len(self._plain) and self._plain[at + 1] in words().place_behind:
            return "\n" in self._text[end : self._pieces[at + 1].start()]
        if word not in words().doubtful:
            return not self._text.startswith(("'s Law", "\u2019s Law"), end)
        before = self._text[max(0, start - 12) : start]
        return _ACTS.match(self._text, end) is not None and not _IN_PLACE.search(before) and not self._opens_doubt(at)

    def _is_of_where_one_is(self, at: int) -> bool:
        """Behind a word with a capital that one is at, goes in or comes from: "sentenced at Ambleford Mags"."""
        if not at or "\n" in self._text[self._pieces[at - 1].end() : self._pieces[at].start()]:
            return False
        first = self._pieces[at - 1]
        is_somebody = self._is_given(at - 1) or not self._is_free(at - 1) or self._plain[at - 1] in words().family
        return not is_somebody and _AT.search(self._text, max(first.start() - 12, 0), first.start()) is not None

    def _opens_doubt(self, at: int) -> bool:
        """A word that starts a sentence may be the word: "Will said"; a name that is no word is none."""
        return self._opens(at) and self._plain[at] in ("will", "may", "june", "april", "august", "mark", "grant", "art")

    def _opens(self, at: int) -> bool:
        start = self._pieces[at].start()
        return _OPENS.search(self._text[max(0, start - 8) : start]) is not None
