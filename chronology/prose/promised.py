"""Who is to do what, as running notes say it: "Actions: 1 legal advice - KL. 2 rails (OT by 3/2)", "KL to chase the bank", "I will ring the depot".

Only what somebody is named to do, and what a reader could check, is a promise: who is to keep an eye on a thing promises nothing that can be found undone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chronology.people import role_of
from chronology.prose.listed import split_at, stop_of
from chronology.prose.quoting import quoted_in
from chronology.prose.sentences import Span, sentences

WRITER = "me"
"""The owner of what writers say they will do themselves."""

_HEAD = re.compile(
    r"(?:\A|(?<=[.;!?\n|])|(?<=[a-z]\)))[ \t>*–-]{0,4}"
    r"(?:agreed )?(?:actions?(?: agreed| points?)?|camau(?: gweithredu)?)(?P<own> (?:for me|i mi))?\s?:\s*",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\n[ \t]*\n|\n(?=[ \t>]*(?:\d{1,2}[./]\d{1,2}\b|\[|[-*=_]{3}))|\|")
_NUMBER = re.compile(r"(?:(?<=\s)|\A)\(?[1-9]\d?[.)]?\s+(?=[^\W\d])")
_MOST_WORDS = 22

# The first letters of a name; several may have one thing.
_LETTERS = r"[A-Z]{2,3}(?:\s?[/&+]\s?[A-Z]{2,4}){0,3}"
_NAME = r"[A-Z][a-z'’]+(?: [A-Z][a-z'’]+)?"
# "- KL", "(OT by 3/2)", "- me by 5 May": who has a thing of a list stands behind it, with the day.
_BEHIND = re.compile(
    rf"\s*(?:[-–—]\s*|\()(?P<owner>me|fi|{_LETTERS}|[A-Z][. ]{{1,2}}{_NAME})\b(?P<by>\s+(?:by|before|erbyn|asap)\b[^()]*|\s+this week|\s+next week)?\)?\s*\Z"
)
# What can be found done or undone; to watch, to support, to visit and to think of a thing cannot, or goes on.
_DOES = (
    r"(?:re-?|self[- ])?refer|(?:re)?send|resend|forward|fwd|email|e-mail|chase|ring(?: back)?|phone|telephone|write|(?:re)?book|arrange|apply|order"
    r"|request|ask|check|complete|submit|convene|draft|obtain|get|find out|notify|inform|contact|call back|share|move|amend|fill in|sign|make|do|redo|convert|trace|set up|fix|fit"
)
_TO_DO = re.compile(
    rf"(?P<owner>(?-i:{_LETTERS}|{_NAME})|[A-Za-z]+(?: [a-z]+){{0,2}})\s+to\s+(?:also |now |urgently )?(?P<does>{_DOES})\b",
    re.IGNORECASE,
)
# In a list of actions who is to do a thing may do anything.
_HAS_IT = re.compile(
    rf"(?P<owner>(?-i:{_LETTERS}|{_NAME})|[A-Za-z]+(?: [a-z]+){{0,2}})\s+to\s+(?!be\b)[a-z]", re.IGNORECASE
)
# "YC form - KL to do by 3/2": the thing stands before who is to do it.
_NO_THING = re.compile(
    r"\s*(?:(?:it|this|that|so|in|back|again|today|tomorrow|asap|sorry|after|later|now|then|(?:by|on|before|this|next|in)\s.*)\W*)*\Z",
    re.IGNORECASE,
)
_I_WILL = re.compile(
    r"(?:(?:and )?I(?:['’]ll| will| am to|['’]m to)(?: also| now)?"
    rf"\s+(?P<does>{_DOES})|(?:byddaf(?: i)?|bydda i|mi fydda i)(?: yn|['’]n) (?P<yn>cyfeirio|anfon|ffonio|gofyn|trefnu|ysgrifennu|archebu|cysylltu|gwneud))\b",
    re.IGNORECASE,
)
# So begun or so meant it is no promise: words of a condition, of an offer or a hope, of what is asked or goes on.
_NO_PROMISE = re.compile(
    r"\b(?:ask you|let you|if|unless|when(?:ever)?|once|until|should|could|would|might|may|hopes?|try|weekly|daily|nightly|each|every|any|always|os|pan|efallai)\b|\?|\bwith nothing\b|\bnothing further\b",
    re.IGNORECASE,
)
# Words that stand before "to" and name nobody.
_NOBODY = re.compile(
    r"(?:\w+ed|\w+ing|not|need|needs|wants?|plans?|happy|able|unable|hopes?|letter|request|form|report|copy|nothing|nobody|just|back|due|duty|time|agreed?|"
    r"action|aim|offer|refuses?|someone|somebody|everyone|who|what|he|she|they|we|you|it|all|both|family|parents|tel|tc|cp|la|cin|ehcp|plan|also|still|ready|here|used|next)",
    re.IGNORECASE,
)
# Relatives and whoever a note is about may be asked to do a thing; the service has not promised it.
_KIN = re.compile(r"(?:mum|dad|mam|mother|father|nan|gran|family|child|mgm|pgm|mgf|pgf|tad)\b", re.IGNORECASE)
_OWN_CLAUSE = re.compile(
    rf"(?:\A|(?<=[;:]))\s*(?:\d{{1,2}}[.)]?\s+)?|(?:(?<=, )|(?<= - ))(?=(?:[A-Z]{{2,3}}|[A-Z][a-z]+) to (?:{_DOES})\b)"
)
# "I'll do the form, sorry, I know": what is said beside it is no part of the thing.
_ASIDE = re.compile(r",\s+(?:I\b|sorry\b|but\b|so\b|though\b|then\b|as\b)", re.IGNORECASE)
# "KL to chase HV": of what is not said, and nobody can find it done.
_A_THING = re.compile(r"(?!back\b|week\b)[^\W\d_]{4,}")
# "Ring the GP and book the dentist" is two things; "ring and see her" is one, since to see somebody goes on.
_AND_DO = re.compile(
    rf"\s+(?:\+|&|and|a|ac)\s+(?:then |also )?(?=(?:{_DOES}|see|visit|meet|attend|speak|talk|look|be)\b)", re.IGNORECASE
)
_GOES_ON = re.compile(r"(?:see|visit|meet|attend|speak|talk|look|be)\b", re.IGNORECASE)
# A thing and a stroke, and who is to do it behind them.
_BEFORE_WHO = re.compile(r"\s*-\s*\Z")
_THING_BEFORE = re.compile(r"[^\W\d_]{3,}[^.;:\n]*\s-\s\Z")


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody is to do: where its words stand, who is to do it, and where all stands that is said of it."""

    words: Span
    owner: str
    whole: Span


