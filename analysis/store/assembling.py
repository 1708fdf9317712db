"""Assemble a corpus: plan the parts, make them, and publish them under a manifest."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import Field, asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Protocol

import pandas as pd

from analysis import schema
from analysis.errors import InputError, SchemaError
from analysis.store.files import hash_file, make_folder, remove_temporaries
from analysis.store.late import SuggestTopics, write_topics
from analysis.store.lock import hold_lock
from analysis.store.manifest import PARTS_FOLDER, Counts, Manifest, StoredFile, make_run_id
from analysis.store.sealed import digest
from analysis.store.working import MakePart, PartTask, Prepare, Progress, make_parts
from analysis.store.writing import (
    Sidecar,
    iterate_parts,
    prepare_folder,
    publish,
    require_room,
    write_table,
)

PART_SIZE = 200
PHRASE_COLUMNS = ("head_lemma", "modifiers", "is_name")
"""What of the phrases decides which nouns are near."""


class Entry(Protocol):
    """An input that the listing accepted: a dataclass that names its article and file."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def article_id(self) -> str:
        """What the article will be called; parts are made in this order."""

    @property
    def file(self) -> str:
        """Its path below the input folder."""


@dataclass(frozen=True)
class Inputs:
    """What an input folder offers, and what of it is rejected at first sight."""

    entries: Sequence[Entry]
    rejected_rows: pd.DataFrame


@dataclass(frozen=True)
class Recipe:
    """The steps of a build, so that the store need not know who takes them."""

    read_inputs: Callable[[Path], Inputs]
    read_thread_terms: Callable[[], pd.DataFrame]
    read_quality: Callable[[], pd.DataFrame]
    """How often annotation was found right where people annotated too."""
    read_stamps: Callable[[], dict[str, str]]
    """Names the ``model``, ``aliases`` and ``code`` in force.

    What is called ``topics...`` decides the topics alone: no part is made again for it.
    """
    prepare: Callable[[Path], MakePart]
    """Input folder to what turns entries into tables; loads the model."""
    collect_entities: Callable[[Iterator[pd.DataFrame]], tuple[pd.DataFrame, pd.DataFrame]]
    """Mentions, part by part, to entities and their aliases."""
    collect_relatives: Callable[[Iterator[pd.DataFrame]], pd.DataFrame]
    """Phrases, part by part, to nouns of near meaning."""
    suggest_topics: SuggestTopics
    """All parts to the tables of topics."""


def assemble(
    input_dir: Path | str,
    output_dir: Path | str,
    recipe: Recipe,
    *,
    workers: int = 1,
    part_size: int = PART_SIZE,
    progress: Progress | None = None,
) -> Manifest:
    """Build a corpus folder from a folder of articles.

    Parts that an earlier run finished are taken over if their bytes verify. Until the
    last step the older corpus in ``output_dir`` stays as it was.

    Parameters
    ----------
    input_dir : path
        Holds ``articles.csv`` and the files it names.
    output_dir : path
        Where the corpus goes; made if it is not there.
    recipe : Recipe
        The steps.
    workers : int
        Processes; the bytes written do not depend on it.
    part_size : int
        Articles per part: memory grows with it, not with the number of articles.
    progress : callable, optional
        Is told how many inputs are done, and of how many.

    Returns
    -------
    Manifest
        What was written.

    Raises
    ------
    InputError
        If no input is accepted; nothing is written then.
    BusyError
        If another build of the folder is running.
    StoreError
        If the disk does not take it.
    """
    if workers < 1 or part_size < 1:
        msg = f"workers={workers} and part_size={part_size} must be at least 1"
        raise ValueError(msg)
    input_dir, output_dir = Path(input_dir), Path(output_dir)
    require_room(output_dir, input_dir)
    plan = _make_plan(input_dir, recipe, part_size)
    made = make_folder(output_dir)
    try:
        with hold_lock(output_dir):
            prepare = partial(recipe.prepare, input_dir)
            return _build(output_dir, plan, recipe, prepare, workers, progress)
    finally:
        _remove_empty(made)


@dataclass(frozen=True)
class _Plan:
    """What is to be built, known before anything is written."""

    input_dir: Path
    tasks: list[PartTask]
    unlisted: pd.DataFrame
    """One row per input that the listing already rejects."""
    thread_terms: pd.DataFrame
    stamps: dict[str, str]

    @property
    def corpus_id(self) -> str:
        return digest([self.stamps[name] for name in ("input", "threads", "aliases")])[:12]

    @property
    def n_read(self) -> int:
        return len(self.unlisted) + sum(len(task.inputs) for task in self.tasks)


