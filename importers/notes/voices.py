"""The words that a note gives as the own words of the child or adult it is about; nothing where somebody else may have said them.

This is asked as a file is read, of whoever it is about, which may be several; and a note that has such words is an event of its day. When it
is known whose life is told and who else is in it, each quotation is given to whoever said it (`chronology/pipeline/voiced.py`), and
what is found here to be somebody else's is taken back.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from chronology.model import Account
from chronology.people.names import are_forms
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span, holding
from chronology.prose.vocabulary import is_role
from chronology.prose.voice import is_report
from chronology.prose.wording import plain
from importers.notes.note import Note
from importers.notes.text import Text

_TOLD = r"told (?:me|us|her|him|them|(?:the|a|an|his|her|their|my) [\w-]{2,20}(?: [a-z-]{2,20})?|(?:[A-Z][\w.-]{0,20} ?){1,2}|[a-z-]{4,16})"
_VERBS = rf"(?:said|says|say|{_TOLD}|asked|asks|replied|answered|stated|wrote|shouted|whispered|added|wants|wanted|thinks|meddai|atebodd|(?:yn|wedi) (?:dweud|deud))"
# "On 2 August", "when asked": what may stand between the saying and the words.
_WHEN = r"(?: (?:on|when|about|again|today|then|at|ar) [^\"\u201c\u201d.;:\n]{1,40}?)?"
_QUOTE = rf"{_WHEN}[,:]?(?: that| to (?:me|us|her|him)| wrth[a-z]{{0,3}}(?: \w{{2,4}})?)?[,:]?[\s>*_]{{1,12}}[\"\u201c](?P<words>[^\"\u201c\u201d]{{2,600}})[\"\u201d]"
_WHO = r"(?P<who>\b(?:(?:Mr|Mrs|Ms|Miss|Dr|St|[A-Z])\.|[\w'\u2019-]{1,24})(?: [A-Z][\w'\u2019-]{1,24}){0,2})"
_ADVERB = r"(?:then |also |has |had |today |now |still |again |later |first |always |just |often )?"
_SAID = re.compile(rf"{_WHO} {_ADVERB}{_VERBS}{_QUOTE}")
_DYWEDODD = re.compile(rf"\b(?:[Dd]ywedodd|[Mm]eddai|[Aa]tebodd) (?P<who>[\w'\u2019-]{{1,24}}){_QUOTE}")
# 'Mali seen on her own, told me "I do the washing"': nobody else stands between.
_SEEN_AND_SAID = re.compile(
    rf"(?:(?<=[.!?\n]\s)|(?<=[.!?\n])|^){_WHO} (?P<between>[a-z][a-z'\u2019 -]{{2,60}}?)(?:,| and|, and|,? but) {_ADVERB}{_VERBS}{_QUOTE}",
    re.MULTILINE,
)
# 'Gwen: "take me home"', as minutes and short notes give who said what.
_COLON = re.compile(
    rf"(?:(?<=[.!?\n]\s)|(?<=[.!?\n])|^){_WHO}: ?[\"\u201c](?P<words>[^\"\u201c\u201d]{{2,600}})[\"\u201d]",
    re.MULTILINE,
)
# '"Nice girl, that one" she said of the nurse'.
_SAID_AFTER = re.compile(
    r"[\"\u201c](?P<words>[^\"\u201c\u201d]{2,600})[\"\u201d],? ?(?:(?:said|says|meddai) (?P<whom>[\w'\u2019-]{1,24})|(?P<who>[\w'\u2019-]{1,24}(?: [A-Z][\w'\u2019-]{1,24})?) (?:said|says|told|added|replied))\b"
)
# 'Gwen says Darren took no rings, "they're in the tin"': the words close a sentence that somebody's saying opened.
_SAID_ON = re.compile(
    rf"{_WHO} {_ADVERB}(?:said|says|told (?:me|us)) (?:that )?[^\"\u201c\u201d.;:\n]{{4,80}}, [\"\u201c](?P<words>[^\"\u201c\u201d]{{2,600}})[\"\u201d]"
)
# 'Gwen's views (RL): fond of her nephew; "I only want him to ask me"'.
_VIEWS = re.compile(
    rf"{_WHO}['\u2019]s? (?:own )?(?:views?|wishes(?: and feelings)?|feelings|voice|words)[^:\"\u201c\n]{{0,24}}:[^\"\u201c\n]{{0,160}}[\"\u201c](?P<words>[^\"\u201c\u201d]{{2,600}})[\"\u201d]"
)
_HER_WORDS = re.compile(
    r"\b(?:[Hh]er|[Hh]is|[Tt]heir|[Oo]wn) (?:own )?(?:exact |actual )?words?(?: (?:were|was|are))?[:,]? ?[\"\u201c](?P<words>[^\"\u201c\u201d]{2,600})[\"\u201d]"
)
_GEIRIAU = re.compile(
    r"\b(?:[Dd]ywedodd|[Mm]eddai)(?: (?:hi|ef|fo|wrthyf|wrtha i))?[,:]? [\"\u201c](?P<words>[^\"\u201c\u201d]{2,600})[\"\u201d]"
)
# A sentence that is a quotation and no more is said by whom the sentence before it opens with.
_ALONE = re.compile(r"[\"\u201c](?P<words>[^\"\u201c\u201d]{2,600})[\"\u201d][.!?]?\s*\Z")
_SEES = frozenset({"saw", "seen", "met", "visited", "gwelais", "gwelwyd"})
_ALONE_WORDS = frozenset({"alone", "own", "hun"})
_NAMING = (_SAID, _SEEN_AND_SAID, _DYWEDODD, _COLON, _SAID_AFTER, _SAID_ON, _VIEWS)
# "Denzel seen alone in his room."; no pronoun, and no thing that opens a sentence ("Visit was brief", "School said").
_OPENS_WITH_SOMEBODY = re.compile(
    r"\W*(?!(?:He|She|They|It|I|We|This|That|There|Who|Visit|Contact|Home|House|School|Everything|All|Both|Child|Children|Hi|Ef|Fe|Fo)\b)"
    r"(?P<who>[A-Z][\w'\u2019-]+)(?: [A-Z][\w'\u2019-]+)? (?:(?:was|is|has|had|also|then|now|today) ){0,2}"
    r"(?:seen|spoken to|said|says|told|came|sat|played|showed|cried|upset|quiet|present|home|in (?:his|her)|looked|went|smiled|ran)\b"
)
_PRONOUNS = frozenset({"he", "she", "they", "hi", "ef", "fo", "o"})
# "Seren stayed behind and said": the one who said it stands at the head of the sentence.
_JOINTS = frozenset({"and", "then", "also", "a", "ac"})
# Nobody else is named this close before a pronoun that is to mean the one person the note saw.
_NEARBY = 160
_LEAST_SHORT = 4
_OPENS = ('"', "\u201c")
_INK = re.compile(r"\w+(?:'\w+)?")
_AT_A_MEETING = frozenset({"attended", "absent"})


def voice_of(text: str, note: Note, spans: list[Span], about: Sequence[str]) -> str | None:
    """Quoted words the note clearly gives to the one it is about; nothing where somebody else may have said them."""
    return voice_within(text, note, spans, about, Span(note.body_start, note.end))


def with_voice(read: Text, note: Note, spans: list[Span], other: Account) -> Account:
    """What a sentence tells of another day, with the own words of whom the note is about that it quotes."""
    start, end = other.source.start, other.source.end
    if start is None or end is None:
        return other
    voice = voice_within(read.text, note, spans, read.structure.about, Span(start, end))
    return other if voice == other.child_voice else replace(other, child_voice=voice)


def without_other_days(read: Text, note: Note, spans: list[Span], own: Account, others: Sequence[Account]) -> Account:
    """The note itself without what it quotes of other days: that stands with those."""
    days = {other.source.start for other in others if other.child_voice}
    if not days or not own.child_voice:
        return own
    kept = (span for span in spans if span.start not in days)
    said = (voice_within(read.text, note, spans, read.structure.about, span) for span in kept)
    return replace(own, child_voice=" / ".join(dict.fromkeys(words for words in said if words)) or None)


def voice_within(text: str, note: Note, spans: list[Span], about: Sequence[str], where: Span) -> str | None:
    """Those of a stretch of the note."""
    told = dict(_told(text, note, spans, about, where))
    words = dict.fromkeys(plain(told[at]) for at in sorted(told))
    # Words that do not speak of oneself are known for somebody's own by the quotation marks alone.
    return " / ".join(f"\u201c{each}\u201d" if is_report(each) else each for each in words) or None


def _told(text: str, note: Note, spans: list[Span], about: Sequence[str], where: Span) -> Iterator[tuple[int, str]]:
    """Each quotation that is theirs, by its place."""
    if all(text.find(mark, *where) < 0 for mark in _OPENS):
        return
    for pattern in _NAMING:
        for match in pattern.finditer(text, *where):
            if _is_theirs(text, match, note, spans, about):
                yield match.start("words"), match["words"]
    for pattern in (_HER_WORDS, _GEIRIAU):
        for match in pattern.finditer(text, *where):
            if _is_meant(text, match.start(), note, spans, about):
                yield match.start("words"), match["words"]
    for before, span in pairwise(spans):
        alone = _ALONE.match(text, span.start, span.end) if where.start <= span.start < where.end else None
        if alone and _opens_with_them(text, before, note, about):
            yield alone.start("words"), alone["words"]


def _speaker(text: str, found: re.Match[str], spans: list[Span]) -> str:
    who = found["who"] or found["whom"] if "whom" in found.re.groupindex else found["who"]
    if folded(who) not in _JOINTS:
        return str(who)
    sentence = holding(spans, found.start())
    return (
        _INK.findall(text[sentence.start : found.start()] or " ")[0]
        if sentence and sentence.start < found.start()
        else ""
    )


def _is_theirs(text: str, found: re.Match[str], note: Note, spans: list[Span], about: Sequence[str]) -> bool:
    who = _speaker(text, found, spans)
    plain_who = folded(who).removesuffix("'s")
    if "between" in found.re.groupindex and _may_be_another(found["between"]):
        return False
    if plain_who in _PRONOUNS:
        if _begins_with_child(text, found, note, spans, about):
            return True
        return _is_meant(text, found.start(), note, spans, about)
    if is_role(plain_who, "child"):
        return True
    if is_role(plain_who.split(" ")[-1], "family", "professional") or is_role(
        plain_who.split(" ")[0], "family", "professional"
    ):
        return False
    return _is_initial(who) or _is_named(plain_who, [*about, *_heard(note)])


def _heard(note: Note) -> list[str]:
    """Those the note was written to see or hear.

    A mother and a nurse sit at a meeting too, with what they are in brackets; their words are nobody else's.
    """
    seen = [person.name for person in note.people if person.involvement not in _AT_A_MEETING]
    there = [person for person in note.people if person.involvement == "attended"]
    alone = [person.name for person in there if not person.role]
    return seen + (alone if len(alone) < len(there) or len(there) == 1 else [])


def _begins_with_child(text: str, found: re.Match[str], note: Note, spans: list[Span], about: Sequence[str]) -> bool:
    """The sentence begins with whom it is about, and names nobody else before the pronoun, whoever stands before it."""
    sentence = holding(spans, found.start())
    if sentence is None:
        return False
    before = text[sentence.start : found.start()]
    words = _INK.findall(before)
    if not words or not _is_named(folded(words[0]), [*about, *_heard(note)][:1]):
        return False
    # "Tomos seen with Dave - he said": another name, or a relative, may be who "he" is.
    others = [word for word in words[1:] if word[:1].isupper() and not _is_named(folded(word), about or note.seen)]
    return not others and not any(is_role(folded(word), "family", "professional") for word in words)


def _is_meant(text: str, at: int, note: Note, spans: list[Span], about: Sequence[str]) -> bool:
    """Whom a pronoun means that stands somewhere: the one person of the note, or whom the sentences before it speak of."""
    if not _only_one(note, about) or _after_another(text, at, note, spans, about):
        return False
    return not _others_near(text, note, at) or _spoken_of(text, at, note, spans, about)


def _after_another(text: str, at: int, note: Note, spans: list[Span], about: Sequence[str]) -> bool:
    """The sentence before opens with somebody else, by name or as kin, and what they did: they are who "he" is."""
    before = [span for span in spans if note.body_start <= span.start and span.end <= at]
    opens = _OPENS_WITH_SOMEBODY.match(text, before[-1].start, before[-1].end) if before else None
    return opens is not None and not _is_named(folded(opens["who"]), [*about, *_heard(note)])


def _spoken_of(text: str, at: int, note: Note, spans: list[Span], about: Sequence[str]) -> bool:
    """Of the two sentences before, one opens with them, and nobody else is named or called by a role since."""
    before = [span for span in spans if note.body_start <= span.start < at][-3:]
    for span in reversed(before):
        rest = text[span.start : min(span.end, at)]
        words = _INK.findall(rest)
        if words and _is_named(folded(words[0]), about):
            return not any(is_role(folded(word), "family", "professional") for word in words[1:])
        if any(is_role(folded(word), "family", "professional") for word in words) or any(
            word[:1].isupper() and not word.isupper() for word in words[1:]
        ):
            return False
    return False


def _may_be_another(between: str) -> bool:
    """Somebody else stands between the name and the saying, who may be the one who said it."""
    words = _INK.findall(folded(between))
    return "with" in words or any(is_role(word, "family", "professional") for word in words)


def _opens_with_them(text: str, span: Span, note: Note, about: Sequence[str]) -> bool:
    """They are its first word, or it tells that they were seen ("Saw Mali alone") and names nobody else."""
    words = _INK.findall(text[span.start : span.end])
    names = [*about, *_heard(note)]
    if folded(" ".join(words[:1])) in _SEES:
        if not _ALONE_WORDS.intersection(map(folded, words)):
            return False
        others = any(word[:1].isupper() and not _is_named(folded(word), names) for word in words[2:])
        return _is_named(folded(words[1]), names) and not others and not _may_be_another(" ".join(words[2:]))
    return bool(words) and _is_named(folded(words[0]), names)


def _only_one(note: Note, about: Sequence[str]) -> bool:
    """The note saw one person, or saw nobody by name and belongs to a file on one."""
    return len(note.seen) == 1 or (not note.seen and len(about) == 1)


def _is_initial(who: str) -> bool:
    """A child's initial ("C said"), as notes shorten names; never "I", who is the writer."""
    return len(who) == 1 and who.isupper() and who != "I"


def _is_named(who: str, names: Sequence[str]) -> bool:
    words = {word for word in _INK.findall(who) if word not in ("mr", "mrs", "ms", "miss")}
    own = [set(_INK.findall(folded(name))) for name in names]
    if any(words and words <= name for name in own):
        return True
    # "Gwen" of Gwenllian, "Liz" of Elizabeth.
    return len(words) == 1 and any(_is_short_for(next(iter(words)), word) for name in own for word in name)


def _is_short_for(short: str, name: str) -> bool:
    return (len(short) >= _LEAST_SHORT and name.startswith(short)) or are_forms(short, name)


def _others_near(text: str, note: Note, at: int) -> bool:
    words = _INK.findall(folded(text[max(note.body_start, at - _NEARBY) : at]))
    return any(is_role(word, "family", "professional") for word in words)
