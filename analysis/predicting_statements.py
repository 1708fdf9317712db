"""Predict for given pairs of sentences whether they report the same thing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.annotation.actions import load_action_lists
from analysis.annotation.actions.finding import find_actions
from analysis.annotation.model import load_model
from analysis.annotation.referring.vectors import load_vectors
from analysis.predicting import Record, read_records, read_texts, write_file
from analysis.statements.lists import load_lists
from analysis.statements.reading import ACTION_COLUMNS, Statement, read_statements
from analysis.statements.scoring import rate_pairs
from analysis.statements.weights import load_judge

NEEDED = ("id", "a", "b")


def predict_statements(input_path: Path, output_path: Path) -> int:
    """Say of every pair of sentences of a file how likely they report the same thing.

    Parameters
    ----------
    input_path : Path
        JSON lines, plain or ``.gz``, each an object with ``id``, ``a`` and ``b``.
    output_path : Path
        JSON lines, plain or ``.gz``, in the same order: ``id``, ``score`` (a probability,
        calibrated on pairs that were preselected as similar) and ``same`` (1 if the score is
        at least one half, else 0). Replaced if it is there, and only once all is found.

    Returns
    -------
    int
        The number of pairs.

    Raises
    ------
    InputError
        If the input cannot be read; the message names file, line and reason.

    Notes
    -----
    Groups of statements are formed at a much higher score (`Judge.min_merge`).
    """
    records = list(read_records(input_path, needs=NEEDED))
    judge = load_judge()
    scores = rate_pairs(read_pairs(records), judge)
    lines = []
    for record, score in zip(records, scores.tolist(), strict=True):
        found = {"id": record["id"], "score": round(score, 4), "same": int(score >= judge.min_same)}
        lines.append((json.dumps(found, ensure_ascii=False) + "\n").encode("utf-8"))
    write_file(output_path, lines)
    return len(lines)


def read_pairs(records: Sequence[Record]) -> list[tuple[Statement, Statement]]:
    """Read the two sentences of each record; a sentence is read as one, whatever its stops."""
    texts = [" ".join(record[side].split()) for record in records for side in "ab"]
    tokens = read_texts(texts, load_model())
    tokens = tokens.assign(sentence_id=tokens["article"].astype(str))
    read = read_statements(tokens, _read_actions(tokens), load_lists(), load_vectors())
    none = read_statements(
        pd.DataFrame({"sentence_id": [""], "form": [""], "lemma": [""], "pos": ["X"]}),
        pd.DataFrame(columns=ACTION_COLUMNS),
        load_lists(),
        lambda _: np.zeros(1, dtype=np.float32),
    )[""]
    return [
        (read.get(str(2 * at), none), read.get(str(2 * at + 1), none)) for at in range(len(records))
    ]


def _read_actions(tokens: pd.DataFrame) -> pd.DataFrame:
    """Find who does what to whom, in main words."""
    found, _ = find_actions(tokens, {}, load_action_lists())
    lemmas, keys = tokens["lemma"].tolist(), tokens["sentence_id"].tolist()
    rows = [
        (
            keys[each.at],
            each.verb,
            lemmas[each.agent] if each.agent >= 0 else "",
            lemmas[each.patient] if each.patient >= 0 else "",
            each.is_negated,
        )
        for each in found
    ]
    return pd.DataFrame(rows, columns=ACTION_COLUMNS)
