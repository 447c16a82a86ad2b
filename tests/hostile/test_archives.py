"""A zip that lies about itself costs only what cannot be read of it."""

import io
import stat
import warnings
import zipfile

import pytest

from chronology.documents import Document, Limits, gather
from chronology.model import Ignored, Problem

NOTE = b"Date: 03/02/2021\n\nHome visit. Ann was seen.\n"


def packed(*entries, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two entries of one name are what is tested
        for name, content in entries:
            made.writestr(name, content)
    return bytearray(stream.getvalue())


def gathered(content, tmp_path, **limits):
    (tmp_path / "case.zip").write_bytes(content)
    return list(gather([str(tmp_path / "case.zip")], Limits(**limits)))


def central(content):
    return content.rfind(b"PK\x01\x02")


def with_crc_broken(content):
    content[content.index(b"Home") + 1] = ord("i")


def with_method_unknown(content):
    content[8] = content[central(content) + 10] = 99


def with_lzma_that_is_none(content):
    content[8] = content[central(content) + 10] = 14


def with_bz2_that_is_none(content):
    content[8] = content[central(content) + 10] = 12


def compressed_as_a_patch(content):
    content[6] |= 0x20
    content[central(content) + 8] |= 0x20


def with_another_name_inside(content):
    content[30] = ord("b")


def placed_beyond_the_end(content):
    at = central(content) + 42
    content[at : at + 4] = (5000).to_bytes(4, "little")


def smaller_than_it_is(content):
    at = central(content) + 24
    content[at : at + 4] = (3).to_bytes(4, "little")


@pytest.mark.parametrize(
    "damage",
    [
        with_crc_broken,
        with_method_unknown,
        with_lzma_that_is_none,
        with_bz2_that_is_none,
        compressed_as_a_patch,
        with_another_name_inside,
        placed_beyond_the_end,
        smaller_than_it_is,
    ],
    ids=lambda damage: damage.__name__.replace("_", " "),
)
def test_an_entry_that_is_not_what_it_says_is_a_problem_and_raises_nothing(damage, tmp_path):
    content = packed(("a.txt", NOTE), method=zipfile.ZIP_STORED)
    damage(content)
    (found,) = gathered(content, tmp_path)

    assert isinstance(found, Problem)
    assert "case.zip/a.txt" == found.source.document
    assert "damaged" in found.message


def test_a_damaged_entry_does_not_stop_the_others(tmp_path):
    content = packed(("a.txt", NOTE), ("b.txt", b"whole"), method=zipfile.ZIP_STORED)
    with_crc_broken(content)
    found = gathered(content, tmp_path)

    assert [Problem, Document] == [type(each) for each in found]
    assert "whole" == found[1].text


def test_two_entries_of_one_name_are_both_read(tmp_path):
    found = gathered(packed(("a.txt", b"one"), ("a.txt", b"two")), tmp_path)

    assert ["one", "two"] == [document.text for document in found]


def test_an_entry_named_like_a_folder_is_read_when_it_holds_something(tmp_path):
    found = gathered(packed(("folder/", b"inside"), ("empty/", b"")), tmp_path)

    assert ["inside"] == [document.text for document in found]


def test_a_link_in_an_archive_is_left_out_and_said(tmp_path):
    link = zipfile.ZipInfo("link.txt")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    (found,) = gathered(packed((link, "/etc/passwd")), tmp_path)

    assert isinstance(found, Ignored)
    assert "link" in found.reason


def test_2001_entries_are_refused_and_2000_are_read(tmp_path):
    many = [(f"{number}.txt", b"x") for number in range(2001)]

    assert isinstance(gathered(packed(*many), tmp_path)[0], Problem)
    assert 2000 == sum(isinstance(each, Document) for each in gathered(packed(*many[1:]), tmp_path))


def test_bytes_changed_anywhere_in_an_archive_raise_nothing(tmp_path):
    content = packed(("a.txt", NOTE), ("b.txt", NOTE * 3))
    for place in range(len(content)):
        for changed in (0, 255):
            broken = bytearray(content)
            broken[place] = changed
            for each in gathered(broken, tmp_path):
                assert isinstance(each, Document | Problem | Ignored)
