"""Quoted words are verbatim, altered or not found in the excerpts that are cited."""

from __future__ import annotations

import pytest
from builders import made_up_framework
from checks_alone import found_by

from domain.assessment import Assessment, Citation, Document, EvidenceItem, Passage, PassageKind, Section, SectionKind
from domain.checks.evidence.quotes import QuoteState, compare_quote, quotes_in
from domain.checks.finding import Family, Finding
from domain.evidence.evidence import Excerpt
from domain.evidence.language import EvidenceLanguage
from domain.text.anchors import make_anchor

LANGUAGE = EvidenceLanguage(titled=("programme",))
SAID = "We were never asked what we wanted – not once. It wasn’t easy to get through, and I gave up after a month."


def excerpt(text: str = SAID, name: int = 1, item: str = "i", *, quotable: bool = True) -> Excerpt:
    return Excerpt(f"x{name}", item, "E-001", name, text, is_quotable=quotable)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("We were never asked what we wanted", "verbatim"),
        ("we were never asked what we wanted - not once.", "verbatim"),
        ("It wasn't easy  to get\u00a0through,", "verbatim"),
        ("We were never asked … not once", "verbatim"),
        ("We were never asked ... and I gave up", "verbatim"),
        ("[They] were never asked what [they] wanted", "verbatim"),
        ("We were hardly ever asked what we wanted", "altered"),
        ("It was easy to get through and I gave up after a month", "altered"),
        ("not once … We were never asked", "altered"),
        ("the council lost my papers twice", "not-found"),
        ("We were never", "verbatim"),
        ("ever asked what we", "altered"),
    ],
)
def test_quoted_words_are_compared_with_the_excerpt(words: str, state: str) -> None:
    assert compare_quote(words, [excerpt()]).state == state


def test_the_words_as_they_were_said_are_offered_for_altered_ones() -> None:
    found = compare_quote("We were hardly ever asked what we wanted", [excerpt("They lied."), excerpt()])
    assert found.original == "We were never asked what we wanted"
    assert found.excerpt == excerpt()


def test_without_excerpts_nothing_is_found() -> None:
    assert compare_quote("We were never asked", []).state is QuoteState.NOT_FOUND


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One said “we were never asked” to us.", ["we were never asked"]),
        ('One said "we were never asked" to us.', ["we were never asked"]),
        ("One said ‘we weren’t ever asked’ to us.", ["we weren’t ever asked"]),
        ("The ‘your voice, your town’ programme began.", []),
        ("They spoke of “moving on”.", []),
        ("The carers’ lead and the people’s panel met.", []),
        ("“A b c” and “d e f”.", ["A b c", "d e f"]),
    ],
)
def test_quotations_are_found_in_every_shape(text: str, words: list[str]) -> None:
    found = quotes_in(Passage("p", PassageKind.PARAGRAPH, text), LANGUAGE)
    assert [quote.words for quote in found] == words
    assert [text[quote.start : quote.end] for quote in found] == words


def findings(text: str, *excerpts: Excerpt, cited: str = "x1") -> list[Finding]:
    section = Section("s", SectionKind.STATEMENT, "x", (Passage("p", PassageKind.PARAGRAPH, text),))
    citation = Citation("c", "s", make_anchor("p", text, 0, len(text)), "i", "E-001", cited)
    made = Document(
        Assessment("a", "Aldermere", "f"), (section,), (citation,), (EvidenceItem("i", "E-001", "Item"),), excerpts
    )
    return found_by(made_up_framework(), made, Family.QUOTES, evidence=LANGUAGE)


def test_a_verbatim_quote_is_no_finding() -> None:
    assert findings("One said “we were never asked what we wanted”.", excerpt()) == []


def test_another_excerpt_of_the_cited_item_will_do() -> None:
    assert findings("One said “we were never asked what we wanted”.", excerpt("Other words.", 1), excerpt(name=2)) == []


def test_an_excerpt_of_an_item_that_is_not_cited_will_not_do() -> None:
    (found,) = findings("One said “we were never asked what we wanted”.", excerpt(item="another"))
    assert (found.code, found.text) == ("quote-not-found", "we were never asked what we wanted")


def test_an_altered_quote_comes_with_the_words_to_put_in_its_place() -> None:
    (found,) = findings("One said “we were rarely asked what we wanted”.", excerpt())
    assert (found.code, found.replacement) == ("quote-altered", "We were never asked what we wanted")


def test_an_excerpt_may_forbid_quoting_it() -> None:
    (found,) = findings("One said “we were never asked what we wanted”.", excerpt(quotable=False))
    assert (found.code, dict(found.data)) == ("quote-forbidden", {"excerpt": "E-001/1"})
