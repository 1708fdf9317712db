"""Whom or what "who", "which" and "that" take up."""

from __future__ import annotations

from analysis.annotation.actions.trees import NOWHERE, Trees

_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_WITHIN = frozenset(
    {"conj", "xcomp", "ccomp", "prep", "agent", "pobj", "nsubj", "nsubjpass", "dobj"}
)
"""Places from which a relative pronoun still reaches the noun its clause hangs on."""
_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday"}
    | {"today", "january", "february", "april", "june", "july", "august", "september", "october"}
    | {"november", "december"}
)
ENTAILING = frozenset(
    {"mean", "raise", "lead", "contribute", "cause", "make", "result", "prompt", "suggest", "allow"}
    | {"help", "enable", "spur", "create", "send", "trigger", "fuel", "ensure", "drive"}
    | {"mark", "bring", "spark", "show", "indicate", "happen", "require", "force", "leave", "give"}
)
"""Verbs of effect: what causes is mostly all that was told, not the last noun."""


def antecedent(trees: Trees, at: int) -> int:
    """Return the noun that "who", "which" or "that" takes up, else the word itself."""
    if trees.form[at] not in _RELATIVES or trees.tag[at] == "DT":
        return at
    clause = trees.head[at]
    while trees.dep[clause] in _WITHIN:
        clause = trees.head[clause]
    if trees.dep[clause] == "relcl":
        noun = trees.head[clause]
        if trees.lemma[noun] in _DAYS:
            return NOWHERE  # "the raid on Friday, which failed"
        is_other = trees.pos[noun] in {"VERB", "AUX"} or _is_about_clause(trees, at, clause, noun)
        return NOWHERE if is_other else noun
    return NOWHERE if trees.tag[at] == "WDT" else at


def _is_about_clause(trees: Trees, at: int, clause: int, noun: int) -> bool:
    """Whether "which" seems to take up all that was said: "after the talks, which means"."""
    if trees.head[at] != clause or trees.dep[at] != "nsubj":
        return False
    is_set_off = trees.form[at] == "which" and trees.form[at - 1] == ","
    is_odd = trees.tag[clause] == "VBZ" and trees.tag[noun] in {"NNS", "NNPS"}
    return is_odd or (is_set_off and trees.lemma[clause] in ENTAILING)
