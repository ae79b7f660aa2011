"""May this be published: everything that stands in the way, each thing once, with the place where it is mended.

This is the one place in which the question is answered; the window, the export and the command line all ask here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain.assessment import Document, Section, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.frameworks.framework import Framework, PartKind
from domain.frameworks.procedure import DecisionRule, Procedure, Scope
from domain.review.comments import Comment, Target
from domain.review.decisions import Review, Standing
from domain.review.procedure import stage_name, way
from domain.review.suggestions import UNSETTLED, Suggestion


class BlockerKind(StrEnum):
    """What stands in the way of publication, in the order in which it is said."""

    CHECK = "check"
    EXPORT = "export"
    COMMENT = "comment"
    SUGGESTION = "suggestion"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that stands in the way, and its place: the characters [start, end) of a passage, a section, or, without
    one, the report.

    `family` is that of a check. `text` are the words at the place, `row_id` names the comment or the suggestion, and
    `data` fills the sentence of `code`.
    """

    code: str
    kind: BlockerKind
    section_id: str = ""
    passage_id: str = ""
    start: int = 0
    end: int = 0
    text: str = ""
    family: Family | None = None
    row_id: str = ""
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether something may be published: it may when nothing stands in the way."""

    blockers: tuple[Blocker, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether it may be published."""
        return not self.blockers

    def of_section(self, section_id: str) -> Gate:
        """Return the gate of one section alone, which only what is of it can keep from being published."""
        return Gate(tuple(each for each in self.blockers if each.section_id == section_id))


