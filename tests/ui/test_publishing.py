"""A report for publication leaves only when it is ready; a draft and the quality sheet always do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import ANN, NOON, made_up_framework
from docx import Document as WordDocument
from page_stage import Stage
from publishing import act, approve, blocked_by, finish, judged, publishable, send_back, written
from reviewing import PIP

from domain.report.tree import ReportOptions
from store.actions.checks import add_own_word, switch_rule_off, waive_finding, withdraw_waiver
from store.actions.decisions import decide
from store.actions.evidence import change_item
from store.errors import Refused
from store.values import ItemDetails
from ui.announcement import Tone
from ui.desk.evidence_out import export_to as write_out
from ui.desk.reports import export_to, when_ready
from ui.publication import write_report
from ui.quality_out import quality_sheet

FINAL = ReportOptions(is_draft=False)
LEARNING = ReportOptions("learning", is_draft=False)
UNFINISHED = "People waited XX days."
DAY = date(2026, 3, 2)


def words_of(path: Path) -> str:
    document = WordDocument(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def section_ids(stage: Stage) -> list[str]:
    return [section.id for section in judged(stage.desk).document.sections]


def placeholder(stage: Stage) -> object:
    return next(each for each in judged(stage.desk).checked.findings if each.code == "placeholder")


def test_what_is_not_ready_is_refused_with_one_way_out(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"older")
    export_to(stage.context, FINAL, path)
    (told,) = stage.told
    assert told.text == (
        "This is not ready to be published: 36 things are in the way. "
        "The page Publication leads to each; a draft can be exported at any time."
    )
    assert told.tone is Tone.ERROR
    assert path.read_bytes() == b"older"
    (lead,) = told.choices
    lead.run()
    assert stage.opened == ["publication"]


def test_a_draft_goes_out_whatever_is_in_the_way(stage: Stage, tmp_path: Path) -> None:
    export_to(stage.context, ReportOptions(), tmp_path / "draft.docx")
    assert [each.tone for each in stage.told] == [Tone.SUCCESS]


def test_where_it_goes_is_asked_only_for_what_may_go(stage: Stage) -> None:
    asked: list[str] = []
    when_ready(stage.context, FINAL, lambda: asked.append("final"))
    when_ready(stage.context, ReportOptions(), lambda: asked.append("draft"))
    assert asked == ["draft"]
    assert [each.tone for each in stage.told] == [Tone.ERROR]
    publishable(stage.desk)
    when_ready(stage.context, FINAL, lambda: asked.append("final"))
    assert asked == ["draft", "final"]


def test_from_blocked_to_ready_by_mending_waiving_and_deciding(stage: Stage, tmp_path: Path) -> None:
    desk, path = stage.desk, tmp_path / "report.docx"
    written(desk)
    (first,) = desk.write("learning", UNFINISHED)
    desk.write("governance", "The plan runs to 2030, TBC.")
    assert blocked_by(desk).count("placeholder") == 2
    export_to(stage.context, FINAL, path)
    assert not path.exists()
    desk.rewrite("learning", first, "People waited nine days.")
    act(desk, waive_finding, ANN, finding=placeholder(stage), reason="The authority itself says so.")
    assert "placeholder" not in blocked_by(desk)
    for section_id in section_ids(stage):
        approve(desk, section_id)
    assert blocked_by(desk) == ["report-not-ready"]
    finish(desk)
    assert blocked_by(desk) == []
    export_to(stage.context, FINAL, path)
    assert stage.told[-1].text == "Exported report.docx."
    assert "People waited nine days." in words_of(path)


def test_a_waiver_ends_with_its_words_and_with_its_withdrawal(stage: Stage) -> None:
    desk = stage.desk
    written(desk)
    (passage,) = desk.write("learning", UNFINISHED)
    waive = {"finding": placeholder(stage), "reason": "It comes in May."}
    waiver = act(desk, waive_finding, ANN, **waive).result[0]
    assert "placeholder" not in blocked_by(desk)
    act(desk, withdraw_waiver, ANN, waiver_id=waiver)
    assert "placeholder" in blocked_by(desk)
    act(desk, waive_finding, ANN, **waive)
    desk.rewrite("learning", passage, "People waited TBC days.")
    assert "placeholder" in blocked_by(desk)


def test_a_report_that_is_sent_back_is_not_ready_any_more(stage: Stage) -> None:
    publishable(stage.desk)
    send_back(stage.desk)
    assert blocked_by(stage.desk) == ["report-not-ready"]


def test_an_edit_takes_the_approval_back_and_blocks(stage: Stage) -> None:
    written(stage.desk)
    for section_id in section_ids(stage):
        approve(stage.desk, section_id)
    stage.desk.write("learning", "Leaders listened.")
    assert blocked_by(stage.desk) == ["section-not-ready", "report-not-ready"]


def test_what_the_evidence_rules_demand_blocks(stage: Stage) -> None:
    publishable(stage.desk)
    assert blocked_by(stage.desk) == []
    send_back(stage.desk)
    desk = stage.desk
    passages = next(each for each in judged(desk).document.sections if each.part_id == "learning").passages
    desk.rewrite("learning", passages[0].id, "Staff were heard.")
    assert "category-missing" in blocked_by(desk)


def test_a_statement_alone_goes_out_when_it_is_approved(stage: Stage, tmp_path: Path) -> None:
    desk, path = stage.desk, tmp_path / "one.docx"
    written(desk)
    desk.write("governance", UNFINISHED)
    with pytest.raises(Refused, match="not-ready") as refused:
        write_report(desk.workspace, desk.assessment_id, LEARNING, path, DAY)
    assert refused.value.data["known"] == "1 missing approval"
    approve(desk, desk.section_id("learning"))
    write_report(desk.workspace, desk.assessment_id, LEARNING, path, DAY)
    assert "complaints led to shorter queues" in words_of(path)


def test_without_a_procedure_what_is_written_and_scored_may_be_published(stage: Stage, tmp_path: Path) -> None:
    framework = made_up_framework()
    stage.desk.workspace.add_framework(framework)
    other = stage.stage_of(framework.id).desk
    assert {"score-missing", "findings-missing", "narrative-missing"} <= set(blocked_by(other))
    assert not {"section-not-ready", "report-not-ready"} & set(blocked_by(other))


def test_the_quality_sheet_tells_why_and_what_was_waived(stage: Stage, tmp_path: Path) -> None:
    desk, path = stage.desk, tmp_path / "sheet.docx"
    written(desk)
    desk.write("learning", UNFINISHED, "Call Mary Doe on 01632 960 001 first.")
    act(desk, waive_finding, ANN, finding=placeholder(stage), reason="The number comes in May.")
    act(desk, switch_rule_off, ANN, code="passive")
    write_out(stage.context, "quality", path)
    words = words_of(path)
    assert "Not ready to be published." in words
    assert "Stands at “Drafting”, not yet at “Approved”." in words
    assert "The number comes in May." in words
    assert "Ann Lee, 2 March 2026" in words
    assert "Who did it comes at the end" in words
    assert "A telephone number could tell who somebody is." in words
    assert "01632" not in words
    assert stage.told[-1].text == "Exported sheet.docx."


def test_the_sheet_of_an_assessment_that_is_ready(stage: Stage, tmp_path: Path) -> None:
    publishable(stage.desk)
    write_out(stage.context, "quality", tmp_path / "sheet.docx")
    words = words_of(tmp_path / "sheet.docx")
    assert "Ready to be published." in words
    assert "Nothing stands in the way of publication." in words


def test_evidence_that_is_renamed_after_an_approval_makes_it_stale_until_it_is_named_so_again(stage: Stage) -> None:
    desk = stage.desk
    publishable(desk)
    (item,) = judged(desk).document.items

    def name(title: str, version: int) -> None:
        details = ItemDetails(title, category=item.category, people_heard=item.people_heard)
        act(desk, change_item, ANN, item_id=item.id, details=details, base_version=version)

    name("Survey of visitors", item.version)
    assert blocked_by(desk) == ["section-changed"] * 9
    name(item.title, item.version + 1)
    assert blocked_by(desk) == []


def test_a_published_report_can_be_written_again(stage: Stage, tmp_path: Path) -> None:
    publishable(stage.desk)
    act(stage.desk, decide, PIP, decision="publish")
    assert blocked_by(stage.desk) == []
    export_to(stage.context, FINAL, tmp_path / "report.docx")
    assert stage.told[-1].tone is Tone.SUCCESS


def test_the_organisations_own_rules_are_gone_by(stage: Stage) -> None:
    desk = stage.desk
    written(desk)
    desk.write("learning", "Reablemint waits were short.")
    assert "word-not-known" in {each.code for each in judged(desk).checked.findings}
    add_own_word(desk.workspace, ANN, NOON, word="Reablemint")
    assert "word-not-known" not in {each.code for each in judged(desk).checked.findings}


def test_what_was_not_checked_is_told_on_the_sheet(stage: Stage) -> None:
    publication = judged(stage.desk)
    given_up = replace(publication.checked, too_slow=("figures",), failed=(("style", "KeyError in tense.py, line 1"),))
    unchecked = replace(publication, has_spelling=False, checked=given_up)
    assert quality_sheet(unchecked, NOON).notes == (
        "The check of figures took too long and was left out.",
        "The check of style failed and was left out.",
        "Spelling was not checked: the dictionary cannot be read.",
    )
