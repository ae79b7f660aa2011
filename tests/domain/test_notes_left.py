"""What writers leave for each other in a text, what is promised and not given, and reports that look like it."""

from __future__ import annotations

import pytest
from checked import document, judgement_words, statement, the_framework, unmarked
from checks_alone import found_by
from prose_checks import lexicon

from domain.checks.finding import Family, Finding

NOTES = (
    "⟦Explain how the authority hears from people and give two examples.⟧",
    "⟦Choose an item.⟧",
    "⟦Provisional.⟧",
    "⟦Awaiting sign-off by the chair.⟧",
    "⟦Text deleted at the request of the director.⟧",
    "⟦Nobody has checked this number.⟧",
    "⟦There is more on this in my notebook.⟧",
    "⟦Score may change.⟧",
    "⟦To be rewritten once the talks are typed up.⟧",
    "⟦Replace with the final figure when published.⟧",
    "⟦Tone is too harsh here.⟧",
    "⟦This does not read well.⟧",
    "⟦The last two sentences could be merged.⟧",
    "⟦This page is intentionally left blank.⟧",
    "⟦Similar point made above.⟧",
    "⟦Embargoed until Thursday.⟧",
    "⟦Not for onward sharing.⟧",
    "⟦Surely this was 2024.⟧",
    "Staff were busy. Finance: ⟦confirm⟧.",
    "One person told us, ⟦“…”⟧.",
    "⟦Describe the arrangements for scrutiny.⟧",
    "⟦Do not quote directly.⟧",
    "⟦Suggest deleting this.⟧",
    "⟦Check whether the plan was approved.⟧",
    "⟦This section is too long and repeats the point made in governance.⟧",
    "⟦The second sentence contradicts the first.⟧",
    "⟦Too many adjectives in this paragraph.⟧",
    "⟦Numbers do not match the data pack.⟧",
    "⟦Figures for quarter 4 are awaited and will be added later.⟧",
    "⟦This will be updated after the meeting.⟧",
    "⟦Same text as in the self-assessment.⟧",
    "Staff helped. ⟦Nothing from providers yet.⟧",
    "Staff helped. ⟦Legal to review before publication.⟧",
    "⟦I have left this sentence in for now because the lead wanted it.⟧",
    "⟦We should say something about carers here.⟧",
    "⟦Could go in the summary instead.⟧",
    "⟦Already said under safeguarding.⟧",
    "⟦Moved here from safeguarding, still needs rewriting.⟧",
    "⟦v2 – edited by the south team.⟧",
    "⟦Lead assessor to decide whether this stays in?⟧",
    "⟦The first says two weeks, which one is right?⟧",
    "Leaders met weekly, ⟦source needed⟧, and read the log.",
    "It was approved – ⟦date to be confirmed⟧ – and published.",
    "They read a report *printed/spoken – ⟦delete as appropriate⟧*.",
    "It was said twice – ⟦delete one⟧.",
    "It was warm ⟦(quote from a visitor here)⟧.",
    "The rate was 4 ⟦(placeholder)⟧ in May.",
    "The count was 31 ⟦(I think this was last year)⟧.",
)
MARKS = (
    "It spent ⟦£⟧ on equipment in 2024/25.",
    "Its spend was ⟦£⟧, which was more.",
    "The Census counted ⟦nnn,nnn⟧ residents.",
    "Reviews rose to ⟦nn%⟧ by March.",
    "It cost ⟦£#,###⟧ a week.",
    "The board met on the ⟦Xth⟧ of March.",
    "⟦Y⟧ of the eight replied.",
    "The rate was ⟦n⟧ per 100,000 in May.",
    "It was said (see ⟦Error! Reference source not found.⟧).",
    "Turnover was ⟦#REF!⟧ in May.",
    "We rang ⟦«number»⟧ people.",
    "A worker came. ⟦@@@⟧ He rang.",
    "They rang ⟦<name of contact centre>⟧ first.",
    "It was tested on ⟦DD Month 2025⟧.",
    "It opened in ⟦Month ⟧2024.",
    "Turnover stood at ⟦?⟧%.",
)
ABSENT = (
    "⟦Annex B⟧ holds the list of people we met.",
    "Details are in the ⟦table that follows⟧.",
    "⟦An annex⟧ lists the homes.",
    "⟦The footnote⟧ explains how it was counted.",
    "The trend is illustrated ⟦in the graph⟧.",
    "⟦The attached spreadsheet⟧ gives the full count.",
    "A full list is ⟦available here⟧.",
    "More can be found ⟦in the annex⟧.",
    "A ⟦glossary is provided at the end of this report⟧.",
    "As ⟦described above⟧, training had been extended.",
    "The reasons are ⟦set out below⟧.",
    "⟦There were four reasons for the delay.⟧ The first was staff. The second was the new system.",
    "⟦The local authority had set two goals.⟧ The first was to cut the waiting list.",
)
REPORTED = (
    "Need was greatest in the two coastal wards.",
    "Check calls were made to people who lived alone.",
    "Leaders used a table of risks at each meeting.",
    "The appendix to the strategy listed the commitments.",
    "Two questions were asked of everyone: did it help, and was it quick?",
    "Plans included a section on what to do in an emergency.",
    "Drafts of the plan had been read by carers.",
    "More people had direct payments than a year before.",
    "Evidence of impact was seen in the outcomes that people described.",
    "Wording in letters was changed after feedback.",
    "Sources of advice were listed on a card that people kept.",
    "Ask and Listen was the name of a group.",
    "Please Knock was a campaign in care homes.",
    "The local authority spent £4.2 million on equipment (£0.3 million more than planned).",
    "The service ran from 0 to 25 years, and 20 – 30 people came.",
    "The group asked, “What matters to you?”",
    "The director (who had joined in May) chaired the board.",
    "Three homes had closed. The first was in the north.",
    "There were two reasons. The first was cost and the second was distance.",
    "There were three aims. The first was speed. The second was warmth. The last was value.",
    "Most plans needed no change.",
    "Data included people who had moved.",
    "Figures provided by the trust showed a fall.",
    "It was attached to the plan, and enclosed gardens were safe.",
    "To be eligible, people had to live in the county.",
    "Could people ring at night, they would feel safe, we were told.",
    "People could choose between a table and a chart of their progress.",
    "Blank forms were sent out in May.",
    "Confidential advice was given by the trust.",
    "This reading group was led by carers.",
    "Similar points were made by providers.",
    "Of these, 261 people needed no further care.",
    "Governance needed strengthening.",
    "The remaining 6% required improvement.",
    "Wenlow is a unitary authority on the east coast.",
    "Its towns are younger than its villages.",
    "The percentages add up to 101 because of rounding.",
    "We used their comments to rewrite the letter.",
    "They also intended to double the number of breaks.",
    "Data quality had improved, references were taken, and dates missing from files were added.",
    "People told us that they had a named worker. The reasons were those described below by staff. Staff were few.",
    "Section 42 of the Act requires an enquiry.",
    "I feel safe and am supported to manage any risks.",
)


def _found(text: str) -> list[Finding]:
    made = document(statement("needs", text))
    found = found_by(the_framework(), made, Family.COMPLETENESS, judgement=judgement_words(), lexicon=lexicon())
    return [each for each in found if each.code in ("note-left", "placeholder", "not-there")]


@pytest.mark.parametrize(
    ("code", "marked"),
    [
        *(("note-left", each) for each in NOTES),
        *(("placeholder", each) for each in MARKS),
        *(("not-there", each) for each in ABSENT),
    ],
)
def test_what_is_no_part_of_a_report_is_found_in_its_place(code: str, marked: str) -> None:
    text, start, end = unmarked(marked)
    found = [each for each in _found(text) if each.code == code]
    assert [(each.start, each.end) for each in found] == [(start, end)]


@pytest.mark.parametrize("text", REPORTED)
def test_what_is_reported_is_left_alone(text: str) -> None:
    assert _found(text) == []