@dataclass(frozen=True, slots=True)
class Gap:
    """What the gate of the export finds missing in the report as it is printed; `anchor` is that of its heading."""

    code: str
    anchor: str
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Remarks:
    """What people have said of an assessment, as one meets it reading its report, and where its review stands."""

    review: Review
    comments: tuple[Comment, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


def judge(
    framework: Framework, document: Document, findings: Iterable[Finding], remarks: Remarks, gaps: Iterable[Gap] = ()
) -> Gate:
    """Return the gate of an assessment, whose framework is `framework`.

    `findings` are those that stand: what is waived or switched off keeps nothing back. Of them, those of the severity
    "must" block, with the codes of the checks. Codes beside these: "comment-open", "suggestion-open" and
    "suggestion-in-conflict" (what was suggested in one go is one thing), "section-not-ready", "section-changed",
    "report-not-ready", "report-changed" (see `_approvals`), the codes of `gaps`, and "scores-hidden" for whoever scores
    a statement blind, and cannot know what its score keeps back.
    """
    must = of_findings(findings)
    blockers = [
        *must,
        *_gaps(framework, document, must, gaps),
        *_comments(document, remarks.comments),
        *_suggestions(remarks.suggestions),
        *_approvals(framework.procedure, remarks.review),
    ]
    return Gate(tuple(blockers))


def of_findings(findings: Iterable[Finding]) -> tuple[Blocker, ...]:
    """Return what the findings that stand keep back, by family: those of the severity "must"."""
    families = list(Family)
    must = (_of_finding(each) for each in findings if each.severity is Severity.MUST)
    return tuple(sorted(must, key=lambda each: families.index(each.family or Family.EVIDENCE)))


def _of_finding(finding: Finding) -> Blocker:
    return Blocker(
        finding.code,
        BlockerKind.CHECK,
        finding.section_id,
        finding.passage_id,
        finding.start,
        finding.end,
        finding.text,
        finding.family,
        data=finding.data,
    )


def _gaps(
    framework: Framework, document: Document, must: tuple[Blocker, ...], gaps: Iterable[Gap]
) -> Iterator[Blocker]:
    """Yield what the printed report would lack and no check has said: a check that is waived or off says nothing.

    That the rating is not printed follows from a score that is missing, and is not said.
    """
    said = {(each.code, each.section_id) for each in must}
    ratings = {part.id for part in framework.outline if part.kind is PartKind.RATING}
    sections = {section.part_id: section for section in document.sections}
    for section in document.sections:
        if section.score.is_hidden:
            yield Blocker("scores-hidden", BlockerKind.EXPORT, section.id)
    for gap in gaps:
        part_id = gap.anchor.removesuffix(_FINDINGS)
        place = sections.get(part_id)
        if part_id in ratings or (place is not None and _is_said(place, gap, said)):
            continue
        yield Blocker(gap.code, BlockerKind.EXPORT, place.id if place else "", data=gap.data)


_FINDINGS = "-findings"
"""How the anchors of the findings' headings end (see domain.report.report); under a statement's own is its score."""
_MISSING = {SectionKind.NARRATIVE: "narrative-missing", SectionKind.FACTS: "facts-missing"}


def _is_said(section: Section, gap: Gap, said: set[tuple[str, str]]) -> bool:
    if section.kind is not SectionKind.STATEMENT:
        return (_MISSING[section.kind], section.id) in said
    if gap.anchor.endswith(_FINDINGS):
        return ("findings-missing", section.id) in said
    return section.score.is_hidden or ("score-missing", section.id) in said


def _comments(document: Document, comments: Iterable[Comment]) -> Iterator[Blocker]:
    references = {item.id: item.reference for item in document.items}
    for comment in (each for each in comments if each.is_open):
        anchor = comment.anchor if comment.target is Target.TEXT and not comment.is_detached else None
        place = (anchor.passage_id, anchor.start, anchor.end, anchor.exact) if anchor else ("", 0, 0, "")
        data = (
            ("person", comment.person),
            ("asks", str(comment.kind)),
            ("text", comment.text),
            ("target", str(comment.target)),
            ("reference", references.get(comment.item_id, "")),
        )
        yield Blocker("comment-open", BlockerKind.COMMENT, comment.section_id, *place, row_id=comment.id, data=data)


def _suggestions(suggestions: Iterable[Suggestion]) -> Iterator[Blocker]:
    groups: set[str] = set()
    for each in suggestions:
        if each.state not in UNSETTLED or each.group in groups:
            continue
        groups.add(each.group)
        anchor = each.anchor
        data = (("person", each.person), ("words", anchor.exact), ("replacement", each.replacement))
        yield Blocker(
            f"suggestion-{each.state}",
            BlockerKind.SUGGESTION,
            each.section_id,
            anchor.passage_id,
            anchor.start,
            anchor.end,
            anchor.exact,
            row_id=each.id,
            data=data,
        )


def _approvals(procedure: Procedure, review: Review) -> Iterator[Blocker]:
    """Yield what is not decided yet, and what was changed since it was decided; nothing without a procedure.

    The report is published from the stages of the decision that leads to the end of its way, and its sections stand
    where that decision asks them to. An approval is of the exact text: where it is another one now, the section says
    so, and the report, of which that is a part, only when none of its sections does.
    """
    if not procedure.stages:
        return
    from_stages, sections_at = _published_from(procedure)
    report, changed = review.report, False
    for standing in review.sections:
        if sections_at and standing.stage not in sections_at:
            yield _not_ready("section-not-ready", procedure, standing, sections_at)
        elif sections_at and _is_changed(standing):
            changed = True
            yield _changed("section-changed", procedure, standing)
    if from_stages and report.stage not in from_stages:
        yield _not_ready("report-not-ready", procedure, report, from_stages)
    elif from_stages and not changed and _is_changed(report):
        yield _changed("report-changed", procedure, report)


def _published_from(procedure: Procedure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the stages at which the report may be published, and those at which its sections must stand; () for any.

    Without decisions on the report, its sections are to be at the end of their way.
    """
    if not any(rule.scope is Scope.REPORT for rule in procedure.decisions):
        return (), _end(procedure, Scope.SECTION)
    (last,) = _end(procedure, Scope.REPORT)
    rules = [rule for rule in procedure.decisions if _publishes(rule, last)]
    from_stages = dict.fromkeys(stage for rule in rules for stage in rule.stages)
    sections_at = dict.fromkeys(stage for rule in rules for stage in rule.sections_at)
    return (*from_stages, last), tuple(sections_at) if all(rule.sections_at for rule in rules) else ()


def _publishes(rule: DecisionRule, last: str) -> bool:
    return rule.scope is Scope.REPORT and rule.leads_to == last and not rule.step_back


def _end(procedure: Procedure, scope: Scope) -> tuple[str, ...]:
    return (way(procedure, scope, procedure.first_stage)[-1].id,)


def _not_ready(code: str, procedure: Procedure, standing: Standing, wanted: tuple[str, ...]) -> Blocker:
    stage = stage_name(procedure, standing.stage)
    data = (("stage", stage), ("wanted", stage_name(procedure, wanted[0])))
    return Blocker(code, BlockerKind.APPROVAL, standing.section_id, data=data)


def _is_changed(standing: Standing) -> bool:
    return standing.last_in_effect is not None and not standing.is_as_decided


def _changed(code: str, procedure: Procedure, standing: Standing) -> Blocker:
    last = standing.last_in_effect
    names = {rule.id: rule.name for rule in procedure.decisions}
    data = {
        "decision": names.get(last.kind, last.kind) if last else "",
        "person": last.person if last else "",
        "date": last.at.date().isoformat() if last else "",
    }
    return Blocker(code, BlockerKind.APPROVAL, standing.section_id, data=tuple(data.items()))
