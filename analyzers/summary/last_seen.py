"""When the person was last seen, by whom, with whom there, and what they said, in the words of who wrote it.

What they said is the point of having seen them: it is told whole, from whichever account of that day has it.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from analyzers.coverage import is_record, meets
from analyzers.cues import cue
from analyzers.summary.said import Page, Said
from analyzers.summary.written import hand
from analyzers.voice import is_told_alone, may_show_seen, tells_of_seeing, was_seen, was_seen_alone
from analyzers.words import as_far_as, counted, dates, is_by_kind, on, titled, unquoted, without_head
from chronology.model import Account, Event, Group, Kind, Restriction, Theme
from chronology.people import names_of, plain
from chronology.practice import group_of, title_of
from chronology.prose.kept_passages import kept_passages
from chronology.prose.own_day import is_from_words
from chronology.prose.said_whole import said_whole
from chronology.prose.sentences import sentences
from chronology.prose.sure import says_of_another_thing

# A later one may not go to everyone.
_OF_WHAT_MAY_GO = ", of what may go to everyone"
_LONG, _LONG_SEEN, _LONG_BESIDE = 640, 300, 160
_MOST_LATER, _MOST_SINCE, _FEW, _SEVERAL = 3, 2, 4, 2
_LATELY = dt.timedelta(days=92)
# What is told there is of other days, or of no meeting.
_ELSEWHERE = frozenset(
    {Group.PLAN, Group.CONFERENCE, Group.REVIEW, Group.LEGAL, Group.STRATEGY_DISCUSSION, Group.S47_ENQUIRY}
)
_NO_CONTACT = frozenset({Kind.NARRATED, Kind.TELEPHONE_CALL, Kind.APPOINTMENT_MISSED})
_OF_FAMILY, _OF_CONFERENCE = "family", "conference"
_ENDS = (".", "!", "?", "…", '"', "”", "’")


def seen_and_alone(page: Page, *, is_enough: bool, above: Sequence[str] = ()) -> Iterator[Said]:
    """The last entry that shows the person seen alone, then the last that shows them seen at all; `above` is quoted already.

    Where most contacts do not say in words that are read who was seen, it is the last that is read, and says so.
    """
    seen, alone = _seen(page, is_enough=is_enough), _alone(page, is_enough=is_enough)
    # Of what may not go to everyone nothing is told here, not even what it was: whoever sits there could learn from it.
    shown = [event for event in alone if _is_open(event)]
    hedge = "" if is_enough else ", as far as is read"
    if shown:
        later = [each for each in page.life.events if each.when.first_day > shown[-1].when.last_day]
        kept = any(each in alone or _may_be_a_sight(each) for each in later if not _is_open(each))
        yield _last_alone(shown[-1], page, _OF_WHAT_MAY_GO if kept else hedge, above)
    # Whom a record saw that may not go to everyone no reader of this can see.
    last = [event for event in seen if _is_open(event)]
    if last and last[-1] not in shown[-1:]:
        yield _last_seen(last[-1], page, hedge)
    if shown:
        yield from _since(shown[-1], page)
    elif is_enough and seen and not alone and not page.life.is_adult:
        yield from _never(seen, page)
    yield from _later(page, seen)


def _seen(page: Page, *, is_enough: bool) -> Sequence[Event]:
    found = [event for event in page.life.events if was_seen(event, page.life.subject)]
    return found if is_enough else [event for event in found if _is_of_them(event, page)]


def _alone(page: Page, *, is_enough: bool) -> Sequence[Event]:
    if is_enough:
        return [event for event in page.life.events if was_seen_alone(event, page.life.subject)]
    told = [event for event in page.life.events if is_told_alone(event, page.life.subject)]
    return [event for event in told if _is_of_them(event, page) or _names_them_alone(event, page)]


def _names_them_alone(event: Event, page: Page) -> bool:
    """One sentence has their name and that they were alone, whomever else the entry names."""
    own = {name.given for name in names_of(page.life.person)} if page.life.person else set()
    spans = (event.fact[span.start : span.end] for span in sentences(event.fact))
    return any(cue("alone").search(words) and own & {*plain(words).split()} for words in spans)


def _may_be_a_sight(event: Event) -> bool:
    """A visit or a contact: of one that may not go to everyone nothing is told here."""
    return group_of(event.kind) in (Group.VISIT, Group.CONTACT)


def _is_open(event: Event) -> bool:
    return event.restriction is Restriction.NONE


def _is_of_them(event: Event, page: Page) -> bool:
    """In the file of one adult a visit is to them, also where it names whom they spoke of."""
    if event.key not in page.life.named:
        return True
    own_file = page.life.is_adult and len(page.chronology.subjects) < 2
    is_visit = group_of(event.kind) is Group.VISIT
    return own_file and is_visit and not says_of_another_thing(f"{event.title}. {event.fact}")


# ---- alone -----------------------------------------------------------------------------------------------------------


def _last_alone(event: Event, page: Page, hedge: str, above: Sequence[str]) -> Said:
    seen_last = was_seen(event, page.life.subject) and not any(
        each.when.first_day > event.when.last_day and was_seen(each, page.life.subject) for each in page.life.events
    )
    what = f"Last seen{', and' if seen_last else ''} alone{hedge}"
    of_day = [event, *_others_of_the_day(event, page)]
    best = max(
        (account for each in of_day if each is event or _tells_alone(each) for account in each.accounts),
        key=lambda account: _said_in(said_whole(account)),
    )
    words = _in_words(event, best, page, _LONG)
    if page.chronology.profile == _OF_CONFERENCE:
        # On a page that is short of room it is not said twice.
        for each in above:
            words = words.replace(each, "(said for the meeting: above)")
    text = f"{what}: {on(event)}{_ago(event, page, hedge)}{_called(event, words)}. {words}".rstrip()
    told = [event, *(each for each in of_day[1:] if best in each.accounts)]
    other = _told_otherwise(of_day, best, page)
    if other is not None:
        against, sentence = other
        told.append(against)
        text = f"{text} Told otherwise of that day: “{sentence}” ({against.accounts[0].source.document})."
    return _said("last_seen_alone", text, told)


def _others_of_the_day(event: Event, page: Page) -> Sequence[Event]:
    """What else the records tell of that one day of this person, and may go to everyone."""
    if event.when.first_day != event.when.last_day:
        return ()
    same = (e for e in page.life.events if (e.when.first_day, e.when.last_day) == (event.when.first_day,) * 2)
    return [each for each in same if each is not event and _is_open(each) and _is_of_them(each, page)]


def _tells_alone(event: Event) -> bool:
    """It tells of the same sight: its words say that they were alone."""
    return any(cue("alone").search(said_whole(account)) for account in event.accounts)


def _told_otherwise(of_day: Sequence[Event], best: Account, page: Page) -> tuple[Event, str] | None:
    """What another document says of that day that speaks against their having been alone, in its words; the meeting weighs it."""
    if page.chronology.profile == _OF_FAMILY:
        return None
    for event in of_day:
        for account in event.accounts:
            if account.source.document == best.source.document:
                continue
            text = " ".join(account.fact.split())
            spans = [text[span.start : span.end].rstrip(".") for span in sentences(text)]
            found = next((words for words in spans if cue("not_alone").search(words)), "")
            if found and not any(kept_passages(text)):
                return event, unquoted(_short(found, _LONG_BESIDE))
    return None


def _since(alone: Event, page: Page) -> Iterator[Said]:
    """What entries since then say of nobody having seen them alone, the latest first."""
    since = max(alone.when.last_day, page.chronology.as_at - _LATELY)
    told: dict[str, Event] = {}
    # In one adult's own file that nobody has seen them alone is of them, whomever else the note names.
    own_file = page.life.is_adult and len(page.chronology.subjects) < _SEVERAL
    for event in reversed(page.life.events if own_file else page.life.surely.events):
        if event.when.first_day <= since or not _is_open(event) or len(told) == _MOST_SINCE:
            continue
        text = " ".join(event.fact.split())
        spans = (text[span.start : span.end] for span in sentences(text))
        for clause in (part.strip() for words in spans for part in words.rstrip(".").split(";")):
            if cue("not_alone_since").search(clause) and not any(clause in other for other in told):
                told[clause] = event
                break
    if told:
        parts = [f"“{unquoted(words)}”, {on(event)}" for words, event in told.items()]
        yield _said("not_alone_since", f"Told since then: {'; '.join(parts)}.", [*told.values()])


def _never(seen: Sequence[Event], page: Page) -> Iterator[Said]:
    """The source tells of visits, not of the latest state alone, and the child is old enough to be seen alone."""
    last = seen[-1]
    shown = meets(page.showable, last.when.first_day, last.when.last_day)
    if shown and is_old_enough(page, page.chronology.as_at):
        text = "Of the entries that show the child seen, none says that it was alone."
        yield _said("never_alone", text, seen)


# ---- at all ----------------------------------------------------------------------------------------------------------


def _last_seen(event: Event, page: Page, hedge: str) -> Said:
    words = _in_words(event, _tells_of_sight(event, page), page, _LONG_SEEN)
    text = f"Last seen{hedge}: {on(event)}{_ago(event, page, hedge)}{_called(event, words)}. {words}".rstrip()
    return _said("last_seen", text, [event])


def _tells_of_sight(event: Event, page: Page) -> Account:
    """The account that says that they were seen, not only that something was not; else the first."""
    of_them = (each for each in event.accounts if any(_tells_of_them(words, page) for words in _parts(each.fact)))
    sight = (each for each in event.accounts if cue("sight").search(cue("sight_denied").sub(" ", each.fact)))
    by_client = (each for each in event.accounts if any(map(cue("client_seen").match, _parts(each.fact))))
    return next(chain(by_client, of_them, sight), event.accounts[0])


def _later(page: Page, seen: Sequence[Event]) -> Iterator[Said]:
    """What the latest entries since then tell of contact: at school, at a clinic, with a carer; whether they were seen, the words say."""
    since = max((event.when.last_day for event in seen if _is_open(event)), default=None)
    if since is None:
        return
    later = [
        event
        for event in page.life.events
        if event.when.first_day > since
        and event.key not in page.life.retold
        and _is_open(event)
        and not cue("file_of_messages").search(event.accounts[0].source.document)
        and (may_show_seen(event, page.life.subject) or _tells_of_meeting(event, page))
        and _is_of_them(event, page)
    ]
    by_day = {event.when.first_day: event for event in later}
    shown = [*by_day.values()][-_MOST_LATER:]
    if not shown:
        return
    if page.chronology.profile == _OF_FAMILY:
        yield _said("seen_later", f"Later entries that may show them seen: {dates(shown)}.", shown)
        return
    told = [f"“{words}”, {on(event)}" for event in shown if (words := _of_contact(event, page))]
    if told:
        yield _said("seen_later", f"Told of contact since then: {'; '.join(told)}.", shown)


def _tells_of_meeting(event: Event, page: Page) -> bool:
    """In one person's own file a sentence has them before whoever writes, or heard: "waved from the window", "M heard"."""
    if len(page.chronology.subjects) > 1 or event.kind in _NO_CONTACT or group_of(event.kind) in _ELSEWHERE:
        return False
    return any(_tells_of_them(words, page) for account in event.accounts for words in _parts(account.fact))


