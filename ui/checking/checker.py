"""Checks the open assessment on the worker, and keeps the last answer until the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from domain.checks.finding import Finding
from domain.checks.standing import Standing
from ui import checked_assessment
from ui.announcement import Announcement, Tone
from ui.checked_assessment import KeptEngine, read_checked
from ui.checking.finding_ids import findings_by_id
from ui.long_work import takes_long
from ui.messages import error_message

if TYPE_CHECKING:
    from domain.checks.checking import Checked
    from domain.checks.registry import Rule
    from store.changes import Changed
    from store.workspace import Workspace
    from ui.context import Context

TYPING_REST_MS = 1500
"""Checking a whole report takes a second beside the saves, and the interpreter with it: it waits until typing rests."""
READY_REST_MS = 700
"""To practise for it takes as long; by then the window that was opened has all that it shows."""
SOON_MS = 150
TABLES = frozenset(
    {"assessment", "section", "passage", "score", "citation", "evidence_item", "evidence_file", "excerpt", "facts"}
    | {"sentence_mark", "pseudonym", "second_score", "waiver", "rule_switch", "own_rules"}
)


@dataclass(frozen=True, slots=True)
class Checks:
    """What checking gave.

    `findings` are those that stand, by ids that last while the text around them changes. `parts` are the statements or
    parts of the sections, `texts` the passages as they were checked, both by ids; `rules` are those behind the codes
    of findings. Without a dictionary, spelling is not checked.
    """

    checked: Checked
    findings: Mapping[str, Finding]
    standing: Standing = Standing()  # noqa: RUF009 - a frozen value
    parts: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    has_spelling: bool = True


@takes_long
def make_ready(workspace: Workspace, assessment_id: str, kept: KeptEngine, is_practice: bool) -> None:
    """Make ready what the first check of a long assessment needs, while typing rests."""
    checked_assessment.make_ready(workspace, assessment_id, kept, is_practice=is_practice)


@takes_long
def check_assessment(workspace: Workspace, assessment_id: str, person: str, kept: KeptEngine | None = None) -> Checks:
    """Check everything of an assessment that a person may see, in house style and by the organisation's own rules."""
    from domain.checks.registry import RULES

    found = read_checked(workspace, assessment_id, person, kept)
    document, checked = found.document, found.checked
    parts = {section.id: section.part_id for section in document.sections}
    texts = {passage.id: passage.text for section in document.sections for passage in section.passages}
    by_id = findings_by_id(checked.findings)
    return Checks(checked, by_id, found.standing, parts, texts, RULES, found.has_spelling)


class Checker(QObject):
    """Checks when it is begun, and after each change from then on. Signal: checked(object) with Checks."""

    checked = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.last: Checks | None = None
        self._is_begun = False
        self._is_due = True
        self._is_under_way = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._check)
        self._practice = QTimer(self)
        self._practice.setSingleShot(True)
        self._practice.timeout.connect(lambda: self._make_ready(is_practice=True))

    @property
    def is_up_to_date(self) -> bool:
        """Whether everything that was saved has been checked."""
        return self.last is not None and not self._is_due and not self._is_under_way

    def begin(self) -> None:
        """Check as soon as nothing was typed for a while, and again after each change."""
        self._is_begun = True
        self._make_ready(is_practice=False)
        self._practice.start(READY_REST_MS)
        self._check_in(TYPING_REST_MS)

    def begin_now(self) -> None:
        """Check at once what was not checked yet: somebody waits for it."""
        self._is_begun = True
        self._check_in(0)

    def stop(self) -> None:
        """Check no more."""
        self._is_begun = False
        self._later.stop()
        self._practice.stop()
        self._context.kept_engine.close()

    def rest(self) -> None:
        """Wait anew: something is being typed."""
        for timer, rest in ((self._later, TYPING_REST_MS), (self._practice, READY_REST_MS)):
            if timer.isActive():
                timer.start(rest)

    def refresh(self, changed: Changed) -> None:
        """Check again after an action that may have changed what is found."""
        is_of_another = changed.assessment_id not in ("", self._context.assessment_id)
        if is_of_another or not TABLES & changed.tables:
            return
        self._is_due = True
        self._check_in(TYPING_REST_MS if changed.action == "text-written" else SOON_MS)

    def _make_ready(self, *, is_practice: bool) -> None:
        context = self._context
        ask = context.backend.ask
        ask(make_ready, context.assessment_id, context.kept_engine, is_practice, on_done=_on_ready, on_error=_on_ready)

    def _check_in(self, milliseconds: int) -> None:
        if self._is_begun and self._is_due and not self._is_under_way:
            self._later.start(milliseconds)

    def _check(self) -> None:
        if not self._is_due or self._is_under_way:
            return
        self._is_due, self._is_under_way = False, True
        self._context.backend.ask(
            check_assessment,
            self._context.assessment_id,
            self._context.backend.actor.name,
            self._context.kept_engine,
            on_done=self._on_checked,
            on_error=self._on_failed,
        )

    def _on_checked(self, checks: Checks) -> None:
        self.last = checks
        self._is_under_way = False
        self.checked.emit(checks)
        self._check_in(TYPING_REST_MS)

    def _on_failed(self, error: Exception) -> None:
        self._is_under_way = False
        self._is_due = True
        self._context.tell(Announcement(error_message(error).text, Tone.ERROR))


def _on_ready(_: object) -> None:
    """Do nothing: a check needs no help, and says itself what stands in its way."""
