"""What the file says it was made from, three times over: on its pages, attached to it, and in its seal."""

import datetime as dt
import hashlib
import io
import json
import re
import zlib
from dataclasses import replace
from functools import cache

import pypdf
import pytest
from pypdf.generic import DictionaryObject

from chronology import __version__
from chronology.cli.arguments import PROFILES
from chronology.model import Chronology, Decision
from exports.pdf import Pdf
from exports.pdf.attachment import page_hashes
from exports.pdf.manifest import NAME, Manifest, from_json, manifest_of, to_json
from exports.pdf.seal import seal_of, sealed
from exports.pdf.text import GREY
from exports.pdf.watermark import LETTERS, TINT
from exports.pdf.words import words_in

_MARK = b"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC"


@cache
def made_of(chronology: Chronology) -> bytes:
    return Pdf().export(chronology)


@pytest.fixture
def data(chronology: Chronology) -> bytes:
    return made_of(chronology)


def reader_of(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def attached(data: bytes) -> Manifest:
    return from_json(reader_of(data).attachments[NAME][0])


def drawn(page: pypdf.PageObject) -> bytes:
    contents = page.get_contents()
    assert contents is not None
    return bytes(contents.get_data())


# ---- the manifest ------------------------------------------------------------------------------------------------


def test_the_manifest_says_what_it_was_made_from_and_by_what(chronology: Chronology, data: bytes) -> None:
    made = attached(data)
    read = chronology.documents

    assert ("analytical-chronology", __version__, "conference", "en") == (
        made.product,
        made.version,
        made.profile,
        made.language,
    )
    assert (chronology.as_at, "ICS G-20417", chronology.practice) == (made.as_at, made.subject, made.practice)
    assert [(d.name, d.size, d.sha256, d.importer) for d in read] == [
        (s.name, s.size, s.sha256, s.importer) for s in made.sources
    ]
    assert {"accounts": 71, "events": 68, "ignored": 218, "problems": 4}.items() <= made.counts.items()
    assert sum(serial.printed for serial in chronology.serials) == made.counts["printed"]
    assert (len(chronology.findings), chronology.plugins) == (made.counts["findings"], made.plugins)


def test_it_belongs_to_the_whole_document_and_is_dated_by_the_day_it_speaks(data: bytes) -> None:
    root = reader_of(data).root_object
    (specification,) = (each.get_object() for each in root["/AF"])
    names = root["/Names"]["/EmbeddedFiles"]["/Names"]

    assert NAME == str(names[0])
    assert specification == names[1].get_object()
    assert ("/Data", NAME) == (specification["/AFRelationship"], specification["/UF"])
    assert "hash of each of its pages" in specification["/Desc"]
    stream = specification["/EF"]["/F"].get_object()
    assert ("/EmbeddedFile", "/application/json") == (stream["/Type"], stream["/Subtype"])
    assert "D:20240301000000Z" == str(stream["/Params"]["/ModDate"])
    assert len(stream.get_data()) == stream["/Params"]["/Size"]


def test_nothing_else_is_attached_and_no_words_of_the_record_are_in_it(chronology: Chronology, data: bytes) -> None:
    files_ = reader_of(data).attachments
    text = files_[NAME][0].decode("utf-8")

    assert [NAME] == list(files_)
    assert [] == [event.title for event in chronology.events if event.title in text]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_last_pages_print_its_hash_and_that_of_every_source(profile: str, chronology: Chronology) -> None:
    data = made_of(replace(chronology, profile=profile))
    made = attached(data)
    last = re.sub(r"\s+", "", "".join(page.extract_text() for page in reader_of(data).pages[-3:]))

    assert f"SHA-256{made.facts}overallofthis" in last
    for digest in (made.inputs, made.practice.sha256, *(source.sha256[:12] for source in made.sources)):
        assert digest in last
    assert f"version{__version__}." in last


def test_each_page_has_the_hash_of_what_draws_it(data: bytes) -> None:
    pages = [hashlib.sha256(drawn(page)).hexdigest() for page in reader_of(data).pages]

    assert tuple(pages) == attached(data).pages
    assert len(pages) == len(set(pages))


def test_a_page_that_is_packed_already_has_the_hash_of_what_was_packed(chronology: Chronology) -> None:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(io.BytesIO())
    canvas.drawString(1, 2, chronology.subjects[0])
    canvas.showPage()
    before = page_hashes(canvas)
    (page,) = canvas._doc.Pages.pages
    packed = PDFStream(PDFDictionary({"Filter": "/FlateDecode"}), zlib.compress(page.stream.encode("utf-8")))
    page.Contents, page.stream = packed, None

    assert before == page_hashes(canvas)


_AT = dt.datetime(2024, 3, 1, tzinfo=dt.UTC)
_DECISION = Decision(case="c", target="t", field="status", value="confirmed", by="A", at=_AT)


@pytest.mark.parametrize(
    "change",
    [
        lambda c: replace(c, documents=c.documents[1:]),
        lambda c: replace(c, documents=(replace(c.documents[0], sha256="00" * 32), *c.documents[1:])),
        lambda c: replace(c, practice=replace(c.practice, sha256="00" * 32)),
        lambda c: replace(c, plugins=()),
        lambda c: replace(c, as_at=c.as_at - dt.timedelta(days=1)),
        lambda c: replace(c, language="cy"),
        lambda c: replace(c, profile="full"),
        lambda c: replace(c, findings=c.findings[1:]),
        lambda c: replace(c, serials=c.serials[1:]),
        lambda c: replace(c, decisions=(_DECISION,)),
    ],
)
def test_whatever_is_made_otherwise_has_another_hash(change, chronology: Chronology) -> None:
    assert manifest_of(chronology, "X").facts != manifest_of(change(chronology), "X").facts


def test_decisions_that_differ_in_a_word_have_another_hash(chronology: Chronology) -> None:
    one, other = (
        manifest_of(replace(chronology, decisions=(replace(_DECISION, reason=reason),)), "X").decisions
        for reason in ("because", "because of")
    )

    assert (1, 1) == (one.count, other.count)
    assert one.sha256 != other.sha256


def test_decisions_are_printed_with_their_hash(chronology: Chronology) -> None:
    data = Pdf().export(replace(chronology, decisions=(_DECISION,)))
    text = re.sub(r"\s+", "", "".join(page.extract_text() for page in reader_of(data).pages))

    assert f"overtherecord:SHA-256{attached(data).decisions.sha256}." in text


def test_a_name_that_is_no_text_is_still_written(chronology: Chronology) -> None:
    odd = replace(chronology, documents=(replace(chronology.documents[0], name="caf\udce9.txt"),))

    assert "caf⟦U+DCE9⟧.txt" == attached(Pdf().export(odd)).sources[0].name


def test_it_reads_back_as_it_was_written(chronology: Chronology) -> None:
    made = replace(manifest_of(chronology, "X"), pages=("ab" * 32,))

    assert made == from_json(to_json(made))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text + " ",
        lambda text: text.replace('"language"', '"lingo"'),
        lambda text: text.replace('{"as_at"', '{"also":1,"as_at"'),
        lambda text: text.replace("manifest/1", "manifest/2"),
        lambda text: text.replace('"count":0', '"count":"0"'),
        lambda text: text[:-2],
        lambda _: "[]",
        lambda _: "[" * 100_000,
    ],
)
def test_what_is_not_quite_a_manifest_is_none(spoil, chronology: Chronology) -> None:
    text = to_json(manifest_of(chronology, "X")).decode("utf-8")

    with pytest.raises(ValueError, match=r"^it "):
        from_json(spoil(text).encode("utf-8"))


