"""What one thing that two accounts share, or that parts them, says for their being one incident."""

from typing import Final

Mark = tuple[float, str]
"""Points, and the reason in words; below nought it speaks against."""
NOTHING: Final[Mark] = (0.0, "")
