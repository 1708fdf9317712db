"""Events have floors: articles grouped by people, and the events of the built-in articles.

``events_baseline.json`` holds the floors of B-cubed F1 for the four ways in which
``benchmarks/event_threshold.py`` dates the grouped articles: as they were published, moved
into the same four weeks or the same week, and without dates. They only rise. The articles
belong to others and are not in this repository: without them the test is skipped, and says so.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analysis.events.clues import gather_clues
from analysis.events.grouping import group_articles
from analysis.events.likeness import make_vectors
from analysis.predicting import read_records
from analysis.predicting_events import join_headline, predict_events, read_articles
from analysis.store.reading import open_corpus
from benchmarks.event_threshold import WAYS, date_ways, read_days
from tests.quality.grouping import Grouping, compare_groups

ROOT = Path(__file__).parents[2]
GROUPED = Path(
    os.environ.get("STORYSIDES_EVENTS")
    or ROOT.parent / "shared" / "eval" / "data" / "events" / "basil.jsonl.gz"
)
FLOORS: dict[str, float] = json.loads(
    Path(__file__).with_name("events_baseline.json").read_text(encoding="utf-8")
)
MIN_PRECISION = 0.97
"""A false merge is worse than a missed one: in every way few merges may be false."""


@pytest.fixture(scope="module")
def groupings() -> dict[str, Grouping]:
    """Group the articles in the four ways, each read once, with what people grouped unread."""
    if not GROUPED.exists():
        pytest.skip(f"no grouped articles at {GROUPED}: name a file in STORYSIDES_EVENTS")
    records = list(read_records(GROUPED))
    meant = [record.pop("event") for record in records]
    texts = {record["id"]: join_headline(record) for record in records}
    published = read_days(records)
    read = read_articles(texts, dict(published))
    # Moving needs to know which articles move together; the grouping does not see it.
    labelled = [{**r, "event": event} for r, event in zip(records, meant, strict=True)]
    found = {}
    for way, days in zip(WAYS, date_ways(labelled, published), strict=True):
        vectors = make_vectors(gather_clues(texts, days, *read), list(texts), days)
        found[way] = compare_groups(meant, group_articles(vectors))
    return found


@pytest.mark.model
@pytest.mark.parametrize("way", WAYS)
def test_events_are_found_as_people_grouped_them(groupings: dict[str, Grouping], way: str) -> None:
    """One threshold serves events years apart, days apart and undated ones."""
    assert groupings[way].f1 >= FLOORS[way]
    assert groupings[way].precision >= MIN_PRECISION


@pytest.fixture(scope="module")
def built_in() -> pd.DataFrame:
    """Open the built-in articles as pages do."""
    corpus = open_corpus(ROOT / "data" / "built")
    articles = corpus.table("articles")
    corpus.close()
    return articles


@pytest.mark.model
@pytest.mark.parametrize("is_dated", [True, False])
def test_the_built_in_articles_fall_into_their_events(
    built_in: pd.DataFrame, is_dated: bool, tmp_path: Path
) -> None:
    """Three meetings of the same two men, with publication days where known or with none."""
    lines = [
        {
            "id": row.article_id,
            "headline": row.headline,
            "text": row.text,
            "published": _write_day(row.published_at) if is_dated else None,
        }
        for row in built_in.itertuples()
    ]
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    predict_events(source, target)
    found = [json.loads(line)["event"] for line in target.read_text().splitlines()]

    assert compare_groups(built_in["event_id"].tolist(), found) == Grouping(1.0, 1.0)


def _write_day(at: pd.Timestamp) -> str | None:
    day: date | None = None if pd.isna(at) else at.date()
    return day.isoformat() if day else None
