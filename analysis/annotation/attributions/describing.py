"""What tells the content of a cue from other stretches near it."""

from __future__ import annotations

import numpy as np

from analysis.annotation.attributions.candidates import WAYS, Contents
from analysis.annotation.attributions.columns import Column, Flags, Floats, Ints
from analysis.annotation.attributions.cues import SUBJECTS, neighbours
from analysis.annotation.attributions.lexicon import Lexicon
from analysis.annotation.attributions.network import Features, Numbers
from analysis.annotation.attributions.syntax import Words

_NEXT = (
    *("next_is_there", "next_is_near", "next_is_in_new_paragraph", "next_own_chance"),
    *("next_n_words", "last_own_chance", "first_own_chance", "leaves_paragraph"),
)
"""What is told of the quotations at the ends of a candidate and after it."""


def describe_contents(
    words: Words, cues: Ints, chances: Floats, contents: Contents, lexicon: Lexicon
) -> Features:
    """Say of each candidate what `Network` is to know of it.

    Parameters
    ----------
    words : Words
    cues : array of int
        Rows of the cues; ``contents.cue`` counts these.
    chances : array of float, one for each row of ``words``
        How likely each word is a cue.
    contents : Contents
        From `list_contents`.
    lexicon : Lexicon
    """
    row, anchor = cues[contents.cue], contents.anchor
    numbers: Numbers = {name: (contents.ways >> place) & 1 for place, name in enumerate(WAYS)}
    numbers |= _describe_extent(words, row, contents)
    numbers |= _describe_marks(words, row, contents)
    numbers |= _describe_chances(words, row, chances, contents)
    numbers |= _describe_next(words, row, chances, contents)
    for name, rows, width in (("cue", row, 10), ("anchor", anchor, 4)):
        known = lexicon.look_up(words.lemma.at(rows))
        numbers |= {f"{name}_{k}": known[:, k] for k in range(width)}
    return Features(_name_words(words, row, contents), numbers)


def _name_words(words: Words, row: Ints, contents: Contents) -> dict[str, Column]:
    """Name the words of the cue, and those at the borders of a candidate."""
    anchor, start, last = contents.anchor, contents.start, contents.stop - 1
    above = np.where(words.head[anchor] == row, -1, words.head[anchor])
    subject = words.first_dependent(SUBJECTS)[row]
    return {
        "cue_lemma": words.lemma.at(row),
        "cue_tag": words.tag.at(row),
        "cue_dep": words.dep.at(row),
        "anchor_dep": words.dep.at(anchor),
        "anchor_tag": words.tag.at(anchor),
        "above_dep": words.dep.at(above),
        "above_lemma": words.lemma.at(above),
        "mark": words.lemma.at(words.first_dependent({"mark"})[anchor]),
        "first_form": words.form.at(start),
        "first_tag": words.tag.at(start),
        "second_tag": words.tag.at(neighbours(words, start, 1)),
        "before_form": words.form.at(neighbours(words, start, -1)),
        "last_tag": words.tag.at(last),
        "last_dep": words.dep.at(last),
        "after_form": words.form.at(neighbours(words, last, 1)),
        "after_second": words.form.at(neighbours(words, last, 2)),
        "next_form": words.form.at(neighbours(words, row, 1)),
        "preposition": words.lemma.at(words.first_dependent({"prep", "agent", "prt"})[row]),
        "subject_lemma": words.lemma.at(subject),
        "subject_dep": words.dep.at(subject),
    }


def _sums(values: Flags | Floats) -> Floats:
    """Add up values as they come, one sum more than values, so that ranges are differences."""
    return np.concatenate([[0], np.cumsum(values)])


def _within(sums: Floats, contents: Contents) -> Floats:
    """Add up the words of each candidate."""
    whole = sums[contents.stop] - sums[contents.start]
    return whole - (sums[contents.gap_stop] - sums[contents.gap_start])


def _describe_extent(words: Words, row: Ints, contents: Contents) -> Numbers:
    """Tell how long a candidate is and where it begins and ends."""
    start, stop, gap = contents.start, contents.stop, contents.gap_stop - contents.gap_start
    n_words = stop - start - gap
    verbs = _sums(words.tag.isin({"VBD", "VBZ", "VBP", "MD"}))
    commas = _sums(words.form.isin({",", ";", "\u2014"}))
    subject = words.first_dependent(SUBJECTS)[row]
    has_subject = (start <= subject) & (subject < stop)
    has_subject &= ~((contents.gap_start <= subject) & (subject < contents.gap_stop))
    is_after = start > row
    return {
        "n_words": np.log1p(n_words),
        "is_short": n_words == 1,
        "n_verbs": np.minimum(_within(verbs, contents), 4),
        "n_commas": np.minimum(_within(commas, contents), 4),
        "has_gap": gap > 0,
        "n_gap": np.log1p(gap),
        "has_subject": has_subject,
        "is_after": is_after,
        "is_before": stop <= row,
        "distance": np.log1p(np.where(is_after, start - row, np.maximum(row - stop + 1, 0))),
        "n_left": np.log1p(np.maximum(words.stop[row] - stop, 0)),
        "n_skipped": np.log1p(np.maximum(start - words.first[row], 0)),
        "n_left_below": np.log1p(np.maximum(words.right[row] - stop, 0)),
        "leaves_below": stop > words.right[row],
        "leaves_sentence": stop > words.stop[row],
        "is_nested": (words.left[row] <= start) & (stop <= words.right[row]),
        "share": n_words / np.maximum(words.stop[row] - words.first[row], 1),
    }


