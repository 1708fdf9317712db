"""Read statements out of the tables of words and actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.statements.lists import Lists
from analysis.statements.numbers import Number, find_numbers
from analysis.statements.vectors import Look, unit_rows

Floats = npt.NDArray[np.float32]

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_NEGATIONS = frozenset({"not", "n't", "no", "never", "neither", "nor", "nobody", "nothing", "none"})
_DENIALS = frozenset({"deny", "refuse", "fail", "reject", "without", "unlikely", "unable"})
_MODALS = frozenset({"may", "might", "could", "would", "should", "must", "can", "will", "shall"})
_MARKS = frozenset({'"', "\u201c", "\u201d", "``", "''"})

ACTION_COLUMNS = ["sentence_id", "verb_lemma", "agent_lemma", "patient_lemma", "is_negated"]


class Deed(NamedTuple):
    """Who does what to whom, in main words; empty where the sentence does not say."""

    verb: str
    agent: str
    patient: str
    is_negated: bool


class Statement(NamedTuple):
    """A sentence as it is compared.

    Attributes
    ----------
    statement_id : str
    forms : list of str
        Its words and numbers in lower case, without marks.
    terms : list of str
        Dictionary forms of its words of content, in order.
    kinds : list of str
        The universal part of speech of each term.
    weights : array of float, one per term
        How much each tells: its inverse sentence frequency.
    vectors : array, one row per term, of length one or zero
    numbers : list of Number
    names : frozenset of str
        Words of names.
    quoted : list of str
        Its words within quotation marks.
    n_negations : int
    n_denials : int
    modals : frozenset of str
    deeds : tuple of Deed
    speakers : frozenset of str
        Whom it is attributed to, by key; empty if that is not known.
    """

    statement_id: str
    forms: list[str]
    terms: list[str]
    kinds: list[str]
    weights: Floats
    vectors: Floats
    numbers: list[Number]
    names: frozenset[str]
    quoted: list[str]
    n_negations: int
    n_denials: int
    modals: frozenset[str]
    deeds: tuple[Deed, ...]
    speakers: frozenset[str] = frozenset()


def read_statements(
    tokens: pd.DataFrame, actions: pd.DataFrame, lists: Lists, look: Look
) -> dict[str, Statement]:
    """Read every sentence of a table of words as a statement.

    Parameters
    ----------
    tokens : DataFrame, one row per word or mark, in order of the text
        Needs ``sentence_id``, ``form``, ``lemma`` and ``pos`` (see ``schema.TOKENS``).
    actions : DataFrame, one row per action
        Needs ``sentence_id``, ``verb_lemma``, ``agent_lemma``, ``patient_lemma`` and
        ``is_negated`` (see ``schema.ACTIONS``). May be empty.
    lists : Lists
        From `analysis.statements.lists.load_lists`.
    look : callable
        Gives the vector of a word; zeros where there is none.

    Returns
    -------
    dict of str to Statement
        By ``sentence_id``, in order of first appearance. Empty for an empty table.
    """
    deeds: dict[str, list[Deed]] = {}
    for key, *deed in actions[ACTION_COLUMNS].itertuples(index=False, name=None):
        deeds.setdefault(key, []).append(Deed(*deed))
    read = {}
    known: dict[str, Floats] = {}
    for key, part in tokens.groupby("sentence_id", sort=False):
        words = [part[column].tolist() for column in ("form", "lemma", "pos")]
        read[str(key)] = _read(str(key), words, deeds.get(str(key), ()), lists, (look, known))
    return read


def _read(
    key: str,
    words: Sequence[list[str]],
    deeds: Iterable[Deed],
    lists: Lists,
    vectors: tuple[Look, dict[str, Floats]],
) -> Statement:
    """Read one sentence."""
    forms, lemmas, pos = words
    places = [i for i, kind in enumerate(pos) if kind in CONTENT and lemmas[i][:1].isalnum()]
    kept = [i for i, form in enumerate(forms) if any(map(str.isalnum, form))]
    terms = [lemmas[i] for i in places]
    return Statement(
        statement_id=key,
        forms=[forms[i] for i in kept],
        terms=terms,
        kinds=[pos[i] for i in places],
        weights=np.array([lists.weight(term) for term in terms], dtype=np.float32),
        vectors=_vectors([forms[i] for i in places], *vectors),
        numbers=find_numbers(lemmas, forms, pos),
        names=frozenset(lemmas[i] for i in places if pos[i] == "PROPN"),
        quoted=_quoted(forms),
        n_negations=sum(lemma in _NEGATIONS or form == "n't" for form, lemma in _pairs(words)),
        n_denials=sum(lemma in _DENIALS for lemma in lemmas),
        modals=frozenset(lemmas) & _MODALS,
        deeds=tuple(deeds),
    )


def _pairs(words: Sequence[list[str]]) -> Iterable[tuple[str, str]]:
    return zip(words[0], words[1], strict=True)


def _vectors(forms: Iterable[str], look: Look, known: dict[str, Floats]) -> Floats:
    """Look vectors up, each word once."""
    rows = []
    for form in forms:
        if form not in known:
            known[form] = look(form)
        rows.append(known[form])
    return unit_rows(rows)


def _quoted(forms: Sequence[str]) -> list[str]:
    """List the words within quotation marks; one lone mark closes what stands before it.

    A mark in the sentence's first half opens.
    """
    marks = [i for i, form in enumerate(forms) if form in _MARKS]
    if len(marks) == 1:
        at = marks[0]
        inside = forms[at:] if at < len(forms) / 2 else forms[:at]
    else:
        inside = [
            form
            for start, end in zip(marks[::2], [*marks[1::2], len(forms)], strict=False)
            for form in forms[start:end]
        ]
    return [form for form in inside if any(map(str.isalnum, form))]
