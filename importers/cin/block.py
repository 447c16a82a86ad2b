"""Elements into blocks of text: one pass, nothing passed over in silence.

A `Block` remembers which of its elements something was made of. What nothing used when the reading of a child is
settled is left out by a named rule or is a problem, so the totals reconcile by what happened and not by intention.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chronology.documents import Element, local_name
from chronology.mapping import Ledger, is_yes, plain
from importers.cin.tables import ROOT, Shape, ignored, readings, structure
from importers.cin.words import fault, in_words

STREAMED = frozenset({"Header", "Child"})
"""Elements that are read as they pass; what is left of them in the frame is empty and already counted."""

_LONGEST_NAME = 60


@dataclass(slots=True, kw_only=True, eq=False)
class Block:
    """A group of elements that was read: its texts by element name, and the groups within it."""

    shape: Shape
    locator: str
    texts: Mapping[str, Sequence[str]]
    """Without the empty ones, which are reported when they are read."""
    blocks: Mapping[str, Sequence["Block"]]
    nth: int = 0
    """Which one of a repeated element this is; 0 when it is not one."""
    used: set[str] = field(default_factory=set)
    derived: Mapping[str, str] = field(default_factory=dict)
    """Flags made of several elements."""
    holders: dict[str, "Block"] = field(init=False)
    """The block in which each text stands: this, or a group that stands once within it."""

    def __post_init__(self) -> None:
        self.holders = dict.fromkeys(self.texts, self)
        for group, blocks in self.blocks.items():
            if group in self.shape.groups:
                self.holders = blocks[0].holders | self.holders

    def peek(self, name: str) -> Sequence[str]:
        """Every text of an element here or in a group that stands once within, without counting it as used."""
        holder = self.holders.get(name)
        return holder.texts[name] if holder else ()

    def take(self, name: str) -> Sequence[str]:
        """The same, and count it as used."""
        holder = self.holders.get(name)
        if holder is None:
            return ()
        holder.used.add(name)
        return holder.texts[name]

    def first(self, name: str) -> str:
        """The first text of an element, counted as used; empty where there is none."""
        texts = self.take(name)
        return texts[0] if texts else ""

    def holds(self, name: str) -> bool:
        """An element is filled."""
        return bool(self.peek(name))

    def is_set(self, name: str) -> bool:
        """An element, or a flag made of several, says yes."""
        texts = self.peek(name)
        return is_yes(texts[0] if texts else self.derived.get(name, ""))

    def is_one_of(self, name: str, values: frozenset[str]) -> bool:
        """An element has one of these values."""
        return any(plain(text) in values for text in self.peek(name))

    def use(self, name: str) -> None:
        """Count an element as used."""
        self.take(name)

    use_flag = use

    def in_words(self, name: str) -> str:
        """All an element says, in words, counted as used."""
        how = readings()[name]
        texts = self.take(name)
        return in_words(how, texts[0]) if len(texts) == 1 else "; ".join(in_words(how, text) for text in texts)

    def each(self, name: str) -> Sequence["Block"]:
        """The groups of a name within."""
        return self.blocks.get(name, ())

    def place(self, name: str) -> str:
        """Where an element of this block stands."""
        nth = f"[{self.nth}]" if self.nth else ""
        return f"{self.holders.get(name, self).locator}/{name}{nth}"


def read_block(element: Element, path: str, locator: str, ledger: Ledger) -> Block:
    """Read an element whose structure is known, and all that stands in it."""
    shape = structure()[path]
    texts: dict[str, list[str]] = {}
    blocks: dict[str, list[Block]] = {}
    ledger.found += 1
    outside(element, shape, locator, ledger)
    for child in element:
        name = child.tag if child.tag[0] != "{" else local_name(child.tag)
        if name in shape.repeated or (name in shape.fields and name not in texts):
            how = shape.fields.get(name) or shape.repeated[name]
            texts.setdefault(name, []).extend(_text(child, name, how, locator, ledger))
        elif name in shape.many or (name in shape.groups and name not in blocks):
            before = blocks.setdefault(name, [])
            step = f"{name}[{len(before) + 1}]" if name in shape.many else name
            before.append(read_block(child, f"{path}/{name}", f"{locator}/{step}", ledger))
        else:
            refuse(child, name, shape, locator, ledger)
        after(child, name, locator, ledger)
    if not texts and not blocks and not len(element):
        ledger.note(f"element {shape.name} is empty", locator)
    return Block(shape=shape, locator=locator, texts=texts, blocks=blocks)


def _text(element: Element, name: str, how: str, locator: str, ledger: Ledger) -> tuple[str, ...]:
    """The text of an element, checked for what it should be; an empty one is none, and is reported."""
    ledger.found += 1
    if element.attrib or len(element):
        _inside(element, name, locator, ledger)
    text = (element.text or "").strip()
    if not text:
        ledger.accounted += 1
        ledger.note(f"element {name} is empty", f"{locator}/{name}")
        return ()
    if found := fault(how, text):
        ledger.problem(f"element {name} {found}", f"{locator}/{name}")
    return (text,)


def refuse(  # noqa: PLR0913  # one step of the pass
    element: Element, name: str, shape: Shape, locator: str, ledger: Ledger, *, passing: bool = False
) -> None:
    """Report an element that has no business where it stands, with everything in it; `passing` as it streams by."""
    within = count(element) - (name not in STREAMED)
    if name in shape.groups or name in shape.fields:
        message = f"element {name} stands more than once; only the first was read"
    elif name in STREAMED and not passing:
        message = f"element {name} stands where it does not belong, in {shape.name}; it was read on its own"
    elif _known(name):
        message = f"element {name} stands where it does not belong, in {shape.name}; it was not read"
    else:
        message = f"element {name[:_LONGEST_NAME]} is not known, in {shape.name}; it was not read"
    with_it = f" (with {within} elements in it)" if within else ""
    ledger.refused(count(element, passing=passing), f"{message}{with_it}", f"{locator}/{name[:_LONGEST_NAME]}")


def count(element: Element, *, passing: bool = False) -> int:
    """Elements in an element, without those within that were counted as they passed."""
    return passing + sum(1 for each in element.iter() if local_name(each.tag) not in STREAMED)


def _known(name: str) -> bool:
    return name == ROOT or any(
        name in shape.fields or name in shape.repeated or name in shape.groups or name in shape.many
        for shape in structure().values()
    )


def outside(element: Element, shape: Shape, locator: str, ledger: Ledger) -> None:
    """Report attributes, and text before the first element."""
    for attribute in element.attrib:
        name = local_name(str(attribute))[:_LONGEST_NAME]
        if (path := f"{shape.path}/@{name}") in ignored():
            ledger.left_out[path] += 1
        else:
            ledger.problem(f"attribute {name} of {shape.name} is not known", locator)
    if element.text and not element.text.isspace():
        ledger.problem(f"text stands in {shape.name} where only elements belong; it was not read", locator)


def _inside(element: Element, name: str, locator: str, ledger: Ledger) -> None:
    """Report attributes of an element that should hold only text, and elements within it."""
    for attribute in element.attrib:
        ledger.problem(
            f"attribute {local_name(str(attribute))[:_LONGEST_NAME]} of {name} is not known", f"{locator}/{name}"
        )
    for child in element:
        inner = local_name(child.tag)
        message = f"element {inner[:_LONGEST_NAME]} stands in {name}, which holds only text; it was not read"
        ledger.refused(count(child), message, f"{locator}/{name}/{inner[:_LONGEST_NAME]}")
        after(child, inner, f"{locator}/{name}", ledger)


def after(element: Element, name: str, locator: str, ledger: Ledger) -> None:
    """Report text that follows an element where only elements belong."""
    if element.tail and not element.tail.isspace():
        stray_text(name, f"{locator}/{name[:_LONGEST_NAME]}", ledger)


def stray_text(name: str, place: str, ledger: Ledger) -> None:
    """Report text between elements, by the element before it."""
    ledger.problem(f"text stands after element {name[:_LONGEST_NAME]} where none belongs; it was not read", place)


def settle(block: Block, ledger: Ledger) -> None:
    """Account for every element of a block: used, left out by a rule, or reported."""
    ledger.accounted += 1
    for name, texts in block.texts.items():
        ledger.accounted += len(texts)
        if name in block.used or not texts:
            continue
        path = f"{block.shape.path}/{name}"
        if path in ignored():
            ledger.left_out[path] += len(texts)
        else:
            ledger.problem(f"element {name} is known, but nothing was made of it", f"{block.locator}/{name}")
    for blocks in block.blocks.values():
        for inner in blocks:
            settle(inner, ledger)
