"""Scenes of second scores and of moderation."""

from __future__ import annotations

from datetime import date

from scene import Scene
from stage import ASSESSOR, BEGUN, SAMPLE, Play

from store.actions.assessments import add_member, create_assessment
from store.actions.scores import set_level
from store.actions.second_scores import begin_second_score, give_second_score
from store.changes import Actor
from store.queries.assessments import list_assessments, load_document
from store.values import AssessmentDetails

SECOND, PANEL = Actor("Dev Rao", "Reviewer"), Actor("Cara Diaz", "Panel member")
PEERS = {
    "Brackenfield": "323323332",
    "Dunholme": "333233323",
    "Eastmere": "332333232",
    "Kelderby": "233333133",
    "Wexcombe": "343323332",
}
"""Other authorities, with a level for each statement in report order."""


def blind_score(play: Play) -> None:
    """Somebody scores a statement without seeing the first score."""
    _as_second(play, "safeguarding")
    play.window.backend.set_actor(SECOND)
    play.part(SAMPLE, "safeguarding")
    form = next(iter(play.desk.statement.seconds.forms.values()))
    form.score.cards[1].click()
    form.reason.insertPlainText("The backlog of enquiries is shown twice over; people waited for weeks.")
    play.settle()


def differing_scores(play: Play) -> None:
    """A first and a second score side by side, to be settled."""
    _change_twice(play)
    section_id = _as_second(play, "learning")
    workspace, assessment_id = play.window.backend.workspace, play.desk.context.assessment_id
    document = load_document(workspace, assessment_id)
    first = document.section_of("learning").score.level or 3
    seconds = play.desk.context.backend.read(_waiting, assessment_id, section_id)
    give_second_score(
        workspace,
        SECOND,
        BEGUN,
        assessment_id=assessment_id,
        second_id=seconds,
        level=max(first - 1, 1),
        rationale="Learning is talked about, but only one of four reviews led to a change that staff could name.",
    )
    play.window.backend.set_actor(PANEL)
    play.window.go_home()
    play.settle()
    play.part(SAMPLE, "learning")
    seconds_shown = play.desk.statement.seconds
    seconds_shown.history.set_open(True)
    play.settle()
    play.desk.statement.ensureWidgetVisible(seconds_shown)


def moderation(play: Play) -> None:
    """All assessments of the framework, what stands out, and how far scorers agree."""
    play.window.backend.set_actor(ASSESSOR)
    play.assessment(SAMPLE)
    _add_peers(play)
    play.desk.show_row("moderation")
    play.settle()


def moderation_foot(play: Play) -> None:
    """The lower part of it, with kappa explained."""
    moderation(play)
    page = play.desk.moderation
    if "kappa" in page.folds:
        page.folds["kappa"].set_open(True)
    play.settle()
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())


def moderation_alone(play: Play) -> None:
    """The page where nothing can be held against anything yet."""
    play.assessment("Testshire County Council")
    play.desk.show_row("moderation")
    play.settle()


def _as_second(play: Play, part_id: str) -> str:
    """Enter the second person and a panel member in the team, and let the second person begin; return the section."""
    play.part(SAMPLE, part_id)
    workspace, here = play.window.backend.workspace, {"assessment_id": play.desk.context.assessment_id}
    play.window.backend.set_actor(ASSESSOR)
    known = {(member.name, member.role) for member in load_document(workspace, **here).assessment.team}
    for member in (SECOND, PANEL):
        if (member.name, member.role) not in known:
            add_member(workspace, ASSESSOR, BEGUN, **here, name=member.name, role=member.role)
    section_id = play.desk.current
    begin_second_score(workspace, SECOND, BEGUN, **here, section_id=section_id)
    return section_id


def _change_twice(play: Play) -> None:
    """Let the lead assessor lower and raise the score, each time with a reason."""
    play.part(SAMPLE, "learning")
    workspace, assessment_id = play.window.backend.workspace, play.desk.context.assessment_id
    for level, why in ((2, "Too little of it had led to change."), (3, "The February audit shows that it has.")):
        section_id = play.desk.current
        set_level(workspace, ASSESSOR, BEGUN, assessment_id=assessment_id, section_id=section_id, level=level, why=why)


def _waiting(workspace: object, assessment_id: str, section_id: str) -> str:
    from store.queries.second_scores import load_second_scores

    found = load_second_scores(workspace, assessment_id, SECOND.name)  # type: ignore[arg-type]
    section = next(each for each in found.sections if each.section_id == section_id)
    return section.seconds[-1].id


def _add_peers(play: Play) -> None:
    workspace, framework = play.window.backend.workspace, play.desk.context.framework
    known = {each.authority for each in list_assessments(workspace)}
    for authority, levels in PEERS.items():
        if authority in known:
            continue
        details = AssessmentDetails(authority, date(2025, 2, 3), date(2025, 7, 31))
        made = create_assessment(workspace, PANEL, BEGUN, framework_id=framework.id, details=details)
        document = load_document(workspace, made.result[0])
        for statement, level in zip(framework.statements, levels, strict=True):
            section_id = document.section_of(statement.id).id
            set_level(workspace, PANEL, BEGUN, assessment_id=made.result[0], section_id=section_id, level=int(level))


SCORING_SCENES = (
    Scene("moderation-alone", moderation_alone),
    Scene("scores-differ", differing_scores, 1280, 1100),
    Scene("score-blind", blind_score, 1280, 1000),
    Scene("moderation", moderation, 1280, 1000),
    Scene("moderation-foot", moderation_foot, 1280, 1000),
)
