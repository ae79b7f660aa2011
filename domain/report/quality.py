"""What a quality sheet tells: whether an assessment may be published, why not, and what was let stand.

The sentences about findings are said by whoever makes it, for rules have none of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.assessment import Assessment
from domain.evidence.coverage import Share


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One thing: where it is, what it is, and the words it stands on, if it does."""

    place: str
    sentence: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Things of one kind or family, in report order."""

    title: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class SheetWaiver:
    """What somebody let stand, and why."""

    line: SheetLine
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SheetRule:
    """A rule that is not asked in the assessment."""

    rule: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FamilyCount:
    """How many findings of a family stand, by their severity, and how many are waived."""

    title: str
    must: int = 0
    should: int = 0
    may: int = 0
    waived: int = 0

    def __add__(self, other: FamilyCount) -> FamilyCount:
        return FamilyCount(
            self.title,
            self.must + other.must,
            self.should + other.should,
            self.may + other.may,
            self.waived + other.waived,
        )


@dataclass(frozen=True, slots=True)
class QualitySheet:
    """All of it, as of a moment. `coverage` has the share of each section that has text, by its name.

    `notes` are sentences on what could not be checked.
    """

    assessment: Assessment
    framework_title: str
    at: datetime
    in_the_way: tuple[SheetGroup, ...]
    waivers: tuple[SheetWaiver, ...]
    rules: tuple[SheetRule, ...]
    counts: tuple[FamilyCount, ...]
    report_coverage: Share
    coverage: tuple[tuple[str, Share], ...]
    notes: tuple[str, ...] = ()

    @property
    def blockers(self) -> int:
        """How many things are in the way."""
        return sum(len(group.lines) for group in self.in_the_way)

    @property
    def is_ready(self) -> bool:
        """Whether the assessment may be published."""
        return not self.blockers
