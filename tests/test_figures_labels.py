"""The figure of labels: filled where repeated, a grey ring once, a diamond beyond chance."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.figures.labels import plot_labels
from analysis.figures.style import INK, silent

COLOURS = {"Post": "#0072b2", "Times": "#d55e00"}


def labels(*rows: tuple) -> pd.DataFrame:
    """Make a tally from (side, label, uses, of uses, only here, beyond chance, hedged)."""
    columns = ["side", "label", "n_uses", "of_uses", "is_only_here", "is_beyond_chance", "n_hedged"]
    table = pd.DataFrame(rows, columns=columns).assign(event_id="2020-03-01")
    return table.assign(is_repeated=table["n_uses"] > 1)


@pytest.fixture
def drawn():
    """Draw truce four times and ceasefire once in the Post, ceasefire twice in the Times."""
    table = labels(
        ("Post", "truce", 4, 5, True, True, 1),
        ("Post", "ceasefire", 1, 5, False, False, 0),
        ("Times", "ceasefire", 2, 2, False, False, 0),
        ("Times", "truce", 0, 2, False, False, 0),
    )
    return plot_labels(table, COLOURS, opened=("2020-03-01", "Post", "label", "truce"))


def marks(figure) -> dict[tuple[str, str], dict]:
    """Return the look of each mark by side and label."""
    trace = figure.data[0]
    looks = zip(
        trace.customdata, trace.marker.symbol, trace.marker.color, trace.marker.size, trace.text,
        trace.marker.line.width, trace.x, strict=True,
    )  # fmt: skip
    names = ("symbol", "color", "size", "text", "width", "x")
    return {(data[1], data[3]): dict(zip(names, look, strict=True)) for data, *look in looks}


def test_a_repeated_label_is_filled_in_its_side_s_colour(drawn):
    """Two uses are a habit, as far as so few can show one."""
    look = marks(drawn)[("Times", "ceasefire")]

    assert (look["symbol"], look["color"], look["text"]) == ("circle", "#d55e00", "2")


def test_a_label_used_once_is_a_grey_ring(drawn):
    """Whatever the side."""
    look = marks(drawn)[("Post", "ceasefire")]

    assert (look["symbol"], look["color"]) == ("circle-open", silent(INK["light"]))
    assert look["width"] > 0


def test_only_here_beyond_chance_is_a_diamond(drawn):
    """The form says it, not the colour."""
    assert marks(drawn)[("Post", "truce")]["symbol"] == "diamond"


def test_a_label_that_a_side_does_not_use_has_no_mark(drawn):
    """Nought uses are an empty cell."""
    assert set(marks(drawn)) == {("Post", "truce"), ("Post", "ceasefire"), ("Times", "ceasefire")}


def test_areas_are_numbers_of_uses(drawn):
    """Four uses against two: twice the area."""
    found = marks(drawn)

    ratio = found[("Post", "truce")]["size"] / found[("Times", "ceasefire")]["size"]
    assert ratio**2 == pytest.approx(4 / 2)


def test_the_opened_mark_has_the_widest_line(drawn):
    """Rings have one of their own."""
    widths = {key: look["width"] for key, look in marks(drawn).items()}

    assert max(widths, key=widths.get) == ("Post", "truce")


def test_the_hover_says_how_many_of_how_many_and_how_often_in_doubt(drawn):
    """The denominator is all uses of the side for the same thing."""
    told = {(data[1], data[3]): data[5] for data in drawn.data[0].customdata}

    assert told[("Post", "truce")].replace("<br>", " ") == (
        "4 of 5 uses; 1 with a word of doubt; no other report of the event uses it"
    )


def test_uses_of_a_report_stand_under_its_name(drawn):
    """Every column says what its counts are of."""
    texts = [note.text for note in drawn.layout.annotations]

    assert any("Post" in text and "5 uses" in text for text in texts)


def test_what_a_text_holds_is_escaped():
    """A label is foreign text."""
    table = labels(("Post", "<b>truce</b>", 2, 2, False, False, 0))

    figure = plot_labels(table, COLOURS)

    assert all("<b>truce" not in note.text for note in figure.layout.annotations)
    assert "<b>truce" not in figure.data[0].customdata[0][5]
