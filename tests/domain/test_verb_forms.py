"""Forms of verbs that do not go with what stands before them are found; what has two readings is left alone."""

from __future__ import annotations

import pytest
from prose_checks import planted, seen, typing_of

from domain.checks.finding import Severity

PLANTED = [
    "Staff told us they «able to» plan ahead.",
    "Each review «were» done on time.",
    "Every carer «have» a plan.",
    "There «is» many gaps in support.",
    "Staff «doesn’t» know of it.",
    "People «wasn’t» asked about it.",
    "This «have» helped people to plan.",
    "These «has» helped people to plan.",
    "They «been» told of it late.",
    "They «gone» to the forum.",
    "People «who was» waiting rang.",
    "Staff «who has» left were asked why.",
    "People told us staff «was» kind.",
    "Leaders «knows» the risks well.",
    "Partners did not always «received» the minutes.",
    "The team didn't «knew» whom to ring.",
    "Leaders do not «has» a plan.",
    "Carers could not «found» the form on the website.",
    "Staff told us that they could «improved» the rota.",
    "The panel will «considers» each request.",
    "Managers should have «went» to the forum.",
    "The board had «began» its work in May.",
    "Two officers had recently «took» on the role.",
    "The service has «improve» since then.",
    "The new rota had «help» them to plan.",
    "The duty team had «support» their colleagues well.",
    "The plan was «approve» by cabinet.",
    "People were «gave» a leaflet.",
    "Staff were «able respond» on the same day.",
    "Leaders wanted «develop» the offer.",
    "Staff were encouraged to «improved» their notes.",
    "Providers were able to «gave» notice.",
    "The team needed to «identifies» risks early.",
    "People «was» pleased with the visit.",
    "Leaders said that unpaid carers «has» a clear offer.",
    "Most providers «was» paid on time.",
    "These reviews «is» done each year.",
    "In the north, frontline staff «was» based in one office.",
    "The assessments «was» thorough.",
    "Many of them said that their social workers «has» changed often.",
    "Senior leaders generally «was» open with us.",
    "Some people felt that their plans had «been recently been» changed.",
    "We had «spoke» to people in both towns.",
    "Commissioners had «wrote» to each provider.",
    "It had «became» clear that homes were full.",
    "Staff were not «involve» in the changes.",
    "The strategy was being «develop» with partners.",
]


@pytest.mark.parametrize("text", PLANTED)
def test_a_form_that_does_not_go_with_its_verb_is_found(text: str) -> None:
    plain, start, end = planted(text)
    found = [each for each in typing_of(plain) if each.start < end and start < each.end]
    assert [each.code for each in found] == ["broken-verbs"]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("The team did not «knew» whom to ring.", "know"),
        ("Leaders had «went» to the forum.", "gone"),
        ("Staff could have «wrote» it down.", "written"),
        ("Carers said that they could «improved» it.", "improve"),
        ("Senior leaders were «able visit» each team.", "able to visit"),
        ("The rota had «help» them to plan.", "helped"),
        ("The plan was «approve» by cabinet.", "approved"),
        ("Staff «was» proud of the changes.", "were"),
        ("These reviews «is» done each year.", "are"),
    ],
)
def test_the_right_form_is_proposed(text: str, mended: str) -> None:
    plain, start, end = planted(text)
    assert seen(typing_of(plain)) == [("broken-verbs", start, end, mended)]


def test_a_body_in_the_plural_is_advice() -> None:
    (only,) = typing_of("The local authority have reviewed its offer.")
    assert (only.text, only.replacement, only.severity) == ("have", "has", Severity.MAY)


CLEAN = [
    "Each of the reviews was late, and every one of them was read.",
    "The services people have are good; the care they have is kind.",
    "Everything done in the spring was known, and work begun in May went on.",
    "People seen at home were glad; those gone by then were rung.",
    "The staff who were there and the person who was waiting met.",
    "One of the people who was waiting rang.",
    "The needs of carers were met; staff needs were known.",
    "People’s likes and dislikes were known; it likely helped.",
    "If it were late, they would ring.",
    "Had it been late, they would have rung.",
    "The plan and the budget were shared.",
    "The hub and service were open; neither the plan nor the service were ready.",
    "The number of reviews and the wait were falling.",
    "Not all the work people do is seen.",
    "Each team and service have a lead.",
    "Every home and hospital were told.",
    "What carers need is a break.",
    "How people feel was asked, and what staff knows helped.",
    "What they did not receive was feedback.",
    "All they could do helped people.",
    "As best they could managed teams coped.",
    "The free will and the might of the board were noted.",
    "What the team had began as a pilot.",
    "The help they had began late.",
    "The support that people had had helped.",
    "People had help from their families and had contact with staff.",
    "Staff had access to training, had support in place and had plans for the year.",
    "This led to improved outcomes and contributed to reduced waits.",
    "They moved to renovated offices and had access to updated guidance.",
    "The person we spoke to knew the plan.",
    "Turnover of staff was high, and morale among social workers was low.",
    "The wellbeing of unpaid carers was considered.",
    "One of the leaders was new.",
    "The number of people waiting was falling.",
    "Two weeks was too long, and the 28 days was missed.",
    "Support for carers has improved.",
    "Work between partners was close.",
    "What mattered to people was time.",
    "The process was clear and the focus was on prevention.",
    "Staff needed support, wanted help and planned reviews.",
    "People were open about it, and the service was complete.",
    "The plan was to improve reviews; all it did was improve notes.",
    "Who people were supported by was recorded.",
    "The need to be involved was noted, and need was met.",
    "The director could not attend; staff did indeed feel heard.",
    "They would need, exceed or succeed.",
    "Staff had set up, put in place and read the plan.",
    "Care homes had cost more, and fees had risen.",
    "Able social workers were hired, and willing partners helped.",
    "The local authority was able to use data.",
    "Working with carers is a priority, and listening to staff was, too.",
    "Training for new staff was good.",
    "How well teams work was clear.",
    "That people were heard was clear.",
    "Supporting older people was a priority.",
    "Feedback from people who used services was positive.",
    "Every one of the teams was full.",
    "The Samaritans was a partner, and Mencap’s services was a name.",
    "None of the homes was rated inadequate.",
    "Time with families was short.",
    "A lack of staff has led to delay, and the cost of services is high.",
    "They were asked how satisfied they were.",
    "The way leaders had led changed.",
    "Had staff been told, they would have come.",
    "People could be referred, and staff may have left.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_forms_that_are_right_are_left_alone(text: str) -> None:
    assert seen(typing_of(text)) == []


@pytest.mark.parametrize(
    "unit", ["to ", "was ", "had not ", "did not also ", "they had ", "able ", "the local authority ", "staff "]
)
def test_a_text_of_the_same_words_without_end_is_gone_through(unit: str) -> None:
    text = f"Staff {unit * 10_000}"
    for each in typing_of(text)[:50]:
        assert 0 <= each.start < each.end <= len(text)
