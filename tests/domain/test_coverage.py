"""Each sentence is evidenced, not evidenced, or needs none."""

from __future__ import annotations

import pytest

from domain.assessment import Citation, Passage, PassageKind, Section, SectionKind, Stance
from domain.evidence.coverage import SectionCoverage, SentenceState, Share, section_coverage
from domain.evidence.evidence import Need, SentenceMark
from domain.evidence.language import EvidenceLanguage
from domain.text.anchors import make_anchor

LANGUAGE = EvidenceLanguage(transitions=("this is described",), longest_transition=8)
TEXT = "Staff told us so. People waited. Nobody knew why."


def passage(text: str, kind: PassageKind = PassageKind.PARAGRAPH, name: str = "p") -> Passage:
    return Passage(name, kind, text)


def cited(words: str, text: str = TEXT, stance: Stance = Stance.SUPPORTS, *, detached: bool = False) -> Citation:
    start = text.index(words)
    anchor = make_anchor("p", text, start, start + len(words))
    return Citation("c", "s", anchor, "i", "E-001", stance=stance, is_detached=detached)


def marked(words: str, need: Need, text: str = TEXT) -> SentenceMark:
    start = text.index(words)
    return SentenceMark("m", "s", make_anchor("p", text, start, start + len(words)), need)


def coverage(
    *passages: Passage, citations: tuple[Citation, ...] = (), marks: tuple[SentenceMark, ...] = ()
) -> SectionCoverage:
    section = Section("s", SectionKind.STATEMENT, "learning", passages)
    return section_coverage(section, citations, marks, LANGUAGE)


def states(found: SectionCoverage) -> list[str]:
    return [str(sentence.state) for sentence in found.sentences]


def test_a_citation_on_some_words_carries_their_sentence_and_no_other() -> None:
    found = coverage(passage(TEXT), citations=(cited("People"),))
    assert states(found) == ["not-evidenced", "evidenced", "not-evidenced"]


def test_a_citation_over_two_sentences_carries_both() -> None:
    found = coverage(passage(TEXT), citations=(cited("so. People"),))
    assert states(found) == ["evidenced", "evidenced", "not-evidenced"]


@pytest.mark.parametrize("stance", [Stance.CONTRADICTS, Stance.CONTEXT])
def test_what_does_not_support_does_not_carry_a_sentence_but_is_shown_with_it(stance: Stance) -> None:
    found = coverage(passage(TEXT), citations=(cited("People waited.", stance=stance),))
    assert found.sentences[1].state is SentenceState.NOT_EVIDENCED
    assert [each.stance for each in found.sentences[1].citations] == [stance]


def test_a_detached_citation_carries_nothing() -> None:
    found = coverage(passage(TEXT), citations=(cited("People waited.", detached=True),))
    assert found.share == Share(3, 0, 0)


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (passage("Waiting times", PassageKind.HEADING), "needs-none"),
        (passage("2019 – 2024"), "needs-none"),
        (passage("This is described below."), "needs-none"),
        (passage("This is described by 40 people whom we met."), "not-evidenced"),
        (passage("This is described at length in a report which nobody had read at all."), "not-evidenced"),
        (passage("People waited."), "not-evidenced"),
        (passage("People waited.", PassageKind.BULLET), "not-evidenced"),
    ],
)
def test_some_sentences_need_none_by_rule(found: Passage, state: str) -> None:
    assert states(coverage(found)) == [state]


def test_a_sentence_that_leads_to_bullets_needs_none() -> None:
    found = coverage(passage("They had done this:"), passage("Hired 8 staff.", PassageKind.BULLET, "q"))
    assert states(found) == ["needs-none", "not-evidenced"]


def test_a_person_may_say_that_a_sentence_needs_none() -> None:
    found = coverage(passage(TEXT), marks=(marked("Nobody knew why.", Need.NONE),))
    assert states(found) == ["not-evidenced", "not-evidenced", "needs-none"]
    assert [each.is_by_hand for each in found.sentences] == [False, False, True]


def test_a_person_may_ask_for_evidence_against_the_rule() -> None:
    text = "This is described below."
    found = coverage(passage(text), marks=(marked(text, Need.EVIDENCE, text),))
    assert states(found) == ["not-evidenced"]


def test_evidence_goes_before_a_mark() -> None:
    found = coverage(passage(TEXT), citations=(cited("People"),), marks=(marked("People waited.", Need.NONE),))
    assert found.sentences[1].state is SentenceState.EVIDENCED


def test_only_a_whole_share_is_a_hundred_per_cent() -> None:
    assert Share(200, 199, 0).percent == 99
    assert Share(200, 150, 50).percent == 100
    assert Share(3, 0, 3).percent is None


def test_shares_add_up() -> None:
    assert Share(3, 1, 1) + Share(2, 2, 0) == Share(5, 3, 1)
    assert (Share(3, 1, 1) + Share(2, 2, 0)).unsupported == 1
