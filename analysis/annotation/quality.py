"""How often annotation was found right, measured on articles that people annotated too."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import InputError
from analysis.schema import KINDS, QUALITY, frame

FILE = Path(__file__).with_name("attributions") / "quality.json"
"""Numbers only, written by ``python -m training.measuring``."""
CUE_WORDS_FILE = Path(__file__).with_name("cue_words") / "quality.json"
"""How many cue words of each category a reader found right: ``tests/quality`` has the sheet."""
ACTIONS_FILE = Path(__file__).with_name("actions") / "quality.json"
"""How many claims about actions a reader found right: ``tests/quality`` has the sheet."""
ATTRIBUTIONS, CUE_WORDS, ACTIONS = "attributions", "cue words", "actions"


def read_quality(
    file: Path = FILE,
    *,
    cue_words_file: Path = CUE_WORDS_FILE,
    actions_file: Path = ACTIONS_FILE,
) -> pd.DataFrame:
    """Read the measured quality of this version's annotation.

    Parameters
    ----------
    file : Path
        As ``training.measuring`` writes it.
    cue_words_file : Path
        For each category of cue words, how many were judged and how many were right.
    actions_file : Path
        For each thing claimed of an action, how many were judged and how many were right.

    Returns
    -------
    DataFrame, one row per figure (`analysis.schema.QUALITY`)
        Of what is kept in the tables, that is of a confidence of one half at least:
        ``precision``, ``recall``, ``f1`` and ``f1_at_80`` of all attributions and of
        those with a cue of speech, precision and recall of each kind, and ``right`` for
        the sources and cues of attributions that were matched. Of cue words: the
        ``precision`` of each category, that is how many of those found do in their
        sentence what the category says. Of actions: the ``precision`` of each thing
        claimed: passive, agentless, agent and patient. What of both is missed was not
        measured.

    Raises
    ------
    InputError
        If a file is missing or lacks a figure.

    Notes
    -----
    The articles it was measured on are not those of the corpus at hand: other outlets,
    other years, other subjects. Where a reader's own articles differ much from them, so
    may the quality.
    """
    rows = [
        *_read(file, _list_figures),
        *_read(cue_words_file, partial(_list_judged, task=CUE_WORDS, judged="categories")),
        *_read(actions_file, partial(_list_judged, task=ACTIONS, judged="claims")),
    ]
    return frame(QUALITY, rows)


def _read(
    file: Path, list_figures: Callable[[dict[str, Any]], Iterable[dict[str, object]]]
) -> list[dict[str, object]]:
    """Read one file of measured rates."""
    try:
        return list(list_figures(json.loads(file.read_text(encoding="utf-8"))))
    except (OSError, ValueError, KeyError, TypeError, ZeroDivisionError) as problem:
        msg = f"The measured quality in {file.name} cannot be read ({problem}): restore the file."
        raise InputError(msg) from problem


def _list_judged(
    measured: dict[str, Any], *, task: str, judged: str
) -> Iterator[dict[str, object]]:
    """List the precision of each thing that one reader judged."""
    for part, counts in measured[judged].items():
        row = _figure(part, "precision", counts["n_right"] / counts["n_judged"], counts["n_judged"])
        yield {"task": task, "measured_on": measured["measured_on"], **row}


def _list_figures(measured: dict[str, Any]) -> Iterator[dict[str, object]]:
    """List the figures, each with what it was measured on: the found, or the annotated."""
    for row in _list_rates(measured["shown"]):
        yield {"task": ATTRIBUTIONS, "measured_on": measured["corpus"], **row}


def _list_rates(measured: dict[str, Any]) -> Iterator[dict[str, object]]:
    """List the figures of attributions."""
    for part, rates in (("all", measured), ("speech", measured["speech"])):
        for figure in ("precision", "recall", "f1", "f1_at_80"):
            yield _figure(part, figure, rates[figure], rates["n_attributions"])
    for kind in KINDS:
        rates = measured["by_kind"][kind]
        for figure in ("precision", "recall"):
            yield _figure(kind, figure, rates[figure], rates["n_found"])
    n_matched = round(measured["precision"] * measured["n_found"])
    for part in ("source", "cue"):
        yield _figure(part, "right", measured[f"{part}_accuracy"], n_matched)


def _figure(part: str, figure: str, value: float, n_judged: int) -> dict[str, object]:
    return {"part": part, "figure": figure, "value": value, "n_judged": n_judged}
