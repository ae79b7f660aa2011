"""The assurance record of an assessment: what was decided, waived, scored and kept, and what is still open.

People are named here, for it says who did what; the document is for those who answer for the assessment, not for
publication. Of the evidence nothing is read but the references of items.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.assessment import Assessment, Citation, Document, Score, Section
from domain.checks.standing import Standing as FindingsStanding
from domain.checks.standing import SwitchedOff, Waiver
from domain.frameworks.framework import Framework
from domain.review.comments import Comment, CommentKind
from domain.review.decisions import Decision, DraftVersion, Review, ScoreChange, ScoreSource, Standing
from domain.review.second_scores import SecondScore, SecondState
from domain.review.suggestions import UNSETTLED, Suggestion


@dataclass(frozen=True, slots=True)
class Chain:
    """The journal of the workspace as it was checked: its newest hash, how many entries, when, and faults found."""

    head: str
    entries: int
    checked_at: datetime
    faults: int = 0


@dataclass(frozen=True, slots=True)
class AssuranceRecord:
    """What the record tells; whatever belongs to the report itself has no section.

    `parts` gives the part of each section by its id, `references` the reference of each evidence item, `given` the
    present score of each statement that has one, by its part. `decisions`, `scores` and `versions` are in their order.
    `must_change` and `suggestions` are open, `detached` are the citations that lost their words. `let_stand` are the
    findings of checks that somebody waived, those of the report first; `switched_off` the rules that are not asked.
    """

    assessment: Assessment
    framework: Framework
    parts: Mapping[str, str]
    report: Standing
    sections: tuple[Standing, ...]
    decisions: tuple[Decision, ...]
    given: Mapping[str, Score]
    scores: tuple[ScoreChange, ...]
    second_scores: tuple[SecondScore, ...]
    versions: tuple[DraftVersion, ...]
    must_change: tuple[Comment, ...]
    other_comments: int
    suggestions: tuple[Suggestion, ...]
    detached: tuple[Citation, ...]
    references: Mapping[str, str]
    let_stand: tuple[Waiver, ...]
    switched_off: tuple[SwitchedOff, ...]
    chain: Chain
    at: datetime

    @property
    def waived(self) -> tuple[Decision, ...]:
        """The decisions that somebody took on his or her own work, with the reason why that was let be."""
        return tuple(each for each in self.decisions if each.waiver)

    @property
    def moderated(self) -> tuple[ScoreChange, ...]:
        """The changes of scores that were made elsewhere than in the draft: second scores, the panel, accuracy."""
        return tuple(each for each in self.scores if each.source is not ScoreSource.DRAFT)


def build_record(
    framework: Framework,
    document: Document,
    review: Review,
    comments: Iterable[Comment],
    suggestions: Iterable[Suggestion],
    chain: Chain,
    second_scores: Iterable[SecondScore] = (),
    findings: FindingsStanding = FindingsStanding(),  # noqa: B008 - a frozen value
) -> AssuranceRecord:
    """Return the record of `document`, whose framework is `framework`, as of the moment at which `chain` was checked.

    `comments`, `suggestions` and `second_scores` are those of the assessment, in the order of its report; a second
    score that is only begun is left out.
    """
    places = {section.id: place for place, section in enumerate(document.sections)}
    standings = (review.report, *review.sections)
    open_ones = [comment for comment in comments if comment.is_open]
    must_change = tuple(comment for comment in open_ones if comment.kind is CommentKind.MUST_CHANGE)
    return AssuranceRecord(
        assessment=document.assessment,
        framework=framework,
        parts={section.id: section.part_id for section in document.sections},
        report=review.report,
        sections=review.sections,
        decisions=tuple(sorted((each for one in standings for each in one.decisions), key=lambda each: each.number)),
        given={section.part_id: section.score for section in document.sections if _is_scored(section)},
        scores=tuple(each for one in review.sections for each in one.scores),
        second_scores=tuple(each for each in second_scores if each.state is not SecondState.BEGUN),
        versions=tuple(sorted((each for one in standings for each in one.versions), key=lambda each: each.number)),
        must_change=must_change,
        other_comments=len(open_ones) - len(must_change),
        suggestions=tuple(each for each in suggestions if each.state in UNSETTLED),
        detached=tuple(each for each in document.citations if each.is_detached),
        references={item.id: item.reference for item in document.items},
        let_stand=tuple(sorted(findings.waivers, key=lambda each: (places.get(each.section_id, -1), each.at))),
        switched_off=findings.switched_off,
        chain=chain,
        at=chain.checked_at,
    )


def _is_scored(section: Section) -> bool:
    return section.score.level is not None or bool(section.score.category_levels)
