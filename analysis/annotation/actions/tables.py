"""Write actions as tables: their words, and which names play a part in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.annotation.actions.finding import find_actions
from analysis.annotation.actions.trees import NOWHERE, Trees
from analysis.annotation.actions.types import Action
from analysis.annotation.attribution_tables import Saying
from analysis.annotation.attributions import Attribution
from analysis.annotation.guides import Guides
from analysis.annotation.manners import SPEECH
from analysis.annotation.sources import Source
from analysis.schema import conform, empty
from analysis.schema.actions import ACTION_NAMES, ACTIONS, ROLES

_BESIDE = frozenset({"compound", "amod", "nmod"})
_BODIES = frozenset({"GPE", "NORP", "ORG", "LOC"})
"""Types of names that stand for those who act for them: "US troops", "Gallic officials"."""
_PRONOUN = "pronoun"
_MENTAL = frozenset({"thought", "will"})


class Naming(NamedTuple):
    """A name in the text, as a half-open range of rows of the token table."""

    start: int
    end: int
    label: str
    entity_id: str


def make_actions(
    tokens: pd.DataFrame,
    names: Sequence[Naming],
    quoted: tuple[Sequence[Attribution], Sequence[Source], Sequence[Saying]],
    texts: Sequence[str],
    guides: Guides,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Find actions and write them as tables.

    Parameters
    ----------
    tokens : DataFrame, one row per token
        Placed in articles, with ``sentence_id``, ``section`` and ``is_quoted``.
    names : sequence of Naming
        All names of the text.
    quoted : tuple of sequences
        The attributions, the source of each, and what each one's cue says.
    texts : sequence of str
        The articles' texts, as stored.
    guides : Guides
        The lists.

    Returns
    -------
    tuple of DataFrame
        The tables actions and action_names; empty if nothing was found.
    """
    labels = {row: name.label for name in names for row in range(name.start, name.end)}
    found, trees = find_actions(tokens, labels, guides.actions)
    if not found:
        return empty(ACTIONS), empty(ACTION_NAMES)
    attributions, sources, said = quoted
    cues = {
        one.cue_head
        for one, saying in zip(attributions, said, strict=True)
        if one.cue_head is not None and saying.manner == SPEECH
    }
    pronouns = {
        one.source[0]: source.entity_id
        for one, source in zip(attributions, sources, strict=True)
        if one.source and source.resolved_by == _PRONOUN and source.entity_id
    }
    writer = _Writer(tokens, trees, texts)
    finder = _Finder(trees, names, pronouns)
    rows = [writer.row(action, guides, cues) for action in found]
    parts = [
        part | {key: row[key] for key in ("action_id", "article_id")}
        for action, row in zip(found, rows, strict=True)
        for part in _name_rows(action, finder, writer)
    ]
    return (
        conform(pd.DataFrame(rows), ACTIONS),
        conform(pd.DataFrame(parts), ACTION_NAMES) if parts else empty(ACTION_NAMES),
    )


def _name_rows(action: Action, finder: _Finder, writer: _Writer) -> Iterator[dict[str, object]]:
    """Write each entity that plays a part in an action, once for each part."""
    for role, at in zip(ROLES, (action.agent, action.patient), strict=True):
        seen = set()
        for name, named_by in finder.names_of(at):
            if name.entity_id not in seen:
                seen.add(name.entity_id)
                yield {
                    "role": role,
                    "entity_id": name.entity_id,
                    "surface": writer.words(name.start, name.end),
                    "named_by": named_by,
                }


class _Finder:
    """Find the names in a noun phrase."""

    def __init__(self, trees: Trees, names: Sequence[Naming], pronouns: Mapping[int, str]) -> None:
        self.trees = trees
        self.pronouns = pronouns
        self.at = {row: name for name in names for row in range(name.start, name.end)}

    def names_of(self, at: int) -> Iterator[tuple[Naming, str]]:
        """Yield the names of a noun and of those joined to it, each with its rule."""
        if at == NOWHERE:
            return
        for row in self.trees.joined(at):
            yield from self._names(row)

    def _names(self, at: int) -> Iterator[tuple[Naming, str]]:
        """Yield the name of a noun: its own, one put beside it, or before it."""
        if at in self.at:
            yield self.at[at], "head"
            return
        if at in self.pronouns:
            yield Naming(at, at + 1, "", self.pronouns[at]), _PRONOUN
            return
        for row in self.trees.children(at, {"appos"}):
            if row in self.at:
                yield self.at[row], "apposition"
                return
        for row in self.trees.children(at, _BESIDE):
            if row in self.at and self.at[row].label in _BODIES:
                yield self.at[row], "modifier"


class _Writer:
    """The columns of the tokens, at hand."""

    def __init__(self, tokens: pd.DataFrame, trees: Trees, texts: Sequence[str]) -> None:
        self.trees, self.texts = trees, texts
        self.article: list[int] = tokens["article"].tolist()
        self.article_id: list[str] = tokens["article_id"].tolist()
        self.sentence_id: list[str] = tokens["sentence_id"].tolist()
        self.section: list[str] = tokens["section"].tolist()
        self.start: list[int] = tokens["start_char"].tolist()
        self.end: list[int] = tokens["end_char"].tolist()
        self.is_quoted: list[bool] = tokens["is_quoted"].tolist()

    def words(self, start: int, end: int) -> str:
        """Return the words of a range as they stand."""
        return self.texts[self.article[start]][self.start[start] : self.end[end - 1]]

    def row(self, action: Action, guides: Guides, cues: Collection[int]) -> dict[str, object]:
        """Write one action."""
        at = action.at
        verb = action.verb.partition("_")[0] if not action.noun else action.verb
        is_deed = verb in guides.actions.deeds or verb in guides.manners.words
        return {
            "action_id": f"{self.article_id[at]}.{self.start[at]}",
            "article_id": self.article_id[at],
            "sentence_id": self.sentence_id[at],
            "section": self.section[at],
            "start_char": self.start[at],
            "end_char": self.end[at],
            "verb_lemma": action.verb,
            "noun_lemma": action.noun,
            **self._part("agent", action.agent),
            **self._part("patient", action.patient),
            "is_passive": action.is_passive,
            "is_agentless": action.is_agentless,
            "is_nominal": action.is_nominal,
            "is_negated": action.is_negated,
            "modality": action.modality,
            "is_saying": at in cues or (verb in guides.cues.entries and not is_deed),
            "is_mental": not action.noun and guides.manners.words.get(verb) in _MENTAL,
            "is_quoted": self.is_quoted[at],
        }

    def _part(self, role: str, at: int) -> dict[str, object]:
        """Write the words of an agent or patient."""
        if at == NOWHERE:
            return {
                f"{role}_text": "",
                f"{role}_lemma": "",
                f"{role}_start_char": 0,
                f"{role}_end_char": 0,
            }
        start, stop = self.trees.phrase(at)
        return {
            f"{role}_text": self.words(start, stop),
            f"{role}_lemma": self.trees.lemma[self.trees.main_word(at)],
            f"{role}_start_char": self.start[start],
            f"{role}_end_char": self.end[stop - 1],
        }
