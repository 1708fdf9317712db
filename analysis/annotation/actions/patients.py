"""Whom or what an action is done to: object, passive subject, or after a preposition."""

from __future__ import annotations

from analysis.annotation.actions.lists import ActionLists
from analysis.annotation.actions.relatives import antecedent
from analysis.annotation.actions.subjects import subject
from analysis.annotation.actions.trees import NOWHERE, Trees

_CLAUSAL = frozenset({"say", "think"})
"""Verbs whose object is what is said: a noun after them mostly opens a clause."""
_NO_GAP = frozenset({"dobj", "ccomp", "xcomp", "attr", "acomp", "oprd", "prep", "advcl"})


def patient_of_passive(trees: Trees, at: int, lists: ActionLists) -> int:
    """Find whom or what a passive is done to: its subject, unless that is a mere "it"."""
    if trees.lemma[at] in lists.whole and trees.child(at, {"xcomp"}) != NOWHERE:
        return NOWHERE
    found = subject(trees, at, lists)
    is_empty = found != NOWHERE and trees.form[found] == "it" and _has_clause(trees, at)
    return NOWHERE if is_empty else found


def _has_clause(trees: Trees, at: int) -> bool:
    return trees.child(at, {"ccomp", "csubj", "xcomp"}) != NOWHERE


def patient_of_active(trees: Trees, at: int, lists: ActionLists) -> int:
    """Find whom or what an active verb acts upon.

    Parameters
    ----------
    trees : Trees
    at : int
        The verb.
    lists : ActionLists

    Returns
    -------
    int
        Its object; whom it orders or asks to do
        something; what its own preposition leads to (meddle in); the noun of a relative
        clause that has no other place for it. -1 if there is none.
    """
    own = trees.child(at, {"dobj"})
    if own != NOWHERE and not _can_be_patient(trees, at, own, lists):
        return NOWHERE
    if own != NOWHERE and trees.form[own] == "that" and trees.child(at, {"ccomp"}) > own:
        return NOWHERE  # "said that": the parser takes the conjunction for an object
    if own != NOWHERE and trees.pos[own] != "PUNCT":
        return NOWHERE if idiom(trees, at, lists) else antecedent(trees, own)
    told = _told(trees, at, lists)
    if told != NOWHERE:
        return told
    _, noun = preposition(trees, at, lists)
    if noun != NOWHERE:
        return antecedent(trees, noun)
    return _gap(trees, at, lists)


def _can_be_patient(trees: Trees, at: int, own: int, lists: ActionLists) -> bool:
    """Whether an object is somebody or something, not an amount, nor the start of a clause."""
    is_noun = trees.pos[own] in {"NOUN", "PROPN", "NUM"}
    return trees.lemma[own] not in lists.amounts and not (is_noun and trees.lemma[at] in _CLAUSAL)


def idiom(trees: Trees, at: int, lists: ActionLists) -> str:
    """Return the object that makes one word with its verb (take place); or nothing."""
    own = trees.child(at, {"dobj"})
    is_one = own != NOWHERE and f"{trees.lemma[at]} {trees.lemma[own]}" in lists.idioms
    return trees.lemma[own] if is_one else ""


def _told(trees: Trees, at: int, lists: ActionLists) -> int:
    """Find whom a verb makes do something: "ordered troops to leave", "asked Roe"."""
    if trees.lemma[at] not in lists.object_control:
        return NOWHERE
    named = trees.child(at, {"dative"})
    if named != NOWHERE and trees.pos[named] != "ADP":
        return antecedent(trees, named)
    clause = trees.child(at, {"ccomp", "xcomp"})
    if clause == NOWHERE or clause < at or trees.tag[clause] != "VB":
        return NOWHERE
    if any(trees.tag[row] == "MD" or trees.form[row] == "for" for row in trees.below(clause)):
        return NOWHERE
    found = trees.child(clause, {"nsubj"})
    return antecedent(trees, found) if at < found else NOWHERE


def preposition(trees: Trees, at: int, lists: ActionLists) -> tuple[str, int]:
    """Find the preposition that belongs to a verb (meddle in), and the noun after it."""
    for row in trees.below(at):
        if (
            trees.dep[row] == "prep"
            and f"{trees.lemma[at]} {trees.form[row]}" in lists.prepositional
        ):
            noun = trees.child(row, {"pobj"})
            if noun != NOWHERE and trees.lemma[noun] not in lists.means | lists.circumstances:
                return trees.form[row], noun
    return "", NOWHERE


def _gap(trees: Trees, at: int, lists: ActionLists) -> int:
    """Find the noun that a relative clause without "which" is about: "the deal Roe signed"."""
    if trees.dep[at] != "relcl" or trees.child(at, _NO_GAP) != NOWHERE:
        return NOWHERE
    has_subject = any(
        trees.dep[row] == "nsubj" and antecedent(trees, row) == row for row in trees.below(at)
    )
    noun = trees.head[at]
    is_dated = trees.lemma[noun] in lists.undatable or trees.pos[noun] in {
        "VERB",
        "AUX",
        "ADV",
        "ADJ",
    }
    has_adverb = any(trees.tag[row] in {"WRB", "WP$"} for row in trees.below(at))
    return noun if has_subject and not is_dated and not has_adverb else NOWHERE
