"""How quick the search is over 100,000 paragraphs, and what the ways not taken would cost (PERFORMANCE.md 6)."""

from __future__ import annotations

import itertools
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import Connection

from benchmarks.measuring import Figure, within
from benchmarks.scale import SMALL, Size
from benchmarks.searched_evidence import searched_evidence
from store.engine import make_engine
from store.queries.search import NOT_NARROWED
from store.queries.search import search as search_texts
from store.search.finding import search
from store.search.full_text import CREATE_STATEMENTS, IndexedText, put, rebuild
from store.values import Narrowing

Case = TypeVar("Case")

PARAGRAPHS: Final = 100_000
VOCABULARY: Final = 30_000
_LETTERS: Final = "etaoinshrdlucmfwypvbgkjqxz"
_FREQUENCIES: Final = (12, 9, 8, 8, 7, 7, 6, 6, 6, 4, 4, 3, 3, 3, 2, 2, 2, 2, 2, 2, 1, 1, 0.3, 0.3, 0.2, 0.2)
_BOUNDED: Final = (
    "SELECT id FROM (SELECT rowid AS id, rank AS score FROM search_index WHERE search_index MATCH ?"
    " ORDER BY rowid DESC LIMIT 7000) ORDER BY score LIMIT 50"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure in milliseconds: half and ninety-nine of a hundred runs took at most so long. `aim` may be empty."""

    name: str
    p50: float
    p99: float
    aim: str = ""
    is_met: bool = True


@dataclass(frozen=True, slots=True)
class Corpus:
    """Made-up paragraphs with words as frequent as in real text, and queries over them."""

    paragraphs: tuple[str, ...]
    two_words: tuple[str, ...]
    common_words: tuple[str, ...]
    everywhere: tuple[str, ...]
    prefixes: tuple[str, ...]


def make_corpus(paragraphs: int = PARAGRAPHS, seed: int = 5) -> Corpus:
    """Return the same corpus for the same numbers: 20 to 100 words a paragraph, frequencies after Zipf."""
    chance = random.Random(seed)
    words = [_a_word(chance) for _ in range(VOCABULARY)]
    weights = list(itertools.accumulate(1 / (place + 8) for place in range(VOCABULARY)))
    texts = [chance.choices(words, cum_weights=weights, k=chance.randint(20, 100)) for _ in range(paragraphs)]
    spread = Counter(word for text in texts for word in set(text))

    def in_share(share: float, count: int) -> list[str]:
        return sorted(spread, key=lambda word: abs(spread[word] / paragraphs - share))[:count]

    rare, middling = in_share(0.01, 40), in_share(0.03, 40)
    return Corpus(
        paragraphs=tuple(" ".join(text).capitalize() + "." for text in texts),
        two_words=tuple(f"{first} {second}" for first, second in zip(rare, middling, strict=True)),
        common_words=tuple(in_share(0.10, 4) + in_share(0.15, 4) + in_share(0.20, 4)),
        everywhere=tuple(in_share(0.6, 3)),
        prefixes=tuple(word[:3] for word in rare[:10]),
    )


def run(corpus: Corpus | None = None) -> list[Row]:
    """Measure what people do, in a temporary folder; takes about half a minute."""
    corpus = corpus or make_corpus()
    texts = [IndexedText("extract", f"{n:036d}", "a", "s", text) for n, text in enumerate(corpus.paragraphs)]
    with _database() as connection:
        for statement in CREATE_STATEMENTS:
            connection.exec_driver_sql(statement)
        rebuild(connection, texts)
        connection.commit()

        def ask(query: str) -> object:
            return search(connection, query, None)

        rows = [
            _timed("two words", ask, corpus.two_words, 10, p99=5),
            _timed("one common word", ask, corpus.common_words, 10, p50=10),
            _timed("beginning of a word", ask, corpus.prefixes, 5),
            _timed("word that is everywhere", ask, corpus.everywhere, 5),
            _timed("two words, one assessment", lambda query: search(connection, query, "a"), corpus.two_words),
        ]
        changed = [IndexedText("extract", text.owner_id, "a", "s", f"{text.text} More.") for text in texts[::500]]
        rows.append(_timed("indexing a changed passage", lambda text: put(connection, [text]), changed, 1, p50=1))
        connection.rollback()
    return rows


def figures(size: Size, _rounds: int) -> list[Figure]:
    """Measure aim 6; a small run looks through a fiftieth of the paragraphs."""
    corpus = make_corpus(PARAGRAPHS // 50 if size is SMALL else PARAGRAPHS)
    return [*(figure for row in run(corpus) for figure in _figures_of(row)), *filtered(corpus)]


def filtered(corpus: Corpus) -> list[Figure]:
    """Measure common words under filters, in an assessment; the same word without a filter is the yardstick."""
    with searched_evidence(corpus.paragraphs) as evidence:

        def ask(word: str, narrowing: Narrowing) -> object:
            return search_texts(evidence.workspace, word, evidence.assessment_id, narrowing=narrowing)

        return [
            Figure(
                6,
                f"search: one common word under a filter, {name}, half",
                *_in_turn(partial(ask, narrowing=narrowing), partial(ask, narrowing=NOT_NARROWED), corpus.common_words),
            )
            for name, narrowing in evidence.filters.items()
        ]


def _in_turn(
    act: Callable[[str], object], yardstick: Callable[[str], object], words: Sequence[str]
) -> tuple[float, str, str, float]:
    """Return the median of an action, its unit, and its yardstick with that median: each word goes to both in turn."""
    taken: tuple[list[float], list[float]] = ([], [])
    for word in itertools.chain.from_iterable(itertools.repeat(words, 3)):
        for side, each in zip(taken, (act, yardstick), strict=True):
            start = time.perf_counter()
            each(word)
            side.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken[0]), "ms", "the same words without it", statistics.median(taken[1])


def _figures_of(row: Row) -> Iterator[Figure]:
    """Yield what the row's aim is about, or its median where it has none."""
    is_most = row.aim.startswith("p99")
    limit = float(row.aim.split()[-2]) if row.aim else None
    share = "99 of 100" if is_most else "half"
    value = row.p99 if is_most else row.p50
    yield Figure(6, f"search: {row.name}, {share}", value, "ms", aim=within(limit) if limit else None)


def run_variants(corpus: Corpus | None = None) -> list[Row]:
    """Measure the ways not taken; takes about two minutes."""
    corpus = corpus or make_corpus()
    rows: list[Row] = []
    for options in ("", ", prefix='2 3'", ", columnsize=0", ", detail=column"):
        with _database() as connection:
            _make_plain_index(connection, options, corpus.paragraphs)
            label = f"{options.strip(', ') or 'as chosen'} ({_megabytes(connection):.0f} MB)"
            rows.extend(_time_plain_queries(connection, label, corpus))
    return rows


def _time_plain_queries(connection: Connection, label: str, corpus: Corpus) -> Iterator[Row]:
    best = "FROM search_index WHERE search_index MATCH ? ORDER BY"
    queries = {
        "bounded, sorted outside": _BOUNDED,
        "ORDER BY rank": f"SELECT rowid {best} rank LIMIT 50",
        "ORDER BY bm25()": f"SELECT rowid {best} bm25(search_index) LIMIT 50",
        "rank and snippet()": f"SELECT snippet(search_index, 0, '[', ']', '…', 24) {best} rank LIMIT 50",
    }
    for name, statement in queries.items():

        def ask(words: str, statement: str = statement) -> object:
            return connection.exec_driver_sql(statement, (words,)).fetchall()

        yield _timed(f"{label}, {name}: two words", ask, corpus.two_words)
        yield _timed(f"{label}, {name}: common", ask, corpus.common_words)
        yield _timed(f"{label}, {name}: beginning", ask, [f"{prefix}*" for prefix in corpus.prefixes])


def _make_plain_index(connection: Connection, options: str, paragraphs: Sequence[str]) -> None:
    connection.exec_driver_sql("CREATE TABLE search_text (id INTEGER PRIMARY KEY, text TEXT)")
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE search_index USING fts5 (text, content='search_text', content_rowid='id',"
        f" tokenize='unicode61 remove_diacritics 2'{options})"
    )
    connection.exec_driver_sql("INSERT INTO search_text VALUES (?, ?)", list(enumerate(paragraphs)))
    connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    connection.commit()


def _megabytes(connection: Connection) -> float:
    query = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    return float(connection.exec_driver_sql(query).scalar_one()) / 1e6


def _a_word(chance: random.Random) -> str:
    return "".join(chance.choices(_LETTERS, weights=_FREQUENCIES, k=chance.randint(3, 10)))


def _timed(
    name: str,
    act: Callable[[Case], object],
    cases: Sequence[Case],
    rounds: int = 3,
    p50: float | None = None,
    p99: float | None = None,
) -> Row:
    """Run each case so many rounds; `p50` or `p99` is the aim in milliseconds."""
    taken = []
    for case in itertools.chain.from_iterable(itertools.repeat(tuple(cases), rounds)):
        start = time.perf_counter()
        act(case)
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    half, most = taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
    aim = f"p50 <= {p50:g} ms" if p50 else f"p99 <= {p99:g} ms" if p99 else ""
    return Row(name, half, most, aim, (p50 is None or half <= p50) and (p99 is None or most <= p99))


@contextmanager
def _database() -> Iterator[Connection]:
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(Path(folder) / "assay.db", create=True)
        with engine.connect() as connection:
            yield connection
        engine.dispose()


def _print(rows: Sequence[Row]) -> None:
    for row in rows:
        verdict = f"   {row.aim}: {'met' if row.is_met else 'MISSED'}" if row.aim else ""
        print(f"{row.name:64} p50 {row.p50:7.2f} ms   p99 {row.p99:7.2f} ms{verdict}")


if __name__ == "__main__":
    made = make_corpus()
    _print(run(made))
    for figure in filtered(made):
        print(f"{figure.name:64} p50 {figure.value:7.2f} ms   {figure.ratio or 0:.2f} times as long as without it")
    if "--variants" in sys.argv:
        _print(run_variants(made))
