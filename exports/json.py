"""The integrator's view: every event and everything said of it, in the published shape. Readable back as an input."""

from msgspec import to_builtins

from chronology.interchange import from_plain, shape_of, to_json
from chronology.model import Chronology
from chronology.normalise import reference
from chronology.practice import group_of
from exports.marks import encodable


class Json:
    """JSON by docs/chronology.schema.json."""

    name = "json"
    suffix = ".json"

    def export(self, chronology: Chronology) -> bytes:
        """The finished document; same chronology, same bytes."""
        published = shape_of(chronology, group_of=group_of, reference=reference)
        try:
            return to_json(published)
        except UnicodeEncodeError:
            # A file name that is not text on this system is the one way to such characters.
            return to_json(from_plain(_encodable(to_builtins(published))))


def _encodable(value: object) -> object:
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, dict):
        return {encodable(name): _encodable(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encodable(each) for each in value]
    return value
