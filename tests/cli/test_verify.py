"""`chronology verify`: a file as it was made is told from every other, and no more is claimed than was shown."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import NameObject, StreamObject
from signing import PASSPHRASE, key_of

from chronology.cli import main
from exports.pdf.manifest import NAME
from exports.pdf.seal import seal_of

ROOT = Path(__file__).parents[2]
NOTE = "Date: 03/02/2021\nAuthor: A Worker\n\nHome visit. Ann Example was seen at home with her mother.\n"
OTHER = "Date: 04/02/2021\nAuthor: A Worker\n\nTelephone call from school about Ann Example.\n"


@pytest.fixture(scope="module")
def records(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    (folder / "one.txt").write_text(NOTE)
    (folder / "two.txt").write_text(OTHER)
    return folder


@pytest.fixture(scope="module")
def made(records, tmp_path_factory) -> bytes:
    """A document made of the two records."""
    path = tmp_path_factory.mktemp("made") / "case.pdf"
    assert main(["build", str(records), "-o", str(path)]) == 0
    return path.read_bytes()


@pytest.fixture(scope="module")
def key(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("keys") / "worker.p12"
    path.write_bytes(key_of("A. Worker"))
    return path


@pytest.fixture(scope="module")
def signed(records, key, tmp_path_factory) -> bytes:
    """The same document, signed."""
    path = tmp_path_factory.mktemp("signed") / "case.pdf"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHRONOLOGY_SIGN_PASSPHRASE", PASSPHRASE)
        assert main(["build", str(records), "--sign", str(key), "-o", str(path)]) == 0
    return path.read_bytes()


@pytest.fixture
def verified(capsys, tmp_path) -> Callable[..., tuple[int, dict[str, tuple[str, str]]]]:
    """Verifies bytes: the exit code, and of each check its state and words."""

    def verify(data: bytes, *arguments: str) -> tuple[int, dict[str, tuple[str, str]]]:
        path = tmp_path / "case.pdf"
        path.write_bytes(data)
        capsys.readouterr()
        code = main(["verify", str(path), "--format", "json", *arguments])
        captured = capsys.readouterr()
        if code == 3:
            assert captured.out == ""
            assert captured.err.count("\n") == 1
            return code, {}
        found = json.loads(captured.out)
        assert found["verified"] == (code == 0)
        return code, {check["name"]: (check["state"], check["said"]) for check in found["checks"]}

    return verify


def differing(checks: dict[str, tuple[str, str]]) -> set[str]:
    return {name for name, (state, _) in checks.items() if state == "differs"}


def resaved(data: bytes, change: Callable[[pypdf.PdfWriter], object] = lambda _: None) -> bytes:
    """As another program saves it, perhaps with a change."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


# ---- as it was made ----------------------------------------------------------------------------------------------


def test_a_file_as_it_was_made_is_told_so_in_words_that_claim_no_more(made, capsys, tmp_path):
    (tmp_path / "case.pdf").write_bytes(made)
    code = main(["verify", str(tmp_path / "case.pdf")])
    captured = capsys.readouterr()

    assert (0, "") == (code, captured.err)
    assert captured.out.startswith("case.pdf: as it was made\n")
    for words in ("Not shown: who made it", "Not shown: that the records are right", "it is not signed"):
        assert words in captured.out
    assert "Ann" not in captured.out


def test_every_check_of_a_whole_file_passes_or_says_why_it_was_not_made(made, verified):
    code, checks = verified(made)

    assert code == 0
    assert ["file", "manifest", "pages", "sources", "signature"] == list(checks)
    assert ["as made", "as made", "as made", "not checked", "not checked"] == [state for state, _ in checks.values()]


def test_the_sources_are_compared_with_the_files_that_are_named(made, verified, records):
    code, checks = verified(made, "--inputs", str(records))

    assert (0, "as made") == (code, checks["sources"][0])
    assert "2 of 2 are" in checks["sources"][1]


