"""Write a python-docx document as a zip whose bytes depend on its content alone."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI
from docx.opc.pkgwriter import _ContentTypesItem

CONTENT_TYPES: Any = _ContentTypesItem
COMPRESSION = 6
UNIX = 3
EARLIEST = (1980, 1, 1, 0, 0, 0)


def describe(document: WordDocument, title: str, subject: str, language: str, on: date) -> None:
    """Replace the core properties: title, subject, language and the day of `on` as both dates, no names of people."""
    properties = document.core_properties
    element = properties._element
    for child in list(element):
        element.remove(child)
    day = datetime(on.year, on.month, on.day)
    # The package standard allows 255 characters in each property.
    properties.title, properties.subject, properties.language = title[:255], subject[:255], language
    properties.created = properties.modified = day


def package_bytes(document: WordDocument) -> bytes:
    """Return the finished file: parts in order of name, fixed times, so that the same document gives the same bytes.

    Python-docx's own saving stamps each entry with the present time.
    """
    package = document.part.package
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=COMPRESSION) as archive:
        _write(archive, CONTENT_TYPES_URI, CONTENT_TYPES.from_parts(parts).blob)
        _write(archive, PACKAGE_URI.rels_uri, package.rels.xml)
        for part in parts:
            _write(archive, part.partname, part.blob)
            if len(part.rels):
                _write(archive, part.partname.rels_uri, part.rels.xml)
    return buffer.getvalue()


def _write(archive: zipfile.ZipFile, name: Any, content: bytes) -> None:
    entry = zipfile.ZipInfo(name.membername, date_time=EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = UNIX
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content, compresslevel=COMPRESSION)
