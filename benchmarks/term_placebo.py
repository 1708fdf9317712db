"""How often the term test finds anything where there is nothing, and where there is something.

Run it with ``python -m benchmarks.term_placebo ARTICLES [--counts FILE]``. ARTICLES are JSON
lines, plain or ``.gz``, each with ``id``, ``outlet`` and ``text``. The articles of each outlet
are split at random into halves of 5, 20 and 50, 200 times each, and the test is run on the
halves; then on each two outlets. The table is printed. It fails if anything is found in more
than 8 percent of the splits of an outlet and size, or in more than 6 percent of all, or if the
test finds a median of fewer than 5 terms between two outlets at 50 a side. The model reads the
texts once; ``--counts`` names a file that keeps its counts.
"""

import argparse
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.measures.wording import TermTest, name_words

SIZES = (5, 20, 50)
N_SPLITS = 200
N_PAIR_DRAWS = 3
MAX_CELL_SHARE, MAX_POOLED_SHARE, MIN_TERMS = 0.08, 0.06, 5
SEED = 20170707
COUNTED = ["article_id", "outlet", "n_words", "term", "n_tokens"]


class Corpus(NamedTuple):
    """Articles, their terms, the ids of each outlet, and the words of outlets' names."""

    articles: pd.DataFrame
    terms: pd.DataFrame
    ids: dict[str, list[str]]
    names: frozenset[str]


def count_terms(path: Path) -> Iterator[pd.DataFrame]:
    """Let the model read the texts, and count each term in each."""
    # Counts that are kept need no model.
    from analysis.annotation.model import load_model
    from analysis.predicting import make_batches, read_records, read_texts

    nlp = load_model()
    for batch in make_batches(list(read_records(path, ("id", "outlet", "text")))):
        tokens = read_texts([record["text"] for record in batch], nlp)
        is_term = (
            ~tokens["pos"].isin(["PUNCT", "SPACE", "SYM", "NUM"])
            & tokens["lemma"].str.contains(r"[^\W\d_]")
            & ~tokens["form"].str.contains("'", regex=False)
        )
        n_words = tokens.groupby("article")["is_word"].sum()
        counts = tokens[is_term].groupby(["article", "lemma"]).size().rename("n_tokens")
        counts = counts.reset_index().rename(columns={"lemma": "term"})
        yield counts.assign(
            article_id=[batch[place]["id"] for place in counts["article"]],
            outlet=[batch[place]["outlet"] for place in counts["article"]],
            n_words=counts["article"].map(n_words),
        )[COUNTED]


def read_counts(articles: Path, kept: Path | None) -> pd.DataFrame:
    """Return the counts, from the file that keeps them if it is there."""
    if kept and kept.exists():
        return pd.read_csv(kept, keep_default_na=False)
    counts = pd.concat(count_terms(articles), ignore_index=True)
    if kept:
        counts.to_csv(kept, index=False)
    return counts


def make_corpus(counts: pd.DataFrame) -> Corpus:
    """Part the counts into articles and terms."""
    articles = counts[["article_id", "outlet", "n_words"]].drop_duplicates("article_id")
    terms = counts[["article_id", "term", "n_tokens"]].assign(voice="all")
    ids = articles.groupby("outlet")["article_id"].apply(list).to_dict()
    return Corpus(articles, terms, ids, name_words(ids))


class Found(NamedTuple):
    """How many terms are found: by themselves, in a list of which most differ, in all."""

    named: int
    listed: int
    listed_least: int
    least: int


def run_test(corpus: Corpus, left: list[str], right: list[str]) -> Found:
    """Return how many terms the test finds between two sets of articles."""
    side = dict.fromkeys(left, "left") | dict.fromkeys(right, "right")
    articles = corpus.articles[corpus.articles["article_id"].isin(side)]
    articles = articles.assign(side=articles["article_id"].map(side), event_id="")
    terms = corpus.terms[corpus.terms["article_id"].isin(side)]
    test = TermTest(articles, terms, is_pooled=True, left_out=corpus.names)
    test.advance(test.n_permutations)
    row = test.read_sides().iloc[0]
    columns = ("n_found", "n_listed", "n_listed_least", "n_differ_at_least")
    return Found(*(int(row[column]) for column in columns))


def print_placebo(corpus: Corpus, rng: np.random.Generator) -> dict[tuple[str, int], float]:
    """Split each outlet; return the share of splits in which anything was found."""
    print("| the same outlet | " + " | ".join(f"{size} a side" for size in SIZES) + " |")
    print("|---|" + "---|" * len(SIZES))
    shares: dict[tuple[str, int], float] = {}
    for outlet, own in corpus.ids.items():
        for size in SIZES:
            n_hits = 0
            for _ in range(N_SPLITS):
                drawn = rng.permutation(own)[: 2 * size].tolist()
                n_hits += run_test(corpus, drawn[:size], drawn[size:]).least > 0
            shares[outlet, size] = n_hits / N_SPLITS
        cells = " | ".join(f"{shares[outlet, size]:.1%}" for size in SIZES)
        print(f"| {outlet} | {cells} |", flush=True)
    by_size = [np.mean([shares[outlet, size] for outlet in corpus.ids]) for size in SIZES]
    print(f"| all | {' | '.join(f'{share:.1%}' for share in by_size)} |")
    return shares


def print_pairs(corpus: Corpus, rng: np.random.Generator) -> float:
    """Set outlets against each other; return the median of terms at the largest size."""
    print(
        "| two outlets | anything found | named, median | listed, median | of these differ at "
        "least, median | differ at least, median |"
    )
    print("|---|---|---|---|---|---|")
    median = 0.0
    for size in SIZES:
        found = []
        for pair in list(combinations(corpus.ids, 2)) * N_PAIR_DRAWS:
            left, right = (rng.permutation(corpus.ids[outlet])[:size].tolist() for outlet in pair)
            found.append(run_test(corpus, left, right))
        table = pd.DataFrame(found)
        median = float(table["listed_least"].median())
        medians = [f"{table[column].median():.0f}" for column in Found._fields]
        print(
            f"| {size} a side | {(table['least'] > 0).mean():.0%} | {' | '.join(medians)} |",
            flush=True,
        )
    return median


def main() -> None:
    """Count, split, print and judge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--counts", type=Path)
    given = parser.parse_args()
    corpus = make_corpus(read_counts(given.articles, given.counts))
    rng = np.random.default_rng(SEED)
    shares = print_placebo(corpus, rng)
    pooled = float(np.mean(list(shares.values())))
    print(f"\nAnything found, all splits together: {pooled:.2%}\n")
    median = print_pairs(corpus, rng)
    is_bad = max(shares.values()) > MAX_CELL_SHARE or pooled > MAX_POOLED_SHARE
    if is_bad or median < MIN_TERMS:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
