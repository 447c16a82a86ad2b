import datetime as dt
import zipfile

import pytest

from chronology.hooks import Recognition
from chronology.model import Account, Kind, Reading, When
from chronology.pipeline import read
from chronology.plugins import Plugins


class Sets:
    """Claims tables; tells in each account how many files came with its own."""

    name = "sets"
    together = True

    def recognises(self, document):
        return Recognition.certain("a table") if document.columns() else Recognition.no()

    def read(self, documents):
        for document in documents:
            rows = list(document.rows())
            for row in rows:
                yield Account(
                    when=When.on(dt.date.fromisoformat(row["day"])),
                    kind=Kind.CONTACT,
                    fact=f"with {len(documents)}",
                    source=document.source(f"row {row.number}"),
                )
            yield Reading(document=document.name, unit="rows", found=len(rows), accounted=len(rows))


@pytest.fixture
def plugins():
    importer = Sets()
    return Plugins((importer,), (), (), frozenset({id(importer)}), (), ())


def table(days):
    return "day,what\n" + "".join(f"2021-01-{day:02},x\n" for day in days)


def test_the_files_of_one_folder_or_zip_are_read_together_and_counted_apart(tmp_path, plugins):
    folder = tmp_path / "returns"
    (folder / "2020").mkdir(parents=True)
    (folder / "a.csv").write_text(table([1, 2]))
    (folder / "b.csv").write_text(table([3]))
    (folder / "2020" / "c.csv").write_text(table([4]))
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        for name in "xyz":
            archive.writestr(f"{name}.csv", table([5]))

    reads = read([str(folder)], plugins)

    assert ["2020/c.csv", "a.csv", "b.csv", "more.zip/x.csv", "more.zip/y.csv", "more.zip/z.csv"] == [
        document.name for document in reads.documents
    ]
    assert [1, 2, 1, 1, 1, 1] == [document.accounts for document in reads.documents]
    assert {"with 1", "with 2", "with 3"} == {account.fact for account in reads.of(Account)}
    together = {account.source.document: account.fact for account in reads.of(Account)}
    assert "with 2" == together["a.csv"] == together["b.csv"]
    assert "with 3" == together["more.zip/x.csv"]


def test_a_file_of_a_bundle_that_breaks_stops_no_other_file(tmp_path, plugins):
    (tmp_path / "a.csv").write_text(table([1]))
    (tmp_path / "b.csv").write_bytes(b"\x00\x01\x02")

    reads = read([str(tmp_path)], plugins)

    assert [1, 0] == [document.accounts for document in reads.documents]
    assert ["b.csv"] == [problem.source.document for problem in reads.problems]
