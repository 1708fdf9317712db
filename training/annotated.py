"""Annotated attributions, in rows of a token table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.annotation.attributions.candidates import Contents
from analysis.annotation.attributions.sources import Sources
from analysis.annotation.attributions.syntax import Words, ragged

Spans = list[tuple[int, int]]


class Annotated(NamedTuple):
    """What people marked.

    Attributes
    ----------
    number : array of int
        Per row of the token table, the attribution whose cue holds it; -1 for none.
    cues, sources, contents : list of list of (int, int)
        Per attribution, half-open ranges of rows.
    """

    number: np.ndarray
    cues: list[Spans]
    sources: list[Spans]
    contents: list[Spans]

    def is_main_cue(self, words: Words) -> np.ndarray:
        """Say which rows are the main word of a cue: its head lies outside of the cue."""
        above = self.number[words.head]
        is_top = (above != self.number) | (words.head == np.arange(len(words.head)))
        return (self.number >= 0) & is_top

    def nearest(self, contents: Contents) -> np.ndarray:
        """Per candidate, the attribution whose content holds most of its words; -1 for none."""
        number = np.full(len(self.number), -1)
        for k, spans in enumerate(self.contents):
            for start, stop in spans:
                number[start:stop] = k
        nearest = np.full(len(contents.cue), -1)
        parts = (contents.start, contents.gap_start, contents.gap_stop, contents.stop)
        for k, (a, b, c, d) in enumerate(zip(*(part.tolist() for part in parts), strict=True)):
            held = np.concatenate([number[a:b], number[c:d]])
            held = held[held >= 0]
            if len(held):
                nearest[k] = np.bincount(held).argmax()
        return nearest

    def overlap(self, words: Words, contents: Contents, numbers: np.ndarray) -> np.ndarray:
        """Letters shared by candidates and marked contents, out of those of either.

        ``numbers`` says which attribution each candidate is compared with, -1 for none.
        """
        marked = [self.contents[k] if k >= 0 else [] for k in numbers.tolist()]
        counts = np.array([len(spans) for spans in marked])
        flat = np.array([span for spans in marked for span in spans]).reshape(-1, 2)
        owner, _ = ragged(counts)
        n_letters = words.n_letters

        def shared(start: np.ndarray, stop: np.ndarray) -> np.ndarray:
            low = np.maximum(start[owner], flat[:, 0])
            high = np.maximum(np.minimum(stop[owner], flat[:, 1]), low)
            return np.bincount(owner, n_letters[high] - n_letters[low], minlength=len(counts))

        both = shared(contents.start, contents.gap_start) + shared(contents.gap_stop, contents.stop)
        size = n_letters[contents.stop] - n_letters[contents.start]
        size = size - (n_letters[contents.gap_stop] - n_letters[contents.gap_start])
        length = n_letters[flat[:, 1]] - n_letters[flat[:, 0]]
        either = size + np.bincount(owner, length, minlength=len(counts)) - both
        return both / np.maximum(either, 1)

    def is_source(self, words: Words, cues: np.ndarray, sources: Sources) -> np.ndarray:
        """Say which candidates are the main word of the marked source, or rightly none."""
        numbers = self.number[cues]
        bounds = [self.sources[k] if k >= 0 else [] for k in numbers.tolist()]
        start = np.array([spans[0][0] if spans else -1 for spans in bounds])[sources.owner]
        stop = np.array([spans[-1][1] if spans else -1 for spans in bounds])[sources.owner]
        node = sources.node
        head = words.head[np.maximum(node, 0)]
        is_inside = (start <= node) & (node < stop)
        is_top = (head < start) | (head >= stop) | (head == node)
        return np.where(node < 0, start < 0, is_inside & is_top & (start >= 0)).astype(float)


def align(tokens: pd.DataFrame, articles: Sequence[list[dict[str, Any]]]) -> Annotated:
    """Find the rows of marked characters.

    Parameters
    ----------
    tokens : DataFrame, one row per word or mark
        From `analysis.predicting.read_texts`.
    articles : sequence of list of dict
        Per article its attributions. Those without a cue or a content are left out.
    """
    article = tokens["article"].to_numpy()
    starts, ends = tokens["start_char"].to_numpy(), tokens["end_char"].to_numpy()
    number = np.full(len(tokens), -1)
    gold = Annotated(number, [], [], [])
    for place, attributions in enumerate(articles):
        low, high = np.searchsorted(article, [place, place + 1])

        def rows(spans: list[list[int]], low: int = low, high: int = high) -> Spans:
            first = low + np.searchsorted(ends[low:high], [s for s, _ in spans], side="right")
            stop = low + np.searchsorted(starts[low:high], [e for _, e in spans], side="left")
            return [(int(a), int(b)) for a, b in zip(first, stop, strict=True) if a < b]

        for attribution in attributions:
            cue, source, content = (rows(attribution[k]) for k in ("cue", "source", "content"))
            if not cue or not content:
                continue
            for start, stop in cue:
                number[start:stop] = len(gold.cues)
            gold.cues.append(cue)
            gold.sources.append(source)
            gold.contents.append(content)
    return gold
