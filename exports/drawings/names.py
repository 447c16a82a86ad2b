"""A person's name where there is no room for all of it: initials, never a cut word."""


def with_initials(name: str) -> str:
    """The given names as initials: G. W. Maddocks. What is written small (ap, van) stays."""
    *given, last = name.split() or [""]
    return " ".join([*(each if each.islower() or each.endswith(".") else f"{each[:1]}." for each in given), last])


def shorter(name: str) -> tuple[str, ...]:
    """Shorter ways to write a name, the longest first."""
    return tuple(dict.fromkeys((with_initials(name), name.rsplit(maxsplit=1)[-1]))) if " " in name.strip() else ()
