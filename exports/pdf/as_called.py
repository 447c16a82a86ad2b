"""What entries call somebody of whom no record says what they are, in their own words: "mum's partner Lee", "Rhian (daughter)".

Quoted and no role: whose partner or daughter it is, whoever wrote it knew, and a reader sees.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from chronology.model import Event, Person, Restriction
from chronology.people import BY_ROLE, folded, is_also_a_word, is_at_work, near_words, parts_of, role_of
from chronology.prose.sentences import sentences
from exports.pdf.case import Case

_LEAST, _MOST = 3, 2
_MOST_WORDS, _LONGEST = 6, 45
_WHOSE = r"(?:his|her|their|my|(?-i:[A-Z])[\w-]*['’]s|(?:mum|mam|mother|dad|father|son|daughter|nan|child|client|pt|patient)['’]?s)"
# Whose these are the words before may tell: "after splitting from partner Ann".
_TIED = r"partner|boyfriend|girlfriend|husband|wife|spouse|bf|gf"
_HOW = (
    r"(?:(?:new|current|ex|former|late|older|elder|younger|eldest|youngest|half|step|big|little|great|estranged)[ -])"
)
_SOMEBODY = r"(?:man|woman|male|female|lad|lady|bloke|guy|boy|girl|youth|person|adult|visitor|dyn|menyw)"
_CALLED = r"(?:called|named|known as|calling (?:him|her|them)sel\w+|who (?:gave (?:his|her) name as|calls (?:him|her)self|said (?:his|her) name (?:is|was))|o'r enw)"
# What denies it, asks it or wishes it says nothing of what somebody is.
_NOT_SO = re.compile(
    r"\b(?:not|never|no|n['’]t|denie[sd]|denying|if|whether|unsure|either|or)\W+(?:\w+\W+){0,2}\Z", re.IGNORECASE
)
# "Sister Ama Example" is of a ward.
_SISTER_OF_A_WARD = re.compile(r"(?:Sister|Sr|Father|Brother) [A-Z]")
# How somebody came by the name in a bracket: whether they came, and not what they are.
_NO_POST = re.compile(
    r"\d|\b(?:present|apolog\w+|absent|part|half|late|left|not|no|by|invited|report|closed|away|unknown|not identified|see|was|is|aged?|born|b|d|dob|tel|mob|both|restricted|withheld|own words|also|same|new|old|please|asleep|there)\b|[‹›?]",
    re.IGNORECASE,
)


def as_called(case: Case, person: Person) -> Sequence[str]:
    """The words by which entries say what somebody is to the family, those that say most first; none where none does."""
    if person.id.startswith(BY_ROLE) or not person.name:
        return ()
    texts, forms = _texts(case), _forms(case, person)
    return _kin_said(texts, forms)[:_MOST] or _introduced(texts, forms)[:1]


def post_called(case: Case, person: Person) -> str:
    """What stands in brackets right behind a name, which says whose they are at work: "Kev Holt (housing)"."""
    if not parts_of(person.name).whole and not parts_of(person.name).title:
        return ""
    found = _posts_said(_texts(case), tuple(dict.fromkeys((person.name, *person.known_as))))
    return found[0] if found else ""


def naming(case: Case, person: Person) -> list[str]:
    """The keys of entries in which they stand by any form of their name that is nobody else's."""
    own = _pattern(_forms(case, person))
    return [
        key for key, event in case.events.items() if event.restriction is Restriction.NONE and own.search(event.fact)
    ]


def _texts(case: Case) -> tuple[str, ...]:
    """The words of all that may go to everyone."""
    events = (event for event in case.events.values() if event.restriction is Restriction.NONE)
    return tuple(dict.fromkeys(text for event in events for text in _of(event)))


def _of(event: Event) -> Iterator[str]:
    yield from (event.title, event.fact)
    yield from (account.fact for account in event.accounts)


def _forms(case: Case, person: Person) -> tuple[str, ...]:
    """The name, and those parts of it that name nobody else: a given name that is a word besides is no name by itself."""
    own = parts_of(person.name)
    others = [other for other in case.people.values() if other.id != person.id and other.name]
    taken = {word for other in others for word in folded(other.name)}
    whole = [*filter(None, (person.name,)), *(name for name in person.known_as if role_of(name) is None)]
    words = {"".join(folded(word)): word for word in person.name.split()}
    given = words.get(own.given, "")
    if given and len(own.given) >= _LEAST and own.given not in taken and not is_also_a_word(own.given):
        whole.append(given.title() if given.isupper() else given)
    return tuple(dict.fromkeys(whole))


@lru_cache(maxsize=512)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])(?i:{'|'.join(map(re.escape, forms)) or '(?!)'})(?![\w-])")


@cache
def _kin() -> str:
    """What somebody is to a family, by any word: the longest first, for "mother" stands in "stepmother"."""
    words = {word for word in near_words() if "'" not in word and len(word) > 1}
    return "|".join(re.escape(word).replace(r"\ ", "[ -]") for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=512)
