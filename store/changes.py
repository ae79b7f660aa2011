"""Who acts, and what an action changed: the values that travel between the store and its callers."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.values import IntakeReport


@dataclass(frozen=True, slots=True)
class Actor:
    """The person an entry of the journal is written for."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What one action changed. `tables` and `ids` name the rows, `result` carries new ids or references in order.

    `cancelled` names the sections ("" for the report) that an edit took back to where the procedure begins.
    """

    action: str
    assessment_id: str
    tables: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    section_ids: frozenset[str] = frozenset()
    result: tuple[str, ...] = ()
    cancelled: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether the action found nothing to change, so that no entry was written."""
        return not self.ids


@dataclass(frozen=True, slots=True)
class TakenIn(Changed):
    """What an intake changed, with its report; `result` carries the references given, in order."""

    report: IntakeReport = field(default_factory=IntakeReport)
