"""The text of OpenDocument files: texts, spreadsheets and presentations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from domain.evidence.evidence import BlockKind, ReadingStatus
from store.intake.gathering import MOST_CELLS, Gathering, Unreadable
from store.intake.package import Package, attribute, local_name, note_dangers, read_moment

_DEEPEST = 60
_LEFT_OUT = frozenset(("annotation", "tracked-changes", "note-citation", "script", "notes", "forms"))


def read_open_document(path: Path, gathered: Gathering) -> None:
    """Gather the text of an .odt, .ods or .odp; raises Unreadable and Full."""
    package = Package(path)
    try:
        manifest = package.content("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise Unreadable(ReadingStatus.ENCRYPTED)
        note_dangers(package, gathered)
        if package.names_in("Object ", "Object_"):
            gathered.notice("embedded-not-opened")
        _say_properties(package, gathered)
        root = package.tree("content.xml")
        if root is None:
            raise Unreadable(ReadingStatus.UNREADABLE, "damaged")
        if next(root.iter("{*}annotation"), None) is not None:
            gathered.notice("comments-left-out")
        for body in root.iter("{*}body"):
            _read(body, gathered, 0, in_list=False)
    finally:
        package.close()


def _read(parent: etree._Element, gathered: Gathering, depth: int, *, in_list: bool) -> None:
    if depth > _DEEPEST:
        raise Unreadable(ReadingStatus.TOO_DEMANDING, "nested-too-deep")
    for child in parent:
        name = local_name(child)
        if name in _LEFT_OUT:
            continue
        if name == "h":
            gathered.add(BlockKind.HEADING, _text_of(child))
        elif name == "p":
            gathered.add(BlockKind.BULLET if in_list else BlockKind.PARAGRAPH, _text_of(child))
        elif name == "table":
            _read_table(child, gathered)
        else:
            if name == "page":
                gathered.page, gathered.part = gathered.page + 1, attribute(child, "name")
                gathered.pages = gathered.page
            _read(child, gathered, depth + 1, in_list=in_list or name == "list")


def _read_table(table: etree._Element, gathered: Gathering) -> None:
    is_sheet = any(local_name(parent) == "spreadsheet" for parent in table.iterancestors())
    if is_sheet:
        gathered.page, gathered.part = gathered.page + 1, attribute(table, "name")
        gathered.pages = gathered.page
    for row in table.iter("{*}table-row"):
        gathered.add_row(_cells_of(row))


def _cells_of(row: etree._Element) -> Iterator[str]:
    """Yield the cells of a row; one that says it is repeated is so only as far as a row may be wide."""
    count = 0
    for cell in row:
        if local_name(cell) not in ("table-cell", "covered-table-cell"):
            continue
        words = attribute(cell, "date-value") or " ".join(_text_of(each) for each in cell.iter("{*}p"))
        said = attribute(cell, "number-columns-repeated")
        repeated = min(int(said), MOST_CELLS - count) if said.isascii() and said.isdigit() else 1
        for _ in range(max(repeated, 1 if count < MOST_CELLS else 0)):
            count += 1
            yield words


def _text_of(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name == "s":
            said = attribute(child, "c")
            yield " " * min(int(said) if said.isascii() and said.isdigit() else 1, 100)
        elif name in ("tab", "line-break"):
            yield " "
        elif name == "note":
            yield f" [{' '.join(_text_of(each) for each in child.iter('{*}p'))}] "
        elif name not in _LEFT_OUT:
            yield from _pieces(child)
        yield child.tail or ""


def _say_properties(package: Package, gathered: Gathering) -> None:
    root = package.tree("meta.xml")
    for element in root.iter() if root is not None else ():
        name = local_name(element)
        if name == "title":
            gathered.say("title", element.text or "")
        if name == "creation-date":
            gathered.say_when("created", read_moment(element.text or ""))
