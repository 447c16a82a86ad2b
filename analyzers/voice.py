"""Whether somebody was seen, seen alone and heard: what an entry says of it, and of which time a source could have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyzers.coverage import Stretch, documents_of, reaches
from analyzers.cues import cue
from analyzers.lives import Life, about
from analyzers.words import without_head
from chronology.model import Account, Chronology, Event, Group, Kind, Precision
from chronology.normalise import services_of
from chronology.practice import Practice, group_of
from chronology.prose.sentences import sentences
from chronology.prose.vocabulary import is_role
from chronology.prose.voice import is_met_by
from chronology.sought import expression

_ALONE, _SEEN, _NOT = "seen-alone", frozenset({"seen", "seen-alone"}), frozenset({"not-seen", "absent", "mentioned"})
_AWAY = frozenset({"not-seen", "absent"})
_SEEN_ON_VISIT = _SEEN | {"attended"}
_MET = _SEEN_ON_VISIT | {"spoken-to"}
_IN_HOSPITAL = frozenset({Kind.HOSPITAL_ADMISSION, Kind.HOSPITAL_DISCHARGE, Kind.EMERGENCY_ATTENDANCE})
_SEEN_KINDS = frozenset({Kind.CHILD_SEEN, Kind.CHILD_SEEN_ALONE, Kind.ADULT_SEEN})
# Work of weeks that is dated by its end or its receipt: that somebody was seen in the course of it has no day.
_COURSES = frozenset({Group.ASSESSMENT, Group.S47_ENQUIRY, Group.PLAN, Group.REFERRAL})
# Though an assessment, it is made in a conversation on its day.
_SITTINGS = frozenset({Kind.CAPACITY_ASSESSMENT})
_SHOWING = frozenset({Group.VISIT, Group.DISCLOSURE})
# Work that is done with somebody, whether or not its entry says so; and visits of it that were not.
_MEETING = frozenset({Group.VISIT, Group.HEALTH, Group.ASSESSMENT, Group.REVIEW})
_NOBODY_MET = frozenset(
    {Kind.CHILD_NOT_SEEN, Kind.NO_ACCESS_VISIT, Kind.ACCESS_REFUSED, Kind.VISIT_NOT_MADE, Kind.REVIEW_NOT_HELD}
)
# What staff of a health service, or whoever keeps a record of their own, note of a day.
_CLINICAL = frozenset({Group.HEALTH, Group.OTHER})
# At these somebody is seen or is not.
_CONTACTS = frozenset({Group.VISIT, Group.HEALTH})
# What staff or a crew found on somebody, who was seen for that.
_FOUND = frozenset({Kind.INJURY, Kind.FALL, Kind.PRESSURE_ULCER, Kind.MEDICATION_ERROR})
# Where staff of a school, a clinic or a contact centre have somebody before them; and days on which they had not.
_WITH_SOMEBODY = frozenset({Group.VISIT, Group.HEALTH, Group.EDUCATION})
_THERE = frozenset({Kind.FAMILY_CONTACT, Kind.ACHIEVEMENT, Kind.RESPITE_STAY})
_AWAY_KINDS = frozenset({Kind.SCHOOL_ABSENCE, Kind.HEALTH_ASSESSMENT, Kind.EXCLUSION})
# The service whose staff are with somebody day and night: what they tell of a day they saw. As in services.toml.
_WITH_THEM = "home"
_OF_CARE = frozenset({"home", "care", "support"})
_KNOWN = frozenset({Precision.MINUTE, Precision.DAY})
_WORD = re.compile(r"[^\W\d_]+")
# One of these stands in whatever says that somebody was alone: most entries hold none.
_ALONE_SOMEHOW = expression(r"\b(?:alone|own|hun(?:ain)?)\b", re.IGNORECASE)


def was_heard(event: Event) -> bool:
    """It holds the person's own words or views, or is the telling of them."""
    return bool(event.child_voice) or event.kind in (Kind.DISCLOSURE, Kind.WISHES_AND_FEELINGS)


