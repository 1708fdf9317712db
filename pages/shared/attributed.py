"""The words for an attribution: who, introduced how, in which kind, and how sure."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.annotation.sources import RESOLUTIONS, TYPE_BASES
from pages.shared.escaping import isolate

KIND_WORDS = {
    "direct": "in quotation marks",
    "mixed": "partly in quotation marks",
    "indirect": "in paraphrase",
}
NO_SOURCE = "no source given"
PLAIN = frozenset({"name", "body"})


def quote(words: str) -> str:
    """Put foreign words between quotation marks."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{isolate(words)}\N{RIGHT DOUBLE QUOTATION MARK}"


def source_words(row: dict[Any, Any]) -> str:
    """Say who is quoted, what kind of source that is, and how it is known."""
    if not row["source_name"]:
        return NO_SOURCE
    named = "" if row["is_named"] else ", unnamed"
    kind = f" ({row['source_type']}{named})" if row["source_type"] else ""
    return f"{isolate(row['source_name'])}{kind}"


def resolution_words(row: dict[Any, Any]) -> str:
    """Say by which rules the source was found out and its type decided; may be empty.

    That a name means whom it names goes without saying.
    """
    is_plain = row["source_resolved_by"] in PLAIN
    why = [
        "" if is_plain else RESOLUTIONS.get(row["source_resolved_by"], ""),
        TYPE_BASES.get(row["source_type_basis"], "") if row["source_name"] else "",
    ]
    return " ".join(filter(None, why))


def cue_words(row: dict[Any, Any]) -> str:
    """Say with which words the content is introduced, of which class they are, and why.

    Why a word is neutral goes without saying.
    """
    if not row["cue_text"]:
        return "no words of saying"
    why = "" if row["cue_class"] == "neutral" else f" ({row['cue_class_why'].rstrip('.')})"
    return f"{quote(row['cue_text'])}: {row['cue_class']}{why}"


def sure_words(row: dict[Any, Any]) -> str:
    """Say how likely a reader would mark the attribution so."""
    return f"{row['confidence']:.0%} sure"


def describe_spans(spans: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """Give each stretch of an attribution the words that explain it.

    Parameters
    ----------
    spans : DataFrame
        Rows of attribution_spans.
    attributions : DataFrame
        The attributions they belong to.

    Returns
    -------
    DataFrame
        The spans with ``title``.
    """
    titles = {
        row["attribution_id"]: f"{source_words(row)}, {KIND_WORDS[row['kind']]}, introduced by "
        f"{cue_words(row)}; {sure_words(row)}"
        for row in attributions.to_dict("records")
    }
    names = {"source": "Source", "cue": "Introduction", "content": "Quoted"}
    said = [
        f"{names[part]}: {titles[key]}"
        for part, key in zip(spans["part"], spans["attribution_id"], strict=True)
    ]
    return spans.assign(title=pd.Series(said, index=spans.index, dtype="str"))
