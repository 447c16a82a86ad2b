"""Write the reference of what integrators may rely on from the code itself: `make docs`, or `python docs/api.py`.

A test holds the committed page against what this writes.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import ModuleType

import chronology
import chronology.dates
import chronology.hooks
import chronology.testing

PAGE = Path(__file__).parent / "api.md"
HEAD = """# Reference

Made from the code by `make docs`; do not edit it by hand. Everything here is promised: a change that would break a
plug-in raises the interface version (now {version}). What is not here may change at any time. How it is used is told in
[the tutorial](integrators.md).

All values are frozen dataclasses that take their fields by name. A field with a default may be left out.
"""
PARTS = {
    "Reading and building": ("build", "read"),
    "Plug-ins": (
        "hookimpl", "Importer", "Analyzer", "Exporter", "Recognition", "Whom", "Certainty", "Read", "Result", "MappedImporter", "Practice",
    ),
    "The gate": ("Document", "Table", "Row", "Mail", "Limits"),
    "What an importer yields": (
        "Account", "Involvement", "Link", "When", "Source", "Person", "Relationship", "Place", "Membership", "Action", "Coverage",
        "Ignored", "Left", "Problem", "Reading",
    ),
    "What an analyzer yields": (
        "Finding", "Followed", "ActionStanding", "Answer", "Significance", "Reason", "Timescale", "Remark", "Tabulation", "TabulationRow", "TabulationCell", "Told", "Period", "Concern", "Graph", "Node",
        "Edge",
    ),
    "The chronology": (
        "Chronology", "Abbreviation", "Event", "Conflict", "Apart", "Serial", "Cover", "Decision", "Analysis", "DocumentRead", "PracticeUsed", "Joined",
        "SamePerson",
    ),
}  # fmt: skip
WIDTH = 100
DATES = ("find", "DateMention", "written", "of_cell", "from_edtf", "to_edtf", "describe", "age")


def page() -> str:
    """The whole reference."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield HEAD.format(version=chronology.hooks.INTERFACE)
    placed = {name for names in PARTS.values() for name in names}
    words = [name for name in chronology.__all__ if name not in placed]
    for title, names in (*PARTS.items(), ("Words that fields may hold", words)):
        yield f"## {title}\n"
        for name in names:
            yield from _described(name, getattr(chronology, name))
    yield "## Hooks\n\nA plug-in's module has one or more of these, marked with `hookimpl`. None takes an argument.\n"
    for name in ("register_importers", "register_analyzers", "register_exporters"):
        yield from _function(name, getattr(chronology.hooks.Hooks, name))
    yield from _module("Dates", chronology.dates, DATES)
    yield from _module("Testing", chronology.testing, chronology.testing.__all__)


def _module(title: str, module: ModuleType, names: tuple[str, ...] | list[str]) -> Iterator[str]:
    yield f"## {title}\n\nFrom `{module.__name__}`. {_doc(module)}"
    for name in names:
        yield from _described(name, getattr(module, name))


def _described(name: str, value: object) -> Iterator[str]:
    if inspect.isclass(value):
        yield from _class(name, value)
    elif inspect.isroutine(inspect.unwrap(value)) and name != "hookimpl":  # type: ignore[arg-type]  # perhaps a function
        yield from _function(name, value)
    elif name == "hookimpl":
        yield "### `hookimpl`\n\nMarks a function of a plug-in's module as one of the hooks.\n"
    else:
        held = " or ".join(f"`{one.__name__}`" for one in value.__args__)  # type: ignore[attr-defined]  # a union of types
        yield f"### `{name}`\n\nOne of {held}.\n"


def _class(name: str, kind: type) -> Iterator[str]:
    yield f"### `{name}`\n"
    yield _doc(kind)
    if issubclass(kind, StrEnum):
        yield ", ".join(f"`{one.value}`" for one in kind) + ".\n"
        return
    source = Written(kind)
    if is_dataclass(kind) or getattr(kind, "_is_protocol", False):
        yield from _fields(source)
    elif kind.__init__ is not object.__init__ and not issubclass(kind, BaseException):
        yield f"```python\n{_signature(name, kind.__init__)}\n```\n"
    if not issubclass(kind, BaseException):
        yield from _members(kind)


def _fields(source: "Written") -> Iterator[str]:
    rows = list(source.fields)
    if rows:
        yield "| field | type | without it | what it is |\n|---|---|---|---|"
        yield from (f"| `{name}` | `{_cell(kind)}` | {f'`{_cell(default)}`' if default else ''} | {_cell(told)} |" for name, kind, default, told in rows)
        yield ""


