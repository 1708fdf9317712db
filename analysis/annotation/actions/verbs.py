"""Which words are verbs of action, and how they are put: passive, negated, with a modal."""

from __future__ import annotations

from analysis.annotation.actions.lists import ActionLists
from analysis.annotation.actions.trees import NOWHERE, Trees
from analysis.annotation.actions.types import PLAIN

_PLACES = frozenset(
    {"ROOT", "conj", "ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "parataxis"}
    | {"csubjpass", "appos", "dep"}
)
_MODALS = ("will", "would", "can", "could", "may", "might", "must", "shall", "should", "ought")
_SHORT = {"'ll": "will", "wo": "will", "'d": "would", "ca": "can", "cannot": "can", "sha": "shall"}
_MODAL_TAG = "MD"
_IF = frozenset({"if", "unless", "whether"})
_GERUNDS = frozenset({"xcomp", "pcomp", "csubj", "ccomp"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


def is_action(trees: Trees, at: int, lists: ActionLists) -> bool:
    """Whether a word is a verb that tells of an action, not of a state."""
    if trees.pos[at] not in {"VERB", "AUX"} or trees.dep[at] not in _PLACES:
        return False
    if (
        trees.dep[at] == "conj"
        and trees.tag[at] in {"VBG", "VBN"}
        and _is_joined_to_noun(trees, at)
    ):
        return False
    lemma = trees.lemma[at]
    if not lemma.replace("-", "").isalpha() or trees.tag[at] == _MODAL_TAG:
        return False
    if lemma in lists.raising and trees.child(at, {"xcomp"}) != NOWHERE:
        return False
    is_described = lemma in lists.adjectives or (lemma[:2] == "un" and lemma not in lists.un_verbs)
    if is_described and is_passive(trees, at) and trees.child(at, {"agent"}) == NOWHERE:
        return False
    if trees.child(at, {"acomp", "attr"}) != NOWHERE and trees.child(at, {"dobj"}) == NOWHERE:
        return False  # whatever the verb, it joins a subject to what it is said to be
    return lemma not in lists.states


def _is_joined_to_noun(trees: Trees, at: int) -> bool:
    """Whether a participle is joined to a noun or adjective: "rising and weakening prices"."""
    above = trees.head[at]
    return trees.pos[above] not in {"VERB", "AUX"} or trees.dep[above] == "amod"


def is_passive(trees: Trees, at: int) -> bool:
    """Whether a verb is in the passive, reduced ("troops killed in Gaul") or not."""
    below = trees.below(at)
    deps = {trees.dep[row] for row in below}
    if trees.tag[at] == "VBG":
        return False
    if ("auxpass" in deps and trees.tag[at] in {"VBN", "VBD"}) or (
        "nsubjpass" in deps and trees.is_headline[at]
    ):
        return True
    dep = trees.dep[at]
    # The tagger takes some reduced clauses for the past tense: "thousands driven out".
    is_past = dep == "acl" and trees.tag[at] == "VBD" and "ccomp" not in deps
    # ... and the second of two participles: "may be fined and jailed".
    is_past |= dep == "conj" and trees.tag[at] == "VBD" and is_modal(trees, trees.head[at])
    if not (trees.tag[at] == "VBN" or is_past) or "aux" in deps:
        return False
    if dep == "acl" or (dep in {"advcl", "relcl"} and deps.isdisjoint(SUBJECTS)):
        return "dobj" not in deps or "agent" in deps
    if dep == "conj":
        # "Two were killed and four wounded": the second one's "were" is left out.
        is_whole = "dobj" in deps and not deps.isdisjoint(SUBJECTS)
        return not is_whole and is_passive(trees, trees.head[at])
    if dep in {"pcomp", "ccomp", "xcomp"} and "nsubj" in deps:
        return "dobj" not in deps  # "with the mayor ousted", "had the wall built"
    return "agent" in deps or (trees.is_headline[at] and "dobj" not in deps and "nsubj" in deps)


def is_modal(trees: Trees, at: int) -> bool:
    """Whether a verb stands with a modal, "to" or "do", so that a bare verb may join it."""
    return any(
        trees.tag[row] in {_MODAL_TAG, "TO"} or trees.lemma[row] == "do" for row in trees.below(at)
    )


def is_negated(trees: Trees, at: int) -> bool:
    """Whether a verb, or the one it hangs on, stands with "not", "never" or "no"."""
    for row in trees.below(at):
        if trees.dep[row] == "neg" or (
            trees.dep[row] in {"dobj", "nsubj", "nsubjpass"} and _has_no(trees, row)
        ):
            return True
    above = trees.head[at]
    if trees.dep[at] == "xcomp":
        return is_negated(trees, above)
    if trees.dep[at] == "conj" and shares(trees, at):
        is_or = trees.child(above, {"cc"}) != NOWHERE and trees.form[
            trees.child(above, {"cc"})
        ] in {"or", "nor"}
        return is_or and is_negated(trees, above)
    return False


def _has_no(trees: Trees, at: int) -> bool:
    """Whether a noun is none: "no troops", "nobody"."""
    if trees.form[at] in {"nobody", "nothing", "none"}:
        return True
    return any(trees.form[row] == "no" for row in trees.below(at))


def modality(trees: Trees, at: int) -> str:
    """Name the modal of a verb, or the form that keeps it from being told as done."""
    is_to = False
    for row in trees.below(at):
        if trees.dep[row] == "aux":
            if trees.tag[row] == _MODAL_TAG:
                modal = _SHORT.get(trees.form[row], trees.form[row])
                return modal if modal in _MODALS else PLAIN
            is_to |= trees.tag[row] == "TO"
    above, dep = trees.head[at], trees.dep[at]
    if is_to:
        is_future = trees.lemma[above] == "go" and trees.tag[above] == "VBG" and dep == "xcomp"
        return "will" if is_future else "to"
    if dep == "conj" and shares(trees, at) and trees.tag[at] in {"VB", "VBN", "VBG"}:
        return modality(trees, above)
    if any(trees.dep[row] == "mark" and trees.form[row] in _IF for row in trees.below(at)):
        return "if"
    return (
        "ing" if trees.tag[at] == "VBG" and dep in _GERUNDS and not is_finite(trees, at) else PLAIN
    )


def is_finite(trees: Trees, at: int) -> bool:
    """Whether a verb is no infinitive and no bare participle."""
    helpers = [trees.tag[row] for row in trees.below(at) if trees.dep[row] in {"aux", "auxpass"}]
    if "TO" in helpers:
        return False
    return trees.tag[at] in {"VBD", "VBP", "VBZ"} or bool(helpers)


def shares(trees: Trees, at: int) -> bool:
    """Whether a joined verb has no subject and no auxiliary of its own."""
    return all(
        trees.dep[row] not in SUBJECTS | {"aux", "auxpass", "expl"} for row in trees.below(at)
    )
