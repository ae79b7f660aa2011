"""The commands of comments: writing one, going from one to the next, answering and resolving."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.commands import Command

if TYPE_CHECKING:
    from ui.commenting.commenting import Commenting
    from ui.on_demand import OnDemand
    from ui.panes.comments import CommentsPane
    from ui.panes.evidence import EvidencePane

Row = tuple[str, str, Callable[[], object], str, str, Callable[[], str]]
"""Of a command: its id, title, what it does, keys, icon and why it cannot be done."""


def comment_commands(
    commenting: Commenting, pane: OnDemand[CommentsPane], evidence: OnDemand[EvidencePane]
) -> list[Command]:
    """Return the commands; no comment and no evidence is chosen in a pane that is not made yet."""
    group = _tr("Comments")
    rows = (*_writing_rows(commenting, evidence), *_thread_rows(commenting, pane))
    return [
        Command(name, title, keys, run, icon, group, enabled, words=_tr("remark review reply"))
        for name, title, run, keys, icon, enabled in rows
    ]


def _writing_rows(commenting: Commenting, evidence: OnDemand[EvidencePane]) -> tuple[Row, ...]:
    why_no_section, why_no_score = commenting.why_no_section, commenting.why_no_score
    on_evidence = evidence.act(commenting.comment_on_evidence)
    not_chosen = _tr("Choose an evidence item first.")
    why_no_item = evidence.ask(lambda shown: "" if shown.current_item() else not_chosen, not_chosen)

    def why_no_evidence() -> str:
        return commenting.why_read_only() or why_no_item()

    return (
        ("comment", _tr("Comment"), commenting.comment_here, "Ctrl+Alt+M", "comment_add", why_no_section),
        ("comment-score", _tr("Comment on the score"), commenting.comment_on_score, "", "", why_no_score),
        ("comment-reason", _tr("Comment on the reason"), commenting.comment_on_reason, "", "", why_no_score),
        ("comment-evidence", _tr("Comment on this evidence"), on_evidence, "", "", why_no_evidence),
    )


def _thread_rows(commenting: Commenting, pane: OnDemand[CommentsPane]) -> tuple[Row, ...]:
    not_chosen = _tr("Choose a comment first.")
    why_none_shown = pane.ask(lambda shown: "" if shown.current is not None else not_chosen, not_chosen)
    show, answer = pane.act(lambda shown: shown.take_focus()), pane.act(lambda shown: shown.answer())
    resolve = pane.act(lambda shown: shown.resolve())
    following, before = lambda: commenting.step(1), lambda: commenting.step(-1)
    return (
        ("show-comments", _tr("Show the comments"), show, "Ctrl+F5", "comment", _never_off),
        ("next-comment", _tr("Next open comment"), following, "F5", "next", _never_off),
        ("previous-comment", _tr("Previous open comment"), before, "Shift+F5", "", _never_off),
        ("answer-comment", _tr("Answer the comment"), answer, "", "reply", why_none_shown),
        ("resolve-comment", _tr("Resolve the comment"), resolve, "Alt+F5", "done", why_none_shown),
    )


def _never_off() -> str:
    return ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Commenting", words)
