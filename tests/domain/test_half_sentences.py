"""Sentences that end before they are whole, and small words that cannot stand where they do."""

from __future__ import annotations

import pytest
from prose_checks import planted, typing_of

FAULTS = [
    "Officers sat together twice a week, «which meant.» Adaptations were agreed within days.",
    "The rota was changed in May, «which ensured.»",
    "Staff told us that people moved a long way, «and because» visits became rare.",
    "The service was small, «but although» people were pleased with it.",
    "They told us that the present one was long, and that page 12 «contradict» page 30.",
    "Table 4 «differ» from what the team told us.",
    "Plans set out what mattered to the person, «who’s» help they relied on.",
    "They had been asked to design «it’s» content.",
    "The board agreed with «it’s» chair.",
    "Partners told us that decisions were quick and that «in» was open about money.",
    "Ward sisters told us in «are» January 2025 survey that they knew whom to ask.",
    "Letters were sent in braille where «person’s» record asked for it.",
    "61% of people had a review in 2024/25. «this» was higher than before.",
    "We believed «that, »this reflected better awareness of abuse.",
    "Leaders were confident «that, »they knew the gaps in provision.",
    "A manager looked at the «dolls» list each week.",
    "«Heath» staff said they no longer had to chase for updates.",
]
RIGHT = [
    "We asked what that meant. Nobody knew what it meant.",
    "They chose it for its price, and because it was near.",
    "It was hard because staff had left, and because the budget had been cut.",
    "Leaders said that, where they could, they acted at once.",
    "It was clear that, they told us, nothing would change.",
    "Section 42 enquiries were made within a week, and page 12 shows how.",
    "A person’s record said who’s who in the family.",
    "Staff in children’s services met the council’s lead in each person’s home.",
    "The agreement that in March was new is now used by all.",
    "The areas in which our staff work are January priorities.",
]


@pytest.mark.parametrize("text", FAULTS)
def test_what_breaks_off_or_cannot_stand_there_is_found(text: str) -> None:
    clean, start, end = planted(text)
    assert any(each.start < end and start < each.end for each in typing_of(clean))


@pytest.mark.parametrize("text", RIGHT)
def test_what_goes_on_is_left_alone(text: str) -> None:
    assert [(each.code, each.text) for each in typing_of(text)] == []
