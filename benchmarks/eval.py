"""`make eval`: measure how right the reading is, against tables of real values or made cases, one module per thing.

A module measures in `figures()` and is named in `ROOMS`. One whose table is not there says so and is passed over: the
tables are public, and not ours to ship.
"""

from benchmarks import (
    agencies,
    cases,
    coded_folds,
    coded_values,
    confidences,
    contradictions,
    date_sentences,
    forms,
    grave_words,
    kinds,
    narrative_patterns,
    narratives,
    passages,
    planted,
    voices,
)

ROOMS = (
    date_sentences,
    forms,
    grave_words,
    kinds,
    passages,
    confidences,
    narratives,
    narrative_patterns,
    planted,
    voices,
    agencies,
    contradictions,
    coded_values,
    coded_folds,
    cases,
)


def main() -> None:
    """Print every figure of every room."""
    for room in ROOMS:
        print(f"\n{(room.__doc__ or '').splitlines()[0]}")
        for line in room.figures():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main()
