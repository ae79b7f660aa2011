"""Hint at a plain verdict that goes against the score of its statement and that no source, figure or example bears.

A weak reading: words that a sharp rule leaves alone beside a score count here where a sentence takes nothing back, is
of no part, and does not open a paragraph whose other sentences may bear it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from domain.checks.judgement.clauses import clause_reader
from domain.checks.judgement.sweeping import SWEEPING, is_of_all
from domain.checks.judgement.tone import ToneReader, meant_in
from domain.checks.phrases import set_of
from domain.checks.prose import quoted
from domain.checks.sentence_words import SentenceWords, sentence_words

_TELLING = set_of(
    "told said says describe described report reports reported show showed shown record records recorded data survey"
    " surveys audit audits minutes log logs register dashboard figures wrote praised spoke explained felt thought heard"
    " read sampled confirmed noted agreed valued according return returns gave percentages rated rating ratings"
    " auditors commission we i"
)
"""Whoever tells something, and what shows it."""
_PARTLY = set_of(
    "some several few one two three four five six seven eight nine ten eleven twelve half third dozen others other"
    " another sometimes mixed although though but while whereas however yet despite except those where when until most"
    " many more less fewer better worse longer shorter started began beginning begun new often than since if unless"
    " would might should may occasionally partly largely mainly mostly generally too because tended least main"
)
"""What cuts a verdict down to a part, a time or a condition, or sets something against it."""
_UNSURE = _PARTLY | set_of("could")
_DENYING = set_of("not no never without nor nobody no-one none neither nothing cannot hardly free rather nowhere")
_NO_ONE = set_of("nobody no-one none")
_NOBODY = _NO_ONE | set_of("never no")
_QUOTES = frozenset('“”"')
_MIDDLE = 50
_AT_END, _BETWEEN, _MOST_WORDS = 1, 2, 30


def is_plain(each: SentenceWords) -> bool:
    """Return whether a sentence gives no source and no figure, and is cut down to no part."""
    present = each.present
    if not (_TELLING.isdisjoint(present) and _PARTLY.isdisjoint(present)) or len(each.words) > _MOST_WORDS:
        return False
    return not any(word[0].isdigit() for word in each.words)


class StanceReader:
    """Reads the plain verdicts of statements; beside an end of the scale less strength is needed than between."""

    def __init__(self, tone: ToneReader) -> None:
        self._tone = tone
        self._stands = clause_reader(tone.scale.reader).stands
        words = tone.appraisals
        self._strong = {1: words.praising, -1: words.either}
        heights = {each.value: tone.scale.height(each.value) for each in tone.scale.framework.scale}
        self._signs = {level: (height < _MIDDLE) - (height > _MIDDLE) for level, height in heights.items()}

    def against(self, text: str, level: int) -> Iterator[SentenceWords]:
        """Yield the sentences of a passage that go against a score, not those that somebody is quoted with."""
        sign = self._signs.get(level, 0)
        if not sign:
            return
        strong, is_end = self._strong[sign], level in (self._tone.lowest, self._tone.highest)
        sentences = sentence_words(text)
        for each in sentences:
            present = each.present
            if not (_TELLING.isdisjoint(present) and _UNSURE.isdisjoint(present)):
                continue
            is_led, is_last = each is sentences[0] and len(sentences) > 1, each is sentences[-1]
            is_strong = (is_end or not is_led) and not strong.isdisjoint(present)
            is_leaning = not SWEEPING.isdisjoint(present) or (is_end and is_last)
            if not (is_strong or is_leaning) or not is_plain(each):
                continue
            sentence = text[each.start : each.end]
            is_ours = _QUOTES.isdisjoint(sentence) and each.start not in quoted(text)
            if is_ours and self._goes_against(sentence, each, level, is_led=is_led, is_last=is_last):
                yield each

    def _goes_against(self, sentence: str, each: SentenceWords, level: int, *, is_led: bool, is_last: bool) -> bool:
        """Return whether a sentence goes against a score; `is_led` where it opens a paragraph."""
        sign = self._signs[level]
        is_end = level in (self._tone.lowest, self._tone.highest)
        _, found = meant_in(sentence, each.present, self._tone)
        is_spared = sign < 0 and not _NO_ONE.isdisjoint(each.present)  # "nobody was left out"
        if any(sign * said.strength < 0 for said in found):
            return False
        if max((sign * said.strength for said in found), default=0) >= (_AT_END if is_end else _BETWEEN):
            return not is_spared and (is_end or not is_led)
        denials = sum(word in _DENYING for word in each.words)
        if is_of_all(each.words) and denials < _BETWEEN:
            leaning = sign * self._stands.leaning(sentence, each.words)
            is_none = "never" in each.present or each.words[0] in _NOBODY
            is_so = is_none if sign < 0 else _NOBODY.isdisjoint(each.present)
            return (leaning > 0 and not is_spared) or (leaning == 0 and is_so and is_last)
        if not (is_end and is_last) or denials:
            return False
        return sign * self._stands.leaning(sentence, each.words) > 0
