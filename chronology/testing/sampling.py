"""Sample files: what lies in a folder, and a golden text beside each."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from chronology.documents import Document

EXPECTED: Final = ".expected.txt"


@dataclass(frozen=True, slots=True)
class Sample:
    """A file to be read, or a folder whose files are one export."""

    path: Path

    # typing.override came with Python 3.12
    def __str__(self) -> str:  # type: ignore[explicit-override]
        return self.path.name

    @property
    def expected(self) -> Path:
        """Where its golden text is: beside it, under its name."""
        return self.path.with_name(self.path.name + EXPECTED)

    @property
    def files(self) -> tuple[Path, ...]:
        """The file itself, or each file of the folder at any depth, in name order."""
        if self.path.is_file():
            return (self.path,)
        return tuple(sorted(path for path in self.path.rglob("*") if path.is_file()))

    def named(self, path: Path) -> str:
        """What the program calls one of its files."""
        return path.name if path == self.path else path.relative_to(self.path).as_posix()

    @property
    def documents(self) -> dict[str, Document]:
        """Its files through the gate, by what the program calls them."""
        return {self.named(path): Document(self.named(path), path=path) for path in self.files}


def samples(folder: str | Path) -> list[Sample]:
    """The samples in a folder, in name order: each file, and each folder as the files of one export.

    Golden texts and hidden files are none.

    Raises:
        FileNotFoundError: the folder is not there, or holds no sample: a test of nothing would pass.

    """
    place = Path(folder)
    found = [Sample(path) for path in sorted(place.iterdir()) if not _passed_over(path)]
    if not found:
        raise FileNotFoundError(f"there is no sample in {place}")
    return found


def _passed_over(path: Path) -> bool:
    return path.name.startswith(".") or path.name.endswith(EXPECTED)
