"""What is recognised in a published report or a draft of one: its parts, and what found no place."""

from __future__ import annotations

from dataclasses import dataclass

from domain.published.draft_lines import reason_in
from domain.text.blocks import Notice, TextBlock


@dataclass(frozen=True, slots=True)
class PublishedPart:
    """One statement or narrative part as a published report prints it. `score` is None where none was printed.

    `rationale` are the blocks of the reason that a self-assessment gives for the score, the first with what announces
    it where that stands on its line.
    """

    part_id: str
    findings: tuple[TextBlock, ...]
    score: int | None = None
    rationale: tuple[TextBlock, ...] = ()

    @property
    def reason(self) -> str:
        """The rationale as one text, a line for each block; empty where none was printed."""
        return "\n".join(reason_in(block.text) for block in self.rationale)


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """What was recognised. `unrecognised` holds every block that found no place, in order: nothing is dropped.

    `matched` holds the blocks that are the framework's own words, or another wording of them in their place (then a
    notice says so), labels of a form, and what other lines say too on the pages they were copied from. Each block of
    the source is in the findings or the rationale of one part, in `unrecognised` or in `matched`.
    """

    authority: str
    parts: tuple[PublishedPart, ...]
    unrecognised: tuple[TextBlock, ...]
    notices: tuple[Notice, ...]
    matched: tuple[TextBlock, ...] = ()
