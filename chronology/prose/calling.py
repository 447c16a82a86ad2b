"""Names and roles of a text as they stand beside each other: "HV Sarah Bevan", "Mum (Kelly Pryce)", "the mother, M"."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from chronology.people import is_at_work, kin_words, role_words, sex_said_by
from chronology.prose.name_words import parts_of, table, words
from chronology.prose.named import Named
from chronology.prose.naming import names_in
from chronology.prose.phrases import Hit, Phrases

# What may stand between a role and the name of who has it, in this order.
_ROLE_NAME = re.compile(r"[ \n]|[ ]?\((?:called |named )?|,? (?:called|named|known as) |: |[ ][-–][ ]")
_APPOSED = re.compile(r",[ \n]")
_NAME_ROLE = re.compile(r"[ ]?\((?:the |his |her |their |our |child's |tomos's )?|[ ][-–][ ](?:the )?")
_NAME_APPOSED = re.compile(r",[ \n](?P<whose>(?:the|his|her|their|our|allocated|new|my) |(?:[\w-]+['’]s ))?")
_IS = re.compile(
    r"(?:,? who)? (?:is|was|is now|was then) (?:the |his |her |their |our |my |a |an |[\w-]+['’]s )?(?:new |current |allocated )?"
)
_WHOSE = re.compile(r"\b(?:(?P<word>the|his|her|their|my|our|your|this|said|y|yr|ei|'r)|(?P<of>[\w-]+)['’]s)[ \n]\Z")
_NOBODY_S = re.compile(
    r"\b(?:a|an|any|no|every|each|another|single|other|which|whose|some|as|or|new|student|than|public|not|isn['’]t|wasn['’]t)[ \n]\Z"
)
_NO_PERSON = re.compile(
    r"[- ]of (?:(?:the|her|this|an?|mum's) )?(?:unborn|new ?born|pregnancy|expected|baby she|child she)|[- ](?:figure|tongue|in[- ]law|hood|and baby|&|visits?|visiting|teams?|services?|surger(?:y|ies)|practices?|appointments?|appts?|letters?|reports?|records?|notes?|assessments?"
    r"|training|role|allowances?|clinics?|line|meetings?|referrals?|checks?|groups?|registered|register|placements?|involvement|unit|ward|input|s\b|support\b|consultation|manager\b|student\b|contact (?:centre|number|details|sheet)|number|day\b|state\b|board\b)"
)
_STANDS = re.compile(
    r"(?:\b(?:the|to|by|from|with|via|and|his|her|their|our|allocated|named|spoke to|called|rang|,)|&|/|, )[ \n]?\Z"
)
_PERSON_DOES = re.compile(
    r"[ ](?:has |had |also |then |was |is |will )?(?:rang|called|phoned|reported|said|says|advised|told|stated|attended|attending|present|concerned|worried|confirmed|asked|saw|seen|spoke|thinks|feels|raised|made aware|informed|aware|contacted)\b"
)
# "Alfie's father: Ms Pryce will not say": who speaks of it is not who is asked for.
_SPEAKS_OF_IT = re.compile(
    r"[ ](?:will|wo|would|does|did|do|is|was|has|had|can|could|says?|said|states?|stated|tells?|told|thinks?|believes?|den(?:y|ies|ied)|refus\w+|declin\w+|reports?)\b"
)
_TOLD_TO = re.compile(r"\b(?:told|tells?|telling|informed|advised|said to|says to) (?:(?:the|her|his|my|our|a) )?\Z")
_DOES = re.compile(
    r" (?:was|is|had|has|did|does|would|will|came|comes|went|goes|hit|hits|took|takes|could|can|said|says)\b"
)
_ASKED_OF = re.compile(r"[^.;\n]{0,40}\?| (?:ok|okay|alright|all right|fine|poorly|better|home|up|awake|there|in)\b")
_COMES_BACK = re.compile(r"(?:,|\.|;|\)|\Z|\n| -| –)")
_IN_LIST = re.compile(
    r"(?: and| &|,? plus|, (?!and|who|the |rang|said|told|was|is|has|had|at|on|in|by|from|to|for|which)\w)"
)
_LETTERS = re.compile(
    r"(?:\b(?:call|refer to (?:him |her |them )?as|referred to (?:in this judgment )?as|known as)\s+(?:the )?|\(|,\s)"
    r"(?P<quoted>[\"“‘'][A-Z]{1,3}[\"”’'](?:\s(?:and|or)\s[\"“‘'][A-Z]{1,3}[\"”’'])?)"
    r"|\bshall (?:call|refer to as)\s(?P<plain>[A-Z](?:(?:,\s|\sand\s)[A-Z])*)\b"
    r"|\b(?P<role>mother|father|child|boy|girl|children|grandmother|grandfather|aunt|uncle|brother|sister|son|daughter)(?:,\s|\s\()(?P<one>[A-Z]{1,3})(?=[,.)])"
)
_LETTER = re.compile(r"[A-Z]{1,3}")
_LONE = re.compile(r"(?<![\w.'’&/-])[A-Z]{1,3}(?![\w&/-])")
_LETTER_AHEAD = re.compile(r"\b(?:by|with|to|of|and|that|when|from|for|saw|told|if|against|,)\s\Z")
_LETTER_BEHIND = re.compile(
    r"['’]s\b|,? (?:was|is|has|had|said|told|did|does|attended|lives|lived|began|were|and [A-Z]\b|who|would|will)\b|[.,;)]"
)
_PRONOUNS = ("his", "her", "their", "my", "your")
_OF_THEM = ("his", "her", "their")
# As the police write somebody: "Call from REES K, mother Ann REES".
_FAMILY_NAME_FIRST = re.compile(r"\b(?P<family>[A-Z][\w'’-]+) (?P<initial>[A-Z])\.?, \Z")
_SENTENCE = 200
# Where "Sister" is what a nurse is called.
_ON_A_WARD = re.compile(r"\b(?:wards?|hospital|discharged?|discharge|a&e|nurses?|ysbyty)\b")
_HE = re.compile(r"\b(?:he|she|they)\b")


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody as a text calls them: by name, by role, or both. `word` is the role word as written."""

    start: int
    end: int
    name: str = ""
    role: str = ""
    word: str = ""
    owner: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Role:
    """What a role word stands for. `alone` when it means somebody without a name beside it."""

    says: str
    alone: bool
    at_work: bool


