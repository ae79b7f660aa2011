"""A framework and a document find their own parts by id, and say so when they have none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.assessment import Assessment, Document, Section, SectionKind
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from resources.loader import read_json


def authorities() -> Framework:
    return parse_framework(read_json("frameworks", "cqc-la-2025.json"), "cqc-la-2025.json")


def test_each_thing_is_found_by_its_id() -> None:
    framework = authorities()
    assert framework.statement("learning").number == 9
    assert framework.theme_of("learning").name == "Leadership"
    assert framework.level(2).label == "Evidence shows some shortfalls"
    assert framework.part("finance").heading == "Financial facts"
    assert framework.band("good").lowest == 63
    assert framework.category("people").name == "People's experience"
    assert (framework.lowest_level, framework.highest_level) == (1, 4)


@pytest.mark.parametrize(
    "look_up",
    [
        lambda framework: framework.statement("none"),
        lambda framework: framework.theme_of("none"),
        lambda framework: framework.level(9),
        lambda framework: framework.part("none"),
        lambda framework: framework.band("none"),
        lambda framework: framework.category("none"),
    ],
    ids=["statement", "theme", "level", "part", "band", "category"],
)
def test_what_a_framework_does_not_have_is_a_key_error(look_up: Callable[[Framework], object]) -> None:
    with pytest.raises(KeyError):
        look_up(authorities())


def test_a_document_finds_the_section_of_a_part() -> None:
    sections = (Section("1", SectionKind.NARRATIVE, "summary"), Section("2", SectionKind.STATEMENT, "needs"))
    document = Document(Assessment("a", "Anyshire", "cqc-la-2025"), sections)
    assert document.section_of("needs") is sections[1]
    with pytest.raises(KeyError):
        document.section_of("learning")
