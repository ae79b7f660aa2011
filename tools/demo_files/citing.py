"""Find the sentences of the sample's findings that its evidence carries, and say which words carry them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from demo_files.bearing import Target
from demo_files.excerpts import Placed
from demo_files.marked_text import section_marks, section_text
from domain.text import sentences


class NoSuchSentence(Exception):
    """No sentence of a section, or more than one, has the words that name it."""


@dataclass(frozen=True, slots=True)
class Citing:
    """Words of a section and the item they rest on; `excerpt` counts within the item, 0 where all of it is meant."""

    section: str
    quote: str
    source: str
    stance: str
    excerpt: int = 0


def citings_of(
    marked: Mapping[str, str], excerpts: Mapping[str, tuple[Placed, ...]], left_open: Iterable[Target]
) -> tuple[Citing, ...]:
    """Return every citation, in the order of the sections' text: those marked there, and those that excerpts name.

    An excerpt of an item that a sentence cites already becomes what is cited of it. The sentences that are left open
    cite nothing. Raises NoSuchSentence.
    """
    found = [
        Citing(section, mark.quote, mark.source, mark.stance)
        for section, text in marked.items()
        for mark in section_marks(text)
    ]
    quotes = {section: _quotes(text) for section, text in marked.items()}
    faults = []
    for source, excerpt, target in _cited(excerpts):
        try:
            quote = sentence_with(target, quotes[target.section])
        except NoSuchSentence as fault:
            faults.append(f"{source}: {fault}")
        else:
            _add(found, Citing(target.section, quote, source, target.stance, excerpt.number))
    if faults:
        raise NoSuchSentence("\n".join(faults))
    uncited = {(target.section, sentence_with(target, quotes[target.section])) for target in left_open}
    found = [citing for citing in found if (citing.section, citing.quote) not in uncited]
    order = {section: number for number, section in enumerate(marked)}
    plain = {section: section_text(text) for section, text in marked.items()}
    return tuple(sorted(found, key=lambda each: (order[each.section], plain[each.section].index(each.quote))))


def sentence_with(target: Target, quotes: Iterable[str]) -> str:
    """Return the one of a section's quotes that has the target's words, whatever their case."""
    wanted = target.fragment.casefold()
    found = [quote for quote in quotes if wanted in quote.casefold()]
    if len(found) != 1:
        raise NoSuchSentence(f"{target.section}: {target.fragment}: {len(found)} sentences")
    return found[0]


def _cited(excerpts: Mapping[str, tuple[Placed, ...]]) -> Iterator[tuple[str, Placed, Target]]:
    for source, placed in excerpts.items():
        for excerpt in placed:
            yield from ((source, excerpt, target) for target in excerpt.bearing.targets if target.fragment)


def _quotes(marked: str) -> tuple[str, ...]:
    """Return what is cited in a section as it is marked, and its other sentences whole."""
    quotes = dict.fromkeys(mark.quote for mark in section_marks(marked))
    for line in section_text(marked).splitlines():
        text = line.removeprefix("# ").removeprefix("- ")
        for start, end in sentences.split(text):
            if not any(quote in text[start:end] or text[start:end] in quote for quote in tuple(quotes)):
                quotes[text[start:end]] = None
    return tuple(quotes)


def _add(found: list[Citing], citing: Citing) -> None:
    whole = replace(citing, excerpt=0)
    if whole in found:
        found[found.index(whole)] = citing
    elif citing not in found:
        found.append(citing)
