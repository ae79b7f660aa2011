"""Judgement: verdicts on a statement's area in turns and phrases of many kinds, beside scores that they do not suit."""

from __future__ import annotations

import pytest
from verdicts import too_strong


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (1, "Families could put complete trust in the local authority’s reviews."),
        (1, "Commissioning was in able and steady hands."),
        (1, "It was a thorough, reliable service."),
        (1, "Leaders had every reason to be pleased with their work."),
        (1, "Partners worked closely and well."),
        (2, "Commissioning was excellent."),
        (2, "No flaw could be found in the way transitions were planned."),
        (3, "We judged the local authority’s oversight to be failing."),
        (2, "It was not easy to find fault with the planning."),
        (2, "There was not one flaw in the way transitions were planned."),
        (2, "No other authority did this better."),
        (2, "Oversight merited the highest credit."),
        (2, "Supervision was of the very highest order."),
        (2, "The arrangements stood head and shoulders above those of other areas."),
        (3, "Planning was, quite simply, a shambles."),
        (3, "The prevention service was in urgent need of rescue."),
        (3, "The rights of residents were being jeopardised."),
        (3, "Grave misgivings existed over the future of the service."),
        (3, "Oversight existed on paper only."),
        (4, "Recording was barely acceptable."),
        (4, "The weaknesses in planning were all too clear."),
        (4, "Results with supervision had been disappointing."),
        (4, "Leaders did not act quickly enough on risk."),
        (4, "The strategy needed to be clearer."),
        (4, "A good deal was left to chance."),
    ],
)
def test_a_verdict_that_the_score_does_not_bear_out_is_found(level: int, text: str) -> None:
    assert len(too_strong(level, text)) == 1


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (1, "Families put their trust in neighbours."),
        (2, "The choir deserved the highest praise, carers told us."),
        (2, "Nobody knew which of the two teams did it better."),
        (2, "Care went on without a gap for 57 people."),
        (2, "Prevention stood alone in the budget."),
        (3, "A placement had broken down in May, and a new one was found in a day."),
        (3, "Staff were warned that rights could be jeopardised."),
        (4, "Recording had never been careless."),
        (4, "Nothing was left to chance."),
        (4, "No weakness in planning was found."),
    ],
)
def test_what_is_of_others_or_denied_is_left_alone(level: int, text: str) -> None:
    assert too_strong(level, text) == []
