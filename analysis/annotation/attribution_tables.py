"""Make tables of attributions, and tell the outlet's own words from those it quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.annotation.aliases import slug
from analysis.annotation.attributions import Attribution
from analysis.annotation.cues import CueClass
from analysis.annotation.guides import Guides
from analysis.annotation.manners import SPEECH
from analysis.annotation.sources import Source
from analysis.annotation.words import Flags
from analysis.schema import ATTRIBUTION_SPANS, ATTRIBUTIONS, conform, empty

Ints = npt.NDArray[np.int64]

_HASH_DIGITS = 8
_GAP = " ... "
_OF_SPANS = ("attribution_id", "article_id", "manner")
_PHRASES = {"according": "according to"}
"""What nobody would look up under the verb that the model takes it for."""


class Saying(NamedTuple):
    """What the words of introduction of one attribution say."""

    lemma: str
    cue_class: CueClass
    manner: str


def read_cues(found: Sequence[Attribution], tokens: pd.DataFrame, guides: Guides) -> list[Saying]:
    """Look up what the cue of each attribution says.

    Parameters
    ----------
    found : sequence of Attribution
    tokens : DataFrame, one row per token
        ``lemma`` and ``form``.
    guides : Guides
        The lists of cues and manners.

    Returns
    -------
    list of Saying
        In the order of ``found``.
    """
    lemmas, forms = tokens["lemma"].to_numpy(), tokens["form"].to_numpy()
    said = []
    for one in found:
        lemma = "" if one.cue_head is None else str(lemmas[one.cue_head])
        if one.cue_head is not None:
            lemma = _PHRASES.get(str(forms[one.cue_head]), lemma)
        words = [] if one.cue is None else forms[slice(*one.cue)].tolist()
        cue_class = guides.cues.classify(lemma, words)
        said.append(Saying(lemma, cue_class, guides.manners.of(one.kind, lemma, cue_class)))
    return said


def own_contents(found: Sequence[Attribution], said: Sequence[Saying], n_tokens: int) -> Ints:
    """Say which attribution each token's words belong to.

    Parameters
    ----------
    found : sequence of Attribution
        In order of the text.
    said : sequence of Saying
        What each one ascribes.
    n_tokens : int
        The tokens they were found in.

    Returns
    -------
    array of int, one per token
        The place of its attribution in ``found``; -1 where nothing is ascribed. Where
        two contents share a token it belongs to speech before thought and will, and to
        the first of equals, so that no word is counted twice.
    """
    owner = np.full(n_tokens, -1, dtype=np.int64)
    places = sorted(range(len(found)), key=lambda place: (said[place].manner != SPEECH, place))
    for place in reversed(places):
        for start, end in found[place].contents:
            owner[start:end] = place
    return owner


def mark_quoted(owner: Ints, said: Sequence[Saying]) -> Flags:
    """Mark the tokens that stand in speech: those of the quoted voices.

    Parameters
    ----------
    owner : array of int, one per token
        From `own_contents`.
    said : sequence of Saying

    Returns
    -------
    array of bool, one per token
    """
    is_speech = np.array([*(one.manner == SPEECH for one in said), False])
    return is_speech[owner]


def count_quoted_words(tokens: pd.DataFrame, is_quoted: Flags, n_sentences: int) -> Ints:
    """Count the words of each sentence that are quoted.

    Parameters
    ----------
    tokens : DataFrame, one row per token
        ``number`` (its sentence's row) and ``is_word``.
    is_quoted : array of bool, one per token
    n_sentences : int

    Returns
    -------
    array of int, one per sentence
    """
    weights = is_quoted & tokens["is_word"].to_numpy()
    counts = np.bincount(tokens["number"].to_numpy(), weights=weights, minlength=n_sentences)
    return counts.astype(np.int64)


def make_attributions(
    found: Sequence[Attribution],
    sources: Sequence[Source],
    tokens: pd.DataFrame,
    sentences: pd.DataFrame,
    texts: Sequence[str],
    said: Sequence[Saying],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Write attributions as tables.

    Parameters
    ----------
    found : sequence of Attribution
        In order of the text.
    sources : sequence of Source
        What each one's source is.
    tokens : DataFrame, one row per token
        ``article``, ``article_id``, ``number`` (its sentence's row), ``start_char``,
        ``end_char``, ``is_word``.
    sentences : DataFrame, one row per sentence
        ``sentence_id``, ``section``, ``position_share``.
    texts : sequence of str
        The articles' texts, as stored.
    said : sequence of Saying
        What each one's cue says.

    Returns
    -------
    tuple of DataFrame
        The tables attributions and attribution_spans; empty if nothing was found.
    """
    if not found:
        return empty(ATTRIBUTIONS), empty(ATTRIBUTION_SPANS)
    writer = _Writer(tokens, sentences, texts)
    owner = own_contents(found, said, len(tokens))
    n_words = np.bincount(
        owner[owner >= 0],
        weights=tokens["is_word"].to_numpy()[owner >= 0],
        minlength=len(found),
    )
    rows = [
        writer.row(one, source, saying, int(n))
        for one, source, saying, n in zip(found, sources, said, n_words, strict=True)
    ]
    _name(rows)
    spans = [
        {**{name: row[name] for name in _OF_SPANS}, **span}
        for one, row in zip(found, rows, strict=True)
        for span in writer.spans(one)
    ]
    return (
        conform(pd.DataFrame(rows), ATTRIBUTIONS),
        conform(pd.DataFrame(spans), ATTRIBUTION_SPANS),
    )


def _name(rows: list[dict[str, object]]) -> None:
    """Give each row a key that survives a rebuild: article, hash of its words."""
    seen: dict[str, int] = {}
    for row in rows:
        words = "\n".join(str(row[name]) for name in ("source_text", "cue_text", "content_text"))
        key = f"{row['article_id']}.a{sha256(words.encode()).hexdigest()[:_HASH_DIGITS]}"
        seen[key] = seen.get(key, 0) + 1
        row["attribution_id"] = key if seen[key] == 1 else f"{key}-{seen[key]}"


class _Writer:
    """The columns of the tokens and sentences, at hand."""

    def __init__(
        self,
        tokens: pd.DataFrame,
        sentences: pd.DataFrame,
        texts: Sequence[str],
    ) -> None:
        self.article = tokens["article"].to_numpy()
        self.article_id = tokens["article_id"].to_numpy()
        self.number = tokens["number"].to_numpy()
        self.start = tokens["start_char"].to_numpy()
        self.end = tokens["end_char"].to_numpy()
        self.sentence_id = sentences["sentence_id"].to_numpy()
        self.section = sentences["section"].to_numpy()
        self.position = sentences["position_share"].to_numpy()
        self.texts = texts

    def words(self, span: tuple[int, int] | None) -> str:
        """Return the words of a range as they stand."""
        if span is None:
            return ""
        start, end = span
        text: str = self.texts[self.article[start]]
        return text[self.start[start] : self.end[end - 1]]

    def row(
        self, one: Attribution, source: Source, saying: Saying, n_words: int
    ) -> dict[str, object]:
        """Write one attribution."""
        stretches = _stretches(one)
        first = min(start for _, start, _ in stretches)
        last = max(end for _, _, end in stretches) - 1
        anchor = one.contents[0][0] if one.cue_head is None else one.cue_head
        number = self.number[anchor]
        return {
            "article_id": self.article_id[anchor],
            "sentence_id": self.sentence_id[number],
            "section": self.section[number],
            "start_char": self.start[first],
            "end_char": self.end[last],
            "source_text": self.words(one.source),
            "cue_text": self.words(one.cue),
            "content_text": _GAP.join(self.words(part) for part in one.contents),
            "cue_lemma": saying.lemma,
            "cue_class": saying.cue_class.name,
            "cue_class_why": saying.cue_class.why,
            "kind": one.kind,
            "manner": saying.manner,
            "source_id": source.entity_id or slug(source.name),
            "source_entity_id": source.entity_id,
            "source_name": source.name,
            "source_type": source.type,
            "source_type_basis": source.type_basis,
            "source_resolved_by": source.resolved_by,
            "is_named": source.is_named,
            "n_words": n_words,
            "position_share": self.position[self.number[one.contents[0][0]]],
            "confidence": round(one.confidence, 6),
        }

    def spans(self, one: Attribution) -> Iterator[dict[str, object]]:
        """Write the stretches of one attribution, cut at the ends of sentences."""
        for part, start, end in _stretches(one):
            cuts = np.flatnonzero(np.diff(self.number[start:end])) + start + 1
            for first, stop in zip([start, *cuts], [*cuts, end], strict=True):
                yield {
                    "sentence_id": self.sentence_id[self.number[first]],
                    "part": part,
                    "start_char": self.start[first],
                    "end_char": self.end[stop - 1],
                }


def _stretches(one: Attribution) -> list[tuple[str, int, int]]:
    """List the ranges of an attribution with the part each plays."""
    parts = [("source", one.source), ("cue", one.cue)]
    parts += [("content", span) for span in one.contents]
    return [(name, *span) for name, span in parts if span is not None]