def test_a_source_that_was_changed_and_one_that_is_gone_are_named(made, verified, tmp_path):
    (tmp_path / "then").mkdir()
    (tmp_path / "then" / "one.txt").write_text(NOTE + "More.")
    (tmp_path / "then" / "three.txt").write_text("Something else.")
    code, checks = verified(made, "--inputs", str(tmp_path / "then"))

    assert (1, {"sources"}) == (code, differing(checks))
    for words in ("0 of 2", "changed since: one.txt", "not among them: two.txt", "1 of the files named"):
        assert words in checks["sources"][1]


def test_a_source_by_another_name_is_known_again(made, verified, tmp_path):
    (tmp_path / "renamed.txt").write_text(NOTE)
    (tmp_path / "two.txt").write_text(OTHER)
    code, _ = verified(made, "--inputs", str(tmp_path / "renamed.txt"), str(tmp_path / "two.txt"))

    assert code == 0


def test_where_only_the_sources_differ_the_file_is_not_said_to(made, capsys, tmp_path):
    (tmp_path / "case.pdf").write_bytes(made)
    (tmp_path / "one.txt").write_text("Something else.")
    code = main(["verify", str(tmp_path / "case.pdf"), "--inputs", str(tmp_path / "one.txt")])
    out = capsys.readouterr().out

    assert code == 1
    assert out.startswith("case.pdf: as it was made")
    assert "This is not the file" not in out


# ---- changed -----------------------------------------------------------------------------------------------------


def test_no_flipped_byte_leaves_the_seal_whole(made):
    whole = bytearray(made)
    unseen = []
    for place in range(0, len(whole), 23):
        whole[place] ^= 1 << place % 8
        seal = seal_of(bytes(whole))
        if seal is not None and seal.holds and seal.end == len(whole):
            unseen.append(place)
        whole[place] = made[place]

    assert [] == unseen


@pytest.mark.parametrize(
    "where", [b"%PDF-", b"/FlateDecode", b"/EmbeddedFile", b"xref\n", b"/Root", b"%chronology-seal", b"%%EOF"]
)
def test_a_flipped_byte_is_a_difference_or_a_damaged_file(where, made, verified):
    place = made.index(where) + len(where) - 1
    code, checks = verified(made[:place] + bytes([made[place] ^ 1]) + made[place + 1 :])

    assert code in {1, 3}
    assert code == 3 or "file" in differing(checks)


def streams(made: bytes) -> list[tuple[int, int]]:
    """Where each stream of the file begins and ends."""
    return [(found.start(1), found.end(1)) for found in re.finditer(rb"\nstream\n(.*?)endstream\n", made, re.DOTALL)]


def test_a_flipped_byte_of_a_page_is_told_with_its_page(made, verified):
    page = pypdf.PdfReader(io.BytesIO(made)).pages[1]
    drawn = page["/Contents"].get_object().get_data()
    start, end = next((start, end) for start, end in streams(made) if inflated(made[start:end]) == drawn)
    place = (start + end) // 2
    code, checks = verified(made[:place] + bytes([made[place] ^ 4]) + made[place + 1 :])

    assert (1, {"file", "pages"}) == (code, differing(checks))
    assert "page 2 not as made" == checks["pages"][1]


def inflated(data: bytes) -> bytes:
    import zlib

    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return b""


@pytest.mark.parametrize("part", [0.02, 0.1, 0.5, 0.9])
def test_a_flipped_byte_of_the_manifest_is_told(part, made, verified):
    start, end = next((start, end) for start, end in streams(made) if inflated(made[start:end]).startswith(b'{"as_at"'))
    place = start + int((end - start) * part)
    code, checks = verified(made[:place] + bytes([made[place] ^ 4]) + made[place + 1 :])

    assert code == 1
    assert "file" in differing(checks)
    assert differing(checks) & {"manifest", "pages"}


