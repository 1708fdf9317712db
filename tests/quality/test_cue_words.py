"""Cue words have floors: how often one does in its sentence what its category says.

``cue_words_sheet.csv`` holds cue words of news that is no part of this project, drawn at
random by category: keys, offsets, the entry of our list and a verdict. They come from one
half of those articles (by a hash of the article's key); the lists were written with the
other. Where a category was revised after a draw, it was judged on a fresh one. The texts
belong to others and are not kept.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.annotation.cue_words.lists import load_cue_lexicons
from analysis.annotation.quality import CUE_WORDS_FILE
from analysis.measures.uncertainty import interval_of_proportion

SHEET = Path(__file__).with_name("cue_words_sheet.csv")
FLOOR, LOW_FLOOR = 0.75, 0.60
"""Of the rate, and of the low end of its interval: below, a category is not shipped."""
N_JUDGED = {"certainty": 30, "stance": 30, "frames": 40}
CATEGORIES = [
    (lexicon.name, category.name)
    for lexicon in load_cue_lexicons()
    for category in lexicon.categories
]


@pytest.fixture(scope="module")
def sheet() -> pd.DataFrame:
    """Read the verdicts."""
    return pd.read_csv(SHEET, dtype={"article_id": str}, keep_default_na=False)


@pytest.mark.parametrize(("lexicon", "category"), CATEGORIES)
def test_no_category_falls_below_its_floor(
    sheet: pd.DataFrame, lexicon: str, category: str
) -> None:
    """Three of four cue words are right, and chance alone does not lift it from .6 there."""
    verdicts = sheet.loc[sheet["category"] == category, "right"]
    n_right = int((verdicts == "yes").sum())
    low, high = interval_of_proportion(n_right, len(verdicts))

    assert len(verdicts) == N_JUDGED[lexicon]
    assert n_right / len(verdicts) >= FLOOR
    assert low >= LOW_FLOOR, f"{n_right} of {len(verdicts)}: {low:.3f} to {high:.3f}"


def test_what_pages_say_is_what_was_judged(sheet: pd.DataFrame) -> None:
    """The numbers a build writes into its quality table are those of the sheet."""
    counted = {
        str(category): {"n_right": int((rows["right"] == "yes").sum()), "n_judged": len(rows)}
        for category, rows in sheet.groupby("category")
    }

    assert counted == json.loads(CUE_WORDS_FILE.read_text(encoding="utf-8"))["categories"]


def test_each_cue_word_is_judged_once(sheet: pd.DataFrame) -> None:
    """A case drawn twice would count for two."""
    assert not sheet.duplicated(["article_id", "start_char", "lexicon"]).any()
    assert set(sheet["right"]) == {"yes", "no"}
    assert (sheet["end_char"] > sheet["start_char"]).all()


def test_the_sheet_names_entries_of_the_lists_and_holds_no_text(sheet: pd.DataFrame) -> None:
    """What was judged is still listed; what others wrote stays theirs."""
    listed = {
        (lexicon.name, entry.group, entry.text)
        for lexicon in load_cue_lexicons()
        for entry in lexicon.entries
    }

    assert set(zip(sheet["lexicon"], sheet["category"], sheet["entry"], strict=True)) <= listed
    assert sheet["article_id"].str.fullmatch(r"\d{6}").all()
    assert sheet["sentence_id"].str.fullmatch(r"\d{6}\.[0-9a-f]{8}(-\d+)?").all()
    assert set(sheet.columns) == {
        *("article_id", "sentence_id", "start_char", "end_char"),
        *("lexicon", "category", "entry", "right"),
    }
