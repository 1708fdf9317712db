"""Tables of circles: what stands in a column fits there on a phone and can be seen."""

from __future__ import annotations

import re
from html import unescape

import pandas as pd
import pytest

from analysis.figures.grid import place_columns
from analysis.figures.lettering import break_text, measure_text
from analysis.figures.network_parts import PAPER
from analysis.figures.shares import plot_shares
from analysis.figures.style import INK, PALETTE, SILENT, colours, silent

DAY = "2020-03-01"
LONG = ["Election interference", "North Korea", "Hindustan Times", "Wire", "Evening Post"]


def cells(*rows: tuple[str, str, float], event_id: str = DAY) -> pd.DataFrame:
    """Make cells from (side, topic, share)."""
    table = pd.DataFrame(rows, columns=["side", "value", "share"])
    return table.assign(
        event_id=event_id, facet="topic", label=table["value"], weight=table["share"], told="x"
    )


def headings(figure) -> list[list[str]]:
    """Return the words of each heading and name, without their markup."""
    return [
        unescape(re.sub("<[^>]*>", " ", str(note.text))).split()
        for note in figure.layout.annotations
    ]


def contrast(one: str, other: str) -> float:
    """Return how far two colours differ, from 1 to 21, after WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour of six digits."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(p * share for p, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_areas_are_in_the_ratio_of_the_shares_and_the_rest_sets_no_scale():
    """A quarter of the share has half the diameter, however much is in no topic."""
    figure = plot_shares(
        cells(("Post", "a", 0.8), ("Post", "b", 0.2), ("Post", "", 0.9)), colours(["Post"])
    )

    marks = figure.data[0]
    sizes = {row[3]: size for row, size in zip(marks.customdata, marks.marker.size, strict=True)}
    assert sizes["b"] / sizes["a"] == pytest.approx(0.5)
    assert sizes[""] < sizes["b"]
    assert set(marks.marker.color) > {PALETTE[0]}


def test_nothing_found_is_open_and_nothing_to_share_has_no_mark():
    """Nought has a ring without a number, a missing share not even that."""
    figure = plot_shares(
        cells(("Post", "a", 0.5), ("Post", "b", 0.0), ("Wire", "a", float("nan"))), {}
    )

    marks = figure.data[0]
    found = {tuple(row[1:4]): n for n, row in enumerate(marks.customdata)}
    assert set(found) == {("Post", "topic", "a"), ("Post", "topic", "b")}
    nought = found["Post", "topic", "b"]
    assert marks.marker.symbol[nought] == "circle-open"
    assert marks.text[nought] == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_rings_tracks_and_quiet_words_can_be_seen_on_their_page(scheme):
    """Signs have 3 to 1 or more, words 4.5 to 1."""
    page = PAPER[INK[scheme]]

    figure = plot_shares(cells(("Post", "a", 0.5), ("Post", "b", 0.0)), {}, ink=INK[scheme])

    ring = figure.data[0].marker.color[1]
    assert contrast(ring, page) >= 3
    assert contrast(SILENT, page) >= 3
    assert contrast(silent(INK[scheme]), page) >= 4.5


@pytest.mark.parametrize("n_columns", range(1, 9))
def test_a_circle_and_its_number_fit_in_their_column_on_a_phone(n_columns):
    """Beside each other up to five columns, below each other above."""
    table = cells(*[(f"Paper {n}", "a", 0.88) for n in range(n_columns)])

    figure = plot_shares(table, {}, gutter_share=0.31)

    columns, marks = place_columns(table, gutter_share=0.31), figure.data[0]
    place, size = marks.x[0] * columns.room, marks.marker.size[0]
    number = measure_text("88%", marks.textfont.size)
    assert place - size / 2 >= 0
    assert size >= 12
    if marks.textposition == "middle right":
        assert place + size / 2 + number <= columns.room
    else:
        assert max(place + size / 2, place + number / 2) <= columns.room


def test_long_names_keep_to_their_columns():
    """No line of a name is wider than its column, and no word is broken for want of room."""
    columns = place_columns(cells(*[(name, "a", 0.5) for name in LONG]), gutter_share=0.31)

    for name in LONG:
        lines = columns.name_lines(name)
        assert max(measure_text(line, columns.name_size) for line in lines) < columns.room
    assert columns.name_lines("Hindustan Times") == ["Hindustan", "Times"]
    assert place_columns(cells(("Wire", "a", 0.5))).name_size > columns.name_size


def test_a_note_stands_under_its_name():
    """In narrow columns in two lines; a report without a note has its name only."""
    notes = {(DAY, name): "29 sentences" for name in LONG[:4]}
    table = cells(*[(name, "a", 0.5) for name in LONG])

    figure = plot_shares(table, {}, notes=notes)
    columns = place_columns(table, notes=notes)

    assert ["Wire", "29", "sentences"] in headings(figure)
    assert ["Evening", "Post"] in headings(figure)
    assert columns.note_lines((DAY, "Wire")) == ["29", "sentences"]
    assert columns.head_height > place_columns(table).head_height
    wide = place_columns(cells(("Wire", "a", 0.5)), notes=notes)
    assert wide.note_lines((DAY, "Wire")) == ["29 sentences"]


def test_beside_a_turned_name_stands_the_number_and_never_at_its_cost():
    """The name is cut, the number is not."""
    sides = [f"A Newspaper of Quite Some Length {n}" for n in range(7)] + ["CNN"]
    notes = {(DAY, side): "9,292 sentences" for side in sides}

    figure = plot_shares(cells(*[(side, "a", 0.5) for side in sides]), {}, notes=notes)

    turned = [note.text for note in figure.layout.annotations if note.textangle == -90]
    assert len(turned) == 8
    assert all("9,292" in text and "sentences" not in text for text in turned)
    assert ["CNN", "·", "9,292"] in headings(figure)


def test_the_year_of_a_day_is_never_cut():
    """Months are shortened in a narrow column, numbers are not."""
    many = [cells((f"P{n}", "a", 0.5), event_id=f"2017-11-{n + 10}") for n in range(8)]

    figure = plot_shares(pd.concat(many), {})

    assert ["10", "Nov", "2017"] in headings(figure)


def test_foreign_names_and_notes_are_shown_as_characters():
    """Neither a name nor a note is read as a link."""
    hostile = '<a href="http://evil.example">x</a> %{y} $z$'
    table = cells((hostile, hostile, 0.5))

    figure = plot_shares(table, {}, notes={(DAY, hostile): hostile})

    texts = [str(note.text) for note in figure.layout.annotations]
    assert any("&lt;a" in text for text in texts)
    assert not any("<a" in text or "%{" in text or "$" in text for text in texts)


def test_nothing_to_draw_is_an_empty_table():
    """Empty is a case."""
    assert len(plot_shares(cells(("Post", "a", 0.5)).head(0), {}).data[0].x) == 0
    assert break_text("", 10, 50) == []