def _make_plan(input_dir: Path, recipe: Recipe, part_size: int) -> _Plan:
    inputs = recipe.read_inputs(input_dir)
    unlisted = schema.conform(inputs.rejected_rows, schema.REJECTED_ROWS)
    thread_terms = recipe.read_thread_terms()
    stamps = {
        "schema": str(schema.VERSION),
        "threads": digest(thread_terms.to_dict("records")),
        **recipe.read_stamps(),
    }
    part_stamps = {name: one for name, one in stamps.items() if not name.startswith("topics")}
    entries = sorted(inputs.entries, key=_by_article)
    described = [[_describe(entry), _hash_input(input_dir / entry.file)] for entry in entries]
    tasks = [
        PartTask(
            number,
            digest([part_stamps, described[start : start + part_size]]),
            tuple(entries[start : start + part_size]),
            frozenset(sha256 for _, sha256 in described[start : start + part_size]),
        )
        for number, start in enumerate(range(0, len(entries), part_size))
    ]
    stamps |= {
        "input": digest([described, unlisted.to_dict("records")]),
        "settings": f"part_size={part_size}",
    }
    return _Plan(input_dir, tasks, unlisted, thread_terms, stamps)


def _build(
    folder: Path,
    plan: _Plan,
    recipe: Recipe,
    prepare: Prepare,
    workers: int,
    progress: Progress | None,
) -> Manifest:
    prepare_folder(folder)
    try:
        sidecars = make_parts(folder, plan.tasks, prepare, workers=workers, progress=progress)
        counts, rejected_rows = _count(plan, sidecars)
        if not counts.n_accepted:
            raise InputError(_say_nothing_accepted(plan.input_dir, counts, rejected_rows))
        parts = tuple(file for sidecar in sidecars for file in sidecar.files)
        whole = _write_whole_tables(folder, plan, recipe, parts, rejected_rows)
        topics = write_topics(folder, recipe.suggest_topics, parts, plan.stamps)
        kept = tuple(sidecar.as_file() for sidecar in sidecars if sidecar.files)
        manifest = _make_manifest(plan, counts, (*parts, *whole, *topics, *kept))
        publish(folder, manifest)
        return manifest
    finally:
        remove_temporaries(folder)
        remove_temporaries(folder / PARTS_FOLDER)
        _remove_empty([folder / PARTS_FOLDER])


def _write_whole_tables(
    folder: Path,
    plan: _Plan,
    recipe: Recipe,
    parts: Sequence[StoredFile],
    rejected_rows: pd.DataFrame,
) -> list[StoredFile]:
    """Write the tables about the corpus as a whole, once all parts are there."""
    mentions, phrases = (
        iterate_parts(folder, [file for file in parts if file.table == name], columns)
        for name, columns in (("mentions", None), ("phrases", list(PHRASE_COLUMNS)))
    )
    entities, entity_aliases = recipe.collect_entities(mentions)
    tables = {
        "entities": entities,
        "entity_aliases": entity_aliases,
        "noun_relatives": recipe.collect_relatives(phrases),
        "thread_terms": plan.thread_terms,
        "rejected_rows": rejected_rows,
        "quality": recipe.read_quality(),
    }
    key = digest(plan.stamps)
    return [write_table(folder, name, 0, key, rows) for name, rows in tables.items()]


def _make_manifest(plan: _Plan, counts: Counts, files: tuple[StoredFile, ...]) -> Manifest:
    return Manifest(
        schema_version=schema.VERSION,
        corpus_id=plan.corpus_id,
        run_id=make_run_id(plan.stamps),
        code_version=plan.stamps["code"],
        stamps=plan.stamps,
        counts=counts,
        files=files,
    )


def _count(plan: _Plan, sidecars: Sequence[Sidecar]) -> tuple[Counts, pd.DataFrame]:
    """Count what became of every input, and gather why some were rejected."""
    listed = [row for sidecar in sidecars for row in sidecar.rejected]
    rejected_rows = schema.frame(schema.REJECTED_ROWS, [*plan.unlisted.to_dict("records"), *listed])
    n_accepted = sum(sidecar.n_articles for sidecar in sidecars)
    if n_accepted + len(rejected_rows) != plan.n_read:
        msg = (
            f"Of {plan.n_read} inputs in {plan.input_dir}, {n_accepted} were accepted and "
            f"{len(rejected_rows)} rejected, which does not add up: please report this."
        )
        raise SchemaError(msg)
    reasons = Counter(rejected_rows["reason"])
    return Counts(plan.n_read, n_accepted, dict(sorted(reasons.items()))), rejected_rows


def _say_nothing_accepted(input_dir: Path, counts: Counts, rejected_rows: pd.DataFrame) -> str:
    if not counts.n_read:
        return f"{input_dir} lists no article: name at least one file in its articles.csv."
    first = str(rejected_rows["message"].iloc[0])
    return f"None of the {counts.n_read} inputs in {input_dir} was accepted; the first: {first}"


def _remove_empty(folders: Sequence[Path]) -> None:
    """Take back the folders that a failed build made for nothing."""
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()


def _describe(entry: Entry) -> str:
    """Return everything the listing says about an input, as text."""
    return json.dumps(asdict(entry), sort_keys=True, default=str)


def _by_article(entry: Entry) -> tuple[str, str]:
    return entry.article_id, entry.file


def _hash_input(path: Path) -> str:
    try:
        return hash_file(path)
    except OSError:
        return "unreadable"  # the reader says why; once it can be read, the part is made again
