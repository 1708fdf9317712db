"""The ranking of names: shares on one scale, with what they are of."""

from __future__ import annotations

import re
from html import unescape

import pytest

from analysis.figures.entities import plot_entity_rates
from analysis.figures.style import INK, colours, silent
from tests.network_tables import (
    DAY,
    NAMES,
    bars_of,
    drawn_as,
    hover_of,
    marks_of,
    notes_of,
    rates,
    shares_of,
)


def test_a_share_stands_on_one_scale_and_nothing_found_is_an_open_circle():
    """Ten of 100 is twice as far from nought as five, in whatever column."""
    figure = plot_entity_rates(
        rates(("Post", "a", 10), ("Times", "a", 5), ("Post", "b", 5), ("Times", "b", 0)),
        NAMES,
        colours(["Post", "Times"]),
    )

    bars = bars_of(figure, ["Post a", "Times a", "Post b"])
    assert bars["Post a"][1] == pytest.approx(2 * bars["Times a"][1])
    assert bars["Post b"][1] == pytest.approx(bars["Times a"][1])
    assert bars["Times a"][0] - bars["Post a"][0] == pytest.approx(1)
    circles = drawn_as(figure, "markers")
    assert (circles.marker.symbol, set(circles.marker.color)) == (
        "circle-open",
        {silent(INK["light"])},
    )
    assert circles.x == (bars["Times a"][0],)
    told = "not found in 100 sentences; 1 other side on the event names it"
    assert told in hover_of(figure, "b", "Times")
    assert len(marks_of(figure)) == 4
    assert "share of sentences that name it, from 0 to 10" in unescape(notes_of(figure))


def test_a_share_is_told_with_its_counts_and_a_small_one_is_not_nought():
    """One of 100 with a mention in 2,000 words; one of 200 would be written as 0%."""
    figure = plot_entity_rates(
        rates(("Post", "a", 1), ("Times", "a", 1), of_words=[2000, 0], windows_share=[0.01, 0.005]),
        NAMES,
        colours(["Post", "Times"]),
        window="paragraph",
    )

    told = "in 1 of 100 paragraphs, 1 mention, 0.5 per 1,000 words; in 1 of 1 article"
    assert told in hover_of(figure, "a", "Post")
    assert "per 1,000" not in hover_of(figure, "a", "Times")
    numbers = drawn_as(figure, "text")
    assert [unescape(text) for text in numbers.text] == ["1%", "<1%"]


def test_an_interval_is_drawn_only_where_the_table_has_one():
    """No line is invented for a single article; where there is one, the key says so."""
    alone = plot_entity_rates(rates(("Post", "a", 40)), NAMES, colours(["Post"]))
    many = plot_entity_rates(
        rates(("Post", "a", 40), windows_share_low=0.2, windows_share_high=0.8),
        NAMES,
        colours(["Post"]),
    )

    line_alone, line = (drawn_as(figure, "lines") for figure in (alone, many))
    assert len(line_alone.x) == 0
    assert "interval" not in notes_of(alone)
    low, high, _ = line.x
    start, length = bars_of(many, ["Post"])["Post"]
    assert (start + length - low) / (high - low) == pytest.approx((40 - 20) / (80 - 20))
    assert high - start == pytest.approx(2 * length)
    assert "95% interval" in notes_of(many)
    assert "(95% interval 20% to 80%)" in hover_of(many, "a")


def test_pooled_shares_stand_under_their_own_heading_and_click_on_no_event():
    """The articles are of different events, which the figure says."""
    figure = plot_entity_rates(
        rates(("Post", "a", 4), ("Times", "a", 0), event_id="", is_pooled=True),
        NAMES,
        {},
        heads={"": "All articles together"},
    )

    assert "All articles together" in notes_of(figure).replace("<br>", " ")
    assert marks_of(figure) == {("", "Post", "entity", "a"), ("", "Times", "entity", "a")}
    assert "1 other side names it" in hover_of(figure, "a", "Times")


def test_under_a_report_stands_how_much_of_it_was_read():
    """100 windows of each, in the noun of the window."""
    figure = plot_entity_rates(
        rates(("Post", "a", 4), ("Times", "a", 0)), NAMES, {}, window="paragraph"
    )

    told = [re.sub("<[^>]*>", " ", note.text).split() for note in figure.layout.annotations]
    assert ["Post", "100", "paragraphs"] in told
    assert ["Times", "100", "paragraphs"] in told


def test_what_is_open_in_the_ranking_is_outlined():
    """A bar gets a rim, an open circle grows."""
    table = rates(("Post", "a", 4), ("Post", "b", 0), ("Times", "b", 0))
    bar_open, circle_open = (
        plot_entity_rates(
            table, NAMES, colours(["Post", "Times"]), opened=(DAY, "Post", "entity", value)
        )
        for value in "ab"
    )

    rims = [shares_of(figure) for figure in (bar_open, circle_open)]
    assert rims[0].marker.line.width[0] > rims[1].marker.line.width[0]
    sizes = drawn_as(circle_open, "markers").marker.size
    assert sizes[0] > sizes[1]
