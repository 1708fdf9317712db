"""Attributions have floors: what was measured once on annotated articles is not lost again.

``attributions_baseline.json`` holds the floors (for errors, the ceilings), each a little
worse than measured. They only get stricter. The annotated articles belong to others and
are not in this repository: without them the test is skipped, and says so.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from analysis.predicting import predict_attributions, read_records
from training.measuring import measure, measure_all

ROOT = Path(__file__).parents[2]
ANNOTATED = Path(
    os.environ.get("STORYSIDES_ATTRIBUTIONS")
    or ROOT.parent / "shared" / "eval" / "data" / "attributions" / "dev.jsonl.gz"
)
LIMITS: dict[str, dict[str, float]] = json.loads(
    Path(__file__).with_name("attributions_baseline.json").read_text(encoding="utf-8")
)
QUALITY: dict[str, Any] = json.loads(
    (ROOT / "analysis/annotation/attributions/quality.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Find the attributions of the annotated articles, and compare."""
    if not ANNOTATED.exists():
        pytest.skip(
            f"THE QUALITY OF ATTRIBUTIONS WAS NOT MEASURED: {ANNOTATED} is not there. "
            "Name a file of annotated articles in STORYSIDES_ATTRIBUTIONS."
        )
    found = tmp_path_factory.mktemp("attributions") / "found.jsonl"
    predict_attributions(ANNOTATED, found)
    return measure_all(read_records(ANNOTATED), read_records(found, needs=("id",)))


def look_up(figures: dict[str, Any], name: str) -> float:
    """Follow a dotted name."""
    for part in name.split("."):
        figures = figures[part]
    return float(figures)  # type: ignore[arg-type]


@pytest.mark.model
@pytest.mark.parametrize("name", LIMITS["floors"])
def test_no_figure_falls_below_its_floor(measured: dict[str, Any], name: str) -> None:
    """Each figure is at least what it was."""
    assert look_up(measured, name) >= LIMITS["floors"][name]


@pytest.mark.model
@pytest.mark.parametrize("name", LIMITS["ceilings"])
def test_no_error_rises_above_its_ceiling(measured: dict[str, Any], name: str) -> None:
    """Each error is at most what it was."""
    assert look_up(measured, name) <= LIMITS["ceilings"][name]


@pytest.mark.model
def test_the_published_figures_are_the_measured_ones(measured: dict[str, Any]) -> None:
    """What pages say of the quality was measured with these weights."""
    for name in (*LIMITS["floors"], *LIMITS["ceilings"]):
        assert look_up(QUALITY, name) == pytest.approx(look_up(measured, name), abs=0.005), name


def test_a_pair_needs_half_of_the_letters() -> None:
    """Of two found, one shares 6 of 9 letters with the annotated and one nothing."""
    text = "He said abcdef ghi jkl."
    gold = {"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 18]], "kind": "indirect"}
    near = {"source": [0, 2], "cue": [3, 7], "content": [[8, 14]], "kind": "indirect"}
    far = {"source": None, "cue": None, "content": [[19, 22]], "kind": "direct"}
    article = {"id": "a", "outlet": "o", "text": text}
    figures = measure(
        [article | {"attributions": [gold]}], [{"id": "a", "attributions": [near, far]}]
    )

    assert (figures["precision"], figures["recall"]) == (0.5, 1.0)
    assert figures["f1_at_80"] == 0.0
    assert figures["source_accuracy"] == figures["cue_accuracy"] == 1.0
    assert figures["speech"]["precision"] == 1.0
    assert figures["direct_share_error"] == pytest.approx(3 / 9, abs=1e-4)
