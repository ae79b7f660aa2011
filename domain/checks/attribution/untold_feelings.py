"""Find feelings of a group, and parts of things, that are told as facts where nobody near tells of them.

A paragraph may open with what people felt, and go on with who told so; a summary has it from what it sums up. Within a
paragraph on something else it is the assessor's word alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from domain.checks.attribution.view_sources import SourceReader
from domain.checks.phrases import BE_LIKE, Phrase, Triggers, any_of
from domain.evidence.language import ViewWords

_SOURCE = re.compile(
    r"\d[\d,.]*(?:%| (?:of|in|people|out|[a-z]+s)\b)|[“”‘]|\b(?:said|says|shows?|showed|shown|found|according|wrote"
    r"|written|record(?:s|ed)?|surveys?|data|replied|responded|agreed|asked for|spoke|heard from|confirmed|noted|added"
    r"|recalled|thought|believed|rated|we|us|our|if|whether|because|so that)\b",
    re.IGNORECASE,
)
"""What says where a sentence is from, or that it tells of a purpose or a condition."""
_GROUP = r"(?P<group>(?!this\b|his\b|its\b|was\b|is\b|has\b|as\b)[a-z]{3,}s|people|staff|women|men|children)"
_QUITE = r"(?:(?:[a-z]+ly|also|often|still|never|not|always|more|less|quite|very|all|both|too) ){0,2}"

_MANY = ("hardly any", "numerous", "countless")
_FIRST = ("Many ", "Several ", "Some ", "Most ", "A few ", "A handful ", "Others ", "One or two ", "Quite a few ")
_SOME = re.compile(
    r"(?:Many|Several|Some|Most|A few|A handful|Others|One or two|Quite a few)(?: of them)?(?: [a-z]{3,}s)?"
    r" (?:had|felt|wanted|said|would|did|could|left|needed|found|knew|thought|saw|came|waited|preferred|feared|hoped"
    r"|lacked|asked|went)\b"
)
_COUNTED = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|all|half)\b", re.I)

Span = tuple[int, int]
"""The characters of a sentence in which a feeling or a quantity is."""


class FeelingReader:
    """The words of such feelings made ready."""

    def __init__(self, words: ViewWords, sources: SourceReader) -> None:
        self.sources = sources
        feelings, verbs = any_of(words.group_feelings), any_of(words.group_verbs)
        self.felt = Phrase(
            rf"{_GROUP} (?:of [a-z]+ )?{_QUITE}(?:(?:{BE_LIKE}|felt|grew|became|left) {_QUITE}{feelings}|{verbs})\b"
            rf"|(?:left|made|had) (?:some |many |most |the )?{_GROUP.replace('group', 'whom')} {_QUITE}{feelings}\b"
            rf"|had (?:disappointed|frustrated|upset|angered|delighted|pleased|worried|alarmed|reassured|dismayed)"
            rf" (?:some |many |most )?{_GROUP.replace('group', 'other')}\b",
            (*words.group_feelings, *words.group_verbs),
        )
        self.part = Phrase(
            r"(?:some|much|an? (?:good|great) deal|a lot|plenty|a handful|the bulk) of (?:the|its)\b|hardly any"
            r"|numerous|countless",
            ("some of", "much of", "deal of", "lot of", "plenty of", "handful of", "bulk of", *_MANY),
        )
        self.phrases = (self.felt, self.part)


def feelings_in(
    sentences: Sequence[str], number: int, likely: Collection[Triggers], reader: FeelingReader
) -> Iterator[Span]:
    """Yield the feeling of a group that a sentence tells, where neither it nor those beside it say who told so."""
    if reader.felt not in likely or number == 0:
        return
    match = reader.felt.search(sentences[number])
    if match is None or _SOURCE.search(sentences[number]) is not None:
        return
    group = (match["group"] or match["whom"] or match["other"]).casefold()
    for beside in (number - 1, number + 1):
        if beside < len(sentences) and re.search(rf"\b{group}\b", sentences[beside], re.IGNORECASE) is not None:
            return  # the group goes on telling, or tells next
    yield match.span()


def parts_in(
    sentences: Sequence[str], number: int, likely: Collection[Triggers], reader: FeelingReader
) -> Iterator[Span]:
    """Yield how much of a thing, without a figure, a sentence tells that has no source."""
    match = reader.part.search(sentences[number]) if reader.part in likely and number else None
    if match is not None and _SOURCE.search(sentences[number]) is None:
        yield match.span()


def some_in(sentences: Sequence[str], number: int, reader: FeelingReader) -> Iterator[Span]:
    """Yield some of nobody in particular who begin a sentence, within a paragraph that is about something else."""
    sentence = sentences[number]
    match = _SOME.match(sentence) if number and sentence.startswith(_FIRST) else None
    before = sentences[number - 1]
    if match is None or before.startswith(_FIRST) or reader.sources.names((before,)):
        return  # they go on from the others, or are some of those named
    if any(map(_COUNTED.search, (sentence, before))):
        return
    yield match.span()
