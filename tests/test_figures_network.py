"""Figures of networks: names stand still, every mark can be clicked, foreign text stays text."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from analysis.figures.entities import plot_entity_rates
from analysis.figures.network import line_widths, plot_network
from analysis.figures.network_difference import plot_difference
from analysis.figures.network_parts import (
    CANVAS_WIDTH,
    GROUP_COLOURS,
    WIDTHS,
    View,
    measure_boxes,
    middles,
    name_lines,
)
from analysis.figures.network_sides import plot_small_networks
from analysis.figures.style import INK, PALETTE, silent
from analysis.measures import networks
from tests.network_tables import (
    DAY,
    HOSTILE,
    NAMES,
    PLACES,
    comparison,
    hover_of,
    marks_of,
    nodes,
    notes_of,
    rates,
    sides,
    spots_of,
    ties,
)


def test_a_name_stands_still_whatever_the_filter_leaves():
    """Fewer windows, fewer lines, or nobody named: places are those handed in."""
    whole = plot_network(nodes(a=9, b=4, c=1), ties(("a", "b", 4), ("b", "c", 2)), PLACES, NAMES)
    some = plot_network(nodes(b=1), ties(("a", "b", 1)), PLACES, NAMES)
    none = plot_network(nodes(), ties(), PLACES, NAMES)
    differing = plot_difference(comparison(), nodes(c=2), PLACES, NAMES, {})

    expected = {"a": (40, 10), "b": (200, 30), "c": (120, 90)}
    assert spots_of(whole) == spots_of(some) == spots_of(none) == spots_of(differing) == expected
    assert whole.layout.xaxis.range == none.layout.xaxis.range
    assert whole.layout.height == some.layout.height


def test_every_node_and_line_says_what_a_click_on_it_means():
    """Both have the event and the side they are of."""
    view = View(event_id=DAY, side="Post")

    figure = plot_network(
        nodes(a=9, b=4, c=1), ties(("a", "b", 4), ("b", "c", 2)), PLACES, NAMES, view=view
    )

    assert marks_of(figure) == {
        *((DAY, "Post", "entity", name) for name in "abc"),
        (DAY, "Post", "pair", "a+b"),
        (DAY, "Post", "pair", "b+c"),
    }


def test_a_mark_states_numerator_and_denominator():
    """Nine of 100 sentences; by chance 10 * 10 / 100 = 1 would name both."""
    figure = plot_network(
        nodes(a=9, b=4), ties(("a", "b", 4)), PLACES, NAMES, view=View(of_windows=100)
    )

    assert "in 9 of 100 sentences (9%), in 1 article" in hover_of(figure, "a")
    assert "Ada and Bob together in 4 of 100 sentences (4%), by chance in 1.0" in hover_of(
        figure, "a+b"
    )
    assert "not named in this view" in hover_of(figure, "c")


def test_circle_areas_are_in_the_ratio_of_the_windows():
    """A quarter of the windows has half the diameter."""
    figure = plot_network(nodes(a=100, b=25), ties(), PLACES, NAMES)

    signs = figure.data[-1]
    sizes = {data[3]: size for data, size in zip(signs.customdata, signs.marker.size, strict=True)}
    assert sizes["b"] / sizes["a"] == pytest.approx(0.5)
    symbols = dict(zip((d[3] for d in signs.customdata), signs.marker.symbol, strict=True))
    assert symbols == {"a": "circle", "b": "circle", "c": "circle-open"}


def test_groups_are_not_in_the_colours_of_outlets():
    """A reader must not take a group for an outlet; more groups than colours are grey."""
    figure = plot_network(
        nodes(a=3, b=2, c=1),
        ties(("a", "b", 1)),
        PLACES,
        NAMES,
        communities={"a": 1, "b": 1, "c": 99},
    )

    assert not set(GROUP_COLOURS) & set(PALETTE)
    signs = figure.data[-1]
    shades = dict(zip((d[3] for d in signs.customdata), signs.marker.color, strict=True))
    assert shades["a"] == shades["b"] == GROUP_COLOURS[0]
    assert shades["c"] not in GROUP_COLOURS


def test_widths_follow_the_strength_and_one_line_has_one():
    """The weakest is the thinnest, the strongest the thickest."""
    assert line_widths([]) == []
    assert line_widths([3.0]) == [WIDTHS[0]]
    assert line_widths([1.0, 4.0, 16.0, 100.0], "log_dice") == [
        WIDTHS[0],
        WIDTHS[0],
        WIDTHS[0],
        WIDTHS[3],
    ]
    # By roots: 1, 2, 4 and 10 lie 0, 1/9, 3/9 and 9/9 of the way.
    assert line_widths([1.0, 4.0, 16.0, 100.0]) == [WIDTHS[0], WIDTHS[0], WIDTHS[1], WIDTHS[3]]


def test_names_without_a_line_are_quieter():
    """Ada and Bob are tied; Cleo, whom as many sentences name, is not."""
    figure = plot_network(
        nodes(a=4, b=4, c=4),
        ties(("a", "b", 2)),
        PLACES,
        NAMES,
        communities={"a": 1, "b": 1, "c": 1},
    )

    words = {note.text: note.font.color for note in figure.layout.annotations}
    assert words["Ada"] == words["Bob"] == INK["light"]
    assert words["Cleo"] == silent(INK["light"])
    signs = figure.data[-1]
    shades = dict(zip((d[3] for d in signs.customdata), signs.marker.color, strict=True))
    assert shades["a"] == shades["b"] == GROUP_COLOURS[0]
    assert shades["c"] != shades["a"]


def test_the_legend_says_what_a_line_counts():
    """Sentences, or paragraphs, never windows."""
    told = [
        notes_of(plot_network(nodes(), ties(), PLACES, NAMES, view=View(window=w, measure=m)))
        for w, m in (("sentence", "n_windows_both"), ("paragraph", "n_windows_both"))
    ]
    assert "(sentences that name both)" in told[0]
    assert "(paragraphs that name both)" in told[1]


def test_what_is_open_is_marked():
    """A line's dot grows, an entity gets a rim."""
    pair_open, node_open = (
        plot_network(nodes(a=2, b=2), ties(("a", "b", 2)), PLACES, NAMES, opened=("", "", *what))
        for what in (("pair", "a+b"), ("entity", "a"))
    )

    dots, signs = pair_open.data[-2:]
    assert min(dots.marker.size) > max(node_open.data[-2].marker.size)
    assert max(node_open.data[-1].marker.line.width) > max(signs.marker.line.width)


