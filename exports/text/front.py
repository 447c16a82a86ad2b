"""What stands before the sections: who it is about, the day it speaks, what it is for and by which rules."""

from collections.abc import Iterator

from chronology.model import When
from exports import terms
from exports.period import covered
from exports.text.page import Page, wrapped

_SHORT_HASH = 12


def front(page: Page) -> Iterator[str]:
    """Who it is about, the day it speaks, and what it is for."""
    yield page.say("heading")
    yield from wrapped(page.chronology.cover.marking)
    yield ""
    told = {name: text for name, text in _front(page) if text}
    margin = max(len(page.say(name)) for name in told) + 2
    for name, text in told.items():
        yield from wrapped(text, page.say(name).ljust(margin))
    if note := terms.sentences_note(page.chronology.language):
        yield ""
        yield from wrapped(note)


def _front(page: Page) -> Iterator[tuple[str, str]]:
    cover, used = page.chronology.cover, page.chronology.practice
    yield "subject", _subject(page)
    yield "as_at", page.day(page.chronology.as_at)
    yield "purpose", cover.purpose
    yield "hearing", page.day(cover.hearing) if cover.hearing else ""
    yield "conference", page.day(cover.conference) if cover.conference else ""
    yield "author", ", ".join(filter(None, (cover.author, cover.author_role, cover.registration)))
    yield "approver" if cover.signed_off else "approver_due", cover.approver
    yield "prepared_for", cover.prepared_for
    yield "excluded", ", ".join(cover.excluded)
    yield "withheld_front", page.say("withheld_told") if page.chronology.redactions else ""
    yield "period", _period(page)
    yield "state", page.say("signed_off" if cover.signed_off else "draft_document")
    yield "profile", page.chronology.profile
    yield "practice", f"{used.name} {used.version} ({used.sha256[:_SHORT_HASH]})"
    yield "plugins", ", ".join(page.chronology.plugins)


def _period(page: Page) -> str:
    found = covered(page.chronology)
    if found is None:
        return ""
    span = page.say("span", start=page.date(found.first), end=page.date(found.last))
    return (
        page.say("span_doubted", span=span, dates=", ".join(map(page.date, found.doubted))) if found.doubted else span
    )


def _subject(page: Page) -> str:
    if len(page.chronology.subjects) > 1:
        return "; ".join(map(page.name, page.chronology.subjects))
    name = page.subject.name if page.subject else page.chronology.cover.subject_name
    parts = [name or "".join(page.chronology.subjects) or page.say("nobody")]
    if page.born:
        age = page.age(When.on(page.chronology.as_at)) if not (page.subject and page.subject.died) else None
        parts.append(page.say("born", date=page.date(page.born)) + (f" ({age})" if age else ""))
    elif page.subject and page.subject.expected:
        parts.append(page.say("expected", date=page.date(page.subject.expected)))
    if page.subject and page.subject.died:
        parts.append(page.say("died", date=page.date(page.subject.died)))
    return ", ".join(parts)
