"""The command that computes a rating from scores alone."""

from __future__ import annotations

from argparse import Namespace

from domain.rating.rating import Incomplete, Rating, rate
from store.errors import Refused
from ui.headless.choosing import chosen_framework, chosen_level
from ui.headless.running import Answer


def rate_scores(chosen: Namespace) -> Answer:
    """Rate scores given in report order."""
    framework = chosen_framework(chosen.framework)
    if len(chosen.scores) != len(framework.statements):
        raise Refused(
            "scores-not-complete", {"given": str(len(chosen.scores)), "needed": str(len(framework.statements))}
        )
    levels = [chosen_level(framework, score) for score in chosen.scores]
    rating = rate(framework, {part.id: level for part, level in zip(framework.statements, levels, strict=True)})
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
