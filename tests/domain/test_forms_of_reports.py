"""A report is recognised in whatever form a draft of it has: headings of one level, scores left open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_up_reports import FRAMEWORK, SAFETY, TITLE, a_source, codes, data_of, read, texts

from domain.checks.text_alone import check_text
from domain.frameworks.framework import Framework
from domain.published.report import recognise
from ui.headless.choosing import shipped_frameworks
from ui.house_style import style_with_spelling


@pytest.mark.parametrize("levels", [("## ", "## "), ("### ", "## "), ("## ", "### ")])
def test_headings_of_topics_as_high_as_the_statement_s_do_not_end_it(levels: tuple[str, str]) -> None:
    name, topic = levels
    report = read(
        *(f"{name}Safety", "Level: 2", f"{topic}Homes", "They were safe.", f"{topic}Streets", "So were these."),
        *(f"{name}Learning", "Level: 3", f"{topic}Reviews", "They learnt."),
    )
    assert [(part.part_id, part.score, texts(part.findings)) for part in report.parts] == [
        ("safety", 2, ["Homes", "They were safe.", "Streets", "So were these."]),
        ("learning", 3, ["Reviews", "They learnt."]),
    ]
    assert report.unrecognised == ()


def test_a_score_that_was_left_open_is_told_where_it_stands() -> None:
    report = read(
        TITLE, "Afterword", "All was well.", "Safety", "Level:", "2 - The evidence is fair", "They were safe."
    )
    safety = report.parts[-1]
    assert (safety.part_id, safety.score, texts(safety.findings)) == ("safety", 2, ["They were safe."])
    assert data_of(report, "score-left-open").items() >= {"statement": "safety", "score": "2", "place": "5"}.items()


@pytest.mark.parametrize("line", ["Level:", "Level: TBC", "Level: ___", "Level: X"])
def test_a_statement_whose_only_score_was_left_open_has_none(line: str) -> None:
    report = read(TITLE, "Safety", line, "What was found", "They were safe.")
    assert data_of(report, "score-missing").items() >= {"statement": "safety", "place": "3"}.items()


@pytest.mark.parametrize(
    ("line", "score"),
    [
        ("Level 3", 3),
        ("Level: 3 out of 3", 3),
        ("Level: 2/3", 2),
        ("Our level: 2", 2),
        ("Level: 2 | The evidence is fair | level of last year: 3", 2),
        ("Scored: two. Fair", 2),
        ("Level: 3 – The evidence is fine", 3),
        ("Draft score: three out of three", 3),
    ],
)
def test_a_score_is_read_in_the_ways_of_drafts(line: str, score: int) -> None:
    report = read(TITLE, "Safety", line, "What was found", "They were safe.")
    assert (report.parts[0].score, codes(report)) == (score, [])


@pytest.mark.parametrize(
    "name", ["1. Safety", "2.1 Safety", "3.2.1. Safety", "A. Safety", "2) Caring for people", "Caring", "Care needs"]
)
def test_a_statement_is_known_by_a_numbered_or_a_short_name(name: str) -> None:
    report = read(TITLE, name, "Level: 2", "1.1 What was found", "All was well.")
    ((part_id, found),) = ((part.part_id, texts(part.findings)) for part in report.parts)
    assert (part_id, found) == ("safety" if "Safety" in name else "care", ["All was well."])


@pytest.mark.parametrize("name", ["People", "We", "Quality"])
def test_a_line_that_names_no_statement_alone_begins_none(name: str) -> None:
    assert read(TITLE, "Safety", "Level: 1", "They were safe.", name, "Level: 3", "Text.").parts[0].part_id == "safety"


def test_a_table_of_scores_in_one_line_is_read() -> None:
    report = read(TITLE, "All scores", "Needs 1 | Safety 2 | Learning 3", "Afterword", "All was well.")
    assert [(part.part_id, part.score) for part in report.parts if part.score] == [
        ("care", 1),
        ("safety", 2),
        ("learning", 3),
    ]


def test_a_theme_is_known_by_its_number_whatever_stands_behind_it() -> None:
    report = read(
        TITLE, "Safety", "Level: 2", "They were safe.", "Theme 2: How Upper Wold leads", "Learning", "Level: 1"
    )
    assert texts(report.parts[0].findings) == ["They were safe."]


@pytest.mark.parametrize(
    ("title", "authority"),
    [
        ("Marwell City Council: self-assessment 2025", "Marwell City Council"),
        ("London Borough of Marwell – draft report", "London Borough of Marwell"),
        ("Marwell County Council: adult social care assessment, draft 2", "Marwell County Council"),
        ("MARWELL AND WOLD COUNCIL: LOCAL AUTHORITY ASSESSMENT", "Marwell and Wold Council"),
        ("Local authority assessment: Marwell Council", "Marwell Council"),
        ("Marwell Council", "Marwell Council"),
    ],
)
def test_a_draft_s_own_title_names_the_authority(title: str, authority: str) -> None:
    assert read(title, "Safety", "Level: 2", "They were safe.").authority == authority


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("Why this score: They had looked.",), "They had looked."),
        (("Rationale for the score – They had looked.",), "They had looked."),
        (("Rationale", "They had looked."), "They had looked."),
        (("Reason", "They had looked."), "They had looked."),
        (("Why: They had looked.",), "They had looked."),
        (("Reason for the score. They had looked.",), "They had looked."),
        (("Rationale", "They had looked.", "What was found"), "They had looked."),
        (
            ("Reasons for this score:", "They had looked.", "They had asked.", "What was found"),
            "They had looked.\nThey had asked.",
        ),
    ],
)
def test_the_reason_of_a_score_is_no_finding(lines: tuple[str, ...], reason: str) -> None:
    report = read(TITLE, "Safety", "Level: 2", *lines, "They were safe.")
    (safety,) = report.parts
    assert (safety.reason, texts(safety.findings), report.unrecognised) == (reason, ["They were safe."], ())


@pytest.mark.parametrize(
    "line",
    [
        "QS2 Safety (level 2)",
        "QS2: SAFETY – two",
        "Safety: two, fair",
        "2.1  Safety – Level: 2",
        "* Safety: 2 *",
        "Safety (score: two)",
    ],
)
def test_a_statement_with_its_score_on_one_line_begins_there(line: str) -> None:
    report = read(TITLE, "Afterword", "All was well.", line, "They were safe.", "Learning: 3", "They learnt.")
    assert [(part.part_id, part.score, texts(part.findings)) for part in report.parts] == [
        ("afterword", None, ["All was well."]),
        ("safety", 2, ["They were safe."]),
        ("learning", 3, ["They learnt."]),
    ]


@pytest.mark.parametrize("line", ["They rated the training 3 out of 5.", "Safety concerns rose by 3", "Safety in 2024"])
def test_a_line_with_a_number_is_no_score(line: str) -> None:
    report = read(TITLE, "Safety", "Level: 2", "They were safe.", line, "So it was.")
    assert texts(report.parts[0].findings) == ["They were safe.", line, "So it was."]


def test_a_table_copied_as_lines_is_read() -> None:
    rows = ("Statement Level In words", "Caring for people 1 Bad", "Safety 2 The evidence is fair")
    report = read(TITLE, "All scores", *rows, "Afterword", "All was well.")
    assert [(part.part_id, part.score) for part in report.parts] == [("afterword", None), ("care", 1), ("safety", 2)]


@pytest.mark.parametrize("heading", ["AFTERWORD", "4. Afterword", "History", "2.1 HISTORY:"])
def test_a_part_is_known_however_its_heading_is_typed(heading: str) -> None:
    ((part_id, found),) = ((part.part_id, texts(part.findings)) for part in read(TITLE, heading, "All was well.").parts)
    assert (part_id, found) == ("history" if "HIST" in heading.upper() else "afterword", ["All was well."])


def test_the_cells_of_a_box_are_score_and_reason_together() -> None:
    framework = replace(FRAMEWORK, terms={**FRAMEWORK.terms, "scores_score": "Level"})
    lines = ("## Safety", "Level", "2", "Reason", "They had looked.", "## What was found", "They were safe.")
    (safety,) = recognise(a_source(TITLE, *lines), framework).parts
    assert (safety.score, safety.reason, texts(safety.findings)) == (2, "They had looked.", ["They were safe."])


def test_a_table_with_the_labels_of_the_levels_in_cells_is_read() -> None:
    scale = tuple(replace(level, label=f"The evidence is {level.short} by value") for level in FRAMEWORK.scale)
    scale = tuple(replace(level, label=f"{level.label} {level.short}ly") for level in scale)
    framework = replace(FRAMEWORK, scale=scale)
    rows = ("Safety", "2", "Fair fairly", "Learning", "3", "The evidence is fine by value finely")
    report = recognise(a_source(TITLE, "All scores", *rows, "Afterword", "All was well."), framework)
    assert [(part.part_id, part.score) for part in report.parts if part.score] == [("safety", 2), ("learning", 3)]
    assert report.unrecognised == ()


@pytest.mark.parametrize("more", ["", " We ask, we listen and we act." * 12])
def test_the_commitment_behind_its_label_on_one_line_is_no_finding(more: str) -> None:
    line = f"What is promised: {SAFETY.commitment}{more}"
    report = read(TITLE, "Safety", "Level: 2", line, "They were safe.")
    assert texts(report.parts[0].findings) == ["They were safe."]
    assert report.unrecognised == () if not more else texts(report.unrecognised) == [line]


@pytest.fixture(scope="module")
def shipped() -> Framework:
    return shipped_frameworks()[0]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Who we are", "demographics"),
        ("2. ABOUT UPPER WOLD", "demographics"),
        ("Who lived in Upper Wold?", "demographics"),
        ("FINANCE (outturn report 2024/25)", "finance"),
        ("Our money in 2024/25", "finance"),
        ("What people told us", "experiences"),
        ("What was it like for people?", "experiences"),
        ("Our summary", "summary"),
        ("What went well, and what came next?", "summary"),
    ],
)
def test_a_part_is_known_by_the_headings_that_writers_give_it(heading: str, part: str, shipped: Framework) -> None:
    report = recognise(a_source("Wold Council", heading, "Staff were kind."), shipped)
    assert [(each.part_id, texts(each.findings)) for each in report.parts] == [(part, ["Staff were kind."])]


@pytest.mark.parametrize(
    "heading", ["About the same.", "Summary of the day", "Our area office", "What people told us on Monday"]
)
def test_other_headings_name_no_part(heading: str, shipped: Framework) -> None:
    report = recognise(a_source("Wold Council", heading, "Staff were kind."), shipped)
    assert report.parts == ()


def test_a_writers_name_of_a_part_inside_a_statement_begins_nothing(shipped: Framework) -> None:
    first, second = shipped.statements[:2]
    lines = [first.name, "Score: 2", "Summary", "It was slow.", "What people told us", "They waited.", second.name]
    report = recognise(a_source("Wold Council", *lines, "Score: 3", "It was quick."), shipped)
    assert [(each.part_id, each.score, texts(each.findings)) for each in report.parts] == [
        (first.id, 2, ["Summary", "It was slow.", "What people told us", "They waited."]),
        (second.id, 3, ["It was quick."]),
    ]


def test_scores_and_statements_under_other_headings_end_a_part(shipped: Framework) -> None:
    first, second = shipped.statements[:2]
    rows = [f"{first.name}: 2", f"{second.name}: 3"]
    report = recognise(a_source("Wold Council", "Who we are", "A city.", *rows, "More."), shipped)
    assert [(each.part_id, each.score, texts(each.findings)) for each in report.parts] == [
        ("demographics", None, ["A city."]),
        (first.id, 2, []),
        (second.id, 3, []),
    ]
    other = recognise(
        a_source("Wold Council", "Who we are", "A city.", "Staying well", "Score: 2", "It was so."), shipped
    )
    assert [texts(each.findings) for each in other.parts] == [["A city."]]
    assert texts(other.unrecognised) == ["Staying well", "Score: 2", "It was so."]


def test_a_table_under_each_statement_that_was_copied_as_lines_is_read(shipped: Framework) -> None:
    lines: list[str] = []
    for number, statement in enumerate(shipped.statements[:4]):
        theme = shipped.themes[0].name if number < 2 else shipped.themes[1].name
        lines += [statement.name, "Domain", "Score", "Summary", "Evidence", theme, "3" if number else "–"]
        lines += ["Staff were kind and people were heard.", "Case audit: 34 of 40 cases were good."]
    report = recognise(a_source("Wold Council", *lines), shipped)
    read = [(each.part_id, each.score, len(each.findings)) for each in report.parts]
    assert read == [(each.id, 3 if number else None, 2) for number, each in enumerate(shipped.statements[:4])]
    assert report.unrecognised == ()


@pytest.mark.parametrize("told", ["We scored this statement 2.", "The team scored this statement 2, for it was slow."])
def test_a_score_told_in_a_sentence_counts_and_stays_among_the_findings(told: str, shipped: Framework) -> None:
    first, second = shipped.statements[:2]
    lines = [
        f"8. {first.name}: waiting and reviews",
        f"8.1 {told}",
        f"9. {second.name}: prevention",
        "9.1 It was quick.",
    ]
    report = recognise(a_source("Wold Council", *lines), shipped)
    assert [(each.part_id, each.score, texts(each.findings)) for each in report.parts] == [
        (first.id, 2, [f"8.1 {told}"]),
        (second.id, None, ["9.1 It was quick."]),
    ]


def test_a_score_told_in_a_sentence_is_not_repeated_text(shipped: Framework) -> None:
    told = "The team scored this statement 2, since the evidence that it had seen showed some shortfalls."
    lines = [line for each in shipped.statements[:3] for line in (each.name, "Score: 2", told)]
    found = check_text(shipped, a_source("Wold Council", *lines), style_with_spelling()).checked.findings
    assert not [each for each in found if each.code in {"sentence-repeated", "paragraph-repeated"}]
