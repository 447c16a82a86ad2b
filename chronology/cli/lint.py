"""`chronology lint`: the "list of activity" check, told so that a reader knows what to do about each failure."""

import argparse
import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import TextIO

from chronology.cli.telling import one_line, progress, report, shown
from chronology.errors import ExitCode
from chronology.lint import Check, Report, State, Taken, Verdict, read_inputs
from chronology.lint import lint as held_against
from chronology.plugins import Plugins
from chronology.practice import load_practice

_WIDTH = 96
_MOST_ROWS = 12
_INDENT = " " * 6
# What makes a chronology a list of activity and no analytical tool; the other checks find faults of a good one.
_LISTS = {"L1", "L2", "L3", "L4", "L6", "L8"}
_A_LIST = 3
_MARKS = {State.PASS: "pass", State.FAIL: "FAIL", State.NOT_APPLICABLE: "n/a"}


def lint(arguments: argparse.Namespace, plugins: Plugins, out: TextIO, err: TextIO) -> ExitCode:
    """Check each document; exit 1 when one fails a check."""
    practice = load_practice(arguments.practice)
    with progress(err) as show:
        inputs = read_inputs(arguments.inputs, plugins, practice, as_importer=arguments.as_importer, progress=show)
    reports = [(taken, held_against(taken.sheet, practice)) for taken in inputs.taken]
    report(inputs.problems, err)
    if arguments.format == "json":
        json.dump({"documents": [_plain(*each) for each in reports]}, out, ensure_ascii=False, indent=2)
        out.write("\n")
    else:
        for nth, each in enumerate(reports):
            out.write("\n" if nth else "")
            out.writelines(f"{shown(line)}\n" for line in _told(*each))
    failed = any(found.failed for _, found in reports)
    return ExitCode.DONE_WITH_PROBLEMS if failed else ExitCode.DONE


def _plain(taken: Taken, found: Report) -> dict[str, object]:
    """A report as plain values."""
    return {
        "document": taken.name,
        "read_as": taken.sheet.origin,
        "profile": taken.sheet.profile or None,
        "as_at": taken.sheet.as_at.isoformat() if taken.sheet.as_at else None,
        "rows": len(taken.sheet.rows),
        "passed": not found.failed,
        "checks": [
            {
                "code": check.code,
                "name": check.name,
                "measures": check.measures,
                "state": verdict.state,
                "figure": verdict.figure,
                "limit": verdict.limit,
                "reason": verdict.reason,
                "rows": list(verdict.rows),
                "to_do": check.mend if verdict.state is State.FAIL else "",
            }
            for check, verdict in found.verdicts
        ],
    }


def _told(taken: Taken, found: Report) -> Iterator[str]:
    """The lines of a report: what was read, the failures with what to do, then what passed, then all in one line."""
    sheet = taken.sheet
    made = f"{sheet.origin}, {len(sheet.rows):,} rows"
    speaks = f", speaks as at {sheet.as_at.isoformat()}" if sheet.as_at else ""
    yield f"{one_line(taken.name)}: {made}{speaks}"
    for check, verdict in found.verdicts:
        if verdict.state is State.FAIL:
            yield ""
            yield from _failure(check, verdict)
    yield ""
    for check, verdict in found.verdicts:
        if verdict.state is not State.FAIL:
            yield from _line(check, verdict)
    yield ""
    yield from textwrap.wrap(_in_all(found), _WIDTH)


def _failure(check: Check, verdict: Verdict) -> Iterator[str]:
    head = f"FAIL  {check.code:<4}{check.name}: {verdict.figure}; {_limit(verdict)}."
    yield from textwrap.wrap(head, _WIDTH, subsequent_indent=_INDENT, break_on_hyphens=False)
    yield from _wrapped(f"It looks at {check.measures}.")
    if verdict.reason:
        yield from _wrapped(f"{_sentence(verdict.reason)}.")
    if verdict.rows:
        yield from _wrapped(f"Rows: {_rows(verdict.rows)}.")
    yield from _wrapped(f"What to do: {check.mend}")


def _limit(verdict: Verdict) -> str:
    return f"wanted is {verdict.limit}" if verdict.limit.startswith("at least") else f"the limit is {verdict.limit}"


def _rows(rows: Sequence[str]) -> str:
    """Where they are, not too many of them; `--format json` has all."""
    said = "; ".join(map(one_line, rows[:_MOST_ROWS]))
    return f"{said} and {len(rows) - _MOST_ROWS} more" if len(rows) > _MOST_ROWS else said


def _line(check: Check, verdict: Verdict) -> Iterator[str]:
    if verdict.state is State.NOT_APPLICABLE:
        said = verdict.reason
    else:
        note = f". {_sentence(verdict.reason)}" if verdict.reason else ""
        said = f"{verdict.figure}; {_limit(verdict)}{note}"
    first = f"{_MARKS[verdict.state]:<5} {check.code:<4} {check.name:<19} "
    yield from textwrap.wrap(f"{first}{said}", _WIDTH, subsequent_indent=" " * len(first), break_on_hyphens=False)


def _in_all(found: Report) -> str:
    passed, failed = len(found.passed), len(found.failed)
    rest = len(found.verdicts) - passed - failed
    also = f", {rest} not applicable" if rest else ""
    if not failed:
        return f"In all: no check failed ({passed} passed{also})."
    verdict = (
        "as it stands it is a list of activity"
        if len(_LISTS & set(found.failed)) >= _A_LIST
        else "mend it before it is used"
    )
    return f"In all: {failed} of {passed + failed} checks failed ({', '.join(found.failed)}){also}; {verdict}."


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _wrapped(text: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False, break_long_words=False
    )
