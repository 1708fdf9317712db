"""Exports: nothing runs in a spreadsheet, and nothing is lost."""

import csv
import io
import json

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.store.export import (
    TRIGGERS,
    add_span_text,
    neutralise,
    restore,
    to_csv,
    to_jsonl,
)

CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text(st.sampled_from("'=+-@\t\r\n\0 \ufeff\u200b\xa0ａ＝x"), max_size=6),  # noqa: RUF001
)


@given(CELLS)
@settings(max_examples=500, deadline=None)
def test_no_cell_starts_with_a_trigger(cell):
    """Leaving out spaces, the first character never starts a formula."""
    visible = neutralise(cell).lstrip(" \xa0\u3000\ufeff\u200b")

    assert visible[:1] not in TRIGGERS


@given(CELLS)
@settings(max_examples=500, deadline=None)
def test_restoring_gives_back_what_stood_there(cell):
    """Neutralising loses nothing."""
    assert restore(neutralise(cell)) == cell


@pytest.mark.parametrize("cell", ["", "plain", "'Twas", "a=b", "1-2", "\u2019=1", "x\n=1"])
def test_harmless_text_stays_as_it_is(cell):
    """Text that no spreadsheet runs is not touched."""
    assert neutralise(cell) == cell


@given(st.lists(CELLS, min_size=1, max_size=5))
@settings(max_examples=200, deadline=None)
def test_csv_reads_back_to_the_same_text(cells):
    """Quotes, breaks and NUL bytes survive a CSV reader."""
    written = to_csv(pd.DataFrame({"text": pd.Series(cells, dtype="str")}))
    rows = [*csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))]

    assert [restore(row[0]) for row in rows[1:]] == cells


def test_numbers_stay_numbers_and_missing_cells_stay_empty():
    """Only text is neutralised."""
    table = pd.DataFrame(
        {
            "n": [-3],
            "share": [-0.5],
            "is_x": [True],
            "at": pd.to_datetime(["2020-01-02T03:04:05Z"]),
            "none": [float("nan")],
        }
    )

    assert to_csv(table) == (
        b"\xef\xbb\xbfn,share,is_x,at,none\r\n-3,-0.5,true,2020-01-02T03:04:05Z,\r\n"
    )
    assert json.loads(to_jsonl(table)) == {
        "n": -3,
        "share": -0.5,
        "is_x": True,
        "at": "2020-01-02T03:04:05Z",
        "none": None,
    }


def test_an_empty_table_still_names_its_columns():
    """Nobody should have to guess what is missing."""
    assert to_csv(pd.DataFrame({"a": [], "=b": []})) == b"\xef\xbb\xbfa,'=b\r\n"
    assert to_jsonl(pd.DataFrame({"a": []})) == b""


@given(st.lists(CELLS, max_size=5))
@settings(max_examples=200, deadline=None)
def test_each_json_line_is_one_row(cells):
    """No mark inside a text ends a line, whoever splits them."""
    written = to_jsonl(pd.DataFrame({"text": pd.Series(cells, dtype="str")})).decode()

    assert [json.loads(line)["text"] for line in written.splitlines()] == cells


def test_spans_come_with_their_words():
    """Offsets alone mean nothing outside this program."""
    rows = pd.DataFrame({"article_id": ["a"], "start_char": [4], "end_char": [7]})

    assert add_span_text(rows, {"a": "The sea."})["text"].tolist() == ["sea"]
    assert add_span_text(rows.drop(columns="end_char"), {}).columns.tolist() == [
        "article_id",
        "start_char",
    ]
