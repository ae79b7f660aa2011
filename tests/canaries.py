"""An assessment with a word of its own in every private field, to be looked for in whatever leaves."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from builders import NOON, Desk, let_go
from evidence_files import pdf_of
from word_files import paragraph, word_file

from domain.assessment import EvidenceKind, PassageKind, Stance
from domain.checks.finding import Family, Finding, Severity
from domain.evidence.evidence import BlockKind, FileBlock, FileText, Locator, Need, ReadingStatus
from domain.review.comments import CommentKind, Target
from domain.text.anchors import make_anchor
from store.actions.assessments import add_member, create_assessment, remove_member
from store.actions.checks import waive_finding, write_own_rules
from store.actions.citations import cite, mark_sentence
from store.actions.comments import add_comment, reply
from store.actions.evidence import add_item, change_item, remove_item
from store.actions.excerpts import add_excerpt, remove_excerpt
from store.actions.history import undo
from store.actions.intake import take_in
from store.actions.pseudonyms import add_pseudonym, remove_pseudonym
from store.actions.scores import set_level
from store.actions.text import keep_aside, save_text
from store.actions.texts import keep_texts
from store.actions.versions import supersede_file
from store.changes import Actor, Changed
from store.errors import Stale
from store.ids import new_id
from store.queries.evidence import load_items
from store.queries.text import load_section
from store.tables.evidence import EvidenceFileRow
from store.unit import unit_of_work
from store.values import AssessmentDetails, ExcerptDetails, FileToAttach, ItemDetails, PassageEdit, SectionEdit
from store.workspace import Workspace

AUTHORITY = "Canaryshire"
OPEN_TITLE = "Open report on waiting"
OPEN_PAPER = "Open paper on waiting"
OPEN_WORDS = "Waiting had fallen by a third."
FINDING = "People told us that waiting had fallen. Staff said that they were heard."


@dataclass
class Canaries:
    """Hands out words that stand nowhere else and remembers which field each was planted in."""

    planted: dict[str, str] = field(default_factory=dict)

    def __call__(self, place: str) -> str:
        word = f"Zwit{len(self.planted):02}serleven"
        self.planted[word] = place
        return word

    def found_in(self, data: bytes) -> list[str]:
        """Return the fields whose words stand in these bytes, in any encoding that a document may use."""
        lowered = data.lower()
        return [
            place
            for word, place in self.planted.items()
            if any(word.lower().encode(coding) in lowered for coding in ("utf-8", "utf-16-le", "utf-16-be"))
        ]


def everything_in(data: bytes) -> bytes:
    """Return these bytes and, where they are a zip, the names and contents of its parts, of zips within it too."""
    if not zipfile.is_zipfile(BytesIO(data)):
        return data
    pieces = [data]
    with zipfile.ZipFile(BytesIO(data)) as archive:
        pieces.append(archive.comment)
        for entry in archive.infolist():
            pieces += [entry.filename.encode("utf-8"), entry.extra, entry.comment, everything_in(archive.read(entry))]
    return b"\n".join(pieces)


@dataclass(frozen=True)
class _Planting:
    desk: Desk
    actor: Actor
    outside: Path
    word: Canaries
    part_id: str
    passage_id: str

    def do(self, action: Callable[..., Changed], **parameters: Any) -> tuple[str, ...]:
        workspace, assessment_id = self.desk.workspace, self.desk.assessment_id
        return action(workspace, self.actor, NOON, assessment_id=assessment_id, **parameters).result

    @property
    def section_id(self) -> str:
        return self.desk.section_id(self.part_id)

    def attach(self, name: str, content: bytes, details: ItemDetails, text: str) -> tuple[str, str]:
        """Attach a file with the text read from it; return its item's id and its SHA-256."""
        path = self.outside / name
        path.write_bytes(content)
        added = self.do(take_in, sources=[FileToAttach(path, details)])
        reference = added[0] if added else self._attach_again(content, name, details)
        items = load_items(self.desk.workspace, self.desk.assessment_id)
        item = next(each for each in items if each.reference == reference)
        read = FileText(ReadingStatus.READ, (FileBlock(BlockKind.PARAGRAPH, text),), 1, (("title", text),))
        self.do(keep_texts, texts={item.files[0].sha256: read})
        return item.id, item.files[0].sha256

    def _attach_again(self, content: bytes, name: str, details: ItemDetails) -> str:
        """Give another item a file that the assessment has already, as a spreadsheet's rows and older workspaces do."""
        item_id, reference = self.do(add_item, details=replace(details, kind=EvidenceKind.FILE))
        file = EvidenceFileRow(
            id=new_id(),
            assessment_id=self.desk.assessment_id,
            item_id=item_id,
            stored_id=hashlib.sha256(content).hexdigest(),
            position=1,
            name=name,
        )
        with unit_of_work(self.desk.workspace, self.actor, NOON, "files-attached", self.desk.assessment_id) as unit:
            unit.session.add(file)
        return reference

    def excerpt(self, item_id: str, sha256: str, text: str, **details: Any) -> str:
        place = Locator(1 if sha256 else 0, 0, len(text))
        more = ExcerptDetails(**details)
        return self.do(add_excerpt, item_id=item_id, text=text, sha256=sha256, place=place, details=more)[0]

    def cite(self, item_id: str, words: str, stance: Stance = Stance.SUPPORTS, excerpt_id: str = "") -> None:
        start = FINDING.index(words)
        anchor = make_anchor(self.passage_id, FINDING, start, start + len(words))
        where = {"section_id": self.section_id, "anchor": anchor}
        self.do(cite, item_id=item_id, stance=stance, excerpt_id=excerpt_id, **where)


