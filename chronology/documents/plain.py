"""The words of an HTML mail, as lines of plain text."""

import re
from typing import Final

from lxml import etree

_UNSEEN: Final = frozenset({"script", "style", "head", "title", "template", "noscript"})
_BREAKS: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "tr", "ul",
    }
)  # fmt: skip
_APART: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote"})
_BLANK: Final = re.compile(r"[ \t\r\n\f]+")


def from_html(html: bytes, encoding: str | None = None) -> str:
    """The text a reader sees, with a line for each block and tabs between the cells of a table's row."""
    parser = etree.HTMLParser(
        encoding=encoding, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(html, parser) if html.strip() else None
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return ""
    pieces: list[str] = []
    hidden = 0
    # Not by recursion: mark-up may be deeper than Python's stack.
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = str(element.tag).lower()
        if name in _UNSEEN:
            hidden += 1 if event == "start" else -1
        elif not hidden:
            pieces.append(_edge(name, event))
            if event == "start" and element.text:
                pieces.append(_BLANK.sub(" ", element.text))
        if event == "end" and not hidden and element.tail:
            pieces.append(_BLANK.sub(" ", element.tail))
    return _tidy("".join(pieces))


def _edge(name: str, event: str) -> str:
    if name == "br":
        return "\n" if event == "start" else ""
    if name in ("td", "th"):
        return "\t" if event == "end" else ""
    if name in _APART:
        return "\n\n"
    return "\n" if name in _BREAKS else ""


def _tidy(text: str) -> str:
    lines = [re.sub(r" *\t *", "\t", re.sub(r"[ \u00a0]{2,}", " ", line)).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
