"""The sample's remarks: three reviewers, on words that stand in the findings, some answered and some resolved."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from domain.assessment import Document
from domain.frameworks.file import parse_framework
from domain.review.comments import Comment, CommentKind, Target
from resources.loader import read_json
from store.files import FileStore
from store.sample import read_sample, read_sample_comments, sample_framework_id


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Document:
    name = f"{sample_framework_id()}.json"
    framework = parse_framework(read_json("frameworks", name), name)
    return read_sample(framework, FileStore(tmp_path_factory.mktemp("files")))


def plain(comments: tuple[Comment, ...]) -> list[Comment]:
    """Return comments without the ids that are new each time."""
    return [
        replace(
            each, id="", section_id="", item_id="", anchor=None, replies=tuple(replace(a, id="") for a in each.replies)
        )
        for each in comments
    ]


def test_three_reviewers_remark_on_everything_there_is(sample: Document) -> None:
    comments = read_sample_comments(sample)
    assert {each.person for each in comments} == {"Alasdair Munth", "Denholm Ware", "Hester Quayle"}
    assert {each.target for each in comments} == set(Target)
    assert {each.kind for each in comments} == set(CommentKind)
    assert len({each.section_id for each in comments if each.section_id}) >= 6
    states = Counter(each.is_open for each in comments)
    assert states[True] > states[False] >= 4
    assert any(len(each.replies) > 1 for each in comments)


def test_each_remark_stands_on_words_of_its_section_once(sample: Document) -> None:
    passages = {passage.id: passage.text for section in sample.sections for passage in section.passages}
    for comment in read_sample_comments(sample):
        if comment.anchor is not None:
            text = passages[comment.anchor.passage_id]
            assert text[comment.anchor.start : comment.anchor.end] == comment.anchor.exact
            assert sum(words.count(comment.anchor.exact) for words in passages.values()) == 1


def test_they_are_the_same_each_time_and_answers_come_after_what_they_answer(sample: Document) -> None:
    comments = read_sample_comments(sample)
    assert plain(comments) == plain(read_sample_comments(sample))
    for comment in comments:
        moments = [comment.at, *(answer.at for answer in comment.replies)]
        assert moments == sorted(moments)
        assert comment.resolved_at is None or comment.resolved_at >= moments[-1]
