"""What is shown of a comparison, as plain rows: the changed sections, and the text of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.assessment import PassageKind
from domain.frameworks.framework import Framework
from domain.review.comparison import CitationChange, PassageChange, PassageFate, ScoreChange, SectionChange, ValueChange
from domain.review.side_by_side import direction_of, has_one_scale
from domain.text.word_difference import Part, Segment, readable
from ui.messages import STANCES, part_name, quoted
from ui.sentences.comparing import DIRECTIONS, counts_words, level_text, score_words, value_name, value_text
from ui.widgets.list_rows import ListRow

if TYPE_CHECKING:
    from store.queries.comparisons import Comparison

DETAILS = "details"
"""The row of what changed in the details of the report."""
FEWEST_FOLDED = 2
"""So many unchanged paragraphs together are folded; one alone is shown, as it takes no more room."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """Words of both versions. `change` is the number of the change that it belongs to, -1 for none.

    `is_prose` sets it in the face of the findings; `label` says what the words cannot show.
    """

    segments: tuple[Segment, ...]
    change: int = -1
    kind: PassageKind = PassageKind.PARAGRAPH
    label: str = ""
    is_prose: bool = True


@dataclass(frozen=True, slots=True)
class FoldRow:
    """So many unchanged paragraphs, folded to a line or shown under it."""

    number: int
    count: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class TitleRow:
    """The title over a group of changes."""

    words: str


Row = TextRow | FoldRow | TitleRow


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One change that can be walked to; a passage is named by its ids in both versions, "" where it is not there."""

    kind: str
    old_id: str = ""
    new_id: str = ""
    is_rewritten: bool = False


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section's rows, and its changes in their order."""

    rows: tuple[Row, ...] = ()
    changes: tuple[ShownChange, ...] = ()


@dataclass
class _Maker:
    opened: Set[int]
    rows: list[Row] = field(default_factory=list)
    changes: list[ShownChange] = field(default_factory=list)
    folds: int = 0

    def begin(self, change: ShownChange) -> int:
        self.changes.append(change)
        return len(self.changes) - 1


def section_rows(comparison: Comparison, framework: Framework, unread: Set[str]) -> list[ListRow]:
    """Return a row for each changed section; beside another assessment, for every statement."""
    found = [
        ListRow(
            change.part_id,
            part_name(framework, change.part_id),
            _beside_words(change, comparison) if comparison.is_other else _counts(change),
            trail=_tr("unread") if change.part_id in unread else "",
        )
        for change in comparison.change.sections
        if change.is_changed or _is_scored_beside(change, comparison)
    ]
    values = comparison.change.values
    if values:
        words = ", ".join(value_name(each.name, framework) for each in values)
        found.insert(0, ListRow(DETAILS, _tr("Details of the assessment"), words))
    return found


def section_text(change: SectionChange, comparison: Comparison, opened: Set[int]) -> SectionText:
    """Return what is shown of a section; `opened` are the numbers of the folds that are open."""
    maker = _Maker(opened)
    framework = comparison.framework
    levels = level_of(change, comparison)
    if change.scores or (comparison.is_other and levels != (None, None)):
        maker.rows.append(TitleRow(_tr("Score")))
        if comparison.is_other and not change.scores:
            words = f"{score_words(levels[1], framework)}, {DIRECTIONS[direction_of(*levels)]}"
            maker.rows.append(TextRow((Segment(Part.SAME, words),), is_prose=False))
        for score in change.scores:
            _add_score(maker, score, comparison)
    if change.values:
        maker.rows.append(TitleRow(_tr("Values")))
        _add_values(maker, change.values, framework)
    if change.passages:
        if maker.rows or change.citations:
            maker.rows.append(TitleRow(_tr("Findings")))
        _add_passages(maker, change.passages)
    if change.citations:
        maker.rows.append(TitleRow(_tr("Evidence")))
        _add_citations(maker, change.citations)
    return SectionText(tuple(maker.rows), tuple(maker.changes))


def details_text(values: Sequence[ValueChange], framework: Framework) -> SectionText:
    """Return what is shown of the details of the report."""
    maker = _Maker(frozenset())
    _add_values(maker, values, framework)
    return SectionText(tuple(maker.rows), tuple(maker.changes))


def level_of(change: SectionChange, comparison: Comparison) -> tuple[int | None, int | None]:
    """Return the level of a statement then and now."""
    then, now = (
        next((score.level for score in section.scores if not score.category), None) if section is not None else None
        for section in (comparison.old.section(change.part_id), comparison.new.section(change.part_id))
    )
    return then, now


def _is_scored_beside(change: SectionChange, comparison: Comparison) -> bool:
    return comparison.is_other and level_of(change, comparison) != (None, None)


