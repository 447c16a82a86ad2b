"""The sheet of what a court or a family reads first: sentences with their entries, who the family are, what words mean."""

from collections.abc import Iterator, Mapping, Sequence

from exports import readers
from exports.pdf.actions import action_paragraph, may_be_done, of_earlier_lists, outstanding, to_come
from exports.pdf.case import Case
from exports.pdf.court import family_in_lines, involvement
from exports.pdf.family import terms_explained
from exports.sheet.book import Value


def rows(case: Case, columns: Mapping[str, object]) -> Iterator[list[Value]]:
    """A row for each sentence, under the name that it has in the PDF."""
    for about, text, keys in _told(case):
        found: Mapping[str, Value] = {"about": about, "text": text, "entries": _entries(case, keys)}
        yield [found[column] for column in columns]


def _told(case: Case) -> Iterator[tuple[str, str, Sequence[str]]]:
    say, profile = case.words.say, case.chronology.profile
    yield say("title"), case.subject_name, ()
    if profile == readers.COURT and (words := involvement(case)):
        yield "", words, ()
    for part in readers.summary(case.chronology):
        for remark in part.remarks:
            yield say(f"{profile}.{part.name}"), case.told(remark.text), remark.evidence
    if profile == readers.COURT:
        for line in family_in_lines(case.chronology):
            yield say("court.family"), line, ()
    else:
        for action in (*outstanding(case), *may_be_done(case), *to_come(case), *of_earlier_lists(case)):
            yield say("family.actions"), "".join(run.text for run in action_paragraph(case, action).runs), ()
        for each in terms_explained(case):
            yield say("family.words"), f"{each.term}: {each.plain}.", ()


def _entries(case: Case, keys: Sequence[str]) -> str:
    return ", ".join(case.number(case.events[key]) for key in dict.fromkeys(keys) if key in case.events)
