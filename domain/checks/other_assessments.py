"""What stands in the assessments of other authorities, and what must not be taken over from there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OtherAssessment:
    """The text of another assessment of the workspace: its authority and its passages without headings, in order."""

    authority: str
    passages: tuple[str, ...]
