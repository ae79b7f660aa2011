"""A Word file taken apart for checking: its parts, their trees and their relationships."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from export.gate.fault import GateFault
from export.word.names import qualified

MAIN = "word/document.xml"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
SETTINGS = "word/settings.xml"
CORE = "docProps/core.xml"
TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of the part `source` ("" for the package); `kind` is the last word of its type."""

    source: str
    id: str
    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True)
class WordFile:
    """The parts by name and the trees of those that are XML."""

    names: tuple[str, ...]
    trees: dict[str, Any]

    @cached_property
    def relationships(self) -> tuple[Relationship, ...]:
        """Every relationship of the package and of its parts."""
        return tuple(
            relationship
            for name, tree in self.trees.items()
            if name.endswith(".rels")
            for relationship in _relationships(name, tree)
        )

    @property
    def text_parts(self) -> dict[str, Any]:
        """The trees that hold text for readers: the body, headers, footers and notes."""
        starts = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
        return {name: tree for name, tree in self.trees.items() if name == MAIN or name.startswith(starts)}

    def paragraphs(self) -> Iterator[tuple[str, Any]]:
        """Yield each paragraph of the text parts with the name of its part."""
        for name, tree in self.text_parts.items():
            for paragraph in tree.iter(qualified("w:p")):
                yield name, paragraph


def take_apart(data: bytes) -> WordFile | GateFault:
    """Return the parts of a Word file, or the fault that keeps it from opening."""
    trees: dict[str, Any] = {}
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = tuple(archive.namelist())
            contents = {name: archive.read(name) for name in names}
    except (BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        return GateFault("not-a-word-file", {"reason": type(error).__name__})
    for name, content in contents.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(content, _parser())
            except etree.XMLSyntaxError:
                return GateFault("part-malformed", {"part": name})
    for name in (TYPES, "_rels/.rels", MAIN, STYLES):
        if name not in trees:
            return GateFault("part-missing", {"part": name})
    return WordFile(names, trees)


def _parser() -> etree.XMLParser[etree._Element]:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def text_of(element: Any) -> str:
    """Return the words of an element, without field instructions."""
    return "".join(text.text or "" for text in element.iter(qualified("w:t")))


def value(element: Any, path: str) -> str | None:
    """Return the w:val of the first element at `path` below `element`, None where there is neither."""
    found = None if element is None else element.find(path, NAMESPACE)
    return None if found is None else found.get(qualified("w:val"))


def is_on(element: Any) -> bool:
    """Return whether a switch such as <w:vanish/> is on: it is unless its value says otherwise."""
    return element is not None and element.get(qualified("w:val"), "1") not in ("0", "false", "off")


NAMESPACE = {"w": qualified("w:p")[1:].partition("}")[0]}


def _relationships(name: str, tree: Any) -> Iterator[Relationship]:
    folder, file = posixpath.split(name)
    base = posixpath.dirname(folder)
    source = posixpath.join(base, file.removesuffix(".rels"))
    for element in tree:
        is_external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not is_external:
            target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
        kind = element.get("Type", "").rsplit("/", 1)[-1]
        yield Relationship(source, element.get("Id", ""), kind, target, is_external)
