"""The sentences that `chronology.prose.taught` has its weights from, each with what it tells."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from benchmarks import narratives, passages
from benchmarks.passages import CORPUS
from benchmarks.told import Marked
from chronology.prose.phrases import Worded, folded
from chronology.prose.sentences import sentences as spans_of
from chronology.prose.vocabulary import Cues

SENTENCES = CORPUS / "taught"
RECORDS = "records"
"""The writer of what stands in marked notes and judgments."""

# What the labels are told as; the others are there to be told apart from.
KINDS: Mapping[str, str] = {
    "injury": "injury",
    "physical_abuse_alleged": "physical_abuse_alleged",
    "sexual_abuse_alleged": "sexual_abuse_alleged",
    "neglect_observed": "neglect_observed",
    "emotional_harm_observed": "emotional_harm_observed",
    "child_unsupervised": "child_unsupervised",
    "exploitation_indicator": "exploitation_indicator",
    "self_neglect": "self_neglect",
    "financial_abuse_indicator": "financial_abuse_indicator",
    "carer_strain": "carer_strain",
    "fall": "fall",
    "domestic_abuse_incident": "domestic_abuse_incident",
    "missing": "missing",
    "mental_health_crisis": "mental_health_crisis",
    "self_harm": "self_harm",
    "overdose": "overdose",
    "substance_misuse": "substance_misuse",
    "death": "death",
    "police_incident": "police_incident",
    "homelessness": "homelessness",
    "home_conditions": "home_conditions",
    "placement_breakdown": "placement_breakdown",
    "household_joined": "household_joined",
    "household_left": "household_left",
    "informal_care": "informal_care",
    "refused_help": "care_refused",
    "hospital_admission": "hospital_admission",
    "medication_error": "medication_error",
}
# Those that may be taken for each other without harm, by one name.
SORTS: Mapping[str, str] = {
    **{name: name for name in KINDS},
    **dict.fromkeys(("injury", "physical_abuse_alleged"), "hurt"),
    **dict.fromkeys(("neglect_observed", "child_unsupervised", "self_neglect", "home_conditions"), "neglect"),
    **dict.fromkeys(("self_harm", "overdose", "mental_health_crisis"), "mind"),
    **dict.fromkeys(("household_joined", "household_left", "informal_care"), "household"),
    "imprisonment": "imprisonment",
    "pregnancy_or_birth": "birth",
    "missed_appointment": "missed",
    "other": "other",
}


# What is told where of a sort no one label stands out.
GENERAL: Mapping[str, str] = {"hurt": "injury", "neglect": "neglect_observed", "mind": "mental_health_crisis"}


def every_sentence() -> Iterator[tuple[str, str, str]]:
    """(sentence, label, writer) of all that is learned from."""
    yield from _written()
    yield from _of_records()


def _written() -> Iterator[tuple[str, str, str]]:
    """(sentence, label, writer) of every line."""
    for path in sorted(SENTENCES.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            sentence, label = line.split("\t")
            yield sentence, label if label in SORTS else "none", path.stem


# Sets that are worked on, and what in them is told of a grave thing by whatever kind. The others are not read.
_SETS = ("look", "second", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEXTS = ("look-?", "second-?", "third-[1357]", "fourth-[135]")
_OF_GROUP: Mapping[str, str] = {
    **dict.fromkeys(("injury_or_harm", "disclosure", "mental_health", "police", "housing", "placement_move"), "other"),
    **dict.fromkeys(("household_change", "health", "birth", "missed_appointment", "legal"), "other"),
    "domestic_abuse": "domestic_abuse_incident",
    "substance_misuse": "substance_misuse",
    "missing": "missing",
    "death": "death",
}


def _of_records() -> Iterator[tuple[str, str, str]]:
    """(sentence, label, "records") of marked notes and judgments, which tell in the words of the trade.

    What nobody marked there is plain, but for what our own phrases name: it may be denied, planned or long past.
    """
    for name in _SETS:
        for path in sorted((CORPUS / "passages").glob(f"*-{name}.toml")):
            for passage in passages.passages(path):
                yield from _marked(passage["text"], passages.marked(passage))
    for name in _TEXTS:
        for path in sorted((CORPUS / "narratives").glob(f"{name}.txt")):
            yield from _marked(path.read_text("utf-8"), narratives.marked(path))


def _marked(text: str, events: Sequence[Marked]) -> Iterator[tuple[str, str, str]]:
    lower = folded(text)
    cues = Cues(lower, Worded(lower))
    for span in spans_of(text):
        here = [event for event in events if span.start <= event.start < span.end]
        labels = [_OF_GROUP[group] for event in here for group in sorted(event.groups) if group in _OF_GROUP]
        if labels:
            yield text[span.start : span.end], labels[0], RECORDS
        elif not here and not any(hit.kind in KINDS.values() for hit in cues.within(*span)):
            yield text[span.start : span.end], "none", RECORDS


def made_from() -> str:
    """What tells whether the table was made from these sentences."""
    whole = hashlib.sha256()
    for path in sorted(SENTENCES.glob("*.tsv")):
        whole.update(path.read_bytes())
    return whole.hexdigest()
