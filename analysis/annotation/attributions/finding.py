"""Find the attributions of articles: cues first, then their contents and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.annotation.attributions.columns import Ints
from analysis.annotation.attributions.contents import list_contents
from analysis.annotation.attributions.cues import describe_cues, list_cues
from analysis.annotation.attributions.describing import describe_contents
from analysis.annotation.attributions.network import (
    Doubles,
    Features,
    Numbers,
    mean_chances,
    mean_likely_chances,
)
from analysis.annotation.attributions.shaping import shape
from analysis.annotation.attributions.sources import (
    Sources,
    describe_sources,
    list_sources,
    span_sources,
)
from analysis.annotation.attributions.standing import add_standing
from analysis.annotation.attributions.syntax import Words, read_words
from analysis.annotation.attributions.types import Attribution, shift
from analysis.annotation.attributions.weighing import BestContents, best_of, choose_contents

if TYPE_CHECKING:
    import pandas as pd

    from analysis.annotation.attributions.weights import Attributor


BATCH_TOKENS = 5_000
"""Tokens looked at together, an article at least: what is told of each takes about 10 kB."""


class Proposals(NamedTuple):
    """The likeliest content and source of each likely cue, one row each.

    Attributes
    ----------
    cue : array of int
        Row of the cue's main word.
    start, stop, gap_start, gap_stop : array of int
        The content, as in `Contents`.
    source_start, source_stop : array of int
        Half-open range of the source; both 0 if there is none.
    chances : Features
        What the decision knows of each proposal.
    """

    cue: Ints
    start: Ints
    stop: Ints
    gap_start: Ints
    gap_stop: Ints
    source_start: Ints
    source_stop: Ints
    chances: Features


def find_attributions(tokens: pd.DataFrame, attributor: Attributor) -> list[Attribution]:
    """Find who is said to have said what.

    Parameters
    ----------
    tokens : DataFrame, one row per word or mark
        Of whole articles in order, with a default index: ``article``, ``row`` (of the
        paragraph), ``sentence``, ``section``, ``start_char``, ``end_char``, ``word``,
        ``form``, ``lemma``, ``pos``, ``tag``, ``dep``, ``head``, ``is_word``.
    attributor : Attributor
        From `load_attributor`.

    Returns
    -------
    list of Attribution
        In the order of the text. No two contents overlap: of a statement within a
        statement the outer one is reported. An article gets the same attributions
        alone and among others.
    """
    found: list[Attribution] = []
    if tokens.empty:
        return found
    for first, end in _batches(tokens["article"].to_numpy()):
        part = tokens.iloc[first:end].reset_index(drop=True)
        part = part.assign(head=part["head"] - first)
        found += [shift(one, first) for one in _find(part, attributor)]
    return found


def _batches(article: Ints) -> list[tuple[int, int]]:
    """Part the rows between articles, so that memory does not grow with their number."""
    firsts = np.flatnonzero(np.diff(article, prepend=-1))
    ends = np.append(firsts[1:], len(article))
    batches: list[tuple[int, int]] = []
    for first, end in zip(firsts.tolist(), ends.tolist(), strict=True):
        if batches and end - batches[-1][0] <= BATCH_TOKENS:
            batches[-1] = (batches[-1][0], end)
        else:
            batches.append((first, end))
    return batches


def _find(tokens: pd.DataFrame, attributor: Attributor) -> list[Attribution]:
    """Find the attributions of a few articles."""
    words = read_words(tokens)
    proposals = propose(words, attributor)
    alone = np.arange(len(proposals.cue))
    confidence = mean_chances(attributor.decision, proposals.chances, alone)
    chosen = choose(words, proposals, confidence, attributor.min_confidence)
    return add_standing(words, shape(words, proposals, confidence, chosen))


def propose(words: Words, attributor: Attributor) -> Proposals:
    """Name the likeliest content and source of each likely cue."""
    lexicon = attributor.lexicon
    candidates = list_cues(words)
    told = describe_cues(words, candidates, lexicon)
    chances = np.zeros(len(words.head))
    chances[candidates] = mean_likely_chances(attributor.cues, told, attributor.min_chance / 10)
    cues = np.flatnonzero(chances >= attributor.min_chance)
    contents = list_contents(words, cues)
    told = describe_contents(words, cues, chances, contents, lexicon)
    fits = mean_chances(attributor.contents, told, contents.cue)
    best = choose_contents(words, cues, contents, fits)
    sources = list_sources(words, best)
    told = describe_sources(words, best, sources, lexicon)
    likely = mean_chances(attributor.sources, told, sources.owner)
    return join_proposals(words, chances, best, sources, likely)


def join_proposals(
    words: Words, chances: Doubles, best: BestContents, sources: Sources, likely: Doubles
) -> Proposals:
    """Join each cue's content with its best source, and say what tells how sure that is."""
    source = best_of(sources.owner, likely)
    left, right = span_sources(words, best, sources)
    return Proposals(
        cue=best.cue,
        start=best.start,
        stop=best.stop,
        gap_start=best.gap_start,
        gap_stop=best.gap_stop,
        source_start=left[source],
        source_stop=right[source],
        chances=_describe_proposals(words, chances, best, likely[source], sources.node[source]),
    )


