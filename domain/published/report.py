"""Recognise a published report in plain blocks: which words are the framework's, which are the findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.assessment import PassageKind
from domain.frameworks.framework import Framework, PartKind
from domain.published.furniture import is_furniture, once, without_furniture
from domain.published.lines_around import (
    OF_STATEMENTS,
    SECTIONS,
    are_named_in_order,
    comes_after_statements,
    kinds_until_next_section,
    last_statement,
    levels_inside_statements,
    may_begin_section,
    single_lines,
)
from domain.published.marking import marks_of
from domain.published.numbering import Number, follows, number_of, without_number
from domain.published.part_contents import PartContents
from domain.published.phrases import Mark, MarkKind, normal
from domain.published.published_report import PublishedPart, PublishedReport
from domain.published.score_table import ScoreTable
from domain.published.statement import Place, StatementReader, as_finding
from domain.text.blocks import Notice, SourceText, TextBlock


def recognise(source: SourceText, framework: Framework, marks: Sequence[Mark | None] | None = None) -> PublishedReport:
    """Sort the blocks of a published report into the parts of `framework`, in time proportional to their number.

    `marks` is what `marks_of` returns for its blocks, for those who have asked already.

    Findings keep kind, text and links of their blocks to the letter; headings among them get level 1. A part may have
    a score and no findings.

    The notices are those of the source, then "nothing-recognised", "authority-missing", "authority-differs" (authority,
    printed), "heading-unknown" (printed; what follows it is unrecognised), "part-repeated" (part, name); and for a
    statement (statement, name): "score-missing" (table, where the table of scores has one), "score-left-open" (score,
    of the label below), "score-not-on-scale" (printed), "score-contradiction" (score, other),
    "score-differs-from-table" (score, table), "label-does-not-fit" (score, printed), "label-repeated" (printed),
    "wording-differs" (what: "commitment" or "expectation", expected, printed), "expectation-repeated" (printed),
    "statement-repeated", "findings-heading-missing", "findings-missing".
    Those of one line have the "place" of its block.
    """
    marks = marks_of(source.blocks, framework) if marks is None else marks
    text, kept = without_furniture(source, marks)
    recogniser = _Recogniser(text, framework, kept)
    furniture = [block for block, mark in zip(source.blocks, marks, strict=True) if is_furniture(mark)]
    recogniser.put_aside(furniture)
    for index in range(len(text.blocks)):
        recogniser.read(index)
    return recogniser.report()


_PRINTED = frozenset({MarkKind.SCORE, MarkKind.SCORE_LINE, MarkKind.SCORE_OPEN})
_SEVERAL, _LONGEST_TITLE = 3, 15  # words: what is longer and ends as a sentence says more than whose report it is
_UNDER_NAMES = _PRINTED | {MarkKind.COLUMN}
_OF_SCORES = frozenset({MarkKind.SCORE, MarkKind.SCORE_LINE, MarkKind.LEVEL})
_OF_ROWS = _OF_SCORES | {MarkKind.TERM}
_NAMES = frozenset({MarkKind.THEME, MarkKind.STATEMENT, MarkKind.PART})
_FIXED = OF_STATEMENTS | _NAMES | {MarkKind.TERM, MarkKind.COLUMN, MarkKind.PLACEHOLDER}


class _Recogniser:
    """Walks over the blocks and knows in which part of the report it is.

    A name of a statement, theme or part inside findings may be a sub-heading; what follows it and how deep it stands
    decide whether it begins something new.
    """

    def __init__(self, source: SourceText, framework: Framework, marks: Sequence[Mark | None]) -> None:
        self._source = source
        self._framework = framework
        self._marks = marks
        self._kinds_after = kinds_until_next_section(source.blocks, self._marks)
        self._inner_levels = levels_inside_statements(source.blocks, self._marks, framework)
        self._authority = ""
        self._statements: dict[str, StatementReader] = {}
        self._narratives: dict[str, list[TextBlock]] = {}
        self._order: list[str] = []
        self._table = ScoreTable(framework)
        self._matched: list[TextBlock] = []
        self._unrecognised: list[TextBlock] = []
        self._notices: list[Notice] = []
        self._statement: StatementReader | None = None
        self._narrative = ""
        self._number: Number | None = None
        named = {mark.id for mark in marks if mark is not None and mark.kind in _NAMES | {MarkKind.RUN_IN}}
        self._contents = PartContents(framework.outline, named)
        self._single = single_lines(source.blocks)
        self._is_ordered = are_named_in_order(source.blocks, marks, framework)
        self._last_name = last_statement(source.blocks, marks)
        self._depth = 0

    def put_aside(self, furniture: Sequence[TextBlock]) -> None:
        """Keep what pages have at their heads and feet apart from the report; what recurs there is told once."""
        told = once(furniture, self._source.blocks)
        for block in furniture:
            (self._unrecognised if block.place in told else self._matched).append(block)

    def read(self, index: int) -> None:
        """Sort in the block at `index`."""
        block, mark = self._source.blocks[index], self._marks[index]
        if block.is_aside:
            self._read_aside(block, mark)
        elif mark and mark.rows and self._statement and block.is_cell:
            self._leave()
            self._read_outside(block, mark)
        elif mark and mark.kind is MarkKind.RUN_IN and not self._is_inside_statement(mark.id):
            self._begin_with_words(block, mark)
        elif mark and may_begin_section(block, mark) and self._begins_something(index, block, mark):
            self._begin(index, block, mark)
        elif mark and mark.kind is MarkKind.TITLE and mark.text == self._authority:
            # The title is repeated at the head of each page of a document that was copied page by page.
            self._matched.append(block)
        elif self._is_end_of_section(block, mark):
            self._notices.append(Notice("heading-unknown", (("printed", block.text),)))
            self._leave()
            self._unrecognised.append(block)
        elif self._statement:
            self._statement.read(block, mark if mark and mark.kind not in SECTIONS else None)
        elif self._narrative and not self._is_beside(index, block, mark):
            self._read_narrative(block, mark)
        else:
            self._read_outside(block, mark)

    def _is_inside_statement(self, part_id: str) -> bool:
        """Say whether a paragraph that begins with the name of a part tells of it inside a statement."""
        return self._statement is not None and part_id in {part.id for part in self._framework.outline}

    def _begin_with_words(self, block: TextBlock, mark: Mark) -> None:
        """Begin a part or a statement with a paragraph that is its first text."""
        if mark.id in self._narratives and mark.id == self._narrative:
            self._narratives[mark.id].append(as_finding(block))
            return
        self._leave()
        if any(part.id == mark.id for part in self._framework.outline):
            self._begin_part(mark.id, is_new=False)
            self._read_outside(block, None) if not self._narrative else self._read_narrative(block, None)
            return
        self._statement = self._open_reader(mark.id)
        self._statement.begin(announces_findings=False)
        if mark.score is not None:
            self._statement.take_score(block, replace(mark, text=""))
        self._statement.read(block, None)

    def _is_beside(self, index: int, block: TextBlock, mark: Mark | None) -> bool:
        """Say whether a line ends a narrative part without the name of another: a row of scores, or what has a score,
        a statement under a heading in its writer's words."""
        is_row = self._is(index, frozenset({MarkKind.SCORE_ROW}))
        if is_row or (mark is None and self._is(index + 1, _PRINTED) and block.text[-1:] not in ".:;"):
            self._leave()
            return True
        return False

    def report(self) -> PublishedReport:
        """Return what was recognised, when every block has been read."""
        self._leave()
        for statement_id in self._table.levels:
            self._open_reader(statement_id)
        self._take_scores_of_table()
        parts = tuple(part for part_id in self._order for part in self._part(part_id))
        readers = self._statements.values()
        if not parts:
            self._notices.append(Notice("nothing-recognised"))
        elif not self._authority:
            self._notices.append(Notice("authority-missing"))
        notices = [*self._source.notices, *self._notices, *self._table.notices]
        notices += [notice for reader in readers for notice in reader.notices]
        matched = [*self._matched, *(block for reader in readers for block in reader.matched)]
        unrecognised = [*self._unrecognised, *(block for reader in readers for block in reader.unrecognised)]
        return PublishedReport(
            authority=self._authority,
            parts=parts,
            unrecognised=tuple(sorted(unrecognised, key=_place)),
            notices=tuple(notices),
            matched=tuple(sorted(matched, key=_place)),
        )

    def _begins_something(self, index: int, block: TextBlock, mark: Mark) -> bool:
        """Say whether a name stands for the thing itself, and is not a line of the findings."""
        if mark.kind is MarkKind.STATEMENT:
            return self._begins_statement(index, block, mark)
        if mark.kind is MarkKind.PART and self._is_heading_inside(block, mark):
            return False
        if not self._is_in_findings() or self._is_as_high(block):
            return True
        if mark.kind is MarkKind.THEME:
            following = (mark for mark in self._marks[index + 1 :] if mark is None or mark.kind is not MarkKind.COLUMN)
            below = next(following, None)
            return below is not None and below.kind is MarkKind.STATEMENT
        if mark.kind is MarkKind.PART:
            return self._statement is None or comes_after_statements(self._framework, mark.id) or self._is_end(block)
        return False

    def _is_heading_inside(self, block: TextBlock, mark: Mark) -> bool:
        """Say whether the name of a part is but a heading in the present statement, or in that part itself."""
        if mark.id == self._narrative:
            return True
        if self._statement is None or comes_after_statements(self._framework, mark.id) or self._is_end(block):
            return False
        return not self._is_as_high(block)

    def _is_end(self, block: TextBlock) -> bool:
        """Say whether a heading ends the present part by its number, or as one behind the last of the statements."""
        if follows(block, self._number):
            return True
        is_last = self._statement is not None and block.place > self._last_name
        return is_last and len(self._statements) >= _SEVERAL and block.place in self._single

    def _begins_statement(self, index: int, block: TextBlock, mark: Mark) -> bool:
        following = self._kinds_after[index]
        if mark.score is not None or following & OF_STATEMENTS or (following and following <= _OF_ROWS):
            return True
        if self._statement and self._statement.statement.id == mark.id:
            return False
        is_due = mark.id in self._table.levels and mark.id not in self._statements and block.place in self._single
        if following and not block.is_cell and (is_due or self._is_ordered):
            return True
        if self._is(index + 1, _UNDER_NAMES):  # in a page without the names of themes, it may stand behind the summary
            return True
        if block.kind is PassageKind.HEADING:
            return not self._is_in_findings() or self._is_as_high(block)
        if without_number(block.text) != block.text and following:
            return True
        return bool(following) and not self._is_in_findings()

    def _is(self, index: int, kinds: frozenset[MarkKind]) -> bool:
        mark = self._marks[index] if index < len(self._marks) else None
        return mark is not None and mark.kind in kinds

    def _begin(self, index: int, block: TextBlock, mark: Mark) -> None:
        is_row = self._is_row(index, block, mark)
        self._leave()
        if is_row:
            self._table.begin_row(mark.id, block.is_cell)
            self._matched.append(block)
            return
        self._depth = block.level if block.kind is PassageKind.HEADING else 0
        self._number = number_of(block.text)
        if mark.kind is MarkKind.TITLE:
            self._read_title(block, mark)
            return
        self._matched.append(block)
        if mark.kind is MarkKind.STATEMENT:
            self._statement = self._open_reader(mark.id)
            self._statement.begin(MarkKind.FINDINGS in self._kinds_after[index])
            if mark.score is not None:
                self._statement.take_score(block, mark)
        elif mark.kind is MarkKind.PART:
            self._begin_part(mark.id)

    def _is_row(self, index: int, block: TextBlock, mark: Mark) -> bool:
        """Say whether a statement is named in the table of scores; words may follow the table's last row."""
        following = self._kinds_after[index]
        is_name = mark.kind is MarkKind.STATEMENT and mark.score is None
        if is_name and block.is_cell and self._is(index + 1, frozenset({MarkKind.LEVEL})):
            return self._table.is_read or following <= _OF_ROWS
        if is_name and block.is_cell and self._is(index + 1, _PRINTED):
            return False
        if self._table.has_cells and not block.is_cell:
            return False
        is_known = mark.id in self._table.levels and not block.is_cell
        if not is_name or is_known or block.kind is PassageKind.HEADING or self._is_in_findings():
            return False
        return bool(following) and (following <= _OF_ROWS or (self._table.is_read and not following & OF_STATEMENTS))

    def _begin_part(self, part_id: str, is_new: bool = True) -> None:
        part = self._framework.part(part_id)
        self._table.is_read = part.kind is PartKind.SCORES
        if part.kind not in {PartKind.NARRATIVE, PartKind.FACTS}:
            return
        self._narrative = part_id
        if part_id not in self._narratives:
            self._order.append(part_id)
        elif self._narratives[part_id] and is_new:
            self._notices.append(Notice("part-repeated", (("part", part_id), ("name", part.heading))))
        self._narratives.setdefault(part_id, [])

    def _read_title(self, block: TextBlock, mark: Mark) -> None:
        self._authority = self._authority or mark.text
        is_only_title = not block.text.rstrip().endswith(".") or len(block.text.split()) <= _LONGEST_TITLE
        (self._matched if mark.text == self._authority and is_only_title else self._unrecognised).append(block)
        if mark.text != self._authority:
            data = (("authority", self._authority), ("printed", mark.text))
            self._notices.append(Notice("authority-differs", data))

    def _read_narrative(self, block: TextBlock, mark: Mark | None) -> None:
        findings = self._narratives[self._narrative]
        if mark and mark.kind in {MarkKind.PLACEHOLDER, MarkKind.FINDINGS, MarkKind.COLUMN}:
            self._matched.append(block)
        elif (
            mark
            and mark.kind in _NAMES
            and mark.id != self._narrative
            and not findings
            and block.kind is not PassageKind.BULLET
        ):
            # A list of contents names one part after the other: this one has no text here.
            self._leave()
            self._matched.append(block)
        elif mark is None and (part_id := self._contents.part_of(block)):
            self._place(part_id, block)
        else:
            findings.append(as_finding(block))

    def _place(self, part_id: str, block: TextBlock) -> None:
        self._narratives.setdefault(part_id, []).append(as_finding(block))
        self._order += [part_id] if part_id not in self._order else []

    def _read_aside(self, block: TextBlock, mark: Mark | None) -> None:
        """Sort in a line of a page's navigation or footer, which belongs to no part of the report."""
        is_known = mark is not None and mark.kind in _FIXED
        (self._matched if is_known else self._unrecognised).append(block)

    def _read_outside(self, block: TextBlock, mark: Mark | None) -> None:
        """Sort in a line that stands in no statement and no narrative part."""
        if mark and (mark.kind is MarkKind.SCORE_ROW or (mark.kind in _OF_SCORES and self._table.row)):
            (self._matched if self._table.take(mark, block) else self._unrecognised).append(block)
        elif mark and mark.kind is MarkKind.REASON and mark.id:
            self._table.reasons[mark.id] = block
        elif (mark and mark.kind in _FIXED) or (self._table.row and not normal(block.text).strip("-")):
            self._matched.append(block)
        elif mark is None and (part_id := self._contents.part_of(block)):
            self._place(part_id, block)
        else:
            self._unrecognised.append(block)

    def _is_end_of_section(self, block: TextBlock, mark: Mark | None) -> bool:
        """Say whether an unknown heading is as high as the one that began the present part of the report.

        In a document of which all headings have one level, those of topics say nothing by theirs.
        """
        is_inside = self._statement is not None or bool(self._narrative)
        if is_inside and mark is not None and mark.kind is MarkKind.OTHER:
            return bool(mark.id) or self._statement is None
        if is_inside and mark is None and follows(block, self._number):
            return True
        is_unknown = (mark is None or mark.kind in SECTIONS) and block.level not in self._inner_levels
        return is_inside and is_unknown and self._depth > 0 and self._is_as_high(block)

    def _is_as_high(self, block: TextBlock) -> bool:
        return block.kind is PassageKind.HEADING and (self._depth == 0 or block.level <= self._depth)

    def _is_in_findings(self) -> bool:
        if self._statement:
            return self._statement.place is Place.FINDINGS
        return bool(self._narrative and self._narratives[self._narrative])

    def _leave(self) -> None:
        if self._statement:
            self._statement.close()
        self._statement, self._narrative, self._depth, self._number = None, "", 0, None
        self._table.leave()

    def _open_reader(self, statement_id: str) -> StatementReader:
        if statement_id not in self._statements:
            statement = self._framework.statement(statement_id)
            self._statements[statement_id] = StatementReader(self._framework, statement)
            self._order.append(statement_id)
        return self._statements[statement_id]

    def _take_scores_of_table(self) -> None:
        """Let the scores of the table be those of the statements, of several that all print none themselves."""
        written = [reader for reader in self._statements.values() if reader.findings]
        if len(written) > 1 and all(reader.score is None and reader.score_block is None for reader in written):
            for reader in written:
                reader.score = self._table.levels.get(reader.statement.id)

    def _part(self, part_id: str) -> tuple[PublishedPart, ...]:
        """Return the part as it is printed, if it is; say what it lacks."""
        reader = self._statements.get(part_id)
        if reader is None:
            findings = tuple(self._narratives[part_id])
            return (PublishedPart(part_id, findings),) if findings else ()
        in_table = self._table.levels.get(part_id)
        reader.take_score_told()
        if reader.score is None and (in_table is None or reader.findings):
            reader.notice_at(
                reader.score_block, "score-missing", **({} if in_table is None else {"table": str(in_table)})
            )
        elif in_table is not None and reader.score not in {None, in_table}:
            score, table = str(reader.score), str(in_table)
            reader.notice_at(reader.score_block, "score-differs-from-table", score=score, table=table)
        elif reader.is_left_open and reader.score_block:
            reader.notice_at(reader.score_block, "score-left-open", score=str(reader.score))
        if not reader.findings:
            reader.notice("findings-missing")
            reader.score = in_table if reader.score is None else reader.score
        in_row = self._table.reasons.get(part_id)
        reason = reader.rationale or ([] if in_row is None else [in_row])
        return (PublishedPart(part_id, tuple(reader.findings), reader.score, tuple(reason)),)


def _place(block: TextBlock) -> int:
    return block.place
