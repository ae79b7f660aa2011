"""What tests of wording are made of: sections from text, and faults marked «so» at their exact places."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

from checks_alone import found_by

from domain.assessment import Assessment, Document, Passage, PassageKind, Section, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.lexicon import Lexicon
from domain.checks.style.style import StyleWords, parse_style_words
from domain.checks.typing.typing_faults import TypingWords, parse_typing_words
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
KINDS = {"# ": PassageKind.HEADING, "- ": PassageKind.BULLET}


@cache
def typing_words() -> TypingWords:
    return parse_typing_words(json.loads((RESOURCES / "style" / "typing.json").read_text(encoding="utf-8")))


@cache
def lexicon() -> Lexicon:
    files = (RESOURCES / "style" / "lexicon.txt", RESOURCES / "style" / "function_words.txt")
    return Lexicon(*(each.read_text(encoding="utf-8") for each in files))


@cache
def style_words() -> StyleWords:
    return parse_style_words(json.loads((RESOURCES / "style" / "style.json").read_text(encoding="utf-8")))


@cache
def framework() -> Framework:
    path = sorted((RESOURCES / "frameworks").glob("*.json"))[-1]
    return parse_framework(json.loads(path.read_text(encoding="utf-8")), path.name)


def a_section(*texts: str, name: str = "s") -> Section:
    """Return a section of these paragraphs; "# " begins a heading and "- " a bullet."""
    passages = []
    for number, text in enumerate(texts):
        kind = KINDS.get(text[:2], PassageKind.PARAGRAPH)
        body = text if kind is PassageKind.PARAGRAPH else text[2:]
        passages.append(Passage(f"{name}-{number}", kind, body))
    return Section(name, SectionKind.STATEMENT, name, tuple(passages))


def typing_of(*texts: str) -> list[Finding]:
    return found_by(framework(), _document(a_section(*texts)), Family.TYPING, typing=typing_words(), lexicon=lexicon())


def style_of(*texts: str) -> list[Finding]:
    return found_by(framework(), _document(a_section(*texts)), Family.STYLE, style=style_words(), lexicon=lexicon())


def style_in_narrative(*texts: str) -> list[Finding]:
    section = replace(a_section(*texts), kind=SectionKind.NARRATIVE)
    return found_by(framework(), _document(section), Family.STYLE, style=style_words(), lexicon=lexicon())


def repeated_in(*sections: Section) -> list[Finding]:
    return found_by(framework(), _document(*sections), Family.REPETITION)


def _document(*sections: Section) -> Document:
    return Document(Assessment("a", "Aldermere", "f"), sections)


def all_of(*texts: str) -> list[Finding]:
    return [*typing_of(*texts), *repeated_in(a_section(*texts)), *style_of(*texts)]


def weighty(findings: list[Finding]) -> list[Finding]:
    return [each for each in findings if each.severity is not Severity.MAY]


def planted(text: str) -> tuple[str, int, int]:
    """Return a text without its marks «…», and the place between them."""
    start, end = text.index("«"), text.index("»") - 1
    return text.replace("«", "").replace("»", ""), start, end


def seen(findings: list[Finding]) -> list[tuple[str, int, int, str | None]]:
    return [(each.code, each.start, each.end, each.replacement) for each in findings]
