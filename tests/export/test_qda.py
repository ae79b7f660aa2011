"""Excerpts as a REFI-QDA project: valid against its schema, nothing private in it, and the same when read back."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from builders import DATA
from evidence_builders import (
    CLOSED_FILE,
    DAY,
    EXCERPTS,
    FILE_TEXT,
    FIRST,
    FRAMEWORK,
    ITEMS,
    OPEN_FILE,
    SECOND,
    an_evidenced_document,
)
from lxml import etree
from report_builders import packed, parts_of

from domain.assessment import Document
from domain.evidence.coding import CodedProject, ImportedExcerpt, coded_project
from domain.evidence.evidence import Excerpt, FileText, Locator
from export.errors import CannotWrite, UnreadableDocument
from export.qda import package
from export.qda.names import named
from export.qda.reader import read_qda
from export.qda.writer import export_qda

SCHEMA = etree.XMLSchema(etree.parse(DATA / "Project-mrt2019.xsd"))
HEAD = '<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="Elsewhere">'
GUID = "0616fddd-8dd6-42a0-b5b0-ab7c8972{:04}"


def text_of(sha256: str) -> FileText | None:
    return FILE_TEXT if sha256 in ("a" * 64, "b" * 64) else None


PAPER = b"%PDF the very bytes of the paper"


def a_project(document: Document | None = None, enclosing: frozenset[str] = frozenset()) -> CodedProject:
    return coded_project(FRAMEWORK, document or an_evidenced_document(), text_of, enclosing)


def opened(sha256: str) -> BinaryIO:
    assert sha256 == OPEN_FILE.sha256
    return BytesIO(PAPER)


def written(project: CodedProject, tmp_path: Path) -> bytes:
    export_qda(project, DAY, tmp_path / "ours.qdpx", opened)
    return (tmp_path / "ours.qdpx").read_bytes()


def named_otherwise(name: str, **more: Any) -> Document:
    """The document with its open file under another name."""
    items = (replace(ITEMS[0], files=(replace(OPEN_FILE, name=name, **more),)), *ITEMS[1:])
    return replace(an_evidenced_document(), items=items)


def project_of(data: bytes) -> etree._Element:
    return etree.fromstring(parts_of(data)["project.qde"])


def theirs(tmp_path: Path, inside: str, **texts: str) -> Path:
    """Another program's project with these texts as parts."""
    path = tmp_path / "theirs.qdpx"
    parts = {f"Sources/{name}.txt": text.encode("utf-8") for name, text in texts.items()}
    path.write_bytes(packed({"project.qde": f"{HEAD}{inside}</Project>".encode(), **parts}))
    return path


@pytest.mark.parametrize("name", ["notes.pdf", "notes.docx"])
def test_a_project_is_valid_against_the_schema(tmp_path: Path, name: str) -> None:
    SCHEMA.assertValid(project_of(written(a_project(named_otherwise(name)), tmp_path)))


def test_a_project_without_excerpts_is_valid_too(tmp_path: Path) -> None:
    data = written(a_project(replace(an_evidenced_document(), excerpts=())), tmp_path)
    SCHEMA.assertValid(project_of(data))
    assert list(parts_of(data)) == ["project.qde"]


def test_a_pdf_file_goes_along_with_its_words_as_its_representation(tmp_path: Path) -> None:
    data = written(a_project(named_otherwise("Notes of Jo.PDF")), tmp_path)
    (source,) = project_of(data).iterfind(f".//{named('Sources')}/*")
    (representation,) = source
    assert (source.tag, representation.tag) == (named("PDFSource"), named("Representation"))
    selections = representation.findall(named("PlainTextSelection"))
    assert [each.get("startPosition") for each in selections] == ["26", "47"]
    parts = parts_of(data)
    assert parts[source.get("path").replace("internal:/", "sources")] == PAPER
    assert "far too long" in parts[representation.get("plainTextPath").replace("internal:/", "sources")].decode("utf-8")
    assert b"Notes of Jo" not in b"".join((*parts.values(), *(name.encode() for name in parts)))


@pytest.mark.parametrize(
    ("document", "enclosing"),
    [
        (named_otherwise("notes.docx"), frozenset()),
        (named_otherwise("notes.pdf"), frozenset({OPEN_FILE.sha256})),
    ],
)
def test_of_other_files_and_of_those_with_a_confidential_one_in_them_the_text_alone_goes_out(
    tmp_path: Path, document: Document, enclosing: frozenset[str]
) -> None:
    data = written(a_project(document, enclosing), tmp_path)
    (source,) = project_of(data).iterfind(f".//{named('Sources')}/*")
    assert source.tag == named("TextSource")
    assert sorted(name.rpartition(".")[2] for name in parts_of(data)) == ["qde", "txt"]


