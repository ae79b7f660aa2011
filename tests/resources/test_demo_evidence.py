"""The sample's conversations, excerpts and citations hold together, and every check has something to show in them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from checks_alone import found_by
from prose_checks import lexicon, style_words, typing_of, typing_words, weighty

from domain.assessment import Document, Stance
from domain.checks.checking import Checked, HouseStyle, check_document
from domain.checks.evidence.quotes import QuoteState, compare_quote, quotes_in
from domain.checks.finding import Family
from domain.checks.privacy.privacy import PrivacyReader, personal_in
from domain.evidence.evidence import FileText, words_at
from domain.evidence.triangulation import matrix_of
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from resources.loader import path_of, read_json
from store.file_texts import from_json, to_json
from store.files import FileStore
from store.sample import read_sample, read_sample_pseudonyms, read_sample_texts
from ui.house_style import house_style

FOLDER = path_of("demo")
DEMO: dict[str, Any] = read_json("demo", "demo.json")
ROWS = [item for item in DEMO["evidence"] if "block" in item]
FILES = sorted((FOLDER / "files").iterdir())
LEAST_COVERED = "learning"
A_FEW = range(1, 7)


@cache
def framework() -> Framework:
    """Return the framework that the sample is assessed against."""
    name = f"{DEMO['framework']}.json"
    return parse_framework(read_json("frameworks", name), name)


@cache
def style() -> HouseStyle:
    """Return the words that checks go by."""
    return house_style()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """Return the sample as values."""
    return read_sample(framework(), FileStore(tmp_path_factory.mktemp("files")))


@pytest.fixture(scope="module")
def texts(sample: Document) -> dict[str, FileText]:
    """Return what is shipped of the texts of the sample's files."""
    return read_sample_texts(sample)


@pytest.fixture(scope="module")
def checked(sample: Document) -> Checked:
    """Return what checking the sample gives."""
    return check_document(framework(), sample, style(), read_sample_pseudonyms())


def shipped_text(path: Path) -> str:
    """Return what is shipped of a file's text, as it was written."""
    return (FOLDER / "texts" / f"{path.name}.json").read_text(encoding="utf-8")


def test_the_sample_has_the_size_of_a_real_assessment(sample: Document) -> None:
    assert 390 <= len(sample.items) <= 420
    assert 870 <= len(sample.excerpts) <= 930
    assert 850 <= len(sample.citations) <= 1_000
    named = [citation for citation in sample.citations if citation.excerpt_id]
    assert len(named) / len(sample.citations) > 0.9
    sheets = Counter(item["file"] for item in ROWS)
    assert len(sheets) == 4
    assert all(60 <= count <= 110 for count in sheets.values())


def test_most_items_are_disclosed_and_few_confidential() -> None:
    assert 0.75 < sum(item["disclosed"] for item in ROWS) / len(ROWS) < 1
    assert 5 <= sum(item["confidential"] for item in ROWS) <= 40
    heard = [item["people_heard"] for item in ROWS if item["people_heard"] is not None]
    assert heard.count(1) / len(heard) > 0.85
    assert max(heard) >= 8


def test_no_two_conversations_read_alike() -> None:
    assert len({item["title"] for item in DEMO["evidence"]}) == len(DEMO["evidence"])
    runs: Counter[tuple[str, ...]] = Counter()
    for item in ROWS:
        words = re.findall(r"[\w’]+", item["notes"].casefold())
        runs.update({tuple(words[start : start + 7]) for start in range(len(words) - 6)})
    assert [run for run, count in runs.items() if count > 1] == []


def test_a_conversation_is_specific() -> None:
    lengths = [len(item["notes"].split()) for item in ROWS]
    assert min(lengths) >= 12
    assert 30 <= sum(lengths) / len(lengths) <= 70


def test_the_shipped_texts_are_written_as_the_store_keeps_them() -> None:
    for shipped in map(shipped_text, FILES):
        assert to_json(from_json(shipped)) + "\n" == shipped


def test_the_shipped_texts_are_what_the_intake_reads() -> None:
    reading = pytest.importorskip("store.intake.reading", reason="the readers of the intake are not there yet")
    read = {path.name: to_json(reading.read_file(path, path.name)[1]) + "\n" for path in FILES}
    assert [path.name for path in FILES if shipped_text(path) != read[path.name]] == []


def test_no_text_is_left_over() -> None:
    shipped = {path.name for path in (FOLDER / "texts").iterdir()}
    assert shipped == {f"{path.name}.json" for path in FILES}


def test_a_row_is_the_block_that_its_item_names(sample: Document, texts: dict[str, FileText]) -> None:
    for item, entry in zip(sample.items, DEMO["evidence"], strict=True):
        if "block" in entry:
            (file,) = item.files
            cells = texts[file.sha256].blocks[file.block - 1].text.split("\t")
            category = framework().category(item.category).name
            heard = str(item.people_heard) if item.people_heard is not None else ""
            assert item.event_date is not None
            assert cells[1:] == [
                item.event_date.isoformat(),
                item.given_by,
                category,
                heard,
                item.title,
                item.notes,
            ]


def test_every_excerpt_is_verbatim(sample: Document, texts: dict[str, FileText]) -> None:
    items = {item.id: item for item in sample.items}
    for excerpt in sample.excerpts:
        item, place = items[excerpt.item_id], excerpt.place
        if excerpt.sha256:
            assert excerpt.sha256 in {file.sha256 for file in item.files}
            assert words_at(texts[excerpt.sha256], place) == excerpt.text
            assert texts[excerpt.sha256].blocks[place.block - 1].page == place.page
        else:
            assert place.block == 0
            assert item.notes[place.start : place.end] == excerpt.text


