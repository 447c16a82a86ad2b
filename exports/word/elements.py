"""Elements of a Word document's styles, heads and feet, which are few: built as a tree, where the body is written."""

from collections.abc import Iterator
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from exports.marks import visible

# An element of a Word document: python-docx gives lxml's own, of no type that a checker knows.
Element = Any
_PRESERVE: Final = "preserve"


def element(name: str, /, **attributes: object) -> Element:
    """An element of Word's own namespace with attributes of it."""
    made = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), str(value))
    return made


def run_of(text: str, style: str = "") -> Element:
    """A run of plain text in one line: what a reader could not see, and XML cannot hold, as a visible mark."""
    run = _run(style)
    words = element("t")
    words.text = visible(text).replace("\n", " ")
    words.set(qn("xml:space"), _PRESERVE)
    run.append(words)
    return run


def field(instruction: str, style: str = "") -> Iterator[Element]:
    """The runs of a field that Word works out itself, such as PAGE; a 1 stands in it until it does."""
    for kind in ("begin", "", "separate", "shown", "end"):
        run = _run(style)
        if kind == "shown":
            words = element("t")
            words.text = "1"
            run.append(words)
        elif kind:
            run.append(element("fldChar", fldCharType=kind))
        else:
            words = element("instrText")
            words.text = f" {instruction} "
            words.set(qn("xml:space"), _PRESERVE)
            run.append(words)
        yield run


def _run(style: str) -> Element:
    run = element("r")
    if style:
        properties = element("rPr")
        properties.append(element("rStyle", val=style))
        run.append(properties)
    return run
