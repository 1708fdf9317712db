"""Candidates for the source of an attribution, and what tells it from other names."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from analysis.annotation.attributions.columns import Column, Flags, Ints
from analysis.annotation.attributions.cues import SUBJECTS, neighbours
from analysis.annotation.attributions.lexicon import Lexicon
from analysis.annotation.attributions.network import Features, Numbers
from analysis.annotation.attributions.syntax import Words, word_borders
from analysis.annotation.attributions.weighing import BestContents

_N_ABOVE = 5
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"})
_STEPS = frozenset({"prep", "agent", "pobj", "dobj", "attr", "dative", "nmod", "pcomp", "conj"})

WAYS = (
    *("below1", "below2", "below3", "none"),
    *(f"{name}{level}" for name in ("above", "beside") for level in range(1, _N_ABOVE + 1)),
    *("nearest_before", "nearest_after", "subject_of_root", "first"),
)


class Sources(NamedTuple):
    """Candidates, ordered by attribution; the first of each is that there is none.

    Attributes
    ----------
    owner : array of int
        Place of its attribution in the list of attributions.
    node : array of int
        Row of the candidate's main word, -1 for none.
    ways : array of int
        One bit for each of `WAYS`.
    """

    owner: Ints
    node: Ints
    ways: Ints


def list_sources(words: Words, best: BestContents) -> Sources:
    """List the candidates for the source of each content, all of them outside of it."""
    cues = best.cue
    parts: list[tuple[Ints, Ints, Ints]] = []
    is_nominal = words.pos.isin(_NOMINAL) & (np.diff(words.n_letters) > 0)

    def add(way: str, owner: Ints, node: Ints, *, is_checked: bool = True) -> None:
        kept = np.flatnonzero((node >= 0) & (is_nominal[node] | (not is_checked)))
        parts.append((owner[kept], node[kept], np.full(len(kept), 1 << WAYS.index(way))))

    everyone = np.arange(len(cues))
    parts.append((everyone, np.full(len(cues), -1), np.full(len(cues), 1 << WAYS.index("none"))))
    _add_below(words, cues, add)
    _add_above(words, cues, add)
    _add_near(words, cues, add, is_nominal)
    owner, node, ways = (np.concatenate(column) for column in zip(*parts, strict=True))
    kept = np.flatnonzero((node != cues[owner]) & ~_is_inside(best, owner, node))
    order = kept[np.lexsort((node[kept], owner[kept]))]
    keys = np.stack([owner, node], axis=1)[order]
    firsts = np.flatnonzero(np.any(np.diff(keys, axis=0, prepend=-2), axis=1))
    ways = np.bitwise_or.reduceat(ways[order], firsts) if len(firsts) else ways[:0]
    return Sources(keys[firsts, 0], keys[firsts, 1], ways)


def _add_below(words: Words, cues: Ints, add: Callable[..., None]) -> None:
    """Add subjects, owners, agents and objects of prepositions."""
    owner, node = words.dependents(cues)
    for level in (1, 2, 3):
        add(f"below{level}", owner, node)
        is_step = words.dep.isin(_STEPS)[node]
        place, node = words.dependents(node[is_step])
        owner = owner[is_step][place]


def _add_above(words: Words, cues: Ints, add: Callable[..., None]) -> None:
    """Add what the cue modifies, and the subjects of what it hangs on."""
    owner, node = np.arange(len(cues)), cues
    beside = [words.first_dependent({dep}) for dep in ("nsubj", "nsubjpass", "poss", "agent")]
    objects = words.first_dependent({"dobj"})
    for level in range(1, _N_ABOVE + 1):
        is_below = words.head[node] != node
        owner, node = owner[is_below], words.head[node[is_below]]
        add(f"above{level}", owner, node)
        for dependent in (*beside, objects):
            add(f"beside{level}", owner, dependent[node])


def _add_near(words: Words, cues: Ints, add: Callable[..., None], is_nominal: Flags) -> None:
    """Add the nearest nouns, the sentence's first, and the subject of its root."""
    everyone, places = np.arange(len(cues)), np.arange(len(words.head))
    is_noun = is_nominal & ~words.dep.isin({"det", "compound", "amod", "nummod", "poss"})
    before = np.maximum.accumulate(np.where(is_noun, places, -1))
    after = np.minimum.accumulate(np.where(is_noun, places, len(places))[::-1])[::-1]
    first, stop = words.first[cues], words.stop[cues]
    near = before[np.maximum(cues - 1, 0)]
    add("nearest_before", everyone, np.where((near >= first) & (near < cues), near, -1))
    near = np.append(after, len(places))[cues + 1]
    add("nearest_after", everyone, np.where(near < stop, near, -1))
    near = after[first]
    add("first", everyone, np.where(near < stop, near, -1))
    is_root = words.head == places
    root = np.full(len(places), -1)
    roots = np.flatnonzero(is_root)[::-1]
    root[words.first[roots]] = roots
    root = root[first]
    subject = words.first_dependent({"nsubj", "nsubjpass"})
    add("subject_of_root", everyone, np.where(root >= 0, subject[root], -1))