def was_seen(event: Event, subject: str | None) -> bool:
    """Somebody saw the person on the day of the entry."""
    if not _has_day(event) or _denies_sight(event):
        return False
    how = _how(event, subject)
    there = _SEEN_ON_VISIT if group_of(event.kind) is Group.VISIT else _SEEN
    if saw_all(event, subject) or _is_labelled_seen(event, subject):
        return True
    by_kind = event.kind in _SEEN_KINDS and not _is_of_another(event, subject)
    read = is_met_by(event) or _opens_alone(event, subject) or _opens_with_sight(event, subject)
    return not how & _NOT and (by_kind or bool(how & there) or read)


def _opens_with_sight(event: Event, subject: str | None) -> bool:
    """A visit about this person and nobody else says without a name, or by theirs, that they were seen.

    One account may tell of a call that found nobody in, and another of that day that they were seen: whoever saw them did. A
    note of a clinic that opens with "Seen" is of its patient.
    """
    if about(event) != {subject}:
        return False
    if group_of(event.kind) in _CLINICAL and cue("own_sight").match(event.fact):
        return True
    # Staff of a home or of home care write in their own log "Seen on doorstep only", whatever else is told of that day.
    if any(_of_care(account) and cue("own_sight").match(account.fact) for account in event.accounts):
        return True
    visits = (account for account in event.accounts if _is_visit_made(account.kind))
    if any(_sees(account.fact, event, subject) for account in visits):
        return True
    # A worker who went with a nurse writes in a note of that day "Mrs A seen through the doorway".
    beside = (account for account in event.accounts[1:] if account.kind not in _NOBODY_MET)
    return any(cue("client_seen").match(words) for account in beside for words in _said(account.fact))


def _said(text: str) -> Iterator[str]:
    return (text[span.start : span.end] for span in sentences(text))


def _of_care(account: Account) -> bool:
    return bool(_OF_CARE & {*services_of(account)}) and account.kind not in _NOBODY_MET


def _is_labelled_seen(event: Event, subject: str | None) -> bool:
    """A form of its own says whom a visit saw: "SEEN: all 3", or their name in the list."""
    if event.kind in _NOBODY_MET or (subject or "") not in about(event):
        return False
    lists = (found["who"] for account in event.accounts for found in cue("labelled_seen").finditer(account.fact))
    return any(_lists_them(each, subject or "") for each in lists)


def _lists_them(listed: str, subject: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(listed)]
    given = re.split(r"[:\s-]", subject.casefold())[1:2]
    return "not" not in words and bool({"all", "both", "everyone"} & {*words[:1]} or {*given} & {*words})


def _is_visit_made(kind: Kind) -> bool:
    return group_of(kind) is Group.VISIT and kind not in _NOBODY_MET


def _sees(fact: str, event: Event, subject: str | None) -> bool:
    text = without_head(fact)
    for said in (text[span.start : span.end] for span in sentences(text)):
        named = cue("named_sight").match(said)
        if (
            cue("own_sight").match(said)
            or cue("client_seen").match(said)
            or (named and _is_theirs(named["who"] or named["whose"], event, subject))
        ):
            return True
    return False


def _is_theirs(name: str, event: Event, subject: str | None) -> bool:
    """A name or an initial that is the person's, and of nobody else of the entry."""
    if _is_called_as_another(name, event, subject):
        return False
    return len(name) == 1 or _is_part(name, subject or "")


def _denies_sight(event: Event) -> bool:
    """All that its words say of seeing anybody is that they were not seen, or not alone: "still not seen alone by me"."""
    denied = cue("sight_denied")
    if denied.search(event.fact) is None:
        return False
    # What one account denies another of that day may tell.
    texts = (event.fact, *(account.fact for account in event.accounts))
    return not any(cue("sight").search(denied.sub(" ", text)) for text in texts)


def _is_of_another(event: Event, subject: str | None) -> bool:
    """Somebody is named in it as seen, and not the person."""
    return any(part.involvement in _SEEN for part in event.people) and not _how(event, subject) & _SEEN