def test_dots_of_lines_keep_clear_of_signs_and_of_each_other():
    """Two lines cross in their middles, where an entity stands too."""
    places = {"a": (0.0, 0.0), "b": (200.0, 0.0), "c": (100.0, 0.0), "d": (100.0, 200.0)}

    spots = middles([("a", "b"), ("b", "a"), ("c", "d")], places)

    taken = [*places.values(), *spots]
    assert all(
        ((x - u) ** 2 + (y - v) ** 2) ** 0.5 >= 11 for (x, y), (u, v) in combinations(taken, 2)
    )


def test_names_have_the_room_that_the_layout_gives_them():
    """Boxes of names in at most two lines are placed on the canvas of the figure."""
    named = {f"n{i:02}": f"Ministry of Number {i}" for i in range(30)}
    counted = nodes(**{name: 30 - place for place, name in enumerate(named)})

    boxes = measure_boxes(counted, named)

    assert networks.CANVAS_WIDTH == CANVAS_WIDTH
    places = networks.place_nodes(ties(), boxes)
    assert len(plot_network(counted, ties(), places, named).layout.annotations) == 30 + 1
    assert name_lines("x" * 90) == ["x" * 15, "x" * 14 + "…"]
    assert name_lines(" ") == ["(no name)"]


@pytest.mark.parametrize("draw", ["network", "difference", "sides", "rates"])
def test_foreign_text_reaches_no_label_as_markup(draw):
    """Names of entities and outlets are shown as characters, never read as links."""
    named = {"a": HOSTILE, "b": "Bob"}
    table, pairs = sides(HOSTILE)
    figure = {
        "network": lambda: plot_network(nodes(a=1, b=1), ties(("a", "b", 1)), PLACES, named),
        "difference": lambda: plot_difference(
            comparison(("a", "b", "left only", 0.9)).assign(side_left=HOSTILE),
            nodes(a=1),
            PLACES,
            named,
            {},
        ),
        "sides": lambda: plot_small_networks(table, pairs, PLACES, named, {}),
        "rates": lambda: plot_entity_rates(rates((HOSTILE, "a", 2)), named, {}),
    }[draw]()

    texts = [str(note.text) for note in figure.layout.annotations]
    for trace in figure.data:
        texts += [str(text) for text in (trace.text if trace.text is not None else [])]
        shown = re.findall(r"customdata\[(\d)\]", trace.hovertemplate or "")
        texts += (
            [str(row[int(place)]) for row in trace.customdata or [] for place in shown]
            if (shown)
            else []
        )
    assert any("&lt;a" in text for text in texts)
    assert not any("<a" in text or "%{" in text or "$" in text for text in texts)


def test_nothing_to_draw_is_drawn_as_nothing():
    """Empty is a case."""
    nowhere = PLACES.head(0)
    table, pairs = sides("Post")

    assert marks_of(plot_network(nodes(), ties(), nowhere, {})) == set()
    assert "No pair" in notes_of(plot_difference(comparison(), nodes(), PLACES, {}, {}))
    assert marks_of(plot_small_networks(table, pairs, nowhere, {}, {})) == set()
    empty = plot_small_networks(table.head(0), pairs.head(0), PLACES, {}, {})
    assert marks_of(empty) == set()
    assert marks_of(plot_entity_rates(rates(("Post", "a", 1)).head(0), {}, {})) == set()
