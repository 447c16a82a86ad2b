"""`python -m chronology`."""

import sys

from chronology.cli import program

sys.exit(program())