# ---- the seal ----------------------------------------------------------------------------------------------------


def test_the_seal_covers_the_file_to_its_end(data: bytes) -> None:
    seal = seal_of(data)

    assert seal is not None
    assert (True, len(data)) == (seal.holds, seal.end)


def test_no_bit_of_a_sealed_file_can_flip_unseen() -> None:
    whole = sealed(b"%PDF-1.7\n" + bytes(range(256)) + b"\ntrailer\n<<\n>>\nstartxref\n99\n%%EOF\n")
    unseen = [
        (place, bit)
        for place in range(len(whole))
        for bit in range(8)
        for flipped in [whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :]]
        if (seal := seal_of(flipped)) is not None and seal.holds and seal.end == len(flipped)
    ]

    assert [] == unseen


def test_what_is_cut_off_or_added_shows(data: bytes) -> None:
    added, cut = seal_of(data + b"\n"), seal_of(data[:-1])

    assert added is not None
    assert added.end == len(data)
    assert cut is None


# ---- the mark of a draft -----------------------------------------------------------------------------------------


def test_each_page_of_a_draft_is_marked_before_anything_is_written_on_it(data: bytes) -> None:
    for page in reader_of(data).pages:
        code = drawn(page)

        assert 1 == code.count(_MARK)
        assert code.index(_MARK) < code.index(b"EMC") < code.index(b"BT")


