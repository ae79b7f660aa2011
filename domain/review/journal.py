"""What the entries of the journal are about, by their actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry of the journal is about."""

    TEXT = "text"
    SCORES = "scores"
    EVIDENCE = "evidence"
    REMARKS = "remarks"
    DECISIONS = "decisions"
    OTHER = "other"


_ACTIONS: Mapping[EntryKind, frozenset[str]] = {
    EntryKind.TEXT: frozenset(
        {
            "text-written", "text-kept-aside", "text-replaced", "facts-changed", "kept-text-done", "report-imported",
            "section-restored", "passage-restored",
        }
    ),
    EntryKind.SCORES: frozenset(
        {
            "level-set", "rationale-written", "score-restored", "second-score-begun", "second-score-given",
            "second-score-settled", "second-score-withdrawn",
        }
    ),
    EntryKind.EVIDENCE: frozenset(
        {
            "files-attached", "rows-taken-in", "item-added", "item-changed", "item-removed", "cited", "uncited",
            "citation-changed", "citation-attached", "sentence-marked", "excerpted", "excerpts-imported",
            "excerpt-changed", "excerpt-removed", "file-superseded", "texts-read", "pseudonym-added",
            "pseudonym-removed", "names-replaced",
        }
    ),
    EntryKind.REMARKS: frozenset(
        {
            "commented", "comment-answered", "comment-changed", "answer-changed", "comment-resolved",
            "comment-reopened", "comment-attached", "comment-removed", "suggested", "suggestions-accepted",
            "suggestions-rejected", "suggestions-reopened",
        }
    ),
    EntryKind.DECISIONS: frozenset(
        {
            "decided", "report-decided", "opened-for-edit", "report-opened-for-edit", "version-named", "read",
            "finding-waived", "report-finding-waived", "waiver-withdrawn", "report-waiver-withdrawn",
            "rule-switched-off", "rule-switched-on",
        }
    ),
}  # fmt: skip
_KINDS = {action: kind for kind, actions in _ACTIONS.items() for action in actions}


def kind_of(action: str) -> EntryKind:
    """Return what an action is about; OTHER for one that is in no list, such as a change of the team."""
    return _KINDS.get(action, EntryKind.OTHER)


def listed_actions(kind: EntryKind | None = None) -> frozenset[str]:
    """Return the actions that are about something, or all that are about anything but OTHER."""
    return frozenset(_KINDS) if kind is None else _ACTIONS.get(kind, frozenset())


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one value: its name in words, and what stood there before and after ("" where nothing did)."""

    name: str
    before: str
    after: str
