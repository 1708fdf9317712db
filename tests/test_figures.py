"""Figures: what is drawn is what the table says, and foreign text stays text."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from analysis.figures.bars import plot_thread_bars
from analysis.figures.maps import plot_thread_map
from analysis.figures.rows import lay_out
from analysis.figures.strips import plot_positions
from analysis.figures.style import PALETTE, colours
from analysis.figures.timeline import plot_timeline

HOSTILE = '<a href="http://evil.example">x</a> %{y} $z$'


def coverage(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    """Make coverage from (event, side, thread, words of 100)."""
    return pd.DataFrame(
        [
            {
                "event_id": event_id,
                "side": side,
                "thread_id": thread_id,
                "n_articles": 1,
                "n_words": n_words,
                "of_words": 100,
                "words_share": n_words / 100,
                "words_share_low": float("nan"),
                "words_share_high": float("nan"),
                "n_sentences": n_words // 10,
                "of_sentences": 10,
                "sentences_share": n_words // 10 / 10,
            }
            for event_id, side, thread_id, n_words in rows
        ]
    )


TWO = (("2020-03-01", "Post", "sea", 40), ("2020-03-01", "Times", "sea", 0))


def all_text(figure) -> list[str]:
    """Return every text a figure can show."""
    texts = [str(annotation.text) for annotation in figure.layout.annotations]
    for trace in figure.data:
        texts += [str(text) for text in (trace.text if trace.text is not None else [])]
        shown = re.findall(r"customdata\[(\d)\]", trace.hovertemplate or "")
        texts += [str(row[int(place)]) for row in trace.customdata for place in shown]
    return texts


def test_the_map_draws_silent_cells_apart_from_told_ones():
    """A silent cell is an open circle that says so, a told one carries its share."""
    figure = plot_thread_map(coverage(*TWO), {"sea": "Sea"}, colours(["Post", "Times"]))

    told, silent = figure.data
    assert list(told.text) == ["40%"]
    assert silent.texttemplate == "not found"
    assert "open" in silent.marker.symbol


def test_circle_areas_are_in_the_ratio_of_the_shares():
    """A quarter of the share has half the diameter."""
    table = coverage(("e", "Post", "sea", 80), ("e", "Times", "sea", 20))

    large, small = plot_thread_map(table, {"sea": "Sea"}, {}).data[0].marker.size

    assert small / large == pytest.approx(0.5)


def test_each_bar_states_share_numerator_and_denominator():
    """The line above a bar can be read without the axis."""
    figure = plot_thread_bars(coverage(*TWO), colours(["Post", "Times"]))

    lines = [str(annotation.text) for annotation in figure.layout.annotations]
    assert "<b>Post</b><br>40%, 40 of 100 words" in lines
    assert "<b>Times</b><br>not found in this text: 0 of 100 words" in lines
    assert list(figure.data[0].x) == [0.4]


def test_an_interval_is_drawn_only_where_the_table_has_one():
    """No whiskers are invented for a single article."""
    table = coverage(TWO[0])
    with_interval = table.assign(words_share_low=0.3, words_share_high=0.6)

    assert plot_thread_bars(table, {}).data[0].error_x.array is None
    whiskers = plot_thread_bars(with_interval, {}).data[0].error_x
    assert whiskers.array[0] == pytest.approx(0.2)
    assert whiskers.arrayminus[0] == pytest.approx(0.1)


def test_a_colour_belongs_to_the_corpus_not_to_the_selection():
    """Leaving an outlet out moves no other outlet's colour."""
    everybody = colours(["Courier", "Post", "Times"])

    figure = plot_thread_bars(coverage(TWO[0]), everybody)

    assert list(figure.data[0].marker.color) == [PALETTE[1]]


def test_sides_stand_under_the_heading_of_their_event_earliest_first():
    """Rows never mix two events."""
    table = coverage(("2020-04-02", "Post", "sea", 1), ("2020-03-01", "Post", "sea", 1))

    rows = lay_out(table)

    assert [day for _, _, day in rows.heads] == ["1 March 2020", "2 April 2020"]
    assert rows.places[("2020-03-01", "Post")] < rows.heads[1][0]


@pytest.mark.parametrize("draw", ["map", "bars", "positions", "timeline"])
def test_foreign_text_reaches_no_label_as_markup(draw):
    """Names and sentences are shown as characters, never read as links or templates."""
    table = coverage(("2020-03-01", HOSTILE, "sea", 10))
    places = pd.DataFrame(
        {
            "article_row": [0],
            "side": [HOSTILE],
            "start_share": [0.0],
            "width_share": [0.5],
            "is_in_thread": [True],
            "sentence_id": ["a.0"],
            "article_id": ["a"],
            "text": [HOSTILE],
        }
    )
    articles = pd.DataFrame(
        {
            "event_id": ["2020-03-01"],
            "side": [HOSTILE],
            "headline": [HOSTILE],
            "article_id": ["a"],
        }
    )
    figure = {
        "map": lambda: plot_thread_map(table, {"sea": "Sea"}, {}),
        "bars": lambda: plot_thread_bars(table, {}),
        "positions": lambda: plot_positions(places, {}, lines=[(HOSTILE, HOSTILE)]),
        "timeline": lambda: plot_timeline(articles, {}),
    }[draw]()

    shown = [text for text in all_text(figure) if "evil" in text]
    assert draw == "timeline" or shown
    assert not any("<a" in text or "%{" in text or "$" in text for text in all_text(figure))


def test_a_long_run_of_articles_on_one_day_becomes_a_bar():
    """A stack too high to read is drawn as its count."""
    articles = pd.DataFrame(
        {
            "event_id": ["2020-03-01"] * 40,
            "side": ["Post"] * 40,
            "headline": ["x"] * 40,
            "article_id": [str(i) for i in range(40)],
        }
    )

    assert list(plot_timeline(articles, {}).data[0].y) == [40]


def test_no_dated_article_gives_an_empty_timeline():
    """Empty is a case."""
    articles = pd.DataFrame({"event_id": [""], "side": [""], "headline": [""], "article_id": ["a"]})

    assert len(plot_timeline(articles, {}).data[0].x) == 0
