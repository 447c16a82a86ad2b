import io
import os
import zipfile
from pathlib import Path

import pytest

from chronology.documents import Document, Limits, gather
from chronology.errors import MalformedError, RefusedError
from chronology.model import Ignored, Problem

CANARY = "CANARY-TEXT-OF-A-FILE"


def xml(text: str | bytes, **limits: int) -> Document:
    return Document("in.xml", content=text.encode() if isinstance(text, str) else text, limits=Limits(**limits))


def local_names(document: Document, *tags: str) -> list[str]:
    return [element.tag for element in document.xml(tags)]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file://{path}">]>',
        '<!DOCTYPE a SYSTEM "file://{path}">',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "file://{path}"> %p;]>',
        '<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;">]>',
    ],
)
def test_a_file_with_a_doctype_is_refused_and_makes_nothing_be_read(doctype, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text(CANARY)
    document = xml(f"{doctype.format(path=secret)}<a><b>&x;</b></a>")

    with pytest.raises(RefusedError, match="DOCTYPE"):
        _ = document.xml_root
    with pytest.raises(RefusedError, match="DOCTYPE"):
        local_names(document, "b")


def test_a_doctype_behind_a_long_comment_is_refused_too():
    with pytest.raises(RefusedError):
        local_names(xml(f"<!--{'x' * 70_000}--><!DOCTYPE a><a><b/></a>"), "b")


def test_a_doctype_in_utf_16_is_refused_too():
    with pytest.raises(RefusedError, match="DOCTYPE"):
        local_names(xml('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a><b/></a>'.encode("utf-16")), "b")


@pytest.mark.parametrize(
    "declaration",
    ['<?xml version="1.1"?>', '<?xml version="1.0" encoding="UTF-7"?>', '<?xml version="1.0" encoding="cp037"?>'],
)
def test_other_versions_and_encodings_are_refused(declaration):
    with pytest.raises(RefusedError):
        local_names(xml(f"{declaration}<a><b/></a>"), "b")


def test_a_byte_order_mark_that_contradicts_the_declaration_is_refused():
    with pytest.raises(RefusedError, match="byte order mark"):
        local_names(xml(b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-16"?><a><b/></a>'), "b")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_encodings_that_systems_write_are_read(encoding):
    declared = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    data = f'<?xml version="1.0" encoding="{declared}"?><a><b>é</b></a>'.encode(encoding)

    assert [element.text for element in xml(data).xml(["b"])] == ["é"]


def test_a_gzip_file_is_not_unzipped_on_the_way_to_the_parser(tmp_path):
    import gzip

    path = tmp_path / "a.xml"
    path.write_bytes(gzip.compress(b"<a><b/></a>"))

    with pytest.raises(RefusedError):
        local_names(Document("a.xml", path=path), "b")


def test_elements_between_records_are_handed_over_and_counted_in_no_silence():
    reader = xml("<a><x/><b/><odd><deep/></odd><b/>stray<b/><last/></a>").xml(["b"])

    assert [element.tag for element in reader] == ["x", "b", "odd", "b", "b"]
    assert [name for name, _ in reader.stray_text] == ["b"]
    assert reader.frame is not None
    assert "last" in [element.tag for element in reader.frame.iter()]


def test_what_came_before_a_break_is_read():
    seen = []
    with pytest.raises(MalformedError, match="line 3"):
        seen.extend(element.tag for element in xml("<a>\n<b/>\n<b><<").xml(["b"]))

    assert seen == ["b"]


@pytest.mark.parametrize(
    "bomb",
    ["<a>" + "<x/>" * 3000 + "<b/></a>", "<a><b " + " ".join(f'q{n}="1"' for n in range(3000)) + "/></a>"],
    ids=["many elements", "many attributes"],
)
def test_more_markup_than_a_record_could_need_is_refused(bomb):
    with pytest.raises(RefusedError, match="more tags"):
        local_names(xml(bomb, pending_markup=1000), "b")


def test_a_file_over_the_streaming_cap_is_refused():
    with pytest.raises(RefusedError, match="larger than the limit"):
        local_names(xml("<a>" + "<b>text</b>" * 100 + "</a>", streamed=500), "b")


def test_depth_beyond_any_record_is_refused_without_a_crash():
    with pytest.raises((RefusedError, MalformedError)):
        local_names(xml("<a>" * 10_000), "b")


def test_nul_characters_are_removed_and_counted():
    reader = xml(b"<a><b>one\0two</b></a>").xml(["b"])

    assert [element.text for element in reader] == ["onetwo"]
    assert reader.nuls == 1


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain", "plain"),
        ("Tŷ".encode(), "Tŷ"),
        ("\ufeffTŷ".encode(), "Tŷ"),
        ("Tŷ".encode("utf-16"), "Tŷ"),
        (b"caf\xe9 \x93quoted\x94", "café “quoted”"),
        (b"one\r\ntwo\rthree", "one\ntwo\nthree"),
        (b"a\0b", "ab"),
    ],
)
def test_text_is_decoded_as_uk_systems_write_it(data, text):
    assert text == Document("note.txt", content=data).text


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("UP", ".."), content)
    return stream.getvalue()