def test_a_pdf_file_of_two_items_is_packed_once(tmp_path: Path) -> None:
    other = replace(EXCERPTS[0], id="x-9", item_id="item-3")
    items = (*ITEMS[:2], replace(ITEMS[2], files=(OPEN_FILE,)))
    document = replace(an_evidenced_document(), items=items, excerpts=(*EXCERPTS, other))
    data = written(a_project(document), tmp_path)
    SCHEMA.assertValid(project_of(data))
    assert sorted(name.rpartition(".")[2] for name in parts_of(data)) == ["pdf", "qde", "txt", "txt"]


@pytest.mark.parametrize("name", ["notes.pdf", "notes.docx"])
def test_what_is_read_back_is_what_was_written(tmp_path: Path, name: str) -> None:
    export_qda(a_project(named_otherwise(name)), DAY, tmp_path / "ours.qdpx", opened)
    project = read_qda(tmp_path / "ours.qdpx")
    assert (project.name, project.origin, project.notices) == ("Borough of Marwell: evidence excerpts", "Assay", ())
    (source,) = project.sources
    assert (source.name, source.text) == (
        "E-001 Carers’ meeting",
        "Meeting of carers\nWe were heard 🙂 by the team.\nWaiting is far too long.",
    )
    statements = f"Quality statements / {SECOND.name}", f"Quality statements / {FIRST.name}"
    assert source.excerpts == (
        ImportedExcerpt(26, 36, "heard 🙂 by", ("Stance / Supports", *statements), "", "E-001/1"),
        ImportedExcerpt(47, 61, "Waiting is far", ("Stance / Contradicts", statements[1]), "", "E-001/2"),
    )


def test_nothing_confidential_and_no_note_goes_out(tmp_path: Path) -> None:
    project = a_project()
    assert project.left_out == (("confidential", 1),)
    assert all(b"PRIVATE" not in content for content in parts_of(written(project, tmp_path)).values())


def test_excerpts_of_notes_stay() -> None:
    notes = Excerpt("x-9", "item-1", "E-001", 3, "PRIVATE", "", Locator(0, 0, 7))
    project = a_project(replace(an_evidenced_document(), excerpts=(*EXCERPTS, notes)))
    assert dict(project.left_out) == {"confidential": 1, "notes": 1}
    assert [excerpt.name for source in project.sources for excerpt in source.excerpts] == ["E-001/1", "E-001/2"]


def test_an_excerpt_that_no_longer_stands_in_its_text_stays() -> None:
    moved = replace(EXCERPTS[0], place=Locator(2, 9, 19))
    project = a_project(replace(an_evidenced_document(), excerpts=(moved,)))
    assert (project.sources, dict(project.left_out)) == ((), {"lost": 1})


def test_of_a_file_shared_with_a_confidential_item_only_the_open_row_goes_out() -> None:
    items = (
        replace(ITEMS[0], files=(replace(OPEN_FILE, block=2),)),
        replace(ITEMS[1], files=(replace(OPEN_FILE, id="again", block=3),)),
    )
    project = a_project(replace(an_evidenced_document(), items=items))
    assert [source.text for source in project.sources] == ["We were heard 🙂 by the team."]
    assert [source.pdf for source in project.sources] == [""]
    assert [(excerpt.start, excerpt.end) for excerpt in project.sources[0].excerpts] == [(8, 18)]


def test_of_a_file_that_is_confidential_as_a_whole_for_another_item_nothing_goes_out() -> None:
    items = (ITEMS[0], replace(ITEMS[1], files=(replace(CLOSED_FILE, sha256="a" * 64, block=3),)))
    project = a_project(replace(an_evidenced_document(), items=items))
    assert project.sources == ()


def test_an_excerpt_that_must_not_be_quoted_says_so() -> None:
    excerpts = (replace(EXCERPTS[0], is_quotable=False),)
    project = a_project(replace(an_evidenced_document(), excerpts=excerpts))
    assert "not-quotable" in project.sources[0].excerpts[0].codes


def test_the_same_excerpts_give_the_same_bytes_and_ids(tmp_path: Path) -> None:
    assert written(a_project(), tmp_path) == written(a_project(), tmp_path)
    root = project_of(written(a_project(), tmp_path))
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids))


