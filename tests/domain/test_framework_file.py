"""A framework file is read whole or refused with the fault and its place."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.frameworks.file import FrameworkFault, framework_to_data, parse_framework
from domain.frameworks.framework import Framework, PartKind, ScoringMethod
from domain.frameworks.rules import faults
from resources.loader import framework_files

MADE_UP = Path(__file__).parents[1] / "data" / "made_up_framework.json"
OFFICIAL = Path(__file__).parents[3] / "shared" / "data" / "framework_la.json"
SHIPPED = [json.loads(path.read_text(encoding="utf-8")) for path in framework_files()]
EVERY = [*SHIPPED, json.loads(MADE_UP.read_text(encoding="utf-8"))]

Data = dict[str, Any]
Fault = Callable[[Data], object]


def a_framework() -> Data:
    return copy.deepcopy(EVERY[-1])


def a_category_framework() -> Data:
    return copy.deepcopy(next(each for each in SHIPPED if each["method"]["scoring"] == "categories"))


def fault_in(data: object) -> FrameworkFault:
    with pytest.raises(FrameworkFault) as caught:
        parse_framework(data, "some.json")
    return caught.value


@pytest.mark.parametrize("data", EVERY, ids=lambda each: each["id"])
def test_a_framework_survives_being_written_and_read_again(data: Data) -> None:
    framework = parse_framework(data, "some.json")
    written = json.loads(json.dumps(framework_to_data(framework)))
    assert parse_framework(written, "again.json") == framework


def test_both_methods_are_shipped() -> None:
    frameworks = {each["id"]: parse_framework(each, each["id"]) for each in SHIPPED}
    assert frameworks["cqc-la-2023"].method.scoring is ScoringMethod.CATEGORIES
    assert frameworks["cqc-la-2025"].method.scoring is ScoringMethod.JUDGEMENT
    assert frameworks["cqc-la-2023"].valid_from == date(2023, 12, 1)
    for framework in frameworks.values():
        assert {source.licence for source in framework.sources} == {"Open Government Licence v3.0"}


def official() -> Data:
    if not OFFICIAL.exists():
        pytest.skip(f"the official wording is not beside the checkout: {OFFICIAL.name}")
    data: Data = json.loads(OFFICIAL.read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda each: each["id"])
def test_the_official_wording_is_shipped_to_the_letter(shipped: Data) -> None:
    framework, source = parse_framework(shipped, shipped["id"]), official()
    for ours, theirs in zip(framework.statements, source["statements"], strict=True):
        assert (ours.number, ours.id, ours.name) == (theirs["n"], theirs["id"], theirs["name"])
        assert (ours.commitment, list(ours.expectations)) == (theirs["we"], theirs["i"])
        assert (list(ours.aliases), list(ours.topics)) == (theirs.get("alias", []), theirs["topics"])
        assert ours.topics_confirmed is (theirs["topics_verified"] is True)
    for theme, given in zip(framework.themes, source["themes"], strict=True):
        assert (theme.number, theme.name, theme.report_name) == (given["id"], given["name"], given["report_name"])
        assert [each.id for each in theme.statements] == given["statements"]
    assert [(each.value, each.label) for each in framework.scale] == [
        (e["score"], e["label"]) for e in source["scores"]
    ]
    assert [(each.id, each.used) for each in framework.categories] == [
        (each["id"], each["used"]) for each in source["evidence_categories"]
    ]
    assert [(each.label.lower(), each.lowest, each.highest) for each in framework.method.bands] == [
        (each["rating"], each["from"], each["to"]) for each in source["overall"]["thresholds"]
    ]
    assert framework.score_line(3) == "3 - Evidence shows a good standard"


def test_every_narrative_part_says_what_belongs_there() -> None:
    for data in SHIPPED:
        for part in parse_framework(data, data["id"]).outline:
            assert part.guidance or part.kind is not PartKind.NARRATIVE


def set_at(*path: str | int, to: object) -> Fault:
    """Return a change that puts another value at a place of the data."""

    def change(data: Data) -> None:
        inner: Any = data
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = to

    return change


def without(*path: str | int) -> Fault:
    def change(data: Data) -> None:
        inner: Any = data
        for step in path[:-1]:
            inner = inner[step]
        del inner[path[-1]]

    return change


FIRST = ("themes", 0, "statements", 0)
SHAPE: list[tuple[Fault, str, str]] = [
    (without("title"), "title", "missing"),
    (without(*FIRST, "commitment"), "themes[0].statements[0].commitment", "missing"),
    (set_at("colour", to="red"), "colour", "not known"),
    (set_at(*FIRST, "we", to="We"), "themes[0].statements[0].we", "not known"),
    (set_at("title", to=7), "title", "expected text, found a whole number"),
    (set_at("title", to=None), "title", "found nothing"),
    (set_at("scale", 0, "value", to="1"), "scale[0].value", "expected a whole number, found text"),
    (set_at("scale", 0, "value", to=True), "scale[0].value", "found true or false"),
    (set_at("scale", 0, "value", to=1.0), "scale[0].value", "found float"),
    (set_at("scale", to={}), "scale", "expected a list, found an object"),
    (set_at("terms", to=[]), "terms", "expected an object, found a list"),
    (set_at("terms", "score", to=1), "terms.score", "expected text"),
    (set_at("valid_from", to="1 April 2024"), "valid_from", "not a date"),
    (set_at("valid_from", to="20240401"), "valid_from", "not a date"),
    (set_at("outline", 0, "kind", to="poem"), "outline[0].kind", "none of heading, narrative"),
    (set_at(*FIRST, "characteristics", to={"one": "x"}), "themes[0].statements[0].characteristics.one", "whole number"),
    (set_at(*FIRST, "characteristics", to={"01": "x"}), "themes[0].statements[0].characteristics.01", "whole number"),
]
MEANING: list[tuple[Fault, str, str]] = [
    (set_at("id", to="CQC LA"), "id", "not an id"),
    (set_at("title", to=" "), "title", "must not be empty"),
    (set_at("valid_to", to="2024-03-31"), "valid_to", "before it begins"),
    (set_at("scale", 1, "value", to=1), "scale[1].value", "does not ascend from 1 to 1"),
    (set_at("scale", 0, "value", to=-1), "scale[0].value", "negative"),
    (set_at("scale", to=[]), "scale", "at least two"),
    (set_at("categories", 1, "id", to="visitors"), "categories[1].id", "more than once"),
    (set_at("themes", to=[]), "themes", "no statements"),
    (set_at("themes", 1, "id", to="readers"), "themes[1].id", "more than once"),
    (set_at("themes", 1, "number", to=1), "themes[1].number", "more than once"),
    (set_at("themes", 0, "statements", 1, "id", to="welcome"), "themes[0].statements[1].id", "another statement"),
    (set_at("themes", 0, "statements", 1, "number", to=1), "themes[0].statements[1].number", "another statement"),
    (set_at("themes", 1, "statements", 0, "name", to="A WARM welcome"), "themes[1].statements[0].name", "called"),
    (set_at(*FIRST, "aliases", 0, to="careful Stewardship"), "themes[0].statements[0].aliases[0]", "another statement"),
    (set_at(*FIRST, "aliases", 0, to=""), "themes[0].statements[0].aliases[0]", "must not be empty"),
    (set_at(*FIRST, "categories", 0, to="gossip"), "themes[0].statements[0].categories[0]", "no evidence category"),
    (set_at(*FIRST, "categories", 0, to="smell"), "themes[0].statements[0].categories[0]", "not in use"),
    (set_at(*FIRST, "categories", 0, to="staff"), "themes[0].statements[0].categories[1]", "more than once"),
    (set_at(*FIRST, "characteristics", to={"6": "x"}), "themes[0].statements[0].characteristics.6", "no level 6"),
    (set_at("method", "formula", to="mean"), "method.formula", "share-of-maximum"),
    (set_at("method", "rounding", to="round"), "method.rounding", "none of up, down, half-up"),
    (set_at("method", "bands", 1, "id", to="good-read"), "method.bands[2].id", "more than once"),
    (set_at("method", "bands", 1, "lowest", to=54), "method.bands", "no band holds 53%"),
    (set_at("method", "bands", 2, "highest", to=99), "method.bands", "no band holds 100%"),
    (set_at("method", "bands", 1, "lowest", to=49), "method.bands[1]", "overlaps the one before it at 49%"),
    (set_at("method", "bands", 0, "lowest", to=60), "method.bands[0]", "backwards"),
    (set_at("method", "limiters", 0, "level", to=9), "method.limiters[0].level", "no level 9"),
    (set_at("method", "limiters", 0, "count", to=0), "method.limiters[0].count", "at least one"),
    (set_at("method", "limiters", 0, "from_band", to="best"), "method.limiters[0].from_band", "no band 'best'"),
    (set_at("method", "limiters", 0, "limit", to="worst"), "method.limiters[0].limit", "no band 'worst'"),
    (set_at("method", "limiters", 0, "limit", to="good-read"), "method.limiters[0].limit", "lower band"),
    (without("outline", 4), "outline", "no part for the statements"),
    (set_at("outline", 2, "kind", to="scores"), "outline", "more than one part of the kind scores"),
    (set_at("outline", 1, "id", to="foreword"), "outline[1].id", "more than once"),
    (set_at("outline", 1, "id", to="welcome"), "outline[1].id", "a statement has the id"),
    (set_at("outline", 0, "level", to=3), "outline[0].level", "skips from level 1 to level 3"),
    (set_at("outline", 0, "level", to=1), "outline[0].level", "level 1 is the report's title"),
    (set_at("outline", 4, "level", to=3), "outline[4].level", "deeper than level 6"),
    (set_at("outline", 0, "heading", to=""), "outline[0].heading", "must not be empty"),
    (set_at("outline", 0, "fields", to=[{"id": "a", "label": "b"}]), "outline[0].fields", "of the kind facts"),
    (set_at("outline", 5, "fields", to=[]), "outline[5].fields", "of the kind facts"),
    (set_at("outline", 5, "fields", 1, "id", to="book-fund"), "outline[5].fields[1].id", "more than once"),
    (set_at("outline", 5, "fields", 0, "share_of", to="book-fund"), "outline[5].fields[0].share_of", "no other field"),
    (set_at("outline", 5, "fields", 0, "share_of", to="gold"), "outline[5].fields[0].share_of", "no other field"),
    (without("terms", "findings"), "terms.findings", "missing"),
    (set_at("terms", "report_title", to="A report"), "terms.report_title", "{authority} is missing"),
    (set_at("terms", "score", to="{score} {mark}"), "terms.score", "{mark} cannot be filled"),
    (set_at("terms", "score", to="{score.real}"), "terms.score", "{score.real} cannot be filled"),
    (set_at("terms", "score", to="{score:>9}"), "terms.score", "plain name in braces"),
    (set_at("terms", "score", to="{score"), "terms.score", "not a well-formed phrase"),
    (set_at("terms", "how_link_url", to="http://example.org"), "terms.how_link_url", "https://"),
    (set_at("sources", to=[]), "sources", "no source"),
    (set_at("sources", 0, "licence", to=""), "sources[0].licence", "must not be empty"),
    (set_at("sources", 0, "url", to="ftp://example.org"), "sources[0].url", "https://"),
]
CATEGORY_BANDS: list[tuple[Fault, str, str]] = [
    (set_at("method", "category_bands", to=[]), "method.category_bands", "no band holds 25%"),
    (set_at("method", "category_bands", 3, "level", to=5), "method.category_bands[3].level", "no level 5"),
    (set_at("method", "category_bands", 3, "level", to=3), "method.category_bands[3].level", "more than once"),
    (set_at("method", "category_bands", 1, "lowest", to=30), "method.category_bands[1]", "overlaps"),
    (set_at(*FIRST, "categories", to=[]), "themes[0].statements[0].categories", "this statement has none"),
]


def names(cases: list[tuple[Fault, str, str]]) -> list[str]:
    return [f"{place}: {words}" for _, place, words in cases]


@pytest.mark.parametrize(("change", "place", "words"), SHAPE + MEANING, ids=names(SHAPE + MEANING))
def test_a_fault_is_named_with_its_place(change: Fault, place: str, words: str) -> None:
    data = a_framework()
    change(data)
    fault = fault_in(data)
    assert fault.place == place
    assert words in fault.problem
    assert str(fault) == f"some.json: {place}: {fault.problem}"


@pytest.mark.parametrize(("change", "place", "words"), CATEGORY_BANDS, ids=names(CATEGORY_BANDS))
def test_a_fault_of_the_category_bands_is_named_with_its_place(change: Fault, place: str, words: str) -> None:
    data = a_category_framework()
    change(data)
    fault = fault_in(data)
    assert (fault.place, words in fault.problem) == (place, True), fault


def test_all_faults_of_a_framework_can_be_listed_at_once() -> None:
    framework = parse_framework(a_framework(), "some.json")
    method = replace(framework.method, formula="mean", rounding="round")
    spoilt = replace(framework, id="", method=method, terms={**framework.terms, "score": "{score", "contents": ""})
    found = {place for place, _ in faults(spoilt)}
    assert found == {"id", "method.formula", "method.rounding", "terms.score", "terms.contents"}


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_what_is_no_framework_at_all_is_refused(data: object) -> None:
    fault = fault_in(data)
    assert (fault.place, fault.source_name) == ("", "some.json")
    assert str(fault).startswith("some.json: expected an object")


def test_phrases_beyond_the_required_ones_are_allowed_when_well_formed() -> None:
    data = a_framework()
    data["terms"]["greeting"] = "Hello {anybody}"
    assert parse_framework(data, "some.json").terms["greeting"] == "Hello {anybody}"


@pytest.mark.parametrize("level", [1, 2])
def test_a_statements_part_without_a_heading_needs_a_heading_above_it(level: int) -> None:
    data = a_framework()
    data["outline"][4] |= {"heading": "", "level": level}
    assert isinstance(parse_framework(data, "some.json"), Framework)
    data["outline"] = data["outline"][4:5]
    if level == 1:
        assert isinstance(parse_framework(data, "some.json"), Framework)
    else:
        assert fault_in(data).problem == "the heading skips from level 1 to level 3"
