"""The styles of the document: Word's own by their names, so that whoever edits it finds them where they always are."""

from typing import Final

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from exports.word.pieces import CODES, FINE_PRINT, LINK, STRONG, element

BODY: Final = "Normal"
CELL: Final = "CellText"
SMALL: Final = "SmallText"
BRIEF: Final = "BriefBullet"
TABLE: Final = "ChronologyTable"
EDITED: Final = "AnalysisText"
_FACE: Final = "Arial"
_INK: Final = RGBColor(0x12, 0x12, 0x12)
# (style, points, space before, space after)
_SET: Final = (
    ("Normal", 10.5, 0, 6),
    ("Title", 24, 0, 6),
    ("Heading 1", 16, 18, 6),
    ("Heading 2", 13, 10, 3),
    ("Heading 3", 11, 8, 2),
    ("List Bullet", 10.5, 0, 3),
    ("Header", 9, 0, 0),
    ("Footer", 9, 0, 0),
)


def prepare(document: Document, language: str) -> None:
    """Set the faces, the sizes, the language, and the styles that Word itself lacks."""
    root = document.styles.element
    for made in _MADE:
        root.append(parse_xml(made))
    for name, size, before, after in _SET:
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle), name
        _face(style, size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    for name in ("Header", "Footer"):
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


def _face(style: CharacterStyle, size: float) -> None:
    style.font.size, style.font.color.rgb = Pt(size), _INK
    properties = style.element.get_or_add_rPr()
    for fonts in properties.findall(qn("w:rFonts")):
        properties.remove(fonts)
    # A theme's face would win over a named one.
    properties.insert(0, element("rFonts", ascii=_FACE, hAnsi=_FACE, cs=_FACE))


_NS: Final = nsdecls("w")
_MADE: Final = (
    f"""<w:style {_NS} w:type="paragraph" w:customStyle="1" w:styleId="{CELL}"><w:name w:val="Cell Text"/>
<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="40"/></w:pPr>
<w:rPr><w:sz w:val="18"/></w:rPr></w:style>""",
    f"""<w:style {_NS} w:type="paragraph" w:customStyle="1" w:styleId="{EDITED}"><w:name w:val="Analysis Text"/>
<w:basedOn w:val="{CELL}"/><w:qFormat/></w:style>""",
    f"""<w:style {_NS} w:type="paragraph" w:customStyle="1" w:styleId="{SMALL}"><w:name w:val="Small Text"/>
<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="60"/></w:pPr>
<w:rPr><w:sz w:val="18"/></w:rPr></w:style>""",
    f"""<w:style {_NS} w:type="paragraph" w:customStyle="1" w:styleId="{BRIEF}"><w:name w:val="Brief Bullet"/>
<w:basedOn w:val="ListBullet"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="20"/></w:pPr>
<w:rPr><w:sz w:val="18"/></w:rPr></w:style>""",
    f"""<w:style {_NS} w:type="paragraph" w:customStyle="1" w:styleId="AfterTable"><w:name w:val="After Table"/>
<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:style>""",
    f"""<w:style {_NS} w:type="character" w:customStyle="1" w:styleId="{FINE_PRINT}"><w:name w:val="Fine Print"/>
<w:rPr><w:color w:val="505050"/><w:sz w:val="17"/></w:rPr></w:style>""",
    f"""<w:style {_NS} w:type="character" w:customStyle="1" w:styleId="{LINK}"><w:name w:val="Entry Link"/>
<w:basedOn w:val="{STRONG}"/><w:rPr><w:b/><w:color w:val="0D3373"/></w:rPr></w:style>""",
    f"""<w:style {_NS} w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="Chronology Table"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:left w:val="single" w:sz="4" w:space="0" w:color="808080"/>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:right w:val="single" w:sz="4" w:space="0" w:color="808080"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="808080"/>
</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>
<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E6E9ED"/></w:tcPr>
</w:tblStylePr></w:style>""",
)
