"""Words that cannot stand side by side in any reading, and the classes of words that tell it."""

from __future__ import annotations

import pytest
from prose_checks import RESOURCES, lexicon, planted, seen, typing_of

from domain.checks.lexicon import CLASSES, Lexicon, classes

FOUND = [
    "The «of plan» was shared with partners in May.",
    "Staff said the «quickly the» lists were read.",
    "People were asked for «they views» after each review.",
    "The team helped people «to stayed» at home for longer.",
    "Managers could «accurate report» the waits.",
    "A quarter «of told» us the same.",
    "The board approved an «and costed» plan.",
    "Reviews were held in «the because» hub closed.",
    "Leaders had a plan for «improve access» to advice.",
    "She «them was» kept informed.",
]
RIGHT = [
    "What they did was clear, and the people they worked with were pleased.",
    "Had it been late, they would have rung.",
    "The most vulnerable were seen first, as agreed, and no longer waited.",
    "There was a clear and costed plan of at least 3 years, agreed in the open.",
    "The services people have are good; those asked told us the care they have is kind.",
    "All the same, one of the others was dealt with at once.",
    "“I’ve been to every one,” he said, “and somebody’s always there.”",
    "To improved access was added a third aim.",
    "A little over a fifth were aged 65 or over, and the number of them was to rise.",
    "Nor could they say what the plan was for.",
]


@pytest.mark.parametrize("text", FOUND)
def test_words_that_go_together_in_no_reading_are_found(text: str) -> None:
    plain, start, end = planted(text)
    assert any(each.start < end and start < each.end for each in typing_of(plain)), seen(typing_of(plain))


@pytest.mark.parametrize("text", RIGHT)
def test_words_that_have_a_reading_are_left_alone(text: str) -> None:
    assert seen(typing_of(text)) == []


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("people", "nouns"),
        ("practice", "noun mass"),
        ("practise", "base"),
        ("organise", "base"),
        ("took", "past"),
        ("taken", "participle"),
        ("improved", "past participle"),
        ("carers", "nouns"),
        ("responsible", "adjective"),
        ("the", "the"),
        ("of", "of"),
        ("at", "prep within strict"),
        ("12", "number"),
        ("council's", "owner"),
        ("they've", ""),
        ("zorbishly", "adverb adjective"),
    ],
)
def test_a_word_has_the_classes_it_can_be_of(word: str, names: str) -> None:
    assert lexicon().of(word) & ~classes("thing") == classes(names)


def test_a_noun_that_may_be_a_verb_is_told_from_a_verb_that_may_be_a_noun() -> None:
    thing = classes("thing")
    assert [word for word in ("plan", "plans", "space", "meet", "told", "find") if lexicon().of(word) & thing] == [
        *("plan", "plans", "space"),
    ]


def test_rare_readings_are_not_in_the_lexicon() -> None:
    noun = classes("noun mass nouns")
    assert [word for word in ("where", "quick", "the", "to", "of", "with") if lexicon().of(word) & noun] == []


def test_every_word_of_the_lexicon_stands_once() -> None:
    text = (RESOURCES / "style" / "lexicon.txt").read_text(encoding="utf-8")
    words = [word for line in text.splitlines() if not line.startswith("= ") for word in line.split()]
    assert len(words) == len(set(words)) > 30_000
    assert {name for line in text.splitlines() if line.startswith("= ") for name in line[2:].split()} == {*CLASSES}


def test_without_a_lexicon_nothing_is_said_of_word_order() -> None:
    assert Lexicon().of("12") == classes("number")
    assert Lexicon().words == {}
