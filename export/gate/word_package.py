"""Rules for the package of a Word file: is it whole, what does it say of its makers, what does it point to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from lxml import etree

from export.gate.fault import GateFault, snippet
from export.gate.word_file import CORE, MAIN, NAMESPACE, NUMBERING, SETTINGS, STYLES, TYPES, WordFile, value
from export.word.names import NAMESPACES, qualified

LANGUAGE = "en-GB"
PUBLISHED_PROPERTIES = frozenset({"title", "subject", "language", "created", "modified", "category", "keywords"})
MAKERS = frozenset({"Application", "AppVersion", "Company", "Manager", "Template", "HyperlinkBase"})
ALLOWED_LINKS = ("https://", "mailto:")
FORBIDDEN_KINDS = {
    "thumbnail": "thumbnail",
    "customXml": "custom-xml",
    "customXmlProps": "custom-xml",
    "custom-properties": "custom-properties",
    "vbaProject": "macros",
    "wordVbaData": "macros",
    "oleObject": "embedded-file",
    "package": "embedded-file",
    "control": "embedded-file",
    "attachedTemplate": "external-part",
    "aFChunk": "embedded-file",
    "comments": "comments",
    "commentsExtended": "comments",
    "commentsIds": "comments",
    "people": "names-inside",
}
READERS_REFUSALS = (OpcError, PythonDocxError, etree.XMLSyntaxError, AttributeError, KeyError, ValueError)
FORBIDDEN_FIELDS = re.compile(
    r"\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|DDE|DDEAUTO|DATABASE|MACROBUTTON|RD|AUTHOR|USERNAME|LASTSAVEDBY"
    r"|FILENAME|TEMPLATE)\b",
    re.IGNORECASE,
)
LINK_FIELD = re.compile(r'\s*HYPERLINK\s+"?(?!\\)([^"\s]+)', re.IGNORECASE)
_RELATION_PREFIX = f"{{{NAMESPACES['r']}}}"


def opening_faults(data: bytes) -> Iterator[GateFault]:
    """Does an independent reader open it?"""
    try:
        document = docx.Document(BytesIO(data))
        len(document.paragraphs)
    except READERS_REFUSALS as error:
        yield GateFault("does-not-open", {"reason": type(error).__name__})


def whole_faults(file: WordFile) -> Iterator[GateFault]:
    """Are all parts there, typed, well-formed, and all references answered?"""
    for name, count in Counter(file.names).items():
        if count > 1:
            yield GateFault("part-repeated", {"part": name})
    yield from _type_faults(file)
    for relationship in file.relationships:
        if not relationship.is_external and relationship.target not in file.names:
            yield GateFault("part-missing", {"part": relationship.target})
    for name, tree in file.trees.items():
        if tree.getroottree().docinfo.doctype:
            yield GateFault("part-malformed", {"part": name})
        if any(True for _ in tree.iter(etree.Comment, etree.ProcessingInstruction)):
            yield GateFault("hidden-text", {"part": name})
    yield from _reference_faults(file)


def _type_faults(file: WordFile) -> Iterator[GateFault]:
    extensions = {element.get("Extension", "").lower() for element in file.trees[TYPES].iter("{*}Default")}
    named = {element.get("PartName", "").lstrip("/") for element in file.trees[TYPES].iter("{*}Override")}
    for name in file.names:
        if name != TYPES and name not in named and name.rsplit(".", 1)[-1].lower() not in extensions:
            yield GateFault("part-untyped", {"part": name})
    for name in sorted(named - set(file.names)):
        yield GateFault("part-missing", {"part": name})


def _reference_faults(file: WordFile) -> Iterator[GateFault]:
    known_ids = {(relationship.source, relationship.id) for relationship in file.relationships}
    styles = {style.get(qualified("w:styleId")) for style in file.trees[STYLES].findall("w:style", NAMESPACE)}
    lists = {"0"}
    if NUMBERING in file.trees:
        lists |= {each.get(qualified("w:numId")) for each in file.trees[NUMBERING].findall("w:num", NAMESPACE)}
    for name, tree in file.text_parts.items():
        for element in tree.iter(etree.Element):
            for attribute, target in element.attrib.items():
                if attribute.startswith(_RELATION_PREFIX) and (name, target) not in known_ids:
                    yield GateFault("reference-unanswered", {"part": name, "reference": target})
        for tag, known in (("w:pStyle", styles), ("w:rStyle", styles), ("w:tblStyle", styles), ("w:numId", lists)):
            used = {element.get(qualified("w:val")) for element in tree.iter(qualified(tag))}
            for reference in sorted(used - known):
                yield GateFault("reference-unanswered", {"part": name, "reference": reference})
    yield from _bookmark_faults(file.trees[MAIN])


def _bookmark_faults(body: Any) -> Iterator[GateFault]:
    names = Counter(mark.get(qualified("w:name")) for mark in body.iter(qualified("w:bookmarkStart")))
    for name, count in names.items():
        if count > 1:
            yield GateFault("bookmark-repeated", {"reference": name})
    anchors = {link.get(qualified("w:anchor")) for link in body.iter(qualified("w:hyperlink"))} - {None}
    for anchor in sorted(anchors - set(names)):
        yield GateFault("reference-unanswered", {"part": MAIN, "reference": anchor})


def property_faults(file: WordFile) -> Iterator[GateFault]:
    """Has it a title and its language, and no names of people or programs?"""
    core = {etree.QName(element).localname: element.text or "" for element in file.trees.get(CORE, ())}
    if not core.get("title", "").strip():
        yield GateFault("title-missing")
    if core.get("language") != LANGUAGE:
        yield GateFault("language", {"part": CORE, "language": core.get("language", "")})
    for name, text in core.items():
        if text.strip() and name not in PUBLISHED_PROPERTIES:
            yield GateFault("names-inside", {"part": CORE, "property": name})
    for name, tree in file.trees.items():
        if name.startswith("docProps/") and name != CORE:
            for element in tree.iter(etree.Element):
                if etree.QName(element).localname in MAKERS and (element.text or "").strip():
                    yield GateFault("names-inside", {"part": name, "property": etree.QName(element).localname})


def language_faults(file: WordFile) -> Iterator[GateFault]:
    """Is British English the language of everything?"""
    defaults = value(file.trees[STYLES], "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    if defaults != LANGUAGE:
        yield GateFault("language", {"part": STYLES, "language": defaults or ""})
    for name, tree in {STYLES: file.trees[STYLES], **file.text_parts}.items():
        found = {element.get(qualified("w:val")) for element in tree.iter(qualified("w:lang"))} - {None, LANGUAGE}
        for language in sorted(found - ({defaults} if name == STYLES else set())):
            yield GateFault("language", {"part": name, "language": language})
    theme = value(file.trees.get(SETTINGS), "w:themeFontLang")
    if theme not in (None, LANGUAGE):
        yield GateFault("language", {"part": SETTINGS, "language": theme or ""})


def outside_faults(file: WordFile) -> Iterator[GateFault]:
    """Does it hold or point to anything that must not leave: pictures of itself, data, programs, other places?"""
    for relationship in file.relationships:
        if relationship.kind in FORBIDDEN_KINDS:
            yield GateFault(FORBIDDEN_KINDS[relationship.kind], {"part": relationship.target})
        elif relationship.is_external and relationship.kind != "hyperlink":
            yield GateFault("external-part", {"target": snippet(relationship.target)})
        elif relationship.is_external and not relationship.target.lower().startswith(ALLOWED_LINKS):
            yield GateFault("link-not-allowed", {"target": snippet(relationship.target)})
    for name in file.names:
        if name.lower().startswith("customxml/"):
            yield GateFault("custom-xml", {"part": name})
        elif name.lower().startswith("docprops/thumbnail"):
            yield GateFault("thumbnail", {"part": name})
        elif name.lower().endswith((".bin", ".exe", ".dll")):
            yield GateFault("macros", {"part": name})
    yield from _field_faults(file)


def _field_faults(file: WordFile) -> Iterator[GateFault]:
    for name, tree in file.text_parts.items():
        for instruction in _instructions(tree):
            if FORBIDDEN_FIELDS.match(instruction):
                yield GateFault("field-not-allowed", {"part": name, "field": snippet(instruction)})
            link = LINK_FIELD.match(instruction)
            if link is not None and not link[1].lower().startswith(ALLOWED_LINKS):
                yield GateFault("link-not-allowed", {"target": snippet(link[1])})


def _instructions(tree: Any) -> Iterator[str]:
    for paragraph in tree.iter(qualified("w:p")):
        instruction = ""
        for element in paragraph.iter(qualified("w:instrText"), qualified("w:fldChar"), qualified("w:fldSimple")):
            if element.tag == qualified("w:instrText"):
                instruction += element.text or ""
            elif element.tag == qualified("w:fldSimple"):
                yield element.get(qualified("w:instr"), "")
            elif instruction:
                yield instruction
                instruction = ""
        if instruction:
            yield instruction
