"""Read one document from disk into plain blocks, by its content and by the ending of its name."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

from domain.text.blocks import Notice, SourceText
from export.errors import UnreadableDocument
from export.reading.decoding import decode
from export.reading.docx_process import blocks_from_docx
from export.reading.file_kinds import has_tags, kind_of
from export.reading.html_blocks import blocks_from_html
from export.reading.placed_source import PlacedSource, placed_in_blocks, placed_in_lines
from export.reading.plain_blocks import blocks_from_plain

LARGEST_FILE = 100 * 1024 * 1024
"""Bytes; a report with its pictures is far below."""

_PLAIN_ENDINGS = frozenset({".txt", ".text", ".md"})
_HTML_ENDINGS = frozenset({".html", ".htm"})
ENDINGS = tuple(sorted(_PLAIN_ENDINGS | _HTML_ENDINGS | {".docx"}))
"""The endings, in lower case, of the files that can be read."""

_ENCRYPTED_MARK = "EncryptedPackage".encode("utf-16-le")


def read_source(path: Path) -> SourceText:
    """Return what `read_placed` does, without the places."""
    return _read(path)[0]


def read_placed(path: Path) -> PlacedSource:
    """Return the headings, paragraphs and bullets of a .txt, .md, .html, .htm or .docx file, what was left out,
    and where each block stands in the file's text.

    Raises UnreadableDocument, its data with the file's "name", with one of the codes "not-found", "is-folder",
    "not-a-file", "no-permission", "cannot-read", "empty", "too-large" (limit, in megabytes), "unknown-ending" (ending),
    "other-type" (found: a kind of export.reading.file_kinds), "encrypted", "damaged", "unknown-encoding", "no-text";
    for .docx also "too-many-parts", "too-much-unpacked", "holds-doctype" (part), "too-demanding", "reader-failed".
    """
    source, text = _read(path)
    return placed_in_lines(source, text) if text is not None else placed_in_blocks(source)


def read_text(path: Path, longest: int) -> str:
    """Return the text of a file that is nothing but text, whatever its name ends in, as it stands there.

    Raises UnreadableDocument as `read_placed` does, and "too-large" where the text has more than `longest` characters.
    """
    data = _bytes_of(path)
    found = kind_of(data)
    if found not in {"text", "html"}:
        raise UnreadableDocument("other-type", {"name": path.name, "found": found})
    text, _notices = decode(data, path.name)
    if len(text) > longest:
        raise UnreadableDocument("too-large", {"name": path.name, "limit": str(LARGEST_FILE // 1024 // 1024)})
    return text


def _read(path: Path) -> tuple[SourceText, str | None]:
    """Return what was read, and the text of the file where it is nothing but text."""
    data = _bytes_of(path)
    ending, text = path.suffix.lower(), None
    if ending == ".docx":
        source = _read_docx(data, path.name)
    elif ending in _HTML_ENDINGS or (ending in _PLAIN_ENDINGS and kind_of(data) == "html" and has_tags(data)):
        source = _read_html(data, path.name)
    elif ending in _PLAIN_ENDINGS:
        source, text = _read_plain(data, path.name, is_marked=ending == ".md")
    else:
        raise UnreadableDocument("unknown-ending", {"name": path.name, "ending": ending})
    if not source.blocks:
        raise UnreadableDocument("no-text", {"name": path.name})
    return source, text


def _bytes_of(path: Path) -> bytes:
    """Return the content of an ordinary file of a bearable size; pipes and devices are never opened."""
    about = {"name": path.name}
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableDocument("is-folder", about)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocument("not-a-file", about)
        if status.st_size > LARGEST_FILE:
            raise UnreadableDocument("too-large", {**about, "limit": str(LARGEST_FILE // 1024 // 1024)})
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE)
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableDocument("not-found", about) from None
    except PermissionError:
        raise UnreadableDocument("no-permission", about) from None
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else ""
        raise UnreadableDocument("cannot-read", {**about, "reason": reason or ""}) from None
    if not data:
        raise UnreadableDocument("empty", about)
    return data


def _read_docx(data: bytes, name: str) -> SourceText:
    found = kind_of(data)
    if found == "ole" and _ENCRYPTED_MARK in data:
        raise UnreadableDocument("encrypted", {"name": name})
    if not data.strip(b"\0"):
        raise UnreadableDocument("damaged", {"name": name})
    if found != "zip":
        raise UnreadableDocument("other-type", {"name": name, "found": found})
    return blocks_from_docx(data, name)


def _read_html(data: bytes, name: str) -> SourceText:
    found = kind_of(data)
    if found not in {"html", "text"} or not has_tags(data):
        raise UnreadableDocument("other-type", {"name": name, "found": found})
    html, notices = decode(data, name)
    source = blocks_from_html(html, name=name)
    lowered = html[-4_096:].lower()
    if found == "html" and "</html" not in lowered and not any(notice.code == "ends-early" for notice in notices):
        notices = (*notices, Notice("ends-early"))
    return replace(source, notices=(*notices, *source.notices))


def _read_plain(data: bytes, name: str, is_marked: bool) -> tuple[SourceText, str]:
    found = kind_of(data)
    if found != "text":
        raise UnreadableDocument("other-type", {"name": name, "found": found})
    text, notices = decode(data, name)
    source = blocks_from_plain(text, name, has_marked_headings=is_marked)
    return replace(source, notices=(*notices, *source.notices)), text