def promised_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Promise]:
    """What a text between two places says that somebody is to do, list by list and then sentence by sentence."""
    end = len(text) if end is None else end
    listed: list[Span] = []
    for head in _HEAD.finditer(text, start, end):
        ends = _ENDS.search(text, head.end(), end)
        until = ends.start() if ends else end
        found = [*_listed(text, head.end(), until, WRITER if head["own"] else "")]
        yield from found
        listed.extend(each.whole for each in found)
    quoted = quoted_in(text[start:end])
    for span in sentences(text, start, end):
        for each in _said(text, span):
            is_told = any(one.start < each.whole.end and each.whole.start < one.end for one in listed)
            at = each.words.start - start
            if not is_told and not any(one.start <= at < one.end for one in quoted):
                yield each


def begun_large(words: str) -> str:
    """Words cut from behind who is to do them begin as a line of a list does."""
    return f"{words[:1].upper()}{words[1:]}"


def _listed(text: str, start: int, end: int, owner: str) -> Iterator[Promise]:
    """Each thing of a list that names who has it."""
    for begun, until in _parts(text, start, end):
        words = text[begun:until]
        inner = words.strip(" \t\n.;,>")
        if not inner or len(inner.split()) > _MOST_WORDS:
            continue
        at = begun + words.index(inner)
        whole = Span(at, at + len(inner))
        behind, first = _BEHIND.search(inner), _HAS_IT.match(inner)
        if _NO_PROMISE.search(inner):
            continue
        if behind and behind.start():
            yield Promise(Span(at, at + behind.start()), WRITER if behind["owner"] == "fi" else behind["owner"], whole)
        elif first and (named := _somebody(first["owner"])):
            yield Promise(Span(at + first.end() - 1, whole.end), named, whole)
        elif owner:
            yield Promise(whole, owner, whole)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if _NUMBER.match(text[start:end]):
        marks = [(start + mark.start(), start + mark.end()) for mark in _NUMBER.finditer(text[start:end])]
        for place, (_, begun) in enumerate(marks):
            until = marks[place + 1][0] if place + 1 < len(marks) else end
            yield begun, stop_of(text, begun, until)
        return
    end = stop_of(text, start, end)
    yield from split_at(text, start, end, ";" if ";" in text[start:end] else ",")


