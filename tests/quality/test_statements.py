"""Statements have floors: pairs that others judged, and merges of free pairs read by hand.

``statements_sheet.csv`` holds every merge between outlets in 300 articles on 100 events that are
no part of this project: keys and offsets of both sentences, the score when judged, whether they
are copied, quote the same words or neither, and whether they report the same thing. The texts
belong to others and are not kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest

from analysis.measures.uncertainty import interval_of_proportion
from analysis.predicting import read_records
from analysis.predicting_statements import predict_statements
from analysis.statements import load_judge

ROOT = Path(__file__).parents[2]
JUDGED = Path(
    os.environ.get("STORYSIDES_STATEMENTS")
    or ROOT.parent / "shared" / "eval" / "data" / "statements" / "val.jsonl.gz"
)
SHEET = Path(__file__).with_name("statements_sheet.csv")
FLOORS = {"accuracy": 0.775, "average_precision": 0.92, "precision": 0.95, "recall": 0.5}
MIN_MERGES = 200
MOST_FALSE = 0.02


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """Rate the judged pairs, and count."""
    if not JUDGED.exists():
        pytest.skip(
            f"THE QUALITY OF STATEMENTS WAS NOT MEASURED: {JUDGED} is not there. "
            "Name a file of judged pairs in STORYSIDES_STATEMENTS."
        )
    target = tmp_path_factory.mktemp("statements") / "found.jsonl"
    predict_statements(JUDGED, target)
    pairs = pd.DataFrame(read_records(target, needs=("id",)))
    is_same = pd.DataFrame(read_records(JUDGED, needs=("id",)))["same"] == 1
    merged = pairs["score"] >= load_judge().min_merge
    # Ties are taken together, as if the same score came in the order that is worst and best.
    ranked = is_same.groupby(pairs["score"]).agg(["sum", "count"]).iloc[::-1]
    precision = ranked["sum"].cumsum() / ranked["count"].cumsum()
    return {
        "accuracy": float(((pairs["same"] == 1) == is_same).mean()),
        "average_precision": float((precision * ranked["sum"]).sum() / is_same.sum()),
        "precision": float(is_same[merged].mean()),
        "recall": float(merged[is_same].mean()),
    }


@pytest.mark.model
@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(measured: dict[str, float], name: str) -> None:
    """All pairs, the ranking, and the pairs that are merged."""
    assert measured[name] >= FLOORS[name], measured


def test_few_merges_of_free_pairs_are_false() -> None:
    """Every merge was read, none twice, and at most two of a hundred are false."""
    sheet = pd.read_csv(SHEET)
    n_false = int((sheet["is_same"] == "no").sum())

    assert len(sheet) >= MIN_MERGES
    assert set(sheet["is_same"]) <= {"yes", "no"}
    assert not sheet.duplicated(["article_a", "start_char_a", "article_b", "start_char_b"]).any()
    assert interval_of_proportion(n_false, len(sheet))[1] <= MOST_FALSE


def test_the_sheet_was_judged_at_the_score_that_is_used() -> None:
    """A lower score to merge at would let pairs in that nobody read."""
    assert pd.read_csv(SHEET)["score"].min() >= round(load_judge().min_merge, 4)
    assert load_judge().min_merge == pytest.approx(0.851, abs=0.0005)
