"""Predict which articles report the same event."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.annotation.articles import gather_words
from analysis.annotation.guides import load_guides
from analysis.annotation.model import load_model
from analysis.annotation.resolution import resolve_names
from analysis.corpus.typography import normalise
from analysis.errors import InputError
from analysis.events.clues import gather_clues
from analysis.events.grouping import group_articles
from analysis.events.likeness import make_vectors
from analysis.predicting import (
    Record,
    make_batches,
    read_names_too,
    read_records,
    write_file,
)

if TYPE_CHECKING:
    from spacy.language import Language

    from analysis.annotation.aliases import Aliases

_TOKEN_COLUMNS = ["article_id", "sentence", "section", "lemma", "pos"]
_NAME_COLUMNS = ["article_id", "entity_id", "label"]


def predict_events(input_path: Path, output_path: Path) -> int:
    """Group the articles of a file by what happened.

    Parameters
    ----------
    input_path : Path
        JSON lines, plain or ``.gz``, each an object with ``id`` and ``text``, and
        where they are known ``headline`` and ``published`` (an ISO date, or null).
        Without a headline the text's first line is one.
    output_path : Path
        JSON lines, plain or ``.gz``, in the same order: ``id`` and ``event``, a key
        that articles of one event share. Replaced if it is there, and only once all
        is found.

    Returns
    -------
    int
        The number of articles.

    Raises
    ------
    InputError
        If the input cannot be read; the message names file, line or article, and reason.

    Notes
    -----
    The threshold is the same for every input
    (`analysis.events.grouping.THRESHOLD`), but how rare a name or word is, is counted
    among the articles of the file.
    """
    records = list(read_records(input_path))
    published = {record["id"]: _read_day(record, input_path) for record in records}
    texts = {record["id"]: join_headline(record) for record in records}
    tokens, names = read_articles(texts, published)
    vectors = make_vectors(gather_clues(texts, published, tokens, names), list(texts), published)
    write_file(output_path, _write_lines(vectors.article_ids, group_articles(vectors)))
    return len(records)


def read_articles(
    texts: dict[str, str], published: dict[str, date | None]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Let the model read articles: their tokens and the entities they name.

    Parameters
    ----------
    texts : dict of str to str
        The text of each article, headline first.
    published : dict of str to date or None
        The day each was published, where it is known.

    Returns
    -------
    DataFrame, DataFrame
        Tokens and names as `analysis.events.clues.gather_clues` takes them.
    """
    nlp, aliases = load_model(), load_guides().aliases
    tokens = [pd.DataFrame(columns=_TOKEN_COLUMNS)]
    names = [pd.DataFrame(columns=_NAME_COLUMNS)]
    for batch in make_batches([{"id": key, "text": text} for key, text in texts.items()]):
        read = _read_batch(batch, published, nlp, aliases)
        tokens.append(read[0])
        names.append(read[1])
    return _join(tokens), _join(names)


def join_headline(record: Record) -> str:
    r"""Put an article's headline first, unless its text begins with it.

    Examples
    --------
    >>> join_headline({"headline": "Bridge opens", "text": "It opened."})
    'Bridge opens\nIt opened.'
    >>> join_headline({"headline": "Bridge opens", "text": "Bridge opens\nIt opened."})
    'Bridge opens\nIt opened.'
    """
    headline, text = record.get("headline"), str(record["text"])
    if not isinstance(headline, str) or not headline.strip():
        return text
    is_there = text.lstrip().startswith(headline.strip())
    return text if is_there else f"{' '.join(headline.split())}\n{text}"


def _join(parts: list[pd.DataFrame]) -> pd.DataFrame:
    filled = [part for part in parts if not part.empty]
    return pd.concat(filled, ignore_index=True) if filled else parts[0]


def _read_batch(
    batch: Sequence[Record], published: dict[str, date | None], nlp: Language, aliases: Aliases
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read some articles at once."""
    readings = read_names_too([record["text"] for record in batch], nlp)
    rows = []
    keys = [record["id"] for record in batch]
    tokens = readings.tokens.assign(article_id=[keys[a] for a in readings.tokens["article"]])
    for number, part in tokens.groupby("article"):
        words = gather_words(part, readings, normalise(batch[number]["text"])[0])
        found = resolve_names(words, aliases, published[keys[number]])
        rows += [(keys[number], mention.entity_id, mention.label) for mention in found]
    return tokens[_TOKEN_COLUMNS], pd.DataFrame(rows, columns=_NAME_COLUMNS)


def _read_day(record: Record, path: Path) -> date | None:
    """Read the day of publication; a time of day is not needed."""
    published = record.get("published")
    if published is None or published == "":
        return None
    try:
        return date.fromisoformat(published[:10])
    except (TypeError, ValueError) as problem:
        msg = (
            f"{path}: article {record['id']} has published {published!r}, which is no date: "
            "write it as 2017-07-08, or null."
        )
        raise InputError(msg) from problem


def _write_lines(article_ids: Sequence[str], events: Sequence[int]) -> Iterator[bytes]:
    for article_id, event in zip(article_ids, events, strict=True):
        line = json.dumps({"id": article_id, "event": f"event-{event + 1}"}, ensure_ascii=False)
        yield (line + "\n").encode("utf-8")
