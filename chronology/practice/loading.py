"""Reading a practice: a shipped nation or an authority's FILE.toml laid over one, every key checked by name."""

import errno
import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from chronology.errors import PracticeError
from chronology.practice.checking import checked
from chronology.practice.settings import Practice
from chronology.practice.words import Words, words_of
from chronology.tables import shipped_table

Table = Mapping[str, Any]

_MOST_BYTES = 1024 * 1024
SHIPPED = ("wales", "england")
# Parts that the shipped nations are made of; they name no nation themselves.
_PARTS = ("patterns", "significance", "gravity", "record", "timescales", "lint")
# Lists of tables that are laid over each other by what names an entry.
_NAMED = {"timescale": "id", "cue": "rule"}


def load_practice(name_or_path: str) -> Practice:
    """The practice of a nation by its name, or that of an authority from its file.

    Raises:
        PracticeError: it cannot be read, or a key in it has no meaning; the message names the key.

    """
    if name_or_path in SHIPPED:
        return _shipped(name_or_path)
    path = Path(name_or_path)
    table = dict(_read(path))
    if "vocabulary" not in table:
        return replace(checked(*_with_hash(table)), origin=str(path.resolve()))
    named = _named_words(path, table.pop("vocabulary"))
    spoken = _words_table(named)
    return replace(
        checked(*_with_hash(table, spoken)),
        words=words_of(spoken, named.name, str(named.resolve())),
        origin=str(path.resolve()),
    )


def load_words(origin: str) -> Words:
    """The words an authority adds, from their own file.

    Raises:
        PracticeError: it cannot be read, or a key in it has no meaning; the message names the file and the key.

    """
    path = Path(origin)
    return words_of(_words_table(path), path.name, str(path.resolve()))


def _named_words(practice: Path, named: object) -> Path:
    """The file of words, which is looked for beside the practice that names it."""
    if not isinstance(named, str) or not named:
        raise PracticeError(f'{practice.name}: `vocabulary` names a file beside it: vocabulary = "our-words.toml"')
    return practice.parent / named


def _words_table(path: Path) -> Table:
    try:
        return settings_of(path)
    except OSError as error:
        raise PracticeError(f"vocabulary {path.name}: {error.strerror}") from None
    except ValueError:
        raise PracticeError(f"vocabulary {path.name}: is not valid TOML") from None


@cache
def _shipped(name: str) -> Practice:
    return replace(checked(*_with_hash(_part(name))), origin=name)


def _with_hash(table: Table, words: Table | None = None) -> tuple[Table, Table, str]:
    """The effective table, the shipped one whose keys are the ones that exist, and the hash of its content.

    The words an authority adds count in it: what is read by other words is judged by another practice. The limits of
    `lint` do not: they judge finished documents and change none.
    """
    whole = {key: value for key, value in table.items() if key != "lint"}
    if words is not None:
        whole["vocabulary"] = words
    content = json.dumps(whole, sort_keys=True, default=str, ensure_ascii=False)
    return table, _known(), hashlib.sha256(content.encode()).hexdigest()


@cache
def _known() -> Table:
    """Every pattern and setting there is: what the product ships is the list of what may be set."""
    return _laid_over({}, (_part(name) for name in _PARTS))


@cache
def _part(name: str) -> Table:
    return _extended(shipped_table("chronology.practice", f"{name}.toml"), f"{name}.toml")


def settings_of(path: Path) -> dict[str, Any]:
    """A TOML file that a person wrote. The caller says in its own words what is wrong with it.

    Raises:
        OSError: it cannot be opened, is a pipe or a device, or is larger than anybody would write.
        ValueError: it is not valid TOML.

    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is not a file")
    if path.stat().st_size > _MOST_BYTES:
        raise OSError(errno.EFBIG, "it is too large")
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except RecursionError:
        raise ValueError("lists or tables too deep in each other") from None


def _read(path: Path) -> Table:
    try:
        table = settings_of(path)
    except OSError as error:
        names = ", ".join(SHIPPED)
        raise PracticeError(f"practice {path.name}: {error.strerror}; shipped ones are {names}") from None
    except ValueError:
        raise PracticeError(f"practice {path.name}: is not valid TOML") from None
    if table.get("extends") not in SHIPPED:
        raise PracticeError(f"{path.name}: `extends` names the nation it is laid over: {', '.join(SHIPPED)}")
    table.setdefault("name", path.stem)
    return _extended(table, path.name)


def _extended(table: dict[str, Any], where: str) -> Table:
    """The table laid over what it extends."""
    extends = table.pop("extends", ())
    names = (extends,) if isinstance(extends, str) else extends
    if unknown := [name for name in names if name not in (*SHIPPED, *_PARTS)]:
        raise PracticeError(f"{where}: `extends` names `{unknown[0]}`, which is not shipped")
    return _laid_over({}, [*(_part(name) for name in names), table])


def _laid_over(under: Table, tables: Iterable[Table]) -> Table:
    result = dict(under)
    for table in tables:
        for key, value in table.items():
            result[key] = _joined(key, result.get(key), value)
    return result


def _joined(key: str, under: object, value: object) -> object:
    """One value over another: tables join, lists of named entries join by name, all else replaces."""
    if isinstance(under, Mapping) and isinstance(value, Mapping):
        return _laid_over(under, [value])
    if key in _NAMED and isinstance(under, list) and isinstance(value, list):
        named = {_name(key, entry): entry for entry in under}
        for entry in value:
            named[_name(key, entry)] = {**named.get(_name(key, entry), {}), **entry}
        return list(named.values())
    return value


def _name(key: str, entry: object) -> str:
    name = _NAMED[key]
    if not isinstance(entry, Mapping) or not isinstance(entry.get(name), str):
        raise PracticeError(f"each [[{key}]] needs its `{name}`")
    return str(entry[name])
