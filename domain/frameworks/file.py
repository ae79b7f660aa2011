"""Read a framework from plain data, as its JSON file holds it, and write it back; faults name their place.

The data has the shape of `domain.frameworks.framework.Framework` field for field: objects for values, lists for
tuples, dates as "2025-01-17", levels in `characteristics` as names ("1"). `domain.frameworks.rules` says what must hold
beyond shape, `domain.frameworks.terms` which fixed phrases `terms` must give.
"""

from __future__ import annotations

from typing import Any

from domain.frameworks.framework import Framework
from domain.frameworks.rules import faults
from domain.plain_data import Misshapen, plain, read


class FrameworkFault(Exception):
    """A framework that cannot be used: which source, at which place in it, and what is wrong there.

    `place` reads like "themes[0].statements[2].categories[0]"; it is empty when the whole is at fault.
    """

    def __init__(self, source_name: str, place: str, problem: str) -> None:
        super().__init__(": ".join(part for part in (source_name, place, problem) if part))
        self.source_name = source_name
        self.place = place
        self.problem = problem


def parse_framework(data: object, source_name: str) -> Framework:
    """Return the framework that `data` (parsed JSON) describes.

    `source_name` is the file's name, for the message. Raises FrameworkFault for the first fault found: a field that is
    missing, unknown or of the wrong kind; a repeated id, number or name; a reference to nothing; bands that leave out
    a percentage that can occur, or overlap; a scale that does not ascend; an outline without statements or whose
    headings skip a level; dates the wrong way round; a phrase that is missing or has a placeholder it cannot fill.
    """
    try:
        framework: Framework = read(Framework, data)
    except Misshapen as fault:
        raise FrameworkFault(source_name, fault.place, fault.problem) from None
    for place, problem in faults(framework):
        raise FrameworkFault(source_name, place, problem)
    return framework


def framework_to_data(framework: Framework) -> dict[str, Any]:
    """Return plain data, ready for JSON, from which `parse_framework` makes an equal framework."""
    data: dict[str, Any] = plain(framework)
    return data