def _is_inside(best: BestContents, owner: Ints, node: Ints) -> Flags:
    """Whether rows stand in the content of their attribution."""
    first = (best.start[owner] <= node) & (node < best.gap_start[owner])
    second = (best.gap_stop[owner] <= node) & (node < best.stop[owner])
    inside: Flags = first | second
    return inside


def span_sources(words: Words, best: BestContents, sources: Sources) -> tuple[Ints, Ints]:
    """Half-open range of each candidate, clear of its cue and content; 0, 0 for none."""
    node, owner = np.maximum(sources.node, 0), sources.owner
    row = best.cue[owner]
    left, right = words.left[node], words.right[node]
    for first, end in (
        (words.left[row], row + 1),
        (row, row + 1),
        (best.start[owner], best.gap_start[owner]),
        (best.gap_stop[owner], best.stop[owner]),
    ):
        is_real = first < end
        right = np.where(is_real & (node < first) & (first < right), first, right)
        left = np.where(is_real & (end <= node) & (left < end), end, left)
    following, preceding = word_borders(words, {"case", "cc"})
    is_none = sources.node < 0
    left = np.minimum(following[left], node)
    right = np.maximum(preceding[right], node + 1)
    return np.where(is_none, 0, left), np.where(is_none, 0, right)


def describe_sources(
    words: Words, best: BestContents, sources: Sources, lexicon: Lexicon
) -> Features:
    """Say of each candidate what `Network` is to know of it."""
    row, node = best.cue[sources.owner], sources.node
    numbers: Numbers = {name: (sources.ways >> place) & 1 for place, name in enumerate(WAYS)}
    numbers |= _describe_tree(words, row, node)
    numbers |= _describe_place(words, best, sources)
    for name, rows, width in (("cue", row, 8), ("own", node, 16)):
        known = lexicon.look_up(words.lemma.at(rows))
        numbers |= {f"{name}_{k}": known[:, k] for k in range(width)}
    return Features(_name_words(words, row, node), numbers)


def _name_words(words: Words, row: Ints, node: Ints) -> dict[str, Column]:
    """Name the words of a candidate, its cue and what they hang on."""
    safe = np.maximum(node, 0)
    above = np.where((node < 0) | (words.head[safe] == row), -1, words.head[safe])
    head = np.where(words.head[row] == row, -1, words.head[row])
    subject = words.first_dependent(SUBJECTS)[row]
    return {
        "cue_lemma": words.lemma.at(row),
        "cue_tag": words.tag.at(row),
        "cue_dep": words.dep.at(row),
        "lemma": words.lemma.at(node),
        "tag": words.tag.at(node),
        "dep": words.dep.at(node),
        "above_lemma": words.lemma.at(above),
        "above_dep": words.dep.at(above),
        "head_lemma": words.lemma.at(head),
        "head_tag": words.tag.at(head),
        "subject_dep": words.dep.at(subject),
        "subject_tag": words.tag.at(subject),
        "preposition": words.lemma.at(words.first_dependent({"prep", "agent", "prt"})[row]),
        "before_form": words.form.at(np.where(node >= 0, neighbours(words, safe, -1), -1)),
        "after_form": words.form.at(np.where(node >= 0, neighbours(words, safe, 1), -1)),
    }


def _describe_tree(words: Words, row: Ints, node: Ints) -> Numbers:
    """Tell how candidate and cue hang together."""
    safe, is_there = np.maximum(node, 0), node >= 0
    above = np.where(is_there, words.head[safe], -1)
    subject = words.first_dependent(SUBJECTS)[row]
    return {
        "is_own": above == row,
        "is_cousin": is_there & (above == words.head[row]),
        "is_passive": (words.first_dependent({"nsubjpass", "auxpass"}) >= 0)[row],
        "has_subject": subject >= 0,
        "is_subject": subject == node,
        "holds_cue": is_there & (words.left[safe] <= row) & (row < words.right[safe]),
        "n_words": np.log1p(np.where(is_there, words.right[safe] - words.left[safe], 0)),
    }


def _describe_place(words: Words, best: BestContents, sources: Sources) -> Numbers:
    """Tell where candidate, cue and content stand to one another."""
    row, node = best.cue[sources.owner], sources.node
    start, stop = best.start[sources.owner], best.stop[sources.owner]
    safe, is_there = np.maximum(node, 0), node >= 0
    number = np.where(is_there, words.quotations.at[safe], -1)
    cue_number = words.quotations.at[row]
    is_between = (np.minimum(safe, row) < start) & (stop <= np.maximum(safe, row))
    return {
        "is_before": is_there & (node < row),
        "distance": np.log1p(np.where(is_there, np.abs(row - safe), 0)),
        "from_start": np.log1p(np.where(is_there, safe - words.first[row], 0)),
        "is_in_content": (start <= node) & (node < stop),
        "is_quoted": number >= 0,
        "cue_quoted": cue_number >= 0,
        "same_quotation": number == cue_number,
        "is_headline": words.is_headline[row],
        "content_after": start > row,
        "between": is_there & is_between,
    }
