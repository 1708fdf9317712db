"""Figures of networks: names stand still, every mark can be clicked, foreign text stays text."""

from __future__ import annotations

import re
from html import unescape
from itertools import combinations

import pandas as pd
import pytest

from analysis.figures.entities import plot_entity_rates
from analysis.figures.network import line_widths, plot_network
from analysis.figures.network_difference import plot_difference
from analysis.figures.network_labels import N_SURE
from analysis.figures.network_parts import (
    CANVAS_WIDTH,
    GROUP_COLOURS,
    WIDTHS,
    View,
    measure_boxes,
    middles,
    name_lines,
)
from analysis.figures.network_sides import MAX_LINES, MAX_SIDES, plot_small_networks
from analysis.figures.style import INK, PALETTE, colours, silent
from analysis.measures import networks
from analysis.measures.cooccurrence import COMPARISON_COLUMNS, OTHERS, PAIR_COLUMNS, score_pairs

DAY = "2020-03-01"
HOSTILE = '<a href="http://evil.example">x</a> %{y} $z$'
NAMES = {"a": "Ada", "b": "Bob", "c": "Cleo"}
PLACES = pd.DataFrame(
    {"entity_id": list("abc"), "x": [40.0, 200.0, 120.0], "y": [10.0, 30.0, 90.0]}
)


def nodes(**n_windows: int) -> pd.DataFrame:
    """Make nodes with so many windows, each in one article."""
    return pd.DataFrame(
        {"entity_id": list(n_windows), "n_windows": list(n_windows.values()), "n_articles": 1}
    )


def ties(*rows: tuple[str, str, int]) -> pd.DataFrame:
    """Make scored pairs from (first, second, windows shared), each of ten of 100."""
    table = pd.DataFrame([(a, b, n, 10, 10, 1) for a, b, n in rows], columns=PAIR_COLUMNS)
    return score_pairs(table, n_windows=100, min_windows=1)


def comparison(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    """Make compared pairs from (first, second, held by, share of draws)."""
    return pd.DataFrame(
        [
            {
                "entity_a": a,
                "entity_b": b,
                "side_left": "Post",
                "side_right": "Times",
                "n_left": 4,
                "n_right": 1,
                "of_words_left": 400,
                "of_words_right": 100,
                "words_each": 100,
                "equal_left": 1.0,
                "equal_right": 1.0,
                "held_by": held_by,
                "held_share": held_share,
                "drawn": "articles",
            }
            for a, b, held_by, held_share in rows
        ],
        columns=COMPARISON_COLUMNS,
    )


def sides(*names: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make the nodes and pairs of sides that all name a and b, and not c."""
    table = pd.concat(
        [nodes(a=10, b=5, c=0).assign(event_id=DAY, side=side) for side in names]
    ).assign(of_windows=100, of_articles=2)
    pairs = pd.concat([ties(("a", "b", 4)).assign(event_id=DAY, side=side) for side in names])
    return (
        table.assign(windows_share=table["n_windows"] / 100),
        pairs.assign(windows_share=pairs["n_windows_both"] / 100),
    )


def rates(*rows: tuple[str, str, int], **columns: object) -> pd.DataFrame:
    """Make rates from (side, entity, sentences of 100), with a mention in each."""
    table = pd.DataFrame(
        [
            {
                "event_id": DAY,
                "side": side,
                "is_pooled": False,
                "entity_id": entity_id,
                "n_windows": number,
                "of_windows": 100,
                "windows_share": number / 100,
                "windows_share_low": float("nan"),
                "windows_share_high": float("nan"),
                "n_mentions": number,
                "of_words": 2000,
                "mentions_per_1k": number / 2,
                "n_articles_with": int(number > 0),
                "n_articles": 1,
                "n_sides_with": 1,
            }
            for side, entity_id, number in rows
        ]
    )
    return table.assign(**columns)


def marks_of(figure) -> set[tuple[str, ...]]:
    """Return what clicks on a figure mean."""
    return {
        tuple(data[:4])
        for trace in figure.data
        for data in (trace.customdata if trace.customdata is not None else [])
    }


def spots_of(figure) -> dict[str, tuple[float, float]]:
    """Return where a figure draws each entity."""
    return {
        data[3]: (x, y)
        for trace in figure.data
        for data, x, y in zip(
            trace.customdata if trace.customdata is not None else [], trace.x, trace.y, strict=False
        )
        if data[2] == "entity"
    }


def notes_of(figure) -> str:
    """Return all that is written on a figure."""
    return " ".join(str(note.text) for note in figure.layout.annotations)


def hover_of(figure, value: str, side: str = "") -> str:
    """Return what is said over a mark, of one side where it has several."""
    return next(
        unescape(" ".join(data[4:]).replace("<br>", " "))
        for trace in figure.data
        if trace.customdata is not None
        for data in trace.customdata
        if data[3] == value and data[1].startswith(side)
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


def drawn_as(figure, mode: str):
    """Return the trace of marks, lines or words."""
    return next(figure.select_traces({"type": "scatter", "mode": mode}))


def shares_of(figure):
    """Return the trace of the bars: neither the track below them nor the unseen targets."""
    return next(t for t in figure.select_traces({"type": "bar"}) if t.marker.color[0] in PALETTE)


def bars_of(figure, sides: list[str]) -> dict[str, tuple[float, float]]:
    """Return where the bar of each side begins, and how long it is."""
    bars = shares_of(figure)
    return dict(zip(sides, zip(bars.base, bars.x, strict=True), strict=True))


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
