"""Judgement: turns of phrase that praise or blame too strongly for a score, and scores that a summary compares."""

from __future__ import annotations

import pytest
from checked import document, judgement_words, narrative, statement, the_framework, unmarked, whole_document
from checks_alone import found_by

from domain.assessment import Document
from domain.checks.finding import Family, Finding, Severity

WHY = "Staff and people told us of this."
SCORES = (3, 3, 3, 3, 3, 4, 2, 2, 2)


def weighty(made: Document, *codes: str) -> list[Finding]:
    """Return the findings of these codes that are a must or a should."""
    found = found_by(the_framework(), made, Family.JUDGEMENT, judgement=judgement_words())
    return [each for each in found if each.code in codes and each.severity is not Severity.MAY]


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (3, "People in care homes were left exposed to serious and avoidable harm."),
        (3, "People came to serious harm because calls were not answered."),
        (3, "People had been harmed as a result of these delays."),
        (3, "Adults at risk were not kept safe."),
        (3, "The local authority did not keep people safe."),
        (3, "People were not protected from abuse."),
        (3, "The local authority did not protect people from neglect."),
        (3, "Some people died while waiting for an assessment."),
        (3, "People were abandoned by the service."),
        (3, "Carers were left to cope alone, without any help at all."),
        (3, "Safeguarding was a serious weakness."),
        (3, "Transitions were a grave weakness of the local authority."),
        (3, "Support for carers was among the worst in the country."),
        (3, "Reviews were in a state of crisis."),
        (3, "The front door was in crisis."),
        (3, "Waits were scandalously long."),
        (3, "Waits were unacceptably long."),
        (3, "The system had broken down."),
        (3, "The safeguarding system had all but broken down."),
        (3, "Oversight had collapsed."),
        (3, "Nobody knew how many people were waiting and nobody was accountable."),
        (3, "The arrangements were not fit for purpose."),
        (3, "The local authority was failing its statutory duties."),
        (3, "The local authority was not compliant with the Care Act."),
        (3, "Assessments did not comply with the Care Act."),
        (3, "There was a complete absence of oversight."),
        (3, "There was no effective oversight whatever."),
        (3, "Commissioning was beset by failure."),
        (3, "Governance was riddled with failings."),
        (3, "The service let people down badly."),
        (3, "People were let down time and again."),
        (3, "The picture was bleak."),
        (3, "Performance was very poor and getting worse."),
        (3, "The quality of assessments was wholly unacceptable."),
        (3, "Data quality was abysmal."),
        (3, "Safeguarding practice placed people in danger."),
        (3, "It was a service in name only."),
        (3, "Urgent and wholesale improvement was needed."),
        (3, "Immediate action was required to keep people safe."),
        (3, "The pathway simply did not work for anyone."),
        (3, "The offer to carers was almost non-existent."),
        (3, "Significant shortfalls ran through every part of the pathway."),
        (3, "There were major and longstanding failings in the way that reviews were managed."),
        (3, "The local authority had failed in its most basic duties to unpaid carers."),
        (3, "The board was powerless and its oversight worthless."),
        (3, "Information was useless to most people."),
        (3, "Commissioning had lost its way."),
        (2, "The preventative offer was second to none."),
        (2, "Hospital discharge was an outstanding strength of the local authority."),
        (2, "Partnership working was a jewel in the crown of the local authority."),
        (2, "Leadership was truly exceptional."),
        (2, "The approach to co-production was as good as it gets."),
        (2, "The local authority excelled at learning."),
        (2, "Support for carers was nothing short of remarkable."),
        (2, "Commissioning could not have been better."),
        (2, "The approach was a beacon for the rest of the region."),
        (2, "Other authorities came to learn from its exceptional practice."),
        (2, "The standard of assessments was exceptionally high."),
        (2, "The team was the best in the country."),
        (2, "Practice was consistently of the highest quality."),
        (2, "The offer was unrivalled."),
        (2, "Learning was at the forefront of national practice."),
        (2, "The service was a shining example of what could be done."),
        (2, "The local authority was a national leader in reablement."),
        (2, "It was hard to find any fault with the pathway."),
        (2, "The work was faultless and widely copied."),
        (2, "Transition support was gold-standard."),
        (2, "The pathway was an exemplar."),
        (2, "Equity was a major strength and among the finest work that we saw."),
        (1, "Accountability was exemplary."),
        (1, "Safeguarding was a particular strength."),
        (1, "Support for carers was good."),
        (1, "Assessments were timely, thorough and person-centred."),
        (1, "Leaders had a firm grip on risk."),
        (1, "Partnership working was strong and effective."),
        (1, "The local authority met its duties in full."),
        (1, "There were many strengths in the way that the front door worked."),
        (1, "The approach to equity was well established."),
        (1, "Commissioning was robust."),
        (1, "Transitions worked well."),
        (1, "Quality assurance was thorough and reliable."),
        (4, "Waits were too long and reviews were often late."),
        (4, "There were gaps in the support for carers."),
        (4, "Oversight was weak."),
        (4, "Support for unpaid carers was very poor."),
        (4, "Practice was variable between teams."),
        (4, "The local authority needed to improve the timeliness of reviews."),
        (4, "Recording was inconsistent."),
        (4, "Some people waited far too long."),
        (4, "More work was needed on transitions."),
        (4, "Improvement was needed in advocacy."),
        (4, "Some shortfalls remained in reviews."),
        (1, "Commissioning was in a class of its own."),
        (1, "Co-production was woven through everything that leaders did."),
        (1, "Teams covered themselves in glory."),
        (1, "Governance was beyond reproach."),
        (3, "Discharge planning was a recipe for disaster."),
        (3, "Commissioning had lost its grip."),
        (3, "Reviews were left to gather dust."),
        (3, "Safeguarding practice was letting people down."),
        (4, "Prevention was on the back foot."),
        (4, "Oversight was skin deep."),
    ],
)
def test_a_turn_of_phrase_that_is_too_strong_for_a_score_is_found(level: int, text: str) -> None:
    assert len(weighty(document(statement("needs", text, level=level, rationale=WHY)), "level-words")) == 1


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (3, "Waits for a review were longer than staff wished, but people were kept safe."),
        (3, "No one had come to harm while waiting."),
        (3, "People were protected from abuse by a team that knew them."),
        (3, "The local authority investigated whether people had come to harm."),
        (3, "Providers that had failed people were placed under contract."),
        (3, "Staff knew what to do when a person was at risk of harm."),
        (3, "A home had been rated inadequate, and the local authority acted at once."),
        (3, "Some gaps remained in the offer to unpaid carers."),
        (3, "There were weaknesses in recording in one team."),
        (3, "Reviews were late for some people, and leaders knew it."),
        (3, "Leaders had learned from the death of a person in 2022."),
        (3, "A person who had died was known to the team."),
        (3, "The system that had broken down in 2021 was replaced."),
        (3, "The heating had broken down in two homes."),
        (3, "The team acted when placements had broken down."),
        (3, "Families in crisis were seen the same day."),
        (3, "The crisis team answered at once."),
        (3, "The duty team protected people who were in danger."),
        (3, "Where a carer broke down, a sitter came."),
        (3, "The risk that people would come to harm was reviewed each week."),
        (2, "Reablement was a strength in one district."),
        (2, "Staff were proud of their work."),
        (2, "Staff were committed and kind."),
        (2, "People told us that their worker was outstanding."),
        (2, "The team had won a national award for its work with carers."),
        (2, "Some good work had begun."),
        (2, "The best-interests assessors met monthly."),
        (2, "Exceptional requests went to a panel."),
        (2, "An outstanding debt was written off."),
        (2, "The highest number of concerns came from care homes."),
        (2, "Good practice was shared at a forum."),
        (1, "There was some good practice in one team."),
        (1, "Few assessments were timely."),
        (1, "The plan was good on paper, but it was not used."),
        (1, "Staff were kind but could not cope."),
        (1, "Support was not good."),
        (1, "Nothing about the pathway was reliable."),
        (4, "There were no gaps in support."),
        (4, "Waits were short, and nobody waited too long."),
        (4, "Late referrals were rare."),
        (4, "A small number of reviews were late because families had asked for another date."),
        (4, "Leaders knew where there was still more to do."),
        (3, "Providers told us that the old system had fallen apart."),
        (3, "Carers said that they had been left to fend for themselves before the team began."),
        (2, "Leaders told us that the hub was the envy of the region."),
    ],
)
def test_what_is_less_or_is_said_of_others_is_left_alone(level: int, text: str) -> None:
    assert weighty(document(statement("needs", text, level=level, rationale=WHY)), "level-words") == []


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("The statement on safeguarding was ⟦given a score of 3⟧.", "summary-of-other-level"),
        ("Reviews could not be relied on, and governance was ⟦given a 4⟧.", "summary-of-other-level"),
        ("Our ⟦highest score⟧ was for safeguarding.", "scores-miscounted"),
        ("Equity was the ⟦lowest scored of the nine statements⟧.", "scores-miscounted"),
        ("⟦All nine statements were scored 3⟧.", "scores-miscounted"),
        ("⟦Five of the nine quality statements were given a 2⟧, and one was strong.", "scores-miscounted"),
        ("⟦No statement was scored 4⟧.", "scores-miscounted"),
    ],
)
def test_scores_that_a_summary_tells_wrongly_are_found(marked: str, code: str) -> None:
    text, start, end = unmarked(marked)
    found = weighty(whole_document(SCORES, narrative("summary", text)), "summary-of-other-level", "scores-miscounted")
    assert [(each.code, each.start, each.end) for each in found] == [(code, start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "The statement on safeguarding was given a score of 2.",
        "Three statements were scored 2 and one was scored 4.",
        "Five statements were scored 3.",
        "No statement was scored 1.",
        "The lowest score was for safeguarding.",
        "The highest score was for safe systems, pathways and transitions.",
        "Six statements were scored 3 or above.",
        "The best scores in the survey were for staff.",
    ],
)
def test_scores_that_a_summary_tells_rightly_are_left_alone(text: str) -> None:
    made = whole_document(SCORES, narrative("summary", text))
    assert weighty(made, "summary-of-other-level", "scores-miscounted") == []


@pytest.mark.parametrize("rationale", ["We gave this a 3 because waits fell.", "The evidence supported a score of 4."])
def test_a_rationale_tells_no_other_score(rationale: str) -> None:
    made = document(statement("needs", "Waits were long.", level=2, rationale=rationale))
    assert len(weighty(made, "score-contradicted")) == 1


def test_a_section_that_tells_of_nothing_good_at_all_does_not_suit_a_good_score() -> None:
    text = (
        "The local authority had no data on who missed out. Deaf people felt forgotten. Interpreters were hard to book."
        " Leaders told us that trust was lost."
    )
    made = document(statement("needs", text, level=3, rationale=WHY))
    assert len(weighty(made, "balance-against-score")) == 1
    made = document(statement("needs", text + " Staff were kind and skilled.", level=3, rationale=WHY))
    assert weighty(made, "balance-against-score") == []
