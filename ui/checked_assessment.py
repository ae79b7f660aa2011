"""Check an assessment as it is kept: what the pane, the gate and the commands go by is read and checked here alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.assessment import Document
    from domain.checks.checking import Checked, HouseStyle
    from domain.checks.engine import CheckEngine
    from domain.checks.standing import Standing
    from domain.frameworks.framework import Framework
    from store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CheckedAssessment:
    """An assessment with what the checks found in it. Without a dictionary, spelling is not checked."""

    document: Document
    framework: Framework
    standing: Standing
    checked: Checked
    has_spelling: bool


class KeptEngine:
    """The engine that checks one assessment again and again, on the worker. It is begun anew for other own rules."""

    def __init__(self) -> None:
        self._engine: CheckEngine | None = None
        self._style: HouseStyle | None = None

    def of(self, framework: Framework, style: HouseStyle) -> CheckEngine:
        """Return the engine for a framework and a house style: the same one as long as both are the same."""
        from domain.checks.engine import CheckEngine

        if self._engine is None or style is not self._style:
            self._engine, self._style = CheckEngine(framework, style), style
        return self._engine


def read_checked(
    workspace: Workspace, assessment_id: str, person: str = "", kept: KeptEngine | None = None
) -> CheckedAssessment:
    """Check what a person may see of an assessment, all of it for "", in house style and by the own rules.

    The first time an engine checks the whole assessment, which takes a second; `kept` may have one that did.
    """
    from store.queries.assessments import load_document
    from store.queries.checks import load_others, load_own_rules, load_standing
    from store.queries.evidence import load_pseudonyms
    from ui.blindness import seen_by
    from ui.house_style import style_with_own_rules

    document = load_document(workspace, assessment_id)
    if person:
        document = seen_by(workspace, person, document)
    framework, standing = workspace.framework(document.assessment.framework_id), load_standing(workspace, assessment_id)
    style = style_with_own_rules(load_own_rules(workspace))
    pseudonyms, others = load_pseudonyms(workspace, assessment_id), load_others(workspace, assessment_id)
    checked = (kept or KeptEngine()).of(framework, style).check(document, pseudonyms, standing, others)
    return CheckedAssessment(document, framework, standing, checked, style.speller is not None)