def saw_all(event: Event, subject: str | None) -> bool:
    """A visit about the person that was made, and that says in words that all of them were seen.

    Of a parent in whose children's record it stands it says nothing.
    """
    visited = group_of(event.kind) is Group.VISIT and event.kind not in _NOBODY_MET and _has_day(event)
    wanted = {subject} if subject else about(event)
    is_theirs = any(part.person in wanted and part.role in ("subject", "child") for part in event.people)
    away = _how(event, subject) & _AWAY
    return visited and is_theirs and not away and bool(cue("everyone_seen").search(event.fact))


def was_seen_alone(event: Event, subject: str | None) -> bool:
    """Somebody saw the person without others on the day of the entry."""
    if not _has_day(event) or _denies_sight(event):
        return False
    how = _how(event, subject)
    by_kind = event.kind is Kind.CHILD_SEEN_ALONE and not _is_of_another(event, subject)
    return not how & _NOT and (by_kind or _ALONE in how or _opens_alone(event, subject))


def is_told_alone(event: Event, subject: str | None) -> bool:
    """The same of this person by name or by a code: that an entry is called so may be of whoever it is about."""
    return was_seen_alone(event, subject) and (_ALONE in _how(event, subject) or _opens_alone(event, subject))


def _opens_alone(event: Event, subject: str | None) -> bool:
    """A visit about this person and nobody else that opens with "Seen alone", whose heading says yes to it, or that says so of the client."""
    if event.kind in _NOBODY_MET or about(event) != {subject}:
        return False
    if _is_in_a_cell(event):
        return True
    if not (_ALONE_SOMEHOW.search(event.title) or _ALONE_SOMEHOW.search(event.fact)):
        return False
    texts = (event.title, *(event.fact[span.start : span.end] for span in sentences(event.fact)))
    if any(_says_alone(text, event, subject) for text in texts) or _is_time_alone(event):
        return True
    return group_of(event.kind) is Group.VISIT and bool(
        cue("own_sight_alone").match(event.fact)
        or cue("headed_alone").search(event.title)
        or _is_headed_alone(event.title)
        or any(cue("client_seen_alone").match(event.fact[span.start : span.end]) for span in sentences(event.fact))
    )


def _is_in_a_cell(event: Event) -> bool:
    """A visit of a table whose column for who was there says that they were seen alone: the cell stands behind the words."""
    return any(
        _is_visit_made(account.kind) and cue("cell_alone").search(account.source.quote or "") is not None
        for account in event.accounts
    )


def _is_headed_alone(title: str) -> bool:
    """A part of a heading says so, and none of it is of one of the family."""
    return cue("part_alone").search(title) is not None and not any(
        is_role(word, "family") for word in _WORD.findall(title.casefold())
    )


def _is_time_alone(event: Event) -> bool:
    """A note of theirs with their own words that opens with where it was, that it was alone, and how long: "Canteen, alone, 40 mins".

    Of a visit it need not say how long.
    """
    opening = next((event.fact[span.start : span.end] for span in sentences(event.fact)), "")
    of_another = any(is_role(word, "family") for word in _WORD.findall(opening.casefold()))
    is_visit = group_of(event.kind) is Group.VISIT
    told = cue("time_alone").search(opening) or (is_visit and cue("place_alone").match(opening))
    return was_heard(event) and not of_another and bool(told)


def _says_alone(text: str, event: Event, subject: str | None) -> bool:
    """Words that whoever an entry is about was seen alone; a name in them is of nobody else of the entry."""
    told = any(
        not _is_called_as_another(found["who"] or found["whose"] or "", event, subject)
        for found in cue("told_alone").finditer(text)
    )
    return told or _leads_alone(text, event, subject)


def _leads_alone(text: str, event: Event, subject: str | None) -> bool:
    """A sentence opens with where it was or with their name, and that they were seen alone; none of its words is of another."""
    found = cue("led_alone").match(text)
    words = _WORD.findall(found["lead"]) if found else []
    return bool(words) and not any(
        is_role(word.casefold(), "family") or _is_called_as_another(word, event, subject) for word in words
    )


