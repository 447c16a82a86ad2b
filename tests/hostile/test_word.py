"""A Word file is read whole and safely, or refused with a reason."""

import io
import random
import zipfile

import pytest

from chronology.documents import Document
from chronology.errors import RefusedError

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/{main}" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def said(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def cell(inside, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows):
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def word(body, prolog="", encoding="utf-8", main="word/document.xml", **parts):
    document = f"{prolog}<w:document {SPACES}><w:body>{body}</w:body></w:document>".encode(encoding)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", TYPES.format(main=main))
        made.writestr(main, document)
        for name, content in parts.items():
            made.writestr(f"word/{name}.xml", content)
        made.writestr("word/ballast", random.Random(1).randbytes(100_000))
    return Document("notes.docx", content=stream.getvalue())


@pytest.mark.parametrize(
    "body",
    [
        said("KEPT"),
        '<w:p><w:ins w:id="1"><w:r><w:t>KEPT</w:t></w:r></w:ins></w:p>',
        '<w:p><w:moveTo w:id="1"><w:r><w:t>KEPT</w:t></w:r></w:moveTo></w:p>',
        '<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>KEPT</w:t></w:r></w:fldSimple></w:p>',
        "<w:p><w:smartTag><w:r><w:t>KEPT</w:t></w:r></w:smartTag></w:p>",
        "<w:p><w:hyperlink><w:r><w:t>KEPT</w:t></w:r></w:hyperlink></w:p>",
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>KEPT</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        f"<w:sdt><w:sdtContent>{said('KEPT')}</w:sdtContent></w:sdt>",
        f"<w:customXml>{said('KEPT')}</w:customXml>",
        f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{said('KEPT')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>",
        f"<mc:AlternateContent><mc:Choice>{said('KEPT')}</mc:Choice><mc:Fallback>{said('KEPT')}</mc:Fallback></mc:AlternateContent>",
        table(cell(said("a") + table(cell(said("KEPT"))))),
        f"<w:tbl><w:sdt><w:sdtContent><w:tr>{cell(said('KEPT'))}</w:tr></w:sdtContent></w:sdt></w:tbl>",
        table(f"<w:sdt><w:sdtContent>{cell(said('KEPT'))}</w:sdtContent></w:sdt>"),
    ],
)
def test_words_are_read_once_wherever_word_puts_them(body):
    document = word(said("before") + body + said("after"))

    assert 1 == document.text.count("KEPT")
    assert document.text.startswith("before\n")
    assert document.text.endswith("\nafter")


def test_what_was_deleted_or_moved_away_is_not_read():
    body = "<w:p><w:del><w:r><w:delText>GONE</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>GONE</w:t></w:r></w:moveFrom></w:p>"

    assert "GONE" not in word(said("here") + body).text


def test_the_signs_between_words_are_kept_and_those_of_layout_are_not():
    body = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>'
        '<w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:br w:type="page"/></w:r></w:p>'
    )

    assert "a\tb\nc-d" == word(body).text


def test_a_cell_that_goes_on_from_the_row_above_says_its_words_again_and_columns_stay_in_line():
    merged = table(
        cell(said("3 May"), '<w:vMerge w:val="restart"/>') + cell(said("one")),
        cell("<w:p/>", "<w:vMerge/>") + cell(said("two")),
        cell(said("wide"), '<w:gridSpan w:val="2"/>') + cell(said("last")),
    )

    assert "3 May\tone\n3 May\ttwo\nwide\t\tlast" == word(merged).text


def test_the_body_is_found_under_another_name():
    assert "here" == word(said("here"), main="word/document2.xml").text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_in_any_encoding_is_refused(encoding):
    prolog = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY e "SECRET">]>'

    with pytest.raises(RefusedError, match="DOCTYPE"):
        _ = word(said("&e; after"), prolog, encoding).text


def test_a_doctype_behind_a_comment_longer_than_the_prolog_is_refused():
    with pytest.raises(RefusedError):
        _ = word(said("&e; after"), f'<!--{"x" * 70_000}--><!DOCTYPE w [<!ENTITY e "SECRET">]>').text


@pytest.mark.parametrize("span", ["1000000000", "-1", "abc", "", "٣"])
def test_a_cell_that_claims_absurdly_many_columns_takes_few(span):
    text = word(table(cell(said("x"), f'<w:gridSpan w:val="{span}"/>'))).text

    assert "x" == text.strip("\t")
    assert len(text) < 100


def test_thousands_of_merged_rows_are_read():
    assert 3000 == word(table(*[cell(said("x"), "<w:vMerge/>")] * 3000)).text.count("x")


def test_a_paragraph_of_a_million_runs_is_refused_before_it_fills_the_memory():
    with pytest.raises(RefusedError, match="more tags"):
        _ = word("<w:p>" + "<w:r><w:t>ab</w:t></w:r>" * 200_000 + "</w:p>").text


@pytest.mark.parametrize("xml", ["", "<a/>", f"<w:document {SPACES}/>", "<w:document", "no xml at all"])
def test_a_body_that_is_none_gives_no_words_or_a_refusal(xml):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("[Content_Types].xml", TYPES.format(main="word/document.xml"))
        made.writestr("word/document.xml", xml)
    document = Document("notes.docx", content=stream.getvalue())
    try:
        text = document.text
    except RefusedError:
        text = ""

    assert "" == text


def test_a_style_of_two_editions_is_known_by_its_name():
    styles = f'<w:styles {SPACES}><w:style w:styleId="Pennawd1"><w:name w:val="heading 1"/></w:style></w:styles>'
    body = '<w:p><w:pPr><w:pStyle w:val="Pennawd1"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'

    assert (("x", "Heading 1"),) == word(body, styles=styles).paragraphs
