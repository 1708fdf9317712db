"""Say in a few small tables what a built corpus holds."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.store.manifest import Manifest
from analysis.store.reading import StoredCorpus, open_corpus


def describe_corpus(folder: Path | str) -> list[tuple[str, pd.DataFrame]]:
    """Describe a built corpus for a reader at a terminal.

    Returns
    -------
    list of (title, DataFrame)
        Versions, counts, outlets, origins, events, threads and rows per table.

    Raises
    ------
    StoreError
        If the corpus is missing, damaged or of another version.
    """
    corpus = open_corpus(folder)
    try:
        columns = ["article_id", "outlet", "origin", "event_id", "published_at", "n_words"]
        articles = corpus.select("articles", columns)
        return [
            ("Corpus", _describe_versions(corpus.manifest)),
            ("Inputs", _describe_counts(corpus.manifest)),
            ("Outlets (who published)", _count_articles(articles, "outlet")),
            ("Origins (who wrote)", _count_articles(articles, "origin")),
            ("Events", _count_articles(articles, "event_id")),
            ("Threads", _describe_threads(corpus)),
            ("Tables", _describe_tables(corpus.manifest)),
        ]
    finally:
        corpus.close()


def _describe_versions(manifest: Manifest) -> pd.DataFrame:
    shown = {
        "corpus": manifest.corpus_id,
        "run": manifest.run_id[:12],
        "schema": str(manifest.schema_version),
        "code": manifest.code_version,
        "model": manifest.stamps.get("model", ""),
    }
    return pd.DataFrame({"what": list(shown), "version": list(shown.values())})


def _describe_counts(manifest: Manifest) -> pd.DataFrame:
    counts = manifest.counts
    rows = [("read", counts.n_read), ("accepted", counts.n_accepted)]
    rows += [(f"rejected: {reason}", number) for reason, number in counts.rejected.items()]
    return pd.DataFrame(rows, columns=["inputs", "number"])


def _count_articles(articles: pd.DataFrame, column: str) -> pd.DataFrame:
    named = articles.assign(**{column: articles[column].replace("", "(unknown)")})
    return (
        named.groupby(column)
        .agg(
            articles=("article_id", "size"),
            words=("n_words", "sum"),
            first=("published_at", "min"),
            last=("published_at", "max"),
        )
        .assign(
            first=lambda rows: _as_days(rows["first"]), last=lambda rows: _as_days(rows["last"])
        )
        .reset_index()
    )


def _as_days(times: pd.Series[pd.Timestamp]) -> pd.Series[str]:
    return times.dt.strftime("%Y-%m-%d").fillna("(unknown)")


def _describe_threads(corpus: StoredCorpus) -> pd.DataFrame:
    columns = ["thread_id", "n_sentences", "n_words"]
    counts = corpus.select("article_threads", columns, voice="all")
    told = counts[counts["n_sentences"] > 0].groupby("thread_id")
    sums = told.agg(
        articles=("n_sentences", "size"), sentences=("n_sentences", "sum"), words=("n_words", "sum")
    )
    names = corpus.table("thread_terms").drop_duplicates("thread_id").set_index("thread_id")
    shown = names[["name"]].join(sums).fillna(0).astype({name: "int64" for name in sums.columns})
    return shown.reset_index().rename(columns={"thread_id": "thread"})


def _describe_tables(manifest: Manifest) -> pd.DataFrame:
    rows = [
        (table.name, manifest.n_rows(table.name), table.row) for table in schema.TABLES.values()
    ]
    return pd.DataFrame(rows, columns=["table", "rows", "one row is"])