def plant(folder: Path, outside: Path) -> Canaries:
    """Make a workspace in `folder` with the one assessment AUTHORITY; its files are taken in from `outside`."""
    word = Canaries()
    actor = Actor(word("person at work"), word("role of the person at work"))
    workspace = Workspace.create(folder, actor, NOON)
    details = AssessmentDetails(AUTHORITY)
    made = create_assessment(workspace, actor, NOON, framework_id="cqc-la-2025", details=details).result[0]
    part_id = workspace.framework("cqc-la-2025").statements[0].id
    desk = Desk(workspace, made)
    outside.mkdir()
    planting = _Planting(desk, actor, outside, word, part_id, desk.write(part_id, FINDING)[0])
    for plant_some in (
        _people,
        _open_file,
        _open_note,
        _closed_files,
        _closed_words,
        _shared,
        _enclosed,
        _papers,
        _gone,
        _remarks,
        _checks,
    ):
        plant_some(planting)
    let_go(workspace)
    return word


def _people(at: _Planting) -> None:
    word = at.word
    at.do(add_member, name=word("name of a member"), role=word("role of a member"))
    member = at.do(add_member, name=word("name of a former member"), role="")
    at.do(remove_member, member_id=member[0])
    at.do(add_pseudonym, name=word("real name"), pseudonym=word("pseudonym"), note=word("note on a pseudonym"))
    former = at.do(add_pseudonym, name=word("former real name"), pseudonym=word("former pseudonym"))
    at.do(remove_pseudonym, pseudonym_id=former[0])
    at.do(set_level, section_id=at.section_id, level=3, why=word("rationale"))
    other = at.desk.section_id(at.desk.workspace.framework("cqc-la-2025").statements[1].id)
    at.do(set_level, section_id=other, level=2, why=word("former rationale"))
    at.do(set_level, section_id=other, level=2, why=word("rationale that replaced another"))


def _private(word: Canaries, what: str) -> dict[str, Any]:
    return {
        "given_by": word(f"giver of {what}"),
        "notes": word(f"notes of {what}"),
        "url": f"https://example.org/{word(f'address of {what}')}",
    }