def _tells_of_them(words: str, page: Page) -> bool:
    if not cue("met_there").search(cue("sight_denied").sub(" ", words)) or cue("says_not_seen").search(words):
        return False
    names = [*names_of(page.life.person)] if page.life.person else []
    given = {name.given for name in names}
    by_letter = any(
        re.search(rf"(?<![\w.]){name.given[:1].upper()}(?![\w./&'’])", words) for name in names if name.given
    )
    return cue("own_sight").match(words) is not None or by_letter or bool(given & {*plain(words).split()})


def _parts(text: str) -> list[str]:
    plain_text = " ".join(text.split())
    return [plain_text[span.start : span.end].strip() for span in sentences(plain_text)]


def _of_contact(event: Event, page: Page) -> str:
    """The sentence that tells of it, else the first; nothing of what was told in confidence.

    A short one, or one whose beginning a line of a letter cut off, is told with what stands about it.
    """
    texts = [_parts(account.fact) for account in event.accounts]
    met = [words for parts in texts for words in parts if cue("met_there").search(words)]
    best = next(
        (words for words in met if _tells_of_them(words, page)),
        (met or [p for parts in texts for p in parts] or [""])[0],
    )
    if len(best.split()) < _FEW or best[:1].islower():
        best = " ".join(next(parts for parts in texts if best in parts or not best))
    if any(kept_passages(best)) or best.startswith("(") or cue("nobody_in").search(best):
        return ""
    # A visit not yet made, or a form that has not come, is no contact.
    if cue("action_not_done").search(best):
        return ""
    return unquoted(_short(without_head(best), _LONG_BESIDE)).rstrip(" .;")


