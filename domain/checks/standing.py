"""What people have said about findings: which they waive, and which rules they have switched off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.assessment import Anchor
from domain.checks.finding import Finding

TELLS_SCORE = frozenset(
    {
        "level-words",
        "tone-against-score",
        "score-contradicted",
        "balance-against-score",
        "rationale-missing",
        "rationale-too-short",
        "rationale-apart",
        "rationale-of-other-level",
        "rationale-unchanged",
        "rationale-contradicted",
    }
)
"""The codes of findings that there are only beside the score of a section, or its reason: a waiver of one tells it."""
TELLS_RATING = frozenset(
    {
        "rating-contradicted",
        "percentage-of-rating-contradicted",
        "summary-of-other-level",
        "summary-against-scores",
        "scores-miscounted",
    }
)
"""The codes of findings that there are only beside all scores of an assessment: they tell the rating, or levels."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A person's word that one finding may stand, with the reason.

    `words` and `data` are the finding's own when it was waived: where either is another one now, the waiver does not
    hold. `anchor` is where the words stand now; None for a finding of a whole section or of the report, whose
    `section_id` is empty. A detached waiver's words are gone.
    """

    id: str
    code: str
    section_id: str
    reason: str
    by: str
    at: datetime
    words: str = ""
    data: tuple[tuple[str, str], ...] = ()
    anchor: Anchor | None = None
    is_detached: bool = False


@dataclass(frozen=True, slots=True)
class SwitchedOff:
    """A rule, by the code of its findings, that is not asked in one assessment."""

    code: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What was said about the findings of one assessment."""

    waivers: tuple[Waiver, ...] = ()
    switched_off: tuple[SwitchedOff, ...] = ()


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding with the waiver that holds for it."""

    finding: Finding
    waiver: Waiver


def sort_out(findings: Iterable[Finding], standing: Standing) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """Return the findings that stand and those that are waived, each in the order given.

    Findings of rules that are switched off are in neither.
    """
    off = {each.code for each in standing.switched_off}
    by_code: dict[str, list[Waiver]] = defaultdict(list)
    for waiver in standing.waivers:
        by_code[waiver.code].append(waiver)
    stand, waived = [], []
    for finding in findings:
        if finding.code in off:
            continue
        held_by = _waiver_of(finding, by_code[finding.code]) if finding.code in by_code else None
        if held_by is None:
            stand.append(finding)
        else:
            waived.append(Waived(finding, held_by))
    return tuple(stand), tuple(waived)


def _waiver_of(finding: Finding, waivers: Sequence[Waiver]) -> Waiver | None:
    return next((each for each in waivers if _holds(each, finding)), None)


def _holds(waiver: Waiver, finding: Finding) -> bool:
    """Return whether a waiver of the same code holds for a finding: the same words, at the place that follows them."""
    if waiver.is_detached or waiver.data != finding.data or waiver.section_id != finding.section_id:
        return False
    anchor = waiver.anchor
    if anchor is None or not finding.text:
        return anchor is None and not finding.text
    place = (anchor.passage_id, anchor.start, anchor.end)
    return waiver.words == finding.text and place == (finding.passage_id, finding.start, finding.end)
