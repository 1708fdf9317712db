"""The wording of a noun phrase, made alike: what an outlet calls somebody or something."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from analysis.annotation.actions import ActionLists
from analysis.annotation.actions.trees import Trees
from analysis.annotation.referring.lists import ReferringLists
from analysis.annotation.resolution import Mention

ROLE = "role"
"""The rule by which a title means its holder: it is no name, so its words are written small."""

_MAX_BEFORE = 5
"""Words before the main word that a label keeps, the nearest ones."""

_PART_OF_NOUN = frozenset({"compound", "amod", "nmod", "npadvmod", "quantmod", "nummod"})
_GERUND = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos"})
_OWNED = frozenset({"amod", "compound", "nmod", "poss", "det"})
_LINKS = frozenset({"and", "of"})
_OPENING = frozenset({"det", "poss"})
_DROPPED = frozenset({"DET", "PRON", "NUM", "PUNCT", "PART", "SYM", "CCONJ", "ADV", "ADP"})


class Wording(NamedTuple):
    """A noun phrase, in rows of the token table.

    Attributes
    ----------
    at : int
        Its main word.
    start, end : int
        Half-open, from the first word before it that belongs to it, articles too.
    head_lemma, label : str
        As `analysis.schema.labels.PHRASES` says.
    modifiers : tuple of str
        The label's words before the main word.
    hedge : str
        The first of them that leaves open whether it is so; else empty.
    """

    at: int
    start: int
    end: int
    head_lemma: str
    label: str
    modifiers: tuple[str, ...]
    hedge: str


def is_label_head(trees: Trees, at: int, actions: ActionLists) -> bool:
    """Whether a word is the main word of a noun phrase that can be a label.

    A common noun that is no part of another, or a noun of action that the model takes for
    a verb ("Russian meddling").
    """
    if trees.pos[at] == "NOUN":
        is_part = trees.dep[at] in _PART_OF_NOUN and trees.head[at] > at
        is_first = at + 1 < trees.stop[at] and trees.is_hyphen(at + 1)
        return not is_part and not is_first and any(c.isalpha() for c in trees.form[at])
    is_noun = trees.tag[at] == "VBG" and trees.form[at].lower() in actions.nominals
    if not is_noun or trees.dep[at] not in _GERUND:
        return False
    return any(row < at for row in trees.children(at, _OWNED))


def word_phrase(
    trees: Trees,
    at: int,
    names: Mapping[int, Mention],
    words: Sequence[str],
    lists: ReferringLists,
) -> Wording:
    """Write the phrase around a main word alike.

    Parameters
    ----------
    trees : Trees
        The sentences.
    at : int
        The main word.
    names : mapping of int to Mention
        The names, by each row they hold.
    words : sequence of str
        The words as they stand, by row.
    lists : ReferringLists
        Hedges, variants and words that only point.
    """
    is_name = at in names
    main = trees.main_word(at)
    first, last = _name_range(at, names) if is_name else (_first_part(trees, main, lists), main)
    start = min(trees.phrase(at)[0], first)
    kept = [row for row in range(start, first) if _is_kept(trees, row, at, names, lists)]
    if is_name:
        kept = _next_to(kept, first)
    written = _as_written(at, range(start, last + 1), names)
    before = _join(trees, kept[-_MAX_BEFORE:], written, words)
    if is_name:
        head = " ".join(_join(trees, range(first, last + 1), written, words))
        head_lemma = words[at]
    else:
        head = head_lemma = _singular(trees, first, last)
    closed = lists.variants.get(" ".join([*before[-1:], head]))
    if closed is not None:
        before, head, head_lemma = before[:-1], closed, closed
    start = min([*kept, first])
    if start > trees.first[at] and trees.dep[start - 1] in _OPENING:
        start -= 1
    hedge = next((word.lower() for word in before if word.lower() in lists.hedges), "")
    label = " ".join([*before, head])
    return Wording(at, start, last + 1, head_lemma.lower(), label, tuple(before), hedge)


def _as_written(at: int, rows: range, names: Mapping[int, Mention]) -> set[int]:
    """Say which words stand as written: names, and before one its title too ("Mr")."""
    if at in names and names[at].merged_by != ROLE:
        return set(rows)
    return {row for row in rows if row in names and names[row].merged_by != ROLE}


def _next_to(kept: list[int], first: int) -> list[int]:
    """Keep what stands before a name without a break: "Trump, Putin" are two."""
    while kept and kept[0] + len(kept) != first:
        kept = kept[1:]
    return kept


def _first_part(trees: Trees, main: int, lists: ReferringLists) -> int:
    """Find where a noun begins with a part that is no word: "de-escalation"."""
    first = main
    while (
        first - 2 >= trees.first[main]
        and trees.is_hyphen(first - 1)
        and trees.form[first - 2] in lists.prefixes
    ):
        first -= 2
    return first


def _name_range(at: int, names: Mapping[int, Mention]) -> tuple[int, int]:
    """Find the first and the last row of the name that a word is part of."""
    first = last = at
    while names.get(first - 1) is names[at]:
        first -= 1
    while names.get(last + 1) is names[at]:
        last += 1
    return first, last


def _is_kept(
    trees: Trees, row: int, at: int, names: Mapping[int, Mention], lists: ReferringLists
) -> bool:
    """Whether a word before the main word belongs to the label."""
    up = row
    while up != at and trees.head[up] not in {at, up}:
        up = trees.head[up]
    if trees.dep[up] == "poss" or trees.lemma[row] in lists.dots:
        return False
    is_hyphened = any(trees.is_hyphen(near) for near in (row - 1, row, row + 1))
    is_inner = is_hyphened or row in names or row == at or trees.form[row] in _LINKS
    return is_inner or trees.pos[row] not in _DROPPED


def _join(
    trees: Trees, rows: Sequence[int], written: Container[int], words: Sequence[str]
) -> list[str]:
    """Write words small, but for some as they stand, and hyphened ones as one."""
    found: list[str] = []
    for row in rows:
        form = words[row] if row in written else trees.form[row]
        is_glued = trees.is_hyphen(row) or (row > 0 and trees.is_hyphen(row - 1))
        if is_glued and found:
            found[-1] += form
        elif any(c.isalnum() for c in form):
            found.append(form)
    found = [word for word in (word.strip("-") for word in found) if word]
    while found and found[0] in _LINKS:
        found = found[1:]
    while found and found[-1] in _LINKS:
        found = found[:-1]
    return found


def _singular(trees: Trees, first: int, last: int) -> str:
    """Write a noun in the singular, a verb that stands for one as it is."""
    before = "".join(trees.form[first:last])
    return before + (trees.form[last] if trees.tag[last] == "VBG" else trees.lemma[last])
