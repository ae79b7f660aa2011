"""The files in what is to be taken in: folders are followed, hidden files and links are not."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from domain.files.entry_names import is_hidden, shown_path
from store.errors import Refused
from store.values import FileOutcome, FileToAttach, ItemDetails, Outcome

MOST_FILES: Final = 20_000
MOST_FOLDERS_DEEP: Final = 60
"""Limits of one intake: files in all folders together; folders in each other."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to take in: where it is, what it is called with its folder, and in how many containers it lies.

    `notice` is a code of what is to be said of it besides, "" for nothing.
    """

    path: Path
    name: str
    details: ItemDetails
    depth: int = 0
    notice: str = ""


def gather(wanted: Sequence[FileToAttach]) -> list[Source | FileOutcome]:
    """Return every file named or in a folder named, in order, and an outcome for each that is left where it is.

    Raises Refused("too-many-files").
    """
    found: list[Source | FileOutcome] = []
    for each in wanted:
        for source in _found_in(each):
            found.append(source)
            if len(found) > MOST_FILES:
                raise Refused("too-many-files", {"limit": f"{MOST_FILES:,}"})
    return found


def _found_in(wanted: FileToAttach) -> Iterator[Source | FileOutcome]:
    if wanted.path.is_dir():
        untitled = replace(wanted.details, title="")
        yield from _within(wanted.path, wanted.path.resolve().name, untitled, 0)
    else:
        yield Source(wanted.path, shown_path(wanted.path.name), wanted.details)


def _within(folder: Path, name: str, details: ItemDetails, depth: int) -> Iterator[Source | FileOutcome]:
    if depth > MOST_FOLDERS_DEEP:
        yield FileOutcome(shown_path(name), Outcome.REFUSED, code="too-deep", data=(("limit", str(MOST_FOLDERS_DEEP)),))
        return
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: (entry.name.casefold(), entry.name))
    except OSError:
        yield FileOutcome(shown_path(name), Outcome.REFUSED, code="source-denied")
        return
    for entry in entries:
        path, inner = Path(entry.path), f"{name}/{entry.name}"
        if is_hidden(entry.name):
            yield FileOutcome(shown_path(inner), Outcome.SKIPPED, code="hidden")
        elif entry.is_symlink() or _is_junction(path):
            yield FileOutcome(shown_path(inner), Outcome.SKIPPED, code="link-not-followed")
        elif entry.is_dir(follow_symlinks=False):
            yield from _within(path, inner, details, depth + 1)
        else:
            yield Source(path, shown_path(inner), details)


def _is_junction(path: Path) -> bool:
    """Say whether Windows leads elsewhere from here (known to Python from 3.12 on)."""
    is_junction = getattr(path, "is_junction", None)
    return bool(is_junction is not None and is_junction())
