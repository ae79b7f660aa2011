"""A published report is sorted into the framework's parts, and not one block of it is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_reports import CARE, FRAMEWORK, SAFETY, SAFETY_PAGE, TITLE, a_source, codes, data_of, read, texts

from domain.assessment import Link, PassageKind
from domain.frameworks.framework import Level
from domain.published.report import recognise
from domain.text.blocks import Notice, SourceText, TextBlock


def test_a_page_of_one_statement_is_recognised_whole() -> None:
    report = read(*SAFETY_PAGE)
    assert report.authority == "Upper Wold"
    assert [(part.part_id, part.score, texts(part.findings)) for part in report.parts] == [
        ("safety", 2, ["They where safe."])
    ]
    assert (report.unrecognised, report.notices) == ((), ())
    assert texts(report.matched) == list(SAFETY_PAGE[:-1])


@pytest.mark.parametrize(
    "name",
    [
        "Care for people’s needs",
        "Care for people's needs",
        "CARE FOR PEOPLE'S NEEDS",
        "Care for people’s needs.",
        "  Care for  people’s needs:",
        "Caring for people",
    ],
)
def test_a_statement_is_known_by_name_or_alias_however_typed(name: str) -> None:
    report = read(name, "Level: 1", "What was found", "Text.")
    assert [part.part_id for part in report.parts] == ["care"]


@pytest.mark.parametrize("score", ["Level: 3", "level:3", "Level : 3", "LEVEL: 3.", "3 - The evidence is fine"])
def test_a_score_is_read_however_typed(score: str) -> None:
    assert read("Safety", score, "What was found", "Text.").parts[0].score == 3


@pytest.mark.parametrize("line", ["3 – The evidence is fine", "3 — the evidence is fine.", "3-The evidence is fine"])
def test_a_label_is_read_with_any_dash(line: str) -> None:
    report = read(TITLE, "Safety", "Level: 3", line, "What was found", "Text.")
    assert (report.notices, report.unrecognised) == ((), ())


@pytest.mark.parametrize(
    ("lines", "code", "data"),
    [
        ((), "score-missing", {}),
        (("Level: 7",), "score-not-on-scale", {"printed": "Level: 7"}),
        (("Level: 2", "2 - The evidence is fine"), "label-does-not-fit", {"printed": "2 - The evidence is fine"}),
        (("Level: 2", "2 - The evidence is lost"), "label-does-not-fit", {"score": "2"}),
        (("Level: 2", "3 - The evidence is fine"), "score-contradiction", {"score": "2", "other": "3"}),
        (("2 - The evidence is fair", "2 - The evidence is fair"), "label-repeated", {}),
        (("Level: 2", "What is promised", "We keep some people safe from harm at all times."), "wording-differs", {}),
    ],
)
def test_a_fault_of_the_page_is_reported(lines: tuple[str, ...], code: str, data: dict[str, str]) -> None:
    report = read(TITLE, "Safety", *lines, "What was found", "Text.")
    reported = data_of(report, code)
    assert {"statement": "safety", "name": "Safety", **data}.items() <= reported.items()


def test_wording_that_differs_is_reported_with_both_texts() -> None:
    printed = "We care for people and for their families, and listen to what they tell us."
    report = read("Caring for people", "What is promised", printed, "What was found", "Text.")
    data = data_of(report, "wording-differs")
    assert (data["what"], data["expected"], data["printed"]) == ("commitment", CARE.commitment, printed)


def test_something_else_in_the_place_of_the_commitment_is_kept_as_unrecognised() -> None:
    report = read("Safety", "What is promised", "Pictures of the river", "What was found", "Text.")
    assert texts(report.unrecognised) == ["Pictures of the river"]
    assert "wording-differs" in codes(report)


def test_framework_words_without_their_headings_are_known() -> None:
    report = read(
        TITLE, "Caring for people", "Level: 1", CARE.commitment, CARE.expectations[0], "What was found", "It."
    )
    assert (report.notices, report.unrecognised) == ((), ())


def test_a_statement_published_again_without_the_findings_heading_goes_on() -> None:
    again = ("Safety", "Level: 2", "What is promised", SAFETY.commitment, "Once more.")
    report = read(*SAFETY_PAGE, "Theme 1: People", *again)
    assert texts(report.parts[0].findings) == ["They where safe.", "Once more."]


def test_a_commitment_printed_in_two_paragraphs_is_recognised() -> None:
    halves = ("We care for people and their families,", "and we listen to what they tell us.")
    report = read(TITLE, "Caring for people", "Level: 1", "What is promised", *halves, "What was found", "Text.")
    assert (report.notices, report.unrecognised) == ((), ())


def test_expectations_are_compared_one_by_one() -> None:
    printed = ("I am cared for as I want to be.", "I am listened to when I talk.", "I am cared for as I want to be.")
    report = read("Caring for people", "Level: 1", "What is expected", *printed, "What was found", "Text.")
    assert codes(report) == ["authority-missing", "wording-differs", "expectation-repeated"]
    assert data_of(report, "wording-differs")["expected"] == CARE.expectations[1]
    assert data_of(report, "expectation-repeated")["printed"] == printed[0]


def test_expectations_in_one_paragraph_are_recognised() -> None:
    joined = " ".join(CARE.expectations)
    report = read(TITLE, "Caring for people", "Level: 1", "What is expected", joined, "What was found", "Text.")
    assert (report.notices, report.unrecognised) == ((), ())


def test_findings_are_kept_to_the_letter_with_headings_bullets_and_links() -> None:
    link = Link(0, 4, "https://example.org/")
    written = (
        TextBlock(PassageKind.HEADING, "Being  safe", 4, place=4),
        TextBlock(PassageKind.BULLET, "slow,but sure", 2, (link,), place=5),
        TextBlock(PassageKind.PARAGRAPH, "Level of “care” \xa0…", place=6),
    )
    opening = a_source("## Safety", "Level: 1", "### What was found").blocks
    report = recognise(SourceText("page.html", (*opening, *written)), FRAMEWORK)
    heading, *rest = report.parts[0].findings
    assert (heading.text, heading.kind, heading.level) == ("Being  safe", PassageKind.HEADING, 1)
    assert rest == list(written[1:])


def test_what_is_not_recognised_is_kept_in_order() -> None:
    report = read("Skip to content", TITLE, "Downloads", "17 January 2025", *SAFETY_PAGE[1:])
    assert texts(report.unrecognised) == ["Skip to content", "Downloads", "17 January 2025"]


def test_what_stands_between_score_and_findings_is_kept_as_unrecognised() -> None:
    report = read(TITLE, "Safety", "Print this page", "Level: 2", "17 January 2025", "What was found", "Text.")
    assert texts(report.unrecognised) == ["Print this page", "17 January 2025"]


def test_narrative_parts_are_read_by_their_headings() -> None:
    report = read(
        f"# {TITLE}",
        "## About the place",
        "### History",
        "It is old.",
        "#### Lately",
        "It grew.",
        "### Money",
        "- It has some.",
        "## Theme 1: People",
        "### Safety",
        "Level: 2",
        "#### What was found",
        "Safe.",
        "## Afterword",
        "The end.",
    )
    found = {part.part_id: texts(part.findings) for part in report.parts}
    assert found == {
        "history": ["It is old.", "Lately", "It grew."],
        "money": ["It has some."],
        "safety": ["Safe."],
        "afterword": ["The end."],
    }
    assert (report.notices, report.unrecognised) == ((), ())


TABLE = ("All scores", "Care for people’s needs", "1", "The evidence is bad", "Safety", "3", "The evidence is fine")


def test_a_level_in_the_table_that_is_not_on_the_scale_is_kept_as_unrecognised() -> None:
    report = read(TITLE, "All scores", "Safety", "Level: 8", *SAFETY_PAGE[1:])
    assert texts(report.unrecognised) == ["Level: 8"]


def test_a_score_that_contradicts_the_table_of_scores_is_reported() -> None:
    report = read(TITLE, *TABLE, "Theme 1: People", *SAFETY_PAGE[1:])
    assert data_of(report, "score-differs-from-table").items() >= {"score": "2", "table": "3"}.items()
    assert report.parts[0].score == 2


def test_a_score_printed_in_the_table_only_is_named_where_the_statement_has_none() -> None:
    report = read(TITLE, *TABLE, "Theme 1: People", "Safety", "What was found", "Text.")
    assert data_of(report, "score-missing")["table"] == "3"
    assert report.parts[0].score is None


def test_statements_that_stand_in_the_table_only_keep_its_order() -> None:
    rows = ("Learning", "2", "Care for people’s needs", "1", "Safety", "3")
    report = read(TITLE, "All scores", *rows)
    assert [(part.part_id, part.score) for part in report.parts] == [("learning", 2), ("care", 1), ("safety", 3)]


def test_a_level_of_nothing_in_the_table_of_scores_is_a_score() -> None:
    framework = replace(FRAMEWORK, scale=(Level(0, "There is no evidence", "none"), *FRAMEWORK.scale))
    report = recognise(a_source(TITLE, "All scores", "Safety", "0", "There is no evidence"), framework)
    assert report.parts[0].score == 0
    assert codes(report) == ["findings-missing"]


@pytest.mark.parametrize("row", ["Safety 3", "Safety: 3", "Safety 3 The evidence is fine", "Safety - Level: 3"])
def test_a_row_of_the_table_copied_as_one_line_is_read(row: str) -> None:
    report = read(TITLE, "All scores", row, "Theme 1: People", *SAFETY_PAGE[1:])
    assert "score-differs-from-table" in codes(report)


def test_words_after_the_table_do_not_become_findings() -> None:
    report = read(TITLE, *TABLE, "A note on the table.", "Theme 1: People", *SAFETY_PAGE[1:])
    assert texts(report.unrecognised) == ["A note on the table."]
    assert texts(report.parts[0].findings) == ["They where safe."]


def test_a_statement_that_appears_twice_keeps_both_texts_and_says_so() -> None:
    report = read(*SAFETY_PAGE, "Safety", "Level: 2", "What was found", "Once more.")
    assert "statement-repeated" in codes(report)
    assert texts(report.parts[0].findings) == ["They where safe.", "Once more."]


def test_a_narrative_part_that_appears_twice_keeps_both_texts_and_says_so() -> None:
    report = read("History", "Old.", "Money", "Some.", "History", "Very old.")
    assert "part-repeated" in codes(report)
    assert texts(report.parts[0].findings) == ["Old.", "Very old."]


@pytest.mark.parametrize(
    "line", ["Safety", "Learning", "- Safety", "#### Learning", "People", "History", "#### People"]
)
def test_a_name_inside_findings_is_a_line_of_the_findings(line: str) -> None:
    opening = ("### Caring for people", "Level: 1", "#### What was found")
    report = read(*opening, "First.", line, "Second.", "Third.")
    assert texts(report.parts[0].findings) == ["First.", line.lstrip("#- "), "Second.", "Third."]


def test_navigation_and_footer_of_a_page_stand_in_no_part() -> None:
    aside = TextBlock(PassageKind.PARAGRAPH, "Back to top", place=9, is_aside=True)
    name = TextBlock(PassageKind.HEADING, "Learning", 1, place=10, is_aside=True)
    after = TextBlock(PassageKind.PARAGRAPH, "Still safe.", place=11)
    report = recognise(SourceText("page.html", (*a_source(*SAFETY_PAGE).blocks, aside, name, after)), FRAMEWORK)
    assert texts(report.parts[0].findings) == ["They where safe.", "Still safe."]
    assert report.unrecognised == (aside,)


def test_the_next_statement_begins_where_its_own_words_follow() -> None:
    report = read(*SAFETY_PAGE, "Theme 2: Leading", "Learning", "Level: 1", "What was found", "Taught.")
    assert [(part.part_id, part.score) for part in report.parts] == [("safety", 2), ("learning", 1)]


def test_names_in_a_list_of_contents_begin_nothing() -> None:
    contents = ("Contents", "- Safety", "- Money", "History", "Safety", "Learning", "Theme 1: People", "Safety")
    report = read(TITLE, *contents, *SAFETY_PAGE[1:])
    assert [part.part_id for part in report.parts] == ["safety"]
    assert report.unrecognised == ()


def test_a_table_without_any_scores_is_a_table_all_the_same() -> None:
    rows = ("Caring for people", "–", "No level yet.", "Safety", "–", "No level yet.")
    report = read(TITLE, "All scores", *rows, "History", "Old.")
    assert [part.part_id for part in report.parts] == ["history"]
    assert report.unrecognised == ()


def test_an_unknown_heading_as_high_as_the_statement_ends_it() -> None:
    report = read("## Safety", "Level: 2", "### What was found", "Safe.", "## Related pages", "Elsewhere.")
    assert texts(report.parts[0].findings) == ["Safe."]
    assert texts(report.unrecognised) == ["Related pages", "Elsewhere."]
    assert data_of(report, "heading-unknown") == {"printed": "Related pages"}


def test_findings_without_their_heading_are_taken_and_reported() -> None:
    report = read(TITLE, "Safety", "Level: 2", "What is promised", SAFETY.commitment, "They where safe.", "Always.")
    assert texts(report.parts[0].findings) == ["They where safe.", "Always."]
    assert codes(report) == ["findings-heading-missing"]


def test_a_statement_without_findings_keeps_its_score_and_is_reported() -> None:
    report = read(TITLE, "## Safety", "Level: 2", "## Theme 2: Leading")
    assert [(part.part_id, part.score, part.findings) for part in report.parts] == [("safety", 2, ())]
    assert codes(report) == ["findings-missing"]


def test_the_notes_of_an_unfinished_draft_are_not_findings() -> None:
    report = read(TITLE, "Safety", "No level yet.", "What was found", "This has not been written yet.")
    assert report.parts[0].findings == ()
    assert report.unrecognised == ()


def test_the_title_at_the_head_of_a_further_page_does_not_end_the_findings() -> None:
    report = read(*SAFETY_PAGE, TITLE, "And on.", "Lower Wold: a made-up assessment")
    assert texts(report.parts[0].findings) == ["They where safe.", "And on.", "Lower Wold: a made-up assessment"]
    assert (report.notices, report.unrecognised) == ((), ())


def test_a_second_authority_is_reported_and_its_title_kept() -> None:
    report = read(*SAFETY_PAGE, "# Lower Wold: a made-up assessment")
    assert report.authority == "Upper Wold"
    assert texts(report.unrecognised) == ["Lower Wold: a made-up assessment"]
    assert "authority-differs" in codes(report)


def test_a_letter_about_something_else_is_all_unrecognised() -> None:
    report = read("Dear Sir,", "we met.", "Yours")
    assert (report.parts, texts(report.unrecognised)) == ((), ["Dear Sir,", "we met.", "Yours"])
    assert codes(report) == ["nothing-recognised"]


def test_the_reader_s_notices_come_first() -> None:
    notice = Notice("text-cut", (("count", "9"),))
    report = recognise(SourceText("x", a_source(*SAFETY_PAGE[1:]).blocks, (notice,)), FRAMEWORK)
    assert report.notices == (notice, Notice("authority-missing"))


KNOWN_LINES = (
    *SAFETY_PAGE,
    *TABLE,
    *CARE.expectations,
    "What is expected",
    "Learning",
    "Theme 2: Leading",
    "People",
    "History",
    "Money",
    "Afterword",
    "About the place",
    "Contents",
    "Safety: 2",
    "Level: 9",
    "Level:",
    "Rationale",
    "Why this score: They had looked.",
    "Safety 2 | Learning 3",
    "1.2 Safety",
    "This has not been written yet.",
    "Lower Wold: a made-up assessment",
)
LINES = st.tuples(
    st.sampled_from(["", "", "", "- ", "# ", "## ", "### "]),
    st.one_of(st.sampled_from(KNOWN_LINES), st.text(min_size=1, max_size=12)),
).map("".join)


@given(st.lists(LINES, max_size=40))
def test_every_block_is_in_the_findings_or_unrecognised_or_matched_exactly_once(lines: list[str]) -> None:
    source = a_source(*lines)
    report = recognise(source, FRAMEWORK)
    findings = [block for part in report.parts for block in (*part.findings, *part.rationale)]
    sorted_in = [*findings, *report.unrecognised, *report.matched]
    assert sorted((block.place, block.text) for block in sorted_in) == [
        (block.place, block.text) for block in source.blocks
    ]
    assert len({part.part_id for part in report.parts}) == len(report.parts)
    assert recognise(source, FRAMEWORK) == report
