"""What a note marks as such: its actions, outcome, decision; and the words it gives as the child's own."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from chronology.prose.phrases import folded
from chronology.prose.sentences import Span, holding, parted
from chronology.prose.vocabulary import is_role
from chronology.prose.wording import plain
from importers.notes.labels import SECTIONS, Label, fields_of
from importers.notes.note import Note

_NO_ACTION = re.compile(
    r"\bnfa\b|\bno further action\b|\bdim camau pellach\b|\bunsubstantiated\b|\bunfounded\b"
    r"|\b(?:not|unable to|could ?n[o'\u2019]?t(?: be)?|cannot(?: be)?) substantiated?\b"
)
# That a worker goes is for nobody to do; what the note says after it is no plan either.
_LEAVES = re.compile(
    r"\W*(?:my last (?:working )?(?:day|week|shift|visit)\b|(?:i|i am|i['’]m|i will be|i['’]ll be|(?:the )?(?:sw|social worker|worker|allocated worker)) (?:is |will be )?"
    r"(?:leave|leaves|leaving|finish|finishes|finishing|moving (?:team|on|to (?:another|the|a))|going on (?:maternity|sick|annual|long|leave)|go on (?:maternity|leave|annual)|off (?:from|on leave|for))\b|fy niwrnod olaf)",
    re.IGNORECASE,
)
_VERBS = r"(?:said|says|told (?:me|us|her|him|them|(?:the|a|an|his|her|their|my) [\w-]{2,20}(?: [a-z-]{2,20})?|(?:[A-Z][\w.-]{0,20} ?){1,2})|asked|replied|answered|stated|wrote|shouted|whispered|meddai|atebodd)"
_QUOTE = r"[,:]?(?: that| to (?:me|us|her|him)| wrth[a-z]{0,3}(?: \w{2,4})?)?[,:]?[\s>*_]{1,12}[\"\u201c](?P<words>[^\"\u201c\u201d]{2,600})[\"\u201d]"
_SAID = re.compile(
    rf"(?P<who>\b(?:(?:Mr|Mrs|Ms|Dr|St|[A-Z])\.|[\w'\u2019-]{{1,24}})(?: [A-Z][\w'\u2019-]{{1,24}}){{0,2}}) (?:then |also |has |had )?{_VERBS}{_QUOTE}"
)
_DYWEDODD = re.compile(rf"\b[Dd]ywedodd (?P<who>[\w'\u2019-]{{1,24}}){_QUOTE}")
_PRONOUNS = frozenset({"he", "she", "they", "hi", "ef", "fo", "o"})
# "Seren stayed behind and said": the one who said it stands at the head of the sentence.
_JOINTS = frozenset({"and", "then", "also", "a", "ac"})
# Nobody else is named this close before a pronoun that is to mean the one person the note saw.
_NEARBY = 160
# "Action | Who | By when": what stands in the rows is for somebody to do.
_ACTION_TABLE = re.compile(
    r"^(?:(?:no\.?|#|ref)[ ]?\t[ ]?)?(?:agreed |outstanding )?(?:actions?|tasks?|what needs to (?:happen|be done)|camau|cam gweithredu)"
    r"(?: (?:agreed|required|point|points|needed))?[ ]?\t[^\n]*\n",
    re.IGNORECASE | re.MULTILINE,
)
_ROWS = re.compile(r"(?:[^\n]*\t[^\n]*(?:\n|\Z))+")
_QUOTES = '"\u201c\u201d '
_INK = re.compile(r"\w+(?:'\w+)?")


def sections_of(text: str, note: Note, spans: Sequence[Span], *, wrapped: bool) -> Mapping[Label, str]:
    """The labelled parts of a note in its own words, from its columns and from its body."""
    parts: dict[Label, list[str]] = defaultdict(list)
    for column in note.heading.columns:
        parts[column.label].append(plain(column.value))
    for label, _, told in _labelled(text, spans, note.told_end, wrapped=wrapped):
        parts[label].append(told)
    if Label.OUTCOME not in parts:
        parts[Label.OUTCOME] += _no_action(text, spans)[:1]
    if Label.CHILD_VOICE in parts:
        parts[Label.CHILD_VOICE] = [told.strip(_QUOTES) for told in parts[Label.CHILD_VOICE]]
    return {label: " ".join(told) for label, told in parts.items() if any(told)}


def planned_in(text: str, note: Note, spans: Sequence[Span], *, wrapped: bool) -> frozenset[Span]:
    """The sentences a note marks as actions or plan."""
    columns = [Span(one.start, one.end) for one in note.heading.columns if one.label is Label.ACTION]
    own = {span for span in spans if any(cell.start <= span.start < cell.end for cell in columns)}
    marked = _labelled(text, spans, note.told_end, wrapped=wrapped)
    tables = list(_action_rows(text, note))
    own |= {span for span in spans if any(row.start <= span.start < row.end for row in tables)}
    return frozenset(own | {span for label, span, _ in marked if label is Label.ACTION})


def _action_rows(text: str, note: Note) -> Iterator[Span]:
    """The rows of tables in a note whose first column is headed as actions."""
    for head in _ACTION_TABLE.finditer(text, note.body_start, note.end):
        rows = _ROWS.match(text, head.end(), note.end)
        if rows:
            yield Span(*rows.span())


def _labelled(text: str, spans: Sequence[Span], told_end: int, *, wrapped: bool) -> Iterator[tuple[Label, Span, str]]:
    """Sentences that start with a section's label, and those that follow in the same paragraph."""
    current: Label | None = None
    before = 0
    told = False
    for span in spans:
        if span.end > told_end:
            return
        fields = fields_of(text, span.start, span.end)
        if fields:
            current = fields[0].label if fields[0].label in SECTIONS else None
        elif _is_over(text, span, current) or (told and parted(text, before, span.start, wrapped=wrapped)):
            current = None
        if current is not None:
            said = plain(text[fields[0].start if fields else span.start : span.end])
            told = bool(said)
            if said:
                yield current, span, said
        before = span.end


