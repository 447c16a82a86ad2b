"""Who a text speaks of: names, pseudonyms and roles, what ties a name to a role, and how each took part.

A text is read once; then any stretch of it can be asked. Nobody is invented: what may be a place or a word is left out,
and who is only a role is called by it.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from chronology.model import Involvement
from chronology.people import is_at_work, name_table, role_of
from chronology.prose.calling import Called, called_in
from chronology.prose.name_words import parts_of
from chronology.prose.sentences import Span
from chronology.prose.taking_part import RANK, REACH, Part, is_not_met, of_the_child, taken_part

_CHAIN = re.compile(r"[\s,&+/]*(?:(?:and|a|ac|plus|with|gyda|the|his|her|their|both|also)[\s,]+)*")
_POSSESSED = re.compile(r"['’]s?\s+(?:\w+ )?\Z")
_MAN = re.compile(
    r"\b(?:a|an|another|some|one|unknown|unidentified|unnamed|older|adult|young)\s(?:(?:unknown|unidentified|unnamed|adult|older|young|strange|second|new)\s)?"
    r"(?:man|male|bloke|guy|gentleman|woman|female|lady|men|males|adult)\b|\b(?:dyn|dynes) (?:dieithr|anhysbys)\b"
)
_AT_HOME = re.compile(
    r"\b(?:at home|in the (?:home|house|property|flat|kitchen|living room|lounge|bedroom|bed|hall|hallway|garden|shower)|upstairs|asleep|answered the door|opened the door"
    r"|came to the door|let me in|on the sofa|in bed|staying|living (?:there|at|in|with)|stays? over|moved in|sleeping|present|yn y tŷ|yn y cartref|i fyny'r grisiau)\b"
)
_BORN = re.compile(
    r",?[ ]\(?(?:(?:b\.?|born|dob:?|d\.o\.b\.?)[ ](?:\d{1,2}[/.-]\d{1,2}[/.-])?|\d{1,2}[/.-]\d{1,2}[/.-](?=(?:19|20)\d\d))(?P<year>(?:19|20)?\d\d)(?![\d/.-]\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody a heading names, with their role where it gives one; `at` is where in the text that counts from."""

    name: str
    role: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody in a text: the name as written, or the role word where there is none."""

    start: int
    end: int
    person: str
    role: str = ""
    part: Part = Part.MENTIONED
    owner: bool = False
    """Only named as whose something is: "Tomos's teacher"."""

    @property
    def involvement(self) -> Involvement:
        """The mention as an account has it."""
        return Involvement(person=self.person, role=self.role, involvement=self.part)


class People:
    """Everybody a text speaks of. `lower` is the text as `folded` leaves it; `about` are those whose file it is.

    `besides` gives the name of somebody of those by what else the text says that they are called. Nobody calls those Mr or Miss who
    `are_children`.
    """

    def __init__(  # noqa: PLR0913  # everything that a text says of who is who
        self,
        text: str,
        lower: str,
        known: Iterable[Known] = (),
        about: Sequence[str] = (),
        besides: Mapping[str, str] | None = None,
        *,
        are_children: bool = False,
    ) -> None:
        self._text, self._lower = text, lower
        heads = [each for each in known if each.name]
        called = called_in(text, lower, [*about, *(each.name for each in heads)], about)
        roles = [(each.name, _says(each.role)) for each in heads] + [(one.name, one.role) for one in called]
        births = [(one.name, born) for one in called if one.name and (born := _born_behind(text, one.end))]
        self._names = _Names(
            [*about, *(each.name for each in heads)],
            called,
            besides or {},
            roles,
            about if are_children else (),
            births=births,
        )
        self._ties = _Ties([*((self._names.of(each.name), _says(each.role), each.at) for each in heads)])
        for one in called:
            if one.name and one.role:
                self._ties.add(self._name_of(one), one.role, one.start)
        self._found = [self._mention(one) for one in called]
        self._starts = [one.start for one in self._found]

    def _mention(self, one: Called) -> Mention:
        if one.name:
            name = self._name_of(one)
            role = one.role or self._ties.role_of(name)
            return Mention(one.start, one.end, name, role, owner=one.owner)
        name = self._ties.name_of(one.role, one.start)
        return Mention(one.start, one.end, name or one.word, one.role, owner=one.owner)

    def _name_of(self, one: Called) -> str:
        """The fullest name; but "Gareth (TA)" is not the father Gareth Vale."""
        name = self._names.of(one.name)
        known = self._ties.role_of(name)
        bare = len(parts_of(one.name)) == 1
        is_another = bare and one.role and known and is_at_work(one.role) and not is_at_work(known)
        return one.name if is_another else name

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """Those mentioned in a stretch of the text, in order, without how they took part."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [one for one in self._found[first:last] if one.end <= end]

    def of(self, sentence: Span) -> Iterator[Mention]:
        """Those a sentence speaks of, with how each took part."""
        found = self.within(sentence.start, sentence.end)
        groups = list(self._chains(found))
        for at, group in enumerate(groups):
            before = groups[at - 1][-1].end if at else sentence.start
            after = groups[at + 1][0].start if at + 1 < len(groups) else sentence.end
            part = self._part(group, Span(before, after), opens=at == 0 or self._is_new_clause(before, group[0].start))
            several = sum(not one.owner for one in group) > 1
            quoted = self._is_quoted(sentence, group[0].start)
            for one in group:
                own = Part.MENTIONED if one.owner or quoted else self._own_part(one, part, several=several)
                yield one if own is Part.MENTIONED else replace(one, part=own)

    def _is_new_clause(self, start: int, end: int) -> bool:
        return any(mark in self._lower[start:end] for mark in ";.:")

    def _chains(self, found: Sequence[Mention]) -> Iterator[list[Mention]]:
        """Those who stand in one list; whose somebody is belongs to them: "Tomos's teacher"."""
        group: list[Mention] = []
        for one in found:
            if (
                group
                and not _CHAIN.fullmatch(self._lower, group[-1].end, one.start)
                and not self._is_whose(group[-1], one)
            ):
                yield group
                group = []
            group.append(one)
        if group:
            yield group

    def _is_whose(self, owner: Mention, one: Mention) -> bool:
        between = self._text[owner.end : one.start]
        return owner.owner and len(between) < 12 and _POSSESSED.match(between) is not None

    def _part(self, group: Sequence[Mention], around: Span, *, opens: bool) -> Part:
        start, end = group[0].start, group[-1].end
        ahead = self._lower[max(around.start, start - REACH) : start]
        behind = self._lower[end : min(around.end, end + REACH)]
        if is_not_met(ahead, self._lower[end : end + 2 * REACH]):
            return Part.MENTIONED
        return taken_part(ahead, behind.removeprefix(")"), opens=opens)

    def _own_part(self, one: Mention, part: Part, *, several: bool) -> Part:
        """In a list each may be marked alone: "Seren (alone), Lowri"."""
        alone = several and self._lower.startswith((" (alone", "(alone"), one.end)
        return Part.SEEN_ALONE if alone else part

    def _is_quoted(self, sentence: Span, at: int) -> bool:
        before = self._text[sentence.start : at]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def involved(self, spans: Iterable[Span], child: str = "", author: str = "") -> tuple[Involvement, ...]:
        """Those of some sentences, each once with the plainest way they took part.

        `child` is the one person that "he" or "she" can mean. The writer counts only where the text says what they did.
        """
        found: dict[str, Mention] = {}
        writer = self._names.of(author) if author else ""
        last = ""
        for span in spans:
            told = [*self.of(span), *self._of_child(span, child, last)]
            for one in told:
                if _is_same(one.person, writer) and one.part is Part.MENTIONED:
                    continue
                before = found.get(one.person)
                found[one.person] = one if before is None else _plainest(before, one)
            last = next((one.person for one in reversed(told) if not one.owner), last)
        return tuple(one.involvement for one in found.values() if not (one.owner and one.part is Part.MENTIONED))

    def _of_child(self, span: Span, child: str, last: str) -> Iterator[Mention]:
        """The child, where "he was seen alone" can mean nobody else: whoever was named last is the child, or nobody."""
        if not child:
            return
        name = self._names.of(child)
        for at, part in of_the_child(self._lower[span.start : span.end]):
            before = [one.person for one in self.within(span.start, span.start + at) if not one.owner]
            if all(_is_same(person, name) for person in (before[-1:] or [last or name])):
                yield Mention(span.start + at, span.start + at, name, self._ties.role_of(name), part)

    def strangers(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Sentences that speak of a grown person in the home without a name."""
        for span in spans:
            man = _MAN.search(self._lower, span.start, span.end)
            if man and _AT_HOME.search(self._lower, span.start, span.end):
                yield span


def _plainest(one: Mention, other: Mention) -> Mention:
    best = one if RANK[one.part] <= RANK[other.part] else other
    return replace(best, role=one.role or other.role, owner=one.owner and other.owner)


def _born_behind(text: str, end: int) -> str:
    """The year of birth that stands right behind a name: it tells two of one name apart as what they are does."""
    found = _BORN.match(text, end)
    return found["year"][-2:] if found else ""


@cache
def _says(written: str) -> str:
    """A role as the tables call it, else as it is written."""
    role = role_of(written) if written else None
    return role.says if role else written


def _is_same(one: str, other: str) -> bool:
    """Two names of which one is the other, or its given name."""
    first, second = parts_of(one), parts_of(other)
    return bool(first and second) and (first == second or (1 in (len(first), len(second)) and first[0] == second[0]))


class _Names:
    """Each name as the fullest one of the text that it can only be a part of."""

    def __init__(  # noqa: PLR0913  # everything that a text says of who has a name
        self,
        heads: Iterable[str],
        called: Sequence[Called],
        besides: Mapping[str, str],
        roles: Iterable[tuple[str, str]] = (),
        children: Collection[str] = (),
        *,
        births: Iterable[tuple[str, str]] = (),
    ) -> None:
        """`roles`, `births`: what the text says that somebody of a name is, and when born, once for each time it does."""
        self._roles: dict[str, set[str]] = defaultdict(set)
        self._births: dict[str, set[str]] = defaultdict(set)
        for told, of in ((roles, self._roles), (births, self._births)):
            for name, says in told:
                if name and says:
                    of[_untitled(name)].add(says)
        self._besides = {parts_of(other): name for other, name in besides.items()}
        self._whole: dict[str, dict[str, None]] = defaultdict(dict)
        self._titled: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._fullest: dict[str, str] = {}
        own = {_untitled(name) for name in heads}
        young = {_untitled(name) for name in children}
        for name in sorted(own):
            self._enter(name, () if name in young else ("mr", "mrs", "ms", "miss"))
        for name in dict.fromkeys(one.name for one in called if one.name):
            bare = _untitled(name)
            # "Mr Idwal Pugh" is Mr Pugh, and Mr P.
            titles = parts_of(name)[:1] if bare != name else ()
            if titles or bare not in own:
                self._enter(bare, titles)

    def _enter(self, name: str, titles: Sequence[str]) -> None:
        words = parts_of(name)
        if len(words) < 2:
            return
        if words[0] in _titles():
            titles, words = words[:1], words[1:]
        else:
            self._whole[words[0]][name] = None
        for title in titles:
            self._titled[title, words[-1]][name] = None
            if len(words[-1]) > 1:
                self._titled[title, words[-1][0]][name] = None

    def of(self, name: str) -> str:
        """The fullest name of the text that a name can only mean; itself where it could mean two."""
        if name not in self._fullest:
            self._fullest[name] = self._of(_untitled(name))
        return self._fullest[name]

    def _of(self, name: str) -> str:
        words = parts_of(name)
        # Whose file it is is called so in it, whoever else has the name.
        if words in self._besides:
            return self._besides[words]
        if len(words) == 1:
            fitting = self._fullest_of(self._whole.get(words[0], {}))
        elif words and words[0] in _titles():
            fitting = self._fullest_of(self._titled.get((words[0], words[-1]), {}))
        else:
            return name
        return next(iter(fitting)) if len(fitting) == 1 else name

    def _fullest_of(self, names: Iterable[str]) -> Sequence[str]:
        """One name of several that only add a middle name or differ in marks; else all of them.

        A daughter Jean Tranter and a granddaughter Jean Marie Tranter are two.
        """
        by_ends: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name in names:
            words = parts_of(name)
            by_ends[words[0], words[-1]].append(name)
        groups = by_ends.values()
        return [name for each in groups for name in (each if self._are_apart(each) else [max(each, key=len)])]

    def _are_apart(self, names: Sequence[str]) -> bool:
        tellings = ([told for name in names if (told := of.get(name))] for of in (self._roles, self._births))
        return any(one.isdisjoint(other) for said in tellings for one, other in combinations(said, 2))


def _untitled(name: str) -> str:
    """Without the title of a whole name: "Mr Idwal Pugh" is Idwal Pugh, "Mr Pugh" stays who he is."""
    title, _, rest = name.partition(" ")
    words = parts_of(name)
    whole = (
        len(words) > 2
        and words[0] in _titles()
        and len(words[1]) > 1
        and not words[1].isdigit()
        and parts_of(title) == words[:1]
    )
    return rest if whole else name


def _titles() -> Mapping[str, str]:
    return name_table().titles


class _Ties:
    """Who has which role in a text, and since where it says so. A role that two people have is nobody's."""

    def __init__(self, told: Iterable[tuple[str, str, int]]) -> None:
        self._of_role: dict[str, dict[str, int]] = defaultdict(dict)
        self._of_name: dict[str, dict[str, None]] = defaultdict(dict)
        for name, role, at in told:
            if role:
                self.add(name, role, at)

    def add(self, name: str, role: str, at: int) -> None:
        self._of_role[role].setdefault(name, at)
        self._of_name[name][role] = None

    def name_of(self, role: str, at: int) -> str:
        """The one person who has a role, from where the text says so; nobody's where several have it."""
        having: Mapping[str, int] = self._of_role.get(role, {})
        return next((name for name, since in having.items() if since <= at), "") if len(having) == 1 else ""

    def role_of(self, name: str) -> str:
        roles = self._of_name.get(name, {})
        return next(iter(roles)) if len(roles) == 1 else ""
