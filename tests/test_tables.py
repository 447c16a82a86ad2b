"""Tables beside the code are kept as Python keeps its modules, and are the same with what is kept and without."""

import importlib.util
import os
import sys
import tomllib
from pathlib import Path

import pytest

from chronology.tables import shipped_table

ROOT = Path(__file__).parents[1]
SHIPPED = sorted(
    path.relative_to(ROOT)
    for room in ("chronology", "analyzers", "importers", "exports")
    for path in (ROOT / room).rglob("*.toml")
)
TEXT = 'day = 2021-03-01\nwords = ["tŷ", "it\'s"]\nshare = 0.5\n\n[table]\nlast = 1\nfirst = true\n'


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "kept_tables").mkdir()
    (tmp_path / "kept_tables" / "__init__.py").touch()
    (tmp_path / "kept_tables" / "words.toml").write_text(TEXT, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.delitem(sys.modules, "kept_tables", raising=False)
    return tmp_path / "kept_tables" / "words.toml"


def kept(package: Path) -> list[Path]:
    return list((package.parents[1] / "kept").rglob("words.toml.*"))


@pytest.mark.parametrize("path", SHIPPED, ids=str)
def test_a_table_is_what_its_file_says_in_its_order(path: Path) -> None:
    told = tomllib.loads((ROOT / path).read_text("utf-8"))

    for _ in range(2):
        assert repr(shipped_table(path.parts[0], "/".join(path.parts[1:]))) == repr(told)


def test_a_table_that_has_not_changed_is_not_parsed_again(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = shipped_table("kept_tables", "words.toml")
    monkeypatch.setattr("chronology.tables.tomllib.loads", lambda _: pytest.fail("it was parsed again"))

    assert len(kept(package)) == 1
    assert shipped_table("kept_tables", "words.toml") == first


def test_a_table_that_has_changed_is_parsed_again(package: Path) -> None:
    shipped_table("kept_tables", "words.toml")
    package.write_text("other = 1\n", "utf-8")
    os.utime(package, (1, 1))

    assert shipped_table("kept_tables", "words.toml") == {"other": 1}


@pytest.mark.usefixtures("package")
def test_who_asks_may_change_the_table_and_nobody_else_sees_it() -> None:
    shipped_table("kept_tables", "words.toml")["words"].append("more")
    shipped_table("kept_tables", "words.toml").pop("table")

    assert shipped_table("kept_tables", "words.toml") == tomllib.loads(TEXT)


@pytest.mark.parametrize("spoilt", [b"", b"\0" * 40, b"not what Python keeps"])
def test_what_is_kept_and_spoilt_is_made_anew(package: Path, spoilt: bytes) -> None:
    shipped_table("kept_tables", "words.toml")
    kept(package)[0].write_bytes(spoilt)

    assert shipped_table("kept_tables", "words.toml") == tomllib.loads(TEXT)


def test_where_nothing_may_be_written_a_table_is_parsed_each_time(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert shipped_table("kept_tables", "words.toml") == tomllib.loads(TEXT)
    assert kept(package) == []


def test_a_table_is_kept_beside_a_module_of_its_name_and_not_in_its_place() -> None:
    module = importlib.util.find_spec("chronology.prose.vocabulary")

    assert module is not None
    assert module.cached is not None
    assert module.cached != importlib.util.cache_from_source(str(ROOT / "chronology/prose/vocabulary.toml.table.py"))
