"""Compile corrections against the entities of a corpus: what becomes of what."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from analysis import schema
from analysis.corrections.correction import (
    MAX_ID_CHARS,
    Correction,
    Corrections,
    find_fault,
    split_id,
    tidied,
    tidy,
)

Wording = tuple[str, str]
"""The machine's entity and the words as found: the smallest thing that can be moved."""


class Outcome(NamedTuple):
    """What became of one correction.

    Attributes
    ----------
    correction : Correction
    what : str
        The name or the wording it is about, as it stood then.
    before, after : str
        The name (retype: the type) before it, and the one it asks for.
    n_mentions : int
        The mentions it moves, renames or retypes, in all sections; 0 if not applied.
    why_not : str
        Why it was not applied, a sentence; empty if it was.
    """

    correction: Correction
    what: str
    before: str
    after: str
    n_mentions: int
    why_not: str


class Applied(NamedTuple):
    """Corrections made ready for large tables.

    Attributes
    ----------
    moved : dict of str to str
        Machine's entity to the one that it, or every wording of it, means now; chains are
        followed to their end.
    split : dict of (str, str) to str
        Machine's entity and surface to the entity they mean; goes before ``moved``.
    names, labels : dict of str to str
        Name and type, as corrected, of each entity that a correction is about or makes.
    renamed, retyped : frozenset of str
        Those whose name, whose type is not the machine's.
    outcomes : tuple of Outcome
        One per correction, in order.
    """

    moved: dict[str, str]
    split: dict[Wording, str]
    names: dict[str, str]
    labels: dict[str, str]
    renamed: frozenset[str]
    retyped: frozenset[str]
    outcomes: tuple[Outcome, ...]

    @property
    def split_ids(self) -> frozenset[str]:
        """The machine's entities of which a wording was moved: their mentions are needed."""
        return frozenset(entity_id for entity_id, _ in self.split)

    @property
    def touched(self) -> frozenset[str]:
        """The machine's entities that lost mentions to another."""
        return self.split_ids | self.moved.keys()

    @property
    def changed(self) -> frozenset[str]:
        """All entities that lost or gained mentions: those whose counts change."""
        return self.touched | {*self.moved.values(), *self.split.values()}

    @property
    def problems(self) -> tuple[Outcome, ...]:
        """The corrections that were not applied."""
        return tuple(outcome for outcome in self.outcomes if outcome.why_not)

    def place(self, rows: pd.DataFrame) -> pd.Series:
        """Return the entity that each row means now.

        Parameters
        ----------
        rows : DataFrame
            Needs ``entity_id``, the machine's, and ``surface``.
        """
        split, moved = self.split, self.moved
        pairs = zip(rows["entity_id"], rows["surface"], strict=True)
        now = [split.get(pair) or moved.get(pair[0], pair[0]) for pair in pairs]
        return pd.Series(now, index=rows.index, dtype="str")


def compile_corrections(
    corrections: Corrections, entities: pd.DataFrame, aliases: pd.DataFrame
) -> Applied:
    """Follow corrections in order, over the entities of a corpus.

    A correction that does not fit is left out and says why: its entity or wording is
    not in this corpus (it may have been rebuilt), its entity was merged away before, a
    merge would close a circle, or nothing would change. A target that was merged before
    stands for what it was merged into.

    Parameters
    ----------
    corrections : tuple of Correction
    entities : DataFrame, one row per entity
        The machine's; needs ``entity_id``, ``name`` and ``label``.
    aliases : DataFrame, one row per entity, wording and rule
        The machine's; needs ``entity_id``, ``surface`` and ``n_mentions``.

    Returns
    -------
    Applied
        Empty but for the outcomes if no correction fits.

    Notes
    -----
    Two surfaces that differ only in spaces or invisible characters are one wording.
    """
    schema.require(entities, schema.ENTITIES, "entity_id", "name", "label")
    schema.require(aliases, schema.ENTITY_ALIASES, "entity_id", "surface", "n_mentions")
    tidy_ones = [tidied(correction) for correction in corrections]
    ids = {field for one in tidy_ones for field in (one.entity_id, one.into)}
    known = entities[entities["entity_id"].isin(ids)]
    compiler = _Compiler(known, aliases[aliases["entity_id"].isin(known["entity_id"])])
    outcomes = tuple(compiler.follow(correction) for correction in tidy_ones)
    return compiler.finish(outcomes)


