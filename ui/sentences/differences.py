"""What an entry of the journal did, value by value, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from domain.review.journal import Difference

if TYPE_CHECKING:
    from store.values import RowRecord

NAMES = {
    "assigned_to": "To be answered by",
    "confidential": "Confidential",
    "detached": "Lost its words",
    "exact": "Words",
    "rationale": "Reason",
    "replacement": "Suggested words",
    "resolved_by": "Resolved by",
    "settled_by": "Settled by",
    "stage_from": "Stage before",
    "stage_to": "Stage after",
    "waiver": "Why the separation is waived",
    "why": "Reason",
}
"""What columns are called where their own name does not say it."""

TABLES = {
    ("passage", "text"): "Text",
    ("comment", "text"): "Comment",
    ("comment", "kind"): "Asks for",
    ("comment_reply", "text"): "Answer",
    ("excerpt", "text"): "Excerpt",
    ("decision", "kind"): "Decision",
    ("draft_version", "name"): "Version",
    ("score", "level"): "Score",
    ("pseudonym", "name"): "Person",
    ("waiver", "code"): "Finding",
    ("waiver", "reason"): "Why it may stand",
    ("rule_switch", "code"): "Rule switched off",
    ("own_rules", "text"): "Own rules",
}

UNSAID_TABLES = frozenset({"score_change", "read_mark", "stored_file", "stored_text", "framework", "column_mapping"})
"""Rows that repeat what another row says, or that hold what nobody reads."""

_UNSAID = frozenset(
    {
        "id", "position", "version", "start", "end", "prefix", "suffix", "words", "at", "person", "role", "number",
        "joins", "given_at", "given_by_id", "resolved_at", "settled_at", "next_reference", "target", "by", "data",
    }
)  # fmt: skip
_PLAIN_PASSAGE = frozenset({"text"})


def differences(changes: Iterable[RowRecord], without: Collection[str] = ()) -> tuple[Difference, ...]:
    """Return what became of each value that people read, in the order of the entry, but for those of some tables."""
    return tuple(
        found
        for change in changes
        if change.table not in UNSAID_TABLES and change.table not in without
        for found in _of_row(change)
    )


def _of_row(change: RowRecord) -> Iterator[Difference]:
    before, after = change.before or {}, change.after or {}
    for column in dict.fromkeys((*before, *after)):
        if not _is_said(change.table, column):
            continue
        old, new = _words(before, column), _words(after, column)
        if old != new:
            yield Difference(_name(change.table, column), old, new)


def _is_said(table: str, column: str) -> bool:
    if table == "passage":
        return column in _PLAIN_PASSAGE
    return column not in _UNSAID and not column.endswith(("_id", "_ids"))


def _name(table: str, column: str) -> str:
    known = TABLES.get((table, column)) or NAMES.get(column)
    return known or column.replace("_", " ").capitalize()


def _words(row: Mapping[str, object], column: str) -> str:
    value = row.get(column)
    if value is None or value is False:
        return ""
    if value is True:
        return "Yes"
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {_flat(each)}" for name, each in value.items())
    return _flat(value)


def _flat(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_flat(each) for each in value)
    return "" if value is None else str(value)
