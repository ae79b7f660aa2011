"""A published report is taken into an assessment to the letter, beside what is there, and whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ANN, BEN, BY_CATEGORY, NOON, Desk, a_desk, later

from domain.assessment import KeptText, Link, PassageKind, Section
from domain.published.published_report import PublishedPart, PublishedReport
from domain.text.blocks import Notice, TextBlock
from store.actions.history import redo, undo
from store.actions.imports import import_report
from store.actions.scores import set_level
from store.backup import list_backups
from store.changes import Changed
from store.errors import NotFound, ReadOnly, Refused
from store.queries.history import entries
from store.queries.search import search
from store.queries.text import kept_texts, load_section
from store.verify import verify
from store.workspace import Workspace

FAULTY = "They where not  clear,but people’s views had been either been heard."
FINDINGS = (
    TextBlock(PassageKind.HEADING, "Culture", 1),
    TextBlock(PassageKind.PARAGRAPH, FAULTY, links=(Link(0, 4, "https://example.org/"),)),
    TextBlock(PassageKind.BULLET, "A point within a point", 2),
    TextBlock(PassageKind.PARAGRAPH, FAULTY),
)


def a_report(
    *parts: PublishedPart, unrecognised: tuple[str, ...] = (), notices: tuple[Notice, ...] = ()
) -> PublishedReport:
    aside = tuple(TextBlock(PassageKind.PARAGRAPH, text) for text in unrecognised)
    return PublishedReport("Testshire County Council", parts, aside, notices)


def take_in(desk: Desk, report: PublishedReport, name: str = "page.txt") -> Changed:
    return import_report(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, report=report, source_name=name)


def section(desk: Desk, part_id: str) -> Section:
    return load_section(desk.workspace, desk.section_id(part_id))


def kept(desk: Desk) -> tuple[KeptText, ...]:
    return kept_texts(desk.workspace, desk.assessment_id)


def test_findings_keep_kind_text_level_and_links_to_the_letter(desk: Desk) -> None:
    changed = take_in(desk, a_report(PublishedPart("learning", FINDINGS, 3)))
    assert changed.result == ("learning",)
    passages = section(desk, "learning").passages
    assert [(each.kind, each.text, each.level, each.links) for each in passages] == [
        (block.kind, block.text, block.level, block.links) for block in FINDINGS
    ]
    assert len({each.id for each in passages}) == len(FINDINGS)


def test_findings_stand_behind_what_was_written_before(desk: Desk) -> None:
    desk.write("learning", "Written here.", "And here.")
    take_in(desk, a_report(PublishedPart("learning", FINDINGS[:2])))
    take_in(desk, a_report(PublishedPart("learning", FINDINGS[2:3])))
    assert desk.texts("learning") == ["Written here.", "And here.", "Culture", FAULTY, "A point within a point"]


def test_a_narrative_part_is_filled_too(desk: Desk) -> None:
    take_in(desk, a_report(PublishedPart("experiences", FINDINGS[1:2])))
    assert desk.texts("experiences") == [FAULTY]


def test_a_printed_score_is_given_in_the_importer_s_name(desk: Desk) -> None:
    take_in(desk, a_report(PublishedPart("learning", FINDINGS, 3)))
    score = section(desk, "learning").score
    assert (score.level, score.by, score.rationale) == (3, ANN.name, "")


def test_a_score_that_was_given_stays(desk: Desk) -> None:
    section_id = desk.section_id("learning")
    set_level(
        desk.workspace, BEN, NOON, assessment_id=desk.assessment_id, section_id=section_id, level=2, why="Because."
    )
    take_in(desk, a_report(PublishedPart("learning", FINDINGS, 4)))
    score = section(desk, "learning").score
    assert (score.level, score.by, score.rationale) == (2, BEN.name, "Because.")
    assert [(each.section_id, each.text) for each in kept(desk)] == [
        (section_id, "4 - Evidence shows an exceptional standard")
    ]


def test_the_printed_reason_of_a_score_is_its_rationale_where_there_is_none(desk: Desk) -> None:
    reason = (TextBlock(PassageKind.PARAGRAPH, "Why this score: staff were heard."),)
    take_in(desk, a_report(PublishedPart("learning", FINDINGS, 3, reason)))
    assert section(desk, "learning").score.rationale == "staff were heard."
    assert (len(section(desk, "learning").passages), kept(desk)) == (len(FINDINGS), ())
    take_in(desk, a_report(PublishedPart("learning", (), 3, reason)))
    assert kept(desk) == ()


def test_a_printed_reason_is_kept_aside_where_another_was_given(desk: Desk) -> None:
    learning = desk.section_id("learning")
    set_level(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, section_id=learning, level=3, why="Ours.")
    reason = (TextBlock(PassageKind.PARAGRAPH, "Why this score: staff were heard."),)
    take_in(desk, a_report(PublishedPart("learning", (), 3, reason)))
    assert section(desk, "learning").score.rationale == "Ours."
    assert [(each.reason, each.text, each.section_id) for each in kept(desk)] == [
        ("rationale-not-taken", "staff were heard.", learning)
    ]


def test_a_printed_score_that_is_the_given_one_is_not_kept_aside(desk: Desk) -> None:
    for _ in range(2):
        take_in(desk, a_report(PublishedPart("learning", FINDINGS, 3)))
    assert kept(desk) == ()


def test_a_file_whose_name_cannot_be_written_is_taken_in(desk: Desk) -> None:
    take_in(desk, a_report(PublishedPart("learning", FINDINGS), unrecognised=("Share",)), "caf\udce9.txt")
    assert [each.source for each in kept(desk)] == ["caf.txt"]


def test_no_score_is_given_where_categories_are_scored(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "w", framework_id=BY_CATEGORY)
    take_in(desk, a_report(PublishedPart("learning", FINDINGS, 3)))
    assert section(desk, "learning").score.level is None
    assert [each.text for each in kept(desk)] == ["3 - Evidence shows a good standard"]
    assert desk.texts("learning")
    desk.workspace.close(later(1))


def test_what_was_not_recognised_is_kept_in_order_with_its_source(desk: Desk) -> None:
    note = Notice("note-left-out", (("text", "A footnote."),))
    report = a_report(PublishedPart("learning", FINDINGS), unrecognised=("Downloads", "Share"), notices=(note,))
    take_in(desk, report, "page.docx")
    assert [(each.text, each.source) for each in kept(desk)] == [
        ("Downloads", "page.docx"),
        ("Share", "page.docx"),
        ("A footnote.", "page.docx"),
    ]
    assert kept(desk)[0].reason != kept(desk)[2].reason


def test_a_notice_without_words_of_the_document_keeps_nothing_aside(desk: Desk) -> None:
    notice = Notice("label-does-not-fit", (("name", "Learning"), ("score", "3"), ("printed", "Good")))
    take_in(desk, a_report(PublishedPart("learning", FINDINGS, 3), notices=(notice,)))
    assert kept(desk) == ()


def test_sentences_of_a_form_are_kept_for_a_person_to_enter(desk: Desk) -> None:
    take_in(desk, a_report(PublishedPart("finance", FINDINGS[1:2])))
    assert section(desk, "finance").passages == ()
    assert [each.text for each in kept(desk)] == [FAULTY]


def test_an_import_is_one_entry_of_the_history_and_one_undo(desk: Desk) -> None:
    report = a_report(
        PublishedPart("learning", FINDINGS, 3), PublishedPart("safeguarding", FINDINGS), unrecognised=("x",)
    )
    take_in(desk, report)
    newest, *_ = entries(desk.workspace, desk.assessment_id)
    assert (newest.action, newest.subject, newest.person) == ("report-imported", "page.txt", ANN.name)
    undo(desk.workspace, ANN, later(1), assessment_id=desk.assessment_id)
    assert (desk.texts("learning"), desk.texts("safeguarding"), kept(desk)) == ([], [], ())
    assert section(desk, "learning").score.level is None
    redo(desk.workspace, ANN, later(2), assessment_id=desk.assessment_id)
    assert len(desk.texts("safeguarding")) == len(FINDINGS)
    assert section(desk, "learning").score.level == 3
    assert verify(desk.workspace) == ()


def test_what_was_taken_in_is_found_by_searching(desk: Desk) -> None:
    take_in(desk, a_report(PublishedPart("learning", FINDINGS)))
    assert {hit.section_id for hit in search(desk.workspace, "either been heard")} == {desk.section_id("learning")}


def test_the_workspace_is_backed_up_before(desk: Desk) -> None:
    desk.write("learning", "Written here.")
    take_in(desk, a_report(PublishedPart("learning", FINDINGS)))
    assert [backup.reason for backup in list_backups(desk.workspace.backups)] == ["importing"]


def test_a_report_without_any_part_is_refused_and_nothing_kept(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        take_in(desk, a_report(unrecognised=("A recipe for jam.",)), "jam.txt")
    assert (refused.value.code, refused.value.data["name"]) == ("nothing-recognised", "jam.txt")
    assert kept(desk) == ()


def test_an_assessment_that_is_gone_takes_nothing_in(desk: Desk) -> None:
    with pytest.raises(NotFound):
        import_report(
            desk.workspace,
            ANN,
            NOON,
            assessment_id="gone",
            report=a_report(PublishedPart("learning", FINDINGS)),
            source_name="page.txt",
        )
    assert verify(desk.workspace) == ()


def test_a_workspace_open_for_reading_takes_nothing_in(desk: Desk) -> None:
    second = Workspace.open(desk.workspace.folder, BEN, later(1))
    with pytest.raises(ReadOnly):
        take_in(Desk(second, desk.assessment_id), a_report(PublishedPart("learning", FINDINGS)))
    second.close(later(2))
    assert desk.texts("learning") == []


def test_a_thousand_paragraphs_stay_in_their_order(desk: Desk) -> None:
    blocks = tuple(TextBlock(PassageKind.PARAGRAPH, f"Paragraph {number}") for number in range(1_000))
    take_in(desk, a_report(PublishedPart("learning", blocks)))
    assert desk.texts("learning") == [block.text for block in blocks]
