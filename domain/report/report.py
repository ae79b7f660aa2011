"""Build the published report of an assessment: what the framework's outline prints, in its order, and nothing else.

Rationales, notes, people's names and files of a document are never read here, so they cannot leave in a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.assessment import Document, Section, SectionKind
from domain.dates import write_date
from domain.finance import sentences
from domain.frameworks.framework import Framework, Part, PartKind, Statement, Theme
from domain.rating.rating import Incomplete, rate
from domain.report.passages import References, citations_by_passage, passage_blocks
from domain.report.tree import (
    Block,
    Bullets,
    ContentsList,
    Heading,
    PageBreak,
    Paragraph,
    RatingPanel,
    Report,
    ReportOptions,
    Run,
    Table,
    paragraph_of,
)
from domain.text.cleaning import clean_line

LANGUAGE = "en-GB"
NO_SCORE = "–"


@dataclass(frozen=True, slots=True)
class _Source:
    """What the blocks are made of."""

    framework: Framework
    document: Document
    references: References

    def section(self, part_id: str) -> Section:
        """Return the section of this part or statement; an empty one where nothing was begun."""
        try:
            return self.document.section_of(part_id)
        except KeyError:
            return Section("", SectionKind.NARRATIVE, part_id)

    def term(self, key: str, /, **values: object) -> str:
        return self.framework.terms[key].format(**values)


def build_report(framework: Framework, document: Document, options: ReportOptions, on: date) -> Report:
    """Return the report of `document`, whose framework is `framework`, as of the day `on`.

    `on` is the day of publication, or of the draft. What is not written or scored yet has a paragraph of the role
    "missing"; the export's gate refuses a final report with one. Citations are printed at the end of the sentence they
    stand in, whatever their stance, when `options` asks for references.
    Raises KeyError when `options.only_statement` is not a statement of the framework, LevelNotOnScale for a score that
    its scale does not have.
    Source of the order: the reports that the framework's body publishes, as its outline in the framework file says.
    """
    references = citations_by_passage(document.citations) if options.with_references else {}
    source = _Source(framework, document, references)
    authority = clean_line(document.assessment.authority)
    title = source.term("report_title", authority=authority)
    blocks = [*_title_page(source, title, options, on)]
    if options.only_statement:
        blocks += _one_statement(source, options.only_statement)
    else:
        blocks += [PageBreak(), ContentsList(source.term("contents"))]
        blocks += [block for part in framework.outline for block in _part(source, part)]
    return Report(
        title=title,
        subject=source.term("report_subject", authority=authority),
        language=LANGUAGE,
        on=on,
        blocks=tuple(blocks),
        is_draft=options.is_draft,
        draft_word=source.term("draft_word"),
    )


def _title_page(source: _Source, title: str, options: ReportOptions, on: date) -> Iterator[Block]:
    dated = "draft_on" if options.is_draft else "published_on"
    yield Heading(1, title, "title")
    yield paragraph_of(source.term(dated, date=write_date(on)), "date")
    yield Paragraph((Run(source.term("how_link_text"), source.term("how_link_url")),))


def _one_statement(source: _Source, statement_id: str) -> Iterator[Block]:
    theme = source.framework.theme_of(statement_id)
    yield PageBreak()
    yield _theme_heading(source, theme, 2)
    yield from _statement(source, source.framework.statement(statement_id), 3)


def _part(source: _Source, part: Part) -> Iterator[Block]:
    if part.heading:
        if part.level <= 2:
            yield PageBreak()
        yield Heading(part.level, part.heading, part.id)
    match part.kind:
        case PartKind.NARRATIVE:
            yield from _narrative(source, part)
        case PartKind.FACTS:
            yield from _facts(source, part)
        case PartKind.RATING:
            yield _rating(source)
        case PartKind.SCORES:
            yield _scores(source)
        case PartKind.STATEMENTS:
            yield from _themes(source, part)


def _narrative(source: _Source, part: Part) -> Iterator[Block]:
    passages = source.section(part.id).passages
    blocks = tuple(passage_blocks(passages, part.level, part.id, source.references))
    yield from blocks or (paragraph_of(source.term("not_written"), "missing"),)


def _facts(source: _Source, part: Part) -> Iterator[Block]:
    written = sentences(source.framework, part, source.section(part.id).facts)
    if written:
        yield Bullets(tuple((Run(clean_line(sentence)),) for sentence in written))
    else:
        yield paragraph_of(source.term("not_written"), "missing")


def _levels(source: _Source) -> dict[str, int | None]:
    return {statement.id: source.section(statement.id).score.level for statement in source.framework.statements}


def _rating(source: _Source) -> Block:
    levels = _levels(source)
    rating = rate(source.framework, levels)
    if isinstance(rating, Incomplete):
        return paragraph_of(source.term("not_rated", missing=len(rating.missing), count=len(levels)), "missing")
    words = {"rating": rating.band.label, "percent": rating.percent}
    sentence = source.term("rating_sentence", **words, total=rating.total, maximum=rating.maximum, count=len(levels))
    limits = "".join(f" {limiter.sentence}" for limiter in rating.limited_by)
    return RatingPanel(rating.band.label, rating.percent, sentence + limits, source.term("rating_line", **words))


def _scores(source: _Source) -> Table:
    header = tuple(source.term(name) for name in ("scores_statement", "scores_score", "scores_label"))
    rows = tuple(_score_row(source, statement) for statement in source.framework.statements)
    return Table(header, rows, source.term("scores_summary"))


def _score_row(source: _Source, statement: Statement) -> tuple[str, ...]:
    level = source.section(statement.id).score.level
    if level is None:
        return statement.name, NO_SCORE, source.term("not_scored")
    return statement.name, str(level), source.framework.level(level).label


def _themes(source: _Source, part: Part) -> Iterator[Block]:
    for theme in source.framework.themes:
        if theme is not source.framework.themes[0] or not part.heading:
            yield PageBreak()
        yield _theme_heading(source, theme, part.level + 1)
        for statement in theme.statements:
            yield from _statement(source, statement, part.level + 2)


def _theme_heading(source: _Source, theme: Theme, level: int) -> Heading:
    return Heading(
        level, source.term("theme_heading", number=theme.number, name=theme.report_name), f"theme-{theme.id}"
    )


def _statement(source: _Source, statement: Statement, level: int) -> Iterator[Block]:
    section = source.section(statement.id)
    yield Heading(level, statement.name, statement.id)
    yield from _score(source, section.score.level)
    if statement.expectations:
        yield Heading(level + 1, source.term("expectations"), f"{statement.id}-expectations")
        yield from (paragraph_of(expectation, "quote") for expectation in statement.expectations)
    yield Heading(level + 1, source.term("commitment"), f"{statement.id}-commitment")
    yield paragraph_of(statement.commitment, "quote")
    findings = f"{statement.id}-findings"
    yield Heading(level + 1, source.term("findings"), findings)
    blocks = tuple(passage_blocks(section.passages, level + 1, findings, source.references))
    yield from blocks or (paragraph_of(source.term("not_written"), "missing"),)


def _score(source: _Source, level: int | None) -> Iterator[Block]:
    if level is None:
        yield paragraph_of(source.term("not_scored"), "missing")
    else:
        yield paragraph_of(source.term("score", score=level), "score")
        yield paragraph_of(source.framework.score_line(level), "lead")
