"""Open a Word template, check that it keeps the contract of styles, and take out what must not be published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from export.errors import ExportError
from export.word.names import qualified

STYLES: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "Assay Title",
            "Assay Date",
            "Assay Body",
            "Assay Lead",
            "Assay Score",
            "Assay Quote",
            "Assay Note",
            "Assay Missing",
            "Assay Rating",
            "Assay Rating Detail",
            "Assay Table Text",
            "Assay Table Number",
            "List Bullet",
            "TOC Heading",
            *(f"heading {level}" for level in range(1, 7)),
            *(f"toc {level}" for level in range(1, 5)),
            "header",
            "footer",
        ),
        "paragraph",
    ),
    "Hyperlink": "character",
    "Assay Reference": "character",
    "Assay Table": "table",
}

PRIVATE_RELATIONSHIPS = (
    "extended-properties",
    "custom-properties",
    "thumbnail",
    "customXml",
    "attachedTemplate",
    "people",
    "comments",
)
PRIVATE_SETTINGS = ("rsids", "attachedTemplate", "docVars", "updateFields", "trackRevisions")


class TemplateFault(ExportError):
    """The template cannot be used; `data` has its file "name" and, for "template-style-missing", the "style"."""


@dataclass(frozen=True, slots=True)
class Template:
    """An opened template: its python-docx document, the contract's style ids by style name, the bullets' numbering."""

    document: WordDocument
    style_ids: Mapping[str, str]
    bullets_id: str


def open_template(path: Path) -> Template:
    """Return the template at `path` with an empty body, without its authors, revision ids and foreign parts.

    Raises TemplateFault: "template-unreadable" when it is no Word file, "template-style-missing" when a style of
    STYLES is absent or of another type, "template-list-without-numbering" when its List Bullet style is no real list.
    """
    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError, etree.XMLSyntaxError) as error:
        raise TemplateFault("template-unreadable", {"name": path.name}) from error
    style_ids = _style_ids(document, path.name)
    bullets_id = _bullets_id(document, style_ids["List Bullet"], path.name)
    _empty_body(document)
    _drop_private_parts(document)
    return Template(document, style_ids, bullets_id)


def _style_ids(document: WordDocument, name: str) -> dict[str, str]:
    found: dict[tuple[str, str], str] = {}
    for style in document.styles.element.iterchildren(qualified("w:style")):
        style_name = style.find(qualified("w:name"))
        if style_name is not None:
            key = (style.get(qualified("w:type")), style_name.get(qualified("w:val")).lower())
            found[key] = style.get(qualified("w:styleId"))
    for style_wanted, kind in STYLES.items():
        if (kind, style_wanted.lower()) not in found:
            raise TemplateFault("template-style-missing", {"name": name, "style": style_wanted})
    return {wanted: found[kind, wanted.lower()] for wanted, kind in STYLES.items()}


def _bullets_id(document: WordDocument, style_id: str, name: str) -> str:
    path = f'{{*}}style[@{qualified("w:styleId")}="{style_id}"]/{{*}}pPr/{{*}}numPr/{{*}}numId'
    numbering = document.styles.element.find(path)
    if numbering is None:
        raise TemplateFault("template-list-without-numbering", {"name": name})
    return str(numbering.get(qualified("w:val")))


def _empty_body(document: WordDocument) -> None:
    body = document.element.body
    for child in list(body):
        if child.tag != qualified("w:sectPr"):
            body.remove(child)


def _drop_private_parts(document: WordDocument) -> None:
    package = document.part.package
    for holder in (package, *package.iter_parts()):
        for key, relationship in list(holder.rels.items()):
            if relationship.reltype.rsplit("/", 1)[-1] in PRIVATE_RELATIONSHIPS:
                del holder.rels[key]
    for part in package.iter_parts():
        root = getattr(part, "element", None)
        if root is not None:
            _drop_revision_ids(root)
    settings = document.settings.element
    for name in PRIVATE_SETTINGS:
        for element in settings.findall(qualified(f"w:{name}")):
            settings.remove(element)


def _drop_revision_ids(root: Any) -> None:
    for element in root.iter(etree.Element):
        for name in [name for name in element.attrib if _is_revision_id(name)]:
            del element.attrib[name]
    for element in list(root.iter(qualified("w:rsid"))):
        element.getparent().remove(element)


def _is_revision_id(name: str) -> bool:
    local = name.rsplit("}", 1)[-1]
    return local.startswith("rsid") or local in ("paraId", "textId")
