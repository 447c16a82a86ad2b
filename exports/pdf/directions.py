"""Which way text is read: the Unicode bidirectional algorithm (UAX 9), for a text that stands by itself on its line.

Marks that steer it are shown as marks (`exports.marks`) and steer nothing, so only its implicit rules are needed. A text is
led from the left unless nothing in it is: the document is, and names in other scripts stand within it.
"""

from collections.abc import Sequence
from itertools import groupby
from unicodedata import bidirectional

_STRONG_RIGHT = {"R", "AL"}
_NEUTRAL = {"B", "S", "WS", "ON", "BN", "LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_OPENING = dict(zip("([{‹«⟨⟦", ")]}›»⟩⟧", strict=True))
MIRRORED = {**_OPENING, **{close: opening for opening, close in _OPENING.items()}, "<": ">", ">": "<"}
"""What a bracket is drawn as where text is read from the right."""


def levels(text: str) -> list[int]:
    """How deep each character lies: even is read from the left, odd from the right. All are 0 where none is from the right."""
    classes = [bidirectional(character) or "L" for character in text]
    if not _STRONG_RIGHT.union({"AN"}).intersection(classes):
        return [0] * len(text)
    base = 0 if "L" in classes else 1
    around = "R" if base else "L"
    _weak(classes, around)
    _brackets(text, classes, around)
    _neutral(classes, around)
    found = [_level(kind, base) for kind in classes]
    # What only parts words lies as deep as the text itself at its end.
    for place in range(len(text) - 1, -1, -1):
        if not text[place].isspace():
            break
        found[place] = base
    return found


def _weak(classes: list[str], around: str) -> None:
    """Rules W1 to W7: marks are what they stand on, and separators and signs belong to numbers or to nothing."""
    strong = before = around
    for place, kind in enumerate(classes):
        found = before if kind == "NSM" else kind
        if found in {"L", "R", "AL"}:
            strong = found
        elif found == "EN" and strong == "AL":
            found = "AN"
        classes[place] = before = found
    classes[:] = ["R" if kind == "AL" else kind for kind in classes]
    for place in range(1, len(classes) - 1):
        before, kind, after = classes[place - 1 : place + 2]
        if before == after and ((kind in {"ES", "CS"} and before == "EN") or (kind == "CS" and before == "AN")):
            classes[place] = before
    _signs(classes)
    strong = around
    for place, kind in enumerate(classes):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            classes[place] = "L"


def _signs(classes: list[str]) -> None:
    """Rules W5 and W6: signs beside a number are part of it."""
    place = 0
    for kind, alike in groupby(list(classes)):
        end = place + len(list(alike))
        if kind == "ET":
            beside = {classes[place - 1] if place else "", classes[end] if end < len(classes) else ""}
            classes[place:end] = ["EN" if "EN" in beside else "ON"] * (end - place)
        elif kind in {"ES", "CS"}:
            classes[place:end] = ["ON"] * (end - place)
        place = end


def _brackets(text: str, classes: list[str], around: str) -> None:
    """Rule N0: both of a pair of brackets go with what is in them."""
    for opening, closing in sorted(_pairs(text, classes)):
        within = {_strong(kind) for kind in classes[opening + 1 : closing]} - {""}
        if around in within:
            kind = around
        elif within:
            before = next((_strong(each) for each in reversed(classes[:opening]) if _strong(each)), around)
            kind = before if before in within else around
        else:
            continue
        for bracket in (opening, closing):
            classes[bracket] = kind
            for place in range(bracket + 1, len(text)):
                if bidirectional(text[place]) != "NSM":
                    break
                classes[place] = kind


def _pairs(text: str, classes: Sequence[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    found = []
    for place, character in enumerate(text):
        if classes[place] != "ON":
            continue
        if character in _OPENING:
            waiting.append((_OPENING[character], place))
        elif any(character == closing for closing, _ in waiting):
            while waiting:
                closing, opening = waiting.pop()
                if closing == character:
                    found.append((opening, place))
                    break
    return found


def _strong(kind: str) -> str:
    return "R" if kind in {"R", "EN", "AN"} else kind if kind == "L" else ""


def _neutral(classes: list[str], around: str) -> None:
    """Rules N1 and N2: what has no direction goes with both neighbours where they agree, else with the text."""
    place = 0
    for neutral, alike in groupby([kind in _NEUTRAL for kind in classes]):
        end = place + len(list(alike))
        if neutral:
            before = _strong(classes[place - 1]) if place else around
            after = _strong(classes[end]) if end < len(classes) else around
            classes[place:end] = [before if before == after else around] * (end - place)
        place = end


def _level(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base == 0:
        return {"L": 0, "R": 1}.get(kind, 2)
    return 1 if kind == "R" else 2