def _open_file(at: _Planting) -> None:
    word = at.word
    details = ItemDetails(OPEN_TITLE, EvidenceKind.FILE, "processes", people_heard=3, **_private(word, "an open file"))
    item_id, sha256 = at.attach(f"{word('name of an open file')}.txt", OPEN_WORDS.encode(), details, OPEN_WORDS)
    excerpt_id = at.excerpt(item_id, sha256, "Waiting had", note=word("note on an open excerpt"), is_quotable=False)
    at.cite(item_id, "waiting had", excerpt_id=excerpt_id)
    at.cite(item_id, "Staff said", Stance.CONTRADICTS)
    newer = at.outside / f"{word('name of a newer version')}.txt"
    newer.write_text(f"{OPEN_WORDS} And more.", encoding="utf-8")
    text = FileText(ReadingStatus.READ, (FileBlock(BlockKind.PARAGRAPH, f"{OPEN_WORDS} And more."),))
    items = load_items(at.desk.workspace, at.desk.assessment_id)
    at.do(supersede_file, file_id=items[0].files[0].id, path=newer, text=text)


def _open_note(at: _Planting) -> None:
    word = at.word
    details = ItemDetails("Open note", EvidenceKind.NOTE, "people", **_private(word, "an open note"))
    item_id = at.do(add_item, details=details)[0]
    excerpt_id = at.excerpt(item_id, "", details.notes, note=word("note on an excerpt of notes"))
    at.cite(item_id, "they were heard", excerpt_id=excerpt_id)
    link = ItemDetails("Open link", EvidenceKind.LINK, "processes", **_private(word, "an open link"))
    at.cite(at.do(add_item, details=link)[0], "waiting had", Stance.CONTEXT)


def _closed_files(at: _Planting) -> None:
    word = at.word
    for ending in ("txt", "docx"):
        what = f"a confidential {ending} file"
        details = ItemDetails(
            word(f"title of {what}"), EvidenceKind.FILE, "people", confidential=True, **_private(word, what)
        )
        words = f"{word(f'content of {what}')} said so."
        content = words.encode() if ending == "txt" else word_file(paragraph(words))
        read = f"{word(f'text read from {what}')} said so."
        item_id, sha256 = at.attach(f"{word(f'name of {what}')}.{ending}", content, details, read)
        excerpt_id = at.excerpt(item_id, sha256, read, note=word(f"note on an excerpt of {what}"))
        at.cite(item_id, "waiting had", Stance.CONTEXT, excerpt_id)


def _closed_words(at: _Planting) -> None:
    word = at.word
    for kind in (EvidenceKind.NOTE, EvidenceKind.LINK):
        what = f"a confidential {kind}"
        details = ItemDetails(word(f"title of {what}"), kind, "partners", confidential=True, **_private(word, what))
        item_id = at.do(add_item, details=details)[0]
        excerpt_id = at.excerpt(item_id, "", details.notes, note=word(f"note on an excerpt of {what}"))
        at.cite(item_id, "they were heard", excerpt_id=excerpt_id)


def _shared(at: _Planting) -> None:
    """One file, attached for an open item and for a confidential one."""
    words = f"{at.word('content of a file that is also confidential')} said so."
    for is_closed in (True, False):
        title = at.word("title of a shared file") if is_closed else "Open side of a shared file"
        details = ItemDetails(title, EvidenceKind.FILE, "people", confidential=is_closed)
        item_id, sha256 = at.attach(f"{at.word('name of a shared file')}.txt", words.encode(), details, words)
        at.excerpt(item_id, sha256, words)


def _enclosed(at: _Planting) -> None:
    """An open e-mail whose attachment is a confidential item."""
    words = f"{at.word('content of a confidential attachment')} said so."
    closed = ItemDetails(at.word("title of a confidential attachment"), EvidenceKind.FILE, confidential=True)
    at.attach("attachment.txt", words.encode(), closed, words)
    mail = EmailMessage()
    mail["Subject"] = "Open e-mail"
    mail.set_content("The letter is attached.")
    name = f"{at.word('name of a confidential attachment')}.txt"
    mail.add_attachment(words.encode(), maintype="text", subtype="plain", filename=name)
    at.attach("mail.eml", mail.as_bytes(), ItemDetails("Open e-mail", EvidenceKind.FILE), "The letter is attached.")


