"""A mapping file that says something a mapping cannot: the message names the key and what to do."""

import hashlib

import pytest

from chronology.cli import main
from chronology.documents import Document
from chronology.errors import ExitCode, MappingError, PluginError
from chronology.hooks import Certainty
from chronology.mapping import MappedImporter, Reads, load_mapping, read_mapping
from chronology.model import Account
from chronology.pipeline import build, read
from chronology.plugins import load

SMALL = """
[mapping]
name = "small"
reads = "table"
[codes.colour]
R = "red"
[record.visit]
required = ["who"]
subject = "who"
[record.visit.fields]
who = { from = "who", read = "person" }
day = { from = "day", read = "date" }
colour = { from = "colour", read = "colour" }
alone = { from = "alone", read = "flag" }
[[record.visit.event]]
role = "made"
kind = "visit"
date = "day"
fact = ["The door was {colour}."]
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "small"', "", r"mapping: `name` is missing"),
        ('name = "small"', 'name = "Small one"', r"mapping\.name: takes small letters"),
        ('reads = "table"', 'reads = "tabel"', r"mapping\.reads: `tabel` is no kind of file; did you mean `table`\?"),
        ("[mapping]", "[maping]", r"`maping` is no key of the file; did you mean `mapping`\?"),
        (
            'kind = "visit"',
            'kind = "vist"',
            r"record\.visit\.event\[1\]\.kind: `vist` is no kind; did you mean `visit`",
        ),
        (
            'date = "day"',
            'date = "dya"',
            r"record\.visit\.event\[1\]\.date: `dya` is no field of this record; did you mean",
        ),
        ('date = "day"', "", r"record\.visit\.event\[1\]: `date` is missing"),
        ('date = "day"', "date = 3", r"record\.visit\.event\[1\]\.date: takes a text in quotes"),
        ('role = "made"', 'rolle = "made"', r"`rolle` is no key of a event; did you mean `role`"),
        ("{colour}", "{color}", r"event\[1\]\.fact\[1\]: `color` is no field"),
        ("{colour}", "{colour.__class__}", r"event\[1\]\.fact\[1\]: a brace in a sentence"),
        ('read = "colour"', 'read = "colur"', r"fields\.colour\.read: `colur` is no way of reading or code set"),
        ('R = "red"', "R = 1", r"codes\.colour\.R: takes the meaning"),
        ('R = "red"', 'file = "no.toml"', r"codes\.colour\.file: takes the name of a file beside this one"),
        ('R = "red"', 'national = "sauce"', r"codes\.colour\.national: `sauce` is no national code set"),
        ('required = ["who"]', 'required = ["who"]\nwithin = "visit"', r"within: `visit` is no record before this one"),
        ('required = ["who"]', "", r"record\.visit: `required` is missing"),
        (
            'date = "day"',
            'date = "day"\nonly_if = "colour"',
            r'names colour, which is not read as a flag; give it read = "flag"',
        ),
        ('kind = "visit"', 'kind = "from words"', r'a kind "from words" needs a field with note = true'),
        ("[codes.colour]", "[codes.date]", r"codes\.date: is the name of another way of reading"),
        ("[mapping]", "[mapping", r"small\.toml: is not TOML"),
    ],
)
def test_a_mistake_is_told_by_its_key(old, new, message):
    with pytest.raises(MappingError, match=message) as raised:
        read_mapping(SMALL.replace(old, new, 1), "small.toml")

    assert str(raised.value).startswith("small.toml: ")


def test_codes_may_stand_in_a_file_beside_the_mapping(tmp_path):
    (tmp_path / "small.toml").write_text(SMALL.replace('R = "red"', 'file = "codes.toml"'))
    (tmp_path / "codes.toml").write_text('[colour]\nG = "green"\n')

    assert "green" == load_mapping(tmp_path / "small.toml").codes.meaning("colour", "g")


def test_codes_may_not_stand_in_another_folder(tmp_path):
    with pytest.raises(MappingError, match="a file beside this one"):
        read_mapping(SMALL.replace('R = "red"', 'file = "../codes.toml"'), "small.toml", tmp_path)


@pytest.fixture
def files(tmp_path):
    mapping, table = tmp_path / "small.toml", tmp_path / "visits.csv"
    mapping.write_text(SMALL)
    table.write_text("who,day,colour\nc1,01/02/2024,R\n")
    return mapping, table


def test_a_mapping_named_as_a_plug_in_reads_and_is_named_in_the_document_with_its_hash(files):
    mapping, table = files
    made = build(table, plugin_files=[mapping])
    digest = hashlib.sha256(mapping.read_bytes()).hexdigest()[:12]

    assert ["The door was red."] == [event.fact for event in made.events]
    assert (f"small (small.toml, sha256 {digest})",) == made.plugins


def test_a_mapping_starts_no_child(files):
    mapping, table = files
    plugins = load([mapping])

    assert () == plugins.children
    assert 1 == len(read([str(table)], plugins).of(Account))


def test_a_mapping_is_listed(files, capsys):
    mapping, _ = files

    assert ExitCode.DONE == main(["plugins", "--plugin", str(mapping)])
    assert "importer  small                    third party" in capsys.readouterr().out


def test_a_bad_mapping_ends_the_run_as_wrong_use_and_names_the_key(files, capsys):
    mapping, table = files
    mapping.write_text(SMALL.replace('kind = "visit"', 'kind = "vist"'))

    assert ExitCode.WRONG_USE == main(["inspect", str(table), "--plugin", str(mapping)])
    assert "small.toml: record.visit.event[1].kind: `vist` is no kind" in capsys.readouterr().err


def test_a_mapping_may_not_take_the_name_of_an_importer(files):
    mapping, _ = files
    mapping.write_text(SMALL.replace('"small"', '"case-notes"'))

    with pytest.raises(MappingError, match="`case-notes` is taken"):
        load([mapping])


def test_a_mapping_that_is_not_there_is_wrong_use(tmp_path):
    with pytest.raises(PluginError, match="is not there"):
        load([tmp_path / "nowhere.toml"])


def test_a_mapping_is_not_loaded_over_a_file_of_a_kind_that_it_does_not_read():
    importers = [MappedImporter("small", lambda: pytest.fail("loaded"), reads) for reads in Reads]
    prose = Document("note.txt", content=b"Seen at home. All well.")

    assert [Certainty.NO] * 3 == [importer.recognises(prose).certainty for importer in importers]


def test_a_mapping_that_reads_another_kind_than_was_said_is_refused():
    importer = MappedImporter("small", lambda: read_mapping(SMALL, "small.toml"), Reads.JSON)

    with pytest.raises(MappingError, match="reads table, and was said to read json"):
        _ = importer.mapping


def test_each_mapping_that_is_built_in_reads_what_is_said_of_it():
    mapped = [importer for importer in load().importers if isinstance(importer, MappedImporter)]

    assert [importer.name for importer in mapped] == [importer.mapping.name for importer in mapped]
