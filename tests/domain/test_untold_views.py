"""How often something was so, in whose eyes, and what is in the air: views that no word of saying tells."""

from __future__ import annotations

import json

import pytest
from checked import ROOT, document, statement, the_framework, unmarked
from checks_alone import found_by

from domain.checks.finding import Family, Finding, Severity
from domain.evidence.language import parse_language

LANGUAGE = parse_language(json.loads((ROOT / "resources" / "style" / "evidence.json").read_text(encoding="utf-8")))


def found_in(*texts: str) -> list[Finding]:
    return found_by(the_framework(), document(statement("needs", *texts)), Family.ATTRIBUTION, evidence=LANGUAGE)


@pytest.mark.parametrize(
    ("code", "marked"),
    [
        ("vague-quantity", "Staff met weekly. ⟦On several occasions⟧, letters had been lost."),
        ("vague-quantity", "⟦In quite a few instances⟧, nobody had explained the bill."),
        ("vague-quantity", "⟦In certain cases⟧, the visit lasted ten minutes."),
        ("vague-quantity", "⟦Here and there⟧, signs were out of date."),
        ("vague-quantity", "⟦There were delays in fitting rails in some parts⟧ of the city."),
        ("vague-quantity", "⟦There had been gaps in night cover in several places⟧."),
        ("vague-quantity", "⟦More than one⟧ tenant was unaware of the fund."),
        ("source-not-named", "⟦In many people’s eyes⟧, the form was too long."),
        ("source-not-named", "The tool did not, ⟦some suggested⟧, help."),
        ("view-without-source", "⟦By one account⟧, classes were cancelled at an hour’s notice."),
        ("view-without-source", "⟦A sense of drift hung⟧ over the plan for housing."),
        ("view-without-source", "⟦All were agreed that⟧ the pilot had helped."),
        ("view-without-source", "The hub ⟦enjoyed respect⟧."),
        ("view-without-source", "The director ⟦was widely respected⟧."),
        ("view-without-source", "The plan is seen, ⟦rightly or wrongly⟧, as top-down."),
        ("view-without-source", "Night care ⟦was called into question⟧."),
        ("view-without-source", "Managers ⟦were said by some to pick⟧ the figures that suited them."),
        ("view-without-source", "The lift was slow⟦, or so it was felt.⟧"),
        ("vague-quantity", "⟦A sizeable slice⟧ of the Tamil community had no phone."),
        ("vague-quantity", "⟦Many a⟧ neighbour gave up on the bus."),
        ("vague-quantity", "⟦Several⟧ tenants complained."),
        ("vague-quantity", "⟦A share of⟧ the workforce went home early."),
        ("vague-quantity", "⟦Many⟧ from the Kurdish community stayed away."),
        ("source-not-named", "⟦According to feedback⟧, the bell was too quiet."),
        ("view-without-source", "⟦Such was the resentment⟧ that posters were torn down."),
        ("view-without-source", "⟦So low was morale⟧ that a second vote was held."),
        ("view-without-source", "The rota ⟦was a mystery to most⟧."),
        ("view-without-source", "The walk ⟦was the highlight of the week for many⟧."),
        ("view-without-source", "⟦No one had a bad thing⟧ to say of the cook."),
        ("view-without-source", "⟦Nobody we are aware of had objected⟧ to the gate."),
        ("view-without-source", "The plan ⟦was reckoned to have⟧ saved weeks."),
        ("view-without-source", "⟦Comments on the minibus were all but negative⟧."),
        ("view-without-source", "⟦The talk was that⟧ the pool would close."),
        ("view-without-source", "⟦It was the belief of many that⟧ the bell was broken."),
        ("view-without-source", "⟦Nearly everyone spoken to praised⟧ the drivers."),
        ("view-without-source", "The gate had ⟦won over⟧ its doubters."),
        ("view-without-source", "Trustees ⟦were known to be uneasy⟧ about the sale."),
        ("view-without-source", "Students ⟦were said to enjoy⟧ the walk."),
        ("view-without-source", "The tool is slow⟦, it would seem⟧."),
        ("view-without-source", "⟦It is tempting to conclude⟧ that the gate was shut."),
        ("view-without-source", "⟦Voices within the choir called⟧ for a vote."),
        ("view-without-source", "⟦One complaint that kept coming up was⟧ the noise."),
        ("view-without-source", "The hub had ⟦earned a reputation for⟧ kindness."),
        ("view-without-source", "⟦Word of the gate had spread⟧ to the next street."),
        ("view-without-source", "⟦Examples of poor signs were shared⟧."),
        ("view-without-source", "⟦Reports reached us⟧ of staff working to two forms."),
    ],
)
def test_what_nobody_tells_is_found(code: str, marked: str) -> None:
    text, start, end = unmarked(marked)
    (finding,) = found_in(text)
    assert (finding.code, finding.severity, finding.start, finding.end) == (code, Severity.SHOULD, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "We read 14 care records. In some cases, the plan had not been signed.",
        "The audit looked at 40 files. In many instances, the reason was not recorded.",
        "On several occasions, a manager told us, visits had been moved.",
        "People told us that they waited for reviews. In several cases, they had been told nothing for months.",
        "There were delays in some parts of the county: 12 weeks in the north and 9 in the east.",
        "On these occasions, the duty manager chaired the meeting.",
        "In other cases the local authority had acted under section 47 of the Care Act 2014.",
        "There were gaps in night care in the west, where no agency held a contract.",
        "More than one worker was needed to move some people safely.",
        "Six applications went to the panel in May. All were agreed within a week.",
        "Breaks at short notice were harder to arrange, carers told us, above all at weekends.",
        "By common agreement the chair rotated between the two organisations each year.",
        "The director, in post since 2021, was known to every team that we visited.",
        "The talk was of hoists, benefits and football.",
        "The garden was a joy to all who used it, a tenant told us.",
        "The offer was open to all. The line was free for everyone who rang from a mobile.",
        "Part of the community hall was a café. A section of the fence was down.",
        "The consequences were serious for some. Waits were reasonable for most.",
        "The team kept a rota and had a name for it, the hello list.",
        "There were 241 complaints in 2024/25, and 402 compliments were received.",
        "The form was hard to use with a screen reader: a blind person showed us how it jumped.",
        "The panel was well regarded, and firefighters told us that it had prevented fires.",
        "It is right to appeal within six months. It is safe to walk there.",
        "There are those duties in the Act which a local authority may not delegate.",
        "Money was talked about early and kindly.",
        "Losses were reported as a breach of data protection.",
        "The report took its name from a sense of place in the town.",
    ],
)
def test_what_was_counted_or_told_is_left_alone(text: str) -> None:
    assert found_in(text) == []
