"""Actions have floors: how often passive, agent and patient are right, judged by hand.

``actions_sheet.csv`` holds 200 sentences of news that are no part of this project, drawn
at random from those with an action after all rules were settled: keys and offsets of every
action in them, and a verdict on each thing claimed of it. The texts belong to others and
are not kept; the sheet says how good the rules were when they were judged.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.annotation.quality import ACTIONS_FILE
from analysis.measures.uncertainty import interval_of_proportion

SHEET = Path(__file__).with_name("actions_sheet.csv")
N_SENTENCES = 200
FLOOR = 0.90
CLAIMS = ("passive", "agentless", "agent", "patient")


@pytest.fixture(scope="module")
def sheet() -> pd.DataFrame:
    """Read the verdicts; an empty one stands where nothing was claimed."""
    return pd.read_csv(SHEET, dtype={"article_id": str}, keep_default_na=False)


@pytest.mark.parametrize("claim", CLAIMS)
def test_no_claim_falls_below_its_floor(sheet: pd.DataFrame, claim: str) -> None:
    """At least nine of ten things claimed are right."""
    verdicts = sheet.loc[sheet[f"{claim}_right"] != "", f"{claim}_right"]
    n_right = int((verdicts == "yes").sum())
    low, high = interval_of_proportion(n_right, len(verdicts))

    assert n_right / len(verdicts) >= FLOOR, (
        f"{n_right} of {len(verdicts)}: {low:.3f} to {high:.3f}"
    )


@pytest.mark.parametrize("claim", CLAIMS)
def test_what_the_page_says_of_errors_is_what_the_sheet_says(
    sheet: pd.DataFrame, claim: str
) -> None:
    """The figures kept with the annotation are counts of these verdicts."""
    verdicts = sheet.loc[sheet[f"{claim}_right"] != "", f"{claim}_right"]
    kept = json.loads(ACTIONS_FILE.read_text(encoding="utf-8"))["claims"][claim]

    assert kept == {"n_right": int((verdicts == "yes").sum()), "n_judged": len(verdicts)}


def test_the_sheet_holds_whole_sentences_once(sheet: pd.DataFrame) -> None:
    """Every action of 200 sentences, so that no easy one was picked."""
    assert sheet["sentence_id"].nunique() == N_SENTENCES
    assert not sheet.duplicated(["article_id", "start_char"]).any()
    assert all(
        key.startswith(article)
        for key, article in zip(sheet["sentence_id"], sheet["article_id"], strict=True)
    )


@pytest.mark.parametrize("part", ["agent", "patient"])
def test_what_is_claimed_is_judged_and_nothing_else(sheet: pd.DataFrame, part: str) -> None:
    """A part of some length has a verdict, an empty one has none."""
    is_claimed = sheet[f"{part}_end_char"] > sheet[f"{part}_start_char"]

    assert (sheet[f"{part}_right"].isin(["yes", "no"]) == is_claimed).all()
    assert set(sheet[f"{part}_right"]) <= {"yes", "no", ""}


def test_the_sheet_holds_no_text(sheet: pd.DataFrame) -> None:
    """Keys, numbers and verdicts: what others wrote stays theirs."""
    allowed = {
        "article_id": r"\d{6}",
        "sentence_id": r"\d{6}\.[0-9a-f]{8}(-\d+)?",
        **{f"{claim}_right": "(yes|no)?" for claim in CLAIMS},
    }
    for column in sheet:
        assert sheet[column].astype(str).str.fullmatch(allowed.get(str(column), r"\d+")).all()
