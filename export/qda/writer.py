"""Write coded excerpts as a REFI-QDA project: a plain text for each source, its selections and their codes.

A source that was read from a PDF file takes that along, and its plain text is the representation of it: excerpts are
selections of words there, as we know no areas on the page.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid5

from lxml import etree
from lxml.etree import Element, SubElement

from domain.evidence.coding import Code, CodedProject, CodedSource
from export.errors import CannotWrite
from export.qda.names import INTERNAL, NAMESPACE, PROJECT, SOURCES, named
from export.saving import save_atomically
from export.schedule.repacking import copy_into, fixed_entry
from export.word.body import legal

ENDING = ".qdpx"
ORIGIN = "Assay"
ANYBODY = "Anonymous"
FAMILY = UUID("6f1d5c0e-7a3b-5c55-9f0e-0d3c1f2b8a47")
"""What the ids of a project are made from, together with our own: the same evidence has the same ids in each export."""


Opening = Callable[[str], BinaryIO]
"""Opens the original of this SHA-256 for reading."""


def export_qda(project: CodedProject, on: date, path: Path, open_original: Opening) -> None:
    """Write `project` to `path`, a .qdpx file, as of the day `on`; the same project gives the same bytes.

    Raises CannotWrite with "is-folder", "unknown-ending" or what `save_atomically` raises, and whatever `open_original`
    raises. The file at `path` is then as it was.
    """
    about = {"path": str(path), "name": path.name}
    if path.is_dir():
        raise CannotWrite("is-folder", about)
    if path.suffix.lower() != ENDING:
        raise CannotWrite("unknown-ending", {**about, "endings": ENDING})
    save_atomically(path, lambda file: _write(file, project, on, open_original))


def _write(file: BinaryIO, project: CodedProject, on: date, open_original: Opening) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(fixed_entry(PROJECT), project_xml(project, on))
        for source in project.sources:
            archive.writestr(fixed_entry(f"{SOURCES}/{_text_name(source)}"), _text(source).encode("utf-8"))
        # One file may be the source of several items; it is packed once.
        for sha256 in dict.fromkeys(source.pdf for source in project.sources if source.pdf):
            with open_original(sha256) as original:
                copy_into(archive, f"{SOURCES}/{_pdf_name(sha256)}", original)


def project_xml(project: CodedProject, on: date) -> bytes:
    """Return the part of the file that describes the project; no person is named in it.

    Source: the REFI-QDA standard 1.5, sections 8 to 10. Positions count code points, the end is the one behind the
    last, as its example A.2 has it.
    """
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
    about = {"guid": _guid("source", source.key), "name": legal(source.name)}
    if source.pdf:
        paper = SubElement(parent, named("PDFSource"))
        paper.attrib.update({**about, "path": f"{INTERNAL}{_pdf_name(source.pdf)}", **made})
        element = SubElement(paper, named("Representation"), guid=_guid("representation", source.key))
    else:
        element = SubElement(parent, named("TextSource"))
        element.attrib.update(about)
    element.attrib.update({"plainTextPath": f"{INTERNAL}{_text_name(source)}", **made})
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


def _text_name(source: CodedSource) -> str:
    return f"{_guid('text', source.key)}.txt"


def _pdf_name(sha256: str) -> str:
    return f"{_guid('pdf', sha256)}.pdf"


def _guid(kind: str, key: str) -> str:
    return str(uuid5(FAMILY, f"{kind}/{key}")).upper()
