"""Make an assessment's values of a text that stands in no workspace, so that the checks can be asked of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise, takewhile

from domain.assessment import Assessment, Document, Passage, PassageKind, Score, Section, SectionKind
from domain.frameworks.framework import Framework
from domain.published.furniture import without_furniture
from domain.published.marking import marks_of
from domain.published.numbering import is_of_kind, without_number
from domain.published.phrases import Mark, MarkKind
from domain.published.published_report import PublishedReport
from domain.published.remarks import is_open
from domain.published.report import recognise
from domain.published.shortened import Shortened
from domain.published.shortening import shortened_blocks
from domain.published.source_lists import SourceList, source_list
from domain.text.blocks import SourceText, TextBlock

MOST_WORDS_OF_A_LABEL = 8
"""A longer line without an end is a sentence that lacks its full stop."""
_MOST_WORDS_OF_A_ROW, _MORE_THAT_ASKS = 14, 2
_ASKING = frozenset({"What", "How", "Who", "Where", "When", "Why"})
_PROSE, _REMARKS = "prose", "remarks"
_OF_REPORTS = frozenset(
    {MarkKind.TITLE, MarkKind.SCORE, MarkKind.SCORE_LINE, MarkKind.SCORE_ROW}
    | {MarkKind.COMMITMENT, MarkKind.EXPECTATIONS, MarkKind.FINDINGS}
)
"""What a report prints; a name of a statement alone may stand over any text."""
_OF_STATEMENTS = frozenset({MarkKind.COMMITMENT, MarkKind.EXPECTATIONS, MarkKind.FINDINGS})
_SCORES = frozenset({MarkKind.SCORE, MarkKind.SCORE_LINE, MarkKind.LEVEL})
_OF_OUTLINE = frozenset({MarkKind.THEME, MarkKind.STATEMENT, MarkKind.PART, MarkKind.SCORE_ROW})
_QUESTION = re.compile(
    r"(?:What|Who|Whom|Whose|Which|When|Where|Why|How|Is|Are|Was|Were|Do|Does|Did|Has|Have|Had|Can|Could|Will)\b"
    r"[^.?!]{3,70}\?"
)
_FEWEST_QUESTIONS = 3
_SALUTATION = re.compile(r"Dear(?: [A-Z][\w’.-]*| and| all| of| for| colleagues){1,8}[,:]?")
_LONG_PARAGRAPH = 50
"""So many words have no notes of the writer before a report."""
_SENTENCE_END = re.compile(r"[\w)”’%]{3}[.?!][”’]?(?=\s+[A-Z“]|\Z)")
_SUM = re.compile(r"£\d[\d,.]*(?:m\b|bn\b)?|\d%")
_LABELLED_SUM = re.compile(r"(?:[A-Z][\w ]{1,30}: )?[A-Z][\w ]{1,40}: £?\d")
_AMOUNT = re.compile(r"£?\d[\d,.]*(?:%|m\b|bn\b)?")
_BEGINNINGS = frozenset({MarkKind.TITLE, MarkKind.THEME, MarkKind.PART})
_ENDS = '.!?…:;,”"’)'


@dataclass(frozen=True, slots=True)
class TextDocument:
    """A text as a document of sections, whose passages have the places of their blocks for ids.

    `parts` gives the statement or part of each section, "" for what stands beside them and for a text that is no
    report; `headings` the line over each statement that the report has. `report` is what was recognised, None where the
    text is no report. `labels` are the ids of passages that were taken for headings by their looks alone, `scores`
    those of lines that print a score, `preface` those before the first part of a report, its writer's notes and dates.
    `reasons` gives the line that begins the reason of a statement's score, `shortened` the blocks of which a part is
    not in their passage: the number of a paragraph, marks that lead to sources. `worded` are the ids of the framework's
    wording where it differs, `cells` those of what stands in tables, `rows` those of lines and cells with their sums,
    `table_heads` those of lines over rows and over what is no part, `leading` those of lines with a colon over a table
    or a list of scores.
    `sources` is the list of sources or notes that the text's marks lead to. `remarks` are the lines of those who
    commented on a draft, each with whether what it says is still to be settled.
    """

    document: Document
    parts: Mapping[str, str]
    headings: Mapping[str, TextBlock]
    labels: frozenset[str]
    scores: frozenset[str] = frozenset()
    report: PublishedReport | None = None
    reasons: Mapping[str, TextBlock] = field(default_factory=dict)
    preface: frozenset[str] = frozenset()
    shortened: Mapping[str, Shortened] = field(default_factory=dict)
    worded: frozenset[str] = frozenset()
    cells: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    table_heads: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    sources: SourceList = field(default_factory=SourceList)
    remarks: Mapping[str, bool] = field(default_factory=dict)


def text_document(source: SourceText, framework: Framework) -> TextDocument:
    """Return a text as a document: a recognised report by its statements and parts, another text as one section.

    The framework's own words and what a page calls its navigation are left out; words that are printed in their place
    and differ are kept. A short line without an end, in a text whose form marks no headings, counts as one. The remarks
    of those who commented on it are a section of their own, the last.
    """
    marked = marks_of(source.blocks, framework)
    remarks = [
        (block, mark)
        for block, mark in zip(source.blocks, marked, strict=True)
        if mark is not None and mark.kind is MarkKind.REMARK
    ]
    text = _text_document(*without_furniture(source, marked), framework)
    return _with_remarks(text, remarks) if remarks else text


def _with_remarks(text: TextDocument, remarks: Sequence[tuple[TextBlock, Mark]]) -> TextDocument:
    cuts = ((block, len(block.text) - len(mark.text)) for block, mark in remarks if mark.text)
    labelled = {str(block.place): Shortened(block.text, ((0, start),)) for block, start in cuts if start}
    passages = tuple(_passage(block, frozenset(), labelled) for block, mark in remarks if mark.text)
    section = Section(_REMARKS, SectionKind.NARRATIVE, "", passages)
    document = replace(text.document, sections=(*text.document.sections, section))
    return replace(
        text,
        document=document,
        parts={**text.parts, _REMARKS: ""},
        shortened={**text.shortened, **labelled},
        remarks={str(block.place): is_open(mark) for block, mark in remarks},
    )


def _text_document(source: SourceText, marked: Sequence[Mark | None], framework: Framework) -> TextDocument:
    report = recognise(source, framework, marked)
    marks = {block.place: mark for block, mark in zip(source.blocks, marked, strict=True)}
    printed = {block.place: mark for block in report.matched if (mark := marks[block.place]) is not None}
    is_report = _is_report(report, marks)
    beside = {block.place for block in report.unrecognised if is_report}
    table_heads, rows = _table_heads(source.blocks), _rows(source.blocks, marks)
    labels = (_labels_in(source.blocks, marks, beside) | _topics_in(source.blocks, framework)) - table_heads - rows
    sources = source_list(source.blocks, marks)
    shortened = shortened_blocks(source.blocks, marks, sources)
    if not is_report:
        prose = _prose(source.blocks, framework, labels, shortened)
        return replace(prose, cells=_cells(source.blocks), rows=rows, sources=sources)
    scores = frozenset(str(place) for place, mark in marks.items() if mark is not None and mark.kind in _SCORES)
    labels -= scores
    sections = tuple(_sections(source, report, framework, marks, partial(_passage, labels=labels, shortened=shortened)))
    return TextDocument(
        _document(report.authority, framework, sections),
        {section.id: section.part_id for section in sections},
        _headings(source.blocks, printed, report),
        labels,
        scores,
        report,
        reasons={part.part_id: part.rationale[0] for part in report.parts if part.rationale},
        preface=_preface(source.blocks, marks),
        shortened=shortened,
        worded=frozenset(map(str, _worded_otherwise(report))),
        cells=_cells(source.blocks),
        rows=rows,
        leading=_leading(source.blocks, marks),
        table_heads=table_heads | _of_other_parts(source.blocks, marks),
        sources=sources,
    )


def _prose(
    blocks: Sequence[TextBlock], framework: Framework, labels: frozenset[str], shortened: Mapping[str, Shortened]
) -> TextDocument:
    passages = tuple(_passage(block, labels, shortened) for block in blocks if not block.is_aside)
    document = _document("", framework, (Section(_PROSE, SectionKind.STATEMENT, "", passages),))
    return TextDocument(document, {_PROSE: ""}, {}, labels, shortened=shortened)


def _is_report(report: PublishedReport, marks: Mapping[int, Mark | None]) -> bool:
    known = [mark for mark in marks.values() if mark is not None]
    prints = any(each.kind in _OF_REPORTS or (each.score and each.kind is MarkKind.STATEMENT) for each in known)
    return prints and (bool(report.parts) or _prints_scores(marks))


def _prints_scores(marks: Mapping[int, Mark | None]) -> bool:
    """Say whether several lines print scores, as those of a report do whose statements have headings of their own."""
    return sum(mark is not None and mark.kind in _SCORES for mark in marks.values()) > 1


def _document(authority: str, framework: Framework, sections: tuple[Section, ...]) -> Document:
    return Document(Assessment("", authority, framework.id), sections)


def _sections(
    source: SourceText,
    report: PublishedReport,
    framework: Framework,
    marks: Mapping[int, Mark | None],
    passage_of: Callable[[TextBlock], Passage],
) -> Iterator[Section]:
    """Yield the parts of a report, and each stretch of text that belongs to none, in the order of their beginnings.

    The reason of a score is the section's rationale, and a stretch of its own, so that it is read as text too. A
    stretch begins anew at the line over a score: a statement under a heading in its writer's words.
    """
    findings = {block.place: (part.part_id, block) for part in report.parts for block in part.findings}
    beside = {block.place for block in report.unrecognised if not block.is_aside} | _worded_otherwise(report)
    beside |= {block.place for part in report.parts for block in part.rationale}
    blocks: dict[str, list[TextBlock]] = {}
    stretch = ""
    scored = _scored_beside(source.blocks, marks, beside, framework)
    for block in source.blocks:
        if block.place in findings:
            stretch = ""
            part_id, finding = findings[block.place]
            blocks.setdefault(part_id, []).append(finding)
        elif block.place in beside:
            stretch = stretch if stretch and block.place not in scored else f"beside-{block.place}"
            blocks.setdefault(stretch, []).append(block)
    levels = _levels(report)
    reasons = {part.part_id: part.reason for part in report.parts}
    levels_beside = {f"beside-{place}": level for place, level in scored.items()}
    statements = {statement.id for statement in framework.statements} | levels_beside.keys()
    for section_id in dict.fromkeys((*blocks, *levels)):
        kind = SectionKind.STATEMENT if section_id in statements else SectionKind.NARRATIVE
        passages = tuple(map(passage_of, blocks.get(section_id, ())))
        part_id = section_id if section_id in levels else ""
        level = levels.get(section_id, levels_beside.get(section_id))
        yield Section(section_id, kind, part_id, passages, Score(level, reasons.get(section_id, "")))


def _scored_beside(
    blocks: Sequence[TextBlock], marks: Mapping[int, Mark | None], beside: Collection[int], framework: Framework
) -> dict[int, int]:
    """Return the levels of what stands beside the parts under a line and its score, by the place of that line."""
    levels = {level.value for level in framework.scale}
    found = {}
    for above, block in pairwise(blocks):
        mark = marks[block.place]
        is_score = mark is not None and mark.kind in {MarkKind.SCORE, MarkKind.SCORE_LINE} and mark.score in levels
        if is_score and {above.place, block.place} <= set(beside) and marks[above.place] is None:
            found[above.place] = mark.score if mark is not None and mark.score is not None else 0
    return found


def _preface(blocks: Sequence[TextBlock], marks: Mapping[int, Mark | None]) -> frozenset[str]:
    """Return the places of the lines before the first theme, statement or part, where the report has any, and before
    the first long paragraph: that tells of the place and its people already."""

    def is_before(block: TextBlock) -> bool:
        mark = marks[block.place]
        is_outline = mark is not None and mark.kind in _OF_OUTLINE
        return not is_outline and len(block.text.split()) < _LONG_PARAGRAPH

    found = frozenset(str(block.place) for block in takewhile(is_before, blocks))
    greeted = {str(block.place) for above, block in pairwise(blocks) if _SALUTATION.fullmatch(above.text)}
    return found | greeted if len(found) < len(blocks) else frozenset()


def _table_heads(blocks: Sequence[TextBlock]) -> frozenset[str]:
    """Return the places of short lines over one with several amounts and no end: "Budget Actual Difference"."""
    return frozenset(
        str(above.place)
        for above, block in pairwise(blocks)
        if block.text[-1:] not in _ENDS and len(_AMOUNT.findall(block.text)) > 1 and not _AMOUNT.search(above.text)
    )


def _worded_otherwise(report: PublishedReport) -> set[int]:
    return {int(dict(notice.data)["place"]) for notice in report.notices if notice.code == "wording-differs"}


def _levels(report: PublishedReport) -> dict[str, int | None]:
    """Return the score of each part, from the table of scores where the statement itself has none."""
    levels = {part.part_id: part.score for part in report.parts}
    for notice in report.notices:
        data = dict(notice.data)
        if notice.code == "score-missing" and "table" in data:
            levels[data["statement"]] = int(data["table"])
    return levels


def _passage(block: TextBlock, labels: frozenset[str], shortened: Mapping[str, Shortened]) -> Passage:
    place = str(block.place)
    text = shortened[place].text if place in shortened else block.text
    if place in labels:
        return Passage(place, PassageKind.HEADING, text, 1)
    return Passage(place, block.kind, text, block.level, () if place in shortened else block.links)


def _labels_in(
    blocks: Sequence[TextBlock], marks: Mapping[int, Mark | None], beside: Collection[int]
) -> frozenset[str]:
    """Return the places of the framework's own lines, and of lines that are headings by their looks: where the text's
    form marks no headings, and among what stands `beside` the parts of a report. A few lines that each ask something
    are the headings of a writer who asks the reader's questions."""
    has_headings = any(block.kind is PassageKind.HEADING for block in blocks)
    questions = [
        block.place
        for block in blocks
        if block.kind is PassageKind.PARAGRAPH and _QUESTION.fullmatch(without_number(block.text))
    ]
    found = set(map(str, questions)) if len(questions) >= _FEWEST_QUESTIONS else set()
    for block in blocks:
        may_look = not has_headings or block.place in beside
        is_heading = (
            _is_line_of_form(block, marks[block.place]) or (may_look and _is_label(block.text)) or _is_short_cell(block)
        )
        if is_heading and block.kind is PassageKind.PARAGRAPH:
            found.add(str(block.place))
    return frozenset(found)


