"""What an entry tells in words, and that every cue there is can be asked for and is asked for."""

import tomllib
from pathlib import Path

from casebuilding import event, retold

from analyzers import cues
from analyzers.told import holds, tells, told
from chronology.model import Kind

ROOM = Path(cues.__file__).parent
TABLE = tomllib.loads((ROOM / "cues.toml").read_text("utf-8"))


def test_every_cue_is_an_expression_and_some_analyzer_asks_for_it() -> None:
    code = "\n".join(path.read_text("utf-8") for path in ROOM.rglob("*.py"))

    assert all(cues.cue(name).pattern for name in TABLE["cues"])
    assert [] == [name for name in TABLE["cues"] if f'"{name}"' not in code]


def test_what_is_denied_stands_there_and_is_not_told() -> None:
    denied = event("a", "2021-03-01", Kind.VISIT, fact="No knife was seen.")

    assert holds(denied, "weapon")
    assert not tells(denied, "weapon")
    assert tells(retold(denied, fact="A knife was seen."), "weapon")


def test_what_was_long_before_is_told_only_where_it_is_asked_for() -> None:
    past = event("a", "2021-03-01", Kind.VISIT, fact="As a child she stayed with an aunt.")

    assert not told(past, "cared_for")
    assert told(past, "cared_for", of_the_past=True)
