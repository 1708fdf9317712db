"""Figures of voices: every mark says whose words it stands for, and can be clicked."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from analysis.figures.grid import MAX_LINES, MAX_REPORTS, place_columns, place_lines
from analysis.figures.matrix import CUE_GROUPS, plot_cue_ledger, plot_source_types
from analysis.figures.sources import MAX_LINES as MAX_SOURCE_LINES
from analysis.figures.sources import choose_sources, plot_source_bars
from analysis.figures.stacks import plot_naming_stacks, plot_voice_stacks

DAY = "2020-03-01"
HOSTILE = '<a href="http://evil.example">x</a> %{y} $z$'
FACETS = {"kind", "source", "cue", "naming", "type"}


def shares(*rows: tuple[str, str, int, int, int]) -> pd.DataFrame:
    """Make shares from (event, side, direct, mixed and paraphrased words of 100)."""
    return pd.DataFrame(
        [
            {
                "event_id": event_id,
                "side": side,
                "of_words": 100,
                "n_direct_words": direct,
                "n_mixed_words": mixed,
                "n_indirect_words": indirect,
                "n_quoted_words": direct + mixed + indirect,
                "n_own_words": 100 - direct - mixed - indirect,
                "quoted_share": (direct + mixed + indirect) / 100,
                "quoted_share_low": float("nan"),
                "quoted_share_high": float("nan"),
            }
            for event_id, side, direct, mixed, indirect in rows
        ]
    )


def naming(*rows: tuple[str, str, int, int, int]) -> pd.DataFrame:
    """Make counts from (event, side, named, unnamed, without a source)."""
    return pd.DataFrame(
        [
            {
                "event_id": event_id,
                "side": side,
                "naming": name,
                "n_attributions": number,
                "of_attributions": sum(numbers),
            }
            for event_id, side, *numbers in rows
            for name, number in zip(("named", "unnamed", "no source"), numbers, strict=True)
        ]
    )


def sources(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    """Make ranked sources from (event, side, source, words of 100)."""
    return pd.DataFrame(
        [
            {
                "event_id": event_id,
                "side": side,
                "source_id": source_id,
                "source_name": source_id or "no source given",
                "source_type": "citizen" if source_id else "",
                "n_attributions": int(n_words > 0),
                "n_words": n_words,
                "of_quoted_words": 100,
                "words_share": n_words / 100,
            }
            for event_id, side, source_id, n_words in rows
        ]
    )


def cues(*rows: tuple[str, str, str, str, int]) -> pd.DataFrame:
    """Make counts from (event, side, class, word, attributions)."""
    return pd.DataFrame(
        [
            {
                "event_id": event_id,
                "side": side,
                "cue_class": cue_class,
                "cue_lemma": lemma,
                "n_attributions": number,
                "of_attributions": 20,
                "cue_class_why": f"{lemma} stands in the list of {cue_class}",
            }
            for event_id, side, cue_class, lemma, number in rows
        ]
    )


def types(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    """Make counts from (event, side, type, attributions)."""
    return pd.DataFrame(rows, columns=["event_id", "side", "source_type", "n_attributions"]).assign(
        of_attributions=20
    )


EVERY_FIGURE = {
    "stacks": lambda name: plot_voice_stacks(shares((DAY, name, 10, 5, 15)), {}),
    "naming": lambda name: plot_naming_stacks(naming((DAY, name, 3, 1, 1)), {}),
    "sources": lambda name: plot_source_bars(
        sources((DAY, name, name, 40), (DAY, "Times", name, 0)), {}
    ),
    "cues": lambda name: plot_cue_ledger(cues((DAY, name, name, name, 2)), {}),
    "types": lambda name: plot_source_types(types((DAY, name, name, 2)), {}),
}
each_figure = pytest.mark.parametrize("figure", EVERY_FIGURE.values(), ids=list(EVERY_FIGURE))


def clickable(figure) -> list[list[str]]:
    """Return what each mark hands to a click, traces that cannot be clicked left out."""
    return [
        list(row) for trace in figure.data if trace.hoverinfo != "skip" for row in trace.customdata
    ]


def texts(figure) -> list[str]:
    """Return every text a figure can show."""
    found = [str(annotation.text) for annotation in figure.layout.annotations]
    for trace in figure.data:
        found += [str(text) for text in (trace.text if trace.text is not None else [])]
    return found + [text for row in clickable(figure) for text in row[4:]]


@each_figure
def test_every_mark_names_event_side_facet_and_value(figure):
    """The click is answered from the first four entries, as they are in the table."""
    data = clickable(figure("Post & Co"))

    assert data
    for event_id, side, facet, value, *hover in data:
        assert event_id == DAY
        assert side in ("Post & Co", "Times")
        assert facet in FACETS
        assert value
        assert len(hover) == 2


@each_figure
def test_foreign_text_reaches_no_label_as_markup(figure):
    """Names are shown as characters, never read as links or templates."""
    shown = texts(figure(HOSTILE))

    assert any("evil" in text for text in shown)
    assert not any(re.search(r"<a\b|%\{|\$", text) for text in shown)


@pytest.mark.parametrize(
    ("plot", "table"),
    [
        (plot_voice_stacks, shares((DAY, "Post", 1, 1, 1))),
        (plot_naming_stacks, naming((DAY, "Post", 1, 1, 1))),
        (plot_source_bars, sources((DAY, "Post", "ann", 1))),
        (plot_cue_ledger, cues((DAY, "Post", "neutral", "say", 1))),
        (plot_source_types, types((DAY, "Post", "citizen", 1))),
    ],
)
def test_an_empty_table_gives_an_empty_figure(plot, table):
    """Nothing to draw is a case."""
    assert clickable(plot(table.head(0), {})) == []


@pytest.mark.parametrize(
    ("plot", "table", "opened"),
    [
        (plot_voice_stacks, shares((DAY, "Post", 9, 9, 9)), (DAY, "Post", "kind", "mixed")),
        (plot_naming_stacks, naming((DAY, "Post", 1, 1, 1)), (DAY, "Post", "naming", "unnamed")),
        (
            plot_source_bars,
            sources((DAY, "Post", "ann", 1), (DAY, "Post", "", 1)),
            (DAY, "Post", "source", ""),
        ),
        (
            plot_cue_ledger,
            cues((DAY, "Post", "neutral", "say", 1), (DAY, "Post", "neutral", "add", 1)),
            (DAY, "Post", "cue", "neutral/add"),
        ),
        (
            plot_source_types,
            types((DAY, "Post", "citizen", 1), (DAY, "Post", "expert", 1)),
            (DAY, "Post", "type", "expert"),
        ),
    ],
)
def test_the_mark_whose_evidence_is_open_is_outlined_alone(plot, table, opened):
    """A reader sees which mark the sentences below belong to."""
    trace = plot(table, {}, opened=opened).data[0]

    outlined = [
        tuple(row[:4])
        for row, width in zip(trace.customdata, trace.marker.line.width, strict=True)
        if width
    ]
    assert outlined == [opened]


def test_the_pieces_of_a_bar_follow_each_other_and_fill_it():
    """Each begins where the one before ends, the last ends at the whole."""
    bars = plot_voice_stacks(shares((DAY, "Post", 10, 5, 15)), {}).data[0]

    assert list(bars.base) == pytest.approx([0, 0.10, 0.15, 0.30])
    assert list(bars.x) == pytest.approx([0.10, 0.05, 0.15, 0.70])
    assert [row[3] for row in bars.customdata] == ["direct", "mixed", "indirect", "own"]


def test_the_pieces_differ_in_pattern_and_the_legend_shows_each():
    """Colour is not the only sign, and the swatches are drawn like the pieces."""
    bars, swatches, *_ = plot_voice_stacks(shares((DAY, "Post", 10, 5, 15)), {}).data

    told = list(zip(bars.marker.pattern.shape, bars.marker.color, strict=True))
    assert len(set(told)) == 4
    assert swatches.marker.pattern.shape == bars.marker.pattern.shape


def test_a_part_without_words_is_not_drawn():
    """A line of no width cannot be clicked."""
    bars = plot_voice_stacks(shares((DAY, "Post", 0, 0, 15)), {}).data[0]

    assert [row[3] for row in bars.customdata] == ["indirect", "own"]


def test_each_report_states_share_numerator_and_denominator():
    """The line above a bar can be read without the axis."""
    figure = plot_voice_stacks(shares((DAY, "Post", 10, 5, 15), (DAY, "Times", 0, 0, 0)), {})

    assert "<b>Post</b><br>30% quoted, 30 of 100 words" in texts(figure)
    assert "<b>Times</b><br>nothing quoted: 0 of 100 words" in texts(figure)


def test_naming_states_its_counts():
    """What is nought is left unsaid; a report that quotes nobody says so."""
    figure = plot_naming_stacks(naming((DAY, "Post", 3, 0, 1), (DAY, "Times", 0, 0, 0)), {})

    assert "<b>Post</b><br>3 by name, 1 no source given, of 4" in texts(figure)
    assert "<b>Times</b><br>nobody quoted" in texts(figure)
    assert list(figure.data[0].x) == [3 / 4, 1 / 4]


def test_an_interval_is_drawn_only_where_the_table_has_one():
    """No whiskers are invented for a single article."""
    table = shares((DAY, "Post", 10, 5, 15))
    with_interval = table.assign(quoted_share_low=0.2, quoted_share_high=0.5)

    assert len(plot_voice_stacks(table, {}).data[-1].x) == 0
    whiskers = plot_voice_stacks(with_interval, {}).data[-1].error_x
    assert list(whiskers.array) == pytest.approx([0.5 - 0.3])
    assert list(whiskers.arrayminus) == pytest.approx([0.3 - 0.2])


def test_a_report_that_does_not_quote_a_source_has_an_open_circle_that_says_so():
    """Silence is drawn apart from room, and can be clicked too."""
    figure = plot_source_bars(sources((DAY, "Post", "ann", 40), (DAY, "Times", "ann", 0)), {})

    bars, circles = figure.data
    assert list(bars.x) == [0.4]
    assert circles.marker.symbol == "circle-open-dot"
    assert list(circles.customdata[0][:4]) == [DAY, "Times", "source", "ann"]
    assert "Times: not quoted under this name" in texts(figure)
    assert "Post: 40 words, 40%" in texts(figure)


def test_many_sides_leave_room_for_fewer_sources():
    """Five sides of eight sources are the most that is drawn; ten sides have four."""
    names = [f"Paper {number}" for number in range(10)]
    table = sources(*[(DAY, name, f"s{n}", 9 - n) for n in range(9) for name in names])

    five = choose_sources(table[table["side"].isin(names[:5])])
    ten = choose_sources(table)

    assert (len(five), five["source_id"].nunique()) == (MAX_SOURCE_LINES, 8)
    assert (len(ten), ten["source_id"].nunique()) == (MAX_SOURCE_LINES, 4)


def test_every_event_keeps_as_many_sources():
    """A long first event does not crowd out the second."""
    table = sources(
        *[(day, side, f"s{n}", 9) for day in ("a", "b") for n in range(8) for side in "PQRS"]
    )

    chosen = choose_sources(table)

    assert chosen.groupby("event_id")["source_id"].nunique().tolist() == [5, 5]


def test_classes_of_cues_have_signs_of_their_own():
    """A class is told by its form, also where it has only one colour."""
    symbols = [group.symbol for group in CUE_GROUPS.values()]

    assert len(set(symbols)) == len(symbols)
    figure = plot_cue_ledger(
        cues((DAY, "Post", "neutral", "say", 4), (DAY, "Post", "distancing", "claim", 1)), {}
    )
    assert list(figure.data[0].marker.symbol) == ["circle", "diamond"]
    assert list(figure.data[1].marker.symbol) == ["circle", "diamond"]


def test_the_area_of_a_sign_is_its_count():
    """Four times the count has twice the width, and the number stands beside it."""
    figure = plot_cue_ledger(
        cues((DAY, "Post", "neutral", "say", 4), (DAY, "Times", "neutral", "say", 1)), {}
    )

    large, small = figure.data[0].marker.size
    assert small / large == pytest.approx(1 / 2)
    assert list(figure.data[0].text) == ["4", "1"]


def test_lines_stand_under_their_class_the_more_frequent_the_higher():
    """The order is that of the classes, then of the counts."""
    table = cues(
        (DAY, "Post", "distancing", "claim", 9),
        (DAY, "Post", "neutral", "add", 1),
        (DAY, "Post", "neutral", "say", 4),
        (DAY, "Post", "new class", "sing", 1),
    )
    cells = table.assign(value=table["cue_lemma"], group=table["cue_class"], label="x")

    lines = place_lines(cells, CUE_GROUPS, 0)

    assert sorted(lines.places, key=lines.places.__getitem__) == ["say", "add", "claim", "sing"]
    assert list(lines.heads) == ["neutral", "distancing", "new class"]
    assert lines.heads["distancing"] < lines.places["claim"]


def test_reports_of_one_event_stand_together():
    """Columns go by event, then side."""
    table = cues(
        ("2020-04-02", "Post", "neutral", "say", 1),
        (DAY, "Times", "neutral", "say", 1),
        (DAY, "Post", "neutral", "say", 1),
    )

    columns = place_columns(table)

    assert list(columns.places) == [(DAY, "Post"), (DAY, "Times"), ("2020-04-02", "Post")]
    assert columns.events[DAY] == (0, 2)
    assert columns.events["2020-04-02"][0] > 2


def test_a_table_too_large_to_read_is_cut():
    """The first reports and the most frequent words remain."""
    many = cues(
        *[
            (DAY, f"Paper {n}", "neutral", f"w{word}", 60 - word)
            for n in range(MAX_REPORTS + 2)
            for word in range(MAX_LINES + 6)
        ]
    )

    data = clickable(plot_cue_ledger(many, {}))

    assert len({row[1] for row in data}) == MAX_REPORTS
    assert {row[3] for row in data} == {f"neutral/w{word}" for word in range(MAX_LINES)}


def test_a_cue_without_a_word_and_a_type_without_a_name_are_called_something():
    """No line of a figure is nameless."""
    assert "(no word)" in texts(plot_cue_ledger(cues((DAY, "Post", "unclassed", "", 1)), {}))
    assert "no source<br>given" in texts(plot_source_types(types((DAY, "Post", "", 1)), {}))
