"""Pack parts so that the same parts give the same bytes; those of a finished spreadsheet with its language said."""

from __future__ import annotations

import shutil
import zipfile
from io import BytesIO
from typing import BinaryIO
from xml.sax.saxutils import escape

CORE = "docProps/core.xml"
EARLIEST = (1980, 1, 1, 0, 0, 0)
UNIX = 3
CHUNK = 1 << 20
_END = b"</cp:coreProperties>"


def repacked(data: bytes, language: str) -> bytes:
    """Return the package with its language among the core properties, which XlsxWriter cannot set."""
    said = f"<dc:language>{escape(language)}</dc:language>".encode()
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(fixed_entry(name), content.replace(_END, said + _END) if name == CORE else content)
    return buffer.getvalue()


def copy_into(archive: zipfile.ZipFile, name: str, original: BinaryIO) -> None:
    """Copy all of an open file into a zip as the entry `name`, piece by piece."""
    entry = fixed_entry(name)
    entry.file_size = original.seek(0, 2)
    original.seek(0)
    with archive.open(entry, "w") as target:
        shutil.copyfileobj(original, target, CHUNK)


def fixed_entry(name: str) -> zipfile.ZipInfo:
    """Return an entry of a zip that says nothing of when and by whom it was made."""
    entry = zipfile.ZipInfo(name, date_time=EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = UNIX
    entry.external_attr = 0o644 << 16
    return entry
