"""Networks of several sides: on one scale, in the side's colour, as sure as the draws."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from analysis.figures.network_difference import plot_difference
from analysis.figures.network_labels import N_SURE
from analysis.figures.network_sides import MAX_LINES, MAX_SIDES, plot_small_networks
from analysis.figures.style import PALETTE, colours
from analysis.measures.cooccurrence import OTHERS
from tests.network_tables import (
    DAY,
    NAMES,
    PLACES,
    comparison,
    hover_of,
    marks_of,
    nodes,
    notes_of,
    sides,
    ties,
)


def test_a_difference_is_drawn_in_the_colour_of_the_side_and_as_sure_as_it_is():
    """Solid from 80 per cent of draws, dashed from 50, else dotted; shared ones are grey."""
    compared = comparison(
        ("a", "b", "left only", 0.9), ("a", "c", "right only", 0.6), ("b", "c", "shared", 0.3)
    )

    figure = plot_difference(
        compared, nodes(a=1, b=1, c=1), PLACES, NAMES, {"Post": "#112233", "Times": "#445566"}
    )

    lines = {
        trace.line.color.rsplit(",", 1)[0]: trace.line.dash
        for trace in figure.data
        if trace.mode == "lines"
    }
    assert lines == {
        "rgba(17, 34, 51": "solid",
        "rgba(68, 85, 102": "7px,4px",
        "rgba(128, 120, 104": "2px,3px",
    }
    told = notes_of(figure)
    assert "only Post names both: 1<br>" in told
    assert "only Times names both: 1<br>" in told
    assert "both do: 1<br>" in told
    assert "Drawn: articles, 100 words a side" in told


def test_pairs_that_are_not_clear_have_no_line_and_the_legend_says_how_many_have_one():
    """One of 31 drawn, one of one, and 14 without a line."""
    compared = comparison(
        ("a", "b", "left only", 0.9), ("a", "c", "shared", 0.6), ("b", "c", "unclear", 0.4)
    )
    totals = {"left only": 31, "right only": 7, "shared": 1, "unclear": 14}

    figure = plot_difference(compared, nodes(a=1, b=1, c=1), PLACES, NAMES, {}, totals=totals)
    alone = plot_difference(compared, nodes(a=1, b=1, c=1), PLACES, NAMES, {})
    none = plot_difference(compared.tail(1), nodes(a=1), PLACES, NAMES, {})

    assert {mark[3] for mark in marks_of(figure) if mark[2] == "pair"} == {"a+b", "a+c"}
    told = notes_of(figure)
    assert "only Post names both: 1 of 31" in told
    assert "both do: 1<br>" in told
    assert "No line: 14 pairs of which it is not clear whose" in told
    assert "No line: 1 pair of which" in notes_of(alone)
    assert "No line: 1 pair of which" in notes_of(none)
    others = compared.assign(side_left=OTHERS)
    assert "only the others name both: 1" in notes_of(
        plot_difference(others, nodes(), PLACES, NAMES, {})
    )


def test_a_difference_says_what_was_counted_and_what_equal_length_makes_of_it():
    """Counts with their words, rarefied counts, and the share of draws."""
    figure = plot_difference(
        comparison(("a", "b", "left only", 0.9)), nodes(a=1, b=1), PLACES, NAMES, {}
    )

    told = hover_of(figure, "a+b")
    assert "Post: 4 times in 400 words (1.0 at equal length)" in told
    assert "Times: 1 time in 100 words (1.0 at equal length)" in told
    assert "Post only in 90% of draws" in told


def test_sides_stand_beside_each_other_on_one_scale():
    """The same share has the same size, and a name is as far from its side's corner in each."""
    table, pairs = sides("Post", "Times", "Wire")

    figure = plot_small_networks(table, pairs, PLACES, NAMES, colours(["Post", "Times", "Wire"]))

    signs = [
        trace
        for trace in figure.data
        if trace.customdata is not None
        and len(trace.customdata)
        and trace.customdata[0][2] == "entity"
    ]
    assert [tuple(trace.marker.size) for trace in signs] == [tuple(signs[0].marker.size)] * 3
    steps = {(trace.x[1] - trace.x[0], trace.y[1] - trace.y[0]) for trace in signs}
    assert len({(round(x, 6), round(y, 6)) for x, y in steps}) == 1
    assert [trace.marker.color[0] for trace in signs] == list(PALETTE[:3])
    assert "not found in 100 sentences" in hover_of(figure, "c")
    assert (DAY, "Wire", "pair", "a+b") in marks_of(figure)