@cache
def _phrases() -> "Phrases[_Role]":
    known = role_words()
    pairs = {word: _Role(role.says, alone=True, at_work=role.titles is not None) for word, role in known.items()}
    for word, role in known.items():
        whose, partner, rest = word.partition("'s ")
        if partner and rest in ("partner", "boyfriend", "girlfriend"):
            for more in ("new ", "current "):
                pairs[f"{whose}'s {more}{rest}"] = _Role(role.says, alone=True, at_work=False)
            pairs[f"{whose}'s new {'bf' if rest == 'boyfriend' else 'gf'}"] = _Role(
                role.says, alone=False, at_work=False
            )
            # An "ex partner" is somebody else.
            pairs[f"{whose}'s ex {rest}"] = _Role(
                f"{role.says.partition(' ')[0]} former partner", alone=False, at_work=False
            )
    for says, some in table()["beside_names"].items():
        for word in some:
            pairs.setdefault(word, _Role(says, alone=False, at_work=is_at_work(says)))
    return Phrases(pairs.items())


def called_in(text: str, lower: str, heads: Collection[str], about: Collection[str] = ()) -> list[Called]:
    """Everybody a text names or calls by a role, in order. `about` are those whose file it is."""
    names = names_in(text, heads)
    letters = _letters(text, heads)
    roles = [hit for hit in _phrases().find(lower) if hit.values]
    return list(_Reading(text, lower, about).joined(names, roles, letters))


def _letters(text: str, heads: Collection[str]) -> list[Called]:
    """Letters a judgment calls people by, once it says that it will."""
    introduced = {head: "" for head in heads if _LETTER.fullmatch(head) and head != "I"}
    for found in _LETTERS.finditer(text):
        for letter in _LETTER.findall(found["quoted"] or found["plain"] or found["one"]):
            if letter != "I":
                introduced.setdefault(letter, found["role"] or "")
    if not introduced:
        return []
    return [
        Called(
            one.start(),
            one.end(),
            name=one[0],
            role=_letter_role(introduced[one[0]]),
            owner=text.startswith(("'s", "’s"), one.end()),
        )
        for one in _LONE.finditer(text)
        if one[0] in introduced and _is_letter_name(text, one)
    ]


def _letter_role(word: str) -> str:
    return word if word in ("mother", "father", "grandmother", "grandfather") else ""


