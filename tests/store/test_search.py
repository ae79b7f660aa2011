"""What people find, and that the index tells the truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from store.engine import make_engine
from store.search.finding import Hit, search
from store.search.full_text import (
    CREATE_STATEMENTS,
    TABLE_PREFIX,
    IndexedText,
    mismatches,
    put,
    rebuild,
    remove,
    rows_of,
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = make_engine(tmp_path / "assay.db", create=True)
    with engine.connect() as connection:
        for statement in CREATE_STATEMENTS:
            connection.exec_driver_sql(statement)
        connection.commit()
        yield connection
    engine.dispose()


def a_text(text: str, owner: str = "p1", kind: str = "passage", assessment: str = "a1") -> IndexedText:
    return IndexedText(kind, owner, assessment, "s1", text)


def found(connection: Connection, query: str, assessment: str | None = None) -> list[str]:
    return [hit.owner_id for hit in search(connection, query, assessment)]


def marked(hit: Hit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.matches]


def test_a_hit_says_what_it_is_and_where_it_stands(connection: Connection) -> None:
    put(connection, [IndexedText("excerpt", "x1", "a1", "s9", "People were never asked about transport.")])
    assert search(connection, "never asked", None) == (
        Hit("excerpt", "x1", "a1", "s9", "People were never asked about transport.", ((12, 17), (18, 23)), (12, 17)),
    )


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Unpaid carers told us", "CARERS"),
        ("Unpaid carers told us", "us unpaid"),
        ("Unpaid carers told us", "unpaid car"),
        ("Unpaid carers told us", '"carers told"'),
        ("Unpaid carers told us", "“carers told”"),
        ("Unpaid carers told us", '"carers to'),
        ("Zoë’s café", "zoe cafe"),
        ("Zoe's cafe", "zoë café"),
        ("Cafe\u0301 culture", "café"),
        ("the person's voice", "person’s"),
        ("the person’s voice", "person's"),
        ("the personʼs voice", "person's"),
        ("o\ufb03ce hours", "office"),
        ("co\u00adoperation", "cooperation"),
        ("2023/24 budget", "2023/24"),
        ("e-mail: a.b@c.uk", "a.b@c.uk"),
        ("cats AND dogs", "AND"),
        ("near cats and dogs", "NEAR(cats dogs)"),
        ("a text: colon", "text:colon"),
        ("column title", "-title"),
        ("star", "star*"),
        ("an opening (bracket", "(bracket"),
        ("50% of people", "50%"),
        ("caret here", "^caret"),
        ("plus here", "plus + here"),
        ("Хорошо й", "хорошо й"),
        ("half pair", "half \ud800pair"),
        ("nul byte", "nul\0 byte"),
        ("word", "word — … !"),
    ],
)
def test_what_people_type_is_words_and_nothing_else(connection: Connection, text: str, query: str) -> None:
    put(connection, [a_text(text)])
    assert found(connection, query) == ["p1"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("carers", "cars"),
        ("carers and staff", "staff AND partners"),
        ("told carers", '"carers told"'),
        ("carers told us", '"carers to"'),
        ("carers told us", "car told"),
        ("about", "a"),
        ("anything", ""),
        ("anything", '"" — * : ( ) " \' ^ -'),
        ("NOT this", "NOT that"),
    ],
)
def test_what_does_not_match_is_not_found(connection: Connection, text: str, query: str) -> None:
    put(connection, [a_text(text)])
    assert found(connection, query) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(st.text(st.characters(codec=None), max_size=40) | st.text("\"“” *:()-+^{}\\'ANDORNEAR,a1\0", max_size=40))
def test_no_query_is_an_error(connection: Connection, query: str) -> None:
    search(connection, query, "a1", kinds=("passage",))
    search(connection, query, None)


def test_better_matches_come_first_and_no_more_than_asked_for(connection: Connection) -> None:
    long = "transport " + "and many other words besides " * 20
    put(connection, [a_text(long, "long"), a_text("transport transport", "short"), a_text("transport", "one")])
    put(connection, [a_text("something else", f"other-{number}") for number in range(10)])
    assert found(connection, "transport")[-1] == "long"
    assert len(search(connection, "transport", None, limit=2)) == 2
    assert search(connection, "transport", None, limit=0) == ()


@dataclass(frozen=True)
class Only:
    """Wants some owners; says so of all rows at once where they are few, and of the owners at hand otherwise."""

    connection: Connection
    owner_ids: tuple[str, ...]
    are_few: bool

    def few(self, kind: str) -> str | None:
        return rows_of(self.connection, self.owner_ids, 10) if self.are_few else None

    def keep(self, kind: str, owner_ids: Sequence[str]) -> set[str]:
        return set(owner_ids) & set(self.owner_ids)


@pytest.fixture
def crowd(connection: Connection) -> Connection:
    """An index with 5,000 texts that hold "carers" as a word, and before them an older, better one."""
    texts = ["Carers", "Carersome", *(f"Carers wait at home and number {number}." for number in range(5_000))]
    rebuild(connection, [a_text(text, f"p{place:04d}") for place, text in enumerate(texts)])
    return connection


def test_of_words_in_very_many_texts_the_newest_are_ranked(crowd: Connection) -> None:
    put(crowd, [a_text("Carers wait.", "newest")])
    assert found(crowd, "carers", "a1")[0] == "newest"
    assert "p0000" not in found(crowd, "carers", "a1")


def test_longer_words_are_looked_for_unless_very_many_texts_have_the_word_as_typed(crowd: Connection) -> None:
    assert found(crowd, "carersom") == ["p0001"]
    assert "p0001" not in found(crowd, "carers")
    remove(crowd, ["p0002"])
    put(crowd, [a_text("Carersome and no more", "newest")])
    assert "newest" in found(crowd, "carer")
    assert "newest" not in found(crowd, "carers")
    remove(crowd, ["p0003"])
    assert "newest" in found(crowd, "carers")


@pytest.mark.parametrize(("are_few", "expected"), [(True, ["p0000", "p4000", "p4999"]), (False, ["p4000", "p4999"])])
def test_few_that_are_wanted_are_found_among_very_many(crowd: Connection, are_few: bool, expected: list[str]) -> None:
    narrower = Only(crowd, ("p0000", "p0001", "p4000", "p4999"), are_few)
    hits = search(crowd, "carers", "a1", narrower=narrower)
    assert [hit.owner_id for hit in hits] == expected
    assert [hit.owner_id for hit in search(crowd, "carers", None, 1, narrower=narrower)] == expected[:1]


@pytest.mark.parametrize("are_few", [True, False])
def test_nothing_is_found_where_nothing_is_wanted(crowd: Connection, are_few: bool) -> None:
    assert search(crowd, "carers", "a1", narrower=Only(crowd, (), are_few)) == ()


def test_an_assessment_and_kinds_narrow_the_search(connection: Connection) -> None:
    places = [("passage", "a1"), ("comment", "a1"), ("passage", "a2"), ("comment", "a2")]
    put(connection, [a_text("transport", f"{kind}-{where}", kind, where) for kind, where in places])
    assert set(found(connection, "transport")) == {"passage-a1", "comment-a1", "passage-a2", "comment-a2"}
    assert set(found(connection, "transport", "a2")) == {"passage-a2", "comment-a2"}
    comments = search(connection, "transport", None, kinds=("comment", "unheard-of"))
    assert {hit.owner_id for hit in comments} == {"comment-a1", "comment-a2"}
    assert [hit.owner_id for hit in search(connection, "transport", "a1", kinds=("comment",))] == ["comment-a1"]
    assert search(connection, "transport", "a3") == ()
    assert search(connection, "transport", None, kinds=()) == ()


def test_a_changed_text_is_found_by_its_new_words_only(connection: Connection) -> None:
    put(connection, [a_text("old words")])
    put(connection, [a_text("new words")])
    assert (found(connection, "old"), found(connection, "new")) == ([], ["p1"])
    assert mismatches(connection, [a_text("new words")]) == 0


def test_a_text_moves_with_its_owner_to_another_assessment_and_section(connection: Connection) -> None:
    put(connection, [a_text("words")])
    moved = IndexedText("passage", "p1", "a2", "s2", "words")
    put(connection, [moved])
    assert found(connection, "words", "a1") == []
    assert [hit.section_id for hit in search(connection, "words", "a2")] == ["s2"]
    assert mismatches(connection, [moved]) == 0


def test_one_owner_may_have_texts_of_several_kinds(connection: Connection) -> None:
    texts = [a_text("the title", "e1", "evidence"), a_text("the extracted words", "e1", "extracted")]
    put(connection, texts)
    put(connection, [a_text("another title", "e1", "evidence")])
    assert found(connection, "extracted") == ["e1"]
    remove(connection, ["e1", "nobody"])
    assert (found(connection, "extracted"), found(connection, "title")) == ([], [])
    assert mismatches(connection, []) == 0


@pytest.mark.parametrize("text", ["", "  ", "— …", "\x00\x01"])
def test_a_text_without_words_takes_its_owner_out(connection: Connection, text: str) -> None:
    put(connection, [a_text("words")])
    put(connection, [a_text(text)])
    assert found(connection, "words") == []
    assert mismatches(connection, [a_text(text)]) == 0


def test_many_texts_at_once_end_as_one_after_the_other_would(connection: Connection) -> None:
    before = [a_text(f"old words {number}", f"p{number}") for number in range(0, 3_000, 7)]
    after = [a_text("" if number % 11 == 0 else f"new words {number}", f"p{number}") for number in range(2_500)]
    other = [a_text(f"elsewhere {number}", f"q{number}", "excerpt", "a2") for number in range(50)]
    put(connection, before)
    put(connection, [*after, *other, a_text("first", "twice"), a_text("second", "twice")])
    kept = {text.owner_id: text for text in (*before, *after, *other)} | {"twice": a_text("second", "twice")}
    assert mismatches(connection, list(kept.values())) == 0
    assert found(connection, "old words 7") == []


def test_the_index_goes_with_the_callers_transaction(connection: Connection) -> None:
    put(connection, [a_text("kept")])
    connection.commit()
    put(connection, [a_text("given up"), a_text("given up too", "p2", "comment", "a9")])
    connection.rollback()
    assert (found(connection, "kept"), found(connection, "given")) == (["p1"], [])
    assert mismatches(connection, [a_text("kept")]) == 0


def test_other_words_of_a_single_text_go_with_the_callers_transaction(connection: Connection) -> None:
    put(connection, [a_text("kept")])
    connection.commit()
    put(connection, [a_text("given up")])
    connection.rollback()
    assert (found(connection, "kept"), found(connection, "given up")) == (["p1"], [])
    assert mismatches(connection, [a_text("kept")]) == 0


def test_a_long_text_is_cut_around_the_matches_between_words(connection: Connection) -> None:
    filler = "plain words that say little " * 20
    put(connection, [a_text(f"{filler}early transport. {filler}The transport\nwas late, carers said. {filler}")])
    (hit,) = search(connection, "transport carers", None)
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert "The transport was late, carers said." in hit.snippet
    assert marked(hit) == ["transport", "carers"]
    assert 100 < len(hit.snippet) <= 182
    assert all(word in f"{filler} The transport was late, carers said." for word in hit.snippet.strip("…").split())


def test_a_text_without_spaces_is_cut_all_the_same(connection: Connection) -> None:
    put(connection, [a_text("-".join(["x" * 30] * 100) + "-transport")])
    (hit,) = search(connection, "transport", None)
    assert marked(hit) == ["transport"]
    assert len(hit.snippet) <= 182


@pytest.mark.parametrize(
    ("text", "query", "places"),
    [
        ("Zoë’s CAFÉ", "cafe", ["CAFÉ"]),
        ("carers, carer’s, scarers", "carer", ["carers", "carer"]),
        ("carers told; carers  told", '"carers told"', ["carers told", "carers  told"]),
        ("snake_case", "case", ["case"]),
        ("İstanbul ſtaff", "staff", []),
    ],
)
def test_the_places_marked_are_the_words_found(
    connection: Connection, text: str, query: str, places: list[str]
) -> None:
    put(connection, [a_text(text)])
    hits = search(connection, query, None)
    assert [place for hit in hits for place in marked(hit)] == places


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(["carers", "Carer", "café", "CAFE", "it’s", "a_b", "é", "-", "2023/24"]), max_size=12))
def test_what_is_marked_agrees_with_the_index(connection: Connection, words: list[str]) -> None:
    put(connection, [a_text(" ".join(words))])
    for query in ("carer", "cafe", "its", "it's", "b", "e ", "2023/24"):
        assert all(hit.matches for hit in search(connection, query, None))


def test_rebuilding_makes_the_same_index_from_the_texts(connection: Connection) -> None:
    texts = [a_text(f"words number{number}", f"p{number}", "passage", f"a{number % 3}") for number in range(2500)]
    put(connection, [a_text("stale words", "gone")])
    rebuild(connection, iter([*texts, a_text("—", "wordless")]))
    assert mismatches(connection, texts) == 0
    assert found(connection, "number2499") == ["p2499"]
    assert found(connection, "stale") == []
    put(connection, [a_text("one more", "new")])
    assert mismatches(connection, [*texts, a_text("one more", "new")]) == 0


@pytest.mark.parametrize(
    ("tampering", "count"),
    [
        ("SELECT 1", 0),
        ("UPDATE search_text SET text = 'changed' WHERE owner_id = 'p1'", 2),
        ("UPDATE search_text SET section_id = 's7' WHERE owner_id = 'p1'", 1),
        ("DELETE FROM search_text WHERE owner_id = 'p1'", 2),
        ("INSERT INTO search_index (search_index) VALUES ('delete-all')", 1),
        ("UPDATE search_scope SET assessment_id = 'a9' WHERE owner_kind = 'comment'", 1),
        ("DELETE FROM search_scope WHERE owner_kind = 'comment'", 2),
    ],
)
def test_what_was_changed_behind_the_back_is_counted(connection: Connection, tampering: str, count: int) -> None:
    texts = [a_text("one"), a_text("two", "p2"), a_text("three", "c1", "comment")]
    put(connection, texts)
    connection.exec_driver_sql(tampering)
    assert mismatches(connection, texts) == count


def test_missing_and_unexpected_texts_are_counted(connection: Connection) -> None:
    put(connection, [a_text("one"), a_text("two", "p2")])
    assert mismatches(connection, [a_text("one"), a_text("three", "p3"), a_text("four", "p4")]) == 3


def test_an_index_that_may_only_be_read_can_be_searched_and_compared(tmp_path: Path, connection: Connection) -> None:
    put(connection, [a_text("words")])
    connection.commit()
    reader = make_engine(tmp_path / "assay.db", read_only=True)
    with reader.connect() as reading:
        assert found(reading, "words") == ["p1"]
        assert mismatches(reading, [a_text("words")]) == 0
    reader.dispose()


def test_every_table_of_the_index_has_the_prefix_by_which_it_is_known(connection: Connection) -> None:
    names = connection.exec_driver_sql("SELECT tbl_name FROM sqlite_schema").scalars().all()
    assert len(names) > 5
    assert all(name.startswith(TABLE_PREFIX) for name in names)
