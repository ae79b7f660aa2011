"""Turn the passages of a section into blocks of the report, with or without the references of their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from domain.assessment import Citation, Link, Passage, PassageKind
from domain.report.tree import Block, Bullets, Heading, Paragraph, Run
from domain.text.sentences import split

DEEPEST_HEADING = 6
PUBLISHED_SCHEMES = ("https://", "mailto:")

References = Mapping[str, Sequence[Citation]]


def citations_by_passage(citations: Iterable[Citation]) -> dict[str, list[Citation]]:
    """Return the citations that still stand in a passage, by the passage's id."""
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        if not citation.is_detached:
            found.setdefault(citation.anchor.passage_id, []).append(citation)
    return found


def passage_blocks(passages: Sequence[Passage], level: int, name: str, references: References) -> Iterator[Block]:
    """Yield the blocks of a section's passages; passages without words are left out.

    `level` is that of the heading above them: their own headings nest below it and never skip a level. `name` begins
    the anchors of these headings. `references` holds the citations to print, by passage id; empty for none.
    """
    written = [passage for passage in passages if passage.text.strip()]
    above, count = level, 0
    for kind, group in groupby(written, key=lambda passage: passage.kind):
        if kind is PassageKind.BULLET:
            yield _bullets(list(group), references)
            continue
        for passage in group:
            if kind is PassageKind.HEADING:
                above, count = min(level + max(passage.level, 1), above + 1, DEEPEST_HEADING), count + 1
                yield Heading(above, passage.text.strip(), f"{name}-{count}")
            else:
                yield Paragraph(_runs(passage, references))


def _bullets(passages: Sequence[Passage], references: References) -> Bullets:
    items = tuple(_runs(passage, references) for passage in passages)
    levels: list[int] = []
    for passage in passages:
        levels.append(min(max(passage.level, 1), levels[-1] + 1 if levels else 1))
    return Bullets(items, tuple(levels) if max(levels) > 1 else ())


def _runs(passage: Passage, references: References) -> tuple[Run, ...]:
    """Return the words of a passage: cut where a link begins or ends and where references are put in."""
    text = passage.text.rstrip()
    links = [link for link in passage.links if _is_published(link, text)]
    printed = _printed_references(text, references.get(passage.id, ()))
    edges = {min(max(edge, 0), len(text)) for link in links for edge in (link.start, link.end)}
    runs: list[Run] = []
    for start, end in pairwise(sorted({0, len(text), *edges, *printed})):
        runs.append(Run(text[start:end], _url_at(start, links)))
        if end in printed:
            runs.append(Run(f" ({', '.join(printed[end])})", is_reference=True))
    return tuple(runs)


def _is_published(link: Link, text: str) -> bool:
    """Return whether readers can see a link and may follow it."""
    return link.url.lower().startswith(PUBLISHED_SCHEMES) and bool(text[max(link.start, 0) : link.end].strip())


def _url_at(place: int, links: Iterable[Link]) -> str:
    return next((link.url for link in links if link.start <= place < link.end), "")


def _printed_references(text: str, citations: Iterable[Citation]) -> dict[int, list[str]]:
    """Return the references by the end of the sentence that holds the last cited word, each once and in order."""
    ends = [end for _, end in split(text)]
    found: dict[int, set[str]] = {}
    for citation in citations:
        place = min(citation.anchor.end, len(text))
        found.setdefault(next((end for end in ends if end >= place), len(text)), set()).add(citation.reference)
    return {place: sorted(names) for place, names in found.items()}
