"""Build a corpus from a folder of articles: read, clean, annotate, find threads, keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis import schema
from analysis.annotation import model
from analysis.annotation.counts import (
    collect_entities,
    count_entities,
    count_terms,
    count_voices,
    measure_lengths,
)
from analysis.annotation.cue_words.tables import find_cues
from analysis.annotation.guides import Guides, load_guides
from analysis.annotation.placing import place_entities
from analysis.annotation.quality import read_quality
from analysis.annotation.referring.relatives import collect_relatives
from analysis.corpus import articles, listing
from analysis.measures import definitions, threads
from analysis.measures.cue_words.counting import count_cues
from analysis.measures.windows import count_windows
from analysis.store.assembling import PART_SIZE, Inputs, Recipe, assemble
from analysis.store.files import hash_file
from analysis.store.manifest import Counts, Manifest
from analysis.store.parts import WRITER
from analysis.store.sealed import digest
from analysis.store.working import MakePart, PartTables, Progress
from analysis.topics.suggesting import suggest_topics

if TYPE_CHECKING:
    from spacy.language import Language

_PACKAGE = Path(__file__).resolve().parent
THREADS_FOLDER = _PACKAGE.parent / "data" / "threads"
ALIASES_FOLDER = _PACKAGE.parent / "data" / "aliases"
LEXICONS_FOLDER = _PACKAGE.parent / "data" / "lexicons"

_SOURCES = (
    "schema",
    "voices.py",
    "matching.py",
    "building.py",
    "corpus",
    "annotation",
    "measures/cue_words/counting.py",
    "measures/definitions.py",
    "measures/threads.py",
    "measures/windows.py",
    "store/parts.py",
    "store/order.py",
)
"""The code that decides what a part holds."""

_TOPIC_SOURCES = ("topics",)
"""The code that decides, beside that, what the topics are."""


def build_corpus(
    input_dir: Path | str,
    output_dir: Path | str,
    *,
    workers: int = 1,
    part_size: int = PART_SIZE,
    progress: Progress | None = None,
    nlp: Language | None = None,
) -> Manifest:
    """Build a corpus folder from a folder with ``articles.csv`` and the files it names.

    Parts that an earlier run finished are taken over if their bytes verify. Until the
    last step the older corpus in ``output_dir`` stays as it was.

    Parameters
    ----------
    input_dir : path
        Never changed.
    output_dir : path
        Where the corpus goes; made if it is not there.
    workers : int
        Processes. The bytes written do not depend on it; memory does.
    part_size : int
        Articles per part: memory grows with it, not with the number of articles.
    progress : callable, optional
        Is told how many inputs are done, and of how many.
    nlp : Language, optional
        A loaded model, for one worker; several load their own.

    Returns
    -------
    Manifest
        What was written.

    Raises
    ------
    InputError
        If the input cannot be read or nothing in it is accepted; nothing is written.
    ModelError
        If the language model is missing or is not the pinned one.
    BusyError
        If another build of the folder is running.
    StoreError
        If the disk does not take it.
    """
    recipe = replace(STANDARD, prepare=partial(_prepare, nlp=nlp if workers == 1 else None))
    return assemble(
        input_dir, output_dir, recipe, workers=workers, part_size=part_size, progress=progress
    )


def _prepare(input_dir: Path, *, nlp: Language | None = None) -> MakePart:
    """Load the model and the aliases, once per process."""
    return partial(
        _make_tables,
        folder=input_dir,
        nlp=nlp or model.load_model(),
        guides=load_guides(),
        thread_terms=_read_thread_terms(),
    )


def _make_tables(
    entries: tuple[listing.Entry, ...],
    *,
    folder: Path,
    nlp: Language,
    guides: Guides,
    thread_terms: pd.DataFrame,
) -> PartTables:
    """Make every table of a part."""
    # Imported here: it needs spaCy, and a build that finds all parts finished does not.
    from analysis.annotation.articles import annotate_articles

    cleaned = articles.read_articles(entries, folder)
    annotated = annotate_articles(cleaned.articles, cleaned.paragraphs, nlp, guides=guides)
    sentences = annotated.sentences
    thread_hits = threads.find_thread_hits(sentences, thread_terms)
    thread_ids = thread_terms["thread_id"].drop_duplicates()
    cue_hits = find_cues(annotated.tokens, sentences, annotated.mentions)
    tables = {
        "articles": annotated.articles,
        "removed_lines": cleaned.removed_lines,
        "sentences": sentences,
        "tokens": annotated.tokens,
        "mentions": annotated.mentions,
        "attributions": annotated.attributions,
        "attribution_spans": annotated.attribution_spans,
        "actions": annotated.actions,
        "action_names": annotated.action_names,
        "phrases": annotated.phrases,
        "cue_hits": cue_hits,
        "thread_hits": thread_hits,
        "article_lengths": measure_lengths(sentences),
        "article_threads": threads.count_threads(thread_hits, sentences, thread_ids),
        "article_windows": count_windows(sentences, thread_hits, thread_ids),
        "article_entities": count_entities(annotated.mentions, sentences),
        "sentence_entities": place_entities(annotated.mentions, sentences),
        "article_terms": count_terms(annotated.tokens, sentences),
        "article_voices": count_voices(annotated.attributions),
        "article_cues": count_cues(cue_hits),
    }
    return PartTables(tables, cleaned.rejected_rows)


def _read_inputs(input_dir: Path) -> Inputs:
    found = listing.read_listing(input_dir)
    return Inputs(found.entries, found.rejected)


def _read_thread_terms() -> pd.DataFrame:
    return definitions.read_threads(THREADS_FOLDER)


def _read_stamps() -> dict[str, str]:
    """Name everything besides the input that decides what the tables hold."""
    stamp = model.model_stamp()
    folders = (ALIASES_FOLDER, LEXICONS_FOLDER)
    aliases = [
        [path.name, hash_file(path)] for folder in folders for path in sorted(folder.glob("*.toml"))
    ]
    return {
        "model": f"{stamp.name} {stamp.version} {stamp.sha256[:12]}, spacy {version('spacy')}",
        "aliases": digest(aliases),
        "code": _hash_code(_SOURCES)[:12],
        "topics": f"scikit-learn {version('scikit-learn')}",
        "topics_code": _hash_code(_TOPIC_SOURCES)[:12],
    }


def _hash_code(sources: Sequence[str]) -> str:
    """Hash the code that decides what tables hold, so that old and new never mix."""
    paths = sorted(
        path
        for source in sources
        for path in ([_PACKAGE / source] if "." in source else (_PACKAGE / source).rglob("*.*"))
        if path.suffix in {".py", ".toml", ".npz", ".json"}
    )
    return digest([WRITER, [[str(path.relative_to(_PACKAGE)), hash_file(path)] for path in paths]])


def check_input(input_dir: Path | str) -> tuple[Counts, pd.DataFrame]:
    """Read and clean an input folder without annotating or writing anything.

    Returns
    -------
    Counts
        What a build would accept and reject.
    DataFrame, one row per rejected input (``schema.REJECTED_ROWS``)

    Raises
    ------
    InputError
        If the folder or its articles.csv cannot be read.
    """
    folder = Path(input_dir)
    found = listing.read_listing(folder)
    rejected = [found.rejected]
    n_accepted = 0
    for start in range(0, len(found.entries), PART_SIZE):
        cleaned = articles.read_articles(found.entries[start : start + PART_SIZE], folder)
        n_accepted += len(cleaned.articles)
        rejected.append(cleaned.rejected_rows)
    rejected_rows = schema.conform(pd.concat(rejected), schema.REJECTED_ROWS)
    reasons = dict(sorted(Counter(rejected_rows["reason"]).items()))
    return Counts(n_accepted + len(rejected_rows), n_accepted, reasons), rejected_rows


STANDARD = Recipe(
    read_inputs=_read_inputs,
    read_thread_terms=_read_thread_terms,
    read_quality=read_quality,
    read_stamps=_read_stamps,
    prepare=_prepare,
    collect_entities=collect_entities,
    collect_relatives=collect_relatives,
    suggest_topics=suggest_topics,
)
"""What `build_corpus` does."""
