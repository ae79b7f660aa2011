"""The namespaces of WordprocessingML and the qualified names made with them."""

from __future__ import annotations

from functools import cache

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "o": "urn:schemas-microsoft-com:office:office",
    "v": "urn:schemas-microsoft-com:vml",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix != "xml")
"""The namespaces as an element declares them in which XML of ours is parsed."""
KEPT = {"\r": "&#13;"}
"""What a text needs beside the usual entities: a parser takes a bare carriage return for the end of a line."""


@cache
def qualified(name: str) -> str:
    """Return "w:p" as lxml spells it, with the namespace in braces; raise KeyError for an unknown prefix."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
