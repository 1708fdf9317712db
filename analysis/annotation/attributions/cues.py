"""Candidates for cues, and what tells a cue from other words."""

from __future__ import annotations

import numpy as np

from analysis.annotation.attributions.columns import Flags, Ints
from analysis.annotation.attributions.lexicon import Lexicon
from analysis.annotation.attributions.network import Features, Numbers
from analysis.annotation.attributions.syntax import Words

_OPEN_CLASSES = frozenset({"VERB", "AUX", "NOUN", "ADJ"})
_OTHERS = frozenset(
    {":", "in", "for", "of", "on", "about", "by", "to", "per", "under", "via", "from", "with"}
    | {"reportedly", "seemingly", "allegedly", "apparently", "supposedly", "'s"}
)
"""Words of the closed classes, and marks, that may be cues by themselves."""

_BELOW = (
    *("nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass", "neg", "prt", "dobj", "dative"),
    *("ccomp", "xcomp", "advcl", "acl", "relcl", "prep", "agent", "attr", "acomp", "oprd"),
    *("advmod", "parataxis", "conj", "mark", "poss", "det", "amod", "compound", "case", "punct"),
)
"""Kinds of dependents a candidate is told to have or to lack."""

CLAUSES = frozenset({"ccomp", "xcomp", "acl", "advcl", "parataxis"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def list_cues(words: Words) -> Ints:
    """List the rows that may hold the main word of a cue."""
    is_open = words.pos.isin(_OPEN_CLASSES) & ~words.dep.isin({"aux", "auxpass"})
    is_other = words.form.isin(_OTHERS)
    is_headline = words.is_headline & words.pos.isin({"PROPN", "PUNCT"})
    return np.flatnonzero(is_open | is_other | is_headline)


def describe_cues(words: Words, cues: Ints, lexicon: Lexicon) -> Features:
    """Say of each candidate what `Network` is to know of it."""
    head = words.head[cues]
    subject = words.first_dependent(SUBJECTS)[cues]
    clause = words.first_dependent(CLAUSES)
    related = {
        "head": np.where(head == cues, -1, head),
        "subject": subject,
        "object": words.first_dependent({"dobj", "attr", "acomp", "oprd"})[cues],
        "clause": clause[cues],
        "mark": np.where(clause[cues] >= 0, words.first_dependent({"mark"})[clause[cues]], -1),
        "preposition": words.first_dependent({"prep", "agent", "prt"})[cues],
        "aux": words.first_dependent({"aux"})[cues],
        "owner": words.first_dependent({"poss"})[cues],
    }
    strings = {"lemma": words.lemma.at(cues), "tag": words.tag.at(cues), "dep": words.dep.at(cues)}
    for name in ("head", "subject", "object", "clause", "mark", "preposition", "aux"):
        strings[f"{name}_lemma"] = words.lemma.at(related[name])
    for name in ("head", "subject", "object", "clause", "owner"):
        strings[f"{name}_tag"] = words.tag.at(related[name])
    for name in ("head", "clause"):
        strings[f"{name}_dep"] = words.dep.at(related[name])
    for step in (-2, -1, 1, 2):
        near = neighbours(words, cues, step)
        strings[f"form{step:+d}"] = words.form.at(near)
        strings[f"pos{step:+d}"] = words.pos.at(near)
    numbers = _describe_place(words, cues) | _describe_marks(words, cues)
    for dep in _BELOW:
        numbers[f"has_{dep}"] = words.first_dependent({dep})[cues] >= 0
    numbers |= _describe_lemmas(words, cues, related, lexicon)
    return Features(strings, numbers)


def neighbours(words: Words, rows: Ints, step: int) -> Ints:
    """Rows some steps away in the same sentence, -1 where there is none."""
    near = rows + step
    return np.where((words.first[rows] <= near) & (near < words.stop[rows]), near, -1)


def _describe_place(words: Words, cues: Ints) -> Numbers:
    """Tell where the candidate stands in its sentence."""
    first, stop = words.first[cues], words.stop[cues]
    names = np.concatenate([[0], np.cumsum(words.pos.isin({"PROPN"}))])
    return {
        "is_headline": words.is_headline[cues],
        "is_root": words.head[cues] == cues,
        "names_before": (names[cues] - names[first]) / np.maximum(cues - first, 1),
        "names_after": (names[stop] - names[cues]) / (stop - cues),
        "from_start": np.log1p(cues - first),
        "from_end": np.log1p(stop - cues),
        "n_below": np.log1p(words.right[cues] - words.left[cues]),
        "n_before": np.log1p(cues - words.left[cues]),
    }


def _describe_marks(words: Words, cues: Ints) -> Numbers:
    """Tell where the candidate stands among quotation marks and colons."""
    quoted, first, stop = words.quotations, words.first[cues], words.stop[cues]
    is_mark, is_colon = words.form.isin({'"'}), words.form.isin({":"})
    next_first = np.minimum(stop, len(words.head) - 1)

    def near(flags: Flags, *steps: int) -> Flags:
        """Whether a flag is up some steps away, in the same paragraph."""
        rows = cues[:, None] + np.array(steps)
        here = (words.opening[cues][:, None] <= rows) & (rows < words.closing[cues][:, None])
        up: Flags = (flags[np.where(here, rows, 0)] & here).any(axis=1)
        return up

    return {
        "is_quoted": quoted.at[cues] >= 0,
        "quotations_before": np.minimum(quoted.before[cues] - quoted.before[first], 3),
        "quotations_after": np.minimum(quoted.before[stop - 1] - quoted.before[cues], 3),
        "starts_quoted": is_mark[first] | (quoted.at[first] >= 0),
        "follows_mark": near(is_mark, -1, -2),
        "precedes_mark": near(is_mark, 1, 2),
        "precedes_colon": near(is_colon, 1),
        "ends_in_colon": is_colon[stop - 1],
        "next_is_mark": is_mark[next_first] & (stop < words.end_of_article[cues]),
    }


def _describe_lemmas(
    words: Words, cues: Ints, related: dict[str, Ints], lexicon: Lexicon
) -> Numbers:
    """Look up what the lexicon knows of the candidate and the words around it."""
    numbers: Numbers = {}
    known = lexicon.look_up(words.lemma)
    padded = np.concatenate([known, np.zeros((1, known.shape[1]), np.float32)])
    for name, rows, width in (
        ("own", cues, known.shape[1]),
        ("head", related["head"], 6),
        ("subject", related["subject"], 8),
        ("object", related["object"], 8),
        ("clause", related["clause"], 3),
    ):
        for k in range(width):
            numbers[f"{name}_{k}"] = padded[rows, k]
    return numbers
