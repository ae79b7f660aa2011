"""The command that tells how far the review of an assessment is: stages, decisions, scores, suggestions, comments."""

from __future__ import annotations

from argparse import Namespace

from domain.frameworks.framework import Framework
from domain.review.comments import Comment
from domain.review.suggestions import UNSETTLED
from store.queries.assessments import load_overview
from store.queries.comments import load_discussion
from store.queries.decisions import load_review
from store.queries.second_scores import load_second_scores
from store.queries.suggestions import load_suggestions
from store.values import Discussion
from ui.headless.choosing import chosen_assessment
from ui.headless.running import Answer, seen, workspace_of
from ui.headless.second_scores import second_score_lines, second_scores_data
from ui.headless.standings import is_lost, stage_line, standing_data
from ui.headless.suggestions import suggestion_data, suggestion_lines
from ui.messages import COMMENT_KINDS, counted, part_name
from ui.sentences.comments import place_words


def review(chosen: Namespace) -> Answer:
    """Print the stages of an assessment, what was decided, its second scores, its comments and its suggestions.

    Open comments and suggestions are findings, and so are second scores that differ and are not settled, and a section
    or a report that is no longer as it was decided on where the procedure protects it.
    """
    with workspace_of(chosen.folder) as workspace:
        assessment_id = chosen_assessment(workspace, chosen.assessment)
        assessment = load_overview(workspace, assessment_id)[0]
        framework = workspace.framework(assessment.framework_id)
        discussion = seen(workspace, chosen, load_discussion(workspace, assessment_id))
        found = seen(workspace, chosen, load_review(workspace, assessment_id))
        suggestions = load_suggestions(workspace, assessment_id)
        told = load_second_scores(workspace, assessment_id, chosen.person or None)
        scoring = {each.section_id: each for each in told.sections}
    number = sum(comment.is_open for comment in discussion.comments)
    data = {
        "stage": found.report.stage,
        "report": standing_data(found.report),
        "sections": [
            {**standing_data(each), "second_scores": second_scores_data(scoring.get(each.section_id))}
            for each in found.sections
        ],
        "comments": [_comment_data(comment, discussion) for comment in discussion.comments],
        "open": number,
        "suggestions": [suggestion_data(each, discussion.parts) for each in suggestions],
    }
    standings = (found.report, *found.sections)
    lines = [stage_line(each, framework) for each in standings if each.decisions]
    lines += [line for each in scoring.values() for line in second_score_lines(each, framework)]
    lines += [f"{counted(len(discussion.comments), 'comment')}, {number:,} open"]
    lines += [_line(comment, discussion, framework) for comment in discussion.comments if comment.is_open]
    lines += suggestion_lines(suggestions, discussion.parts, framework)
    open_ones = (
        bool(number),
        any(second.is_open for each in scoring.values() for second in each.seconds),
        any(each.state in UNSETTLED for each in suggestions),
        any(is_lost(each, framework) for each in standings),
    )
    return Answer(tuple(lines), data, has_findings=any(open_ones))


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
