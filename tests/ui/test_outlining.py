"""The outline's rows and the line about the rating."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from builders import DATA, FRAMEWORK, made_up_framework

from domain.assessment import SectionKind
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from resources import loader
from store.values import SectionSummary
from ui.desk.outlining import OVERVIEW, outline_rows, rating_words


def _framework() -> Framework:
    path = loader.path_of("frameworks", f"{FRAMEWORK}.json")
    return parse_framework(json.loads(path.read_text(encoding="utf-8")), path.name)


def _sections(framework: Framework, *levels: int | None) -> list[SectionSummary]:
    return [
        SectionSummary(f"s-{statement.id}", SectionKind.STATEMENT, statement.id, 10, 1, 2, level, has_rationale=True)
        for statement, level in zip(framework.statements, levels, strict=True)
    ]


def test_the_outline_begins_with_the_overview_and_keeps_report_order() -> None:
    framework = _framework()
    rows = outline_rows(framework, _sections(framework, *[3] * 9))
    assert rows[0].id == OVERVIEW
    assert [row.title for row in rows if row.depth] == [statement.name for statement in framework.statements]


def test_a_statement_shows_its_score_and_its_place_on_the_scale() -> None:
    framework = _framework()
    rows = outline_rows(framework, _sections(framework, 1, None, *[3] * 7))
    first, second = [row for row in rows if row.depth][:2]
    assert (first.trailing, first.level, first.progress) == ("1", (0, 4), 1.0)
    assert (second.trailing, second.level, second.progress) == ("", None, 0.75)


def test_a_facts_form_counts_its_amounts() -> None:
    framework = _framework()
    facts = SectionSummary("f", SectionKind.FACTS, "finance", 0, 0, 0, facts=0.5)
    row = next(row for row in outline_rows(framework, [facts]) if row.id == "f")
    assert row.progress == 0.5


def test_the_rating_words_says_what_is_missing_or_near() -> None:
    framework = _framework()
    assert rating_words(framework, _sections(framework, 2, 3, 2, 3, 3, 2, 2, 2, 3)) == (
        "Requires improvement",
        "62% · 22 / 36 · 1 to Good",
    )
    assert rating_words(framework, _sections(framework, None, *[3] * 8)) == ("Not rated yet", "8 of 9 scored")
    assert rating_words(framework, _sections(framework, *[4] * 9)) == ("Outstanding", "100% · 36 / 36")


def test_another_framework_has_its_own_rows() -> None:
    made_up = parse_framework(json.loads((DATA / "made_up_framework.json").read_text(encoding="utf-8")), "made up")
    sections = _sections(made_up, *[made_up.lowest_level] * len(made_up.statements))
    assert sum(row.depth for row in outline_rows(made_up, sections)) == len(made_up.statements)


@pytest.mark.parametrize(
    ("kept", "name", "icon"),
    [
        ("", "Drafting", ""),
        ("submitted", "Submitted", "send"),
        ("in-moderation", "In moderation", "send"),
        ("returned", "Returned", "reply"),
        ("approved", "Approved", "safe"),
    ],
)
def test_a_section_shows_where_it_stands(kept: str, name: str, icon: str) -> None:
    framework = _framework()
    first = replace(_sections(framework, *[3] * 9)[0], stage=kept)
    part = SectionSummary("d", SectionKind.NARRATIVE, "demographics", 10, 1, 2, stage=kept)
    rows = {row.id: row for row in outline_rows(framework, [first, part])}
    assert (rows["d"].described, rows["d"].stage_icon) == (name, icon)
    assert (rows[first.id].described.split("; ")[0], rows[first.id].stage_icon) == (name, icon)


def test_without_a_procedure_no_stage_is_shown() -> None:
    framework = made_up_framework()
    statement = framework.statements[0]
    section = SectionSummary("s", SectionKind.STATEMENT, statement.id, 10, 1, 2, 3)
    row = next(row for row in outline_rows(framework, [section]) if row.id == "s")
    assert row.stage_icon == "" and not row.described.startswith(";")
