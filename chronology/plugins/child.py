"""The other end of the pipe: runs one third-party plug-in and answers what is asked of it.

Started as `python -m chronology.plugins.child PATH MODULE MEMORY`. The plug-in's own prints go nowhere.
"""

import base64
import importlib
import importlib.util
import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import IO, Any

import pluggy

from chronology.documents import Document
from chronology.documents.pipes import answers_alone, cap_memory
from chronology.hooks import Analyzer, Exporter, Hooks, Importer
from chronology.interchange.transport import decode, encode
from chronology.model import Chronology
from chronology.practice import Words, load_practice, load_words
from chronology.prose.vocabulary import speaking


def code_of(path: str, module: str) -> object:
    """The module of a plug-in: a file, or a module that is installed."""
    if not path:
        return importlib.import_module(module.partition(":")[0])
    spec = importlib.util.spec_from_file_location(Path(path).stem, path)
    assert spec is not None and spec.loader is not None, "a plug-in is a Python file"  # noqa: PT018  # one claim
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


class _Plugged:
    """What the plug-in registered, by name."""

    def __init__(self, plugin: object) -> None:
        manager = pluggy.PluginManager("chronology")
        manager.add_hookspecs(Hooks)
        manager.register(plugin)
        manager.check_pending()
        hook = manager.hook
        self.importers: dict[str, Importer] = {i.name: i for group in hook.register_importers() for i in group}
        self.analyzers: dict[str, Analyzer] = {a.name: a for group in hook.register_analyzers() for a in group}
        self.exporters: dict[str, Exporter] = {e.name: e for group in hook.register_exporters() for e in group}

    def answer(self, request: dict[str, Any]) -> Iterable[bytes]:
        """The lines that answer a request."""
        return getattr(self, f"_{request.pop('call')}")(**request)  # type: ignore[no-any-return]  # all below yield bytes

    def _offer(self) -> Iterator[bytes]:
        offered = {
            "importers": [(i.name, getattr(i, "together", False) is True) for i in self.importers.values()],
            "analyzers": [(a.name, list(getattr(a, "after", ()))) for a in self.analyzers.values()],
            "exporters": [(e.name, e.suffix) for e in self.exporters.values()],
        }
        yield json.dumps(offered).encode()

    def _recognise(self, name: str, document: dict[str, str], words: str) -> Iterator[bytes]:
        with speaking(_words(words)):
            recognition = self.importers[name].recognises(_document(document))
        yield json.dumps([recognition.certainty, recognition.reason]).encode()

    def _read(self, name: str, documents: list[dict[str, str]], words: str) -> Iterator[bytes]:
        opened = [_document(d) for d in documents]
        with speaking(_words(words)):
            yield from map(encode, self.importers[name].read(opened))
        # What the gate could not read is known only here.
        yield from (encode(problem) for document in opened for problem in document.noticed)

    def _analyse(self, name: str, chronology: str, practice: str) -> Iterator[bytes]:
        return map(encode, self.analyzers[name].analyse(_chronology(chronology), load_practice(practice)))

    def _export(self, name: str, chronology: str) -> Iterator[bytes]:
        yield base64.b64encode(self.exporters[name].export(_chronology(chronology)))


@cache
def _words(origin: str) -> Words:
    """What an authority adds to the words by which notes are read."""
    return load_words(origin) if origin else Words()


def _document(sent: dict[str, str]) -> Document:
    if "path" in sent:
        return Document(sent["name"], path=Path(sent["path"]))
    return Document(sent["name"], content=base64.b64decode(sent["content"]))


def _chronology(sent: str) -> Chronology:
    value = decode(base64.b64decode(sent))
    assert isinstance(value, Chronology), "the parent sends a chronology"
    return value


def _serve(requests: IO[bytes], answers: IO[bytes], plugin: _Plugged) -> None:
    for line in requests:
        try:
            for item in plugin.answer(json.loads(line)):
                answers.write(b"item " + item + b"\n")
            answers.write(b"done\n")
        except Exception:  # noqa: BLE001  # whatever foreign code raises ends this answer, not the process
            answers.write(b"raised\n")
        answers.flush()


def main() -> None:
    """Run the plug-in named on the command line until the pipe closes."""
    path, module, memory = sys.argv[1:4]
    cap_memory(int(memory))
    answers = answers_alone()
    try:
        plugin = _Plugged(code_of(path, module))
    except Exception:  # noqa: BLE001  # foreign code may fail in any way while it is imported
        answers.write(b"raised\n")
        answers.flush()
        return
    _serve(sys.stdin.buffer, answers, plugin)


if __name__ == "__main__":
    main()
