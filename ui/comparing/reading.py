"""Read, on the worker, what can be compared and what changed between the two versions that are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.queries.comparisons import NOW, Comparison, Side, SideKind, Sides, compare_sides, load_sides
from ui.comparing.choices import first_sides, kept_hash, standing_of

if TYPE_CHECKING:
    from store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to compare, in a section or the report; no sides for those that are compared first."""

    section_id: str = ""
    sides: tuple[Side, Side] | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """The two sides, what changed between them, and what else can be chosen; no comparison where there is nothing."""

    sides: Sides
    section_id: str
    chosen: tuple[Side, Side] | None
    comparison: Comparison | None

    def hash_of(self, section_id: str) -> str:
        """Return the hash by which the earlier side's section can be brought back; empty where it cannot."""
        return kept_hash(self.sides, self.chosen[0], section_id) if self.chosen is not None else ""


def read_comparison(workspace: Workspace, assessment_id: str, person: str, wanted: Wanted) -> Read:
    """Return what is wanted; sides that are there no longer give way to those compared first."""
    sides = load_sides(workspace, assessment_id)
    chosen = tuple(_by_version(sides, side, wanted.section_id) for side in wanted.sides or ())
    if len(chosen) != 2 or not all(_is_there(sides, side, wanted.section_id) for side in chosen):
        first = first_sides(sides, wanted.section_id, person)
        if first is None:
            return Read(sides, wanted.section_id, None, None)
        chosen = first
    old, new = chosen
    found = compare_sides(workspace, assessment_id, old, new, wanted.section_id)
    return Read(sides, wanted.section_id, (old, new), found)


def _by_version(sides: Sides, side: Side, section_id: str) -> Side:
    """Return a side that is told by its hash as the version of it, which has a name."""
    if side.kind is not SideKind.KEPT:
        return side
    versions = (*standing_of(sides, section_id).versions, *sides.review.report.versions)
    found = next((each for each in reversed(versions) if each.sha256 == side.key), None)
    return Side(SideKind.VERSION, found.id) if found is not None else side


def _is_there(sides: Sides, side: Side, section_id: str) -> bool:
    """Whether a side can be chosen for a section: a version of another section is not one of it."""
    match side.kind:
        case SideKind.ASSESSMENT:
            return any(each.assessment_id == side.key for each in sides.neighbours)
        case SideKind.READ:
            standings = [each for each in sides.review.sections if section_id in ("", each.section_id)]
            return any(kept_hash(sides, side, each.section_id) for each in standings)
        case SideKind.VERSION:
            return bool(kept_hash(sides, side, section_id))
        case SideKind.KEPT:
            return True
    return side == NOW