def _is_line_of_form(block: TextBlock, mark: Mark | None) -> bool:
    """Say whether a line announces something, and is not the cell or the paragraph with the text itself."""
    is_text = mark is not None and (mark.kind is MarkKind.RUN_IN or mark.text == block.text)
    return mark is not None and not (is_text and mark.kind in {MarkKind.RUN_IN, MarkKind.REASON})


def _topics_in(blocks: Sequence[TextBlock], framework: Framework) -> frozenset[str]:
    """Return the places of the lines that are a topic of the framework, whatever their length: a report's headings."""
    topics = {topic.casefold() for statement in framework.statements for topic in statement.topics}
    lines = (block for block in blocks if block.kind is PassageKind.PARAGRAPH)
    return frozenset([str(block.place) for block in lines if block.text.strip().casefold() in topics])


def _is_short_cell(block: TextBlock) -> bool:
    """Say whether a block is a cell of a table that holds no sentence."""
    is_short = len(block.text.split()) <= MOST_WORDS_OF_A_LABEL and block.text[-1:] not in _ENDS
    return block.is_cell and is_short


def _rows(blocks: Sequence[TextBlock], marks: Mapping[int, Mark | None]) -> frozenset[str]:
    return frozenset(str(block.place) for block in blocks if _is_row(block) and marks[block.place] is None)


