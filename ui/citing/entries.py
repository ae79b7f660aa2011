"""What can be cited, as rows to be found by typing: items, and excerpts under their items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.assessment import Assessment, EvidenceItem, Stance
from domain.evidence.evidence import Excerpt
from ui.messages import STANCES, counted, quoted
from ui.widgets.list_rows import ListRow

if TYPE_CHECKING:
    from store.workspace import Workspace

Named = tuple[str, str]
"""The id of an item and that of an excerpt of it, "" for the item as a whole."""
LONGEST_TITLE = 240
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be cited; `name` and `text` are what is searched, in small letters.

    What it looks like is made when it is shown: of many thousands, few are.
    """

    named: Named
    name: str
    text: str
    item: EvidenceItem
    excerpt: Excerpt | None
    about: str

    @property
    def stance(self) -> Stance:
        """What it says of the words, as far as that is known."""
        return self.excerpt.stance if self.excerpt is not None else Stance.SUPPORTS

    @property
    def lead(self) -> str:
        """The name under which it is cited."""
        return self.excerpt.name if self.excerpt is not None else self.item.reference

    @property
    def id(self) -> str:
        """The id of its row."""
        return "/".join(self.named)

    @property
    def row(self) -> ListRow:
        """How it is listed."""
        if self.excerpt is None:
            return ListRow(self.id, self.item.title, self.about, lead=self.lead)
        detail = f"{STANCES[self.stance]} \u00b7 {self.item.title}"
        return ListRow(self.id, quoted(_shortened(self.excerpt.text)), detail, lead=self.lead)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of an assessment as it was last read.

    `recent` begins with the excerpts made since the last citation, the newest first; then follows what was cited last.
    """

    assessment: Assessment
    items: Mapping[str, EvidenceItem]
    excerpts: Mapping[str, Excerpt]
    entries: Mapping[Named, Entry]
    recent: tuple[Named, ...] = ()
    categories: Mapping[str, str] = field(default_factory=dict)


def read_evidence(workspace: Workspace, assessment_id: str, categories: Mapping[str, str]) -> Evidence:
    """Read what can be cited, with its rows made; for the worker."""
    from store.queries.assessments import load_overview
    from store.queries.evidence import load_excerpts, load_items, uses_of

    assessment, _sections = load_overview(workspace, assessment_id)
    items = load_items(workspace, assessment_id)
    excerpts = load_excerpts(workspace, assessment_id)
    # Ids of citations and excerpts are in the order in which they were made.
    uses = {use.citation_id: (use.item_id, use.excerpt_id) for use in uses_of(workspace, assessment_id)}
    last = max(uses, default="")
    made = {excerpt.id: (excerpt.item_id, excerpt.id) for excerpt in excerpts if excerpt.id > last}
    recent = tuple(dict.fromkeys(named for _id, named in sorted((uses | made).items(), reverse=True)))
    entries = {entry.named: entry for entry in entries_of(items, excerpts, categories)}
    return Evidence(
        assessment,
        {item.id: item for item in items},
        {excerpt.id: excerpt for excerpt in excerpts},
        entries,
        recent,
        categories,
    )


def entries_of(
    items: Sequence[EvidenceItem], excerpts: Iterable[Excerpt], categories: Mapping[str, str]
) -> list[Entry]:
    """Return each item with its excerpts after it."""
    of_item: dict[str, list[Excerpt]] = {}
    for excerpt in excerpts:
        of_item.setdefault(excerpt.item_id, []).append(excerpt)
    found: list[Entry] = []
    for item in items:
        found.append(_of_item(item, categories))
        found += [_of_excerpt(excerpt, item) for excerpt in of_item.get(item.id, ())]
    return found


def find(evidence: Evidence, text: str) -> list[Entry]:
    """Return what holds every word typed, first what is named so; without words what was cited last, then the rest."""
    wanted = text.casefold().split()
    if not wanted:
        recent = [evidence.entries[named] for named in evidence.recent if named in evidence.entries]
        known = {entry.named for entry in recent}
        return recent + [entry for entry in evidence.entries.values() if entry.named not in known]
    found = list(evidence.entries.values())
    for word in sorted(wanted, key=len, reverse=True):
        found = [entry for entry in found if word in entry.text]
    name = " ".join(wanted)
    named = [entry for entry in found if entry.name.startswith(name)]
    if not named:
        return found
    named.sort(key=lambda entry: entry.name != name)
    return named + [entry for entry in found if not entry.name.startswith(name)]


def _of_item(item: EvidenceItem, categories: Mapping[str, str]) -> Entry:
    parts = [categories.get(item.category, item.category)]
    if item.people_heard:
        parts.append(counted(item.people_heard, "person", "people"))
    if item.confidential:
        parts.append("confidential")
    about = " \u00b7 ".join(part for part in parts if part) or "not yet described"
    files = " ".join(file.name for file in item.files)
    text = f"{item.reference} {item.title} {about} {item.given_by} {files}".casefold()
    return Entry((item.id, ""), item.reference.casefold(), text, item, None, about)


def _of_excerpt(excerpt: Excerpt, item: EvidenceItem) -> Entry:
    text = " ".join((excerpt.name, *excerpt.text.split(), item.title, excerpt.note)).casefold()
    return Entry((item.id, excerpt.id), excerpt.name.casefold(), text, item, excerpt, "")


def _shortened(text: str) -> str:
    words = " ".join(text[: 4 * LONGEST_TITLE].split())
    return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1].rstrip() + "\u2026"