def test_a_document_that_is_signed_off_is_not_marked(chronology: Chronology) -> None:
    signed = replace(chronology, cover=replace(chronology.cover, signed_off=True))

    assert [] == [page for page in reader_of(Pdf().export(signed)).pages if _MARK in drawn(page)]


def test_the_mark_is_drawn_once_for_all_pages_and_is_no_text_that_is_read_aloud_or_copied(data: bytes) -> None:
    pages = reader_of(data).pages
    (name,) = {found for page in pages for found in re.findall(rb"/([\w.]+) Do", drawn(page))}
    shapes = {page["/Resources"]["/XObject"].raw_get(f"/{name.decode()}").idnum for page in pages}
    shape = pages[0]["/Resources"]["/XObject"][f"/{name.decode()}"].get_data()

    assert 1 == len(shapes)
    assert b" c" in shape
    assert b"BT" not in shape
    for page in pages:
        code = drawn(page)
        assert b"BT" not in code[code.index(_MARK) : code.index(b"EMC")]


def test_every_letter_of_the_word_is_drawn_in_each_language() -> None:
    words = {words_in(language).say("draft") for language in ("en", "cy")}

    assert {"DRAFT", "DRAFFT"} == words
    assert set() == set("".join(words)) - set(LETTERS)


def test_the_greyest_words_stay_readable_on_the_mark() -> None:
    def light(colour: tuple[float, float, float]) -> float:
        return sum(
            share * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
            for share, part in zip((0.2126, 0.7152, 0.0722), colour, strict=True)
        )

    assert (light(TINT) + 0.05) / (light(GREY) + 0.05) >= 5.5


# ---- pages of a bundle -------------------------------------------------------------------------------------------


def test_a_viewer_calls_each_page_of_a_bundle_what_is_printed_on_it(chronology: Chronology) -> None:
    cover = replace(chronology.cover, bates_section="C", bates_start=41)
    reader = reader_of(Pdf().export(replace(chronology, cover=cover)))

    assert [f"C{41 + n}" for n in range(len(reader.pages))] == list(reader.page_labels)
    for label, page in zip(reader.page_labels, reader.pages, strict=True):
        assert f"{label}   Page" in page.extract_text()


def test_outside_a_bundle_pages_have_no_labels_of_their_own(data: bytes) -> None:
    root = reader_of(data).root_object

    assert isinstance(root, DictionaryObject)
    assert "/PageLabels" not in root


def test_the_manifest_is_json_that_anything_reads(data: bytes) -> None:
    assert "analytical-chronology/manifest/1" == json.loads(reader_of(data).attachments[NAME][0])["schema"]
