"""Read a REFI-QDA project (.qdpx) behind limits: its texts, the selections in them, their codes and notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from domain.evidence.coding import ImportedExcerpt, ImportedProject, ImportedSource
from domain.text.blocks import Notice
from domain.text.cleaning import clean_line
from export.errors import UnreadableDocument
from export.qda.names import INTERNAL, NAMESPACE, SOURCES, named
from export.qda.package import QdaPackage, open_qda

MOST_EXCERPTS = 100_000
NOT_TAKEN = ("Variables", "Cases", "Links", "Sets", "Graphs")
OTHER_SOURCES = {"PictureSource": "pictures", "AudioSource": "sounds", "VideoSource": "films"}


@dataclass(slots=True)
class _Reading:
    """What is known while a project is read."""

    package: QdaPackage
    codes: Mapping[str, str]
    notes: Mapping[str, str]
    count: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def read_qda(path: Path) -> ImportedProject:
    """Return what a .qdpx file holds: texts with coded excerpts, and notices of what was not understood.

    Raises UnreadableDocument, its data with the file's "name", with the codes of `open_qda` and "too-many-parts".
    """
    try:
        with open_qda(path) as package:
            root = package.project
            reading = _Reading(package, _code_names(root), {})
            reading.notes = dict(_notes(root, reading))
            sources = tuple(_sources(root, reading))
    except UnreadableDocument as error:
        raise UnreadableDocument(error.code, {**error.data, "name": path.name}) from error
    for local in NOT_TAKEN:
        found = root.find(named(local))
        reading.left_out["things"] += len(found) if found is not None else 0
    notices = tuple(
        Notice(f"qda-{what}-left-out", (("count", str(count)),)) for what, count in reading.left_out.items() if count
    )
    return ImportedProject(_attribute(root, "name"), _attribute(root, "origin"), sources, notices)


def _attribute(element: Any, name: str) -> str:
    return clean_line(str(element.get(name, "")))


def _guid(element: Any, name: str) -> str:
    return str(element.get(name, "")).strip("{} \t\n").casefold()


def _children(element: Any, local: str) -> Iterator[Any]:
    yield from element.iterchildren(named(local))


def _code_names(root: Any) -> dict[str, str]:
    """Return the name of each code by its id, with those of the codes above it."""
    names: dict[str, str] = {}
    for code in root.iterfind(f"{named('CodeBook')}/{named('Codes')}//{named('Code')}"):
        above = names.get(_guid(code.getparent(), "guid"), "")
        name = _attribute(code, "name")
        names[_guid(code, "guid")] = f"{above} / {name}" if above else name
    return names


def _notes(root: Any, reading: _Reading) -> Iterator[tuple[str, str]]:
    for note in root.iterfind(f"{named('Notes')}/{named('Note')}"):
        text = _text_of(note, reading)
        if text:
            yield _guid(note, "guid"), text


def _sources(root: Any, reading: _Reading) -> Iterator[ImportedSource]:
    for element in root.iterfind(f"{named('Sources')}/*"):
        local = etree.QName(element).localname
        if etree.QName(element).namespace != NAMESPACE or local in OTHER_SOURCES:
            reading.left_out[OTHER_SOURCES.get(local, "things")] += 1
        elif local == "TextSource":
            yield from _source(element, element, reading)
        elif local == "PDFSource":
            reading.left_out["areas"] += sum(1 for _ in _children(element, "PDFSelection"))
            text = element.find(named("Representation"))
            if text is None:
                reading.left_out["texts"] += 1
            else:
                yield from _source(text, element, reading)
        else:
            reading.left_out["things"] += 1


def _source(element: Any, about: Any, reading: _Reading) -> Iterator[ImportedSource]:
    text = _text_of(element, reading)
    if text is None:
        reading.left_out["texts"] += 1
        return
    found = [_excerpt(selection, text, reading) for selection in _children(element, "PlainTextSelection")]
    kept = [excerpt for excerpt in found if excerpt is not None]
    reading.left_out["selections"] += len(found) - len(kept)
    yield ImportedSource(_attribute(about, "name"), text, tuple(sorted(kept, key=lambda each: (each.start, each.end))))


def _text_of(element: Any, reading: _Reading) -> str | None:
    """Return a source's or a note's plain text with "\\n" as the file has it; None where there is none."""
    inside = element.find(named("PlainTextContent"))
    if inside is not None:
        return inside.text or ""
    path = str(element.get("plainTextPath", ""))
    if not path.lower().startswith(INTERNAL):
        return None
    return reading.package.text(f"{SOURCES}/{path[len(INTERNAL) :]}")


def _excerpt(selection: Any, text: str, reading: _Reading) -> ImportedExcerpt | None:
    """Return a selection, None where its positions are not in the text."""
    reading.count += 1
    if reading.count > MOST_EXCERPTS:
        raise UnreadableDocument("too-many-parts", {"limit": str(MOST_EXCERPTS)})
    try:
        start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
    except ValueError:
        return None
    if not 0 <= start < end <= len(text):
        return None
    description = selection.findtext(named("Description")) or ""
    said = [
        description,
        *(reading.notes.get(_guid(each, "targetGUID"), "") for each in _children(selection, "NoteRef")),
    ]
    note = "\n".join(part.strip() for part in said if part.strip())
    codes = tuple(dict.fromkeys(_codes_of(selection, reading)))
    return ImportedExcerpt(start, end, text[start:end], codes, note, _attribute(selection, "name"))


def _codes_of(selection: Any, reading: _Reading) -> Iterator[str]:
    for reference in selection.iterfind(f"{named('Coding')}/{named('CodeRef')}"):
        name = reading.codes.get(_guid(reference, "targetGUID"))
        if name is None:
            reading.left_out["codes"] += 1
        else:
            yield name
