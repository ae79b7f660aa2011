"""The published report holds what the framework's outline prints, in its order, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

import pytest

from domain.assessment import (
    Anchor,
    Assessment,
    Citation,
    Document,
    EvidenceFile,
    EvidenceItem,
    FactAmount,
    Facts,
    Link,
    Passage,
    PassageKind,
    Score,
    Section,
    SectionKind,
    TeamMember,
)
from domain.dates import write_date
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework, Limiter, PartKind
from domain.report.report import build_report
from domain.report.tree import (
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
)
from resources.loader import read_json

DAY = date(2026, 3, 17)
FINAL = ReportOptions(is_draft=False)
WORDS = "Staff told us they were proud. People told us they were heard."


def a_framework() -> Framework:
    return parse_framework(read_json("frameworks", "cqc-la-2025.json"), "cqc-la-2025.json")


def a_document(framework: Framework, *sections: Section, citations: tuple[Citation, ...] = ()) -> Document:
    """A fully written and scored document, in which the given sections replace those of their parts."""
    given = {section.part_id: section for section in sections}
    written = [
        Section(
            statement.id,
            SectionKind.STATEMENT,
            statement.id,
            (Passage(f"{statement.id}-1", PassageKind.PARAGRAPH, WORDS),),
            Score(framework.highest_level - 1),
        )
        for statement in framework.statements
    ]
    for part in framework.outline:
        if part.kind is PartKind.NARRATIVE:
            passages = (Passage(f"{part.id}-1", PassageKind.PARAGRAPH, WORDS),)
            written.append(Section(part.id, SectionKind.NARRATIVE, part.id, passages))
        elif part.kind is PartKind.FACTS:
            facts = Facts("2023/24", tuple(FactAmount(field.id, 1000, 1100) for field in part.fields))
            written.append(Section(part.id, SectionKind.FACTS, part.id, facts=facts))
    chosen = tuple(given.get(section.part_id, section) for section in written)
    return Document(Assessment("a", "Borough of Marwell", framework.id), chosen, citations)


def a_statement_section(framework: Framework, *passages: Passage, level: int | None = 2) -> Section:
    statement = framework.statements[0]
    return Section(statement.id, SectionKind.STATEMENT, statement.id, passages, Score(level))


def a_citation(reference: str, start: int, end: int, *, is_detached: bool = False) -> Citation:
    anchor = Anchor("p", start, end, WORDS[start:end])
    return Citation(reference, "s", anchor, "item", reference, is_detached=is_detached)


def findings_of_first(report: Report) -> list[object]:
    """The blocks between the first "findings" heading and the next statement or theme."""
    places = [place for place, block in enumerate(report.blocks) if _is_findings(block)]
    level = report.blocks[places[0]].level  # type: ignore[union-attr]
    found: list[object] = []
    for block in report.blocks[places[0] + 1 :]:
        if isinstance(block, PageBreak) or (isinstance(block, Heading) and block.level < level):
            break
        found.append(block)
    return found


def _is_findings(block: object) -> bool:
    return isinstance(block, Heading) and block.anchor.endswith("-findings")


def outline(report: Report) -> list[str]:
    return [f"{block.level} {block.text}" for block in report.blocks if isinstance(block, Heading)]


def all_text(report: Report) -> str:
    return repr(report)


def test_a_final_report_begins_with_its_title_date_and_link() -> None:
    framework = a_framework()
    report = build_report(framework, a_document(framework), FINAL, DAY)
    assert report.title == "Borough of Marwell: local authority assessment"
    assert report.blocks[:4] == (
        Heading(1, "Borough of Marwell: local authority assessment", "title"),
        Paragraph((Run("Published on 17 March 2026"),), "date"),
        Paragraph((Run(framework.terms["how_link_text"], framework.terms["how_link_url"]),)),
        PageBreak(),
    )
    assert isinstance(report.blocks[4], ContentsList)
    assert (report.language, report.on, report.is_draft) == ("en-GB", DAY, False)


def test_the_headings_follow_the_outline_then_the_themes_and_their_statements() -> None:
    framework = a_framework()
    found = outline(build_report(framework, a_document(framework), FINAL, DAY))
    assert found[1:10] == [
        "2 About the authority",
        "3 Demographics",
        "3 Financial facts",
        "2 Overall summary",
        "3 Overall rating",
        "3 Quality statement scores",
        "3 Summary of people’s experiences",
        "3 Summary of strengths, areas for development and next steps",
        "2 Theme 1: How the local authority works with people",
    ]
    statements = [text for text in found if text.removeprefix("3 ") in {each.name for each in framework.statements}]
    assert statements == [f"3 {statement.name}" for statement in framework.statements]


def test_what_people_expect_is_printed_only_where_the_framework_has_it() -> None:
    framework = a_framework()
    found = outline(build_report(framework, a_document(framework), FINAL, DAY))
    expecting = sum(1 for statement in framework.statements if statement.expectations)
    assert 0 < expecting < len(framework.statements)
    assert Counter(found)["4 What people expect"] == expecting
    assert Counter(found)["4 The local authority commitment"] == len(framework.statements)


def test_no_heading_level_is_skipped_and_every_anchor_is_its_own() -> None:
    framework = a_framework()
    report = build_report(framework, a_document(framework), FINAL, DAY)
    headings = [block for block in report.blocks if isinstance(block, Heading)]
    assert all(below.level <= above.level + 1 for above, below in pairwise(headings))
    assert len({heading.anchor for heading in headings}) == len(headings)


def test_a_statement_prints_its_score_and_its_official_sentence() -> None:
    framework = a_framework()
    report = build_report(framework, a_document(framework, a_statement_section(framework, level=3)), FINAL, DAY)
    place = next(place for place, block in enumerate(report.blocks) if outline_text(block) == "Assessing needs")
    assert report.blocks[place + 1 : place + 3] == (
        Paragraph((Run("Score: 3"),), "score"),
        Paragraph((Run("3 - Evidence shows a good standard"),), "lead"),
    )


def outline_text(block: object) -> str:
    return block.text if isinstance(block, Heading) else ""


def test_the_scores_are_a_table_with_words_beside_the_numbers() -> None:
    framework = a_framework()
    report = build_report(framework, a_document(framework), FINAL, DAY)
    table = next(block for block in report.blocks if isinstance(block, Table))
    assert table.header == ("Quality statement", "Score", "What the score means")
    assert table.rows[0] == ("Assessing needs", "3", "Evidence shows a good standard")
    assert len(table.rows) == len(framework.statements)


def test_the_rating_is_a_panel_with_its_account() -> None:
    framework = a_framework()
    report = build_report(framework, a_document(framework), FINAL, DAY)
    panel = next(block for block in report.blocks if isinstance(block, RatingPanel))
    assert (panel.label, panel.percent, panel.line) == ("Good", 75, "Good, 75%")
    assert "27 of 36" in panel.sentence


def test_a_limiter_that_holds_is_said_with_the_rating() -> None:
    framework = a_framework()
    limiter = Limiter("l", 1, 1, "good", "requires-improvement", "A score of 1 limits the rating.")
    limited = replace(framework, method=replace(framework.method, limiters=(limiter,)))
    document = a_document(limited, a_statement_section(limited, level=1))
    panel = next(b for b in build_report(limited, document, FINAL, DAY).blocks if isinstance(b, RatingPanel))
    assert panel.label == "Requires improvement"
    assert panel.sentence.endswith("A score of 1 limits the rating.")


def test_the_financial_facts_are_bullets() -> None:
    framework = a_framework()
    report = build_report(framework, a_document(framework), FINAL, DAY)
    place = next(place for place, block in enumerate(report.blocks) if outline_text(block) == "Financial facts")
    bullets = report.blocks[place + 1]
    assert isinstance(bullets, Bullets)
    assert "2023/24" in bullets.items[0][0].text


def test_what_is_missing_is_said_in_its_place() -> None:
    framework = a_framework()
    document = Document(Assessment("a", "Marwell", framework.id), ())
    report = build_report(framework, document, ReportOptions(), DAY)
    texts = [block.runs[0].text for block in report.blocks if isinstance(block, Paragraph) and block.role == "missing"]
    statements = len(framework.statements)
    assert Counter(texts) == {
        framework.terms["not_written"]: statements + 4,
        framework.terms["not_scored"]: statements,
        "There is no overall rating yet: 9 of the 9 quality statements have no score.": 1,
    }
    table = next(block for block in report.blocks if isinstance(block, Table))
    assert table.rows[0][1:] == ("–", framework.terms["not_scored"])


def test_a_draft_says_that_it_is_one() -> None:
    framework = a_framework()
    report = build_report(framework, a_document(framework), ReportOptions(is_draft=True), DAY)
    assert report.is_draft
    assert report.draft_word == "DRAFT"
    assert report.blocks[1] == Paragraph((Run("Draft of 17 March 2026"),), "date")


def test_a_report_of_one_statement_prints_only_that() -> None:
    framework = a_framework()
    report = build_report(framework, a_document(framework), ReportOptions(only_statement="safeguarding"), DAY)
    assert outline(report)[1:3] == ["2 Theme 3: How the local authority ensures safety in the system", "3 Safeguarding"]
    assert not any(isinstance(block, Table | RatingPanel | ContentsList) for block in report.blocks)
    assert "Assessing needs" not in all_text(report)


def test_a_statement_that_the_framework_has_not_is_refused() -> None:
    framework = a_framework()
    with pytest.raises(KeyError):
        build_report(framework, a_document(framework), ReportOptions(only_statement="nothing"), DAY)


REFERENCE_CASES = [
    pytest.param((("E-014", 0, 5),), [WORDS[:30], " (E-014)", WORDS[30:]], id="after the sentence of the cited words"),
    pytest.param((("E-014", 20, 40),), [WORDS, " (E-014)"], id="after the last of two sentences"),
    pytest.param((("E-021", 0, 5), ("E-014", 6, 9)), [WORDS[:30], " (E-014, E-021)", WORDS[30:]], id="together"),
    pytest.param((("E-014", 0, 5), ("E-014", 6, 9)), [WORDS[:30], " (E-014)", WORDS[30:]], id="each once"),
    pytest.param((("E-014", 50, 900),), [WORDS, " (E-014)"], id="beyond the text at its end"),
]


@pytest.mark.parametrize(("cited", "expected"), REFERENCE_CASES)
def test_references_stand_at_the_end_of_a_sentence(
    cited: tuple[tuple[str, int, int], ...], expected: list[str]
) -> None:
    framework = a_framework()
    section = a_statement_section(framework, Passage("p", PassageKind.PARAGRAPH, WORDS))
    citations = tuple(a_citation(*each) for each in cited)
    document = a_document(framework, section, citations=citations)
    report = build_report(framework, document, ReportOptions(with_references=True), DAY)
    (paragraph,) = findings_of_first(report)
    assert isinstance(paragraph, Paragraph)
    assert [run.text for run in paragraph.runs] == expected
    assert [run.text for run in paragraph.runs if run.is_reference] == [expected[1]]


@pytest.mark.parametrize(
    ("options", "is_detached"), [(ReportOptions(), False), (ReportOptions(with_references=True), True)]
)
def test_references_not_asked_for_or_detached_are_not_printed(options: ReportOptions, is_detached: bool) -> None:
    framework = a_framework()
    section = a_statement_section(framework, Passage("p", PassageKind.PARAGRAPH, WORDS))
    citation = a_citation("E-014", 0, 5, is_detached=is_detached)
    report = build_report(framework, a_document(framework, section, citations=(citation,)), options, DAY)
    assert findings_of_first(report) == [Paragraph((Run(WORDS),))]


LINK_CASES = [
    ("https://example.org/a", "https://example.org/a"),
    ("mailto:a@example.org", "mailto:a@example.org"),
    ("http://example.org/a", ""),
    ("file:///C:/secret.docx", ""),
    ("javascript:alert(1)", ""),
]


@pytest.mark.parametrize(("url", "printed"), LINK_CASES)
def test_links_are_kept_when_they_may_be_published(url: str, printed: str) -> None:
    framework = a_framework()
    passage = Passage("p", PassageKind.PARAGRAPH, "See the report now.", links=(Link(8, 14, url),))
    report = build_report(framework, a_document(framework, a_statement_section(framework, passage)), FINAL, DAY)
    (paragraph,) = findings_of_first(report)
    assert isinstance(paragraph, Paragraph)
    assert "".join(run.text for run in paragraph.runs) == "See the report now."
    assert [run.url for run in paragraph.runs if run.text == "report"] == ([printed] if printed else [])
    assert not any(run.url for run in paragraph.runs if run.text != "report")


def test_a_link_over_nothing_but_spaces_is_not_printed() -> None:
    framework = a_framework()
    passage = Passage("p", PassageKind.PARAGRAPH, "See  it.", links=(Link(3, 5, "https://example.org/a"),))
    report = build_report(framework, a_document(framework, a_statement_section(framework, passage)), FINAL, DAY)
    assert findings_of_first(report) == [Paragraph((Run("See  it."),))]


def test_headings_within_findings_nest_below_and_skip_no_level() -> None:
    framework = a_framework()
    levels = (2, 1, 2, 2, 1)
    passages = tuple(Passage(str(place), PassageKind.HEADING, f"H{place}", level) for place, level in enumerate(levels))
    report = build_report(framework, a_document(framework, a_statement_section(framework, *passages)), FINAL, DAY)
    headings = [block for block in findings_of_first(report) if isinstance(block, Heading)]
    assert [heading.level for heading in headings] == [5, 5, 6, 6, 5]


def test_neighbouring_bullets_are_one_list_and_keep_their_levels() -> None:
    framework = a_framework()
    bullet = PassageKind.BULLET
    passages = (
        Passage("1", bullet, "One", 1),
        Passage("2", bullet, "Two", 2),
        Passage("3", PassageKind.PARAGRAPH, "Between"),
        Passage("4", bullet, "Three", 2),
    )
    report = build_report(framework, a_document(framework, a_statement_section(framework, *passages)), FINAL, DAY)
    assert findings_of_first(report) == [
        Bullets(((Run("One"),), (Run("Two"),)), (1, 2)),
        Paragraph((Run("Between"),)),
        Bullets(((Run("Three"),),)),
    ]


def test_passages_without_words_leave_no_empty_paragraph() -> None:
    framework = a_framework()
    blank = Passage("1", PassageKind.PARAGRAPH, "  ")
    report = build_report(framework, a_document(framework, a_statement_section(framework, blank)), FINAL, DAY)
    assert findings_of_first(report) == [Paragraph((Run(framework.terms["not_written"]),), "missing")]


def test_a_statements_part_with_a_heading_prints_it_and_nests_the_themes_below() -> None:
    framework = a_framework()
    parts = tuple(
        replace(part, heading="Our findings", level=2) if part.kind is PartKind.STATEMENTS else part
        for part in framework.outline
    )
    found = outline(build_report(replace(framework, outline=parts), a_document(framework), FINAL, DAY))
    place = found.index("2 Our findings")
    assert found[place + 1].startswith("3 Theme 1")
    assert found[place + 2 : place + 4] == ["4 Assessing needs", "5 What people expect"]


def test_nothing_private_is_in_the_tree() -> None:
    framework = a_framework()
    document = a_private_document(framework)
    for options in (FINAL, ReportOptions(with_references=True), ReportOptions(only_statement="safeguarding")):
        assert "CANARY" not in all_text(build_report(framework, document, options, DAY))


def a_private_document(framework: Framework) -> Document:
    """A document with CANARY in every field that a report must not carry."""
    document = a_document(framework)
    score = Score(2, "CANARY rationale", "CANARY person", datetime(2026, 1, 1), {"CANARY": 1})
    sections = tuple(
        replace(section, id="CANARY", score=score)
        if section.kind is SectionKind.STATEMENT
        else replace(section, id="CANARY")
        for section in document.sections
    )
    file = EvidenceFile("CANARY", "CANARY.docx", "CANARY", 1)
    item = EvidenceItem(
        "CANARY", "E-001", "CANARY", given_by="CANARY", notes="CANARY", url="https://CANARY", files=(file,)
    )
    citation = Citation("CANARY", "CANARY", Anchor("safeguarding-1", 0, 5, "CANARY"), "CANARY", "E-001", "CANARY")
    assessment = replace(document.assessment, id="CANARY", team=(TeamMember("CANARY", "CANARY", "CANARY"),))
    return Document(assessment, sections, (citation,), (item,))


def test_dates_are_written_as_house_style_has_them() -> None:
    assert write_date(date(2025, 1, 7)) == "7 January 2025"
    assert write_date(date(2025, 12, 31)) == "31 December 2025"
