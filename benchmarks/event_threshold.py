"""How the threshold for events was chosen: cross-validated over events grouped by people.

Run it with ``python -m benchmarks.event_threshold FILE``: JSON lines with ``id``, ``text``,
``headline``, ``published`` and ``event``. Each article is read once. Then events, not articles,
are dealt out to five folds, and the articles of a fold are grouped in four ways: as published;
with each event moved by whole weeks into the same four weeks, and into the same week, so that
events that lay years apart become neighbours; and without any day of publication. On four folds
it takes the highest threshold whose mean F1 over the four ways is within `TOLERANCE` of the best,
since a false merge is worse than a missed one, and measures it on the fifth.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.events.clues import gather_clues
from analysis.events.grouping import group_articles
from analysis.events.likeness import make_vectors
from analysis.predicting import Record, read_records
from analysis.predicting_events import join_headline, read_articles
from tests.quality.grouping import compare_groups

THRESHOLDS = np.round(np.arange(0.16, 0.25, 0.01), 2)
TOLERANCE = 0.01
N_FOLDS = 5
WAYS = ("as published", "in four weeks", "in one week", "without dates")


def read_days(records: Sequence[Record]) -> dict[str, date]:
    """Give the day each article was published."""
    return {r["id"]: date.fromisoformat(r["published"][:10]) for r in records}


def move(records: Sequence[Record], published: Mapping[str, date], n_weeks: int) -> dict[str, date]:
    """Move each event by whole weeks, so that weekdays in the text stay true."""
    dealer, monday = random.Random(0), date(2016, 1, 4)
    days = defaultdict(list)
    for record in records:
        days[record["event"]].append(published[record["id"]])
    shifts = {
        event: monday + timedelta(weeks=dealer.randrange(n_weeks)) - first_monday(min(known))
        for event, known in sorted(days.items())
    }
    return {r["id"]: published[r["id"]] + shifts[r["event"]] for r in records}


def first_monday(day: date) -> date:
    """Give the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def date_ways(
    records: Sequence[Record], published: dict[str, date]
) -> Iterator[dict[str, date | None]]:
    """Give the days of publication of each way."""
    yield dict(published)
    yield dict(move(records, published, 4))
    yield dict(move(records, published, 1))
    yield dict.fromkeys(published)


def score(records: Sequence[Record], read: Sequence[pd.DataFrame]) -> npt.NDArray[np.float64]:
    """Give precision, recall and F1, one row per way, one column per threshold."""
    published = read_days(records)
    texts = {r["id"]: join_headline(r) for r in records}
    tokens, names = (table[table["article_id"].isin(texts)] for table in read)
    scores = []
    for days in date_ways(records, published):
        vectors = make_vectors(gather_clues(texts, days, tokens, names), list(texts), days)
        groups = [group_articles(vectors, threshold=float(t)) for t in THRESHOLDS]
        found = [compare_groups([r["event"] for r in records], group) for group in groups]
        scores.append([(each.precision, each.recall, each.f1) for each in found])
    return np.array(scores)


def choose(scores: npt.NDArray[np.float64]) -> int:
    """Choose the highest threshold that is about as good as the best."""
    means = scores[:, :, 2].mean(axis=0)
    return int(np.flatnonzero(means >= means.max() - TOLERANCE).max())


def main() -> None:
    """Choose on four folds, measure on the fifth, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    records = list(read_records(parser.parse_args().file, needs=("id", "text", "event")))
    texts = {r["id"]: join_headline(r) for r in records}
    published = read_days(records)
    read = read_articles(texts, dict(published))
    events = sorted({r["event"] for r in records})
    random.Random(0).shuffle(events)
    held_out = []
    for fold in range(N_FOLDS):
        left = set(events[fold::N_FOLDS])
        chosen = choose(score([r for r in records if r["event"] not in left], read))
        found = score([r for r in records if r["event"] in left], read)[:, chosen, 2]
        print(f"fold {fold}: {THRESHOLDS[chosen]}, held out {found.round(3)}", flush=True)
        held_out.append(found)
    for way, mean in zip(WAYS, np.mean(held_out, axis=0), strict=True):
        print(f"held out, {way}: F1 {mean:.3f}")
    whole = score(records, read)
    for way, rows in zip(WAYS, whole, strict=True):
        for threshold, (precision, recall, f1) in zip(THRESHOLDS, rows, strict=True):
            print(f"{way} {threshold}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(f"chosen on all: {THRESHOLDS[choose(whole)]}")


if __name__ == "__main__":
    main()
