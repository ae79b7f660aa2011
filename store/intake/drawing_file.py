"""The words of SVG drawings: text elements only; scripts are noted and nothing is loaded."""

from __future__ import annotations

from pathlib import Path

from domain.evidence.evidence import BlockKind
from store.intake.gathering import Gathering
from store.intake.package import attribute, local_name, parse_xml

_REMOTE = ("http:", "https:", "file:", "//")


def read_drawing(path: Path, gathered: Gathering) -> None:
    """Gather the words of an .svg; raises Unreadable and Full."""
    root = parse_xml(path.read_bytes())
    gathered.pages = 1
    for element in root.iter():
        name = local_name(element)
        if name == "script" or any(str(key).lower().startswith("on") for key in element.attrib):
            gathered.notice("scripts-not-run")
        if name in ("image", "use", "feImage") and attribute(element, "href").lower().startswith(_REMOTE):
            gathered.notice("external-not-fetched")
        if name == "title" and element.getparent() is root:
            gathered.say("title", element.text or "")
        elif name in ("text", "desc"):
            gathered.add(BlockKind.PARAGRAPH, " ".join("".join(element.itertext()).split()))