@pytest.mark.parametrize("more", [b"\n", b"%%EOF\n", b"junk" * 100])
def test_what_was_added_behind_the_end_is_told(more, made, verified):
    code, checks = verified(made + more)

    assert (1, {"file"}) == (code, differing(checks))
    assert f"{len(more)} bytes were added" in checks["file"][1]


def test_a_file_saved_again_is_another_but_its_pages_are_known(made, verified):
    code, checks = verified(resaved(made))

    assert (1, {"file"}) == (code, differing(checks))
    assert "another program saved it again" in checks["file"][1]


def test_a_page_that_says_something_else_is_named(made, verified):
    def change(writer: pypdf.PdfWriter) -> None:
        page = writer.pages[2]
        stream = StreamObject()
        stream.set_data(page["/Contents"].get_object().get_data() + b"\nBT ET")
        page[NameObject("/Contents")] = writer._add_object(stream)

    _, checks = verified(resaved(made, change))

    assert "page 3 not as made" == checks["pages"][1]


def test_a_page_that_was_put_in_and_one_that_was_taken_out_are_named(made, verified):
    added = verified(resaved(made, lambda writer: writer.insert_blank_page(index=1)))[1]
    taken = verified(resaved(made, lambda writer: writer.remove_page(1)))[1]

    assert "page 2 added" == added["pages"][1]
    assert "1 page taken out after page 1" == taken["pages"][1]


def test_a_manifest_of_another_document_does_not_fit_the_pages(made, verified, records, tmp_path):
    other = tmp_path / "other.pdf"
    main(["build", str(records / "one.txt"), "-o", str(other)])
    content = pypdf.PdfReader(other).attachments[NAME][0]

    def swap(writer: pypdf.PdfWriter) -> None:
        (found,) = writer.attachment_list
        found.content = content

    _, checks = verified(resaved(made, swap))

    assert {"file", "manifest", "pages"} == differing(checks)
    assert "the hash of the manifest" in checks["manifest"][1]


def in_packed_objects(made: bytes, old: bytes, new: bytes) -> bytes:
    """The file with other words in an object; as long as before, so that everything else stands where it stood."""
    for found in re.finditer(rb"/Type/ObjStm[^\n]*>>\nstream\n(.*?)\nendstream", made, re.DOTALL):
        content = zlib.decompress(found[1])
        if old in content:
            packed = zlib.compress(content.replace(old, new), 9)
            return made[: found.start(1)] + packed.ljust(len(found[1]), b"\0") + made[found.end(1) :]
    raise AssertionError(f"{old!r} is in no object")


def test_a_manifest_that_is_gone_is_told_where_the_seal_says_the_file_is_ours(made, verified):
    code, checks = verified(in_packed_objects(made, b"/EmbeddedFiles", b"/EmbeddedFylez"))

    assert code == 1
    assert {"file", "manifest"} == differing(checks)


# ---- not ours, or not readable -----------------------------------------------------------------------------------


def foreign() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "not a PDF"), (b"a letter", "not a PDF"), (b"%PDF-1.7\nnothing", "damaged"), (foreign(), "no manifest")],
)
def test_what_is_no_pdf_of_ours_is_refused_with_the_reason(data, words, capsys, tmp_path):
    (tmp_path / "x.pdf").write_bytes(data)
    code = main(["verify", str(tmp_path / "x.pdf")])
    captured = capsys.readouterr()

    assert (3, "") == (code, captured.out)
    assert captured.err.startswith("chronology: x.pdf: ")
    assert words in captured.err


def test_a_locked_file_is_refused(made, capsys, tmp_path):
    (tmp_path / "x.pdf").write_bytes(resaved(made, lambda writer: writer.encrypt("secret")))

    assert 3 == main(["verify", str(tmp_path / "x.pdf")])
    assert "encrypted" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["nowhere.pdf", "."])
def test_a_file_that_is_not_there_is_one_line(name, capsys, tmp_path):
    assert 3 == main(["verify", str(tmp_path / name)])
    assert capsys.readouterr().err.count("\n") == 1


