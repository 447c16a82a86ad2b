"""What was taken out for the recipient: why, what stands for it and how often; never what it was."""

from collections.abc import Iterator

from exports.pdf.case import Case
from exports.pdf.page import Block, Place, Prose
from exports.pdf.sections import heading_within
from exports.pdf.table import Column, Row, Table, cell
from exports.pdf.text import Run, bold, paragraph
from exports.redactions import withheld


def table(case: Case) -> Iterator[Block]:
    """What was taken out for the recipient, a line for each thing that stands in its place, by reason."""
    say = case.words.say
    found = withheld(case.chronology)
    if not found:
        return
    yield heading_within(case, say("sources.withheld"), Place("withheld", say("sources.withheld"), 1))
    yield Prose(paragraph(say("sources.withheld_intro"), style=case.small), before=2)
    columns = (
        Column(say("sources.col_why"), 2.4),
        Column(say("sources.col_stands"), 1.6),
        Column(say("sources.col_means"), 2.4),
        Column(say("sources.col_times"), fixed=48),
    )
    rows = []
    for each in found:
        reason = say(f"withheld.{each.reason}")
        if len(each.kinds) > 1:
            total = (bold(reason), "", say("sources.all_withheld"), bold(f"{each.count:,}"))
            rows.append(Row(tuple(cell(paragraph(text)) for text in total)))
        for kind in each.kinds:
            texts = ("" if len(each.kinds) > 1 else reason, kind.placeholder, kind.says, f"{kind.count:,}")
            rows.append(Row(tuple(cell(paragraph(text)) for text in texts)))
    yield Table(columns, rows, say("continued"))


def in_lines(case: Case) -> Iterator[Block]:
    """The same run in, a paragraph for each reason."""
    say = case.words.say
    for nth, each in enumerate(withheld(case.chronology)):
        if not nth:
            lead = bold(f"{say('sources.withheld')}. ")
            yield Prose(paragraph(lead, case.own("sources", "withheld_intro"), style=case.small), before=4)
        kinds = "; ".join(f"{kind.placeholder} {kind.says} ({kind.count:,})" for kind in each.gathered())
        runs: list[Run | str] = [bold(f"{say(f'withheld.{each.reason}')}, {each.count:,}: "), f"{kinds}."]
        yield Prose(paragraph(*runs, style=case.small), before=2)
