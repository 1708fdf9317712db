"""Read the model's documents into arrays: nothing of a `Doc` leaves this file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from spacy.attrs import (
    DEP,
    HEAD,
    IDX,
    IS_SPACE,
    LEMMA,
    LENGTH,
    LOWER,
    ORTH,
    POS,
    SENT_START,
    TAG,
)

from analysis.annotation.spans import Name
from analysis.annotation.words import Flags, mark_words
from analysis.corpus.guard import MAX_RUN_CHARS
from analysis.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH_CHARS = 30_000
"""Characters the model reads at once: they bound its memory and fit the processor's cache."""

_OVERLONG = re.compile(rf"\S{{{MAX_RUN_CHARS + 1}}}")

_COLUMNS = (IDX, LENGTH, SENT_START, IS_SPACE, ORTH, LOWER, LEMMA, POS, TAG, DEP, HEAD)
_BREAKING = frozenset({"\u2014", "\u2026", "..."})
"""Marks that separate words even where no space stands beside them."""

Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Objects = npt.NDArray[np.object_]


class Readings(NamedTuple):
    """What the model found in a list of paragraphs.

    Attributes
    ----------
    tokens : DataFrame, one row per word or mark, white space left out
        ``row`` (the paragraph's place in the list), ``sentence`` (a number that grows
        through the list), ``start_char`` and ``end_char`` (within the paragraph),
        ``word``, ``form``, ``lemma``, ``pos``, ``tag``, ``dep``, ``head`` (the row of
        this table that holds the syntactic head; a root's own row) and ``is_word``. A
        paragraph without a letter or digit has no rows.
    names : list of list of Name
        Per paragraph: the model's spans, in words counted from the paragraph's first.
    """

    tokens: pd.DataFrame
    names: list[list[Name]]


def read_paragraphs(texts: Iterable[str], nlp: Language) -> Readings:
    """Let the model read paragraphs.

    Parameters
    ----------
    texts : iterable of str
        Paragraphs, normalised. Each is read on its own, so that no sentence and no
        name reaches from one into the next, and none depends on its neighbours.
    nlp : Language
        From `analysis.annotation.model.load_model`.

    Raises
    ------
    InputError
        If a paragraph holds a run of more than 100 characters without a space: the
        tokenizer's time grows with the square of its length.
    """
    columns: list[Hashes] = [np.empty((0, len(_COLUMNS)), dtype=np.uint64)]
    names: list[list[Name]] = []
    with nlp.memory_zone():
        for batch in _batches(map(_guard, texts)):
            for doc in nlp.pipe(batch, batch_size=len(batch)):
                columns.append(doc.to_array(list(_COLUMNS)).reshape(-1, len(_COLUMNS)))
                names.append(_spans(doc, columns[-1]))
        lengths = [len(part) for part in columns[1:]]
        tokens = _assemble(
            np.concatenate(columns), np.repeat(np.arange(len(lengths)), lengths), nlp
        )
    # It grows with every new word; what one part teaches it is enough to be quick.
    nlp.get_pipe("lemmatizer").cache.clear()
    return Readings(tokens, names)


def _guard(text: str) -> str:
    """Refuse what cleaning must have broken up already."""
    if _OVERLONG.search(text):
        msg = (
            f"A paragraph holds more than {MAX_RUN_CHARS} characters without a space: "
            "read the articles with analysis.corpus, which breaks such runs."
        )
        raise InputError(msg)
    return text


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Group paragraphs until their characters fill a batch."""
    batch: list[str] = []
    n_chars = 0
    for text in texts:
        if batch and n_chars + len(text) > BATCH_CHARS:
            yield batch
            batch, n_chars = [], 0
        batch.append(text)
        n_chars += len(text)
    if batch:
        yield batch


def _spans(doc: Doc, columns: Hashes) -> list[Name]:
    """Copy the model's spans, in words with white space left out."""
    if not doc.ents:
        return []
    place = np.concatenate([[0], np.cumsum(columns[:, 3] == 0)])
    spans = [Name(int(place[e.start]), int(place[e.end]), e.label_) for e in doc.ents]
    return [span for span in spans if span.start < span.end]


