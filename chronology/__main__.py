"""`python -m chronology`."""

import sys

from chronology.cli import main

sys.exit(main())
