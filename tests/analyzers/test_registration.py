import subprocess
import sys

from casebuilding import analysed, chronology, event

import analyzers
from chronology.hooks import Analyzer
from chronology.model import Event, Kind

_HEAVY = ("networkx", "holidays", "dateparser", "lxml.etree")


def _loaded(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_registering_imports_nothing_heavy() -> None:
    loaded = _loaded("import analyzers; analyzers.register_analyzers()")

    assert {"networkx", "holidays"}.isdisjoint(loaded)


def test_each_analyzer_comes_after_those_it_reads() -> None:
    offered: list[Analyzer] = list(analyzers.register_analyzers())
    names = [analyzer.name for analyzer in offered]

    assert len(names) == len(set(names))
    for place, analyzer in enumerate(offered):
        assert set(analyzer.after) <= set(names[:place])


def _year_of_life(count: int) -> list[Event]:
    kinds = [kind for kind in Kind if kind is not Kind.DEATH]
    return [
        event(f"e{n}", f"20{10 + n * 13 // count:02}-{n % 12 + 1:02}-{n % 28 + 1:02}", kinds[n % len(kinds)])
        for n in range(count)
    ]


def test_a_record_without_events_is_no_error() -> None:
    assert () == analysed(chronology()).significance


def test_a_very_long_life_is_weighed_to_its_last_event() -> None:
    case = analysed(chronology(*_year_of_life(5000)))

    assert {event.key for event in case.events} == {weighed.event for weighed in case.significance}
