"""Names that tell documents apart."""

from collections.abc import Collection


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, with a number before its ending where it is taken: `plan (2).xlsx`."""
    folder, slash, file = name.rpartition("/")
    stem, dot, ending = file.rpartition(".")
    again = 2
    free = name
    while free in taken:
        free = f"{folder}{slash}{stem} ({again}){dot}{ending}" if stem else f"{name} ({again})"
        again += 1
    return free
