"""The figure of distinctive terms: who says it more is written out, and names can be read."""

from __future__ import annotations

from html import unescape
from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from analysis.figures.style import PALETTE, colours
from analysis.figures.wording import N_TERMS, plot_terms
from analysis.figures.wording_labels import Box, choose_labels, place_word
from analysis.measures.wording import compare_terms

DAY = "2020-03-01"
HOSTILE = '<a href="http://evil.example">x</a> %{y} $z$'
COLOURS = colours(["Post", "Times"])


def measured(n_terms: int = 40, *, baseline: str = "Times", post: str = "Post") -> pd.DataFrame:
    """Measure a side that uses one half of the terms more, by two and more uses."""
    articles = pd.DataFrame(
        {"article_id": ["p", "t"], "event_id": DAY, "side": [post, "Times"], "n_words": 5000}
    )
    rows = [("p", f"p{n}", 2 + n % 9) for n in range(n_terms // 2)]
    rows += [("t", f"t{n}", 2 + n % 7) for n in range(n_terms // 2)]
    terms = pd.DataFrame(rows, columns=["article_id", "term", "n_tokens"]).assign(voice="all")
    table = compare_terms(articles, terms, baseline=baseline)
    return table[table["side"] == post]


def test_who_says_it_more_stands_above_and_is_named():
    """Terms of the Post above the line, in its colour; both outlets are written out."""
    figure = plot_terms(measured(), COLOURS)
    marks = figure.data[0]
    middle = figure.layout.shapes[0].y0
    texts = " ".join(note.text for note in figure.layout.annotations)

    for y, colour, (_, _, _, term, *_) in zip(
        marks.y, marks.marker.color, marks.customdata, strict=True
    ):
        assert (y < middle) == term.startswith("p")
        assert colour == COLOURS["Post" if term.startswith("p") else "Times"]
    assert figure.layout.yaxis.range == (figure.layout.yaxis.range[0], 0)
    assert "more in Post" in texts
    assert "more in Times" in texts


def test_each_mark_says_what_a_click_on_it_means():
    """Event, side, term: and the counts with their denominators for the hover."""
    customdata = plot_terms(measured(), COLOURS).data[0].customdata
    row = next(row for row in customdata if row[3] == "p3")

    assert list(row[:4]) == [DAY, "Post", "term", "p3"]
    hover = row[5].replace("<br>", " ")
    assert "Post: 5 in 5,000 words (1.0 per 1,000), in 1 of 1 article" in hover
    assert "Times: 0 in 5,000 words" in hover


def test_frequent_terms_stand_to_the_right():
    """The order across is that of the uses, where one place holds one term."""
    table = measured(18).drop_duplicates("n_tokens")
    marks = plot_terms(table, COLOURS).data[0]
    uses = dict(zip(table["term"], table["n_tokens"] + table["n_tokens_baseline"], strict=True))
    across = sorted(zip(marks.x, [uses[row[3]] for row in marks.customdata], strict=True))

    assert [n for _, n in across] == sorted(n for _, n in across)


def test_terms_at_one_place_do_not_hide_each_other():
    """Forty terms used twice: each has a spot of its own, on its side of the line."""
    articles = pd.DataFrame(
        {"article_id": ["p", "t"], "event_id": DAY, "side": ["Post", "Times"], "n_words": 500}
    )
    terms = pd.DataFrame(
        {"article_id": "p", "term": [f"w{n}" for n in range(40)], "n_tokens": 2, "voice": "all"}
    )
    table = compare_terms(articles, terms)
    figure = plot_terms(table[table["side"] == "Post"], COLOURS)
    spots = set(zip(figure.data[0].x, figure.data[0].y, strict=True))

    assert len(spots) == 40
    assert max(figure.data[0].y) < figure.layout.shapes[0].y0


@pytest.mark.parametrize("seed", range(5))
def test_names_never_overlap(seed):
    """Of a crowd only as many are named as find room, inside the figure."""
    rng = np.random.default_rng(seed)
    points = [(float(x), float(y)) for x, y in rng.uniform(0, 276, size=(150, 2))]
    words = [f"word{'x' * int(n)}" for n in rng.integers(0, 9, size=150)]
    room = Box(0, 0, 276, 276)
    labelled = choose_labels(points, words, [1] * 150, room=room, n_each=30)
    boxes = [place_word(points[n], words[n], spot) for n, spot in labelled.items()]

    assert 5 <= len(labelled) <= 30
    assert all(box.is_in(room) for box in boxes)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("seed", range(3))
def test_no_name_covers_a_mark(seed):
    """Where marks stand in rows only those at an edge are named."""
    rng = np.random.default_rng(seed)
    points = [(20.0 + 6.5 * column, 40.0 + 6.5 * row) for row in range(4) for column in range(7)]
    points += [(float(x), float(y)) for x, y in rng.uniform(20, 240, (40, 2))]
    words = [f"word{place}" for place in range(len(points))]

    room = Box(0, 0, 276, 460)
    labelled = choose_labels(points, words, [1] * len(points), room=room, n_each=14)

    assert labelled
    for place, spot in labelled.items():
        box = place_word(points[place], words[place], spot)
        covered = [
            other
            for other, (x, y) in enumerate(points)
            if other != place and box.meets(Box(x - 4, y - 4, x + 4, y + 4))
        ]
        assert covered == []


def test_the_most_distinctive_are_named_first():
    """With one name to give in either direction it is the strongest term's."""
    table = measured()
    named = plot_terms(table, COLOURS, n_labels=1).data[1].text
    ranked = table.sort_values(["distinctiveness", "term"])
    strongest = {ranked["term"].iloc[0], ranked["term"].iloc[-1]}

    assert len(named) == 2
    assert {text.strip("\u00a0")[0] for text in named} == {term[0] for term in strongest}


def test_found_terms_are_filled_and_others_open():
    """Where a test found nothing, or none was made, no mark looks weaker than another."""
    tested = plot_terms(measured(), COLOURS, found={"p3"}).data[0]
    plain = plot_terms(measured(), COLOURS).data[0]
    looks = {
        row[3]: symbol for row, symbol in zip(tested.customdata, tested.marker.symbol, strict=True)
    }

    assert looks.pop("p3") == "circle"
    assert set(looks.values()) == {"circle-open"}
    assert set(plain.marker.symbol) == {"circle"}


def test_the_opened_mark_alone_has_a_wide_outline():
    """A second click on the same mark must reach the page."""
    opened = (DAY, "Post", "term", "p3")
    marks = plot_terms(measured(), COLOURS, opened=opened).data[0]
    widths = zip(marks.customdata, marks.marker.line.width, strict=True)

    assert [row[3] for row, width in widths if width > 2] == ["p3"]


def test_a_figure_of_very_many_terms_is_none():
    """The weakest are left out, of either direction."""
    figure = plot_terms(measured(4 * N_TERMS), COLOURS)

    assert len(figure.data[0].x) == 2 * N_TERMS


def test_all_others_together_are_grey_and_called_the_others():
    """They are no outlet and have no colour of one."""
    figure = plot_terms(measured(baseline=""), COLOURS)

    assert set(figure.data[0].marker.color) == {PALETTE[0], "#7a7a7a"}
    assert any("more in the others" in note.text for note in figure.layout.annotations)


def test_no_terms_make_a_sentence():
    """An empty figure says that it is."""
    figure = plot_terms(measured().head(0), COLOURS)

    assert not figure.data
    assert "No term" in figure.layout.annotations[0].text


def test_foreign_text_stays_text():
    """A name or a word from outside is shown, not obeyed."""
    table = measured(post=HOSTILE).assign(term=lambda rows: rows["term"] + HOSTILE)
    figure = plot_terms(table, COLOURS)
    shown = [*(note.text for note in figure.layout.annotations), *figure.data[1].text]
    shown += [text for row in figure.data[0].customdata for text in row[4:]]

    for text in shown:
        assert "<a" not in text
        assert "%{" not in text
        assert "<a" in unescape(text) or "href" not in text
