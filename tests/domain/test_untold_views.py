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
        ("view-without-source", "Nine of the 12 gardeners had a key. The rest ⟦were said to be⟧ put off by the gate."),
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
        "We heard about this from the only family on the hill. A warden was suspected of theft.",
        "The rise was attributed by wardens to the gate. The rest were said by wardens to be put off.",
    ],
)
def test_what_was_counted_or_told_is_left_alone(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("code", "marked"),
    [
        (
            "view-without-source",
            "The panel ⟦was held by a handful to be⟧ fair, and managers told us that it met weekly.",
        ),
        ("view-without-source", "Although the route ⟦was found by quite a few⟧ to be long, buses ran."),
        ("view-without-source", "Leaders had moved the desk (the move ⟦was resented by several⟧)."),
        ("view-without-source", "Cover at night ⟦was rated by one or two as⟧ poor."),
        ("view-without-source", "The tender ⟦was questioned by some quarters⟧."),
        (
            "vague-quantity",
            "The board’s chair told us that its lessons had been learned. ⟦Most could⟧ name one of them.",
        ),
        ("vague-quantity", "Fees rose in May. ⟦Only a few knew⟧ why."),
        ("vague-quantity", "The plan ran to 60 pages. ⟦Others were⟧ unaware of it."),
        ("vague-quantity", "The carers’ strategy set out six aims. ⟦Several never⟧ heard of it."),
        ("vague-quantity", "The limit was 28 days. In practice, ⟦some had⟧ given up by then."),
        ("vague-quantity", "The audit was repeated, but ⟦a few were⟧ unaware of it."),
        (
            "view-without-source",
            "⟦Views on the rota were mixed⟧. Agencies told us that it was clear and that it came early.",
        ),
        ("source-not-named", "Wardens said that the log was read. ⟦In the view of a few⟧, it was left to gather dust."),
        ("view-without-source", "The rise ⟦was attributed by some to⟧ the gate."),
        ("vague-quantity", "A warden said that 28 staff had sat the course in May. (⟦Most found⟧ it helpful.)"),
    ],
)
def test_what_some_think_who_are_nobody_in_particular_is_found(code: str, marked: str) -> None:
    text, start, end = unmarked(marked)
    (finding,) = found_in(text)
    assert (finding.code, finding.severity) == (code, Severity.SHOULD)
    assert finding.start < end and start < finding.end


@pytest.mark.parametrize(
    "text",
    [
        "The panel was held by some of the social workers we met to be fair.",
        "The rota was welcomed by several GPs and by most care home managers.",
        "Cover at night was rated by 12 of the 15 providers as poor.",
        "Staff told us that the tool was seen by some as slow.",
        "Carers’ groups met in four libraries. Some felt that the rooms were cold.",
        "The local authority bought care from 30 homes. Most wanted longer contracts.",
        "The service was funded by three partners, and some wanted it to grow.",
        "One parent had “one number and an empty notebook”. Others spoke of kind nurses.",
        "Some believed to be at risk had been visited.",
        "One family told us about the welcome they had received. Cases in which somebody objected came first.",
        "Advocates from Brenlow Voices said that letters gave reasons.",
        "Everybody who lived far away had been visited. Some told us that they wished to come home.",
        "Satisfaction with the service was high, at nine in ten people.",
        "The panel was seen as a rubber stamp, staff told us. Questions were raised about it, carers said.",
        "The peer review of 2024 found that leaders were seen to be remote and that morale was low.",
        "The panel met weekly. Most remembered its first meeting.",
        "The majority of the 40 decisions were sound.",
        "People with a learning disability told us about their choir. They had made friends there.",
        "The audit read 40 files. Most were complete. Four plans were read. Most could be understood.",
        "Views on the rota were mixed. Providers told us that it was clear, but nurses found it slow.",
        "Most of them had made friends there, 14 people in the choir told us.",
    ],
)
def test_what_some_think_of_whom_it_is_said_who_they_are_is_left_alone(text: str) -> None:
    assert found_in(text) == []
