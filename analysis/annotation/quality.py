"""How often annotation was found right, measured on articles that people annotated too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import InputError
from analysis.schema import KINDS, QUALITY, frame

FILE = Path(__file__).with_name("attributions") / "quality.json"
"""Numbers only, written by ``python -m training.measuring``."""


def read_quality(file: Path = FILE) -> pd.DataFrame:
    """Read the measured quality of this version's annotation.

    Parameters
    ----------
    file : Path
        As ``training.measuring`` writes it.

    Returns
    -------
    DataFrame, one row per figure (`analysis.schema.QUALITY`)
        Of what is kept in the tables, that is of a confidence of one half at least:
        ``precision``, ``recall``, ``f1`` and ``f1_at_80`` of all attributions and of
        those with a cue of speech, precision and recall of each kind, and ``right`` for
        the sources and cues of attributions that were matched.

    Raises
    ------
    InputError
        If the file is missing or lacks a figure.

    Notes
    -----
    The articles it was measured on are not those of the corpus at hand: other outlets,
    other years, other subjects. Where a reader's own articles differ much from them, so
    may the quality.
    """
    try:
        measured = json.loads(file.read_text(encoding="utf-8"))
        rows = [
            {"task": "attributions", "measured_on": measured["corpus"], **row}
            for row in _list_figures(measured)
        ]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        msg = f"The measured quality in {file.name} cannot be read ({problem}): restore the file."
        raise InputError(msg) from problem
    return frame(QUALITY, rows)


def _list_figures(measured: dict[str, Any]) -> Iterator[dict[str, object]]:
    """List the figures, each with what it was measured on: the found, or the annotated."""
    measured = measured["shown"]
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
