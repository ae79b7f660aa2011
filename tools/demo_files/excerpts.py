"""Find the excerpts of the sample's evidence in what its files and notes say; words that are not there are a fault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from demo_files.bearing import Bearing, targets_in
from domain.evidence.evidence import FileText


class NotVerbatim(Exception):
    """Words that are said to be an excerpt do not stand in their source."""


@dataclass(frozen=True, slots=True)
class Source:
    """One evidence item: the texts of its files, the newest last, or what its notes say where it has no file.

    `block` is the one block of the file that it is about, 0 for all of it.
    """

    texts: tuple[FileText, ...] = ()
    notes: str = ""
    block: int = 0


@dataclass(slots=True)
class Placed:
    """An excerpt where it stands: `file` counts the item's files from 0, None is for its notes (block 0)."""

    number: int
    bearing: Bearing
    file: int | None
    block: int
    start: int
    page: int
    earlier: int | None = field(default=None)

    def entry(self, item: int, statements: Iterable[str]) -> dict[str, Any]:
        """Return the excerpt as it is shipped, without what is as usual."""
        known = set(statements)
        parts = [target.section for target in self.bearing.targets if target.section in known]
        usual = {"page": 0, "note": "", "quotable": True, "file": None, "earlier": None}
        entry = {
            "item": item,
            "number": self.number,
            "text": self.bearing.words,
            "file": self.file,
            "block": self.block,
            "start": self.start,
            "page": self.page,
            "stance": self.bearing.stance,
            "parts": list(dict.fromkeys(parts)),
            "note": self.bearing.note,
            "quotable": self.bearing.is_quotable,
            "earlier": self.earlier,
        }
        return {key: value for key, value in entry.items() if key not in usual or value != usual[key]}


def bearings_of(entries: Sequence[Mapping[str, Any]]) -> tuple[tuple[Bearing, bool], ...]:
    """Return the excerpts of one item as excerpts.json has them, and whether each is of the older version."""
    return tuple(
        (
            Bearing(entry["words"], targets_in(entry["bears"]), entry.get("note", ""), entry.get("quotable", True)),
            bool(entry.get("older")),
        )
        for entry in entries
    )


def place_all(name: str, source: Source, bearings: Sequence[tuple[Bearing, bool]]) -> tuple[Placed, ...]:
    """Return an item's excerpts, numbered in order; words that stand in an older version too name what they were there.

    Raises NotVerbatim.
    """
    placed: list[Placed] = []
    for number, (bearing, is_older) in enumerate(bearings, 1):
        file = None if not source.texts else 0 if is_older else len(source.texts) - 1
        block, start, page = _place(name, source, file, bearing.words)
        found = Placed(number, bearing, file, block, start, page)
        same = (each.number for each in placed if each.bearing.words == bearing.words and each.file != file)
        found.earlier = next(same, None)
        placed.append(found)
    return tuple(placed)


def _place(name: str, source: Source, file: int | None, words: str) -> tuple[int, int, int]:
    if file is None:
        if words not in source.notes:
            raise NotVerbatim(f"{name}: {words}")
        return 0, source.notes.index(words), 0
    for number, block in enumerate(source.texts[file].blocks, 1):
        if source.block in (0, number) and words in block.text:
            return number, block.text.index(words), block.page
    raise NotVerbatim(f"{name}: {words}")
