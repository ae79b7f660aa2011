"""The command that tells how far the review of an assessment is: stages, decisions, scores, versions, comments."""

from __future__ import annotations

from argparse import Namespace

from domain.frameworks.framework import Framework
from domain.frameworks.procedure import Editing
from domain.review.comments import Comment
from domain.review.decisions import EDITED, Decision, Standing, since_effect
from domain.review.procedure import editing_at, stage_name
from store.queries.assessments import load_overview
from store.queries.comments import load_discussion
from store.queries.decisions import load_review
from store.queries.second_scores import load_second_scores
from store.values import Discussion
from ui.headless.choosing import chosen_assessment
from ui.headless.running import Answer, workspace_of
from ui.headless.second_scores import second_score_lines, second_scores_data
from ui.messages import COMMENT_KINDS, counted, part_name
from ui.sentences.comments import place_words


def review(chosen: Namespace) -> Answer:
    """Print the stages of an assessment, what was decided, its second scores and its comments.

    Open comments are findings, and so are second scores that differ and are not settled, and a section or a report that
    is no longer as it was decided on where the procedure protects it.
    """
    with workspace_of(chosen.folder) as workspace:
        assessment_id = chosen_assessment(workspace, chosen.assessment)
        assessment = load_overview(workspace, assessment_id)[0]
        framework = workspace.framework(assessment.framework_id)
        discussion = load_discussion(workspace, assessment_id)
        found = load_review(workspace, assessment_id)
        scoring = {each.section_id: each for each in load_second_scores(workspace, assessment_id, None).sections}
    number = sum(comment.is_open for comment in discussion.comments)
    data = {
        "stage": found.report.stage,
        "report": _standing_data(found.report),
        "sections": [
            {**_standing_data(each), "second_scores": second_scores_data(scoring.get(each.section_id))}
            for each in found.sections
        ],
        "comments": [_comment_data(comment, discussion) for comment in discussion.comments],
        "open": number,
    }
    standings = (found.report, *found.sections)
    lines = [_stage_line(each, framework) for each in standings if each.decisions]
    differing = [each for each in scoring.values() if any(second.is_open for second in each.seconds)]
    lines += [line for each in scoring.values() for line in second_score_lines(each, framework)]
    lines += [f"{counted(len(discussion.comments), 'comment')}, {number:,} open"]
    lines += [_line(comment, discussion, framework) for comment in discussion.comments if comment.is_open]
    is_lost = any(_is_lost(each, framework) for each in standings)
    return Answer(tuple(lines), data, has_findings=bool(number or differing) or is_lost)


def _is_lost(standing: Standing, framework: Framework) -> bool:
    """Whether content was changed since the decision that its stage rests on, where the procedure protects it."""
    is_protected = editing_at(framework.procedure, standing.stage) is not Editing.FREE
    return is_protected and standing.last_in_effect is not None and not standing.is_as_decided


def _stage_line(standing: Standing, framework: Framework) -> str:
    place = part_name(framework, standing.part_id) if standing.part_id else "The report"
    last = standing.decisions[-1]
    by = f"edited by {last.person}" if last.kind == EDITED else f"by {last.person}"
    changed = ", changed since it was decided on" if _is_lost(standing, framework) else ""
    return f"{place}: {stage_name(framework.procedure, standing.stage)}, {by}{changed}"


def _standing_data(standing: Standing) -> dict[str, object]:
    data: dict[str, object] = {
        "section": standing.part_id,
        "stage": standing.stage,
        "hash": standing.sha256,
        "as_decided": standing.is_as_decided,
        "approvals": [
            {"decision": each.kind, "person": each.person, "valid": each.is_valid}
            for each in since_effect(standing.decisions)
        ],
        "decisions": [_decision_data(each) for each in standing.decisions],
        "versions": [
            {
                "id": each.id,
                "number": each.number,
                "name": each.name,
                "person": each.person,
                "at": each.at.isoformat(),
                "hash": each.sha256,
                "decision": each.decision_id,
            }
            for each in standing.versions
        ],
    }
    return {**data, **_section_data(standing)} if standing.section_id else data


def _section_data(standing: Standing) -> dict[str, object]:
    return {
        "read": [
            {"person": each.person, "at": each.at.isoformat(), "hash": each.sha256, "current": each.is_current}
            for each in standing.readings
        ],
        "scores": [
            {
                "number": each.number,
                "category": each.category_id,
                "before": each.before,
                "after": each.after,
                "why": each.why,
                "person": each.person,
                "role": each.role,
                "at": each.at.isoformat(),
                "source": str(each.source),
            }
            for each in standing.scores
        ],
    }


def _decision_data(decision: Decision) -> dict[str, object]:
    return {
        "id": decision.id,
        "number": decision.number,
        "decision": decision.kind,
        "from": decision.stage_from,
        "to": decision.stage_to,
        "person": decision.person,
        "role": decision.role,
        "why": decision.why,
        "waiver": decision.waiver,
        "at": decision.at.isoformat(),
        "hash": decision.sha256,
        "valid": decision.is_valid,
    }


def _line(comment: Comment, discussion: Discussion, framework: Framework) -> str:
    part_id = discussion.parts.get(comment.section_id, "")
    place = part_name(framework, part_id) if part_id else "Evidence"
    kind = COMMENT_KINDS[comment.kind]
    text = " ".join(comment.text.split())
    return f"{place}, {place_words(comment, discussion)}: {kind}, {comment.person}: {text}"


def _comment_data(comment: Comment, discussion: Discussion) -> dict[str, object]:
    anchor = comment.anchor
    return {
        "id": comment.id,
        "section": discussion.parts.get(comment.section_id, ""),
        "target": str(comment.target),
        "kind": str(comment.kind),
        "text": comment.text,
        "person": comment.person,
        "role": comment.role,
        "at": comment.at.isoformat(),
        "assigned_to": comment.assigned_to,
        "resolved_by": comment.resolved_by,
        "resolved_at": comment.resolved_at.isoformat() if comment.resolved_at is not None else None,
        "detached": comment.is_detached,
        "passage": anchor.passage_id if anchor is not None else "",
        "start": anchor.start if anchor is not None else None,
        "end": anchor.end if anchor is not None else None,
        "quote": anchor.exact if anchor is not None else "",
        "evidence": discussion.items.get(comment.item_id, ("", ""))[0],
        "replies": [
            {"id": each.id, "text": each.text, "person": each.person, "role": each.role, "at": each.at.isoformat()}
            for each in comment.replies
        ],
    }