def _kin_said(texts: tuple[str, ...], forms: tuple[str, ...]) -> tuple[str, ...]:
    name, kin = "|".join(map(re.escape, forms)), _kin()
    said = re.compile(
        rf"(?<![\w'’-])(?:{_WHOSE} |(?-i:[a-z][\w'-]* ){{0,3}}(?=(?:{_TIED}) ))?{_HOW}{{0,2}}(?:{kin})(?:['’]s)?,? (?:called |named )?(?-i:{name})(?![\w-])"
        rf"|(?<![\w'’-])(?-i:{name})(?: (?:rang|called|phoned|visited|there|here|present|came|tel))? ?[(\[](?:{_WHOSE} )?{_HOW}{{0,2}}(?:{kin})(?: of [\w' ]{{2,20}})?[)\]]"
        rf"|(?<![\w'’-])(?-i:{name})(?:, | - | – | is )(?:{_WHOSE} |the |a )?{_HOW}{{0,2}}(?:{kin})(?: of [\w' ]{{2,30}})?(?=[,.;:)\"”’]|\Z)",
        re.IGNORECASE,
    )
    found: Counter[str] = Counter()
    written: dict[str, str] = {}
    for words in _sentences_with(texts, forms):
        for each in said.finditer(words):
            if _SISTER_OF_A_WARD.match(each[0]) and " " in each[0].partition(" ")[2]:
                continue
            if not _NOT_SO.search(words, 0, each.start()) and "?" not in words[each.end() : each.end() + 2]:
                short = each[0].casefold()
                found[short] += 1
                written.setdefault(short, each[0])
    # Whose they are is said by a name or a word for kin, and by "her" only to whoever knows of whom it is told.
    order = sorted(found, key=lambda each: (_says_whose(each), -found[each], each))
    shown: list[str] = []
    for phrase in (written[each] for each in order):
        # "MGM Denise" says no more than "Denise (MGM)".
        said_before = {word for other in shown for word in folded(other)}
        if not set(folded(phrase)) - {"a", "the", "his", "her", "their", "my"} <= said_before:
            shown.append(phrase)
    return tuple(shown)


def _says_whose(phrase: str) -> int:
    return 0 if re.search(r"\w['’]s\b", phrase) else 2 if re.match(r"(?:his|her|their|my)\b", phrase) else 1


@lru_cache(maxsize=512)
def _introduced(texts: tuple[str, ...], forms: tuple[str, ...]) -> tuple[str, ...]:
    """How entries bring in somebody whom nobody says what they are: "a man called Kel", "Chair: Ann Example", the commonest first."""
    name = "|".join(map(re.escape, forms))
    said = re.compile(
        rf"(?<![\w'’-])(?:(?:an?|the|this|some|another|younger|older|unknown) )*{_SOMEBODY} (?:{_CALLED} )[\"'“‘]?(?-i:{name})(?![\w-])"
        rf"|(?<![\w'’-])(?-i:{name})[\"'”’]?,? (?:who )?introduced (?:him|her|them)sel\w+ (?:to \w+ )?as [^.;,\n]{{3,40}}"
        rf"|(?<![\w'’-])(?:chair|key ?worker|social worker|manager|minutes|carer|advocate|interpreter|children|siblings|plant|cadeirydd) ?: (?-i:{name})(?![\w-])",
        re.IGNORECASE,
    )
    found: Counter[str] = Counter()
    for words in _sentences_with(texts, forms):
        found.update(each[0] for each in said.finditer(words) if not _NOT_SO.search(words, 0, each.start()))
    return tuple(phrase for phrase, _ in found.most_common())


@lru_cache(maxsize=512)
def _posts_said(texts: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    name = "|".join(map(re.escape, names))
    said = re.compile(rf"(?<![\w'’-])(?i:{name}) ?\((?P<post>[^()]{{2,{_LONGEST}}})\)")
    found: Counter[str] = Counter()
    for words in _sentences_with(texts, names):
        for each in said.finditer(words):
            post = " ".join(each["post"].split()).strip(" ,.;:")
            if not _NO_POST.search(post) and len(post.split()) <= _MOST_WORDS and not _is_a_name(post):
                found[post] += 1
    return tuple(post for post, _ in found.most_common())


def _is_a_name(written: str) -> bool:
    """Somebody else, or what they are called besides; capitals alone are a post in short."""
    words = written.split()
    return (
        all(word[:1].isupper() and not word.isupper() for word in words) and not is_at_work(written) and len(words) <= 2
    )


def _sentences_with(texts: tuple[str, ...], forms: Sequence[str]) -> Iterator[str]:
    plain = tuple(form.casefold() for form in forms)
    for text in texts:
        lower = text.casefold()
        if any(form in lower for form in plain):
            yield from (words for words in _sentences(text) if any(form in words.casefold() for form in plain))


@lru_cache(maxsize=4096)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(" ".join(text[span.start : span.end].split()) for span in sentences(text))