def _describe_marks(words: Words, row: Ints, contents: Contents) -> Numbers:
    """Tell how a candidate lies to quotation marks and other punctuation."""
    quoted = words.quotations
    inside = quoted.at >= 0
    n_words = contents.stop - contents.start - (contents.gap_stop - contents.gap_start)
    share = _within(_sums(inside), contents) / np.maximum(n_words, 1)
    same = np.concatenate([[False], inside[1:] & (quoted.at[1:] == quoted.at[:-1]), [False]])
    is_colon = _sums(words.form.isin({":"}))
    between = np.minimum(contents.start, row), np.maximum(contents.start, row)
    in_sentence = _sums(inside)
    n_quoted = in_sentence[words.stop[row]] - in_sentence[words.first[row]]
    return {
        "quoted_share": share,
        "is_direct": share >= 1,
        "is_mixed": (share > 0) & (share < 1),
        "starts_quoted": inside[contents.start],
        "starts_inside": same[contents.start],
        "ends_quoted": inside[contents.stop - 1],
        "ends_inside": same[contents.stop],
        "cue_quoted": inside[row],
        "same_quotation": inside[row] & (quoted.at[row] == quoted.at[contents.start]),
        "sentence_quoted": n_quoted / np.maximum(words.stop[row] - words.first[row], 1),
        "quoted_left_out": np.log1p(np.maximum(n_quoted - _within(in_sentence, contents), 0)),
        "after_colon": is_colon[between[1]] > is_colon[between[0]],
        "is_headline": words.is_headline[row],
    }


def _describe_chances(words: Words, row: Ints, chances: Floats, contents: Contents) -> Numbers:
    """Tell how likely the cue, and words in and beside a candidate, are cues."""
    sums = _sums(chances)
    within = _within(sums, contents)
    between = np.minimum(contents.start, row), np.maximum(contents.stop, row)
    outside = sums[between[1]] - sums[between[0]] - within
    logit = np.log(np.clip(chances, 1e-4, 1)) - np.log(np.clip(1 - chances, 1e-4, 1))
    return {
        "cue_chance": logit[row],
        "inner_chance": np.minimum(within, 4),
        "outer_chance": np.minimum(outside, 4),
        "above_chance": logit[words.head[row]],
        "anchor_chance": logit[contents.anchor],
        "sentence_chance": np.minimum(sums[words.stop[row]] - sums[words.first[row]], 5),
    }


def _describe_next(words: Words, row: Ints, chances: Floats, contents: Contents) -> Numbers:
    """Tell whether quotations at the ends of a candidate and after it have cues of their own."""
    quoted = words.quotations
    if not len(quoted.start):
        nothing = np.zeros(len(row))
        return dict.fromkeys(_NEXT, nothing)
    sums = _sums(np.where(quoted.at < 0, chances, 0))
    begin, end = words.first[quoted.start], words.stop[quoted.stop - 1]
    own = sums[end] - sums[begin]
    following = quoted.before[contents.stop - 1]
    safe = np.minimum(following, len(quoted.start) - 1)
    begins = quoted.start[safe]
    sentence_end = np.maximum(words.stop[row], words.stop[contents.stop - 1])
    is_there = (following == safe) & (begins < words.end_of_article[row])
    is_there &= begins <= sentence_end + 1
    is_near = is_there & (begins >= sentence_end)
    first, last = quoted.at[contents.start], quoted.at[contents.stop - 1]
    is_later = (last >= 0) & (contents.stop > words.stop[row])
    is_earlier = (first >= 0) & (contents.start < words.first[row])
    values = (
        is_there,
        is_near,
        is_near & (begins > words.closing[row]),
        np.where(is_near, np.minimum(own[safe], 2), 0),
        np.where(is_near, np.log1p(quoted.stop[safe] - begins), 0),
        np.where(is_later, np.minimum(own[last], 2), 0),
        np.where(is_earlier, np.minimum(own[first], 2), 0),
        is_later & (contents.stop > words.closing[row]),
    )
    return dict(zip(_NEXT, values, strict=True))