def _assemble(columns: Hashes, rows: Ints, nlp: Language) -> pd.DataFrame:
    """Make one table of all documents' numbers and hashes."""
    sentence = np.cumsum(columns[:, 2] == 1)
    is_kept = columns[:, 3] == 0
    head = _heads(columns[:, 10], is_kept)
    columns, rows, sentence = columns[is_kept], rows[is_kept], sentence[is_kept]
    start, length = columns[:, 0].astype(np.int64), columns[:, 1].astype(np.int64)
    word, has_letter, is_break = _words(columns[:, 4], nlp)
    sentence = _join_wordless(sentence, rows, has_letter)
    apart = np.ones(len(rows), dtype=bool)
    apart[1:] = (
        (start[1:] > start[:-1] + length[:-1])
        | (sentence[1:] != sentence[:-1])
        | (rows[1:] != rows[:-1])
        | is_break[:-1]
    )
    tokens = pd.DataFrame(
        {
            "row": rows,
            "sentence": sentence,
            "start_char": start,
            "end_char": start + length,
            "word": word,
            "form": _strings(columns[:, 5], nlp, lambda text: text),
            "lemma": _strings(columns[:, 6], nlp, str.lower),
            "pos": _strings(columns[:, 7], nlp, lambda text: text),
            "tag": _strings(columns[:, 8], nlp, lambda text: text),
            "dep": _strings(columns[:, 9], nlp, lambda text: text),
            "head": head,
            "is_word": mark_words(has_letter, apart | is_break),
        }
    )
    is_placed = sentence >= 0  # whole paragraphs go, so no head goes without its dependents
    tokens["head"] = (np.cumsum(is_placed) - 1)[head]
    return tokens.loc[is_placed].reset_index(drop=True)


def _heads(offsets: Hashes, is_kept: Flags) -> Ints:
    """Say which kept word each kept word hangs on: white space is stepped over."""
    here = np.arange(len(offsets))
    head = here + offsets.astype(np.int64)
    while True:
        above = np.where(is_kept[head], head, head[head])
        if np.array_equal(above, head):
            break
        head = above
    head = np.where(is_kept[head], head, here)  # white space that is a root has no word above
    return (np.cumsum(is_kept) - 1)[head[is_kept]]


def _words(hashes: Hashes, nlp: Language) -> tuple[Objects, Flags, Flags]:
    """Look words up: the words, whether they hold a letter or digit, whether they break."""
    unique, inverse = np.unique(hashes, return_inverse=True)
    words = [nlp.vocab.strings[int(h)] for h in unique]
    has_letter = np.array([any(c.isalnum() for c in word) for word in words], dtype=bool)
    is_break = np.array([word in _BREAKING for word in words], dtype=bool)
    return _objects(words)[inverse], has_letter[inverse], is_break[inverse]


def _strings(hashes: Hashes, nlp: Language, change: Callable[[str], str]) -> Objects:
    """Look strings up, each distinct one once."""
    unique, inverse = np.unique(hashes, return_inverse=True)
    return _objects([change(nlp.vocab.strings[int(h)]) for h in unique])[inverse]


def _objects(texts: list[str]) -> Objects:
    """Make an array of strings that keeps them as they are."""
    array = np.empty(len(texts), dtype=object)
    array[:] = texts
    return array


def _join_wordless(sentence: Ints, rows: Ints, has_letter: Flags) -> Ints:
    """Join sentences of marks alone to the one before, or after; -1 if there is none."""
    if not len(sentence):
        return sentence
    firsts = np.flatnonzero(np.diff(sentence, prepend=-1))
    row_of = rows[firsts]
    has_word = np.add.reduceat(has_letter.astype(np.int64), firsts) > 0
    joined = np.arange(len(firsts))
    for k in np.flatnonzero(~has_word):
        before = joined[k - 1] if k and row_of[k - 1] == row_of[k] else -1
        after = np.flatnonzero(has_word[k:] & (row_of[k:] == row_of[k]))
        joined[k] = before if before >= 0 else (k + after[0] if len(after) else -1)
    lengths = np.diff(np.append(firsts, len(sentence)))
    return np.repeat(joined, lengths)