class _Compiler:
    """Where each wording of the entities in question stands after each correction."""

    def __init__(self, entities: pd.DataFrame, aliases: pd.DataFrame) -> None:
        ids = entities["entity_id"].tolist()
        self.names = dict(zip(ids, entities["name"], strict=True))
        self.labels = dict(zip(ids, entities["label"], strict=True))
        self.machine = {i: (self.names[i], self.labels[i]) for i in ids}
        self.wordings: dict[str, set[Wording]] = {entity_id: set() for entity_id in ids}
        self.n_mentions: dict[Wording, int] = {}
        for entity_id, surface, n in zip(
            aliases["entity_id"], aliases["surface"], aliases["n_mentions"], strict=True
        ):
            self.wordings[entity_id].add((entity_id, surface))
            self.n_mentions[entity_id, surface] = self.n_mentions.get((entity_id, surface), 0) + n
        self.home = {entity_id: entity_id for entity_id in ids}
        self.merged: dict[str, str] = {}

    def follow(self, correction: Correction) -> Outcome:
        """Apply one correction, or say why not."""
        entity_id = correction.entity_id
        name = self.names.get(entity_id, entity_id)
        into = self._end_of(correction.into)
        before = self.labels.get(entity_id, "") if correction.action == "retype" else name
        after = {
            "merge": self.names.get(into, into),
            "split": self.names.get(into, into or correction.wording),
            "rename": correction.name,
            "retype": correction.label,
        }.get(correction.action, "")
        why_not = self._find_obstacle(correction, into)
        n_mentions = 0 if why_not else self._carry_out(correction, into)
        what = correction.wording if correction.action == "split" else name
        return Outcome(correction, what, before, after, n_mentions, why_not)

    def _end_of(self, entity_id: str) -> str:
        """Follow an entity through the merges before."""
        while entity_id in self.merged:
            entity_id = self.merged[entity_id]
        return entity_id

    def _find_obstacle(self, correction: Correction, into: str) -> str:
        """Say why a correction cannot be applied; empty if it can."""
        fault = find_fault(correction)
        if fault:
            return f"{fault[0].upper()}{fault[1:]}."
        entity_id = correction.entity_id
        if entity_id in self.merged:
            target = self._end_of(entity_id)
            return f"It was merged into {self.names[target]} by a correction before this one."
        if entity_id not in self.wordings:
            return f"This corpus has no entity with the key {entity_id}."
        if into and into not in self.wordings:
            return f"This corpus has no entity with the key {into} to merge into."
        if into == entity_id:
            return "An entity cannot be merged into itself."
        if correction.action == "split":
            return self._find_split_obstacle(correction)
        return self._find_standstill(correction)

    def _find_split_obstacle(self, correction: Correction) -> str:
        """Say why a wording cannot be split off."""
        chosen = self._chosen(correction)
        new_id = split_id(correction.entity_id, correction.wording)
        if not chosen:
            return "No mention of the entity has this wording."
        if len(chosen) == len(self.wordings[correction.entity_id]):
            return "It is the entity's only wording: merge or rename the entity instead."
        if not correction.into and (new_id in self.wordings or len(new_id) > MAX_ID_CHARS):
            return "A wording that was split off before stands in the way."
        return ""

    def _find_standstill(self, correction: Correction) -> str:
        """Say that a name or type is already the one asked for."""
        if correction.action == "rename" and self.names[correction.entity_id] == correction.name:
            return "It already has this name."
        if correction.action == "retype" and self.labels[correction.entity_id] == correction.label:
            return "It already has this type."
        return ""

    def _chosen(self, correction: Correction) -> set[Wording]:
        """List the wordings of an entity that a split means."""
        wordings = self.wordings[correction.entity_id]
        return {w for w in wordings if tidy(w[1]) == correction.wording}

    def _carry_out(self, correction: Correction, into: str) -> int:
        """Apply a correction that fits, and count the mentions it is about."""
        entity_id = correction.entity_id
        moved = self.wordings[entity_id]
        if correction.action == "rename":
            self.names[entity_id] = correction.name
        elif correction.action == "retype":
            self.labels[entity_id] = correction.label
        elif correction.action == "merge":
            self._merge(entity_id, into)
        else:
            moved = self._chosen(correction)
            self._split(correction, into, moved)
        return sum(self.n_mentions[wording] for wording in moved)

    def _merge(self, entity_id: str, into: str) -> None:
        """Move everything of one entity to another."""
        self.wordings[into] = self.wordings[into] | self.wordings.pop(entity_id)
        self.home = {i: into if at == entity_id else at for i, at in self.home.items()}
        self.merged[entity_id] = into

    def _split(self, correction: Correction, into: str, chosen: set[Wording]) -> None:
        """Move a wording to another entity, or to one of its own."""
        entity_id = correction.entity_id
        target = into or split_id(entity_id, correction.wording)
        if not into:
            self.wordings[target] = set()
            self.names[target] = correction.wording
            self.labels[target] = self.labels[entity_id]
            self.merged.pop(target, None)  # split off, merged back and split off again
        self.wordings[entity_id] = self.wordings[entity_id] - chosen
        self.wordings[target] = self.wordings[target] | chosen

    def finish(self, outcomes: tuple[Outcome, ...]) -> Applied:
        """Say what became of each of the machine's entities and wordings."""
        ends = {wording: at for at, wordings in self.wordings.items() for wording in wordings}
        homes = self.home | _find_common_ends(ends)
        moved = {i: at for i, at in homes.items() if at != i}
        split = {wording: at for wording, at in ends.items() if homes[wording[0]] != at}
        alive = sorted(self.wordings)
        new = self.wordings.keys() - self.machine.keys()
        old = self.wordings.keys() & self.machine.keys()
        return Applied(
            moved,
            split,
            {i: self.names[i] for i in alive},
            {i: self.labels[i] for i in alive},
            frozenset(new | {i for i in old if self.names[i] != self.machine[i][0]}),
            frozenset(new | {i for i in old if self.labels[i] != self.machine[i][1]}),
            outcomes,
        )


def _find_common_ends(ends: dict[Wording, str]) -> dict[str, str]:
    """Find the entities all of whose wordings mean the same one now: they moved as a whole."""
    met: dict[str, set[str]] = {}
    for (entity_id, _), at in ends.items():
        met.setdefault(entity_id, set()).add(at)
    return {entity_id: at for entity_id, (at, *others) in met.items() if not others}
