"""Print the published schema: `python -m chronology.interchange > docs/chronology.schema.json`."""

import sys

from chronology.interchange.schema import published

sys.stdout.buffer.write(published())
