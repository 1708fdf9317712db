"""Whose words: the marks of attributions in a sentence, and the words for a chosen voice."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.voices import Voice

VOICE_NAMES: dict[Voice, str] = {
    "all": "all words",
    "own": "the outlet's own voice",
    "quoted": "quoted voices",
}

VOICE_WORDS: dict[Voice, str] = {"all": "words", "own": "own words", "quoted": "quoted words"}
"""What is counted, in a sentence or a caption."""

VOICE_NOTES: dict[Voice, str] = {
    "own": "Only the outlet's own words are counted here, the words that introduce somebody among "
    "them: what somebody is said to have said or written is left out. Shares are of own words.",
    "quoted": "Only quoted words are counted here: what somebody is said to have said or written, "
    "in quotation marks or in paraphrase. Shares are of quoted words.",
}

PART_CLASSES = {"source": "source", "cue": "cue", "content": "content"}
"""The class of each part of an attribution in sheet.css: each differs in more than colour."""

MANNER_CLASSES = {"speech": "", "thought": " inner", "will": " inner"}
"""What is added to it where somebody is told to think or want; other manners are not marked."""


def attribution_marks(row: dict[Any, Any], spans: pd.DataFrame) -> list[list[Any]]:
    """Return the marks of one sentence's attributions: offsets into it, class and title.

    Parameters
    ----------
    row : dict
        The sentence.
    spans : DataFrame
        Rows of attribution_spans with a ``title``.
    """
    own = spans[spans["sentence_id"] == row["sentence_id"]].sort_values(["start_char", "part"])
    at = row["start_char"]
    return [
        [one["start_char"] - at, one["end_char"] - at, PART_CLASSES[one["part"]], one["title"]]
        for one in own.to_dict("records")
    ]


def faint_marks(row: dict[Any, Any], contents: pd.DataFrame, voice: Voice) -> list[list[Any]]:
    """Return marks that set back the words of one sentence that are not counted.

    Parameters
    ----------
    row : dict
        The sentence.
    contents : DataFrame
        Rows of attribution_spans: contents of speech only.
    voice : {"all", "own", "quoted"}
        Whose words are counted.
    """
    if voice == "all":
        return []
    own = contents[contents["sentence_id"] == row["sentence_id"]].sort_values("start_char")
    length = len(row["text"])
    spans = [
        (int(start) - row["start_char"], int(end) - row["start_char"])
        for start, end in zip(own["start_char"], own["end_char"], strict=True)
    ]
    if voice == "own":
        return [[start, end, "faint", "a quoted voice: not counted"] for start, end in spans]
    marks: list[list[Any]] = []
    at = 0
    for start, end in [*spans, (length, length)]:
        if start > at:
            marks.append([at, start, "faint", "the outlet's own voice: not counted"])
        at = max(at, end)
    return marks
