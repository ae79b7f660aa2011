"""The command that computes a rating from scores alone."""

from __future__ import annotations

from argparse import Namespace

from domain.rating import Incomplete, LevelNotOnScale, Rating, rate
from store.errors import Refused
from ui.headless.choosing import chosen_framework
from ui.headless.running import Answer


def rate_scores(chosen: Namespace) -> Answer:
    """Rate scores given in report order."""
    framework = chosen_framework(chosen.framework)
    if len(chosen.scores) != len(framework.statements):
        raise Refused(
            "scores-not-complete", {"given": str(len(chosen.scores)), "needed": str(len(framework.statements))}
        )
    levels = {statement.id: score for statement, score in zip(framework.statements, chosen.scores, strict=True)}
    try:
        rating = rate(framework, dict(levels))
    except LevelNotOnScale as error:
        raise Refused("level-not-on-scale", {"level": str(error.level)}) from error
    assert isinstance(rating, Rating)
    return Answer(tuple(step.text for step in rating.steps), rating_data(rating))


def rating_data(rating: Rating | Incomplete) -> dict[str, object]:
    """Return a rating for machines."""
    if isinstance(rating, Incomplete):
        possible = [band.label for band in rating.possible]
        return {"sum": None, "percent": None, "rating": None, "missing": list(rating.missing), "possible": possible}
    return {
        "sum": rating.total,
        "percent": rating.percent,
        "rating": rating.band.label,
        "explanation": [step.text for step in rating.steps],
        "distances": {distance.band.label: distance.points for distance in rating.distances},
    }
