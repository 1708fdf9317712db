"""How many topics of a built corpus come back when it is fitted again to samples.

Run it with ``python -m benchmarks.topic_stability BUILT_FOLDER``. It fits anew, from the
tables of the folder, and prints for each number of topics tried the share that comes
back and the share beyond chance; for the number proposed, its topics. It fails if the
number proposed is below eight, or if less than 80 percent of its topics come back.
"""

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis.store.manifest import read_manifest
from analysis.store.writing import iterate_parts
from analysis.topics.suggesting import suggest_topics

MIN_TOPICS = 8
MIN_BACK_SHARE = 0.8
N_TERMS = 12


def read_parts(
    folder: Path, columns: Mapping[str, Sequence[str]]
) -> Iterator[dict[str, pd.DataFrame]]:
    """Read columns of a built corpus, part by part."""
    manifest = read_manifest(folder)
    tables = [
        iterate_parts(folder, manifest.files_of(name), list(wanted))
        for name, wanted in columns.items()
    ]
    for rows in zip(*tables, strict=True):
        yield dict(zip(columns, rows, strict=True))


def main() -> None:
    """Fit, print and judge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    start = time.process_time()
    *_, tables = suggest_topics(lambda columns: read_parts(folder, columns))
    fit = tables["topic_fits"].iloc[0]
    print(f"{fit['n_articles']:,} articles, {time.process_time() - start:.0f} s of the processor")
    print(f"{fit['verdict']}: {fit['reason']}")
    print(tables["topic_choices"].round(3).to_string(index=False))
    terms = tables["topic_terms"].query(f"rank <= {N_TERMS}").groupby("topic_id")["term"]
    for topic in tables["topics"].sort_values("rank").itertuples():
        print(
            f"{topic.comes_back_share:.2f} samples, {topic.seed_back_share:.2f} starts, coherence "
            f"{topic.coherence:.2f}, {topic.n_words:,} words: "
            f"{', '.join(terms.get_group(topic.topic_id))}"
        )
    print(f"{fit['comes_back_share']:.3f} come back; at least {MIN_BACK_SHARE}")
    if fit["comes_back_share"] < MIN_BACK_SHARE or fit["n_topics"] < MIN_TOPICS:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
