"""The scenes of publication: what is in the way, what is let stand for a reason, and an assessment that is ready."""

from __future__ import annotations

from dataclasses import replace

from scene import Scene
from stage import ASSESSOR, BARELY_BEGUN, SAMPLE, Play

from domain.checks.finding import Severity
from domain.checks.gate import Gate
from store.actions.checks import switch_rule_off, waive_finding
from ui.pages.publication import PublicationPage

REASONS = (
    "The term is the authority’s own name for the service.",
    "Agreed with the moderation panel: the figure is the authority’s own, and the annex gives its source.",
)


def _open(play: Play, authority: str) -> PublicationPage:
    play.assessment(authority)
    play.desk.show_publication()
    play.until(lambda: play.desk.publication.last is not None)
    play.settle()
    return play.desk.publication


def publication(play: Play) -> None:
    """What is in the way of publishing the sample, with the first thing chosen."""
    _open(play, SAMPLE)


def publication_waived(play: Play) -> None:
    """What is let stand, with who and why, below what is in the way."""
    page = _open(play, SAMPLE)
    assert page.last is not None
    backend, here = play.window.backend, play.desk.context.assessment_id
    backend.set_actor(ASSESSOR)
    found = [each for each in page.last.checked.findings if each.severity is Severity.SHOULD and each.text]
    for finding, reason in zip(found[:: max(1, len(found) // 2)], REASONS, strict=False):
        backend.perform(waive_finding, assessment_id=here, finding=finding, reason=reason)
    backend.perform(switch_rule_off, assessment_id=here, code="passive")
    play.until(lambda: page.exceptions.links)
    play.settle()
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())


def publication_empty(play: Play) -> None:
    """An assessment that is barely begun."""
    _open(play, BARELY_BEGUN)


def publication_ready(play: Play) -> None:
    """Nothing is in the way any more."""
    page = _open(play, SAMPLE)
    assert page.last is not None
    page.show_publication(replace(page.last, gate=Gate()))
    page.verticalScrollBar().setValue(0)
    page.take_focus()


PUBLICATION_SCENES = (
    Scene("publication", publication),
    Scene("publication-waived", publication_waived),
    Scene("publication-ready", publication_ready),
    Scene("publication-empty", publication_empty),
)
