"""The gate of a spreadsheet: no formula, nothing fetched or run, no name of a person, its language and title said."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from export.gate.fault import GateFault

LANGUAGE = "en-GB"
CORE = "docProps/core.xml"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]|<definedName[^>]*(?:macro|function)=")
_OUTSIDE = re.compile(rb'TargetMode="External"')
_NAMES = {
    "creator": re.compile(rb"<dc:creator>[^<]"),
    "lastModifiedBy": re.compile(rb"<cp:lastModifiedBy>[^<]"),
    "company": re.compile(rb"<Company>[^<]"),
    "manager": re.compile(rb"<Manager>[^<]"),
}
ACTIVE_PARTS = ("vbaProject", "externalLink", "connections", "embeddings", "activeX", "ctrlProps", "comments")


def check_spreadsheet(data: bytes) -> tuple[GateFault, ...]:
    """Return what is wrong with a finished spreadsheet (.xlsx); () when it may go out."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        return (GateFault("not-a-spreadsheet"),)
    return tuple(_faults(parts))


def _faults(parts: dict[str, bytes]) -> Iterator[GateFault]:
    for name, content in parts.items():
        if any(active in name for active in ACTIVE_PARTS):
            yield GateFault("external-part", {"target": name})
        if name.startswith("xl/") and _FORMULA.search(content):
            yield GateFault("formula", {"part": name})
        if _OUTSIDE.search(content):
            yield GateFault("external-part", {"target": name})
        for named, pattern in _NAMES.items():
            if name.startswith("docProps/") and pattern.search(content):
                yield GateFault("names-inside", {"part": name, "property": named})
    core = parts.get(CORE, b"")
    if f"<dc:language>{LANGUAGE}</dc:language>".encode() not in core:
        yield GateFault("language", {"part": CORE, "language": ""})
    if b"<dc:title>" not in core:
        yield GateFault("title-missing")
