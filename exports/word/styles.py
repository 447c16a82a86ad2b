"""The styles of the document: Word's own by their names, so that whoever edits it finds them where they always are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from exports.word.elements import element
from exports.word.pieces import CODES, FINE_PRINT, LINK, STRONG

BODY: Final = "Normal"
LIST: Final = "ListBullet"
CELL: Final = "CellText"
SMALL: Final = "SmallText"
BRIEF: Final = "BriefBullet"
TABLE: Final = "ChronologyTable"
EDITED: Final = "AnalysisText"
AFTER_TABLE: Final = "AfterTable"
_FACE: Final = "Arial"
_INK: Final = RGBColor(0x12, 0x12, 0x12)
_FINE: Final = 8.5
# What Word has by name: points, space before and after.
_SET: Final[Mapping[str, tuple[float, float, float]]] = {
    "Normal": (10.5, 0, 6),
    "Title": (24, 0, 6),
    "Heading 1": (16, 14, 5),
    "Heading 2": (13, 8, 3),
    "Heading 3": (11, 6, 2),
    "List Bullet": (10.5, 0, 3),
    "Header": (9, 0, 0),
    "Footer": (9, 0, 0),
}
# What it has not: by its id, its name, what it is based on; points, space before and after.
_OWN: Final[Mapping[str, tuple[str, str, tuple[float, float, float]]]] = {
    CELL: ("Cell Text", "Normal", (9, 0, 1.5)),
    EDITED: ("Analysis Text", CELL, (9, 0, 1.5)),
    SMALL: ("Small Text", "Normal", (9, 0, 3)),
    BRIEF: ("Brief Bullet", LIST, (9, 0, 1)),
    AFTER_TABLE: ("After Table", "Normal", (6, 0, 0)),
}
_OF_PAGES: Final = ("Header", "Footer")
_CLOSE: Final = (CELL, EDITED, SMALL, AFTER_TABLE, "Title", "Heading1", "Heading2", "Heading3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """How large and how far apart: no text in less than `least` points, and lines of text `spacing` lines apart."""

    least: float = 0
    spacing: float = 1

    def set(self, style: str) -> tuple[float, float, float]:
        """The size of a style by its id or name, and the space before and after it, in points."""
        spaced = f"{style[:-1]} {style[-1]}" if style[-1].isdigit() and " " not in style else style
        named = "List Bullet" if style == LIST else spaced
        size, before, after = _SET[named] if named in _SET else _OWN[style][2]
        least = 0 if named in _OF_PAGES or style == AFTER_TABLE else self.least
        return max(size, least), before, after

    def spacing_of(self, style: str) -> float:
        """How far apart its lines are: a table and a heading are set close."""
        return 1 if style in _CLOSE else self.spacing


def prepare(document: Document, language: str, print_: Print) -> None:
    """Set the faces, the sizes, the language, and the styles that Word itself lacks."""
    root = document.styles.element
    for made in (*(_style(style, print_) for style in _OWN), *_characters(print_), _TABLE):
        root.append(parse_xml(made))
    for name in _SET:
        _set(document, name, print_)
    for name in _OF_PAGES:
        # Their own tabs are those of another width of page.
        properties = document.styles[name].element.get_or_add_pPr()
        for tabs in properties.findall(qn("w:tabs")):
            properties.remove(tabs)
    code = CODES.get(language, language)
    for told in root.iter(qn("w:lang")):
        told.set(qn("w:val"), code)
    settings = document.settings.element
    for told in settings.iter(qn("w:themeFontLang")):
        told.set(qn("w:val"), code)
    for told in settings.iter(qn("w:compatSetting")):
        # The template is of 2010; a document of an older Word opens in a mode of fewer means.
        if told.get(qn("w:name")) == "compatibilityMode":
            told.set(qn("w:val"), "15")


def _set(document: Document, name: str, print_: Print) -> None:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle), name
    size, before, after = print_.set(name)
    _face(style, size)
    spaced = style.paragraph_format
    spaced.space_before, spaced.space_after = Pt(before), Pt(after)
    spaced.line_spacing = print_.spacing if name in ("Normal", "List Bullet") else 1.0


def _face(style: CharacterStyle, size: float) -> None:
    style.font.size, style.font.color.rgb = Pt(size), _INK
    properties = style.element.get_or_add_rPr()
    for fonts in properties.findall(qn("w:rFonts")):
        properties.remove(fonts)
    # A theme's face would win over a named one.
    properties.insert(0, element("rFonts", ascii=_FACE, hAnsi=_FACE, cs=_FACE))


_NS: Final = nsdecls("w")


def _style(style: str, print_: Print) -> str:
    name, based, _ = _OWN[style]
    size, before, after = print_.set(style)
    line = (
        'w:line="120" w:lineRule="exact"'
        if style == AFTER_TABLE
        else f'w:line="{_lines(print_.spacing_of(style))}" w:lineRule="auto"'
    )
    return (
        f'<w:style {_NS} w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:qFormat/>'
        f'<w:pPr><w:spacing w:before="{int(before * 20)}" w:after="{int(after * 20)}" {line}/></w:pPr>'
        f'<w:rPr><w:sz w:val="{round(size * 2)}"/></w:rPr></w:style>'
    )


def _lines(spacing: float) -> int:
    """A distance of lines as Word counts it."""
    return round(240 * spacing)


def _characters(print_: Print) -> tuple[str, ...]:
    size = round(max(_FINE, print_.least) * 2)
    return (
        f"""<w:style {_NS} w:type="character" w:customStyle="1" w:styleId="{FINE_PRINT}"><w:name w:val="Fine Print"/>
<w:rPr><w:color w:val="505050"/><w:sz w:val="{size}"/></w:rPr></w:style>""",
        f"""<w:style {_NS} w:type="character" w:customStyle="1" w:styleId="{LINK}"><w:name w:val="Entry Link"/>
<w:basedOn w:val="{STRONG}"/><w:rPr><w:b/><w:color w:val="0D3373"/></w:rPr></w:style>""",
    )


_TABLE: Final = f"""<w:style {_NS} w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="Chronology Table"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:left w:val="single" w:sz="4" w:space="0" w:color="808080"/>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:right w:val="single" w:sz="4" w:space="0" w:color="808080"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="808080"/>
</w:tblBorders><w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="10" w:type="dxa"/>
<w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E6E9ED"/></w:tcPr>
</w:tblStylePr></w:style>"""
