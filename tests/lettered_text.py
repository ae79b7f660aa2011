"""A slow, obviously right model of findings with citations: every letter is a thing of its own and can be followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Letter:
    """One letter; where it goes, the citations on it go."""

    character: str


Paragraph = list[Letter]


@dataclass(frozen=True, slots=True)
class Place:
    """The words of a citation: in which part, what its paragraph says, and the span [start, end) in it."""

    part_id: str
    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


@dataclass
class LetteredText:
    """The paragraphs of some parts, and for each citation the letters that are cited."""

    parts: dict[str, list[Paragraph]] = field(default_factory=dict)
    cited: dict[str, set[Letter]] = field(default_factory=dict)

    def texts(self, part_id: str) -> list[str]:
        """Return what the paragraphs that have words say."""
        return [text for text in map(text_of, self.parts[part_id]) if text]

    def find(self, part_id: str, words: str) -> tuple[int, int]:
        """Return the paragraph and the offset of words that stand once in a part."""
        texts = [text_of(paragraph) for paragraph in self.parts[part_id]]
        found = [
            (number, start)
            for number, text in enumerate(texts)
            for start in range(len(text))
            if text.startswith(words, start)
        ]
        assert len(found) == 1, f"{words!r} stands {len(found)} times in {part_id}"
        return found[0]

    def letters(self, part_id: str, words: str) -> list[Letter]:
        number, start = self.find(part_id, words)
        return self.parts[part_id][number][start : start + len(words)]

    def write(self, part_id: str, texts: Iterable[str]) -> None:
        """Add paragraphs to a part."""
        self.parts.setdefault(part_id, []).extend([letters_of(text) for text in texts])

    def cite(self, citation_id: str, part_id: str, words: str) -> None:
        self.cited[citation_id] = set(self.letters(part_id, words))

    def put(self, part_id: str, number: int, offset: int, letters: Iterable[Letter]) -> None:
        """Put letters into a paragraph."""
        self.parts[part_id][number][offset:offset] = letters

    def take(self, part_id: str, words: str) -> list[Letter]:
        """Take words out; return their letters."""
        number, start = self.find(part_id, words)
        taken = self.parts[part_id][number][start : start + len(words)]
        del self.parts[part_id][number][start : start + len(words)]
        return taken

    def split(self, part_id: str, words: str) -> None:
        """Begin a new paragraph with these words."""
        number, start = self.find(part_id, words)
        paragraph = self.parts[part_id][number]
        self.parts[part_id][number : number + 1] = [paragraph[:start], paragraph[start:]]

    def join(self, part_id: str, words: str) -> None:
        """Join the paragraph that begins with these words to the one before."""
        number, start = self.find(part_id, words)
        assert start == 0 < number
        paragraphs = self.parts[part_id]
        paragraphs[number - 1 : number + 1] = [paragraphs[number - 1] + paragraphs[number]]

    def replace(self, find: str, replacement: str) -> int:
        """Replace words everywhere; what stands in for cited letters is cited. Return in how many places."""
        count = 0
        for paragraphs in self.parts.values():
            for paragraph in paragraphs:
                while (start := text_of(paragraph).find(find)) >= 0:
                    new = letters_of(replacement)
                    old, paragraph[start : start + len(find)] = set(paragraph[start : start + len(find)]), new
                    for letters in self.cited.values():
                        if old <= letters:
                            letters |= set(new)
                    count += 1
        return count

    def place(self, citation_id: str) -> Place | None:
        """Return where most of the cited letters stand, with all that stands between them; None when all are gone."""
        letters = self.cited[citation_id]
        part_id, paragraph = max(self._paragraphs(), key=lambda each: len(letters.intersection(each[1])))
        held = [number for number, letter in enumerate(paragraph) if letter in letters]
        return Place(part_id, text_of(paragraph), held[0], held[-1] + 1) if held else None

    def settle(self) -> None:
        """Note a save: from now on the words of each citation are those where it stands, typed ones among them."""
        for citation_id, letters in self.cited.items():
            place = self.place(citation_id)
            if place is not None:
                paragraph = next(
                    each for _, each in self._paragraphs() if letters & set(each) and text_of(each) == place.text
                )
                self.cited[citation_id] = set(paragraph[place.start : place.end])

    def state(self) -> tuple[dict[str, list[Paragraph]], dict[str, set[Letter]]]:
        """Return all of it, for `go_back`."""
        parts = {part_id: [list(each) for each in paragraphs] for part_id, paragraphs in self.parts.items()}
        return parts, {citation_id: set(letters) for citation_id, letters in self.cited.items()}

    def go_back(self, state: tuple[dict[str, list[Paragraph]], dict[str, set[Letter]]]) -> None:
        """Be as in a state again."""
        self.parts = {part_id: [list(each) for each in paragraphs] for part_id, paragraphs in state[0].items()}
        self.cited = {citation_id: set(letters) for citation_id, letters in state[1].items()}

    def _paragraphs(self) -> Iterator[tuple[str, Paragraph]]:
        return ((part_id, each) for part_id, paragraphs in self.parts.items() for each in paragraphs)


def letters_of(text: str) -> Paragraph:
    return [Letter(character) for character in text]


def text_of(letters: Iterable[Letter]) -> str:
    return "".join(letter.character for letter in letters)
