"""What the page for moderation shows: read on the worker, and put into rows and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from domain.frameworks.framework import Framework
from domain.rating.rating import Rating
from domain.review.agreement import Weighting, agreement, explain
from domain.review.panel import FEWEST_FOR_OUTLIERS, PanelView, ProfileView, Scored, StatementView, panel_view
from ui.messages import counted, part_name
from ui.sentences.scoring import KAPPA_STEPS, WEIGHTINGS, fraction_words
from ui.widgets.matrix_table import MatrixCell, MatrixLine

if TYPE_CHECKING:
    from store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Moderation:
    """The panel's view of a framework's assessments; `sections` are the ids of all statements' sections."""

    view: PanelView
    sections: Mapping[Scored, str]

    def authority(self, assessment_id: str) -> str:
        """Return the name of an assessment's authority."""
        profiles = (each.profile for each in self.view.profiles)
        return next(each.authority for each in profiles if each.assessment_id == assessment_id)


def read_moderation(workspace: Workspace, framework: Framework, person: str) -> Moderation:
    """Return the assessments of a framework as a person may see them."""
    from store.queries.assessments import list_assessments
    from store.queries.second_scores import load_panel

    rows = next((each for each in load_panel(workspace, person) if each.framework.id == framework.id), None)
    profiles, seconds = (rows.profiles, rows.second_scores) if rows is not None else ((), {})
    known = {statement.id for statement in framework.statements}
    sections = {
        (each.id, section.part_id): section.id
        for each in list_assessments(workspace)
        for section in each.sections
        if section.part_id in known
    }
    return Moderation(panel_view(framework, profiles, seconds), sections)


def distribution_lines(view: PanelView, framework: Framework) -> list[MatrixLine]:
    """Return a row for each statement: how many assessments have each level, and the middle one."""
    return [
        MatrixLine(
            each.statement_id,
            part_name(framework, each.statement_id),
            (*(_count_cell(count, each.scored) for _level, count in each.distribution), _median_cell(each)),
        )
        for each in view.statements
    ]


def profile_lines(view: PanelView, framework: Framework) -> list[MatrixLine]:
    """Return a row for each statement: its level in each assessment, marked where it stands out."""
    return [
        MatrixLine(
            each.statement_id,
            part_name(framework, each.statement_id),
            tuple(_level_cell(each, profile, framework) for profile in view.profiles),
        )
        for each in view.statements
    ]


def outlier_words(each: StatementView, level: int) -> str:
    """Return how a level stands to the middle one: "1 below the median of 3"."""
    if each.median is None:
        return ""
    apart = level - each.median
    return f"{_number(abs(apart))} {'above' if apart > 0 else 'below'} the median of {_number(each.median)}"


def rating_line(view: ProfileView, framework: Framework) -> str:
    """Return how an assessment is rated, and how far the bands next to it are."""
    hidden = len(view.profile.hidden)
    if hidden:
        return f"rating hidden: you score {counted(hidden, 'statement')} blind"
    if not isinstance(view.rating, Rating):
        return f"not rated yet: {counted(len(view.rating.missing), 'statement')} without a score"
    near = [each for each in view.rating.distances if each.points is not None]
    away = [
        f"{counted(abs(each.points), 'point')} {'more' if each.points > 0 else 'fewer'} for {each.band.label}"
        for each in near
        if each.points
    ]
    return "; ".join([f"{view.rating.percent}%, {view.rating.band.label}", *away])


def edge_line(view: ProfileView, framework: Framework) -> str:
    """Return what is asked for where one level of one score would change the rating; nothing elsewhere."""
    if not view.is_near_edge or view.profile.hidden:
        return ""
    said = "Near a band\u2019s edge: one level of one score would change the rating."
    if not view.to_review:
        return f"{said} A second person has scored each of these."
    names = ", ".join(part_name(framework, each) for each in view.to_review)
    return f"{said} A second person should review the reason for: {names}."


def standing_note(view: PanelView) -> str:
    """Return what cannot be told from so few assessments; nothing where there are enough."""
    count = len(view.profiles)
    if count <= 1:
        return (
            "Only this assessment is made with this version of the framework. With others in the workspace, this page "
            "shows how levels spread over them and which stand out."
        )
    if count < FEWEST_FOR_OUTLIERS:
        return f"Levels that stand out are told from {FEWEST_FOR_OUTLIERS} scored assessments on; there are {count}."
    return ""


def agreement_lines(view: PanelView, framework: Framework) -> list[str]:
    """Return how far first and second scores agree; nothing without any."""
    told = agreement(view.pairs, [level.value for level in framework.scale])
    if told.exact is None or told.within_one is None:
        return []
    kappas = [
        f"{name} weighted kappa {'not defined' if kappa is None else f'{float(kappa):.2f}'}"
        for name, kappa in (("linearly", told.linear), ("quadratically", told.quadratic))
    ]
    pairs = f"{counted(told.count, 'pair')} of a first and a second score"
    shares = f"{_percent(told.exact)} the same, {_percent(told.within_one)} at most one level apart"
    return [f"{pairs}: {shares}.", f"{kappas[0].capitalize()}; {kappas[1]}."]


def kappa_lines(view: PanelView, framework: Framework, weighting: Weighting) -> Iterator[str]:
    """Yield the calculation of a weighted kappa step by step, with its numbers."""
    scale = [level.value for level in framework.scale]
    told, counts = explain(view.pairs, scale, weighting), agreement(view.pairs, scale).table
    yield WEIGHTINGS[str(weighting)]
    for row, first in enumerate(scale):
        for column, second in enumerate(scale):
            if counts[row][column]:
                weight = fraction_words(told.weights[row][column])
                pairs = counted(counts[row][column], "pair")
                yield f"First {first}, second {second}: {pairs}, weight {weight}."
    for step in told.steps:
        yield KAPPA_STEPS[step.code].format_map({name: fraction_words(number) for name, number in step.numbers})


def _count_cell(count: int, scored: int) -> MatrixCell:
    words = f"{count} of {counted(scored, 'assessment')}"
    return MatrixCell(str(count), words=words, warmth=count / scored) if count else MatrixCell(words=words)


def _median_cell(each: StatementView) -> MatrixCell:
    if each.median is None:
        return MatrixCell(words="no assessment has a score here")
    return MatrixCell(_number(each.median), words=f"the middle level of {counted(each.scored, 'assessment')}")


def _level_cell(each: StatementView, view: ProfileView, framework: Framework) -> MatrixCell:
    profile = view.profile
    level = profile.levels.get(each.statement_id)
    if each.statement_id in profile.hidden:
        return MatrixCell("\u2013", words="hidden from you while you score it")
    if level is None:
        return MatrixCell(words="not scored")
    places = [step.value for step in framework.scale]
    place, words = (places.index(level), len(places)), framework.score_line(level)
    if profile.assessment_id not in each.outliers or each.median is None:
        return MatrixCell(str(level), words=words, level=place)
    mark = ("flag", "danger", f"{float(level - each.median):+g}".replace("-", "\u2212"))
    return MatrixCell(str(level), (mark,), f"{words}; stands out, {outlier_words(each, level)}", warmth=1, level=place)


def _number(exact: Fraction) -> str:
    return f"{float(exact):g}"


def _percent(share: Fraction) -> str:
    return f"{float(100 * share):.0f}%"
