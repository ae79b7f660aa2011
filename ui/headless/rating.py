"""The command that computes a rating from scores alone."""

from __future__ import annotations

import json
from argparse import Namespace

from domain.framework import Framework
from domain.framework_file import parse_framework
from domain.rating import Incomplete, LevelNotOnScale, Rating, rate
from resources import loader
from store.errors import NotFound, Refused
from ui.headless.running import Answer


def rate_scores(chosen: Namespace) -> Answer:
    """Rate scores given in report order."""
    framework = _framework(chosen.framework)
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


def _framework(framework_id: str) -> Framework:
    for path in loader.framework_files():
        framework = parse_framework(json.loads(path.read_text(encoding="utf-8")), path.name)
        if framework.id == framework_id:
            return framework
    raise NotFound("framework", framework_id)
