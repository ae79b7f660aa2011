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
        "Losses were reported as a breach of data protection.",
        "The report took its name from a sense of place in the town.",
    ],
)
def test_what_was_counted_or_told_is_left_alone(text: str) -> None:
    assert found_in(text) == []