# ---- signed ------------------------------------------------------------------------------------------------------


def test_a_signature_stands_behind_the_bytes_of_the_unsigned_file(made, signed):
    assert signed.startswith(made)


def test_a_signed_file_is_verified_to_its_last_byte_and_says_by_whose_certificate(signed, capsys, tmp_path):
    (tmp_path / "case.pdf").write_bytes(signed)
    code = main(["verify", str(tmp_path / "case.pdf")])
    out = re.sub(r"\s+", " ", capsys.readouterr().out)

    assert code == 0
    for words in ("then it was signed", "names Common Name: A. Worker", "fingerprint", "Not shown: whose key it is"):
        assert words in out


def test_junk_behind_a_signature_is_refused(signed, verified):
    code, checks = verified(signed + b"junk")

    assert (1, {"file", "signature"}) == (code, differing(checks))
    assert "does not cover the whole file" in checks["signature"][1]


def test_a_flipped_byte_under_a_signature_breaks_it(made, signed, verified):
    place = len(made) // 2
    code, checks = verified(signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :])

    assert code in {1, 3}
    assert code == 3 or {"file", "signature"} <= differing(checks)


@pytest.mark.parametrize("part", range(6))
def test_a_flipped_byte_of_the_signature_itself_breaks_it(part, made, signed, verified):
    places = range(len(made), len(signed), 97)
    place = places[len(places) * part // 6]
    code, checks = verified(signed[:place] + bytes([signed[place] ^ 2]) + signed[place + 1 :])

    assert code in {1, 3}
    assert code == 3 or "file" in differing(checks)


def test_nothing_hides_in_the_gap_that_a_signature_leaves(signed, verified):
    # The signature is shorter than its place; what fills it up is not covered by it.
    place = signed.index(b"0" * 40 + b">", signed.index(b"/ByteRange") - 20_000)
    code, checks = verified(signed[:place] + b"7" + signed[place + 1 :])

    assert (1, {"file", "signature"}) == (code, differing(checks))


@pytest.mark.parametrize(
    ("passed_over", "instead"),
    [(b"310F300D0609", b"310F301D0609"), (b"2E20576F726B6572", b"2E20776F726B6572")],
    ids=["the algorithms it lists", "whom it says the certificate is by, in small letters"],
)
def test_what_the_check_of_a_signature_passes_over_is_looked_at_too(passed_over, instead, signed, verified):
    head, found, tail = signed.rpartition(passed_over)
    assert found
    code, checks = verified(head + instead + tail)

    assert code == 1
    assert {"file", "signature"} <= differing(checks)


def incremental(data: bytes, change: Callable, key: Path | None) -> bytes:
    """A change added behind a file as pyHanko adds it, signed or not."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, fields, sign_pdf
    from pyhanko.sign.signers import SimpleSigner

    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    if key is None:
        target = io.BytesIO()
        writer.write(target)
        return target.getvalue()
    signer = SimpleSigner.load_pkcs12_data(key.read_bytes(), [], PASSPHRASE.encode())
    about = PdfSignatureMetadata(
        field_name="S", certify=True, docmdp_permissions=fields.MDPPerm.NO_CHANGES, md_algorithm="sha256"
    )
    return sign_pdf(writer, about, signer=signer).getvalue()


def retitled(writer) -> None:
    from pyhanko.pdf_utils import generic

    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(180)
    writer.update_container(page)


def test_what_was_changed_with_the_signature_is_not_vouched_for_as_made(made, key, verified):
    code, checks = verified(incremental(made, retitled, key))

    assert (1, {"file", "signature"}) == (code, differing(checks))
    assert "more than a signature was added" in checks["signature"][1]


def test_a_signature_by_the_same_means_with_no_change_is_vouched_for(made, key, verified):
    assert 0 == verified(incremental(made, lambda _: None, key))[0]


def test_a_change_behind_a_signature_is_refused(signed, verified):
    code, checks = verified(incremental(signed, retitled, None))

    assert code == 1
    assert {"file", "signature"} <= differing(checks)


def test_a_signature_that_allows_changes_is_not_enough(made, key, verified):
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, sign_pdf
    from pyhanko.sign.signers import SimpleSigner

    signer = SimpleSigner.load_pkcs12_data(key.read_bytes(), [], PASSPHRASE.encode())
    about = PdfSignatureMetadata(field_name="S", md_algorithm="sha256")
    approved = sign_pdf(IncrementalPdfFileWriter(io.BytesIO(made)), about, signer=signer).getvalue()
    code, checks = verified(approved)

    assert (1, {"file", "signature"}) == (code, differing(checks))
    assert "allows changes" in checks["signature"][1]


@pytest.mark.parametrize(
    ("passphrase", "words"), [("wrong", "the passphrase is not its own"), (None, "CHRONOLOGY_SIGN_PASSPHRASE")]
)
def test_without_the_right_passphrase_nothing_is_written(passphrase, words, records, key, tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "CHRONOLOGY_SIGN_PASSPHRASE"}
    given = {"CHRONOLOGY_SIGN_PASSPHRASE": passphrase} if passphrase else {}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "chronology", "build", str(records), "--sign", str(key), "-o", "x.pdf"],
        env={**environment, **given, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert (2, "") == (done.returncode, done.stdout)
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["nowhere.p12", "one.txt"])
def test_what_is_no_key_is_wrong_use(name, records, capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("CHRONOLOGY_SIGN_PASSPHRASE", PASSPHRASE)
    code = main(["build", str(records), "--sign", str(records / name), "-o", str(tmp_path / "x.pdf")])

    assert code == 2
    assert name in capsys.readouterr().err


def test_only_a_pdf_is_signed(records, key, capsys, tmp_path):
    assert 2 == main(["build", str(records), "--sign", str(key), "-o", str(tmp_path / "x.json")])
    assert "--sign signs a PDF" in capsys.readouterr().err


# ---- without the extra -------------------------------------------------------------------------------------------


@pytest.fixture
def without_extra(tmp_path) -> dict[str, str]:
    """An environment in which pyHanko cannot be imported."""
    (tmp_path / "lacking").mkdir()
    (tmp_path / "lacking" / "pyhanko.py").write_text("raise ImportError('not installed')\n")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path / "lacking"), str(ROOT)))}


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "chronology", *arguments],
        env={**environment, "CHRONOLOGY_SIGN_PASSPHRASE": PASSPHRASE},
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )


def test_without_the_extra_it_is_said_how_to_install_it(without_extra, records, key, tmp_path):
    done = run(without_extra, "build", str(records), "--sign", str(key), "-o", str(tmp_path / "x.pdf"))

    assert done.returncode == 2
    assert "pip install 'analytical-chronology[sign]'" in done.stderr


def test_without_the_extra_a_signed_file_is_not_verified(without_extra, signed, made, tmp_path):
    (tmp_path / "signed.pdf").write_bytes(signed)
    (tmp_path / "plain.pdf").write_bytes(made)
    done = run(without_extra, "verify", str(tmp_path / "signed.pdf"))

    assert done.returncode == 1
    assert "pip install" in done.stdout
    assert 0 == run(without_extra, "verify", str(tmp_path / "plain.pdf")).returncode


# ---- the same again ----------------------------------------------------------------------------------------------


def test_the_same_inputs_give_the_same_file_in_another_process_place_and_land(records, made, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(records, elsewhere)
    for path in elsewhere.iterdir():
        os.utime(path, (1, 1))
    target = tmp_path / "again.pdf"
    places = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "cy_GB.UTF-8", "PYTHONHASHSEED": "77"}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "chronology", "build", str(elsewhere), "-o", str(target)],
        env={**os.environ, **places, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )

    assert (0, b"") == (done.returncode, done.stderr)
    assert made == target.read_bytes()
