"""What several analyzers ask of one case: worked out the first time, and given again while the case is the same."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from chronology.model import Chronology

_Told = TypeVar("_Told")
_Work = Callable[[Chronology], _Told]


def once(parts: Callable[[Chronology], tuple[object, ...]]) -> Callable[[_Work[_Told]], _Work[_Told]]:
    """Keep the answer for the case last asked of, for as long as these parts of it are the very same values.

    They are told apart by being others and not by what they hold: to compare two cases would take longer than the work.
    """

    def keeping(work: _Work[_Told]) -> _Work[_Told]:
        last: list[tuple[tuple[object, ...], _Told]] = []

        @wraps(work)
        def asked(chronology: Chronology) -> _Told:
            now = parts(chronology)
            if not last or not all(one is other for one, other in zip(last[0][0], now, strict=True)):
                last[:] = [(now, work(chronology))]
            return last[0][1]

        return asked

    return keeping
