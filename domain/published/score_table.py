"""Read the table of scores of a report: a statement and its score on each line or in two cells, a reason perhaps."""

from __future__ import annotations

from domain.frameworks.framework import Framework
from domain.published.phrases import Mark, MarkKind
from domain.text.blocks import Notice, TextBlock


class ScoreTable:
    """The scores and reasons that the tables of one report give, by the ids of statements.

    `row` is the statement whose name was read last, `is_read` says whether a table is being read, `has_cells` whether
    its rows are cells.
    """

    def __init__(self, framework: Framework) -> None:
        self.levels: dict[str, int] = {}
        self.reasons: dict[str, TextBlock] = {}
        self.is_read = self.has_cells = False
        self.row = ""
        self.notices: list[Notice] = []
        self._names = {statement.id: statement.name for statement in framework.statements}
        self._on_scale = {level.value for level in framework.scale}

    def begin_row(self, statement_id: str, has_cells: bool) -> None:
        """Take in the name of a statement."""
        self.is_read, self.row, self.has_cells = True, statement_id, has_cells

    def leave(self) -> None:
        """End the table that is being read."""
        self.is_read, self.row = False, ""

    def take(self, mark: Mark, block: TextBlock) -> bool:
        """Take in a row, or the score of the row whose statement was named last; say whether it is on the scale.

        The label of a level behind another score is noticed: "label-does-not-fit" (statement, score, printed, place).
        """
        rows = mark.rows or ((mark.id or self.row, mark.score or 0),)
        known = self.levels.get(self.row)
        if mark.kind is MarkKind.LEVEL and known not in {None, mark.score} and not block.text.strip().isdecimal():
            about = (("statement", self.row), ("name", self._names[self.row]))
            data = (("score", str(known)), ("printed", block.text), ("place", str(block.place)))
            self.notices.append(Notice("label-does-not-fit", (*about, *data)))
        for statement_id, score in rows:
            if score in self._on_scale:
                self.levels.setdefault(statement_id, score)
        return all(score in self._on_scale for _, score in rows)
