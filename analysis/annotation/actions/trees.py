"""The trees of sentences, walked word by word."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
import pandas as pd

from analysis.annotation.attributions.syntax import read_words

NOWHERE = -1
_LOOSE = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "ccomp"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})


class Trees:
    """Words with their heads and dependents, as plain lists.

    Parameters
    ----------
    tokens : DataFrame, one row per token
        As `annotation.reading` makes it, placed in articles.
    """

    def __init__(self, tokens: pd.DataFrame) -> None:
        words = read_words(tokens)
        self.head: list[int] = words.head.tolist()
        self.left: list[int] = words.left.tolist()
        self.right: list[int] = words.right.tolist()
        self.first: list[int] = words.first.tolist()
        self.stop: list[int] = words.stop.tolist()
        self.form: list[str] = tokens["form"].tolist()
        self.lemma: list[str] = tokens["lemma"].tolist()
        self.pos: list[str] = tokens["pos"].tolist()
        self.tag: list[str] = tokens["tag"].tolist()
        self.dep: list[str] = tokens["dep"].tolist()
        self.is_headline: list[bool] = words.is_headline.tolist()
        starts, ends = tokens["start_char"].to_numpy(), tokens["end_char"].to_numpy()
        self._is_glued: list[bool] = np.append(starts[1:] == ends[:-1], False).tolist()
        self._below: list[int] = words.below.tolist()
        self._from: list[int] = words.from_below.tolist()
        self._to: list[int] = (words.from_below + words.n_below).tolist()

    def __len__(self) -> int:
        return len(self.head)

    def rows_of(self, pos: Collection[str]) -> list[int]:
        """List the words of some parts of speech, in order."""
        return np.flatnonzero([p in pos for p in self.pos]).tolist()

    def is_below(self, at: int, depth: int) -> bool:
        """Whether a word hangs more than some steps below its root."""
        for _ in range(depth):
            if self.head[at] == at:
                return False
            at = self.head[at]
        return True

    def below(self, at: int) -> list[int]:
        """List the dependents of a word, in order."""
        return self._below[self._from[at] : self._to[at]]

    def child(self, at: int, deps: Collection[str]) -> int:
        """Find the first dependent of some kinds; -1 if there is none."""
        for row in self.below(at):
            if self.dep[row] in deps:
                return row
        return NOWHERE

    def children(self, at: int, deps: Collection[str]) -> list[int]:
        """List the dependents of some kinds."""
        return [row for row in self.below(at) if self.dep[row] in deps]

    def joined(self, at: int) -> Iterator[int]:
        """Yield a noun and those joined to it: "Roe, Doe and Poe"."""
        while at != NOWHERE:
            yield at
            joined = self.child(at, {"conj"})
            at = joined if joined != NOWHERE and self.pos[joined] in _NOMINAL else NOWHERE

    def main_word(self, at: int) -> int:
        """Find the last part of a hyphened word, which the parser may take apart: "by-election"."""
        last = self.stop[at] - 2
        while at < last and self.form[at + 1] == "-" and all(self._is_glued[at : at + 2]):
            at += 2
        return at

    def is_hyphen(self, at: int) -> bool:
        """Whether a mark joins two parts of one word."""
        return self.form[at] == "-" and at > 0 and self._is_glued[at - 1] and self._is_glued[at]

    def phrase(self, at: int) -> tuple[int, int]:
        """Return the half-open range of a noun's phrase, without clauses and additions."""
        start, stop = self.left[at], max(self.right[at], self.main_word(at) + 1)
        for row in self.below(at):
            if row > at and self.dep[row] in _LOOSE:
                stop = min(stop, self.left[row])
            elif self.dep[row] == "case" and row == stop - 1:
                stop -= 1
        while stop > at + 1 and self._is_loose(stop - 1):
            stop -= 1
        while start < at and not self.form[start][0].isalnum() and self.form[start] not in '$£€"':
            start += 1
        return start, stop

    def _is_loose(self, at: int) -> bool:
        is_mark = not any(c.isalnum() for c in self.form[at]) and self.form[at] not in "%)"
        return is_mark or self.pos[at] == "CCONJ"