def _leading(blocks: Sequence[TextBlock], marks: Mapping[int, Mark | None]) -> frozenset[str]:
    return frozenset(
        str(above.place)
        for above, block in pairwise(blocks)
        if above.text.endswith(":") and (block.is_cell or _kind(marks[block.place]) is MarkKind.SCORE_ROW)
    )


def _kind(mark: Mark | None) -> MarkKind | None:
    return mark.kind if mark is not None else None


def _cells(blocks: Sequence[TextBlock]) -> frozenset[str]:
    """Return the places of the cells of tables that hold no running text."""
    return frozenset(str(block.place) for block in blocks if block.is_cell and not _is_running(block.text))


def _is_running(text: str) -> bool:
    """Say whether a cell holds a paragraph: two sentences or more."""
    return len(_SENTENCE_END.findall(text)) > 1 or (_SENTENCE_END.search(text) is not None and text[-1:].isalnum())


def _of_other_parts(blocks: Sequence[TextBlock], marks: Mapping[int, Mark | None]) -> frozenset[str]:
    """Return the places of the headings over what is no part of the framework."""
    return frozenset(str(block.place) for block in blocks if _kind(marks[block.place]) is MarkKind.OTHER)


def _is_row(block: TextBlock) -> bool:
    """Say whether a line is a row of a table that lost its lines, several amounts and no end, or a cell with one."""
    is_open = block.kind is PassageKind.PARAGRAPH and block.text[-1:] not in _ENDS
    is_short = len(block.text.split()) <= _MOST_WORDS_OF_A_ROW
    sums = len(_SUM.findall(block.text))
    return (is_open and is_short and sums > (0 if block.is_cell else 1)) or (
        sums > 1 and _has_labelled_sums(block.text)
    )


