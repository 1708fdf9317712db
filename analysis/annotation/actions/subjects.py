"""Who is the subject of a verb, said or understood."""

from __future__ import annotations

from analysis.annotation.actions.agents import MAX_GAP, owner
from analysis.annotation.actions.lists import ActionLists
from analysis.annotation.actions.relatives import ENTAILING, antecedent
from analysis.annotation.actions.trees import NOWHERE, Trees
from analysis.annotation.actions.verbs import is_finite, is_modal, is_passive

_VERBS = frozenset({"VERB", "AUX"})
_NOUN_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HARD = frozenset({"hard", "difficult", "easy", "tough", "impossible", "important", "possible"})
"""What is hard to reach does not reach."""
_TELLING = frozenset(
    {"say", "add", "tell", "claim", "note", "stress", "argue", "warn", "insist", "report", "state"}
    | {"explain", "describe", "announce", "point", "call", "accuse", "suggest", "vow", "admit"}
)
_APART = frozenset({"than", "like", "as", "except", "besides", "including"})
"""Prepositions whose verb is done by nobody in particular: "better than lying"."""
_KEEPING = frozenset(
    {"use", "take", "join", "meet", "leave", "promise", "need", "want", "do", "spend"}
)
"""Verbs whose subject does what follows: "used Rome to hide"."""
_BEHIND = frozenset(
    {"after", "before", "by", "while", "when", "without", "since", "despite", "upon"}
)
"""Prepositions whose verb is done by whoever does the verb above."""
_HAVING = frozenset({"make", "have", "take", "reach", "announce"})
_PERCEIVING = frozenset({"see", "watch", "hear", "catch", "find", "film", "spot", "leave", "show"})


def subject(trees: Trees, at: int, lists: ActionLists) -> int:
    """Find the main word of a verb's grammatical subject, said or understood.

    Parameters
    ----------
    trees : Trees
    at : int
        The verb.
    lists : ActionLists

    Returns
    -------
    int
        Of a relative clause, the noun it hangs on; of a verb without a subject, whoever
        the verb above makes do it, or its subject. -1 if nobody can be told.
    """
    own = trees.child(at, _NOUN_SUBJECTS)
    if own != NOWHERE:
        # "The key is teaching girls": the key does not teach.
        is_aim = trees.tag[at] == "VBG" and trees.lemma[own] in lists.aims
        return NOWHERE if is_aim else antecedent(trees, own)
    if any(trees.dep[row] in {"csubj", "csubjpass", "expl"} for row in trees.below(at)):
        return NOWHERE
    find = _UNDERSTOOD.get(trees.dep[at])
    return NOWHERE if find is None else find(trees, at, lists)


def _of_joined(trees: Trees, at: int, lists: ActionLists) -> int:
    above = trees.head[at]
    if trees.pos[above] not in _VERBS:
        return NOWHERE
    is_loose = trees.tag[at] == "VBG" != trees.tag[above] and not is_finite(trees, at)
    is_order = trees.tag[at] == "VB" != trees.tag[above] and not is_modal(trees, above)
    if trees.dep[above] == "amod" or is_loose or is_order:
        return NOWHERE
    return subject(trees, _teller(trees, at, above), lists)


def _teller(trees: Trees, at: int, above: int) -> int:
    """Return the verb whose subject goes on: of "Roe said Doe left, adding ..." the first."""
    outer = trees.head[above]
    is_told = trees.dep[above] == "ccomp" and trees.lemma[outer] in _TELLING and outer < above
    return outer if is_told and trees.lemma[at] in _TELLING else above


def _of_complement(trees: Trees, at: int, lists: ActionLists) -> int:
    """Of "agreed to meet": who agreed; of "ordered them to leave": whom it was ordered."""
    above = trees.head[at]
    is_bare = trees.tag[at] != "VBG" and not any(trees.tag[r] == "TO" for r in trees.below(at))
    is_clause = trees.dep[at] == "ccomp"
    if is_clause and (is_finite(trees, at) or is_bare or at < above):
        return NOWHERE
    if trees.pos[above] == "ADJ" or trees.dep[above] in {"acomp", "oprd"}:
        return _of_adjective(trees, above, lists)
    if trees.pos[above] not in _VERBS:
        return NOWHERE
    if is_passive(trees, above):
        return _of_what_is_done(trees, above, lists)
    told = _told(trees, at, above, lists, is_bare=is_bare)
    if told != NOWHERE:
        return antecedent(trees, told)
    if is_clause and trees.lemma[above] in lists.object_control:
        return NOWHERE
    found = subject(trees, above, lists)
    # "The aim was to win", "it was to win": neither wins.
    is_aim = found != NOWHERE and trees.lemma[above] == "be"
    is_thing = trees.form[above] not in {"is", "are"} and trees.pos[found] == "NOUN"
    return NOWHERE if is_aim and (is_thing or trees.lemma[found] in lists.aims | {"it"}) else found


