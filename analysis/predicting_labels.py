"""Predict what given names and noun phrases of articles refer to, event by event."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.annotation.articles import gather_words
from analysis.annotation.guides import Guides, load_guides
from analysis.annotation.model import load_model
from analysis.annotation.resolution import resolve_names
from analysis.annotation.sources import resolve_sources
from analysis.annotation.sources.spans import ARTICLES
from analysis.annotation.spans import ArticleWords
from analysis.corpus.typography import normalise
from analysis.errors import InputError
from analysis.predicting import Record, make_batches, read_names_too, read_records, write_file

if TYPE_CHECKING:
    import pandas as pd

NEEDED = ("id", "event", "text")
SUBJECTS = ("nsubj", "nsubjpass")


class _Given(NamedTuple):
    """A given span, in the shape of an attribution's source."""

    source: tuple[int, int] | None
    cue_head: int | None = None
    contents: tuple[tuple[int, int], ...] = ()
    kind: str = "indirect"


def predict_labels(input_path: Path, output_path: Path) -> int:
    """Say what each given name or noun phrase of a file's articles refers to.

    Parameters
    ----------
    input_path : Path
        JSON lines, plain or ``.gz``, each an object with ``id``, ``event``, ``text``
        and ``mentions``, each of these with ``id``, ``start`` and ``end`` (characters of
        the text, half-open). Lines of the text are its paragraphs.
    output_path : Path
        JSON lines, plain or ``.gz``, one for each mention in the same order: ``id`` and
        ``referent``, a key that mentions of one referent share within their event.
        Replaced if it is there, and only once all is found.

    Returns
    -------
    int
        The number of mentions.

    Raises
    ------
    InputError
        If the input cannot be read; the message names file, line and reason.

    Notes
    -----
    Spans go the way of sources (`analysis.annotation.sources`): a name is the entity it
    means, a description whoever the article introduces in that role. What is left is
    grouped by its words.
    """
    records = list(read_records(input_path, needs=NEEDED))
    for record in records:
        _check_mentions(record, input_path)
    nlp, guides = load_model(), load_guides()
    lines: list[bytes] = []
    for batch in make_batches(records):
        readings = read_names_too([record["text"] for record in batch], nlp)
        parts = dict(list(readings.tokens.groupby("article")))
        for number, record in enumerate(batch):
            referents = [""] * len(record["mentions"])
            if number in parts:
                part = parts[number].assign(article_id=record["id"])
                words = gather_words(part, readings, normalise(record["text"])[0])
                referents = _find_referents(record, words, part, guides)
            lines.extend(_write_lines(record, referents))
    write_file(output_path, lines)
    return len(lines)


def _check_mentions(record: Record, path: Path) -> None:
    """Refuse mentions that are no spans of their text."""
    mentions, size = record.get("mentions"), len(record["text"])
    is_list = isinstance(mentions, list) and all(_is_mention(each, size) for each in mentions)
    if not is_list:
        msg = (
            f"{path}: article {record['id']} needs a list of mentions, each with id, start and "
            "end, these two within its text: mend it."
        )
        raise InputError(msg)


def _is_mention(given: object, size: int) -> bool:
    """Whether something is a mention of a text of so many characters."""
    if not isinstance(given, dict) or not isinstance(given.get("id"), str):
        return False
    start, end = given.get("start"), given.get("end")
    return type(start) is int and type(end) is int and 0 <= start < end <= size


def _find_referents(
    record: Record, words: ArticleWords, part: pd.DataFrame, guides: Guides
) -> list[str]:
    """Return the key of each mention's referent; empty where only its words are known."""
    mentions = resolve_names(words, guides.aliases, None)
    spans = [_span_of(words, m["start"], m["end"]) for m in record["mentions"]]
    sources = resolve_sources(
        words,
        mentions,
        [_Given(span) for span in spans],
        aliases=guides.aliases,
        types=guides.source_types,
        subjects={i for i, dep in enumerate(part["dep"]) if dep in SUBJECTS},
    )
    return [source.entity_id for source in sources]


def _span_of(words: ArticleWords, start: int, end: int) -> tuple[int, int] | None:
    """Find the words that a span of characters touches."""
    touched = [
        i
        for i, (first, last) in enumerate(zip(words.start_chars, words.end_chars, strict=True))
        if first < end and last > start
    ]
    if not touched:
        return None
    first = touched[0]
    # "president", marked without its article, is "the president".
    is_cut = first > 0 and words.words[first - 1].lower() in ARTICLES
    return first - is_cut, touched[-1] + 1


def _write_lines(record: Record, referents: Sequence[str]) -> Iterator[bytes]:
    """Write one line for each mention; words alone are no key of an entity."""
    for mention, entity_id in zip(record["mentions"], referents, strict=True):
        wording = record["text"][mention["start"] : mention["end"]]
        referent = entity_id or "words: " + " ".join(normalise(wording)[0].lower().split())
        line = json.dumps({"id": mention["id"], "referent": referent}, ensure_ascii=False)
        yield (line + "\n").encode("utf-8")
