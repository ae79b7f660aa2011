"""Completeness: what writers left in a text for each other, and what looks like it and is part of the report."""

from __future__ import annotations

import pytest
from checked import document, judgement_words, statement, the_framework
from checks_alone import found_by

from domain.checks.finding import Family

CODES = frozenset(("placeholder", "note-left"))


def left_in(text: str) -> list[str]:
    """Return what is found in a text as left for somebody, or as standing for words to come."""
    made = document(statement("needs", text, level=3, rationale="Staff told us so."))
    found = found_by(the_framework(), made, Family.COMPLETENESS, judgement=judgement_words())
    return [each.text for each in found if each.code in CODES]


@pytest.mark.parametrize(
    "note",
    [
        "Ditto for the deputy director.",
        "Lots more to add on housing.",
        "Track changes accepted as far as this page.",
        "We haven’t had the audit yet.",
        "Would be useful to have a second carer’s story.",
        "Comment from DL: finance have asked about this.",
        "Earlier wording kept until we decide.",
        "Double-check against the finance return.",
        "Need to ask the managers about the joint fund before Friday.",
        "Awaiting confirmation from performance on the outturn.",
        "Worth moving this to the section on equity.",
        "Suggest we cut the last part.",
        "This paragraph is too long and wants trimming.",
        "Too harsh given the score, soften.",
        "Lift from the 2023 report.",
        "We should probably say more about transitions.",
        "Left blank for now.",
        "Moved here from learning, still needs a rewrite.",
        "Not yet signed off.",
        "I have taken this out for now.",
        "Have swapped the order of these points.",
        "Action for Lee: find the source.",
        "FAO editor: this stands twice.",
        "Lead to decide whether this stays in?",
        "Everything below this line is from the old version.",
        "Click or tap here to enter text.",
        "OLD VERSION BELOW",
        "To be filled in once the last visits are done.",
        "To come from the housing team.",
        "Leave for Monday.",
        "Hold until the audit has been signed off.",
        "One for the panel to settle.",
        "Over to you, Sam.",
        "Stats from May; newer ones are on their way.",
        "Sounds too grand given what carers told us.",
        "Tara is chasing the survey.",
        "On hold.",
        "Somebody ought to tighten this bit.",
        "You may want to soften this.",
        "Happy for this to go if space is tight.",
        "More detail would help here.",
        "Let us return to this next week.",
        "As discussed with Ana, leave the last line out.",
        "Section not started.",
        "It may be worth adding a line on transport.",
        "Repeats what stands under equity.",
        "Evidence for this is thin.",
        "This is where we say this again.",
        "The team was split on this, so please decide.",
        "Figures from the spring return will go in here.",
        "Chair of the panel: to be named",
        "Dates for the visit to be fixed",
        "This bit is from the old report and might be out of date.",
    ],
)
def test_a_note_is_found_among_sentences(note: str) -> None:
    assert note in left_in(f"Staff told us that they had time. {note}")[0] if note[-1] == "." else left_in(note)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Reviews took place within the year, ref needed and plans were kept.", "ref needed"),
        ("The form was tested on DD Month 2025 by a group.", "DD Month 2025"),
        ("It was renewed in 2025 (see Error! Reference source not found.).", "Error! Reference source not found."),
        ("The census counted nnn,nnn residents.", "nnn,nnn"),
        ("Members received a *monthly/quarterly – delete as appropriate* report.", "monthly/quarterly"),
        ("Its actual spend was £, which was more than estimated.", "£"),
        ("A worker read each concern. @@@ He rang the person.", "@@@"),
        ("The rate was X per 100,000 people.", "X"),
        ("The rise was from 4.1% to ?%.", "?%"),
        ("The log had ? entries in May 2025.", "?"),
        ("Name of service had helped older people to stay at home.", "Name of service"),
        ("The director contradicts this, so check.", "so check"),
        ("More on training, will send on Friday.", "will send on Friday"),
        ("Reviews were on time (to be settled with the panel).", "(to be settled with the panel)"),
        ("Reviews were on time. Too vague, cut.", "cut"),
        ("The total was #REF! at the end of the year.", "#REF!"),
        ("The assessment of «Authority» began.", "«Authority»"),
        ("The next review was due in Qx 2025.", "Qx"),
        ("Cllr X told us that members were informed.", "X"),
        ("He/she told us that visits were short.", "He/she"),
        ("In 2024/25, N/K of the budget went on advice.", "N/K"),
        ("The survey of mm/2025 was small.", "mm/2025"),
        ("The data showed that (no.) people had waited.", "(no.)"),
        ("Spending rose by 4% (unverified) in a year.", "(unverified)"),
        ("The total spend was to be supplied.", "to be supplied"),
        ("Staff told us that it worked (see comment).", "(see comment)"),
    ],
)
def test_what_stands_for_words_to_come_is_found_within_a_sentence(text: str, left: str) -> None:
    assert any(left in each or each in left for each in left_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "A carer told us: “I have waited for a year.”",
        "Staff told us that a source was needed for each figure.",
        "The evidence needed for a decision was gathered at the first visit.",
        "Left alone, people lost confidence, as carers told us.",
        "Added to this, carers waited for a break.",
        "Still more people were waiting in March 2025, as the data showed.",
        "People asked what we should have asked: who was missing.",
        "The budget was £412 million, and £3 was spent on each leaflet.",
        "A new heading in the form asked about work.",
        "Worth Park was the site of the new homes.",
        "People could enter a date of their choice in the form, and tap a button.",
        "Staff described the error as theirs, and nobody was harmed.",
        "One in five carers (20%) replied; 4 of 20 had a break.",
        "The plan was monthly, then quarterly.",
        "Leave of absence was granted to carers on the staff.",
        "Action by the local authority was prompt.",
        "Possibly the strongest view was that of young carers, who had waited.",
        "A note from the chair was read out at the meeting.",
        "Old wording had been replaced in each letter.",
        "They valued the cafe there [which was open to neighbours].",
        "The local authority needed to add a line to its letters about appeals.",
        "Leaders needed to check the figures each month.",
        "Names were checked, merged and cut.",
        "THE NHS and the local authority met weekly.",
        "To be eligible, people had to show that they lived alone.",
        "Leave for carers had been extended to ten days.",
        "Keep fit classes were full.",
        "One for each locality had been planned.",
        "Hold music was not used on the helpline.",
        "Sounds of traffic kept residents awake.",
        "Looks Matter, a hair salon, gave free cuts to unpaid carers.",
        "Paragraph 14.2 of the guidance set out what reviews should cover.",
        "Bullet points were used in easy read leaflets.",
        "The audit was not yet finished when we visited.",
        "Another for the coast was due to open in 2026.",
        "Equity was a strength. Waiting for equipment, advice in Urdu and moves needed further work.",
        "Happy faces on a chart helped children to answer.",
        "As agreed with partners, teams met weekly.",
        "Findings had not been shared with carers.",
        "Staff could not change this.",
        "The strategy was to be agreed in July 2025.",
        "The date of the move was to be confirmed by the family.",
        "Budgets to be agreed by the boards in 2025 had been set out.",
        "It would help people to have one number, a carer said here.",
    ],
)
def test_sentences_of_a_report_are_no_notes(text: str) -> None:
    assert left_in(text) == []
