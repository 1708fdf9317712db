"""Make the weights of `analysis.annotation.attributions` from annotated articles.

    python -m training.attributions TRAIN.jsonl.gz [--held-out FOUND.jsonl] [--tokens FILE]

``TRAIN`` holds one article on each line: ``id``, ``text`` and ``attributions``, each with
``source``, ``cue`` and ``content`` as lists of ``[start, end]`` in the text. The weights
are written into the package; they hold no text but single words. ``--held-out`` also
writes, for every article, what networks that never saw it find in it: the figures to
choose by.

Every step is fitted in three parts: what the next step learns from is always the work of
networks that did not see the article. The same file and seed give the same weights.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pandas as pd
from spacy.language import Language

from analysis.annotation.attributions import shaping, weights
from analysis.annotation.attributions.candidates import Contents
from analysis.annotation.attributions.contents import list_contents
from analysis.annotation.attributions.cues import describe_cues, list_cues
from analysis.annotation.attributions.describing import describe_contents
from analysis.annotation.attributions.finding import (
    Proposals,
    choose,
    join_proposals,
)
from analysis.annotation.attributions.lexicon import Lexicon
from analysis.annotation.attributions.network import Features, Network, mean_chances
from analysis.annotation.attributions.sources import Sources, describe_sources, list_sources
from analysis.annotation.attributions.syntax import Words, read_words
from analysis.annotation.attributions.weighing import (
    ENOUGH,
    BestContents,
    choose_contents,
)
from analysis.annotation.model import load_model
from analysis.predicting import Record, read_records, read_texts, write_lines
from training.annotated import Annotated, align
from training.fitting import Recipe, fit_networks, join
from training.lemmas import Lemmas, fit_lexicon, read_lemmas

N_PARTS = 3
N_THREADS = 2
MIN_CHANCE = 0.05
MIN_CONFIDENCE = 0.43

SHARPNESS = 12
"""The worth of a content is its overlap with the marked one to this power."""

RECIPES = {
    "cues": Recipe(30, (96, 32), n_passes=3, n_networks=3, n_questions=192, penalty=3e-5),
    "contents": Recipe(100, (96, 32), n_passes=6, n_networks=3, n_questions=64, penalty=5e-4),
    "sources": Recipe(40, (64, 32), n_passes=5, n_networks=3, n_questions=64),
    "decision": Recipe(60, (24,), n_passes=6, n_networks=2, n_questions=128),
}
"""How each step is fitted: see `Recipe`."""

Describe = Callable[[np.ndarray, Lexicon], Features]


class Trainer:
    """Fits one step after the other, each in parts and then on all articles."""

    def __init__(self, tokens: pd.DataFrame, gold: Annotated, lemmas: Lemmas) -> None:
        self.words: Words = read_words(tokens)
        self.article = tokens["article"].to_numpy()
        self.pos = tokens["pos"].to_numpy()
        self.lemma = tokens["lemma"].to_numpy()
        self.gold = gold
        self.lemmas = lemmas
        self.networks: dict[str, list[Network]] = {}
        self.candidates = list_cues(self.words)
        self.is_cue = gold.is_main_cue(self.words)[self.candidates]
        self.lexicons = [self._lexicon(part) for part in (*range(N_PARTS), None)]

    def _lexicon(self, part: int | None) -> Lexicon:
        """Learn about lemmas from all articles but those of a part."""
        rows = self.candidates
        seen = (
            self.article[rows] % N_PARTS != part
            if part is not None
            else np.ones(len(rows), dtype=bool)
        )
        rows = rows[seen]
        return fit_lexicon(self.lemmas, self.lemma[rows], self.pos[rows], self.is_cue[seen])

    def fit(
        self, name: str, rows: np.ndarray, owner: np.ndarray, worth: np.ndarray, describe: Describe
    ) -> np.ndarray:
        """Fit a step and return its held-out chances.

        Parameters
        ----------
        name : str
            Of the step, as in `RECIPES`.
        rows : array of int
            A row of the token table in each candidate's article.
        owner, worth : array
            The question of each candidate and its worth as an answer, or nan for
            candidates nothing is to be learned from.
        describe : function
            Of places among the candidates and a lexicon.
        """
        parts = self.article[rows] % N_PARTS
        places = [np.flatnonzero(parts == part) for part in range(N_PARTS)]
        learned = [each[~np.isnan(worth[each])] for each in places]
        told = [describe(each, self.lexicons[k]) for k, each in enumerate(learned)]
        chances = np.zeros(len(rows))

        def fit_without(part: int | None) -> list[Network]:
            seen = [k for k in range(N_PARTS) if k != part]
            taught = np.concatenate([learned[k] for k in seen])
            networks = fit_networks(
                join([told[k] for k in seen]), owner[taught], worth[taught], RECIPES[name]
            )
            if part is not None:
                here = places[part]
                features = describe(here, self.lexicons[part])
                chances[here] = mean_chances(networks, features, owner[here])
            return networks

        with ThreadPoolExecutor(N_THREADS) as pool:
            *_, self.networks[name] = pool.map(fit_without, (*range(N_PARTS), None))
        say(f"{name} fitted")
        return chances

    def fit_all(self) -> tuple[Proposals, np.ndarray]:
        """Fit every step; return proposals and confidence, held out."""
        words, rows = self.words, self.candidates
        chances = np.zeros(len(words.head))
        chances[rows] = self.fit(
            "cues",
            rows,
            np.arange(len(rows)),
            self.is_cue.astype(float),
            lambda places, lexicon: describe_cues(words, rows[places], lexicon),
        )
        best, overlap = self._fit_contents(np.flatnonzero(chances >= MIN_CHANCE), chances)
        sources, likely = self._fit_sources(best)
        proposals = join_proposals(words, chances, best, sources, likely)
        confidence = self.fit(
            "decision",
            proposals.cue,
            np.arange(len(proposals.cue)),
            (overlap >= ENOUGH).astype(float),
            lambda places, lexicon: _take(proposals.chances, places),
        )
        return proposals, confidence

    def _fit_contents(
        self, cues: np.ndarray, chances: np.ndarray
    ) -> tuple[BestContents, np.ndarray]:
        """Fit the weighing of contents; return the best and their overlap with any marked one."""
        words = self.words
        contents = list_contents(words, cues)
        overlap = self.gold.overlap(words, contents, self.gold.number[cues[contents.cue]])
        fits = self.fit(
            "contents",
            cues[contents.cue],
            contents.cue,
            np.where(overlap >= ENOUGH, overlap**SHARPNESS, 0),
            lambda places, lexicon: describe_contents(
                words, cues, chances, Contents(*(c[places] for c in contents)), lexicon
            ),
        )
        best = choose_contents(words, cues, contents, fits)
        chosen = _as_candidates(best)
        reached = self.gold.overlap(words, chosen, self.gold.nearest(chosen))
        is_cue = self.gold.number[best.cue] >= 0
        say(
            f"contents right: {np.mean(reached[is_cue] >= ENOUGH):.3f} at .5,"
            f" {np.mean(reached[is_cue] >= 0.8):.3f} at .8 of {is_cue.sum():,} cues"
        )
        return best, reached

    def _fit_sources(self, best: BestContents) -> tuple[Sources, np.ndarray]:
        """Fit the choice of sources on the cues that people marked."""
        words = self.words
        sources = list_sources(words, best)
        is_right = self.gold.is_source(words, best.cue, sources)
        is_cue = (self.gold.number[best.cue] >= 0)[sources.owner]
        likely = self.fit(
            "sources",
            best.cue[sources.owner],
            sources.owner,
            np.where(is_cue, is_right, np.nan),
            lambda places, lexicon: describe_sources(
                words, best, Sources(*(column[places] for column in sources)), lexicon
            ),
        )
        return sources, likely

    def attributor(self) -> weights.Attributor:
        """Gather what was fitted on all articles."""
        return weights.Attributor(
            lexicon=self.lexicons[-1],
            min_chance=MIN_CHANCE,
            min_confidence=MIN_CONFIDENCE,
            **self.networks,
        )


def _as_candidates(best: BestContents) -> Contents:
    """List chosen contents as candidates of their own cues."""
    everyone = np.arange(len(best.cue))
    return Contents(
        everyone, best.start, best.stop, best.gap_start, best.gap_stop, everyone, best.cue
    )


def _take(features: Features, places: np.ndarray) -> Features:
    """Take some rows of features."""
    return Features(
        {name: column.at(places) for name, column in features.strings.items()},
        {name: column[places] for name, column in features.numbers.items()},
    )


def _read_tokens(records: list[Record], nlp: Language, kept: Path | None) -> pd.DataFrame:
    """Let the model read the articles, or take what it read the last time."""
    if kept is not None and kept.exists():
        return pd.read_parquet(kept)
    tokens = read_texts([record["text"] for record in records], nlp)
    if kept is not None:
        tokens.to_parquet(kept)
    return tokens


def say(sentence: str) -> None:
    """Tell whoever waits how far it is."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def main() -> None:
    """Read, fit and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("--held-out", type=Path, help="write held-out predictions there")
    parser.add_argument("--tokens", type=Path, help="keep what the language model read there")
    options = parser.parse_args()
    records = list(read_records(options.train))
    nlp = load_model()
    tokens = _read_tokens(records, nlp, options.tokens)
    say(f"{len(tokens):,} words and marks in {len(records):,} articles")
    gold = align(tokens, [record["attributions"] for record in records])
    trainer = Trainer(tokens, gold, read_lemmas(tokens["lemma"], nlp))
    proposals, confidence = trainer.fit_all()
    weights.store(trainer.attributor())
    if options.held_out:
        chosen = choose(trainer.words, proposals, confidence, 0.2)
        found = shaping.shape(trainer.words, proposals, confidence, chosen)
        options.held_out.write_bytes(b"".join(write_lines(records, tokens, found)))


if __name__ == "__main__":
    main()
