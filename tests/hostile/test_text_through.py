"""What a record says comes out as it went in, or with a mark, and nothing in it is ever run."""

import csv
import io
import json
import unicodedata

import pytest
from lxml import etree

from chronology.cli import main

NAMESPACE = "urn:x-chronology:ics:1"
HOSTILE = {
    "markup": '<b>&<img src="/etc/passwd"/><a href="javascript:alert(1)">x</a><seq template="%(a)1000000000s"/>',
    "markup left open": "</para><b <!-- ]]> &#x41; pain level <b and rising",
    "format strings": "%s%n{0}{self.__class__}%(x)s${7*7}{{7*7}}",
    "a formula": '=HYPERLINK("http://x.example","y")',
    "a full-width formula": "＝1+1",
    "text that turns round": "abc\u202edef\u2066ghi\u2069\u200b\u200d\ufeff\u00ad",
    "controls": "a\x7fb\x9fc",
    "beyond the plane": "👩‍👩‍👧‍👦 ŵŷ العربية \U0010ffff \ue000 \u3164",
    "links": "http://evil.example/ file:///etc/passwd mailto:a@b.example",
}


def export(words):
    """An export with one referral, the words in every field that takes any."""
    root = etree.Element("ICSExport", nsmap={None: NAMESPACE})

    def add(parent, name, text="", **attributes):
        element = etree.SubElement(parent, name, **attributes)
        element.text = text
        return element

    add(root, "Header", version="1.1")
    person = add(add(root, "People"), "Person", id="p1", kind="child", subject="true")
    add(person, "FamilyName", words)
    record = add(add(root, "Records"), "CaseNote", id="1", subject="p1")
    add(record, "Date", "2021-02-03", type="occurred")
    for name in ("Summary", "Author", "Place", "Outcome", "Decision", "Action"):
        add(record, name, words)
    add(record, "Narrative", words, section="note")
    return etree.tostring(root)


@pytest.fixture(params=HOSTILE, ids=str)
def words(request):
    return HOSTILE[request.param]


def written(tmp_path, content, suffix):
    (tmp_path / "in.xml").write_bytes(content)
    code = main(["build", str(tmp_path / "in.xml"), "--profile", "full", "-o", str(tmp_path / f"out.{suffix}")])

    assert 0 == code
    return (tmp_path / f"out.{suffix}").read_bytes()


def test_json_holds_the_words_as_they_were(words, tmp_path):
    made = json.loads(written(tmp_path, export(words), "json"))

    (event,) = made["events"]

    assert words in event["fact"]


def test_no_cell_of_a_table_is_a_formula(words, tmp_path):
    table = written(tmp_path, export(words), "csv").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]

    assert any(words in cell for cell in cells)
    assert not [
        cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    ]


def test_plain_text_shows_what_could_not_be_seen(words, tmp_path):
    text = written(tmp_path, export(words), "txt").decode()

    assert not [
        hex(ord(each))
        for each in text
        if each != "\n" and unicodedata.category(each)[0] == "C" and ord(each) != 0xE000 and ord(each) != 0x10FFFF
    ]
    assert ("⟦U+202E⟧" in text) == ("\u202e" in words)


def test_a_pdf_runs_links_to_and_embeds_nothing(words, tmp_path):
    from pypdf import PdfReader

    content = written(tmp_path, export(words), "pdf")
    pages = PdfReader(io.BytesIO(content)).pages
    actions = [note.get_object().get("/A", {}) for page in pages for note in page.get("/Annots", ())]

    assert {"/GoTo"} >= {action.get("/S") for action in actions if action}
    assert not [name for name in (b"/JavaScript", b"/Launch", b"/URI", b"/EmbeddedFile", b"root:") if name in content]
