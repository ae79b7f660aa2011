"""The scenes of versions: what changed in one text and side by side, another assessment, and nothing changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from scene import Scene
from stage import ASSESSOR, BARELY_BEGUN, BEGUN, SAMPLE, Play

from domain.assessment import Passage, PassageKind
from store.actions.citations import uncite
from store.actions.decisions import mark_read
from store.actions.draft_versions import name_version
from store.actions.scores import set_level
from store.actions.text import save_text
from store.ids import new_id
from store.queries.comparisons import Side, SideKind
from store.queries.text import load_citations, load_section
from store.values import PassageEdit, SectionEdit
from ui.comparing.choices import spelled
from ui.desk.outlining import VERSIONS

LATER = BEGUN + timedelta(days=12)


def versions(play: Play) -> None:
    """What changed since the report was last read, in one text, at a paragraph further down."""
    versions_score(play)
    for _step in range(3):
        play.desk.versions.step(1)


def versions_score(play: Play) -> None:
    """The score that was changed, with its reason."""
    _opened(play, "learning")
    page = play.desk.versions
    page.panel.ways.setCurrentIndex(0)
    page.panel.view.go_to(0)
    page.take_focus()


def versions_beside(play: Play) -> None:
    """The same, side by side."""
    _opened(play, "learning")
    page = play.desk.versions
    page.panel.ways.setCurrentIndex(1)
    page.step(1)
    page.step(1)
    play.settle()


def versions_assessment(play: Play) -> None:
    """Another assessment beside this one."""
    _opened(play, "")
    page = play.desk.versions
    page.panel.ways.setCurrentIndex(0)
    review = page.read
    assert review is not None
    other = next(each for each in review.sides.neighbours if each.authority == BARELY_BEGUN)
    page.chooser.earlier.set_value(spelled(Side(SideKind.ASSESSMENT, other.assessment_id)))
    play.settle()
    page.list.choose("safeguarding")


def versions_nothing(play: Play) -> None:
    """Everything is read as it is now."""
    _opened(play, "")
    play.desk.versions.mark_all_read()
    play.settle()
    play.window.toast.hide()


def _opened(play: Play, part_id: str) -> None:
    """Open the page at what changed since the person read it all, and a version was kept."""
    play.assessment(SAMPLE)
    if not _is_read(play):
        _edit(play)
    play.desk.show_row(VERSIONS)
    play.settle()
    page = play.desk.versions
    if page.read is not None:
        page.chooser.earlier.set_value(spelled(Side(SideKind.READ, ASSESSOR.name)))
    play.settle()
    if part_id:
        page.list.choose(part_id)
        play.settle()


def _is_read(play: Play) -> bool:
    from store.queries.decisions import load_review

    review = load_review(play.window.backend.workspace, play.desk.context.assessment_id)
    readings = (reading for section in review.sections for reading in section.readings)
    return any(reading.person == ASSESSOR.name for reading in readings)


def _edit(play: Play) -> None:
    """Mark everything as read, keep a version, and change a good deal of two statements."""
    workspace, assessment_id = play.window.backend.workspace, play.desk.context.assessment_id
    here: dict[str, Any] = {"assessment_id": assessment_id}
    ids = {section.part_id: section.id for section in play.desk.sections}
    mark_read(workspace, ASSESSOR, LATER, **here, section_ids=list(ids.values()))
    name_version(workspace, ASSESSOR, LATER, **here, name="Before the panel")
    for part_id in ("learning", "safeguarding"):
        section = load_section(workspace, ids[part_id])
        edit = _revised(section.id, section.passages)
        save_text(workspace, ASSESSOR, LATER + timedelta(hours=1), **here, edit=edit)
    cited = load_citations(workspace, ids["learning"])
    uncite(workspace, ASSESSOR, LATER + timedelta(hours=2), **here, citation_id=cited[-1].id)
    why = "The panel found the examples of learning sound, but change did not always reach front-line teams."
    set_level(workspace, ASSESSOR, LATER + timedelta(hours=3), **here, section_id=ids["learning"], level=2, why=why)


def _revised(section_id: str, passages: tuple[Passage, ...]) -> SectionEdit:
    """Return an edit with a paragraph rewritten, one gone, one new and one moved."""
    changed = passages[1]
    words = changed.text.replace("people", "people and unpaid carers").replace("said", "told us").split()
    words[2:4] = ["in", "most", "of"]
    edited = PassageEdit(changed.id, changed.kind, " ".join(words), changed.level, base_version=changed.version)
    new = PassageEdit(
        new_id(),
        PassageKind.PARAGRAPH,
        "Leaders showed us how complaints had changed the way reviews were planned, and people noticed the difference.",
    )
    order = [passage.id for passage in passages]
    gone, moved = order.pop(3), order.pop(-1)
    order.insert(2, moved)
    order.insert(-1, new.id)
    return SectionEdit(section_id, (edited, new), (gone,), tuple(order))


VERSION_SCENES = (
    Scene("versions", versions),
    Scene("versions-wide", versions_score, width=1760, height=1000),
    Scene("versions-beside", versions_beside, width=1760, height=1000),
    Scene("versions-narrow", versions_beside),
    Scene("versions-assessment", versions_assessment),
    # The last one, for afterwards nothing is left to compare.
    Scene("versions-nothing", versions_nothing),
)
