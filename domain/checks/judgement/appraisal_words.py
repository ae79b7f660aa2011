"""Words that appraise, the words of a sentence and its clauses, and what words of degree do to a quality."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from domain.checks.judgement.whole_words import WholeWords
from domain.checks.phrases import set_of

_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|[;:,()–—]|\d+")
STOPS = frozenset(";:,()–—")
CONJUNCTIONS = set_of("but although though while whereas because so yet since")
HAVING = set_of(
    "had has have showed shows gave provided demonstrated received got delivered found offered enjoyed ensured kept"
    " maintained saw experienced secured achieved"
)
BEING = frozenset(("was", "were", "is", "are", "been"))
UTMOST, LEAST = 4, 1
"""The strength of what cannot be better, and of the least that is needed: where that is denied, something fails."""
SUPPOSED = re.compile(
    r"\b(?:would|could|might|may|should|if|unless|whether|in case|in order|so that|become|becomes|expected|hoped|aimed"
    r"|wanted|intended|ambition|aspired|wished|asked|how)\b|\b(?:risks?\s+(?:of|that)|avoid\w*|prevent(?:ed|s|ing)?)\s+"
    r"(?:[\w’-]+\s+)?\Z",
    re.IGNORECASE,
)
EARLIER = re.compile(
    r"\b(?:previously|formerly|in the past|historically|used to|no longer|since then|at first|initially|once been|had "
    r"(?:since|now|once)|had improved|at the last|up to (?:19|20)\d\d|(?:until|before) (?:\w+ ){0,3}(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
NARROW = re.compile(
    r"\b(?:one|some|few|individual|parts?|only|begun|beginning|new|pilot|piloted|pockets|two|three)\b", re.IGNORECASE
)
SWEEPING = re.compile(
    r"\b(?:across|throughout|all|every|everyone|everybody|overall|consistently|whole|entire|always)\b", re.IGNORECASE
)
PERFECT, GONE = set_of("had has have"), set_of("collapsed broken unravelled failed")
MAKING = set_of("represented became become proved made")
BEFORE_VERDICTS = set_of(
    "and or a an the of little nothing short something complete absolute such quite so , too to be"
)
WITH_VERBS = set_of("had has have all but also never not simply even just once again then gradually steadily")
BEFORE_THINGS = set_of("and or a an the some many several of")
DID = set_of("worked met ran kept knew did held led dealt understood made put")
_LONGEST = 40
_DEGREES = 2
"""More degrees than these say no more."""


@dataclass(frozen=True, slots=True)
class OfStrength:
    """Words that praise, or blame where `strength` is below 0: from 4, what cannot be better, to -3, what fails."""

    strength: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AppraisalWords:
    """Words that appraise.

    `qualities` are said of something, `manners` of how it is done, `things` are what there is, `verdicts` what
    something is as a whole ("a shambles"), `verbs` what becomes of it ("had crumbled"), `phrases` say so as they stand
    ("head and shoulders above"). `raising` and `lowering` are
    words of degree; `linking` verbs stand between something and its quality. An authority's own are `own` things
    and words with `own_endings`, but nothing that is of `others`; `bodily` words are said of
    places and people as well. What somebody `mended` is so no more. Words of `whole` judge everything at once.
    """

    qualities: tuple[OfStrength, ...] = ()
    manners: tuple[OfStrength, ...] = ()
    things: tuple[OfStrength, ...] = ()
    verdicts: tuple[OfStrength, ...] = ()
    verbs: tuple[OfStrength, ...] = ()
    phrases: tuple[OfStrength, ...] = ()
    raising: tuple[str, ...] = ()
    lowering: tuple[str, ...] = ()
    linking: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    own_endings: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    bodily: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    whole: WholeWords = field(default_factory=WholeWords)


class Tokens:
    """The words and marks of a sentence in small letters, and where they stand."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self.words = list(map(str.lower, _TOKEN.findall(sentence)))

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where the words and marks stand: most sentences are not asked for it."""
        return [each.span() for each in _TOKEN.finditer(self._sentence)]

    @cached_property
    def starts(self) -> list[int]:
        """Where the words and marks begin."""
        return [start for start, _ in self.spans]

    def clause(self, place: int) -> int:
        """Return where the clause begins in which a word stands: after a mark or a word that joins clauses."""
        words = self.words
        least = max(0, place - _LONGEST)
        for begin in range(place, least, -1):
            before = words[begin - 1]
            if before in STOPS or before in CONJUNCTIONS:
                return begin
            if before == "and" and any(each in BEING or each in HAVING for each in words[max(0, begin - 9) : begin]):
                return begin
        return least


class Degree:
    """What the words before one of quality do to its strength."""

    def __init__(self) -> None:
        self.raised, self.is_denied, self.is_lowered, self.is_whole = 0, False, False, False

    def of(self, value: int) -> int:
        """Return the strength of a quality; what is denied wholly is its opposite, and less where in part."""
        if self.is_denied:
            whole = -3 if value == LEAST else -2
            return 0 if value < 0 else whole + (self.is_whole or self.is_lowered)
        strength = min(UTMOST, abs(value) + min(self.raised, _DEGREES))
        return -max(1, strength - self.is_lowered) if value < 0 else strength