def _ago(event: Event, page: Page, hedge: str) -> str:
    """How long ago it was; nothing where a later contact may have seen them and does not say so."""
    before = (page.chronology.as_at - event.when.last_day).days
    is_last = not hedge and not any(_may_be_later(other, event, page) for other in page.life.events)
    return f", {counted(before, 'day')} before the date of this document" if before > 0 and is_last else ""


def _may_be_later(other: Event, seen: Event, page: Page) -> bool:
    subject = page.life.subject
    if other.when.first_day <= seen.when.last_day:
        return False
    is_contact = group_of(other.kind) in (Group.VISIT, Group.HEALTH) and not tells_of_seeing(other, subject)
    return is_contact or may_show_seen(other, subject)


# ---- in their words --------------------------------------------------------------------------------------------------


def _in_words(event: Event, account: Account, page: Page, most: int) -> str:
    """What is told of it: a field of a record that has their words, else the note that tells it, whole where it can be."""
    voice = _recorded_words(event, most)
    if page.chronology.profile == _OF_FAMILY or not _is_open(event):
        # What somebody said where they were alone is put before nobody of the family: they may not have meant them to hear it.
        return voice
    if is_record(event, page.chronology) and (voice or not cue("says_alone").search(account.fact)):
        # A system has a field for what they said, and else says no more than that there was a visit.
        return voice
    told = _of_the_note(account, most)
    if not told or (voice and not _says(told, event.child_voice or "")):
        return voice
    return f"{hand(account, page)}: “{told}”"


