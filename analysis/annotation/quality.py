"""How often annotation was found right, measured on articles that people annotated too."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from analysis.errors import InputError
from analysis.schema import QUALITY, frame

FILE = Path(__file__).with_name("attributions") / "quality.json"
"""Numbers only, written by the script that measures: see docs/contributing.md."""


def read_quality(file: Path = FILE) -> pd.DataFrame:
    """Read the measured quality of this version's annotation.

    Parameters
    ----------
    file : Path
        ``measured_on`` (what it was measured on) and ``figures``: a list of ``task``,
        ``part``, ``figure``, ``value`` and ``n_judged``.

    Returns
    -------
    DataFrame, one row per figure (`analysis.schema.QUALITY`)

    Raises
    ------
    InputError
        If the file is missing or lacks a field.

    Notes
    -----
    The articles it was measured on are not those of the corpus at hand: other outlets,
    other years, other subjects. Where a reader's own articles differ much from them, so
    may the quality.
    """
    try:
        measured = json.loads(file.read_text(encoding="utf-8"))
        rows = [{**row, "measured_on": measured["measured_on"]} for row in measured["figures"]]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        msg = f"The measured quality in {file.name} cannot be read ({problem}): restore the file."
        raise InputError(msg) from problem
    return frame(QUALITY, rows)
