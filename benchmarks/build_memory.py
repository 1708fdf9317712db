"""Whether the memory of a build grows with the number of articles.

Run it with ``python -m benchmarks.build_memory ARTICLES.csv`` (columns outlet, published,
headline and text). Each size is built by a process of its own, which reports the most
memory it ever held, the language model included.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.build_ratio import write_articles

SIZES = (500, 2_000)
MAX_RATIO = 1.05


def build_and_report(folder: Path, output: Path) -> None:
    """Build a corpus in this process and print its greatest memory in MB."""
    from analysis.building import build_corpus

    build_corpus(folder, output, workers=1)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(most / (2**20 if sys.platform == "darwin" else 2**10))


def measure(table: Path, n_articles: int) -> float:
    """Return the greatest memory, in MB, of a build of that many articles."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, output = Path(scratch) / "input", Path(scratch) / "built"
        write_articles(table, folder, n_articles)
        command = [sys.executable, "-m", "benchmarks.build_memory", "--build", folder, output]
        told = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(told.stdout.split()[-1])


def main() -> None:
    """Measure both sizes and print their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path, nargs="?")
    parser.add_argument("--build", type=Path, nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        build_and_report(*options.build)
        return
    if options.table is None:
        parser.error("name the table of articles")
    found = []
    for n_articles in SIZES:
        found.append(measure(options.table, n_articles))
        print(f"{n_articles:,} articles: {found[-1]:.0f} MB", flush=True)
    ratio = found[-1] / found[0]
    print(f"ratio {ratio:.3f}; at most {MAX_RATIO}")
    if ratio > MAX_RATIO:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
