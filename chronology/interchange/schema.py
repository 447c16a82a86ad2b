"""The JSON Schema of the published shape, as docs/chronology.schema.json holds it."""

import msgspec

from chronology.interchange import shape


def published() -> bytes:
    """The schema: what a chronology written by this version, or one to be read by it, looks like.

    Fields with a default may be left out of a file written by hand; ours always has them all.
    """
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{shape.SCHEMA.replace('/', ':')}",
        "title": "Analytical chronology",
    }
    body = msgspec.json.schema(shape.Chronology)
    return msgspec.json.format(msgspec.json.encode(head | body, order="deterministic"), indent=2) + b"\n"
