"""The gate of a web page: accessible in structure, nothing loaded, nothing run, nothing hidden."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from export.gate.fault import GateFault, snippet

LANGUAGE = "en-GB"
ALLOWED_LINKS = ("https://", "mailto:", "#")
LOADERS = frozenset(
    {
        "script", "iframe", "frame", "object", "embed", "applet", "link", "img", "picture", "source", "audio", "video",
        "track", "base", "portal", "form", "input",
    }
)  # fmt: skip
LANDMARKS = ("header", "main")
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
FORBIDDEN_META = frozenset({"author", "generator", "creator", "application-name"})
_REMOTE_STYLE = re.compile(r"@import|url\s*\(|expression\s*\(", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])")


@dataclass(slots=True)
class _Element:
    tag: str
    attributes: Mapping[str, str]
    text: str = ""
    tags_within: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """Collects the elements of a page with the words within each; `faults` has what the parsing itself found."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[_Element] = []
        self.open: list[_Element] = []
        self.faults: list[GateFault] = []
        self.has_doctype = False
        self.files: frozenset[str] = frozenset()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: text or "" for name, text in attrs})
        self.elements.append(element)
        for outer in self.open:
            outer.tags_within.append(tag)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].tag != tag:
            self.faults.append(GateFault("part-malformed", {"part": f"</{tag}>"}))
        while self.open and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        self.faults.append(GateFault("hidden-text", {"text": snippet(data)}))

    def handle_decl(self, decl: str) -> None:
        self.has_doctype = decl.casefold() == "doctype html"

    def named(self, *tags: str) -> Iterator[_Element]:
        return (element for element in self.elements if element.tag in tags)


def check_web(html: str, files: frozenset[str] = frozenset()) -> tuple[GateFault, ...]:
    """Return what is wrong with a finished web page, in the order of the rules; () when it may go out.

    `files` are the relative addresses of what lies beside the page and may be linked to.
    Source of the rules: the Web Content Accessibility Guidelines 2.2 (AA) as far as a program can tell.
    """
    page = _Page()
    page.files = files
    page.feed(html)
    page.close()
    if page.open or not page.has_doctype:
        page.faults.append(GateFault("part-malformed", {"part": "html"}))
    rules = (_document_faults, _structure_faults, _table_faults, _outside_faults, _hidden_faults)
    return tuple(page.faults) + tuple(fault for rule in rules for fault in rule(page))


def _document_faults(page: _Page) -> Iterator[GateFault]:
    languages = [element.attributes.get("lang", "") for element in page.named("html")]
    if languages != [LANGUAGE]:
        yield GateFault("language", {"part": "html", "language": " ".join(languages)})
    if not any(element.text.strip() for element in page.named("title")):
        yield GateFault("title-missing")
    for element in page.named("meta"):
        if element.attributes.get("name", "").casefold() in FORBIDDEN_META:
            yield GateFault("names-inside", {"part": "meta", "property": element.attributes["name"]})


def _structure_faults(page: _Page) -> Iterator[GateFault]:
    counts = Counter(element.tag for element in page.elements)
    for tag in LANDMARKS:
        if counts[tag] != 1:
            yield GateFault("landmark-missing", {"landmark": tag})
    yield from _heading_faults(page)
    ids = Counter(element.attributes["id"] for element in page.elements if "id" in element.attributes)
    for name in (name for name, count in ids.items() if count > 1):
        yield GateFault("bookmark-repeated", {"reference": name})
    links = [element.attributes.get("href", "") for element in page.named("a")]
    for link in links:
        if link.startswith("#") and link[1:] not in ids:
            yield GateFault("reference-unanswered", {"part": "html", "reference": link})
    if not links or links[0] != "#main":
        yield GateFault("skip-link-missing")


def _heading_faults(page: _Page) -> Iterator[GateFault]:
    above = 0
    for element in page.elements:
        match = _HEADING.fullmatch(element.tag)
        if match is None:
            continue
        level = int(match[1])
        if level > above + 1 or (level == 1 and above):
            data = {"text": snippet(element.text), "level": str(level), "above": str(above)}
            yield GateFault("heading-order", data)
        above = level
    if above == 0:
        yield GateFault("heading-order", {"text": "", "level": "0", "above": "0"})


def _table_faults(page: _Page) -> Iterator[GateFault]:
    for table in page.named("table"):
        if "caption" not in table.tags_within:
            yield GateFault("table-text-missing", {"text": snippet(table.text)})
        if "thead" not in table.tags_within:
            yield GateFault("table-header-missing", {"text": snippet(table.text)})
    for head in page.named("th"):
        if head.attributes.get("scope") not in ("col", "row"):
            yield GateFault("table-header-missing", {"text": snippet(head.text)})


def _outside_faults(page: _Page) -> Iterator[GateFault]:
    for element in page.elements:
        if element.tag in LOADERS:
            yield GateFault("external-part", {"target": element.tag})
        for name in element.attributes:
            if name.startswith("on") or name in ("src", "srcset", "background", "ping", "action"):
                yield GateFault("external-part", {"target": f"{element.tag} {name}"})
    for link in page.named("a"):
        target = link.attributes.get("href", "")
        if not target.lower().startswith(ALLOWED_LINKS) and target not in page.files:
            yield GateFault("link-not-allowed", {"target": snippet(target)})
        if not link.text.strip():
            yield GateFault("link-without-words", {"target": snippet(target)})
    styles = [element.text for element in page.named("style")]
    styles += [element.attributes["style"] for element in page.elements if "style" in element.attributes]
    if any(_REMOTE_STYLE.search(style) for style in styles):
        yield GateFault("external-part", {"target": "style"})


def _hidden_faults(page: _Page) -> Iterator[GateFault]:
    for element in page.elements:
        if "hidden" in element.attributes or element.tag == "template" or "style" in element.attributes:
            yield GateFault("hidden-text", {"text": snippet(element.text)})
        elif element.tag in ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6") and not element.text.strip():
            yield GateFault("empty-paragraph", {"after": element.tag})
