"""Cue words drawn: one scale for each category, own voice and quoted apart."""

from __future__ import annotations

from html import unescape

import pandas as pd
import pytest

from analysis.figures.cue_words import plot_cue_rates
from analysis.figures.style import INK, colours, silent

SIDES = colours(["Post", "Star"])


def rates(*rows: tuple[str, str, str, int, int], **changed: object) -> pd.DataFrame:
    """Make rates from (side, category, voice, cue words, words)."""
    table = pd.DataFrame(rows, columns=["side", "category", "voice", "n_cues", "of_words"])
    per_1k = 1000 * table["n_cues"] / table["of_words"].where(table["of_words"] > 0)
    return table.assign(
        event_id="2020-03-01", lexicon="certainty", label=table["category"], place=0,
        cues_per_1k=per_1k, cues_per_1k_low=float("nan"), cues_per_1k_high=float("nan"),
        n_articles_with=1, n_articles=1, is_pooled=False,
    ).assign(**changed)  # fmt: skip


def targets(figure) -> dict[tuple[str, str, str], str]:
    """Return the hover of each mark, by side, voice and value."""
    found = {}
    for trace in figure.data:
        for data in trace.customdata if trace.customdata is not None else []:
            found[tuple(data[1:4])] = unescape(data[5].replace("<br>", " "))
    return found


def test_a_category_has_one_scale_and_counts_stand_beside_its_bars():
    """Two in 400 words are half as long as two in 200."""
    figure = plot_cue_rates(
        rates(("Post", "hedge", "own", 2, 200), ("Star", "hedge", "own", 2, 400)), SIDES
    )

    bars = figure.data[0]
    assert bars.x[0] == pytest.approx(2 * bars.x[1])
    numbers = next(trace for trace in figure.data if getattr(trace, "mode", "") == "text")
    assert [text.strip() for text in numbers.text] == ["2", "2"]
    told = targets(figure)[("Star", "own", "certainty hedge")]
    assert told == "2 cue words in 400 words: 5.0 per 1,000; in 1 of 1 article"


def test_each_category_has_its_own_scale():
    """One hedge in 100 words is as long as ten of another list, and the figure says so."""
    figure = plot_cue_rates(
        pd.concat(
            [
                rates(("Post", "hedge", "own", 1, 100), ("Star", "hedge", "own", 1, 200)),
                rates(("Post", "booster", "own", 10, 100), place=1),
            ],
            ignore_index=True,
        ),
        SIDES,
    )

    first, half, other = figure.data[0].x
    assert first == pytest.approx(other)
    assert half == pytest.approx(first / 2)
    assert "to its own scale" in " ".join(note.text for note in figure.layout.annotations)


def test_own_words_are_solid_and_quoted_ones_hatched():
    """The voices differ in more than place."""
    figure = plot_cue_rates(
        rates(("Post", "hedge", "own", 1, 100), ("Post", "hedge", "quoted", 1, 100)), SIDES
    )

    assert list(figure.data[0].marker.pattern.shape) == ["", "/"]
    own, quoted = figure.data[0].y
    assert own < quoted
    words = " ".join(note.text for note in figure.layout.annotations)
    assert "in its own voice" in words
    assert "in quoted voices" in words


def test_nothing_found_is_an_open_circle_and_no_words_no_mark():
    """A report that quotes nobody has nothing to find a quoted word in."""
    figure = plot_cue_rates(
        rates(("Post", "hedge", "own", 0, 100), ("Post", "hedge", "quoted", 0, 0)), SIDES
    )

    circles = figure.data[2]
    assert len(circles.x) == 1
    assert set(circles.marker.color) == {silent(INK["light"])}
    assert targets(figure) == {("Post", "own", "certainty hedge"): "not found in 100 words"}


def test_an_interval_is_drawn_where_there_is_one_and_the_open_mark_is_outlined():
    """And no other."""
    mark = ("2020-03-01", "Post", "own", "certainty hedge")
    figure = plot_cue_rates(
        rates(
            ("Post", "hedge", "own", 1, 100), ("Star", "hedge", "own", 1, 100),
            cues_per_1k_low=[5.0, float("nan")], cues_per_1k_high=[20.0, float("nan")],
        ),
        SIDES,
        opened=mark,
    )  # fmt: skip

    assert len(figure.data[1].x) == 3
    assert list(figure.data[0].marker.line.width) == [2.5, 1]
    assert "95% interval 5.0 to 20.0" in targets(figure)[("Post", "own", "certainty hedge")]
    assert figure.data[0].x[0] < figure.data[1].x[1]
