"""The kind a sentence of a note is given, against the kinds it bears: half of them only sound as if they told of something."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.passages import CORPUS
from chronology.documents import Document
from chronology.model import Account, Kind
from importers.notes import CaseNotes

SENTENCES = CORPUS / "kinds"
HALVES = {"look": "half worked on", "held": "half held back"}
_NOTES = {
    "child": "Name: Cai Bowen\nDOB: 04/06/2015\nDate: 12/03/2021\nAuthor: Sian Pryce\nType: Case note\n\n{}\n",
    "adult": "Name: Mair Pugh\nDOB: 19/11/1939\nDate: 12/03/2021\nAuthor: Sian Pryce\nType: Case note\n\n{}\n",
}
_PLAIN = "plain"
# What says no more than that somebody wrote, spoke or came.
_NEUTRAL = frozenset(
    {Kind.CASE_NOTE, Kind.UNCLASSIFIED, Kind.NARRATED, Kind.CONTACT, Kind.TELEPHONE_CALL, Kind.VISIT, Kind.ADULT_SEEN}
)
# What an entry of the kind makes of the story: a chapter closed, a step taken, somebody gone or come, a harm.
_OF_CONSEQUENCE = frozenset(
    {
        *(Kind.CASE_CLOSED, Kind.ASSESSMENT_COMPLETED, Kind.PARENTING_ASSESSMENT, Kind.SAFETY_PLAN),
        *(Kind.PLAN_STARTED, Kind.PLAN_ENDED, Kind.CP_PLAN_STARTED, Kind.CP_PLAN_ENDED, Kind.CIN_PLAN_STARTED),
        *(Kind.CIN_PLAN_ENDED, Kind.S47_STARTED, Kind.S47_COMPLETED, Kind.ADULT_ENQUIRY_STARTED),
        *(Kind.ADULT_ENQUIRY_COMPLETED, Kind.DISCLOSURE, Kind.OVERDOSE, Kind.SELF_HARM, Kind.EMERGENCY_ATTENDANCE),
        *(Kind.HOSPITAL_ADMISSION, Kind.NO_ACCESS_VISIT, Kind.NOT_BROUGHT, Kind.APPOINTMENT_MISSED),
        *(Kind.REVIEW_NOT_HELD, Kind.CONFERENCE_NOT_HELD, Kind.HOUSEHOLD_JOINED, Kind.HOUSEHOLD_LEFT, Kind.ARREST),
        *(Kind.CHARGE_OR_CONVICTION, Kind.MISSING, Kind.DEATH, Kind.INJURY, Kind.PHYSICAL_ABUSE_ALLEGED),
        *(Kind.SEXUAL_ABUSE_ALLEGED, Kind.INFORMAL_CARE, Kind.CHILD_SEEN_ALONE, Kind.REFERRAL, Kind.ORDER_MADE),
    }
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence of a note about a child or an adult, and the kinds any of which it may be given."""

    words: str
    kinds: frozenset[Kind]
    plain: bool
    """It may as well stay without one; no other may it be given."""
    about: str


def figures() -> Iterator[str]:
    """Of each half: sentences given a kind that they do not bear, and those that bear one and were given it."""
    for half, says in HALVES.items():
        rows = [(each, told(each)) for each in sentences(half)]
        wrong = [wrong_of(each, kinds) for each, kinds in rows]
        bearing = [(each, kinds) for each, kinds in rows if not each.plain]
        grave = sum(bool(kinds & _OF_CONSEQUENCE) for kinds in wrong)
        yield (
            f"{says}: {sum(map(bool, wrong))} of {len(rows)} were given a kind that they do not bear, {grave} of them one of "
            f"consequence; {sum(bool(each.kinds & kinds) for each, kinds in bearing)} of {len(bearing)} that bear one were given it"
        )


def sentences(half: str) -> list[Marked]:
    """The sentences of a half."""
    rows = (line.split("\t") for line in (SENTENCES / f"{half}.tsv").read_text("utf-8").splitlines())
    return [_marked(words, names.split("|"), about) for words, names, about in rows]


def _marked(words: str, names: list[str], about: str) -> Marked:
    return Marked(words, frozenset(Kind(name) for name in names if name != _PLAIN), _PLAIN in names, about)


def told(each: Marked) -> frozenset[Kind]:
    """The kinds of the entries made of a note of one sentence, but for those that say no more than that it is one."""
    note = Document("note.txt", content=_NOTES[each.about].format(each.words).encode())
    return frozenset(account.kind for account in CaseNotes().read([note]) if isinstance(account, Account)) - _NEUTRAL


def wrong_of(each: Marked, kinds: frozenset[Kind]) -> frozenset[Kind]:
    """The kinds that a sentence was given and does not bear."""
    return kinds - each.kinds
