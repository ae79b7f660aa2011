"""Rules for the text of a Word file: headings, tables, pictures, spacing, looks, and nothing left behind in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from export.gate.contrast import LOWEST, contrast
from export.gate.fault import GateFault, snippet
from export.gate.word_file import MAIN, NAMESPACE, SETTINGS, WordFile, is_on, text_of
from export.gate.word_look import Look, Looks, table_place
from export.word.names import qualified

SMALLEST = 24
"""Half points: 12 pt, the least that GOV.UK asks of documents."""

SANS_SERIF = frozenset(
    {
        "arial", "helvetica", "helvetica neue", "liberation sans", "calibri", "carlito", "aptos", "segoe ui", "verdana",
        "tahoma", "trebuchet ms", "gill sans", "gill sans mt", "open sans", "lato", "roboto", "inter", "noto sans",
        "source sans 3", "source sans pro", "public sans", "gds transport", "century gothic", "franklin gothic book",
        "corbel", "candara", "dejavu sans", "atkinson hyperlegible", "fs me", "frutiger",
    }
)  # fmt: skip
TRACKED = (
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange",
    "trPrChange", "tcPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "delText", "moveFromRangeStart",
    "moveToRangeStart",
)  # fmt: skip
COMMENTED = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
CONTENT_OF_PARAGRAPH = tuple(
    qualified(f"w:{name}") for name in ("drawing", "pict", "object", "sym", "footnoteReference", "endnoteReference")
)


def heading_faults(file: WordFile, looks: Looks) -> Iterator[GateFault]:
    """Do the headings begin with level 1 and never skip a level?"""
    above = 0
    for paragraph in file.trees[MAIN].iter(qualified("w:p")):
        level = looks.outline_level(paragraph)
        if level is None:
            continue
        if level > above + 1:
            data = {"text": snippet(text_of(paragraph)), "level": str(level), "above": str(above)}
            yield GateFault("heading-order", data)
        above = level
    if above == 0:
        yield GateFault("heading-order", {"text": "", "level": "0", "above": "0"})


def table_faults(file: WordFile) -> Iterator[GateFault]:
    """Has each table a header row, named as such, and a description?"""
    for table in file.trees[MAIN].iter(qualified("w:tbl")):
        text = snippet(text_of(table))
        if not is_on(table.find("w:tr/w:trPr/w:tblHeader", NAMESPACE)) or not _first_row_is_header(table):
            yield GateFault("table-header-missing", {"text": text})
        if not any(_says_something(table, name) for name in ("tblDescription", "tblCaption")):
            yield GateFault("table-text-missing", {"text": text})


def _first_row_is_header(table: Any) -> bool:
    return is_on(table.find("w:tr", NAMESPACE).find("w:trPr/w:tblHeader", NAMESPACE))


def _says_something(table: Any, name: str) -> bool:
    element = table.find(f"w:tblPr/w:{name}", NAMESPACE)
    return element is not None and bool(element.get(qualified("w:val"), "").strip())


def picture_faults(file: WordFile) -> Iterator[GateFault]:
    """Has each picture and drawing a text for those who cannot see it, or the mark that it is decoration?"""
    for part, tree in file.text_parts.items():
        for drawing in tree.iter(qualified("wp:docPr")):
            is_decoration = any(each.get("val") in ("1", "true") for each in drawing.iter("{*}decorative"))
            if not is_decoration and not (drawing.get("descr") or drawing.get("title") or "").strip():
                yield GateFault("picture-text-missing", {"part": part, "name": drawing.get("name", "")})
        for shape in tree.iter(*(qualified(f"v:{name}") for name in ("shape", "rect", "oval", "roundrect", "line"))):
            if not shape.get("alt", "").strip():
                yield GateFault("picture-text-missing", {"part": part, "name": shape.get("id", "")})


def spacing_faults(file: WordFile) -> Iterator[GateFault]:
    """Is there no paragraph without content in the body, and none beside another in a cell?"""
    for paragraph in file.trees[MAIN].iter(qualified("w:p")):
        parent = paragraph.getparent()
        is_only_one = parent.tag == qualified("w:tc") and len(parent.findall("w:p", NAMESPACE)) == 1
        if not is_only_one and not text_of(paragraph).strip() and not _holds_content(paragraph):
            before = paragraph.getprevious()
            yield GateFault("empty-paragraph", {"after": "" if before is None else snippet(text_of(before))})


def _holds_content(paragraph: Any) -> bool:
    return next(paragraph.iter(*CONTENT_OF_PARAGRAPH), None) is not None


def look_faults(file: WordFile, looks: Looks) -> Iterator[GateFault]:
    """Is every word in a sans serif of 12 pt or more, readable against its background, and not hidden?"""
    for part, paragraph in file.paragraphs():
        place = table_place(paragraph)
        for run in paragraph.iter(qualified("w:r")):
            text = _own_text(run)
            if text.strip():
                yield from _run_faults(part, text, looks.of_run(run, _paragraph_of(run), place))


def _paragraph_of(run: Any) -> Any:
    return next(run.iterancestors(qualified("w:p")))


def _own_text(run: Any) -> str:
    return "".join(element.text or "" for element in run.findall("w:t", NAMESPACE))


def _run_faults(part: str, text: str, look: Look) -> Iterator[GateFault]:
    where = {"part": part, "text": snippet(text)}
    for slot in ("ascii", "hAnsi"):
        font = look.get(slot, "")
        if font.casefold() not in SANS_SERIF:
            yield GateFault("font-not-sans-serif", {**where, "font": font})
            break
    size = int(look.get("size", "20"))
    if size < SMALLEST:
        yield GateFault("text-small", {**where, "points": f"{size / 2:g}"})
    if look.get("vanish") == "1":
        yield GateFault("hidden-text", where)
    color = look.get("color", "auto")
    if color != "auto" and contrast(color, look["shade"]) < LOWEST:
        yield GateFault("contrast-low", {**where, "contrast": f"{contrast(color, look['shade']):.1f}"})


def leftover_faults(file: WordFile) -> Iterator[GateFault]:
    """Are there no tracked changes, comments and revision ids?"""
    for part, tree in file.text_parts.items():
        for names, code in ((TRACKED, "tracked-changes"), (COMMENTED, "comments")):
            if next(tree.iter(*(qualified(f"w:{name}") for name in names)), None) is not None:
                yield GateFault(code, {"part": part})
    settings = file.trees.get(SETTINGS)
    if settings is not None and is_on(settings.find("w:trackRevisions", NAMESPACE)):
        yield GateFault("tracked-changes", {"part": SETTINGS})
    for part, tree in file.trees.items():
        if any(_has_revision_id(element) for element in tree.iter(etree.Element)):
            yield GateFault("revision-ids", {"part": part})


def _has_revision_id(element: Any) -> bool:
    if element.tag in (qualified("w:rsid"), qualified("w:rsidRoot")):
        return True
    return any("}rsid" in name or name.endswith(("}paraId", "}textId")) for name in element.attrib)