def _papers(at: _Planting) -> None:
    """Three PDF files: an open one, a confidential one, and an open one that has another file attached."""
    for title, extra, is_closed in (
        (OPEN_PAPER, "", False),
        (at.word("title of a confidential paper"), "", True),
        ("Paper with a letter", "/Names << /EmbeddedFiles << /Names [] >> >>", False),
    ):
        held = is_closed or bool(extra)
        words = f"{at.word(f'content of {title}')} said so." if held else OPEN_WORDS
        details = ItemDetails(title, EvidenceKind.FILE, "processes", confidential=is_closed)
        name = f"{at.word(f'name of {title}')}.pdf"
        text = f"{at.word(f'text read from {title}')} said so." if is_closed else OPEN_WORDS
        item_id, sha256 = at.attach(name, pdf_of([[words]], extra, title=title), details, text)
        at.excerpt(item_id, sha256, text[: text.index(" ", 8)])


def _gone(at: _Planting) -> None:
    """What was there once and is in the history only."""
    word = at.word
    removed = at.do(add_item, details=ItemDetails(word("title of a removed item"), notes=word("notes that are gone")))
    at.do(remove_item, item_id=removed[0])
    changed = at.do(add_item, details=ItemDetails(word("former title"), notes=word("former notes")))[0]
    at.do(change_item, item_id=changed, details=ItemDetails("Present title"), base_version=1)
    notes = word("notes with a removed excerpt")
    noted = at.do(add_item, details=ItemDetails("Item with a removed excerpt", notes=notes))[0]
    at.do(remove_excerpt, excerpt_id=at.excerpt(noted, "", notes, note=word("note on a removed excerpt")))
    at.do(add_item, details=ItemDetails(word("title of an undone item")))
    undo(at.desk.workspace, at.actor, NOON, assessment_id=at.desk.assessment_id)
    text = f"{word('findings that were deleted')} was written here."
    passage_id = at.desk.write(at.part_id, text)[0]
    anchor = make_anchor(passage_id, text, 0, len(text))
    at.do(cite, section_id=at.section_id, anchor=anchor, item_id=changed)
    at.do(mark_sentence, section_id=at.section_id, anchor=anchor, need=Need.NONE)
    at.do(save_text, edit=SectionEdit(at.section_id, (), (passage_id,), (at.passage_id,)))


def _remarks(at: _Planting) -> None:
    word = at.word
    kept = {"text": word("kept text"), "source": word("source of a kept text"), "reason": "too-much"}
    at.do(keep_aside, section_id=at.section_id, **kept)
    workspace = at.desk.workspace
    anchor = make_anchor(at.passage_id, load_section(workspace, at.section_id).passages[0].text, 0, 5)
    made = at.do(
        add_comment,
        section_id=at.section_id,
        target=Target.TEXT,
        anchor=anchor,
        kind=CommentKind.QUESTION,
        text=word("comment"),
        assigned_to=word("person who is to answer"),
    )
    at.do(reply, comment_id=made[0], text=word("answer to a comment"))
    section = load_section(workspace, at.section_id)
    stale = PassageEdit(at.passage_id, PassageKind.PARAGRAPH, word("text of a stale save"), base_version=99)
    with pytest.raises(Stale):
        at.do(save_text, edit=SectionEdit(section.id, (stale,), (), tuple(each.id for each in section.passages)))


def _checks(at: _Planting) -> None:
    """A waived finding, whose data tells what stands in the evidence, and rules of one's own."""
    word = at.word
    words = load_section(at.desk.workspace, at.section_id).passages[0].text[:6]
    data = (("original", word("evidence named by a waived finding")),)
    place = (at.section_id, at.passage_id, 0, 6, words)
    finding = Finding("quote-altered", Family.QUOTES, Severity.SHOULD, *place, data=data)
    for reason in ("former reason of a waiver", "reason of a waiver"):
        at.do(waive_finding, finding=finding, reason=word(reason))
    text = f"avoid: clients -> people # {word('comment in the own rules')}"
    write_own_rules(at.desk.workspace, at.actor, NOON, text=text)