def _said(text: str, span: Span) -> Iterator[Promise]:
    """What a sentence says that somebody is to do, part by part."""
    said = text[span.start : span.end]
    starts = sorted({mark.end() for mark in _OWN_CLAUSE.finditer(said)})
    for place, begun in enumerate(starts):
        until = starts[place + 1] if place + 1 < len(starts) else len(said)
        words = _ASIDE.split(said[begun:until], maxsplit=1)[0].rstrip(" .;,:-\n")
        found = _TO_DO.match(words) or _I_WILL.match(words)
        owner = _owner(found)
        if not (found and owner) or _NO_PROMISE.search(words) or len(words.split()) > _MOST_WORDS:
            continue
        at, until_ink = begun, begun + len(words)
        if _NO_THING.match(words, found.end()):
            before = said[starts[place - 1] if place else begun : begun]
            if not _THING_BEFORE.search(before):
                continue
            at -= len(before.lstrip(" -*>=\n\t"))
        elif not _A_THING.search(words, found.end()):
            continue
        at += len(said[at:]) - len(said[at:].lstrip())
        whole = Span(span.start + at, span.start + until_ink)
        told = _words_of(found, whole, span.start + begun, _BEFORE_WHO.sub("", said[at:begun]))
        parts = [*_each_doing(text, told)]
        yield from (Promise(each, owner, whole if len(parts) == 1 else each) for each in parts)


def _each_doing(text: str, told: Span) -> Iterator[Span]:
    """Two things that somebody is to do are two: what comes of one says nothing of the other."""
    words = text[told.start : told.end]
    marks = [*_AND_DO.finditer(words)]
    bounds = zip((0, *(mark.end() for mark in marks)), (*(mark.start() for mark in marks), len(words)), strict=True)
    for begun, until in bounds:
        if not begun or not _GOES_ON.match(words, begun):
            yield Span(told.start + begun, told.start + until)


def _words_of(found: re.Match[str], whole: Span, begun: int, before: str) -> Span:
    """What is to be done, without who is to do it; "KL to do" adds nothing to the thing that stands before it."""
    does = found.groupdict().get("does") or found["yn"]
    if not before:
        return Span(begun + found.end() - len(does), whole.end)
    return Span(whole.start, whole.start + len(before)) if does.casefold() == "do" else whole


def _owner(found: re.Match[str] | None) -> str:
    """Who a promise says is to do it."""
    if found is None:
        return ""
    return _somebody(found["owner"]) if "owner" in found.re.groupindex else WRITER


def _somebody(name: str) -> str:
    """A name, first letters or a role of a service; nothing of a relative, or of a word that names nobody."""
    if _NOBODY.fullmatch(name.split(maxsplit=1)[0]) or _KIN.match(name) or re.fullmatch(_DOES, name, re.IGNORECASE):
        return ""
    known = role_of(name)
    is_name = re.fullmatch(rf"{_LETTERS}|{_NAME}", name) is not None
    return name if is_name or known is not None else ""
