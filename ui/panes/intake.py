"""What becomes evidence of what is dropped, pasted or chosen: files, web links, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

MOST_FILES = 2000
LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Intake:
    """Files, addresses of web pages, and a text, any of them empty; `is_cut` when a folder held too many files."""

    files: tuple[Path, ...] = ()
    addresses: tuple[str, ...] = ()
    text: str = ""
    is_cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to take in."""
        return not self.files and not self.addresses and not self.text


def may_take(source: QMimeData) -> bool:
    """Whether anything in a drop or a paste can become evidence."""
    return source.hasUrls() or source.hasText()


def read_intake(source: QMimeData) -> Intake:
    """Return what a drop or a paste holds. A text that is one web address is a link."""
    local = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    remote = [url.toString() for url in source.urls() if url.scheme() in ("http", "https")]
    if local or remote:
        files, is_cut = files_of(local)
        return Intake(files, tuple(remote), is_cut=is_cut)
    text = source.text().strip()
    if is_address(text):
        return Intake(addresses=(text,))
    return Intake(text=text)


def files_of(paths: Iterable[Path]) -> tuple[tuple[Path, ...], bool]:
    """Return the files named, and those in the folders named, and whether there were too many to take all."""
    found: list[Path] = []
    for path in paths:
        for file in _within(path):
            if len(found) == MOST_FILES:
                return tuple(found), True
            found.append(file)
    return tuple(found), False


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
    if not path.is_dir():
        yield path
        return
    for inner in sorted(path.rglob("*")):
        is_hidden = any(part.startswith(".") for part in inner.relative_to(path).parts)
        if inner.is_file() and not inner.is_symlink() and not is_hidden:
            yield inner
