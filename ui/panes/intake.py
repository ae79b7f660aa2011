"""What becomes evidence of what is dropped, pasted or chosen: files, web links, notes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

MOST_FILES = 2000
LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Intake:
    """Files and folders, addresses of web pages, and a text, any of them empty."""

    files: tuple[Path, ...] = ()
    addresses: tuple[str, ...] = ()
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to take in."""
        return not self.files and not self.addresses and not self.text


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files to take in, their size together in bytes, and whether folders held too many to take all."""

    files: tuple[Path, ...]
    size: int
    is_cut: bool


def may_take(source: QMimeData) -> bool:
    """Whether anything in a drop or a paste can become evidence."""
    return source.hasUrls() or source.hasText()


def read_intake(source: QMimeData) -> Intake:
    """Return what a drop or a paste holds. A text that is one web address is a link."""
    local = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    remote = [url.toString() for url in source.urls() if url.scheme() in ("http", "https")]
    if local or remote:
        return Intake(tuple(local), tuple(remote))
    text = source.text().strip()
    if is_address(text):
        return Intake(addresses=(text,))
    return Intake(text=text)


def find_files(paths: Iterable[Path], most: int = MOST_FILES) -> FoundFiles:
    """Return the files named and those in the folders named; slow where a folder is large or far away."""
    found: list[Path] = []
    is_cut = False
    for file in (each for path in paths for each in _within(path)):
        if len(found) == most:
            is_cut = True
            break
        found.append(file)
    return FoundFiles(tuple(found), sum(_size(path) for path in found), is_cut)


def is_address(text: str) -> bool:
    """Whether a text is one web address."""
    return text.startswith(("https://", "http://")) and len(text.split()) == 1


def title_of_file(path: Path) -> str:
    """Return a file's name without its ending and with spaces for the marks that stand for them."""
    words = path.stem.replace("_", " ").split()
    return " ".join(words) or path.name


def title_of_text(text: str) -> str:
    """Return the first line of a text, shortened between words."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= LONGEST_TITLE:
        return line
    return line[:LONGEST_TITLE].rsplit(" ", 1)[0] + "\u2026"


def _within(path: Path) -> Iterator[Path]:
    """Return a file, or the files of a folder in order, each only when it is asked for; hidden ones are left out."""
    if not path.is_dir():
        yield path
        return
    for folder, inner_folders, names in os.walk(path):
        inner_folders[:] = sorted(name for name in inner_folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            file = Path(folder, name)
            if file.is_file() and not file.is_symlink():
                yield file


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
