"""How long a changed filter takes in a corpus of 40,000 articles, or in one of your own.

Run it with ``python -m benchmarks.filter_change``. The corpus repeats the built-in
articles under new ids, so it has the tables and sizes of 40,000 annotated articles
without 40,000 texts. Every choice of outlets is measured the first time it is made,
when nothing of it is cached. The five articles in the same run are the yardstick.

With ``--corpus BUILT`` a built corpus is measured instead, on the pages named. A page may
have a query: ``--pages "framing?part=How+sure"``.
"""

import argparse
import asyncio
import itertools
import statistics
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd
import psutil
from websockets.asyncio.client import connect

from analysis import schema
from analysis.store.assembling import Inputs, Recipe, assemble
from analysis.store.late import ReadParts
from analysis.store.reading import StoredCorpus, open_corpus
from analysis.store.working import PartTables
from analysis.store.writing import LATE_TABLES, PART_TABLES, TOPIC_TABLES
from benchmarks.visitors import Visitor
from tests.browser.harness import ROOT, serve

N_ARTICLES = 40_000
MAX_SECONDS = 1.0
MAX_CHOICES = 60
BUILT_IN = ROOT / "data" / "built"
RAW = ROOT / "data" / "raw"
IDS = (
    *("article_id", "sentence_id", "mention_id", "attribution_id", "action_id", "removed_line_id"),
    "phrase_id",
)


@dataclass(frozen=True)
class Copy:
    """One article under a new id."""

    article_id: str
    file: str
    of: str
    number: int


def list_copies(corpus: StoredCorpus, n_articles: int) -> list[Copy]:
    """Name the copies; their ids sort by number, so that a part holds whole rounds."""
    rows = list(corpus.select("articles", ["article_id", "file"]).itertuples(index=False))
    rounds = range(-(-n_articles // len(rows)))
    return [
        Copy(f"{number:06d}-{row.article_id}", row.file, row.article_id, number)
        for number in rounds
        for row in rows
    ]


def repeat(entries: tuple[Copy, ...], tables: dict[str, pd.DataFrame]) -> PartTables:
    """Return the tables of some copies."""
    numbers = sorted({entry.number for entry in entries})
    wanted = {entry.article_id for entry in entries}
    made = {}
    for name, rows in tables.items():
        ids = [column for column in IDS if column in rows.columns]
        copies = pd.concat(
            [
                rows.assign(**{column: f"{number:06d}-" + rows[column] for column in ids})
                for number in numbers
            ],
            ignore_index=True,
        )
        made[name] = copies[copies["article_id"].isin(wanted)]
    return PartTables(made, schema.empty(schema.REJECTED_ROWS))


def suggest_no_topics(read_parts: ReadParts) -> Iterator[dict[str, pd.DataFrame]]:
    """Leave topics out: forty thousand copies of five articles have none."""
    for _ in read_parts({"articles": ["article_id"]}):
        yield {name: schema.empty(schema.TABLES[name]) for name in LATE_TABLES}
    yield {name: schema.empty(schema.TABLES[name]) for name in TOPIC_TABLES}


def build_repeated(folder: Path, n_articles: int) -> None:
    """Write a corpus that repeats the built-in one."""
    corpus = open_corpus(BUILT_IN)
    tables = {name: corpus.table(name) for name in PART_TABLES}
    whole = (corpus.table("entities"), corpus.table("entity_aliases"))

    def prepare(_folder: Path) -> Callable[[tuple[Copy, ...]], PartTables]:
        return partial(repeat, tables=tables)

    def collect(_mentions: Iterator[pd.DataFrame]) -> tuple[pd.DataFrame, pd.DataFrame]:
        return whole

    inputs = Inputs(list_copies(corpus, n_articles), schema.empty(schema.REJECTED_ROWS))
    recipe = Recipe(
        read_inputs=lambda _folder: inputs,
        read_thread_terms=lambda: corpus.table("thread_terms"),
        read_quality=lambda: corpus.table("quality"),
        read_stamps=lambda: {"model": "none", "aliases": "none", "code": "copies"},
        prepare=prepare,
        collect_entities=collect,
        collect_relatives=lambda _phrases: corpus.table("noun_relatives"),
        suggest_topics=suggest_no_topics,
    )
    assemble(RAW, folder, recipe)


async def change_filters(url: str, page: str) -> list[float]:
    """Choose two or three outlets in every way; return the seconds of each rerun."""
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(
        address, subprotocols=["streamlit"], origin=url, max_size=None, proxy=None
    ) as socket:
        visitor = Visitor(socket, page)
        await visitor.rerun([])
        choices = [c for n in (2, 3) for c in itertools.combinations(visitor.outlets, n)]
        choices = choices[:MAX_CHOICES]
        return [await visitor.rerun(list(choice)) for choice in choices]


def measure(corpus: Path, scratch: Path, pages: list[str]) -> float:
    """Serve a corpus, print how long its filters took, and return the slowest page's 95th."""
    slowest = 0.0
    with serve(scratch / "log", STORYSIDES_CORPUS=str(corpus)) as (url, process):
        for page in pages:
            seconds = sorted(asyncio.run(change_filters(url, page)))
            late = statistics.quantiles(seconds, n=20, method="inclusive")[-1]
            slowest = max(slowest, late)
            megabytes = psutil.Process(process.pid).memory_info().rss / 2**20
            print(
                f"  {page or 'overview':10s} {len(seconds)} choices: median "
                f"{statistics.median(seconds):6.3f} s, 95th percentile {late:6.3f} s, largest "
                f"{seconds[-1]:6.3f} s, server {megabytes:4.0f} MB",
                flush=True,
            )
    return slowest


def main() -> None:
    """Print the times for the five articles, and for many or for the corpus named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("n_articles", type=int, nargs="?", default=N_ARTICLES)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--pages", nargs="+", default=["", "coverage", "voices"])
    options = parser.parse_args()
    pages = ["" if page == "overview" else page for page in options.pages]
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        print("5 articles")
        measure(BUILT_IN, scratch, pages)
        corpus, name = options.corpus, str(options.corpus)
        if corpus is None:
            corpus, name = scratch / "many", f"{options.n_articles:,} articles"
            build_repeated(corpus, options.n_articles)
        print(f"{name} (target: 95 of 100 within {MAX_SECONDS:g} s)")
        if measure(corpus, scratch, pages) > MAX_SECONDS:
            raise SystemExit(1)


if __name__ == "__main__":
    main()
