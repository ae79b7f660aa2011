"""What becomes evidence of what is dropped, pasted or chosen: files, web links, notes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

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


def is_address(text: str) -> bool:
    """Whether a text is one web address."""
    return text.startswith(("https://", "http://")) and len(text.split()) == 1


def title_of_text(text: str) -> str:
    """Return the first line of a text, shortened between words."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= LONGEST_TITLE:
        return line
    return line[:LONGEST_TITLE].rsplit(" ", 1)[0] + "\u2026"
