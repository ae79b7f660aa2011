"""Recognise a published report in plain blocks: which words are the framework's, which are the findings."""

from __future__ import annotations

from dataclasses import dataclass

from domain.blocks import Notice, SourceText, TextBlock
from domain.framework import Framework


@dataclass(frozen=True, slots=True)
class PublishedPart:
    """One statement or narrative part as a published report prints it. `score` is None where none was printed."""

    part_id: str
    findings: tuple[TextBlock, ...]
    score: int | None = None


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """What was recognised. `unrecognised` holds every block that found no place, in order: nothing is dropped."""

    authority: str
    parts: tuple[PublishedPart, ...]
    unrecognised: tuple[TextBlock, ...]
    notices: tuple[Notice, ...]


def recognise(source: SourceText, framework: Framework) -> PublishedReport:
    """Sort the blocks of a published report into the parts of `framework`; see the module for what is reported."""
    raise NotImplementedError
