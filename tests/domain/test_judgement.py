"""Judgement: words of another level, balance, rationale, topics, the written rating, summaries without support."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import made_up_framework
from checked import document, judgement_words, narrative, statement, the_framework, unmarked, whole_document
from checks_alone import found_by

from domain.assessment import Document, Score
from domain.checks.finding import Family, Finding
from domain.checks.judgement.judgement_words import judgement_reader
from domain.checks.judgement.scale_words import level_phrases
from domain.checks.judgement.summaries import summary_parts
from domain.frameworks.framework import Framework

GOOD = (3, 3, 3, 3, 3, 3, 2, 2, 2)
WHY = "Staff and people told us of waits."


def findings_of(made: Document, *codes: str) -> list[Finding]:
    """Return the findings of these codes."""
    return [each for each in all_findings(the_framework(), made) if each.code in codes]


def all_findings(framework: Framework, made: Document) -> list[Finding]:
    return found_by(framework, made, Family.JUDGEMENT, judgement=judgement_words())


@pytest.mark.parametrize(
    ("level", "severity", "marked"),
    [
        (3, "should", "There were ⟦significant shortfalls⟧ in how reviews were planned."),
        (4, "should", "The evidence showed ⟦significant shortfalls⟧ in support."),
        (4, "should", "Some teams had ⟦some shortfalls⟧ in recording."),
        (1, "should", "Overall the work was of ⟦a good standard⟧."),
        (2, "should", "Support for carers reached ⟦an exceptional standard⟧."),
        (2, "should", "Evidence shows a ⟦good standard⟧ of care."),
        (3, "should", "There were ⟦some shortfalls⟧ in recording."),
        (3, "should", "Recording was of an ⟦exceptional standard⟧."),
        (2, "may", "Assessment documents were of a ⟦good standard⟧."),
        (2, "should", "Taken together, the evidence spoke of a ⟦good standard⟧ of care."),
        (3, "should", "There were ⟦serious failings⟧ in safeguarding."),
        (4, "should", "We found ⟦widespread failings⟧ across the teams."),
        (3, "should", "⟦Systemic failings⟧ put people at risk."),
        (1, "should", "Leaders described ⟦exemplary⟧ practice."),
        (2, "should", "The offer was ⟦sector-leading⟧ in the region."),
        (2, "should", "Staff gave ⟦exceptional⟧ support to carers."),
        (1, "should", "There was ⟦outstanding practice⟧ in transitions."),
        (3, "may", "Some of it was of an ⟦exceptional standard⟧."),
    ],
)
def test_words_of_another_level_are_found(level: int, severity: str, marked: str) -> None:
    text, start, end = unmarked(marked.replace("⟦a good", "a ⟦good").replace("⟦an exc", "an ⟦exc"))
    (finding,) = findings_of(document(statement("needs", text, level=level, rationale=WHY)), "level-words")
    assert (finding.start, finding.end, finding.text) == (start, end, text[start:end])
    assert (str(finding.severity), dict(finding.data)["score"]) == (severity, str(level))


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (1, "There were significant shortfalls in reviews."),
        (3, "There were no significant shortfalls in reviews."),
        (3, "We did not find significant shortfalls in this area."),
        (3, "Work was of a good standard and records were clear."),
        (4, "Support was exceptional and exemplary."),
        (2, "Staff did not describe exceptional support."),
        (None, "There were significant shortfalls in reviews."),
        (3, "Some reviews were late, and leaders knew of these shortfalls."),
        (2, "In the borough 77% of services were rated good or outstanding by the regulator."),
    ],
)
def test_words_of_the_same_level_and_denied_ones_are_left_alone(level: int | None, text: str) -> None:
    assert findings_of(document(statement("needs", text, level=level, rationale=WHY)), "level-words") == []


@pytest.mark.parametrize(
    "marked", ["It was given ⟦Score: 2⟧ in the end.", "⟦2 - Evidence shows some shortfalls⟧ was the result."]
)
def test_a_printed_score_that_is_another_one_is_a_must(marked: str) -> None:
    text, start, end = unmarked(marked)
    (finding,) = findings_of(document(statement("needs", text, level=3, rationale=WHY)), "score-contradicted")
    assert (finding.start, finding.end, str(finding.severity)) == (start, end, "must")
    assert findings_of(document(statement("needs", text, level=2, rationale=WHY)), "score-contradicted") == []


@pytest.mark.parametrize(
    ("level", "found"),
    [(5, ["readers were turned away"]), (1, ["Readers were sought out and drawn in"]), (3, 2)],
)
def test_words_that_describe_another_level_are_found(level: int, found: list[str] | int) -> None:
    framework = made_up_framework()
    text = "On two days readers were turned away, they said. Readers were sought out and drawn in. Readers were helped."
    made = document(statement(framework.statements[0].id, text, level=level, rationale=WHY))
    words = [each.text for each in all_findings(framework, made) if each.code == "level-words"]
    assert found in (words, len(words))


@pytest.mark.parametrize(
    ("level", "marked"),
    [
        (3, "Oversight of enquiries was ⟦inadequate⟧."),
        (3, "The response to carers ⟦needed significant improvement⟧."),
        (3, "Management of risk was ⟦unacceptable⟧."),
        (3, "Support for carers was ⟦outstanding⟧."),
        (3, "Leadership was ⟦exceptional⟧."),
        (2, "Support to prevent falls was ⟦exceptional⟧."),
        (2, "The local authority was ⟦a model for others⟧."),
        (1, "Its work on access was ⟦outstanding⟧."),
        (1, "Practice was ⟦excellent⟧."),
        (1, "There was ⟦strong⟧ and effective governance across the service."),
        (1, "There was ⟦good⟧ and reliable support throughout the area."),
        (4, "The local authority ⟦failed to⟧ share information with housing."),
        (4, "The offer to Deaf people ⟦required improvement⟧."),
        (4, "Recording was ⟦poor⟧ in each of the teams."),
        (4, "Much of the recording ⟦fell short⟧ of what was needed."),
        (4, "Support at weekends was ⟦nowhere near⟧ what adults needed."),
        (4, "The quality of recording ⟦left a lot to be desired⟧."),
        (4, "Oversight of direct payments was ⟦far from robust⟧."),
        (4, "Communication with unpaid carers was ⟦confusing⟧ and inconsistent."),
        (4, "There were ⟦considerable gaps⟧ in how moves were planned."),
        (4, "Decisions about care took ⟦far too long⟧."),
        (4, "Access to advice was ⟦limited⟧ and uneven."),
        (4, "The complaints process was ⟦of little use⟧ to most people."),
        (3, "The standard of recording was ⟦shockingly low⟧."),
        (3, "Supervision had ⟦all but stopped⟧."),
        (2, "The reablement offer ⟦led the field⟧."),
        (1, "The local authority had a ⟦firm⟧ grip on risk."),
        (1, "Overall the picture was a ⟦positive⟧ one."),
        (3, "Out-of-hours cover was ⟦not safe⟧."),
        (3, "Financial oversight was ⟦woefully weak⟧."),
        (3, "Planning for winter was ⟦wholly lacking⟧."),
        (3, "Reviews ⟦fell far below⟧ the level that the law requires."),
        (3, "Safeguarding practice had ⟦broken⟧ down."),
        (3, "There were ⟦profound and repeated failings⟧ in decision making."),
        (
            3,
            "Adults were ⟦being left at serious risk⟧ while enquiries drifted.".replace(
                "Adults were ⟦", "⟦Adults were "
            ),
        ),
        (2, "⟦No other authority did⟧ this as well."),
        (2, "The front door ⟦could hardly have been better⟧."),
        (2, "Co-production was ⟦of the highest order⟧."),
        (2, "Leadership was ⟦inspirational⟧ and outcomes were remarkable."),
        (2, "Oversight had ⟦collapsed⟧ and people were in danger."),
        (2, "Despite this, ⟦outstanding⟧ assessment practice was in place."),
        (1, "Overall, safeguarding was ⟦strong⟧, with only minor gaps."),
        (1, "Governance was ⟦sound⟧."),
        (1, "Systems for managing risk worked ⟦well⟧."),
        (1, "In general the quality of care was ⟦high⟧."),
        (1, "⟦Few improvements were needed⟧."),
        (1, "There were ⟦no significant concerns about⟧ practice."),
        (1, "There was ⟦very little left to improve⟧."),
    ],
)
def test_what_the_assessors_say_too_strongly_for_the_score_is_found(level: int, marked: str) -> None:
    text, start, end = unmarked(marked)
    (finding,) = findings_of(document(statement("needs", text, level=level, rationale=WHY)), "level-words")
    assert (str(finding.severity), finding.start, finding.end) == ("should", start, end)


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (3, "Staff told us that their supervision had been inadequate."),
        (3, "Auditors rated 3 of 50 assessments as inadequate."),
        (3, "It was not inadequate."),
        (3, "Reviews were poor in one team."),
        (2, "Exceptional circumstances were defined in the policy."),
        (2, "There were 58 requests outstanding at 31 March 2025."),
        (2, "There were 1,043 outstanding, and 388 had waited longer."),
        (1, "Some people told us that their worker was excellent."),
        (1, "A strong union represented staff."),
        (1, "The hub was kind and prompt. Its staff were skilled. Practice was excellent."),
        (1, "“Practice was excellent,” the plan began."),
        (4, "Two providers had failed to pay their staff."),
        (4, "Poor mobile coverage meant that alarms did not work."),
        (4, "The remaining 6% required improvement."),
        (4, "Reviews had been inconsistent until 2023, when a new team was set up."),
        (4, "No gaps in provision were found."),
        (4, "Demand was high, and staff kept pace."),
        (3, "One landlord’s repairs were shockingly slow."),
        (1, "People could rely on one another."),
        (4, "The team acted before support at home became unsafe."),
        (4, "Records showed that weak practice was challenged at once."),
        (3, "Staff knew what to do when a home was unsafe."),
        (3, "The contract with a provider that was failing badly had ended."),
        (3, "A home had collapsed financially, and everybody had been found a new place."),
        (3, "Broadband in the hills was very poor, and telecare depended on it."),
        (3, "Leaders had addressed grave weaknesses in recording."),
        (3, "The plan said how cover would be given if it was not safe."),
        (2, "Nobody could say that the approach was exceptional."),
        (2, "Leaders wanted the service to be the best in the country."),
        (1, "Records of medicines were kept well in one team."),
        (1, "It was not clear that arrangements were effective."),
        (1, "There was no effective oversight of risk."),
        (1, "Neither governance nor data was sound."),
    ],
)
def test_what_others_say_or_is_meant_of_something_else_is_left_alone(level: int, text: str) -> None:
    assert findings_of(document(statement("needs", text, level=level, rationale=WHY)), "level-words") == []


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("⟦This statement was scored 3⟧.", "3"),
        ("⟦This statement was given a score of four⟧.", "4"),
        ("⟦We scored this statement as 3⟧ in the end.", "3"),
        ("The ⟦score for this statement is three⟧.", "3"),
        ("Taken together, the evidence ⟦supported a score of 4⟧.", "4"),
        ("The panel settled on a ⟦score of 3⟧ for this.", "3"),
        ("On balance the findings ⟦justified a 4⟧.", "4"),
        ("For that reason ⟦we gave it a 3⟧.", "3"),
    ],
)
def test_a_score_that_is_told_in_words_and_is_another_one_is_a_must(marked: str, said: str) -> None:
    text, start, end = unmarked(marked)
    (finding,) = findings_of(document(statement("needs", text, level=2, rationale=WHY)), "score-contradicted")
    assert (str(finding.severity), finding.start, finding.end) == ("must", start, end)
    assert dict(finding.data)["said"] == said


@pytest.mark.parametrize(
    "text",
    [
        *("This statement was scored 2.", "People scored the service 4 out of 5.", "The panel scored 3 bids."),
        *(
            "Leaders had expected a score of 3.",
            "The local authority gave itself a score of 3.",
            "Homes scored 3, or 4.",
        ),
        *(
            "The local authority would not reach a score of 3 before it had shown more.",
            "A score of 3 or more was rare.",
        ),
    ],
)
def test_the_score_itself_and_other_scores_are_left_alone(text: str) -> None:
    assert findings_of(document(statement("needs", text, level=2, rationale=WHY)), "score-contradicted") == []


@pytest.mark.parametrize(
    ("rationale", "is_found"),
    [
        ("The score is 3 because staff assessed people promptly.", True),
        ("We scored this 3 because staff assessed people promptly.", True),
        ("Rated 3 for prompt assessments.", True),
        ("The score is 2 because staff assessed people late.", False),
        ("The previous score was 3, as staff assessed people promptly.", False),
        ("We considered whether the score was 3, as staff assessed people promptly.", False),
    ],
)
def test_a_rationale_gives_no_other_score(rationale: str, is_found: bool) -> None:
    made = document(statement("needs", "Staff assessed people.", level=2, rationale=rationale))
    assert bool(findings_of(made, "score-contradicted")) is is_found


@pytest.mark.parametrize("rationale", ["TBC after the panel.", "Nothing to add.", "Please see findings.", "N/A"])
def test_a_rationale_that_says_nothing_is_none(rationale: str) -> None:
    made = document(statement("needs", "Staff told the panel of their findings.", level=2, rationale=rationale))
    assert len(findings_of(made, "rationale-too-short")) == 1


def test_a_hidden_score_is_never_told() -> None:
    section = statement("needs", "There were significant shortfalls. Score: 2", level=None)
    hidden = replace(section, score=Score(None, is_hidden=True))
    assert all_findings(the_framework(), document(hidden)) == []


SHORTFALLS = (
    "Assessments were delayed, reviews overdue and support inconsistent. Staff were unclear and carers unaware. "
)
PRAISE = "Support was effective, prompt and reliable. Staff were kind, confident and proud, and partners praised them. "


@pytest.mark.parametrize(
    ("level", "text", "is_found"),
    [
        (3, SHORTFALLS * 3, True),
        (4, SHORTFALLS * 3, True),
        (2, PRAISE * 3, True),
        (1, PRAISE * 3, True),
        (2, SHORTFALLS * 3, False),
        (3, PRAISE * 3, False),
        (3, (PRAISE + SHORTFALLS) * 2, False),
        (2, (PRAISE + SHORTFALLS) * 2, False),
        (3, SHORTFALLS, False),
    ],
)
def test_a_balance_that_plainly_does_not_suit_the_score_is_told(level: int, text: str, is_found: bool) -> None:
    made = document(statement("needs", text, level=level, rationale=WHY))
    found = findings_of(made, "balance-against-score")
    assert [str(each.severity) for each in found] == (["should"] if is_found else [])


AS_MANY_SHORTFALLS = (
    "Partners told us that thresholds were unclear. Enquiries were delayed by vacancies. People were asked what they "
    "wanted. Staff did not always record why. Lessons had not reached the teams. Officers told us that work was good."
)


@pytest.mark.parametrize(("level", "is_found"), [(4, True), (3, False), (2, False)])
def test_less_that_tells_against_the_score_is_enough_at_an_end_of_the_scale(level: int, is_found: bool) -> None:
    made = document(statement("needs", AS_MANY_SHORTFALLS, level=level, rationale=WHY))
    assert bool(findings_of(made, "balance-against-score")) is is_found


def test_a_score_without_rationale_is_told() -> None:
    text = "Staff helped people with reviews."
    (finding,) = findings_of(document(statement("needs", text, rationale=" \n")), "rationale-missing")
    assert (str(finding.severity), finding.section_id) == ("should", "s-needs")
    assert findings_of(document(statement("needs", text, level=None)), "rationale-missing") == []


@pytest.mark.parametrize(
    ("rationale", "is_found"),
    [
        ("The library has modern furniture and bright windows.", True),
        ("Reviews are late, which decides the score.", False),
        ("Fine.", False),
        ("People were asked what mattered to them, and eligible needs were met.", False),
        ("Partners shared a budget, and joint boards met monthly.", True),
    ],
)
def test_a_rationale_has_a_word_in_common_with_the_findings_or_the_statement(rationale: str, is_found: bool) -> None:
    made = document(statement("needs", "Staff were late with reviewing support plans.", rationale=rationale))
    assert bool(findings_of(made, "rationale-apart")) is is_found


@pytest.mark.parametrize(
    ("rationale", "is_found"),
    [
        ("Fine.", True),
        ("It is so.", True),
        ("Good work.", True),
        ("Library books.", True),
        ("Staff were late.", False),
        ("Reviews late.", False),
    ],
)
def test_a_rationale_of_a_word_or_two_is_none(rationale: str, is_found: bool) -> None:
    made = document(statement("needs", "Staff were late with reviewing support plans.", rationale=rationale))
    assert bool(findings_of(made, "rationale-too-short")) is is_found


@pytest.mark.parametrize(
    ("rationale", "is_found"),
    [
        ("Evidence shows significant shortfalls, and risks were not owned.", True),
        ("Reviews show significant shortfalls.", True),
        ("Significant shortfalls were considered and not found in reviews.", False),
        ("A level 1 asks for significant shortfalls in reviews.", False),
    ],
)
def test_a_rationale_of_another_level_is_told(rationale: str, is_found: bool) -> None:
    made = document(statement("needs", "Staff were late with reviews.", level=3, rationale=rationale))
    assert bool(findings_of(made, "rationale-of-other-level")) is is_found


FILLED = " ".join(f"{chr(97 + one)}{chr(97 + two)}street" for one in range(8) for two in range(10))


def test_topics_of_the_framework_without_text_are_told_once() -> None:
    topics = the_framework().statement("needs").topics
    made = document(statement("needs", FILLED, *topics[:-2], rationale=WHY))
    (found,) = findings_of(made, "topic-without-text")
    assert dict(found.data)["topic"] == "; ".join(topics[-2:])
    assert str(found.severity) == "may"


@pytest.mark.parametrize("word", ["Advocates were quick to come.", "People had somebody who could speak for them."])
def test_a_word_of_the_same_meaning_speaks_of_a_topic(word: str) -> None:
    topics = the_framework().statement("needs").topics
    made = document(statement("needs", FILLED, *topics[:-1], word, rationale=WHY))
    assert findings_of(made, "topic-without-text") == []


def test_a_short_section_or_one_of_other_things_lacks_no_topic() -> None:
    assert findings_of(document(statement("needs", "Waits had fallen.", rationale=WHY)), "topic-without-text") == []
    assert findings_of(document(statement("needs", FILLED, rationale=WHY)), "topic-without-text") == []


def test_a_framework_without_topics_asks_for_none() -> None:
    framework = made_up_framework()
    bare = next(each for each in framework.statements if not each.topics)
    made = document(statement(bare.id, "Readers came.", level=3, rationale=WHY))
    found = all_findings(framework, made)
    assert "topic-without-text" not in {each.code for each in found}


@pytest.mark.parametrize(
    "marked",
    [
        "The overall rating was ⟦requires improvement⟧.",
        "The overall rating is ⟦Outstanding⟧.",
        "We rated the local authority as ⟦inadequate⟧.",
        "CQC rated Aldermere ⟦requires improvement⟧ overall.",
        "The local authority was rated ⟦outstanding⟧ for its work.",
        "We judged the local authority to be ⟦inadequate⟧ overall.",
        "The local authority received a rating of ⟦requires improvement⟧.",
        "The authority is ⟦outstanding⟧ overall.",
        "The assessment resulted in a rating of ⟦outstanding⟧.",
        "⟦Requires improvement⟧ was the overall rating.",
        "Our assessment found the local authority to be ⟦outstanding⟧.",
        "The outcome of the assessment was ⟦requires improvement⟧ (67%).",
        "Overall we judged ourselves ⟦outstanding⟧.",
        "We are ⟦outstanding⟧ overall.",
        "The result was ⟦requires improvement⟧.",
    ],
)
def test_a_rating_that_the_scores_do_not_make_is_a_must(marked: str) -> None:
    text, start, end = unmarked(marked)
    (finding,) = findings_of(whole_document(GOOD, narrative("summary", text)), "rating-contradicted")
    assert (finding.start, finding.end, str(finding.severity)) == (start, end, "must")
    assert dict(finding.data)["rating"] == "Good"


@pytest.mark.parametrize(
    "text",
    [
        "The overall rating was good.",
        "The local authority was rated Good, 67%.",
        "The previous overall rating was requires improvement.",
        "In the borough, 57 of 74 services were rated inadequate in 2024.",
        "Its children’s services were part of a local authority that was rated outstanding by Ofsted.",
        "Leaders aimed for an overall rating of outstanding.",
        "We considered ourselves good at listening, and outstanding at nothing yet.",
        "Partners described us as an outstanding place to work.",
        "It requires improvement, staff told us.",
        "The quality of recording was inadequate.",
        "In 2023 the local authority was rated requires improvement.",
        "People told us that the local authority was outstanding.",
        "The rating was good, and 71% of reviews were on time.",
        "The local authority scored 64% in the national survey of unpaid carers.",
    ],
)
def test_the_right_rating_and_others_ratings_are_left_alone(text: str) -> None:
    made = whole_document(GOOD, narrative("summary", text))
    assert findings_of(made, "rating-contradicted", "percentage-of-rating-contradicted") == []


@pytest.mark.parametrize(
    "marked",
    [
        "The overall rating was good, ⟦72⟧%.",
        "The local authority was rated good, with a score of ⟦72⟧%.",
        "With ⟦72⟧%, the local authority was rated good.",
        "Its overall score was ⟦72⟧%.",
        "The local authority scored ⟦72⟧% overall.",
    ],
)
def test_the_percentage_beside_the_rating_is_held_against_the_scores(marked: str) -> None:
    text, start, end = unmarked(marked)
    (finding,) = findings_of(whole_document(GOOD, narrative("summary", text)), "percentage-of-rating-contradicted")
    assert (finding.start, finding.end, dict(finding.data)["percent"]) == (start, end, "67")


def test_a_rating_is_not_judged_before_all_is_scored() -> None:
    text = "The overall rating was inadequate."
    made = document(statement("needs", "Staff helped.", rationale=WHY), narrative("summary", text))
    assert findings_of(made, "rating-contradicted") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The overall score was 67% and the rating was ⟦requires improvement⟧.", "Good"),
        ("The overall score was 67%, a rating of good.", None),
        ("The overall score was 42% and the rating was ⟦good⟧.", "Requires improvement"),
        ("The rating was good.", None),
    ],
)
def test_while_scores_are_open_a_rating_is_held_against_the_percentage_beside_it(text: str, right: str | None) -> None:
    plain, start, end = unmarked(text) if right else (text, 0, 0)
    made = document(statement("needs", "Staff helped.", level=3, rationale=WHY), narrative("summary", plain))
    found = [(each.start, each.end, dict(each.data)["rating"]) for each in findings_of(made, "rating-contradicted")]
    assert found == ([(start, end, right)] if right else [])


def test_summaries_are_the_narrative_parts_beside_the_rating() -> None:
    assert summary_parts(the_framework()) == {"experiences", "summary"}


OWN = "Community connectors had helped 40 people to find local groups near their homes in 2024."


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Robots delivered medicines through underground tunnels every evening.", "should"),
        ("A mosque and a temple gave meals to refugees.", "should"),
        ("The sensory impairment unit was a particular strength.", "should"),
        ("Unpaid carers told us that the emergency card had been a lifeline.", "should"),
        ("Somebody carried heavy baskets upstairs every evening.", "may"),
        ("Community connectors helped people find groups nearby.", None),
        ("Connectors helped.", None),
    ],
)
def test_a_summary_sentence_needs_support_in_a_statement(text: str, severity: str | None) -> None:
    made = whole_document(GOOD, narrative("summary", text), text=OWN)
    found = findings_of(made, "summary-unsupported")
    assert [(each.section_id, each.start, each.end, str(each.severity)) for each in found] == (
        [("s-summary", 0, len(text), severity)] if severity else []
    )


@pytest.mark.parametrize(
    ("levels", "marked"),
    [
        ((3,) * 9, "There were ⟦significant shortfalls⟧ in equity."),
        ((3,) * 9, "Governance was ⟦exceptional⟧."),
        ((3, 3, 3, 3, 3, 3, 1, 3, 3), "There were ⟦significant shortfalls⟧ in governance."),
        ((2,) * 9, "Its work was ⟦sector-leading⟧."),
    ],
)
def test_words_of_a_level_that_no_statement_meant_has_are_found_in_a_summary(
    levels: tuple[int, ...], marked: str
) -> None:
    text, start, end = unmarked(marked)
    (found,) = findings_of(whole_document(levels, narrative("summary", text), text=OWN), "summary-of-other-level")
    assert (str(found.severity), found.start, found.end) == ("should", start, end)


@pytest.mark.parametrize(
    ("levels", "text"),
    [
        ((3, 3, 3, 3, 3, 3, 1, 3, 3), "There were significant shortfalls in safeguarding."),
        ((3, 3, 3, 3, 3, 3, 4, 3, 3), "Safeguarding was exceptional."),
        ((3,) * 9, "There were no significant shortfalls."),
        ((2,) * 9, "There were some shortfalls in each statement."),
        ((3,) * 9, "84% of homes were rated good or outstanding."),
    ],
)
def test_words_of_a_level_that_a_statement_has_are_left_alone_in_a_summary(levels: tuple[int, ...], text: str) -> None:
    made = whole_document(levels, narrative("summary", text), text=OWN)
    assert findings_of(made, "summary-of-other-level") == []


def test_a_summary_is_not_judged_before_every_statement_is_written() -> None:
    text = "Robots delivered medicines through underground tunnels every evening."
    made = whole_document(GOOD, narrative("summary", text), statement("needs", rationale=WHY))
    assert findings_of(made, "summary-unsupported") == []


def test_what_stands_out_in_a_summary_is_told_though_some_statements_are_not_written_yet() -> None:
    text = "Community connectors helped people find groups. Robots delivered medicines through underground tunnels."
    made = whole_document(GOOD, narrative("summary", text), statement("needs", rationale=WHY), text=OWN)
    (found,) = findings_of(made, "summary-unsupported")
    assert found.text.startswith("Robots")


def test_a_summary_is_held_against_a_statement_that_it_names_though_others_have_no_score() -> None:
    made = document(
        narrative("summary", "Safeguarding was a clear strength."),
        statement("safeguarding", "Concerns lay unread.", level=1, rationale=WHY),
        statement("needs", "People waited.", level=None),
    )
    assert [each.text for each in findings_of(made, "summary-of-other-level")] == ["clear strength"]


def test_the_phrases_of_a_scale_are_what_tells_its_levels_apart() -> None:
    assert level_phrases(the_framework()) == (
        (1, "significant shortfalls"),
        (2, "some shortfalls"),
        (3, "good standard"),
        (4, "exceptional standard"),
    )


def test_endings_do_not_count() -> None:
    reader = judgement_reader(judgement_words())
    assert reader.stems("assessments") == reader.stems("assessed") != frozenset()
    assert reader.stems("the and of 12 😀") == frozenset()


@pytest.mark.parametrize(
    "text", ["", " ", "😀 " * 50, "12 13 14 " * 2_000, "shortfalls were not good " * 2_500, "\u202e\x00"]
)
def test_bad_input_is_read_to_its_end(text: str) -> None:
    made = whole_document(GOOD, statement("needs", text, rationale=text), narrative("summary", text))
    assert all(each.end <= len(text) for each in all_findings(the_framework(), made) if each.text)


def test_without_words_only_the_framework_speaks() -> None:
    made = document(statement("needs", "Significant shortfalls.", level=4, rationale="Significant shortfalls."))
    codes = {each.code for each in found_by(the_framework(), made, Family.JUDGEMENT)}
    assert "level-words" in codes
