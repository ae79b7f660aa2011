"""What stands in the way of publication as groups of rows, by family and kind."""

from __future__ import annotations

from collections.abc import Mapping

from domain.checks.gate import Blocker, BlockerKind, Gate
from domain.frameworks.framework import Framework
from ui.sentences.comments import shortened
from ui.sentences.publication import blocker_place, blocker_sentence, group_title
from ui.widgets.grouped_rows import Group, MarkedRow

MARKS = {
    BlockerKind.CHECK: ("error", "danger", "Must be mended"),
    BlockerKind.EXPORT: ("error", "danger", "Missing"),
    BlockerKind.COMMENT: ("comment", "warning", "Open"),
    BlockerKind.SUGGESTION: ("edit", "warning", "Open"),
    BlockerKind.APPROVAL: ("safe", "muted", "To be decided"),
}
"""How a kind is shown: an icon's shape, a colour, and a word."""


def blocker_id(blocker: Blocker) -> str:
    """Return what tells a blocker from all others, as long as the text stays as it is."""
    place = f"{blocker.section_id}/{blocker.passage_id}/{blocker.start}-{blocker.end}"
    said = "/".join(value for _name, value in blocker.data)
    return f"{blocker.kind}/{blocker.code}/{place}/{blocker.row_id}/{said}"


def groups_of(gate: Gate, framework: Framework, parts: Mapping[str, str]) -> list[Group]:
    """Return the blockers in their order; `parts` gives the statement or part of each section."""
    groups: dict[str, list[Blocker]] = {}
    for each in gate.blockers:
        groups.setdefault(group_title(each), []).append(each)
    return [
        Group(title, title, tuple(_row(each, framework, parts) for each in blockers))
        for title, blockers in groups.items()
    ]


def _row(blocker: Blocker, framework: Framework, parts: Mapping[str, str]) -> MarkedRow:
    mark, token, word = MARKS[blocker.kind]
    place, sentence = blocker_place(blocker, framework, parts), blocker_sentence(blocker, framework)
    if blocker.kind is BlockerKind.APPROVAL:
        return MarkedRow(blocker_id(blocker), place, sentence, "", mark, token, word)
    is_quoted = blocker.kind is not BlockerKind.SUGGESTION and blocker.text
    words = f"\u201c{shortened(blocker.text)}\u201d" if is_quoted else ""
    detail, trail = (words, place) if words else (place, "")
    return MarkedRow(blocker_id(blocker), sentence, detail, trail, mark, token, word)
