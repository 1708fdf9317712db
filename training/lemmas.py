"""Learn from word vectors how much lemmas resemble cues."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from spacy.language import Language

from analysis.annotation.attributions.lexicon import Lexicon

MIN_COUNT = 3
N_DIRECTIONS = 13
RIDGE = 3.0
GROUPS = (("VERB", "AUX"), ("NOUN", "PROPN"), ("ADJ", "ADV"))


class Lemmas(NamedTuple):
    """Lemmas worth knowing: their word vectors, and the vectors' main directions."""

    names: list[str]
    vectors: np.ndarray
    directions: np.ndarray


def read_lemmas(lemmas: pd.Series, nlp: Language) -> Lemmas:
    """Take the language model's verbs, and every lemma that the articles repeat."""
    verbs = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")["verb"]
    counts = lemmas.value_counts()
    names = sorted({*verbs, *counts.index[counts >= MIN_COUNT]})
    names = [n for n in names if n.isascii() and n.isalpha() and nlp.vocab.has_vector(n)]
    vectors = np.stack([nlp.vocab.get_vector(name) for name in names])
    vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    directions = centred @ axes[:, ::-1][:, :N_DIRECTIONS]
    return Lemmas(names, vectors, directions / directions.std(axis=0))


def fit_lexicon(lemmas: Lemmas, lemma: np.ndarray, pos: np.ndarray, is_cue: np.ndarray) -> Lexicon:
    """Fit, for verbs, nouns and adjectives, how a lemma's vector tells its share of cues."""
    places = {name: place for place, name in enumerate(lemmas.names)}
    place = np.array([places.get(each, -1) for each in lemma])
    columns = []
    for group in GROUPS:
        seen = np.isin(pos.astype(str), group) & (place >= 0)
        n_seen = np.bincount(place[seen], minlength=len(places))
        n_cues = np.bincount(place[seen], is_cue[seen], minlength=len(places))
        base = n_cues.sum() / n_seen.sum()
        share = (n_cues + 2 * base) / (n_seen + 2)
        target = np.log(share / (1 - share)) - np.log(base / (1 - base))
        weight = np.sqrt(n_seen)[:, None]
        gram = lemmas.vectors.T @ (lemmas.vectors * weight)
        slope = np.linalg.solve(
            gram + RIDGE * np.eye(len(gram)), lemmas.vectors.T @ (weight[:, 0] * target)
        )
        score = lemmas.vectors @ slope
        columns.append(score / score.std())
    values = np.concatenate([np.stack(columns, axis=1), lemmas.directions], axis=1)
    return Lexicon(places, values.astype(np.float32))
