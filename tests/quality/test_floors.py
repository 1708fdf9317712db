"""Quality has floors: what was measured once on hand-annotated articles is not lost again.

``baseline.json`` holds the floors, each the measured figure rounded down to 0.01. Floors
only rise. A change that lowers a figure is mended or taken back; neither the floors nor
the annotation (see `hand_annotated`) are changed to fit the program. An annotation that is
plainly wrong may be corrected, in a commit of its own that says what was wrong.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.quality.hand_annotated import ARTICLES, read_gold
from tests.quality.scoring import Comparison, list_scores

FLOORS: dict[str, float] = json.loads(
    Path(__file__).with_name("baseline.json").read_text(encoding="utf-8")
)


@pytest.mark.model
@pytest.mark.parametrize("figure", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(compared: dict[str, Comparison], figure: str) -> None:
    """Each figure is at least what it was; the message says both."""
    measured, floor = list_scores(compared)[figure], FLOORS[figure]
    assert measured >= floor, (
        f"{figure}: measured {measured:.3f}, floor {floor:.2f}. "
        "python -m tests.quality.scoring lists the errors."
    )


@pytest.mark.model
def test_every_figure_has_a_floor(compared: dict[str, Comparison]) -> None:
    """A figure without a floor could fall unseen."""
    assert list_scores(compared).keys() == FLOORS.keys()


@pytest.mark.parametrize("gold", read_gold(), ids=lambda gold: gold.article_id)
def test_the_annotation_repeats_its_article(gold) -> None:
    """Line by line the same words: otherwise figures would measure the annotation."""
    page = (ARTICLES / f"{gold.article_id}.txt").read_text(encoding="utf-8")
    assert [line.text for line in gold.lines] == page.splitlines()


def test_every_article_is_annotated() -> None:
    """No article is left out of the figures."""
    assert [gold.article_id for gold in read_gold()] == sorted(
        path.stem for path in ARTICLES.glob("*.txt")
    )


def test_a_comparison_counts_what_both_sides_share() -> None:
    """Two of three found are right, two of four are found: 2/3, 1/2, and 4/7 together."""
    found = frozenset({("a",), ("b",), ("x",)})
    part = Comparison(found, frozenset({("a",), ("b",), ("c",), ("d",)}))
    assert (part.precision, part.recall, part.f1) == (2 / 3, 1 / 2, 4 / 7)
