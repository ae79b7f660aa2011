"""A report is recognised in whatever form a draft of it has: headings of one level, scores left open."""

from __future__ import annotations

import pytest

from tests.domain.test_published import read, texts


@pytest.mark.parametrize("levels", [("## ", "## "), ("### ", "## "), ("## ", "### ")])
def test_headings_of_topics_as_high_as_the_statement_s_do_not_end_it(levels: tuple[str, str]) -> None:
    name, topic = levels
    report = read(
        *(f"{name}Safety", "Level: 2", f"{topic}Homes", "They were safe.", f"{topic}Streets", "So were these."),
        *(f"{name}Learning", "Level: 3", f"{topic}Reviews", "They learnt."),
    )
    assert [(part.part_id, part.score, texts(part.findings)) for part in report.parts] == [
        ("safety", 2, ["Homes", "They were safe.", "Streets", "So were these."]),
        ("learning", 3, ["Reviews", "They learnt."]),
    ]
    assert report.unrecognised == ()


def test_a_statement_whose_score_was_left_open_begins_before_its_label() -> None:
    report = read("Afterword", "All was well.", "Safety", "Level:", "2 - The evidence is fair", "They were safe.")
    safety = report.parts[-1]
    assert (safety.part_id, safety.score, texts(safety.findings)) == ("safety", 2, ["Level:", "They were safe."])
