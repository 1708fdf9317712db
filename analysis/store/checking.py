"""Check a built corpus: the bytes, the promises of the schema, and whether it adds up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.errors import SchemaError, StoreError
from analysis.store.manifest import PARTS_FOLDER, Manifest, find_damage, read_manifest
from analysis.store.parts import read_part
from analysis.store.writing import GLOBAL_TABLES, LATE_TABLES, PART_TABLES

Tables = dict[str, pd.DataFrame]


def check_corpus(folder: Path | str) -> list[str]:
    """Look for everything that could be wrong with a built corpus.

    Memory holds one part at a time.

    Returns
    -------
    list of str
        One sentence per problem; empty for a sound corpus. If bytes are damaged,
        nothing is looked at beyond them.

    Raises
    ------
    StoreError
        If there is no manifest, or it is damaged or of another version.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    damaged = [(file.name, find_damage(folder, file)) for file in manifest.files]
    problems = [f"{PARTS_FOLDER}/{name} {reason}." for name, reason in damaged if reason]
    return problems or [*_check_counts(manifest), *_check_tables(folder, manifest)]


def _check_counts(manifest: Manifest) -> Iterator[str]:
    counts = manifest.counts
    n_rejected = sum(counts.rejected.values())
    if counts.n_read != counts.n_accepted + n_rejected:
        yield (
            f"{counts.n_read} inputs were read, but {counts.n_accepted} accepted and "
            f"{n_rejected} rejected."
        )
    for name, n_expected in (("articles", counts.n_accepted), ("rejected_rows", n_rejected)):
        if manifest.n_rows(name) != n_expected:
            yield f"{name} has {manifest.n_rows(name)} rows where the manifest counts {n_expected}."


def _check_tables(folder: Path, manifest: Manifest) -> Iterator[str]:
    whole = _read_tables(folder, manifest, GLOBAL_TABLES, 0)
    yield from _check_promises(whole, "")
    entity_ids = set(whole["entities"]["entity_id"])
    thread_ids = set(whole["thread_terms"]["thread_id"])
    topic_ids = {*whole["topics"]["topic_id"], ""}
    seen: set[str] = set()
    n_mentions = 0
    for number in range(len(manifest.files_of("articles"))):
        part = _read_tables(folder, manifest, (*PART_TABLES, *LATE_TABLES), number)
        where = f" in part {number}"
        yield from _check_promises(part, where)
        yield from (f"{problem}{where}." for problem in _check_part(part))
        yield from _check_known(part["mentions"]["entity_id"], entity_ids, f"entity{where}")
        yield from _check_known(part["article_threads"]["thread_id"], thread_ids, f"thread{where}")
        for name in LATE_TABLES:
            yield from _check_known(part[name]["topic_id"], topic_ids, f"topic{where}")
        ids = set(part["articles"]["article_id"])
        if seen & ids:
            yield f"The article {min(seen & ids)} stands in two parts."
        seen |= ids
        n_mentions += len(part["mentions"])
    if n_mentions != whole["entities"]["n_mentions"].sum():
        yield f"There are {n_mentions} mentions, but entities counts another number."


def _read_tables(
    folder: Path, manifest: Manifest, names: tuple[str, ...], number: int
) -> dict[str, pd.DataFrame]:
    paths = {name: manifest.files_of(name)[number] for name in names}
    return {
        name: read_part(folder / PARTS_FOLDER / file.name, schema.TABLES[name])
        for name, file in paths.items()
    }


def _check_promises(tables: Tables, where: str) -> Iterator[str]:
    for name, rows in tables.items():
        table = schema.TABLES[name]
        try:
            schema.require(rows, table)
        except SchemaError as problem:
            yield f"{str(problem).rstrip('.')}{where}."
        n_twice = int(rows.duplicated(list(table.key)).sum())
        if n_twice:
            yield f"The table {name} has {n_twice} rows with a key that is there already{where}."


def _check_known(ids: pd.Series[str], known: set[str], what: str) -> Iterator[str]:
    unknown = sorted(set(ids) - known)
    if unknown:
        yield f"The {what} {unknown[0]} is used but not defined."


def _check_part(part: Tables) -> Iterator[str]:
    texts = dict(zip(part["articles"]["article_id"], part["articles"]["text"], strict=True))
    for name, rows in part.items():
        if "article_id" in rows.columns and name != "removed_lines":
            unknown = sorted(set(rows["article_id"]) - set(texts))
            if unknown:
                yield f"The table {name} speaks of an article {unknown[0]} that is not there"
                return
    yield from _check_hashes(part["articles"])
    for name, column in (("sentences", "text"), ("mentions", "surface")):
        yield from _check_words(name, part[name], column, texts)
    for name in ("tokens", "thread_hits", "attributions", "attribution_spans"):
        yield from _check_spans(name, part[name], texts)
    yield from _check_sums(part)


def _check_hashes(articles: pd.DataFrame) -> Iterator[str]:
    for article_id, text, expected in zip(
        articles["article_id"], articles["text"], articles["text_sha256"], strict=True
    ):
        if hashlib.sha256(text.encode()).hexdigest() != expected:
            yield f"The text of {article_id} differs from its SHA-256"


def _check_words(
    name: str, rows: pd.DataFrame, column: str, texts: dict[str, str]
) -> Iterator[str]:
    """Say whose offsets do not lead to its words."""
    for article_id, start, end, words in zip(
        rows["article_id"], rows["start_char"], rows["end_char"], rows[column], strict=True
    ):
        if texts[article_id][start:end] != words:
            yield f"In {name}, characters {start} to {end} of {article_id} are other words"
            return


def _check_spans(name: str, rows: pd.DataFrame, texts: dict[str, str]) -> Iterator[str]:
    """Say whose offsets lead out of the text."""
    lengths = rows["article_id"].map({key: len(text) for key, text in texts.items()})
    is_inside = (rows["start_char"] >= 0) & (rows["start_char"] < rows["end_char"])
    is_inside &= rows["end_char"] <= lengths.astype("float64")
    if not is_inside.all():
        yield f"In {name}, {int((~is_inside).sum())} rows have offsets outside the text"


def _check_sums(part: Tables) -> Iterator[str]:
    """Say which article's own counts differ from its sentences."""
    counted = part["sentences"][part["sentences"]["section"].isin(schema.COUNTED_SECTIONS)]
    sums = counted.groupby("article_id")["n_words"].agg(["sum", "size"])
    articles = part["articles"].set_index("article_id")
    sums = sums.reindex(articles.index, fill_value=0)
    for column, total in (("n_words", "sum"), ("n_sentences", "size")):
        differing = articles.index[articles[column] != sums[total]]
        if len(differing):
            yield f"{column} of {differing[0]} is not the sum over its sentences"
    quoted = part["sentences"].groupby("article_id")["n_quoted_words"].sum()
    speech = part["attributions"][part["attributions"]["manner"] == "speech"]
    given = speech.groupby("article_id")["n_words"].sum()
    differing = quoted.index[quoted != given.reindex(quoted.index, fill_value=0)]
    if len(differing):
        yield f"n_words of the attributions of {differing[0]} are not its quoted words"


def require_sound(folder: Path | str) -> None:
    """Raise the first problem of `check_corpus`.

    Raises
    ------
    StoreError
        If there is one.
    """
    problems = check_corpus(folder)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        msg = f"{folder} is not sound: {problems[0]}{more} Run python -m analysis build again."
        raise StoreError(msg)
