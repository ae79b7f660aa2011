"""What good drafts have and checks once doubted: each line is right and stays silent."""

from __future__ import annotations

import pytest

from benchmarks.check_quality import framework
from domain.assessment import PassageKind
from domain.checks.text_alone import check_text
from domain.text.blocks import SourceText, TextBlock
from export.reading.plain_blocks import blocks_from_plain
from ui.house_style import style_with_spelling


def found(*lines: str) -> set[str]:
    blocks = tuple(TextBlock(PassageKind.PARAGRAPH, line, place=place) for place, line in enumerate(lines, 1))
    checked = check_text(framework(), SourceText("page.txt", blocks), style_with_spelling()).checked
    return {each.code for each in checked.findings}


PLAN = (
    "Action\tOwner\tDate",
    "Cut the number of people waiting for a review to 120\tHead of reviews\t30 September 2025",
    "Shorten the form for carers with the Tuesday group\tCarers lead\t31 July 2025",
    "Start each transition plan by the age of 16\tHead of transitions\t30 November 2025",
)


@pytest.mark.parametrize(("rows", "is_doubted"), [(2, True), (4, False)])
def test_a_plan_of_actions_says_what_is_to_be_done(rows: int, is_doubted: bool) -> None:
    source = blocks_from_plain("\n".join(PLAN[:rows]), "plan.txt")
    codes = {each.code for each in check_text(framework(), source, style_with_spelling()).checked.findings}
    assert ("note-left" in codes) is is_doubted


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (
            "The pooled budget was £27.5m in 2024/25. It was £2.5m more than the £25.0m of 2023/24.",
            "change-contradicted",
        ),
        (
            "The pooled budget was £27.5m. This was £2.5m more than the £25.0m of 2023/24, a rise of 10%.",
            "change-contradicted",
        ),
        ("We heard 26 people and 17 carers. We also met 58 staff and 23 partners, 124 in total.", "parts-do-not-add"),
        ("Learning from complaints was less well used.", "look-alike"),
        ("Councillors told us that they had a good grasp of risk in the services.", "look-alike"),
        ("The other three did not, and managers had put these right by August 2024.", "wrong-number"),
        ("Advocates told us that referrals to them had come early and were appropriate.", "look-alike"),
        ("A voluntary sector leader told us that they were in the room.", "level-words"),
        ("Source: the local authority’s financial return for 2023/24.", "note-left"),
        ("Healthier lives: three.", "note-left"),
        ("For safeguarding, two.", "note-left"),
        ("Why two?", "note-left"),
        ("Its nine scores came to 26 of 36, or 73%.", "percentage-wrong"),
        ("Evidence window: 1 September 2024 to 31 August 2025. We heard 90 people.", "note-left"),
        ("Waiting for assessments and equity in rural areas needed further work.", "note-left"),
        ("£6.50m more", "note-left"),
        ("All services\t£204.70m\t£211.20m\t£6.50m more", "note-left"),
        ("All services\t£204.70m\t£211.20m\t£6.50m more", "no-end"),
        ("All services\t£204.70m\t£211.20m\t£6.50m more", "number-form"),
        ("They wrote back to whoever told us was on the list.", "no-reading"),
        ("People asked what staff were proud of in their working lives.", "no-reading"),
        ("2 percentage points more", "note-left"),
        ("All services in 2024/25: £92.4 million estimated, £93.0 million actual, £0.6 million more.", "no-reading"),
        ("Care: £41.0m estimated, £40.2m spent, £0.8m less than estimated.", "no-reading"),
        ("Charities were treated as an equal.", "look-alike"),
        ("The carers’ forum was an equal.", "look-alike"),
        ("Staff told us that they were bolder with new ideas, and with risk, than they had been.", "look-alike"),
        ("There were 20 tasks. By May 2025, 11 were done, six were on time and three were late.", "parts-do-not-add"),
        ("We met 50 people. They were 24 tenants, 16 unpaid carers and ten members of clubs.", "parts-do-not-add"),
        ("We met 40 people, 20 unpaid carers and 30 staff in May 2025.", "parts-do-not-add"),
        ("Then 52 staff and 18 partners met us, which made 140 people in all.", "parts-do-not-add"),
        ("In the hills it was 30 of 40 (75%), and in the vale it was 16 of 40 (40%).", "shares-exceed-whole"),
        ("In the east it was 9 of 12 (75%), and in the west it was 7 of 14 (50%).", "shares-exceed-whole"),
        ("The nine scores added up to 24 of 36.", "change-wrong"),
        (
            "All cost £300.0m. Adult social care cost £99.0m, 33% of all spending, and a precept of 2% was raised.",
            "share-of-spending-wrong",
        ),
    ],
)
def test_what_is_right_is_left_alone(line: str, code: str) -> None:
    assert code not in found(line)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (
            "The pooled budget was £27.5m in 2024/25. It was £2.5m less than the £25.0m of 2023/24.",
            "change-contradicted",
        ),
        ("We heard 26 people and 17 carers. We also met 58 staff and 23 partners, 134 in total.", "parts-do-not-add"),
        ("Several human right were told of in the plan.", "wrong-number"),
        ("Waiting for figures from finance.", "placeholder"),
        ("The authority was a sector leader in this.", "level-words"),
        ("Charities were treated equal.", "look-alike"),
        ("We met 50 people. They were 27 tenants, 16 unpaid carers and ten members of clubs.", "parts-do-not-add"),
        ("We met 30 people, of whom 12 were tenants, 14 were carers and six were volunteers.", "parts-do-not-add"),
        ("In the hills 75% were women and 40% were men.", "shares-exceed-whole"),
    ],
)
def test_what_is_wrong_beside_it_is_told(line: str, code: str) -> None:
    assert code in found("Assessing needs", "Score: 2", line) | found(line)


PROMPT = "Rationale: people were assessed promptly, and adaptations were quick."


@pytest.mark.parametrize(
    "line",
    [
        "The average wait for adaptations was 15 weeks in 2024/25, down from 24 weeks in 2023/24, its records showed.",
        "Data showed that 148 people were waiting for an assessment in May 2025, compared with 205 in May 2024.",
        "Data showed that 148 people waited for an assessment in May 2025. A year before it was 205, so it had shrunk.",
    ],
)
def test_what_got_shorter_does_not_contradict_that_it_was_quick(line: str) -> None:
    assert "rationale-contradicted" not in found("Assessing needs", "Score: 3", "Findings", line, PROMPT)


def test_what_got_longer_does() -> None:
    line = "The average wait for adaptations was 45 weeks in 2024/25, up from 24 weeks in 2023/24, its records showed."
    assert "rationale-contradicted" in found("Assessing needs", "Score: 3", "Findings", line, PROMPT)