def gathered(path: Path, **limits: int) -> list[Document | Problem | Ignored]:
    return list(gather([str(path)], Limits(**limits)))


def test_the_files_of_a_zip_are_documents_named_after_it(tmp_path):
    (tmp_path / "case.zip").write_bytes(archive(one=b"1", two=b"2"))

    assert [found.name for found in gathered(tmp_path / "case.zip")] == ["case.zip/one", "case.zip/two"]


@pytest.mark.parametrize(
    ("content", "limits", "why"),
    [
        (archive(UP__evil=b"x"), {}, "outside"),
        (archive(big=b"\0" * 2_000_000), {}, "unpacks to more"),
        (archive(**{f"f{n}": b"x" for n in range(30)}), {"members": 10}, "more entries"),
        (b"PK\x03\x04 broken", {}, "damaged"),
    ],
)
def test_a_hostile_archive_is_a_problem_not_a_document(content, limits, why, tmp_path):
    (tmp_path / "case.zip").write_bytes(content)
    (found,) = gathered(tmp_path / "case.zip", **limits)

    assert isinstance(found, Problem)
    assert why in found.message


def test_a_folder_gives_its_files_in_name_order_without_hidden_ones_or_links(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden", "Thumbs.db"):
        (tmp_path / name).write_text(name)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt").write_text("c")
    (tmp_path / "link.txt").symlink_to("a.txt")

    found = gathered(tmp_path)

    assert ["a.txt", "b.txt", "sub/c.txt"] == [document.name for document in found if isinstance(document, Document)]
    assert {".hidden", "Thumbs.db", "link.txt"} == {
        ignored.document for ignored in found if isinstance(ignored, Ignored)
    }


def test_a_missing_file_is_a_problem_that_names_no_folder(tmp_path):
    (found,) = gathered(tmp_path / "gone.xml")

    assert isinstance(found, Problem)
    assert found.source.document == "gone.xml"
    assert str(tmp_path) not in found.message


def test_a_named_pipe_is_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    assert isinstance(gathered(tmp_path / "pipe")[0], Problem)


def test_binary_is_not_taken_for_text():
    assert not Document("x", content=bytes(range(256)) * 20).is_text
    assert not Document("x", content=b"%PDF-1.7 ...").is_text
    assert Document("x", content="Tŷ Gŵyl, note".encode()).is_text


def test_a_root_element_behind_a_long_comment_is_still_recognised():
    assert xml(f"<!--{'x' * 20_000}--><ICSExport/>").xml_root == ("", "ICSExport")


def test_standard_input_over_the_cap_says_so(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x" * 100)))
    (found,) = gather(["-"], Limits(whole=50))

    assert isinstance(found, Problem)
    assert "larger than the limit" in found.message
