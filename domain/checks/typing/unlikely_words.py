"""Find words that are right English, but have no place in a report, and look like one that has: "a lager number"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from domain.checks.prose import Fault, Words, quoted


class UnlikelyWords:
    """Words that no report has, each with the one that it is taken for."""

    def __init__(self, listed: Mapping[str, tuple[str, ...]]) -> None:
        self._meant = {wrong: right for right, each in listed.items() for wrong in each}
        self._words = frozenset(self._meant)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield each of the words as "look-alike"; a name, and what somebody said, may have any."""
        if self._words.isdisjoint(words.present):
            return
        said = quoted(words.text)
        for number, word in enumerate(words.plain):
            right = self._meant.get(word)
            if right is None or words.starts[number] in said:
                continue
            is_capitalised = words.is_capitalised(number)
            if not is_capitalised or (number == 0 and words.text[words.ends[0]] == " "):
                mend = right.capitalize() if is_capitalised else right
                yield Fault("look-alike", words.starts[number], words.ends[number], mend)
