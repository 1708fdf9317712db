"""What a whole build costs beside the language model alone, on the same texts.

Run it with ``python -m benchmarks.build_ratio ARTICLES.csv``; the table needs the columns
outlet, published, headline and text. It is turned into a folder of 500 distinct articles.
Then, in turn in one process: the model with its default components reads the cleaned
texts and keeps nothing; the whole build reads, cleans, annotates, counts and writes the
same articles. The ratio of the two times is what counts; loading the model is left out.
"""

import argparse
import csv
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from analysis.annotation import boundaries, model
from analysis.building import build_corpus
from analysis.corpus.articles import read_articles
from analysis.corpus.listing import read_listing

N_ARTICLES = 500
N_PAIRS = 3
MAX_RATIO = 1.25


def distinct_rows(table: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of articles whose text has not been seen before."""
    csv.field_size_limit(10**8)
    seen: set[str] = set()
    with table.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["text"].strip() and row["text"] not in seen:
                seen.add(row["text"])
                yield row


def write_articles(table: Path, folder: Path, n_articles: int) -> None:
    """Write the first distinct articles of a table as an input folder.

    Raises
    ------
    SystemExit
        If the table holds fewer.
    """
    folder.mkdir(parents=True)
    rows = [row for row, _ in zip(distinct_rows(table), range(n_articles), strict=False)]
    if len(rows) < n_articles:
        raise SystemExit(f"{table} holds {len(rows)} distinct articles, not {n_articles}.")
    with (folder / "articles.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["file", "outlet", "headline", "published"])
        for number, row in enumerate(rows):
            headline = " ".join(row["headline"].split())[:300]
            name = f"{number:06d}.txt"
            (folder / name).write_text(f"{headline}\n\n{row['text']}\n", encoding="utf-8")
            writer.writerow([name, row["outlet"], headline, row["published"]])


def cleaned_texts(folder: Path) -> list[str]:
    """Return the texts that the build will hand to the model."""
    listing = read_listing(folder)
    return read_articles(listing.entries, folder).articles["text"].tolist()


def measure(run: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds a run takes: on the clock, and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - clock, time.process_time() - processor


def main() -> None:
    """Measure both in turn and print the times and the median ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path)
    parser.add_argument("--articles", type=int, default=N_ARTICLES)
    parser.add_argument("--pairs", type=int, default=N_PAIRS)
    options = parser.parse_args()
    nlp, bare = model.load_model(), model.load_model()
    bare.remove_pipe(boundaries.COMPONENT)
    ratios = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "input"
        write_articles(options.table, folder, options.articles)
        texts = cleaned_texts(folder)
        words = sum(len(text.split()) for text in texts)
        print(f"{len(texts)} articles, {words:,} words")
        for pipeline in (nlp, bare):  # both have met words before they are timed
            for _ in pipeline.pipe(texts[:20]):
                pass
        for pair in range(options.pairs):
            output = Path(scratch) / f"built-{pair}"
            alone = measure(lambda: deque(bare.pipe(texts), maxlen=0))
            whole = measure(lambda: build_corpus(folder, output, workers=1, nlp=nlp))  # noqa: B023
            ratios.append((whole[0] / alone[0], whole[1] / alone[1]))
            print(
                f"model alone {alone[0]:6.1f} s, whole build {whole[0]:6.1f} s, "
                f"ratio {ratios[-1][0]:.3f} (processor {ratios[-1][1]:.3f})",
                flush=True,
            )
    clock, processor = (statistics.median(column) for column in zip(*ratios, strict=True))
    print(f"median ratio {clock:.3f}, of processor time {processor:.3f}; at most {MAX_RATIO}")
    if clock > MAX_RATIO:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