def _describe_proposals(
    words: Words, chances: Doubles, best: BestContents, likely: Doubles, node: Ints
) -> Features:
    """Say of each proposal what the decision is to know of it."""
    n_words = best.stop - best.start
    quoted = _within((words.quotations.at >= 0).astype(float), best) / n_words
    strings = {
        "cue_lemma": words.lemma.at(best.cue),
        "cue_tag": words.tag.at(best.cue),
        "cue_dep": words.dep.at(best.cue),
        "source_tag": words.tag.at(node),
    }
    numbers: Numbers = {
        "cue": _logit(chances[best.cue]),
        "above": _logit(chances[words.head[best.cue]]),
        "inner": np.round(_within(chances, best), 4),
        "enough": _logit(best.enough),
        "exact": _logit(best.exact),
        "expected": _logit(best.expected),
        "any_right": _logit(best.any_right),
        "source": _logit(likely),
        "is_without_source": node < 0,
        "quoted": quoted,
        "is_quoted": quoted >= 1,
        "n_words": np.log1p(n_words),
        "has_gap": best.gap_stop > best.gap_start,
        "is_after": best.start > best.cue,
        "is_headline": words.is_headline[best.cue],
    }
    return Features(strings, numbers)


def _within(values: Doubles, best: BestContents) -> Doubles:
    """Add up the values of the words of each content."""
    sums = np.concatenate([[0], np.cumsum(values)])
    inside: Doubles = sums[best.stop] - sums[best.start]
    inside = inside - (sums[best.gap_stop] - sums[best.gap_start])
    return inside


def _logit(chance: Doubles) -> Doubles:
    """Log odds, kept finite."""
    safe = np.clip(chance, 1e-4, 1 - 1e-4)
    return np.log(safe / (1 - safe))


def choose(words: Words, proposals: Proposals, confidence: Doubles, least: float) -> list[int]:
    """Choose proposals that are sure enough and share no content, the surest first.

    Returns
    -------
    list of int
        Places in ``proposals``, in the order of the text.
    """
    is_taken = np.zeros(len(words.head), dtype=bool)
    chosen = []
    for place in np.lexsort((proposals.cue, -confidence)).tolist():
        if confidence[place] < least:
            break
        first = slice(proposals.start[place], proposals.gap_start[place])
        second = slice(proposals.gap_stop[place], proposals.stop[place])
        if is_taken[first].any() or is_taken[second].any():
            continue
        is_taken[first] = is_taken[second] = True
        chosen.append(place)
    return sorted(chosen, key=lambda place: (proposals.start[place], proposals.cue[place]))
