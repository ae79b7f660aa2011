"""The names of the REFI-QDA project format, version 1.0 of 18 March 2019."""

from __future__ import annotations

NAMESPACE = "urn:QDA-XML:project:1.0"
PROJECT = "project.qde"
SOURCES = "sources"
INTERNAL = "internal://"


def named(local: str) -> str:
    """Return a local name as lxml spells it, with the namespace in braces."""
    return f"{{{NAMESPACE}}}{local}"
