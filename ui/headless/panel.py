"""The command that prints what a moderation panel looks at: profiles, distributions, outliers, edges and agreement."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from fractions import Fraction

from domain.frameworks.framework import Framework
from domain.rating.rating import Rating
from domain.review.agreement import Explanation, Shares, Weighting, agreement, explain
from domain.review.panel import PanelView, ProfileView, StatementView, panel_view
from store.queries.second_scores import load_panel
from ui.headless.rating import rating_data
from ui.headless.running import Answer, workspace_of
from ui.messages import counted, part_name
from ui.sentences.scoring import KAPPA_STEPS, WEIGHTINGS, fraction_words


def panel(chosen: Namespace) -> Answer:
    """Print the panel's view of each framework version in the workspace.

    Differences that are not settled are findings, and so are ratings near a band's edge without a second score there.
    """
    with workspace_of(chosen.folder) as workspace:
        rows = load_panel(workspace, chosen.person or None)
    views = [(each.framework, panel_view(each.framework, each.profiles, each.second_scores)) for each in rows]
    lines = [line for framework, view in views for line in _lines(framework, view)]
    asks = any(view.open_differences or any(each.to_review for each in view.profiles) for _framework, view in views)
    return Answer(tuple(lines), {"panels": [_data(*each) for each in views]}, has_findings=asks)


def _lines(framework: Framework, view: PanelView) -> list[str]:
    names = {each.profile.assessment_id: each.profile.authority for each in view.profiles}
    lines = [f"{framework.title}: {counted(len(view.profiles), 'assessment')}"]
    lines += [_profile_line(framework, each) for each in view.profiles]
    lines += [_statement_line(framework, each, names) for each in view.statements if each.scored]
    lines += [
        f"{names[assessment_id]}, {part_name(framework, part_id)}: a second score differs and is not settled"
        for assessment_id, part_id in view.open_differences
    ]
    scale = [level.value for level in framework.scale]
    told = agreement(view.pairs, scale)
    if told.exact is not None and told.within_one is not None:
        lines.append(
            f"Second scores: {_percent(told.exact)} the same, {_percent(told.within_one)} at most one level apart"
        )
    for weighting in Weighting if view.pairs else ():
        lines += [WEIGHTINGS[str(weighting)], *_kappa_lines(explain(view.pairs, scale, weighting))]
    return lines


def _profile_line(framework: Framework, view: ProfileView) -> str:
    if not isinstance(view.rating, Rating):
        missing = counted(len(view.rating.missing), "statement")
        return f"{view.profile.authority}: {missing} not scored"
    said = f"{view.profile.authority}: {view.rating.percent}%, {view.rating.band.label}"
    if not view.is_near_edge:
        return said
    names = ", ".join(part_name(framework, each) for each in view.to_review)
    asked = f"; a second person should review {names}" if names else ""
    return f"{said}, near a band\u2019s edge: one level of one score would change the rating{asked}"


def _statement_line(framework: Framework, view: StatementView, names: Mapping[str, str]) -> str:
    levels = ", ".join(f"{count} \u00d7 {level}" for level, count in view.distribution if count)
    outliers = ", ".join(names[each] for each in view.outliers)
    median = "" if view.median is None else f"; median {float(view.median):g}"
    return f"{part_name(framework, view.statement_id)}: {levels}{median}" + (
        f"; stands out: {outliers}" * bool(outliers)
    )


def _kappa_lines(told: Explanation) -> list[str]:
    return [
        KAPPA_STEPS[step.code].format_map({name: fraction_words(number) for name, number in step.numbers})
        for step in told.steps
    ]


def _percent(share: Fraction) -> str:
    return f"{float(100 * share):.0f}%"


def _data(framework: Framework, view: PanelView) -> dict[str, object]:
    scale = [level.value for level in framework.scale]
    told = agreement(view.pairs, scale)
    return {
        "framework": view.framework_id,
        "assessments": [_profile_data(each) for each in view.profiles],
        "statements": [
            {
                "statement": each.statement_id,
                "distribution": {str(level): count for level, count in each.distribution},
                "median": _number(each.median),
                "outliers": list(each.outliers),
            }
            for each in view.statements
        ],
        "open_differences": [
            {"assessment": assessment_id, "statement": part_id} for assessment_id, part_id in view.open_differences
        ],
        "agreement": {
            "pairs": told.count,
            "scale": scale,
            "table": [list(row) for row in told.table],
            "exact": _number(told.exact),
            "within_one": _number(told.within_one),
            "kappa": {str(weighting): _kappa_data(explain(view.pairs, scale, weighting)) for weighting in Weighting},
        },
    }


def _profile_data(view: ProfileView) -> dict[str, object]:
    return {
        "assessment": view.profile.assessment_id,
        "authority": view.profile.authority,
        "levels": dict(view.profile.levels),
        **rating_data(view.rating),
        "near_edge": view.is_near_edge,
        "edge": [
            {"statement": each.statement_id, "from": each.from_level, "to": each.to_level, "rating": each.band.label}
            for each in view.edge
        ],
        "review_by_second_person": list(view.to_review),
    }


def _kappa_data(told: Explanation) -> dict[str, object]:
    return {
        "value": _number(told.kappa),
        "exact": None if told.kappa is None else str(told.kappa),
        "weights": _shares(told.weights),
        "observed": _shares(told.observed),
        "expected": _shares(told.expected),
        "steps": [{"step": step.code, **{name: str(number) for name, number in step.numbers}} for step in told.steps],
    }


def _shares(shares: Shares) -> list[list[str]]:
    return [[str(share) for share in row] for row in shares]


def _number(exact: Fraction | None) -> float | None:
    return None if exact is None else round(float(exact), 6)