def _is_over(text: str, span: Span, current: Label | None) -> bool:
    return current is Label.ACTION and _LEAVES.match(text, span.start, span.end) is not None


def _no_action(text: str, spans: Sequence[Span]) -> list[str]:
    sentences = (text[span.start : span.end] for span in spans)
    return [plain(sentence) for sentence in sentences if _NO_ACTION.search(folded(sentence))]


def voice_of(text: str, note: Note, spans: list[Span], about: Sequence[str]) -> str | None:
    """Quoted words the note clearly gives to the one it is about; nothing where somebody else may have said them."""
    found = sorted(
        (match for pattern in (_SAID, _DYWEDODD) for match in pattern.finditer(text, note.body_start, note.end)),
        key=lambda match: match.start(),
    )
    said = [plain(match["words"]) for match in found if _is_theirs(text, match, note, spans, about)]
    return " / ".join(dict.fromkeys(said)) or None


def _speaker(text: str, found: re.Match[str], spans: list[Span]) -> str:
    if folded(found["who"]) not in _JOINTS:
        return found["who"]
    sentence = holding(spans, found.start())
    return (
        _INK.findall(text[sentence.start : found.start()] or " ")[0]
        if sentence and sentence.start < found.start()
        else ""
    )


def _is_theirs(text: str, found: re.Match[str], note: Note, spans: list[Span], about: Sequence[str]) -> bool:
    who = _speaker(text, found, spans)
    plain_who = folded(who).removesuffix("'s")
    if plain_who in _PRONOUNS:
        if _begins_with_child(text, found, note, spans, about):
            return True
        return _only_one(note, about) and not _others_near(text, note, found.start())
    if is_role(plain_who, "child"):
        return True
    if is_role(plain_who.split(" ")[-1], "family", "professional") or is_role(
        plain_who.split(" ")[0], "family", "professional"
    ):
        return False
    return _is_initial(who) or _is_named(plain_who, [*about, *note.seen])


def _begins_with_child(text: str, found: re.Match[str], note: Note, spans: list[Span], about: Sequence[str]) -> bool:
    """The sentence begins with whom it is about, and names nobody else before the pronoun, whoever stands before it."""
    sentence = holding(spans, found.start())
    if sentence is None:
        return False
    before = text[sentence.start : found.start()]
    words = _INK.findall(before)
    if not words or not _is_named(folded(words[0]), [*about, *note.seen][:1]):
        return False
    # "Tomos seen with Dave - he said": another name, or a relative, may be who "he" is.
    others = [word for word in words[1:] if word[:1].isupper() and not _is_named(folded(word), about or note.seen)]
    return not others and not any(is_role(folded(word), "family", "professional") for word in words)


def _only_one(note: Note, about: Sequence[str]) -> bool:
    """The note saw one person, or saw nobody by name and belongs to a file on one."""
    return len(note.seen) == 1 or (not note.seen and len(about) == 1)


def _is_initial(who: str) -> bool:
    """A child's initial ("C said"), as notes shorten names; never "I", who is the writer."""
    return len(who) == 1 and who.isupper() and who != "I"


def _is_named(who: str, names: Sequence[str]) -> bool:
    words = {word for word in _INK.findall(who) if word not in ("mr", "mrs", "ms", "miss")}
    return any(words and words <= set(_INK.findall(folded(name))) for name in names)


def _others_near(text: str, note: Note, at: int) -> bool:
    words = _INK.findall(folded(text[max(note.body_start, at - _NEARBY) : at]))
    return any(is_role(word, "family", "professional") for word in words)
