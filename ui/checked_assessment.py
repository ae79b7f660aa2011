"""Check an assessment as it is kept: what the pane, the gate and the commands go by is read and checked here alone."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.assessment import Document
    from domain.checks.checking import Checked, HouseStyle
    from domain.checks.engine import CheckEngine
    from domain.checks.sharing_out import Helper
    from domain.checks.standing import Standing
    from domain.frameworks.framework import Framework
    from store.workspace import Workspace

_LOG = logging.getLogger(__name__)


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
        self._helpers: tuple[Helper, ...] = ()
        self._helpers_rules = ""
        self._has_practised, self._is_closed = False, False
        self._logged: set[tuple[str, str]] = set()

    def begin_helpers(self, framework: Framework, own_rules: str, words: int) -> None:
        """Begin those who help with the first check of a report of so many words, if it is worth that."""
        from ui.checking.helper import helpers_for

        if self._engine is None and not self._helpers and not self._is_closed:
            self._helpers, self._helpers_rules = helpers_for(words, framework, own_rules), own_rules

    def practise(self, framework: Framework, own_rules: str, words: int) -> None:
        """Practise for the first check of a report of so many words, if it is worth that."""
        from ui.checking.helper import LONG_REPORT
        from ui.checking.practice import practise_on_a_report
        from ui.house_style import style_with_own_rules

        if words >= LONG_REPORT and self._engine is None and not self._has_practised and not self._is_closed:
            self._has_practised = True
            practise_on_a_report(framework, style_with_own_rules(own_rules))

    def of(self, framework: Framework, style: HouseStyle, own_rules: str = "") -> CheckEngine:
        """Return the engine for a framework and a house style: the same one as long as both are the same."""
        from domain.checks.engine import CheckEngine

        if self._engine is None or style is not self._style:
            if own_rules != self._helpers_rules:
                self._end_helpers()
            self._engine, self._style = CheckEngine(framework, style, helpers=self._helpers), style
            self._helpers = ()
        return self._engine

    def log(self, failed: Iterable[tuple[str, str]]) -> None:
        """Write the checks that failed into the log, each once."""
        for name, how in failed:
            if (name, how) not in self._logged:
                self._logged.add((name, how))
                _LOG.error("The check of %s failed and was left out: %s", name, how)

    def close(self) -> None:
        """End the helpers that nobody has asked for anything yet, and begin no others."""
        self._is_closed = True
        self._end_helpers()

    def _end_helpers(self) -> None:
        helpers, self._helpers = self._helpers, ()
        for helper in helpers:
            helper.close()


def read_checked(
    workspace: Workspace, assessment_id: str, person: str = "", kept: KeptEngine | None = None
) -> CheckedAssessment:
    """Check what a person may see of an assessment, all of it for "", in house style and by the own rules.

    The first time an engine checks the whole assessment, which takes a second or two; `kept` may have one that did.
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
    own_rules = load_own_rules(workspace)
    style = style_with_own_rules(own_rules)
    pseudonyms, others = load_pseudonyms(workspace, assessment_id), load_others(workspace, assessment_id)
    kept = kept or KeptEngine()
    checked = kept.of(framework, style, own_rules).check(document, pseudonyms, standing, others)
    kept.log(checked.failed)
    return CheckedAssessment(document, framework, standing, checked, style.speller is not None)


def make_ready(workspace: Workspace, assessment_id: str, kept: KeptEngine, *, is_practice: bool = False) -> None:
    """Make ready for the first check of a long assessment, which takes a second or two.

    First those who will help are begun, who need a second to be ready; practice comes later.
    """
    from store.queries.assessments import load_overview
    from store.queries.checks import load_own_rules

    assessment, sections = load_overview(workspace, assessment_id)
    words = sum(section.words for section in sections)
    make = kept.practise if is_practice else kept.begin_helpers
    make(workspace.framework(assessment.framework_id), load_own_rules(workspace), words)
