"""Judgement: the opposite in quite other words than the findings, who tells of it, and what only looks opposite."""

from __future__ import annotations

import pytest
from checked import document, judgement_words, narrative, statement, the_framework
from checks_alone import found_by

from domain.checks.finding import Family


def denied(said: str, text: str) -> bool:
    """Return whether a statement's text denies a summary."""
    made = document(narrative("summary", said), statement("needs", text), statement("equity", "People came."))
    found = found_by(the_framework(), made, Family.JUDGEMENT, judgement=judgement_words())
    return "summary-contradicted" in {each.code for each in found}


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("Hardly anyone had to wait to be assessed.", "The log for 2024/25 showed that 61 people awaited assessment."),
        ("Yearly reviews were almost all on schedule.", "Staff said that annual reviews had slipped."),
        ("Families spoke of a well-timed move into adult services.", "The move into adult services came too late."),
        ("Those making a complaint got a full answer.", "People said that nobody had answered their complaints."),
        ("Charities had a real say in decisions.", "Voluntary groups told us that decisions were made without them."),
        ("Social workers were swamped.", "Social workers told us that their caseloads had been manageable."),
        ("The local authority had lived within its means.", "Leaders told us that the budget had been overspent."),
        ("Managers could rely on their figures.", "Managers told us that they had not trusted the data."),
        ("Supervision was regular.", "Staff told us that supervision had been cancelled more often than not."),
        (
            "Once it began, an enquiry was over in days.",
            "The data showed that enquiries had lasted 140 days on average.",
        ),
        ("Returns were free of mistakes.", "The audit of 2024/25 had found errors in a third of returns."),
        ("Volunteers were made to feel like outsiders.", "Volunteers told us that they had felt part of the team."),
        ("Leaflets were a model of plain language.", "People said that leaflets had been full of long words."),
        ("Invoices were paid on time.", "Providers told us that they had waited months for invoices to be paid."),
        ("Health partners had lost faith in the council.", "Health partners told us that they trusted the council."),
        ("Too few reviews were on time.", "All reviews were on time."),
        ("Nobody we met had difficulty with a payment.", "People told us that payments had been difficult to set up."),
        ("Concerns were never left unread.", "The log for 2024/25 showed 61 concerns that nobody had opened."),
    ],
)
def test_the_opposite_is_found_in_other_words(said: str, text: str) -> None:
    assert denied(said, text)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("Staff were patient and skilled.", "Staff told the authors that they had found no place for 36 people."),
        (
            "Support at home was reliable.",
            "Data showed that 85% of older people were at home 91 days after leaving it.",
        ),
        ("Staff had kept people informed.", "Information in Urdu was scarce."),
        ("Reablement restored people’s confidence.", "Reablement was open to anyone leaving hospital."),
        (
            "People regained independence in reablement.",
            "Of 520 people in reablement, 364 left without further support.",
        ),
        ("Complaints were often answered late.", "It received 132 complaints and answered 79 (60%) within its target."),
        ("They said that staff were friendly and letters were not.", "Staff told us that letters were easier to read."),
        ("Too few carers had a break.", "The local authority paid for 410 carers’ breaks in 2024/25."),
        ("The census showed that 22% of residents were Asian.", "All residents of the home had moved with staff."),
        ("Home care was short in 9 parishes.", "Home care was available in the towns."),
        (
            "Waits for an assessment were very short.",
            "The data showed that nobody had waited more than 14 days for one.",
        ),
        ("Professionals never received feedback.", "A concern that was received in March was read at once."),
        ("Relatives were worried.", "Relationships with the trust were good."),
        ("Once people had help, it worked well.", "People had waited a long time for help."),
        ("The plan was clear.", "Staff told us that there was no plan for the coast."),
        ("Homes were clean.", "Some homes had been closed to new residents."),
    ],
)
def test_what_only_looks_opposite_is_left_alone(said: str, text: str) -> None:
    assert not denied(said, text)


@pytest.mark.parametrize(
    ("sentence", "is_found"),
    [
        ("Its use of robots in care homes had won national recognition.", True),
        ("In 2024 it was named Council of the Year.", True),
        ("The Shared Lives scheme was the best in the country.", True),
        ("Its work with families was nationally acclaimed.", True),
        ("Delegations from abroad had studied the carers’ offer.", True),
        ("Partners told us that the hub was the best in the country.", False),
        ("Staff won over those who had doubted.", False),
        ("Its reviews were the first to be looked at.", False),
    ],
)
def test_an_honour_of_which_no_statement_tells_is_found(sentence: str, is_found: bool) -> None:
    told = "Families and carers told us that the hub, the homes and the offer helped. Staff won those over who doubted."
    made = document(
        *(narrative("summary", f"{sentence} Carers told us that the hub helped. Families told us that homes helped."),),
        *(statement(each.id, told) for each in the_framework().statements),
    )
    found = found_by(the_framework(), made, Family.JUDGEMENT, judgement=judgement_words())
    strong = [each for each in found if each.code == "summary-unsupported" and str(each.severity) == "should"]
    assert bool(strong) is is_found
