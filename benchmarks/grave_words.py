"""Grave words in and out of their company: sentences of an invented note that tell of harm, and that only sound as if."""

from collections.abc import Iterator, Mapping

from benchmarks.passages import CORPUS
from chronology.documents import Document
from chronology.model import Account, Group, Kind, Level
from chronology.practice import group_of, taxonomy
from importers.notes import CaseNotes

WORDS = CORPUS / "words"
HALVES = {
    "look": "half worked on",
    "held": "half held back",
    "second": "second set, half worked on",
    "second-held": "second set, half held back",
    "third": "third set, half worked on",
    "third-held": "third set, half held back",
    "fourth": "fourth set, half worked on",
    "fourth-held": "fourth set, half held back",
}
# What a writer calls a thing by itself stands in a group of ours with others, or may be told by either of two.
_GROUPS: Mapping[str, frozenset[Group]] = {
    "self_harm": frozenset({Group.MENTAL_HEALTH}),
    "neglect": frozenset({Group.INJURY_OR_HARM, Group.HOUSING}),
}
_VISIT = "Date: 12/03/2021\nAuthor: Sian Pryce\nType: Home visit\nSeen: Cai (alone), Mrs Bowen (mother)\n\nCai was playing with bricks. {}\n"
_NOTE = "Date: 12/03/2021\nAuthor: Sian Pryce\nType: Case note\n\n{}\n"
# What the note itself is.
_ROUND = frozenset({Kind.VISIT, Kind.CASE_NOTE, Kind.UNCLASSIFIED, Kind.CHILD_SEEN, Kind.CHILD_SEEN_ALONE})


def figures() -> Iterator[str]:
    """Of each half: plain sentences that gave a grave entry, and grave ones that gave one of their group."""
    for half, says in HALVES.items():
        plain, grave = plain_sentences(half), grave_sentences(half)
        wrong = sum(any(_is_grave(kind) for kind in kinds_told(_VISIT.format(sentence))) for sentence in plain)
        right = sum(bool(groups & _groups_told(sentence)) for sentence, groups in grave)
        yield (
            f"{says}: {wrong} of {len(plain)} plain sentences gave a high or critical entry; "
            f"{right} of {len(grave)} grave ones gave an entry of their group"
        )


def plain_sentences(half: str) -> list[str]:
    """Sentences of routine notes that tell of nothing grave and sound as if they might."""
    return (WORDS / f"plain-{half}.txt").read_text("utf-8").splitlines()


def grave_sentences(half: str) -> list[tuple[str, frozenset[Group]]]:
    """Sentences that tell of something grave, with the groups it may be told under: "injury_or_harm|disclosure"."""
    rows = (line.split("\t") for line in (WORDS / f"grave-{half}.tsv").read_text("utf-8").splitlines())
    return [(sentence, frozenset().union(*map(_groups, names.split("|")))) for sentence, names in rows]


def _groups(name: str) -> frozenset[Group]:
    return _GROUPS[name] if name in _GROUPS else frozenset({Group(name)})


def kinds_told(note: str) -> list[Kind]:
    """The kinds of the entries made of a note, less what the note itself is."""
    told = CaseNotes().read([Document("note.txt", content=note.encode())])
    return [each.kind for each in told if isinstance(each, Account) and each.kind not in _ROUND]


def _groups_told(sentence: str) -> set[Group]:
    return {group_of(kind) for kind in kinds_told(_NOTE.format(sentence))}


def _is_grave(kind: Kind) -> bool:
    return taxonomy()[kind].level.rank >= Level.HIGH.rank
