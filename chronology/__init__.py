"""Analytical chronologies from case records. The only name an integrator imports.

Everything named in `__all__` is promised; nothing else is. Names load when first used, so that importing this
costs nothing.
"""

TYPE_CHECKING = False  # importing it from typing would be a third of the time that --help takes
if TYPE_CHECKING:
    from chronology.documents import Document
    from chronology.hooks import Recognition, hookimpl
    from chronology.model import (
        Account,
        Action,
        Chronology,
        Coverage,
        Event,
        Finding,
        Involvement,
        Kind,
        Person,
        Problem,
        Relationship,
        Significance,
        Source,
        When,
    )
    from chronology.pipeline import build, read

__version__ = "0.1.0"

_HOMES = {
    "Document": "chronology.documents",
    "Recognition": "chronology.hooks",
    "build": "chronology.pipeline",
    "hookimpl": "chronology.hooks",
    "read": "chronology.pipeline",
}

__all__ = [
    "Account",
    "Action",
    "Chronology",
    "Coverage",
    "Document",
    "Event",
    "Finding",
    "Involvement",
    "Kind",
    "Person",
    "Problem",
    "Recognition",
    "Relationship",
    "Significance",
    "Source",
    "When",
    "build",
    "hookimpl",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'chronology' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES.get(name, "chronology.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted((*__all__, "__version__"))
