"""The quality sheet as a document: ready or not, line by line why not, what was let stand and by whom, and figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.assessment import Assessment
from domain.evidence.coverage import Share
from domain.report.quality import FamilyCount, QualitySheet, SheetGroup, SheetLine, SheetRule, SheetWaiver
from domain.report.quality_report import quality_report
from domain.report.tree import Bullets, Heading, Paragraph, Report, Table

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
ASSESSMENT = Assessment("a", "Aldermere", "cqc-la-2025", window_from=date(2024, 2, 1), window_to=date(2025, 2, 28))
EMPTY = QualitySheet(ASSESSMENT, "The framework", AT, (), (), (), (), Share(), ())
LINE = SheetLine("Safeguarding", "This stands for something that is still to be written.", "TBC")
FULL = replace(
    EMPTY,
    in_the_way=(
        SheetGroup("Completeness", (LINE, SheetLine("Learning", "No score has been given."))),
        SheetGroup("Approvals", (SheetLine("Learning", "Stands at “Drafting”, not yet at “Approved”."),)),
    ),
    waivers=(SheetWaiver(LINE, "It comes in May.", "Ann Lee", AT),),
    rules=(SheetRule("A plain word says the same.", "Ben Shah", AT),),
    counts=(FamilyCount("Terms and style", 0, 2, 3, 1), FamilyCount("Completeness", 1, 0, 4, 0)),
    report_coverage=Share(10, 6, 2),
    coverage=(("Safeguarding", Share(10, 6, 2)),),
    notes=("Spelling was not checked.",),
)


def words(report: Report) -> list[str]:
    found = []
    for block in report.blocks:
        if isinstance(block, Heading):
            found.append(f"{'#' * block.level} {block.text}")
        elif isinstance(block, Paragraph):
            found.append("".join(run.text for run in block.runs))
        elif isinstance(block, Bullets):
            found += ["- " + "".join(run.text for run in item) for item in block.items]
        elif isinstance(block, Table):
            found += [" | ".join(row) for row in (block.header, *block.rows)]
    return found


def test_a_sheet_says_everything_line_by_line() -> None:
    assert words(quality_report(FULL)) == [
        "# Aldermere: quality sheet",
        "As of 2 March 2026, 12:00 UTC",
        "Not ready to be published.",
        "- 3 things stand in the way of publication.",
        "- 1 finding is waived.",
        "- 1 rule is switched off.",
        "- Of the sentences that need evidence, 75% have it.",
        "- Framework: The framework.",
        "- Assessed period: 1 February 2024 to 28 February 2025.",
        "- Spelling was not checked.",
        "## What stands in the way",
        "### Completeness: 2",
        "Section | What | Words",
        "Safeguarding | This stands for something that is still to be written. | “TBC”",
        "Learning | No score has been given. | –",
        "### Approvals: 1",
        "Section | What",
        "Learning | Stands at “Drafting”, not yet at “Approved”.",
        "## What is let stand",
        "### Findings that are waived",
        "Section | What | Why it may stand | By",
        " | ".join(("Safeguarding", f"{LINE.sentence} “TBC”", "It comes in May.", "Ann Lee, 2 March 2026")),
        "### Rules that are switched off",
        "Rule | By",
        "A plain word says the same. | Ben Shah, 2 March 2026",
        "## The checks in figures",
        "### Findings by family and severity",
        "“Must” keeps the report from being published; “should” and “may” do not.",
        "Family | Must | Should | May | Waived",
        "Terms and style | 0 | 2 | 3 | 1",
        "Completeness | 1 | 0 | 4 | 0",
        "Together | 1 | 2 | 7 | 1",
        "### Sentences with evidence",
        "Section | Sentences | Need none | Evidenced | Without | Share",
        "Safeguarding | 10 | 2 | 6 | 2 | 75%",
        "The whole report | 10 | 2 | 6 | 2 | 75%",
    ]


def test_an_assessment_without_anything_to_say_is_ready() -> None:
    said = words(quality_report(replace(EMPTY, assessment=replace(ASSESSMENT, window_from=None, window_to=None))))
    assert said[2:7] == [
        "Ready to be published.",
        "- Nothing stands in the way of publication.",
        "- No finding is waived.",
        "- No rule is switched off.",
        "- Framework: The framework.",
    ]
    assert [each for each in said if each in ("Nothing.", "None is.", "The checks found nothing.")] == [
        "Nothing.", "None is.", "None is.", "The checks found nothing.",
    ]  # fmt: skip
    assert said[-1] == "No section has text yet."


def test_the_same_sheet_gives_the_same_document() -> None:
    assert quality_report(FULL) == quality_report(FULL)
    assert not quality_report(FULL).is_draft


def test_a_section_in_which_no_sentence_needs_evidence_has_no_share() -> None:
    sheet = replace(FULL, coverage=(("Summary", Share(2, 0, 2)),))
    assert "Summary | 2 | 2 | 0 | 0 | –" in words(quality_report(sheet))