def _recorded_words(event: Event, most: int) -> str:
    """What was said, as the record has it; not from a record that may not go to everyone."""
    voice = " ".join((event.child_voice or "").split())
    if not voice or not _is_open(event):
        return ""
    voice = _short(voice, most)
    voice = voice.removesuffix(".") if voice.endswith(('".', "”.")) else voice
    return f"Words or views recorded with it: {voice}{'' if voice.endswith(_ENDS) else '.'}"


def last_heard(what: str, event: Event, page: Page) -> Said:
    """The last words that are theirs, with the account that has them."""
    voiced = next((account for account in event.accounts if account.child_voice), event.accounts[0])
    words = _in_words(event, voiced, page, _LONG_SEEN)
    ago = _ago(event, page, "") if what.startswith("Last") else ""
    text = f"{what}: {on(event)}{ago}{_called(event, words)}. {words}".rstrip()
    return _said("last_heard", text, [event])


def _of_the_note(account: Account, most: int) -> str:
    """All of a note, without what it is called; of a long one from where it says that they were alone or quotes somebody."""
    whole = " ".join(said_whole(account).split())
    if any(kept_passages(whole)):
        whole = " ".join(account.fact.split())
        if any(kept_passages(whole)):
            return ""
    whole = unquoted(without_head(whole))
    if len(whole) > most:
        spans = [*sentences(whole)]
        first = next((s.start for s in spans if cue("says_alone").search(whole[s.start : s.end])), 0)
        whole = whole[first:]
    return _short(whole, most)


def _says(told: str, voice: str) -> bool:
    """The words that were taken for theirs stand in what is told."""
    parts = (unquoted(part).strip('" .') for part in " ".join(voice.split()).split(" / "))
    return all(part in told for part in parts)


def _said_in(text: str) -> int:
    """How much of a text is somebody's quoted words."""
    return sum(map(len, unquoted(text).split('"')[1::2]))


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else as_far_as(words, most)


def _called(event: Event, words: str) -> str:
    """Its title; nothing where the words that follow have it, or only its kind names it."""
    title = titled(event).rstrip(".")
    if is_from_words(event) and title in (title_of(event.kind), title_of(event.kind, adult=True)):
        return ""
    if words and " " not in title:
        # "VISIT": what stands in the words says more.
        return ""
    within = unquoted(title).rstrip(" ….") in unquoted(words)
    return "" if words and (within or is_by_kind(event)) else f" ({title})"


def _said(rule: str, text: str, evidence: Sequence[Event]) -> Said:
    return Said(theme=Theme.VOICE, rule=rule, text=text, evidence=evidence)


def is_old_enough(page: Page, day: dt.date) -> bool:
    """Old enough that words or views of their own are looked for; nothing is expected where the age is not known."""
    age = page.life.age_on(day)
    return page.life.is_adult or (age is not None and age >= page.practice.record.voice_age)