def _is_letter_name(text: str, one: re.Match[str]) -> bool:
    """Not the article "A" nor the mark of a paragraph."""
    if len(one[0]) > 1:
        return True
    behind = _LETTER_BEHIND.match(text, one.end())
    ahead = _LETTER_AHEAD.search(text, max(0, one.start() - 10), one.start())
    return (behind is not None and (ahead is not None or behind[0][0] in " '’")) or (
        ahead is not None and one[0] != "A"
    )


_Item = Named | Hit[_Role] | Called


class _Reading:
    """Puts names and roles together."""

    def __init__(self, text: str, lower: str, about: Collection[str]) -> None:
        self._text, self._lower = text, lower
        self._about = frozenset(word for name in about for word in parts_of(name))
        self._sexes: dict[Sequence[str], str] = {}

    def joined(
        self, names: Sequence[Named], roles: Sequence[Hit[_Role]], letters: Sequence[Called]
    ) -> Iterator[Called]:
        """Each name with the role beside it, and the roles that stand alone."""
        items: list[_Item] = [*names, *letters]
        taken = sorted((one.start, one.end) for one in items)
        items += [hit for hit in roles if not _overlaps(hit, taken)]
        items.sort(key=lambda one: (one.start, one.end))
        at, end = 0, 0
        while at < len(items):
            one, after = items[at], items[at + 1] if at + 1 < len(items) else None
            both = (
                self._both(one, after, (items[place] for place in range(at - 1, -1, -1))) if after is not None else None
            )
            found = both or self._alone(one, items[at - 1] if at else None)
            if found is not None and found.start >= end:
                yield found
                end = found.end
            at += 2 if both else 1

    def _both(self, one: _Item, after: _Item, earlier: Iterator[_Item]) -> Called | None:
        if after.start - one.end > 24 or after.start < one.end:
            return None
        if isinstance(one, Hit) and isinstance(after, Named | Called):
            return self._role_first(one, after, earlier)
        if isinstance(one, Named | Called) and isinstance(after, Hit):
            return self._name_first(one, after)
        return None

    def _role_first(self, hit: Hit[_Role], name: Named | Called, earlier: Iterator[_Item]) -> Called | None:
        between = self._text[hit.end : name.start]
        role = hit.values[0]
        if _ROLE_NAME.fullmatch(between):
            fits = "(" not in between or self._lower.startswith(")", name.end)
            # The last cell of a row is of whom the row is, and not of the name below it.
            fits = fits and not ("\n" in between and self._text[hit.start - 1 : hit.start] in ("\t", "|"))
            fits = fits and not (between == " " and isinstance(name, Named) and name.title and not role.at_work)
            fits = fits and not (between == ": " and _SPEAKS_OF_IT.match(self._lower, name.end))
            fits = fits and not (between == " " and role.at_work and self._is_told_of(hit, name))
        else:
            fits = _APPOSED.fullmatch(between) is not None and self._is_apposed(hit, name)
        if not fits or (self._is_short(hit) and not self._is_capitals(hit)) or self._is_of_the_file(name, role):
            return None
        end = name.end + ("(" in between)
        found = self._tied(hit, name, min(hit.start, name.start), end)
        of_another = self._is_of_somebody(hit, name, earlier)
        return replace(found, role=f"somebody's {self._lower[hit.start : hit.end]}") if of_another else found

    def _is_of_somebody(self, hit: Hit[_Role], name: Named | Called, earlier: Iterator[_Item]) -> bool:
        """Kin of another, or of nobody knows whom: "T/C Keira. Her mother Ann rang", "Call from K Rees, mother Ann Rees"."""
        if hit.values[0].says not in _elders():
            return hit.values[0].says in kin_words() and self._is_of_who_was_named(hit, earlier)
        before = self._text[max(0, hit.start - 24) : hit.start]
        # Of a note before this one nobody is meant.
        begins = self._text.rfind("\n\n", 0, hit.start) + 1
        near = takewhile(lambda one: one.start >= begins, earlier)
        last = next((one for one in near if not (isinstance(one, Hit) and one.values[0].at_work)), None)
        whose = _WHOSE.search(before.lower())
        if whose is not None:
            return whose["word"] in _OF_THEM and not self._is_child(last)
        if (turned := _FAMILY_NAME_FIRST.search(before)) and parts_of(turned["family"])[0] in parts_of(name.name):
            return turned["initial"].lower() not in {word[0] for word in self._about}
        if not isinstance(last, Named | Called) or not before.endswith(", ") or last.end + len(", ") != hit.start:
            return False
        return not self._is_child(last) and not {*parts_of(last.name)}.isdisjoint(parts_of(name.name))

    def _is_of_who_was_named(self, hit: Hit[_Role], earlier: Iterator[_Item]) -> bool:
        """In "Huw and his sister Ann" she is his, and nobody's of whom the file is; of a mother "his" is not said."""
        whose = _WHOSE.search(self._lower[max(0, hit.start - 24) : hit.start])
        if whose is None or whose["word"] not in _OF_THEM:
            return False
        last = next((one for one in earlier if not (isinstance(one, Hit) and one.values[0].at_work)), None)
        # Across the end of a sentence "his" is as likely of whom the file is.
        if last is None or self._is_child(last) or not _BESIDE.fullmatch(self._lower[last.end : hit.start]):
            return False
        sex = sex_said_by(last.values[0].says) if isinstance(last, Hit) else self._sexes.get(parts_of(last.name)[:1])
        return sex is None or whose["word"] == "their" or _SEX_OF[whose["word"]] == sex

    def _is_child(self, one: _Item | None) -> bool:
        """Whose file it is, by name or as "the baby"."""
        if isinstance(one, Hit):
            return one.values[0].says in ("child", "subject")
        return one is not None and bool(self._about) and self._about.issuperset(parts_of(one.name))

    def _is_told_of(self, hit: Hit[_Role], name: Named | Called) -> bool:
        """Who is told something of somebody is not they: "she told the nurse Tom was cross"."""
        told = _TOLD_TO.search(self._lower[max(0, hit.start - 24) : hit.start])
        return told is not None and _DOES.match(self._lower, name.end) is not None

    def _is_apposed(self, hit: Hit[_Role], name: Named | Called) -> bool:
        """As in "the class teacher, Mrs Ellis, ...", and not the next of a list."""
        whose = _WHOSE.search(self._lower[max(0, hit.start - 24) : hit.start])
        return whose is not None and not _IN_LIST.match(self._lower, name.end)

    def _name_first(self, name: Named | Called, hit: Hit[_Role]) -> Called | None:
        between = self._lower[name.end : hit.start]
        role = hit.values[0]
        whole = name.whole or (isinstance(name, Named) and bool(name.title))
        if _NAME_ROLE.fullmatch(between):
            fits = "(" not in between or self._lower[hit.end : hit.end + 1] in (")", ",", "/", ";")
            # "Ann - the head tells me": she is spoken to, of somebody else.
            fits = fits and ("(" in between or not _SPEAKS_OF_IT.match(self._lower, hit.end))
        elif between == " ":
            fits = whole and self._is_capitals(hit)
        elif (apposed := _NAME_APPOSED.fullmatch(between)) is not None:
            whose = bool(apposed["whose"]) or "'s " in self._lower[hit.start : hit.end]
            closed = _COMES_BACK.match(self._lower, hit.end) is not None
            fits = closed and (whole or (whose and not role.at_work))
        else:
            fits = _IS.fullmatch(between) is not None and not _NO_PERSON.match(self._lower, hit.end)
            # "Gavin is mum ok?" asks him how she is.
            fits = fits and not _ASKED_OF.match(self._lower, hit.end)
        if not fits or self._is_owner(hit.end) or self._is_next_of_list(name, between, role):
            return None
        if self._is_of_the_file(name, role):
            return None
        end = hit.end + (self._lower.startswith(")", hit.end) and "(" in between)
        return self._tied(hit, name, name.start, end)

    def _is_of_the_file(self, name: Named | Called, role: _Role) -> bool:
        """Whose file it is has no mother or uncle in themselves: "Gwen was the mummy" is how a game was told of.

        So is what somebody is quoted saying of anybody: no statement of the record's.
        """
        if role.says not in _elders():
            return False
        own = bool(self._about) and self._about.issuperset(parts_of(name.name))
        return own or self._is_quoted(name.start)

    def _is_quoted(self, at: int) -> bool:
        before = self._text[max(0, self._text.rfind("\n", 0, at) + 1) : at]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _is_next_of_list(self, name: Named | Called, between: str, role: _Role) -> bool:
        """In "Present R Pell, Mrs Oakes, HV" the health visitor is one more, or is Mrs Oakes: it does not say."""
        listed = role.at_work and between.lstrip().startswith(",")
        return listed and _AFTER_A_NAME.search(self._text, max(0, name.start - 40), name.start) is not None

    def _tied(self, hit: Hit[_Role], name: Named | Called, start: int, end: int) -> Called:
        says = hit.values[0].says if self._is_of_child(hit) else self._whose_role(hit)
        if sex := sex_said_by(hit.values[0].says):
            self._sexes.setdefault(parts_of(name.name)[:1], sex)
        if says == "officer" and isinstance(name, Named):
            says = words().titles.get(name.title.lower(), says)
        return Called(start, end, name.name, says, self._text[hit.start : hit.end], self._is_owner(end), name.whole)

    def _is_of_child(self, hit: Hit[_Role]) -> bool:
        """What somebody is at work they are to everybody; a mother is somebody's, the child's if nobody else is named."""
        if hit.values[0].at_work:
            return True
        whose = _WHOSE.search(self._lower[max(0, hit.start - 24) : hit.start])
        return whose is None or whose["of"] is None or whose["of"] in self._about

    def _whose_role(self, hit: Hit[_Role]) -> str:
        whose = _WHOSE.search(self._text[max(0, hit.start - 24) : hit.start])
        return f"{whose['of'] if whose else ''}'s {self._lower[hit.start : hit.end]}"

    def _alone(self, one: _Item, before: _Item | None) -> Called | None:
        if isinstance(one, Called):
            return one
        if isinstance(one, Named):
            role = words().titles.get(one.title.lower(), "")
            return Called(one.start, one.end, one.name, role, owner=self._is_owner(one.end), whole=one.whole)
        if not one.values[0].alone or not self._is_somebody(one, before):
            return None
        word, says = " ".join(self._text[one.start : one.end].split()), one.values[0].says
        if word == "Guardian":  # as courts write the children's guardian
            word = says = "children's guardian"
        elif word == "Sister" and _ON_A_WARD.search(self._lower, max(0, one.start - _SENTENCE), one.end + _SENTENCE):
            word, says = "ward sister", "nurse"
        return Called(one.start, one.end, "", says, word, self._is_owner(one.end))

    def _is_owner(self, end: int) -> bool:
        return self._text.startswith(("'s ", "’s ", "'s\n", "’s\n"), end) and not self._lower.startswith(
            _IS_SHORT, end + 2
        )

    def _is_somebody(self, hit: Hit[_Role], earlier: _Item | None) -> bool:
        before = self._lower[max(0, hit.start - 24) : hit.start]
        if _NOBODY_S.search(before) or _NO_PERSON.match(self._lower, hit.end) or not self._is_of_child(hit):
            return False
        if self._is_short(hit):
            does = _PERSON_DOES.match(self._lower, hit.end)
            return self._is_capitals(hit) and (_STANDS.search(before) is not None or does is not None)
        whose = _WHOSE.search(before)
        return not (whose and whose["word"] in _PRONOUNS and self._is_anothers(hit, earlier))

    def _is_anothers(self, hit: Hit[_Role], earlier: _Item | None) -> bool:
        """As in "Mum said her mother": whose mother that is depends on who "her" is."""
        if hit.values[0].at_work:
            return False
        far = max(0, hit.start - _SENTENCE)
        start = max(far, *(self._lower.rfind(mark, far, hit.start) for mark in (".", "\n", ";")))
        if _HE.search(self._lower, start, hit.start):
            return True
        if earlier is None or earlier.start < start:
            return False
        if isinstance(earlier, Hit):
            return not earlier.values[0].at_work
        return not self._about.intersection(parts_of(earlier.name))

    def _is_short(self, hit: Hit[_Role]) -> bool:
        return self._lower[hit.start : hit.end] in _doubtful()

    def _is_capitals(self, hit: Hit[_Role]) -> bool:
        return self._text[hit.start : hit.end].isupper()


_AFTER_A_NAME = re.compile(r"[A-Z][a-z][\w'’-]*,\s{1,2}\Z")
_BESIDE = re.compile(r"\s*(?:,|and|&|\+|with|w/?|a|ac|gyda)?\s*(?:his|her|their)\s*")
_SEX_OF = {"his": "male", "her": "female"}
_OF_ONE_AGE = frozenset({"sibling", "sister", "brother"})
_IS_SHORT = (" not ", " been ", " going ", " a ", " now ", " here ", " there ")


@cache
def _elders() -> frozenset[str]:
    """What people are to somebody of their family who is no brother or sister of theirs."""
    return frozenset(role.says for role in role_words().values() if role.titles is None and role.ways) - _OF_ONE_AGE


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(table()["short"]["doubtful"])


def _overlaps(hit: Hit[_Role], taken: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(taken, (hit.end, 0)) - 1
    return at >= 0 and taken[at][1] > hit.start
