"""Write coded excerpts as a REFI-QDA project: one plain text a source, its selections and their codes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from itertools import groupby
from pathlib import Path
from uuid import UUID, uuid5

from lxml import etree
from lxml.etree import Element, SubElement

from domain.evidence.coding import Code, CodedProject, CodedSource
from export.errors import CannotWrite
from export.qda.names import INTERNAL, NAMESPACE, PROJECT, SOURCES, named
from export.saving import save_atomically
from export.schedule.repacking import fixed_entry
from export.word.body import legal

ENDING = ".qdpx"
ORIGIN = "Assay"
ANYBODY = "Anonymous"
FAMILY = UUID("6f1d5c0e-7a3b-5c55-9f0e-0d3c1f2b8a47")
"""What the ids of a project are made from, together with our own: the same evidence has the same ids in each export."""


def export_qda(project: CodedProject, on: date, path: Path) -> None:
    """Write `project` to `path`, a .qdpx file, as of the day `on`.

    Raises CannotWrite with "is-folder", "unknown-ending" or what `save_atomically` raises. The file at `path` is then
    as it was.
    """
    about = {"path": str(path), "name": path.name}
    if path.is_dir():
        raise CannotWrite("is-folder", about)
    if path.suffix.lower() != ENDING:
        raise CannotWrite("unknown-ending", {**about, "endings": ENDING})
    save_atomically(path, write_qda(project, on))


def write_qda(project: CodedProject, on: date) -> bytes:
    """Return the .qdpx file of a project; the same project gives the same bytes, and no person is named in it.

    Source: the REFI-QDA standard 1.5, sections 8 to 10. Positions count code points, the end is the one behind the
    last, as its example A.2 has it.
    """
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(fixed_entry(PROJECT), project_xml(project, on))
        for source in project.sources:
            archive.writestr(fixed_entry(f"{SOURCES}/{_guid('text', source.key)}.txt"), _text(source).encode("utf-8"))
    return buffer.getvalue()


def project_xml(project: CodedProject, on: date) -> bytes:
    """Return the part of the file that describes the project."""
    moment, anybody = f"{on.isoformat()}T00:00:00Z", _guid("user", ANYBODY)
    root = Element(named("Project"), nsmap={None: NAMESPACE})
    root.attrib.update({"name": legal(project.name), "origin": ORIGIN})
    root.attrib.update({"creatingUserGUID": anybody, "creationDateTime": moment})
    SubElement(SubElement(root, named("Users")), named("User"), guid=anybody, name=ANYBODY)
    _write_codes(SubElement(SubElement(root, named("CodeBook")), named("Codes")), project.codes)
    if project.sources:
        sources = SubElement(root, named("Sources"))
        for source in project.sources:
            _write_source(sources, source, anybody, moment)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _write_codes(parent: etree._Element, codes: Iterable[Code]) -> None:
    for group, within in groupby(codes, key=lambda code: code.group):
        heading = SubElement(parent, named("Code"), guid=_guid("group", group), name=group, isCodable="false")
        for code in within:
            SubElement(heading, named("Code"), guid=_guid("code", code.key), name=legal(code.name), isCodable="true")


def _write_source(parent: etree._Element, source: CodedSource, anybody: str, moment: str) -> None:
    made = {"creatingUser": anybody, "creationDateTime": moment}
    path = f"{INTERNAL}{_guid('text', source.key)}.txt"
    element = SubElement(parent, named("TextSource"), guid=_guid("source", source.key), name=legal(source.name))
    element.attrib.update({"plainTextPath": path, **made})
    for excerpt in sorted(source.excerpts, key=lambda each: (each.start, each.end, each.key)):
        selection = SubElement(element, named("PlainTextSelection"), guid=_guid("excerpt", excerpt.key))
        places = {"startPosition": str(excerpt.start), "endPosition": str(excerpt.end)}
        selection.attrib.update({"name": legal(excerpt.name), **places, **made})
        for code in excerpt.codes:
            coding = SubElement(selection, named("Coding"), guid=_guid("coding", f"{excerpt.key} {code}"))
            coding.attrib.update(made)
            SubElement(coding, named("CodeRef"), targetGUID=_guid("code", code))


def _text(source: CodedSource) -> str:
    # UTF-8 has no surrogates, and a byte order mark at the beginning would be taken off by whoever reads the file: a
    # mark in their place keeps every position where it is.
    text = source.text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return f"\ufffd{text[1:]}" if text.startswith("\ufeff") else text


def _guid(kind: str, key: str) -> str:
    return str(uuid5(FAMILY, f"{kind}/{key}")).upper()
