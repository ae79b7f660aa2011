"""Text printed with its tracked changes: it is read as it is with all of them, every word at its place."""

from __future__ import annotations

import time

import pytest

from domain.text.blocks import Notice
from export.reading.placed_source import placed_in_lines
from export.reading.plain_blocks import blocks_from_plain
from export.reading.tracked_changes import is_tracked

SIGNS = {
    "words in brackets": ("[Inserted: ", "]", "[Deleted: ", "]"),
    "words in brackets with who and when": ("[Inserted by RP, 12 May 2025 14:05: ", "]", "[Deleted by RP: ", "]"),
    "words in brackets behind who": ("[RP added: ", "]", "[RP deleted: ", "]"),
    "short words in brackets": ("[INS: ", "]", "[DEL: ", "]"),
    "CriticMarkup": ("{++", "++}", "{--", "--}"),
    "wdiff": ("{+", "+}", "[-", "-]"),
    "elements of HTML": ("<ins>", "</ins>", "<del>", "</del>"),
}
TEXT = """Staff were D(nice) I(kind), and they were quickD(, mostly).
D(Alot of people waited.) I(People [see below] told us that they waited.)
I(Three people waited)I(; two did not).
The list held I(41) D(40) people [month tbc].
D(Nobody asked.)
They had a plan D(at last).
I(First line
and last.)
"""
READ = [
    "Staff were kind, and they were quick.",
    "People [see below] told us that they waited.",
    "Three people waited; two did not.",
    "The list held 41 people [month tbc].",
    "They had a plan.",
    "First line",
    "and last.",
]


def printed(form: str) -> str:
    """Return the text with the signs of a form: "D(" and "I(" begin what is deleted and inserted, ")" ends it."""
    inserted, end_of_inserted, deleted, end_of_deleted = SIGNS[form]
    pieces: list[str] = []
    end = ""
    for letter in TEXT.replace("D(", "\1").replace("I(", "\2"):
        if letter in "\1\2":
            end = end_of_deleted if letter == "\1" else end_of_inserted
        pieces.append({"\1": deleted, "\2": inserted, ")": end}.get(letter, letter))
    return "".join(pieces)


def lines_of(text: str) -> list[str]:
    return [block.text for block in blocks_from_plain(text, "").blocks]


@pytest.mark.parametrize("form", SIGNS)
def test_what_is_inserted_stands_and_what_is_deleted_does_not(form: str) -> None:
    assert lines_of(printed(form)) == READ


@pytest.mark.parametrize("form", SIGNS)
def test_each_word_keeps_its_place(form: str) -> None:
    text = printed(form)
    placed = placed_in_lines(blocks_from_plain(text, ""), text)
    for block in placed.source.blocks:
        for word in ("kind", "waited", "41", "plan", "last"):
            if word in block.text:
                at = block.text.index(word)
                start, end = placed.span(block.place, at, at + len(word))
                assert text[start:end] == word


def test_one_word_may_stand_for_another() -> None:
    assert lines_of("A {~~bad~>good~~} one.\n{++New.++}\n{--Old.--} {>>RP: sure?<<}") == ["A good one.", "New."]


def test_how_many_changes_there_were_is_told() -> None:
    notices = blocks_from_plain("{++A++} {--b--} {++c++} {>>Why?<<}", "").notices
    counted = (("comments-left-out", "1"), ("deletions-left-out", "1"), ("insertions-kept", "2"))
    assert notices == tuple(Notice(code, (("count", count),)) for code, count in counted)


@pytest.mark.parametrize(
    "text",
    [
        "[Inserted: one] place.\nNobody [deleted] it, and [see: below] stays.\n[Name removed: see key] told us.",
        "Use {curly} [-5] degrees and [-6] degrees, a {+} sign, a {+} sign.",
        "The tags <ins> and <del> were named once.",
        "[Added value: 3] and [Removed barriers: 4] and [added: x].",
    ],
)
def test_other_brackets_stay(text: str) -> None:
    assert not is_tracked(text)
    assert "\n".join(lines_of(text)) == text


def test_a_bracket_without_its_other_half_stays() -> None:
    text = "[Inserted: a] [Deleted: b] [Inserted: c]\nStaff [Inserted: were kind.\n\nThey came]."
    assert lines_of(text) == ["a c", "Staff [Inserted: were kind.", "They came]."]


@pytest.mark.parametrize("line", ["[Deleted: ", "[Inserted: a [Deleted: b", "[" * 200, "{--", "{~~a~>", "<ins><del>"])
def test_it_takes_time_proportional_to_the_text(line: str) -> None:
    text = "[Inserted: a] [Deleted: b] [Inserted: c] {++a++} {--b--} {++c++}\n" + f"{line}\n" * (200_000 // len(line))
    begun = time.process_time()
    blocks_from_plain(text + "]--}</del>" * 20_000, "")
    assert time.process_time() - begun < 10
