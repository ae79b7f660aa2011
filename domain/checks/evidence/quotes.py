"""Hold words in quotation marks against the excerpts that are cited for them: verbatim, altered or not found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from domain.assessment import Passage
from domain.checks.finding import Family, Finding, Severity
from domain.checks.subjects import PassageSubject
from domain.evidence.evidence import Excerpt
from domain.evidence.language import EvidenceLanguage

FEWEST_WORDS = 3
"""What has fewer words is a name, a title or a word held at a distance, and no quotation."""
_CLOSE_ENOUGH = 0.6
"""The share of like words from which on other words are taken for the quoted ones altered."""

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|(?<!\w)‘((?:[^‘’]|’(?=\w))+)’(?!\w)")
_GAP = re.compile(r"\s*(?:\[[^\]]*\]|\(?(?:…|\.\s?\.\s?\.)\)?)\s*")
_WORD = re.compile(r"\w+(?:['-]\w+)*")
_SHAPES = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "‛": "'", "–": "-", "—": "-", "‑": "-", "‐": "-", "\u00a0": " ", "\u00ad": None}
)


class QuoteState(StrEnum):
    """What the excerpts say of quoted words."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Quote:
    """The words [start, end) of a passage that stand within quotation marks."""

    passage_id: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a quote compares: its state, the excerpt it was found in or is most like, and that excerpt's own words."""

    state: QuoteState
    excerpt: Excerpt | None = None
    original: str = ""


def quotes_in(passage: Passage, language: EvidenceLanguage) -> tuple[Quote, ...]:
    """Return the quotations of a passage: three words or more, and no title before "programme" and the like."""
    found: list[Quote] = []
    if "“" not in passage.text and '"' not in passage.text and "‘" not in passage.text:
        return ()
    for match in _QUOTED.finditer(passage.text):
        group = next(each for each in (1, 2, 3) if match[each] is not None)
        words = match[group]
        follows = _WORD.match(passage.text, match.end() + 1)
        is_title = follows is not None and follows.group().casefold() in language.titled
        if len(_WORD.findall(words)) >= FEWEST_WORDS and not is_title:
            found.append(Quote(passage.id, match.start(group), match.end(group), words))
    return tuple(found)


def compare_quote(words: str, excerpts: Sequence[Excerpt]) -> Comparison:
    """Compare quoted words with excerpts, the likeliest first.

    Case, spaces, and the shapes of quotation marks and dashes do not count; an ellipsis or words in square brackets
    stand for any words left out or put in; a full stop or comma at the end is the sentence's own.
    """
    pieces = [_plain(piece) for piece in _GAP.split(words.strip().rstrip(".,;:!?"))]
    wanted = [piece for piece in pieces if piece]
    for excerpt in excerpts:
        if wanted and _stand_in_order(wanted, _plain(excerpt.text)):
            return Comparison(QuoteState.VERBATIM, excerpt, words)
    likest = max(((*_likest(words, each.text), each) for each in excerpts), key=lambda each: each[0], default=None)
    if likest is not None and likest[0] >= _CLOSE_ENOUGH:
        return Comparison(QuoteState.ALTERED, likest[2], likest[1])
    return Comparison(QuoteState.NOT_FOUND)


def check_quotes(subject: PassageSubject, language: EvidenceLanguage) -> Iterator[Finding]:
    """Yield what is wrong with the quotations of a passage: "quote-altered", "quote-not-found", "quote-forbidden".

    A quotation is held against the excerpts cited for its sentence, then the other excerpts of the items cited there.
    """
    for quote in quotes_in(subject.passage, language):
        compared = compare_quote(quote.words, _candidates(quote, subject))
        yield from _faults(subject.section.id, quote, compared)


def _faults(section_id: str, quote: Quote, compared: Comparison) -> Iterator[Finding]:
    excerpt = compared.excerpt
    place = (section_id, quote.passage_id, quote.start, quote.end, quote.words)
    if excerpt is None:
        yield Finding("quote-not-found", Family.QUOTES, Severity.SHOULD, *place)
    elif not excerpt.is_quotable:
        yield Finding("quote-forbidden", Family.QUOTES, Severity.MUST, *place, (("excerpt", excerpt.name),))
    elif compared.state is QuoteState.ALTERED:
        data = (("excerpt", excerpt.name), ("original", compared.original))
        mended = compared.original + _ending(quote.words)
        yield Finding("quote-altered", Family.QUOTES, Severity.SHOULD, *place, data, mended)


def _ending(words: str) -> str:
    """Return the marks at the end of quoted words, which are the sentence's own."""
    return words[len(words.rstrip(".,;:!?")) :]


def _candidates(quote: Quote, subject: PassageSubject) -> list[Excerpt]:
    citations = [
        citation
        for sentence in subject.sentences
        if sentence.start < quote.end and sentence.end > quote.start
        for citation in sentence.citations
    ]
    cited_excerpts = {citation.excerpt_id for citation in citations}
    cited_items = {citation.item_id for citation in citations}
    of_items = [excerpt for excerpt in subject.setting.excerpts if excerpt.item_id in cited_items]
    return sorted(of_items, key=lambda excerpt: excerpt.id not in cited_excerpts)


def _stand_in_order(pieces: Sequence[str], text: str) -> bool:
    place = 0
    for piece in pieces:
        match = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)").search(text, place)
        if match is None:
            return False
        place = match.end()
    return True


def _likest(words: str, text: str) -> tuple[float, str]:
    """Return how like the likest stretch of a text is to these words, from 0 to 1, and that stretch verbatim."""
    wanted = [_plain(word) for word in _WORD.findall(words)]
    places = list(_WORD.finditer(text))
    have = [_plain(match.group()) for match in places]
    matcher = SequenceMatcher(None, have, wanted, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return 0.0, ""
    low = max(0, blocks[0].a - blocks[0].b)
    high = min(len(have), blocks[-1].a + blocks[-1].size + len(wanted) - blocks[-1].b - blocks[-1].size)
    like = 2 * sum(block.size for block in blocks) / (high - low + len(wanted))
    return like, text[places[low].start() : places[high - 1].end()]


def _plain(text: str) -> str:
    return " ".join(text.translate(_SHAPES).casefold().replace("“", '"').replace("”", '"').split()).strip(" ,;:.!?'\"")
