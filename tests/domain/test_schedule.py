"""The evidence schedule says where each item is used and what each sentence rests on, and nothing private."""

from __future__ import annotations

from dataclasses import replace

from evidence_builders import CITATIONS, DAY, FIRST, FRAMEWORK, ITEMS, an_evidenced_document

from domain.assessment import Stance
from domain.report.schedule import CONFIDENTIAL, CitedReference, Usage, build_schedule
from domain.report.schedule_words import summary_sentences, write_references, write_uses


def test_an_item_has_its_reference_dates_and_uses_by_stance() -> None:
    row = build_schedule(FRAMEWORK, an_evidenced_document(), DAY).rows[0]
    assert (row.reference, row.title, row.category) == ("E-001", "Carers’ meeting", "People's experience")
    assert (row.event_date, row.people_heard, row.is_disclosed) == (ITEMS[0].event_date, 7, True)
    assert row.uses == (Usage(FIRST.id, FIRST.name, supporting=1, contradicting=1),)
    assert write_uses(row.uses) == f"{FIRST.name} (2)"


def test_a_confidential_item_keeps_its_row_without_its_words() -> None:
    schedule = build_schedule(FRAMEWORK, an_evidenced_document(), DAY)
    row = schedule.rows[1]
    assert (row.title, row.kind, row.people_heard, row.count) == (CONFIDENTIAL, None, 1, 1)
    assert row.received_date == ITEMS[1].received_date
    assert "PRIVATE" not in repr(schedule)


def test_each_sentence_lists_what_stands_on_any_of_its_words() -> None:
    sentences = build_schedule(FRAMEWORK, an_evidenced_document(), DAY).sentences
    assert [(each.section, each.text, each.references) for each in sentences] == [
        (
            FIRST.name,
            "People told us they were heard.",
            (
                CitedReference("E-001", Stance.SUPPORTS, ("E-001/1",)),
                CitedReference("E-002", Stance.SUPPORTS, ("E-002/1",)),
            ),
        ),
        (FIRST.name, "Staff were proud.", (CitedReference("E-002", Stance.SUPPORTS, ("E-002/1",)),)),
        (FIRST.name, "Waiting had grown.", (CitedReference("E-001", Stance.CONTRADICTS, ("E-001/2",)),)),
    ]
    assert write_references(sentences[2].references) == "E-001/2 (contradicts)"


def test_a_citation_whose_words_are_gone_is_counted_and_stands_nowhere() -> None:
    gone = replace(CITATIONS[0], is_detached=True)
    schedule = build_schedule(FRAMEWORK, replace(an_evidenced_document(), citations=(gone,)), DAY)
    assert (schedule.totals.detached, schedule.totals.citations, schedule.totals.used) == (1, 0, 0)
    assert schedule.sentences == ()
    assert "1 citation has lost the words cited." in summary_sentences(schedule)


def test_the_figures_of_the_whole_are_said_in_words() -> None:
    said = " ".join(summary_sentences(build_schedule(FRAMEWORK, an_evidenced_document(), DAY)))
    assert "There are 3 items of evidence, 2 of them used" in said
    assert "heard 8 people in all; 1 item does not say" in said
    assert "1 item is confidential" in said
