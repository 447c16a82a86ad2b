"""Our own PDF in Welsh, which is not read back: it is told from other people's tables and refused, never misjudged as one."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NoReturn

from chronology.documents import Document
from chronology.errors import RefusedError


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(files("exports").joinpath("pdf/words_cy.toml").read_text("utf-8"))


def is_own_welsh_pdf(document: Document) -> bool:
    """The document is a PDF that this program made in Welsh, by the words on its first page.

    Raises:
        RefusedError: it is damaged, encrypted or over a limit.

    """
    if not document.is_pdf:
        return False
    first = [line.text for line in document.page_lines if line.page == 1]
    words = _words()
    return words["title"] in first and any(line.startswith(words["cover"]["as_at"]) for line in first)


def refuse_welsh(document: Document) -> NoReturn:
    """What to do instead.

    Raises:
        RefusedError: always.

    """
    raise RefusedError(
        f"{document.name}: a PDF of this program in Welsh cannot be checked; check the same chronology as text "
        "(`--format text --language cy`), as JSON or as a PDF in English"
    )
