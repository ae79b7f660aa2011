"""Read whole pages as they are published: their text without marks, and the faults that are marked in it.

A fault is ⟦words⟧{family} as in the planted texts (`reading.py`), but nothing else is marked: a page is a plain text
file that the program reads by itself, headings, scores and all, or a Word document beside which a text file of the
same name holds its text with the marks, a line for each paragraph and cell. `open-*` may be looked at by whoever mends
a rule, `clean-*` have no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from domain.checks.finding import Family

FOLDER = Path(__file__).resolve().parent / "pages"
_MARK = re.compile(r"⟦(?P<words>.*?)⟧\{(?P<of>[^}]*)\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageFault:
    """A fault of a page with its places, [start, end) of the text; it counts for the first of its families."""

    families: tuple[Family, ...]
    places: tuple[tuple[int, int], ...]
    is_advice: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page and the faults in it; `kind` is "open" or "clean", `document` the Word file that it is."""

    name: str
    kind: str
    text: str
    faults: tuple[PageFault, ...]
    document: Path | None = None

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def pages() -> tuple[Page, ...]:
    """Return all pages."""
    return tuple(_page(path) for path in sorted(FOLDER.glob("*.txt")))


def _page(path: Path) -> Page:
    marked = path.read_text(encoding="utf-8")
    parts: list[str] = []
    places: dict[str, list[tuple[int, int]]] = {}
    length = last = 0
    for number, match in enumerate(_MARK.finditer(marked)):
        parts += (marked[last : match.start()], match["words"])
        start = length + match.start() - last
        length = start + len(match["words"])
        last = match.end()
        key = match["of"] if ":" in match["of"] else f"{match['of']}#{number}"
        places.setdefault(key, []).append((start, length))
    text = "".join((*parts, marked[last:]))
    document = path.with_suffix(".docx")
    kind = path.stem.rpartition("-")[0]
    return Page(path.stem, kind, text, tuple(_faults(places)), document if document.exists() else None)


def _faults(places: dict[str, list[tuple[int, int]]]) -> Iterator[PageFault]:
    for key, found in places.items():
        named = re.split(r"[:#?]", key)[0]
        families = tuple(Family(each) for each in named.split("/"))
        yield PageFault(families, tuple(found), "?" in key)
