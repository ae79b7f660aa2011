"""The scenes of the review: what can be decided, what was approved, what differs, and what waits for a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtTest import QTest
from scene import Scene
from stage import ASSESSOR, SAMPLE, Play

from domain.review.procedure import Refusal
from store.actions.assessments import add_member
from store.actions.decisions import decide
from store.actions.evidence import change_item
from store.changes import Actor, Changed
from store.queries.assessments import load_document, load_overview
from store.queries.decisions import load_standing
from store.values import ItemDetails
from ui.announcement import Announcement, Choice
from ui.sentences.review import why_refused

PART = "learning"
WRITER, REVIEWER = Actor("Ann Lee", "Lead assessor"), Actor("Ben Shah", "Reviewer")
PANEL = (Actor("Cara Diaz", "Panel member"), Actor("Dev Rao", "Moderator"))
TO_APPROVED = (("submit", WRITER), ("review", REVIEWER), ("moderate", REVIEWER), *(("approve", who) for who in PANEL))


def _act(play: Play, actor: Actor, action: Callable[..., Changed], **parameters: Any) -> None:
    """Do something in the sample as somebody, then be the one who sits at the window again."""
    backend = play.window.backend
    backend.set_actor(actor)
    backend.perform(action, assessment_id=play.desk.context.assessment_id, on_error=_fail, **parameters)
    play.settle()
    backend.set_actor(ASSESSOR)


def _fail(error: Exception) -> None:
    raise error


def _join(play: Play, *people: Actor) -> None:
    """Enter people in the team, as far as they are not in it."""
    known = {(each.name, each.role) for each in load_overview(play.window.backend.workspace, _assessment(play))[0].team}
    for person in people:
        if (person.name, person.role) not in known:
            _act(play, WRITER, add_member, name=person.name, role=person.role)


def _assessment(play: Play) -> str:
    return play.desk.context.assessment_id


def _bring(play: Play, steps: int) -> None:
    """Bring the section to where so many decisions lead, and show its review."""
    play.part(SAMPLE, PART)
    _join(play, WRITER, REVIEWER, *PANEL)
    standing = load_standing(play.window.backend.workspace, _assessment(play), play.desk.current)
    for decision, person in TO_APPROVED[len(standing.decisions) : steps]:
        _act(play, person, decide, section_id=play.desk.current, decision=decision)
    play.window.toast.hide()
    play.desk.open_review(play.desk.current)
    play.settle()


def review_off(play: Play) -> None:
    """The author of a section that one of two has approved: every decision is off, and says why."""
    _bring(play, 4)


def review_waiver(play: Play) -> None:
    """The author is on the panel, too, and says why the separation is waived."""
    _bring(play, 4)
    _join(play, Actor(WRITER.name, "Panel member"))
    play.desk.review.press("approve")
    play.settle()
    QTest.keyClicks(play.desk.review.form.waiver, "The panel is two people short this week.")


def review_approved(play: Play) -> None:
    """A section that is approved, with its decisions."""
    _bring(play, 5)


def review_stale(play: Play) -> None:
    """Evidence that an approved section rests on has been renamed since."""
    _bring(play, 5)
    document = load_document(play.window.backend.workspace, _assessment(play))
    section = document.section_of(PART)
    cited = {citation.item_id for citation in document.citations if citation.section_id == section.id}
    item = next(item for item in document.items if item.id in cited)
    details = ItemDetails(f"{item.title}, second edition", item.kind, item.category)
    _act(play, WRITER, change_item, item_id=item.id, details=details, base_version=item.version)
    play.wait(1.3)  # the pane reads again when changes of the text rest


def my_work(play: Play) -> None:
    """What waits for the person at the window."""
    _bring(play, 5)
    play.desk.show_work()


def my_work_none(play: Play) -> None:
    """Nothing waits for somebody outside the team."""
    play.part(SAMPLE, PART)
    play.window.backend.set_actor(Actor("Gil Moss"))
    play.desk.show_work()
    play.settle()
    play.window.backend.set_actor(ASSESSOR)


def overview_stages(play: Play) -> None:
    """How far the sections are, with the stage of each."""
    play.assessment(SAMPLE)
    page = play.desk.overview
    page.ensureWidgetVisible(page.stages, 0, 400)


def edit_needs_reason(play: Play) -> None:
    """A page on which nothing is edited without a reason."""
    play.part(SAMPLE, PART)
    why = why_refused(Refusal("edit-needs-reason", (("stage", "Factual accuracy check"),)))
    play.desk.statement.set_off(why)
    play.desk.statement.show_banner(
        "stage", Announcement(why, choices=(Choice("Open for editing \u2026", lambda: None),))
    )


REVIEW_SCENES = (
    Scene("edit-needs-reason", edit_needs_reason),
    Scene("overview-stages", overview_stages),
    Scene("review-off", review_off),
    Scene("review-waiver", review_waiver),
    Scene("review-approved", review_approved),
    Scene("review-stale", review_stale),
    Scene("my-work", my_work),
    Scene("my-work-none", my_work_none),
)
