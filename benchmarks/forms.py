"""Whether each note of a file is found in the form its office gave it: 120 layouts by three hands, half of them never looked at.

A file of `benchmarks/corpus/forms` is read alone, as a user's file is. Of each of its notes the key has words that stand in
no other: they are told right where an entry that holds them is of the note's day, and of no other note's words.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.told import Days, days_of
from chronology.model import Account
from chronology.pipeline import read
from chronology.plugins import load

CORPUS = Path(__file__).parent / "corpus" / "forms"

Key = Mapping[str, Any]
Entry = tuple[str, Days | None, str]
"""Its words, its days, who wrote it."""


def figures() -> Iterator[str]:
    """A line for each hand and half."""
    for folder in sorted(CORPUS.iterdir()):
        tally: Counter[str] = Counter()
        for form in keys(folder):
            tally.update(what_became(form, entries_of(folder / form["file"])))
        yield f"{folder.name}: {_said(tally)}"


def keys(folder: Path) -> list[Key]:
    """What each file of a folder holds."""
    return [json.loads(line) for line in (folder / "key.jsonl").read_text("utf-8").splitlines() if line.strip()]


def entries_of(path: Path) -> list[Entry]:
    """What the product reads of a file."""
    plugins = load()
    try:
        told = read([str(path)], plugins).of(Account)
    finally:
        plugins.close()
    return [(plain(f"{one.fact} {one.source.quote}"), _days(one), one.source.recorded_by or "") for one in told]


def what_became(form: Key, entries: Sequence[Entry]) -> Iterator[str]:
    """Of each note and each sentence of another day: told right, of another day only, undated, or not at all."""
    for note in form["notes"]:
        holding = [entry for entry in entries if plain(note["words"]) in entry[0]]
        yield "notes"
        yield _became(note["day"], holding)
        others = [plain(other["words"]) for other in form["notes"] if other is not note]
        yield (
            "run together" if holding and all(any(words in one[0] for words in others) for one in holding) else "apart"
        )
        if note.get("author"):
            yield "authors"
            yield "author right" if any(_same_hand(note["author"], one[2]) for one in holding) else "author not"
    for inner in form.get("inner", ()):
        yield "inner"
        yield "inner " + _became(inner["day"], [entry for entry in entries if plain(inner["words"]) in entry[0]])


def _became(day: str, holding: Sequence[Entry]) -> str:
    if not holding:
        return "lost"
    if any(entry[1] == days_of(day) for entry in holding):
        return "right"
    return "wrong day" if any(entry[1] for entry in holding) else "undated"


def _same_hand(wanted: str, found: str) -> bool:
    return bool(found) and (plain(found) in plain(wanted) or plain(wanted) in plain(found))


def _days(one: Account) -> Days | None:
    return (one.when.earliest, one.when.latest) if one.when.dated else None


def plain(text: str) -> str:
    """White space made single spaces, marks and capitals alike."""
    alike = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-"}
    return " ".join(text.translate(alike).casefold().split())


def _said(tally: Counter[str]) -> str:
    notes = tally["notes"]
    return (
        f"of {notes} notes {tally['right']} of the right day, {tally['wrong day']} of another, {tally['undated']} undated, {tally['lost']} lost; "
        f"{tally['run together']} only together with another; author {tally['author right']} of {tally['authors']}; "
        f"days told within {tally['inner right']} of {tally['inner']}"
    )


def main() -> None:
    """What became of each note of the files that are named, or of all that are worked on."""
    for folder in sorted(CORPUS.glob("worked-*")):
        for form in keys(folder):
            if len(sys.argv) > 1 and not any(part in form["file"] for part in sys.argv[1:]):
                continue
            entries = entries_of(folder / form["file"])
            print(f"{folder.name}/{form['file']}: {_said(Counter(what_became(form, entries)))}")
            for note in form["notes"]:
                holding = [entry for entry in entries if plain(note["words"]) in entry[0]]
                print(
                    f"    {_became(note['day'], holding):10} {note['day']} {note['words']!r} {[one[1] for one in holding]}"
                )


if __name__ == "__main__":
    main()