def test_an_excerpt_of_a_row_stands_in_that_row(sample: Document) -> None:
    blocks = {item.id: item.files[0].block for item in sample.items if item.files and item.files[0].block}
    places = [
        (excerpt.place.block, blocks[excerpt.item_id]) for excerpt in sample.excerpts if excerpt.item_id in blocks
    ]
    assert len(places) > 350
    assert all(stands == expected for stands, expected in places)


def test_every_excerpt_bears_on_a_statement_or_two(sample: Document) -> None:
    statements = {statement.id for statement in framework().statements}
    for excerpt in sample.excerpts:
        assert 1 <= len(excerpt.part_ids) <= 2, excerpt.text
        assert set(excerpt.part_ids) <= statements
    stances = Counter(excerpt.stance for excerpt in sample.excerpts)
    assert stances[Stance.SUPPORTS] > 0.9 * len(sample.excerpts)
    assert min(stances[Stance.CONTRADICTS], stances[Stance.CONTEXT]) >= 15
    assert sum(bool(excerpt.note) for excerpt in sample.excerpts) >= 10
    assert 4 <= sum(not excerpt.is_quotable for excerpt in sample.excerpts) <= 15


def test_excerpts_are_numbered_within_their_item_and_cited_with_it(sample: Document) -> None:
    numbers: dict[str, list[int]] = {}
    for excerpt in sample.excerpts:
        numbers.setdefault(excerpt.item_id, []).append(excerpt.number)
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())
    items = {excerpt.id: excerpt.item_id for excerpt in sample.excerpts}
    assert all(items[each.excerpt_id] == each.item_id for each in sample.citations if each.excerpt_id)


def test_coverage_shows_a_nearly_finished_assessment(checked: Checked) -> None:
    statements = {statement.id for statement in framework().statements}
    shares = {each.part_id: each.share.percent or 0 for each in checked.coverage.sections if each.part_id in statements}
    assert 65 <= shares.pop(LEAST_COVERED) <= 75
    assert all(80 <= share <= 95 for share in shares.values()), shares
    assert sum(each.is_by_hand for section in checked.coverage.sections for each in section.sentences) == 2


def test_every_check_of_evidence_has_something_to_show(checked: Checked) -> None:
    codes = Counter(finding.code for finding in checked.findings)
    for code in ("too-few-heard", "source-not-cited", "contradiction-unanswered", "outside-window", "quote-altered"):
        assert codes[code] in A_FEW, codes
    assert codes["version-superseded"] in A_FEW
    assert codes["sentence-not-evidenced"] > 20
    assert codes["not-disclosed"] > 20
    assert codes["category-missing"] == codes["single-category"] == codes["citation-detached"] == 0
    assert codes["quote-not-found"] == codes["quote-forbidden"] == 0


def test_some_quotations_are_verbatim_and_one_is_altered(sample: Document) -> None:
    states = Counter(
        compare_quote(quote.words, sample.excerpts).state
        for section in sample.sections
        for passage in section.passages
        for quote in quotes_in(passage, style().evidence)
    )
    assert states == {QuoteState.VERBATIM: 2, QuoteState.ALTERED: 1}


def test_the_findings_hold_nothing_that_tells_who_somebody_is(sample: Document, checked: Checked) -> None:
    codes = {finding.code for finding in checked.findings}
    assert not codes & {"person-name", "known-name", "telephone-number", "postcode", "e-mail-address", "nhs-number"}
    pseudonyms = read_sample_pseudonyms()
    assert len(pseudonyms) == 2
    names = [pseudonym.name for pseudonym in pseudonyms]
    assert all(personal_in(name, PrivacyReader(style().privacy), pseudonyms) for name in names)
    kept = [item.notes for item in sample.items] + [excerpt.text for excerpt in sample.excerpts]
    assert not any(name in text for name in names for text in kept)


def test_the_matrix_has_no_empty_cell_and_one_statement_leans_on_one_category(sample: Document) -> None:
    leaning = []
    for row in matrix_of(framework(), sample).rows:
        assert all(cell.item_ids for cell in row.cells), row.part_id
        supporting = [cell.supporting for cell in row.cells]
        if 2 * max(supporting) > sum(supporting):
            leaning.append(row.part_id)
    assert leaning == ["governance"]


def test_a_newer_version_supersedes_one_document_and_loses_one_excerpt(sample: Document) -> None:
    (item,) = (item for item in sample.items if len(item.files) > 1)
    older, newer = item.files
    assert (older.superseded_by, newer.superseded_by) == (newer.id, "")
    of_older = [excerpt for excerpt in sample.excerpts if excerpt.sha256 == older.sha256]
    found_again = {excerpt.earlier_id: excerpt for excerpt in sample.excerpts if excerpt.earlier_id}
    assert [excerpt.id in found_again for excerpt in of_older] == [True, False]
    assert all(found_again[each.id].text == each.text for each in of_older if each.id in found_again)
    assert {each.id for each in of_older} <= {citation.excerpt_id for citation in sample.citations}


def test_the_prose_of_the_sample_has_nothing_that_should_be_mended(sample: Document) -> None:
    families = (Family.TYPING, Family.REPETITION, Family.STYLE)
    found = found_by(framework(), sample, *families, typing=typing_words(), lexicon=lexicon(), style=style_words())
    assert [(each.code, each.text) for each in weighty(found)] == []


def test_what_people_said_is_not_taken_for_slips() -> None:
    said = [(each.code, each.text) for each in typing_of(*(item["notes"] for item in ROWS))]
    assert said == []
