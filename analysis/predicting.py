"""Predict for texts from anywhere what is measured against other people's annotation."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.annotation.attributions import Attribution, find_attributions, load_attributor
from analysis.annotation.model import load_model
from analysis.annotation.reading import Readings, read_paragraphs
from analysis.corpus.guard import MAX_CHARS, guard
from analysis.corpus.typography import normalise
from analysis.errors import InputError
from analysis.store.files import write_atomically

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

Record = dict[str, Any]

BATCH_ARTICLES = 50
"""Articles read at once: they bound the memory."""


def predict_attributions(input_path: Path, output_path: Path) -> int:
    """Find the attributions of every article of a file.

    Parameters
    ----------
    input_path : Path
        JSON lines, plain or ``.gz``, each an object with ``id`` and ``text``. Lines of
        the text are its paragraphs, the first is the headline.
    output_path : Path
        JSON lines, plain or ``.gz``, in the same order: ``id`` and ``attributions``,
        each with ``source`` and ``cue`` (``[start, end]`` in the text, or null),
        ``content`` (a list of such), ``kind`` and ``confidence``. Replaced if it is
        there, and only once all is found.

    Returns
    -------
    int
        The number of articles.

    Raises
    ------
    InputError
        If the input cannot be read; the message names file, line and reason.
    """
    records = list(read_records(input_path))
    nlp, attributor = load_model(), load_attributor()
    lines: list[bytes] = []
    for batch in make_batches(records):
        tokens = read_texts([record["text"] for record in batch], nlp)
        lines.extend(write_lines(batch, tokens, find_attributions(tokens, attributor)))
    write_file(output_path, lines)
    return len(records)


def write_file(path: Path, lines: Iterable[bytes]) -> None:
    """Write lines at once, zipped where the ending says so."""
    content = b"".join(lines)
    write_atomically(path, gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)


def read_records(path: Path, needs: Sequence[str] = ("id", "text")) -> Iterator[Record]:
    """Read articles from JSON lines and check what is needed of them.

    Parameters
    ----------
    path : Path
        JSON lines, plain or ``.gz``.
    needs : sequence of str
        What each must have, all of them strings; an ``id`` may not come twice.

    Raises
    ------
    InputError
        If the file or a line of it cannot be read.
    """
    seen: set[str] = set()
    number = 0
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as file
        ):
            for number, line in enumerate(file, 1):
                if line.strip():
                    record = _check(line, seen, needs, f"{path}, line {number}")
                    seen.add(record["id"])
                    yield record
    except (OSError, EOFError, UnicodeDecodeError) as problem:
        msg = f"{path} cannot be read after line {number} ({problem}): name a file of JSON lines."
        raise InputError(msg) from problem


def _check(line: str, seen: set[str], needs: Sequence[str], where: str) -> Record:
    """Read one line; say what is wrong with it."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as problem:
        msg = f"{where} is not JSON ({problem}): write one object on each line."
        raise InputError(msg) from problem
    if not isinstance(record, dict):
        msg = f"{where} is not an object: write one with id and text."
        raise InputError(msg)
    for key in needs:
        if not isinstance(record.get(key), str):
            msg = f"{where} has no {key}, or one that is no string: add it."
            raise InputError(msg)
    if record["id"] in seen:
        msg = f"{where} repeats the id {record['id']!r}: give each article its own."
        raise InputError(msg)
    if len(record.get("text", "")) > MAX_CHARS:
        msg = f"{where} holds more than {MAX_CHARS:,} characters: split its text."
        raise InputError(msg)
    return record


def make_batches(records: Sequence[Record]) -> Iterator[list[Record]]:
    """Part records into batches."""
    left = iter(records)
    while batch := list(islice(left, BATCH_ARTICLES)):
        yield batch


def read_texts(texts: Iterable[str], nlp: Language) -> pd.DataFrame:
    """Let the model read texts: the tokens of `read_names_too`, for who needs no names."""
    return read_names_too(texts, nlp).tokens


def read_names_too(texts: Iterable[str], nlp: Language) -> Readings:
    """Let the model read texts as it reads articles, offsets in the texts as handed in.

    Parameters
    ----------
    texts : iterable of str
        Lines are paragraphs, the first that is not blank is the headline.
    nlp : Language
        From `analysis.annotation.model.load_model`.

    Returns
    -------
    Readings
        The tokens as `find_attributions` needs them; ``article`` counts the texts.
    """
    paragraphs: list[str] = []
    places: list[tuple[int, int, str]] = []
    origins = []
    for article, text in enumerate(texts):
        guarded = guard(text)
        origins.append(_origins(text, guarded.text))
        offset, section = 0, "headline"
        for line in normalise(guarded.text)[0].split("\n"):
            if line.strip():
                paragraphs.append(line)
                places.append((article, offset, section))
                section = "body"
            offset += len(line) + 1
    readings = read_paragraphs(paragraphs, nlp)
    tokens = readings.tokens
    rows = tokens["row"].tolist()
    starts = tokens["start_char"].tolist()
    ends = tokens["end_char"].tolist()
    found = [places[row] for row in rows]
    tokens = tokens.assign(
        article=np.array([article for article, _, _ in found], dtype=np.int64),
        section=[section for _, _, section in found],
        start_char=[origins[a][s + at] for (a, at, _), s in zip(found, starts, strict=True)],
        end_char=[origins[a][e + at - 1] + 1 for (a, at, _), e in zip(found, ends, strict=True)],
    )
    return readings._replace(tokens=tokens)


def _origins(text: str, guarded: str) -> Sequence[int]:
    """Say for each character of the guarded text where it stands in the text itself."""
    if text == guarded:
        return range(len(text))
    origins = []
    place = 0
    for character in guarded:
        while text[place] != character and not guard(text[place]).text:
            place += 1
        origins.append(place)
        is_put_in = character == " " and text[place] != " "
        if not is_put_in:
            place += 2 if character == "\n" and text[place : place + 2] == "\r\n" else 1
    return origins


def write_lines(
    batch: Sequence[Record], tokens: pd.DataFrame, found: Sequence[Attribution]
) -> Iterator[bytes]:
    """Write one line for each article, also for those without an attribution."""
    starts, ends = tokens["start_char"].tolist(), tokens["end_char"].tolist()
    articles = tokens["article"].tolist()
    rows: list[list[Record]] = [[] for _ in batch]

    def span(span: tuple[int, int] | None) -> list[int] | None:
        return None if span is None else [starts[span[0]], ends[span[1] - 1]]

    for each in found:
        rows[articles[each.contents[0][0]]].append(
            {
                "source": span(each.source),
                "cue": span(each.cue),
                "content": [span(content) for content in each.contents],
                "kind": each.kind,
                "confidence": round(each.confidence, 3),
            }
        )
    for record, attributions in zip(batch, rows, strict=True):
        line = json.dumps({"id": record["id"], "attributions": attributions}, ensure_ascii=False)
        yield (line + "\n").encode("utf-8")
