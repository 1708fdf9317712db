"""How often a figure's extraction was found wrong, in plain words beside the figure."""

from __future__ import annotations

import pandas as pd

from analysis.notation import one_in
from pages.shared.loading import load_basics


def rate(part: str, figure: str) -> float | None:
    """Return a measured rate of the corpus's annotation; None if it was not measured."""
    quality = load_basics().quality
    is_row = (quality["part"] == part) & (quality["figure"] == figure)
    values = quality.loc[is_row, "value"]
    return None if values.empty else float(values.iloc[0])


def measured_on(quality: pd.DataFrame) -> str:
    """Say on what the rates were measured."""
    return str(quality["measured_on"].iloc[0]) if len(quality) else ""


def actors_note() -> str:
    """Say how many of those who act, or are acted upon, may be wrong."""
    return _grammar_note({"agent": "those said to act", "patient": "those acted upon"})


def untold_note() -> str:
    """Say how many passives, and how many of those without a doer, may be wrong."""
    return _grammar_note({"passive": "the passives", "agentless": "what is said to name no doer"})


def doubts_note() -> str:
    """Say how many words of doubt may concern something else than the action."""
    right = rate("doubt", "precision")
    if right is None:
        return "How often such a word concerns the action was not measured for this build."
    return f"{one_in(1 - right).capitalize()} of these hedges may concern something else."


def _grammar_note(parts: dict[str, str]) -> str:
    """Say how much of what grammar told may be wrong: ``parts`` with their words."""
    rates = {part: rate(part, "precision") for part in parts}
    wrong = [
        f"{one_in(1 - right)} of {parts[part]}"
        for part, right in rates.items()
        if right is not None
    ]
    if len(wrong) < len(parts):
        return "How often this is found right was not measured for this build."
    return (
        f"Found by grammar, by a program: {' and '.join(wrong)} may be wrong (measured on "
        f"{_measured_for(next(iter(parts)))}); what is missed was not counted."
    )


def _measured_for(part: str) -> str:
    quality = load_basics().quality
    return measured_on(quality[quality["part"] == part])


def attributions_note() -> str:
    """Say how many attributions of speech may be wrong, and how many are missed."""
    precision, recall = rate("speech", "precision"), rate("speech", "recall")
    if precision is None or recall is None:
        return "How often attributions are found right was not measured for this build."
    return (
        f"Found by a program: {one_in(1 - precision)} of these attributions may be wrong, and "
        f"{one_in(1 - recall)} may be missing (measured on {_measured_for('speech')})."
    )


def sources_note() -> str:
    """Say how many sources may be wrong."""
    right = rate("source", "right")
    if right is None:
        return "How often sources are found right was not measured for this build."
    return (
        f"{one_in(1 - right).capitalize()} of these sources may be the wrong words (measured on "
        f"{_measured_for('source')}); who is meant by them was not measured there."
    )


def kind_note() -> str:
    """Say, for each kind, how many may be wrong, thoughts and wishes among them."""
    words = {"direct": "in quotation marks", "mixed": "partly quoted", "indirect": "paraphrased"}
    said = [
        f"{one_in(1 - precision)} {name}"
        for kind, name in words.items()
        if (precision := rate(kind, "precision")) is not None
    ]
    return f"May be wrong: {', '.join(said)}." if said else ""
