"""Tell which originals enclose confidential files: an e-mail or a PDF its attachments, an archive what it packs."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from email import policy
from email.errors import MessageError
from email.parser import BytesParser
from typing import BinaryIO

LARGEST_READ = 256 * 1024 * 1024
MOST_PARTS = 5_000
"""Limits, in bytes and parts. What is larger counts as enclosing something confidential: it cannot be told."""

MAIL, OUTLOOK, PACKED = (".eml",), (".msg",), (".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")

PDF = (".pdf",)
_EMBEDDED = re.compile(rb"/EmbeddedFiles?\b")

Opening = Callable[[str], BinaryIO]


def enclosing(names: Iterable[tuple[str, str]], confidential: frozenset[str], open_original: Opening) -> frozenset[str]:
    """Return which of these files enclose a confidential one; `names` are the SHA-256 and the name of each.

    `confidential` are the SHA-256 of the files that must stay. An Outlook message, and a PDF that has files attached,
    cannot be taken apart here and count as enclosing one, as long as there is any. Raises whatever `open_original`
    raises.
    """
    if not confidential:
        return frozenset()
    return frozenset(
        sha256 for sha256, name in names if _may_enclose(name.lower(), sha256, confidential, open_original)
    )


def _may_enclose(name: str, sha256: str, confidential: frozenset[str], open_original: Opening) -> bool:
    if name.endswith(OUTLOOK):
        return True
    if not name.endswith(MAIL + PACKED + PDF):
        return False
    with open_original(sha256) as file:
        if file.seek(0, 2) > LARGEST_READ:
            return True
        file.seek(0)
        if name.endswith(PDF):
            return _EMBEDDED.search(file.read()) is not None
        contents = _attached(file) if name.endswith(MAIL) else _packed(file)
        try:
            return any(each is None or hashlib.sha256(each).hexdigest() in confidential for each in contents)
        except (MessageError, zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError):
            return True


def _attached(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the content of every part of an e-mail, those of e-mails within it too."""
    for part in BytesParser(policy=policy.compat32).parse(file).walk():
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield payload
        elif part.get_content_type() == "message/rfc822":
            yield from (inner.as_bytes() for inner in part.get_payload())  # type: ignore[union-attr]


def _packed(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the content of every entry of a zip; None where there is more than can be looked at."""
    with zipfile.ZipFile(file) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_READ:
            yield None
            return
        for entry in entries:
            with archive.open(entry) as part:
                yield part.read(entry.file_size + 1)
