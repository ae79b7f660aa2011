"""Read one statement of a published report: its score, the framework's words, and the findings to the letter."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from domain.assessment import PassageKind
from domain.frameworks.framework import Framework, Statement
from domain.published.draft_lines import score_told_in
from domain.published.phrases import Mark, MarkKind, likeness, normal
from domain.text.blocks import Notice, TextBlock

LIKE_ENOUGH = 0.5
"""Share of common words from which a text counts as another wording of the framework's, not as something else."""


class Place(Enum):
    """Where in a statement the next line stands."""

    BEGINNING = "beginning"
    EXPECTATIONS = "expectations"
    COMMITMENT = "commitment"
    RATIONALE = "rationale"
    FINDINGS = "findings"


_WORDED = frozenset({MarkKind.COMMITMENT, MarkKind.EXPECTATIONS})
_ANNOUNCED = {
    MarkKind.EXPECTATIONS: Place.EXPECTATIONS,
    MarkKind.COMMITMENT: Place.COMMITMENT,
    MarkKind.FINDINGS: Place.FINDINGS,
}


class StatementReader:
    """Takes the lines of one statement in order, each into `findings`, `rationale`, `matched` or `unrecognised`."""

    def __init__(self, framework: Framework, statement: Statement) -> None:
        self.statement = statement
        self.score: int | None = None
        self.place = Place.BEGINNING
        self.findings: list[TextBlock] = []
        self.rationale: list[TextBlock] = []
        self.matched: list[TextBlock] = []
        self.unrecognised: list[TextBlock] = []
        self.notices: list[Notice] = []
        self._framework = framework
        self._announces_findings = True
        self._wording: list[TextBlock] = []
        self._printed_expectations: list[str] = []
        self._labels = self._scores = 0
        self.score_block: TextBlock | None = None
        self.is_left_open = False

    def begin(self, announces_findings: bool) -> None:
        """Begin the statement, or begin it again; say whether a heading announces its findings further down."""
        self.close()
        if self.findings:
            self.notice("statement-repeated")
        self.place = Place.BEGINNING
        self._announces_findings = announces_findings
        self._labels = self._scores = 0
        self._printed_expectations = []

    def read(self, block: TextBlock, mark: Mark | None) -> None:
        """Take in the next line and what it announces."""
        kind = mark.kind if mark else None
        if mark and kind in {MarkKind.SCORE, MarkKind.SCORE_LINE} and self._may_be_score():
            self._read_score(block, mark)
        elif kind is MarkKind.SCORE_OPEN and self.place is not Place.FINDINGS:
            self.score_block, self.is_left_open = block, True
            self.matched.append(block)
        elif kind in {MarkKind.PLACEHOLDER, MarkKind.COLUMN}:
            self.matched.append(block)
        elif mark and kind is MarkKind.REASON:
            self._read_reason(block, mark)
        elif mark and mark.text and kind in _WORDED:
            self._read_worded(block, mark)
        elif kind in _ANNOUNCED:
            self.close()
            self.place = _ANNOUNCED[kind]
            self.matched.append(block)
        elif self.place is Place.FINDINGS:
            self.findings.append(as_finding(block))
        elif self.place is Place.RATIONALE:
            self._read_reason_below(block)
        elif self.place is Place.COMMITMENT:
            self._read_commitment(block)
        elif not self._is_framework_wording(block, kind):
            self._read_other(block)

    def take_score(self, block: TextBlock, mark: Mark) -> None:
        """Take in the score that stands on the line of the statement's name, and its label where that is there too."""
        if mark.score not in {level.value for level in self._framework.scale}:
            self.notice_at(block, "score-not-on-scale", printed=block.text)
        elif self.score is not None and self.score != mark.score:
            self.notice_at(block, "score-contradiction", score=str(self.score), other=str(mark.score))
        else:
            self.score, self.score_block = mark.score, block
            if mark.text and mark.score not in self._named(mark.text):
                self.notice_at(block, "label-does-not-fit", score=str(mark.score), printed=mark.text)

    def take_score_told(self) -> None:
        """Take the score that the findings tell in a sentence, "We scored this statement 2.", where none is printed."""
        values = {level.value for level in self._framework.scale}
        told = (score_told_in(block.text) for block in self.findings) if self.score is None else ()
        self.score = next((score for score in told if score in values), self.score)

    def _named(self, label: str) -> list[int]:
        """Return the levels that have a label."""
        return [level.value for level in self._framework.scale if normal(level.label) == normal(label)]

    def close(self) -> None:
        """End what is being read; to be called when the statement's last line has been read."""
        blocks, self._wording = self._wording, []
        if not blocks:
            return
        printed = " ".join(block.text for block in blocks)
        if likeness(printed, self.statement.commitment) >= LIKE_ENOUGH:
            self._compare("commitment", self.statement.commitment, printed, blocks[0])
            self.matched.extend(blocks)
            return
        first, *rest = blocks
        self._compare("commitment", self.statement.commitment, first.text, first)
        is_like = likeness(first.text, self.statement.commitment) >= LIKE_ENOUGH
        (self.matched if is_like else self.unrecognised).append(first)
        self.unrecognised.extend(rest)

    def notice(self, code: str, **data: str) -> None:
        """Report something about this statement, with its id and name."""
        about = (("statement", self.statement.id), ("name", self.statement.name))
        self.notices.append(Notice(code, (*about, *data.items())))

    def notice_at(self, block: TextBlock | None, code: str, **data: str) -> None:
        """Report something about a line of this statement, with the block's place; about none where it has no block."""
        self.notice(code, **data, **({} if block is None else {"place": str(block.place)}))

    def _read_worded(self, block: TextBlock, mark: Mark) -> None:
        """Take in the framework's wording that stands on the line that announces it."""
        self.close()
        is_commitment = mark.kind is MarkKind.COMMITMENT
        own = self.statement.commitment if is_commitment else " ".join(self.statement.expectations)
        is_like = likeness(mark.text, own) >= LIKE_ENOUGH
        (self.matched if is_like else self.unrecognised).append(block)
        if is_like:
            self._compare("commitment" if is_commitment else "expectation", own, mark.text, block)

    def _read_reason(self, block: TextBlock, mark: Mark) -> None:
        """Take in the line that announces the reason of the score, with the reason itself or without."""
        if mark.text:
            self.rationale.append(block)
            return
        self.matched.append(block)
        self.close()
        self.place = Place.RATIONALE

    def _read_reason_below(self, block: TextBlock) -> None:
        """Take in a paragraph of the reason; it is the only one where nothing announces the findings behind it."""
        if block.kind is PassageKind.HEADING:
            self.place = Place.BEGINNING
            self._read_other(block)
            return
        self.rationale.append(block)
        if not self._announces_findings:
            self.place = Place.BEGINNING

    def _may_be_score(self) -> bool:
        return self.place is not Place.FINDINGS or self.score is None

    def _read_score(self, block: TextBlock, mark: Mark) -> None:
        values = {level.value for level in self._framework.scale}
        if mark.score not in values:
            self.notice_at(block, "score-not-on-scale", printed=block.text)
            self.unrecognised.append(block)
            return
        if self.score is not None and self.score != mark.score:
            self.notice_at(block, "score-contradiction", score=str(self.score), other=str(mark.score))
        if self.score is None:
            self.score, self.score_block = mark.score, self.score_block or block
        if mark.kind is MarkKind.SCORE:
            self._scores += 1
            if self._scores == 2:
                self.notice_at(block, "label-repeated", printed=block.text)
            self.matched.append(block)
        else:
            self._read_label(block, mark)

    def _read_label(self, block: TextBlock, mark: Mark) -> None:
        named = self._named(mark.text)
        self._labels += 1
        if self._labels == 2:
            self.notice_at(block, "label-repeated", printed=block.text)
        if mark.score not in named:
            self.notice_at(block, "label-does-not-fit", score=str(mark.score), printed=block.text)
        (self.matched if named else self.unrecognised).append(block)

    def _read_commitment(self, block: TextBlock) -> None:
        self._wording.append(block)
        if not self._announces_findings:
            self.close()
            self.place = Place.BEGINNING

    def _is_framework_wording(self, block: TextBlock, kind: MarkKind | None) -> bool:
        """Take in a line that is a We or I statement, another wording of one, or a fixed phrase."""
        if self._is_expectation(block):
            return True
        if normal(block.text) == normal(self.statement.commitment):
            self._compare("commitment", self.statement.commitment, block.text, block)
        elif kind is not MarkKind.TERM:
            return False
        self.matched.append(block)
        return True

    def _is_expectation(self, block: TextBlock) -> bool:
        expectations = self.statement.expectations
        if not expectations:
            return False
        if normal(block.text) == normal(" ".join(expectations)):
            self._printed_expectations.extend(expectations)
            self.matched.append(block)
            return True
        nearest = max(expectations, key=lambda expectation: likeness(block.text, expectation))
        is_same = normal(block.text) == normal(nearest)
        is_like = self.place is Place.EXPECTATIONS and likeness(block.text, nearest) >= LIKE_ENOUGH
        if not is_same and not is_like:
            return False
        if nearest in self._printed_expectations:
            self.notice_at(block, "expectation-repeated", printed=block.text)
        self._printed_expectations.append(nearest)
        self._compare("expectation", nearest, block.text, block)
        self.matched.append(block)
        return True

    def _compare(self, what: str, expected: str, printed: str, block: TextBlock) -> None:
        if normal(expected) != normal(printed):
            self.notice_at(block, "wording-differs", what=what, expected=expected, printed=printed)

    def _read_other(self, block: TextBlock) -> None:
        """Keep a line that is not the framework's: as findings where no heading announces them later."""
        if self._announces_findings:
            self.unrecognised.append(block)
            return
        if not self.findings:
            self.notice("findings-heading-missing")
        self.place = Place.FINDINGS
        self.findings.append(as_finding(block))


def as_finding(block: TextBlock) -> TextBlock:
    """Return the block with the level that headings inside a section have; its text and links are untouched."""
    return replace(block, level=1) if block.kind is PassageKind.HEADING else block
