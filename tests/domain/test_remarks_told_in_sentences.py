"""Completeness: what writers remark in whole sentences, behind a dash, in brackets, in a list or under a label."""

from __future__ import annotations

from dataclasses import replace

import pytest
from checked import document, judgement_words, narrative, statement, the_framework
from checks_alone import found_by
from prose_checks import lexicon

from domain.assessment import Document, Passage, PassageKind
from domain.checks.finding import Family, Finding, Severity

TOLD = "Staff told us that they had time to learn."
REMARKS = (
    "I took this from the slides, not from the interview.",
    "My tape ran out at this point.",
    "My understanding is that the plan was never signed.",
    "We never got the figures from finance.",
    "We ought to name the source for this.",
    "Finance have not replied yet.",
    "The editor cut the second half of this.",
    "The analyst is rerunning the numbers.",
    "Spoke to the manager, who will send the data.",
    "Left in until we hear from the chair.",
    "The quote above is from a different person.",
    "There are two versions of this figure.",
    "This is from last year’s report and has not been updated.",
    "Ward names to be looked up.",
    "Total to be worked out when the return is in.",
    "The author should give two examples.",
    "Comment 12: the trust disputes this.",
    "Commented AB3: agreed, leave as it is.",
    "Reviewer 2: this was not what the panel heard.",
    "Editor’s note: the figure was taken from the old return.",
    "Suggested wording: people told us that they were happy.",
    "Deleted: the director was new.",
    "JS 12/3: this was corrected later.",
    "Guidance: describe here what you found.",
)
REPORTED = (
    "We were told that the plan had not been signed.",
    "I was told nothing, a carer said.",
    "My son waited a year, one mother told us.",
    "Finance staff said that they sent the figures each month.",
    "Finance had not replied to the team’s questions.",
    "The panel asked for stronger examples in each report.",
    "This number did not match the one in the return.",
    "This came from a fund for carers.",
    "There were two versions of the form.",
    "The strategy was to be reviewed in March 2026.",
    "The second home asked not to be named.",
    "The map was to be drawn again in 2026.",
    "Asked about waits, staff said that they had fallen.",
    "Moved from the second floor, the team had more room.",
    "Guidance: staff told us that it was clear.",
    "Comments from people were read at each meeting.",
    "Example letters were written with people.",
    "Authors of plans were named.",
    "Technology plays its part.",
    "The ICB (integrated care board) met monthly.",
    "It was agreed in May, to be reviewed each year.",
    "A person said: “Quotes from people were used.”",
    "Managers listened [as well on the board as in the team].",
)


def found_in(made: Document) -> list[Finding]:
    """Return what is told of notes, placeholders and financial facts."""
    found = found_by(the_framework(), made, Family.COMPLETENESS, judgement=judgement_words(), lexicon=lexicon())
    return [each for each in found if each.code in ("note-left", "placeholder") or each.code.startswith("fact")]


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_in_a_whole_sentence_is_found(remark: str) -> None:
    found = found_in(document(statement("needs", f"{TOLD} {remark} Relatives said that managers listened.")))
    assert [(each.text, each.severity) for each in found] == [(remark, Severity.SHOULD)]


@pytest.mark.parametrize("sentence", REPORTED)
def test_a_sentence_of_a_report_that_looks_like_one_is_left_alone(sentence: str) -> None:
    assert found_in(document(statement("needs", f"{TOLD} {sentence}"))) == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Staff had time (this is not what the log says).", "(this is not what the log says)"),
        ("Staff had time – we lack a source for this.", "– we lack a source for this"),
        ("It spent £4 million, queried twice.", "queried twice"),
        ("The share was 14%, see my tracker.", "see my tracker"),
        ("The share was 14%, JB to check.", "JB to check"),
        ("A carer said “insert quote” and left.", "“insert quote”"),
        ("The board covered <town> and two others.", "<town>"),
        ("Calls took N minutes on average.", "N"),
    ],
)
def test_what_is_put_behind_or_between_words_is_found(text: str, note: str) -> None:
    assert [each.text for each in found_in(document(statement("needs", text)))] == [note]


@pytest.mark.parametrize(
    ("text", "is_note"),
    [
        ("Is this still right?", True),
        ("Query for finance: was it £4 million?", True),
        ("This quote could identify the person.", True),
        ("Reduce waiting times for reviews.", False),
        ("help with shopping", False),
        ("Whether people were asked", False),
    ],
)
def test_in_a_list_only_what_is_plainly_a_remark_is_found(text: str, is_note: bool) -> None:
    item = replace(statement("needs"), passages=(Passage("b", PassageKind.BULLET, text),))
    assert bool(found_in(document(item))) is is_note


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Wenlow had one large town.", ["facts-missing"]),
        ("It estimated a total budget of £3 million for 2024/25. It spent £4 million.", []),
        ("It estimated a total budget of £3 million for 2024/25. It spent more.", ["fact-amount-missing"]),
        ("It estimated a total budget of £3 million. It spent £4 million.", ["facts-period-missing"]),
    ],
)
def test_a_text_without_a_form_for_the_facts_tells_them_in_prose(text: str, codes: list[str]) -> None:
    assert [each.code for each in found_in(document(narrative("demographics", text)))] == codes
