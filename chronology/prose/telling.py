"""What a stretch of a note tells: the kind of event its words speak for, and how they are meant."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from chronology.model import EvidenceStatus, Group, Kind
from chronology.practice import taxonomy
from chronology.prose.acts import act_at_head
from chronology.prose.answered import answered
from chronology.prose.assertion import AHEAD, ELSEWHERE, UNREAL, Manner, Manners, says_how_known, status_of
from chronology.prose.closing import is_the_council_s
from chronology.prose.earning import earned
from chronology.prose.false_alarm import is_false_alarm, is_only_unseen
from chronology.prose.in_name_only import is_borne, is_broken_promise, is_only_named
from chronology.prose.knowing import Voices
from chronology.prose.on_a_day import (
    FORMS,
    came_on,
    is_counted_from,
    of_its_own_day,
    of_what_happened,
    only_says,
    where_said,
)
from chronology.prose.phrases import Worded
from chronology.prose.said import (
    CHANNELS,
    Said,
    is_grave,
    is_news,
    is_of_incident,
    not_missed,
    plainness,
    stands_beside,
    weight_in_incident,
)
from chronology.prose.sentences import Span
from chronology.prose.steps import Form, called_off, is_step, is_taken
from chronology.prose.taught import kinds_weighed, tells_nothing_grave
from chronology.prose.turned import turned
from chronology.prose.vocabulary import LEANS, NAMES, CueHit, Cues, by_weight, remembered
from chronology.prose.which_plan import around, is_of_support

# Meetings between the service and the family; what is found there is told beside them.
_ROUTINE = frozenset({Group.VISIT, Group.CONTACT, Group.OTHER})
_HEAD = 48
# What is known already is told of no new day; a day told with it is its own.
_NOT_NEWS = frozenset({Manner.BACKGROUND})
# What people suffer is not arranged; what services do does not befall one person or another.
_OF_DOINGS = frozenset({Manner.OTHERS})
_OF_HARM = frozenset({Manner.ARRANGED})
_FREE: Mapping[Group, frozenset[Manner]] = dict.fromkeys(
    (
        Group.INJURY_OR_HARM,
        Group.DOMESTIC_ABUSE,
        Group.SUBSTANCE_MISUSE,
        Group.MENTAL_HEALTH,
        Group.MISSING,
        Group.DEATH,
    ),
    _OF_HARM,
)
_BEFALL = frozenset(
    {Kind.ARREST, Kind.CHARGE_OR_CONVICTION, Kind.POLICE_CAUTION, Kind.EXCLUSION, Kind.EMERGENCY_ATTENDANCE}
    | {Kind.EVICTION, Kind.HOMELESSNESS, Kind.BIRTH}
)
# Meetings and treatments that stand with the harm they are about: they are arranged as other steps are.
_STEPS = frozenset({Kind.MARAC, Kind.RETURN_INTERVIEW, Kind.MENTAL_HEALTH_TREATMENT, Kind.SUBSTANCE_TREATMENT})
_FIGURE = re.compile(r"\d")
# Only of these does the name of a pet or a thing say that no person was meant.
_LOST = frozenset({Kind.DEATH, Kind.MISSING, Kind.FALL, Kind.PHYSICAL_ABUSE_ALLEGED})
# An injury with its place on the body is one somebody has, however the talk came to it.
_PLACED = re.compile(
    r"\s(?:to|on|under|above|behind|around|across|over|in)\s(?:his|her|their|my|both|left|right|l|r|upper|lower|the (?:left|right)|face|head|arms?|legs?)\b"
    r"|\sar ei\b"
)
# How far behind its sentence the record of a report says how it ended, in characters.
_GOES_ON = 200
# What a heading says was to be, the first words of the note may say was not.
_FOILS = {
    Kind.VISIT: frozenset({Kind.NO_ACCESS_VISIT, Kind.ACCESS_REFUSED, Kind.CHILD_NOT_SEEN, Kind.CANCELLED_BY_CARER}),
}


# What was to be and was not, or is asked for.
_FAILED = re.compile(
    r"\b(?:cancel\w*|no (?:reply|answer|access|show)|dna|wnb|nobody|not (?:in|home|seen|brought|attended|kept)|missed|refused|rearranged|needed|required|requested|booked for|due|tomorrow|next|to be|dim ateb)\b"
)
_APPOINTMENT = re.compile(r"\b(?:appointment|appt|apwyntiad)\b")
_NOT_HELD = frozenset({Kind.REVIEW_NOT_HELD, Kind.CONFERENCE_NOT_HELD})
# What a "no" or a "not" makes of the name of something.
_WITH_A_NOT = _NOT_HELD | {
    *(Kind.CANCELLED_BY_SERVICE, Kind.DEPRIVATION_OF_LIBERTY_ENDED, Kind.SCHOOL_ABSENCE, Kind.ADULT_ENQUIRY_COMPLETED)
}
# What was not held had been planned; what is only supposed ("if it is cancelled") was not.
_FIXED = frozenset({Manner.HYPOTHETICAL, Manner.PLANNED, Manner.ARRANGED})


class Telling:
    """A text's cues and manners, found once and asked about stretch by stretch."""

    def __init__(self, lower: str, *, closes: bool = True, form: Form = Form.PROSE) -> None:
        """`closes`: whoever wrote the text closes cases; a school, a surgery or the police close concerns of their own."""
        self.lower = lower
        self._closes = closes
        self._form = form
        worded = Worded(lower)
        self.cues = Cues(lower, worded)
        self._worded = worded
        self._heard: dict[Span, list[tuple[Said, frozenset[Manner]]]] = {}
        self._untaken: set[Span] = set()
        self._short: set[Span] = set()

    @cached_property
    def manners(self) -> Manners:
        """How the statements of the text are meant; found when first asked for, which a text without cues never is."""
        taken = [Span(hit.start, hit.end) for hit in self.cues.within(0, len(self.lower)) if hit.weight > LEANS]
        return Manners(self.lower, taken, self._worded)

    @cached_property
    def voices(self) -> Voices:
        """Whose telling each place of the text is."""
        return Voices(self.lower, self._forms())

    def _forms(self) -> Iterator[tuple[Span, Kind]]:
        """The visits and calls that the text names."""
        for hit in self.cues.within(0, len(self.lower)):
            if hit.weight == NAMES:
                yield Span(hit.start, hit.end), hit.kind

    def said(self, sentence: Span, part: Span | None = None) -> Iterator[Said]:
        """What a sentence, or a part of it, tells as having happened."""
        return (one for one, manners in self._meant(sentence, part or sentence) if not manners & _NOT_NEWS)

    def _meant(self, sentence: Span, where: Span) -> list[tuple[Said, frozenset[Manner]]]:
        """What happened, with the manner in which a stretch of the sentence says so.

        What a sentence says is kept, for each date of it asks again.
        """
        if (heard := self._heard.get(sentence)) is None:
            heard = self._heard[sentence] = list(self._hear(sentence))
        if where == sentence:
            return heard
        return [told for told in heard if where.start <= told[0].at.start and told[0].at.end <= where.end]

    def _hear(self, sentence: Span) -> Iterator[tuple[Said, frozenset[Manner]]]:
        inquest = sentence.end
        for hit in self.hits(sentence):
            if hit.kind is Kind.INQUEST and hit.weight == NAMES:
                inquest = min(inquest, hit.start)
            if hit.kind is Kind.CASE_CLOSED and not self._closes and not is_the_council_s(self.lower, sentence):
                continue
            at = Span(hit.start, hit.end)
            named, kind = hit.kind, self._of_its_plan(turned(hit.kind, self.lower, at, sentence), sentence)
            if kind is named and is_only_named(self.lower, hit, sentence):
                continue
            if kind is Kind.MISSING and is_only_unseen(self.lower[sentence.start : sentence.end]):
                continue
            manners = self.manners.of(at, sentence) - self._beside_the_point(hit)
            # "No DoLS since May": the "no" is what makes it another thing; what "due today did not go ahead" was planned.
            manners -= {Manner.NEGATED} if kind is not named and kind in _WITH_A_NOT else frozenset()
            called_off = kind in _NOT_HELD or (kind is Kind.CANCELLED_BY_SERVICE and kind is not named)
            manners -= _FIXED if called_off else frozenset()
            if (
                hit.start > inquest
                and hit.kind is not Kind.INQUEST
                and not _FIGURE.search(self.lower, hit.end, sentence.end)
            ):
                manners |= _NOT_NEWS  # what it heard and found of had been before, and has no day here
            if is_borne(self.lower, hit, sentence):
                manners |= _NOT_NEWS
            if not manners & (UNREAL | ELSEWHERE | {Manner.ARRANGED}):
                carried = self._carried(kind, hit, sentence)
                if carried is None:
                    continue
                # What its sentence makes of a name is said outright.
                weight = hit.weight if kind is named else NAMES
                kind = carried
                status = status_of(manners, self.voices.known(kind, at, sentence))
                said = Said(
                    kind,
                    at,
                    status,
                    weight,
                    plain=not says_how_known(manners),
                    by_weight=hit.by_weight or kind is Kind.UNCLASSIFIED,
                )
                yield said, manners

    def _of_its_plan(self, kind: Kind, sentence: Span) -> Kind:
        """A plan that ended in the note of a plan for a child in need is that one."""
        if kind is not Kind.CP_PLAN_ENDED:
            return kind
        is_other = is_of_support(self.lower[sentence.start : sentence.end], around(self.lower, sentence))
        return Kind.CIN_PLAN_ENDED if is_other else kind

    def _carried(self, kind: Kind, hit: CueHit, sentence: Span) -> Kind | None:
        """The kind that its sentence asserts, of one that words of it name or make of a name; none where it falls short of any."""
        at, named = Span(hit.start, hit.end), kind is hit.kind
        if named and not hit.frame and not is_taken(kind, self.lower, at, sentence, self._form):
            self._untaken.add(sentence)
            return None
        kind = answered(self.lower, hit, sentence) if named else kind
        kind = Kind.CONTACT if kind is Kind.MISSING and self._ended_well(sentence) else kind
        carried = earned(kind, self.lower, at, sentence, named=self._form is not Form.PROSE)
        if carried is None:
            (self._untaken if is_step(kind) else self._short).add(sentence)
        return carried

    def hits(self, sentence: Span) -> Sequence[CueHit]:
        """The cues of a sentence; where none names a grave thing, what its words together speak for.

        Of one cue alone and the whole sentence, the sentence is the surer where it is plain: "he murdered that song".
        """
        hits = self.cues.within(*sentence)
        if any(hit.weight == NAMES and is_grave(hit.kind) for hit in hits):
            weighed = [hit for hit in hits if hit.kind in kinds_weighed()]
            plain = len(weighed) == 1 and tells_nothing_grave(self.lower, *sentence)
            return [hit for hit in hits if hit not in weighed] if plain else hits
        told = by_weight(self.lower, *sentence)
        return [*hits, told] if told else hits

    def _ended_well(self, sentence: Span) -> bool:
        """What stands with a sentence, to the end of its line, says that nobody was missing after all."""
        end = self.lower.find("\n", sentence.end)
        return is_false_alarm(
            self.lower[sentence.start : min(sentence.end + _GOES_ON, end if end >= 0 else len(self.lower))]
        )

    def only_tells_how(self, said: Said) -> bool:
        """Words by which a thing came to be known ("said", "rang") and no more, where they name no call or contact outright."""
        return said.kind in CHANNELS and said.weight < NAMES

    def known_of(self, sentence: Span) -> EvidenceStatus:
        """How a thing is known that a sentence tells by no word of ours."""
        return status_of(self.manners.told_in(sentence), self.voices.unnamed(sentence))

    def is_untold(self, sentence: Span) -> bool:
        """No word of a sentence says how what it tells is known."""
        return not says_how_known(self.manners.told_in(sentence))

    def told_by_caller(self, sentence: Span) -> bool:
        """What a call on another day was about stands in its sentence, as the caller told it."""
        return bool(self.manners.told_in(sentence) & {Manner.REPORTED, Manner.ALLEGED})

    def _beside_the_point(self, hit: CueHit) -> frozenset[Manner]:
        """Manners that say nothing of this kind of thing, or of this one."""
        group = taxonomy()[hit.kind].group
        free = frozenset() if hit.kind in _BEFALL or hit.kind in _STEPS else _FREE.get(group, _OF_DOINGS)
        if group is Group.INJURY_OR_HARM and _PLACED.match(self.lower, hit.end):
            free |= {Manner.TOPIC, Manner.BACKGROUND}
        free |= AHEAD if hit.ahead else frozenset()
        return free if hit.kind in _LOST else free | {Manner.THINGS}

    def of_date(self, sentence: Span, date: Span, part: Span, *, narrative: bool = False) -> Said | None:
        """What happened on a date: the plainest cue near it, in its part of the sentence if that has any.

        In a `narrative` what a witness said of a day is asked about where it is read.
        """
        rest: list[Said] = []
        weak = is_broken_promise(self.lower, sentence)
        places = where_said(self.lower, part, sentence) if self._meant(sentence, sentence) else ()
        for news in (True, False) if places else ():
            for where in places:
                near = [one for one, manners in self._meant(sentence, where) if not (news and manners & _NOT_NEWS)]
                if not near:
                    continue
                near = [one for one in near if not is_counted_from(one.kind, self.lower, date, one.at)]
                near = of_its_own_day(near, self.lower, date)
                near = of_what_happened(near, self.lower, date, sentence)
                if came_on(self.lower, date, sentence):
                    near = [one for one in near if taxonomy()[one.kind].group is not Group.MISSED_APPOINTMENT]
                told = [one for one in near if one.weight == NAMES or not is_grave(one.kind) or self._is_asserted(one)]
                told = [one for one in told if narrative or not only_says(one, self.lower, date)]
                told = [one for one in told if one.weight == NAMES or not weak]
                if told:
                    return max(not_missed(told), key=lambda said: (plainness(said, date), -said.at.start))
                rest = rest or near
        # What was promised on a day and never came is told by no word that only leans somewhere.
        if weak:
            return None
        # A day was told, and these words alone say of what; those that only lean that way say nothing so grave.
        rest = [one for one in rest if one.weight > LEANS or not is_grave(one.kind)]
        rest = [one for one in rest if narrative or not only_says(one, self.lower, date)]
        return max(rest, key=lambda said: (plainness(said, date), -said.at.start), default=None)

    @staticmethod
    def _is_asserted(one: Said) -> bool:
        """Words for a step lean to it, and their clause says that it was taken."""
        return one.weight > LEANS and is_step(one.kind)

    def of_body(self, sentences: Iterable[Span]) -> Said | None:
        """What the sentences of a note speak for most plainly; the gravest among equals."""
        said = [
            one
            for sentence in sentences
            for one in not_missed(list(self.said(sentence)))
            if one.weight > LEANS and (one.weight == NAMES or not is_grave(one.kind))
        ]
        return max(
            said,
            key=lambda one: (
                one.weight,
                taxonomy()[one.kind].level.rank,
                one.kind is not Kind.DISCLOSURE,
                -one.at.start,
            ),
            default=None,
        )

    def foiled(self, kind: Kind, sentences: Sequence[Span]) -> Kind | None:
        """A visit that found nobody is no visit: what the opening words make of what the heading names."""
        if instead := called_off(kind, self.lower, sentences[:2]):
            return instead
        foils = _FOILS.get(kind, frozenset())
        if kind is Kind.CONTACT and any(_APPOINTMENT.search(self.lower, *span) for span in sentences[:1]):
            foils = frozenset({Kind.APPOINTMENT_MISSED, Kind.NOT_BROUGHT})
        return next((one.kind for span in sentences[:2] for one in self.said(span) if one.kind in foils), None)

    def names_a_step(self, sentence: Span) -> bool:
        """A sentence speaks of a step of a procedure and does not tell that it was taken: it is told in its own words."""
        self._meant(sentence, sentence)
        return sentence in self._untaken

    def falls_short(self, sentence: Span) -> bool:
        """Words of a sentence name something that it does not carry: a note of it tells what it says."""
        self._meant(sentence, sentence)
        return sentence in self._short

    def is_plain(self, sentence: Span) -> bool:
        """A sentence says outright what happened, however few its words."""
        return any(one.weight == NAMES for one, _ in self._meant(sentence, sentence))

    def harms(self, kind: Kind, sentences: Iterable[Span]) -> Iterator[tuple[Said, Span]]:
        """Grave things the record of a routine meeting tells by name, each kind once, with its sentence."""
        if taxonomy()[kind].group not in _ROUTINE:
            return
        told = set()
        for sentence in sentences:
            for one in self.said(sentence):
                if one.weight == NAMES and one.kind not in told and one.kind is not kind and stands_beside(one.kind):
                    told.add(one.kind)
                    yield one, sentence

    def opening(self, body: Span) -> Said | None:
        """What a note says first that it is of: a call, a visit, a meeting."""
        heads = (one for one in self.said(body, Span(body.start, min(body.end, body.start + _HEAD))))
        named = [one for one in heads if one.weight == NAMES and taxonomy()[one.kind].group in FORMS]
        act = min(named, key=lambda one: one.at.start, default=None) or self._act(body)
        # "Rang MASH": the call is the referral, and not one thing more.
        sent_on = (one for one in self.said(body) if taxonomy()[one.kind].group is Group.REFERRAL)
        return next((one for one in sent_on if act and one.weight == NAMES and one.at.start == act.at.start), act)

    def _act(self, body: Span) -> Said | None:
        """The act in the short hand a note opens with ("HV to Mrs P"), where nothing says that it did not take place."""
        found = act_at_head(self.lower, body)
        if found is None:
            return None
        kind, at = found
        manners = self.manners.of(at, body)
        if manners & {Manner.NEGATED, Manner.CONDITIONAL, Manner.HYPOTHETICAL} or _FAILED.search(
            self.lower, at.end, body.end
        ):
            return None
        return Said(kind, at, self.voices.known(kind, at, body), NAMES, plain=not says_how_known(manners))

    def besides(
        self, told: Collection[Group], sentences: Iterable[Span], part: Span | None = None
    ) -> Iterator[tuple[Said, Span]]:
        """What sentences tell by name beside what is told already: each group once, with the sentence that tells it."""
        groups = {*told, Group.VISIT, Group.CONTACT}
        for sentence in sentences:
            sides = [one for one in not_missed(list(self.said(sentence, part))) if is_news(one)]
            # Of one incident a sentence tells several sides: the gravest stands for it.
            incident = max(
                (one for one in sides if is_of_incident(one.kind)),
                key=weight_in_incident,
                default=None,
            )
            for one in sides:
                group = taxonomy()[one.kind].group
                if group in groups or (is_of_incident(one.kind) and incident and one.kind is not incident.kind):
                    continue
                groups.add(group)
                yield one, sentence


@remembered(maxsize=32768)
def kind_of_heading(heading: str) -> Kind | None:
    """The kind a note's type or title, in lower case, names."""
    return _kind_named(heading, Form.HEADING)


@remembered(maxsize=1024)
def kind_of_label(label: str) -> Kind | None:
    """The kind of what a table calls a step, in lower case: its name alone says that it was taken."""
    return _kind_named(label, Form.LABEL)


def _kind_named(words: str, form: Form) -> Kind | None:
    said = Telling(words, form=form).said(Span(0, len(words)))
    best = max(said, key=lambda one: (one.weight, -one.at.start), default=None)
    return best.kind if best else None


@remembered(maxsize=1024)
def is_opinion(heading: str) -> bool:
    """A heading, in lower case, gives the writer's judgement."""
    end = len(heading)
    return Manner.OPINION in Telling(heading).manners.of(Span(end, end), Span(0, end))