def _has_labelled_sums(text: str) -> bool:
    """Say whether a line is an answer of several sums with labels: "Estimated: £4.0 million. Actual: £4.2 million."."""
    sentences = re.split(r"(?<=[\w%][.;]) ", text)
    return len(sentences) > 1 and all(map(_LABELLED_SUM.match, sentences))


def _is_label(text: str) -> bool:
    words = without_number(text)
    most = MOST_WORDS_OF_A_LABEL + (_MORE_THAT_ASKS if words.partition(" ")[0] in _ASKING else 0)
    most = _MOST_WORDS_OF_A_ROW if is_of_kind(text) else most
    return words[-1:] not in _ENDS and words[:1].isupper() and len(words.split()) <= most


def _headings(
    blocks: Sequence[TextBlock], printed: Mapping[int, Mark], report: PublishedReport
) -> dict[str, TextBlock]:
    """Return the line that names each statement over its own words, not that of a table of scores."""
    begun = {part.findings[0].place: part.part_id for part in report.parts if part.findings}
    found: dict[str, TextBlock] = {}
    named: dict[str, TextBlock] = {}
    last = ""
    for block in blocks:
        mark = printed.get(block.place)
        if mark is not None and mark.kind is MarkKind.STATEMENT:
            last = mark.id
            named[last] = block
        elif mark is not None and mark.kind in _BEGINNINGS:
            last = ""
        part_id = last if mark is not None and mark.kind in _OF_STATEMENTS else begun.get(block.place, "")
        if part_id in named:
            found.setdefault(part_id, named[part_id])
    return found
