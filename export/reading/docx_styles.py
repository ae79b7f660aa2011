"""Tell headings and list items in a Word document by their styles, outline levels and numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from domain.files.hidden_words import HiddenWords, child, children, value_of
from export.reading.docx_package import Package

_HEADING = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_LIST = re.compile(r"list\s+(?:bullet|number)(?:\s+([2-9]))?", re.IGNORECASE)
_LONGEST_CHAIN = 20
DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph is: heading level 1 to 6 or 0, list level from 1 or 0, and whether its list is numbered."""

    heading: int = 0
    item: int = 0
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class _Properties:
    """What a style, or a paragraph itself, says; None where it says nothing."""

    based_on: str = ""
    heading: int | None = None
    item: int | None = None
    list_id: str | None = None


class Styles:
    """The styles of paragraphs, the lists, and the hidden words (`hidden`) of one document."""

    def __init__(self, package: Package) -> None:
        relationships = package.relationships(package.main).values()
        parts = {relationship.kind: relationship.target for relationship in relationships}
        styles, numbering = package.tree(parts.get("styles", "")), package.tree(parts.get("numbering", ""))
        self._styles = {value_of(style, "styleId"): _style(style) for style in children(styles, "style")}
        self.hidden = HiddenWords(styles)
        self._numbered_lists = frozenset(_numbered_lists(numbering))

    def look(self, properties: etree._Element | None) -> ParagraphLook:
        """Return what the paragraph with these properties (its pPr) is."""
        style = child(properties, "pStyle")
        own = _properties(properties, value_of(style, "val") if style is not None else "")
        chain = [own, *self._chain(own.based_on)]
        heading = next((entry.heading for entry in chain if entry.heading is not None), 0)
        if heading:
            return ParagraphLook(heading=heading)
        list_id = next((entry.list_id for entry in chain if entry.list_id is not None), "0")
        item = next((entry.item for entry in chain if entry.item is not None), 0)
        if list_id == "0" and (own.list_id == "0" or not item):
            return ParagraphLook()
        return ParagraphLook(item=max(1, item), is_numbered=list_id in self._numbered_lists)

    def _chain(self, style_id: str) -> list[_Properties]:
        chain: list[_Properties] = []
        while style_id in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[style_id])
            style_id = chain[-1].based_on
        return chain


def _style(style: etree._Element) -> _Properties:
    base, name = child(style, "basedOn"), child(style, "name")
    properties = _properties(child(style, "pPr"), value_of(base, "val") if base is not None else "")
    written = value_of(name, "val").strip() if name is not None else ""
    heading, item = _HEADING.fullmatch(written), _LIST.fullmatch(written)
    if heading:
        return _Properties(properties.based_on, min(DEEPEST_HEADING, int(heading.group(1))))
    if written.lower() == "title":
        return _Properties(properties.based_on, 1)
    if item:
        return _Properties(properties.based_on, properties.heading, int(item.group(1) or 1), properties.list_id)
    return properties


def _properties(properties: etree._Element | None, based_on: str) -> _Properties:
    outline, numbering = child(properties, "outlineLvl"), child(properties, "numPr")
    heading: int | None = None
    if outline is not None:
        level = _number(value_of(outline, "val"), 9)
        heading = min(level + 1, DEEPEST_HEADING) if level < 9 else 0
    list_id, depth = child(numbering, "numId"), child(numbering, "ilvl")
    item = _number(value_of(depth, "val"), 0) + 1 if depth is not None else None
    return _Properties(based_on, heading, item, value_of(list_id, "val") if list_id is not None else None)


def _numbered_lists(numbering: etree._Element | None) -> list[str]:
    """Return the ids of the lists whose first level counts, where the others have bullets."""
    counting = set()
    for definition in children(numbering, "abstractNum"):
        form = child(child(definition, "lvl"), "numFmt")
        if form is not None and value_of(form, "val") not in {"bullet", "none"}:
            counting.add(value_of(definition, "abstractNumId"))
    lists = []
    for entry in children(numbering, "num"):
        counted_by = child(entry, "abstractNumId")
        if counted_by is not None and value_of(counted_by, "val") in counting:
            lists.append(value_of(entry, "numId"))
    return lists


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else otherwise