def _of_adjective(trees: Trees, adjective: int, lists: ActionLists) -> int:
    """Of "Roe is ready to go": Roe; nobody of "it is right to go", "Roe is hard to find"."""
    if trees.lemma[adjective] in _HARD:
        return NOWHERE
    found = subject(trees, trees.head[adjective], lists)
    return NOWHERE if found != NOWHERE and trees.form[found] == "it" else found


def _of_what_is_done(trees: Trees, above: int, lists: ActionLists) -> int:
    """Of "Roe was told to go": Roe; nobody of "it was agreed to go", "is used to dig"."""
    found = subject(trees, above, lists)
    is_it = found != NOWHERE and trees.form[found] == "it" and trees.lemma[above] not in lists.whole
    return NOWHERE if is_it or trees.lemma[above] == "use" else found


def _told(trees: Trees, at: int, above: int, lists: ActionLists, *, is_bare: bool) -> int:
    """Find whom the verb above makes do it: "sent Roe to pay", not "used money to pay"."""
    told = trees.child(above, {"dobj", "dative"})
    if told == NOWHERE or told > at:
        return NOWHERE
    is_sent = trees.pos[told] in {"PROPN", "PRON"} and trees.lemma[above] not in _KEEPING
    is_listed = trees.lemma[above] in lists.object_control
    return told if is_listed or (is_sent and not is_bare) else NOWHERE


def _of_clause(trees: Trees, at: int, lists: ActionLists) -> int:
    """Of "arriving in Rome, Roe said": who said; of a purpose, unless it is a passive's."""
    above = trees.head[at]
    if trees.pos[above] not in _VERBS:
        return NOWHERE
    if is_finite(trees, at):
        return NOWHERE
    is_to = any(trees.tag[row] == "TO" for row in trees.below(at))
    if is_to:
        return _of_purpose(trees, at, lists)
    told = trees.child(above, {"dobj"})
    is_seen = trees.lemma[above] in _PERCEIVING and trees.tag[at] == "VBG"
    if is_seen and above < told < at:
        return antecedent(trees, told)
    if trees.tag[at] not in {"VBG", "VBN"} or (above < at and _is_unclear(trees, at, above, told)):
        return NOWHERE
    return subject(trees, _teller(trees, at, above), lists)


def _is_unclear(trees: Trees, at: int, above: int, told: int) -> bool:
    """Whether a participle after its verb may be about all of it, or about the object.

    "Cars were burnt, causing alarm"; "the court kept him in jail, guarded by two".
    """
    if trees.tag[at] == "VBN":
        return told != NOWHERE
    return is_passive(trees, above) or trees.lemma[at] in ENTAILING


def _of_purpose(trees: Trees, at: int, lists: ActionLists) -> int:
    """Of "to meet Doe, Roe left": Roe. A purpose at the end may be that of any noun."""
    above = trees.head[at]
    told = trees.child(above, {"dobj", "dative"})
    if above < told < at and trees.lemma[above] in lists.object_control:
        return antecedent(trees, told)
    is_clear = at < above or at - above <= MAX_GAP + 1
    if not is_clear or is_passive(trees, above) or trees.child(at, {"mark"}) != NOWHERE:
        return NOWHERE
    return subject(trees, above, lists)


def _of_preposition(trees: Trees, at: int, lists: ActionLists) -> int:
    """Of "accused Roe of lying": Roe; of "after meeting Roe, Doe left": Doe."""
    preposition = trees.head[at]
    above = trees.head[preposition]
    if trees.pos[above] == "ADJ":
        above = trees.head[above] if trees.dep[above] == "acomp" else above
    if trees.pos[above] not in _VERBS or trees.form[preposition] in _APART:
        return NOWHERE
    if trees.form[preposition] in _BEHIND:
        return subject(trees, above, lists)
    told = trees.child(above, {"dobj", "dative"})
    if told != NOWHERE:
        return antecedent(trees, told) if trees.lemma[above] in lists.object_of else NOWHERE
    if is_passive(trees, above):
        is_told = trees.lemma[above] in lists.object_of
        return subject(trees, above, lists) if is_told else NOWHERE
    return subject(trees, above, lists)


def _of_modifier(trees: Trees, at: int, lists: ActionLists) -> int:
    """Of "troops killed in Gaul", "troops fighting there": the troops."""
    noun = trees.head[at]
    if trees.pos[noun] in _VERBS:
        return NOWHERE
    if trees.tag[at] in {"VBN", "VBG", "VBD"}:
        return noun
    if trees.lemma[noun] not in lists.wills and trees.lemma[noun] not in lists.nominals:
        return NOWHERE
    holder = owner(trees, noun, lists)
    if holder != NOWHERE:
        return holder
    above = trees.head[noun]
    if trees.dep[noun] == "dobj" and trees.lemma[above] in _HAVING:
        return subject(trees, above, lists)
    return NOWHERE


_UNDERSTOOD = {
    "conj": _of_joined,
    "xcomp": _of_complement,
    "ccomp": _of_complement,
    "advcl": _of_clause,
    "pcomp": _of_preposition,
    "acl": _of_modifier,
    "relcl": _of_modifier,
}