def test_no_more_sides_and_lines_are_drawn_than_can_be_read():
    """Eight sides, thirty lines each."""
    table, _ = sides(*"ABCDEFGHIJ")
    many = [f"n{i:02}" for i in range(12)]
    places = pd.DataFrame({"entity_id": many, "x": range(0, 240, 20), "y": range(0, 240, 20)})
    pairs = ties(*[(a, b, 3) for a, b in combinations(many, 2)])
    pairs = pairs.assign(event_id=DAY, side="A", windows_share=0.03)
    wide = nodes(**dict.fromkeys(many, 5)).assign(
        event_id=DAY, side="A", of_windows=100, of_articles=1, windows_share=0.05
    )

    drawn = plot_small_networks(table, pairs, PLACES, NAMES, {})
    crowded = plot_small_networks(wide, pairs, places, {}, {})

    assert {mark[1] for mark in marks_of(drawn)} == set("ABCDEFGHIJ"[:MAX_SIDES])
    assert sum(mark[2] == "pair" for mark in marks_of(crowded)) == MAX_LINES


def test_names_in_small_networks_never_overlap_the_more_frequent_one_stays():
    """Two names in one spot: the one that more sentences name is written."""
    table, pairs = sides("Post")
    close = PLACES.assign(x=[150.0, 150.0, 20.0], y=[10.0, 12.0, 200.0])

    figure = plot_small_networks(table, pairs, close, {"a": "Adalbert Ada", "b": "Bob Bobson"}, {})

    shown = notes_of(figure)
    assert "Adalbert Ada" in shown
    boxes = [
        note for note in figure.layout.annotations if note.text in {"Adalbert Ada", "Bob Bobson"}
    ]
    assert len({note.yanchor for note in boxes}) == len(boxes)


def test_a_small_network_says_its_day_only_where_events_differ():
    """Sides of one event, and pooled ones, have no day over them."""
    table, pairs = sides("Post", "Times")
    later = table["side"] == "Times"
    two = table.assign(event_id=table["event_id"].where(~later, "2020-04-02"))

    apart, together, pooled = (
        notes_of(plot_small_networks(nodes_, pairs, PLACES, NAMES, {}))
        for nodes_ in (two, table, table.assign(event_id=""))
    )

    assert "1 March 2020" in apart
    assert "2 April 2020" in apart
    assert "2020" not in together
    assert "2020" not in pooled
    assert "not known" not in pooled


def test_the_most_frequent_names_of_a_small_network_are_always_written():
    """In a crowd the first are, some are not; percentages have no decimals."""
    many = [f"n{i:02}" for i in range(40)]
    places = pd.DataFrame(
        {
            "entity_id": many,
            "x": [float(60 + 23 * (i % 8)) for i in range(40)],
            "y": [float(40 + 17 * (i // 8)) for i in range(40)],
        }
    )
    crowd = nodes(**{name: 41 - i for i, name in enumerate(many)})
    crowd = crowd.assign(event_id=DAY, side="Post", of_windows=41, of_articles=1)
    crowd = crowd.assign(windows_share=crowd["n_windows"] / 41)
    named = {name: f"Somebody {name}" for name in many}
    _, pairs = sides("Post")

    figure = plot_small_networks(crowd, pairs, places, named, {})

    written = [note.text for note in figure.layout.annotations if "Somebody" in note.text]
    assert written[:N_SURE] == [named[name] for name in many[:N_SURE]]
    assert len(written) < len(many)
    assert "share that name both, at most 4%." in notes_of(figure)