def test_a_project_of_another_program_is_read_with_its_codes_and_notes(tmp_path: Path) -> None:
    code, text, note = GUID.format(1), GUID.format(2), GUID.format(3)
    path = theirs(
        tmp_path,
        f"""<CodeBook><Codes><Code guid="{{{code.upper()}}}" name="Care" isCodable="true"/></Codes></CodeBook>
        <Sources><TextSource guid="{text}" name="Talk" plainTextPath="internal://{text}.txt">
        <PlainTextSelection guid="{GUID.format(4)}" name="n" startPosition="4" endPosition="9">
        <Description>first</Description><Coding guid="{GUID.format(5)}"><CodeRef targetGUID="{code}"/></Coding>
        <NoteRef targetGUID="{note}"/></PlainTextSelection></TextSource>
        <PDFSource guid="{GUID.format(6)}" name="Paper.pdf" path="internal://x.pdf">
        <Representation guid="{GUID.format(7)}"><PlainTextContent>Inside</PlainTextContent></Representation>
        </PDFSource></Sources>
        <Notes><Note guid="{note}"><PlainTextContent>second</PlainTextContent></Note></Notes>""",
        **{text: "\ufeffOne whole talk"},
    )
    project = read_qda(path)
    talk, paper = project.sources
    assert talk.excerpts == (ImportedExcerpt(4, 9, "whole", ("Care",), "first\nsecond", "n"),)
    assert (paper.name, paper.text, project.notices) == ("Paper.pdf", "Inside", ())


def test_what_is_not_understood_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    place = 'guid="{}" startPosition="{}" endPosition="{}"'
    selections = "".join(
        f"<PlainTextSelection {place.format(GUID.format(number), start, end)}/>"
        for number, (start, end) in enumerate([(0, 3), (2, 99), (-1, 2), (3, 3), ("x", 4)])
    )
    path = theirs(
        tmp_path,
        f"""<Cases><Case guid="{GUID.format(10)}"/></Cases><Sources>
        <PictureSource guid="{GUID.format(11)}"/><AudioSource guid="{GUID.format(12)}"/>
        <TextSource guid="{GUID.format(13)}" richTextPath="internal://a.docx"/>
        <TextSource guid="{GUID.format(14)}"><PlainTextContent>Words</PlainTextContent>{selections}</TextSource>
        </Sources>""",
    )
    project = read_qda(path)
    assert [excerpt.text for excerpt in project.sources[0].excerpts] == ["Wor"]
    counts = {notice.code: dict(notice.data)["count"] for notice in project.notices}
    assert counts == {
        "qda-pictures-left-out": "1",
        "qda-sounds-left-out": "1",
        "qda-texts-left-out": "1",
        "qda-selections-left-out": "4",
        "qda-things-left-out": "1",
    }


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"no zip at all", "damaged"),
        (packed({"other.txt": b"x"}), "other-type"),
        (packed({"project.qde": b"<Project/>"}), "other-type"),
        (packed({"project.qde": b"<Project"}), "damaged"),
        (packed({"project.qde": b'<!DOCTYPE a [<!ENTITY b "c">]><Project/>'}), "holds-doctype"),
        (packed({"project.qde": "<!DOCTYPE a><Project/>".encode("utf-16")}), "holds-doctype"),
    ],
)
def test_a_file_that_is_no_sound_project_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "bad.qdpx"
    path.write_bytes(content)
    with pytest.raises(UnreadableDocument) as refused:
        read_qda(path)
    assert (refused.value.code, refused.value.data["name"]) == (code, "bad.qdpx")


def test_a_text_that_unpacks_to_far_more_than_any_is_not_unpacked(tmp_path: Path) -> None:
    buffer = BytesIO()
    source = f'<TextSource guid="{GUID.format(1)}" plainTextPath="internal://bomb.txt"/>'
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", f"{HEAD}<Sources>{source}</Sources></Project>")
        archive.writestr("sources/bomb.txt", b"0" * (4 * 1024 * 1024))
    (tmp_path / "bomb.qdpx").write_bytes(buffer.getvalue())
    with pytest.raises(UnreadableDocument, match="too-much-unpacked"):
        read_qda(tmp_path / "bomb.qdpx")


def test_too_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_PARTS", 1)
    with pytest.raises(UnreadableDocument, match="too-many-parts"):
        read_qda(theirs(tmp_path, "", one="1"))


def test_a_text_outside_the_project_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("outside", encoding="utf-8")
    outside = (tmp_path / "outside.txt").as_posix()
    places = (f"absolute://{outside}", "relative://outside.txt", "internal://../outside.txt", outside)
    sources = "".join(
        f'<TextSource guid="{GUID.format(number)}" plainTextPath="{place}"/>' for number, place in enumerate(places)
    )
    project = read_qda(theirs(tmp_path, f"<Sources>{sources}</Sources>"))
    assert project.sources == ()


@pytest.mark.parametrize(("name", "code"), [("project.zip", "unknown-ending"), ("", "is-folder")])
def test_a_project_has_an_ending_of_its_own(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(CannotWrite, match=code):
        export_qda(a_project(), DAY, tmp_path / name, opened)