def _is_called_as_another(name: str, event: Event, subject: str | None) -> bool:
    """Somebody else of the entry is called so; the person's own given name is theirs, whoever else has it.

    An initial is theirs where they alone of the entry begin with it.
    """
    others = [part.person for part in event.people if part.person != subject]
    if len(name) == 1:
        return not _begins(subject or "", name) or any(_begins(other, name) for other in others)
    theirs = _is_part(name, subject or "")
    return bool(name) and not theirs and any(_is_part(name, other) for other in others)


def _begins(identity: str, initial: str) -> bool:
    return identity.casefold().rpartition(":")[2].startswith(initial.casefold())


def _is_part(name: str, identity: str) -> bool:
    return name.casefold() in re.split(r"[:\s-]", identity.casefold())


def was_seen_in_course(event: Event, subject: str | None) -> bool:
    """The entry says that the person was seen in work of weeks, and not on which of its days."""
    how = _how(event, subject)
    return _is_of_course(event) and bool(how & _SEEN) and not how & _NOT


def was_met(event: Event, subject: str | None) -> bool:
    """Somebody saw the person, sat with them or spoke with them on the day of the entry, or they were in hospital."""
    if event.when.precision not in _KNOWN:
        return False
    how = _how(event, subject)
    return (bool(how & _MET) and not how & _NOT) or event.kind in _IN_HOSPITAL


def may_have_met(event: Event, subject: str | None) -> bool:
    """Somebody may have: a visit, a review, an assessment or care that does not say who was there, or words of the person.

    What is said to have failed is none of these, nor is somebody's call or letter about the person.
    """
    if not event.when.dated or _how(event, subject) & _NOT or event.kind in _NOBODY_MET:
        return False
    met = was_met(event, subject) or was_heard(event)
    by_staff = any(_WITH_THEM in services_of(account) for account in event.accounts)
    return met or by_staff or group_of(event.kind) in _MEETING or event.kind in _FOUND


@dataclass(frozen=True, slots=True)
class SeeingRead:
    """Of the visits and health contacts of a life, how many say in a form that is read whether the person was seen."""

    of: int
    told: int
    share: int
    """The least percent of them with which an absence is told."""

    @property
    def is_enough(self) -> bool:
        """Where most say nothing that is read, that none shows the person seen says nothing of the person."""
        return 100 * self.told >= self.share * self.of


def seeing_read(life: Life, practice: Practice) -> SeeingRead:
    """How far the words, columns and coded parts of a life's contacts tell who was seen."""
    contacts = [event for event in life.events if group_of(event.kind) in _CONTACTS]
    told = [event for event in contacts if tells_of_seeing(event, life.subject)]
    return SeeingRead(len(contacts), len(told), practice.record.read_share)


def may_show_seen(event: Event, subject: str | None) -> bool:
    """Work that is done with somebody there, of one day, that does not say that it failed or that they were away."""
    by_kind = group_of(event.kind) in _WITH_SOMEBODY or event.kind in _FOUND | _THERE
    failed = event.kind in _NOBODY_MET | _AWAY_KINDS or cue("fell_through").search(event.fact) is not None
    failed = failed or any(cue("says_not_seen").search(account.fact) for account in event.accounts)
    away = bool(_how(event, subject) & _AWAY)
    return was_seen(event, subject) or (by_kind and _has_day(event) and not failed and not away)


def tells_of_seeing(event: Event, subject: str | None) -> bool:
    """It says that the person was seen, spoken with or there, or that they were not."""
    either = bool(_how(event, subject) & (_MET | _AWAY)) or event.kind in _SEEN_KINDS | _NOBODY_MET | _IN_HOSPITAL
    return either or was_heard(event) or was_seen(event, subject)


def _has_day(event: Event) -> bool:
    return event.until is None and not _is_of_course(event) and event.when.precision in _KNOWN


def _is_of_course(event: Event) -> bool:
    return group_of(event.kind) in _COURSES and event.kind not in _SITTINGS


def _how(event: Event, subject: str | None) -> set[str]:
    wanted = {subject} if subject else about(event)
    return {part.involvement for part in event.people if part.person in wanted}


def showable(chronology: Chronology) -> tuple[Stretch, ...]:
    """The times of which some source could have shown that somebody was seen or heard."""
    return reaches(chronology, documents_of(chronology), _SHOWING)