def _counts(change: SectionChange) -> str:
    words = counts_words(change)
    return f"{_tr('not there before')}: {words}" if change.is_new else words


def _beside_words(change: SectionChange, comparison: Comparison) -> str:
    """Return a statement's score then and now with its direction, or how much of a part is in one of them only."""
    then, now = level_of(change, comparison)
    if (then, now) == (None, None):
        return counts_words(change)
    is_one_scale = has_one_scale(comparison.then_framework, comparison.framework)
    word = DIRECTIONS[direction_of(then, now, is_one_scale=is_one_scale)]
    shown = " \u2192 ".join("\u2013" if level is None else str(level) for level in (then, now))
    return f"{shown}  {word}".strip()


def _add_score(maker: _Maker, score: ScoreChange, comparison: Comparison) -> None:
    framework, then = comparison.framework, comparison.then_framework
    number = maker.begin(ShownChange("score"))
    before, after = (each.level if each is not None else None for each in (score.before, score.after))
    name = next((each.name for each in framework.categories if each.id == score.category), "")
    word = DIRECTIONS[direction_of(before, after, is_one_scale=has_one_scale(then, framework))]
    if before == after:
        segments: tuple[Segment, ...] = (Segment(Part.SAME, score_words(after, framework)),)
    else:
        segments = (
            Segment(Part.GONE, score_words(before, then)),
            Segment(Part.NEW, score_words(after, framework)),
        )
    label = " \u00b7 ".join(filter(None, (name, f"{level_text(score.before)} \u2192 {level_text(score.after)}", word)))
    maker.rows.append(TextRow(segments, number, label=label if before != after else name, is_prose=False))
    if score.rationale:
        maker.rows.append(TextRow(readable(score.rationale), number, label=_tr("Reason")))


def _add_values(maker: _Maker, values: Sequence[ValueChange], framework: Framework) -> None:
    number = maker.begin(ShownChange("value"))
    for value in values:
        segments = (
            Segment(Part.GONE, value_text(value.name, value.before, framework)),
            Segment(Part.NEW, value_text(value.name, value.after, framework)),
        )
        maker.rows.append(TextRow(segments, number, label=value_name(value.name, framework), is_prose=False))


def _add_citations(maker: _Maker, citations: Sequence[CitationChange]) -> None:
    number = maker.begin(ShownChange("citation"))
    for each in citations:
        words = f"{each.reference}  {STANCES[each.stance]}: {quoted(each.exact)}"
        segment = Segment(Part.NEW if each.is_new else Part.GONE, words)
        maker.rows.append(TextRow((segment,), number, is_prose=False))


def _add_passages(maker: _Maker, passages: Sequence[PassageChange]) -> None:
    waiting: list[PassageChange] = []
    for each in passages:
        if each.fate is PassageFate.SAME:
            waiting.append(each)
            continue
        _fold(maker, waiting)
        waiting = []
        number = maker.begin(_shown(each))
        maker.rows.append(TextRow(readable(each.segments), number, _kind(each), label=" \u00b7 ".join(_labels(each))))
    _fold(maker, waiting)


def _fold(maker: _Maker, passages: Sequence[PassageChange]) -> None:
    """Fold unchanged paragraphs to a line, or show them."""
    is_open = True
    if len(passages) >= FEWEST_FOLDED:
        is_open = maker.folds in maker.opened
        maker.rows.append(FoldRow(maker.folds, len(passages), is_open))
        maker.folds += 1
    if is_open:
        maker.rows += (TextRow(each.segments, kind=_kind(each)) for each in passages)


def _shown(change: PassageChange) -> ShownChange:
    old, new = change.old, change.new
    is_rewritten = old is not None and (
        new is None or (old.text, old.kind, old.level, old.links) != (new.text, new.kind, new.level, new.links)
    )
    return ShownChange("passage", old.id if old else "", new.id if new else "", is_rewritten)


def _kind(change: PassageChange) -> PassageKind:
    passage = change.new or change.old
    assert passage is not None
    return passage.kind


def _labels(change: PassageChange) -> Iterator[str]:
    """Yield what the words cannot show."""
    old, new = change.old, change.new
    if change.fate is PassageFate.MOVED:
        yield _tr("Moved here")
    if old is None or new is None:
        return
    kinds = {
        PassageKind.HEADING: _tr("heading"),
        PassageKind.PARAGRAPH: _tr("paragraph"),
        PassageKind.BULLET: _tr("bullet"),
    }
    if old.kind is not new.kind:
        yield _tr("Was a {old}, is a {new}").format(old=kinds[old.kind], new=kinds[new.kind])
    elif old.level != new.level:
        yield _tr("On another level")
    if {each.url for each in old.links} != {each.url for each in new.links}:
        yield _tr("Links changed")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Versions", words)
