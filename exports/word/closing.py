"""The end of the document: what is not known, what is outstanding, what could not be read, and how this was made."""

from chronology.model import Ignored, Theme
from exports.pdf import abbreviations as told
from exports.pdf import back_matter, withheld
from exports.pdf.actions import action_paragraph, closing_paragraphs, outstanding
from exports.pdf.case import Case
from exports.pdf.sections import section_title
from exports.word.blocks import row_of, write
from exports.word.findings import remark, remarks
from exports.word.paper import Cell, Column, Paper, Row
from exports.word.pieces import STRONG, Piece, pieces_of
from exports.word.styles import SMALL
from exports.word.tabulation import tabulations
from exports.word.words import words_of


def quality(case: Case, paper: Paper) -> None:
    """Gaps, what was agreed and not done, and what could not be read."""
    say = case.words.say
    paper.turn(wide=False)
    paper.heading(say("sections.quality"), 1, "quality")
    for theme, heading, none in (
        (Theme.NOT_KNOWN, "summary.not_known", "summary.not_known_none"),
        (Theme.QUALITY, "quality.remarks", "quality.remarks_none"),
    ):
        paper.heading(say(heading), 2)
        remarks(case, paper, case.remarks(theme))
        if not case.remarks(theme):
            paper.prose([say(none)])
    for counted in tabulations(case, of_voice=False):
        counted.write(paper)
    write(paper, back_matter.may_be_one(case))
    _actions(case, paper)
    _problems(case, paper)


def _actions(case: Case, paper: Paper) -> None:
    """What was agreed and has no completion on record, with what the record says of it since; what is to come last."""
    say = case.words.say
    found = outstanding(case)
    ahead = [*closing_paragraphs(case)]
    paper.heading(say("summary.actions"), 2, "actions")
    paper.bullets(pieces_of(action_paragraph(case, action)) for action in found)
    for each in ahead:
        paper.prose(pieces_of(each))
    if not found and not ahead:
        paper.prose([say("summary.actions_none")])


def _problems(case: Case, paper: Paper) -> None:
    say = case.words.say
    paper.heading(say("quality.problems"), 2, "problems")
    if not case.chronology.problems:
        paper.prose([say("quality.problems_none")])
        return
    columns = (
        Column(say("quality.col_severity"), 1),
        Column(say("quality.col_problem"), 3.4),
        Column(say("quality.col_document"), 2.4),
        Column(say("quality.col_place"), 2.4),
    )
    rows = [row_of(back_matter.problem_row(case, found)) for found in back_matter.gathered(case)]
    paper.table(columns, rows, words_of(case.language)["problems_table"])


def questions(case: Case, paper: Paper) -> None:
    """What the record leaves open."""
    say = case.words.say
    found = case.remarks(Theme.QUESTION)
    paper.heading(say("sections.questions"), 1, "questions")
    paper.prose([say("questions.intro") if found else say("questions.none")], SMALL)
    for number, each in enumerate(found, start=1):
        paper.prose([Piece(f"{number}. ", STRONG), *remark(case, each)])


def sources(case: Case, paper: Paper) -> None:
    """What was read, what was left out under which rule, what the sources cover, and how this was made."""
    say, own = case.words.say, words_of(case.language)
    paper.heading(say("sections.sources"), 1, "sources")
    paper.heading(say("sources.documents"), 2)
    if case.chronology.documents:
        columns = (
            Column(say("sources.col_document"), 3),
            Column(say("sources.col_reader"), 1),
            Column(say("sources.col_counts"), 1.4),
        )
        rows = [row_of(back_matter.document_row(case, each)) for each in case.chronology.documents]
        paper.table(columns, rows, own["sources_table"])
    else:
        paper.prose([say("sources.documents_none")])
    _ignored(case, paper)
    write(paper, withheld.in_lines(case))
    write(paper, back_matter.coverage(case))
    write(paper, back_matter.made(case))


def _ignored(case: Case, paper: Paper) -> None:
    """What was left out, a line for each rule with the documents it was used on."""
    say = case.words.say
    if not case.chronology.ignored:
        return
    found: dict[str, list[Ignored]] = {}
    for left in case.chronology.ignored:
        found.setdefault(left.reason, []).append(left)
    paper.heading(say("sources.ignored"), 2)
    columns = (
        Column(say("sources.col_path"), 3),
        Column(say("sources.col_reason"), 2.4),
        Column(say("quality.col_document"), 3),
        Column(say("sources.col_count"), 1),
    )
    rows = [
        Row(
            [
                Cell([[text]])
                for text in (
                    back_matter.counted(paths),
                    case.of_reading(reason).text,
                    back_matter.counted(names),
                    f"{total:,}",
                )
            ]
        )
        for reason, left in found.items()
        for paths, names, total in [back_matter.tallied(left)]
    ]
    paper.table(columns, rows, words_of(case.language)["ignored_table"])


def abbreviations(case: Case, paper: Paper) -> None:
    """What is short in the document and what it is used for; nothing where there is none that is known."""
    say = case.words.say
    if not case.abbreviations:
        return
    if case.fit.brief:
        write(paper, told.abbreviations(case))
        return
    paper.heading(section_title(case, "abbreviations"), 1, "abbreviations")
    if left := told.unexplained(case):
        paper.prose([left], SMALL)
    if not told.explained(case):
        return
    paper.prose([say("abbreviations.intro")], SMALL)
    columns = (Column(say("abbreviations.col_short"), 1), Column(say("abbreviations.col_meaning"), 4))
    rows = [
        Row([Cell([pieces_of(p) for p in cell.paragraphs]) for cell in told.cells(case, each)])
        for each in told.explained(case)
    ]
    paper.table(columns, rows, words_of(case.language)["abbreviations_table"])
