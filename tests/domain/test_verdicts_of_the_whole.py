"""Judgement: sentences that judge the whole of a statement's subject, and those of a part, a time or a fact."""

from __future__ import annotations

import pytest
from verdicts import too_strong


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (3, "The council took almost no interest in how providers treated their staff."),
        (3, "Elected members had no idea how safe services were."),
        (3, "There was no working relationship with housing."),
        (3, "The local authority did not listen to its residents."),
        (3, "Advocacy was rarely offered and almost never taken up."),
        (3, "The board never challenged what it was told."),
        (3, "Managers seldom read case files."),
        (3, "Nothing had been done about the waiting list in two years."),
        (3, "No part of the pathway worked as people needed it to."),
        (3, "Most reviews were not done."),
        (3, "Very few people had been told of their rights."),
        (3, "Equality had been forgotten."),
        (3, "Unpaid carers had been overlooked by the council at every stage."),
        (3, "Partners spoke ill of the council, and joint planning had broken down."),
        (3, "Staff had lost faith in their leaders."),
        (3, "Workforce planning simply did not happen."),
        (3, "Hospital discharge was poor throughout."),
        (3, "In nearly every area we looked at, recording was poor."),
        (3, "All of the reviews we read were poor."),
        (3, "Advice was of no use to anybody."),
        (3, "Recruitment was slow, supervision was weak and records were incomplete."),
        (3, "Data was not collected, not analysed and not used."),
        (2, "Reablement helped every person who used it, without exception."),
        (2, "Leaders were always visible, always open and never defensive."),
        (2, "Nobody was ever left without support, at any hour of any day."),
        (2, "The partnership had complete trust in one another."),
        (2, "The workforce was entirely stable, with not a single vacancy."),
        (2, "Recording was thorough in every case."),
        (2, "Learning was without doubt the council’s greatest asset."),
        (2, "The council had eliminated inequality of access."),
        (2, "Every carer had an assessment on the day they asked for one, in full."),
        (2, "No community had been overlooked and none was hard to reach."),
    ],
)
def test_a_verdict_on_the_whole_that_the_score_does_not_bear_out_is_found(level: int, text: str) -> None:
    assert len(too_strong(level, text)) == 1


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (3, "Waiting times were too long for some people."),
        (3, "One of the four homes we visited had poor records, which the provider had put right."),
        (3, "Staff in the north team had little understanding of the new policy when it started."),
        (3, "Carers in the north of the county were rarely offered an assessment."),
        (3, "Relations with one provider had broken down, and people were moved safely."),
        (3, "Until 2023 co-production had been neglected, and the board had set that right."),
        (3, "Advocacy had been overlooked in 3 of the 20 enquiries we read."),
        (3, "Poor practice was never ignored."),
        (3, "Carers rarely had to repeat their story."),
        (3, "Partners never had to ask twice for information."),
        (3, "The authority seldom used out-of-area placements."),
        (3, "The service was easier to reach for seldom heard communities."),
        (3, "Nobody we spoke with knew of the new line, which had opened that week."),
        (3, "No safeguarding concerns were left without a decision."),
        (3, "Nobody had rehearsed the evacuation of the day centre."),
        (3, "Most people did not have to wait."),
        (3, "Nobody was asked to tell the same story twice."),
        (3, "Use of agency staff was minimal."),
        (3, "A review had found that the old rota never worked and it had been replaced."),
        (3, "The council did not have a dementia strategy."),
        (3, "A carer told us that learning from her complaint was poor."),
        (3, "This was too long for anybody who could not climb the stairs."),
        (3, "Support was clear to all partners, so the standard was good."),
        (2, "All staff had a laptop."),
        (2, "Every locality had a panel, which met each Tuesday."),
        (2, "Not every carer had an assessment on the day they asked for one."),
        (2, "The strategy was to reach every community, without exception."),
        (2, "Staff at the front door were always polite."),
        (2, "All new staff were fully trained."),
        (2, "The fund gave voluntary organisations some security."),
        (2, "The whole service had moved to a new building."),
        (2, "Nobody had been left without care when the provider closed."),
        (2, "Everyone on the list was given a rating on the day of referral."),
    ],
)
def test_what_is_said_of_a_part_or_as_a_fact_is_no_verdict_on_the_whole(level: int, text: str) -> None:
    assert too_strong(level, text) == []
