"""The journal as it is read: pages of what is looked for, one entry, and the head that a record can be held to."""

from __future__ import annotations

from builders import ANN, BEN, NOON, Desk, later

from domain.review.journal import EntryKind
from store.actions.scores import set_level
from store.actions.text import save_text
from store.journal import MERGE_WINDOW
from store.queries.history import entries, entry_record, journal_of, people_and_days, sealed_chain
from store.values import EntriesWanted, SectionEdit
from store.workspace import Workspace


def actions(desk: Desk, **wanted: object) -> list[str]:
    found = entries(desk.workspace, desk.assessment_id, 0, EntriesWanted(**wanted))  # type: ignore[arg-type]
    return [entry.action for entry in found]


def score(desk: Desk, level: int, part_id: str = "learning", at: float = 0, who: object = ANN) -> None:
    here = {"assessment_id": desk.assessment_id, "section_id": desk.section_id(part_id)}
    set_level(desk.workspace, who, later(at), **here, level=level, why="Because.")  # type: ignore[arg-type]


def test_pages_follow_each_other_without_a_gap(desk: Desk) -> None:
    for number in range(7):
        score(desk, 1 + number % 4)
    first = entries(desk.workspace, desk.assessment_id, 3)
    second = entries(desk.workspace, desk.assessment_id, 3, before=first[-1].seq)
    rest = entries(desk.workspace, desk.assessment_id, 100, before=second[-1].seq)
    seqs = [entry.seq for entry in (*first, *second, *rest)]
    assert seqs == [entry.seq for entry in entries(desk.workspace, desk.assessment_id, 0)]
    assert seqs == list(range(seqs[0], 0, -1))


def test_entries_are_found_by_person_kind_and_time(desk: Desk) -> None:
    score(desk, 3)
    score(desk, 2, at=3600, who=BEN)
    desk.note("Focus group")
    assert actions(desk, person=BEN.name) == ["level-set"]
    assert actions(desk, kind=EntryKind.EVIDENCE) == ["item-added"]
    assert actions(desk, kind=EntryKind.OTHER) == ["assessment-created"]
    assert actions(desk, since=later(1800), until=later(7200)) == ["level-set"]
    assert actions(desk, kind=EntryKind.SCORES, person=ANN.name, until=later(1)) == ["level-set"]


def test_entries_of_a_section_are_those_that_touched_what_belongs_to_it(desk: Desk) -> None:
    score(desk, 3, "safeguarding")
    (passage,) = desk.write("learning", "Staff told us so.")
    item = desk.note("Focus group")
    desk.cite("learning", passage, "Staff", item)
    desk.workspace.seal()
    desk.rewrite("learning", passage, "Staff told us.", at=later(600))
    found = actions(desk, section_id=desk.section_id("learning"))
    assert found == ["text-written", "cited", "text-written", "assessment-created"]


def test_what_was_done_to_a_passage_that_is_gone_is_found_in_its_section(desk: Desk) -> None:
    (passage,) = desk.write("learning", "Staff told us so.")
    desk.workspace.seal()
    section_id = desk.section_id("learning")
    edit = SectionEdit(section_id, (), (passage,), ())
    save_text(desk.workspace, ANN, later(600), assessment_id=desk.assessment_id, edit=edit)
    assert actions(desk, section_id=section_id) == ["text-written", "text-written", "assessment-created"]


def test_one_entry_is_read_with_as_many_rows_as_are_wanted(desk: Desk) -> None:
    desk.write("learning", "Staff told us so.", "People waited.")
    newest = entries(desk.workspace, desk.assessment_id, 1)[0]
    assert len(entry_record(desk.workspace, newest.seq).changes) == 2
    assert len(entry_record(desk.workspace, newest.seq, 1).changes) == 1
    assert entry_record(desk.workspace, newest.seq) == journal_of(desk.workspace, desk.assessment_id)[-1]


def test_people_and_hours_are_told(desk: Desk) -> None:
    score(desk, 3)
    score(desk, 2, at=7200, who=BEN)
    people, hours = people_and_days(desk.workspace, desk.assessment_id)
    assert (people, hours) == ((ANN.name, BEN.name), (later(7200), NOON))


def test_typing_goes_on_and_the_head_of_a_record_stays_in_the_journal(desk: Desk) -> None:
    (passage,) = desk.write("learning", "Staff")
    chain = sealed_chain(desk.workspace, NOON)
    desk.rewrite("learning", passage, "Staff told us", at=later(1))
    assert MERGE_WINDOW.total_seconds() > 1
    hashes = {record.entry.seq: record.hash for record in journal_of(desk.workspace, desk.assessment_id)}
    assert (hashes[chain.entries], chain.faults) == (chain.head, 0)


def test_whoever_only_reads_gets_the_newest_entry_that_is_sealed(desk: Desk) -> None:
    sealed = sealed_chain(desk.workspace, NOON)
    desk.write("learning", "Staff")
    reader = Workspace.open(desk.workspace.folder, BEN, NOON, only_to_read=True)
    assert sealed_chain(reader, NOON) == sealed
    reader.close(NOON)
