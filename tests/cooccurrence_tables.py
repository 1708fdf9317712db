"""Makes who is named in which window from a line of text, and how much was read."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures.cooccurrence import (
    compare_pairs,
)

KEYS = ["article_id", "sentence_id", "entity_id"]


def named(**articles: str) -> pd.DataFrame:
    """Make sentence_entities of articles: `` | `` parts paragraphs, ``.`` sentences.

    A name is in the outlet's own words, a name with a star in a quotation.
    """
    rows = []
    for article_id, text in articles.items():
        n_before = 0
        for paragraph, part in enumerate(text.split("|")):
            for place, sentence in enumerate(part.split("."), start=n_before):
                words = sentence.split()
                rows += [
                    {
                        "article_id": article_id,
                        "sentence_id": f"{article_id}.{place}",
                        "paragraph": paragraph,
                        "entity_id": name,
                        "n_own_mentions": words.count(name),
                        "n_quoted_mentions": words.count(f"{name}*"),
                    }
                    for name in sorted({word.strip("*") for word in words})
                ]
            n_before += len(part.split("."))
    return schema.frame(schema.SENTENCE_ENTITIES, rows)


def lengths(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    """Make lengths from (article, side, windows, words)."""
    table = pd.DataFrame(rows, columns=["article_id", "side", "n_windows", "n_words"])
    return table.assign(event_id="2020-03-01")


def compared(table: pd.DataFrame, read: pd.DataFrame, sides=("Post", "Times")) -> pd.DataFrame:
    """Compare two sides by sentences in all voices."""
    names = sorted(table["entity_id"].unique())
    return compare_pairs(table, read, sides=sides, window="sentence", voice="all", entity_ids=names)
