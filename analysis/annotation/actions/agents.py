"""Who acts: the subject, whoever a by-phrase names, or the owner of a noun."""

from __future__ import annotations

from analysis.annotation.actions.lists import ActionLists
from analysis.annotation.actions.relatives import antecedent
from analysis.annotation.actions.trees import NOWHERE, Trees
from analysis.annotation.actions.verbs import is_passive

MAX_GAP = 2


def is_inverted(trees: Trees, at: int) -> bool:
    """Whether what looks like an object is who says it: "He left, reported the Post"."""
    clauses = trees.children(at, {"ccomp", "parataxis"})
    is_told = bool(clauses) and clauses[0] < at and trees.tag[at] in {"VBD", "VBZ"}
    return is_told and trees.child(at, {"dobj"}) > at


def owner(trees: Trees, noun: int, lists: ActionLists) -> int:
    """Find the possessor of a noun, unless that is a time: "last year's raid"."""
    found = trees.child(noun, {"poss"})
    found = NOWHERE if found == NOWHERE else antecedent(trees, found)
    is_time = found != NOWHERE and trees.lemma[found] in lists.means | lists.undatable
    return NOWHERE if is_time else found


def by_phrase(trees: Trees, at: int, lists: ActionLists) -> int:
    """Find whom a passive's or a noun's "by" names; -1 for "by Friday", "by car"."""
    for row in trees.below(at):
        is_by = trees.dep[row] == "agent" or (trees.dep[row] == "prep" and trees.form[row] == "by")
        if not is_by or row < at:
            continue
        noun = trees.child(row, {"pobj"})
        if noun != NOWHERE and names_agent(trees, noun, lists):
            return antecedent(trees, noun)
    return NOWHERE


def names_agent(trees: Trees, noun: int, lists: ActionLists) -> bool:
    """Whether the noun after "by" is somebody or something that acts, no time or means."""
    lemma, form = trees.lemma[noun], trees.form[noun]
    if lemma in lists.means or form in lists.means or form[:1].isdigit() or form[:1] in "$%":
        return trees.child(noun, {"poss"}) != NOWHERE  # "by vote", but "by Roe's vote"
    if trees.pos[noun] == "NUM":
        return bool(trees.below(noun)) and trees.child(noun, {"prep"}) != NOWHERE
    is_bare = trees.tag[noun] == "NN" and not trees.below(noun)
    return not is_bare or lemma in lists.bodies


def agent_of_passive(trees: Trees, at: int, lists: ActionLists) -> int:
    """Find who does what a passive tells: "killed and wounded by X" has it twice."""
    own = by_phrase(trees, at, lists)
    joined = trees.child(at, {"conj"})
    if own != NOWHERE or joined == NOWHERE or not is_beside(trees, at, joined):
        return own
    return by_phrase(trees, joined, lists) if is_passive(trees, joined) else NOWHERE


def is_beside(trees: Trees, at: int, joined: int) -> bool:
    """Whether nothing but "and" stands between two joined verbs: they share what follows."""
    return trees.pos[joined] == "VERB" and joined - at <= MAX_GAP
