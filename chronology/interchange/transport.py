"""Values to bytes and back, for a plug-in in a process of its own. JSON with the class's name: never pickle."""

from functools import cache
from typing import Final

import msgspec

from chronology import model

# What an importer or an analyzer may yield, and what an analyzer is given. Nothing else crosses.
CLASSES: Final[tuple[type, ...]] = (
    model.Account,
    model.Action,
    model.Chronology,
    model.Concern,
    model.Coverage,
    model.Finding,
    model.Followed,
    model.Graph,
    model.Ignored,
    model.Left,
    model.Period,
    model.Person,
    model.Place,
    model.Problem,
    model.Reading,
    model.Relationship,
    model.Remark,
    model.Significance,
    model.Tabulation,
    model.Timescale,
)
_BY_NAME: Final = {kind.__name__: kind for kind in CLASSES}


def encode(value: object) -> bytes:
    """The value as JSON under its class's name.

    Raises:
        ValueError: not a value that may cross, or one that holds something of another type.
    """
    if type(value) not in CLASSES:
        raise ValueError(f"a {type(value).__name__} may not cross to or from a plug-in")
    try:
        return msgspec.json.encode((type(value).__name__, value))
    except (TypeError, RecursionError):
        raise ValueError(f"a {type(value).__name__} holds what cannot be written as JSON") from None


def decode(data: bytes) -> object:
    """The value that was encoded, every field checked against its type.

    Raises:
        ValueError: malformed, of no known class, or with a field of the wrong type. The message holds no case text.
    """
    try:
        name, body = msgspec.json.decode(data, type=tuple[str, msgspec.Raw])
        decoder = _decoder(name)
        return decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError):
        raise ValueError("what a plug-in sent is not a value of the model") from None


@cache
def _decoder(name: str) -> msgspec.json.Decoder[object]:
    return msgspec.json.Decoder(_BY_NAME[name])
