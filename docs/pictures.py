"""Draw the pictures of the README from the example case: `make pictures`."""

import sys
from pathlib import Path

import pypdfium2

PAGES = {"summary": 1, "timeline": -1}
WIDTH = 900


def draw(document: Path, folder: Path) -> None:
    """Save the pages named above as PNG files of one width."""
    folder.mkdir(exist_ok=True)
    with pypdfium2.PdfDocument(document) as pdf:
        for name, number in PAGES.items():
            page = pdf[number % len(pdf)]
            picture = page.render(scale=WIDTH / page.get_width()).to_pil()
            # Without dots in place of the palest greys, which would make the mark of a draft look heavy.
            picture.quantize(64, dither=0).save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(__file__).parent / "pictures")