def _members(kind: type) -> Iterator[str]:
    """Methods and properties that are the class's own or of a base of ours."""
    for name, member in sorted(_public(kind).items(), key=lambda item: item[0]):
        if isinstance(member, property | cached_property):
            getter = member.fget if isinstance(member, property) else member.func
            yield f"* `{name}`: `{_returned(getter)}`. {_indented(_doc(getter))}"
        elif isinstance(member, classmethod | staticmethod) or inspect.isfunction(member):
            function = member.__func__ if isinstance(member, classmethod | staticmethod) else member
            yield f"* `{_signature(name, function, 1000)}`. {_indented(_doc(function))}"
    yield ""


def _public(kind: type) -> Mapping[str, object]:
    ours = [base for base in reversed(kind.__mro__) if base.__module__.startswith("chronology")]
    slots = {name for base in ours for name in getattr(base, "__slots__", ())}
    return {
        name: member
        for base in ours
        for name, member in vars(base).items()
        if not name.startswith("_") and name not in slots
    }


def _function(name: str, function: object) -> Iterator[str]:
    yield f"### `{name}`\n\n```python\n{_signature(name, function)}\n```\n"
    yield _doc(function)


def _signature(name: str, function: object, width: int = WIDTH) -> str:
    """Name, arguments and what is given back, as the source has them."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(function)))).body  # type: ignore[arg-type]  # a function
    assert isinstance(tree, ast.FunctionDef), "a function was asked for"
    told = tree.args
    told.args = [one for one in told.args if one.arg not in ("self", "cls")]
    back = f" -> {ast.unparse(tree.returns)}" if tree.returns and name[0].islower() else ""
    text = f"{name}({ast.unparse(told)}){back}"
    return text if len(text) <= width else _broken(name, told, back)


def _broken(name: str, told: ast.arguments, back: str) -> str:
    """One argument a line."""
    without = [None] * (len(told.args) - len(told.defaults)) + list(told.defaults)
    lines = [_argument(one, default) for one, default in zip(told.args, without, strict=True)]
    lines += [f"*{ast.unparse(told.vararg)}"] if told.vararg else ["*"] if told.kwonlyargs else []
    lines += [_argument(one, default) for one, default in zip(told.kwonlyargs, told.kw_defaults, strict=True)]
    return "\n".join([f"{name}(", *(f"    {line}," for line in lines), f"){back}"])


def _argument(one: ast.arg, default: ast.expr | None) -> str:
    return ast.unparse(one) + (f" = {ast.unparse(default)}" if default is not None else "")


def _returned(function: object) -> str:
    return _signature("x", function, 1000).partition(" -> ")[2].strip("'")


class Written:
    """A class as its source has it: the fields in order with their types, defaults and the words that stand under them."""

    def __init__(self, kind: type) -> None:
        self.fields: list[tuple[str, str, str, str]] = []
        held: dict[str, tuple[str, str, str]] = {}
        for base in reversed(kind.__mro__):
            if base.__module__.startswith("chronology"):
                held |= _written(base)
        self.fields = [(name, *told) for name, told in held.items()]


def _written(kind: type) -> dict[str, tuple[str, str, str]]:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(tree, ast.ClassDef), "a class was asked for"
    found: dict[str, tuple[str, str, str]] = {}
    last = ""
    for part in tree.body:
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            last = part.target.id
            found[last] = (ast.unparse(part.annotation), _default(part.value), "")
        elif last and isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant):
            kind_told, default, _ = found[last]
            found[last] = (kind_told, default, " ".join(str(part.value.value).split()))
            last = ""
        else:
            last = ""
    return {name: told for name, told in found.items() if not name.startswith("_")}


def _default(value: ast.expr | None) -> str:
    told = ast.unparse(value) if value else ""
    return "{}" if told == "field(default_factory=dict)" else told


def _doc(value: object) -> str:
    """A docstring as Markdown, ending with an empty line; its list of errors as a list."""
    text = inspect.cleandoc(getattr(value, "__doc__", None) or "")
    before, mark, raises = text.partition("\nRaises:\n")
    if not mark:
        return f"{text}\n"
    errors = "\n".join(f"* Raises {line.strip()}" for line in raises.splitlines() if line.strip())
    return f"{before.rstrip()}\n\n{errors}\n"


def _indented(text: str) -> str:
    return textwrap.indent(text.strip(), "  ").strip()


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
